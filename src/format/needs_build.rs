//! From the needs as they are written to the profiles that the engine plays; defaults are filled in here. Their sources are
//! in docs/pl/potrzeby.md.

use super::caller_file::NeedsFile;
use super::scenario_build::millis;
use crate::domain::{Millis, NeedProfile, Numbers};

/// An interpreter or a relay takes so long to pass words on.
const INTERPRETED: Millis = Millis(4_000);
/// A relative takes so long.
const BY_RELATIVE: Millis = Millis(2_000);
/// A guide-interpreter spells into a hand.
const BY_HAND: Millis = Millis(6_000);
/// Words are looked for so long after a stroke.
const LOOKS_FOR_WORDS: Millis = Millis(3_000);
/// Length added to an interrupted block.
const INTERRUPTED_ADDS: Millis = Millis(2_000);
/// An anxious caller waits so long without knowing for how long.
const UNTOLD_WAIT: Millis = Millis(20_000);

/// The needs of a file without problems, in the order of the format's description.
pub(super) fn needs(file: NeedsFile) -> Option<Vec<NeedProfile>> {
    let mut needs = Vec::new();
    if let Some(relay) = file.relay {
        needs.push(NeedProfile::Relay {
            delay: millis(relay.delay_s, INTERPRETED),
        });
    }
    if let Some(relative) = file.relative {
        needs.push(NeedProfile::Relative {
            delay: millis(relative.delay_s, BY_RELATIVE),
        });
    }
    if let Some(deafblind) = file.deafblind {
        needs.push(NeedProfile::Deafblind {
            delay: millis(deafblind.delay_s, BY_HAND),
            things: deafblind.things.unwrap_or(1),
        });
    }
    if let Some(hearing) = file.hard_of_hearing {
        let follows = hearing.follows_up_to.0?;
        needs.push(NeedProfile::HardOfHearing {
            syllables_per_s: follows.syllables_per_s.0?,
            words: follows.words.0?,
            numbers: if hearing.misses.is_empty() {
                Numbers::Heard
            } else {
                Numbers::MissedOnce
            },
        });
    }
    if let Some(stutter) = file.stutter {
        needs.push(NeedProfile::Stutter {
            interrupted_adds: millis(stutter.interrupted_adds_s, INTERRUPTED_ADDS),
        });
    }
    needs.extend(file.blind.map(|_| NeedProfile::Blind));
    if let Some(aphasia) = file.aphasia {
        needs.push(NeedProfile::Aphasia {
            delay: millis(aphasia.delay_s, LOOKS_FOR_WORDS),
            words: aphasia.words.unwrap_or(10),
            things: aphasia.things.unwrap_or(1),
        });
    }
    needs.extend(file.unclear_speech.map(|_| NeedProfile::UnclearSpeech));
    if let Some(need) = file.intellectual_disability {
        needs.push(NeedProfile::IntellectualDisability {
            words: need.words.unwrap_or(12),
            things: need.things.unwrap_or(2),
        });
    }
    needs.extend(file.autism.map(|_| NeedProfile::Autism));
    if let Some(crisis) = file.crisis {
        needs.push(NeedProfile::Crisis {
            offences: crisis.offences.unwrap_or(2),
        });
    }
    if let Some(anxiety) = file.anxiety {
        needs.push(NeedProfile::Anxiety {
            wait: millis(anxiety.wait_s, UNTOLD_WAIT),
        });
    }
    if let Some(dementia) = file.dementia {
        needs.push(NeedProfile::Dementia {
            digits: dementia.digits.unwrap_or(3),
            things: dementia.things.unwrap_or(1),
        });
    }
    needs.extend(file.mobility.map(|_| NeedProfile::Mobility));
    needs.extend(file.companion.map(|_| NeedProfile::Companion));
    if let Some(polish) = file.weak_polish {
        needs.push(NeedProfile::WeakPolish {
            syllables_per_s: polish.syllables_per_s.unwrap_or(4.5),
            words: polish.words.unwrap_or(10),
        });
    }
    Some(needs)
}
