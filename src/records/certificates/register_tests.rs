//! The register of certificates: what was acknowledged stays, whatever happens to the file.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::certificate::{CertificateNumber, Revocation, RevocationReason};
use super::certificate_tests::{day, keys_of, statement, words};
use super::checked::{Checked, check_certificate};
use super::error::{KeysError, RegisterError};
use super::keys::SigningKeys;
use super::register::{HeldRegister, KeptCertificate, KeysOrigin, OpenRegister, Register, WhenLost};
use super::revocation::RevocationList;
use crate::records::chain;
use crate::records::people::TraineeId;
use crate::records::sealed::SealedError;

fn keys() -> SigningKeys {
    keys_of("Urząd Miejski w Krynkach", 1)
}

fn issue(register: &mut OpenRegister) -> KeptCertificate {
    register
        .issue(&keys(), TraineeId::new("osoba-1"), statement(), &words())
        .unwrap()
}

fn file(data: &Path) -> PathBuf {
    data.join("certificates.jsonl")
}

fn revocation(on: &str) -> Revocation {
    Revocation {
        reason: RevocationReason::Withdrawn,
        on: day(on),
    }
}

#[test]
fn certificates_are_numbered_kept_and_stay() {
    let data = tempfile::tempdir().unwrap();
    let folder = data.path().join("new");
    assert_eq!(Register::read(&folder).unwrap(), Register::default());
    let first = issue(&mut OpenRegister::open(&folder).unwrap());
    let mut register = OpenRegister::open(&folder).unwrap();
    let mut renewed = statement();
    renewed.issued = day("2028-11-01");
    renewed.valid_until = day("2030-10-31");
    let renewed = register
        .issue(&keys(), TraineeId::new("osoba-1"), renewed, &words())
        .unwrap();
    assert_eq!(first.certificate.number.as_str(), "TS/2026/0001");
    assert_eq!(renewed.certificate.number.as_str(), "TS/2028/0001");
    assert_ne!(first.certificate.id, renewed.certificate.id);
    let read = Register::read(&folder).unwrap();
    assert_eq!(read, *register.register());
    assert_eq!(read.certificates(), [first.clone(), renewed]);
    // However it is typed.
    assert_eq!(read.find(&CertificateNumber::new(" ts/2026/0001 ")), Some(&first));
    let keys = keys();
    let (checked, said) = check_certificate(first.credential.as_bytes(), keys.public(), None, day("2026-12-01"));
    assert!(matches!(checked, Checked::RevocationUnknown { .. }), "{checked:?}");
    assert_eq!(said, Some(first.certificate));
}

#[test]
fn what_may_not_be_signed_leaves_no_line() {
    let data = tempfile::tempdir().unwrap();
    let mut register = OpenRegister::open(data.path()).unwrap();
    let before = fs::read(file(data.path())).unwrap();
    let trainee = || TraineeId::new("osoba-1");
    let strange = keys_of("Urząd Gminy Nowa Wieś", 1);
    let refused = register.issue(&strange, trainee(), statement(), &words()).unwrap_err();
    assert!(
        matches!(refused, RegisterError::Keys(KeysError::OtherOffice { .. })),
        "{refused}"
    );
    let mut early = statement();
    early.issued = day("2025-12-31");
    let refused = register.issue(&keys(), trainee(), early, &words()).unwrap_err();
    assert!(
        matches!(refused, RegisterError::Keys(KeysError::TooEarly { .. })),
        "{refused}"
    );
    let mut backwards = statement();
    backwards.valid_until = day("2026-11-29");
    let refused = register.issue(&keys(), trainee(), backwards, &words()).unwrap_err();
    assert!(matches!(refused, RegisterError::BeforeIssue { .. }), "{refused}");
    assert_eq!(fs::read(file(data.path())).unwrap(), before);
}

#[test]
fn none_is_issued_before_one_that_the_same_person_has() {
    let data = tempfile::tempdir().unwrap();
    let mut register = OpenRegister::open(data.path()).unwrap();
    let number = issue(&mut register).certificate.number;
    let earlier = || {
        let mut earlier = statement();
        earlier.issued = day("2026-11-29");
        earlier
    };
    let issue_to = |register: &mut OpenRegister, trainee: &str, statement| {
        register.issue(&keys(), TraineeId::new(trainee), statement, &words())
    };
    let refused = issue_to(&mut register, "osoba-1", earlier()).unwrap_err();
    let (on, than) = (day("2026-11-29"), day("2026-11-30"));
    assert_eq!(refused, RegisterError::BeforeIssue { day: on, than });
    let mut other_policy = earlier();
    other_policy.policy = "bialystok".into();
    issue_to(&mut register, "osoba-1", other_policy).unwrap();
    issue_to(&mut register, "osoba-2", earlier()).unwrap();
    // One that was dated wrongly is revoked first.
    register.revoke(&number, revocation("2026-11-30")).unwrap();
    issue_to(&mut register, "osoba-1", earlier()).unwrap();
}

