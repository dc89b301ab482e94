# People's data: how long what is kept, erasing, a copy for the person, consents. sygnaly records erase, person and retention; the panel.

## Classes of data
erasure-class-audio = Recordings
erasure-class-audio-about = The sound of turns, kept with consent. It lies on the computer where it was made, and nowhere else.
erasure-class-transcript = Words
erasure-class-transcript-about = What was said in attempts, with the evidence of verdicts.
erasure-class-log = Course of attempts
erasure-class-log-about = Keys, times and events of attempts.
erasure-class-result = Results
erasure-class-result-about = Whose a result is, the reasons of decisions, and disputes.
erasure-class-certificate = Certificates
erasure-class-certificate-about = What a certificate says. The time is counted from its last day of validity.

## How long
retention-months = { $months } months
retention-keep = without limit
retention-line = { $class }: { $kept }
retention-decided = The new time was noted: { $class }.
retention-shorter = A shorter time erases data for good. Confirm it beside this kind of data.
retention-asks = { $count ->
    [one] I understand: the next check erases the data of { $count } record.
   *[other] I understand: the next check erases the data of { $count } records.
}
retention-needs-yes = { $count ->
    [one] The shorter time erases the data of { $count } record at the next check, for good. If that is meant, add --yes.
   *[other] The shorter time erases the data of { $count } records at the next check, for good. If that is meant, add --yes.
}
retention-no-months = "{ $months }" is no number of months. Enter one from 1 to { $most }, or leave the field empty.
retention-note = Data are deleted automatically once their period ends (checked daily). The result stays in the figures without the person’s name.
retention-caption = How long data are kept
retention-class = Kind of data
retention-about = What it is
retention-kept = How long
retention-change = Change
retention-in-months = Number of months
retention-save = Save
retention-hint = An empty field means "without limit": data stay until somebody erases them.
retention-how = How it works
retention-how-when = The time of attempts is counted from the day on which they began.
retention-how-one-record = What was said and what was done in an attempt are one record. Where their times differ, the shorter one counts.
retention-how-results = The time of results should be longer than the period over which a policy counts exams together. An exam that was erased counts for no further certificate.
retention-how-waiting = Exams with an unclear verdict and attempts with an unanswered dispute stay until somebody has decided.
retention-how-stations = The office's computers erase the same when they send data the next time. Recordings go sooner where the computer is set so (after 30 days as a rule).
retention-how-backups = Backups have to be erased separately.

## Erasing a person in the panel
erase-title = Erasing a person's data
erase-title-of = Erasing data: { $name }
erase-goes = What will be erased
erase-goes-person = first and last name, position, unit and office
erase-goes-attempts = records of attempts: what was said, what was done, the evidence, and whose the results are
erase-goes-decisions = reasons of decisions, disputes and the answers to them
erase-goes-certificates = what certificates say, acknowledgements of the procedure, and consents
erase-goes-stations = the same on the computers on which this person practised, recordings included, when they send data the next time
erase-stays = What will stay
erase-stays-figures = results without a person, for the figures
erase-stays-numbers = numbers and days of certificates, and that one was revoked
erase-stays-audit = entries of the audit trail, without this person's name
erase-stays-digest = a digest of name, unit and office, from which they cannot be read: by it the database knows these data again, should they come back from a computer that was away
erase-confirm = Confirmation
erase-type-name = This cannot be undone. To confirm it, type first and last name: { $name }
erase-name = First and last name
erase-button = Erase this person's data
erase-back = Back, erase nothing
erase-other-name = This is not the name of this person. Nothing was erased.
erase-was = This person's data were erased on { $on }.
erase-was-note = Results without a person, and numbers and days of certificates, are left.
erase-to-people = The list of people

## Erasing by commands
erase-ask = { $name }: name, position, attempts with their recordings, what certificates say, acknowledgements and consents will go. This cannot be undone. To erase them, add --yes.
erase-done-store = { $name }: erased from the office's database. Attempts: { $attempts }, certificates: { $certificates }, acknowledgements: { $acknowledgements }, consents: { $consents }.
erase-done-here = Erased from this computer. Attempts: { $attempts }, attempts with recordings: { $recordings }, certificates: { $certificates }, other entries: { $entries }.
erase-nothing-here = There was nothing to erase on this computer.
erase-no-store = There is no office database, so data were erased from this computer alone.
erase-stations-later = The other computers erase the same when they send data the next time (sygnaly records sync).
erase-in-use = The attempt { $name } is being played at this moment. End it and repeat the command.
erase-unclear = Attempts that cannot be read: { $count }. Nobody can say whose they are; they stay as they were. Look at them and remove them by hand.
erase-unfinished = The erasure has not come to its end: what is named above was left. Mend it and repeat the command; the program also goes on by itself when it sends data the next time (sygnaly records sync).
erase-due-line = { $class }: erased { $count }.
erase-due-none = No time is set for any class of data in the database: sygnaly records retention.
erase-due-no-store = There is no office database, so nothing is past its time.

## A copy of the data for the person
person-data-written = Wrote { $path }: everything that the program keeps on this person. These are personal data; hand it to nobody else.
person-data-recordings = Recordings are files of their own. The file says where they lie; copy them along.
person-data-no-store = There is no office database, so the file holds what is on this computer alone.

## The register of certificates
certificate-erased = the holder’s data were erased on { $on }

## Whoever has the details of somebody who was erased
admit-done = People of the same name, unit and office as { $person } are taken as new people from now on. Attempts from before the erasure are still not taken.
admit-nobody = There is no { $person } who was erased and whose details are kept out. The list: sygnaly records admit.
admit-line = { $person }, erased { $erased }
admit-none = Nobody's details are kept out.
