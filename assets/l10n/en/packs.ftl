# Packs: sygnaly pack make | inspect | install | list | remove.

## What is in a pack
pack-title = "{ $en }" ({ $id }, version { $version })
pack-office = From: { $office }, made on { $day }
pack-contact = Contact: { $contact }
pack-licence = Licence: { $licence }
pack-since = Installed on { $day }, from: { $office }
pack-scenarios = { "  " }scenarios: { $names }
pack-shifts = { "  " }shifts: { $names }
pack-procedures = { "  " }procedures: { $names }
pack-profiles = { "  " }profiles: { $names }
pack-policies = { "  " }certification policies: { $names }
pack-recordings = { "  " }recordings of lines: { $count } files
pack-trust-unsigned = Nobody signed the pack: it is not known whom it is really from, and whether anybody changed it on its way.
pack-trust-unknown = The signature fits the pack, but this key is not known here yet: { $key }. Whether it is the sender's ({ $office }) has to be confirmed in another way, by telephone say.
pack-trust-known = The signature fits the pack. The key is known ({ $office }): { $key }
pack-trust-other-days = The signature fits the pack, but the key { $key } ({ $office }) signed from { $since } to { $until }, and the pack is of { $created }.

## What was done
pack-made = The pack "{ $en }" ({ $id }, version { $version }) is in the file { $path }.
pack-installed = The pack "{ $en }" ({ $id }, version { $version }) is installed.
pack-replaced = The pack "{ $en }" ({ $id }, version { $version }) is installed in place of version { $replaced }.
pack-mended = Files of the installed pack "{ $en }" ({ $id }, version { $version }) were damaged or missing, or somebody had added some. They are those of the pack again.
pack-was-there = This pack is installed already: "{ $en }" ({ $id }, version { $version }).
pack-none = No pack is installed.
pack-removed = The pack { $id }, version { $version }, was removed.
pack-attempts = Attempts at scenarios of this pack, or scored by a procedure of it: { $count }. They stay, with their results and reasons. To score them anew some day (records rescore), the pack { $id } has to be installed again in version { $version }.
pack-ask = Install it all the same? [y/n]

## What a pack lacks
pack-note-no-licence = Note: pack.yaml names no licence. Without one, another office does not know whether it may use and change the pack. Add for example: licence: CC-BY-4.0
pack-note-no-licence-text = Note: there is no file { $file } with the words of the licence beside pack.yaml.
pack-note-unreviewed = Note: { $count ->
    [one] a scenario has
   *[other] scenarios have
 } no "reviewed_by" (who of the people concerned looked it over): { $names }
pack-note-left-out = Files that a pack cannot hold were left out ({ $count }): { $names }

## What is wrong
pack-no-zip = This is no pack: the file is not a zip archive. The names of packs end in .sygpack.
pack-cut-off = The pack is cut off: its end is missing. Copy or download it once more.
pack-damaged = The pack is damaged ({ $why }). Copy or download it once more; if that does not help, ask the sender for another.
pack-too-many-files = There are too many files in the pack: { $count }, where { $most } may be.
pack-too-large = The pack is too large: all of it may have { $most } MiB.
pack-file-too-large = The file { $name } is too large: it may have { $most } MiB.
pack-bomb = The file { $name } would be suspiciously large when unpacked. The program opens no such pack.
pack-twice = The files { $name } and { $other } have the same name (Windows does not tell large letters from small ones). Nobody knows which one is meant.
pack-special = { $name } is no plain file (but a link, a folder or a device). A pack holds plain files alone.
pack-other-kind = The file { $name } holds something else than its name says.
pack-no-manifest = This is no pack: there is no manifest.json in the archive. A pack is made with: sygnaly pack make FOLDER --output FILE
pack-manifest = The pack's list (manifest.json) cannot be used: { $why }. Ask the sender for another pack.
pack-newer = A newer version of the program made the pack (format { $format }). Update the program.
pack-needs-program = The pack needs version { $needs } of the program; this one is { $program }. Update the program.
pack-unlisted = The file { $name } is not in the pack's list: somebody put it in. Ask the sender for another pack.
pack-missing = The file { $name } is in the pack's list and not in the pack. Ask the sender for another pack.
pack-changed = The file { $name } was changed after the pack was made. Ask the sender for another.
pack-other-contents = The pack's list says something else of its contents than there is. Ask the sender for another pack.
pack-broken-signature = The signature does not belong to this pack: it was changed after it was signed, or the signature is damaged. Do not install it; ask the sender for another.
pack-other-id = { $name }: the id in the file is "{ $id }", and it is looked for by the name of its file or folder. Change one of the two.
pack-taken = { $kind ->
    [shift] The shift
    [procedure] The procedure
    [profile] The profile
    [policy] The certification policy
   *[scenario] The scenario
 } "{ $id }" of this pack has the name of something that comes with the program. The pack's author has to choose another.
