# Certification: sygnaly certify status and acknowledge.

## State of the certificate
standing-state-not-started = not started
standing-state-in-progress = in progress
standing-state-valid = valid
standing-state-expiring = expiring
standing-state-expired = expired
standing-state-revoked = revoked

## What is missing
standing-not-in-force = This policy comes into force on { $from }.
standing-revoked = The certificate was revoked on { $on }. Exams count from the next day on.
standing-calls = Calls passed: { $passed } of { $needed }.
standing-different-needs = Different needs among the callers of passed calls: { $passed } of { $needed }.
standing-among-need = Calls passed with the need “{ $need }”, level { $level } or above: { $passed } of { $needed }.
standing-among-level = Calls passed at level { $level } or above: { $passed } of { $needed }.
standing-shifts = Shifts passed: { $passed } of { $needed }.
standing-rules = Rules that came up too seldom in the exams passed: { $rules }.
standing-not-acknowledged = The office’s procedure, version { $document }, was not acknowledged.
standing-acknowledgement-old = The office’s procedure has a new version: { $document }. What was acknowledged last ({ $on }) is version { $earlier }.
standing-review-open = The exam “{ $what }” ({ $on }) waits for a trainer’s review.
standing-too-soon = The exam “{ $what }” ({ $on }) does not count: after one that was not passed, it could be sat again only from { $allowed }.
standing-wait-until = “{ $what }” can be tried again from { $until }.

## Before an exam
admission-wait-until = { $policy }: after an exam that was not passed one has to wait. This exam counts from { $until }.
admission-attempts-used-up = { $policy }: all attempts of the period at this exam are used up (at most { $most }). The next one counts from { $until }.

## The list, and one person
certify-standing = { $name }, policy { $policy } (version { $version }): { $state }
certify-certificate = Certificate: { $number }, valid until { $until }
certify-reminder = Days left until the end of validity: { $left }
certify-earned = Everything was met on { $on }. A certificate valid until { $until } can be issued (sygnaly certify issue).
certify-head-person = Id
certify-head-name = Person
certify-head-policy = Policy
certify-head-state = Certificate
certify-head-until = Valid until
certify-head-missing = Missing
certify-to-issue = can be issued

## Acknowledgements and errors
certify-acknowledged = { $name }: acknowledgement of the office’s procedure, version { $document }, noted for { $on }.
certify-not-yet = { $on } lies in the future. Give the day on which this person acknowledged the procedure.
day-not-yet = { $day } lies in the future; today is { $today }. Give a day that has come, or leave the date out.
certify-no-policies = There is no certification policy in assets/policies.
certify-no-policy = There is no certification policy for the procedure "{ $name }". Policies lie in assets/policies.
certify-policy-twice = Two files describe the certification policy "{ $id }": { $one } and { $other }. Add a new version to "versions" of one of them; give another policy another "id".
certify-policy-hidden = Note: the certification policy "{ $id }" of the pack "{ $pack }" does not count, since the program has one of that name.
certify-unknown-document = No policy for this procedure names the version "{ $name }".
certify-undated = The exam { $name } has a date that cannot be read: "{ $found }". Open it with the version of the program that wrote it.
certify-scenario-gone = The scenario "{ $name }" is gone or has an error. Its exam counts as a call of level 1 without an access need.
