//! Which keys a pack is signed with and trusted by, and what becomes of an installed pack whose files were touched.

use super::*;

fn november(day: u32) -> Day {
    format!("2026-11-{day:02}").parse().unwrap()
}

/// A pack of these files, signed.
fn signed(files: Files, keys: &SigningKeys) -> Vec<u8> {
    let mut files = with_list(files, |_| ());
    let signature = signature::sign(&files[MANIFEST], keys).unwrap();
    files.insert(SIGNATURE.to_owned(), signature);
    archive::pack(&files).unwrap()
}

#[test]
fn a_pack_is_signed_with_the_key_of_its_own_office_and_none_is_made_for_it() {
    let data = tempfile::tempdir().unwrap();
    let data = data.path();
    let refused = |office: &str, on| signing_keys(data, office, on).map(|_| ()).unwrap_err().message().key;
    assert_eq!(refused("Urząd Gminy Nowa", day()), "pack-no-keys");
    assert!(is_empty(data));
    let keys = SigningKeys::load_or_make(data, "Urząd Gminy Nowa", day()).unwrap();
    assert_eq!(refused("Urząd Gminy Inna", day()), "pack-other-office");
    assert_eq!(refused("Urząd Gminy Nowa", november(29)), "keys-too-early");
    let found = signing_keys(data, "Urząd Gminy Nowa", day()).unwrap();
    assert_eq!(found.current(), keys.current());
}

#[test]
fn a_key_that_the_office_retired_holds_for_what_it_signed_before() {
    let (root, data, late) = (
        tempfile::tempdir().unwrap(),
        tempfile::tempdir().unwrap(),
        tempfile::tempdir().unwrap(),
    );
    let office = |data: &Path| SigningKeys::load_or_make(data, "Urząd Gminy Nowa", november(1)).unwrap();
    let keys = office(data.path());
    let bytes = made(&folder(root.path(), 1), Some(&keys));
    // The pack is of the 30th, and so is the change of the key.
    SigningKeys::rotate(data.path(), day()).unwrap();
    let done = install_in(data.path(), &bytes, false, false);
    assert_eq!(done, Ok(Outcome::Installed { replaced: None }));

    let keys = office(late.path());
    let bytes = made(&folder(root.path(), 1), Some(&keys));
    SigningKeys::rotate(late.path(), november(15)).unwrap();
    let refused = install_in(late.path(), &bytes, false, false);
    assert_eq!(refused, Err("pack-other-days".to_owned()));
    assert!(!late.path().join("packs").exists());
    let pack = Pack::from_bytes(&bytes).unwrap();
    let until = Some(november(15));
    assert!(matches!(trust(&pack, late.path()).unwrap(), Trust::OtherDays { until: found, .. } if found == until));
    // Somebody may know better, of this pack alone.
    assert!(install_in(late.path(), &bytes, true, false).is_ok());
    assert!(!late.path().join("pack-keys.json").exists());
}

#[test]
fn a_key_is_remembered_once_the_pack_is_there() {
    let (root, office, data) = (
        tempfile::tempdir().unwrap(),
        tempfile::tempdir().unwrap(),
        tempfile::tempdir().unwrap(),
    );
    let keys = SigningKeys::load_or_make(office.path(), "Urząd Gminy Nowa", day()).unwrap();
    let data = data.path();
    let known = data.join("pack-keys.json");
    let broken = Files::from([(
        "scenarios/inna/scenario.yaml".to_owned(),
        b"format: 1\ncall: []\n".to_vec(),
    )]);
    let refused = install_in(data, &signed(broken, &keys), true, false);
    assert_eq!(refused, Err("cli-problems".to_owned()));
    assert!(!known.exists(), "nothing was installed");
    let bytes = made(&folder(root.path(), 1), Some(&keys));
    assert!(install_in(data, &bytes, true, false).is_ok());
    assert!(known.is_file());
    // Where that failed, installing it once more makes up for it.
    fs::remove_file(&known).unwrap();
    assert_eq!(install_in(data, &bytes, true, false), Ok(Outcome::WasThere));
    assert!(known.is_file());
}

#[test]
fn an_installed_pack_whose_files_were_touched_is_mended_by_installing_it_again() {
    let (root, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let data = data.path();
    let bytes = made(&folder(root.path(), 1), None);
    assert!(install_in(data, &bytes, true, false).is_ok());
    let place = installed(data).unwrap().0.remove(0).folder;
    let call = place.join("scenarios/nowa-dowod/scenario.yaml");
    let whole = fs::read(&call).unwrap();
    let stray = place.join("scenarios/nowa-inna/scenario.yaml");
    let touches: [&dyn Fn(); 4] = [
        &|| fs::write(&call, &whole[..whole.len() / 2]).unwrap(),
        &|| fs::remove_file(&call).unwrap(),
        &|| fs::remove_file(place.join(MANIFEST)).unwrap(),
        &|| {
            fs::create_dir_all(stray.parent().unwrap()).unwrap();
            fs::write(&stray, &whole).unwrap();
        },
    ];
    for touch in touches {
        touch();
        assert_eq!(install_in(data, &bytes, true, false), Ok(Outcome::Mended));
        assert_eq!(fs::read(&call).unwrap(), whole);
        assert!(place.join(MANIFEST).is_file() && !stray.exists());
        assert_eq!(install_in(data, &bytes, true, false), Ok(Outcome::WasThere));
    }
}
