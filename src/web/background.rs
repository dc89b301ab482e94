//! What goes on behind the pages: this computer's records on their way into the store, standings as the day wants them, and erasing
//! what has been kept long enough.

use std::sync::Arc;
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::Panel;
use crate::domain::{Day, Message};
use crate::records::Station;
use crate::records::store::{Which, within};
use crate::records::sync::{AT_MOST, sync};

/// It is begun anew after so long.
const EVERY: Duration = Duration::from_secs(60);

/// What goes on until it is ended.
#[derive(Debug)]
pub(super) struct KeptUp {
    stop: watch::Sender<bool>,
    work: JoinHandle<()>,
}

impl KeptUp {
    /// Ends it; what was not written whole is as it was before.
    pub(super) async fn end(self) {
        // Nobody listens any more when it broke off.
        let _ = self.stop.send(true);
        let _ = self.work.await;
    }
}

/// Begins it, on a thread of its own: it reads many files, and pages do not wait for that.
pub(super) fn begin(panel: Arc<Panel>, station: Station) -> KeptUp {
    let (stop, mut stopped) = watch::channel(false);
    let runtime = Handle::current();
    let work = tokio::task::spawn_blocking(move || {
        runtime.block_on(async {
            let mut erased_as_of = None;
            loop {
                tokio::select! {
                    _ = stopped.changed() => return,
                    () = once(&panel, &station, &mut erased_as_of) => {}
                }
                // Told to stop, or nobody is there to tell.
                if tokio::time::timeout(EVERY, stopped.changed()).await.is_ok() {
                    return;
                }
            }
        });
    });
    KeptUp { stop, work }
}

/// Erases what has been kept long enough, once a day; sends what is new; and finds standings that are of another day.
async fn once(panel: &Panel, station: &Station, erased_as_of: &mut Option<Day>) {
    let today = (panel.today)();
    if *erased_as_of != Some(today) {
        match panel.store.erase_due(today, &(panel.now)()).await {
            Ok(_) => *erased_as_of = Some(today),
            Err(error) => told(&error.message(), "what has been kept long enough could not be erased"),
        }
    }
    let now = (panel.now)();
    let sending = sync(&panel.data, station, &panel.store, &now);
    match within(AT_MOST, panel.store.place(), sending).await {
        Ok(synced) => {
            for problem in &synced.problems {
                told(&problem.message(), "a record of this computer was not sent");
            }
        }
        Err(error) => told(&error.message(), "the records of this computer were not sent"),
    }
    if let Err(error) = panel.refresh(&Which::Stale).await {
        told(&error.message(), "standings could not be found anew");
    }
}

/// Its key says what kind of trouble it is; what it is about may be somebody's data.
fn told(message: &Message, what: &str) {
    tracing::error!(kind = message.key.as_str(), "{what}");
}
