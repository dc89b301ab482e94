//! `sygnaly certify issue | revoke | list | keys | revocations` and `sygnaly verify`, from the exams to whoever checks the file.

use std::path::{Path, PathBuf};

use serde_json::Value;
use sygnaly::domain::{Passed, Score, Scorecard, ShiftCard, Verdict};
use sygnaly::records::{
    Acknowledgement, Acknowledgements, AttemptHeader, AttemptId, Card, Closed, Journal, Played, TraineeId,
};
use sygnaly::scoring::score;

use crate::office::{self, ends, text};
use crate::support;

const TODAY: &str = "2026-04-01";

/// An installation, and a place for what is handed on.
pub(crate) struct Place {
    data: tempfile::TempDir,
    files: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        let folder = || tempfile::tempdir().expect("a folder");
        Self {
            data: folder(),
            files: folder(),
        }
    }

    pub(crate) fn data(&self) -> &Path {
        self.data.path()
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.files.path().join(name)
    }

    pub(crate) fn named(&self, name: &str) -> String {
        self.file(name).display().to_string()
    }

    pub(crate) fn ends(&self, code: i32, args: &[&str]) -> String {
        ends(code, self.data(), args)
    }

    /// Checks a file as somebody else does: without this installation's data.
    fn verify(&self, code: i32, file: &str, more: &[&str]) -> String {
        let elsewhere = tempfile::tempdir().expect("a folder");
        let (file, keys) = (self.named(file), self.named("keys.json"));
        let mut args = vec!["verify", file.as_str(), "--keys", keys.as_str()];
        args.extend(more);
        ends(code, elsewhere.path(), &args)
    }

    /// A trainee of the office.
    fn trainee(&self) -> TraineeId {
        office::trainee(self.data(), "krynki")
    }

    /// Exams and the acknowledgement that earn a certificate under any sensible policy: every shipped scenario and a shift,
    /// passed, and every rule raised in each.
    fn earn(&self, trainee: &TraineeId) {
        let card = full_marks();
        for (index, scenario) in support::shipped().into_iter().enumerate() {
            let played = Played::Call {
                scenario: scenario.as_str().into(),
                version: 1,
            };
            let begun = format!("2026-03-{:02}T09:00:00Z", index % 28 + 1);
            self.sat(trainee, played, &begun, Card::Call(card.clone()));
        }
        let shift = Played::Shift {
            shift: "poniedzialek".into(),
            version: 1,
        };
        self.sat(trainee, shift, "2026-03-30T09:00:00Z", Card::Shift(shift_of(card)));
        let read = Acknowledgement {
            trainee: trainee.clone(),
            procedure: "krynki".into(),
            document: "6/2022".to_owned(),
            on: "2026-02-01".parse().expect("a day"),
        };
        Acknowledgements::add(self.data(), read).expect("it is kept");
    }

    fn sat(&self, trainee: &TraineeId, played: Played, begun: &str, card: Card) {
        let header = AttemptHeader {
            id: AttemptId::new(begun, played.name(), 7),
            played,
            procedure: "krynki".into(),
            profile: (*support::profile("krynki")).clone(),
            ..office::exam(begun, Some(trainee.clone()))
        };
        let journal = Journal::begin(self.data(), header).expect("it begins");
        journal.close(Closed::Finished, Some(card)).expect("it ends");
    }

    /// Somebody with a certificate in `certificate.json`, and the office's public keys in `keys.json`.
    pub(crate) fn with_a_certificate() -> Self {
        let place = Self::new();
        let trainee = place.trainee();
        place.earn(&trainee);
        let file = place.named("certificate.json");
        let issued = place.ends(
            0,
            &["certify", "issue", trainee.as_str(), "--to", &file, "--today", TODAY],
        );
        assert!(issued.contains("TS/2026/0001") && issued.contains("backup"), "{issued}");
        place.ends(0, &["certify", "keys", "export", "--to", &place.named("keys.json")]);
        place
    }
}

/// A call in which every rule of the procedure came up and was met.
fn full_marks() -> Scorecard {
    let (_, scenario, run) = support::play_shipped("senior-dowod", "passes");
    let mut card = score(&support::procedure("krynki"), &scenario, &run.log);
    for rule in &mut card.rules {
        rule.verdict = Verdict::Met;
    }
    card.critical_errors.clear();
    card.passed = Passed::Yes;
    card.score = Some(Score {
        value: 100.0,
        low: 100.0,
        high: 100.0,
    });
    card
}

