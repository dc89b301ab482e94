//! Exams as they come in, and the figures that they come to; what other tests of this folder build exams with.

use std::collections::BTreeSet;

use sea_orm::{ActiveModelTrait as _, EntityTrait as _};

use super::entity::{person, rule_tally, standing};
use super::standings_tests::{NOW, day, runs, station};
use super::*;
use crate::domain::{
    Bilingual, Card, Certainty, CriticalError, CriticalErrorKind, Day, Millis, Mode, Passed, PolicyId, Profile, RuleId,
    RuleVerdict, Score, Scorecard, Verdict, Versions,
};
use crate::records::certification::State;
use crate::records::journal::Line;
use crate::records::{AttemptHeader, AttemptId, Closed, Closing, Demands, Resumption, TraineeId, chain};

/// An exam, as a test says what matters of it.
#[derive(Clone)]
pub(super) struct Sat {
    pub(super) begun: String,
    pub(super) last_name: &'static str,
    pub(super) mode: Mode,
    pub(super) how: Closed,
    pub(super) resumed: bool,
    pub(super) passed: Passed,
    pub(super) needs: Vec<&'static str>,
    pub(super) rules: Vec<(&'static str, Verdict)>,
    pub(super) errors: Vec<(CriticalErrorKind, Certainty)>,
}

impl Sat {
    /// An exam that began on a day, passed, with nothing to look at.
    pub(super) fn on(on: &str, last_name: &'static str) -> Self {
        Self {
            begun: format!("{on}T09:00:00Z"),
            last_name,
            mode: Mode::Exam,
            how: Closed::Finished,
            resumed: false,
            passed: Passed::Yes,
            needs: vec!["stutter"],
            rules: vec![("krynki:4.1.a", Verdict::Met)],
            errors: Vec::new(),
        }
    }

    pub(super) fn name(&self) -> AttemptId {
        AttemptId::new(&self.begun, "senior-dowod", 7)
    }

    pub(super) fn id(&self) -> uuid::Uuid {
        attempt_id(station(), &self.name())
    }

    /// Its journal, whole.
    pub(super) fn piece(&self) -> Piece {
        let mut lines = vec![Line::Header {
            format: 1,
            attempt: Box::new(self.header()),
        }];
        if self.resumed {
            lines.push(Line::Resumed(Resumption {
                at: Millis(1_000),
                away: Millis(60_000),
                when: self.begun.replace("T09:00", "T09:05"),
                invigilator: Some("Jan Kos".to_owned()),
            }));
        }
        lines.push(Line::Closed(Closing {
            how: self.how,
            card: Some(Box::new(Card::Call(self.card()))),
        }));
        let (mut text, mut sum) = (String::new(), chain::START.to_owned());
        for line in lines {
            let (sealed, next) = chain::seal(&sum, &serde_json::to_string(&line).unwrap());
            text.push_str(&sealed);
            sum = next;
        }
        Piece {
            name: self.name(),
            after: 0,
            text,
        }
    }

    fn header(&self) -> AttemptHeader {
        let plain = standings_tests::header(&self.begun, "senior-dowod");
        AttemptHeader {
            profile: Profile {
                last_name: self.last_name.to_owned(),
                ..plain.profile.clone()
            },
            mode: self.mode,
            trainee: Some(TraineeId::new(self.last_name)),
            demands: Some(Demands {
                needs: self.needs.iter().map(|need| (*need).to_owned()).collect(),
                level: 2,
            }),
            ..plain
        }
    }

