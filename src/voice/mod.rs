//! Caller's voice, ringer and line tones to the sound card.
