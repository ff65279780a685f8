//! How long a session lives.
//!
//! Not for: its token, which is random and kept as a digest only.

use super::role::Strength;
use crate::time::Moment;

/// Seconds without a request after which a session ends, unless the installation says otherwise.
pub const IDLE_SECONDS: i64 = 30 * 60;
/// Seconds after which a session ends however busy it is (ASVS 5 V7.3.2).
pub const ABSOLUTE_SECONDS: i64 = 8 * 3_600;
/// Seconds for which a sign-in is fresh.
pub const FRESH_SECONDS: i64 = 10 * 60;
/// Seconds a session may wait for a new password or the second factor.
pub const PASSWORD_SECONDS: i64 = 10 * 60;

/// A session's times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Times {
    /// When the password was entered.
    pub begun: Moment,
    /// When the last request came.
    pub seen: Moment,
    /// When the person last proved who they are, second factor included; none before the sign-in is whole.
    pub proved: Option<Moment>,
}

/// What the session is worth now; a clock that went backwards makes it neither longer nor shorter.
#[must_use]
pub fn strength(times: Times, idle_seconds: i64, now: Moment) -> Strength {
    let idle = now.seconds_since(times.seen);
    let age = now.seconds_since(times.begun);
    match times.proved {
        _ if age >= ABSOLUTE_SECONDS || idle >= idle_seconds => Strength::None,
        None if age >= PASSWORD_SECONDS => Strength::None,
        None => Strength::Password,
        Some(proved) if now.seconds_since(proved) < FRESH_SECONDS => Strength::Fresh,
        Some(_) => Strength::Full,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(begun: i64, seen: i64, proved: Option<i64>, now: i64) -> Strength {
        let at = Moment::from_seconds;
        let times = Times {
            begun: at(begun),
            seen: at(seen),
            proved: proved.map(at),
        };
        strength(times, IDLE_SECONDS, at(now))
    }

    #[test]
    fn a_session_ends_idle_and_in_any_case() {
        assert_eq!(after(0, 0, None, 599), Strength::Password);
        assert_eq!(after(0, 599, None, 600), Strength::None);
        assert_eq!(after(0, 0, Some(0), 599), Strength::Fresh);
        assert_eq!(after(0, 0, Some(0), 1_799), Strength::Full);
        assert_eq!(after(0, 0, Some(0), 1_800), Strength::None);
        assert_eq!(after(0, 28_000, Some(27_900), 28_799), Strength::Full);
        assert_eq!(after(0, 28_700, Some(28_700), 28_800), Strength::None);
    }
}
