//! Attempts on their way into a store, cut into any pieces; and lines that are refused.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng as _;
use sygnaly::domain::Verdict;
use sygnaly::records::store::{Held, NotTaken, Piece, Store, attempt_id};

use super::Database;
use super::office::{
    NOW, below, beyond_its_end, header, is_counted_once, moment, runs, station, take, unfinished, whole,
};

/// Ways of cutting an attempt into pieces that are tried.
const CUTS: usize = 40;
/// Whose attempts they are.
const TRAINEE: &str = "osoba-1";

/// The lines of an attempt from one on and before another, counted from 0.
fn cut(attempt: &Piece, from: usize, to: usize) -> Piece {
    let lines: Vec<&str> = attempt.text.split_inclusive('\n').collect();
    Piece {
        name: attempt.name.clone(),
        after: u32::try_from(from).expect("an attempt has few lines"),
        text: lines[from..to].concat(),
    }
}

fn lines_of(attempt: &Piece) -> usize {
    attempt.text.lines().count()
}

/// Why a piece is refused.
async fn refused(store: &Store, piece: Piece) -> NotTaken {
    let mut refused = store.take(station(1), &[piece], NOW).await.unwrap();
    assert_eq!(refused.len(), 1, "{refused:?}");
    refused.remove(0).1
}

/// What a store has of an attempt; nothing: it knows of none.
async fn held(store: &Store, attempt: &Piece) -> Option<Held> {
    let held = store.held(station(1)).await.unwrap();
    let this = held.into_iter().find(|(name, _)| *name == attempt.name);
    this.map(|(_, held)| held)
}

async fn is_there(store: &Store, attempt: &Piece) {
    let there = store.journal(attempt_id(station(1), &attempt.name)).await.unwrap();
    assert_eq!(there.as_deref(), Some(attempt.text.as_str()));
}

pub fn opened_twice_a_store_is_the_same(database: &Database) {
    let exam = whole(&header(&moment(1), TRAINEE), 3, Verdict::Met);
    runs(async {
        let store = database.open().await;
        take(&store, station(1), &exam).await;
        let beside = database.open().await;
        is_there(&beside, &exam).await;
        beside.close().await;
        store.close().await;
        let again = database.open().await;
        is_there(&again, &exam).await;
        is_counted_once(&again, 1).await;
        again.close().await;
    });
}

pub fn an_attempt_comes_in_any_pieces(database: &Database) {
    let mut chance = ChaCha8Rng::seed_from_u64(7);
    runs(async {
        let store = database.open().await;
        for number in 0..CUTS {
            let exam = whole(&header(&moment(number), TRAINEE), 9, Verdict::Met);
            let all = lines_of(&exam);
            let mut there = 0;
            while there < all {
                // From a line that is there already, or the next one.
                let from = below(&mut chance, there + 1);
                let to = from + 1 + below(&mut chance, all - from);
                take(&store, station(1), &cut(&exam, from, to)).await;
                there = there.max(to);
                let held = held(&store, &exam).await.unwrap();
                assert_eq!((held.lines as usize, held.whole), (there, there == all));
            }
            // And all of it once more.
            take(&store, station(1), &exam).await;
            is_there(&store, &exam).await;
        }
        is_counted_once(&store, CUTS).await;
        store.close().await;
    });
}

pub fn lines_that_are_missing_are_told(database: &Database) {
    let exam = whole(&header(&moment(1), TRAINEE), 9, Verdict::Met);
    let all = lines_of(&exam);
    runs(async {
        let store = database.open().await;
        assert_eq!(refused(&store, cut(&exam, 1, all)).await, NotTaken::Differs);
        assert_eq!(held(&store, &exam).await, None);
        take(&store, station(1), &cut(&exam, 0, 4)).await;
        let before = held(&store, &exam).await;
        assert_eq!(refused(&store, cut(&exam, 5, all)).await, NotTaken::Differs);
        assert_eq!(held(&store, &exam).await, before);
        take(&store, station(1), &cut(&exam, 4, all)).await;
        is_there(&store, &exam).await;
        is_counted_once(&store, 1).await;
        store.close().await;
    });
}

