//! Exact numbers: every figure from the typed input to the stated rounding.
//!
//! A value is a pair of machine integers while it fits and a pair of big integers otherwise; both give the
//! same answers, and one value has one representation, so equality and hashing are those of the value.
//!
//! Not for: binary floating point (never in a score), units of measure, formulas.

mod decimal;
mod digits;
mod gcd;
mod ops;
mod round;
mod style;
mod sum;

use std::cmp::Ordering;
use std::fmt;
use std::num::NonZeroU64;

use num_bigint::{BigInt, BigUint};
use num_integer::Integer;
use num_traits::{One, Signed, Zero};

pub use decimal::Decimal;
pub use round::{Rounded, Rounding};
pub use style::{Figure, Style, parse_styled, show};
pub use sum::sum;

use decimal::whole_number;
use digits::Digits;

/// Greatest denominator a framework may write in a fraction `p/q` (E0).
const FRACTION_DENOMINATOR_MAX: u64 = 1_000_000;

/// An exact fraction of any size; 16 bytes, and no allocation while both parts fit in 63 bits and a sign.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Rational(Repr);

/// Always reduced with a positive denominator, and `Big` only where `Small` cannot hold the value.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Repr {
    /// `den <= i64::MAX`, so that sums of two cross products fit in an i128.
    Small {
        num: i64,
        den: NonZeroU64,
    },
    Big(Box<Parts>),
}

/// Numerator and denominator where machine integers are too narrow.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Parts {
    num: BigInt,
    den: BigUint,
}

impl Rational {
    /// 0
    pub const ZERO: Rational = Rational::from_integer(0);
    /// 1
    pub const ONE: Rational = Rational::from_integer(1);

    /// The whole number `n`.
    pub const fn from_integer(n: i64) -> Rational {
        Rational(Repr::Small {
            num: n,
            den: NonZeroU64::MIN,
        })
    }

    /// `n / d`, reduced; `None` when `d` is zero.
    pub fn new(n: i64, d: i64) -> Option<Rational> {
        let n = if d < 0 { -i128::from(n) } else { i128::from(n) };
        (d != 0).then(|| Rational::reduce(n, d.unsigned_abs()))
    }

    /// Reads a fraction of a framework: `p/q` with 0 <= p <= q <= 1,000,000 and q > 0 (E0).
    pub fn parse_fraction(text: &str) -> Option<Rational> {
        let (p, q) = text.split_once('/')?;
        let (p, q) = (whole_number(p, 7)?, whole_number(q, 7)?);
        let allowed = q > 0 && p <= q && q <= FRACTION_DENOMINATOR_MAX;
        allowed.then(|| Rational::reduce(i128::from(p), q))
    }

    /// Reads decimal text (E0); see [`Decimal::parse`].
    pub fn parse_decimal(text: &str) -> Option<Rational> {
        Decimal::parse(text).map(|decimal| decimal.to_rational())
    }

    /// Reads back what `Display` writes, of any size; any other spelling (`2/4`, `3/1`, `+1`, `-0`) is
    /// refused.
    pub fn parse_exact(text: &str) -> Option<Rational> {
        let (num, den) = text.split_once('/').unwrap_or((text, "1"));
        let (num, den) = (num.parse::<BigInt>().ok()?, den.parse::<BigUint>().ok()?);
        if den.is_zero() {
            return None;
        }
        let value = Rational::reduce_big(num, den);
        (value.to_string() == text).then_some(value)
    }

    /// Whether the value is 0.
    pub fn is_zero(&self) -> bool {
        matches!(self.0, Repr::Small { num: 0, .. })
    }

