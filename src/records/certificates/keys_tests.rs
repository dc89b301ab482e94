//! Keys of an office in their files: made once, changed, handed on, backed up, and never lost or shown by accident.

use std::fs;
use std::path::Path;

use super::certificate_tests::day;
use super::error::KeysError;
use super::keys::{OfficeKeys, PublicKey, Restored, SigningKeys};

const OFFICE: &str = "Urząd Miejski w Krynkach";

fn made(data: &Path) -> SigningKeys {
    SigningKeys::load_or_make(data, OFFICE, day("2026-11-01")).unwrap()
}

fn loaded(data: &Path) -> SigningKeys {
    SigningKeys::load(data).unwrap().unwrap()
}

/// Writes a file that only its owner may read, as the program does.
fn write(path: &Path, text: &str) {
    crate::files::write_whole(path, text.as_bytes()).unwrap();
}

#[test]
fn the_first_use_makes_a_key_and_the_next_finds_it() {
    let data = tempfile::tempdir().unwrap();
    assert!(SigningKeys::load(data.path()).unwrap().is_none());
    let first = made(data.path());
    let again = SigningKeys::load_or_make(data.path(), OFFICE, day("2027-01-01")).unwrap();
    assert_eq!(again.public(), first.public());
    assert_eq!(again.sign(b"x"), first.sign(b"x"));
    let other = tempfile::tempdir().unwrap();
    assert_ne!(made(other.path()).current(), first.current());
    let refused = SigningKeys::load_or_make(data.path(), "Urząd Gminy Nowa Wieś", day("2027-01-01")).unwrap_err();
    assert!(matches!(refused, KeysError::OtherOffice { .. }), "{refused}");
}

#[test]
fn a_private_key_is_not_printed() {
    let data = tempfile::tempdir().unwrap();
    let keys = made(data.path());
    let text = fs::read_to_string(SigningKeys::path(data.path())).unwrap();
    let file: serde_json::Value = serde_json::from_str(&text).unwrap();
    let private = file["private"].as_str().unwrap();
    assert!(private.starts_with("z3u2"), "the file has it");
    assert!(!format!("{keys:?}").contains(private));
    let handed_on = data.path().join("public.json");
    keys.public().write(&handed_on).unwrap();
    assert!(!fs::read_to_string(handed_on).unwrap().contains(private));
}

#[cfg(unix)]
#[test]
fn the_file_is_its_owners_alone_and_one_that_is_not_is_told() {
    use std::os::unix::fs::PermissionsExt as _;
    let data = tempfile::tempdir().unwrap();
    made(data.path());
    let path = SigningKeys::path(data.path());
    let mode = fs::metadata(&path).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    for open in [0o640, 0o604, 0o602] {
        fs::set_permissions(&path, fs::Permissions::from_mode(open)).unwrap();
        let refused = SigningKeys::load(data.path()).unwrap_err();
        assert_eq!(refused, KeysError::OpenToOthers { path: path.clone() }, "{open:o}");
    }
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    loaded(data.path());
}

#[test]
fn a_change_of_keys_keeps_the_old_one_for_checking() {
    let data = tempfile::tempdir().unwrap();
    let refused = SigningKeys::rotate(data.path(), day("2026-11-01")).unwrap_err();
    assert_eq!(refused, KeysError::NoKeys);
    let old = made(data.path());
    let refused = SigningKeys::rotate(data.path(), day("2026-10-31")).unwrap_err();
    assert!(matches!(refused, KeysError::TooEarly { .. }), "{refused}");
    assert_eq!(loaded(data.path()).public(), old.public());
    let new = SigningKeys::rotate(data.path(), day("2026-12-01")).unwrap();
    assert_ne!(new.current(), old.current());
    assert_eq!(loaded(data.path()).public(), new.public());
    let signed = |key: &PublicKey, on: &str| new.public().find(key).unwrap().signed_on(day(on));
    assert!(!signed(&old.current(), "2026-10-31") && signed(&old.current(), "2026-11-01"));
    assert!(signed(&old.current(), "2026-12-01") && !signed(&old.current(), "2026-12-02"));
    assert!(!signed(&new.current(), "2026-11-30") && signed(&new.current(), "2036-01-01"));
    let message = b"x";
    assert!(old.current().proves(message, &old.sign(message)));
    assert!(
        !old.current().proves(message, &new.sign(message)),
        "the old key is gone"
    );
}

#[test]
fn public_keys_are_handed_on_and_read() {
    let data = tempfile::tempdir().unwrap();
    made(data.path());
    let keys = SigningKeys::rotate(data.path(), day("2026-12-01")).unwrap();
    let path = data.path().join("klucze.json");
    keys.public().write(&path).unwrap();
    assert_eq!(OfficeKeys::read(&path).unwrap(), *keys.public());
}

