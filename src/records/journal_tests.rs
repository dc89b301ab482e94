//! Tests of the journal: what a power cut, a changed byte, a second program or a second try does to it.

use crate::records::sample;
use std::path::{Path, PathBuf};

use proptest::prelude::*;

use super::chain;
use super::{
    AttemptHeader, Card, Closed, Demands, Journal, JournalError, Played, Recorded, Resumption, earlier,
    forget_practice, list, path_of, read, unfinished,
};
use crate::domain::{Addressee, Event, Millis, Mode, Passed, Route, Said, Score, Scorecard, ShiftEvent, Versions};

fn header(begun: &str, mode: Mode) -> AttemptHeader {
    AttemptHeader {
        played: Played::Call {
            scenario: "senior-dowod".into(),
            version: 2,
        },
        procedure_version: 3,
        seed: u64::MAX,
        mode,
        invigilator: (mode == Mode::Exam).then(|| "Jan Kos".to_owned()),
        ..sample::exam(begun, "senior-dowod")
    }
}

fn said(text: &str) -> ShiftEvent {
    ShiftEvent::Desk(Event::Said(Said {
        to: Addressee::Caller,
        route: Route::Typed,
        text: text.to_owned(),
        start: Millis(1_000),
        end: Millis(2_000),
        confidence: 0.75,
    }))
}

#[test]
fn what_a_call_demanded_is_kept_and_a_file_without_it_reads() {
    let data = tempfile::tempdir().unwrap();
    let older = header("2026-11-29T09:14:05Z", Mode::Exam);
    let mut newer = header("2026-11-30T09:14:05Z", Mode::Exam);
    newer.demands = Some(Demands {
        needs: std::collections::BTreeSet::from(["stutter".to_owned()]),
        level: 3,
    });
    for header in [older, newer] {
        let path = path_of(data.path(), &header.id);
        drop(Journal::begin(data.path(), header.clone()).unwrap());
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(text.contains("demands"), header.demands.is_some());
        assert_eq!(read(&path).unwrap().header, header);
    }
}

fn events() -> Vec<(Millis, ShiftEvent)> {
    vec![
        (Millis(900), ShiftEvent::Desk(Event::Answered)),
        (Millis(2_100), said("Dzień dobry,\n„Anna” \"Żak\" \\ 🙂")),
        (Millis(9_000), ShiftEvent::Desk(Event::HungUp)),
    ]
}

fn card(score: f64, passed: Passed) -> Card {
    Card::Call(Scorecard {
        scenario: "senior-dowod".into(),
        procedure: "krynki".into(),
        profile: "krynki".into(),
        seed: 7,
        mode: Mode::Exam,
        versions: Versions {
            scenario: 2,
            procedure: 3,
            engine: "1".to_owned(),
            scorer: "1".to_owned(),
        },
        ending: None,
        duration: Millis(9_000),
        score: Some(Score {
            value: score,
            low: score,
            high: score,
        }),
        passed,
        critical_errors: Vec::new(),
        rules: Vec::new(),
        service: Vec::new(),
        facts: Vec::new(),
        details: Vec::new(),
        plain_language: None,
        notices: Vec::new(),
    })
}

const BEGUN: &str = "2026-11-29T09:14:05Z";
const LATER: &str = "2026-11-29T09:20:00Z";

/// Journals `events` and leaves the attempt as a power cut would; its file.
fn left(data: &Path, mode: Mode, events: &[(Millis, ShiftEvent)]) -> PathBuf {
    let header = header(BEGUN, mode);
    let path = path_of(data, &header.id);
    let mut journal = Journal::begin(data, header).unwrap();
    for (at, event) in events {
        journal.append(*at, event).unwrap();
    }
    path
}

fn closed(data: &Path, begun: &str, how: Closed, card: Option<Card>) {
    let journal = Journal::begin(data, header(begun, Mode::Exam)).unwrap();
    journal.close(how, card).unwrap();
}

