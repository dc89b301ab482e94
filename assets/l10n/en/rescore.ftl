# Records: sygnaly records list, show, verify, rescore and import.

## The list, and one attempt
rescore-from-store = Attempts of the database { $place }.
rescore-from-folder = Attempts of this computer: there is no office's database yet.
rescore-unknown = There is no attempt "{ $name }", neither on this computer nor in the office's database. The list: sygnaly records list.
rescore-unreadable = The attempt { $name } cannot be read. { $why }
rescore-erased = Attempt { $name }: what was said and done in it was erased on { $on }.
rescore-erased-short = (course erased on { $on })

## Scoring anew
rescore-totals = Result on record: { $then }. Result today: { $now }.
rescore-same = No differences.
rescore-other-engine = Another version of the program: { $then } on record, { $now } today.
rescore-other-scorer = Another version of the scoring: { $then } on record, { $now } today.
rescore-other-course = The same events take another course today, so that the two results are of different calls. The one on record remains the only result of this attempt.
rescore-rule-then = on record: { $found }
rescore-rule-now = today: { $found }
rescore-error-gone = Critical error on record alone: { $title }
rescore-error-new = Critical error today alone: { $title }
rescore-counts = No differences: { $same }. With differences: { $other }. Not to be scored anew: { $not }. Unreadable: { $unreadable }.
rescore-not-ended = This attempt has not ended, so that there is nothing to score.
rescore-not-erased = The course of this attempt was erased on { $on }, so that it cannot be scored anew.
rescore-not-scenario = There is no scenario or shift "{ $name }" any more, or its file has mistakes. Restore the file in the version of that day and check it: sygnaly check.
rescore-not-procedure = There is no procedure "{ $name }" any more, or its file has mistakes. Restore the file in the version of that day and check it: sygnaly check.
rescore-not-version = "{ $name }" is in version { $now } today, and the attempt was in version { $then }. Restore that version of the file while you score anew.

## Checking records
integrity-progress = Attempts checked: { $count }
integrity-folder = { $path }: checked. Attempts that hold: { $attempts }, findings: { $findings }.
integrity-store = Database { $place }: checked. Attempts: { $attempts }, of which the course was erased: { $erased }, findings: { $findings }.
integrity-no-store = There is no database { $place } yet. The first sygnaly records sync makes it.
integrity-attempt = Attempt { $id } (station: { $station }): { $what }
integrity-other-name = { $path } holds an attempt of another name: { $name }. Restore the file from a backup, or remove this copy.
integrity-trail = The audit trail holds up to the entry before number { $place }: that entry was changed or taken out. Restore the database from a backup.
integrity-trail-end = To be noted outside the database, in a paper log for instance (place and checksum of the last entry of the audit trail): { $mark }
integrity-anchor-holds = The end of the audit trail agrees with the anchor that is kept outside the database: entry { $place }. The anchor is kept since { $since }.
integrity-anchor-missing = There is no anchor of the end of the audit trail, so that nobody can tell whether its last entries were taken out. If this computer is new, or the database is from before this version of the program, make one: sygnaly records verify --new-anchor. If there was one, find out who removed it, and hold the trail against an entry that was noted earlier (--anchor) or against a backup.
integrity-anchor-cut = The last entries of the audit trail were taken out: it should reach entry { $place } at least, and ends at { $last }. The anchor is kept since { $since }. Keep a copy of the database and of the anchor's file, then restore the database from a backup. If it was restored or made anew already, make a new anchor: sygnaly records verify --new-anchor.
integrity-anchor-replaced = Entry { $place } of the audit trail is not the one in the anchor that is kept since { $since }: the end of the trail was taken out, and other entries were added. Keep a copy of the database and of the anchor's file, then restore the database from a backup. If it was restored or made anew already, make a new anchor: sygnaly records verify --new-anchor.
integrity-anchor-new = From now on the end of the audit trail is kept, from entry { $place } on. That entry says that the anchor is new.
integrity-mark-holds = The audit trail still holds the entry { $place }, with the same checksum.
integrity-mark-lost = The audit trail does not hold the entry { $place }, or with another checksum: it was changed or taken out. See whether it was copied right; if so, keep a copy of the database and compare it with backups.
integrity-lines = after line { $after }, lines are missing or are there twice
integrity-changed = line { $line } was changed
integrity-not-understood = this version of the program does not understand all of it ({ $why })
integrity-last = the last line is not the one that the database took
integrity-column = what stands beside its lines is not what they say: { $column }
integrity-verdicts = the verdicts beside its lines are not those in them
integrity-needs = the caller's needs beside its lines are not those in them
integrity-not-erased = it is said to be erased, and its lines are still there
integrity-unannounced = it is whole, and the audit trail does not say that it came
integrity-other-came = by the audit trail, an attempt with other content came
integrity-gone = by the audit trail it came, and it is not in the database
integrity-decided = what was decided on it is not what the audit trail says
integrity-review = the decision { $review } was changed
integrity-signature-broken = the signature does not fit: the record was changed after the exam ended
integrity-signature-missing = it is not signed, though its station signed exams already at that time
integrity-signature-other-key = it is signed with a key that the database does not take for the station’s; if the new key is accounted for: sygnaly records station --accept-key KEY
integrity-file-signature = The signature of the exam { $path } does not fit: the file was changed after the exam ended. Keep a copy of it, then restore the file from a backup.
integrity-file-unsigned = The exam { $path } is not signed, though this station signed exams already at that time. Keep a copy of the file and compare it with a backup and with the office’s database.
integrity-file-other-key = The exam { $path } is signed with another key than this station’s. If the file comes from another station, remove it from here. If station-key.json was lost, restore it from a backup.
integrity-signed = Exams that a station’s signature proves: { $signed }, not signed (by earlier versions of the program): { $unsigned }.

## Importing people
import-done = People added: { $added }. In the list already: { $known }. Lines left out: { $broken }.
import-would = A trial: nothing was written. To be added: { $added }. In the list already: { $known }. Lines to be left out: { $broken }.
import-refused = Nobody was read from { $path }. { $why }
import-windows-1250 = The file has its Polish letters in Windows-1250. See in the list (sygnaly people list) that the names are right.
import-passed-over = Columns that the program does not need and does not read: { $columns }.
import-workbook = This is a workbook and no CSV table. In the spreadsheet choose "Save as", "CSV UTF-8".
import-no-text = This is no text in UTF-8 or Windows-1250. Save the table as "CSV UTF-8".
import-letters = Line { $line } has a letter that is neither UTF-8 nor Windows-1250. Save the table as "CSV UTF-8".
import-empty = The file is empty. Name the columns in its first line: imię, nazwisko, stanowisko, komórka, urząd, forma (or first name, last name, position, unit, office, address).
import-columns = The first line lacks the columns: { $columns }. Where they are there, say what parts them: --delimiter ";".
import-column-twice = The first line names the column "{ $column }" twice. Leave one.
import-line-cells = Line { $line }: cells: { $found }, columns: { $columns }. Put a cell that holds the separator into quotation marks.
import-line-quote = Line { $line }: a quotation mark has no pair. Remove it, or double it.
import-line-empty = Line { $line }: the cell "{ $column }" is empty.
import-line-formula = Line { $line }: the cell "{ $column }" begins with "{ $sign }", as a formula does. Correct it.
import-line-long = Line { $line }: the cell "{ $column }" has more than { $most } characters.
import-line-sign = Line { $line }: the cell "{ $column }" holds a sign that cannot be seen or read. Write it anew.
import-line-address = Line { $line }: the form of address "{ $found }" is not known. Write pan or pani (Mr or Ms).
