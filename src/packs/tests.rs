//! Honest packs go in and out; hostile ones, built byte by byte, each get a message of their own and leave no trace.

mod keys;

use std::fs;
use std::path::Path;

use super::archive::{self, Files, LIMITS, Limits};
use super::manifest::{Contents, Manifest};
use super::names::{MANIFEST, SIGNATURE};
use super::pack::{Pack, listed};
use super::*;
use crate::domain::{Bilingual, Day};
use crate::records::SigningKeys;

fn home() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn day() -> Day {
    "2026-11-30".parse().unwrap()
}

/// A folder with a shipped call under a name of its own.
fn folder(root: &Path, version: u32) -> std::path::PathBuf {
    let folder = root.join(format!("source-{version}"));
    let call = folder.join("scenarios/nowa-dowod");
    fs::create_dir_all(call.join("plans")).unwrap();
    for name in ["scenario.yaml", "plans/passes.yaml"] {
        let text = fs::read_to_string(home().join("scenarios/senior-dowod").join(name)).unwrap();
        fs::write(call.join(name), text.replace(": senior-dowod\n", ": nowa-dowod\n")).unwrap();
    }
    let about = format!(
        "format: 1\npack: gmina-nowa\nversion: {version}\ntitle: {{ pl: Paczka, en: Pack }}\noffice: Urząd Gminy Nowa\n"
    );
    fs::write(folder.join("pack.yaml"), about).unwrap();
    folder
}

fn made(folder: &Path, keys: Option<&SigningKeys>) -> Vec<u8> {
    let shipped = Shelves::shipped(&home().join("assets"), &home().join("scenarios"));
    make(folder, &describe(folder).unwrap(), &shipped, day(), keys)
        .unwrap()
        .bytes
}

/// A pack that holds no more than words, its list changed by `change` after it was true.
fn with_list(mut files: Files, change: impl FnOnce(&mut Manifest)) -> Files {
    files.insert("README.txt".to_owned(), b"Od nas.\n".to_vec());
    let text = |text: &str| Bilingual {
        pl: text.to_owned(),
        en: text.to_owned(),
    };
    let mut manifest = Manifest {
        format: 1,
        id: "gmina-nowa".to_owned(),
        version: 1,
        title: text("Paczka"),
        office: "Urząd Gminy Nowa".to_owned(),
        contact: None,
        licence: None,
        language: "pl".to_owned(),
        program: PROGRAM.to_owned(),
        created: day(),
        contains: Contents::of(files.keys().map(String::as_str)),
        files: listed(&files),
    };
    change(&mut manifest);
    files.insert(MANIFEST.to_owned(), manifest.write().unwrap());
    files
}

fn packed(change: impl FnOnce(&mut Manifest)) -> Vec<u8> {
    archive::pack(&with_list(Files::new(), change)).unwrap()
}

fn refused(bytes: &[u8]) -> String {
    Pack::from_bytes(bytes).unwrap_err().message().key
}

fn crc(bytes: &[u8]) -> u32 {
    let step = |sum: u32, _| {
        if sum & 1 == 1 {
            (sum >> 1) ^ 0xedb8_8320
        } else {
            sum >> 1
        }
    };
    !bytes
        .iter()
        .fold(u32::MAX, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), step))
}

/// A zip file of entries as they are named, stored, each with the Unix mode that it says.
fn zip(entries: &[(&str, &[u8], u32)]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::<u8>::new(), Vec::<u8>::new());
    for (name, content, mode) in entries {
        let mut common = Vec::<u8>::new();
        // Version 2.0, names in UTF-8, stored, 1980-01-01 0:00.
        for word in [20_u16, 0x800, 0, 0, 0x21] {
            common.extend(word.to_le_bytes());
        }
        for word in [crc(content), content.len() as u32, content.len() as u32] {
            common.extend(word.to_le_bytes());
        }
        common.extend((name.len() as u16).to_le_bytes());
        let start = (bytes.len() as u32).to_le_bytes();
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&common);
        bytes.extend([0, 0]);
        bytes.extend(name.as_bytes());
        bytes.extend(*content);
        // Made on Unix.
        directory.extend(b"PK\x01\x02\x14\x03");
        directory.extend(&common);
        directory.extend([0; 8]);
        directory.extend((mode << 16).to_le_bytes());
        directory.extend(start);
        directory.extend(name.as_bytes());
    }
    let (count, start, size) = (entries.len() as u16, bytes.len() as u32, directory.len() as u32);
    bytes.extend(directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend(count.to_le_bytes());
    bytes.extend(count.to_le_bytes());
    bytes.extend(size.to_le_bytes());
    bytes.extend(start.to_le_bytes());
    bytes.extend([0, 0]);
    bytes
}