fn finish(data: &Path, begun: &str, change: impl FnOnce(&mut AttemptHeader), score: f64) {
    let mut header = header(begun, Mode::Practice);
    change(&mut header);
    let journal = Journal::begin(data, header).unwrap();
    journal.close(Closed::Finished, Some(card(score, Passed::Yes))).unwrap();
}

#[test]
fn what_was_written_is_read_as_it_was() {
    let data = tempfile::tempdir().unwrap();
    let path = left(data.path(), Mode::Exam, &events());
    let (mut journal, until_now) =
        Journal::resume(&path, Millis(60_000), LATER.to_owned(), Some("Jan Kos".to_owned())).unwrap();
    assert_eq!(until_now, read(&path).unwrap());
    journal.append(Millis(9_500), &ShiftEvent::Clock).unwrap();
    journal.close(Closed::Finished, Some(card(87.5, Passed::Yes))).unwrap();
    let Recorded {
        header: first,
        events: happened,
        resumed,
        closed,
        signature,
        torn,
    } = read(&path).unwrap();
    assert_eq!(first, header(BEGUN, Mode::Exam));
    let mut expected = events();
    expected.push((Millis(9_500), ShiftEvent::Clock));
    assert_eq!(happened, expected);
    let resumption = Resumption {
        at: Millis(9_000),
        away: Millis(60_000),
        when: LATER.to_owned(),
        invigilator: Some("Jan Kos".to_owned()),
    };
    assert_eq!(resumed, Some(resumption));
    let closing = closed.unwrap();
    assert_eq!(closing.how, Closed::Finished);
    assert_eq!(closing.card.as_deref(), Some(&card(87.5, Passed::Yes)));
    assert_eq!((signature, torn), (None, false), "the folder has no station's key");
}

#[test]
fn a_torn_last_line_is_cut_off_wherever_it_was_torn_and_the_attempt_goes_on() {
    let data = tempfile::tempdir().unwrap();
    let path = left(data.path(), Mode::Practice, &events());
    let bytes = std::fs::read(&path).unwrap();
    let last = bytes[..bytes.len() - 1]
        .iter()
        .rposition(|byte| *byte == b'\n')
        .unwrap()
        + 1;
    for cut in last..bytes.len() {
        std::fs::write(&path, &bytes[..cut]).unwrap();
        let recorded = read(&path).unwrap();
        assert_eq!(recorded.events, events()[..2], "cut at {cut}");
        assert_eq!(recorded.torn, cut > last, "cut at {cut}");
        let (mut journal, _) = Journal::resume(&path, Millis(5), LATER.to_owned(), None).unwrap();
        journal.append(Millis(9_000), &events()[2].1).unwrap();
        let recorded = read(&path).unwrap();
        assert_eq!((recorded.events, recorded.torn), (events(), false), "cut at {cut}");
    }
}

#[test]
fn a_changed_byte_is_found_with_its_line() {
    let data = tempfile::tempdir().unwrap();
    let path = left(data.path(), Mode::Practice, &events());
    let bytes = std::fs::read(&path).unwrap();
    // The very last byte is the end of the last line: without it the line counts as torn.
    for place in 0..bytes.len() - 1 {
        let mut changed = bytes.clone();
        changed[place] ^= 1;
        std::fs::write(&path, &changed).unwrap();
        let line = 1 + bytes[..place].iter().filter(|byte| **byte == b'\n').count();
        let error = JournalError::Changed {
            path: path.clone(),
            line,
        };
        assert_eq!(read(&path), Err(error.clone()), "byte {place}");
        if place % 40 == 0 {
            let refused = Journal::resume(&path, Millis(5), LATER.to_owned(), None).unwrap_err();
            assert_eq!(refused, error);
            assert_eq!(std::fs::read(&path).unwrap(), changed, "the file is left alone");
        }
    }
}

