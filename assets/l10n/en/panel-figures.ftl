# Panel: figures, what ends soon, the queue, and deciding on results (src/web).

## Figures
figures-title = Results in figures
figures-procedure = Procedure
figures-period = Period
figures-period-quarter = this quarter
figures-period-year = this quarter and the three before
figures-period-all = all exams
figures-show = Show the figures
figures-note = Only exams played to their end count, as the program scored them. What people decided later is shown with each attempt.
figures-no-procedures = There is no procedure in the folder assets/procedures, so there is nothing to show.

## People and rules
figures-people-heading = Who has trouble with which rule
figures-people-title = Rules met by people, in percent
figures-people-description = Rows are people, columns are rules of the procedure. The figure in a field says in how many percent of cases the rule was met; partly met counts as half. A dash: the rule never came up. The table below the plot says the same.
figures-people-caption = Rules met by people: percent, and the numbers of verdicts “met/partly/missed”
figures-everybody = Everybody
figures-scale = Percent met
figures-nobody = Nobody sat an exam against this procedure in this period.
figures-pages = Pages of the list of people
figures-first-page = Back to the start of the list of people
figures-next-page = Next people

## Rules
figures-rules-heading = All exams, rule by rule
figures-rules-caption = Verdicts on rules in all exams of the chosen period
figures-head-rule = Rule
figures-head-met = Met
figures-head-partly = Partly
figures-head-missed = Missed
figures-head-unclear = Unclear
figures-head-share = Share met

## Needs and results
figures-needs-heading = With which needs exams go well
figures-needs-title = Exams passed by the callers’ needs, in percent
figures-needs-description = Each bar stands for the exams with a caller of one need; its length is the share that was passed. The needs with the fewest passes are at the top. The table below the plot says the same.
figures-needs-caption = Results of exams by the callers’ needs; a call with two needs counts for both
figures-bar = { $share }% ({ $passed } of { $judged })
figures-head-need = The caller’s need
figures-head-passed = Passed
figures-head-failed = Not passed
figures-head-pending = For a trainer to settle
figures-head-passed-share = Share passed
figures-no-needs = There is no exam with a call against this procedure in this period.

## What ends soon
expiring-title = Certificates that end soon
expiring-counts-heading = How many and how soon
expiring-counts-caption = People by policy and date; a number leads to the list
expiring-ended = expired
expiring-7 = within 7 days
expiring-30 = in 8–30 days
expiring-60 = in 31–60 days
expiring-90 = in 61–90 days
expiring-caption = { $policy }: { $within }
expiring-nobody = There is nobody here.
expiring-head-unit = Unit
expiring-head-left = Left
expiring-left = { $days ->
    [0] the last day
    [one] 1 day
   *[other] { $days } days
}
expiring-ago = { $days ->
    [one] 1 day ago
   *[other] { $days } days ago
}
expiring-missing = { $count ->
    [0] nothing
    [one] 1 thing
   *[other] { $count } things
}
expiring-pages = Pages of the list of people

## The queue
queue-title = Awaiting a decision
queue-nobody = somebody unknown or erased
queue-exams-heading = Exams to look at
queue-exams-note = Those that have waited longest come first.
queue-exams-caption = Exams waiting for a reviewer
queue-no-exams = No exam waits.
queue-head-exam = Exam
queue-head-begun = When
queue-head-passed = The program’s result
queue-head-reasons = What to look at
queue-unclear-rule = unclear rule { $rule } ({ $clause })
queue-unclear-error = possible critical error: { $title }
queue-asked = { $why } (asked for by the policy “{ $policy }”)
queue-exams-pages = Pages of the list of exams
queue-exams-first = Back to the start of the list of exams
queue-exams-next = Next exams
queue-disputes-heading = Disputed verdicts
queue-no-disputes = No dispute waits for an answer.
queue-dispute = { $name }, rule { $rule }
queue-dispute-exam = Attempt
queue-dispute-about = { $played }, { $begun }
queue-dispute-raised = Raised on
queue-dispute-reason = Reason
queue-dispute-review = Change the verdict: { $dispute }
queue-answer = Answer
queue-answer-note = Whoever raised the dispute will read it. The dispute and the answer both stay on record. The answer by itself changes no verdict.
queue-answer-send = Send the answer
queue-no-answer = The answer is empty. Write what was found.
queue-long-answer = The answer has more than { $most } characters. Shorten it and send it again.
queue-dispute-gone = This dispute was answered already, or there is none. Go back to the queue and see what still waits.
queue-disputes-pages = Pages of the list of disputes
queue-disputes-first = Back to the start of the list of disputes
queue-disputes-next = Next disputes
queue-done-review = The decision is kept. The program’s result stays beside it.
queue-done-answer = The answer is kept.

## Deciding
ruling-title = Deciding on a result
ruling-found = The program’s result
ruling-settled = The result now
ruling-to-attempt = The whole attempt with its evidence
ruling-open-heading = What is unclear
ruling-nothing-open = Nothing in this result is unclear.
ruling-error = Possible critical error
ruling-decisions-heading = What was decided so far
ruling-meanwhile = Your decision was not saved: since you opened the page, somebody made another. Both are below. If you stand by yours, save it once more.
ruling-since = What was decided meanwhile
ruling-yours-heading = Your decision, not saved yet
ruling-yours = { $what }. Reason: { $reason }
ruling-yours-rule = { $rule }; verdict from now on: { $verdict }
ruling-decide-heading = Your decision
ruling-note = The decision and the reason stay on record with your name and today’s date. They cannot be taken out; you can decide again.
ruling-on-rule = The verdict on a rule
ruling-rule-label = Rule
ruling-rule = { $title } ({ $clause }): { $verdict }
ruling-verdict-label = The verdict from now on
ruling-choose = choose
ruling-reason = Reason
ruling-send-rule = Save the verdict
ruling-on-error = Critical error
ruling-error-label = Kind of error
ruling-finding-label = Finding
ruling-send-error = Save the finding
ruling-on-whole = Leave the result unchanged
ruling-send-whole = Save: result unchanged

## What cannot be done
ruling-no-procedure = The panel lacks the procedure against which this attempt was scored. Restore its file in assets/procedures.
ruling-no-rule = Choose a rule from the list.
ruling-no-verdict = Choose the verdict that the rule is to have from now on.
ruling-no-error = Choose a kind of critical error.
ruling-no-finding = Choose whether it was a critical error.
ruling-no-such-error = There is no such critical error in this result. If it follows from a missed rule, decide on that rule.
ruling-still-pending = This result is not certain yet, so it cannot be left as it is. First decide on what is unclear.
ruling-no-reason = Write the reason. Without one the decision cannot be kept.
ruling-long-reason = The reason has more than { $most } characters. Shorten it.
