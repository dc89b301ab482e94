//! The voices of a scenario: what they say and how long it takes.

use crate::domain::{Millis, Profile, Scenario, Speaker, Voice};

/// A text that some seed can have spoken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpokenLine {
    /// Who speaks.
    pub speaker: Speaker,
    /// With which voice.
    pub voice: Voice,
    /// The words, template holes filled: exactly those of [`Effect::Play`](crate::domain::Effect::Play).
    pub text: String,
}

/// How long a voice takes to speak a text.
pub fn nominal_duration(text: &str, voice: &Voice) -> Millis {
    let _ = (text, voice);
    Millis(1000)
}

/// Every text that can be spoken in this scenario to this trainee, whatever the seed.
pub fn every_line(scenario: &Scenario, profile: &Profile) -> Vec<SpokenLine> {
    let _ = (scenario, profile);
    Vec::new()
}
