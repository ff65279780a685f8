//! How numbers are read and written: what is accepted, what is refused, what comes out.
//!
//! Not for: arithmetic.

use std::collections::BTreeSet;

use domain::rational::{Decimal, Rational, Rounded, Rounding, Style, parse_styled, show};

use super::{exact, fraction};

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
