# The window: menu, briefing, desk, debrief, settings.

## Shared
app-name = Trzy sygnały
app-subtitle = Practise telephone calls with people with specific access needs
app-text-size = Text { $percent } %
app-settings = Settings
app-quit = Quit
app-back = Back
app-needs-none = no specific access needs
app-ended-caller = The caller hung up.
app-ended-trainee = The call was ended at this desk.
app-ended-gave-up = The caller gave up.
app-ended-handed-over = The call was put through to a colleague.
app-ended-unreachable = The call could not be connected.
app-ended-interrupted = The call was broken off.
app-problem = Something went wrong
app-problem-files = Some files cannot be read and were left out: { $count }. Check them with: sygnaly check
app-notice-microphone-lost = The microphone stopped working. Finish the call by typing; the result will say so.
app-notice-microphone-returned = The microphone works again.
theme-light = Light
theme-dark = Dark
theme-high-contrast = High contrast
theme-button-light = Theme: light
theme-button-dark = Theme: dark
theme-button-high-contrast = Theme: high contrast

## Callers' needs
need-hard-of-hearing = hard of hearing
need-stutter = stutters
need-relay = does not hear; speaks through an interpreter
need-relative = does not hear; speaks through a relative
need-deafblind = neither hears nor sees; speaks through a guide-interpreter
need-aphasia = looks for words (aphasia)
need-unclear-speech = speaks unclearly
need-intellectual-disability = needs simple words
need-autism = is on the autism spectrum
need-crisis = is in a crisis
need-anxiety = is anxious
need-dementia = has trouble remembering
need-mobility = has trouble moving about
need-companion = has somebody beside them
need-weak-polish = knows little Polish
need-blind = blind

## Menu
menu-who-calls = Who is calling
menu-search = Search the calls (Ctrl+F)
menu-shown = { $shown } of { $count }
menu-filters = Filters
menu-filters-on = Filters: { $count }
menu-filter-need = Need
menu-filter-level = Level
menu-filter-kind = Kind
menu-filter-passed = Passed before
menu-any-need = any
menu-any = any
menu-any-passed = does not matter
menu-kind-call = single calls
menu-kind-shift = shifts
menu-not-passed = not yet
menu-nothing-fits = Nothing fits these words and filters.
menu-clear = Clear the filters
menu-passed-practice = Passed in practice
menu-passed-exam = Passed in an exam
menu-level = level { $level } of 3
menu-pack = pack: { $pack }
menu-procedure = Procedure
menu-profile = Who you are
menu-mode = Mode
menu-practice = Practice: with hints and pauses. The record stays on this computer.
menu-exam = Exam: no hints, no pauses, with a PIN and the invigilator’s code.
menu-broken-off = The exam begun on { $begun } was interrupted. You can resume it once; the time away will be recorded.
menu-shift = a shift at the telephone
menu-shift-calls = { $count ->
    [one] { $count } person rings
   *[other] { $count } people ring
  }
menu-start = Begin
menu-summary-practice = Practice
menu-summary-exam = Exam
menu-no-scenarios = No call was found. Check the folder “scenarios” and start the program again.
menu-no-procedures = No procedure or profile was found. Check the folder “assets”.

## Briefing
briefing-heading = Before the telephone rings
briefing-you = Who you are
briefing-office = Office
briefing-name = Name
briefing-position = Position
briefing-unit = Unit
briefing-procedure = Procedure to follow
briefing-call = The call
briefing-incoming = The telephone will ring in a moment. Introduce yourself and listen to what it is about.
briefing-warning = This may be hard to hear: { $warning } You can go back and choose another call. Nobody will ask why.
briefing-file-broken = The file “{ $file }” was changed after the program started and cannot be loaded now. Line { $line }: { $why } The call will be played as it was loaded at the start. Once the file is mended, go back to the menu and choose the call again.
briefing-reviewed = The scenario was read by people whom it concerns: { $by }.
briefing-not-reviewed = None of the people whom it concerns has reviewed this scenario yet.
briefing-outgoing = This time you place the call. Number: { $number }. Prepare before you dial.
briefing-practice = This is practice: hints appear by the text field. Speak into the microphone or type; both count the same.
briefing-exam = This is an exam: no hints, no pauses, and an interruption is put on record. You may speak into the microphone or type; the two count the same.
briefing-shift = The shift
briefing-shift-clock = Between calls the office clock runs at its usual pace. F12 runs it on to whatever happens next.
briefing-shift-papers = Documents and the directory appear with each call. In the diary you write down whom to call back, and forward the telephone before you leave.
briefing-start-shift = Start the shift
briefing-desk = What is on your desk
briefing-desk-empty = Nothing but the telephone today.
briefing-keys = Keys
briefing-key-send = say what is in the text field
briefing-key-tab = next control; the arrows work too
briefing-key-esc = back to the text field (never hangs up)
briefing-start-incoming = Wait for the call
briefing-start-outgoing = Sit down at the telephone

