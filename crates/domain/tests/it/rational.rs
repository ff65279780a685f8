//! Exact numbers against a naive implementation on big fractions, and at every boundary.
//!
//! Not for: scoring rules.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use domain::rational::{Decimal, Rational, Rounded, Rounding, Style, parse_styled, show, sum};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};
use proptest::prelude::*;

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
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

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
fn decimals_accepted_and_how_they_are_written() {
    let table = [
        ("0", "0"),
        ("-0", "0"),
        ("-0.000", "0"),
        ("7", "7"),
        ("-12", "-12"),
        ("0.5", "0.5"),
        ("1.50", "1.5"),
        ("100.000", "100"),
        ("-0.05", "-0.05"),
        ("0.000000001", "0.000000001"),
        ("999999999999999.999999999", "999999999999999.999999999"),
        ("-999999999999999.999999999", "-999999999999999.999999999"),
        ("100000000000000", "100000000000000"),
    ];
    for (text, written) in table {
        let decimal = Decimal::parse(text).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(decimal.to_string(), written);
        assert_eq!(decimal.is_integer(), !written.contains('.'), "{text}");
    }
}

#[test]
fn decimals_refused() {
    let table = [
        "",
        "-",
        "+1",
        " 1",
        "1 ",
        "1e3",
        "1E3",
        "01",
        "00",
        "-01",
        "1.",
        ".5",
        "-.5",
        "1.0000000000",
        "1,5",
        "1.2.3",
        "--1",
        "1-",
        "1000000000000000",
        "0x1",
        "1_000",
        "NaN",
        "inf",
        "١",
        "１",
        "1.-5",
        "1.+5",
        "½",
        "1/2",
        "1\n",
        "\u{feff}1",
        "-",
        "1. 5",
        "đ",
    ];
    for text in table {
        assert_eq!(Decimal::parse(text), None, "{text:?}");
        assert_eq!(Rational::parse_decimal(text), None, "{text:?}");
    }
}

#[test]
fn decimals_are_compact() {
    assert_eq!(size_of::<Decimal>(), 16);
    assert_eq!(size_of::<Option<Decimal>>(), 16);
    assert_eq!(size_of::<Rational>(), 16);
    assert_eq!(size_of::<Rounded>(), 16);
}

#[test]
fn fractions_of_a_framework() {
    let accepted = [
        ("0/1", "0"),
        ("1/1", "1"),
        ("2/4", "1/2"),
        ("1000000/1000000", "1"),
        ("1/3", "1/3"),
    ];
    for (text, written) in accepted {
        assert_eq!(
            Rational::parse_fraction(text),
            Some(exact(written)),
            "{text}"
        );
    }
    let refused = [
        "",
        "/",
        "1/",
        "/2",
        "1",
        "3/2",
        "0/0",
        "1/0",
        "-1/2",
        "1/-2",
        "+1/2",
        "1/1000001",
        "1.5/2",
        "1 /2",
        "01/2",
        "1/02",
        "1/2/3",
        "0.5",
        "99999999999999999999/99999999999999999999",
    ];
    for text in refused {
        assert_eq!(Rational::parse_fraction(text), None, "{text:?}");
    }
}

