//! Is the microphone well? Silence from a switch, a level that is too high, sound that got lost: told once, with what to do.

use super::audio::SAMPLE_RATE;

/// Something is wrong with the sound, and the user can mend it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// Nothing but zeros: a switch on the cable, or the system's permission.
    Dead,
    /// The loudest parts are cut off: the microphone's level is too high.
    Clipped,
    /// So many samples of the device were lost, because nobody fetched them in time.
    Dropped(u64),
}

impl Trouble {
    /// The key of its message in `assets/l10n/*/speech.ftl`; `Dropped` takes the number `count`.
    pub fn message_key(self) -> &'static str {
        match self {
            Self::Dead => "speech-trouble-dead",
            Self::Clipped => "speech-trouble-clipped",
            Self::Dropped(_) => "speech-trouble-dropped",
        }
    }
}

/// A microphone that has never given anything but zeros for so long is dead, samples.
const DEAD_AFTER: usize = 8 * SAMPLE_RATE as usize;
/// One that has given sound may have a noise gate, and be silent while the other side speaks.
const DEAD_AGAIN_AFTER: usize = 60 * SAMPLE_RATE as usize;
/// At full scale.
const FULL: f32 = 0.985;
/// Samples at full scale within a second from which the sound is clipped: one in a thousand is a click.
const CLIPPED: usize = SAMPLE_RATE as usize / 100;

/// Watches one microphone.
#[derive(Debug, Default)]
pub struct Health {
    zeros: usize,
    second: usize,
    full: usize,
    dropped: u64,
    lived: bool,
    told_dead: bool,
    told_clipped: bool,
}

impl Health {
    /// Takes in sound, and how many samples were lost so far; what is newly wrong.
    pub fn hear(&mut self, sound: &[f32], dropped: u64) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        for &sample in sound {
            self.zeros = if sample == 0.0 { self.zeros + 1 } else { 0 };
            self.lived |= sample != 0.0;
            self.full += usize::from(sample.abs() >= FULL);
            self.second += 1;
            if self.second == SAMPLE_RATE as usize {
                if self.full >= CLIPPED && !std::mem::replace(&mut self.told_clipped, true) {
                    troubles.push(Trouble::Clipped);
                }
                (self.second, self.full) = (0, 0);
            }
            // Told again when it was well in between.
            self.told_dead &= self.zeros > 0;
            let limit = if self.lived { DEAD_AGAIN_AFTER } else { DEAD_AFTER };
            if self.zeros >= limit && !std::mem::replace(&mut self.told_dead, true) {
                troubles.push(Trouble::Dead);
            }
        }
        if dropped > self.dropped {
            troubles.push(Trouble::Dropped(dropped - self.dropped));
            self.dropped = dropped;
        }
        troubles
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(sounds: &[Vec<f32>]) -> Vec<Trouble> {
        let mut health = Health::default();
        sounds.iter().flat_map(|sound| health.hear(sound, 0)).collect()
    }

    #[test]
    fn a_dead_microphone_is_told_once_until_it_lives() {
        let zeros = || vec![0.0; 9 * 16_000];
        let long = || vec![0.0; 61 * 16_000];
        assert_eq!(
            told(&[vec![0.0; 2 * 16_000], vec![1e-5; 10], vec![0.0; 2 * 16_000]]),
            []
        );
        assert_eq!(told(&[zeros(), zeros()]), [Trouble::Dead]);
        // A headset with a noise gate is silent while the caller speaks.
        assert_eq!(told(&[vec![0.01; 10], zeros(), zeros()]), []);
        let again = told(&[zeros(), vec![0.01; 10], long()]);
        assert_eq!(again, [Trouble::Dead, Trouble::Dead]);
    }

    #[test]
    fn clipping_is_told_and_a_click_is_not() {
        let mut click = vec![0.1; 16_000];
        click[5] = 1.0;
        assert_eq!(told(&[click]), []);
        let loud: Vec<f32> = (0..32_000)
            .map(|i| (3.0 * (i as f32 * 0.05).sin()).clamp(-1.0, 1.0))
            .collect();
        assert_eq!(told(&[loud.clone(), loud]), [Trouble::Clipped]);
    }

    #[test]
    fn lost_samples_are_counted() {
        let mut health = Health::default();
        assert_eq!(health.hear(&[], 0), []);
        assert_eq!(health.hear(&[], 480), [Trouble::Dropped(480)]);
        assert_eq!(health.hear(&[], 480), []);
        assert_eq!(health.hear(&[], 500), [Trouble::Dropped(20)]);
    }
}
