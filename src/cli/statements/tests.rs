//! The outbox against a server on this computer that takes statements, breaks, stalls and refuses.

use crate::records::sample;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::{Arc, Mutex};

use serde_json::Value;

use super::*;
use crate::records::store::StorePlace;
use crate::records::sync::sync;
use crate::records::{Closed, Journal, Station};

/// Long before the clock of whichever computer runs this.
const NOW: &str = "2000-01-01T00:00:00Z";

/// Short enough for a test.
const PATIENCE: Duration = Duration::from_millis(1_500);

/// What the server does with one connection.
#[derive(Debug, Clone, Copy)]
enum Manner {
    /// Answers with this status.
    Status(u16),
    /// Hangs up without an answer.
    Breaks,
    /// Never answers.
    Stalls,
}

/// What was asked of the server.
#[derive(Debug, Clone)]
struct Asked {
    line: String,
    headers: Vec<String>,
    statements: Vec<Value>,
}

/// A server that treats each connection as the next manner says.
struct Server {
    url: String,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Server {
    fn new(manners: Vec<Manner>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/xapi/", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let notes = Arc::clone(&asked);
        std::thread::spawn(move || {
            let mut held = Vec::new();
            for manner in manners {
                let Ok((stream, _)) = listener.accept() else { return };
                notes.lock().unwrap().push(read(&stream));
                match manner {
                    Manner::Status(status) => answer(&stream, status),
                    Manner::Breaks => {}
                    Manner::Stalls => held.push(stream),
                }
            }
            if !held.is_empty() {
                // Until the test is over.
                std::thread::park();
            }
        });
        Self { url, asked }
    }

    /// How many statements came with each request.
    fn counts(&self) -> Vec<usize> {
        let asked = self.asked.lock().unwrap();
        asked.iter().map(|one| one.statements.len()).collect()
    }
}

fn read(stream: &TcpStream) -> Asked {
    let mut reader = BufReader::new(stream);
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        let line = line.trim_end().to_owned();
        if line.is_empty() {
            break;
        }
        lines.push(line);
    }
    let length = lines.iter().find_map(|line| {
        let line = line.to_ascii_lowercase();
        line.strip_prefix("content-length:")?.trim().parse().ok()
    });
    let mut body = vec![0; length.unwrap_or_default()];
    reader.read_exact(&mut body).unwrap();
    Asked {
        line: lines.remove(0),
        headers: lines,
        statements: serde_json::from_slice(&body).unwrap(),
    }
}

fn answer(mut stream: &TcpStream, status: u16) {
    let said = "it says  why";
    let head = format!(
        "HTTP/1.1 {status} No\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{said}",
        said.len()
    );
    stream.write_all(head.as_bytes()).unwrap();
}

/// An exam that was given up: a single statement.
fn sit(data: &Path, begun: &str) {
    let header = sample::exam(begun, "senior-dowod");
    let journal = Journal::begin(data, header).unwrap();
    journal.close(Closed::GivenUp, None).unwrap();
}

/// An office's store with three statements that are due.
fn with_three<F: Future<Output = ()>>(work: impl FnOnce(Store) -> F) {
    let data = tempfile::tempdir().unwrap();
    for begun in ["2026-11-27T09:14:05Z", "2026-11-28T09:14:05Z", "2026-11-29T09:14:05Z"] {
        sit(data.path(), begun);
    }
    let station = Station::of_folder(data.path(), "Pokój 12").unwrap();
    let done = block_on(async {
        let store = Store::open(StorePlace::of_folder(data.path())).await.unwrap();
        let synced = sync(data.path(), &station, &store, NOW).await.unwrap();
        assert_eq!(synced.attempts, 3);
        let say = |_: Lang, key: &str| key.to_owned();
        let wording = Wording {
            lang: Lang::Pl,
            say: &say,
        };
        let queued = store.queue_statements(&BaseIri::default(), &wording, NOW).await;
        assert_eq!(queued.unwrap().statements, 3);
        work(store.clone()).await;
        store.close().await;
    });
    done.unwrap();
}

fn lrs(server: &Server) -> Lrs {
    Lrs::new(&server.url, "urząd:tajne:1", PATIENCE, AT_MOST).unwrap()
}

/// As if the time to send it again had come.
async fn wait(store: &Store) {
    let far = store.due_statements("9999-12-31T00:00:00Z", 100).await.unwrap();
    for one in far {
        store.statements_put_off(&[one.id], one.tries, NOW).await.unwrap();
    }
}

fn key_of(trouble: Option<&Message>) -> Option<&str> {
    trouble.map(|trouble| trouble.key.as_str())
}

#[test]
fn what_is_due_is_sent_together_and_once() {
    with_three(|store| async move {
        let server = Server::new(vec![Manner::Status(200)]);
        let done = outgoing(&store, &lrs(&server)).await.unwrap();
        assert_eq!((done.sent, done.there, key_of(done.trouble.as_ref())), (3, 0, None));
        // No connection is made for nothing.
        let again = outgoing(&store, &lrs(&server)).await.unwrap();
        assert_eq!((again.sent, again.trouble), (0, None));
        assert_eq!(server.counts(), [3]);
        let asked = server.asked.lock().unwrap()[0].clone();
        assert_eq!(asked.line, "POST /xapi/statements HTTP/1.1");
        let headers: Vec<String> = asked.headers.iter().map(|line| line.to_ascii_lowercase()).collect();
        for (name, value) in [
            ("x-experience-api-version", "1.0.3"),
            ("content-type", "application/json"),
            ("authorization", "Basic dXJ6xIVkOnRham5lOjE="),
        ] {
            let expected = format!("{name}: {value}").to_ascii_lowercase();
            assert!(headers.contains(&expected), "{headers:?}");
        }
    });
}

