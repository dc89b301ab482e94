//! Where somebody stands with a policy.

use std::collections::BTreeSet;

use super::facts::{CertificateFacts, PersonFacts, Tried};
use super::judge::{Counted, Exam, in_order, judge, next_allowed, not_passed};
use super::lacking::lacking;
use super::reason::Reason;
use crate::domain::{Day, Policy, PolicyHistory, PolicyId, Procedure};
use crate::records::attempt::AttemptId;

/// Where somebody stands with a policy on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// The policy.
    pub policy: PolicyId,
    /// Its version in force on the day; none: the first one begins later.
    pub version: Option<u32>,
    /// Whether they are certified.
    pub state: State,
    /// The certificate issued last of those that hold; where none does, the last one, expired or revoked.
    pub certificate: Option<String>,
    /// The last day on which that certificate is valid, or would be were it not revoked.
    pub valid_until: Option<Day>,
    /// The reminder that is due.
    pub reminder: Option<Reminder>,
    /// What a new certificate would rest on; none: something is missing for one.
    pub earned: Option<Earned>,
    /// What is missing for a new certificate; nothing where one is earned.
    pub missing: Vec<Reason>,
}

/// Whether somebody is certified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// No exam and no acknowledgement yet.
    NotStarted,
    /// No certificate yet; something was sat or read, and a certificate may be earned.
    InProgress,
    /// A certificate is in force.
    Valid,
    /// It is in force, and a reminder is due.
    Expiring,
    /// The last day of its validity is over.
    Expired,
    /// It was revoked. Unless it was issued in error or replaced, a new one needs exams of later days.
    Revoked,
}

impl State {
    /// Its name in files and, after `standing-state-`, in the localisation files.
    pub fn id(self) -> &'static str {
        match self {
            Self::NotStarted => "not-started",
            Self::InProgress => "in-progress",
            Self::Valid => "valid",
            Self::Expiring => "expiring",
            Self::Expired => "expired",
            Self::Revoked => "revoked",
        }
    }
}

/// A reminder that is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reminder {
    /// Which one of the policy's: so many days before the end.
    pub days: u32,
    /// Days left until the last day of validity; 0: this is the last.
    pub left: i64,
}

/// What a new certificate would rest on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earned {
    /// The version of the policy under which it was earned: that of the day on which everything was passed.
    pub version: u32,
    /// The day on which everything was passed.
    pub on: Day,
    /// The version of the office's procedure document that was acknowledged.
    pub document: String,
    /// The exams that count, in the order in which they were sat.
    pub exams: Vec<AttemptId>,
    /// The last day of validity: counted from the last exam up to `on`.
    pub valid_until: Day,
}

impl Standing {
    /// What there is to tell: while a certificate is in force and no reminder is due, only what does not wait for the renewal.
    pub fn told(&self) -> impl Iterator<Item = &Reason> {
        let all = self.state != State::Valid;
        self.missing.iter().filter(move |reason| all || reason.is_always_told())
    }
}