    fn card(&self) -> Scorecard {
        let rules = self.rules.iter().map(|(rule, verdict)| RuleVerdict {
            rule: RuleId::new(*rule),
            clause: format!("§ {rule}"),
            title: Bilingual::default(),
            verdict: *verdict,
            points: 0.0,
            maximum: 1.0,
            evidence: Vec::new(),
            tip: None,
        });
        let errors = self.errors.iter().map(|(kind, certainty)| CriticalError {
            kind: *kind,
            number: kind.number(),
            certainty: *certainty,
            evidence: Vec::new(),
        });
        Scorecard {
            scenario: "senior-dowod".into(),
            procedure: "krynki".into(),
            profile: "krynki".into(),
            seed: 7,
            mode: self.mode,
            versions: Versions {
                scenario: 2,
                procedure: 1,
                engine: "1".to_owned(),
                scorer: "1".to_owned(),
            },
            ending: None,
            duration: Millis(90_000),
            score: Some(Score {
                value: 80.0,
                low: 70.0,
                high: 90.0,
            }),
            passed: self.passed,
            critical_errors: errors.collect(),
            rules: rules.collect(),
            service: Vec::new(),
            facts: Vec::new(),
            details: Vec::new(),
            plain_language: None,
            notices: Vec::new(),
        }
    }
}

pub(super) async fn take(store: &Store, exams: &[Sat]) {
    let pieces: Vec<Piece> = exams.iter().map(Sat::piece).collect();
    let refused = store.take(station(), &pieces, NOW).await.unwrap();
    assert!(refused.is_empty(), "{refused:?}");
}

fn counts(met: i64, partly: i64, missed: i64, unclear: i64) -> VerdictCounts {
    VerdictCounts {
        met,
        partly,
        missed,
        unclear,
    }
}

fn some_exams() -> [Sat; 5] {
    let mixed = vec![
        ("krynki:4.1.a", Verdict::Partly),
        ("krynki:4.1.b", Verdict::Unclear),
        ("krynki:4.1.c", Verdict::NotApplicable),
    ];
    [
        Sat::on("2026-02-10", "Żak"),
        Sat {
            passed: Passed::No,
            needs: vec!["stutter", "blind"],
            rules: mixed,
            ..Sat::on("2026-11-10", "Żak")
        },
        Sat {
            passed: Passed::Pending,
            rules: vec![("krynki:4.1.a", Verdict::Missed)],
            ..Sat::on("2026-11-11", "Bak")
        },
        Sat {
            mode: Mode::Practice,
            ..Sat::on("2026-11-12", "Bak")
        },
        Sat {
            how: Closed::Interrupted,
            ..Sat::on("2026-11-13", "Bak")
        },
    ]
}

#[test]
fn exams_are_counted_by_person_rule_and_need_and_practice_is_not() {
    runs(async |store: Store| {
        take(&store, &some_exams()).await;
        // What is sent again is there already.
        take(&store, &some_exams()).await;
        let krynki = "krynki".into();
        let all = store.rules_by_people(&krynki, None, None, 10).await.unwrap();
        assert!(!all.more);
        let [bak, zak] = &all.rows[..] else {
            panic!("{all:?}");
        };
        assert_eq!(
            (bak.person.last_name.as_str(), zak.person.last_name.as_str()),
            ("Bak", "Żak")
        );
        let of = |row: &RulesOfPerson, rule: &str| row.rules.get(rule).copied();
        assert_eq!(of(bak, "krynki:4.1.a"), Some(counts(0, 0, 1, 0)));
        assert_eq!(of(zak, "krynki:4.1.a"), Some(counts(1, 1, 0, 0)));
        assert_eq!(of(zak, "krynki:4.1.b"), Some(counts(0, 0, 0, 1)));
        assert_eq!(of(zak, "krynki:4.1.c"), None, "it never came up");
        assert_eq!(counts(1, 1, 0, 0).share(), Some(75.0));
        assert_eq!(counts(0, 0, 0, 1).share(), None);

        let recent = store.rules_by_people(&krynki, Some("2026-Q4"), None, 10).await.unwrap();
        assert_eq!(of(&recent.rows[1], "krynki:4.1.a"), Some(counts(0, 1, 0, 0)));
        let totals = store.rule_totals(&krynki, None).await.unwrap();
        assert_eq!(totals.get("krynki:4.1.a"), Some(&counts(1, 1, 1, 0)));
        let needs = store.results_by_need(&krynki, None).await.unwrap();
        let stutter = needs["stutter"];
        assert_eq!((stutter.passed, stutter.failed, stutter.pending), (1, 1, 1));
        assert_eq!(needs["blind"].all(), 1);
        let other = store
            .rules_by_people(&"bialystok".into(), None, None, 10)
            .await
            .unwrap();
        assert!(other.rows.is_empty());
    });
}

#[test]
fn people_are_turned_over_by_name_and_none_is_left_out() {
    runs(async |store: Store| {
        let names = ["Żak", "Bak", "Ćma", "Adam"];
        let exams: Vec<Sat> = names
            .into_iter()
            .zip(10..)
            .map(|(name, day)| Sat::on(&format!("2026-11-{day}"), name))
            .collect();
        take(&store, &exams).await;
        let (mut seen, mut after) = (Vec::new(), None);
        loop {
            let page = store.rules_by_people(&"krynki".into(), None, after, 1).await.unwrap();
            after = page.rows.last().map(|row| row.person.id);
            seen.extend(page.rows.into_iter().map(|row| row.person.last_name));
            if !page.more {
                break;
            }
        }
        assert_eq!(seen.len(), names.len(), "{seen:?}");
        assert_eq!(
            BTreeSet::from_iter(seen.iter().map(String::as_str)),
            BTreeSet::from(names)
        );
    });
}

#[test]
fn what_is_counted_of_a_person_goes_with_them_and_totals_stay() {
    runs(async |store: Store| {
        take(&store, &some_exams()).await;
        let before = store.rule_totals(&"krynki".into(), None).await.unwrap();
        let people = person::Entity::find().all(store.db()).await.unwrap();
        for person in people {
            tallies::forget_person(store.db(), person.id).await.unwrap();
        }
        assert_eq!(rule_tally::Entity::find().all(store.db()).await.unwrap(), []);
        assert_eq!(store.rule_totals(&"krynki".into(), None).await.unwrap(), before);
    });
}

#[test]
fn what_ends_is_found_by_policy_and_day() {
    runs(async |store: Store| {
        let exams = [
            Sat::on("2026-11-10", "Bak"),
            Sat::on("2026-11-11", "Ćma"),
            Sat::on("2026-11-12", "Żak"),
        ];
        take(&store, &exams).await;
        let people = person::Entity::find().all(store.db()).await.unwrap();
        let until = ["2026-12-05", "2026-12-05", "2026-10-01"];
        for (person, until) in people.iter().zip(until) {
            let row = standing::Model {
                person: person.id,
                policy: "krynki".to_owned(),
                state: State::Valid.id().to_owned(),
                valid_until: Some(until.to_owned()),
                earned: false,
                missing: 2,
                as_of: "2026-11-30".to_owned(),
                stale: false,
            };
            standing::ActiveModel::from(row).insert(store.db()).await.unwrap();
        }
        let policies: [PolicyId; 2] = ["krynki".into(), "bialystok".into()];
        let mut ends = store.ends(&policies, day("2027-03-01")).await.unwrap();
        ends.sort_by_key(|one| one.day);
        let told: Vec<(Day, i64)> = ends.iter().map(|one| (one.day, one.count)).collect();
        assert_eq!(told, [(day("2026-10-01"), 1), (day("2026-12-05"), 2)]);
        assert_eq!(store.ends(&policies, day("2026-10-01")).await.unwrap(), []);

        let (krynki, from, before) = (&policies[0], Some(day("2026-11-30")), day("2026-12-08"));
        let first = store.ending(krynki, from, before, None, 1).await.unwrap();
        assert!(first.more && first.rows.len() == 1, "{first:?}");
        let after = Some((first.rows[0].valid_until, first.rows[0].person.id));
        let second = store.ending(krynki, from, before, after, 1).await.unwrap();
        assert!(!second.more && second.rows.len() == 1, "{second:?}");
        assert_ne!(first.rows[0].person.id, second.rows[0].person.id);
        assert_eq!((second.rows[0].earned, second.rows[0].missing), (false, 2));
        let ended = store.ending(krynki, None, day("2026-11-30"), None, 10).await.unwrap();
        assert_eq!(ended.rows.len(), 1);
    });
}