## Desk: keys
desk-key-answer = answer
desk-key-hold = hold and resume
desk-key-mute = mute the microphone
desk-key-loudspeaker = loudspeaker
desk-key-transfer = transfer, then connect
desk-key-dial = dial
desk-key-hang-up = hang up
desk-key-leave = leave the desk and return
desk-key-door = close the door
desk-key-to = change whom you speak to
desk-key-drawer = notes, documents, directory (in a shift also the diary: 4)
desk-key-hurry = run the office clock on (in a shift)
desk-key-pause = pause the practice
desk-answer = Answer
desk-answer-now = Answer (F2)
desk-hold = Hold
desk-unhold = Resume
desk-mute = Mute
desk-unmute = Unmute
desk-loudspeaker = Speaker
desk-transfer = Transfer
desk-connect = Connect
desk-dial = Dial
desk-hang-up = Hang up
desk-leave = Leave
desk-return = Return
desk-door = Door
desk-door-closed = Closed

## Desk: status bar
desk-practice = practice
desk-exam = exam

## Desk: scene
desk-scene = A desk at the office, seen from the chair.
desk-scene-door-open = The door is open.
desk-scene-door-closed = The door is closed.
desk-scene-client = { $name } waits at the counter.
desk-scene-room-talks = There is loud talk in the room.
desk-scene-visitor = { $name } stands in the room.
desk-scene-away = You are away from the desk. Return: F9.
desk-line-quiet = Telephone quiet
desk-line-ringing = Ringing: { $count ->
    [1] 1st
    [2] 2nd
    [3] 3rd
   *[other] { $count }th
 } ring
desk-line-dialling = Calling…
desk-line-busy = No answer
desk-line-open = On the line { $time }
desk-line-hold = On hold { $time }
desk-line-muted = Muted { $time }
desk-line-ended = Call ended

## Desk: conversation
desk-conversation = Conversation
desk-it-rings = The telephone is ringing: { $count ->
    [1] 1st
    [2] 2nd
    [3] 3rd
   *[other] { $count }th
 } ring. Answer (F2).
desk-it-dials = The number is being called.
desk-it-is-quiet = Nobody has said anything yet.
desk-who-caller = Caller
desk-who-me = Me
desk-who-me-to = Me to { $whom }
desk-silence = silence
desk-event-room-talks = heard in the room: “{ $name }”
desk-event-room-quiet = the room is quiet again
desk-event-opened = connected
desk-event-line-noisy = there is noise on the line
desk-event-line-mobile = a mobile phone: the voice breaks up
desk-event-busy = no answer
desk-event-call-begins = { $name } is ringing
desk-event-call-again = { $name } is ringing again
desk-event-missed = missed call: { $name }
desk-event-substitute = { $name } rang, the substitute answers
desk-event-ready = preparing a call to { $name }
desk-event-client-leaves = { $name } leaves
desk-event-absence-near = you leave soon: { $name }
desk-event-absence-begins = you leave: { $name }
desk-event-absence-over = back at the desk after: { $name }
desk-event-diary-due = time to call back: { $name }
desk-event-shift-over = the shift is over
desk-event-colleague-ringing = ringing: { $name }
desk-event-colleague-unreachable = no answer: { $name }
desk-event-hold-on = put on hold
desk-event-hold-off = taken off hold
desk-event-mute-on = microphone muted
desk-event-mute-off = microphone unmuted
desk-event-loudspeaker-on = loudspeaker on
desk-event-loudspeaker-off = loudspeaker off
desk-event-left = left the desk
desk-event-returned = back at the desk
desk-event-door = door closed
desk-event-dialled = dialled { $name }
desk-event-ended-caller = the caller hung up
desk-event-ended-trainee = the call was ended at this desk
desk-event-ended-gave-up = the caller gave up
desk-event-ended-handed-over = the call was put through to a colleague
desk-event-ended-unreachable = the call could not be connected
desk-event-ended-interrupted = the call was broken off
desk-event-unheard = the words were not understood; repeat or type them