/// Where somebody stands with a policy on the day `today`. `procedure` is the policy's; what happened after the day is left out.
pub fn standing(history: &PolicyHistory, procedure: &Procedure, facts: &PersonFacts, today: Day) -> Standing {
    let id = &history.first().id;
    let issued = facts
        .certificates
        .iter()
        .filter(|one| one.policy == *id && one.issued_on <= today);
    let issued: Vec<&CertificateFacts> = issued.collect();
    // A renewal that was revoked does not hide an earlier certificate that holds.
    let shown = last(issued.iter().copied().filter(|one| one.holds_on(today)));
    let shown = shown.or_else(|| last(issued.iter().copied()));
    let revoked = shown.and_then(|one| one.revoked_by(today));
    let exams = judge(history, &facts.attempts, today);
    // An exam counts for one certificate; a new one rests on later exams. One whose exams were freed is as if never issued.
    let counting: Vec<&CertificateFacts> = issued.iter().copied().filter(|one| !one.is_freed_by(today)).collect();
    let renewed = last(counting.iter().copied());
    let barrier = renewed.and_then(|one| one.revoked_by(today)).map(|one| one.on);
    let is_fresh = |exam: &&Exam<'_>| {
        let spent = counting.iter().any(|one| one.exams.contains(&exam.facts.id));
        let later = renewed.is_none_or(|one| one.issued_on <= exam.facts.day);
        !spent && later && barrier.is_none_or(|on| on < exam.facts.day)
    };
    let fresh: Vec<&Exam<'_>> = exams.iter().filter(is_fresh).collect();
    let case = Case {
        history,
        procedure,
        facts,
        fresh,
        today,
    };
    let earned = case.earned();
    let missing = match earned {
        Some(_) => Vec::new(),
        None => barrier
            .map(|on| Reason::Revoked { on })
            .into_iter()
            .chain(case.missing())
            .collect(),
    };
    let in_force = history.on(today);
    let left = shown.map(|one| today.days_until(one.valid_until));
    let reminder = left.filter(|left| revoked.is_none() && *left >= 0).and_then(|left| {
        let days = in_force?.reminder_days.iter().copied();
        let days = days.filter(|days| left <= i64::from(*days)).min()?;
        Some(Reminder { days, left })
    });
    let state = match left {
        _ if revoked.is_some() => State::Revoked,
        Some(left) if left < 0 => State::Expired,
        Some(_) if reminder.is_some() => State::Expiring,
        Some(_) => State::Valid,
        None if exams.is_empty() && case.acknowledged().is_none() => State::NotStarted,
        None => State::InProgress,
    };
    Standing {
        policy: id.clone(),
        version: in_force.map(|policy| policy.version),
        state,
        certificate: shown.map(|one| one.id.clone()),
        valid_until: shown.map(|one| one.valid_until),
        reminder,
        earned,
        missing,
    }
}

/// The certificate issued last; of two of one day, the one that is valid longer.
fn last<'a>(certificates: impl Iterator<Item = &'a CertificateFacts>) -> Option<&'a CertificateFacts> {
    certificates.max_by(|one, two| {
        let days = (one.issued_on, one.valid_until).cmp(&(two.issued_on, two.valid_until));
        days.then_with(|| one.id.cmp(&two.id))
    })
}

/// What a new certificate is decided on.
struct Case<'a> {
    history: &'a PolicyHistory,
    procedure: &'a Procedure,
    facts: &'a PersonFacts,
    /// The exams that no earlier certificate rests on.
    fresh: Vec<&'a Exam<'a>>,
    today: Day,
}

impl<'a> Case<'a> {
    fn passed(&self) -> impl Iterator<Item = &'a Exam<'a>> {
        self.fresh
            .iter()
            .copied()
            .filter(|exam| exam.counted == Counted::Passed)
    }

    /// The passed exams that count together on a day.
    fn within(&self, policy: &Policy, day: Day) -> Vec<&'a Exam<'a>> {
        let in_time = |exam: &&'a Exam<'a>| exam.known <= day && day < exam.facts.day.plus_months(policy.period());
        self.passed().filter(in_time).collect()
    }

