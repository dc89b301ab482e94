# Settling results: sygnaly records queue and sygnaly records review.

## What waits
reviews-none-wait = No exam waits for a person.
reviews-unclear-rule = unclear rule { $rule } ({ $clause })
reviews-unclear-error = possible critical error { $kind }: { $title }
reviews-asked = the policy { $policy } wants a person to look at { $why }
reviews-asked-every = every exam
reviews-asked-resumed = an exam that was resumed
reviews-asked-critical-error = an exam with a critical error

## What was decided
reviews-done = Kept. Attempt { $name }, decided by { $by }. Result before: { $before }. Result now: { $after }.
reviews-decision = { $on }, { $by }: { $what }. Reason: { $reason }
reviews-whole = result left as it is
reviews-error-stands = it was a critical error
reviews-error-dismissed = it was no critical error
reviews-settled = Result as decided: { $result }

## What cannot be
reviews-no-result = The attempt { $name } was not scored, so there is nothing to decide.
reviews-no-reason = Give a reason: --reason "…". It is kept.
reviews-nobody = The name of whoever decides is missing.
reviews-unknown-code = This code is nobody's. Whoever is on the list of invigilators may decide: sygnaly people list.
reviews-unknown-rule = This procedure has no rule "{ $name }".
reviews-unknown-error = There is no critical error "{ $name }".
reviews-no-such-error = This result has no critical error "{ $name }". If it comes from a missed rule, decide on that rule (--rule).
reviews-still-pending = This result is still to be settled. First decide on what is unclear (--rule or --error). The list: sygnaly records queue.
reviews-other-procedure = The attempt was scored by version { $scored } of the procedure "{ $name }", and the file has version { $present }. Put that version of the file back while you decide.
reviews-not-yet = { $on } is in the future. Give the day on which it was decided.
reviews-before-attempt = { $on } is earlier than the attempt ({ $sat }). Mend --date.
reviews-older = The last decision on this attempt is of { $last }, and this one would be of { $on }. Check the date of the computer or of the command.
