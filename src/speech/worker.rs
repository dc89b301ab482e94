//! The recogniser's own thread: utterances in, outcomes out, nobody waits.
//!
//! There is one thread. *Finals* are worked off in order, and none is ever dropped. Beside them there is room for one
//! utterance *ahead* of its time, a caption or a guess that the speaker has finished: the newest takes the place of the
//! one before, and finals go first. Neither an error nor a panic of the recogniser ends the program: both come back as
//! outcomes.

use std::collections::{HashSet, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use thread_priority::{ThreadPriority, ThreadPriorityValue};

use super::audio::Utterance;
use super::error::SpeechError;
use super::model::ModelInfo;
use super::recognizer::{AbortHandle, Recognizer, Transcript};

/// Of the recogniser's threads, 0–99, where 50 is what a program has (on Linux, a niceness of 9).
const PRIORITY: u8 = 25;

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
    desk: Arc<Desk>,
    outcomes: Receiver<Outcome>,
    /// Finals without an outcome so far.
    waiting: HashSet<JobId>,
    next: u64,
    abort: AbortHandle,
    model: ModelInfo,
    thread: Option<JoinHandle<()>>,
}

/// What both threads share.
#[derive(Default)]
struct Desk {
    jobs: Mutex<Jobs>,
    news: Condvar,
}

#[derive(Default)]
struct Jobs {
    finals: VecDeque<Job>,
    ahead: Option<Job>,
    /// The one at work, and whether it is a final.
    current: Option<(JobId, Urgency)>,
    /// Done ahead, and not yet fetched by [`Worker::poll`].
    ready: Option<JobId>,
    closed: bool,
}

struct Job {
    id: JobId,
    utterance: Utterance,
    effort: Effort,
}

/// How good a text has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// To be shown for a moment.
    Caption,
    /// To be scored.
    Text,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Urgency {
    Final,
    Ahead,
    /// Nobody wants it any more.
    Dropped,
}