#[test]
fn one_kind_of_file_is_not_taken_for_another() {
    let data = tempfile::tempdir().unwrap();
    let keys = made(data.path());
    let private = SigningKeys::path(data.path());
    let public = data.path().join("public.json");
    keys.public().write(&public).unwrap();
    let refused = OfficeKeys::read(&private).unwrap_err();
    assert_eq!(refused, KeysError::IsPrivate { path: private });
    let empty = tempfile::tempdir().unwrap();
    let refused = SigningKeys::restore(empty.path(), &public).unwrap_err();
    assert_eq!(refused, KeysError::IsPublic { path: public });
    let other = data.path().join("other.json");
    for text in ["{}", "[]", "{\"kind\": \"settings\"}", "7"] {
        write(&other, text);
        let refused = OfficeKeys::read(&other).unwrap_err();
        assert_eq!(refused, KeysError::OtherKind { path: other.clone() }, "{text}");
    }
    let missing = OfficeKeys::read(&data.path().join("no-such.json")).unwrap_err();
    assert!(matches!(missing, KeysError::File { .. }), "{missing}");
}

#[test]
fn what_is_damaged_or_newer_is_told_and_left_alone() {
    let data = tempfile::tempdir().unwrap();
    made(data.path());
    let keys = SigningKeys::rotate(data.path(), day("2026-12-01")).unwrap();
    let path = SigningKeys::path(data.path());
    let whole = fs::read_to_string(&path).unwrap();
    let (first, last) = (keys.public().keys()[0].key.to_string(), keys.current().to_string());
    let damaged = [
        whole[..whole.len() / 2].to_owned(),
        whole.replace("\"until\"", "\"unto\""),
        whole.replace(&last, &first),
        whole.replace("2026-12-01", "2026-12-32"),
        whole.replacen("2026-12-01", "2026-12-02", 1),
        whole.replacen("2026-12-01", "2026-10-02", 1),
        whole.replace("z3u2", "z3u3"),
        whole.replace("z6Mk", "z6Mj"),
        whole.replacen("\"office\"", "\"office\": \"x\", \"office\"", 1),
    ];
    for text in damaged {
        assert_ne!(text, whole);
        write(&path, &text);
        let refused = SigningKeys::load(data.path()).unwrap_err();
        assert!(matches!(refused, KeysError::Damaged { .. }), "{refused}: {text}");
        assert!(SigningKeys::rotate(data.path(), day("2027-01-01")).is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }
    write(&path, &whole.replacen("\"format\": 1", "\"format\": 2", 1));
    let refused = SigningKeys::load(data.path()).unwrap_err();
    assert_eq!(refused, KeysError::Newer { path, format: 2 });
}

#[test]
fn a_backup_comes_back_and_takes_nothing_away() {
    let (data, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let backup = other.path().join("kopia.json");
    assert_eq!(SigningKeys::back_up(data.path(), &backup), Err(KeysError::NoKeys));
    let keys = made(data.path());
    SigningKeys::back_up(data.path(), &backup).unwrap();
    let fresh = other.path().join("new");
    assert_eq!(SigningKeys::restore(&fresh, &backup), Ok(Restored::Done));
    assert_eq!(loaded(&fresh).sign(b"x"), keys.sign(b"x"));
    assert_eq!(SigningKeys::restore(&fresh, &backup), Ok(Restored::WereThere));

    // A newer key is not overwritten by an older backup; a newer backup takes the place of older keys.
    let rotated = SigningKeys::rotate(data.path(), day("2026-12-01")).unwrap();
    let path = SigningKeys::path(data.path());
    let refused = SigningKeys::restore(data.path(), &backup).unwrap_err();
    assert_eq!(refused, KeysError::WouldLose { path: path.clone() });
    assert_eq!(loaded(data.path()).current(), rotated.current());
    SigningKeys::back_up(data.path(), &backup).unwrap();
    assert_eq!(SigningKeys::restore(&fresh, &backup), Ok(Restored::Done));
    assert_eq!(loaded(&fresh).current(), rotated.current());

    write(&path, "half a fi");
    assert_eq!(
        SigningKeys::restore(data.path(), &backup),
        Ok(Restored::DamagedMovedAside)
    );
    assert_eq!(loaded(data.path()).current(), rotated.current());
    let aside = data.path().join("signing-keys.json.damaged");
    assert_eq!(fs::read_to_string(aside).unwrap(), "half a fi");

    // Another office's backup does not take the place of these keys.
    let stranger = tempfile::tempdir().unwrap();
    SigningKeys::load_or_make(stranger.path(), "Urząd Gminy Nowa Wieś", day("2026-11-01")).unwrap();
    SigningKeys::back_up(stranger.path(), &backup).unwrap();
    assert_eq!(
        SigningKeys::restore(data.path(), &backup),
        Err(KeysError::WouldLose { path })
    );
}