## Desk: my turn
desk-to = To:
desk-to-caller = the caller
desk-to-colleague = a colleague
desk-to-client = a client
desk-to-room = the room
desk-type-here = Type what you want to say
desk-send = Say
desk-floor-mine = Your turn
desk-floor-theirs = Listen
desk-mic-off = Microphone off
desk-mic-listening = Microphone listens
desk-mic-hearing = Voice heard
desk-mic-writing = Writing it down
desk-mic-lost = No microphone
desk-mic-level = Microphone level
desk-to-debrief = See the debrief
desk-shift-over = The shift is over.
desk-settling = Waiting for the last words from the microphone…

## Desk: drawer
desk-drawer = Drawer
desk-tab-notes = Notes
desk-tab-documents = Documents
desk-tab-directory = Directory
desk-tab-diary = Diary
desk-diary-callers = Who rang
desk-diary-nobody = Nobody has rung yet.
desk-diary-time = Time to call back:
desk-diary-time-example = e.g. 9:40
desk-diary-enter = Enter the time
desk-diary-enter-for = Enter the time to call back: { $number }
desk-diary-take-up = Call back
desk-diary-take-up-for = Call back: { $number }
desk-diary-taken-up = Prepared
desk-diary-no-callback = Cannot be called back in this shift.
desk-diary-due = call back at { $time }
desk-diary-not-answered = not answered
desk-diary-was-busy = the line was busy
desk-diary-forwarded-away = forwarded although somebody was at the desk
desk-diary-stands-in = Standing in: { $name }
desk-diary-no-time = “{ $given }” is no time of day. Type it like 9:40.
desk-forwarding = Forwarding the telephone
desk-forwarding-here = not forwarded
desk-between-calls = Nobody is on the line.
desk-clock-fast = Run the clock on (F12)
desk-clock-slow = Stop running on (F12)
desk-pause = Pause the practice
desk-go-on = Go on with the practice
desk-held = The practice is paused.
desk-give-up = End the practice
desk-absent = Away from the desk: { $reason }. Back at { $time }; until then the clock runs fast.
desk-diary-empty-time = Type the time first, for example 9:40.
desk-note = A new note (Enter keeps it)
desk-note-keep = Keep the note
desk-no-documents = There are no documents on the desk.
desk-no-directory = The directory is empty.
desk-ring-person = { $name }
desk-number = ext. { $number }
desk-transfer-ringing = Ringing: { $name }. The caller waits.
desk-transfer-answered = { $name } is listening. Say who calls and why, then connect (F6).
desk-transfer-unreachable = { $name } does not answer. The caller waits.
desk-back-to-caller = Back to the caller
desk-number-to-call = The client’s number: { $number }
desk-number-hint = Enter a number

## Hints
hint-ring-3 = This is the third ring: answer before the fourth begins.
hint-introduce = Introduce yourself before the matter: who, from where, in which position.
hint-wait-45 = The caller has waited 45 seconds: say a word about what is going on.
hint-hold-before-leaving = Put the call on hold before you leave: the caller hears the room.
hint-ask-before-loudspeaker = Ask for consent and wait for a yes before you switch the loudspeaker on.
hint-brief-colleague = Tell your colleague who calls, about what, and what they need.
hint-room-talks = The caller hears the room: ask for quiet, close the door, or press hold.
hint-let-caller-hang-up = Do not hang up: wait for the caller to do so.

