//! From a node's points in fixed point to its shown points and value (E6).
//!
//! Not for: figures of any size; see `rational::Rational::round`.

use super::rest::{Scaled, Terms};
use super::{PLACES, POINT};
use crate::framework::{Scale, Show};
use crate::rational::{Rational, Rounded, Rounding};

/// How a set shows its figures.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shown {
    show: Show,
    points_digits: u8,
    value_digits: u8,
    rounding: Rounding,
    /// One shown step of points, in the fixed point.
    step: u64,
    /// Steps of a value that 1 in P/A is.
    whole: u64,
}

impl Shown {
    pub(super) fn new(scale: &Scale) -> Option<Self> {
        let power = |digits: u8| 10_u64.checked_pow(u32::from(digits));
        let hundred = if scale.show == Show::Percent { 100 } else { 1 };
        Some(Shown {
            show: scale.show,
            points_digits: scale.points_digits,
            value_digits: scale.value_digits,
            rounding: scale.rounding,
            step: power(PLACES.checked_sub(scale.points_digits)?)?,
            whole: power(scale.value_digits)? * hundred,
        })
    }

    /// Shown points and value in steps, where the true points lie in [points, points + count) and, with a
    /// count, above `points`; `None` where that does not decide them.
    #[inline]
    pub(super) fn certain(self, points: u64, count: u32, max: u64) -> Option<(i64, i64)> {
        let count = u64::from(count);
        let shown = self.rounded(points / self.step, points % self.step, count, self.step)?;
        if self.show == Show::Points || max == 0 {
            return Some((shown, shown));
        }
        let product = u128::from(points) * u128::from(self.whole);
        let (quotient, rest) = (product / u128::from(max), product % u128::from(max));
        let (quotient, rest) = (u64::try_from(quotient).ok()?, u64::try_from(rest).ok()?);
        Some((
            shown,
            self.rounded(quotient, rest, count * self.whole, max)?,
        ))
    }

    /// The same with what was cut off.
    pub(super) fn exact(self, points: u64, rest: &Terms, max: u64) -> Option<(i64, i64)> {
        let once = |scaled: Scaled| u64::from(scaled.is_cut);
        let cut = rest.scaled(1)?;
        let sum = points.checked_add(cut.whole)?;
        let shown = self.rounded(sum / self.step, sum % self.step, once(cut), self.step)?;
        if self.show == Show::Points || max == 0 {
            return Some((shown, shown));
        }
        let cut = rest.scaled(self.whole)?;
        let product = u128::from(points) * u128::from(self.whole) + u128::from(cut.whole);
        let (quotient, rest) = (product / u128::from(max), product % u128::from(max));
        let (quotient, rest) = (u64::try_from(quotient).ok()?, u64::try_from(rest).ok()?);
        Some((shown, self.rounded(quotient, rest, once(cut), max)?))
    }

    /// quotient + rest/step rounded, where the true rest lies in [rest, rest + spread) and, with a spread,
    /// above `rest`.
    #[inline]
    fn rounded(self, quotient: u64, rest: u64, spread: u64, step: u64) -> Option<i64> {
        // Twice everything, so that a half is whole.
        let boundary = if self.rounding == Rounding::Down {
            2 * step
        } else {
            step
        };
        let (low, high) = (2 * rest, 2 * rest.checked_add(spread)?);
        let tie = low == boundary && spread == 0;
        let up = if low < boundary {
            (high <= boundary || spread == 0).then_some(0)?
        } else if tie && self.rounding == Rounding::HalfEven {
            quotient % 2
        } else {
            (high <= boundary + 2 * step).then_some(1)?
        };
        i64::try_from(quotient + up).ok()
    }

    pub(super) fn points(self, steps: i64) -> Rounded {
        Rounded::new(steps, self.points_digits)
    }

    pub(super) fn value(self, steps: i64) -> Rounded {
        let digits = match self.show {
            Show::Points => self.points_digits,
            Show::Percent | Show::Share => self.value_digits,
        };
        Rounded::new(steps, digits)
    }

    pub(super) fn max(self, max: u64) -> Rounded {
        let (max, point) = (i64::try_from(max), i64::try_from(POINT));
        let figure = max
            .ok()
            .zip(point.ok())
            .and_then(|(max, point)| Rational::new(max, point));
        figure
            .unwrap_or(Rational::ZERO)
            .round(self.points_digits, self.rounding)
    }
}