fn shift_of(card: Scorecard) -> ShiftCard {
    ShiftCard {
        shift: "poniedzialek".into(),
        procedure: card.procedure,
        profile: card.profile,
        seed: card.seed,
        mode: card.mode,
        versions: card.versions,
        begins: 480,
        duration: card.duration,
        score: card.score,
        passed: card.passed,
        critical_errors: card.critical_errors,
        rules: card.rules,
        calls: Vec::new(),
        notices: Vec::new(),
    }
}

#[test]
fn what_was_not_earned_is_refused_with_reasons() {
    let place = Place::new();
    let trainee = place.trainee();
    let file = place.named("certificate.json");
    let issue = [
        "certify",
        "issue",
        trainee.as_str(),
        "--to",
        file.as_str(),
        "--today",
        TODAY,
    ];
    let said = place.ends(1, &issue);
    assert!(said.contains("missing") && said.contains("6/2022"), "{said}");
    assert!(!place.file("certificate.json").exists());
    let said = place.ends(1, &["certify", "issue", "osoba-7", "--to", &file, "--today", TODAY]);
    assert!(said.contains(trainee.as_str()), "{said}");
    let said = place.ends(1, &[&issue[..], &["--policy", "krynk"][..]].concat());
    assert!(said.contains("krynki"), "{said}");
    assert!(place.ends(0, &["certify", "list"]).contains("No certificate"));
    for args in [&["certify", "keys", "show"][..], &["certify", "keys", "rotate"]] {
        assert!(place.ends(1, args).contains("no keys yet"));
    }
    let left = std::fs::read_dir(place.data()).expect("the folder is there").count();
    assert_eq!(left, 2, "people.json and its lock alone");
}

#[test]
fn an_earned_certificate_is_issued_once_and_anyone_can_check_it() {
    let place = Place::with_a_certificate();
    let said = place.verify(6, "certificate.json", &["--today", "2026-04-02"]);
    assert!(
        said.contains("unknown since 2026-04-01") && said.contains("TS/2026/0001"),
        "{said}"
    );
    place.verify(7, "certificate.json", &["--today", "2026-03-31"]);
    place.verify(3, "certificate.json", &["--today", "2029-01-01"]);

    let file = place.named("second.json");
    let again = place.ends(
        1,
        &["certify", "issue", "osoba-1", "--to", &file, "--today", "2026-04-02"],
    );
    assert!(again.contains("missing"), "the exams count once: {again}");

    let list = place.named("list.json");
    place.ends(
        0,
        &[
            "certify",
            "revocations",
            "--to",
            &list,
            "--today",
            "2026-04-02",
            "--days",
            "31",
        ],
    );
    let with_list = |day| ["--revocations", list.as_str(), "--today", day];
    let said = place.verify(0, "certificate.json", &with_list("2026-05-03"));
    assert!(said.contains("Valid") && said.contains("no. 1"), "{said}");
    let said = place.verify(6, "certificate.json", &with_list("2026-05-04"));
    assert!(said.contains("unknown since 2026-04-02"), "{said}");

    let copy = place.named("copy.json");
    place.ends(0, &["certify", "export", "ts/2026/0001", "--to", &copy]);
    let read = |name: &str| std::fs::read(place.file(name)).expect("it is there");
    assert_eq!(read("copy.json"), read("certificate.json"));
    let said = place.ends(1, &["certify", "export", "TS/2026/0002", "--to", &copy]);
    assert!(said.contains("TS/2026/0001"), "{said}");
}

/// `tools/certificates/check.py` checks the same file without a line of ours.
#[test]
fn a_certificate_that_was_issued_once_holds_in_every_later_version() {
    let folder = support::home().join("tests/fixtures/certificates");
    let named = |name: &str| folder.join(name).display().to_string();
    let (file, keys) = (named("certificate.json"), named("keys.json"));
    let elsewhere = tempfile::tempdir().expect("a folder");
    let verify = ["verify", &file, "--keys", &keys, "--today", "2026-04-02"];
    // Nobody handed on a list of what was revoked.
    assert!(ends(6, elsewhere.path(), &verify).contains("TS/2026/0001"));
}

