//! Renders missing lines while the call goes on.
//!
//! One thread, so that the recogniser keeps a core. It decides nothing: whoever asked for a line polls and plays.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::mpsc::{self, Receiver, Sender};

use super::errors::VoiceError;
use super::render::{RenderJob, render_line};
use super::template::EngineTemplate;
use crate::domain::Millis;

/// A line that the background thread is done with.
#[derive(Debug)]
pub struct RenderedLine {
    /// What was asked for.
    pub job: RenderJob,
    /// Its duration, or why captions must do.
    pub outcome: Result<Millis, VoiceError>,
}

/// A thread that renders lines in the order of asking. It ends after its present line once this is dropped.
#[derive(Debug)]
pub struct BackgroundRenderer {
    jobs: Sender<RenderJob>,
    // A receiver alone cannot be shared between threads, which an app's resource must be.
    finished: Mutex<Receiver<RenderedLine>>,
    asked: HashSet<PathBuf>,
}

impl BackgroundRenderer {
    /// Starts the thread. Whether the engine exists shows with the first line.
    pub fn start(template: EngineTemplate) -> Self {
        let (jobs, work) = mpsc::channel::<RenderJob>();
        let (done, finished) = mpsc::channel();
        std::thread::spawn(move || {
            for job in work {
                let outcome = render_line(&job.voice, &job.text, &template, &job.out);
                if done.send(RenderedLine { job, outcome }).is_err() {
                    break;
                }
            }
        });
        Self {
            jobs,
            finished: Mutex::new(finished),
            asked: HashSet::new(),
        }
    }

    /// Asks for a line; one that was asked for before, even in vain, is not asked for again.
    pub fn request(&mut self, job: RenderJob) {
        if self.asked.insert(job.out.clone()) {
            // The thread lives as long as we do; were it gone, the line would simply keep its captions.
            let _ = self.jobs.send(job);
        }
    }

    /// The lines finished since the last call.
    pub fn poll(&mut self) -> Vec<RenderedLine> {
        self.finished
            .get_mut()
            .map(|finished| finished.try_iter().collect())
            .unwrap_or_default()
    }

    /// Lets the thread finish what was asked for and returns it; waits for that long.
    pub fn close(self) -> Vec<RenderedLine> {
        drop(self.jobs);
        self.finished
            .into_inner()
            .map(|finished| finished.iter().collect())
            .unwrap_or_default()
    }
}
