//! What is disputed of the attempt that the debrief shows: read when the debrief is opened, written when the trainee sends it. It words
//! nothing.

use std::path::Path;

use super::screens::debrief::RuleDisputes;
use crate::domain::{Day, Message, RuleVerdict};
use crate::records::{self, AttemptId, Dispute, Disputes};

/// What is disputed of an attempt, and what is being written.
#[derive(Debug, Default)]
pub struct Disputing {
    /// What was disputed of it; none: its result is not on record, so that nothing of it can be disputed.
    raised: Option<Vec<Dispute>>,
    /// A reason as it was typed so far, and the rule's place in the result.
    draft: Option<(usize, String)>,
    /// It is being written; else it was put aside.
    writing: bool,
    trouble: Option<Message>,
    sent: Option<usize>,
}

impl Disputing {
    /// What is disputed of an attempt in a data folder.
    ///
    /// # Errors
    /// When the file of disputes cannot be read.
    pub fn of(data: &Path, attempt: &AttemptId) -> Result<Self, Message> {
        let read = records::read(&records::path_of(data, attempt));
        // An attempt that cannot be read says so where it is opened.
        let closing = read.ok().and_then(|recorded| recorded.closed);
        if closing.is_none_or(|closing| closing.card.is_none()) {
            return Ok(Self::default());
        }
        let known = Disputes::read(data).map_err(|error| error.message())?;
        Ok(Self {
            raised: Some(known.of(attempt).cloned().collect()),
            ..Self::default()
        })
    }

    /// What the debrief shows of it.
    pub fn view(&self) -> Option<RuleDisputes<'_>> {
        let draft = self.draft.as_ref().filter(|_| self.writing);
        Some(RuleDisputes {
            raised: self.raised.as_deref()?,
            draft: draft.map(|(place, reason)| (*place, reason.as_str())),
            trouble: self.trouble.as_ref(),
            sent: self.sent,
        })
    }

    /// Begins to dispute the rule at a place, with what was typed for it before.
    pub fn begin(&mut self, place: usize) {
        let before = self.draft.take().filter(|(written, _)| *written == place);
        self.draft = Some(before.unwrap_or_else(|| (place, String::new())));
        self.writing = true;
        self.trouble = None;
        self.sent = None;
    }

    /// The reason as it is typed now.
    pub fn write(&mut self, reason: String) {
        if let Some((_, written)) = &mut self.draft {
            *written = reason;
        }
    }

    /// Puts it aside.
    pub fn put_aside(&mut self) {
        self.writing = false;
        self.trouble = None;
    }

    /// Keeps the dispute that was written, of an attempt in a data folder with these verdicts. False: it could not be, which is told.
    pub fn send(&mut self, data: &Path, attempt: &AttemptId, rules: &[RuleVerdict], today: Day) -> bool {
        let Some((place, reason)) = &self.draft else {
            return false;
        };
        let place = *place;
        let Some(rule) = rules.get(place) else { return false };
        let raised = Disputes::raise(data, attempt, &rule.rule, reason, today);
        let raised = raised.map_err(|error| error.message());
        match raised.and_then(|()| Self::of(data, attempt)) {
            Ok(now) => {
                *self = Self {
                    sent: Some(place),
                    ..now
                };
                true
            }
            Err(trouble) => {
                self.trouble = Some(trouble);
                false
            }
        }
    }
}

/// Erases what was disputed in practice that is not kept any more; why it could not be.
pub fn forget_practice(data: &Path, today: Day) -> Option<Message> {
    let forgotten = Disputes::forget_practice(data, today);
    forgotten.err().map(|error| error.message())
}