const PLAIN: u32 = 0o100_644;

#[test]
fn a_pack_is_the_same_bytes_each_time_and_says_what_is_in_it() {
    let root = tempfile::tempdir().unwrap();
    let folder = folder(root.path(), 1);
    fs::write(folder.join("notes.docx"), "x").unwrap();
    let bytes = made(&folder, None);
    assert_eq!(bytes, made(&folder, None));
    let pack = Pack::from_bytes(&bytes).unwrap();
    assert_eq!(pack.manifest().contains.scenarios, ["nowa-dowod"]);
    let names: Vec<&str> = pack.manifest().files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(
        names,
        [
            "scenarios/nowa-dowod/plans/passes.yaml",
            "scenarios/nowa-dowod/scenario.yaml"
        ]
    );
    assert_eq!(pack.signer(), None);

    let shipped = Shelves::shipped(&home().join("assets"), &home().join("scenarios"));
    let about = describe(&folder).unwrap();
    let told = make(&folder, &about, &shipped, day(), None).unwrap().notices;
    let keys: Vec<&str> = told.iter().map(|notice| notice.key.as_str()).collect();
    assert_eq!(
        keys,
        ["pack-note-no-licence", "pack-note-unreviewed", "pack-note-left-out"]
    );

    let broken = folder.join("scenarios/nowa-dowod/plans/passes.yaml");
    fs::write(&broken, "trainee:\n  - do: fly\n").unwrap();
    let mistakes = make(&folder, &about, &shipped, day(), None).unwrap_err();
    assert!(matches!(mistakes, PackError::Mistakes { .. }), "{mistakes}");
}

#[test]
fn a_file_that_is_no_whole_zip_file_is_told_apart() {
    let whole = packed(|_| ());
    assert!(Pack::from_bytes(&whole).is_ok());
    assert_eq!(refused(b"GIF89a and no more"), "pack-no-zip");
    assert_eq!(refused(b""), "pack-no-zip");
    assert_eq!(refused(&whole[..whole.len() - 9]), "pack-cut-off");
    assert_eq!(refused(&whole[..whole.len() / 2]), "pack-cut-off");
    assert_eq!(refused(&whole[..10]), "pack-cut-off");
    assert_eq!(refused(&[&whole[..], b"more"].concat()), "pack-cut-off");
    // A directory that begins elsewhere than it says.
    let mut odd = whole.clone();
    let at = odd.len() - 6;
    odd[at] ^= 1;
    assert_eq!(refused(&odd), "pack-damaged");
    // A content that is not that of its checksum.
    let mut odd = zip(&[("README.txt", b"abc", PLAIN)]);
    let at = 30 + "README.txt".len();
    odd[at] = b'x';
    assert_eq!(refused(&odd), "pack-damaged");
    // An entry that says it is longer than it is.
    let mut odd = zip(&[("README.txt", b"abc", PLAIN)]);
    let size = 30 + "README.txt".len() + 3 + 24;
    odd[size] = 200;
    assert_eq!(refused(&odd), "pack-damaged");
}

#[test]
fn entries_that_could_leave_the_pack_or_are_no_files_are_refused() {
    for (name, key) in [
        ("../README.txt", "pack-name-outside"),
        ("scenarios/../../x.yaml", "pack-name-outside"),
        ("scenarios/", "pack-name-outside"),
        ("/etc/passwd", "pack-name-absolute"),
        ("C:/x.yaml", "pack-name-drive"),
        ("..\\x.yaml", "pack-name-backslash"),
        ("shifts/środa.yaml", "pack-name-signs"),
        ("shifts/s\u{301}roda.yaml", "pack-name-signs"),
        ("shifts/con.yaml", "pack-name-device"),
        ("run.bat", "pack-name-unknown"),
    ] {
        assert_eq!(refused(&zip(&[(name, b"x", PLAIN)])), key, "{name}");
    }
    for mode in [0o120_777, 0o040_755, 0o020_644, 0o010_644] {
        let link = zip(&[("README.txt", b"/etc/passwd", mode)]);
        assert_eq!(refused(&link), "pack-special", "{mode:o}");
    }
    let twice = zip(&[("README.txt", b"one", PLAIN), ("README.txt", b"two", PLAIN)]);
    assert_eq!(refused(&twice), "pack-twice");
    let alike = zip(&[("audio/a.ogg", b"OggS", PLAIN), ("audio/A.ogg", b"OggS", PLAIN)]);
    assert_eq!(refused(&alike), "pack-twice");
}

