//! Exact numbers against a naive implementation on big fractions, and at every boundary.
//!
//! Not for: scoring rules.

mod bounds;
mod laws;
mod text;

use std::cmp::Ordering;

use domain::rational::{Rational, Rounding};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};

const MODES: [Rounding; 3] = [Rounding::HalfUp, Rounding::HalfEven, Rounding::Down];

fn exact(text: &str) -> Rational {
    Rational::parse_exact(text).unwrap_or_else(|| panic!("not in exact form: {text}"))
}

fn fraction(n: i64, d: i64) -> Rational {
    Rational::new(n, d).unwrap()
}

fn naive(value: &Rational) -> BigRational {
    BigRational::new(value.numerator(), value.denominator())
}

/// The one text of a value, written without the code under test.
fn naive_text(value: &BigRational) -> String {
    if value.is_integer() {
        value.numer().to_string()
    } else {
        format!("{}/{}", value.numer(), value.denom())
    }
}

/// Equal as text means: reduced, positive denominator. Equal after reading back means: canonical inside.
#[track_caller]
fn assert_same(value: &Rational, expected: &BigRational) {
    let text = value.to_string();
    assert_eq!(text, naive_text(expected));
    assert_eq!(value, &exact(&text));
    assert_eq!(value.is_zero(), expected.is_zero());
    assert_eq!(value.is_negative(), expected.is_negative());
    assert_eq!(value.is_integer(), expected.is_integer());
}

/// Rounding by the definition: look at the distance to the two neighbours.
fn naive_round(value: &BigRational, digits: u8, rounding: Rounding) -> BigRational {
    let scale = BigRational::from(BigInt::from(10).pow(u32::from(digits)));
    let scaled = value.abs() * &scale;
    let below = scaled.floor();
    let rest = &scaled - &below;
    let half = BigRational::new(1.into(), 2.into());
    let odd = (below.numer() % 2) == BigInt::from(1);
    let up = match (rounding, rest.cmp(&half)) {
        (Rounding::Down, _) | (_, Ordering::Less) => false,
        (_, Ordering::Greater) => true,
        (Rounding::HalfUp, Ordering::Equal) => true,
        (Rounding::HalfEven, Ordering::Equal) => odd,
    };
    let steps = if up {
        below + BigRational::from(BigInt::from(1))
    } else {
        below
    };
    let size = steps / scale;
    if value.is_negative() { -size } else { size }
}

#[track_caller]
fn assert_rounds(value: &Rational, digits: u8, rounding: Rounding) {
    let rounded = value.round(digits, rounding);
    let expected = naive_round(&naive(value), digits, rounding);
    assert_same(&rounded.to_rational(), &expected);
    assert_eq!(rounded.digits(), digits);
    assert_eq!(rounded.is_zero(), expected.is_zero());
    let text = rounded.to_string();
    let shown_digits = text
        .split_once('.')
        .map_or(0, |(_, fraction)| fraction.len());
    assert_eq!(shown_digits, usize::from(digits), "{text}");
    assert_eq!(text.starts_with('-'), expected.is_negative(), "{text}");
    let digits_only: BigInt = text.replace('.', "").parse().unwrap();
    let scale = BigInt::from(10).pow(u32::from(digits));
    assert_eq!(BigRational::new(digits_only, scale), expected, "{text}");
}
