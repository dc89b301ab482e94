//! A server that is killed while stations send, and a connection that is cut at any byte: nothing is lost and nothing doubled.

use std::net::{SocketAddr, ToSocketAddrs as _};
use std::slice::from_ref;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng as _;
use sygnaly::domain::Verdict;
use sygnaly::records::store::{Piece, Store, attempt_id};
use sygnaly::records::sync::{SyncError, Synced};

use crate::contract::Database;
use crate::contract::office::{
    Folder, NOW, below, header, is_all_there, is_counted_once, moment, runs, send, station, whole,
};
use crate::proxy::Proxy;
use crate::server::{FreshDatabase, Server, server_address};

/// How often a connection is cut.
const CUTS: usize = 40;
/// How often a server is killed.
const KILLS: usize = 4;
/// Attempts that come one by one while it is killed.
const ATTEMPTS: usize = 400;
/// Exams that are new each time.
const EACH: usize = 12;

/// What a server is called in an address: its host and port.
fn host_of(address: &str) -> SocketAddr {
    let (_, rest) = address.rsplit_once('@').expect("the address names a user");
    let (host, _) = rest.split_once('/').expect("the address names a database");
    let mut found = host.to_socket_addrs().expect("the address names host and port");
    found.next().expect("the host is known")
}

/// The same database by another way.
fn by_way_of(database: &Database, way: SocketAddr) -> Database {
    let (login, rest) = database.address().rsplit_once('@').expect("it names a user");
    let (_, name) = rest.split_once('/').expect("it names a database");
    Database::new(format!("{login}@{way}/{name}"))
}

/// Opens a store and sends what a folder keeps.
fn sent(folder: &Folder, database: &Database) -> Result<Synced, SyncError> {
    runs(async {
        let store = Store::open(database.place()).await?;
        let synced = send(folder, &store).await;
        store.close().await;
        synced
    })
}

/// Sends the rest of a folder, and holds the store against it.
fn goes_on(folder: &Folder, database: &Database) {
    let synced = sent(folder, database).unwrap_or_else(|error| panic!("{error:?}"));
    assert_eq!(synced.problems, Vec::new());
    runs(async {
        let store = database.open().await;
        is_all_there(&store, folder).await;
        store.close().await;
    });
}

#[test]
fn a_connection_that_is_cut_at_any_byte_loses_and_doubles_nothing() {
    let fresh = FreshDatabase::on(&server_address());
    let proxy = Proxy::to(host_of(&server_address()));
    let cut_off = by_way_of(fresh.database(), proxy.here());
    let mut chance = ChaCha8Rng::seed_from_u64(11);
    let mut folder = Folder::new("Pokój 12");
    folder.add_exams(EACH);
    goes_on(&folder, &cut_off);
    folder.add_exams(EACH);
    proxy.open();
    sent(&folder, &cut_off).unwrap();
    let all = proxy.open();
    let mut broken = 0;
    for _ in 0..CUTS {
        folder.add_exams(EACH);
        proxy.cut_after(below(&mut chance, all));
        if let Err(error) = sent(&folder, &cut_off) {
            assert!(error.passes(), "{error:?}");
            broken += 1;
        }
        proxy.open();
    }
    assert!(broken > CUTS / 2, "most cuts must come before the end: {broken}");
    goes_on(&folder, fresh.database());
}

/// Writes attempts one by one, each until the store says that it has it, and counts those.
async fn write_all(database: &Database, attempts: &[Piece], acknowledged: &AtomicUsize) {
    let store = database.open().await;
    for attempt in attempts {
        loop {
            match store.take(station(1), from_ref(attempt), NOW).await {
                Ok(refused) => {
                    assert!(refused.is_empty(), "{refused:?}");
                    break;
                }
                // The server is away: as a station does, it tries again.
                Err(error) => assert!(error.passes(), "{error:?}"),
            }
        }
        acknowledged.fetch_add(1, Ordering::SeqCst);
    }
    store.close().await;
}

#[test]
fn a_server_that_is_killed_keeps_what_it_acknowledged() {
    let server = Server::begin();
    let fresh = FreshDatabase::on(server.address());
    let database = fresh.database();
    let exam = |number| whole(&header(&moment(number), "osoba-1"), 8, Verdict::Met);
    let attempts: Vec<Piece> = (0..ATTEMPTS).map(exam).collect();
    let acknowledged = AtomicUsize::new(0);
    let seen = thread::scope(|scope| {
        let writer = scope.spawn(|| runs(write_all(database, &attempts, &acknowledged)));
        let mut seen = Vec::new();
        for kill in 1..=KILLS {
            let wanted = kill * ATTEMPTS / (KILLS + 1);
            while acknowledged.load(Ordering::SeqCst) < wanted && !writer.is_finished() {
                thread::sleep(Duration::from_millis(1));
            }
            server.kill_and_start();
            seen.push(acknowledged.load(Ordering::SeqCst));
        }
        seen
    });
    assert!(seen[0] < ATTEMPTS, "it must be killed while it is written to: {seen:?}");
    runs(async {
        let store = database.open().await;
        for attempt in &attempts {
            let there = store.journal(attempt_id(station(1), &attempt.name)).await.unwrap();
            assert_eq!(there.as_ref(), Some(&attempt.text));
        }
        is_counted_once(&store, ATTEMPTS).await;
        store.close().await;
    });
}

#[test]
fn a_sync_goes_on_after_its_server_was_killed() {
    let server = Server::begin();
    let fresh = FreshDatabase::on(server.address());
    let mut chance = ChaCha8Rng::seed_from_u64(12);
    let mut folder = Folder::new("Pokój 12");
    folder.add_exams(1);
    goes_on(&folder, fresh.database());
    folder.add_exams(8 * EACH);
    let begun = Instant::now();
    sent(&folder, fresh.database()).unwrap();
    let whole = begun.elapsed();
    for _ in 0..KILLS {
        folder.add_exams(8 * EACH);
        let share = below(&mut chance, 1_000) as f64 / 1_000.0;
        thread::scope(|scope| {
            let sending = scope.spawn(|| sent(&folder, fresh.database()));
            thread::sleep(whole.mul_f64(share));
            server.kill_and_start();
            if let Err(error) = sending.join().expect("it does not panic") {
                assert!(error.passes(), "{error:?}");
            }
        });
    }
    goes_on(&folder, fresh.database());
}
