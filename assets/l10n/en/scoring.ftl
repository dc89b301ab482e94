# What a verdict rests on: sentences beside rules, critical errors and the service to this caller.

scoring-not-heard-reliably = Not heard reliably (recogniser's confidence { $percent }%) – a trainer settles it.
scoring-meaning-doubtful = What these words meant is not certain – a trainer settles it.

## Answering
scoring-answered-after = Answered after ring { $rings }, after { $seconds } s.
scoring-not-answered = Not answered; rings: { $rings }.
scoring-returned = The missed call was returned: { $caller }.
scoring-returned-in-vain = Returned once without success, and not tried again: { $caller }.
scoring-not-returned = The missed call was not returned: { $caller }.
scoring-forwarded = The telephone was forwarded before leaving ({ $reason }).
scoring-forwarded-elsewhere = Before leaving ({ $reason }) the telephone was forwarded to the wrong person.
scoring-forwarded-late = The telephone was forwarded only after leaving ({ $reason }).
scoring-not-forwarded = The telephone was not forwarded before leaving ({ $reason }).
scoring-callback-early = { $caller }: called as promised ({ $minutes } min before the time).
scoring-callback-late = { $caller }: called { $minutes } min after the agreed time.
scoring-callback-never = { $caller }: not called in spite of the promise.
scoring-hour-agreed = An hour for a call was agreed.
scoring-number-asked = A number was asked for.
scoring-callback-promised = A callback was promised.
scoring-client-kept-waiting = { $client } stood at the counter and the call was not put off: neither an hour, nor a number and a promise to call back.
scoring-room-quiet-after = The room was quiet, or out of hearing, after { $seconds } s.
scoring-room-heard = The caller heard the room talk to the end.
scoring-called-back = The missed call was returned.
scoring-called-back-in-vain = Returned once without success; not tried again.
scoring-not-called-back = The missed call was not returned.

## Introduction
scoring-introduced = { $part ->
    [name_office] The office's full name was said.
    [name_first] The first name was said.
    [name_last] The last name was said.
    [name_position] The position was said.
   *[name_unit] The unit was said.
}
scoring-not-introduced = { $part ->
    [name_office] The office's full name was missing.
    [name_first] The first name was missing.
    [name_last] The last name was missing.
    [name_position] The position was missing.
   *[name_unit] The unit was missing.
}
scoring-introduced-out-of-order = The order was not the one that the procedure asks for.

## Focus on the caller
scoring-stayed-with-caller = Not a word to others while the line was open.
scoring-said-to-others = Words to somebody else while the line was open; words: { $words }.
scoring-spoke-past-caller = The caller was spoken about, not to.

## Courtesy
scoring-not-a-word = Not a word was said to the caller.
scoring-courtesy = { $act ->
    [greeting] A greeting.
    [offer_help] An offer of help.
    [anything_else] Asked whether there was anything else.
    [thank] Thanks.
    [thank_for_waiting] Thanks for waiting.
    [farewell] A goodbye.
    [empathy] Understanding, glad to help.
    [give_time] Time left to the caller.
    [apologise] An apology.
    [ask_patience] A request for patience.
    [offer_adaptation] An adaptation offered.
   *[other] A courteous phrase.
}
scoring-violation = { $act ->
    [v_rude] Rude words.
    [v_hurry] The caller was rushed.
    [v_refuse] Refused or sent elsewhere without help.
    [v_patronise] Talking down, or too familiar.
    [v_probe_disability] Asked for the diagnosis or cause of a disability.
    [v_bare_wait] Told to wait, without reason, courtesy or time.
    [v_visual] Explained by what can be seen.
    [v_third_person] The caller was spoken about, not to.
    [side_talk] Talk on the side.
   *[other] A breach of courtesy.
}
scoring-apologised = An apology followed.
scoring-curt = No breach, yet curt: { $signs } courteous phrases, at least { $at_least } expected.
scoring-no-violation = No breach of courtesy.

## Hold
scoring-held = The call was put on hold and taken back.
scoring-not-released = The call was put on hold and never taken back (it ended after { $seconds } s).
scoring-muted-not-held = Muted instead of put on hold.
scoring-left-line-open = Left the telephone with the line open.
scoring-consulted-aloud = Consulted aloud with the line open.
scoring-hold-called-for = The situation called for hold: { $reason }.

## Preparing a call
scoring-prepared = The case's document or a note before dialling.
scoring-prepared-while-ringing = The document was opened only while it was ringing.
scoring-not-prepared = Dialled without the case's document or a note.

## Details of the matter
scoring-asked = Asked: { $detail }.
scoring-disclosed = { $how ->
    [open_question] Told in answer to an open question: { $detail }.
   *[asked] Told in answer to a question: { $detail }.
}
scoring-not-asked = Not asked: { $detail }.
scoring-informed-before-asking = Information was given before details were asked for.

## Information
scoring-fact = { $state ->
    [conveyed] Conveyed: { $fact }.
    [not_taken_in] Told in a way the caller could not follow: { $fact }.
    [wrong] Told wrongly and not put right: { $fact }.
    [missing] Not told: { $fact }.
   *[unclear] Perhaps told: { $fact }.
}
scoring-taught-back = The caller said it back in their own words.
scoring-summary-confirmed = The caller confirmed the summary.
scoring-understanding-not-checked = Understanding was not made sure of.

## The end
scoring-caller-hung-up = The caller hung up first.
scoring-trainee-hung-up = The desk hung up first.

## Loudspeaker
scoring-loudspeaker-asked = Consent to the loudspeaker was asked for.
scoring-loudspeaker-unasked = The loudspeaker was switched on without asking.
scoring-loudspeaker-announced = The loudspeaker was announced without asking.
scoring-loudspeaker-announced-first = The loudspeaker was announced first, consent asked for later.
scoring-loudspeaker-with-consent = The loudspeaker was switched on after a yes.
scoring-loudspeaker-before-yes = The loudspeaker was switched on before a yes.
scoring-loudspeaker-after-no = The loudspeaker was switched on after a no.
scoring-loudspeaker-left-off = The loudspeaker stayed off.
scoring-loudspeaker-called-for = The loudspeaker was needed ({ $reason }) and consent was not asked for.

## Transfer
scoring-transfer-announced = The transfer was announced.
scoring-transfer-not-announced = The transfer was not announced.
scoring-briefed = { $part ->
    [who] Told who is calling.
    [need] Told what the caller needs.
   *[what] Told what the matter is.
}
scoring-not-briefed = { $part ->
    [who] Not told who is calling.
    [need] Not told what the caller needs.
   *[what] Not told what the matter is.
}
scoring-briefed-late = Told only after the connection.
scoring-wrong-person = Put through to the wrong person: { $to }; the right one: { $right }.
scoring-not-transferred = The matter called for a transfer: { $right }.
scoring-right-person-unreachable = The right person was rung ({ $right }); nobody answered.

## Waiting
scoring-waited = The caller waited { $seconds } s.
scoring-asked-patience = Patience was asked for.
scoring-not-asked-patience = Patience was not asked for.
scoring-explained-wait = A reason or an estimate was given.
scoring-not-explained-wait = Neither a reason nor an estimate was given.
scoring-no-word-within = Not a word for over { $seconds } s.

## Out of turn
scoring-priority-offered = Service out of turn was offered.
scoring-priority-asked-for = The caller had to ask about the queue.
scoring-no-priority = Service out of turn was not mentioned.

## Critical errors
scoring-hung-up-in-block = Hung up while the caller was silent in mid-sentence.
scoring-hung-up-before-matter = Hung up before the matter was known.
scoring-hung-up-without = Hung up before the caller had heard: { $fact }.
scoring-danger-ignored = No answer to a disclosed danger to life.
scoring-told-unverified = Case data before identity was checked: { $fact }.
scoring-block-interrupted = A word into the silence in which the caller was looking for words.
scoring-refused-request = A request for another channel or a helper was refused.
scoring-unannounced-hold = Put on hold without a word for { $seconds } s.
scoring-blind-transfer = Put through without a word of introduction: { $to }.

## Service to this caller
scoring-duty-pace = A pace the caller can follow
scoring-duty-sentences = Short sentences
scoring-duty-numbers = Numbers repeated or confirmed
scoring-duty-rephrase = Other words when the caller did not hear
scoring-duty-blocks = Waiting while the caller looks for words
scoring-duty-no-hurry = No rushing
scoring-duty-give-time = Words that leave time
scoring-duty-no-sight = Nothing explained by sight
scoring-duty-other-way = Content told in words, or another way than the web page
scoring-duty-to-caller = Words to the caller, not about them
scoring-duty-let-pass = Patience in the silence in which words are passed on or looked for
scoring-duty-one-by-one = One thing at a time
scoring-duty-closed-questions = Questions that can be answered briefly
scoring-duty-read-back = Reading back what the caller said
scoring-duty-written-way = Another channel or an adaptation offered
scoring-duty-plain-words = Plain words, no figures of speech or office language
scoring-duty-as-an-adult = Respect: nothing condescending, reproachful or dismissive
scoring-duty-made-sure = Understanding made sure of
scoring-duty-exact-times = Exact days and times
scoring-duty-stay = Staying with the caller to the end
scoring-duty-take-seriously = Taking the caller's words seriously
scoring-duty-waits = Saying how long a wait takes
scoring-duty-digits = Numbers a few digits at a time
scoring-duty-access = A way in without barriers, or another way, offered
scoring-prompted = A prompt into the silence in which words are passed on or looked for.
scoring-not-prompted = Nobody prompted the caller in a silence.
scoring-vague-time = A time without a figure.
scoring-exact-times = No vague times.
scoring-read-back = What the caller said was read back.
scoring-read-back-of = Of { $of } things the caller told, { $kept } were read back.
scoring-not-made-sure = Nobody made sure that the caller understood.
scoring-wait-told = It was said how long the wait takes.
scoring-wait-not-told = The caller waited without knowing for how long.
scoring-no-access = Neither a way in nor another way was offered.
scoring-access-on-asking = Offered only when the caller asked.
scoring-access-offered = Offered before the caller had to ask.
scoring-left-alone = The line was cut before the caller had finished.
scoring-gave-up-on-us = The caller hung up, put off.
scoring-stayed = The talk lasted as long as it was needed.
scoring-taken-seriously = The caller's words were taken seriously.
scoring-not-taken-seriously = Not one word of understanding was said.
scoring-few-digits = Numbers were told a few digits at a time.
scoring-spoken-to = The caller was spoken to directly.
scoring-one-by-one = Things were told one by one.
scoring-closed-questions = Questions could be answered briefly.
scoring-plain-words = Plain words were used.
scoring-as-an-adult = The caller was treated with respect.
scoring-no-written-way = No other channel or adaptation was offered.
scoring-pace = Fastest { $rate } syllables a second (up to { $limit }); too fast { $over } of { $of } utterances.
scoring-sentence = Longest sentence: { $words } words (up to { $limit }); too long { $over } of { $of } utterances.
scoring-number = { $secure ->
    [yes] Numbers repeated or confirmed: { $fact }.
   *[no] Numbers said only once: { $fact }.
}
scoring-rephrased = Said in other words.
scoring-repeated-word-for-word = Repeated word for word.
scoring-blocks = Silent moments interrupted: { $interrupted } of { $of }.
scoring-not-hurried = Nobody rushed the caller.
scoring-time-given = The caller was told that there is time.
scoring-time-not-given = The caller was not told that there is time.
scoring-nothing-by-sight = Nothing was explained by sight.
scoring-other-way-offered = An adaptation or another way was offered.
scoring-no-other-way = Not everything was told, and no other way was offered.

## Remarks on the attempt
notice-microphone-lost = The microphone was lost after { $seconds } s; typing went on.
notice-no-scenario = The scenario "{ $scenario }" is not at hand: that call was not scored.
notice-broken-off = The call was broken off before its end.
notice-begun-in-the-middle = The call was begun in the middle, at the moment "{ $moment }": an author's trial, not scored.
