//! Cells that a sheet shows as percent: the file stores 0.855 where a person reads and typed 85,5 %.
//!
//! Not for: which inputs are percentages; the figure in front of the sign is the number of the cell.

use calamine::Style;

/// Whether a style shows its number times 100 with a percent sign.
pub(super) fn is_percent(style: &Style) -> bool {
    let format = style.number_format.as_ref();
    format.is_some_and(|format| multiplies(&format.format_code))
}

/// Whether a number format has a `%` that counts in its part for positive numbers: in quotes, in brackets
/// and after `\`, `_` or `*` it is a sign like any other.
fn multiplies(format: &str) -> bool {
    let mut signs = format.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '%' => return true,
            ';' => return false,
            '\\' | '_' | '*' => _ = signs.next(),
            '"' => _ = signs.find(|sign| *sign == '"'),
            '[' => _ = signs.find(|sign| *sign == ']'),
            _ => {}
        }
    }
    false
}

/// A decimal text times 100: the point moves, so that 0.07 becomes 7 and nothing is rounded.
pub(super) fn hundredfold(decimal: &str) -> String {
    let (minus, size) = match decimal.strip_prefix('-') {
        Some(size) => ("-", size),
        None => ("", decimal),
    };
    let (whole, fraction) = size.split_once('.').unwrap_or((size, ""));
    let moved: String = fraction.chars().chain("00".chars()).take(2).collect();
    let rest: String = fraction.chars().skip(2).collect();
    let digits = format!("{whole}{moved}");
    let whole = match digits.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    match rest.as_str() {
        "" => format!("{minus}{whole}"),
        rest => format!("{minus}{whole}.{rest}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{hundredfold, multiplies};

    #[test]
    fn the_point_moves_by_two() {
        let moved = [
            ("0.855", "85.5"),
            ("0.07", "7"),
            ("1", "100"),
            ("0", "0"),
            ("-0.5", "-50"),
            ("0.00125", "0.125"),
            ("12.5", "1250"),
        ];
        for (from, to) in moved {
            assert_eq!(hundredfold(from), to);
        }
    }

    #[test]
    fn only_a_sign_that_counts_multiplies() {
        let formats = ["0%", "0.00%", "#,##0.0 %", "[Red]0%;0", "\"x\"0%"];
        assert!(formats.iter().all(|format| multiplies(format)));
        let formats = ["General", "0.0", "0\"%\"", "0\\%", "[$%]0", "0;0%"];
        assert!(!formats.iter().any(|format| multiplies(format)));
    }
}
