//! Laws on random values of both representations.
//!
//! Not for: chosen values (see `bounds`, `text`).

use domain::rational::{Decimal, Rational, Rounding, Style, parse_styled, show, sum};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};
use proptest::prelude::*;

use super::{MODES, assert_rounds, assert_same, exact, fraction, naive, naive_text};

/// Numbers around every place where the representation changes, and ordinary ones.
fn integers() -> impl Strategy<Value = i64> {
    let edges = [
        0,
        1,
        -1,
        i64::MAX,
        i64::MAX - 1,
        i64::MIN,
        i64::MIN + 1,
        1 << 31,
        1 << 32,
        -1 << 62,
    ];
    prop_oneof![
        3 => -200_i64..200,
        2 => -1_000_000_000_000_i64..1_000_000_000_000,
        2 => any::<i64>(),
        2 => prop::sample::select(edges.to_vec()),
    ]
}

/// Fractions of both representations, up to about 400 bits.
fn rationals() -> impl Strategy<Value = Rational> {
    let small = (integers(), integers()).prop_filter_map("d = 0", |(n, d)| Rational::new(n, d));
    let long = ("-?[1-9][0-9]{0,120}", "[1-9][0-9]{0,120}").prop_map(|(n, d)| {
        let value = BigRational::new(n.parse().unwrap(), d.parse().unwrap());
        exact(&naive_text(&value))
    });
    prop_oneof![3 => small, 1 => long]
}

