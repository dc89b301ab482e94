//! The recogniser's own thread: utterances in, outcomes out, nobody waits.
//!
//! There is one thread, and it works in order. Neither an error nor a panic of the recogniser ends the program: both
//! come back as outcomes.

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread::JoinHandle;

use super::audio::Utterance;
use super::error::SpeechError;
use super::model::ModelInfo;
use super::recognizer::{AbortHandle, Recognizer, Transcript};

/// The number of an utterance, counted from 0 over the life of a worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JobId(pub u64);

/// What became of an utterance.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Which utterance.
    pub job: JobId,
    /// Its text, or why there is none.
    pub result: Result<Transcript, SpeechError>,
}

/// A recogniser on a thread of its own. Dropping it stops the work under way and waits for the thread to end.
pub struct Worker {
    jobs: Option<Sender<(JobId, Utterance)>>,
    outcomes: Receiver<Outcome>,
    waiting: HashSet<JobId>,
    next: u64,
    abort: AbortHandle,
    model: ModelInfo,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    /// Starts the thread. `wake` is called on it after each outcome, so that an idle window can be woken; it must
    /// not block.
    ///
    /// # Errors
    /// [`SpeechError::RecognizerStopped`] when the system gives no thread.
    pub fn spawn(mut recognizer: Box<dyn Recognizer>, wake: Box<dyn Fn() + Send>) -> Result<Self, SpeechError> {
        let (jobs, inbox) = channel::<(JobId, Utterance)>();
        let (outbox, outcomes) = channel();
        let (abort, model) = (recognizer.abort_handle(), recognizer.model().clone());
        let work = move || {
            for (job, utterance) in inbox {
                let result =
                    catch_unwind(AssertUnwindSafe(|| recognizer.transcribe(&utterance))).unwrap_or_else(|_| {
                        Err(SpeechError::Recognition {
                            reason: "internal error".into(),
                        })
                    });
                if outbox.send(Outcome { job, result }).is_err() {
                    return;
                }
                wake();
            }
        };
        let thread = std::thread::Builder::new()
            .name("recognizer".into())
            .spawn(work)
            .map_err(|e| SpeechError::RecognizerStopped { reason: e.to_string() })?;
        let jobs = Some(jobs);
        Ok(Self {
            jobs,
            outcomes,
            waiting: HashSet::new(),
            next: 0,
            abort,
            model,
            thread: Some(thread),
        })
    }

    /// Queues an utterance. Its outcome will come from [`poll`](Self::poll), whatever happens.
    pub fn send(&mut self, utterance: Utterance) -> JobId {
        let job = JobId(self.next);
        self.next += 1;
        self.waiting.insert(job);
        if let Some(jobs) = &self.jobs {
            // When the thread is gone, `poll` reports every job that waits.
            let _ = jobs.send((job, utterance));
        }
        job
    }

    /// The next outcome, if there is one by now. Never blocks.
    pub fn poll(&mut self) -> Option<Outcome> {
        match self.outcomes.try_recv() {
            Ok(outcome) => {
                self.waiting.remove(&outcome.job);
                Some(outcome)
            }
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => {
                let job = self.waiting.iter().min().copied()?;
                self.waiting.remove(&job);
                let error = SpeechError::RecognizerStopped {
                    reason: "its thread has ended".into(),
                };
                Some(Outcome {
                    job,
                    result: Err(error),
                })
            }
        }
    }

    /// Utterances without an outcome so far.
    pub fn pending(&self) -> usize {
        self.waiting.len()
    }

    /// The model at work.
    pub fn model(&self) -> &ModelInfo {
        &self.model
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.abort.abort();
        self.jobs = None;
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::warn!("the recogniser's thread had ended by a panic");
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::super::recognizer::{FailOnNth, ScriptedRecognizer};
    use super::*;
    use crate::domain::Millis;

    fn utterance() -> Utterance {
        Utterance {
            samples: vec![0.0; 16],
            start: Millis(0),
            end: Millis(1),
        }
    }

    /// A worker and the receiver that its wake-up rings.
    fn worker(recognizer: impl Recognizer + 'static) -> (Worker, mpsc::Receiver<()>) {
        let (bell, rung) = mpsc::channel();
        let wake = Box::new(move || {
            let _ = bell.send(());
        });
        (Worker::spawn(Box::new(recognizer), wake).unwrap(), rung)
    }

    fn results(worker: &mut Worker, rung: &mpsc::Receiver<()>, count: usize) -> Vec<Outcome> {
        (0..count)
            .map(|_| {
                rung.recv().unwrap();
                worker.poll().unwrap()
            })
            .collect()
    }

    #[test]
    fn outcomes_come_in_order_and_a_failure_is_one_of_them() {
        let (mut worker, rung) = worker(FailOnNth::new(2, ScriptedRecognizer::new(["raz", "dwa", "trzy"])));
        let jobs: Vec<JobId> = (0..3).map(|_| worker.send(utterance())).collect();
        let outcomes = results(&mut worker, &rung, 3);
        assert_eq!(outcomes.iter().map(|o| o.job).collect::<Vec<_>>(), jobs);
        assert_eq!(outcomes[0].result.as_ref().unwrap().text, "raz");
        assert!(matches!(outcomes[1].result, Err(SpeechError::Recognition { .. })));
        assert_eq!(outcomes[2].result.as_ref().unwrap().text, "trzy");
        assert_eq!(worker.pending(), 0);
        assert_eq!(worker.poll(), None);
    }

    struct Panics(ScriptedRecognizer);

    impl Recognizer for Panics {
        fn transcribe(&mut self, u: &Utterance) -> Result<Transcript, SpeechError> {
            let answer = self.0.transcribe(u)?;
            assert!(answer.text != "now", "as ordered");
            Ok(answer)
        }
        fn model(&self) -> &ModelInfo {
            self.0.model()
        }
    }

    #[test]
    fn a_panic_is_an_outcome_and_work_goes_on() {
        let (mut worker, rung) = worker(Panics(ScriptedRecognizer::new(["now", "dalej"])));
        worker.send(utterance());
        worker.send(utterance());
        let outcomes = results(&mut worker, &rung, 2);
        assert!(matches!(outcomes[0].result, Err(SpeechError::Recognition { .. })));
        assert_eq!(outcomes[1].result.as_ref().unwrap().text, "dalej");
    }

    #[test]
    fn a_worker_that_is_dropped_ends_with_work_in_its_queue() {
        let (mut worker, _rung) = worker(ScriptedRecognizer::new(vec!["x"; 100]));
        for _ in 0..100 {
            worker.send(utterance());
        }
        drop(worker);
    }
}
