//! Addition, subtraction, multiplication, division and sign of exact numbers.
//!
//! Results come out in lowest terms without a division of the whole: common factors are taken from the
//! operands first, where the numbers are still small.
//!
//! Not for: adding many terms (see `sum`).

use std::iter::Sum;
use std::ops::{Add, Mul, Neg, Sub};

use num_bigint::{BigInt, BigUint};
use num_integer::Integer;
use num_traits::One;

use super::gcd::gcd;
use super::sum::Total;
use super::{Rational, Repr};

impl Rational {
    /// `self / divisor`; `None` when the divisor is zero.
    pub fn checked_div(&self, divisor: &Rational) -> Option<Rational> {
        divisor.reciprocal().map(|reciprocal| self * &reciprocal)
    }

    fn reciprocal(&self) -> Option<Rational> {
        match &self.0 {
            Repr::Small { num: 0, .. } => None,
            Repr::Small { num, den } => {
                let flipped = i128::from(den.get()) * i128::from(num.signum());
                Some(Rational::from_reduced(
                    flipped,
                    u128::from(num.unsigned_abs()),
                ))
            }
            Repr::Big(parts) => {
                let flipped = BigInt::from_biguint(parts.num.sign(), parts.den.clone());
                Some(Rational::from_reduced_big(
                    flipped,
                    parts.num.magnitude().clone(),
                ))
            }
        }
    }
}

impl Add<&Rational> for &Rational {
    type Output = Rational;

    fn add(self, other: &Rational) -> Rational {
        match (&self.0, &other.0) {
            (Repr::Small { num: a, den: b }, Repr::Small { num: c, den: d }) => {
                add_small((*a, b.get()), (*c, d.get()))
            }
            _ => add_big(self, other),
        }
    }
}

/// a/b + c/d; with g = gcd(b, d) only factors of g can cancel in the sum.
fn add_small((a, b): (i64, u64), (c, d): (i64, u64)) -> Rational {
    let common = if b == d { b } else { b.gcd(&d) };
    let (b_rest, d_rest) = (b / common, d / common);
    let num = i128::from(a) * i128::from(d_rest) + i128::from(c) * i128::from(b_rest);
    if common == 1 {
        return Rational::from_reduced(num, u128::from(b) * u128::from(d));
    }
    // The remainder is below `common`, so it fits; the fallback is never taken.
    let rest = match i64::try_from(num) {
        Ok(num) => num.unsigned_abs() % common,
        Err(_) => u64::try_from(num.unsigned_abs() % u128::from(common)).unwrap_or(0),
    };
    let cancelled = rest.gcd(&common);
    let den = u128::from(b_rest) * u128::from(d / cancelled);
    if cancelled == 1 {
        return Rational::from_reduced(num, den);
    }
    Rational::from_reduced(num / i128::from(cancelled), den)
}

fn add_big(left: &Rational, right: &Rational) -> Rational {
    let (a, b) = (left.numerator(), left.big_denominator());
    let (c, d) = (right.numerator(), right.big_denominator());
    let common = gcd(&b, &d);
    let (b_rest, d_rest) = (over(&b, &common), over(&d, &common));
    let num = a * BigInt::from(d_rest) + c * BigInt::from(b_rest.clone());
    let cancelled = gcd(num.magnitude(), &common);
    let den = b_rest * over(&d, &cancelled);
    Rational::from_reduced_big(over_signed(&num, &cancelled), den)
}

impl Mul<&Rational> for &Rational {
    type Output = Rational;

    fn mul(self, other: &Rational) -> Rational {
        match (&self.0, &other.0) {
            (Repr::Small { num: a, den: b }, Repr::Small { num: c, den: d }) => {
                mul_small((*a, b.get()), (*c, d.get()))
            }
            _ => mul_big(self, other),
        }
    }
}

fn mul_small((a, b): (i64, u64), (c, d): (i64, u64)) -> Rational {
    let (left, right) = (common_factor(a, d), common_factor(c, b));
    let num = i128::from(shorten(a, left)) * i128::from(shorten(c, right));
    Rational::from_reduced(num, u128::from(b / right) * u128::from(d / left))
}

/// `num / common` in one machine word; `common` divides a denominator, so it fits.
fn shorten(num: i64, common: u64) -> i64 {
    match i64::try_from(common) {
        Ok(common) if common > 1 => num / common,
        _ => num,
    }
}

fn common_factor(num: i64, den: u64) -> u64 {
    if den == 1 {
        1
    } else {
        num.unsigned_abs().gcd(&den)
    }
}

fn mul_big(left: &Rational, right: &Rational) -> Rational {
    let (a, b) = (left.numerator(), left.big_denominator());
    let (c, d) = (right.numerator(), right.big_denominator());
    let (across, back) = (gcd(a.magnitude(), &d), gcd(c.magnitude(), &b));
    let num = over_signed(&a, &across) * over_signed(&c, &back);
    Rational::from_reduced_big(num, over(&b, &back) * over(&d, &across))
}

/// `n / divisor` without work in the common case of 1.
fn over(n: &BigUint, divisor: &BigUint) -> BigUint {
    if divisor.is_one() {
        n.clone()
    } else {
        n / divisor
    }
}

fn over_signed(n: &BigInt, divisor: &BigUint) -> BigInt {
    BigInt::from_biguint(n.sign(), over(n.magnitude(), divisor))
}

impl Neg for &Rational {
    type Output = Rational;

    fn neg(self) -> Rational {
        match &self.0 {
            Repr::Small { num, den } => {
                Rational::from_reduced(-i128::from(*num), u128::from(den.get()))
            }
            Repr::Big(parts) => Rational::from_reduced_big(-&parts.num, parts.den.clone()),
        }
    }
}

impl Neg for Rational {
    type Output = Rational;

    fn neg(self) -> Rational {
        -&self
    }
}

impl Sub<&Rational> for &Rational {
    type Output = Rational;

    fn sub(self, other: &Rational) -> Rational {
        self + &-other
    }
}

/// The same operator for owned operands on either side.
macro_rules! by_value {
    ($($operator:ident $method:ident),*) => {$(
        impl $operator<Rational> for Rational {
            type Output = Rational;
            fn $method(self, other: Rational) -> Rational {
                $operator::$method(&self, &other)
            }
        }
        impl $operator<&Rational> for Rational {
            type Output = Rational;
            fn $method(self, other: &Rational) -> Rational {
                $operator::$method(&self, other)
            }
        }
        impl $operator<Rational> for &Rational {
            type Output = Rational;
            fn $method(self, other: Rational) -> Rational {
                $operator::$method(self, &other)
            }
        }
    )*};
}
by_value!(Add add, Sub sub, Mul mul);

impl Sum for Rational {
    fn sum<I: Iterator<Item = Rational>>(terms: I) -> Rational {
        terms
            .fold(Total::default(), |total, term| total.plus(&term))
            .finish()
    }
}

impl<'a> Sum<&'a Rational> for Rational {
    fn sum<I: Iterator<Item = &'a Rational>>(terms: I) -> Rational {
        super::sum(terms)
    }
}