#[test]
fn keys_that_are_gone_are_not_replaced_in_silence() {
    const OFFICE: &str = "Urząd Miejski w Krynkach";
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let lost = || KeysError::Lost {
        path: SigningKeys::path(data),
    };
    let today = day("2026-11-30");
    let mut register = OpenRegister::open(data).unwrap();
    assert_eq!(register.register().keys(data).unwrap_err(), KeysError::NoKeys);
    let keys_of = |register: &OpenRegister, lost| register.keys_or_first(data, OFFICE, today, lost);
    let (first, origin) = keys_of(&register, WhenLost::Refuse).unwrap();
    assert_eq!(origin, KeysOrigin::First);
    register
        .issue(&first, TraineeId::new("osoba-1"), statement(), &words())
        .unwrap();
    let (same, origin) = keys_of(&register, WhenLost::NewKey).unwrap();
    assert_eq!((same.current(), origin), (first.current(), KeysOrigin::Present));
    fs::remove_file(SigningKeys::path(data)).unwrap();
    assert_eq!(register.register().keys(data).unwrap_err(), lost());
    assert_eq!(keys_of(&register, WhenLost::Refuse).unwrap_err(), lost());
    assert!(!SigningKeys::path(data).exists());
    let (new, origin) = keys_of(&register, WhenLost::NewKey).unwrap();
    assert_eq!(origin, KeysOrigin::InPlaceOfLost);
    assert_ne!(new.current(), first.current());
}

#[test]
fn a_list_too_tells_of_keys_that_are_gone() {
    let data = tempfile::tempdir().unwrap();
    let mut register = OpenRegister::open(data.path()).unwrap();
    register.list(&keys(), day("2026-12-01"), day("2027-01-01")).unwrap();
    let refused = register.register().keys(data.path()).unwrap_err();
    assert!(matches!(refused, KeysError::Lost { .. }), "{refused}");
}

#[test]
fn a_held_register_is_added_to_by_nobody_and_need_not_be_there() {
    let data = tempfile::tempdir().unwrap();
    let held = HeldRegister::hold(data.path()).unwrap();
    assert!(!file(data.path()).exists());
    let refused = OpenRegister::open(data.path()).unwrap_err();
    assert!(
        matches!(refused, RegisterError::Sealed(SealedError::Taken { .. })),
        "{refused}"
    );
    drop(held);
    let register = OpenRegister::open(data.path()).unwrap();
    let refused = HeldRegister::hold(data.path()).unwrap_err();
    assert!(
        matches!(refused, RegisterError::Sealed(SealedError::Taken { .. })),
        "{refused}"
    );
    drop(register);
    fs::write(file(data.path()), "damaged").unwrap();
    HeldRegister::hold(data.path()).unwrap();
}

#[test]
fn a_certificate_is_revoked_once_and_not_before_it_was_issued() {
    let data = tempfile::tempdir().unwrap();
    let mut register = OpenRegister::open(data.path()).unwrap();
    let kept = issue(&mut register);
    let number = kept.certificate.number.clone();
    let unknown = CertificateNumber::new("TS/2026/0007");
    assert_eq!(
        register.revoke(&unknown, revocation("2027-01-01")),
        Err(RegisterError::Unknown {
            number: unknown.clone()
        })
    );
    let refused = register.revoke(&number, revocation("2026-11-29")).unwrap_err();
    assert!(matches!(refused, RegisterError::BeforeIssue { .. }), "{refused}");
    register.revoke(&number, revocation("2027-01-01")).unwrap();
    let again = register.revoke(&number, revocation("2027-02-01")).unwrap_err();
    let on = day("2027-01-01");
    assert_eq!(again, RegisterError::RevokedBefore { number, on });
    let read = Register::read(data.path()).unwrap();
    assert_eq!(read.certificates()[0].revoked, Some(revocation("2027-01-01")));
    assert_eq!(
        read.certificates()[0].certificate,
        kept.certificate,
        "it stays in the register"
    );
}

