//! What is taken from an attempt on record, and which attempts are wanted.

use super::*;
use crate::domain::ShiftCard;
use crate::records::Resumption;

#[test]
fn a_row_tells_days_by_the_offices_clock_and_moments_by_utc() {
    let mut attempt = summary(BEGUN, closing(Closed::Finished, Some(card(Passed::Yes))));
    attempt.resumed = Some(Resumption {
        at: Millis(1_000),
        away: Millis(60_000),
        when: "2026-11-29T23:16:00Z".to_owned(),
        invigilator: None,
    });
    let row = row_of(&attempt);
    assert_eq!(row.day.to_string(), "2026-11-30");
    assert_eq!(row.time, "00:14:05");
    assert_eq!(row.begun, BEGUN);
    assert_eq!(row.ended.as_deref(), Some("2026-11-29T23:16:38.258Z"));
    assert_eq!(row.duration_ms, Some(Millis(93_258)));
    assert_eq!(row.away_ms, Some(Millis(60_000)));
    assert_eq!((row.state, row.passed), (RowState::Finished, Some(Passed::Yes)));

    let unfinished = row_of(&summary(BEGUN, None));
    assert_eq!((unfinished.state, unfinished.ended), (RowState::Unfinished, None));
    assert!(unfinished.rules.is_empty() && unfinished.passed.is_none());

    let undated = summary("wczoraj", None);
    let told = AttemptRow::of(&undated, &zone());
    let id = undated.header.id;
    let found = "wczoraj".to_owned();
    assert_eq!(told, Err(ExportError::Undated { id, found }));
}

#[test]
fn a_shift_is_told_as_one() {
    let call = card(Passed::No);
    let shift = ShiftCard {
        shift: "poniedzialek".into(),
        procedure: call.procedure,
        profile: call.profile,
        seed: call.seed,
        mode: call.mode,
        versions: call.versions,
        begins: 480,
        duration: Millis(5_400_000),
        score: call.score,
        passed: call.passed,
        critical_errors: call.critical_errors,
        rules: call.rules,
        calls: Vec::new(),
        notices: Vec::new(),
    };
    let mut attempt = summary(BEGUN, None);
    attempt.header.played = Played::Shift {
        shift: "poniedzialek".into(),
        version: 4,
    };
    attempt.closed = Some(Closing {
        how: Closed::Finished,
        card: Some(Box::new(Card::Shift(shift))),
    });
    let row = row_of(&attempt);
    assert_eq!((row.kind, row.played_version), (PlayedKind::Shift, 4));
    assert_eq!(row.played, "poniedzialek");
    assert_eq!((row.passed, row.rules.len()), (Some(Passed::No), 5));
    let (_, all) = statements_of(&[row], &BaseIri::default());
    assert_eq!(all[0]["object"]["id"], "urn:x-sygnaly:shift:poniedzialek");
    assert_eq!(all[0]["result"]["duration"], "PT5400.00S");
}

#[test]
fn what_is_selected_comes_the_oldest_first() {
    let mut practice = summary("2026-11-28T09:00:00Z", None);
    practice.header.mode = Mode::Practice;
    practice.header.trainee = Some(TraineeId::new("osoba-2"));
    let mut nobodys = summary("2026-11-27T09:00:00Z", None);
    nobodys.header.trainee = None;
    let rows = || vec![row(), row_of(&practice), row_of(&nobodys)];
    let days = |selection: Selection| -> Vec<String> {
        let wanted = selection.of(rows());
        wanted.iter().map(|row| row.day.to_string()).collect()
    };
    let day = |text: &str| Some(text.parse::<Day>().unwrap());
    let all = Selection::default;
    assert_eq!(days(all()), ["2026-11-27", "2026-11-28", "2026-11-30"]);
    let since = day("2026-11-28");
    assert_eq!(days(Selection { since, ..all() }), ["2026-11-28", "2026-11-30"]);
    let until = day("2026-11-29");
    assert_eq!(days(Selection { since, until, ..all() }), ["2026-11-28"]);
    let mode = Some(Mode::Exam);
    assert_eq!(days(Selection { mode, ..all() }), ["2026-11-27", "2026-11-30"]);
    let person = Some(TraineeId::new("osoba-2"));
    assert_eq!(days(Selection { person, ..all() }), ["2026-11-28"]);
}
