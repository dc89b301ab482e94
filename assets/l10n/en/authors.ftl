# For authors of scenarios: the coverage of a library (sygnaly coverage) and a conversation as a graph (sygnaly graph).

## Coverage
coverage-title = Coverage of the library of scenarios
coverage-summary = Scenarios: { $scenarios }, shifts: { $shifts }, plans played: { $plans }.
coverage-by-voice = Plans with WAV files are not played; left out: { $plans }.
coverage-gaps = Gaps
coverage-no-gaps = There are no gaps.
coverage-gap = gap
coverage-gap-never = Rules that no scenario and no shift raises
coverage-gap-seldom = { $least ->
    [one] Rules that no scenario and no shift raises
   *[other] Rules that fewer than { $least } scenarios or shifts raise
 }
coverage-gap-need = Rules that are not practised with a need
coverage-gap-unshown = Rules that what is written calls for, and no plan shows
coverage-gap-levels = Needs without a scenario at a level:
coverage-matrix = Rules and needs
coverage-matrix-caption = In how many scenarios and shifts a rule can come up: in all, by level, and by the need of whoever calls
coverage-entries = Scenarios and shifts
coverage-entries-caption = What can be practised in each scenario and shift
coverage-levels = Needs and levels
coverage-levels-caption = How many scenarios there are with a need at each level of difficulty; shifts mix needs and do not count here
coverage-column-procedure = Procedure
coverage-column-rule = Rule
coverage-column-clause = Clause
coverage-column-rule-title = What the rule is about
coverage-column-all = All
coverage-column-scenarios = Scenarios
coverage-column-shifts = Shifts
coverage-column-level = Level
coverage-column-needs = Needs
coverage-column-title = Title
coverage-column-kind = Kind
coverage-column-id = Name
coverage-column-plans = Plans
coverage-column-rules = Rules
coverage-column-written = Called for by the file
coverage-column-shown = Plans that show it
coverage-scenario = scenario
coverage-shift = shift
coverage-no-need = no particular need
coverage-only-written = in the file alone
coverage-only-plans = in plans alone
coverage-yes = yes
coverage-no = no
coverage-heads = In how many scenarios and shifts a rule can come up: Σ in all, p1–p3 by level, then by the need of this number in "Needs and levels".
coverage-signs = "!": called for by what is written, and shown by no plan. "*": shown by plans alone.
coverage-nothing-there = There is no scenario and no shift in { $path }. Give a folder with a scenario.yaml, a folder that holds such folders, or a shift's file.

## Graph
graph-description = The conversation of the scenario { $scenario }: moments: { $moments }, ways: { $arrows }.
graph-description-came = Calls came to { $came } of { $moments } moments.
graph-says-nothing = (waits in silence)
graph-hung-up = the caller hangs up
graph-told = tells: { $what }
graph-asked = asks about: { $what }
graph-until-told = told by now: { $what }
graph-until-asked = known by now: { $what }
graph-otherwise = { $times ->
    [one] anything else (once at most)
   *[other] anything else ({ $times } times at most)
 }
graph-afterwards = { $times ->
    [one] then anything else (a second time)
   *[other] then anything else (after { $times } times)
 }
graph-hangs-up = after { $seconds } s
graph-breaks-in = breaks in: { $name }
graph-room-talks = the room is loud
graph-never = not once
graph-mark-danger = speaks of a danger to life
graph-mark-channel = asks for another channel
graph-mark-helper = a helper is there
graph-mark-consents-to-speaker = agrees to the loudspeaker
graph-mark-refuses-speaker = refuses the loudspeaker
graph-legend-moment = moment: name and beginning of the line; ↺ answers and stays, ⚡ something happens, ⚑ it means something
graph-legend-end = the end of the call
graph-legend-awaited = what the moment awaits
graph-legend-otherwise = when nothing fitted
graph-legend-came = ✓ and a figure: so many calls came here
graph-legend-never = ○: no call came here
graph-legend-note = A farewell leads from anywhere to the first moment in which the caller hangs up.
graph-other-scenario = The plan { $path } is for the scenario "{ $other }", not for "{ $scenario }". Give a plan for this scenario.

## Speech acts
graph-act-greeting = greets
graph-act-name-office = names the office
graph-act-name-unit = names the unit
graph-act-name-first = says the first name
graph-act-name-last = says the last name
graph-act-name-position = says the position
graph-act-offer-help = offers help
graph-act-ask-details = asks about the matter
graph-act-ask-repeat = asks to repeat
graph-act-confirm-heard = reads back what was heard
graph-act-check-understanding = asks whether it is clear
graph-act-teach-back = asks to say it in own words
graph-act-summarise = sums up
graph-act-ask-patience = asks for patience
graph-act-give-wait-reason = says why to wait
graph-act-give-wait-estimate = says how long
graph-act-announce-hold = announces the hold
graph-act-update-wait = speaks up during the wait
graph-act-thank-for-waiting = thanks for waiting
graph-act-v-bare-wait = tells to wait without a reason
graph-act-ask-contact-number = asks for a number
graph-act-promise-callback = promises to call back
graph-act-agree-callback-time = agrees a time to call
graph-act-cite-callback = says that this is the call back
graph-act-ask-speaker-consent = asks for consent to the loudspeaker
graph-act-announce-transfer = announces the transfer
graph-act-give-direct-number = gives the direct number
graph-act-brief-colleague = briefs the colleague
graph-act-empathy = shows understanding
graph-act-give-time = gives time
graph-act-apologise = apologises
graph-act-offer-adaptation = offers an adaptation
graph-act-offer-priority = offers service out of turn
graph-act-anything-else = asks whether there is anything else
graph-act-thank = thanks
graph-act-farewell = says goodbye
graph-act-v-rude = is rude
graph-act-v-hurry = rushes
graph-act-v-refuse = refuses without help
graph-act-v-patronise = talks down
graph-act-v-probe-disability = probes the disability
graph-act-v-visual = points at what must be seen
graph-act-v-third-person = speaks about the caller to somebody else
graph-act-side-talk = speaks to somebody in the room