#[test]
fn a_server_that_is_away_is_tried_again_later() {
    for manner in [Manner::Status(500), Manner::Breaks, Manner::Stalls] {
        with_three(|store| async move {
            let server = Server::new(vec![manner, Manner::Status(200)]);
            let failed = outgoing(&store, &lrs(&server)).await.unwrap();
            assert_eq!(key_of(failed.trouble.as_ref()), Some("statements-later"), "{manner:?}");
            let (waiting, refused) = (3, 0);
            assert_eq!(store.outbox().await.unwrap(), Outbox { waiting, refused });
            let now = store.now().await.unwrap();
            assert!(store.due_statements(&now, 100).await.unwrap().is_empty(), "not at once");
            wait(&store).await;
            let due = store.due_statements(&now, 100).await.unwrap();
            assert!(due.iter().all(|one| one.tries == 1));
            let done = outgoing(&store, &lrs(&server)).await.unwrap();
            assert_eq!((done.sent, done.trouble), (3, None), "{manner:?}");
        });
    }
}

#[test]
fn what_takes_too_long_waits_for_the_next_time() {
    with_three(|store| async move {
        let server = Server::new(Vec::new());
        let lrs = Lrs::new(&server.url, "urząd:tajne:1", PATIENCE, Duration::ZERO).unwrap();
        let done = outgoing(&store, &lrs).await.unwrap();
        assert_eq!(
            (done.sent, key_of(done.trouble.as_ref())),
            (0, Some("statements-too-long"))
        );
        let now = store.now().await.unwrap();
        let due = store.due_statements(&now, 100).await.unwrap();
        assert!(
            due.len() == 3 && due.iter().all(|one| one.tries == 0),
            "it is not to blame"
        );
    });
}

#[test]
fn of_several_each_is_told_apart_when_one_was_there_or_is_refused() {
    with_three(|store| async move {
        let server = Server::new([409, 200, 409, 400].map(Manner::Status).into());
        let done = outgoing(&store, &lrs(&server)).await.unwrap();
        assert_eq!((done.sent, done.there, done.trouble), (1, 1, None));
        let [(_, why)] = &done.refused[..] else {
            panic!("one is refused: {:?}", done.refused)
        };
        assert_eq!(why, "400 Bad Request it says why");
        assert_eq!(server.counts(), [3, 1, 1, 1]);
        let (waiting, refused) = (0, 1);
        assert_eq!(store.outbox().await.unwrap(), Outbox { waiting, refused });
    });
}

#[test]
fn what_is_wrong_with_the_way_is_no_fault_of_a_statement() {
    for (status, told) in [
        (401, "statements-key-refused"),
        (404, "statements-not-there"),
        (302, "statements-not-there"),
    ] {
        with_three(|store| async move {
            let server = Server::new(vec![Manner::Status(status)]);
            let done = outgoing(&store, &lrs(&server)).await.unwrap();
            assert_eq!(key_of(done.trouble.as_ref()), Some(told));
            let (waiting, refused) = (3, 0);
            assert_eq!(store.outbox().await.unwrap(), Outbox { waiting, refused });
            let now = store.now().await.unwrap();
            assert_eq!(store.due_statements(&now, 100).await.unwrap().len(), 3, "at once");
        });
    }
}

#[test]
fn a_key_goes_nowhere_in_the_clear() {
    let address = |to: &str| match super::address(to) {
        Ok(address) => address,
        Err(CliError::Message(message)) => message.key,
        Err(other) => panic!("{other:?}"),
    };
    for (to, expected) in [
        ("https://lrs.example/xapi/", "https://lrs.example/xapi/statements"),
        (
            "https://lrs.example/xapi/statements",
            "https://lrs.example/xapi/statements",
        ),
        ("http://localhost:8080", "http://localhost:8080/statements"),
        ("http://[::1]:8080/x", "http://[::1]:8080/x/statements"),
        ("http://lrs.example/xapi", "statements-not-https"),
        ("https://urzad:tajne@lrs.example", "statements-key-in-address"),
        ("lrs.example/xapi", "statements-no-address"),
        ("ftp://lrs.example", "statements-no-address"),
        ("https://lrs.example/xapi?a=1", "statements-no-address"),
        ("", "statements-no-address"),
    ] {
        assert_eq!(address(to), expected, "{to}");
    }
}

#[test]
fn bytes_are_written_as_the_standard_says() {
    for (bytes, text) in [
        ("", ""),
        ("f", "Zg=="),
        ("fo", "Zm8="),
        ("foo", "Zm9v"),
        ("foobar", "Zm9vYmFy"),
    ] {
        assert_eq!(base64(bytes.as_bytes()), text);
    }
}
