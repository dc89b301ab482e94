//! Chance by seed: what a call leaves open is drawn here, and a seed must mean the same call for years.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// A number below `limit` for the `count`-th draw of `key` under `seed`; 0 when `limit` is 0.
///
/// Draws of different keys do not move one another.
pub fn draw(seed: u64, key: &str, count: u64, limit: u64) -> u64 {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    bytes[8..16].copy_from_slice(&fingerprint(key).to_le_bytes());
    bytes[16..24].copy_from_slice(&count.to_le_bytes());
    // The bias of a remainder of 64 random bits by a handful of choices is far below anything a caller could show.
    ChaCha8Rng::from_seed(bytes).next_u64().checked_rem(limit).unwrap_or(0)
}

/// FNV-1a, 64 bits: the standard library's hashers may change between releases, a seed must not.
fn fingerprint(key: &str) -> u64 {
    key.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_means_the_same_for_years() {
        assert_eq!(draw(7, "reply", 0, 1_000_000), 167_697);
        assert_eq!(draw(7, "reply", 0, 0), 0);
        assert_ne!(draw(7, "reply", 1, 1_000_000), draw(7, "reply", 0, 1_000_000));
    }
}
