# The command line: sygnaly drill, check, transcribe, list, demo.

## Errors
cli-unknown-scenario = There is no scenario "{ $name }".
cli-no-scenario-there = There is no scenario in { $path }. Name a folder with a file scenario.yaml, or a folder that holds such folders.
cli-unknown-procedure = There is no procedure "{ $name }".
cli-unknown-profile = There is no profile "{ $name }".
cli-unknown-kind = There is no kind of file "{ $name }".
cli-unknown-code = There is no code "{ $name }".
cli-did-you-mean = Did you mean "{ $near }"?
cli-known = Known: { $known }.
cli-no-such-file = There is no file { $path }. Check the name, and the folder that you run the command in.
cli-output-error = The output cannot be written: { $why }. If it goes to a file, check that the disk has room.
cli-log-error = The session log cannot be written: { $why }.
cli-language-error = The language files (assets/language/pl) cannot be loaded: { $why }.
cli-explanations-error = The explanations of codes cannot be loaded (assets/diagnostics): { $why }.
cli-no-such-plan = There is no plan file { $path }.
cli-plan-error = { $path }, step { $step }: { $why }
cli-problems = { $count ->
    [one] { $count } problem found.
   *[other] { $count } problems found.
 }
cli-step-unplayed = The call was over before step { $step } of the plan.
cli-as-planned = All of it came as the plan expects.
cli-unexpected-score = Not as planned: score { $got }, expected from { $least } to { $most }.
cli-unexpected-passed = Not as planned: passed { $got }, expected { $expected }.
cli-unexpected-critical = Not as planned: critical errors { $got }, expected { $expected }.
cli-unexpected-verdict = Not as planned: { $rule } → { $got }, expected { $expected }.
cli-unexpected-ending = Not as planned: ending { $got }, expected { $expected }.
cli-built-without-speech = This program was built without speech recognition (feature "speech"). Answers can be typed.
cli-built-without-app = This program was built without a window (feature "app"). Use: sygnaly drill SCENARIO.
cli-no-display = There is no display (DISPLAY or WAYLAND_DISPLAY). A call can be had in the terminal: sygnaly drill SCENARIO.
cli-window-broke = The window did not open, or stopped working; why is told above. If it is "Unable to find a GPU", a driver for graphics is missing: install that of the card, or the package mesa-vulkan-drivers. An exam under way is kept and can be finished once. A call can be had in the terminal: sygnaly drill SCENARIO.
cli-app-error = The window does not work: { $why }. A call can be had in the terminal: sygnaly drill SCENARIO.

## Plans
plan-no-speech = { $path } is a recording, and this program was built without speech recognition (feature "speech").
plan-nothing-heard = No speech is heard in { $path }: it is empty or too quiet.
plan-step-never-came = its moment never came: it waits for { $awaits }, which had not happened by { $at }. Change when the step begins, or add a step that brings it about.
plan-awaits-time = its time
plan-awaits-ring = a ring of the telephone
plan-awaits-block = a silence inside the caller's turn
plan-awaits-colleague = the colleague to pick up
plan-awaits-turn = its turn to speak

