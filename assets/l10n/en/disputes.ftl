# Disputing a verdict: in the debrief, sygnaly records dispute, disputes and answer. Calendar of renewals: sygnaly certify calendar and
# the panel. Sending results to a training platform: sygnaly records send.

## In the debrief
dispute-raise = Dispute this
dispute-raise-for = Dispute this: { $rule }
dispute-why = Why is this verdict wrong?
dispute-how = Describe what was different in the call. The dispute and its answer stay on record; only the person who decides on results can change a verdict. At most { $most } characters.
dispute-send = Send
dispute-leave = Cancel
dispute-sent = Your dispute is on record. The answer will appear here; later you will find it by “My attempts”.
dispute-told = Disputed on { $on }: “{ $reason }”
dispute-waits = Waits for an answer.
dispute-answer = Answered on { $on } ({ $by }): { $text }

## In commands
disputes-raised = The dispute of the verdict on rule { $rule } in attempt { $name } is on record. Its answer is shown by sygnaly records disputes and in the debrief of the attempt.
disputes-answered = The answer to the dispute of rule { $rule } in attempt { $name } is on record. Answered by: { $by }. No verdict changes by it; sygnaly records review changes one.
disputes-none = Nobody disputes a verdict.
disputes-none-open = No dispute waits for an answer.
disputes-line = { $rule }, disputed on { $on }: { $reason }
disputes-line-answer = answered on { $on } ({ $by }): { $text }
disputes-line-waits = waits for an answer

## What cannot be done
disputes-no-reason = Write why the verdict is wrong. The reason stays on record.
disputes-too-long = The reason has { $letters } characters and may have at most { $most }. Shorten it.
disputes-no-result = Attempt { $name } has no result, so there is nothing to dispute.
disputes-no-rule = The result of attempt { $name } has no rule { $rule }. Its rules are shown by: sygnaly attempts show { $name }
disputes-already-open = A dispute of the verdict on rule { $rule } waits for an answer already. The next one can be raised after it.
disputes-not-open = In attempt { $name } no dispute of the verdict on rule { $rule } waits for an answer. List: sygnaly records disputes --open.
disputes-no-answer = Write the answer: --text "…". It stays on record.
disputes-nobody = The name of whoever answers is missing.

## Calendar of renewals
calendar-name = Renewals of certificates
calendar-event = Certificate ends: { $who }
calendar-event-about = Last day of validity of certificate { $number }. { $policy }.
calendar-event-panel = Last day of validity of a certificate. { $policy }. The person in the panel: { $page }
calendar-written = The file { $path } is written. Ends of validity in the calendar: { $count }.
calendar-none = No certificate ends within the time that the calendar covers, so no file was made.
calendar-heading = Calendar
calendar-note = A file for a calendar program: the days within a year on which certificates end, with the reminders of the policy. Fetched again, it moves events and does not double them.
calendar-names = with first and last names
calendar-fetch = Download the calendar

## Sending to a training platform
statements-sent = xAPI statements sent to { $url }: { $sent }. There before: { $there }.
statements-refused = Statement { $id } was refused: { $why }. It will not be sent again.
statements-refused-all = Statements refused for good so far: { $count }.
statements-waiting = Statements that wait: { $count }. Send them later by the same command; nothing is lost or doubled.
statements-later = The server takes no statements now ({ $why }). Check the network and the server, then run the command again.
statements-too-long = Sending statements took too long and was ended. The rest waits: send it by the same command; nothing is lost or doubled.
statements-key-refused = The server { $url } did not take the key ({ $status }). Check the key and that it may write.
statements-not-there = Nothing at { $url } takes xAPI statements ({ $status }). Give the address from the platform's settings in --to, without /statements at its end.
statements-no-address = “{ $url }” is no address of a platform. Write it like this: https://lrs.example/xapi
statements-not-https = The address { $url } is not encrypted, so the key could be read on the network. Give an https:// address; without encryption statements go to this same computer alone.
statements-key-in-address = The address holds a user name or a password. Give it without them, and the key in the variable SYGNALY_LRS_KEY or by --key-stdin.
statements-no-key = The platform's key is missing. Put it into the variable { $variable } as USER:SECRET, or give it on standard input with the option --key-stdin.
statements-no-stdin = The key could not be read from standard input: { $why }. Give it again, or use the variable SYGNALY_LRS_KEY.
audit-action-statements-sent = xAPI statements sent