## Debrief
debrief-heading = Debrief
debrief-score = { $score } out of 100
debrief-no-score = No score
debrief-bounds = Depending on what is unclear: { $bounds } points.
debrief-duration = time { $time }
debrief-no-ending = The call did not end.
debrief-no-critical = No critical errors.
debrief-critical = Critical errors
debrief-critical-unclear = Possibly, a trainer decides: { $what }
debrief-critical-untold = Hung up before the caller had heard:
debrief-rules = The rules of the procedure
debrief-open-all = Open all
debrief-close-all = Close all
debrief-not-raised = This did not come up in the call.
debrief-no-evidence = There is nothing to quote.
debrief-facts = What was to be told and asked
debrief-detail-obtained = obtained at { $time }
debrief-detail-missing = not asked
fact-conveyed = told
fact-not-taken-in = told, but the caller could not take it in
fact-wrong = told wrongly
fact-missing = not told
fact-unclear = unclear whether told
debrief-service = Service to this caller
debrief-service-note = Outside the score: what helped the caller and what did not.
debrief-next = What to practise next
debrief-next-again = Repeat the call: { $scenario }.
debrief-next-none = Everything there was to do was done.
debrief-next-other = Try this one now: { $scenario }.
debrief-again = Again
debrief-menu = Menu
debrief-example = For example: “{ $words }”
debrief-save = Save as a page
debrief-retried = Tried again from { $time }: the result does not count for the history.
debrief-saved = Saved: { $path }
debrief-not-saved = The page could not be saved: { $why }
app-no-data-folder = The system names no folder for the program’s data, so attempts are not kept. Name one in SYGNALY_DATA.
exam-heading = Exam
exam-about = Type your PIN, and the invigilator types their code. Then the exam begins, and the invigilator stays until its end. It is written down as it happens, and signed when it ends.
exam-about-resume = The exam goes on where it was interrupted. The time away will be recorded with the result. It cannot be resumed a second time.
exam-pin = Your PIN
exam-new-pin = Choose your PIN
exam-new-pin-rules = 4 to 12 digits, not all the same nor in a row (such as 1111, 1234).
exam-pin-again = Repeat the PIN
exam-code = The invigilator’s code
exam-begin = Begin the exam
exam-resume = Finish the exam
exam-early-outcome = If the exam begins now, passed it will not count towards a certificate under the policy named, and not passed it will count as one more attempt and may put off the next.
exam-early-way-out = Go back and choose another call or shift, finish the exam that was interrupted, or come on the day named. If the invigilator wants to begin now all the same, they type their code once more and choose “Begin anyway”.
exam-early-flown = Choose another call or shift, wait until the day named, or add --begin-anyway to the command.
exam-early-unknown = So it is not known whether this exam comes too early. If it does, passed it will not count towards a certificate.
exam-begin-anyway = Begin anyway
exam-no-invigilators = Nobody can invigilate yet. HR makes a code with: sygnaly people add-invigilator.
exam-wrong-code = No invigilator has this code. Check it and type it again.
exam-wrong-pin = Wrong PIN. Tries left: { $left }.
exam-pin-locked = The PIN is locked after five wrong tries. HR sets a new one with: sygnaly people reset-pin.
exam-pins-differ = The two PINs differ. Type the same one twice.
exam-file-broken = The file “{ $file }” cannot be loaded now. Line { $line }: { $why } The exam waits: mend the file or put the earlier one back, and try again.
exam-nothing-to-resume = This exam cannot be finished any more.
exam-resumed = The exam was interrupted and resumed; time away in minutes: { $minutes }.
exam-eased = Accommodations put on record with the attempt: more rings to answer: { $rings }; the other side’s patience: { $waiting } %.
settings-ease = Accommodations
settings-ease-note = If a disability makes you need more time to reach the receiver or to begin to type. The trainer sees it; it is on no certificate.
settings-ease-rings = More rings to answer
settings-ease-waiting = The caller’s patience
exam-not-written = Part of the course could not be written to the disk.
exam-somebody-elses = Somebody else began this exam. Only they can finish it.
exam-slept = The computer slept in the middle of the call, or its clock was changed; minutes away: { $minutes }.
exam-closing = The exam is under way
exam-closing-about = Closing interrupts the exam. You can resume it once; the time away will be recorded. The call goes on in the background.
exam-closing-last = This exam has already been resumed once. Closing ends it as interrupted, and it cannot be continued. The call goes on in the background.
exam-closing-stay = Back to the exam
exam-closing-go = Interrupt and close
debrief-timeline = The course of the call
debrief-timeline-how = Choose a moment with the pointer or the arrow keys.
debrief-legend-ring = a ring
debrief-legend-waits = the caller waits
debrief-legend-silence = silence
debrief-legend-room = loudspeaker on or loud talk in the room
debrief-legend-caller = the caller
debrief-legend-others = other people
debrief-legend-cut = words cut off
debrief-legend-got = something got across or was told
debrief-legend-lost = an interruption or a lost thread
debrief-legend-event = any other event
debrief-legend-hint = a hint
debrief-timeline-empty = Nothing happened.
debrief-lane-line = Telephone
debrief-lane-other = Other side
debrief-lane-me = Me
debrief-lane-moments = Events
debrief-moment-earlier = Earlier
debrief-moment-later = Later
debrief-moment-hear = Listen
debrief-moment-retry = Try again from here
debrief-moment-lasts = { $seconds } s
debrief-shift-calls = { $count ->
    [one] { $count } call
   *[other] { $count } calls
  }
