//! Who is known again after an erasure, and that nothing of the name is kept for it. What stations do then, `tests/contract/` holds.

use sea_orm::EntityTrait as _;

use super::entity::{erased_identity, identity_key};
use super::standings_tests::{NOW, day, runs, send, station, trainee};
use super::*;
use crate::records::{StationId, TraineeId, Who, sample};

fn elsewhere(number: u128) -> StationId {
    StationId::new(uuid::Uuid::from_u128(number))
}

fn anna() -> Who {
    Who::of(&sample::profile())
}

#[test]
fn somebody_is_known_again_by_name_unit_and_office_and_not_at_the_station_that_erased_them() {
    let data = tempfile::tempdir().unwrap();
    runs(async |store: Store| {
        let person = send(&store, data.path()).await;
        store.erase_person(person, "hr", day("2026-12-01"), NOW).await.unwrap();
        let local = TraineeId::new("osoba-9");
        let other_position = Who {
            position: "kierownik".to_owned(),
            first_name: anna().first_name.to_uppercase(),
            ..anna()
        };
        let other_unit = Who {
            unit: "Archiwum".to_owned(),
            ..anna()
        };
        for (number, who, expected) in [(8, other_position, vec![person]), (9, other_unit, Vec::new())] {
            let people = [(local.clone(), who)];
            let told = store.returning(elsewhere(number), &people).await.unwrap();
            let told: Vec<uuid::Uuid> = told.into_iter().map(|one| one.person).collect();
            assert_eq!(told, expected);
            assert_eq!(
                store.take_people(elsewhere(number), &people, NOW).await.unwrap(),
                expected
            );
        }
        // The station is told, and told once.
        assert_eq!(
            store.erased_at(elsewhere(8)).await.unwrap().people,
            std::slice::from_ref(&local)
        );
        let people = [(local.clone(), anna())];
        assert!(store.take_people(elsewhere(8), &people, NOW).await.unwrap().is_empty());
        assert!(store.returning(elsewhere(8), &people).await.unwrap().is_empty());

        // Where they were erased, somebody of this name was added since.
        assert!(store.take_people(station(), &people, NOW).await.unwrap().is_empty());
        let anew = store.person_at(station(), &local).await.unwrap().unwrap();
        assert_ne!(anew, person);
        assert_eq!(store.erased_at(station()).await.unwrap().people, [trainee()]);
        // And whoever has it elsewhere from now on is the same person.
        assert!(store.take_people(elsewhere(10), &people, NOW).await.unwrap().is_empty());
        assert_eq!(store.person_at(elsewhere(10), &local).await.unwrap(), Some(anew));
        assert_eq!(store.broken_audit().await.unwrap(), None);
    });
}

#[test]
fn nothing_of_the_name_is_kept_and_each_store_has_a_key_of_its_own() {
    let data = tempfile::tempdir().unwrap();
    let kept = || {
        runs(async |store: Store| {
            let person = send(&store, data.path()).await;
            store.erase_person(person, "hr", day("2026-12-01"), NOW).await.unwrap();
            let keys = identity_key::Entity::find().all(store.db()).await.unwrap();
            let rows = erased_identity::Entity::find().all(store.db()).await.unwrap();
            assert_eq!((keys.len(), rows.len()), (1, 1));
            assert_eq!((keys[0].value.len(), rows[0].digest.len()), (64, 64));
            rows[0].digest.clone()
        })
    };
    assert_ne!(kept(), kept());
}
