//! Points as quotients of whole numbers, for all units of a criterion at once.
//!
//! Not for: what b = 0 or a > b mean; `column` puts that into the numbers.

use super::Sums;
use super::rest::Terms;
use std::ops::Range;

/// Points = min(over × factor / under, max), in the fixed point.
#[derive(Debug)]
pub(super) struct Quotient {
    pub(super) factor: u64,
    /// By unit: over and under. Where a policy decides, 0 over 1, or something that reaches the maximum.
    pub(super) numbers: Numbers,
    /// Units that it does not apply to, ascending.
    pub(super) gone: Vec<usize>,
    /// The greatest over and under.
    pub(super) greatest: (u64, u64),
}

/// Pairs of numbers, as short as they may be.
#[derive(Debug)]
pub(super) enum Numbers {
    Short(Vec<(u32, u32)>),
    Long(Vec<(u64, u64)>),
}

impl Numbers {
    pub(super) fn push(&mut self, over: u64, under: u64) {
        if let Self::Short(list) = self {
            if let (Ok(over), Ok(under)) = (u32::try_from(over), u32::try_from(under)) {
                list.push((over, under));
                return;
            }
            let long = list
                .iter()
                .map(|(over, under)| (u64::from(*over), u64::from(*under)));
            *self = Self::Long(long.collect());
        }
        if let Self::Long(list) = self {
            list.push((over, under));
        }
    }

    fn of(&self, unit: usize) -> Option<(u64, u64)> {
        match self {
            Self::Short(list) => list
                .get(unit)
                .map(|(over, under)| (u64::from(*over), u64::from(*under))),
            Self::Long(list) => list.get(unit).copied(),
        }
    }
}

/// Powers of ten by which a factor may be split into two that are multiplied one after the other.
const SPLITS: [u64; 3] = [1_000, 1_000_000, 1_000_000_000];

impl Quotient {
    pub(super) fn points(&self, units: Range<usize>, max: u64, kept: &mut [u64], sums: &mut Sums) {
        match &self.numbers {
            Numbers::Short(list) => {
                self.all(list.get(units.clone()).unwrap_or(&[]), max, kept, sums);
            }
            Numbers::Long(list) => {
                self.all(list.get(units.clone()).unwrap_or(&[]), max, kept, sums);
            }
        }
        let first = self.gone.partition_point(|unit| *unit < units.start);
        for unit in self
            .gone
            .iter()
            .skip(first)
            .take_while(|unit| **unit < units.end)
        {
            sums.gone[unit - units.start] += max;
        }
    }

    /// Chooses the shortest division that no unit's numbers overflow.
    fn all<T: Copy + Into<u64>>(
        &self,
        numbers: &[(T, T)],
        max: u64,
        kept: &mut [u64],
        sums: &mut Sums,
    ) {
        let (over, under) = self.greatest;
        let factor = self.factor;
        if over.checked_mul(factor).is_some() {
            each(numbers, max, kept, sums, |over, under| {
                let product = over * factor;
                (product / under, product % under)
            });
            return;
        }
        let fits = |split: &u64| {
            let first = over.checked_mul(factor / split).is_some();
            first && factor.is_multiple_of(*split) && under.checked_mul(*split).is_some()
        };
        if let Some(split) = SPLITS.into_iter().find(fits) {
            let factor = factor / split;
            each(numbers, max, kept, sums, |over, under| {
                let first = over * factor;
                let second = (first % under) * split;
                // A quotient that overflows is far above any maximum.
                let whole = (first / under).saturating_mul(split);
                (whole.saturating_add(second / under), second % under)
            });
            return;
        }
        each(numbers, max, kept, sums, |over, under| {
            self.wide(over, under)
        });
    }

    /// Quotient and remainder of any numbers.
    #[inline]
    fn wide(&self, over: u64, under: u64) -> (u64, u64) {
        if let Some(product) = over.checked_mul(self.factor) {
            return (product / under, product % under);
        }
        let product = u128::from(over) * u128::from(self.factor);
        let quotient = u64::try_from(product / u128::from(under)).unwrap_or(u64::MAX);
        // The remainder is below `under`, so it fits; the fallback is never taken.
        (
            quotient,
            u64::try_from(product % u128::from(under)).unwrap_or(0),
        )
    }

    pub(super) fn cut(&self, unit: usize, max: u64, terms: &mut Terms) {
        if let Some((over, under)) = self.numbers.of(unit) {
            let (quotient, rest) = self.wide(over, under);
            if quotient < max {
                terms.add_words(rest, under);
            }
        }
    }
}

/// Divides for each unit, keeps the points and adds them up.
#[inline]
fn each<T: Copy + Into<u64>>(
    numbers: &[(T, T)],
    max: u64,
    kept: &mut [u64],
    sums: &mut Sums,
    divide: impl Fn(u64, u64) -> (u64, u64),
) {
    let sums = sums.points.iter_mut().zip(&mut sums.cut);
    for (((over, under), kept), (points, cut)) in numbers.iter().zip(kept).zip(sums) {
        let (quotient, rest) = divide((*over).into(), (*under).into());
        *kept = quotient.min(max);
        *points += *kept;
        *cut += u32::from(quotient < max && rest != 0);
    }
}