#[test]
fn a_lost_line_is_found() {
    let data = tempfile::tempdir().unwrap();
    let path = left(data.path(), Mode::Practice, &events());
    let text = std::fs::read_to_string(&path).unwrap();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let without = [lines[0], lines[1], lines[3]].concat();
    std::fs::write(&path, without).unwrap();
    let error = JournalError::Changed {
        path: path.clone(),
        line: 3,
    };
    assert_eq!(read(&path), Err(error));
}

#[cfg(unix)]
#[test]
fn a_piece_that_a_failed_write_left_behind_goes_before_the_next_line() {
    use std::io::Write as _;
    let data = tempfile::tempdir().unwrap();
    let attempt = header(BEGUN, Mode::Practice);
    let path = path_of(data.path(), &attempt.id);
    let mut journal = Journal::begin(data.path(), attempt).unwrap();
    for (at, event) in events() {
        let mut file = std::fs::File::options().append(true).open(&path).unwrap();
        file.write_all(&[b'x'; 1_000]).unwrap();
        journal.append(at, &event).unwrap();
    }
    let recorded = read(&path).unwrap();
    assert_eq!((recorded.events, recorded.torn), (events(), false));
}

#[cfg(unix)]
#[test]
fn an_attempt_whose_file_was_removed_is_not_written_to_nowhere() {
    let data = tempfile::tempdir().unwrap();
    for mode in [Mode::Exam, Mode::Practice] {
        let attempt = header(BEGUN, mode);
        let path = path_of(data.path(), &attempt.id);
        let mut journal = Journal::begin(data.path(), attempt.clone()).unwrap();
        let (at, event) = events().remove(0);
        journal.append(at, &event).unwrap();
        std::fs::remove_dir_all(path.parent().unwrap()).unwrap();
        let gone = JournalError::Gone { path: path.clone() };
        assert_eq!(journal.append(at, &event), Err(gone.clone()));
        // Nor where another file has its name.
        let other = Journal::begin(data.path(), attempt).unwrap();
        assert_eq!(journal.append(at, &event), Err(gone.clone()));
        assert_eq!(journal.close(Closed::Finished, None), Err(gone));
        other.close(Closed::GivenUp, None).unwrap();
        assert_eq!(read(&path).unwrap().events, []);
        std::fs::remove_file(&path).unwrap();
    }
}

#[test]
fn an_attempt_is_resumed_once_and_then_only_closed() {
    let data = tempfile::tempdir().unwrap();
    let path = left(data.path(), Mode::Exam, &events());
    drop(Journal::resume(&path, Millis(5), LATER.to_owned(), None).unwrap());
    let before = std::fs::read(&path).unwrap();
    let refused = Journal::resume(&path, Millis(5), LATER.to_owned(), None).unwrap_err();
    assert_eq!(refused, JournalError::ResumedBefore { path: path.clone() });
    assert_eq!(std::fs::read(&path).unwrap(), before);
    Journal::close_unfinished(&path, Closed::Interrupted, None).unwrap();
    let recorded = read(&path).unwrap();
    assert_eq!(recorded.closed.map(|closing| closing.how), Some(Closed::Interrupted));
    assert_eq!(recorded.events, events());
}

