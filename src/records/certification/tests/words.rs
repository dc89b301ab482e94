//! Every reason and every state has its words in both languages.

use super::super::Uncovered;
use super::*;

fn one_of_each() -> Vec<Reason> {
    let exam = || AttemptId::new("2026-02-02T09:00:00Z", "podatek", 7);
    let (what, on) = ("podatek".to_owned(), day("2026-02-02"));
    let (passed, needed) = (1, 2);
    let among = |need: Option<&str>| Reason::Among {
        need: need.map(str::to_owned),
        level: 3,
        passed,
        needed,
    };
    vec![
        Reason::NotInForce { from: on },
        Reason::Revoked { on },
        Reason::Calls { passed, needed },
        Reason::DifferentNeeds { passed, needed },
        among(Some("stutter")),
        among(None),
        Reason::Shifts { passed, needed },
        Reason::Rules {
            rules: vec![Uncovered {
                rule: RuleId::new("krynki:b"),
                clause: "§ 4 ust. 1 lit. b".to_owned(),
                title: Bilingual::default(),
                raised: 1,
                needed: 2,
            }],
        },
        Reason::NotAcknowledged {
            document: DOCUMENT.to_owned(),
        },
        Reason::AcknowledgementOld {
            earlier: DOCUMENT.to_owned(),
            on,
            document: "9/2026".to_owned(),
        },
        Reason::ReviewOpen {
            exam: exam(),
            what: what.clone(),
            on,
        },
        Reason::TooSoon {
            exam: exam(),
            what: what.clone(),
            on,
            allowed: on,
        },
        Reason::WaitUntil { what, until: on },
    ]
}

#[test]
fn every_reason_and_state_is_written_in_both_languages_with_all_its_values() {
    for language in ["pl", "en"] {
        let file = format!(
            "{}/assets/l10n/{language}/certification.ftl",
            env!("CARGO_MANIFEST_DIR")
        );
        let texts = std::fs::read_to_string(&file).unwrap();
        let line_of = |key: &str| {
            let start = format!("{key} =");
            let line = texts.lines().find(|line| line.starts_with(&start));
            line.unwrap_or_else(|| panic!("{file} lacks {key}")).to_owned()
        };
        for message in one_of_each().iter().map(Reason::message) {
            let line = line_of(&message.key);
            for name in message.args.keys() {
                assert!(
                    line.contains(&format!("${name} ")),
                    "{file}: {line} does not use ${name}"
                );
            }
        }
        for state in [
            State::NotStarted,
            State::InProgress,
            State::Valid,
            State::Expiring,
            State::Expired,
            State::Revoked,
        ] {
            line_of(&format!("standing-state-{}", state.id()));
        }
    }
}

#[test]
fn uncovered_rules_are_named_by_clause_with_how_often_they_came_up() {
    let told: Vec<_> = one_of_each().iter().map(Reason::message).collect();
    let rules = told.iter().find_map(|message| message.args.get("rules")).unwrap();
    assert_eq!(*rules, crate::domain::Arg::Text("§ 4 ust. 1 lit. b (1/2)".to_owned()));
}
