//! The end of the audit trail, held against what is known of it outside the database.

use sea_orm::ConnectionTrait as _;
use sygnaly::records::store::{Anchored, Deed, Store, TrailMark};

use super::Database;
use super::office::{NOW, runs};

/// Adds so many entries.
async fn add(store: &Store, entries: usize) {
    for number in 0..entries {
        let deed = Deed {
            who: "hr".to_owned(),
            action: "certificate-issued",
            about: number.to_string(),
            details: "TS/2026/0001".to_owned(),
        };
        store.note(NOW, deed).await.unwrap();
    }
}

/// The place that the anchor holds.
async fn held(store: &Store) -> i64 {
    match store.anchored().await.unwrap() {
        Anchored::Holds(anchor) => anchor.place,
        other => panic!("{other:?}"),
    }
}

pub fn an_end_of_the_trail_that_is_cut_off_is_found(database: &Database) {
    let data = tempfile::tempdir().expect("a folder can be made");
    runs(async {
        let store = database.open().await.anchored_in(data.path()).await;
        assert_eq!(held(&store).await, 0, "it begins with the store");
        assert_eq!(store.end_of_trail().await.unwrap(), None);
        add(&store, 4).await;
        assert_eq!(held(&store).await, 4);
        let mark = store.end_of_trail().await.unwrap().expect("there are entries");
        assert!(store.holds_mark(&mark).await.unwrap());
        let short: TrailMark = mark.to_string()[..18].parse().expect("16 digits are enough");
        assert!(store.holds_mark(&short).await.unwrap());

        let raw = database.raw().await;
        let cut = "DELETE FROM audit_entry WHERE place = 4";
        raw.execute_unprepared(cut).await.unwrap();
        assert_eq!(store.broken_audit().await.unwrap(), None, "the chain does not tell");
        let found = store.anchored().await.unwrap();
        assert!(matches!(found, Anchored::Cut { last: 3, .. }), "{found:?}");
        assert!(!store.holds_mark(&mark).await.unwrap());
        // However many come after, they do not hide it.
        for _ in 0..2 {
            add(&store, 1).await;
            // The one in its place says something else.
            let found = store.anchored().await.unwrap();
            assert!(
                matches!(&found, Anchored::Replaced { anchor } if anchor.place == 4),
                "{found:?}"
            );
        }

        let anew = store.anchor_anew("hr", NOW).await.unwrap();
        assert_eq!((anew.place, held(&store).await), (6, 6));
        let last = store.audit(None, 1).await.unwrap().remove(0);
        assert_eq!(
            (last.action.as_str(), last.details),
            ("trail-anchored", mark.to_string())
        );
        raw.close().await.unwrap();
        store.close().await;

        // Another program goes on with it.
        let other = database.open().await.anchored_in(data.path()).await;
        add(&other, 1).await;
        assert_eq!(held(&other).await, 7);
        other.close().await;
    });
}
