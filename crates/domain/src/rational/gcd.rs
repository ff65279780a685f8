//! Greatest common divisor of big integers by Lehmer's method: most steps work on the leading bits only.
//!
//! Not for: machine integers (`num_integer` does those).

use num_bigint::{BigInt, BigUint};
use num_integer::Integer;
use num_traits::Zero;

/// Leading bits looked at in one round; the estimates below stay inside an i64.
const WINDOW_BITS: u64 = 62;

/// Greatest common divisor; `gcd(0, b)` is `b`.
pub(super) fn gcd(a: &BigUint, b: &BigUint) -> BigUint {
    let (large, small) = if a < b { (b, a) } else { (a, b) };
    if let Ok(small) = u64::try_from(small) {
        return gcd_with_word(large, small);
    }
    let (mut large, mut small) = (BigInt::from(large.clone()), BigInt::from(small.clone()));
    loop {
        if let Ok(word) = u64::try_from(&small) {
            return gcd_with_word(large.magnitude(), word);
        }
        (large, small) = match leading_steps(&large, &small) {
            Some([a, b, c, d]) => (&large * a + &small * b, &large * c + &small * d),
            None => {
                let rest = &large % &small;
                (small, rest)
            }
        };
    }
}

/// `gcd(large, word)`; `large` itself when `word` is zero.
pub(super) fn gcd_with_word(large: &BigUint, word: u64) -> BigUint {
    if word.is_zero() {
        large.clone()
    } else {
        BigUint::from(common_word(large, word))
    }
}

/// `gcd(large, word)` for `word > 0`.
pub(super) fn common_word(large: &BigUint, word: u64) -> u64 {
    // The remainder is below `word`, so it fits; the fallback is never taken.
    u64::try_from(large % word).unwrap_or(0).gcd(&word)
}

/// The division steps that the leading bits alone decide, as a matrix; `None` if they decide none.
///
/// The true quotient lies between the two estimates (the cut-off bits all 0 or all 1), so a step is taken
/// only where both agree.
fn leading_steps(large: &BigInt, small: &BigInt) -> Option<[i64; 4]> {
    let shift = large.bits().saturating_sub(WINDOW_BITS);
    let mut x = i64::try_from(large >> shift).ok()?;
    let mut y = i64::try_from(small >> shift).ok()?;
    let [mut a, mut b, mut c, mut d] = [1_i64, 0, 0, 1];
    while y + c != 0 && y + d != 0 {
        let quotient = (x + a) / (y + c);
        if quotient != (x + b) / (y + d) {
            break;
        }
        (a, c) = (c, a - quotient * c);
        (b, d) = (d, b - quotient * d);
        (x, y) = (y, x - quotient * y);
    }
    (b != 0).then_some([a, b, c, d])
}
