//! A microphone that is opened again when it is gone: headsets are unplugged and plugged in again.
//!
//! Meanwhile silence is delivered at the pace of time, so that what is heard afterwards has the right time.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::{Duration, Instant};

use super::audio::SAMPLE_RATE;
use super::capture::{Capture, CaptureState};
use super::error::SpeechError;

/// Opens the source anew; runs on a thread of its own, since devices take their time.
pub type Opener = Arc<dyn Fn() -> Result<Box<dyn Capture>, SpeechError> + Send + Sync>;

/// Between two tries to open a device that is gone.
const AGAIN_AFTER: Duration = Duration::from_secs(2);

/// More silence than this is not made up for: the computer slept.
const MOST_SILENCE: Duration = Duration::from_secs(5);

/// A source that comes back.
pub struct Reviving {
    open: Opener,
    state: State,
    /// Lost frames of the sources that went before.
    overruns: u64,
}

enum State {
    Here(Box<dyn Capture>),
    Gone {
        why: SpeechError,
        silent_until: Instant,
        next_try: Instant,
        opening: Option<Receiver<Result<Box<dyn Capture>, SpeechError>>>,
    },
}

impl Reviving {
    /// Opens the source for the first time, on this thread.
    ///
    /// # Errors
    /// Those of the opener: what was never there cannot come back.
    pub fn open(open: Opener) -> Result<Self, SpeechError> {
        let state = State::Here(open()?);
        Ok(Self {
            open,
            state,
            overruns: 0,
        })
    }

    fn read_at(&mut self, now: Instant, out: &mut Vec<f32>) -> CaptureState {
        match &mut self.state {
            State::Here(capture) => match capture.read(out) {
                CaptureState::Lost(why) => {
                    self.overruns += capture.overruns();
                    self.state = State::Gone {
                        why: why.clone(),
                        silent_until: now,
                        next_try: now,
                        opening: None,
                    };
                    CaptureState::Away(why)
                }
                other => other,
            },
            State::Gone {
                why,
                silent_until,
                next_try,
                opening,
            } => {
                let missed = now.saturating_duration_since(*silent_until).min(MOST_SILENCE);
                let samples = (missed.as_secs_f64() * f64::from(SAMPLE_RATE)) as usize;
                out.resize(out.len() + samples, 0.0);
                *silent_until = now;
                match opening.as_ref().map(Receiver::try_recv) {
                    Some(Ok(Ok(capture))) => {
                        self.state = State::Here(capture);
                        return CaptureState::Open;
                    }
                    Some(Ok(Err(_)) | Err(TryRecvError::Disconnected)) => {
                        *opening = None;
                        *next_try = now + AGAIN_AFTER;
                    }
                    Some(Err(TryRecvError::Empty)) => {}
                    None if now >= *next_try => *opening = Some(start(&self.open)),
                    None => {}
                }
                CaptureState::Away(why.clone())
            }
        }
    }
}

/// Opens the source on a thread of its own. Without a thread the answer never comes, and it is tried again.
fn start(open: &Opener) -> Receiver<Result<Box<dyn Capture>, SpeechError>> {
    let (done, opened) = channel();
    let open = Arc::clone(open);
    let _ = std::thread::Builder::new().name("microphone".into()).spawn(move || {
        // Nobody waits any more when the call is over.
        let _ = done.send(open());
    });
    opened
}

impl Capture for Reviving {
    fn read(&mut self, out: &mut Vec<f32>) -> CaptureState {
        self.read_at(Instant::now(), out)
    }

    fn overruns(&self) -> u64 {
        match &self.state {
            State::Here(capture) => self.overruns + capture.overruns(),
            State::Gone { .. } => self.overruns,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    /// So many samples, and then it is gone.
    struct Short(usize);

    impl Capture for Short {
        fn read(&mut self, out: &mut Vec<f32>) -> CaptureState {
            if self.0 == 0 {
                return CaptureState::Lost(SpeechError::MicrophoneLost {
                    reason: "unplugged".into(),
                });
            }
            out.resize(out.len() + self.0, 0.5);
            self.0 = 0;
            CaptureState::Open
        }

        fn overruns(&self) -> u64 {
            3
        }
    }

    /// The second opening fails, all others succeed; each is told by the bell.
    fn opener() -> (Opener, Receiver<u32>) {
        let (bell, rung) = channel();
        let count = Mutex::new((0, bell));
        let open = move || -> Result<Box<dyn Capture>, SpeechError> {
            let mut held = count.lock().unwrap();
            held.0 += 1;
            let number = held.0;
            held.1.send(number).unwrap();
            if number == 2 {
                Err(SpeechError::NoMicrophone)
            } else {
                Ok(Box::new(Short(100)))
            }
        };
        (Arc::new(open), rung)
    }

    #[test]
    fn a_device_that_returns_is_heard_again_at_the_right_time() {
        let (open, rung) = opener();
        let mut capture = Reviving::open(open).unwrap();
        let begin = Instant::now();
        let mut out = Vec::new();
        assert_eq!(capture.read_at(begin, &mut out), CaptureState::Open);
        assert!(matches!(capture.read_at(begin, &mut out), CaptureState::Away(_)));
        assert_eq!((rung.recv().unwrap(), out.len()), (1, 100));
        // A second later: a second of silence, and the second opening, which fails.
        let mut now = begin + Duration::from_secs(1);
        capture.read_at(now, &mut out);
        assert_eq!(out.len(), 100 + SAMPLE_RATE as usize);
        assert_eq!(rung.recv().unwrap(), 2);
        // Until the third, which succeeds, only as often as is decent.
        let mut reads = 0;
        loop {
            now += Duration::from_millis(500);
            reads += 1;
            if capture.read_at(now, &mut out) == CaptureState::Open {
                break;
            }
            std::thread::yield_now();
        }
        assert!(reads >= 4, "not before {AGAIN_AFTER:?}: {reads}");
        assert_eq!(rung.recv().unwrap(), 3);
        let before = out.len();
        capture.read_at(now, &mut out);
        assert_eq!(out.len() - before, 100);
        assert_eq!(capture.overruns(), 6);
    }

    #[test]
    fn what_was_never_there_is_told_at_once() {
        let open: Opener = Arc::new(|| Err(SpeechError::NoMicrophone));
        assert_eq!(Reviving::open(open).err(), Some(SpeechError::NoMicrophone));
    }
}
