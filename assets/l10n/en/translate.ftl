## Translations of scenarios: sygnaly translate, sygnaly drill --captions
translate-written = Written: { $path }.
translate-standing = { $scenario } ({ $to }): { $translated } of { $total } translated, { $missing } missing, { $outdated } outdated.
translate-total = All together ({ $to }), { $scenarios } scenarios: { $translated } of { $total } translated, { $missing } missing, { $outdated } outdated.
translate-missing = Not translated ({ $count }):
translate-outdated = The Polish text has changed since it was translated ({ $count }):
translate-unplaced = Translations of texts that the scenario no longer has stay in the file under "unplaced" ({ $count }):
translate-merged = Merged into { $path }: { $taken } new or changed, { $replaced } of them in place of another translation (the earlier ones are under "unplaced").
translate-not-placed = No place was found for these; they are in the file under "unplaced" ({ $count }):
translate-none = Nobody has translated these scenarios yet. Begin with: sygnaly translate extract SCENARIO --to LANG.
translate-to-polish = Scenarios are in Polish, so there is nothing to translate to Polish. Give another language, for example --to uk.
translate-one-output = "--output" goes with one scenario. Name one, or leave "--output" out: the files go beside their scenarios.
translate-other-kind = { $path } is { $kind ->
    [scenario] a scenario
    [shift] a shift
    [plan] a plan of a call
    [shift_plan] a plan of a shift
   *[other] a file of another kind
 }, not a translation. A file to translate comes from: sygnaly translate extract SCENARIO --to LANG --output FILE.
translate-other-scenario = { $path } translates the scenario "{ $found }", not "{ $scenario }". Name the right scenario, or another file.
translate-other-language = { $path } translates to "{ $found }", not to "{ $to }". Name another file.
translate-of-pack = This scenario came in the pack "{ $pack }", whose next version would take the translation away. Write it to a file of its own (translate extract … --output FILE) and send it to the author of the pack.
translate-no-captions = This scenario has no translation to "{ $name }".
translate-no-captions-in-shift = No call of this shift has a translation to "{ $name }".