## The course of a call
call-trainee = Me
call-to-caller = caller
call-to-colleague = colleague
call-to-client = client at the counter
call-to-room = people in the room
call-ring = the telephone rings, ring { $count }
call-answered = answered
call-line-noisy = there is noise on the line
call-line-mobile = a mobile phone: the voice breaks up
call-silence = silence, { $seconds } s
call-hold-on = hold on
call-hold-off = hold off
call-mute-on = microphone muted
call-mute-off = microphone on
call-loudspeaker-on = loudspeaker on
call-loudspeaker-off = loudspeaker off
call-dialled = dialled { $number }
call-ring-back = ringing at the other end
call-busy = the number does not answer
call-transfer-started = ringing { $name }; the caller waits
call-transfer-completed = caller and colleague connected
call-transfer-cancelled = back to the caller
call-colleague-ringing = ringing: { $name }
call-colleague-answered = picks up: { $name }
call-colleague-unreachable = does not pick up, or the number is out of date: { $name }
call-document-opened = document opened: { $title }
call-note-written = note: { $text }
call-left-desk = left the desk
call-returned = back at the desk
call-door-closed = door closed
call-client-waits = At the counter: { $name }: "{ $says }"
call-room-talks = Loud talk in the room: "{ $says }"
call-room-quiet = The room is quiet again.
shift-diary-entered = in the diary: { $call }, { $time }
shift-forwarded = telephone forwarded: { $name }
shift-forwarded-no-more = the telephone rings at the desk again
shift-call-begins = call: { $name }
shift-call-again = call again: { $name }
shift-ready = preparing the call: { $name }
shift-call-over = the line is free
shift-missed = missed call: { $call }
shift-substitute = taken by the substitute: { $call }
shift-client-leaves = { $name } leaves
shift-absence-near = you leave in 5 minutes: { $reason }
shift-absence-begins = you leave: { $reason }
shift-absence-over = back at the desk
shift-diary-due = time to call: { $call }
shift-over = the shift is over
cli-unknown-shift = There is no shift "{ $name }".
call-microphone-lost = the microphone stopped working; typing goes on
call-broken-off = the attempt is broken off
call-hung-up = hung up
call-ended-caller = the caller hung up
call-ended-trainee = the call was ended by the trainee
call-ended-gave-up = the caller gave up
call-ended-handed-over = the caller was handed over
call-ended-unreachable = no connection
call-ended-interrupted = session broken off

## A live call
live-who = You are { $name }, { $position }, { $unit }, { $office }.
live-help = Type words and press Enter. Commands: :answer :hold :mute :loudspeaker :hangup :transfer PERSON :connect :back :dial NUMBER :document NAME :note TEXT :leave :return :door :help :quit
live-unknown = There is no command "{ $command }". For the list: :help
live-no-terminal = The input is no terminal: the call goes on as long as lines come.

## The result
report-about = Scenario { $scenario } · procedure { $procedure } · seed { $seed }
report-score = { $bounded ->
    [yes] Score: { $score } of 100 (from { $low } to { $high }, depending on what is unclear)
   *[no] Score: { $score } of 100
 }
report-no-score = No score: no rule applied
report-points = { $points } of { $maximum } pts
report-critical = Critical error: { $title }
report-critical-unclear = Possibly a critical error, for a trainer to settle: { $title }
report-service = Service to this caller (not part of the score)

passed-yes = passed
passed-no = not passed
passed-pending = for a trainer to settle

verdict-met = met
verdict-partly = partly
verdict-missed = missed
verdict-not-applicable = not applicable
verdict-unclear = unclear

critical-hung-up-on-need = hanging up on silence, a voice, a relay or an accent
critical-hung-up-unresolved = hanging up with the matter unresolved
critical-danger-ignored = ignoring a danger to life
critical-loudspeaker-before-consent = loudspeaker before consent
critical-case-data-unverified = case data before identity was checked
critical-interrupted-need = interrupting or finishing the caller's sentences
critical-companion-alone = speaking to the companion alone
critical-channel-refused = refusing an interpreter, a helper or the requested channel
critical-mockery = mockery, familiarity, or asking for the diagnosis
critical-room-heard = the room was heard, or an unannounced hold of over 30 s
critical-blind-transfer = a blind transfer, or a promised callback missed
critical-wrong-value-left = pretending to have understood, or a wrong figure left standing

## Other
model-demonstration = Note: the demonstration model is in use. It understands a speech synthesiser, not people. Your own model: --model FILE.
demo-about = Demonstration: recordings speak for the trainee, and the text is made from the sound (Whisper, demonstration model).
check-summary = Files checked: { $files }. Errors: { $errors }, warnings: { $warnings }.
check-denied = Warnings count as errors here (--deny warnings).
check-explain = What it means and how to mend it: sygnaly explain { $code }
check-as-without-input = --as names what comes from standard input. Give "-" as well: sygnaly check - --as NAME.
explain-why = Why it matters: { $why }
explain-wrong = Wrong:
explain-right = Right:
list-scenarios = Scenarios:
list-shifts = Shifts:
list-procedures = Procedures:
list-profiles = Profiles:

