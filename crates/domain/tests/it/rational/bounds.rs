//! Small domains exhaustively, and the edges of machine integers.
//!
//! Not for: how numbers are written (see `text`).

use domain::rational::{Decimal, Rational, Rounded, Rounding};

use super::{MODES, assert_rounds, exact, fraction};

#[test]
fn small_domain_rounds_like_integers() {
    for q in 1_i64..=60 {
        for p in -60_i64..=60 {
            let value = fraction(p, q);
            for digits in 0_u8..=3 {
                let scale = 10_i64.pow(u32::from(digits));
                let (cut, rest) = ((p * scale).abs() / q, (p * scale).abs() % q);
                for rounding in MODES {
                    let up = match rounding {
                        Rounding::HalfUp => 2 * rest >= q,
                        Rounding::HalfEven => 2 * rest > q || (2 * rest == q && cut % 2 == 1),
                        Rounding::Down => false,
                    };
                    let size = cut + i64::from(up);
                    let steps = if p < 0 { -size } else { size };
                    let rounded = value.round(digits, rounding);
                    assert_eq!(
                        rounded.to_rational(),
                        fraction(steps, scale),
                        "{p}/{q} {digits}"
                    );
                    assert_eq!(rounded.to_string(), written(steps, digits), "{p}/{q}");
                }
            }
        }
    }
}

fn written(steps: i64, digits: u8) -> String {
    let minus = if steps < 0 { "-" } else { "" };
    let scale = 10_i64.pow(u32::from(digits));
    let (whole, fraction) = (steps.abs() / scale, steps.abs() % scale);
    let width = usize::from(digits);
    if digits == 0 {
        format!("{minus}{whole}")
    } else {
        format!("{minus}{whole}.{fraction:0width$}")
    }
}

#[test]
fn small_domain_adds_like_integers() {
    for b in 1_i64..=12 {
        for d in 1_i64..=12 {
            for a in -13_i64..=13 {
                for c in -13_i64..=13 {
                    let (x, y) = (fraction(a, b), fraction(c, d));
                    assert_eq!(&x + &y, fraction(a * d + c * b, b * d));
                    assert_eq!(&x - &y, fraction(a * d - c * b, b * d));
                    assert_eq!(&x * &y, fraction(a * c, b * d));
                    assert_eq!(x.checked_div(&y), Rational::new(a * d, b * c));
                    assert_eq!(x.cmp(&y), (a * d).cmp(&(c * b)));
                }
            }
        }
    }
}

#[test]
fn a_fraction_of_zero_parts_does_not_exist() {
    assert_eq!(Rational::new(1, 0), None);
    assert_eq!(Rational::new(0, 0), None);
    assert_eq!(Rational::new(i64::MIN, 0), None);
    assert_eq!(Rational::ONE.checked_div(&Rational::ZERO), None);
    assert_eq!(Rational::ZERO.checked_div(&Rational::ZERO), None);
    assert_eq!(
        exact("9223372036854775808/3").checked_div(&Rational::ZERO),
        None
    );
}

#[test]
fn values_at_the_edge_of_machine_integers() {
    let (min, max) = (
        Rational::from_integer(i64::MIN),
        Rational::from_integer(i64::MAX),
    );
    assert_eq!(fraction(i64::MIN, -1).to_string(), "9223372036854775808");
    assert_eq!(fraction(1, i64::MIN).to_string(), "-1/9223372036854775808");
    assert_eq!(fraction(i64::MIN, i64::MIN), Rational::ONE);
    assert_eq!(
        fraction(i64::MIN, i64::MAX).to_string(),
        "-9223372036854775808/9223372036854775807"
    );
    assert_eq!((-&min).to_string(), "9223372036854775808");
    assert_eq!(-&-&min, min);
    assert_eq!((&max + Rational::ONE) - Rational::ONE, max);
    assert_eq!(&max + Rational::ONE, -&min);
    assert_eq!(
        (&min * &min).to_string(),
        "85070591730234615865843651857942052864"
    );
    let smallest = Rational::ONE.checked_div(&min).unwrap();
    assert_eq!(&smallest * &min, Rational::ONE);
    assert_eq!(Rational::ONE.checked_div(&smallest).unwrap(), min);
    assert!(min < smallest && smallest < Rational::ZERO && Rational::ZERO < -&smallest);
    let unlike = fraction(i64::MAX, i64::MAX - 1) + fraction(i64::MIN, i64::MAX);
    assert_eq!(
        unlike.to_string(),
        "1/85070591730234615838173535747377725442"
    );
}

#[test]
fn rounding_at_the_edge_of_machine_integers() {
    for value in [
        fraction(i64::MAX, 2),
        fraction(i64::MIN, 3),
        fraction(i64::MAX, i64::MAX - 1),
    ] {
        for digits in [0, 1, 17, 18, 19, 20, 37, 38, 39, 255] {
            for rounding in MODES {
                assert_rounds(&value, digits, rounding);
            }
        }
    }
    let nearly = exact("18446744073709551615/2");
    assert_eq!(
        nearly.round(0, Rounding::Down).to_string(),
        "9223372036854775807"
    );
    assert_eq!(
        nearly.round(0, Rounding::HalfUp).to_string(),
        "9223372036854775808"
    );
    assert_eq!(
        (-nearly).round(0, Rounding::HalfUp).to_string(),
        "-9223372036854775808"
    );
}

#[test]
fn neighbours_of_the_slowest_division_are_in_lowest_terms() {
    // Neighbouring Fibonacci numbers: every quotient is 1, so the divisor search takes every step.
    let (mut a, mut b) = (Rational::ONE, Rational::ONE);
    for _ in 0..600 {
        (a, b) = (&a + &b, a);
        let ratio = a.checked_div(&b).unwrap();
        assert_eq!(ratio.numerator(), a.numerator());
        assert_eq!(ratio.denominator(), b.numerator());
        assert_eq!((&a * &a).checked_div(&(&a * &b)).unwrap(), ratio);
    }
}

#[test]
fn decimals_are_compact() {
    assert_eq!(size_of::<Decimal>(), 16);
    assert_eq!(size_of::<Option<Decimal>>(), 16);
    assert_eq!(size_of::<Rational>(), 16);
    assert_eq!(size_of::<Rounded>(), 16);
}
