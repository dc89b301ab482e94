//! What each exam of a person counts for: under the version in force when it was sat, and by what is known today.

use std::cmp::Ordering;

use super::facts::{AttemptFacts, Outcome, Tried};
use crate::domain::{Day, Mode, Policy, PolicyHistory, Review};

/// An exam and what it counts for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Exam<'a> {
    /// What is known of it.
    pub facts: &'a AttemptFacts,
    /// The day on which its result was known: that of the exam, or of a later review.
    pub known: Day,
    /// What it counts for.
    pub counted: Counted,
}

/// What an exam counts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counted {
    /// As passed.
    Passed,
    /// As an attempt that did not pass.
    NotPassed,
    /// For nothing until a person has looked at it.
    Open,
    /// For nothing: it was passed sooner than the policy lets one try again.
    TooSoon {
        /// The first day on which it would have counted.
        allowed: Day,
    },
}

/// The exams of a person against the procedure of a policy up to a day, in the order in which they were sat. Practice is left
/// out, and what was sat before the policy began.
pub(super) fn judge<'a>(history: &PolicyHistory, attempts: &'a [AttemptFacts], today: Day) -> Vec<Exam<'a>> {
    let procedure = &history.first().procedure;
    let mut exams: Vec<(&Policy, Exam<'a>)> = attempts
        .iter()
        .filter(|one| one.mode == Mode::Exam && one.procedure == *procedure && one.day <= today)
        .filter_map(|facts| {
            let policy = history.on(facts.day)?;
            let until = |day: Option<Day>| day.filter(|day| *day <= today);
            let reviewed = until(facts.reviewed);
            // Looking at what nobody had to look at makes nothing known later.
            let asked = asked_reviews(policy, facts).next().is_some();
            let confirmed = until(facts.confirmed).filter(|_| asked);
            let exam = Exam {
                facts,
                known: reviewed.max(confirmed).map_or(facts.day, |day| day.max(facts.day)),
                counted: by_itself(policy, facts, reviewed, confirmed),
            };
            Some((policy, exam))
        })
        .collect();
    exams.sort_by(|(_, one), (_, two)| in_order(one, two));
    (1..=exams.len())
        .filter_map(|length| in_turn(&exams[..length]))
        .collect()
}

/// The order in which exams were sat.
pub(super) fn in_order(one: &Exam<'_>, two: &Exam<'_>) -> Ordering {
    let (one, two) = (one.facts, two.facts);
    one.sat.cmp(&two.sat).then_with(|| one.id.cmp(&two.id))
}

/// What an exam counts for, whatever came before it.
fn by_itself(policy: &Policy, facts: &AttemptFacts, reviewed: Option<Day>, confirmed: Option<Day>) -> Counted {
    // A review of a later day is not known yet, and neither is what it led to.
    if facts.outcome == Outcome::Pending || (facts.reviewed.is_some() && reviewed.is_none()) {
        return Counted::Open;
    }
    if facts.outcome == Outcome::Interrupted {
        return Counted::NotPassed;
    }
    if reviewed.is_none() && confirmed.is_none() && asked_reviews(policy, facts).next().is_some() {
        return Counted::Open;
    }
    let by_mark = policy
        .pass_mark
        .is_none_or(|mark| facts.score.is_some_and(|score| score >= mark));
    if facts.outcome == Outcome::Passed && !facts.critical && by_mark {
        Counted::Passed
    } else {
        Counted::NotPassed
    }
}

/// The reviews that a version of a policy asks for, of those that an attempt gives rise to; one that is pending waits whatever the
/// policy says.
pub fn asked_reviews<'a>(policy: &'a Policy, facts: &'a AttemptFacts) -> impl Iterator<Item = Review> + 'a {
    let is_asked = move |review: &Review| match review {
        Review::Every => true,
        Review::Resumed => facts.resumed,
        Review::CriticalError => facts.critical,
    };
    policy.reviews.iter().copied().filter(is_asked)
}

/// The last of these exams, with what came before it. Only what did not pass makes one wait, and only once that is known; so a
/// passed exam never takes anything from another one.
fn in_turn<'a>(until: &[(&Policy, Exam<'a>)]) -> Option<Exam<'a>> {
    let ((policy, exam), before) = until.split_last()?;
    let mut exam = *exam;
    if exam.counted == Counted::Passed {
        let before = before.iter().map(|(_, other)| other);
        let days = not_passed(before, &exam.facts.tried, exam.facts.day);
        let allowed = next_allowed(policy, &days);
        if let Some(allowed) = allowed.filter(|allowed| *allowed > exam.facts.day) {
            exam.counted = Counted::TooSoon { allowed };
        }
    }
    Some(exam)
}

/// The first day on which something that was not passed on these days may be tried again; none: any day.
pub(super) fn next_allowed(policy: &Policy, days: &[Day]) -> Option<Day> {
    after_wait(policy, days).max(after_period(policy, days))
}

/// The first day after the wait that follows the last of these; none: there is none to wait after.
pub(super) fn after_wait(policy: &Policy, days: &[Day]) -> Option<Day> {
    let last = days.iter().max()?;
    Some(last.plus_days(policy.attempts.wait_days))
}

/// The first day on which one more fits into the period, after so many on these; none: it fits on any.
pub(super) fn after_period(policy: &Policy, days: &[Day]) -> Option<Day> {
    let most = usize::try_from(policy.attempts.most?).ok()?;
    let mut days = days.to_vec();
    days.sort();
    // The oldest of so many has to leave the period.
    let oldest = days.len().checked_sub(most)?;
    Some(days.get(oldest)?.plus_months(policy.period()))
}

/// The days of those of these exams at which the same was not passed, as far as that is known on the day `by`.
pub(super) fn not_passed<'a, 'b: 'a>(exams: impl Iterator<Item = &'a Exam<'b>>, tried: &Tried, by: Day) -> Vec<Day> {
    let alike =
        exams.filter(|exam| exam.counted == Counted::NotPassed && exam.facts.tried.is_same(tried) && exam.known <= by);
    alike.map(|exam| exam.facts.day).collect()
}
