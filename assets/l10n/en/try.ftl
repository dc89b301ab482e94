## Trying sentences: sygnaly try
try-unknown-moment = This scenario has no moment "{ $name }".
try-unreadable = No more can be read: { $why }.
try-place = Moment { $moment }. Greetings are over.
try-caller-begins = Caller: "{ $words }"
try-doubtful = { $act } { $confidence }: too doubtful to count ("{ $words }")
try-near-fact = { $id }: not told; nearest ({ $percent } %) to "{ $sample }" by "{ $words }"
try-near-detail = { $id }: not asked for; nearest ({ $percent } %) to "{ $sample }" by "{ $words }"
try-need-passed = { $what ->
    [too_fast] pace
    [too_long] length of the sentence
    [number_missed] the number was repeated
    [too_much] things at once
    [many_digits] digits at once
    [idiom] no figure of speech
    [officialese] no office language
    [third_person] spoken to the caller, not about them
    [open_question] a closed question
   *[visual] no directions for the eye
}
try-need-passed-measured = { $what ->
    [too_fast] pace, syllables a second
    [too_long] words in the longest sentence
    [too_much] things at once
   *[many_digits] digits at once
}: { $measured }, limit { $limit }
try-need-failed = { $what ->
    [too_fast] too fast
    [too_long] the sentence is too long
    [number_missed] the number was said only once
    [too_much] too many things at once
    [many_digits] too many digits at once
    [idiom] a figure of speech
    [officialese] office language
    [third_person] spoken about the caller, to somebody beside them
    [open_question] an open question
   *[visual] directions for the eye
}
try-need-failed-measured = { $what ->
    [too_fast] pace, syllables a second
    [too_long] words in the longest sentence
    [too_much] things at once
   *[many_digits] digits at once
}: { $measured }, limit { $limit }
try-course-backchannel = A sign that you listen, not a turn. The caller does not answer it.
try-course-hurt = After these words the caller does not want to go on.
try-course-read-back = The caller first wants to hear that they were understood.
try-course-before-goodbye = Before saying goodbye, the caller asks one more thing.
try-course-opening = The first words after picking up: the caller says why they ring.
try-course-fitted = The talk went on.
try-course-back-on-line = Nothing fitted; the caller says that they are back on the line.
try-course-nothing-fitted = Nothing fitted.
try-expect-taken = expect { $number }: fits
try-expect-fits = expect { $number }: would fit, but the caller answered something else
try-expect-stale = expect { $number }: all of it was said before, and none of it in this turn
try-expect-lacks = expect { $number }: lacks { $lacks }
try-until = until: still lacks { $lacks }; then the moment { $then }
try-until-met = until: all was said, on to the moment { $then }
try-silent = The caller says nothing.
try-says-moment = Caller: "{ $words }" (moment { $id })
try-says-expectation = Caller: "{ $words }" (expect { $number } of the moment { $id })
try-says-otherwise = Caller: "{ $words }" (otherwise of the moment { $id })
try-says-silence = Caller: "{ $words }" (on_silence of the moment { $id })
try-says-fact = Caller: "{ $words }" (fact { $id })
try-says-detail = Caller: "{ $words }" (asked for { $id })
try-says-stock = Caller: "{ $words }" (stock phrase { $id })
try-stays = Next: still the moment { $moment }
try-goes = Next: the moment { $moment }
try-ends = The caller is about to hang up.
try-over = Over: { $ended }. The next sentence begins the call anew.