proptest! {
    #[test]
    fn operators_agree_with_naive_fractions(a in rationals(), b in rationals()) {
        let (x, y) = (naive(&a), naive(&b));
        assert_same(&(&a + &b), &(&x + &y));
        assert_same(&(&a - &b), &(&x - &y));
        assert_same(&(&a * &b), &(&x * &y));
        assert_same(&-&a, &-&x);
        assert_eq!(a.cmp(&b), x.cmp(&y));
        assert_eq!(a == b, x == y);
        match a.checked_div(&b) {
            Some(quotient) => assert_same(&quotient, &(&x / &y)),
            None => assert!(y.is_zero()),
        }
    }

    #[test]
    fn owned_operands_give_the_same(a in rationals(), b in rationals()) {
        assert_eq!(a.clone() + b.clone(), &a + &b);
        assert_eq!(a.clone() + &b, &a + b.clone());
        assert_eq!(a.clone() - b.clone(), &a - &b);
        assert_eq!(a.clone() - &b, &a - b.clone());
        assert_eq!(a.clone() * b.clone(), &a * &b);
        assert_eq!(a.clone() * &b, &a * b.clone());
        assert_eq!(-a.clone(), -&a);
    }

    #[test]
    fn undoing_an_operation_gives_the_start(a in rationals(), b in rationals()) {
        assert_eq!(&(&a + &b) - &b, a);
        if !b.is_zero() {
            assert_eq!((&a * &b).checked_div(&b).unwrap(), a);
        }
    }

    #[test]
    fn common_factors_of_any_length_cancel(
        p in "[1-9][0-9]{0,150}", q in "[1-9][0-9]{0,150}", factor in "[1-9][0-9]{0,150}"
    ) {
        let whole = |text: &str| BigRational::from(text.parse::<BigInt>().unwrap());
        let (p, q, factor) = (whole(&p), whole(&q), whole(&factor));
        let (above, below) = (exact(&naive_text(&(&p * &factor))), exact(&naive_text(&(&q * &factor))));
        assert_same(&above.checked_div(&below).unwrap(), &(p / q));
    }

    #[test]
    fn rounding_agrees_with_its_definition(a in rationals(), digits in 0_u8..24) {
        for rounding in MODES {
            assert_rounds(&a, digits, rounding);
        }
    }

    #[test]
    fn ties_of_any_size(steps in integers(), digits in 0_u8..20) {
        // An odd number of halves of the last shown place.
        let halves = Rational::from_integer(steps) + fraction(1, 2);
        let unit = (0..digits).fold(Rational::ONE, |unit, _| unit * fraction(1, 10));
        for rounding in MODES {
            assert_rounds(&(&halves * &unit), digits, rounding);
        }
    }

    #[test]
    fn sum_agrees_with_naive_fractions(terms in prop::collection::vec(rationals(), 0..40)) {
        let expected = terms.iter().map(naive).fold(BigRational::zero(), |sum, term| sum + term);
        assert_same(&sum(terms.iter()), &expected);
        assert_same(&terms.iter().sum::<Rational>(), &expected);
        assert_same(&terms.iter().rev().cloned().sum::<Rational>(), &expected);
    }

    #[test]
    fn sum_of_many_unlike_denominators(
        terms in prop::collection::vec((-10_000_i64..10_000, 1_i64..10_000), 0..120)
    ) {
        let terms: Vec<Rational> = terms.into_iter().map(|(n, d)| fraction(n, d)).collect();
        let expected = terms.iter().map(naive).fold(BigRational::zero(), |sum, term| sum + term);
        assert_same(&sum(terms.iter()), &expected);
        // What the long denominator hides: terms that cancel to nothing.
        let back: Vec<Rational> = terms.iter().map(|term| -term).collect();
        assert_eq!(sum(terms.iter().chain(&back)), Rational::ZERO);
    }

    #[test]
    fn decimal_text_keeps_its_value(whole in "0|[1-9][0-9]{0,14}", fraction in "[0-9]{1,9}", minus in "-?") {
        let text = format!("{minus}{whole}.{fraction}");
        let decimal = Decimal::parse(&text).unwrap();
        let scale = BigInt::from(10).pow(fraction.len() as u32);
        let expected = BigRational::new(text.replace('.', "").parse().unwrap(), scale);
        assert_same(&decimal.to_rational(), &expected);
        assert_same(&Rational::parse_decimal(&text).unwrap(), &expected);
        assert_eq!(decimal.is_integer(), expected.is_integer());
        assert_eq!(decimal.is_negative(), expected.is_negative());
        let shortest = decimal.to_string();
        assert_eq!(Decimal::parse(&shortest), Some(decimal));
        assert!(shortest.len() <= text.len());
        assert!(!shortest.contains('.') || !shortest.ends_with('0'));
        for style in [Style::Plain, Style::Vi, Style::En] {
            assert_eq!(parse_styled(&show(&decimal, style), style), Some(decimal));
        }
    }

    #[test]
    fn decimals_order_like_their_values(
        a in "-?[1-9][0-9]{0,2}(\\.[0-9]{1,9})?", b in "-?[1-9][0-9]{0,2}(\\.[0-9]{1,9})?"
    ) {
        let (x, y) = (Decimal::parse(&a).unwrap(), Decimal::parse(&b).unwrap());
        assert_eq!(x.cmp(&y), x.to_rational().cmp(&y.to_rational()));
        assert_eq!(x == y, x.to_rational() == y.to_rational());
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[-+0-9/.,_ e]{0,40}|.{0,12}") {
        if let Some(value) = Rational::parse_exact(&text) {
            assert_eq!(value.to_string(), text);
        }
        let _ = Rational::parse_fraction(&text);
        for style in [Style::Plain, Style::Vi, Style::En] {
            if let Some(decimal) = parse_styled(&text, style) {
                assert!(text.bytes().all(|byte| b"0123456789-.,".contains(&byte)), "{text}");
                assert_eq!(parse_styled(&show(&decimal, style), style), Some(decimal));
            }
        }
    }

    #[test]
    fn rounded_figures_order_like_their_values(a in rationals(), b in rationals(), digits in 0_u8..7) {
        let (x, y) = (a.round(digits, Rounding::HalfUp), b.round(digits, Rounding::HalfUp));
        assert_eq!(x.cmp(&y), x.to_rational().cmp(&y.to_rational()));
        assert_eq!(x == y, x.to_rational() == y.to_rational());
        if a <= b {
            assert!(x <= y, "rounding keeps the order");
        }
    }
}
