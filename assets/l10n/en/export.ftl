# The debrief as an HTML page: what neither the window nor the command line has.

export-shift-heading = Debrief of the shift
export-skip = Skip to the content
export-contents = Contents
export-about-call = Call
export-about-shift = Shift
export-about-procedure = Procedure
export-about-date = Date
export-about-mode = Mode
export-trainee = Trainee
export-trainee-to = Trainee to { $whom }
export-result = Result
export-notes = Notes
export-versions = Versions: content { $scenario }, procedure { $procedure }, engine { $engine }, scorer { $scorer }. Seed: { $seed }.
export-error = The HTML page could not be put together: { $why }.

## Timeline
export-timeline = The course of the call
export-timeline-title = Timeline of the call
export-timeline-description = The call took { $time }. From the top: line and telephone, the other side, the trainee, what happened. The table below the drawing tells the same line by line.
export-lane-line = Line and telephone
export-lane-others = The other side
export-lane-moments = What happened
export-legend = What the marks mean
export-ring = the telephone rings
export-speech = { $who ->
    [caller] words of the caller
    [colleague] words of a colleague
    [room] words of somebody in the room
    [own] trainee to the caller, by voice
    [own-typed] trainee to the caller, typed
   *[own-aside] trainee to somebody else
}

## Tables
export-course-caption = The whole call, line by line
export-column-time = Time
export-column-who = Who or what
export-column-what = What happened
export-line = Line
export-lasted = { $seconds } s
export-typed = typed
export-unreliable = not heard reliably
export-cut-off = cut off
export-rules-caption = Verdicts on the rules, in the order of the procedure
export-column-rule = Rule
export-column-verdict = Verdict
export-column-points = Points
export-column-clause = Clause
export-tip = Tip:
export-facts-caption = What the caller had to hear and to be asked
export-column-fact = What
export-column-outcome = What became of it

## Shift
export-way-incoming = incoming
export-way-callback = called back
export-way-again = incoming, a second time
