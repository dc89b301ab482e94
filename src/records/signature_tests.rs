//! Tests of signed exams: what whoever rewrites a journal cannot bring about without the station's key.

use std::fs;
use std::path::Path;

use super::{
    AttemptHeader, AttemptId, Closed, Journal, Proof, Recorded, Station, StationKey, StationKeys, chain, path_of, read,
    sample, verify_folder,
};
use crate::domain::{Event, Millis, Mode, ShiftEvent};

pub(super) const FIRST: &str = "2026-11-29T09:14:05Z";
pub(super) const SECOND: &str = "2026-11-29T10:14:05Z";

/// A data folder that is a station with a key from the first exam on.
pub(super) fn station() -> (tempfile::TempDir, StationKey) {
    let data = tempfile::tempdir().unwrap();
    let station = Station::of_folder(data.path(), "Pokój 12").unwrap();
    let key = StationKey::load_or_make(data.path(), &station, FIRST).unwrap();
    (data, key)
}

fn begin(data: &Path, begun: &str, mode: Mode) -> Journal {
    let header = AttemptHeader {
        mode,
        ..sample::exam(begun, "podatek")
    };
    let mut journal = Journal::begin(data, header).unwrap();
    let answered = ShiftEvent::Desk(Event::Answered);
    journal.append(Millis(900), &answered).unwrap();
    journal
}

pub(super) fn sit(data: &Path, begun: &str) -> Recorded {
    begin(data, begun, Mode::Exam).close(Closed::GivenUp, None).unwrap();
    recorded(data, begun)
}

fn id(begun: &str) -> AttemptId {
    sample::exam(begun, "podatek").id
}

fn recorded(data: &Path, begun: &str) -> Recorded {
    read(&path_of(data, &id(begun))).unwrap()
}

/// Writes a journal anew with fresh checksums, each line's content changed, as anybody can who may write the file.
pub(super) fn rewrite(data: &Path, begun: &str, change: impl Fn(&str) -> String) {
    let path = path_of(data, &id(begun));
    let text = fs::read_to_string(&path).unwrap();
    let (mut before, mut after) = (chain::START.to_owned(), chain::START.to_owned());
    let mut rewritten = String::new();
    for line in text.lines() {
        let (content, sum) = chain::open(&before, line).unwrap();
        let (line, fresh) = chain::seal(&after, &change(content));
        rewritten.push_str(&line);
        (before, after) = (sum.to_owned(), fresh);
    }
    fs::write(path, rewritten).unwrap();
}

fn mark_of(data: &Path, begun: &str) -> String {
    let text = fs::read_to_string(path_of(data, &id(begun))).unwrap();
    let (_, mark) = text.rsplit_once(",\"signed\":").unwrap();
    mark.split_once('}').unwrap().0.to_owned()
}

fn problems(data: &Path) -> Vec<String> {
    let verified = verify_folder(data, |_| {});
    verified.problems.into_iter().map(|problem| problem.key).collect()
}

#[test]
fn an_exam_is_signed_however_it_ends_and_practice_is_not() {
    let (folder, key) = station();
    let (data, known) = (folder.path(), StationKeys::from(&key));
    let proof = |begun: &str| Proof::of(&recorded(data, begun), Some(&known));
    sit(data, FIRST);
    assert_eq!(proof(FIRST), Some(Proof::Good));

    drop(begin(data, SECOND, Mode::Exam));
    assert_eq!(proof(SECOND), None, "it has not ended");
    let path = path_of(data, &id(SECOND));
    let (resumed, _) = Journal::resume(&path, Millis(5), "2026-11-29T10:20:00Z".to_owned(), None).unwrap();
    drop(resumed);
    Journal::close_unfinished(&path, Closed::Interrupted, None).unwrap();
    assert_eq!(proof(SECOND), Some(Proof::Good));

    let practice = "2026-11-29T11:14:05Z";
    begin(data, practice, Mode::Practice)
        .close(Closed::GivenUp, None)
        .unwrap();
    assert_eq!((recorded(data, practice).signature, proof(practice)), (None, None));
    let verified = verify_folder(data, |_| {});
    assert_eq!((verified.attempts, verified.signed, verified.unsigned), (3, 2, 0));
    assert!(verified.problems.is_empty(), "{:?}", verified.problems);
}

#[test]
fn what_is_rewritten_with_fresh_checksums_is_betrayed_by_its_signature() {
    let (folder, key) = station();
    let (data, known) = (folder.path(), StationKeys::from(&key));
    sit(data, FIRST);
    for (was, is) in [
        ("inspektor", "sekretarz"),
        ("\"at\":900", "\"at\":901"),
        ("given_up", "finished"),
        ("\"card\":null", "\"card\": null"),
    ] {
        rewrite(data, FIRST, |content| content.replace(was, is));
        let proof = Proof::of(&recorded(data, FIRST), Some(&known));
        assert_eq!(proof, Some(Proof::Broken), "{was}");
        assert_eq!(problems(data), ["integrity-file-signature"], "{was}");
        rewrite(data, FIRST, |content| content.replace(is, was));
        assert_eq!(problems(data), Vec::<String>::new(), "{was}");
    }
}

