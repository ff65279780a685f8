//! Days as people write them: `31/12/2026`, in Vietnam's time.
//!
//! Not for: moments with their hour, which show themselves.

use domain::time::Moment;

/// Seconds by which Vietnam's day begins before that of UTC.
const AHEAD: i64 = 7 * 3_600;

/// The beginning of a day; `None` for what is no day.
pub(crate) fn read(text: &str) -> Option<Moment> {
    let mut parts = text.trim().split('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let whole = parts.next().is_none() && [day, month, year].into_iter().all(digits);
    if !whole || year.len() != 4 {
        return None;
    }
    let text = format!("{year}-{month:0>2}-{day:0>2}T00:00:00.000000Z");
    Some(Moment::read(&text)?.plus_seconds(-AHEAD))
}

/// The day of a moment.
pub(crate) fn text(moment: Moment) -> String {
    moment.to_string().chars().take(10).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_it_is_shown() {
        for day in ["01/01/2026", "29/02/2028", "31/12/2026"] {
            assert_eq!(text(read(day).unwrap()), day);
        }
        assert_eq!(text(read(" 1/2/2026 ").unwrap()), "01/02/2026");
    }

    #[test]
    fn what_is_no_day_is_not_taken() {
        for text in [
            "31/02/2026",
            "2026-01-01",
            "1/1/26",
            "",
            "1/1/2026/1",
            "+1/1/2026",
            "a",
        ] {
            assert_eq!(read(text), None, "{text:?}");
        }
    }
}