pub fn a_line_that_was_changed_is_refused(database: &Database) {
    let mut chance = ChaCha8Rng::seed_from_u64(8);
    let exam = whole(&header(&moment(1), TRAINEE), 9, Verdict::Met);
    let all = lines_of(&exam);
    runs(async {
        let store = database.open().await;
        for place in 0..all {
            let mut spoiled = cut(&exam, place, all);
            let end = spoiled.text.find('\n').expect("a line has its end");
            let letters: Vec<usize> = spoiled.text[..end]
                .char_indices()
                .filter(|(_, sign)| sign.is_ascii_alphanumeric())
                .map(|(at, _)| at)
                .collect();
            let at = letters[below(&mut chance, letters.len())];
            let other = if spoiled.text[at..].starts_with('x') { "y" } else { "x" };
            spoiled.text.replace_range(at..=at, other);
            let line = u32::try_from(place + 1).expect("an attempt has few lines");
            let before = held(&store, &exam).await;
            assert_eq!(refused(&store, spoiled).await, NotTaken::Changed { line });
            assert_eq!(held(&store, &exam).await, before);
            take(&store, station(1), &cut(&exam, place, place + 1)).await;
        }
        is_there(&store, &exam).await;
        is_counted_once(&store, 1).await;
        store.close().await;
    });
}

pub fn lines_of_another_file_are_refused(database: &Database) {
    let mut other = header(&moment(1), TRAINEE);
    let exam = whole(&other, 4, Verdict::Met);
    other.invigilator = Some("Ewa Lis".to_owned());
    let replaced = whole(&other, 6, Verdict::Missed);
    let elsewhere = whole(&header(&moment(2), TRAINEE), 4, Verdict::Met);
    let renamed = Piece {
        name: exam.name.clone(),
        ..elsewhere
    };
    let mut torn = exam.clone();
    torn.text.truncate(torn.text.len() - 1);
    let all = u32::try_from(lines_of(&exam)).expect("an attempt has few lines");
    runs(async {
        let store = database.open().await;
        let not_understood =
            |why: &NotTaken, at: u32| matches!(why, NotTaken::NotUnderstood { line, .. } if *line == at);
        let why = refused(&store, renamed).await;
        assert!(not_understood(&why, 1), "{why:?}");
        assert_eq!(refused(&store, torn).await, NotTaken::Changed { line: all });
        assert_eq!(held(&store, &exam).await, None, "whole or not at all");
        take(&store, station(1), &exam).await;
        assert_eq!(refused(&store, replaced).await, NotTaken::Differs);
        let why = refused(&store, beyond_its_end(&header(&moment(3), TRAINEE))).await;
        assert!(not_understood(&why, 5), "{why:?}");
        is_there(&store, &exam).await;
        is_counted_once(&store, 1).await;
        store.close().await;
    });
}

pub fn one_that_is_refused_keeps_back_no_other(database: &Database) {
    let first = whole(&header(&moment(1), TRAINEE), 4, Verdict::Met);
    let bad = beyond_its_end(&header(&moment(2), TRAINEE));
    let open = unfinished(&header(&moment(3), TRAINEE), 4);
    let last = whole(&header(&moment(4), TRAINEE), 4, Verdict::Met);
    runs(async {
        let store = database.open().await;
        let pieces = [first.clone(), bad.clone(), open.clone(), last.clone()];
        let refused = store.take(station(1), &pieces, NOW).await.unwrap();
        let names: Vec<_> = refused.into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, [bad.name]);
        for attempt in [&first, &open, &last] {
            is_there(&store, attempt).await;
        }
        is_counted_once(&store, 2).await;
        store.close().await;
    });
}
