# The command line: sygnaly new scenario.

## Questions
new-ask-need = What does the caller need? (relay, relative, deafblind, hard_of_hearing, blind, stutter, aphasia, unclear_speech, intellectual_disability, autism, crisis, anxiety, dementia, mobility, companion, weak_polish, or none; docs/pl/potrzeby.md describes them)
new-ask-matter = What do they call about, in Polish? For example: dowód osobisty
new-ask-level = How hard is the call to be, from 1 to 3?
new-ask-name = The caller's first and last name?
new-ask-address = How are they addressed: pan, pani or państwo?
new-ask-procedure = Which procedure are the plans for?
new-ask-id = What are the scenario and its folder to be called?

## Answers that nothing can be done with
new-unknown-need = There is no need "{ $name }".
new-bad-name = "{ $answer }" is no first and last name. Give two words or more, up to 60 letters, without digits and brackets.
new-bad-matter = "{ $answer }" cannot name a matter. Give a few words, up to 80 letters, without braces and square brackets.
new-bad-level = "{ $answer }" is no level. Give 1, 2 or 3.
new-bad-address = "{ $answer }" is no form of address. Give pan, pani or państwo.
new-bad-id = "{ $answer }" cannot name a scenario. Begin with a small letter, then small letters without Polish marks, digits and hyphens, up to 60.
new-no-terminal = There is nobody to ask, as the input is no terminal. Also give: { $flags }.
new-no-answer = The answer cannot be read: { $why }.
new-broken-off = Broken off. Nothing was written.

## What came of it
new-exists = { $path } is there already and stays as it is. Give another name (--id) or another folder (--to).
new-not-made = The skeleton cannot be made: { $why }. This is a fault of the program, please report it.
new-scenario-made = A scenario to begin with and three plans are in { $path }. What next:
new-then-check = all mistakes at once, with line and mend
new-then-drill = the call on the keyboard
new-then-sweep = a thousand calls: dead ends, and what nobody will ever say
