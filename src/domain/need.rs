//! Need profiles: mechanics of a call, not labels on a person. What each does on the phone, and the sources of the figures,
//! are in docs/pl/potrzeby.md; a scenario sets the parameters.

use std::collections::BTreeSet;

use super::Millis;

/// What a caller needs on the phone, with the parameters that the engine and the scorecard apply.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum NeedProfile {
    /// Deaf; a sign-language interpreter or a relay passes the words on.
    Relay {
        /// How long passing words on takes, before every answer.
        delay: Millis,
    },
    /// Deaf; a relative passes the words on.
    Relative {
        /// How long passing words on takes, before every answer.
        delay: Millis,
    },
    /// Deafblind; a guide-interpreter passes the words on, a few at a time.
    Deafblind {
        /// How long passing words on takes, before every answer.
        delay: Millis,
        /// Pieces of information that one turn may bring.
        things: u32,
    },
    /// Does not follow long or fast sentences; misses numbers said once.
    HardOfHearing {
        /// Fastest speech that is followed, syllables a second (standard speech is 4–5.5).
        syllables_per_s: f64,
        /// Longest sentence that is followed, words.
        words: u32,
        /// What becomes of numbers.
        numbers: Numbers,
    },
    /// Is lost by "as you see above" and by the web page as the only answer.
    Blind,
    /// Makes silent blocks in which a word from the trainee is an interruption.
    Stutter {
        /// How much longer a block becomes when it is interrupted.
        interrupted_adds: Millis,
    },
    /// Looks for words after a stroke; open questions are out of reach.
    Aphasia {
        /// Silence before every answer.
        delay: Millis,
        /// Longest sentence that is followed, words.
        words: u32,
        /// Pieces of information that one turn may bring.
        things: u32,
    },
    /// Speaks so that others may not understand (dysarthria, after a laryngectomy): wants to hear read back what they said.
    UnclearSpeech,
    /// Follows short, exact sentences, a few things at a time.
    IntellectualDisability {
        /// Longest sentence that is followed, words.
        words: u32,
        /// Pieces of information that one turn may bring.
        things: u32,
    },
    /// Takes words literally and needs exact times.
    Autism,
    /// In a crisis: rudeness, hurry and refusal close the way to them.
    Crisis {
        /// Offences after which they hang up.
        offences: u32,
    },
    /// Does not bear waiting of which nobody says how long it takes.
    Anxiety {
        /// How long they bear it.
        wait: Millis,
    },
    /// Forgets what was said once; long numbers and several things at once do not stay.
    Dementia {
        /// Most digits in one go.
        digits: u32,
        /// Pieces of information that one turn may bring.
        things: u32,
    },
    /// Must know how to get in, or another way.
    Mobility,
    /// Somebody sits beside them and listens.
    Companion,
    /// Learns Polish: fast and long sentences, figures of speech and office language are lost.
    WeakPolish {
        /// Fastest speech that is followed, syllables a second.
        syllables_per_s: f64,
        /// Longest sentence that is followed, words.
        words: u32,
    },
}

/// What becomes of numbers told to a caller who is hard of hearing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Numbers {
    /// Heard like other words.
    #[default]
    Heard,
    /// Missed unless said more than once or read in groups.
    MissedOnce,
}

/// What all the needs of a caller do together: of two limits the stricter one holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Mechanics {
    /// Fastest speech that is followed, syllables a second.
    pub syllables_per_s: Option<f64>,
    /// Longest sentence that is followed, words.
    pub words: Option<u32>,
    /// Pieces of information that one turn may bring.
    pub things: Option<u32>,
    /// Most digits in one go.
    pub digits: Option<u32>,
    /// What becomes of numbers said once.
    pub numbers: Numbers,
    /// Silence before every answer.
    pub delay: Millis,
    /// How much longer a silent block becomes when it is interrupted.
    pub interrupted_adds: Millis,
    /// Offences after which they hang up.
    pub offences: Option<u32>,
    /// How long they bear waiting of which nobody said how long it takes.
    pub untold_wait: Option<Millis>,
    /// What else holds of them.
    pub traits: BTreeSet<Trait>,
}

/// What holds of a caller, without a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trait {
    /// What is pointed at must be put into words.
    Sightless,
    /// Takes figures of speech literally.
    Literal,
    /// Is lost by office language.
    PlainOnly,
    /// Asks for exact times.
    ExactTimes,
    /// Somebody stands between them and the telephone, or beside them.
    Accompanied,
    /// Cannot answer open questions.
    ClosedQuestions,
    /// Wants to hear read back what they said.
    ReadBack,
    /// Forgets what was said only once.
    Forgets,
    /// Must know how to get in.
    AsksForAccess,
}

