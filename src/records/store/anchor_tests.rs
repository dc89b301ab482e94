//! The anchor of the audit trail beside a store in a file: that it is begun once, only moves forward, and is told when it is gone.

use std::fs;
use std::path::PathBuf;

use super::anchor::{beside, replace};
use super::standings_tests::{NOW, runs};
use super::*;
use crate::records::KeptError;

async fn add(store: &Store) {
    let deed = Deed {
        who: "hr".to_owned(),
        action: "certificate-issued",
        about: "x".to_owned(),
        details: String::new(),
    };
    store.note(NOW, deed).await.unwrap();
}

fn file_of(store: &Store) -> PathBuf {
    let StorePlace::File(path) = store.place() else {
        panic!("it lies in a file")
    };
    beside(path)
}

async fn held(store: &Store) -> Anchor {
    match store.anchored().await.unwrap() {
        Anchored::Holds(anchor) => anchor,
        other => panic!("{other:?}"),
    }
}

#[test]
fn one_that_is_gone_or_damaged_is_told_and_not_made_anew_by_itself() {
    runs(async |store: Store| {
        let file = file_of(&store);
        add(&store).await;
        let before = held(&store).await;
        assert_eq!((before.place, before.mark().unwrap().place()), (1, 1));
        fs::remove_file(&file).unwrap();
        add(&store).await;
        let again = Store::open(store.place().clone()).await.unwrap();
        assert_eq!(again.anchored().await.unwrap(), Anchored::Missing);
        assert!(!file.exists());

        fs::write(&file, "{").unwrap();
        add(&store).await;
        let found = store.anchored().await.unwrap();
        assert!(matches!(found, Anchored::Unreadable(KeptError::Damaged { .. })));
        assert_eq!(fs::read_to_string(&file).unwrap(), "{");
        let anew = store.anchor_anew("hr", NOW).await.unwrap();
        assert_eq!((anew.place, held(&store).await), (4, anew.clone()));
        assert_eq!(anew.since, NOW);
    });
}

#[test]
fn it_never_moves_back() {
    runs(async |store: Store| {
        let file = file_of(&store);
        let first = held(&store).await;
        add(&store).await;
        let second = held(&store).await;
        add(&store).await;
        let third = held(&store).await;
        assert_eq!([first.place, second.place, third.place], [0, 1, 2]);
        assert_eq!(third.since, first.since);
        // Another program that read the first is late.
        assert_eq!(replace(&file, &first, &second), Ok(false));
        assert_eq!(held(&store).await, third);
    });
}

#[test]
fn a_store_that_was_made_anew_is_not_the_one_that_was_there() {
    let data = tempfile::tempdir().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.unwrap().block_on(async {
        let place = StorePlace::of_folder(data.path());
        let store = Store::open(place.clone()).await.unwrap();
        let file = file_of(&store);
        add(&store).await;
        store.close().await;
        for entry in fs::read_dir(data.path()).unwrap() {
            let path = entry.unwrap().path();
            if path != file {
                fs::remove_file(path).unwrap();
            }
        }
        let store = Store::open(place).await.unwrap();
        let found = store.anchored().await.unwrap();
        assert!(matches!(found, Anchored::Cut { last: 0, .. }), "{found:?}");
        store.close().await;
    });
}

#[test]
fn a_mark_is_read_as_people_write_it() {
    let sum = "8F0c 11d2 0000 ffff";
    let mark: TrailMark = format!(" 12: {sum}").parse().unwrap();
    assert_eq!((mark.place(), mark.to_string()), (12, "12:8f0c11d20000ffff".to_owned()));
    for wrong in [
        "",
        "12",
        "0:8f0c11d20000ffff",
        "-1:8f0c11d20000ffff",
        "x:8f0c11d20000ffff",
        "12:8f0c11d20000fff",
        "12:8f0c11d20000fffg",
    ] {
        assert_eq!(wrong.parse::<TrailMark>(), Err(NoMark), "{wrong}");
    }
    let long = format!("12:{}", "f".repeat(65));
    assert_eq!(long.parse::<TrailMark>(), Err(NoMark));
}

#[test]
fn whatever_is_found_has_words_in_both_languages() {
    let anchor = runs(async |store: Store| held(&store).await);
    let all = [
        Anchored::Holds(anchor.clone()),
        Anchored::Missing,
        Anchored::Cut {
            anchor: anchor.clone(),
            last: 7,
        },
        Anchored::Replaced { anchor },
    ];
    for language in ["pl", "en"] {
        let file = format!("{}/assets/l10n/{language}/rescore.ftl", env!("CARGO_MANIFEST_DIR"));
        let texts = fs::read_to_string(&file).unwrap();
        for message in all.iter().map(Anchored::message) {
            let start = format!("{} =", message.key);
            let line = texts.lines().find(|line| line.starts_with(&start));
            let line = line.unwrap_or_else(|| panic!("{file} lacks {}", message.key));
            for name in message.args.keys() {
                assert!(
                    line.contains(&format!("${name} ")),
                    "{file}: {start} does not use ${name}"
                );
            }
        }
    }
}
