//! Session time for the window: the real clock, or a virtual one that the autopilot moves. The only place of the
//! window that reads a clock.

use std::time::Instant;

use crate::domain::{Day, Millis};

/// Where session time comes from, and how fast it runs.
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    /// Session time at `since`; for a virtual clock, now.
    base: Millis,
    /// None: virtual.
    since: Option<Instant>,
    /// Session seconds that pass in a second; 0 stands still.
    pace: u16,
}

impl Clock {
    /// A real clock that shows `now` and runs on.
    pub fn real(now: Millis) -> Self {
        Self {
            base: now,
            since: Some(Instant::now()),
            pace: 1,
        }
    }

    /// A clock that shows `now` until it is moved.
    pub fn still(now: Millis) -> Self {
        Self {
            base: now,
            since: None,
            pace: 1,
        }
    }

    /// Session time.
    pub fn now(self) -> Millis {
        let passed = self.since.map_or(0, |since| since.elapsed().as_millis());
        self.base
            + Millis(
                u64::try_from(passed)
                    .unwrap_or(u64::MAX)
                    .saturating_mul(u64::from(self.pace)),
            )
    }

    /// Moves a virtual clock on; a real one moves by itself.
    pub fn advance(&mut self, step: Millis) {
        if self.since.is_none() {
            self.base = self.base + Millis(step.0 * u64::from(self.pace));
        }
    }

    /// Goes on from `now` at this pace. `shown` is what the clock showed when `now` was reached: where the two and the
    /// pace agree, nothing is touched, so that no fraction of a second is lost.
    pub fn go_on(&mut self, shown: Millis, now: Millis, pace: u16) {
        if shown == now && pace == self.pace {
            return;
        }
        self.base = now;
        self.since = self.since.map(|_| Instant::now());
        self.pace = pace;
    }
}

/// The moment by the wall's clock, as attempts are dated: RFC 3339, UTC, whole seconds.
pub fn now_utc() -> String {
    jiff::Timestamp::now()
        .round(jiff::Unit::Second)
        .unwrap_or_else(|_| jiff::Timestamp::now())
        .to_string()
}

/// The time on this computer's wall: `14:32:05`.
pub fn time_now() -> String {
    let zone = jiff::tz::TimeZone::system();
    let now = jiff::Timestamp::now().to_zoned_datetime(zone);
    now.strftime("%H:%M:%S").to_string()
}

/// Today by the calendar on this computer's wall.
pub fn today() -> Day {
    let zone = jiff::tz::TimeZone::system();
    jiff::Timestamp::now().to_zoned_datetime(zone).date().into()
}

/// The moment so many days ago, as [`now_utc`] writes it.
pub fn days_ago(days: u32) -> String {
    let hours = i64::from(days) * 24;
    jiff::Timestamp::now()
        .checked_sub(jiff::SignedDuration::from_hours(hours))
        .and_then(|then| then.round(jiff::Unit::Second))
        .map_or_else(|_| String::new(), |then| then.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_virtual_clock_runs_at_its_pace_and_can_be_held() {
        let mut clock = Clock::still(Millis(500));
        clock.advance(Millis(100));
        assert_eq!(clock.now(), Millis(600));
        clock.go_on(Millis(600), Millis(600), 60);
        clock.advance(Millis(100));
        assert_eq!(clock.now(), Millis(6_600));
        // Somebody rang at 2 000: from there it goes on slowly.
        clock.go_on(Millis(6_600), Millis(2_000), 1);
        clock.advance(Millis(100));
        assert_eq!(clock.now(), Millis(2_100));
        clock.go_on(Millis(2_100), Millis(2_100), 0);
        clock.advance(Millis(100));
        assert_eq!(clock.now(), Millis(2_100));
    }
}
