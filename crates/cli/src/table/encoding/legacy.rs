//! The old Vietnamese encodings, only so far as to recognise them and to show what was meant.
//!
//! Not for: converting files. One wrong guess would be a wrong answer in someone's name.

use encoding_rs::{WINDOWS_1252, WINDOWS_1258};
use unicode_normalization::UnicodeNormalization;

/// What Vietnamese text may be written in instead of UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Legacy {
    Tcvn3,
    Vni,
    Windows1258,
    /// UTF-8 itself, when a program took its bytes for Windows-1252 and saved them once more.
    Utf8,
}

impl Legacy {
    pub(super) const ALL: [Self; 4] = [Self::Tcvn3, Self::Vni, Self::Windows1258, Self::Utf8];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Tcvn3 => "TCVN3 (ABC)",
            Self::Vni => "VNI-Windows",
            Self::Windows1258 => "Windows-1258",
            Self::Utf8 => "UTF-8",
        }
    }

    /// The text meant by the bytes; nothing if a byte has no meaning there.
    pub(super) fn decode(self, bytes: &[u8]) -> Option<String> {
        match self {
            Self::Tcvn3 => bytes.iter().map(|byte| tcvn3_letter(*byte)).collect(),
            Self::Vni => vni_text(bytes),
            Self::Windows1258 => {
                let text =
                    WINDOWS_1258.decode_without_bom_handling_and_without_replacement(bytes)?;
                Some(text.nfc().collect())
            }
            Self::Utf8 => std::str::from_utf8(bytes).ok().map(str::to_owned),
        }
    }
}

/// The bytes that a program showed as this text when it took them for Windows-1252 or Latin-1.
pub(super) fn latin_bytes(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len());
    for letter in text.chars() {
        match u8::try_from(letter) {
            Ok(byte) => bytes.push(byte),
            Err(_) => {
                let mut buffer = [0; 4];
                let (encoded, _, is_lossy) = WINDOWS_1252.encode(letter.encode_utf8(&mut buffer));
                if is_lossy {
                    return None;
                }
                bytes.extend_from_slice(&encoded);
            }
        }
    }
    Some(bytes)
}

/// TCVN 5712 as the fonts named .Vn… use it, from byte A1 on; `·` where nothing is defined.
/// Capitals with a tone have no byte of their own: there a font of capitals shows the small ones.
const TCVN3: &str = "ĂÂÊÔƠƯĐăâêôơưđ······àảãáạ·ằẳẵắ·······\
    ặầẩẫấậè·ẻẽéẹềểễếệìỉ···ĩíịò·ỏõóọồổỗốộờởỡớợù·ủũúụừửữứựỳỷỹýỵ";

fn tcvn3_letter(byte: u8) -> Option<char> {
    if byte.is_ascii() {
        return Some(char::from(byte));
    }
    let index = byte.checked_sub(0xA1)?;
    TCVN3
        .chars()
        .nth(usize::from(index))
        .filter(|letter| *letter != '·')
}

/// VNI for Windows: a plain vowel, then a byte for its mark and tone; ten letters stand alone.
fn vni_text(bytes: &[u8]) -> Option<String> {
    let mut text = String::with_capacity(bytes.len());
    for byte in bytes {
        // capitals are the small letters less 20, as in Latin-1
        let small = if matches!(byte, 0xC0..=0xDE) {
            byte + 0x20
        } else {
            *byte
        };
        if byte.is_ascii() {
            text.push(char::from(*byte));
        } else if let Some((_, letter)) = VNI_LETTERS.iter().find(|(is, _)| *is == small) {
            text.push(*letter);
        } else {
            let (_, of, marks) = VNI_MARKS.iter().find(|(is, ..)| *is == small)?;
            let vowel = text.chars().last()?;
            if !of.contains(vowel.to_ascii_lowercase()) {
                return None;
            }
            text.push_str(marks);
        }
    }
    Some(text.nfc().collect())
}

#[rustfmt::skip]
const VNI_LETTERS: [(u8, char); 9] = [
    (0xE6, 'ỉ'), (0xEC, 'ì'), (0xED, 'í'), (0xEE, 'ỵ'), (0xF1, 'đ'),
    (0xF2, 'ị'), (0xF3, 'ĩ'), (0xF4, 'ơ'), (0xF6, 'ư'),
];

/// Byte, the vowels it may follow, what it adds: circumflex or breve and a tone.
const VNI_MARKS: [(u8, &str, &str); 17] = [
    (0xF8, "aeouyơư", "\u{300}"),
    (0xF9, "aeouyơư", "\u{301}"),
    (0xFB, "aeouyơư", "\u{309}"),
    (0xF5, "aeouyơư", "\u{303}"),
    (0xEF, "aeouyơư", "\u{323}"),
    (0xE2, "aeo", "\u{302}"),
    (0xE0, "aeo", "\u{302}\u{300}"),
    (0xE1, "aeo", "\u{302}\u{301}"),
    (0xE5, "aeo", "\u{302}\u{309}"),
    (0xE3, "aeo", "\u{302}\u{303}"),
    (0xE4, "aeo", "\u{302}\u{323}"),
    (0xEA, "a", "\u{306}"),
    (0xE8, "a", "\u{306}\u{300}"),
    (0xE9, "a", "\u{306}\u{301}"),
    (0xFA, "a", "\u{306}\u{309}"),
    (0xFC, "a", "\u{306}\u{303}"),
    (0xEB, "a", "\u{306}\u{323}"),
];