#[test]
fn what_would_fill_memory_or_disk_is_refused() {
    let bomb = Files::from([("README.txt".to_owned(), vec![b' '; 4 << 20])]);
    assert_eq!(refused(&archive::pack(&bomb).unwrap()), "pack-bomb");
    // So many entries are said to be there.
    let mut many = packed(|_| ());
    let at = many.len() - 14;
    many[at..at + 4].fill(0xff);
    assert_eq!(refused(&many), "pack-too-many-files");
    let within = |limits: Limits| Pack::within(&packed(|_| ()), &limits).unwrap_err().message().key;
    assert_eq!(within(Limits { files: 1, ..LIMITS }), "pack-too-many-files");
    assert_eq!(within(Limits { one: 4, ..LIMITS }), "pack-file-too-large");
    assert_eq!(within(Limits { all: 40, ..LIMITS }), "pack-too-large");
    // Small enough as a file, too large when unpacked.
    let bytes = zip(&[
        ("LICENSE.txt", &[b'a'; 600], PLAIN),
        ("README.txt", &[b'b'; 600], PLAIN),
    ]);
    let all = bytes.len() as u64;
    let limits = Limits { all, ..LIMITS };
    assert!(archive::unpack(&bytes, &limits).is_ok());
    let flat = archive::pack(&archive::unpack(&bytes, &limits).unwrap()).unwrap();
    let limits = Limits { all: 1_000, ..LIMITS };
    assert!(flat.len() < 1_000);
    let refused = archive::unpack(&flat, &limits).unwrap_err();
    assert_eq!(refused.message().key, "pack-too-large");
}

#[test]
fn a_list_that_does_not_tell_the_truth_is_refused() {
    let files = with_list(Files::new(), |_| ());
    let changed = |change: &dyn Fn(&mut Files)| {
        let mut files = files.clone();
        change(&mut files);
        refused(&archive::pack(&files).unwrap())
    };
    let other = |files: &mut Files| {
        files.insert("README.txt".to_owned(), b"Od kogos.\n".to_vec());
    };
    assert_eq!(changed(&other), "pack-changed");
    let more = |files: &mut Files| {
        files.insert("LICENSE.txt".to_owned(), b"CC0".to_vec());
    };
    assert_eq!(changed(&more), "pack-unlisted");
    let less = |files: &mut Files| {
        files.remove("README.txt");
    };
    assert_eq!(changed(&less), "pack-missing");
    let none = |files: &mut Files| {
        files.remove(MANIFEST);
    };
    assert_eq!(changed(&none), "pack-no-manifest");

    let lies = |list: &mut Manifest| list.contains.scenarios.push("senior-dowod".to_owned());
    assert_eq!(refused(&packed(lies)), "pack-other-contents");
    let twice = |list: &mut Manifest| list.files.push(list.files[0].clone());
    assert_eq!(refused(&packed(twice)), "pack-manifest");
    assert_eq!(refused(&packed(|list| list.format = 2)), "pack-newer");
    assert_eq!(refused(&packed(|list| list.id = "../up".to_owned())), "pack-manifest");
    let colours = |list: &mut Manifest| list.office = "\u{1b}[31mUrząd".to_owned();
    assert_eq!(refused(&packed(colours)), "pack-manifest");
    let colours = |list: &mut Manifest| list.files[0].path = "\u{1b}[31mREADME.txt".to_owned();
    assert_eq!(refused(&packed(colours)), "pack-name-signs");
    // A key of no use that a terminal would take for a command.
    let mut odd = files.clone();
    odd.insert(MANIFEST.to_owned(), br#"{"format":1,"\u001b[2J":1}"#.to_vec());
    let told = Pack::from_bytes(&archive::pack(&odd).unwrap()).unwrap_err().message();
    assert_eq!(told.key, "pack-manifest");
    assert!(!format!("{:?}", told.args).contains("u{1b}"), "{told:?}");
    let long = Manifest::read(&vec![b' '; (8 << 20) + 1]).unwrap_err();
    assert_eq!(long.message().key, "pack-file-too-large");
    let program = Files::from([("audio/a.ogg".to_owned(), b"MZ\x90".to_vec())]);
    assert_eq!(
        refused(&archive::pack(&with_list(program, |_| ())).unwrap()),
        "pack-other-kind"
    );
}

#[test]
fn a_signature_holds_for_its_own_list_alone() {
    let data = tempfile::tempdir().unwrap();
    let keys = SigningKeys::load_or_make(data.path(), "Urząd Gminy Nowa", day()).unwrap();
    let mut files = with_list(Files::new(), |_| ());
    let signature = signature::sign(&files[MANIFEST], &keys).unwrap();
    files.insert(SIGNATURE.to_owned(), signature.clone());
    let pack = Pack::from_bytes(&archive::pack(&files).unwrap()).unwrap();
    assert_eq!(pack.signer(), Some(&keys.current()));

    let mut tampered = with_list(Files::new(), |list| list.version = 2);
    tampered.insert(SIGNATURE.to_owned(), signature);
    assert_eq!(refused(&archive::pack(&tampered).unwrap()), "pack-broken-signature");
    files.insert(SIGNATURE.to_owned(), b"{}".to_vec());
    assert_eq!(refused(&archive::pack(&files).unwrap()), "pack-broken-signature");

    // The office trusts itself; another one is asked.
    assert!(matches!(trust(&pack, data.path()).unwrap(), Trust::Known { .. }));
    let other = tempfile::tempdir().unwrap();
    assert_eq!(trust(&pack, other.path()).unwrap(), Trust::Unknown(keys.current()));
}

/// Installs under a data folder, beside what is shipped.
fn install_in(data: &Path, bytes: &[u8], trusted: bool, downgrade: bool) -> Result<Outcome, String> {
    let around = Around {
        assets: &home().join("assets"),
        scenarios: &home().join("scenarios"),
        data,
    };
    let terms = Terms {
        today: day(),
        trusted,
        downgrade,
    };
    install(&Pack::from_bytes(bytes).unwrap(), &around, &terms).map_err(|error| error.message().key)
}

fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).unwrap().next().is_none()
}

