//! Whole numbers and decimals as text without allocation: a round prints millions of them.
//!
//! Not for: big integers, grouping of thousands.

/// Enough for the digits of a u64 and a point.
const LENGTH: usize = 21;
/// Places after the point that are written here; more is for big integers.
pub(super) const PLACES_MAX: u8 = 18;

/// The text of a number, filled from its end.
pub(super) struct Digits {
    bytes: [u8; LENGTH],
    start: usize,
}

impl Digits {
    /// `size` without its sign, with a point before the last `places` digits; `places` is at most
    /// [`PLACES_MAX`].
    pub(super) fn new(mut size: u64, places: u8) -> Self {
        let mut digits = Self {
            bytes: [b'0'; LENGTH],
            start: LENGTH,
        };
        let places = usize::from(places.min(PLACES_MAX));
        for _ in 0..places {
            digits.put(b'0' + (size % 10) as u8);
            size /= 10;
        }
        if places > 0 {
            digits.put(b'.');
        }
        loop {
            digits.put(b'0' + (size % 10) as u8);
            size /= 10;
            if size == 0 {
                return digits;
            }
        }
    }

    fn put(&mut self, byte: u8) {
        self.start = self.start.saturating_sub(1);
        if let Some(place) = self.bytes.get_mut(self.start) {
            *place = byte;
        }
    }

    pub(super) fn text(&self) -> &str {
        let bytes = self.bytes.get(self.start..).unwrap_or(&[]);
        std::str::from_utf8(bytes).unwrap_or("")
    }
}

#[cfg(test)]
mod tests {
    use super::Digits;

    #[test]
    fn digits_are_those_of_the_number() {
        for (size, places, text) in [
            (0, 0, "0"),
            (0, 2, "0.00"),
            (7, 2, "0.07"),
            (1234, 2, "12.34"),
            (1234, 4, "0.1234"),
            (u64::MAX, 0, "18446744073709551615"),
            (u64::MAX, 18, "18.446744073709551615"),
        ] {
            assert_eq!(Digits::new(size, places).text(), text);
        }
    }
}
