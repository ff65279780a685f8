//! The exact sum of many fractions with small unlike denominators, as the criteria of one unit are.
//!
//! Terms gather in a machine-word fraction until its denominator is full; full ones are merged over their
//! least common denominator, which stays known as a product of words. The one reduction at the end
//! therefore needs remainders by words only, never the divisor of two long numbers.
//!
//! Not for: single additions (see `ops`).

use num_bigint::{BigInt, BigUint};
use num_integer::Integer;
use num_traits::One;

use super::gcd::common_word;
use super::{Rational, Repr};

/// The exact sum of `terms`; 0 if there are none.
pub fn sum<'a>(terms: impl Iterator<Item = &'a Rational>) -> Rational {
    terms.fold(Total::default(), Total::plus).finish()
}

/// A sum under way: word + long + big.
pub(super) struct Total {
    word: Word,
    long: Option<Long>,
    /// Terms that were big already.
    big: Rational,
}

/// A fraction not in lowest terms; `den > 0`.
#[derive(Clone, Copy)]
struct Word {
    num: i128,
    den: u64,
}

/// A fraction not in lowest terms whose denominator is the product of `factors`.
struct Long {
    num: BigInt,
    den: BigUint,
    factors: Vec<u64>,
}

impl Default for Total {
    fn default() -> Total {
        Total {
            word: Word { num: 0, den: 1 },
            long: None,
            big: Rational::ZERO,
        }
    }
}

impl Total {
    pub(super) fn plus(mut self, term: &Rational) -> Total {
        match &term.0 {
            Repr::Small { num, den } => {
                let next = Word {
                    num: i128::from(*num),
                    den: den.get(),
                };
                match self.word.plus(next) {
                    Some(sum) => self.word = sum,
                    None => {
                        self.long = Some(Long::merge(self.long, self.word));
                        self.word = next;
                    }
                }
            }
            Repr::Big(_) => self.big = self.big + term,
        }
        self
    }

    pub(super) fn finish(self) -> Rational {
        let small = match self.long {
            None => Rational::reduce(self.word.num, self.word.den),
            long => Long::merge(long, self.word).reduce(),
        };
        if self.big.is_zero() {
            small
        } else {
            small + self.big
        }
    }
}

impl Word {
    /// `None` where the sum does not fit.
    fn plus(self, term: Word) -> Option<Word> {
        if self.den == term.den {
            return Some(Word {
                num: self.num.checked_add(term.num)?,
                den: self.den,
            });
        }
        let common = (self.den % term.den).gcd(&term.den);
        let widen = term.den / common;
        let left = self.num.checked_mul(i128::from(widen))?;
        let right = term.num.checked_mul(i128::from(self.den / common))?;
        Some(Word {
            num: left.checked_add(right)?,
            den: self.den.checked_mul(widen)?,
        })
    }
}

impl Long {
    /// `long + word` over the least common denominator.
    fn merge(long: Option<Long>, word: Word) -> Long {
        let (num, den) = (BigInt::from(word.num), BigUint::from(word.den));
        let Some(long) = long else {
            return Long {
                num,
                den,
                factors: vec![word.den],
            };
        };
        let common = common_word(&long.den, word.den);
        let widen = word.den / common;
        let share = if common.is_one() {
            long.den.clone()
        } else {
            &long.den / common
        };
        let mut factors = long.factors;
        factors.push(widen);
        Long {
            num: long.num * widen + num * BigInt::from(share),
            den: long.den * widen,
            factors,
        }
    }

    /// Each factor gives up what it shares with the numerator; then the product shares nothing with it.
    fn reduce(self) -> Rational {
        let (mut num, mut den) = (self.num, self.den);
        for mut factor in self.factors {
            loop {
                let common = common_word(num.magnitude(), factor);
                if common.is_one() {
                    break;
                }
                num /= common;
                den /= common;
                factor /= common;
            }
        }
        Rational::from_reduced_big(num, den)
    }
}