impl NeedProfile {
    /// The names of all needs, in the order in which they stand above.
    pub const IDS: [&'static str; 16] = [
        "relay",
        "relative",
        "deafblind",
        "hard_of_hearing",
        "blind",
        "stutter",
        "aphasia",
        "unclear_speech",
        "intellectual_disability",
        "autism",
        "crisis",
        "anxiety",
        "dementia",
        "mobility",
        "companion",
        "weak_polish",
    ];

    /// The name of the need in files and messages.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Relay { .. } => "relay",
            Self::Relative { .. } => "relative",
            Self::Deafblind { .. } => "deafblind",
            Self::HardOfHearing { .. } => "hard_of_hearing",
            Self::Blind => "blind",
            Self::Stutter { .. } => "stutter",
            Self::Aphasia { .. } => "aphasia",
            Self::UnclearSpeech => "unclear_speech",
            Self::IntellectualDisability { .. } => "intellectual_disability",
            Self::Autism => "autism",
            Self::Crisis { .. } => "crisis",
            Self::Anxiety { .. } => "anxiety",
            Self::Dementia { .. } => "dementia",
            Self::Mobility => "mobility",
            Self::Companion => "companion",
            Self::WeakPolish { .. } => "weak_polish",
        }
    }

    /// What it does.
    pub fn mechanics(self) -> Mechanics {
        let mut does = Mechanics {
            traits: self.traits().iter().copied().collect(),
            ..Mechanics::default()
        };
        match self {
            Self::Relay { delay } | Self::Relative { delay } => does.delay = delay,
            Self::Deafblind { delay, things } => {
                does.delay = delay;
                does.things = Some(things);
            }
            Self::HardOfHearing {
                syllables_per_s,
                words,
                numbers,
            } => {
                does.syllables_per_s = Some(syllables_per_s);
                does.words = Some(words);
                does.numbers = numbers;
            }
            Self::Stutter { interrupted_adds } => does.interrupted_adds = interrupted_adds,
            Self::Aphasia { delay, words, things } => {
                does.delay = delay;
                does.words = Some(words);
                does.things = Some(things);
            }
            Self::IntellectualDisability { words, things } => {
                does.words = Some(words);
                does.things = Some(things);
            }
            Self::Crisis { offences } => does.offences = Some(offences),
            Self::Anxiety { wait } => does.untold_wait = Some(wait),
            Self::Dementia { digits, things } => {
                does.digits = Some(digits);
                does.things = Some(things);
            }
            Self::WeakPolish { syllables_per_s, words } => {
                does.syllables_per_s = Some(syllables_per_s);
                does.words = Some(words);
            }
            Self::Blind | Self::UnclearSpeech | Self::Autism | Self::Mobility | Self::Companion => {}
        }
        does
    }

    fn traits(self) -> &'static [Trait] {
        match self {
            Self::Relay { .. } | Self::Relative { .. } | Self::Deafblind { .. } | Self::Companion => {
                &[Trait::Accompanied]
            }
            Self::Blind => &[Trait::Sightless],
            Self::Aphasia { .. } => &[Trait::ClosedQuestions],
            Self::UnclearSpeech => &[Trait::ReadBack],
            Self::IntellectualDisability { .. } => &[Trait::Literal],
            Self::Autism => &[Trait::Literal, Trait::ExactTimes],
            Self::Dementia { .. } => &[Trait::Forgets],
            Self::Mobility => &[Trait::AsksForAccess],
            Self::WeakPolish { .. } => &[Trait::Literal, Trait::PlainOnly],
            Self::HardOfHearing { .. } | Self::Stutter { .. } | Self::Crisis { .. } | Self::Anxiety { .. } => &[],
        }
    }
}

/// A way of speaking that a caller's needs bring along, over their voice.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Manner {
    /// As the voice is.
    #[default]
    Plain,
    /// Hoarse: more breath than tone.
    Hoarse,
    /// A quarter slower.
    Slow,
    /// Both.
    HoarseAndSlow,
}

impl Manner {
    /// Nobody is made slower than this, words a minute.
    const SLOWEST: u16 = 80;

