# The panel for HR: the frame of its pages, signing in, errors; sygnaly serve and sygnaly user.

## Frame
panel-name = HR panel
panel-skip = Skip to the content
panel-language = In English
panel-sign-out = Sign out
panel-parts = Parts of the panel
panel-part-people = People
panel-part-expiring = Ending soon
panel-part-queue = To be decided
panel-part-figures = Results in figures
panel-part-certificates = Certificates
panel-part-audit = Audit trail
panel-part-retention = Data retention
role-hr = HR
role-trainer = trainer
role-auditor = auditor, read-only

## Signing in
panel-sign-in = Sign in
panel-name-label = Account name
panel-password-label = Password
panel-sign-in-help = Forgotten the password? The office’s IT sets a new one (sygnaly user reset).
panel-sign-in-button = Sign in
panel-sign-in-wrong = The account name or the password does not match. Check that Caps Lock is off, and enter them again.

## Errors
panel-error-title = This page cannot be shown
panel-to-people = Go to the list of people
panel-to-sign-in = Go to the sign-in page
panel-error-signed-out = Sign in to see this page.
panel-error-not-allowed = Your account does not allow this. Ask the office’s IT to change that.
panel-error-not-found = There is no such page: the address is incomplete, or what it led to was removed.
panel-error-not-understood = The panel does not understand this address or form. Go back to the page before and try again.
panel-error-bad-form = The form ran out before it was sent, and nothing was changed. Open the page anew and send it again. If this keeps happening, allow the browser to keep this panel’s cookies.
panel-error-foreign-form = The form came from another site than this panel, so nothing was changed. Fill it in within the panel.
panel-error-too-long = The text in the form is too long, and nothing was changed. Go back, shorten it and send it again.
panel-error-other-name = The panel does not answer to this computer name. Enter the address that IT gave you; a new name is added with the option --name of sygnaly serve.
panel-error-too-often = { $seconds ->
    [one] There were too many failed tries. Try again in { $seconds } second.
   *[other] There were too many failed tries. Try again in { $seconds } seconds.
 }
panel-error-store = The database does not answer at the moment. Try again soon; if that does not help, tell the office’s IT.
panel-error-template = The page could not be put together. This is a fault of the program: tell the office’s IT.

## Accounts: sygnaly user
user-added = { $name } ({ $role }): the account was made. Password: { $password }. Hand it on now, the program does not show it again.
user-added-own = { $name } ({ $role }): the account was made, with the password given.
user-reset = { $name } ({ $role }): the new password is { $password }. Hand it on now, the program does not show it again. Open sessions of this account have ended.
user-reset-own = { $name } ({ $role }): the password was changed to the one given. Open sessions of this account have ended.
user-closed = { $name } ({ $role }): the account is closed. Its name stays taken, for it stands beside what was done with it.
user-nobody = There are no accounts yet. Make the first one: sygnaly user add NAME --role hr
user-line = { $name } ({ $role }), since { $since }
user-line-closed = { $name } ({ $role }), closed { $until }
user-no-password = The password could not be read from standard input: { $why }.
account-name = An account name has 1 to { $most } signs.
account-taken = Another account has or had the name "{ $name }". Choose another.
account-unknown = There is no open account "{ $name }".
account-password-length = A password has { $least } to { $most } signs.
account-password-is-name = The password must not be the account name. Choose another.
account-secret = The password could not be secured: { $why }. Try again; if that does not help, restart the computer.

## Server: sygnaly serve
serve-ready = The panel is running: { $address }. Database: { $place }. Stop it with Ctrl+C.
serve-nobody = Nobody can sign in yet, for there is no account. Make the first one: sygnaly user add NAME --role hr
serve-on-a-network = At { $address } other computers reach the panel. If that is meant, add --yes-on-a-network and the files of a certificate (--tls-cert, --tls-key); else keep the default address.
serve-without-tls = Note: the panel is on the network without encryption. Anybody on it can read passwords and personal data. Give the files of a certificate: --tls-cert and --tls-key.
serve-address = { $address } cannot be listened on: { $why }. Name another (--listen), or end the program that has it.
serve-tls = The TLS certificate cannot be used: { $why }. Both files are PEM, and the key has to belong to the certificate.
serve-broken = The panel is not running: { $why }.
