//! The store against a server on this computer that breaks, stalls, lies about length and serves a wrong file.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use sha2::{Digest, Sha256};

use super::catalogue::{Catalogue, Entry};
use super::*;

/// Short enough for a test; the pause between two tries is none.
const PATIENCE: Patience = Patience {
    stall: Duration::from_millis(1500),
    tries: 2,
    pause: Duration::ZERO,
};

/// What the server does with one connection.
#[derive(Debug, Clone, Copy)]
enum Manner {
    /// All of it, from where it is asked.
    Honest,
    /// So many bytes, and the connection is gone.
    BreaksAfter(usize),
    /// So many bytes, and then nothing.
    StallsAfter(usize),
    /// Says that it has so many bytes more.
    Lies(usize),
    /// Says nothing of the length, and sends so many bytes more.
    TooMuch(usize),
    /// The right length, and other content.
    WrongFile,
    /// Begins from the start, whatever is asked.
    NoResume,
    /// Answers with this status.
    Status(u16),
}

/// A server that treats each connection as the next manner says, and notes from where each was asked.
struct Server {
    url: String,
    asked: Arc<Mutex<Vec<usize>>>,
}

impl Server {
    fn new(file: Vec<u8>, manners: Vec<Manner>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let notes = Arc::clone(&asked);
        std::thread::spawn(move || {
            let mut held = Vec::new();
            for manner in manners {
                let Ok((stream, _)) = listener.accept() else { return };
                let from = serve(&stream, &file, manner);
                notes.lock().unwrap().push(from);
                if let Manner::StallsAfter(_) = manner {
                    // Open, and silent.
                    held.push(stream);
                }
            }
            if !held.is_empty() {
                // Until the test is over.
                std::thread::park();
            }
        });
        Self { url, asked }
    }

    fn asked(&self) -> Vec<usize> {
        self.asked.lock().unwrap().clone()
    }
}

fn serve(stream: &TcpStream, file: &[u8], manner: Manner) -> usize {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let mut from = 0;
    for line in lines.by_ref().take_while(|line| !line.is_empty()) {
        if let Some(range) = line.to_ascii_lowercase().strip_prefix("range: bytes=") {
            from = range.trim_end_matches('-').parse().unwrap();
        }
    }
    let asked = from;
    if let Manner::NoResume = manner {
        from = 0;
    }
    let mut body = file[from..].to_vec();
    let mut length = Some(body.len());
    match manner {
        Manner::BreaksAfter(count) | Manner::StallsAfter(count) => body.truncate(count),
        Manner::Lies(more) => length = Some(body.len() + more),
        Manner::TooMuch(more) => {
            length = None;
            body.extend(vec![0; more]);
        }
        Manner::WrongFile => body.iter_mut().for_each(|byte| *byte = !*byte),
        Manner::Honest | Manner::NoResume | Manner::Status(_) => {}
    }
    let status = match manner {
        Manner::Status(status) => format!("{status} No"),
        _ if from > 0 => "206 Partial Content".to_owned(),
        _ => "200 OK".to_owned(),
    };
    let mut head = format!("HTTP/1.1 {status}\r\nConnection: close\r\n");
    if let Some(length) = length {
        head.push_str(&format!("Content-Length: {length}\r\n"));
    }
    if from > 0 {
        let last = from + length.unwrap_or(0) - 1;
        let total = from + length.unwrap_or(0);
        head.push_str(&format!("Content-Range: bytes {from}-{last}/{total}\r\n"));
    }
    head.push_str("\r\n");
    let mut stream = stream;
    // The client hangs up on a lie.
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body));
    asked
}

/// A model that the store will take: the shipped one, which is small.
fn model() -> Vec<u8> {
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    std::fs::read(assets.join(super::super::model::DEMONSTRATION_MODEL)).unwrap()
}

fn entry(file: &[u8]) -> Entry {
    Entry {
        id: "try".into(),
        file: "ggml-try.bin".into(),
        bytes: file.len() as u64,
        sha256: Sha256::digest(file).iter().map(|byte| format!("{byte:02x}")).collect(),
        size: "tiny".into(),
        memory_mb: 100,
    }
}

struct Bench {
    store: Store,
    entry: Entry,
    catalogue: Catalogue,
    file: Vec<u8>,
    _data: tempfile::TempDir,
}

