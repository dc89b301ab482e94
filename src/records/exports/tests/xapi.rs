//! Statements.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::*;

#[test]
fn a_statement_has_what_xapi_requires_and_names_nobody() {
    let base = BaseIri::parse("https://krynki.example/sygnaly").unwrap();
    let (statements, all) = statements_of(&[row()], &base);
    // The attempt, and the four rules that came up.
    assert_eq!(all.len(), 5);
    for statement in &all {
        let id = Uuid::parse_str(statement["id"].as_str().unwrap()).unwrap();
        assert_eq!(id.get_version_num(), 5);
        let account = &statement["actor"]["account"];
        assert_eq!(account["homePage"], "https://krynki.example/sygnaly/people");
        assert_eq!(account["name"], "osoba-1");
        assert_eq!(statement["actor"].as_object().unwrap().len(), 2, "no name, no mail");
        let verb = statement["verb"]["id"].as_str().unwrap();
        assert!(verb.starts_with("http://adlnet.gov/expapi/verbs/"), "{verb}");
        for lang in ["pl", "en"] {
            let display = statement["verb"]["display"][lang].as_str().unwrap();
            assert!(!display.is_empty() && !display.contains('⟦'), "{display}");
        }
        assert_eq!(statement["object"]["objectType"], "Activity");
        let object = statement["object"]["id"].as_str().unwrap();
        assert!(object.starts_with("https://krynki.example/sygnaly/"), "{object}");
        assert_eq!(statement["timestamp"], "2026-11-29T23:15:38.258Z");
        assert_eq!(statement["context"]["registration"], all[0]["context"]["registration"]);
        let category = &statement["context"]["contextActivities"]["category"][0]["id"];
        assert_eq!(category, "https://krynki.example/sygnaly/mode/exam");
    }
    let attempt = &all[0];
    assert_eq!(attempt["verb"]["id"], "http://adlnet.gov/expapi/verbs/passed");
    assert_eq!(
        attempt["result"],
        serde_json::json!({
            "completion": true,
            "success": true,
            "duration": "PT93.25S",
            "score": { "scaled": 0.8333, "raw": 83.33, "min": 0.0, "max": 100.0 },
        })
    );
    let verdict = "https://krynki.example/sygnaly/extension/verdict";
    let results: Vec<_> = all[1..]
        .iter()
        .map(|rule| {
            let result = &rule["result"];
            let scaled = result["score"]["scaled"].as_f64();
            let said = result["extensions"][verdict].as_str().unwrap();
            (scaled, result["success"].as_bool(), said)
        })
        .collect();
    assert_eq!(
        results,
        [
            (Some(1.0), Some(true), "met"),
            (Some(0.25), None, "partly"),
            (Some(0.0), Some(false), "missed"),
            (None, None, "unclear"),
        ]
    );
    assert_eq!(all[1]["object"]["definition"]["name"]["pl"], "Ćwierć „żartu”");
    assert_eq!(
        all[1]["context"]["contextActivities"]["parent"][0]["id"],
        "https://krynki.example/sygnaly/scenario/podatek"
    );
    let text = String::from_utf8(statements.bytes).unwrap();
    for private in ["Żak", "Kos", "Referat", QUOTE] {
        assert!(!text.contains(private), "{private}: {text}");
    }
}

#[test]
fn what_is_sent_again_has_the_same_ids_and_no_two_are_alike() {
    let failed = Some(card(Passed::No));
    let later = summary("2026-11-30T09:00:00Z", closing(Closed::Finished, failed));
    let rows = [row(), row_of(&later)];
    let (first, all) = statements_of(&rows, &BaseIri::default());
    let (again, _) = statements_of(&rows, &BaseIri::default());
    assert_eq!(first, again);
    let (_, one) = statements_of(&rows[..1], &BaseIri::default());
    assert_eq!(all[..one.len()], one[..], "what else is exported changes nothing");
    let id = |one: &Value| one["id"].as_str().unwrap().to_owned();
    let ids = |all: &[Value]| -> BTreeSet<String> { all.iter().map(id).collect() };
    assert_eq!(ids(&all).len(), all.len());
    let (_, elsewhere) = statements_of(&rows, &BaseIri::parse("https://krynki.example").unwrap());
    assert!(ids(&all).is_disjoint(&ids(&elsewhere)), "another office");
    // As it was first written: a changed id would double whatever was sent before.
    assert_eq!(
        all[0]["id"],
        Uuid::new_v5(
            &Uuid::new_v5(&Uuid::NAMESPACE_URL, b"urn:x-sygnaly"),
            b"attempt:2026-11-29T23-14-05Z-podatek-0007"
        )
        .to_string()
    );
}

#[test]
fn the_verb_says_what_an_attempt_came_to() {
    let verb = |closed: Option<Closing>| {
        let (_, all) = statements_of(&[row_of(&summary(BEGUN, closed))], &BaseIri::default());
        let verb = all[0]["verb"]["id"].as_str().unwrap();
        let name = verb.rsplit('/').next().unwrap().to_owned();
        let result = &all[0]["result"];
        (name, result["completion"] == true, result["success"].as_bool())
    };
    let said = |name: &str, completed, success| (name.to_owned(), completed, success);
    let finished = |passed| verb(closing(Closed::Finished, Some(card(passed))));
    assert_eq!(finished(Passed::Yes), said("passed", true, Some(true)));
    assert_eq!(finished(Passed::No), said("failed", true, Some(false)));
    assert_eq!(finished(Passed::Pending), said("completed", true, None));
    assert_eq!(verb(closing(Closed::Finished, None)), said("completed", true, None));
    assert_eq!(verb(closing(Closed::GivenUp, None)), said("failed", false, Some(false)));
    let interrupted = verb(closing(Closed::Interrupted, None));
    assert_eq!(interrupted, said("terminated", false, None));
}

#[test]
fn what_has_no_statement_is_counted() {
    let mut nobodys = summary(BEGUN, closing(Closed::Finished, Some(card(Passed::Yes))));
    nobodys.header.trainee = None;
    let unfinished = summary("2026-11-30T09:00:00Z", None);
    let (statements, all) = statements_of(&[row_of(&nobodys), row_of(&unfinished)], &BaseIri::default());
    assert!(all.is_empty());
    assert_eq!((statements.nobody, statements.unfinished), (1, 1));
}
