//! The stated rounding (E6): the one step in which an exact number becomes a shown figure.
//!
//! Not for: decimal commas and thousands (see `style`).

use std::cmp::Ordering;
use std::fmt;

use num_bigint::{BigInt, BigUint};
use num_integer::Integer;
use num_traits::{Pow, Signed, Zero};

use super::digits::{Digits, PLACES_MAX};
use super::{Rational, Repr};

/// What happens to the digits that are not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rounding {
    /// To the nearest; a half goes away from zero.
    HalfUp,
    /// To the nearest; a half goes to the even digit.
    HalfEven,
    /// Towards zero.
    Down,
}

impl Rounding {
    /// Whether a quotient cut towards zero moves one step away from it. `half` compares what was cut with
    /// one half.
    fn steps_away(self, half: Ordering, quotient_is_odd: impl FnOnce() -> bool) -> bool {
        match self {
            Rounding::HalfUp => half != Ordering::Less,
            Rounding::HalfEven => {
                half == Ordering::Greater || half == Ordering::Equal && quotient_is_odd()
            }
            Rounding::Down => false,
        }
    }
}

/// A figure as it is shown: a whole number of steps of 10^-digits. 16 bytes.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Rounded(Steps);

/// `Big` only where an i64 cannot hold the steps.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Steps {
    Small { steps: i64, digits: u8 },
    Big { steps: Box<BigInt>, digits: u8 },
}

impl Rational {
    /// The value to `digits` decimals.
    pub fn round(&self, digits: u8, rounding: Rounding) -> Rounded {
        if let Repr::Small { num, den } = &self.0 {
            let narrow = round_narrow(*num, den.get(), digits, rounding);
            let wide = || round_small(i128::from(*num), den.get(), digits, rounding);
            if let Some(steps) = narrow.or_else(wide) {
                return Rounded(Steps::Small { steps, digits });
            }
        }
        let den = self.big_denominator();
        let scaled = self.numerator() * BigInt::from(power_of_ten(digits));
        let (quotient, rest) = scaled.magnitude().div_rem(&den);
        let away = rounding.steps_away((rest * 2_u8).cmp(&den), || quotient.is_odd());
        let size = if away { quotient + 1_u8 } else { quotient };
        Rounded::from_steps(BigInt::from_biguint(scaled.sign(), size), digits)
    }
}

/// The common case in words of 64 bits; `None` where they are too narrow.
fn round_narrow(num: i64, den: u64, digits: u8, rounding: Rounding) -> Option<i64> {
    let scaled = num.checked_mul(*POWERS.get(usize::from(digits))?)?;
    let den = i64::try_from(den).ok()?;
    if den == 1 {
        return Some(scaled);
    }
    let (quotient, rest) = (scaled / den, (scaled % den).unsigned_abs());
    let half = rest.cmp(&(den.unsigned_abs() - rest));
    let away = rounding.steps_away(half, || quotient % 2 != 0);
    Some(if away {
        quotient + scaled.signum()
    } else {
        quotient
    })
}

/// Powers of ten for the digits that results show.
const POWERS: [i64; 7] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

/// `None` where a machine integer cannot hold the scaled numerator or the result.
fn round_small(num: i128, den: u64, digits: u8, rounding: Rounding) -> Option<i64> {
    let scaled = num.checked_mul(10_i128.checked_pow(u32::from(digits))?)?;
    let (quotient, rest) = match (i64::try_from(scaled), i64::try_from(den)) {
        (Ok(scaled), Ok(den)) => (i128::from(scaled / den), i128::from(scaled % den)),
        _ => (scaled / i128::from(den), scaled % i128::from(den)),
    };
    let half = (rest.unsigned_abs() * 2).cmp(&u128::from(den));
    let away = rounding.steps_away(half, || quotient % 2 != 0);
    i64::try_from(if away {
        quotient + scaled.signum()
    } else {
        quotient
    })
    .ok()
}

fn power_of_ten(digits: u8) -> BigUint {
    Pow::pow(BigUint::from(10_u8), digits)
}

impl Rounded {
    fn from_steps(steps: BigInt, digits: u8) -> Rounded {
        match i64::try_from(&steps) {
            Ok(steps) => Rounded(Steps::Small { steps, digits }),
            Err(_) => Rounded(Steps::Big {
                steps: Box::new(steps),
                digits,
            }),
        }
    }

    /// `steps` steps of 10^-digits.
    pub(crate) fn new(steps: i64, digits: u8) -> Rounded {
        Rounded(Steps::Small { steps, digits })
    }

    /// How many steps of its last digit; `None` where a machine integer cannot hold them.
    pub(crate) fn steps(&self) -> Option<i64> {
        match self.0 {
            Steps::Small { steps, .. } => Some(steps),
            Steps::Big { .. } => None,
        }
    }

    /// Decimals shown.
    pub fn digits(&self) -> u8 {
        match self.0 {
            Steps::Small { digits, .. } | Steps::Big { digits, .. } => digits,
        }
    }

    /// Whether the shown figure is 0.
    pub fn is_zero(&self) -> bool {
        matches!(self.0, Steps::Small { steps: 0, .. })
    }

    /// The shown figure as an exact number.
    pub fn to_rational(&self) -> Rational {
        match &self.0 {
            Steps::Small { steps, digits } => match 10_u64.checked_pow(u32::from(*digits)) {
                Some(den) => Rational::reduce(i128::from(*steps), den),
                None => Rational::reduce_big(BigInt::from(*steps), power_of_ten(*digits)),
            },
            Steps::Big { steps, digits } => {
                Rational::reduce_big(BigInt::clone(steps), power_of_ten(*digits))
            }
        }
    }
}

/// By value; figures of the same value with different digits are ordered by their digits.
impl Ord for Rounded {
    fn cmp(&self, other: &Rounded) -> Ordering {
        match (&self.0, &other.0) {
            (
                Steps::Small {
                    steps: a,
                    digits: m,
                },
                Steps::Small {
                    steps: b,
                    digits: n,
                },
            ) if m == n => a.cmp(b),
            _ => {
                let by_value = self.to_rational().cmp(&other.to_rational());
                by_value.then(self.digits().cmp(&other.digits()))
            }
        }
    }
}

impl PartialOrd for Rounded {
    fn partial_cmp(&self, other: &Rounded) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Rounded {
    /// Writes the figure, always with exactly its digits: `0.00`, `-1.50`; a negative zero cannot occur.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write_to(&self, out: &mut impl fmt::Write) -> fmt::Result {
        let (size, negative) = match &self.0 {
            Steps::Small { steps, digits } if *digits <= PLACES_MAX => {
                if *steps < 0 {
                    out.write_char('-')?;
                }
                return out.write_str(Digits::new(steps.unsigned_abs(), *digits).text());
            }
            Steps::Small { steps, .. } => (steps.unsigned_abs().to_string(), *steps < 0),
            Steps::Big { steps, .. } => (steps.magnitude().to_string(), steps.is_negative()),
        };
        let minus = if negative { "-" } else { "" };
        let digits = usize::from(self.digits());
        if digits.is_zero() {
            return write!(out, "{minus}{size}");
        }
        let padded = format!("{size:0>width$}", width = digits + 1);
        let (whole, fraction) = padded.split_at(padded.len() - digits);
        write!(out, "{minus}{whole}.{fraction}")
    }
}

/// As [`Rounded::write_to`].
impl fmt::Display for Rounded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_to(f)
    }
}

impl fmt::Debug for Rounded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
