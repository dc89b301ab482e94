# Export of results: sygnaly records export.

## Sheets, columns and what stands in them
exports-sheet-attempts = Attempts
exports-sheet-verdicts = Verdicts
exports-column-attempt = Attempt
exports-column-day = Date
exports-column-time = Time
exports-column-person = Person
exports-column-name = Name
exports-column-position = Position
exports-column-unit = Unit
exports-column-office = Office
exports-column-mode = Mode
exports-column-kind = Kind
exports-column-played = Scenario or shift
exports-column-played-version = Version of the scenario or shift
exports-column-procedure = Procedure
exports-column-procedure-version = Version of the procedure
exports-column-state = State
exports-column-passed = Passed
exports-column-score = Score
exports-column-score-low = Score, at least
exports-column-score-high = Score, at most
exports-column-critical = Critical errors
exports-column-critical-unclear = Possible critical errors
exports-column-duration = Duration (s)
exports-column-away = Time away (s)
exports-column-invigilator = Invigilator
exports-column-reviewed = Reviewed on
exports-column-reviewed-by = Reviewed by
exports-column-reviewed-passed = Passed, as reviewed
exports-column-reviewed-score = Score, as reviewed
exports-column-rule = Rule
exports-column-clause = Clause
exports-column-title = Title of the rule
exports-column-verdict = Verdict
exports-column-points = Points
exports-column-maximum = Points to be had
exports-column-reviewed-verdict = Verdict, as reviewed
exports-call = call
exports-shift = shift
exports-finished = finished

## Verbs of xAPI
exports-verb-completed = completed
exports-verb-passed = passed
exports-verb-failed = failed
exports-verb-terminated = terminated
exports-verb-scored = scored

## What happened
exports-written = Wrote { $path }. Attempts exported: { $attempts }.
exports-statements = Wrote { $path }. Attempts exported: { $attempts }, xAPI statements: { $count }.
exports-nobody = Attempts in which nobody signed in: { $count }. They are left out, for an xAPI statement must be about somebody.
exports-unfinished = Attempts that have not ended yet: { $count }. They are left out, for an xAPI statement cannot be changed later.
exports-unreadable = Attempts that could not be read: { $count }. They are left out; the others are in the file.
exports-undated = Attempt { $name } has a date that cannot be read, "{ $found }". Open it with the version of the program that wrote it.

## What cannot be
exports-exists = { $path } is there already. Choose another name, or add --force to replace it.
exports-days = The first day ({ $since }) is later than the last ({ $until }). Mend --since or --until.
exports-rules-only-csv = --rules goes with --format csv alone. The other formats always hold the verdicts.
exports-base-only-xapi = --base-iri goes with --format xapi alone.
exports-no-base = "{ $base }" cannot begin identifiers. Give an address, such as https://office.example/sygnaly, or a URN, such as urn:x-sygnaly.
exports-unwritable = The file cannot be put together: { $why }. Choose fewer attempts (--since, --until) or another format.
