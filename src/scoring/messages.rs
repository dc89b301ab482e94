//! The messages that evidence carries: their keys and their values. The words stand in `assets/l10n/*/scoring.ftl`.
//!
//! It must not decide anything. Every figure goes out rounded, so that scorecards are equal byte for byte.

use crate::domain::{Disclosure, FactOutcomeState, IntroductionPart, Message, Millis, SpeechAct};

macro_rules! keys {
    ($($name:ident = $key:literal,)*) => {
        $(#[doc = concat!("Key `", $key, "`.")] pub const $name: &str = $key;)*

        /// Every key of the scorer.
        pub const ALL: &[&str] = &[$($key,)*];
    };
}
pub(super) use keys;

keys! {
    NOT_HEARD_RELIABLY = "scoring-not-heard-reliably",
    MEANING_DOUBTFUL = "scoring-meaning-doubtful",
    ANSWERED_AFTER = "scoring-answered-after",
    NOT_ANSWERED = "scoring-not-answered",
    HOUR_AGREED = "scoring-hour-agreed",
    NUMBER_ASKED = "scoring-number-asked",
    CALLBACK_PROMISED = "scoring-callback-promised",
    CLIENT_KEPT_WAITING = "scoring-client-kept-waiting",
    ROOM_QUIET_AFTER = "scoring-room-quiet-after",
    ROOM_HEARD = "scoring-room-heard",
    CALLED_BACK = "scoring-called-back",
    CALLED_BACK_IN_VAIN = "scoring-called-back-in-vain",
    NOT_CALLED_BACK = "scoring-not-called-back",
    INTRODUCED = "scoring-introduced",
    NOT_INTRODUCED = "scoring-not-introduced",
    INTRODUCED_OUT_OF_ORDER = "scoring-introduced-out-of-order",
    STAYED_WITH_CALLER = "scoring-stayed-with-caller",
    SAID_TO_OTHERS = "scoring-said-to-others",
    SPOKE_PAST_CALLER = "scoring-spoke-past-caller",
    NOT_A_WORD = "scoring-not-a-word",
    COURTESY = "scoring-courtesy",
    VIOLATION = "scoring-violation",
    APOLOGISED = "scoring-apologised",
    CURT = "scoring-curt",
    NO_VIOLATION = "scoring-no-violation",
    HELD = "scoring-held",
    NOT_RELEASED = "scoring-not-released",
    MUTED_NOT_HELD = "scoring-muted-not-held",
    LEFT_LINE_OPEN = "scoring-left-line-open",
    CONSULTED_ALOUD = "scoring-consulted-aloud",
    HOLD_CALLED_FOR = "scoring-hold-called-for",
    PREPARED = "scoring-prepared",
    PREPARED_WHILE_RINGING = "scoring-prepared-while-ringing",
    NOT_PREPARED = "scoring-not-prepared",
    ASKED = "scoring-asked",
    DISCLOSED = "scoring-disclosed",
    NOT_ASKED = "scoring-not-asked",
    INFORMED_BEFORE_ASKING = "scoring-informed-before-asking",
    FACT = "scoring-fact",
    TAUGHT_BACK = "scoring-taught-back",
    SUMMARY_CONFIRMED = "scoring-summary-confirmed",
    UNDERSTANDING_NOT_CHECKED = "scoring-understanding-not-checked",
    CALLER_HUNG_UP = "scoring-caller-hung-up",
    TRAINEE_HUNG_UP = "scoring-trainee-hung-up",
    LOUDSPEAKER_ASKED = "scoring-loudspeaker-asked",
    LOUDSPEAKER_UNASKED = "scoring-loudspeaker-unasked",
    LOUDSPEAKER_ANNOUNCED = "scoring-loudspeaker-announced",
    LOUDSPEAKER_ANNOUNCED_FIRST = "scoring-loudspeaker-announced-first",
    LOUDSPEAKER_WITH_CONSENT = "scoring-loudspeaker-with-consent",
    LOUDSPEAKER_BEFORE_YES = "scoring-loudspeaker-before-yes",
    LOUDSPEAKER_AFTER_NO = "scoring-loudspeaker-after-no",
    LOUDSPEAKER_LEFT_OFF = "scoring-loudspeaker-left-off",
    LOUDSPEAKER_CALLED_FOR = "scoring-loudspeaker-called-for",
    TRANSFER_ANNOUNCED = "scoring-transfer-announced",
    TRANSFER_NOT_ANNOUNCED = "scoring-transfer-not-announced",
    BRIEFED = "scoring-briefed",
    NOT_BRIEFED = "scoring-not-briefed",
    BRIEFED_LATE = "scoring-briefed-late",
    WRONG_PERSON = "scoring-wrong-person",
    NOT_TRANSFERRED = "scoring-not-transferred",
    RIGHT_PERSON_UNREACHABLE = "scoring-right-person-unreachable",
    WAITED = "scoring-waited",
    ASKED_PATIENCE = "scoring-asked-patience",
    NOT_ASKED_PATIENCE = "scoring-not-asked-patience",
    EXPLAINED_WAIT = "scoring-explained-wait",
    NOT_EXPLAINED_WAIT = "scoring-not-explained-wait",
    NO_WORD_WITHIN = "scoring-no-word-within",
    PRIORITY_OFFERED = "scoring-priority-offered",
    PRIORITY_ASKED_FOR = "scoring-priority-asked-for",
    NO_PRIORITY = "scoring-no-priority",
    HUNG_UP_IN_BLOCK = "scoring-hung-up-in-block",
    HUNG_UP_BEFORE_MATTER = "scoring-hung-up-before-matter",
    HUNG_UP_WITHOUT = "scoring-hung-up-without",
    DANGER_IGNORED = "scoring-danger-ignored",
    TOLD_UNVERIFIED = "scoring-told-unverified",
    BLOCK_INTERRUPTED = "scoring-block-interrupted",
    REFUSED_REQUEST = "scoring-refused-request",
    UNANNOUNCED_HOLD = "scoring-unannounced-hold",
    BLIND_TRANSFER = "scoring-blind-transfer",
    DUTY_PACE = "scoring-duty-pace",
    DUTY_SENTENCES = "scoring-duty-sentences",
    DUTY_NUMBERS = "scoring-duty-numbers",
    DUTY_REPHRASE = "scoring-duty-rephrase",
    DUTY_BLOCKS = "scoring-duty-blocks",
    DUTY_NO_HURRY = "scoring-duty-no-hurry",
    DUTY_GIVE_TIME = "scoring-duty-give-time",
    DUTY_NO_SIGHT = "scoring-duty-no-sight",
    DUTY_OTHER_WAY = "scoring-duty-other-way",
    DUTY_TO_CALLER = "scoring-duty-to-caller",
    DUTY_LET_PASS = "scoring-duty-let-pass",
    DUTY_ONE_BY_ONE = "scoring-duty-one-by-one",
    DUTY_CLOSED_QUESTIONS = "scoring-duty-closed-questions",
    DUTY_READ_BACK = "scoring-duty-read-back",
    DUTY_WRITTEN_WAY = "scoring-duty-written-way",
    DUTY_PLAIN_WORDS = "scoring-duty-plain-words",
    DUTY_AS_AN_ADULT = "scoring-duty-as-an-adult",
    DUTY_MADE_SURE = "scoring-duty-made-sure",
    DUTY_EXACT_TIMES = "scoring-duty-exact-times",
    DUTY_STAY = "scoring-duty-stay",
    DUTY_TAKE_SERIOUSLY = "scoring-duty-take-seriously",
    DUTY_WAITS = "scoring-duty-waits",
    DUTY_DIGITS = "scoring-duty-digits",
    DUTY_ACCESS = "scoring-duty-access",
    PROMPTED = "scoring-prompted",
    NOT_PROMPTED = "scoring-not-prompted",
    VAGUE_TIME = "scoring-vague-time",
    EXACT_TIMES = "scoring-exact-times",
    READ_BACK = "scoring-read-back",
    READ_BACK_OF = "scoring-read-back-of",
    NOT_MADE_SURE = "scoring-not-made-sure",
    WAIT_TOLD = "scoring-wait-told",
    WAIT_NOT_TOLD = "scoring-wait-not-told",
    NO_ACCESS = "scoring-no-access",
    ACCESS_ON_ASKING = "scoring-access-on-asking",
    ACCESS_OFFERED = "scoring-access-offered",
    LEFT_ALONE = "scoring-left-alone",
    GAVE_UP_ON_US = "scoring-gave-up-on-us",
    STAYED = "scoring-stayed",
    TAKEN_SERIOUSLY = "scoring-taken-seriously",
    NOT_TAKEN_SERIOUSLY = "scoring-not-taken-seriously",
    FEW_DIGITS = "scoring-few-digits",
    SPOKEN_TO = "scoring-spoken-to",
    ONE_BY_ONE = "scoring-one-by-one",
    CLOSED_QUESTIONS = "scoring-closed-questions",
    PLAIN_WORDS = "scoring-plain-words",
    AS_AN_ADULT = "scoring-as-an-adult",
    NO_WRITTEN_WAY = "scoring-no-written-way",
    PACE = "scoring-pace",
    SENTENCE = "scoring-sentence",
    NUMBER = "scoring-number",
    REPHRASED = "scoring-rephrased",
    REPEATED_WORD_FOR_WORD = "scoring-repeated-word-for-word",
    BLOCKS = "scoring-blocks",
    NOT_HURRIED = "scoring-not-hurried",
    TIME_GIVEN = "scoring-time-given",
    TIME_NOT_GIVEN = "scoring-time-not-given",
    NOTHING_BY_SIGHT = "scoring-nothing-by-sight",
    OTHER_WAY_OFFERED = "scoring-other-way-offered",
    NO_OTHER_WAY = "scoring-no-other-way",
    NOTICE_MICROPHONE_LOST = "notice-microphone-lost",
    RETURNED = "scoring-returned",
    RETURNED_IN_VAIN = "scoring-returned-in-vain",
    NOT_RETURNED = "scoring-not-returned",
    FORWARDED = "scoring-forwarded",
    FORWARDED_ELSEWHERE = "scoring-forwarded-elsewhere",
    FORWARDED_LATE = "scoring-forwarded-late",
    NOT_FORWARDED = "scoring-not-forwarded",
    CALLBACK_EARLY = "scoring-callback-early",
    CALLBACK_LATE = "scoring-callback-late",
    CALLBACK_NEVER = "scoring-callback-never",
    NOTICE_NO_SCENARIO = "notice-no-scenario",
    NOTICE_BROKEN_OFF = "notice-broken-off",
    NOTICE_BEGUN_IN_THE_MIDDLE = "notice-begun-in-the-middle",
}

/// A message without values.
pub fn plain(key: &str) -> Message {
    Message::new(key)
}

/// Without the full stop that an author may have put at its end: it stands inside a sentence here.
fn bare(text: &str) -> &str {
    text.trim().trim_end_matches('.')
}

/// Seconds with one decimal.
fn seconds(length: Millis) -> f64 {
    tenth(length.seconds())
}

/// With one decimal.
fn tenth(figure: f64) -> f64 {
    (figure * 10.0).round() / 10.0
}

/// Words that were not heard reliably, with the recogniser's confidence in percent.
pub fn not_heard_reliably(confidence: f32) -> Message {
    // A confidence that is no number casts to 0.
    let percent = (confidence.clamp(0.0, 1.0) * 100.0).round() as u32;
    plain(NOT_HEARD_RELIABLY).number("percent", f64::from(percent))
}

/// Picked up after so many rings and so long.
pub fn answered_after(rings: usize, after: Millis) -> Message {
    plain(ANSWERED_AFTER)
        .number("rings", rings as f64)
        .number("seconds", seconds(after))
}

/// Never picked up.
pub fn not_answered(rings: usize) -> Message {
    plain(NOT_ANSWERED).number("rings", rings as f64)
}

/// A part of the introduction was said.
pub fn introduced(part: IntroductionPart) -> Message {
    plain(INTRODUCED).text("part", part.act().id())
}

/// A part of the introduction was not said.
pub fn not_introduced(part: IntroductionPart) -> Message {
    plain(NOT_INTRODUCED).text("part", part.act().id())
}

/// Words to somebody else on an open line.
pub fn said_to_others(words: usize) -> Message {
    plain(SAID_TO_OTHERS).number("words", words as f64)
}

/// A courteous act.
pub fn courtesy(act: SpeechAct) -> Message {
    plain(COURTESY).text("act", act.id())
}

/// A violation of courtesy.
pub fn violation(act: SpeechAct) -> Message {
    plain(VIOLATION).text("act", act.id())
}

/// Fewer signs of courtesy than asked for.
pub fn curt(signs: usize, at_least: usize) -> Message {
    plain(CURT)
        .number("signs", signs as f64)
        .number("at_least", at_least as f64)
}

/// A client was at the counter and the caller was not put off to a call of their own.
pub fn client_kept_waiting(client: &str) -> Message {
    plain(CLIENT_KEPT_WAITING).text("client", client)
}

/// The room was quiet, or out of hearing, so long after it was first heard.
pub fn room_quiet_after(after: Millis) -> Message {
    plain(ROOM_QUIET_AFTER).number("seconds", seconds(after))
}

/// Something about a person's call.
pub fn of_caller(key: &str, caller: &str) -> Message {
    plain(key).text("caller", caller)
}

/// Something about an absence.
pub fn of_absence(key: &str, reason: &str) -> Message {
    plain(key).text("reason", bare(reason))
}

/// A promised call was placed so many minutes off its time.
pub fn callback(key: &str, caller: &str, minutes: f64) -> Message {
    plain(key).text("caller", caller).number("minutes", minutes)
}

/// A hold that nobody took back.
pub fn not_released(lasted: Millis) -> Message {
    plain(NOT_RELEASED).number("seconds", seconds(lasted))
}

/// The scenario called for leaving the line.
pub fn hold_called_for(reason: &str) -> Message {
    plain(HOLD_CALLED_FOR).text("reason", bare(reason))
}

/// A detail was asked for.
pub fn asked(label: &str) -> Message {
    plain(ASKED).text("detail", label)
}

/// A detail was told by the caller.
pub fn disclosed(label: &str, how: Disclosure) -> Message {
    let how = match how {
        Disclosure::Asked => "asked",
        Disclosure::OpenQuestion => "open_question",
    };
    plain(DISCLOSED).text("detail", label).text("how", how)
}

/// A detail was not asked for.
pub fn not_asked(label: &str) -> Message {
    plain(NOT_ASKED).text("detail", label)
}

/// What became of a fact.
pub fn fact(state: FactOutcomeState, label: &str) -> Message {
    let state = match state {
        FactOutcomeState::Conveyed => "conveyed",
        FactOutcomeState::NotTakenIn => "not_taken_in",
        FactOutcomeState::Wrong => "wrong",
        FactOutcomeState::Missing => "missing",
        FactOutcomeState::Unclear => "unclear",
    };
    plain(FACT).text("fact", label).text("state", state)
}

/// Somebody must listen, and the loudspeaker was not used.
pub fn loudspeaker_called_for(reason: &str) -> Message {
    plain(LOUDSPEAKER_CALLED_FOR).text("reason", bare(reason))
}

/// The colleague was told `part`: `who`, `what` or `need`.
pub fn briefed(part: &str) -> Message {
    plain(BRIEFED).text("part", part)
}

/// The colleague was not told `part`.
pub fn not_briefed(part: &str) -> Message {
    plain(NOT_BRIEFED).text("part", part)
}

/// Put through to somebody else than the right person.
pub fn wrong_person(to: &str, right: &str) -> Message {
    plain(WRONG_PERSON).text("to", to).text("right", right)
}

/// A transfer to this person was due.
pub fn not_transferred(right: &str) -> Message {
    plain(NOT_TRANSFERRED).text("right", right)
}

/// The right person was rung and did not pick up.
pub fn right_person_unreachable(right: &str) -> Message {
    plain(RIGHT_PERSON_UNREACHABLE).text("right", right)
}

/// How long the caller waited.
pub fn waited(length: Millis) -> Message {
    plain(WAITED).number("seconds", seconds(length))
}

/// No word came in time.
pub fn no_word_within(limit: Millis) -> Message {
    plain(NO_WORD_WITHIN).number("seconds", seconds(limit))
}

/// Hung up with this fact untold.
pub fn hung_up_without(label: &str) -> Message {
    plain(HUNG_UP_WITHOUT).text("fact", label)
}

/// Data of a case told to someone unverified.
pub fn told_unverified(label: &str) -> Message {
    plain(TOLD_UNVERIFIED).text("fact", label)
}

/// A long hold without a word before it.
pub fn unannounced_hold(lasted: Millis) -> Message {
    plain(UNANNOUNCED_HOLD).number("seconds", seconds(lasted))
}

/// Put through without a word to the colleague.
pub fn blind_transfer(to: &str) -> Message {
    plain(BLIND_TRANSFER).text("to", to)
}

/// The fastest speech, syllables a second, and how many utterances were too fast.
pub fn pace(fastest: f64, limit: f64, over: usize, of: usize) -> Message {
    let figures = plain(PACE).number("rate", tenth(fastest)).number("limit", tenth(limit));
    figures.number("over", over as f64).number("of", of as f64)
}

/// The longest sentence, words, and how many utterances were too long.
pub fn sentence(longest: u32, limit: u32, over: usize, of: usize) -> Message {
    let figures = plain(SENTENCE)
        .number("words", f64::from(longest))
        .number("limit", f64::from(limit));
    figures.number("over", over as f64).number("of", of as f64)
}

/// Whether the numbers of a fact were made sure of.
pub fn number(label: &str, secure: bool) -> Message {
    plain(NUMBER)
        .text("fact", label)
        .text("secure", if secure { "yes" } else { "no" })
}

/// How many silent blocks were interrupted.
pub fn blocks(interrupted: usize, of: usize) -> Message {
    plain(BLOCKS)
        .number("interrupted", interrupted as f64)
        .number("of", of as f64)
}

/// When the microphone was lost.
pub fn microphone_lost(at: Millis) -> Message {
    plain(NOTICE_MICROPHONE_LOST).number("seconds", seconds(at))
}

/// How much of what the caller told was read back.
pub fn read_back(kept: usize, of: usize) -> Message {
    plain(READ_BACK_OF).number("kept", kept as f64).number("of", of as f64)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use fluent_bundle::FluentResource;

    use super::*;

    const PL: &str = include_str!("../../assets/l10n/pl/scoring.ftl");
    const EN: &str = include_str!("../../assets/l10n/en/scoring.ftl");

    /// The messages of a file and the variables each uses.
    fn entries(file: &str) -> BTreeMap<String, BTreeSet<String>> {
        let mut entries: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut key = String::new();
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, _)) = line.split_once(" =").filter(|_| line.starts_with(char::is_alphabetic)) {
                assert!(
                    entries.insert(name.to_owned(), BTreeSet::new()).is_none(),
                    "{name} stands twice"
                );
                key = name.to_owned();
            }
            for variable in line.split('$').skip(1) {
                let name: String = variable
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect();
                entries.entry(key.clone()).or_default().insert(name);
            }
        }
        entries
    }

    #[test]
    fn every_key_stands_in_both_files() {
        let keys: BTreeSet<&str> = ALL.iter().copied().collect();
        assert_eq!(keys.len(), ALL.len(), "a key is named twice");
        for file in [PL, EN] {
            let entries = entries(file);
            let found: BTreeSet<&str> = entries.keys().map(String::as_str).collect();
            assert_eq!(found, keys);
            assert!(FluentResource::try_new(file.to_owned()).is_ok());
        }
        assert_eq!(entries(PL), entries(EN), "the same values in both languages");
    }

    #[test]
    fn a_confidence_that_is_no_number_is_none() {
        assert_eq!(not_heard_reliably(f32::NAN), not_heard_reliably(0.0));
        assert_eq!(not_heard_reliably(7.0), not_heard_reliably(1.0));
    }
}
