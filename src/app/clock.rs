//! Session time for the window: the real clock, or a virtual one that the autopilot moves. The only place of the
//! window that reads a clock.

use std::time::Instant;

use crate::domain::Millis;

/// Where session time comes from.
#[derive(Debug, Clone, Copy)]
pub enum Clock {
    /// Real time since this moment.
    Real(Instant),
    /// Time that moves by a fixed step a frame.
    Virtual(Millis),
}

impl Clock {
    /// A real clock that begins now.
    pub fn real() -> Self {
        Self::Real(Instant::now())
    }

    /// Session time.
    pub fn now(self) -> Millis {
        match self {
            Self::Real(since) => Millis(u64::try_from(since.elapsed().as_millis()).unwrap_or(u64::MAX)),
            Self::Virtual(now) => now,
        }
    }

    /// Moves a virtual clock on; a real one moves by itself.
    pub fn advance(&mut self, step: Millis) {
        if let Self::Virtual(now) = self {
            *now = *now + step;
        }
    }
}