#[test]
fn a_signature_that_is_taken_off_moved_or_spoiled_is_told() {
    let (folder, key) = station();
    let (data, known) = (folder.path(), StationKeys::from(&key));
    sit(data, FIRST);
    sit(data, SECOND);
    let (first, second) = (mark_of(data, FIRST), mark_of(data, SECOND));
    rewrite(data, SECOND, |content| content.replace(&second, &first));
    assert_eq!(problems(data), ["integrity-file-signature"], "another exam's");
    rewrite(data, SECOND, |content| content.replace(&first, "{\"station\":7"));
    assert_eq!(problems(data), ["integrity-file-signature"], "no signature at all");
    rewrite(data, SECOND, |content| {
        content.replace(",\"signed\":{\"station\":7}", "")
    });
    assert_eq!(recorded(data, SECOND).signature, None);
    assert_eq!(problems(data), ["integrity-file-unsigned"]);
    // Whoever knows nothing of the station's key takes it for one of an earlier version.
    let strange = StationKeys {
        keys: Vec::new(),
        since: None,
        ..known
    };
    assert_eq!(
        Proof::of(&recorded(data, SECOND), Some(&strange)),
        Some(Proof::Unsigned)
    );
    assert_eq!(Proof::of(&recorded(data, FIRST), Some(&strange)), Some(Proof::OtherKey));
}

#[test]
fn what_another_station_signed_is_not_taken_for_ones_own() {
    let ((here, key), (there, _)) = (station(), station());
    sit(there.path(), FIRST);
    fs::create_dir_all(here.path().join("attempts")).unwrap();
    fs::copy(path_of(there.path(), &id(FIRST)), path_of(here.path(), &id(FIRST))).unwrap();
    let proof = Proof::of(&recorded(here.path(), FIRST), Some(&StationKeys::from(&key)));
    assert_eq!(proof, Some(Proof::OtherKey));
    assert_eq!(problems(here.path()), ["integrity-file-other-key"]);
}

#[test]
fn an_exam_of_an_earlier_version_reads_as_before_and_is_counted_as_unsigned() {
    let data = tempfile::tempdir().unwrap();
    let data = data.path();
    let earlier = sit(data, "2026-11-28T09:14:05Z");
    assert_eq!(earlier.signature, None);
    let station = Station::of_folder(data, "Pokój 12").unwrap();
    StationKey::load_or_make(data, &station, FIRST).unwrap();
    sit(data, FIRST);
    let verified = verify_folder(data, |_| {});
    assert_eq!((verified.signed, verified.unsigned), (1, 1));
    assert!(verified.problems.is_empty(), "{:?}", verified.problems);
}

#[test]
fn an_exam_ends_even_where_nothing_can_sign_it() {
    let (folder, _) = station();
    let data = folder.path();
    fs::write(StationKey::path(data), "{").unwrap();
    let ended = sit(data, FIRST);
    assert!(ended.closed.is_some() && ended.signature.is_none());
    assert_eq!(verify_folder(data, |_| {}).problems.len(), 1, "the key does not read");
}

#[test]
fn a_key_that_does_not_read_makes_no_exam_a_strangers() {
    let (folder, _) = station();
    let data = folder.path();
    sit(data, FIRST);
    assert_eq!(verify_folder(data, |_| {}).signed, 1);
    fs::write(StationKey::path(data), "{").unwrap();
    let verified = verify_folder(data, |_| {});
    let keys: Vec<&str> = verified.problems.iter().map(|problem| problem.key.as_str()).collect();
    assert_eq!((verified.attempts, keys), (1, vec!["people-damaged"]));
}

#[test]
fn what_proofs_say_has_words_in_both_languages() {
    for language in ["pl", "en"] {
        let texts = ["records", "rescore"].map(|file| {
            let file = format!("{}/assets/l10n/{language}/{file}.ftl", env!("CARGO_MANIFEST_DIR"));
            fs::read_to_string(file).unwrap()
        });
        let texts = texts.concat();
        let all = [
            Proof::Good,
            Proof::Unsigned,
            Proof::Missing,
            Proof::Broken,
            Proof::OtherKey,
        ];
        let keys = all.map(|proof| proof.message().key);
        let files = [
            "integrity-file-unsigned",
            "integrity-file-other-key",
            "integrity-file-signature",
            "station-key-open-to-others",
        ];
        for key in keys.iter().map(String::as_str).chain(files) {
            let start = format!("{key} =");
            assert!(texts.lines().any(|line| line.starts_with(&start)), "{language}: {key}");
        }
    }
}