pack-taken-by = { $kind ->
    [shift] The shift
    [procedure] The procedure
    [profile] The profile
    [policy] The certification policy
   *[scenario] The scenario
 } "{ $id }" of this pack has the name of something in the pack { $pack }. Remove that one (sygnaly pack remove { $pack }), or ask the author for another name.
pack-unsigned = Nobody signed the pack: it is not known whether it is really from the sender that it names ({ $office }). If you know where it is from, install it with --trust.
pack-unknown-key = The pack was signed with a key that is not known here yet: { $key }. Confirm with the sender ({ $office }) that it is theirs (there it is shown by: sygnaly certify keys show), and install the pack with --trust; the program will remember the key.
pack-other-days = The pack is signed with the key { $key } of the office "{ $office }", which signed from { $since } to { $until }, and the pack is of { $created }. Whoever has an old key is not to sign with it. Ask for a pack signed with the present key; if you know where this one is from, install it with --trust.
pack-not-remembered = The pack is installed, but the key that signed it could not be remembered ({ $why }). Install it once more with --trust.
pack-no-keys = There is no key yet with which the office "{ $office }" could sign the pack. The same key signs certificates, so a command of its own makes it: sygnaly certify keys make --office "NAME OF THE OFFICE". If there was one, restore a backup: sygnaly certify keys restore FILE.
pack-other-office = The key of this computer is that of the office "{ $keys }", and pack.yaml names "{ $office }". Correct "office" in pack.yaml, or sign the pack on that office's computer.
pack-other-key = The pack { $id } is installed already from another sender: that one was signed with the key { $installed }, and this one ({ $office }) with the key { $key }. Ask both whether it is the same pack. If it is, install it with --trust: it takes the place of that one.
pack-other-unsigned = The pack { $id } is installed already, signed with the key { $installed }, and nobody signed this one ({ $office }). Ask the sender for a signed one. If you know where it is from, install it with --trust: it takes the place of that one.
pack-older = A newer version of the pack { $id } is installed ({ $installed }) than this one ({ $version }). The older one takes its place only with --downgrade.
pack-same-version = Version { $version } of the pack { $id } is installed already, with other contents. A changed pack should have a higher number; ask its author for that, or remove the installed one first: sygnaly pack remove { $id }
pack-not-installed = No pack "{ $name }" is installed.
pack-busy = Another window of the program is installing or removing a pack. Try again in a moment.
pack-no-description = The file { $path } is missing, in which the author says what pack this is. How to write it: docs/pl/autor.md, "Paczka".
pack-nothing = There is nothing in the folder { $path } that a pack could hold. Scenarios lie in scenarios/ID/scenario.yaml, shifts in shifts/, and procedures, profiles and policies in procedures/, profiles/ and policies/.

## Names of files
pack-name-absolute = The file "{ $name }" wants to leave the pack (a path from the root of a disk). The program opens no such pack.
pack-name-drive = The file "{ $name }" wants to leave the pack (the letter of a drive). The program opens no such pack.
pack-name-backslash = The file "{ $name }" has a "\" in its name, which leads to another folder on Windows. The program opens no such pack.
pack-name-outside = The file "{ $name }" wants to leave the pack, or has an empty part in its name. The program opens no such pack.
pack-name-signs = The file "{ $name }" has signs in its name that names cannot have. Allowed: letters a–z and A–Z, digits, ".", "-" and "_", without a full stop at the beginning or end.
pack-name-device = The file "{ $name }" has a name that means a device on Windows (CON, NUL, COM1…). It needs another name.
pack-name-too-long = The name of the file "{ $name }" is too long.
pack-name-too-deep = The file "{ $name }" lies in too many folders.
pack-name-unknown = A pack cannot hold the file "{ $name }".
