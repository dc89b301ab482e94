//! From an attempt on record to each kind of file.

use std::path::Path;

use jiff::tz::{Offset, TimeZone};
use serde_json::Value;

use super::*;
use crate::domain::{
    Accommodations, Address, Bilingual, Certainty, CriticalError, CriticalErrorKind, Evidence, Message, Millis, Mode,
    Passed, Profile, RuleVerdict, Score, Scorecard, Verdict, Versions,
};
use crate::l10n::Localizer;
use crate::records::{AttemptHeader, AttemptId, Card, Closed, Closing, Played, Summary, TraineeId};

mod files;
mod selection;
mod xapi;

const BEGUN: &str = "2026-11-29T23:14:05Z";

/// What the trainee said; it has no place in any export.
const QUOTE: &str = "Dzień dobry, moje słowa";

fn say(localizer: &Localizer) -> impl Fn(Lang, &str) -> String {
    move |lang: Lang, key: &str| localizer.text(lang, key)
}

fn localizer() -> Localizer {
    Localizer::load(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/l10n"))).unwrap()
}

/// An hour ahead of UTC, as the office is in winter.
fn zone() -> TimeZone {
    TimeZone::fixed(Offset::constant(1))
}

fn rule(id: &str, verdict: Verdict, points: f64, maximum: f64) -> RuleVerdict {
    RuleVerdict {
        rule: id.into(),
        clause: "§ 4.1".to_owned(),
        title: Bilingual {
            pl: "Ćwierć „żartu”".to_owned(),
            en: "A quarter of a jest".to_owned(),
        },
        verdict,
        points,
        maximum,
        evidence: vec![Evidence {
            at_ms: Millis(900),
            quote: Some(QUOTE.to_owned()),
            measure: Message::new("evidence-said"),
            clause: "§ 4.1".to_owned(),
        }],
        tip: None,
    }
}

fn card(passed: Passed) -> Scorecard {
    Scorecard {
        scenario: "podatek".into(),
        procedure: "krynki".into(),
        profile: "krynki".into(),
        seed: 7,
        mode: Mode::Exam,
        versions: Versions {
            scenario: 3,
            procedure: 2,
            engine: "1".to_owned(),
            scorer: "1".to_owned(),
        },
        ending: None,
        duration: Millis(93_258),
        score: Some(Score {
            value: 250.0 / 3.0,
            low: 80.0,
            high: 90.5,
        }),
        passed,
        critical_errors: vec![CriticalError {
            kind: CriticalErrorKind::Mockery,
            number: 9,
            certainty: Certainty::Unclear,
            evidence: Vec::new(),
        }],
        rules: vec![
            rule("krynki:4.1.a", Verdict::Met, 2.0, 2.0),
            rule("krynki:4.1.b", Verdict::Partly, 0.5, 2.0),
            rule("krynki:4.1.c", Verdict::Missed, 0.0, 1.0),
            rule("krynki:4.1.d", Verdict::NotApplicable, 0.0, 0.0),
            rule("krynki:4.1.e", Verdict::Unclear, 0.0, 1.0),
        ],
        service: Vec::new(),
        facts: Vec::new(),
        details: Vec::new(),
        plain_language: None,
        notices: Vec::new(),
    }
}

fn closing(how: Closed, card: Option<Scorecard>) -> Option<Closing> {
    let card = card.map(|card| Box::new(Card::Call(card)));
    Some(Closing { how, card })
}

fn summary(begun: &str, closed: Option<Closing>) -> Summary {
    Summary {
        header: AttemptHeader {
            id: AttemptId::new(begun, "podatek", 7),
            played: Played::Call {
                scenario: "podatek".into(),
                version: 3,
            },
            procedure: "krynki".into(),
            procedure_version: 2,
            profile: Profile {
                id: "krynki".into(),
                office: "Urząd Miejski w Krynkach".to_owned(),
                first_name: "=1+1".to_owned(),
                last_name: "Żak".to_owned(),
                position: "inspektor".to_owned(),
                address: Address::Pani,
                unit: "Referat \"A\"; pokój\n2".to_owned(),
            },
            seed: 7,
            mode: Mode::Exam,
            accommodations: Accommodations {
                extra_rings: 2,
                waiting: 150,
            },
            engine: "1".to_owned(),
            scorer: "1".to_owned(),
            begun: begun.to_owned(),
            trainee: Some(TraineeId::new("osoba-1")),
            invigilator: Some("Jan Kos".to_owned()),
            demands: None,
        },
        resumed: None,
        closed,
    }
}

fn row_of(summary: &Summary) -> AttemptRow {
    AttemptRow::of(summary, &zone()).unwrap()
}

fn row() -> AttemptRow {
    row_of(&summary(BEGUN, closing(Closed::Finished, Some(card(Passed::Yes)))))
}

fn statements_of(rows: &[AttemptRow], base: &BaseIri) -> (Statements, Vec<Value>) {
    let localizer = localizer();
    let say = say(&localizer);
    let wording = Wording {
        lang: Lang::Pl,
        say: &say,
    };
    let statements = statements(rows, base, &wording).unwrap();
    let all: Vec<Value> = serde_json::from_slice(&statements.bytes).unwrap();
    assert_eq!(all.len(), statements.count);
    (statements, all)
}

/// The words of both kinds of table in a language.
fn csv_of(rows: &[AttemptRow], lang: Lang) -> [String; 2] {
    let localizer = localizer();
    let say = say(&localizer);
    let wording = Wording { lang, say: &say };
    [attempts_csv(rows, &wording), verdicts_csv(rows, &wording)].map(|file| String::from_utf8(file.unwrap()).unwrap())
}