## Understanding sentences
understand-bad-line = Line { $line }: { $why }
understand-unreadable = it cannot be read ({ $why }).
understand-no-line = this is no utterance in JSON ({ $why }). Expected: {"{"}"id": "a1", "profile": "krynki", "text": "Dzień dobry"{"}"}.
understand-unknown-profile = there is no profile "{ $name }". Known: { $known }. Give a profile of your own with --profile FILE.
understand-no-profile = nobody knows who says this. Add the field "profile", or give --profile NAME.
understand-unknown-act = there is no speech act "{ $name }"; the nearest is { $near }.
understand-bad-now = "{ $now }" is no moment. Write it as 2026-11-20T09:00.
understand-missed = − missed: { $act } ({ $confidence })
understand-invented = + invented: { $act } ({ $confidence })
understand-total = { $count } utterances: precision { $precision }, recall { $recall }, F1 { $f1 }. At confidence 0.9 and more: { $sure } right, which is { $reached } of all that are there.

## Speech models
model-computer = This computer: { $memory } of memory, { $cores } processor cores.
model-line = { $name } { $size }  memory { $memory }  { $marks }
model-in-use = in use
model-here = fetched
model-recommended = recommended for this computer
model-speed = here: { $seconds } s for 5 s of speech
model-about = Licence: { $licence }. Models that were fetched lie in { $folder }.
model-none-fits = This computer has too little memory for a model of the list. Practise by keyboard, or name a model.
model-fetching = Fetching the model { $name } ({ $size }). A download that stops can be started again and goes on.
model-fetched = The model is in { $path }. Put it to use: sygnaly model use { $name }.
model-verified = The model { $name } is whole; its checksum is right.
model-nothing-here = No model has been fetched yet. The list: sygnaly model list.
model-used = From now on the model { $path } is in use. For 5 s of speech it takes { $seconds } s here.
model-removed = The model { $name } was removed.
model-back-to-demonstration = It was in use, so the demonstration model is back.

## Settings
settings-no-folder = The system names no folder for the program's data. Name one in the variable { $variable }.
settings-damaged = The settings file { $path } is damaged ({ $why }). Mend or remove it.

## Looking the computer over
doctor-line = { $state } { $part }: { $found }
doctor-fine = [fine]
doctor-limited = [note]
doctor-broken = [bad]
doctor-part-files = The program's files
doctor-part-data = Data folder
doctor-part-processor = Processor
doctor-part-microphone = Microphone
doctor-part-model = Speech model
doctor-part-sound = Sound
doctor-part-display = Display
doctor-part-database = Database
doctor-files = { $path }, scenarios: { $scenarios }.
doctor-files-broken = in { $path } there are files that cannot be used.
doctor-data = { $path }
doctor-data-broken = { $why }
doctor-processor = has what speech recognition needs; cores: { $cores }.
doctor-processor-old = lacks { $missing }.
doctor-microphone = "{ $device }" works, background at { $level } dBFS.
doctor-microphone-silent = "{ $device }" is plugged in, but nothing but silence comes from it.
doctor-model = { $path }
doctor-model-demonstration = the demonstration model is at work; it understands a synthesiser, not people.
doctor-sound = the sound card works.
doctor-display = there is a display; the window will open.
doctor-display-none = there is no display; the window will not open.
doctor-database-none = this version uses none.
doctor-mend-files = Run sygnaly check to see the errors, or install the program again.
doctor-mend-data = Allow writing to this folder, or name another one in the variable SYGNALY_DATA.
doctor-mend-processor = Speech recognition will not work on this processor. Practise by keyboard, or on a newer computer.
doctor-mend-microphone = Plug in a microphone and let the program use it. Without one everything works by keyboard.
doctor-mend-microphone-silent = Check the switch on the cable or headset, and the microphone's volume in the system's settings.
doctor-mend-model = Fetch a full model: sygnaly model fetch, then sygnaly model use NAME.
doctor-mend-model-broken = Fetch the model again, or go back to the demonstration model: sygnaly model use demo.
doctor-mend-sound = Plug in headphones and check the sound settings. Without sound the call goes on with captions.
doctor-mend-display = Start the program in a graphical session, or practise in the terminal: sygnaly drill.

