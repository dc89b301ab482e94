//! How much is done at once and how often something may be tried: in memory, bounded, gone with the program.

use std::collections::HashMap;
use std::hash::Hash;
use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::Semaphore;

use crate::records::store::{Store, wait_after};

/// Passwords that are looked at at once: each takes some 20 MB.
const AT_ONCE: usize = 2;
/// Addresses and names that are remembered.
const MOST_REMEMBERED: usize = 10_000;
/// So long after the last wrong password an address or a name is forgotten.
const FORGOTTEN_AFTER: Duration = Duration::from_secs(60 * 60);
/// So many wrong ones a right password makes up for: an office behind one address does not run out over the day, and nobody clears
/// the way for guessing with a password of their own.
const FORGIVEN: u32 = 4;
/// Wrong passwords that an address has free, beyond those of one account: an office may be behind one address.
const MORE_FOR_AN_ADDRESS: u32 = 15;

/// How much is done at once and how often something may be tried.
#[derive(Debug)]
pub(super) struct Limits {
    /// Wrong passwords by the address that they came from.
    pub(super) addresses: Tries<IpAddr>,
    /// Passwords for names that no account has: they wait like those that one has, so that nobody can tell.
    pub(super) strangers: Tries<String>,
    /// A place for each password that is looked at.
    pub(super) looked_at: Arc<Semaphore>,
    /// Whether it is being noted that somebody is there.
    touching: AtomicBool,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            addresses: Tries::new(MORE_FOR_AN_ADDRESS),
            strangers: Tries::new(0),
            looked_at: Arc::new(Semaphore::new(AT_ONCE)),
            touching: AtomicBool::new(false),
        }
    }
}

impl Limits {
    /// Notes that somebody who is signed in is there, while their page is made. One at a time: where the store is being written, pages
    /// keep its other connections. What is not noted now is due again with the next page.
    pub(super) fn touch(self: &Arc<Self>, store: &Store, session: String, now: String) {
        if self.touching.swap(true, Ordering::AcqRel) {
            return;
        }
        let (limits, store) = (Arc::clone(self), store.clone());
        tokio::spawn(async move {
            let noted = store.touch_session(&session, &now).await;
            limits.touching.store(false, Ordering::Release);
            if let Err(error) = noted {
                let kind = error.message().key;
                tracing::debug!(kind = kind.as_str(), "that somebody is there could not be noted");
            }
        });
    }
}

/// The address as tries are counted by: of the newer kind, whoever has one has as many as they like, all in one network.
pub(super) fn counted(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let network = u128::from(address) & !u128::from(u64::MAX);
            IpAddr::V6(network.into())
        }
        canonical => canonical,
    }
}

/// Wrong tries in a row, by what is counted.
#[derive(Debug)]
pub(super) struct Tries<K> {
    /// So many more than usual are free.
    free: u32,
    wrong: Mutex<HashMap<K, Tried>>,
}

#[derive(Debug, Clone, Copy)]
struct Tried {
    times: u32,
    last: Instant,
}

impl<K: Hash + Eq + Clone> Tries<K> {
    fn new(free: u32) -> Self {
        Self {
            free,
            wrong: Mutex::default(),
        }
    }

    /// Seconds that are still to wait; 0: none.
    pub(super) fn wait(&self, key: &K, now: Instant) -> u64 {
        let wrong = self.wrong.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(tried) = wrong.get(key) else { return 0 };
        let wait = wait_after(tried.times.saturating_sub(self.free));
        wait.saturating_sub(now.saturating_duration_since(tried.last).as_secs())
    }

    /// What was counted before it was looked at was right after all; those before it were not.
    pub(super) fn right(&self, key: &K) {
        let mut wrong = self.wrong.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(tried) = wrong.get_mut(key) {
            tried.times = tried.times.saturating_sub(FORGIVEN);
        }
    }

    /// One more was wrong.
    pub(super) fn wrong(&self, key: K, now: Instant) {
        let mut wrong = self.wrong.lock().unwrap_or_else(PoisonError::into_inner);
        if wrong.len() >= MOST_REMEMBERED && !wrong.contains_key(&key) {
            wrong.retain(|_, tried| now.saturating_duration_since(tried.last) < FORGOTTEN_AFTER);
        }
        if wrong.len() >= MOST_REMEMBERED && !wrong.contains_key(&key) {
            let oldest = wrong.iter().min_by_key(|(_, tried)| tried.last);
            if let Some(oldest) = oldest.map(|(key, _)| key.clone()) {
                wrong.remove(&oldest);
            }
        }
        let tried = wrong.entry(key).or_insert(Tried { times: 0, last: now });
        if now.saturating_duration_since(tried.last) >= FORGOTTEN_AFTER {
            tried.times = 0;
        }
        tried.times = tried.times.saturating_add(1);
        tried.last = now;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_waits_after_twenty_wrong_tries_and_is_forgotten() {
        let tries = Tries::new(MORE_FOR_AN_ADDRESS);
        let (start, key) = (Instant::now(), "10.0.0.7");
        for _ in 0..19 {
            tries.wrong(key, start);
        }
        assert_eq!(tries.wait(&key, start), 0);
        tries.wrong(key, start);
        assert_eq!(tries.wait(&key, start), 30);
        assert_eq!(tries.wait(&key, start + Duration::from_secs(29)), 1);
        assert_eq!(tries.wait(&"10.0.0.8", start), 0);
        let later = start + FORGOTTEN_AFTER;
        tries.wrong(key, later);
        assert_eq!(tries.wait(&key, later), 0);
    }

    #[test]
    fn no_more_are_remembered_than_there_is_room_for() {
        let tries = Tries::new(0);
        let start = Instant::now();
        for number in 0..MOST_REMEMBERED + 5 {
            tries.wrong(number, start + Duration::from_millis(number as u64));
        }
        let wrong = tries.wrong.lock().unwrap();
        assert_eq!(wrong.len(), MOST_REMEMBERED);
        assert!(!wrong.contains_key(&0) && wrong.contains_key(&(MOST_REMEMBERED + 4)));
    }

    #[test]
    fn addresses_of_one_network_are_one() {
        let of = |text: &str| counted(text.parse().unwrap());
        assert_eq!(of("2001:db8:1:2:3:4:5:6"), of("2001:db8:1:2::1"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_eq!(of("::ffff:10.0.0.7"), of("10.0.0.7"));
        assert_ne!(of("10.0.0.7"), of("10.0.0.8"));
    }
}
