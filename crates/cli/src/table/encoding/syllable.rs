//! Whether a word is built like a Vietnamese syllable: the yardstick by which an encoding is recognised.
//!
//! Only the build is judged, there is no word list. Not for: spelling, folding or sorting of names.

use unicode_normalization::UnicodeNormalization;

#[rustfmt::skip]
const INITIALS: [&str; 28] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr",
    "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
];

#[rustfmt::skip]
const NUCLEI: [&str; 62] = [
    "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y",
    "ai", "ao", "au", "ay", "âu", "ây", "eo", "êu", "ia", "iê", "iêu", "iu",
    "oa", "oai", "oay", "oao", "oă", "oe", "oeo", "oi", "oo", "ôi", "ôô", "ơi",
    "ua", "uâ", "uây", "uê", "ui", "uô", "uôi", "uơ", "uy", "uya", "uyê", "uyu", "uao", "uă", "ue", "ueo",
    "ưa", "ưi", "ươ", "ươi", "ươu", "ưu", "yê", "yêu", "uo", "uu",
];

const FINALS: [&str; 9] = ["", "ch", "ng", "nh", "c", "m", "n", "p", "t"];

/// Grave, acute, tilde, hook above, dot below.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// Whether the word could be one Vietnamese syllable, in any case.
pub(super) fn is_syllable(word: &str) -> bool {
    let mut tone = None;
    let mut plain = String::with_capacity(word.len());
    for part in word.nfd() {
        match TONES.contains(&part) {
            true if tone.is_some() => return false,
            true => tone = Some(part),
            false => plain.extend(part.to_lowercase()),
        }
    }
    let plain: String = plain.nfc().collect();
    INITIALS
        .iter()
        .filter_map(|initial| plain.strip_prefix(initial))
        .any(|rest| {
            FINALS.iter().any(|end| {
                let is_stop = matches!(*end, "ch" | "c" | "p" | "t");
                // a syllable that ends in a stop has the acute or the dot below, or it is no syllable
                let fits = !is_stop || matches!(tone, Some('\u{301}' | '\u{323}'));
                fits && rest
                    .strip_suffix(end)
                    .is_some_and(|nucleus| NUCLEI.contains(&nucleus))
            })
        })
}

#[cfg(test)]
mod tests {
    use super::is_syllable;

    #[test]
    fn names_of_places_and_offices_are_syllables() {
        let names = "Sở Thông tin và Truyền thông Uỷ ban nhân dân huyện Phú Giáo Dầu Tiếng \
            Bắc Tân Uyên Kế hoạch Khoa học Công nghệ Nguyễn Huệ quyết định giếng khuya hươu xoong gì quý \
            THUỶ LỢI Hòa Hoà ngoẻo nghiêng yêu tuyết";
        for word in names.split_whitespace() {
            assert!(is_syllable(word), "{word}");
        }
    }

    #[test]
    fn other_words_are_not() {
        for word in [
            "été",
            "für",
            "tøi",
            "Krông",
            "thươm̀m",
            "hoạchs",
            "QĐ",
            "tảt",
            "ố́",
            "ß",
            "",
        ] {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
