# The course of a call: what happened and when. Sentences for moments, names of states of the line and of kinds of moments.

timeline-answered = The telephone was answered.
timeline-dialled = Number { $number } was dialled.
timeline-busy = Number { $number } does not answer.
timeline-connected = The other side answered.
timeline-interrupted = The caller was interrupted.
timeline-prompted = The caller was prompted during the silence in which words were passed on or looked for.
timeline-lost = { $why ->
    [too_fast] The caller could not follow: too fast.
    [too_long] The caller could not follow: the sentence was too long.
    [number_missed] A number did not reach the caller: it was said only once.
    [too_much] The caller lost the thread: several things at once.
    [many_digits] The caller could not keep the number: too many digits in one go.
    [idiom] The caller took a figure of speech literally.
    [officialese] The caller did not understand the office language.
    [third_person] The caller was spoken about, to somebody beside them.
    [open_question] The caller could not answer an open question.
   *[visual] The caller could not use the directions: they relied on sight.
}
timeline-took-in = The caller took in: { $fact }.
timeline-confirmed = The caller confirms what was agreed.
timeline-colleague-rung = Ringing: { $name }.
timeline-colleague-answered = Answers: { $name }.
timeline-colleague-unreachable = Does not answer: { $name }.
timeline-handed-over = The call was connected to { $name }.
timeline-left = Left the desk.
timeline-returned = Back at the desk.
timeline-door-closed = The door was closed.
timeline-document = Document opened: { $title }.
timeline-note = Note: “{ $text }”
timeline-microphone-lost = The microphone stopped working.
timeline-client = { $name } waits at the counter: “{ $says }”
timeline-breaks-in = Somebody breaks in: { $name }.
timeline-room-talks = Loud talk in the room: “{ $says }”
timeline-room-quiet = The room is quiet again.
timeline-sound = { $name }: [{ $caption }]
timeline-ended = { $by ->
    [caller] The caller hung up.
    [trainee] The call was ended at this desk.
    [gave_up] The caller gave up.
    [handed_over] The call was put through.
    [unreachable] The call could not be connected.
   *[interrupted] The call was broken off.
}

## Names
timeline-ring = ring { $count }
timeline-state = { $state ->
    [ring_back] ringing at the other end
    [hold] call on hold
    [consult] the caller waits to be put through
    [mute] microphone muted
    [loudspeaker] loudspeaker on
    [silence] silence on the line
    [block] silence within the caller's turn
    [away] nobody at the desk
   *[room_talk] loud in the room
}
timeline-kind = { $kind ->
    [line] connection
    [interruption] interruption
    [lost] the caller could not follow
    [took_in] the caller took it in
    [told] the caller told something
    [colleague] colleague
    [desk] at the desk
    [room] in the room
    [sound] sound without words
   *[hint] hint
}
