//! Moments: when something happened, to the microsecond.
//!
//! Not for: asking what time it is. No function of this crate does: whoever calls gives `now`.

use std::fmt;

const SECOND: i64 = 1_000_000;
const DAY: i64 = 86_400;
/// Vietnam has one time zone and no summer time: UTC+7.
const VIETNAM: i64 = 7 * 3_600;
/// The last microsecond of the year 9999 in Vietnam: years have four digits.
const LAST: i64 = (253_402_300_800 - VIETNAM) * SECOND - 1;

/// Microseconds since 1 January 1970 UTC, within 1970 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Moment(i64);

impl Moment {
    /// So many microseconds after the beginning of 1970 UTC; outside of 1970 to 9999 the nearest within.
    #[must_use]
    pub fn from_micros(micros: i64) -> Self {
        Self(micros.clamp(0, LAST))
    }

    /// So many seconds after the beginning of 1970 UTC.
    #[must_use]
    pub fn from_seconds(seconds: i64) -> Self {
        Self::from_micros(seconds.saturating_mul(SECOND))
    }

    /// Microseconds since the beginning of 1970 UTC.
    #[must_use]
    pub fn micros(self) -> i64 {
        self.0
    }

    /// So many seconds later; earlier where negative.
    #[must_use]
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Self::from_micros(self.0.saturating_add(seconds.saturating_mul(SECOND)))
    }

    /// Whole seconds from `earlier` to this, rounded down; negative where `earlier` is later.
    #[must_use]
    pub fn seconds_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).div_euclid(SECOND)
    }

    /// As machines read it, in UTC: `2024-01-08T02:00:00.000000Z` (RFC 3339).
    #[must_use]
    pub fn text(self) -> String {
        let Date { year, month, day } = Date::of(self.0.div_euclid(SECOND * DAY));
        let of_day = self.0.rem_euclid(SECOND * DAY);
        let (seconds, micros) = (of_day / SECOND, of_day % SECOND);
        let (hour, minute, second) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{micros:06}Z")
    }

    /// Reads what [`Moment::text`] wrote; `None` for every other spelling.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let number = |from: usize, to: usize| -> Option<i64> {
            let digits = text.get(from..to)?;
            let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
            plain.then(|| digits.parse().ok())?
        };
        let date = Date {
            year: number(0, 4)?,
            month: number(5, 7)?,
            day: number(8, 10)?,
        };
        let seconds =
            date.days() * DAY + number(11, 13)? * 3_600 + number(14, 16)? * 60 + number(17, 19)?;
        let moment = Self::from_micros(seconds * SECOND + number(20, 26)?);
        // Marks between the figures, and figures out of range: 31 February, 25 o'clock.
        (moment.text() == text).then_some(moment)
    }
}

/// As people in Vietnam read it: `08/01/2024 09:00`.
impl fmt::Display for Moment {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let local = self.0.div_euclid(SECOND) + VIETNAM;
        let Date { year, month, day } = Date::of(local.div_euclid(DAY));
        let minutes = local.rem_euclid(DAY) / 60;
        let (hour, minute) = (minutes / 60, minutes % 60);
        write!(out, "{day:02}/{month:02}/{year:04} {hour:02}:{minute:02}")
    }
}

/// A day of the Gregorian calendar.
struct Date {
    year: i64,
    month: i64,
    day: i64,
}

/// Days of 400 years, which repeat exactly.
const CYCLE: i64 = 146_097;
/// Days from 1 March of year 0 to 1 January 1970. Years begin in March here: the leap day comes last.
const FROM_YEAR_0: i64 = 719_468;

impl Date {
    /// The date so many days after 1 January 1970.
    fn of(days: i64) -> Self {
        let days = days + FROM_YEAR_0;
        let (cycle, of_cycle) = (days.div_euclid(CYCLE), days.rem_euclid(CYCLE));
        let leap_days = of_cycle / 1_460 - of_cycle / 36_524 + of_cycle / (CYCLE - 1);
        let of_400 = (of_cycle - leap_days) / 365;
        let of_year = of_cycle - (365 * of_400 + of_400 / 4 - of_400 / 100);
        // Months from March have 31, 30, 31, 30, 31 days, twice: 153 in five.
        let from_march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * from_march + 2) / 5 + 1;
        let month = if from_march < 10 {
            from_march + 3
        } else {
            from_march - 9
        };
        let year = cycle * 400 + of_400 + i64::from(month <= 2);
        Self { year, month, day }
    }

    /// Days from 1 January 1970 to it; of a date that does not exist, those to one that does.
    fn days(&self) -> i64 {
        let year = self.year - i64::from(self.month <= 2);
        let from_march = (self.month + 9) % 12;
        let of_400 = year.rem_euclid(400);
        let of_year = (153 * from_march + 2) / 5 + self.day - 1;
        let of_cycle = of_400 * 365 + of_400 / 4 - of_400 / 100 + of_year;
        year.div_euclid(400) * CYCLE + of_cycle - FROM_YEAR_0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_moment_is_shown_in_vietnam_and_written_in_utc() {
        let moment = Moment::from_seconds(1_704_679_200);
        assert_eq!(moment.text(), "2024-01-08T02:00:00.000000Z");
        assert_eq!(moment.to_string(), "08/01/2024 09:00");
        let eve = Moment::read("2023-12-31T17:00:00.000001Z").expect("a moment");
        assert_eq!(eve.to_string(), "01/01/2024 00:00");
        let leap = Moment::read("2024-02-29T00:00:00.000000Z").expect("a leap day");
        assert_eq!(
            leap.plus_seconds(86_400).text(),
            "2024-03-01T00:00:00.000000Z"
        );
        assert_eq!(
            Moment::from_micros(i64::MAX).to_string(),
            "31/12/9999 23:59"
        );
        assert_eq!(Moment::from_micros(i64::MIN), Moment::default());
    }

    #[test]
    fn other_spellings_are_not_read() {
        for text in [
            "",
            "2024-01-08",
            "2024-01-08T02:00:00Z",
            "2024-01-08T02:00:00.000000",
            "2024-01-08T02:00:00.000000+00:00",
            "2024-02-30T02:00:00.000000Z",
            "2023-02-29T02:00:00.000000Z",
            "2024-13-08T02:00:00.000000Z",
            "2024-01-08T24:00:00.000000Z",
            "2024-01-08T02:60:00.000000Z",
            "2024-01-08 02:00:00.000000Z",
            "1969-12-31T23:59:59.000000Z",
            "+024-01-08T02:00:00.000000Z",
        ] {
            assert_eq!(Moment::read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(micros in 0..=LAST) {
            let moment = Moment::from_micros(micros);
            prop_assert_eq!(Moment::read(&moment.text()), Some(moment));
        }

        #[test]
        fn text_sorts_as_time_does(a in 0..=LAST, b in 0..=LAST) {
            let (a, b) = (Moment::from_micros(a), Moment::from_micros(b));
            prop_assert_eq!(a.cmp(&b), a.text().cmp(&b.text()));
        }
    }
}
