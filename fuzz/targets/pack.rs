//! Whatever bytes come as a pack, it is read whole or refused with a reason; and so is a whole zip file with any list of contents in it.

use std::io::{Cursor, Write as _};

use super::{Target, shipped};
use sygnaly::format::Shelves;
use sygnaly::packs::{Pack, PackError, describe, make};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

pub const TARGET: Target = Target {
    name: "pack",
    dictionary: include_str!("../dictionaries/pack.dict"),
    seeds,
    one,
};

/// What a pack's list is called in it.
const LIST: &str = "manifest.json";
const TEXT: (&str, &[u8]) = ("README.txt", b"Od nas.\n");

/// A pack of a shipped profile and procedure, and its list.
fn seeds() -> Vec<Vec<u8>> {
    let folder = tempfile::tempdir().expect("a folder");
    let home = shipped::home();
    for name in ["procedures", "profiles"] {
        std::fs::create_dir(folder.path().join(name)).expect("a folder");
        let text = std::fs::read_to_string(home.join(format!("assets/{name}/krynki.yaml"))).expect("a shipped file");
        let text = text.replace("krynki", "nowa");
        std::fs::write(folder.path().join(name).join("nowa.yaml"), text).expect("written");
    }
    let about = "format: 1\npack: gmina-nowa\nversion: 1\ntitle: { pl: Paczka, en: Pack }\noffice: Urząd Gminy Nowa\n";
    std::fs::write(folder.path().join("pack.yaml"), about).expect("written");
    let (name, words) = TEXT;
    std::fs::write(folder.path().join(name), words).expect("written");
    let description = describe(folder.path()).expect("it is described");
    let shelves = Shelves::shipped(&home.join("assets"), &home.join("scenarios"));
    let day = "2026-11-30".parse().expect("a day");
    let made = make(folder.path(), &description, &shelves, day, None).expect("a pack");
    let list = serde_json::to_vec(&made.manifest).expect("plain data");
    vec![made.bytes, list]
}

fn one(bytes: &[u8]) {
    is_read_or_refused(Pack::from_bytes(bytes));
    if bytes.starts_with(b"{") {
        is_read_or_refused(Pack::from_bytes(&with_list(bytes)));
    }
}

fn is_read_or_refused(read: Result<Pack, PackError>) {
    match read {
        Ok(pack) => assert!(pack.manifest().files.iter().all(|file| !file.path.contains(".."))),
        Err(error) => assert!(!error.to_string().is_empty() && !error.message().key.is_empty()),
    }
}

/// A sound zip file with this list in it.
fn with_list(list: &[u8]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [(LIST, list), TEXT] {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        writer.start_file(name, options).expect("memory takes it");
        writer.write_all(content).expect("memory takes it");
    }
    writer.finish().expect("memory takes it").into_inner()
}
