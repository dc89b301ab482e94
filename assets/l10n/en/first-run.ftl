# The guide of the first start, and what the program remembers.

## The guide
first-run-heading = To begin with
first-run-progress = step { $step } of { $count }
first-run-next = Next
first-run-back = Back
first-run-skip = Skip
first-run-start = Begin
first-run-later = Later

## Step 1: who you are
first-run-who = Who are you?
first-run-who-note = Callers will hear this from you when you introduce yourself. Write it in Polish, in the nominative, as on the plate by your door. It stays on this computer.
first-run-kept = This profile is kept already; changes will correct it. If somebody else practises, start with an empty one.
first-run-new-profile = New profile
first-run-first-name = First name
first-run-last-name = Last name
first-run-address = How callers should address you
first-run-address-pani = pani (Ms)
first-run-address-pan = pan (Mr)
first-run-address-neutral = państwo (no gender)
first-run-position = Position
first-run-unit = Unit: section, department or desk
first-run-office = The office's full name
first-run-example-position = for example: inspektor
first-run-example-unit = for example: Referat Spraw Obywatelskich
first-run-example-office = for example: Urząd Miejski w Krynkach
first-run-missing-first-name = Write your first name.
first-run-missing-last-name = Write your last name.
first-run-missing-address = Choose one of the forms.
first-run-missing-position = Write your position.
first-run-missing-unit = Write the name of your unit.
first-run-missing-office = Write the name of the office.
profile-not-saved = The profile could not be saved ({ $why }). It holds until the program is closed.

## Step 2: the procedure
first-run-procedure = Which procedure does the office follow?
first-run-procedure-note = Calls are assessed by it. You can change it later in the menu.

## Step 3: sound
first-run-sound = Speaking or typing?
first-run-sound-note = You can speak into the microphone or type only. One counts as much as the other, and you can change your mind at any time.

## Step 4: the first call
first-run-call = A first call
first-run-call-note = About two minutes, with hints. This is practice: nothing happens if something goes wrong.
first-run-call-keys = The telephone is answered with F2. You will see the other keys in a moment, before the call.

## Settings
settings-motion = Motion on the screen
settings-motion-full = Normal
settings-motion-reduced = Reduced
settings-motion-note = With reduced motion, the lamp of a ringing telephone is lit steadily instead of pulsing.
settings-read-out = A screen reader reads out the caller’s words
settings-read-out-unheard = When they are not heard
settings-read-out-always = Always
settings-read-out-never = Never
settings-read-out-note = What it reads by itself when a line is added to the conversation. With a recording it would talk over the caller. Captions are on the screen in any case.
settings-captions = Translation of lines
settings-captions-off = None
settings-captions-on = English
settings-captions-note = Beneath what is heard in a call, and in the debrief, stands what it means in English, where somebody has translated it.
settings-guide = Guide
settings-guide-note = The four steps of the first start: profile, procedure, sound and a first call.
settings-guide-open = Open the guide
settings-newer = The settings file { $path } comes from a newer version of the program (format { $format }) and was left as it is. Update the program, or move the file elsewhere.