#[test]
fn versions_follow_one_another_and_the_folder_of_the_old_one_goes() {
    let (root, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let data = data.path();
    let [one, two] = [1, 2].map(|version| made(&folder(root.path(), version), None));
    assert_eq!(install_in(data, &one, false, false), Err("pack-unsigned".to_owned()));
    assert!(is_empty(data));
    assert_eq!(
        install_in(data, &one, true, false),
        Ok(Outcome::Installed { replaced: None })
    );
    assert_eq!(install_in(data, &one, false, false), Ok(Outcome::WasThere));
    let (assets, scenarios) = (home().join("assets"), home().join("scenarios"));
    let found = shelves(&assets, &scenarios, Some(data)).scenarios();
    let (_, file) = found.iter().find(|(id, _)| id.as_str() == "nowa-dowod").unwrap();
    assert!(file.starts_with(data.join("packs/gmina-nowa")) && file.is_file());

    // What a power cut left behind is nobody's, and goes with the next change.
    fs::create_dir_all(data.join("packs/.new/scenarios")).unwrap();
    fs::create_dir_all(data.join("packs/gmina-nowa/0123456789abcdef")).unwrap();
    let replaced = Some(1);
    assert_eq!(install_in(data, &two, true, false), Ok(Outcome::Installed { replaced }));
    assert_eq!(fs::read_dir(data.join("packs/gmina-nowa")).unwrap().count(), 1);
    assert!(!data.join("packs/.new").exists() && !file.exists());
    let (packs, broken) = installed(data).unwrap();
    assert!(broken.is_empty() && packs.len() == 1 && packs[0].manifest.version == 2);

    assert_eq!(install_in(data, &one, true, false), Err("pack-older".to_owned()));
    let source = folder(root.path(), 2);
    fs::write(source.join("README.txt"), "changed").unwrap();
    assert_eq!(
        install_in(data, &made(&source, None), true, false),
        Err("pack-same-version".to_owned())
    );
    let replaced = Some(2);
    assert_eq!(install_in(data, &one, true, true), Ok(Outcome::Installed { replaced }));
    assert_eq!(remove("gmina-nowa", data).unwrap(), 1);
    assert!(installed(data).unwrap().0.is_empty() && !data.join("packs/gmina-nowa").exists());
    assert_eq!(
        remove("gmina-nowa", data).unwrap_err().message().key,
        "pack-not-installed"
    );
}

#[test]
fn a_key_that_somebody_said_yes_to_is_known_from_then_on() {
    let (root, office, data) = (
        tempfile::tempdir().unwrap(),
        tempfile::tempdir().unwrap(),
        tempfile::tempdir().unwrap(),
    );
    let keys = SigningKeys::load_or_make(office.path(), "Urząd Gminy Nowa", day()).unwrap();
    let [one, two] = [1, 2].map(|version| made(&folder(root.path(), version), Some(&keys)));
    let data = data.path();
    assert_eq!(install_in(data, &one, false, false), Err("pack-unknown-key".to_owned()));
    assert!(is_empty(data));
    assert!(install_in(data, &one, true, false).is_ok());
    assert!(install_in(data, &two, false, false).is_ok());
    // Without its signature the same pack is nobody's.
    let three = made(&folder(root.path(), 3), None);
    let refused = install_in(data, &three, false, false);
    assert_eq!(refused, Err("pack-other-unsigned".to_owned()));
}

#[test]
fn another_office_that_is_trusted_as_well_takes_no_pack_s_place_unasked() {
    let [root, nowa, inna, data] = std::array::from_fn::<_, 4, _>(|_| tempfile::tempdir().unwrap());
    let keys = |office: &Path, name: &str| SigningKeys::load_or_make(office, name, day()).unwrap();
    let (nowa, inna) = (
        keys(nowa.path(), "Urząd Gminy Nowa"),
        keys(inna.path(), "Urząd Gminy Inna"),
    );
    let data = data.path();
    // Both keys are known: somebody said yes to a pack of each.
    let mut other = with_list(Files::new(), |list| list.office = "Urząd Gminy Inna".to_owned());
    let signature = signature::sign(&other[MANIFEST], &inna).unwrap();
    other.insert(SIGNATURE.to_owned(), signature);
    let other = Pack::from_bytes(&archive::pack(&other).unwrap()).unwrap();
    trust::remember(&other, data, day()).unwrap();
    assert!(install_in(data, &made(&folder(root.path(), 1), Some(&nowa)), true, false).is_ok());

    let taken = made(&folder(root.path(), 2), Some(&inna));
    let before = installed(data).unwrap().0;
    let refused = install_in(data, &taken, false, false);
    assert_eq!(refused, Err("pack-other-key".to_owned()));
    assert_eq!(installed(data).unwrap().0, before);
    let replaced = Some(1);
    assert_eq!(
        install_in(data, &taken, true, false),
        Ok(Outcome::Installed { replaced })
    );
}

#[test]
fn a_pack_that_takes_a_name_or_has_mistakes_leaves_everything_as_it_was() {
    let (root, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let data = data.path();
    let shipped = fs::read(home().join("scenarios/senior-dowod/scenario.yaml")).unwrap();
    let file = |id: &str, content: &[u8]| Files::from([(format!("scenarios/{id}/scenario.yaml"), content.to_vec())]);
    let bytes = |files: Files| archive::pack(&with_list(files, |_| ())).unwrap();
    let taken = bytes(file("senior-dowod", &shipped));
    assert_eq!(install_in(data, &taken, true, false), Err("pack-taken".to_owned()));
    let needs = packed(|list| list.program = "99.0.0".to_owned());
    assert_eq!(
        install_in(data, &needs, true, false),
        Err("pack-needs-program".to_owned())
    );
    assert!(is_empty(data));

    let first = made(&folder(root.path(), 1), None);
    assert!(install_in(data, &first, true, false).is_ok());
    let other = Files::from([("scenarios/nowa-dowod/scenario.yaml".to_owned(), shipped.clone())]);
    let other = archive::pack(&with_list(other, |list| list.id = "gmina-inna".to_owned())).unwrap();
    assert_eq!(install_in(data, &other, true, false), Err("pack-taken-by".to_owned()));

    for (content, key) in [
        (&b"format: 1\ncall: []\n"[..], "cli-problems"),
        // In order, and another's name.
        (&shipped[..], "pack-other-id"),
    ] {
        let files = file("inna", content);
        let broken = archive::pack(&with_list(files, |list| list.id = "gmina-inna".to_owned())).unwrap();
        assert_eq!(install_in(data, &broken, true, false), Err(key.to_owned()));
        assert!(!data.join("packs/.new").exists() && !data.join("packs/gmina-inna").exists());
        assert_eq!(installed(data).unwrap().0.len(), 1);
    }
}