impl Bench {
    fn new() -> Self {
        let file = model();
        let data = tempfile::tempdir().unwrap();
        Self {
            store: Store::under(data.path()),
            entry: entry(&file),
            catalogue: Catalogue::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("assets")).unwrap(),
            file,
            _data: data,
        }
    }

    fn fetch(&self, manners: Vec<Manner>) -> (Result<PathBuf, StoreError>, Vec<usize>) {
        let server = Server::new(self.file.clone(), manners);
        let origin = Origin::Mirror(format!("{}/models/", server.url));
        let outcome = self
            .store
            .fetch(&self.catalogue, &self.entry, &origin, &PATIENCE, &mut |_| true);
        (outcome, server.asked())
    }

    fn part(&self) -> PathBuf {
        self.store.folder().join("ggml-try.bin.part")
    }

    fn kept(&self) -> Option<u64> {
        std::fs::metadata(self.part()).map(|data| data.len()).ok()
    }
}

#[test]
fn a_model_is_fetched_checked_and_removed() {
    let bench = Bench::new();
    assert!(!bench.store.has(&bench.entry));
    assert!(matches!(
        bench.store.verify(&bench.entry),
        Err(StoreError::NotHere { .. })
    ));
    let (outcome, _) = bench.fetch(vec![Manner::Honest]);
    assert_eq!(std::fs::read(outcome.unwrap()).unwrap(), bench.file);
    assert_eq!(bench.kept(), None, "nothing is left behind");
    bench.store.verify(&bench.entry).unwrap();
    // No server is asked for what is here.
    bench.fetch(vec![]).0.unwrap();
    std::fs::write(bench.store.path(&bench.entry), vec![0; bench.file.len()]).unwrap();
    assert!(matches!(
        bench.store.verify(&bench.entry),
        Err(StoreError::Damaged { .. })
    ));
    // A damaged one is fetched anew, not taken for there.
    bench.fetch(vec![Manner::Honest]).0.unwrap();
    bench.store.verify(&bench.entry).unwrap();
    bench.store.remove(&bench.entry).unwrap();
    assert!(matches!(
        bench.store.remove(&bench.entry),
        Err(StoreError::NotHere { .. })
    ));
}

#[test]
fn a_broken_connection_is_taken_up_where_it_broke() {
    let bench = Bench::new();
    let (outcome, asked) = bench.fetch(vec![
        Manner::BreaksAfter(1_000_000),
        Manner::BreaksAfter(500_000),
        Manner::Honest,
    ]);
    outcome.unwrap();
    assert_eq!(asked, [0, 1_000_000, 1_500_000]);
    bench.store.verify(&bench.entry).unwrap();
}

#[test]
fn a_connection_that_brings_nothing_is_given_up_and_what_came_is_kept() {
    let bench = Bench::new();
    let (outcome, asked) = bench.fetch(vec![
        Manner::BreaksAfter(300_000),
        Manner::BreaksAfter(0),
        Manner::BreaksAfter(0),
    ]);
    assert!(
        matches!(outcome, Err(StoreError::Broken { have: 300_000, .. })),
        "{outcome:?}"
    );
    assert_eq!(asked.len(), 3);
    assert_eq!(bench.kept(), Some(300_000));
    // The next day it goes on.
    let (outcome, asked) = bench.fetch(vec![Manner::Honest]);
    outcome.unwrap();
    assert_eq!(asked, [300_000]);
}

#[test]
fn a_server_that_stands_still_is_left_and_what_came_is_kept() {
    let bench = Bench::new();
    let (outcome, _) = bench.fetch(vec![Manner::StallsAfter(400_000)]);
    assert!(
        matches!(outcome, Err(StoreError::Stalled { have: 400_000, .. })),
        "{outcome:?}"
    );
    assert_eq!(bench.kept(), Some(400_000));
}

#[test]
fn a_wrong_length_is_found_out_at_once() {
    let bench = Bench::new();
    for (manner, found) in [(Manner::Lies(7), 7), (Manner::TooMuch(9), 9)] {
        let (outcome, _) = bench.fetch(vec![manner]);
        let expected = bench.entry.bytes + found;
        assert!(
            matches!(&outcome, Err(StoreError::WrongLength { found, .. }) if *found == expected),
            "{outcome:?}"
        );
        assert_eq!(bench.kept(), None);
        assert!(!bench.store.has(&bench.entry));
    }
}