    /// A certificate is earned on the day on which everything is passed, under the version in force on that day; a later
    /// version takes nothing away. Of several such days the one that gives the longest validity holds.
    fn earned(&self) -> Option<Earned> {
        let document = &self.history.on(self.today)?.document;
        self.acknowledgement_of(document)?;
        let begins = self.history.versions().iter().map(|policy| policy.valid_from);
        let days: BTreeSet<Day> = self.passed().map(|exam| exam.known).chain(begins).collect();
        let mut best: Option<Earned> = None;
        for on in days.into_iter().filter(|day| *day <= self.today) {
            let Some(policy) = self.history.on(on) else { continue };
            let exams = self.within(policy, on);
            let Some(last) = exams.iter().map(|exam| exam.facts.day).max() else {
                continue;
            };
            let valid_until = last.plus_months(policy.validity_months);
            let longer = best.as_ref().is_none_or(|best| best.valid_until < valid_until);
            if valid_until >= self.today && longer && lacking(policy, self.procedure, &exams).is_empty() {
                // All that were passed since, so that none is left over for another certificate.
                let since = |exam: &&'a Exam<'a>| on < exam.facts.day.plus_months(policy.period());
                let mut exams: Vec<&Exam<'_>> = self.passed().filter(since).collect();
                exams.sort_by(|one, two| in_order(one, two));
                best = Some(Earned {
                    version: policy.version,
                    on,
                    document: document.clone(),
                    exams: exams.into_iter().map(|exam| exam.facts.id.clone()).collect(),
                    valid_until,
                });
            }
        }
        best
    }

    /// What is missing under the version in force today.
    fn missing(&self) -> Vec<Reason> {
        let Some(policy) = self.history.on(self.today) else {
            let from = self.history.first().valid_from;
            return vec![Reason::NotInForce { from }];
        };
        let mut missing = lacking(policy, self.procedure, &self.within(policy, self.today));
        if self.acknowledgement_of(&policy.document).is_none() {
            let document = policy.document.clone();
            missing.push(match self.acknowledged() {
                None => Reason::NotAcknowledged { document },
                Some((on, earlier)) => Reason::AcknowledgementOld {
                    earlier: earlier.to_owned(),
                    on,
                    document,
                },
            });
        }
        missing.extend(self.fresh.iter().filter_map(|exam| {
            let facts = exam.facts;
            let (exam_id, what, on) = (facts.id.clone(), facts.tried.name().to_owned(), facts.day);
            match exam.counted {
                Counted::Open => Some(Reason::ReviewOpen {
                    exam: exam_id,
                    what,
                    on,
                }),
                Counted::TooSoon { allowed } => Some(Reason::TooSoon {
                    exam: exam_id,
                    what,
                    on,
                    allowed,
                }),
                Counted::Passed | Counted::NotPassed => None,
            }
        }));
        missing.extend(self.waits(policy));
        missing
    }

    /// Scenarios and shifts that were not passed and cannot be tried today.
    fn waits(&self, policy: &Policy) -> Vec<Reason> {
        let mut seen: Vec<&Tried> = Vec::new();
        let mut waits = Vec::new();
        for exam in self.fresh.iter().filter(|exam| exam.counted == Counted::NotPassed) {
            let tried = &exam.facts.tried;
            let passed = self.passed().any(|other| other.facts.tried.is_same(tried));
            if passed || seen.iter().any(|known| known.is_same(tried)) {
                continue;
            }
            seen.push(tried);
            let days = not_passed(self.fresh.iter().copied(), tried, self.today);
            let until = next_allowed(policy, &days);
            if let Some(until) = until.filter(|until| *until > self.today) {
                let what = tried.name().to_owned();
                waits.push(Reason::WaitUntil { what, until });
            }
        }
        waits
    }

    /// Day and version of the acknowledgement made last.
    fn acknowledged(&self) -> Option<(Day, &'a str)> {
        let procedure = &self.history.first().procedure;
        let made = self.facts.acknowledgements.iter();
        let made = made.filter(|one| one.procedure == *procedure && one.on <= self.today);
        made.map(|one| (one.on, one.document.as_str())).max()
    }

    /// The day on which this version of the document was acknowledged first.
    fn acknowledgement_of(&self, document: &str) -> Option<Day> {
        let procedure = &self.history.first().procedure;
        let made = self.facts.acknowledgements.iter();
        let made = made.filter(|one| one.procedure == *procedure && one.document == document && one.on <= self.today);
        made.map(|one| one.on).min()
    }
}