#[test]
fn nothing_is_added_to_an_attempt_that_has_ended() {
    let data = tempfile::tempdir().unwrap();
    closed(data.path(), BEGUN, Closed::GivenUp, None);
    let path = path_of(data.path(), &header(BEGUN, Mode::Exam).id);
    let before = std::fs::read(&path).unwrap();
    let ended = JournalError::Closed { path: path.clone() };
    assert_eq!(
        Journal::resume(&path, Millis(5), LATER.to_owned(), None).unwrap_err(),
        ended
    );
    let refused = Journal::close_unfinished(&path, Closed::Finished, None);
    assert_eq!(refused, Err(ended));
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn two_programs_do_not_write_to_one_journal() {
    let data = tempfile::tempdir().unwrap();
    let attempt = header(BEGUN, Mode::Practice);
    let path = path_of(data.path(), &attempt.id);
    let journal = Journal::begin(data.path(), attempt.clone()).unwrap();
    let taken = JournalError::Taken { path: path.clone() };
    assert_eq!(
        Journal::resume(&path, Millis(5), LATER.to_owned(), None).unwrap_err(),
        taken
    );
    let exists = JournalError::Exists { path: path.clone() };
    assert_eq!(Journal::begin(data.path(), attempt).unwrap_err(), exists);
    drop(journal);
    let (_journal, recorded) = Journal::resume(&path, Millis(5), LATER.to_owned(), None).unwrap();
    assert!(recorded.events.is_empty());
}

#[test]
fn what_a_newer_program_wrote_is_told_from_damage() {
    let data = tempfile::tempdir().unwrap();
    let path = data.path().join("a.jsonl");
    let (line, _) = chain::seal(chain::START, "{\"header\":{\"format\":2,\"who\":\"?\"}}");
    std::fs::write(&path, line).unwrap();
    let newer = JournalError::Newer {
        path: path.clone(),
        format: 2,
    };
    assert_eq!(read(&path), Err(newer));
}

#[test]
fn a_whole_line_that_means_nothing_here_is_named() {
    let data = tempfile::tempdir().unwrap();
    let path = left(data.path(), Mode::Practice, &[]);
    let text = std::fs::read_to_string(&path).unwrap();
    let (_, sum) = chain::open(chain::START, text.trim_end()).unwrap();
    for content in [
        "{\"applause\":{\"at\":5}}",
        chain::open(chain::START, text.trim_end()).unwrap().0,
    ] {
        let (line, _) = chain::seal(sum, content);
        std::fs::write(&path, format!("{text}{line}")).unwrap();
        let error = read(&path).unwrap_err();
        assert!(matches!(&error, JournalError::NotUnderstood { line: 2, .. }), "{error}");
    }
}

#[test]
fn the_list_begins_with_the_newest_and_tells_what_it_cannot_read() {
    let data = tempfile::tempdir().unwrap();
    assert_eq!(list(data.path()), (Vec::new(), Vec::new()), "before the first attempt");
    let days = ["2026-11-28T09:14:05Z", "2026-11-30T09:14:05Z", "2026-11-29T09:14:05Z"];
    for begun in days {
        closed(data.path(), begun, Closed::Finished, Some(card(50.0, Passed::No)));
    }
    let empty = data.path().join("attempts/empty.jsonl");
    std::fs::write(&empty, "").unwrap();
    std::fs::write(data.path().join("attempts/notes.txt"), "not ours").unwrap();
    let (listed, problems) = list(data.path());
    let begun: Vec<&str> = listed
        .iter()
        .map(|(_, summary)| summary.header.begun.as_str())
        .collect();
    assert_eq!(begun, [days[1], days[2], days[0]]);
    assert_eq!(problems, [JournalError::Empty { path: empty }]);
}

#[test]
fn unfinished_are_exams_without_an_end() {
    let data = tempfile::tempdir().unwrap();
    closed(data.path(), LATER, Closed::Interrupted, None);
    let practice = header("2026-11-30T10:00:00Z", Mode::Practice);
    drop(Journal::begin(data.path(), practice).unwrap());
    let exam = left(data.path(), Mode::Exam, &events());
    let (found, problems) = unfinished(data.path());
    let paths: Vec<&PathBuf> = found.iter().map(|(path, _)| path).collect();
    assert_eq!((paths, problems), (vec![&exam], Vec::new()));
}

#[test]
fn earlier_results_are_the_same_trainees_at_the_same_call_and_the_oldest_is_first() {
    let data = tempfile::tempdir().unwrap();
    finish(data.path(), "2026-11-03T09:00:00Z", |_| {}, 90.0);
    let older = Played::Call {
        scenario: "senior-dowod".into(),
        version: 1,
    };
    finish(
        data.path(),
        "2026-11-01T09:00:00Z",
        |header| header.played = older,
        80.0,
    );
    finish(
        data.path(),
        "2026-11-02T09:00:00Z",
        |header| header.trainee = None,
        10.0,
    );
    finish(
        data.path(),
        "2026-11-02T10:00:00Z",
        |header| header.procedure = "bialystok".into(),
        20.0,
    );
    let shift = Played::Shift {
        shift: "senior-dowod".into(),
        version: 2,
    };
    finish(
        data.path(),
        "2026-11-02T11:00:00Z",
        |header| header.played = shift,
        30.0,
    );
    finish(data.path(), "2026-12-01T09:00:00Z", |_| {}, 40.0);
    closed(
        data.path(),
        "2026-11-02T12:00:00Z",
        Closed::GivenUp,
        Some(card(50.0, Passed::No)),
    );
    let (listed, _) = list(data.path());
    assert_eq!(listed.len(), 7);
    let results: Vec<(String, Option<f64>)> = earlier(&listed, &header(BEGUN, Mode::Exam))
        .into_iter()
        .map(|result| (result.begun, result.score))
        .collect();
    let expected = [
        ("2026-11-01T09:00:00Z".to_owned(), Some(80.0)),
        ("2026-11-03T09:00:00Z".to_owned(), Some(90.0)),
    ];
    assert_eq!(results, expected);
}

#[cfg(unix)]
#[test]
fn files_and_folder_are_their_owners_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let data = tempfile::tempdir().unwrap();
    let path = left(data.path(), Mode::Exam, &[]);
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&path), 0o600);
    assert_eq!(mode(path.parent().unwrap()), 0o700);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn cut_at_any_byte_all_whole_lines_are_read_and_nothing_else(
        words in prop::collection::vec(".{0,40}", 0..8),
        cut in any::<prop::sample::Index>(),
    ) {
        let data = tempfile::tempdir().unwrap();
        let events: Vec<(Millis, ShiftEvent)> = (0_u64..).map(Millis).zip(words.iter().map(|text| said(text))).collect();
        let path = left(data.path(), Mode::Practice, &events);
        let bytes = std::fs::read(&path).unwrap();
        let cut = cut.index(bytes.len() + 1);
        std::fs::write(&path, &bytes[..cut]).unwrap();
        let whole = bytes[..cut].iter().filter(|byte| **byte == b'\n').count();
        match read(&path) {
            Ok(recorded) => {
                prop_assert_eq!(recorded.header, header(BEGUN, Mode::Practice));
                prop_assert_eq!(&recorded.events[..], &events[..whole - 1]);
                prop_assert_eq!(recorded.torn, !bytes[..cut].ends_with(b"\n"));
            }
            Err(error) => {
                prop_assert_eq!(error, JournalError::Empty { path });
                prop_assert_eq!(whole, 0);
            }
        }
    }
}

#[test]
fn old_practice_is_forgotten_and_exams_are_kept() {
    let data = tempfile::tempdir().unwrap();
    for (begun, mode) in [
        ("2026-08-01T08:00:00Z", Mode::Practice),
        ("2026-08-01T09:00:00Z", Mode::Exam),
        ("2026-11-01T08:00:00Z", Mode::Practice),
    ] {
        Journal::begin(data.path(), header(begun, mode)).unwrap();
    }
    forget_practice(data.path(), "2026-09-01T00:00:00Z").unwrap();
    let (kept, problems) = list(data.path());
    assert!(problems.is_empty());
    let begun: Vec<&str> = kept.iter().map(|(_, kept)| kept.header.begun.as_str()).collect();
    assert_eq!(begun, ["2026-11-01T08:00:00Z", "2026-08-01T09:00:00Z"]);
}