#[test]
fn lists_count_up_and_name_nobody() {
    let data = tempfile::tempdir().unwrap();
    let keys = keys();
    let mut register = OpenRegister::open(data.path()).unwrap();
    let (one, two) = (issue(&mut register), issue(&mut register));
    let (empty, _) = register.list(&keys, day("2026-12-01"), day("2027-01-01")).unwrap();
    assert_eq!((empty.number, empty.revoked.len()), (1, 0));
    register
        .revoke(&two.certificate.number, revocation("2027-01-01"))
        .unwrap();
    drop(register);
    let mut register = OpenRegister::open(data.path()).unwrap();
    let (list, text) = register.list(&keys, day("2027-01-01"), day("2027-02-01")).unwrap();
    assert_eq!(list.number, 2);
    assert_eq!(list.find(&two.certificate.id), Some(revocation("2027-01-01")));
    assert_eq!(list.find(&one.certificate.id), None);
    assert_eq!(RevocationList::read(text.as_bytes(), keys.public()), Ok(list.clone()));
    for name in ["Ćwikła", "inspektor", "Referat", "osoba-1", "TS/2026"] {
        assert!(!text.contains(name), "{name} stands in the list");
    }
    let file = two.credential.as_bytes();
    let (checked, _) = check_certificate(file, keys.public(), Some(&list), day("2027-01-02"));
    assert_eq!(checked, Checked::Revoked(revocation("2027-01-01")));
    let older = register.list(&keys, day("2026-12-31"), day("2027-02-01")).unwrap_err();
    assert!(matches!(older, RegisterError::OlderList { .. }), "{older}");
    let backwards = register.list(&keys, day("2027-01-02"), day("2027-01-01")).unwrap_err();
    assert!(matches!(backwards, RegisterError::BeforeIssue { .. }), "{backwards}");
    let (same_day, _) = register.list(&keys, day("2027-01-01"), day("2027-02-01")).unwrap();
    assert_eq!(same_day.number, 3);
}

#[test]
fn two_programs_do_not_write_at_once() {
    let data = tempfile::tempdir().unwrap();
    let register = OpenRegister::open(data.path()).unwrap();
    let refused = OpenRegister::open(data.path()).unwrap_err();
    assert!(
        matches!(refused, RegisterError::Sealed(SealedError::Taken { .. })),
        "{refused}"
    );
    assert!(Register::read(data.path()).is_ok(), "reading does not wait");
    drop(register);
    OpenRegister::open(data.path()).unwrap();
}

#[test]
fn a_line_that_was_cut_off_goes_and_nothing_else() {
    let data = tempfile::tempdir().unwrap();
    let first = issue(&mut OpenRegister::open(data.path()).unwrap());
    let whole = fs::read(file(data.path())).unwrap();
    let second = issue(&mut OpenRegister::open(data.path()).unwrap());
    let both = fs::read(file(data.path())).unwrap();
    assert!(both.starts_with(&whole), "lines are only added");
    for torn in [whole.len() + 1, both.len() - 1] {
        fs::write(file(data.path()), &both[..torn]).unwrap();
        assert_eq!(
            Register::read(data.path()).unwrap().certificates(),
            std::slice::from_ref(&first)
        );
        let again = issue(&mut OpenRegister::open(data.path()).unwrap());
        assert_eq!(again.certificate.number, second.certificate.number);
        let read = Register::read(data.path()).unwrap();
        assert_eq!(read.certificates(), [first.clone(), again]);
    }
}

#[test]
fn damage_is_told_with_its_line_and_left_alone() {
    let data = tempfile::tempdir().unwrap();
    let path = file(data.path());
    let mut register = OpenRegister::open(data.path()).unwrap();
    let number = issue(&mut register).certificate.number;
    register.revoke(&number, revocation("2027-01-01")).unwrap();
    drop(register);
    let whole = fs::read_to_string(&path).unwrap();
    let lines: Vec<&str> = whole.split_inclusive('\n').collect();
    let changed = |line: usize| {
        RegisterError::Sealed(SealedError::Changed {
            path: path.clone(),
            line,
        })
    };
    for (text, expected) in [
        (String::new(), changed(1)),
        (whole.trim_end().lines().next().unwrap().to_owned(), changed(1)),
        (whole.replace("\"format\":1", "\"format\":0"), changed(1)),
        (whole.replace("Ćwikła", "Nowak"), changed(2)),
        (whole.replace("withdrawn", "replaced"), changed(3)),
        ([lines[0], lines[2]].concat(), changed(2)),
        ([lines[0], lines[2], lines[1]].concat(), changed(2)),
        ([whole.as_str(), lines[2]].concat(), changed(4)),
        (format!("{whole}\n"), changed(4)),
    ] {
        assert_ne!(text, whole);
        fs::write(&path, &text).unwrap();
        assert_eq!(Register::read(data.path()), Err(expected.clone()));
        assert_eq!(OpenRegister::open(data.path()).unwrap_err(), expected);
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }
}