#[test]
fn exact_form_is_the_only_one_read() {
    for text in [
        "0",
        "5",
        "-5",
        "1/2",
        "-1/2",
        "9223372036854775808",
        "-1/9223372036854775808",
    ] {
        assert_eq!(exact(text).to_string(), text);
    }
    let refused = [
        "", "-", "-0", "+1", "2/4", "3/1", "1/0", "0/1", "0/5", "1/-2", "--1", "1/2/3", "01",
        "1/02", "1_0", " 1", "1 /2", "1.5", "0/0", "-0/1", "1/+2", "١",
    ];
    for text in refused {
        assert_eq!(Rational::parse_exact(text), None, "{text:?}");
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
fn figures_show_exactly_their_digits() {
    let table = [
        ("0", 2, "0.00"),
        ("-1/1000", 2, "0.00"),
        ("-3/2", 2, "-1.50"),
        ("5/1000", 2, "0.01"),
        ("-5/1000", 2, "-0.01"),
        ("31/25", 2, "1.24"),
        ("1/3", 0, "0"),
        ("5/2", 0, "3"),
        ("-5/2", 0, "-3"),
        ("1999/2000", 3, "1.000"),
        ("12345678901234567890123", 1, "12345678901234567890123.0"),
    ];
    for (text, digits, shown) in table {
        let (p, q) = text.split_once('/').unwrap_or((text, "1"));
        let value = exact(p).checked_div(&exact(q)).unwrap();
        assert_eq!(
            value.round(digits, Rounding::HalfUp).to_string(),
            shown,
            "{text}"
        );
    }
}

#[test]
fn figures_of_unlike_digits_have_one_order() {
    let half = fraction(1, 2);
    let figures: Vec<Rounded> = (0..4)
        .map(|digits| half.round(digits, Rounding::HalfEven))
        .collect();
    let sorted: BTreeSet<&Rounded> = figures.iter().collect();
    let shown: Vec<String> = sorted.into_iter().map(Rounded::to_string).collect();
    assert_eq!(shown, ["0", "0.5", "0.50", "0.500"]);
}

#[test]
fn numbers_in_both_languages() {
    let accepted = [
        (Style::Vi, "1.234,5", "1234.5"),
        (Style::Vi, "1234,5", "1234.5"),
        (Style::Vi, "1.234", "1234"),
        (Style::Vi, "-12.345.678,09", "-12345678.09"),
        (
            Style::Vi,
            "999.999.999.999.999,999999999",
            "999999999999999.999999999",
        ),
        (Style::Vi, "0,5", "0.5"),
        (Style::Vi, "-0", "0"),
        (Style::En, "1,234.5", "1234.5"),
        (Style::En, "1234.5", "1234.5"),
        (Style::En, "1,234", "1234"),
        (Style::En, "123,456,789", "123456789"),
        (Style::Plain, "1.234", "1.234"),
    ];
    for (style, text, value) in accepted {
        assert_eq!(parse_styled(text, style), Decimal::parse(value), "{text}");
    }
    let refused = [
        (Style::Vi, "1.23"),
        (Style::Vi, "1.2345"),
        (Style::Vi, "1234.567"),
        (Style::Vi, "1.234567"),
        (Style::Vi, "12345.678,1"),
        (Style::Vi, ".123"),
        (Style::Vi, "0.123"),
        (Style::Vi, "1..234"),
        (Style::Vi, "1.234."),
        (Style::Vi, "1,234,5"),
        (Style::Vi, "1,234.5"),
        (Style::Vi, "1,"),
        (Style::Vi, ",5"),
        (Style::Vi, "1.-23"),
        (Style::Vi, "1.2é"),
        (Style::Vi, "1 234"),
        (Style::Vi, ""),
        (Style::Vi, "-"),
        (Style::Vi, "1.000.000.000.000.000"),
        (Style::En, "1.234,5"),
        (Style::En, "1,23"),
        (Style::En, "1.234.5"),
        (Style::En, "1,2345.6"),
        (Style::En, "1.5,"),
        (Style::Plain, "1,5"),
        (Style::Plain, "1,234"),
    ];
    for (style, text) in refused {
        assert_eq!(parse_styled(text, style), None, "{style:?} {text:?}");
    }
}

#[test]
fn figures_in_both_languages() {
    let table = [
        ("0", 2, "0,00", "0.00"),
        ("-3/2", 2, "-1,50", "-1.50"),
        ("999", 0, "999", "999"),
        ("-999", 0, "-999", "-999"),
        ("1000", 0, "1.000", "1,000"),
        ("123456", 1, "123.456,0", "123,456.0"),
        ("-123456", 0, "-123.456", "-123,456"),
        ("123456/100", 2, "1.234,56", "1,234.56"),
        (
            "12345678901234567890",
            0,
            "12.345.678.901.234.567.890",
            "12,345,678,901,234,567,890",
        ),
    ];
    for (text, digits, vi, en) in table {
        let (p, q) = text.split_once('/').unwrap_or((text, "1"));
        let value = exact(p).checked_div(&exact(q)).unwrap();
        let rounded = value.round(digits, Rounding::HalfUp);
        assert_eq!(show(&rounded, Style::Vi), vi);
        assert_eq!(show(&rounded, Style::En), en);
        assert_eq!(show(&rounded, Style::Plain), rounded.to_string());
    }
}