    /// Whether the value is below 0.
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Repr::Small { num, .. } => *num < 0,
            Repr::Big(parts) => parts.num.is_negative(),
        }
    }

    /// Whether the value is a whole number.
    pub fn is_integer(&self) -> bool {
        match &self.0 {
            Repr::Small { den, .. } => *den == NonZeroU64::MIN,
            Repr::Big(parts) => parts.den.is_one(),
        }
    }

    /// Numerator of the reduced form; carries the sign.
    pub fn numerator(&self) -> BigInt {
        match &self.0 {
            Repr::Small { num, .. } => BigInt::from(*num),
            Repr::Big(parts) => parts.num.clone(),
        }
    }

    /// Denominator of the reduced form; at least 1.
    pub fn denominator(&self) -> BigInt {
        BigInt::from(self.big_denominator())
    }

    /// Numerator and denominator of a value that is not negative; `None` where one of them is too long.
    pub(crate) fn words(&self) -> Option<(u64, u64)> {
        match self.0 {
            Repr::Small { num, den } => Some((u64::try_from(num).ok()?, den.get())),
            Repr::Big(_) => None,
        }
    }

    /// The whole number `n`.
    pub(crate) fn of_word(n: u64) -> Rational {
        Rational::from_reduced(i128::from(n), 1)
    }

    fn big_denominator(&self) -> BigUint {
        match &self.0 {
            Repr::Small { den, .. } => BigUint::from(den.get()),
            Repr::Big(parts) => parts.den.clone(),
        }
    }

    /// `num / den` already in lowest terms, `den > 0`.
    fn from_reduced(num: i128, den: u128) -> Rational {
        match (i64::try_from(num), small_denominator(den)) {
            (Ok(num), Some(den)) => Rational(Repr::Small { num, den }),
            _ => Rational(Repr::Big(Box::new(Parts {
                num: num.into(),
                den: den.into(),
            }))),
        }
    }

    /// `num / den` already in lowest terms, `den > 0`, of any size.
    fn from_reduced_big(num: BigInt, den: BigUint) -> Rational {
        let small = u128::try_from(&den).ok().and_then(small_denominator);
        match (i64::try_from(&num), small) {
            (Ok(num), Some(den)) => Rational(Repr::Small { num, den }),
            _ => Rational(Repr::Big(Box::new(Parts { num, den }))),
        }
    }

    /// `num / den` brought to lowest terms; `den > 0`.
    fn reduce(num: i128, den: u64) -> Rational {
        // The remainder is below `den`, so it fits; the fallback is never taken.
        let rest = u64::try_from(num.unsigned_abs() % u128::from(den)).unwrap_or(0);
        let common = rest.gcd(&den);
        Rational::from_reduced(num / i128::from(common), u128::from(den / common))
    }

    /// `num / den` brought to lowest terms; `den > 0`.
    fn reduce_big(num: BigInt, den: BigUint) -> Rational {
        let common = gcd::gcd(num.magnitude(), &den);
        if common.is_one() {
            return Rational::from_reduced_big(num, den);
        }
        Rational::from_reduced_big(num / BigInt::from(common.clone()), den / common)
    }
}

/// `den` where the compact form can hold it.
fn small_denominator(den: u128) -> Option<NonZeroU64> {
    i64::try_from(den)
        .ok()
        .and_then(|den| NonZeroU64::new(den.unsigned_abs()))
}

impl Ord for Rational {
    fn cmp(&self, other: &Rational) -> Ordering {
        match (&self.0, &other.0) {
            (Repr::Small { num: a, den: b }, Repr::Small { num: c, den: d }) => {
                if b == d {
                    return a.cmp(c);
                }
                let left = i128::from(*a) * i128::from(d.get());
                left.cmp(&(i128::from(*c) * i128::from(b.get())))
            }
            _ => {
                let left = self.numerator() * other.denominator();
                left.cmp(&(other.numerator() * self.denominator()))
            }
        }
    }
}

impl PartialOrd for Rational {
    fn partial_cmp(&self, other: &Rational) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Rational {
    /// Writes the exact form of results: an integer, or a reduced `p/q`, minus only in front (E6).
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write_to(&self, out: &mut impl fmt::Write) -> fmt::Result {
        match &self.0 {
            Repr::Small { num, den } => {
                if *num < 0 {
                    out.write_char('-')?;
                }
                out.write_str(Digits::new(num.unsigned_abs(), 0).text())?;
                if *den == NonZeroU64::MIN {
                    return Ok(());
                }
                out.write_char('/')?;
                out.write_str(Digits::new(den.get(), 0).text())
            }
            Repr::Big(parts) if self.is_integer() => write!(out, "{}", parts.num),
            Repr::Big(parts) => write!(out, "{}/{}", parts.num, parts.den),
        }
    }
}

/// As [`Rational::write_to`].
impl fmt::Display for Rational {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_to(f)
    }
}

impl fmt::Debug for Rational {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
