//! Bytes to text: UTF-8 is taken, every other encoding is refused by its name.
//!
//! Not for: converting. A guess that is wrong in one cell would be a wrong score; the user's own program converts.

use super::problem::Problem;

/// The text of the bytes, if they are UTF-8 without NUL.
pub(crate) fn utf8(bytes: Vec<u8>) -> Result<String, Problem> {
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(Problem::new("TB006").row(line_of(&bytes, at)));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        let byte = bytes.get(at).copied().unwrap_or(0);
        Problem::new("TB008")
            .row(line_of(bytes, at))
            .arg("byte", format!("{byte:02X}"))
    })
}

/// The line, from 1, on which the byte at that offset stands.
fn line_of(bytes: &[u8], at: usize) -> u32 {
    let newlines = bytes.iter().take(at).filter(|byte| **byte == b'\n').count();
    u32::try_from(newlines)
        .unwrap_or(u32::MAX)
        .saturating_add(1)
}
