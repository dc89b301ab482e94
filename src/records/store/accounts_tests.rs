//! Accounts of the panel and who is signed in, in a store of their own.

use super::*;

const NOON: &str = "2026-11-30T12:00:00Z";
const PASSWORD: &str = "Zażółć gęślą jaźń";

fn runs<T>(work: impl AsyncFnOnce(Store) -> T) -> T {
    let data = tempfile::tempdir().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.unwrap().block_on(async {
        let store = Store::open(StorePlace::of_folder(data.path())).await.unwrap();
        let done = work(store.clone()).await;
        store.close().await;
        done
    })
}

#[test]
fn an_account_signs_in_however_its_name_and_password_are_typed() {
    runs(async |store: Store| {
        let account = store
            .add_account(" Anna  Żuk ", Role::Hr, PASSWORD, NOON)
            .await
            .unwrap();
        assert_eq!(account.name, "Anna Żuk");
        // The same letters from a keyboard that writes accents by themselves.
        let apart = PASSWORD.replace('ó', "o\u{301}").replace('ż', "z\u{307}");
        assert_ne!(apart, PASSWORD);
        let welcome = SignIn::Welcome(account.clone());
        assert_eq!(store.sign_in("anna żuk", &apart, NOON).await.unwrap(), welcome);
        assert_eq!(
            store.sign_in("anna żuk", "zażółć gęślą jaźń", NOON).await.unwrap(),
            SignIn::Wrong
        );
        assert_eq!(store.sign_in("Anna Zuk", PASSWORD, NOON).await.unwrap(), SignIn::Nobody);
        assert_eq!(store.accounts().await.unwrap(), [account]);
        assert_eq!(store.broken_audit().await.unwrap(), None);
    });
}

#[test]
fn what_is_no_name_and_no_password_is_refused() {
    runs(async |store: Store| {
        store.add_account("Anna", Role::Hr, PASSWORD, NOON).await.unwrap();
        let long = "x".repeat(257);
        for (name, password, why) in [
            ("  ", PASSWORD, AccountError::Name),
            (
                "ANNA",
                PASSWORD,
                AccountError::Taken {
                    name: "ANNA".to_owned(),
                },
            ),
            ("Ewa", "elevensigns", AccountError::PasswordLength),
            ("Ewa", long.as_str(), AccountError::PasswordLength),
            ("Ewa Nowakowska", "ewa  nowakowska", AccountError::PasswordIsName),
        ] {
            let refused = store.add_account(name, Role::Auditor, password, NOON).await;
            assert_eq!(refused, Err(why), "{name}");
        }
        let unknown = store.close_account("Ewa", NOON).await;
        assert!(matches!(unknown, Err(AccountError::Unknown { .. })), "{unknown:?}");
    });
}

#[test]
fn whoever_guesses_waits_longer_and_longer() {
    assert_eq!(
        [0, 4, 5, 6, 9, 10, u32::MAX].map(wait_after),
        [0, 0, 30, 60, 480, 900, 900]
    );
    runs(async |store: Store| {
        store.add_account("Anna", Role::Hr, PASSWORD, NOON).await.unwrap();
        let at = |second: &str| format!("2026-11-30T12:{second}Z");
        for _ in 0..5 {
            let tried = store.sign_in("Anna", "wrong password", NOON).await.unwrap();
            assert_eq!(tried, SignIn::Wrong);
        }
        let waits = store.sign_in("Anna", PASSWORD, &at("00:10")).await.unwrap();
        assert_eq!(waits, SignIn::Wait { seconds: 20 });
        let again = store.sign_in("Anna", "wrong password", &at("00:30")).await.unwrap();
        assert_eq!(again, SignIn::Wrong);
        let waits = store.sign_in("Anna", PASSWORD, &at("00:31")).await.unwrap();
        assert_eq!(waits, SignIn::Wait { seconds: 59 });
        // A clock that was put back shortens nothing and lengthens nothing beyond the whole.
        let back = store.sign_in("Anna", PASSWORD, "2020-01-01T00:00:00Z").await.unwrap();
        assert_eq!(back, SignIn::Wait { seconds: 60 });
        let right = store.sign_in("Anna", PASSWORD, &at("01:30")).await.unwrap();
        assert!(matches!(right, SignIn::Welcome(_)), "{right:?}");
        let fresh = store.sign_in("Anna", "wrong password", &at("01:31")).await.unwrap();
        assert_eq!(fresh, SignIn::Wrong);
        let barred = store.audit(None, 100).await.unwrap();
        let barred = barred.iter().filter(|entry| entry.action == "sign-in-barred");
        assert_eq!(barred.count(), 2);
    });
}

#[test]
fn a_session_ends_idle_or_late_or_with_its_account() {
    runs(async |store: Store| {
        let anna = store.add_account("Anna", Role::Trainer, PASSWORD, NOON).await.unwrap();
        let token = store.begin_session(anna.id, NOON).await.unwrap();
        assert_eq!(token.len(), 64);
        let signed_in = store.session(&token, NOON).await.unwrap().unwrap();
        assert_eq!(signed_in.account, anna);
        assert!(!signed_in.due);
        assert_ne!(signed_in.session, token, "the store does not hold what signs in");
        assert_eq!(store.session("x", NOON).await.unwrap(), None);

        let later = store.session(&token, "2026-11-30T12:30:00Z").await.unwrap().unwrap();
        assert!(later.due);
        assert_eq!(store.session(&token, "2026-11-30T12:30:01Z").await.unwrap(), None);
        // Whoever goes on is signed in for twelve hours, and not longer.
        for hour in 12..=23 {
            for minute in ["00", "29", "58"] {
                let now = format!("2026-11-30T{hour}:{minute}:00Z");
                store.touch_session(&signed_in.session, &now).await.unwrap();
            }
        }
        assert!(store.session(&token, "2026-12-01T00:00:00Z").await.unwrap().is_some());
        store
            .touch_session(&signed_in.session, "2026-12-01T00:00:00Z")
            .await
            .unwrap();
        assert_eq!(store.session(&token, "2026-12-01T00:00:01Z").await.unwrap(), None);

        let morning = "2026-12-01T08:00:00Z";
        let (first, second) = (
            store.begin_session(anna.id, morning).await.unwrap(),
            store.begin_session(anna.id, morning).await.unwrap(),
        );
        store.end_session(&first).await.unwrap();
        assert_eq!(store.session(&first, morning).await.unwrap(), None);
        assert!(store.session(&second, morning).await.unwrap().is_some());
        store.reset_password("anna", "Another password", morning).await.unwrap();
        assert_eq!(store.session(&second, morning).await.unwrap(), None);

        let third = store.begin_session(anna.id, morning).await.unwrap();
        let closed = store.close_account("Anna", morning).await.unwrap();
        assert_eq!(closed.closed.as_deref(), Some(morning));
        assert_eq!(store.session(&third, morning).await.unwrap(), None);
        let tried = store.sign_in("Anna", "Another password", morning).await.unwrap();
        assert_eq!(tried, SignIn::Nobody);
    });
}
