# Attempts and people: sygnaly attempts, sygnaly people, and what is wrong with their files.

## Files of attempts
records-file = { $path } can be neither read nor written: { $why }. Check the folder, its permissions and the room on the disk.
records-exists = The attempt { $path } is there already. Begin again: the new attempt gets another name.
records-taken = The attempt { $path } is open in another window of the program. Close that window and try again.
records-gone = { $path } is there no more: it was removed, or its folder was. What happens from now on is not written down. End the attempt, check the data folder and begin again.
records-empty = { $path } has not even a whole first line: the attempt had not begun yet. The file can be removed.
records-changed = { $path } is damaged or changed, from line { $line }. Restore it from a backup. The program changes nothing in it.
records-not-understood = { $path }, line { $line }: this version of the program does not understand it ({ $why }). Open the attempt with the version that wrote it.
sealed-taken = Another window of the program is writing to { $path }. Try again.
sealed-not-understood = { $path }, line { $line }: this version of the program does not understand it ({ $why }). Open it with the version that wrote it.
records-newer = { $path } comes from a newer version of the program (format { $format }). Update the program; the file stays as it is.
records-resumed-before = The attempt { $path } was resumed once before. It cannot be resumed again: it has to be closed as interrupted.
records-closed = The attempt { $path } has ended, and nothing is added to it any more.

## The list of attempts
attempts-none = There are no attempts yet.
attempts-unknown = There is no attempt "{ $name }". The list: sygnaly attempts list.
attempts-practice = practice
attempts-exam = exam
attempts-score = { $score } of 100, { $passed }
attempts-not-scored = not scored
attempts-unfinished = unfinished
attempts-interrupted = interrupted
attempts-given-up = given up

## One attempt
attempts-accommodations = Accommodations: more rings to answer: { $rings }; the other side’s patience: { $waiting } %.
attempts-invigilator = Invigilator: { $name }
attempts-resumed = The attempt was interrupted and then resumed ({ $when }). Time away: { $away }.
attempts-resumed-by = Let go on by: { $name }.
attempts-no-card = This attempt was not scored. Events on record: { $events }.

## People
people-trainees = Trainees:
people-invigilators = Invigilators:
people-nobody = nobody is in the list
people-pin-set = PIN set
people-pin-not-set = no PIN
people-pin-locked = PIN locked
people-invigilator-added = { $name }: added to the invigilators. Code: { $code }. Write it down now, the program does not show it again.
people-invigilator-removed = { $name }: removed from the invigilators. The code no longer works.
people-pin-reset = { $name }: the new PIN is { $pin }. Hand it over now, the program does not show it again.
people-corrected = Corrected: { $name }, { $position }, { $unit }. Certificates that were issued and attempts on record stay as they are.
people-name-in-two = Give a first and a last name, not "{ $name }" alone.
people-damaged = { $path } is damaged ({ $why }). Mend it or restore it from a backup. The program changes nothing in it.
people-unknown-trainee = There is no trainee "{ $name }".
people-unknown-invigilator = There is no invigilator "{ $name }".
acknowledgement-known = This acknowledgement is on record already.
people-empty-field = Fill in everything: first name, last name, position, unit and office.
people-empty-name = Give the invigilator's first and last name.
people-same-trainee = This person is in the list already, in the same unit of the same office.
people-same-invigilator = An invigilator of this name is in the list already. If it is somebody else, add the position.
people-code-taken = Somebody else has this code. Choose another one.
people-code-short = A code has at least 8 letters and digits.
people-pin-not-digits = A PIN has digits alone.
people-pin-length = A PIN has 4 to 12 digits.
people-pin-same = A PIN may not be one digit again and again.
people-pin-run = A PIN may not count up or down, as 1234 or 4321 do.
people-secret = The PIN or code could not be secured: { $why }. Try again; if that does not help, restart the computer.

# The signature of an exam.
station-key-open-to-others = Other accounts on this computer may read the station’s key { $path }. Take that away (chmod 600). Until then exams are not signed.
proof-good = Signed by this station. Nothing in the record has changed since the exam ended.
proof-unsigned = Not signed. Earlier versions of the program wrote exams so; checksums alone guard the file against changes.
proof-missing = Not signed, though the station signed exams already at that time. Find out where this record comes from.
proof-broken = The signature does not fit: the record was changed after the exam ended. Do not accept the result until that is explained.
proof-other-key = Signed with a key that is not known to be this station’s. Find out whether the station has a new key.
