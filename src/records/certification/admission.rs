//! Whether an exam that somebody wants to sit would count, as far as it goes by attempts and waiting times: asked before it begins.
//!
//! It says what the judge will say: of an exam that is not admitted, passed it counts for nothing, not passed it counts as one more
//! attempt. Of attempts at other stations it knows nothing.

use super::facts::{AttemptFacts, Tried};
use super::judge::{after_period, after_wait, judge, not_passed};
use crate::domain::{Bilingual, Day, Lang, Message, Policy, PolicyHistory, PolicyId, ProcedureId};

/// What a policy says of an exam that is to begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Admission {
    /// It counts.
    Admitted,
    /// It counts from this day on: the last one that was not passed is too near.
    WaitUntil(Day),
    /// All attempts of the period were used up.
    AttemptsUsedUp {
        /// So many there are.
        most: u32,
        /// The first day on which it counts: the oldest has left the period, and the last one is not too near.
        until: Day,
    },
}

/// What one policy says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdmissionUnder {
    /// The policy.
    pub policy: PolicyId,
    /// Whose policy it is.
    pub title: Bilingual,
    /// What it says.
    pub admission: Admission,
}

impl AdmissionUnder {
    /// What stands against the exam, in `assets/l10n/*/certification.ftl`; none: nothing does.
    pub fn message(&self, lang: Lang) -> Option<Message> {
        let about = |key: &str| Message::new(key).text("policy", self.title.get(lang));
        match self.admission {
            Admission::Admitted => None,
            Admission::WaitUntil(until) => Some(about("admission-wait-until").text("until", until.to_string())),
            Admission::AttemptsUsedUp { most, until } => {
                let told = about("admission-attempts-used-up").number("most", f64::from(most));
                Some(told.text("until", until.to_string()))
            }
        }
    }
}

/// What each policy in force on the day `today` says of an exam that begins on it, at `tried` by `procedure`; policies for which such
/// an exam can meet nothing say nothing. `attempts` are the person's until now.
pub fn admission<'a>(
    policies: impl IntoIterator<Item = &'a PolicyHistory>,
    attempts: &[AttemptFacts],
    procedure: &ProcedureId,
    tried: &Tried,
    today: Day,
) -> Vec<AdmissionUnder> {
    let of_procedure = policies
        .into_iter()
        .filter(|history| history.first().procedure == *procedure);
    let in_force = of_procedure.filter_map(|history| Some((history, history.on(today)?)));
    let asked = in_force.filter(|(_, policy)| can_meet(policy, tried));
    let said = asked.map(|(history, policy)| {
        let exams = judge(history, attempts, today);
        AdmissionUnder {
            policy: policy.id.clone(),
            title: policy.title.clone(),
            admission: by_days(policy, &not_passed(exams.iter(), tried, today), today),
        }
    });
    said.collect()
}

/// What a policy says after the same was not passed on these days.
fn by_days(policy: &Policy, days: &[Day], today: Day) -> Admission {
    let later = |day: &Day| *day > today;
    let wait = after_wait(policy, days).filter(later);
    let period = after_period(policy, days).filter(later);
    match (policy.attempts.most, period, wait) {
        (Some(most), Some(period), _) => Admission::AttemptsUsedUp {
            most,
            until: wait.map_or(period, |wait| wait.max(period)),
        },
        (_, _, Some(wait)) => Admission::WaitUntil(wait),
        (_, _, None) => Admission::Admitted,
    }
}

/// Whether an exam at this, once passed, can meet something that a policy requires.
fn can_meet(policy: &Policy, tried: &Tried) -> bool {
    // Rules of the procedure come up in any exam.
    let coverage = &policy.coverage;
    if coverage.each_rule > 0 || coverage.rules.values().any(|times| *times > 0) {
        return true;
    }
    let requires = &policy.requires;
    match tried {
        Tried::Shift { .. } => requires.shifts > 0,
        Tried::Call { needs, level, .. } => {
            let is_among = requires.among.iter().any(|among| {
                let is_of = among.need.as_ref().is_none_or(|need| needs.contains(need));
                is_of && among.level <= *level
            });
            requires.calls > 0 || (requires.different_needs > 0 && !needs.is_empty()) || is_among
        }
    }
}
