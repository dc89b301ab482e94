# Certificates: sygnaly certify issue | export | revoke | list | revocations | keys, and sygnaly verify.

## What a certificate says
credential-name = Certificate of telephone service for people with access needs
credential-description = Confirms exams passed by this procedure: { $procedure } (version of the document: { $document }).
credential-criteria = Exams passed in the telephone simulator "Trzy sygnały", invigilated by a second person, without a critical error. Certification policy: { $policy }, version { $version }. Number of exams: { $exams }. The procedure was acknowledged, version of the document: { $document }.

## Issue, revocation, list
certificate-issued = Certificate { $number } issued: { $name }, valid to the end of { $until }. File: { $path }.
certificate-exported = Certificate { $number } written once more to { $path }.
certificate-unwritten = Certificate { $number } is issued and in the register, but { $path } could not be written: { $why }. Write it somewhere else: sygnaly certify export { $number } --to FILE.
certificate-in-data = { $path } would lie in the program's data folder and could take the place of what is kept there. Name another folder.
certificate-not-earned = { $name }: something is still missing for a certificate.{ $missing }
certificate-several = A certificate is earned here under several policies: { $policies }. Choose one: --policy ID.
certificate-unknown-policy = There is no certification policy "{ $name }".
certificate-revoked = Certificate { $number } revoked, from { $on } on. Others learn of it from a new list: sygnaly certify revocations --to FILE.
certificates-none = No certificate was issued yet.
certificate-state-valid = valid
certificate-state-expired = expired
certificate-state-not-yet = not valid yet
certificate-state-revoked = revoked
revocation-issued-in-error = issued in error
revocation-exam-annulled = an exam was annulled
revocation-replaced = replaced by another certificate
revocation-withdrawn = withdrawn by the office
revocation-key-exposed = the signing key may be in strange hands
revocations-written = List of revoked certificates no. { $number } of { $on }: { $path }. Certificates in it: { $count }. Issue the next list by { $next }.

## The register
register-unknown = There is no certificate "{ $name }" in the register.
register-revoked-before = Certificate { $number } is revoked already, from { $on } on.
register-before-issue = { $day } is earlier than the day of issue, { $issued }. Check the date of the computer or of the command.
register-older-list = The last list is of { $last }, and this one would be of { $day }. Check the date of the computer or of the command.

## Keys
keys-made = The key with which the office signs certificates was made. Back it up now (sygnaly certify keys backup --to FILE) and lock the copy away.
keys-lost = { $path } is gone, although the office has signed certificates. Restore the keys from a backup: sygnaly certify keys restore FILE. Without a backup, a new key is made only with --new-key: sygnaly certify issue PERSON --to FILE --new-key.
keys-made-anew = A new key was made in place of the lost one. Back it up now (sygnaly certify keys backup --to FILE) and hand on the new file of public keys (sygnaly certify keys export --to FILE). The lost key is not in it: earlier certificates can be checked with the old file alone, and new lists of revocations do not vouch for them.
keys-none = There are no keys yet. The first certificate makes them, or now: sygnaly certify keys make --office "NAME OF THE OFFICE". If there were any, restore a backup: sygnaly certify keys restore FILE.
keys-there = The keys of the office "{ $office }" are here already. A new key in place of the present one: sygnaly certify keys rotate.
keys-no-office = Give the office's name (--office).
keys-rotated = From now on a new key signs certificates: { $key }. Back it up, and hand on the new file of public keys (sygnaly certify keys export --to FILE). The key until now stays in it for checking.
keys-exported = The public keys are in { $path }. Hand it to anyone who wants to check certificates.
keys-backed-up = A copy of the private key is in { $path }. Whoever has this file can sign certificates in the office's name. Lock it away and do not send it by mail.
keys-restored = The keys were restored from { $path }. Lock the backup away again.
keys-were-there = The keys of the backup { $path } are here already. Nothing has changed.
keys-restored-damaged = The keys were restored from { $path }. The damaged file lies beside them, with .damaged behind its name.
keys-damaged = The file of keys { $path } is damaged ({ $why }). Restore a backup. The program changes nothing in it.
keys-other-kind = { $path } holds no keys of this program. Public keys are written by sygnaly certify keys export, a copy of the private one by sygnaly certify keys backup.
keys-is-private = { $path } holds the office's private key. Checking takes the file of public keys (sygnaly certify keys export). If this file came into strange hands, change the key: sygnaly certify keys rotate.
keys-is-public = { $path } holds public keys alone. Restoring takes a copy of the private key (sygnaly certify keys backup).
keys-open-to-others = Other accounts of this computer can read the private key { $path }. Take that away (chmod 600) and consider a new key: sygnaly certify keys rotate.
keys-other-office = The keys of this computer are those of "{ $keys }", and the certificate would be issued by "{ $office }". Correct the person's office, or use a data folder of its own for the other office.
keys-too-early = The key signs from { $since } on, not on { $day }. Check the date of the computer or of the command.
keys-would-lose = { $path } has keys that the backup lacks. If the backup is to take its place all the same, move it away first.
keys-random = The system gave no random bytes: { $why }. Try again; if that does not help, restart the computer.

## Checking
verify-valid = Valid. The office had not revoked it by { $on } (list no. { $list }).
verify-expired = Expired. The office issued it, but its last day is over.
verify-not-yet = Not valid yet. The office issued it, but its first day is still to come.
verify-revoked = Revoked from { $on } on: { $why }.
verify-revocation-unknown = Issued by the office and within its dates, but revocation unknown since { $since }. Ask the office for a new list of revoked certificates and name it: --revocations FILE.
verify-forged = Forged. { $why }
verify-about = Certificate { $number }, { $issued } – { $until }. { $holder }, { $position }, { $unit }. Issued by: { $office }. Procedure: { $procedure }, version of the document: { $document }.
verify-list = The list of revoked certificates { $path } cannot be taken. { $why } Ask the office for a new one.
doubt-unreadable = The file cannot be read in one way alone: { $why }.
doubt-not-signed = The file has no signature.
doubt-other-kind = The file has a signature of another kind than this program makes, or a damaged one.
doubt-unknown-key = This office did not sign it: the key { $key } is none of its keys. If the office changed its key, ask for its new file of public keys.
doubt-key-not-in-use = The signature is of { $day }, and on that day the office did not sign with this key. If the office changed its key, ask for its new file of public keys.
doubt-changed = The content was changed after it was signed.
doubt-other-issuer = This office signed it, but the file names another issuer.
doubt-other-content = This office signed it, but as something else than what is asked for here.
doubt-list-period = This office signed it, but the next list would be due on { $next }: before this one, or more than 366 days after it.