impl Desk {
    fn jobs(&self) -> MutexGuard<'_, Jobs> {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for something to do; none when the worker closes.
    fn take(&self, abort: &AbortHandle) -> Option<Job> {
        let mut jobs = self.jobs();
        loop {
            if jobs.closed {
                return None;
            }
            let (job, urgency) = match jobs.finals.pop_front() {
                Some(job) => (Some(job), Urgency::Final),
                None => (jobs.ahead.take(), Urgency::Ahead),
            };
            if let Some(job) = job {
                jobs.current = Some((job.id, urgency));
                // Under the lock, so that a wish to skip this one cannot be lost.
                abort.go_on();
                return Some(job);
            }
            jobs = self.news.wait(jobs).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// The one at work is done; whether anybody wants it.
    fn done(&self) -> bool {
        let mut jobs = self.jobs();
        match jobs.current.take() {
            Some((_, Urgency::Dropped)) => false,
            Some((job, Urgency::Ahead)) => {
                jobs.ready = Some(job);
                true
            }
            Some((_, Urgency::Final)) | None => true,
        }
    }
}

/// Window and sound come first: nobody misses a text that is there a moment later, but everybody sees a window that stands
/// still. The threads that whisper.cpp starts inherit it.
fn step_back() {
    // A system that does not allow it draws less smoothly, and that is all.
    let _ = ThreadPriorityValue::try_from(PRIORITY)
        .map(|priority| ThreadPriority::Crossplatform(priority).set_for_current());
}

impl Worker {
    /// Starts the thread. `wake` is called on it after each outcome, so that an idle window can be woken; it must
    /// not block.
    ///
    /// # Errors
    /// [`SpeechError::RecognizerStopped`] when the system gives no thread.
    pub fn spawn(mut recognizer: Box<dyn Recognizer>, wake: Box<dyn Fn() + Send>) -> Result<Self, SpeechError> {
        let desk = Arc::new(Desk::default());
        let (outbox, outcomes): (Sender<Outcome>, _) = channel();
        let (abort, model) = (recognizer.abort_handle(), recognizer.model().clone());
        let (theirs, handle) = (Arc::clone(&desk), abort.clone());
        let work = move || {
            step_back();
            while let Some(job) = theirs.take(&handle) {
                let recognize = || match job.effort {
                    Effort::Caption => recognizer.draft(&job.utterance),
                    Effort::Text => recognizer.transcribe(&job.utterance),
                };
                let result = catch_unwind(AssertUnwindSafe(recognize)).unwrap_or_else(|_| {
                    Err(SpeechError::Recognition {
                        reason: "internal error".into(),
                    })
                });
                if theirs.done() {
                    if outbox.send(Outcome { job: job.id, result }).is_err() {
                        return;
                    }
                    wake();
                }
            }
        };
        let thread = std::thread::Builder::new()
            .name("recognizer".into())
            .spawn(work)
            .map_err(|e| SpeechError::RecognizerStopped { reason: e.to_string() })?;
        Ok(Self {
            desk,
            outcomes,
            waiting: HashSet::new(),
            next: 0,
            abort,
            model,
            thread: Some(thread),
        })
    }

    /// Queues an utterance. Its outcome will come from [`poll`](Self::poll), whatever happens. What is done ahead makes
    /// room for it.
    pub fn send(&mut self, utterance: Utterance) -> JobId {
        let job = self.number();
        self.waiting.insert(job);
        let mut jobs = self.desk.jobs();
        jobs.finals.push_back(Job {
            id: job,
            utterance,
            effort: Effort::Text,
        });
        if let Some((_, urgency @ Urgency::Ahead)) = &mut jobs.current {
            *urgency = Urgency::Dropped;
            self.abort.skip();
        }
        self.desk.news.notify_one();
        job
    }

    /// Asks for an utterance ahead of its time. It takes the place of one that has not begun. Its outcome comes only if
    /// nothing more urgent gets in its way.
    pub fn send_ahead(&mut self, utterance: Utterance, effort: Effort) -> JobId {
        let id = self.number();
        self.desk.jobs().ahead = Some(Job { id, utterance, effort });
        self.desk.news.notify_one();
        id
    }

    /// Nobody wants what was asked for ahead any more, begun or not.
    pub fn drop_ahead(&mut self) {
        let mut jobs = self.desk.jobs();
        jobs.ahead = None;
        if let Some((_, urgency @ Urgency::Ahead)) = &mut jobs.current {
            *urgency = Urgency::Dropped;
            self.abort.skip();
        }
    }

    /// What was asked for ahead has turned out to be final: from now on it is one. False when it is not to be had any
    /// more, because it was replaced, dropped or fetched already.
    pub fn make_final(&mut self, job: JobId) -> bool {
        let mut jobs = self.desk.jobs();
        let waits = jobs.ahead.as_ref().is_some_and(|ahead| ahead.id == job);
        if waits {
            let ahead = jobs.ahead.take();
            jobs.finals.extend(ahead);
        }
        let works = match &mut jobs.current {
            Some((id, urgency @ Urgency::Ahead)) if *id == job => {
                *urgency = Urgency::Final;
                true
            }
            _ => false,
        };
        let ready = jobs.ready == Some(job);
        let there = waits || works || ready;
        if there {
            self.waiting.insert(job);
        }
        there
    }

    /// The next outcome, if there is one by now. Never blocks.
    pub fn poll(&mut self) -> Option<Outcome> {
        match self.outcomes.try_recv() {
            Ok(outcome) => {
                self.waiting.remove(&outcome.job);
                let mut jobs = self.desk.jobs();
                jobs.ready = jobs.ready.filter(|job| *job != outcome.job);
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

    /// Finals without an outcome so far.
    pub fn pending(&self) -> usize {
        self.waiting.len()
    }

    /// The model at work.
    pub fn model(&self) -> &ModelInfo {
        &self.model
    }

    fn number(&mut self) -> JobId {
        self.next += 1;
        JobId(self.next - 1)
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.abort.abort();
        self.desk.jobs().closed = true;
        self.desk.news.notify_one();
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

    /// An utterance that begins and ends at this time; no two alike.
    fn at(ms: u64) -> Utterance {
        Utterance {
            samples: vec![0.0; 16],
            start: Millis(ms),
            end: Millis(ms),
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
        let jobs: Vec<JobId> = (0..3).map(|ms| worker.send(at(ms))).collect();
        let outcomes = results(&mut worker, &rung, 3);
        assert_eq!(outcomes.iter().map(|o| o.job).collect::<Vec<_>>(), jobs);
        assert_eq!(outcomes[0].result.as_ref().unwrap().text(), "raz");
        assert!(matches!(outcomes[1].result, Err(SpeechError::Recognition { .. })));
        assert_eq!(outcomes[2].result.as_ref().unwrap().text(), "trzy");
        assert_eq!(worker.pending(), 0);
        assert_eq!(worker.poll(), None);
    }

    struct Panics(ScriptedRecognizer);

    impl Recognizer for Panics {
        fn transcribe(&mut self, u: &Utterance) -> Result<Transcript, SpeechError> {
            let answer = self.0.transcribe(u)?;
            assert!(answer.text() != "now", "as ordered");
            Ok(answer)
        }
        fn model(&self) -> &ModelInfo {
            self.0.model()
        }
    }

    #[test]
    fn a_panic_is_an_outcome_and_work_goes_on() {
        let (mut worker, rung) = worker(Panics(ScriptedRecognizer::new(["now", "dalej"])));
        worker.send(at(0));
        worker.send(at(1));
        let outcomes = results(&mut worker, &rung, 2);
        assert!(matches!(outcomes[0].result, Err(SpeechError::Recognition { .. })));
        assert_eq!(outcomes[1].result.as_ref().unwrap().text(), "dalej");
    }

    #[test]
    fn a_worker_that_is_dropped_ends_with_work_in_its_queue() {
        let (mut worker, _rung) = worker(ScriptedRecognizer::new(vec!["x"; 100]));
        for ms in 0..100 {
            worker.send(at(ms));
        }
        drop(worker);
    }

    /// Says when it begins, and waits to be let go on; looks up whether to give up when it is let.
    struct Slow {
        begun: mpsc::Sender<u64>,
        go: mpsc::Receiver<()>,
        abort: AbortHandle,
        model: ScriptedRecognizer,
    }

    impl Recognizer for Slow {
        fn transcribe(&mut self, utterance: &Utterance) -> Result<Transcript, SpeechError> {
            self.begun.send(utterance.end.0).unwrap();
            let _ = self.go.recv();
            if self.abort.is_aborted() {
                return Err(SpeechError::Aborted);
            }
            Ok(Transcript::plain(&utterance.end.0.to_string(), 0.9, 0.0))
        }
        fn model(&self) -> &ModelInfo {
            self.model.model()
        }
        fn abort_handle(&self) -> AbortHandle {
            self.abort.clone()
        }
    }

    /// A worker whose utterances are told apart by their end, and what steers it.
    struct Bench {
        worker: Worker,
        begun: mpsc::Receiver<u64>,
        go: mpsc::Sender<()>,
        rung: mpsc::Receiver<()>,
    }

    impl Bench {
        fn new() -> Self {
            let (begin, begun) = mpsc::channel();
            let (go, wait) = mpsc::channel();
            let (worker, rung) = worker(Slow {
                begun: begin,
                go: wait,
                abort: AbortHandle::default(),
                model: ScriptedRecognizer::new(Vec::<String>::new()),
            });
            Self {
                worker,
                begun,
                go,
                rung,
            }
        }

        fn next(&mut self) -> Outcome {
            results(&mut self.worker, &self.rung, 1).remove(0)
        }
    }

    #[test]
    fn the_newest_caption_is_worked_on_and_a_final_goes_first() {
        let mut bench = Bench::new();
        bench.worker.send_ahead(at(1), Effort::Text);
        assert_eq!(bench.begun.recv().unwrap(), 1);
        bench.worker.send_ahead(at(2), Effort::Text);
        let third = bench.worker.send_ahead(at(3), Effort::Text);
        let last = bench.worker.send(at(9));
        // The caption under way is given up for the final, and the one in between was never begun.
        bench.go.send(()).unwrap();
        assert_eq!(bench.begun.recv().unwrap(), 9);
        bench.go.send(()).unwrap();
        assert_eq!(bench.next().job, last);
        assert_eq!(bench.begun.recv().unwrap(), 3);
        bench.go.send(()).unwrap();
        let outcome = bench.next();
        assert_eq!((outcome.job, outcome.result.unwrap().text()), (third, "3".to_owned()));
        assert_eq!(bench.worker.pending(), 0);
    }

    #[test]
    fn a_guess_can_be_dropped_or_become_final() {
        let mut bench = Bench::new();
        let dropped = bench.worker.send_ahead(at(1), Effort::Text);
        assert_eq!(bench.begun.recv().unwrap(), 1);
        bench.worker.drop_ahead();
        assert!(!bench.worker.make_final(dropped), "too late");
        let kept = bench.worker.send_ahead(at(2), Effort::Text);
        bench.go.send(()).unwrap();
        assert_eq!(bench.begun.recv().unwrap(), 2);
        assert!(bench.worker.make_final(kept));
        assert_eq!(bench.worker.pending(), 1);
        // As a final it is not given up for another.
        bench.worker.send(at(3));
        bench.worker.drop_ahead();
        bench.go.send(()).unwrap();
        assert_eq!(bench.next().result.unwrap().text(), "2");
        assert_eq!(bench.begun.recv().unwrap(), 3);
        bench.go.send(()).unwrap();
        assert_eq!(bench.next().result.unwrap().text(), "3");
    }

    #[test]
    fn a_guess_that_was_reported_cannot_become_final_again() {
        let mut bench = Bench::new();
        let guess = bench.worker.send_ahead(at(1), Effort::Text);
        assert_eq!(bench.begun.recv().unwrap(), 1);
        bench.go.send(()).unwrap();
        assert_eq!(bench.next().job, guess);
        assert!(!bench.worker.make_final(guess));
    }
}
