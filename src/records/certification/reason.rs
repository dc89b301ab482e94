//! What can be missing for a certificate, with what its words need to name.

use crate::domain::{Bilingual, Day, Message, RuleId};
use crate::records::attempt::AttemptId;

/// Something that is missing for a new certificate.
#[derive(Debug, Clone, PartialEq)]
pub enum Reason {
    /// No version of the policy is in force yet.
    NotInForce {
        /// The first one is from this day on.
        from: Day,
    },
    /// The certificate was revoked: exams of later days are needed.
    Revoked {
        /// When.
        on: Day,
    },
    /// Passed calls.
    Calls {
        /// Passed.
        passed: u32,
        /// Required.
        needed: u32,
    },
    /// Different needs among the passed calls.
    DifferentNeeds {
        /// Passed.
        passed: u32,
        /// Required.
        needed: u32,
    },
    /// Passed calls of one kind.
    Among {
        /// Of callers with this need, by its name in files; none: of any.
        need: Option<String>,
        /// At least of this difficulty, 1–3.
        level: u8,
        /// Passed.
        passed: u32,
        /// Required.
        needed: u32,
    },
    /// Passed shifts.
    Shifts {
        /// Passed.
        passed: u32,
        /// Required.
        needed: u32,
    },
    /// Rules that came up too seldom in the exams that count.
    Rules {
        /// Which, in the order of the procedure.
        rules: Vec<Uncovered>,
    },
    /// The office's procedure document was never acknowledged.
    NotAcknowledged {
        /// The version in force.
        document: String,
    },
    /// An earlier version of it was.
    AcknowledgementOld {
        /// The version acknowledged last.
        earlier: String,
        /// When.
        on: Day,
        /// The version in force.
        document: String,
    },
    /// A trainer has to look at an exam before it counts.
    ReviewOpen {
        /// Which.
        exam: AttemptId,
        /// The scenario or shift.
        what: String,
        /// When it was sat.
        on: Day,
    },
    /// A passed exam that was sat too soon after one that was not, or too often, and does not count.
    TooSoon {
        /// Which.
        exam: AttemptId,
        /// The scenario or shift.
        what: String,
        /// When it was sat.
        on: Day,
        /// The first day on which it would have counted.
        allowed: Day,
    },
    /// A scenario or shift can be tried again only later.
    WaitUntil {
        /// The scenario or shift.
        what: String,
        /// From this day on.
        until: Day,
    },
}

/// A rule that came up too seldom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uncovered {
    /// The rule.
    pub rule: RuleId,
    /// The clause of the office's document.
    pub clause: String,
    /// Its short title.
    pub title: Bilingual,
    /// How often it came up.
    pub raised: u32,
    /// How often it has to.
    pub needed: u32,
}

impl Reason {
    /// Its name in files.
    pub fn id(&self) -> &'static str {
        match self {
            Self::NotInForce { .. } => "not-in-force",
            Self::Revoked { .. } => "revoked",
            Self::Calls { .. } => "calls",
            Self::DifferentNeeds { .. } => "different-needs",
            Self::Among { need: Some(_), .. } => "among-need",
            Self::Among { need: None, .. } => "among-level",
            Self::Shifts { .. } => "shifts",
            Self::Rules { .. } => "rules",
            Self::NotAcknowledged { .. } => "not-acknowledged",
            Self::AcknowledgementOld { .. } => "acknowledgement-old",
            Self::ReviewOpen { .. } => "review-open",
            Self::TooSoon { .. } => "too-soon",
            Self::WaitUntil { .. } => "wait-until",
        }
    }

    /// What the reader is told, in `assets/l10n/*/certification.ftl`. Where there is a `need`, it is the name in files; who
    /// puts it into words puts in the words of `need-…`.
    pub fn message(&self) -> Message {
        let message = Message::new(&format!("standing-{}", self.id()));
        match self {
            Self::NotInForce { from } => message.text("from", from.to_string()),
            Self::Revoked { on } => message.text("on", on.to_string()),
            Self::Calls { passed, needed }
            | Self::DifferentNeeds { passed, needed }
            | Self::Shifts { passed, needed } => share(message, *passed, *needed),
            Self::Among {
                need,
                level,
                passed,
                needed,
            } => {
                let told = share(message, *passed, *needed).number("level", f64::from(*level));
                match need {
                    Some(need) => told.text("need", need),
                    None => told,
                }
            }
            Self::Rules { rules } => {
                let each = rules
                    .iter()
                    .map(|rule| format!("{} ({}/{})", rule.clause, rule.raised, rule.needed));
                message.text("rules", each.collect::<Vec<_>>().join(", "))
            }
            Self::NotAcknowledged { document } => message.text("document", document),
            Self::AcknowledgementOld { earlier, on, document } => message
                .text("earlier", earlier)
                .text("on", on.to_string())
                .text("document", document),
            Self::ReviewOpen { what, on, .. } => message.text("what", what).text("on", on.to_string()),
            Self::TooSoon { what, on, allowed, .. } => message
                .text("what", what)
                .text("on", on.to_string())
                .text("allowed", allowed.to_string()),
            Self::WaitUntil { what, until } => message.text("what", what).text("until", until.to_string()),
        }
    }

    /// Whether it matters even while a certificate is in force and no renewal is near.
    pub(super) fn is_always_told(&self) -> bool {
        matches!(
            self,
            Self::NotAcknowledged { .. } | Self::AcknowledgementOld { .. } | Self::ReviewOpen { .. }
        )
    }
}

/// So much of so much.
fn share(message: Message, passed: u32, needed: u32) -> Message {
    let message = message.number("passed", f64::from(passed));
    message.number("needed", f64::from(needed))
}
