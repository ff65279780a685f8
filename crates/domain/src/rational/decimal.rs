//! Decimal text as people write it in files, kept compactly: one per answer, so millions of them.
//!
//! Not for: arithmetic (see `Rational`), grouping of thousands (see `style`).

use std::cmp::Ordering;
use std::fmt;

use super::Rational;

/// Decimal places kept; E0 allows no more.
const PLACES: usize = 9;
/// One, in billionths.
const UNIT: u32 = 1_000_000_000;
/// Integer digits E0 allows.
const WHOLE_DIGITS_MAX: usize = 15;

/// A decimal of at most 15 integer digits and 9 decimals; 16 bytes. `1.50` and `1.5` are the same value.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Decimal {
    whole: u64,
    billionths: u32,
    /// `Plus` for zero, so that equal values have equal fields.
    sign: Sign,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Sign {
    Minus,
    Plus,
}

impl Decimal {
    /// 0
    pub const ZERO: Decimal = Decimal {
        whole: 0,
        billionths: 0,
        sign: Sign::Plus,
    };

    /// Reads `-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,9})?` and nothing else (E0); `-0` is 0.
    pub fn parse(text: &str) -> Option<Decimal> {
        let (sign, text) = match text.strip_prefix('-') {
            Some(rest) => (Sign::Minus, rest),
            None => (Sign::Plus, text),
        };
        let (whole, billionths) = match text.split_once('.') {
            Some((whole, fraction)) => (whole, billionths(fraction)?),
            None => (text, 0),
        };
        let whole = whole_number(whole, WHOLE_DIGITS_MAX)?;
        let sign = if whole == 0 && billionths == 0 {
            Sign::Plus
        } else {
            sign
        };
        Some(Decimal {
            whole,
            billionths,
            sign,
        })
    }

    /// Whether there is nothing but zeros after the decimal point.
    pub fn is_integer(&self) -> bool {
        self.billionths == 0
    }

    /// Whether the value is below 0.
    pub fn is_negative(&self) -> bool {
        self.sign == Sign::Minus
    }

    /// Decimals after which only zeros follow.
    pub(crate) fn places(&self) -> u8 {
        let (mut places, mut rest) = (0, self.billionths);
        while rest > 0 {
            places += 1;
            rest %= UNIT / 10_u32.pow(places);
        }
        u8::try_from(places).unwrap_or(u8::MAX)
    }

    /// The value in steps of 10^-places; `None` where that is negative, broken or too large.
    pub(crate) fn steps(&self, places: u8) -> Option<u64> {
        if self.billionths == 0 && places == 0 && self.sign == Sign::Plus {
            return Some(self.whole);
        }
        let (wide, places) = (
            u128::try_from(self.in_billionths()).ok()?,
            u32::from(places),
        );
        let steps = match places.checked_sub(9) {
            Some(more) => wide.checked_mul(10_u128.checked_pow(more)?)?,
            None => {
                let step = 10_u128.pow(9 - places);
                (wide % step == 0).then_some(wide / step)?
            }
        };
        u64::try_from(steps).ok()
    }

    /// The same value as an exact fraction.
    pub fn to_rational(&self) -> Rational {
        match i64::try_from(self.whole) {
            Ok(whole) if self.billionths == 0 => match self.sign {
                Sign::Plus => Rational::from_integer(whole),
                Sign::Minus => Rational::from_integer(-whole),
            },
            _ => Rational::reduce(self.in_billionths(), u64::from(UNIT)),
        }
    }

    fn in_billionths(&self) -> i128 {
        let size = i128::from(self.whole) * i128::from(UNIT) + i128::from(self.billionths);
        match self.sign {
            Sign::Plus => size,
            Sign::Minus => -size,
        }
    }
}

/// `[0-9]{1,9}` after the decimal point, in billionths.
fn billionths(fraction: &str) -> Option<u32> {
    if fraction.is_empty() || fraction.len() > PLACES {
        return None;
    }
    let mut sum = 0;
    let mut place = UNIT / 10;
    for byte in fraction.bytes() {
        sum += u32::from(digit(byte)?) * place;
        place /= 10;
    }
    Some(sum)
}

/// `0|[1-9][0-9]*` of at most `digits_max` (<= 19) digits.
pub(super) fn whole_number(text: &str, digits_max: usize) -> Option<u64> {
    let leading_zero = text.len() > 1 && text.starts_with('0');
    if text.is_empty() || text.len() > digits_max || leading_zero {
        return None;
    }
    text.bytes()
        .try_fold(0, |sum: u64, byte| Some(sum * 10 + u64::from(digit(byte)?)))
}

fn digit(byte: u8) -> Option<u8> {
    byte.is_ascii_digit().then(|| byte - b'0')
}

impl Ord for Decimal {
    fn cmp(&self, other: &Decimal) -> Ordering {
        self.in_billionths().cmp(&other.in_billionths())
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Decimal) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The shortest text of the value: no trailing zeros, no bare point, no `-0`.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let minus = if self.is_negative() { "-" } else { "" };
        if self.is_integer() {
            return write!(f, "{minus}{}", self.whole);
        }
        let fraction = format!("{:0PLACES$}", self.billionths);
        write!(
            f,
            "{minus}{}.{}",
            self.whole,
            fraction.trim_end_matches('0')
        )
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
