//! How guessing is slowed down: each failure of an account on a device makes the next try wait longer.
//!
//! Devices on which the account has not signed in yet share one lock, so that guesses from anywhere wait
//! together, and the person at their own desk does not wait for them. Not for: floods of requests, which the
//! server limits by address.

use crate::time::Moment;

/// Failures up to which (excluded) a wait holds, and its seconds; after the last one the lock stays shut
/// until a day has gone by.
const STEPS: &[(i64, i64)] = &[(3, 1), (9, 3), (25, 5), (100, 10)];
/// Seconds without a failure after which all is forgotten.
const DAY: i64 = 86_400;

/// What is known of an account on a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Softlock {
    /// Failures in a row.
    pub failures: i64,
    /// Not before this.
    pub until: Moment,
    /// When all is forgotten.
    pub reset: Moment,
}

impl Softlock {
    /// Seconds to wait, 0 if a try may be made.
    #[must_use]
    pub fn wait(self, now: Moment) -> i64 {
        match now >= self.reset || now >= self.until {
            true => 0,
            // What is shown is never less than what is waited.
            false => self.until.seconds_since(now) + 1,
        }
    }

    /// After a failure.
    #[must_use]
    pub fn failed(self, now: Moment) -> Self {
        let failures = if now >= self.reset {
            1
        } else {
            self.failures + 1
        };
        let step = STEPS.iter().find(|(below, _)| failures < *below);
        Self {
            failures,
            until: now.plus_seconds(step.map_or(DAY, |(_, seconds)| *seconds)),
            reset: now.plus_seconds(DAY),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_and_end_in_a_lock() {
        let (mut now, mut lock, mut waits) =
            (Moment::from_seconds(1_000), Softlock::default(), Vec::new());
        assert_eq!(lock.wait(now), 0);
        for _ in 0..100 {
            lock = lock.failed(now);
            waits.push(lock.wait(now) - 1);
            now = lock.until;
            assert_eq!(lock.wait(now), 0);
        }
        let count = |seconds| waits.iter().filter(|wait| **wait == seconds).count();
        assert_eq!([1, 3, 5, 10, DAY].map(count), [2, 6, 16, 75, 1]);
        let guessing: i64 = waits.iter().take(99).sum();
        assert_eq!(guessing, 850);
    }

    #[test]
    fn a_day_of_peace_forgets() {
        let now = Moment::from_seconds(1_000);
        let lock = Softlock {
            failures: 99,
            ..Softlock::default()
        }
        .failed(now)
        .failed(now);
        let locked = Softlock {
            failures: 99,
            until: now,
            reset: now.plus_seconds(1),
        }
        .failed(now);
        assert_eq!((lock.failures, locked.failures), (2, 100));
        assert!(locked.wait(now.plus_seconds(DAY - 1)) > 0);
        assert_eq!(locked.wait(now.plus_seconds(DAY)), 0);
        assert_eq!(locked.failed(now.plus_seconds(DAY)).failures, 1);
    }
}
