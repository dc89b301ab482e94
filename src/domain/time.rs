//! Session time. The core never reads a clock; it is handed these.

use std::fmt;
use std::ops::{Add, Sub};

use serde::{Deserialize, Serialize};

/// Milliseconds since the session began, or a length in milliseconds.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Millis(pub u64);

impl Millis {
    /// The start of a session, or no time at all.
    pub const ZERO: Self = Self(0);

    /// Whole or fractional seconds; negative and non-finite values become zero.
    pub fn from_seconds(seconds: f64) -> Self {
        // A float-to-integer `as` saturates, and takes NaN and negatives to 0.
        Self((seconds * 1000.0).round() as u64)
    }

    /// In seconds.
    pub fn seconds(self) -> f64 {
        self.0 as f64 / 1000.0
    }

    /// The distance to an earlier moment; zero when `earlier` is in fact later.
    pub fn since(self, earlier: Self) -> Self {
        Self(self.0.saturating_sub(earlier.0))
    }
}

impl Add for Millis {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Millis {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self.since(other)
    }
}

impl fmt::Display for Millis {
    /// Minutes, seconds and tenths: `1:02.3`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = self.0 / 100;
        write!(f, "{}:{:02}.{}", tenths / 600, tenths / 10 % 60, tenths % 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_seconds_never_panic() {
        assert_eq!(Millis::from_seconds(f64::NAN), Millis::ZERO);
        assert_eq!(Millis::from_seconds(-3.0), Millis::ZERO);
        assert_eq!(Millis::from_seconds(1.2345), Millis(1235));
        assert_eq!(Millis(5) - Millis(9), Millis::ZERO);
        assert_eq!(Millis(62_345).to_string(), "1:02.3");
    }
}
