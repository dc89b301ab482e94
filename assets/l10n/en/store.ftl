# The office's database: sygnaly records sync, stations and station, and what is wrong with a database.

## What is wrong with a database
database-file = The database { $place } can be neither opened nor made: { $why }. Check the folder, its permissions and the room on the disk.
database-foreign = { $place } is no database of this program. Name another place (--database), or restore the database from a backup. The program changes nothing there.
database-damaged = The database { $place } is damaged ({ $why }). Restore it from a backup. What is kept on the stations is safe and can be sent again.
database-newer = A newer version of the program changed the database { $place }. Update the program; the database stays as it is.
database-unreachable = The database { $place } cannot be reached ({ $why }). What is kept on this computer is safe. Check the network and the server; the program sends its records when the connection is back.
database-refused = The database { $place } takes neither this user name nor this password. Correct the address: the setting database, or the variable SYGNALY_DATABASE.
database-address = The server's address { $place } cannot be understood ({ $why }). Write it as postgres://USER:PASSWORD@SERVER:5432/DATABASE. Special signs of the password are written as %40, %2F.
database-no-servers = { $place } is a PostgreSQL server, and this version of the program was built without it. Name a file, or build the program with the feature postgres.
database-full = No room is left on the disk with the database { $place }. Make room and try again. What is kept on this computer is safe.
database-read-only = The database { $place } can only be read. Allow writing to the file and its folder, or grant it on the server.
database-busy = Another program is writing to the database { $place } and does not come to an end. Try again in a moment.
database-slow = Work with the database { $place } took more than { $minutes } min and was given up: the database answers too slowly or not at all. What it had taken by then is there; the rest is safe, and the next sending goes on from there. Check the network and the server.
database-changed = The database { $place } holds something that the program did not leave so: { $what } ({ $why }). Restore it from a backup, and check it: sygnaly records verify.
database-failed = The database { $place } reports an error: { $why }. Try again; if it comes back, show this message to whoever looks after the database.
database-no-place = It is not known where the database is. Give the path of a file, or an address postgres://USER@SERVER/DATABASE: by --database, in the variable SYGNALY_DATABASE or in the setting database.
database-no-runtime = The system does not let the program wait for the database: { $why }. Close other programs and try again.

## Sending
sync-done = Sent to the database { $place }. Attempts that are new or longer than before: { $attempts }.
sync-erased = What was erased in the database was erased on this station, too. Attempts: { $attempts }, recordings: { $recordings }, other entries: { $others }.
sync-returned = This station still held data of somebody who was erased in the database before ({ $person }). The database did not take them, and the station erases them. If it is somebody else of the same name, unit and office: sygnaly records admit { $person }, and then add them anew.
sync-kept-back = { $count ->
    [one] { $count } file was not sent: the reason is above. The rest is in the database.
   *[other] { $count } files were not sent: the reasons are above. The rest is in the database.
 }
sync-attempt-differs = The attempt { $path } differs from what was sent to the database before. Restore the file from a backup. The database keeps what it had.
sync-attempt-not-taken = The database did not take the attempt { $path }: { $why }. The file is safe on this computer, and other attempts were sent. Show this message to whoever looks after the database.
sync-before-erasure = The attempt { $path } was not sent: it is from before the day on which somebody of the same name in the same unit was erased. If it is theirs, remove the file.
sync-same-details = { $trainee } was not sent: they have the name, unit and office of somebody who was erased, and may be the same person or not. If it is the same person and their data are to go: sygnaly records erase { $trainee } --yes. If it is somebody else, or somebody who came back: sygnaly records admit { $person }.
sync-clock-ahead = This computer's clock is some { $minutes } min ahead of the database's. Set it: attempts are dated by it. The records were sent unchanged.
sync-clock-behind = This computer's clock is some { $minutes } min behind the database's. Set it: attempts are dated by it. The records were sent unchanged.

## Stations
sync-stations-none = No station has sent anything yet.
sync-station-line = { $id } { $name }, last: { $seen }, clock against the database's: { $ahead } s
sync-station-this = This station: { $name } ({ $id }).
sync-station-renamed = This station is now called { $name } ({ $id }). The database learns of it the next time something is sent.
sync-station-no-name = Give the station a name, such as --name "Room 12".
sync-station-key-other = This station signs exams with another key than the one the database knows. The records were sent, but their signature counts for nothing. If the key was changed knowingly (a new disk, station-key.json lost), whoever looks after the database accepts the new one: sygnaly records station --accept-key { $key }. If not, find out who changed the file.
sync-station-key-line = key { $key }, in the database since { $seen }
sync-station-key-waiting = key { $key }, in the database since { $seen }, not accepted yet. If it is accounted for: sygnaly records station --accept-key { $key }
sync-station-key-accepted = The key { $key } of the station { $station } is accepted. Exams that were signed with an earlier key still count as signed.
sync-station-key-none = No key { $key } waits to be accepted. sygnaly records stations lists stations and keys.

## In the window
sync-window-sending = The office's database: attempts are being sent.
sync-window-sent = The office's database: attempts were sent last { $when }.
sync-window-partly = The office's database: attempts were sent { $when }, but not all ({ $count } were not). For details run sygnaly records sync.
sync-window-failed = The office's database: the attempts were not sent; they are safe on this computer. The program tries again after the next attempt and when it starts.

## The computer's check-up
doctor-database = { $place }
doctor-database-later = { $place }: the database is made at the first sygnaly records sync.
doctor-mend-database = Attempts are kept on this computer without a database as well. Send them once it is mended: sygnaly records sync.
