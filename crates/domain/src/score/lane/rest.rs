//! What fixed point cut off, added up exactly: asked only where a rounding boundary is so near that it
//! counts.
//!
//! Fractions below one step, first gathered by their denominator (equal ones cancel in real ties), then over
//! a common denominator of one machine word, then in 64 binary places, which decides all but true ties, and
//! at last as fractions of any size.
//! Not for: sums that are shown as fractions; see `rational::sum`.

use crate::rational::{Rational, Rounding, sum};
use num_integer::Integer;

/// Places for denominators: a power of two.
const PLACES: usize = 256;
/// Of which so many are used; what comes later is added as fractions of any size.
const USED_MAX: usize = 192;

/// Fractions under way: numerator and denominator of each, a denominator once.
pub(super) struct Terms {
    whole: u64,
    /// Denominator 0 is a free place.
    places: [(u64, u64); PLACES],
    /// Which places are used, as many as `used`.
    order: [u8; USED_MAX],
    used: usize,
    others: Vec<Rational>,
}

/// A multiple of a sum of fractions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scaled {
    /// Cut down to a whole number.
    pub(super) whole: u64,
    /// Whether something was cut.
    pub(super) is_cut: bool,
}

impl Default for Terms {
    fn default() -> Self {
        Terms {
            whole: 0,
            places: [(0, 0); PLACES],
            order: [0; USED_MAX],
            used: 0,
            others: Vec::new(),
        }
    }
}

impl Terms {
    /// Forgets all of them; cheaper than new places.
    pub(super) fn clear(&mut self) {
        for at in self.order.iter().take(self.used) {
            self.places[usize::from(*at)] = (0, 0);
        }
        (self.whole, self.used) = (0, 0);
        self.others.clear();
    }

    /// Adds a fraction, 0 <= fraction < 1.
    pub(super) fn add(&mut self, term: &Rational) {
        match term.words() {
            Some((over, under)) => self.add_words(over, under),
            None => self.others.push(term.clone()),
        }
    }

    /// Adds over/under, 0 <= over < under.
    pub(super) fn add_words(&mut self, over: u64, under: u64) {
        if over == 0 {
            return;
        }
        let mut at = hash(under);
        loop {
            let Some(place) = self.places.get_mut(at) else {
                return;
            };
            if place.1 == under {
                // Both are below `under`, which is at most i64::MAX.
                place.0 += over;
                if place.0 >= under {
                    place.0 -= under;
                    self.whole += 1;
                }
                return;
            }
            if place.1 == 0 && (self.used == USED_MAX || i64::try_from(under).is_err()) {
                self.others.extend(fraction(over, under));
                return;
            }
            if place.1 == 0 {
                *place = (over, under);
                self.order[self.used] = at.to_le_bytes()[0];
                self.used += 1;
                return;
            }
            at = (at + 1) % PLACES;
        }
    }

    /// The sum times `by` (at most 10^8). `None` where a figure is too large.
    pub(super) fn scaled(&self, by: u64) -> Option<Scaled> {
        let whole = self.whole.checked_mul(by)?;
        let found = self
            .over_a_word(by)
            .or_else(|| self.in_binary(by))
            .or_else(|| self.exactly(by));
        found.and_then(|rest| {
            let whole = whole.checked_add(rest.whole)?;
            Some(Scaled { whole, ..rest })
        })
    }

    fn fractions(&self) -> impl Iterator<Item = (u64, u64)> {
        let used = self.order.iter().take(self.used);
        used.map(|at| self.places[usize::from(*at)])
            .filter(|(over, _)| *over != 0)
    }

    /// Over a common denominator, if that fits.
    fn over_a_word(&self, by: u64) -> Option<Scaled> {
        let (mut sum, mut common) = (0_u64, 1_u64);
        for (over, under) in self.fractions() {
            let shared = over.gcd(&under);
            let (over, under) = (over / shared, under / shared);
            let widen = under / common.gcd(&under);
            let wide = common.checked_mul(widen)?;
            sum = sum
                .checked_mul(widen)?
                .checked_add(over.checked_mul(wide / under)?)?;
            common = wide;
        }
        let product = u128::from(sum) * u128::from(by);
        self.others.is_empty().then_some(())?;
        Some(Scaled {
            whole: u64::try_from(product / u128::from(common)).ok()?,
            is_cut: product % u128::from(common) != 0,
        })
    }

    /// In 64 binary places, if no whole number is near.
    fn in_binary(&self, by: u64) -> Option<Scaled> {
        let (mut low, mut count) = (0_u128, 0_u128);
        for (over, under) in self.fractions() {
            low += (u128::from(over) << 64) / u128::from(under);
            count += 1;
        }
        let by = u128::from(by);
        let (low, high) = (low * by, (low + count) * by);
        // Between two whole numbers, so it is none itself; what begins at one may be just that.
        let is_between = low >> 64 == high >> 64 && low % (1 << 64) != 0;
        (is_between && self.others.is_empty()).then_some(())?;
        Some(Scaled {
            whole: u64::try_from(low >> 64).ok()?,
            is_cut: true,
        })
    }

    fn exactly(&self, by: u64) -> Option<Scaled> {
        let own = self.fractions().map(|(over, under)| fraction(over, under));
        let own: Vec<Rational> = own.collect::<Option<_>>()?;
        let sum =
            &sum(own.iter().chain(&self.others)) * &Rational::from_integer(i64::try_from(by).ok()?);
        Some(Scaled {
            whole: u64::try_from(sum.round(0, Rounding::Down).steps()?).ok()?,
            is_cut: !sum.is_integer(),
        })
    }
}

fn hash(under: u64) -> usize {
    // The upper eight bits of a product with the golden ratio spread neighbours apart.
    (under.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 56) as usize
}

fn fraction(over: u64, under: u64) -> Option<Rational> {
    match (i64::try_from(over), i64::try_from(under)) {
        (Ok(over), Ok(under)) => Rational::new(over, under),
        _ => {
            let (over, under) = (Rational::of_word(over), Rational::of_word(under));
            over.checked_div(&under)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_of_binary_fractions_that_is_whole_is_not_cut() {
        // Exact in 64 binary places, while over the common denominator 2^61 the sum exceeds a word.
        let mut terms = Terms::default();
        for power in 40..60 {
            terms.add_words(3 << (power - 2), 1 << power);
        }
        terms.add_words(1, 1 << 61);
        terms.add_words((3 << 61) - 3, 3 << 61);
        let sum = Scaled {
            whole: 16,
            is_cut: false,
        };
        assert_eq!(terms.over_a_word(1), None);
        assert_eq!(terms.scaled(1), Some(sum));
    }
}
