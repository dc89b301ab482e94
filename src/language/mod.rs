//! Understands one Polish utterance: acts, facts, details, numbers, readability.