#[test]
fn nothing_is_dated_in_the_future() {
    let place = Place::with_a_certificate();
    let (file, later) = (place.named("later.json"), "9999-01-01");
    let keys = place.ends(0, &["certify", "keys", "show"]);
    for args in [
        &["certify", "issue", "osoba-1", "--to", file.as_str()][..],
        &["certify", "revoke", "TS/2026/0001", "--reason", "withdrawn"],
        &["certify", "revocations", "--to", file.as_str()],
        &["certify", "keys", "rotate"],
    ] {
        let said = place.ends(1, &[args, &["--today", later]].concat());
        assert!(said.contains(later) && said.contains("future"), "{args:?}: {said}");
    }
    assert!(!place.file("later.json").exists());
    assert_eq!(place.ends(0, &["certify", "keys", "show"]), keys);
    let listed = place.ends(0, &["certify", "list", "--today", TODAY, "--format", "json"]);
    assert!(listed.contains(r#""revoked":null"#), "{listed}");
}

#[test]
fn programs_read_the_verdict() {
    let place = Place::with_a_certificate();
    let said = place.verify(6, "certificate.json", &["--today", "2026-04-02", "--format", "json"]);
    let value: Value = serde_json::from_str(&said).expect("one JSON value");
    assert_eq!(value["verdict"], "revocation_unknown");
    assert_eq!(value["revocation_unknown_since"], TODAY);
    assert_eq!(value["certificate"]["number"], "TS/2026/0001");
    assert_eq!(value["certificate"]["statement"]["procedure"], "krynki");
    std::fs::write(place.file("forged.json"), "{}").expect("written");
    let said = place.verify(5, "forged.json", &["--format", "json"]);
    let value: Value = serde_json::from_str(&said).expect("one JSON value");
    assert_eq!(value["verdict"], "forged");
    assert_eq!(value["doubt"], "not_signed");
    assert_eq!(value["certificate"], Value::Null);
    let said = place.ends(0, &["certify", "list", "--today", TODAY, "--format", "json"]);
    let value: Value = serde_json::from_str(&said).expect("an object a line");
    assert_eq!(value["state"], "valid");
    assert_eq!(value["trainee"], "osoba-1");
}

#[test]
fn what_was_changed_or_comes_from_elsewhere_is_forged() {
    let place = Place::with_a_certificate();
    let whole = std::fs::read_to_string(place.file("certificate.json")).expect("it is there");
    let later = whole.replace("T23:59:59Z", "T23:59:58Z");
    assert_ne!(later, whole);
    std::fs::write(place.file("changed.json"), later).expect("written");
    let said = place.verify(5, "changed.json", &["--today", "2026-04-02"]);
    assert!(said.contains("changed after it was signed"), "{said}");

    // An office of the same name, made elsewhere.
    let elsewhere = Place::with_a_certificate();
    let theirs = std::fs::read(elsewhere.file("certificate.json")).expect("it is there");
    std::fs::write(place.file("theirs.json"), theirs).expect("written");
    let said = place.verify(5, "theirs.json", &["--today", "2026-04-02"]);
    assert!(said.contains("none of its keys"), "{said}");

    // Its list cannot vouch for our certificate either; that is no verdict on the certificate.
    let list = elsewhere.named("list.json");
    elsewhere.ends(0, &["certify", "revocations", "--to", &list, "--today", "2026-04-02"]);
    let with_list = ["--revocations", list.as_str(), "--today", "2026-04-03"];
    let said = place.verify(1, "certificate.json", &with_list);
    assert!(said.contains("list.json"), "{said}");
}

#[test]
fn a_revoked_certificate_stays_on_record_and_the_new_list_says_so() {
    let place = Place::with_a_certificate();
    let (old, new) = (place.named("old.json"), place.named("new.json"));
    place.ends(0, &["certify", "revocations", "--to", &old, "--today", "2026-04-02"]);
    let revoke = ["certify", "revoke", "TS/2026/0001", "--reason", "exam-annulled"];
    place.ends(0, &[&revoke[..], &["--today", "2026-04-05"][..]].concat());
    let again = place.ends(1, &[&revoke[..], &["--today", "2026-04-06"][..]].concat());
    assert!(again.contains("2026-04-05"), "{again}");
    place.ends(0, &["certify", "revocations", "--to", &new, "--today", "2026-04-06"]);
    let with = |list| ["--revocations", list, "--today", "2026-04-07"];
    place.verify(0, "certificate.json", &with(old.as_str()));
    let said = place.verify(4, "certificate.json", &with(new.as_str()));
    assert!(said.contains("2026-04-05") && said.contains("annulled"), "{said}");
    let list = place.ends(0, &["certify", "list", "--today", "2026-04-07"]);
    assert!(list.contains("TS/2026/0001") && list.contains("revoked"), "{list}");
    let names = std::fs::read_to_string(&new).expect("the list is there");
    assert!(!names.contains(&support::profile("krynki").last_name), "{names}");
}

#[test]
fn a_certificate_with_a_wrong_name_is_put_right_on_the_same_day() {
    let place = Place::with_a_certificate();
    let people = place.data().join("people.json");
    let whole = std::fs::read_to_string(&people).expect("it is there");
    let wrong = support::profile("krynki").last_name.clone();
    let right = whole.replace(&wrong, "Żak-Nowa");
    assert_ne!(right, whole);
    std::fs::write(&people, right).expect("written");
    let file = place.named("right.json");
    let issue = ["certify", "issue", "osoba-1", "--to", file.as_str(), "--today", TODAY];
    place.ends(1, &issue);
    let revoke = ["certify", "revoke", "TS/2026/0001", "--reason", "issued-in-error"];
    place.ends(0, &[&revoke[..], &["--today", TODAY][..]].concat());
    let said = place.ends(0, &issue);
    assert!(said.contains("TS/2026/0002") && said.contains("Żak-Nowa"), "{said}");
    let list = place.named("list.json");
    place.ends(0, &["certify", "revocations", "--to", &list, "--today", TODAY]);
    let with_list = ["--revocations", list.as_str(), "--today", TODAY];
    place.verify(4, "certificate.json", &with_list);
    place.verify(0, "right.json", &with_list);
    place.ends(1, &issue);
}

#[test]
fn lost_keys_are_told_and_replaced_only_on_purpose() {
    let place = Place::with_a_certificate();
    let backup = place.named("backup.json");
    place.ends(0, &["certify", "keys", "backup", "--to", &backup]);
    let keys = place.data().join("signing-keys.json");
    std::fs::remove_file(&keys).expect("removed");
    let revoke = ["certify", "revoke", "TS/2026/0001", "--reason", "replaced"];
    place.ends(0, &[&revoke[..], &["--today", TODAY][..]].concat());
    let file = place.named("second.json");
    let issue = ["certify", "issue", "osoba-1", "--to", file.as_str(), "--today", TODAY];
    for args in [
        &issue[..],
        &["certify", "keys", "rotate", "--today", TODAY],
        &["certify", "keys", "show"],
        &["certify", "revocations", "--to", file.as_str(), "--today", TODAY],
    ] {
        let said = place.ends(1, args);
        for words in ["signing-keys.json", "keys restore", "--new-key"] {
            assert!(said.contains(words), "{args:?}: {said}");
        }
        assert!(!keys.exists() && !place.file("second.json").exists(), "{args:?}");
    }
    // Either mend helps.
    place.ends(0, &["certify", "keys", "restore", &backup]);
    place.ends(0, &["certify", "keys", "show"]);
    std::fs::remove_file(&keys).expect("removed");
    let said = place.ends(0, &[&issue[..], &["--new-key"][..]].concat());
    assert!(said.contains("in place of the lost one"), "{said}");
    place.verify(5, "second.json", &["--today", TODAY]);
}

#[test]
fn a_changed_key_leaves_earlier_certificates_as_they_are() {
    let place = Place::with_a_certificate();
    let backup = place.named("backup.json");
    place.ends(0, &["certify", "keys", "rotate", "--today", "2026-05-01"]);
    let shown = place.ends(0, &["certify", "keys", "show"]);
    assert!(
        shown.contains("2026-04-01 – 2026-05-01") && shown.contains("2026-05-01 – …"),
        "{shown}"
    );
    place.ends(0, &["certify", "keys", "export", "--to", &place.named("keys.json")]);
    place.verify(6, "certificate.json", &["--today", "2026-05-02"]);
    let warned = place.ends(0, &["certify", "keys", "backup", "--to", &backup]);
    assert!(warned.contains("Whoever has this file"), "{warned}");

    let other = Place::new();
    other.ends(0, &["certify", "keys", "restore", &backup]);
    assert_eq!(other.ends(0, &["certify", "keys", "show"]), shown);
    let again = other.ends(0, &["certify", "keys", "restore", &backup]);
    assert!(again.contains("here already"), "{again}");
    place.ends(0, &["certify", "keys", "rotate", "--today", "2026-06-01"]);
    let refused = place.ends(1, &["certify", "keys", "restore", &backup]);
    assert!(refused.contains("lacks"), "{refused}");
}

#[test]
fn nothing_handed_on_takes_the_place_of_what_is_kept() {
    let place = Place::with_a_certificate();
    for kept in ["signing-keys.json", "certificates.jsonl"] {
        let path = place.data().join(kept);
        let whole = std::fs::read(&path).expect("it is there");
        let to = path.display().to_string();
        for args in [
            &["certify", "keys", "export"][..],
            &["certify", "keys", "backup"],
            &["certify", "revocations", "--today", "2026-04-02"],
            &["certify", "export", "TS/2026/0001"],
        ] {
            let said = place.ends(1, &[args, &["--to", to.as_str()][..]].concat());
            assert!(said.contains("data folder"), "{said}");
            assert_eq!(std::fs::read(&path).expect("it is there"), whole, "{args:?}");
        }
    }
}

#[cfg(feature = "pdf")]
#[test]
fn a_certificate_is_printed_until_it_is_revoked() {
    let place = Place::new();
    let trainee = place.trainee();
    place.earn(&trainee);
    let (file, page) = (place.named("certificate.json"), place.named("certificate.pdf"));
    let issue = |pdf: &str, code| {
        let args = ["certify", "issue", trainee.as_str(), "--to", file.as_str()];
        place.ends(code, &[&args[..], &["--pdf", pdf, "--today", TODAY][..]].concat())
    };
    let said = issue(&file, 1);
    assert!(said.contains("the same file") && !place.file("certificate.json").exists());
    let said = issue(&page, 0);
    assert!(said.contains("certificate.pdf"), "{said}");
    let first = std::fs::read(place.file("certificate.pdf")).expect("it is there");
    assert!(first.starts_with(b"%PDF-"));

    let again = place.named("again.pdf");
    place.ends(0, &["certify", "pdf", "TS/2026/0001", "--to", &again]);
    assert_eq!(std::fs::read(place.file("again.pdf")).expect("it is there"), first);
    let kept = place.data().join("certificates.jsonl").display().to_string();
    let said = place.ends(1, &["certify", "pdf", "TS/2026/0001", "--to", &kept]);
    assert!(said.contains("data folder"), "{said}");

    let number = "TS/2026/0001";
    place.ends(
        0,
        &["certify", "revoke", number, "--reason", "withdrawn", "--today", TODAY],
    );
    let said = place.ends(1, &["certify", "pdf", number, "--to", &again]);
    assert!(said.contains("revoked from 2026-04-01"), "{said}");
}

#[test]
fn files_of_another_kind_are_told_apart() {
    let place = Place::with_a_certificate();
    let private = place.data().join("signing-keys.json").display().to_string();
    let certificate = place.named("certificate.json");
    let said = place.ends(1, &["verify", &certificate, "--keys", &private]);
    assert!(said.contains("private key") && said.contains("keys export"), "{said}");
    let said = place.ends(1, &["verify", &certificate, "--keys", &certificate]);
    assert!(said.contains("holds no keys"), "{said}");
    let said = place.ends(1, &["verify", "no-such.json", "--keys", &place.named("keys.json")]);
    assert!(said.contains("no-such.json"), "{said}");
    let said = place.ends(1, &["certify", "keys", "restore", &place.named("keys.json")]);
    assert!(said.contains("public keys alone"), "{said}");
    let said = place.verify(5, "keys.json", &["--today", TODAY]);
    assert!(said.contains("no signature"), "{said}");
    // In Polish, too, every message has its words.
    let file = place.named("keys.json");
    let output = support::sygnaly(
        place.data(),
        &["verify", &certificate, "--keys", &file, "--today", "2026-04-02"],
    );
    assert!(
        text(&output).contains("od dnia 2026-04-01 nie wiadomo"),
        "{}",
        text(&output)
    );
}