debrief-calls = The calls
debrief-call-incoming = incoming
debrief-call-missed = not answered
debrief-call-callback = called back
debrief-call-again = incoming, a second time
debrief-call-passed-yes = passed
debrief-call-passed-no = not passed
debrief-call-passed-pending = for a trainer to settle
debrief-call-open = Debrief
debrief-call-open-for = Debrief of the call: { $call }
debrief-back-to-shift = Back to the shift
debrief-earlier = Earlier attempts
debrief-better = Points won since the attempt before: { $points }.
debrief-worse = Points lost since the attempt before: { $points }.
debrief-all-attempts = All my attempts
debrief-show-moment = Show on the timeline, { $time }

## My attempts
past-heading = My attempts
past-note = The newest come first. Practice is removed after a time that the office sets; exams stay.
past-open-for = Debrief of the attempt: { $attempt }
past-looked-back = Attempt begun { $begun }
past-scored-as-it-stands = This attempt was not played to its end. The result covers what happened in it and does not count for the history.
past-exam-open = This exam has not ended, so there is no debrief yet. Finish it from the menu.
past-other-program = This attempt was played with version { $then } of the program, and this is version { $now }. The same words could make another call of it, so the course cannot be played over. The result on record is shown by: sygnaly attempts show { $id }
past-other-version = This attempt is about version { $then }, and “{ $name }” now has version { $now }. The course cannot be played over. The result on record is shown by: sygnaly attempts show { $id }
past-not-here = “{ $name }” is no longer among the scenarios, so the course cannot be played over. Put its file back into the folder “scenarios”, or see the result on record with: sygnaly attempts show { $id }
past-other-procedure = This attempt was scored by the procedure “{ $name }” in version { $then }, which is no longer here. The result on record is shown by: sygnaly attempts show { $id }
past-plays-otherwise = Played over, the course does not agree with the result on record: since then the scenario’s files have changed, or part of the record was lost. The result on record is shown by: sygnaly attempts show { $id }

## Settings
settings-language = Language
settings-theme = Theme
settings-text-size = Text size
settings-microphone = Microphone
settings-microphone-on = Speak and type
settings-microphone-off = Type only
settings-microphone-note = Sound never leaves this computer and is not kept without your consent. Wear a headset, so that the microphone does not hear the caller.
settings-microphone-which = Which microphone:
settings-microphone-system = the system’s choice
settings-try = Try the microphone
settings-try-stop = End the trial
settings-try-opening = One moment, speech recognition is starting.
settings-try-say = Say something, for instance: dzień dobry, w czym mogę pomóc?
settings-try-heard = Heard: { $words }
settings-recording = Recording of your turns
settings-recording-off = Do not keep
settings-recording-on = Keep to listen to
settings-recording-note = By default nothing is kept, and refusing has no consequence at all. What is kept stays on this computer and goes after 30 days, unless the office has decided otherwise.
settings-model = Speech model
settings-model-note = The larger the model, the better it understands and the more work it is for the computer. A download can be stopped and taken up again.
settings-model-demonstration = Demonstration (understands a synthesiser, not people)
settings-model-in-use = in use
settings-model-here = fetched
settings-model-recommended = recommended for this computer
settings-model-fetch = Fetch
settings-model-stop = Stop
settings-model-use = Use
settings-not-saved = The settings could not be kept ({ $why }). They hold until the program closes.

## The trainee's voice, for the trainee alone
voice-title = Your voice in this call
voice-note = For you alone. These figures are in no result and no record; they are gone when the program closes.
voice-live = Last turn: { $pace } syll./s, loudness { $loudness } dB
voice-live-pace = Last turn: { $pace } syll./s
voice-pace = Pace: usually { $pace } syllables a second, slowest { $slowest }, fastest { $fastest }.
voice-loudness = Loudness: { $lufs } LUFS; softest turn { $softest } dB, loudest { $loudest } dB against the usual.
voice-pitch = Melody: a range of { $range } semitones, usually about { $hz } Hz.
voice-pitch-moved = Pitch against the whole session: { $moved } semitones.
voice-pauses = Pauses within turns: { $count }, the longest { $longest } s.
voice-background = Background when nobody speaks: { $floor } dBFS.
voice-other = Another voice was heard in the background.

## Recording of the trainee's turns
recording-title = Listen to your turns
recording-note = They were kept because the settings say so. They are not scored.
recording-kept = Files: { $path }
recording-play = Play the turn at { $at }
recording-not-kept = The recording could not be kept ({ $why }). Check that the disk has room and that the program may write to this folder. The result of the call is not touched by it.
recording-not-removed = An old recording could not be removed ({ $why }). Remove it by hand.
