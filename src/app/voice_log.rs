//! The trainee's voice in the running session: for their eyes alone, in memory alone.
//!
//! It never enters a log, a scorecard or a record, and is gone when the program closes.

use crate::domain::Message;
use crate::language;
use crate::speech::measures::{Baseline, VoiceMeasures, semitones};

/// What was measured since the program was opened, and in the call under way.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct VoiceLog {
    baseline: Baseline,
    /// Turns of the call under way.
    turns: Vec<Turn>,
    /// The last turn in a few words.
    live: Option<Message>,
    noise_floor: Option<f32>,
    other_voice: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Turn {
    /// Syllables a second, pauses taken off.
    pace: Option<f32>,
    voice: VoiceMeasures,
}

impl VoiceLog {
    /// Another call begins; the session's middle stays.
    pub fn begin_call(&mut self) {
        self.turns.clear();
        self.live = None;
        self.noise_floor = None;
        self.other_voice = false;
    }

    /// Takes in a turn: its words for the syllables, its sound for the rest.
    pub fn add(&mut self, text: &str, voice: VoiceMeasures) {
        let seconds = voice.speaking.0 as f32 / 1000.0;
        let syllables = language::syllables(text) as f32;
        // In less than a second a pace is a matter of luck.
        let pace = (seconds >= 1.0 && syllables > 0.0).then_some(syllables / seconds);
        self.baseline.add(&voice, pace);
        self.live = pace.map(|pace| match voice.loudness.zip(self.baseline.loudness()) {
            Some((now, usual)) => Message::new("voice-live")
                .number("pace", tenth(pace))
                .text("loudness", format!("{:+.0}", now - usual)),
            None => Message::new("voice-live-pace").number("pace", tenth(pace)),
        });
        self.turns.push(Turn { pace, voice });
    }

    /// Takes in what is behind the trainee.
    pub fn background(&mut self, noise_floor: Option<f32>, other_voice: bool) {
        self.noise_floor = noise_floor.or(self.noise_floor);
        self.other_voice |= other_voice;
    }

    /// The last turn in a few words, for a look while the call goes on.
    pub fn live(&self) -> Option<&Message> {
        self.live.as_ref()
    }

    /// The call as a whole, a line for each figure that there is.
    pub fn summary(&self) -> Vec<Message> {
        let mut lines = Vec::new();
        let all = |figure: fn(&Turn) -> Option<f32>| {
            let mut values: Vec<f32> = self.turns.iter().filter_map(figure).collect();
            values.sort_by(f32::total_cmp);
            let (low, high) = (*values.first()?, *values.last()?);
            Some((low, values[values.len() / 2], high))
        };
        if let Some((slowest, usual, fastest)) = all(|turn| turn.pace) {
            let line = Message::new("voice-pace").number("pace", tenth(usual));
            lines.push(line.number("slowest", tenth(slowest)).number("fastest", tenth(fastest)));
        }
        if let Some((softest, usual, loudest)) = all(|turn| turn.voice.loudness) {
            let line = Message::new("voice-loudness").number("lufs", f64::from(usual.round()));
            let apart = |level: f32| format!("{:+.0}", level - usual);
            lines.push(line.text("softest", apart(softest)).text("loudest", apart(loudest)));
        }
        if let (Some((_, hz, _)), Some((_, range, _))) =
            (all(|turn| turn.voice.pitch), all(|turn| turn.voice.pitch_range))
        {
            let line = Message::new("voice-pitch").number("range", f64::from(range.round()));
            lines.push(line.number("hz", f64::from(hz.round())));
            if let Some(usual) = self.baseline.pitch() {
                let moved = semitones(usual, hz);
                lines.push(Message::new("voice-pitch-moved").text("moved", format!("{moved:+.0}")));
            }
        }
        let pauses: u32 = self.turns.iter().map(|turn| turn.voice.pauses).sum();
        if let Some(longest) = self.turns.iter().map(|turn| turn.voice.longest_pause).max()
            && pauses > 0
        {
            let line = Message::new("voice-pauses").number("count", f64::from(pauses));
            lines.push(line.number("longest", tenth(longest.0 as f32 / 1000.0)));
        }
        if let Some(floor) = self.noise_floor {
            lines.push(Message::new("voice-background").number("floor", f64::from(floor.round())));
        }
        if self.other_voice {
            lines.push(Message::new("voice-other"));
        }
        lines
    }
}

fn tenth(value: f32) -> f64 {
    (f64::from(value) * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Millis;

    fn turn(loudness: f32) -> VoiceMeasures {
        VoiceMeasures {
            speaking: Millis(2_000),
            pauses: 1,
            longest_pause: Millis(640),
            loudness: Some(loudness),
            pitch: Some(120.0),
            pitch_range: Some(5.2),
        }
    }

    fn keys(log: &VoiceLog) -> Vec<String> {
        log.summary().into_iter().map(|line| line.key).collect()
    }

    #[test]
    fn a_call_is_summed_up_against_the_session() {
        let mut log = VoiceLog::default();
        assert_eq!((log.live(), log.summary()), (None, Vec::new()));
        for loudness in [-24.0, -22.0, -20.0] {
            log.add("dzień dobry, w czym mogę pomóc", turn(loudness));
        }
        log.background(Some(-58.3), true);
        assert_eq!(
            keys(&log),
            [
                "voice-pace",
                "voice-loudness",
                "voice-pitch",
                "voice-pitch-moved",
                "voice-pauses",
                "voice-background",
                "voice-other"
            ]
        );
        // Louder than the session's middle, which another call does not forget.
        log.begin_call();
        assert!(keys(&log).is_empty());
        log.add("proszę chwilę zaczekać", turn(-19.0));
        assert_eq!(log.live().map(|line| line.key.as_str()), Some("voice-live"));
    }

    #[test]
    fn a_word_has_no_pace() {
        let mut log = VoiceLog::default();
        log.add(
            "tak",
            VoiceMeasures {
                speaking: Millis(300),
                ..turn(-20.0)
            },
        );
        assert_eq!(log.live(), None);
        assert!(!keys(&log).contains(&"voice-pace".to_owned()));
    }
}