#[test]
fn what_a_newer_program_wrote_is_told() {
    let data = tempfile::tempdir().unwrap();
    let path = file(data.path());
    let (header, _) = chain::seal(chain::START, "{\"header\":{\"format\":2,\"by\":\"x\"}}");
    fs::write(&path, &header).unwrap();
    let newer = RegisterError::Sealed(SealedError::Newer {
        path: path.clone(),
        format: 2,
    });
    assert_eq!(Register::read(data.path()), Err(newer));
    let (header, sum) = chain::seal(chain::START, "{\"header\":{\"format\":1}}");
    for content in [
        "{\"lent\":{}}",
        "{\"header\":{\"format\":1}}",
        "{\"revoked\":{\"number\":\"TS/2026/0001\",\"revocation\":{\"reason\":\"replaced\",\"on\":\"2026-12-01\"}}}",
    ] {
        let (line, _) = chain::seal(&sum, content);
        fs::write(&path, [header.clone(), line].concat()).unwrap();
        let refused = Register::read(data.path()).unwrap_err();
        assert!(
            matches!(
                refused,
                RegisterError::Sealed(SealedError::NotUnderstood { line: 2, .. })
            ),
            "{refused}"
        );
    }
}

#[cfg(unix)]
#[test]
fn the_files_are_their_owners_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let data = tempfile::tempdir().unwrap();
    let folder = data.path().join("new");
    issue(&mut OpenRegister::open(&folder).unwrap());
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{}", path.display());
    }
}

#[test]
fn of_whoever_is_erased_the_register_keeps_number_and_days_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let mut register = OpenRegister::open(data).unwrap();
    let issue_to = |register: &mut OpenRegister, trainee: &str| {
        let mut statement = statement();
        statement.holder = format!("Imię Nazwisko {trainee}");
        register
            .issue(&keys(), TraineeId::new(trainee), statement, &words())
            .unwrap()
    };
    let first = issue_to(&mut register, "osoba-1");
    let second = issue_to(&mut register, "osoba-2");
    register
        .revoke(&first.certificate.number, revocation("2026-12-01"))
        .unwrap();
    let third = issue_to(&mut register, "osoba-1");
    let people = BTreeSet::from([TraineeId::new("osoba-1")]);
    let erase = |on: &str| Register::erase(data, &people, &BTreeSet::new(), day(on));
    let taken = erase("2026-12-02").unwrap_err();
    assert!(matches!(taken, SealedError::Taken { .. }), "{taken}");
    drop(register);
    assert_eq!(erase("2026-12-02"), Ok(2));
    assert_eq!(erase("2026-12-03"), Ok(0), "once is enough");

    let text = fs::read_to_string(file(data)).unwrap();
    assert!(!text.contains("osoba-1"), "{text}");
    let mut register = OpenRegister::open(data).unwrap();
    let told = register.register().clone();
    assert_eq!(told.certificates(), [second]);
    let erased: Vec<_> = told
        .erased()
        .iter()
        .map(|one| (one.remains.number.clone(), one.on, one.revoked))
        .collect();
    assert_eq!(
        erased,
        [
            (
                first.certificate.number.clone(),
                day("2026-12-02"),
                Some(revocation("2026-12-01"))
            ),
            (third.certificate.number.clone(), day("2026-12-02"), None),
        ]
    );
    assert!(told.has_signatures());
    // A number is given once, a revoked one stays on the list, and one that is left can still be revoked.
    assert_eq!(
        issue_to(&mut register, "osoba-3").certificate.number.as_str(),
        "TS/2026/0004"
    );
    register
        .revoke(&third.certificate.number, revocation("2026-12-03"))
        .unwrap();
    let (list, _) = register.list(&keys(), day("2026-12-04"), day("2026-12-31")).unwrap();
    let mut listed: Vec<_> = list.revoked.into_iter().map(|(id, _)| id).collect();
    let mut expected = vec![first.certificate.id, third.certificate.id];
    listed.sort();
    expected.sort();
    assert_eq!(listed, expected);
    drop(register);
    let over = BTreeSet::from([told.certificates()[0].certificate.id.clone()]);
    assert_eq!(Register::erase(data, &BTreeSet::new(), &over, day("2029-01-01")), Ok(1));
    // What stands is proved as before.
    fs::write(file(data), text.replace("osoba-2", "osoba-9")).unwrap();
    let changed = Register::read(data).unwrap_err();
    assert!(
        matches!(changed, RegisterError::Sealed(SealedError::Changed { line: 3, .. })),
        "{changed}"
    );
}
