//! What the engine needs from outside.

use crate::domain::{Addressee, Heard};
use crate::language::Interpreter;

/// Understanding of one utterance.
///
/// The same words to the same person must always be understood alike, or a replay would differ.
pub trait Ear {
    /// What these words do.
    fn hear(&self, text: &str, to: Addressee) -> Heard;
}

impl Ear for Interpreter {
    fn hear(&self, text: &str, to: Addressee) -> Heard {
        Interpreter::hear(self, text, to)
    }
}