## Sweep of scenarios
sweep-sound = { $scenario }: sound. Calls played: { $runs }.
sweep-findings = { $scenario }: to be mended. Calls played: { $runs }.
sweep-never-reached = moment "{ $moment }": no call comes to it. See what leads there, and whether it is too late by the time that comes.
sweep-dead-end-no_way_on = moment "{ $moment }": a dead end. Whatever the trainee does, the caller can only give up. Add a way out, such as "afterwards" or an "expect" with a farewell. Way: { $way }
sweep-dead-end-stuck = moment "{ $moment }": the call stands still and nothing will happen any more. This is a fault of the program; please report it. Way: { $way }
sweep-dead-end-endless = moment "{ $moment }": the call takes over half an hour. See "hangs_up" and "patience". Way: { $way }
sweep-unwinnable = it cannot be brought to a good end, seeds { $seeds }: { $why }. So ends the call of a trainee who does all that the moments wait for.
sweep-lacks-facts = the caller did not hear: { $facts }
sweep-lacks-details = could not be found out: { $details }
sweep-ended = the end in moment "{ $moment }": { $ending }
sweep-not-ended = the call does not end, last moment: "{ $moment }"
sweep-never-said = never said ({ $key }): "{ $text }"
sweep-stock-never-said = Stock phrase that was never said: "{ $text }"
sweep-never-taken = moment "{ $moment }", expectation { $number }: no call met it. See whether one before it takes the same words.
sweep-never-ended = ending that never came: { $ending }
sweep-moments = moments: { $done } of { $all }
sweep-lines = lines: { $done } of { $all }
sweep-expectations = expectations: { $done } of { $all }
sweep-rules = rules ({ $procedure }), calls scored: { $calls }. Came up: { $raised } of { $all }, met in some call: { $met }, missed: { $missed }
sweep-rules-never = never came up: { $rules }
sweep-rules-beyond = beyond a sweep: { $rules }
sweep-all-rules-never = Rules that came up in no call: { $rules }
sweep-outcomes = endings:
sweep-outcome = { $outcome } (steps: { $steps })
sweep-plans = plans: { $written } of { $all }, in { $folder }
sweep-plan-title = The shortest way: { $outcome }
sweep-plan-unsayable = no plan: { $outcome }. On the shortest way something is said that has no sentence, such as a fact told wrongly.
sweep-plan-ends_otherwise = no plan: { $outcome }. Said in sentences, this way ends otherwise. See "told_by" and "asked_by".
sweep-plans-taken = { $path } is there already, and a sweep overwrites nothing. Name a new or empty folder.
sweep-ending-caller = the caller hangs up
sweep-ending-trainee = the trainee hangs up
sweep-ending-caller_gave_up = the caller gives up
sweep-ending-handed_over = the call is handed over
sweep-ending-unreachable = nobody answered
sweep-ending-interrupted = the call was broken off
sweep-matter-settled = everything was heard
sweep-matter-open = not everything was heard
sweep-variety = { $seeds ->
    [one] { $seeds } seed
   *[other] { $seeds } seeds
 }: calls that differ in order, facts or behaviour: { $behaviours }; in wording only: { $wordings }.
sweep-limit-runs = note: exploring the branches stopped after { $most } calls. What was not reached may lie beyond.
sweep-limit-moves = note: ways of more than { $most } deeds were not explored. What was not reached may lie beyond.
sweep-limit-explorations = note: seeds lead the talk in more than { $most } ways. The branches of the others were walked along known ways.
sweep-summary = Scenarios: { $scenarios }, to be mended: { $findings }.
sweep-move-answer = picks up
sweep-move-let-ring = does not pick up
sweep-move-dial = dials
sweep-move-dial-and-hang-up = dials and hangs up
sweep-move-wait = is silent to the end
sweep-move-hang-up = hangs up
sweep-move-hold = puts the caller on hold for { $seconds } s
sweep-move-transfer = puts through to { $person }
sweep-move-blind-transfer = puts through without a word to { $person }
sweep-move-acts = says { $acts }
sweep-move-asks = asks for { $details }
sweep-move-tells = tells { $facts }
sweep-move-tells-wrong = tells wrongly { $facts }
sweep-move-idle-words = says words that do nothing
