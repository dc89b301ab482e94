# The panel: issuing, downloading and revoking certificates, and what somebody did meanwhile (src/web).

## Issuing
panel-issue-link = Issue the certificate
panel-issue-title = Issuing a certificate: { $name }
panel-issue-what = What the certificate will state
panel-issue-earned = Everything was met on
panel-issue-language = Language of the certificate
panel-issue-in-language = English
panel-issue-confirm = Issuing
panel-issue-note = The office signs the certificate with the key on this computer. A certificate that was issued cannot be changed; it can only be revoked.
panel-issue-makes-key = This is the office’s first certificate, so the key with which the office signs them will be made now. Ask IT for a backup of the key right afterwards.
panel-issue-button = Issue the certificate
panel-issue-back = Back to the person
panel-issue-done = The certificate was issued. Download its file and hand it to this person.
panel-issue-done-first = The certificate was issued. Download its file and hand it to this person. The key with which the office signs certificates was made as well: ask IT to back it up (sygnaly certify keys backup --to FILE) and to lock the backup away.

## Downloading
panel-certificate-print-note = There is a page about the certificate to print (PDF).
panel-certificate-print = Download the page to print (PDF)

## Revoking
panel-revoke-heading = Revoking
panel-revoke-link = Revoke this certificate
panel-revoke-title = Revoking certificate { $number }
panel-revoke-means = What that means
panel-revoke-for-good = The certificate will be invalid from today on. That cannot be undone; a new one can be issued.
panel-revoke-exams = After “issued in error” and “replaced by another certificate” a new certificate may rest on the same exams. After the other reasons, exams of later days are needed.
panel-revoke-list = Whoever checks certificates learns of it from a new signed list. IT issues it: sygnaly certify revocations --to FILE.
panel-revoke-reason = Reason
panel-revoke-hint = The reason stands in a list that anybody may read. No names are in it.
panel-revoke-no-reason = Choose a reason from the list.
panel-revoke-button = Revoke the certificate
panel-revoke-back = Back to the certificate
panel-revoke-done = The certificate was revoked. Whoever checks certificates learns of it from a new list: sygnaly certify revocations --to FILE.

## Meanwhile
panel-answer-title = Answer to a dispute
panel-answer-dispute = The dispute
panel-answer-theirs = The answer that is on record
panel-answer-yours = Your answer
panel-answer-too-late = Your answer was not saved: somebody answered before. Both are below.
panel-answer-meanwhile = Your answer was not saved: since you opened the page, somebody has decided on the result that is disputed. Read their decision. If your answer still holds, send it once more.
panel-answer-only-one = A dispute has one answer, the first. If it is wrong, a decision can still change the verdict.
panel-answer-review = Change the verdict on this rule
panel-answer-back = Back to what awaits a decision

## The trail in plain words
panel-deed-command-line = a command on the office’s computer
panel-deed-retention = the program, at the end of the time of keeping
panel-deed-revoked = from { $on }, reason: { $why }
panel-deed-policy = version { $version }, in force from { $from }
panel-deed-acknowledged = { $procedure }, version of the document { $document }, on { $on }
panel-deed-expired = erased: { $count }, from before { $before }
panel-deed-erased = attempts: { $attempts }, certificates: { $certificates }
panel-deed-barred = wrong passwords in a row: { $count }
panel-deed-statements = statements sent: { $count }
panel-audit-raw = As it was written