#[test]
fn a_wrong_file_is_thrown_away() {
    let bench = Bench::new();
    let (outcome, _) = bench.fetch(vec![Manner::WrongFile]);
    assert!(matches!(outcome, Err(StoreError::WrongContent { .. })), "{outcome:?}");
    assert_eq!(bench.kept(), None);
    assert!(!bench.store.has(&bench.entry));
}

#[test]
fn a_server_without_resumption_begins_again() {
    let bench = Bench::new();
    let (outcome, asked) = bench.fetch(vec![Manner::BreaksAfter(300_000), Manner::NoResume]);
    outcome.unwrap();
    assert_eq!(asked, [0, 300_000]);
}

#[test]
fn refusals_are_told() {
    let bench = Bench::new();
    let (outcome, _) = bench.fetch(vec![Manner::Status(404)]);
    assert!(
        matches!(&outcome, Err(StoreError::Unreachable { reason, .. }) if reason.contains("404")),
        "{outcome:?}"
    );
    let (outcome, asked) = bench.fetch(vec![Manner::Status(503), Manner::Honest]);
    outcome.unwrap();
    assert_eq!(asked.len(), 2, "a server that is busy is asked again");
}

#[test]
fn a_download_can_be_stopped_and_goes_on_later() {
    let bench = Bench::new();
    let server = Server::new(bench.file.clone(), vec![Manner::Honest, Manner::Honest]);
    let origin = Origin::Mirror(server.url.clone());
    let mut go_on = |progress: Progress| progress.have < 200_000;
    let fetch = |report: Report<'_>| {
        bench
            .store
            .fetch(&bench.catalogue, &bench.entry, &origin, &PATIENCE, report)
    };
    assert!(matches!(fetch(&mut go_on), Err(StoreError::Stopped { .. })));
    assert!(bench.kept().is_some_and(|kept| kept >= 200_000));
    fetch(&mut |_| true).unwrap();
}

#[test]
fn a_file_that_somebody_brought_is_checked_alike() {
    let bench = Bench::new();
    let brought = bench.store.folder().with_file_name("usb.bin");
    let take = |content: &[u8]| {
        std::fs::write(&brought, content).unwrap();
        let origin = Origin::File(brought.clone());
        bench
            .store
            .fetch(&bench.catalogue, &bench.entry, &origin, &PATIENCE, &mut |_| true)
    };
    assert!(matches!(take(&bench.file[1..]), Err(StoreError::WrongLength { .. })));
    assert!(matches!(
        take(&vec![0; bench.file.len()]),
        Err(StoreError::WrongContent { .. })
    ));
    take(&bench.file).unwrap();
    bench.store.verify(&bench.entry).unwrap();
}

#[test]
fn two_downloads_of_one_model_do_not_mix() {
    let bench = Bench::new();
    std::fs::create_dir_all(bench.store.folder()).unwrap();
    let held = File::create(bench.part()).unwrap();
    held.lock().unwrap();
    let (outcome, _) = bench.fetch(vec![Manner::Honest]);
    assert!(matches!(outcome, Err(StoreError::File { .. })), "{outcome:?}");
}

/// `/dev/full` is a disk without room. Its lock is one for all, so no other test may write a model to it.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_nothing_half_written_takes_the_models_place() {
    let bench = Bench::new();
    std::fs::create_dir_all(bench.store.folder()).unwrap();
    std::os::unix::fs::symlink("/dev/full", bench.part()).unwrap();
    let (outcome, _) = bench.fetch(vec![Manner::Honest]);
    let expected = StoreError::DiskFull {
        path: bench.store.folder().to_owned(),
        needed: bench.entry.bytes,
    };
    assert_eq!(outcome, Err(expected));
    assert!(!bench.store.path(&bench.entry).exists());
    assert!(matches!(
        bench.store.verify(&bench.entry),
        Err(StoreError::NotHere { .. })
    ));
    // Somebody makes room.
    std::fs::remove_file(bench.part()).unwrap();
    bench.fetch(vec![Manner::Honest]).0.unwrap();
    bench.store.verify(&bench.entry).unwrap();
}
