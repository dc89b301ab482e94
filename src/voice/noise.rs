//! Noise that is the same wherever and whenever it is made: drawn from a seed by a portable generator.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// White noise without end, and the chances that go with it.
#[derive(Debug)]
pub(super) struct Noise(ChaCha8Rng);

impl Noise {
    /// The noise of a seed.
    pub(super) fn from_seed(seed: u64) -> Self {
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        Self(ChaCha8Rng::from_seed(bytes))
    }

    /// The next sample, −1.0..1.0, every value as likely as another.
    pub(super) fn sample(&mut self) -> f32 {
        // An f32 holds 24 bits exactly.
        (self.0.next_u32() >> 8) as f32 / 8_388_608.0 - 1.0
    }

    /// A whole number below `limit`; 0 when that is 0.
    pub(super) fn below(&mut self, limit: u32) -> u32 {
        // The bias of a remainder of 32 bits by a handful of choices is far below anything that is heard.
        self.0.next_u32().checked_rem(limit).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::super::measure::rms;
    use super::*;

    #[test]
    fn a_seed_is_a_noise_and_noise_is_even() {
        let noise = |seed| {
            let mut noise = Noise::from_seed(seed);
            (0..20_000).map(|_| noise.sample()).collect::<Vec<f32>>()
        };
        let one = noise(7);
        assert_eq!(one, noise(7));
        assert_ne!(one, noise(8));
        assert!(one.iter().all(|sample| (-1.0..1.0).contains(sample)));
        let mean: f32 = one.iter().sum::<f32>() / one.len() as f32;
        assert!(mean.abs() < 0.02, "{mean}");
        // Even over −1..1, it has a root mean square of 1/√3.
        assert!((rms(&one) - 3.0_f64.sqrt().recip()).abs() < 0.01, "{}", rms(&one));
    }

    #[test]
    fn chances_stay_below_their_limit() {
        let mut noise = Noise::from_seed(1);
        let drawn: Vec<u32> = (0..200).map(|_| noise.below(3)).collect();
        assert!((0..3).all(|number| drawn.contains(&number)));
        assert!(drawn.iter().all(|number| *number < 3));
        assert_eq!(noise.below(0), 0);
    }
}