    /// How a caller with these needs speaks. Whoever has somebody else speak for them is heard in that person's voice.
    pub fn of(needs: &[NeedProfile]) -> Self {
        let has = |holds: fn(&NeedProfile) -> bool| needs.iter().any(holds);
        let spoken_for = has(|need| {
            matches!(
                need,
                NeedProfile::Relay { .. } | NeedProfile::Relative { .. } | NeedProfile::Deafblind { .. }
            )
        });
        let hoarse = has(|need| matches!(need, NeedProfile::UnclearSpeech));
        let slow = has(|need| matches!(need, NeedProfile::Aphasia { .. }));
        match (hoarse, slow) {
            _ if spoken_for => Self::Plain,
            (false, false) => Self::Plain,
            (true, false) => Self::Hoarse,
            (false, true) => Self::Slow,
            (true, true) => Self::HoarseAndSlow,
        }
    }

    /// Its stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Hoarse => "hoarse",
            Self::Slow => "slow",
            Self::HoarseAndSlow => "hoarse-slow",
        }
    }

    /// Whether breath takes the place of tone.
    pub fn is_hoarse(self) -> bool {
        matches!(self, Self::Hoarse | Self::HoarseAndSlow)
    }

    /// The words a minute of a voice that has `rate` of them by itself.
    pub fn pace(self, rate: u16) -> u16 {
        match self {
            Self::Plain | Self::Hoarse => rate,
            Self::Slow | Self::HoarseAndSlow => (rate.saturating_mul(3) / 4).max(Self::SLOWEST.min(rate)),
        }
    }
}

impl Mechanics {
    /// What these needs do together.
    pub fn of(needs: &[NeedProfile]) -> Self {
        needs
            .iter()
            .fold(Self::default(), |all, need| all.and(need.mechanics()))
    }

    /// Whether this holds of the caller.
    pub fn has(&self, one: Trait) -> bool {
        self.traits.contains(&one)
    }

    fn and(self, other: Self) -> Self {
        Self {
            syllables_per_s: stricter(self.syllables_per_s, other.syllables_per_s),
            words: stricter(self.words, other.words),
            things: stricter(self.things, other.things),
            digits: stricter(self.digits, other.digits),
            numbers: self.numbers.max(other.numbers),
            delay: self.delay.max(other.delay),
            interrupted_adds: self.interrupted_adds.max(other.interrupted_adds),
            offences: stricter(self.offences, other.offences),
            untold_wait: stricter(self.untold_wait, other.untold_wait),
            traits: &self.traits | &other.traits,
        }
    }
}

/// The smaller of two limits, where there are any.
fn stricter<T: PartialOrd>(one: Option<T>, other: Option<T>) -> Option<T> {
    match (one, other) {
        (Some(one), Some(other)) if other < one => Some(other),
        (None, other) => other,
        (one, _) => one,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_limits_the_stricter_one_holds() {
        let needs = [
            NeedProfile::HardOfHearing {
                syllables_per_s: 4.0,
                words: 14,
                numbers: Numbers::MissedOnce,
            },
            NeedProfile::WeakPolish {
                syllables_per_s: 4.5,
                words: 10,
            },
            NeedProfile::Companion,
        ];
        let together = Mechanics::of(&needs);
        assert_eq!(together.syllables_per_s, Some(4.0));
        assert_eq!(together.words, Some(10));
        assert_eq!(together.numbers, Numbers::MissedOnce);
        assert_eq!(together.things, None);
        assert!(together.has(Trait::Literal) && together.has(Trait::Accompanied) && !together.has(Trait::Forgets));
        assert_eq!(Mechanics::of(&[]), Mechanics::default());
    }

    #[test]
    fn needs_are_heard_unless_somebody_else_speaks() {
        let aphasia = NeedProfile::Aphasia {
            delay: Millis(3_000),
            words: 10,
            things: 1,
        };
        let relay = NeedProfile::Relay { delay: Millis(4_000) };
        let unclear = NeedProfile::UnclearSpeech;
        assert_eq!(Manner::of(&[NeedProfile::Blind]), Manner::Plain);
        assert_eq!(Manner::of(&[NeedProfile::Blind, unclear]), Manner::Hoarse);
        assert_eq!(Manner::of(&[aphasia]), Manner::Slow);
        assert_eq!(Manner::of(&[aphasia, unclear]), Manner::HoarseAndSlow);
        assert_eq!(Manner::of(&[relay, unclear]), Manner::Plain);
    }

    #[test]
    fn a_slow_manner_takes_a_quarter_and_never_more_than_there_is() {
        assert_eq!(Manner::Hoarse.pace(160), 160);
        assert_eq!(Manner::Slow.pace(160), 120);
        assert_eq!(Manner::HoarseAndSlow.pace(90), 80);
        assert_eq!(Manner::Slow.pace(70), 70);
    }
}
