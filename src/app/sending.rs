//! Sends attempts to the office's database, on a thread of its own, where a database is set. The window never waits for it, not even
//! to be closed: what is kept on this computer is safe, and is sent the next time. What takes too long is given up, and told.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::clock;
use super::devices::{Waiting, Wake};
use super::texts::Texts;
use super::widgets::Tone;
use crate::domain::Message;
use crate::records::Station;
use crate::records::store::{Store, StorePlace, within};
use crate::records::sync::{AT_MOST, SyncError, Synced, sync};
use crate::settings::computer_name;

/// Where attempts are sent, and what became of it.
#[derive(Default)]
pub struct Sending {
    /// From which data folder to which database; none: nothing is sent.
    way: Option<(PathBuf, StorePlace)>,
    wake: Option<Wake>,
    under_way: Option<Waiting<Result<Sent, Message>>>,
    /// More was kept while it was under way.
    again: bool,
    last: Option<Result<Sent, Message>>,
}

/// That attempts were sent.
struct Sent {
    /// When, by this computer's clock (RFC 3339, UTC).
    when: String,
    /// So many files were kept back.
    kept_back: usize,
    /// What is told of this computer's clock.
    clock: Option<Message>,
}

impl Sending {
    /// Sends what this data folder keeps to a database, once it is started; without both nothing is ever sent.
    pub fn new(data: Option<PathBuf>, database: Option<String>) -> Self {
        let Some((data, database)) = data.zip(database) else {
            return Self::default();
        };
        let place = StorePlace::parse(&database);
        Self {
            last: place.is_none().then(|| Err(Message::new("database-no-place"))),
            way: place.map(|place| (data, place)),
            ..Self::default()
        }
    }

    /// Sends what was not sent before; `wake` is called whenever something came of it.
    pub fn start(&mut self, wake: Wake) {
        self.wake = Some(wake);
        self.send();
    }

    /// Sends what was kept since.
    pub fn send(&mut self) {
        let (Some((data, place)), Some(wake)) = (&self.way, &self.wake) else {
            return;
        };
        self.again = self.under_way.is_some();
        if !self.again {
            let (data, place) = (data.clone(), place.clone());
            self.under_way = Some(Waiting::start(Arc::clone(wake), move || sent(&data, place, AT_MOST)));
        }
    }

    /// Takes in what came of it.
    pub fn poll(&mut self) {
        let Some(outcome) = self.under_way.as_mut().and_then(Waiting::poll) else {
            return;
        };
        self.under_way = None;
        self.last = Some(outcome);
        if self.again {
            self.send();
        }
    }

    /// What the settings show of it; nothing where nothing is sent.
    pub fn notices(&self) -> Vec<(Tone, Message)> {
        if self.under_way.is_some() {
            return vec![(Tone::Info, Message::new("sync-window-sending"))];
        }
        match &self.last {
            None => Vec::new(),
            Some(Ok(sent)) => {
                let (tone, key) = match sent.kept_back {
                    0 => (Tone::Info, "sync-window-sent"),
                    _ => (Tone::Warning, "sync-window-partly"),
                };
                let told = Message::new(key).text("when", Texts::day_and_time(&sent.when));
                let told = (tone, told.number("count", sent.kept_back as f64));
                let clock = sent.clock.iter().map(|clock| (Tone::Warning, clock.clone()));
                std::iter::once(told).chain(clock).collect()
            }
            // Its own words say what went wrong and how it is mended.
            Some(Err(why)) => vec![
                (Tone::Warning, Message::new("sync-window-failed")),
                (Tone::Warning, why.clone()),
            ],
        }
    }
}

fn sent(data: &Path, place: StorePlace, at_most: Duration) -> Result<Sent, Message> {
    let station = Station::of_folder(data, &computer_name()).map_err(|error| error.message())?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Message::new("database-no-runtime").text("why", error.to_string()))?;
    let shown = place.clone();
    let synced: Result<Synced, SyncError> = runtime.block_on(within(at_most, &shown, async {
        let store = Store::open(place).await?;
        let synced = sync(data, &station, &store, &clock::now_utc()).await;
        store.close().await;
        synced
    }));
    // A server's name may still be looked up, which nothing ends before its time.
    runtime.shutdown_background();
    let Synced { greeting, problems, .. } = synced.map_err(|error| error.message())?;
    Ok(Sent {
        when: clock::now_utc(),
        kept_back: problems.len(),
        clock: greeting.clock_warning(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(sending: &Sending) -> Vec<String> {
        sending.notices().into_iter().map(|(_, told)| told.key).collect()
    }

    /// Waits for the thread.
    fn settle(sending: &mut Sending) {
        for _ in 0..1_000 {
            sending.poll();
            if sending.under_way.is_none() {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("nothing came of it");
    }

    #[test]
    fn nothing_is_sent_where_no_database_is_set() {
        let data = tempfile::tempdir().unwrap();
        let mut sending = Sending::new(Some(data.path().to_owned()), None);
        sending.start(Arc::new(|| {}));
        sending.poll();
        assert_eq!(keys(&sending), Vec::<String>::new());
        assert_eq!(std::fs::read_dir(data.path()).unwrap().count(), 0);
    }

    #[test]
    fn what_became_of_it_is_told() {
        let data = tempfile::tempdir().unwrap();
        let at = |name: &str| Some(data.path().join(name).display().to_string());
        let mut sending = Sending::new(Some(data.path().to_owned()), at("office.sqlite"));
        sending.start(Arc::new(|| {}));
        assert_eq!(keys(&sending), ["sync-window-sending"]);
        sending.send();
        settle(&mut sending);
        assert_eq!(keys(&sending), ["sync-window-sent"]);
        std::fs::write(data.path().join("page.html"), "<html>, and long enough").unwrap();
        let mut sending = Sending::new(Some(data.path().to_owned()), at("page.html"));
        sending.start(Arc::new(|| {}));
        settle(&mut sending);
        assert_eq!(keys(&sending), ["sync-window-failed", "database-foreign"]);
        let nowhere = Sending::new(Some(data.path().to_owned()), Some("mysql://localhost/a".to_owned()));
        assert_eq!(keys(&nowhere), ["sync-window-failed", "database-no-place"]);
    }

    #[test]
    fn what_takes_too_long_is_given_up_and_told() {
        let data = tempfile::tempdir().unwrap();
        let place = StorePlace::of_folder(data.path());
        let given_up = sent(data.path(), place, Duration::ZERO);
        assert_eq!(given_up.err().map(|why| why.key).as_deref(), Some("database-slow"));
    }

    #[test]
    fn a_window_that_is_closed_waits_for_nothing_under_way() {
        let (end, ended) = std::sync::mpsc::channel::<()>();
        let work = move || {
            // It goes on until the test is over.
            let _ = ended.recv();
            Err(Message::new("sync-window-failed"))
        };
        let sending = Sending {
            under_way: Some(Waiting::start(Arc::new(|| {}), work)),
            ..Sending::default()
        };
        drop(sending);
        drop(end);
    }
}
