//! Sound card, microphone and recogniser, opened on a thread of their own so that the window is there at once.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};

use super::texts::words_of;
use crate::domain::{Message, Millis};
use crate::speech::revive::{Opener, Reviving};
use crate::speech::{Listener, Microphone, WhisperRecognizer, Worker, default_model, model, processor};
use crate::voice::{Speaker, open_speaker};

/// Wakes the window from another thread.
pub type Wake = std::sync::Arc<dyn Fn() + Send + Sync>;

/// What was found at the start.
pub struct Found {
    /// The sound card, or what stands in for it.
    pub speaker: Box<dyn Speaker>,
    /// What does not work, as messages.
    pub notices: Vec<Message>,
    /// Whether the model is the one for demonstration.
    pub demonstration: bool,
    /// Whether there is a microphone, a model for it, and a processor for both.
    pub speech: bool,
}

/// Looks for the devices in the background.
pub fn look(assets: &Path, configured: Option<PathBuf>, microphone: Option<String>, wake: Wake) -> Waiting<Found> {
    let path = default_model(assets, configured);
    Waiting::start(wake, move || {
        let (speaker, silent) = open_speaker();
        let mut notices: Vec<Message> = silent
            .into_iter()
            .map(|error| words_of(error.message_key(), error.args()))
            .collect();
        let (demonstration, readable) = match model::inspect(&path) {
            Ok(shape) => (shape.is_demonstration(), true),
            Err(error) => {
                notices.push(words_of(error.message_key(), error.args()));
                (false, false)
            }
        };
        let suited = processor::suits_here()
            .map_err(|error| notices.push(words_of(error.message_key(), error.args())))
            .is_ok();
        let microphone = Microphone::open(microphone.as_deref())
            .map_err(|error| notices.push(words_of(error.message_key(), error.args())));
        Found {
            speaker,
            notices,
            demonstration,
            speech: readable && suited && microphone.is_ok(),
        }
    })
}

/// Opens microphone and recogniser for one call in the background; none where one of them fails, with the reason.
pub fn open_ears(assets: &Path, configured: Option<PathBuf>, wake: Wake) -> Waiting<Result<Ears, Message>> {
    let path = default_model(assets, configured);
    let on_outcome = std::sync::Arc::clone(&wake);
    Waiting::start(wake, move || {
        let told = |error: crate::speech::SpeechError| words_of(error.message_key(), error.args());
        let recognizer = WhisperRecognizer::load(&path).map_err(told)?;
        let worker = Worker::spawn(Box::new(recognizer), Box::new(move || on_outcome())).map_err(told)?;
        Ok(Ears { worker })
    })
}

/// Opens microphone and recogniser, and listens, in the background: for a trial.
pub fn open_listener(
    assets: &Path,
    configured: Option<PathBuf>,
    microphone: Option<String>,
    wake: Wake,
) -> Waiting<Result<Listener, Message>> {
    let path = default_model(assets, configured);
    let on_outcome = Arc::clone(&wake);
    Waiting::start(wake, move || {
        let told = |error: crate::speech::SpeechError| words_of(error.message_key(), error.args());
        let recognizer = WhisperRecognizer::load(&path).map_err(told)?;
        let worker = Worker::spawn(Box::new(recognizer), Box::new(move || on_outcome())).map_err(told)?;
        Ears { worker }.listen(microphone, Millis::ZERO)
    })
}

/// A recogniser ready for a call.
pub struct Ears {
    worker: Worker,
}

impl Ears {
    /// Opens the microphone and begins to listen; `now` is the session's time.
    ///
    /// # Errors
    /// Why there is no microphone, as a message.
    pub fn listen(self, microphone: Option<String>, now: Millis) -> Result<Listener, Message> {
        let open: Opener = Arc::new(move || Ok(Box::new(Microphone::open(microphone.as_deref())?)));
        let capture = Reviving::open(open).map_err(|error| words_of(error.message_key(), error.args()))?;
        Ok(Listener::new(Box::new(capture), self.worker, now))
    }
}

/// Something that a thread is working on.
pub struct Waiting<T> {
    // A receiver alone cannot be shared between threads, which a resource must be.
    outcome: Mutex<Receiver<T>>,
}

impl<T: Send + 'static> Waiting<T> {
    /// Has a thread work on it; `wake` is called when it is done.
    pub fn start(wake: Wake, work: impl FnOnce() -> T + Send + 'static) -> Self {
        let (done, outcome) = channel();
        // Were there no thread, the outcome would never come, and the window would go on without devices.
        let _ = std::thread::Builder::new().name("devices".into()).spawn(move || {
            if done.send(work()).is_ok() {
                wake();
            }
        });
        Self {
            outcome: Mutex::new(outcome),
        }
    }

    /// The outcome, once.
    pub fn poll(&mut self) -> Option<T> {
        self.outcome.get_mut().ok()?.try_recv().ok()
    }
}
