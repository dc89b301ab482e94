//! Tables and JSON.

use super::*;
use crate::domain::{Ruled, Ruling, Terms};
use crate::records::Reviewed;

#[test]
fn tables_are_worded_in_both_languages() {
    let pending = Some(card(Passed::Pending));
    let mut given_up = summary("2026-11-28T09:00:00Z", closing(Closed::GivenUp, pending));
    given_up.header.trainee = None;
    given_up.header.mode = Mode::Practice;
    let interrupted = summary("2026-11-27T09:00:00Z", closing(Closed::Interrupted, None));
    let unfinished = summary("2026-11-26T09:00:00Z", None);
    let rows = [row(), row_of(&given_up), row_of(&interrupted), row_of(&unfinished)];
    let [polish, polish_rules] = csv_of(&rows, Lang::Pl);
    let [english, english_rules] = csv_of(&rows, Lang::En);
    for file in [&polish, &polish_rules, &english, &english_rules] {
        assert!(!file.contains('⟦'), "a word is missing: {file}");
        assert!(file.starts_with('\u{feff}'));
        assert!(!file.contains(QUOTE), "{file}");
    }
    assert!(
        polish.contains(";2026-11-30;00:14:05;osoba-1;'=1+1 Żak;inspektor;"),
        "{polish}"
    );
    assert!(polish.contains(";\"Referat \"\"A\"\"; pokój\n2\";"), "{polish}");
    assert!(polish.contains(";83,33;80;90,5;"), "{polish}");
    assert!(polish.contains(";93,26;;Jan Kos;;;;\r\n"), "{polish}");
    assert!(english.contains(";83.33;80;90.5;"), "{english}");
    // The heads, then a line a verdict: five each of the two that were scored.
    assert_eq!(polish_rules.matches("\r\n").count(), 11);
    assert!(
        polish_rules.contains(";krynki:4.1.b;§ 4.1;Ćwierć „żartu”;częściowo;0,5;2;\r\n"),
        "{polish_rules}"
    );
    assert!(english_rules.contains(";A quarter of a jest;"), "{english_rules}");
}

#[test]
fn nothing_to_export_gives_files_that_hold_nothing() {
    let [attempts, verdicts] = csv_of(&[], Lang::Pl);
    assert_eq!(attempts.matches("\r\n").count(), 1);
    assert_eq!(verdicts.matches("\r\n").count(), 1);
    let value: Value = serde_json::from_slice(&json(&[]).unwrap()).unwrap();
    assert_eq!(
        value,
        serde_json::json!({ "format": "sygnaly-results", "version": 1, "attempts": [] })
    );
    let (statements, _) = statements_of(&[], &BaseIri::default());
    assert_eq!(statements.bytes, b"[]\n");
    let localizer = localizer();
    let say = say(&localizer);
    let wording = Wording {
        lang: Lang::En,
        say: &say,
    };
    let workbook = xlsx(&[], &wording, "2026-11-30".parse().unwrap());
    assert!(workbook.unwrap().starts_with(b"PK"));
}

#[test]
fn json_keeps_its_form() {
    let value: Value = serde_json::from_slice(&json(&[row()]).unwrap()).unwrap();
    let attempt = &value["attempts"][0];
    let mut keys: Vec<&String> = attempt.as_object().unwrap().keys().collect();
    keys.sort();
    assert_eq!(
        keys,
        [
            "away_ms",
            "begun",
            "critical_errors",
            "day",
            "duration_ms",
            "ended",
            "engine",
            "id",
            "invigilator",
            "kind",
            "mode",
            "passed",
            "person",
            "played",
            "played_version",
            "procedure",
            "procedure_version",
            "reviewed",
            "rules",
            "score",
            "scorer",
            "state",
            "time",
        ]
    );
    assert_eq!(attempt["person"]["id"], "osoba-1");
    assert_eq!(attempt["kind"], "call");
    assert_eq!(attempt["state"], "finished");
    assert_eq!(attempt["score"]["high"], 90.5);
    assert_eq!(
        attempt["critical_errors"],
        serde_json::json!([{ "kind": "mockery", "certainty": "unclear" }])
    );
    assert_eq!(attempt["rules"][3]["verdict"], "not_applicable");
    let text = value.to_string();
    assert!(!text.contains(QUOTE) && !text.contains("rings"), "{text}");
}

#[test]
fn what_people_decided_stands_beside_what_was_found() {
    let found = card(Passed::Pending);
    let mut settled = card(Passed::Yes);
    settled.rules[4].verdict = Verdict::Met;
    settled.score = Some(Score {
        value: 91.0,
        low: 91.0,
        high: 91.0,
    });
    let summary = summary(BEGUN, closing(Closed::Finished, Some(found)));
    let ruling = Ruling {
        ruled: Ruled::Whole,
        terms: Terms {
            pass_from: 80.0,
            critical: Default::default(),
        },
    };
    let last = Reviewed {
        attempt: summary.header.id.clone(),
        ruling,
        reason: "Powód".to_owned(),
        by: "Ewa Lis".to_owned(),
        on: "2026-12-01".parse().unwrap(),
    };
    let row = row_of(&summary).reviewed(&Card::Call(settled), &last);
    let [attempts, verdicts] = csv_of(std::slice::from_ref(&row), Lang::Pl);
    assert!(attempts.contains(";do oceny trenera;83,33;80;90,5;"), "{attempts}");
    assert!(
        attempts.contains(";Jan Kos;2026-12-01;Ewa Lis;zaliczone;91\r\n"),
        "{attempts}"
    );
    assert!(
        verdicts.contains(";krynki:4.1.e;§ 4.1;Ćwierć „żartu”;niejasne;0;1;spełnione\r\n"),
        "{verdicts}"
    );
    assert!(
        verdicts.contains(";krynki:4.1.a;§ 4.1;Ćwierć „żartu”;spełnione;2;2;\r\n"),
        "{verdicts}"
    );
    let value: Value = serde_json::from_slice(&json(&[row]).unwrap()).unwrap();
    let attempt = &value["attempts"][0];
    assert_eq!(attempt["passed"], "pending");
    assert_eq!(attempt["reviewed"]["passed"], "yes");
    assert_eq!(attempt["reviewed"]["by"], "Ewa Lis");
    assert_eq!(attempt["rules"][4]["reviewed"], "met");
    assert!(attempt["rules"][0]["reviewed"].is_null());
}

#[test]
fn a_table_of_words_is_written_alike_and_has_no_formula() {
    let words = |words: [&str; 2]| words.map(str::to_owned).to_vec();
    let file = words_csv(words(["Reguła", "Tytuł"]), vec![words(["a:1", "=1+1"])]).unwrap();
    assert_eq!(
        String::from_utf8(file).unwrap(),
        "\u{feff}Reguła;Tytuł\r\na:1;'=1+1\r\n"
    );
    assert!(words_csv(words(["Reguła", "Tytuł"]), vec![vec!["a:1".to_owned()]]).is_err());
}
