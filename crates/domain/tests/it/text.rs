//! Spelling: NFC, folding for search, and the nearest known word.
//!
//! Not for: messages.

use domain::text::{fold, nearest, nfc};
use proptest::prelude::*;
use unicode_normalization::{UnicodeNormalization, is_nfc};

#[test]
fn every_vietnamese_letter_folds_to_its_plain_one() {
    let families = [
        ('a', "aàáảãạăằắẳẵặâầấẩẫậ"),
        ('d', "dđ"),
        ('e', "eèéẻẽẹêềếểễệ"),
        ('i', "iìíỉĩị"),
        ('o', "oòóỏõọôồốổỗộơờớởỡợ"),
        ('u', "uùúủũụưừứửữự"),
        ('y', "yỳýỷỹỵ"),
    ];
    let mut letters = 0;
    for (plain, family) in families {
        for letter in family.chars() {
            letters += 1;
            let lower = letter.to_string();
            let upper = lower.to_uppercase();
            for text in [
                &lower,
                &upper,
                &lower.nfd().collect(),
                &upper.nfd().collect(),
            ] {
                assert_eq!(fold(text), plain.to_string(), "{text}");
            }
        }
    }
    assert_eq!(letters, 74, "all vowels with all tones, and d, đ");
}

#[test]
fn folding_keeps_the_rest() {
    let table = [
        ("Chuyển ĐỔI số", "chuyen doi so"),
        ("Ðà Nẵng", "da nang"),
        ("so_may-1.2", "so_may-1.2"),
        ("", ""),
        ("“ngoặc”", "“ngoac”"),
    ];
    for (text, folded) in table {
        assert_eq!(fold(text), folded);
    }
}

#[test]
fn folding_any_letter_twice_changes_nothing() {
    for letter in '\0'..=char::MAX {
        let once = fold(letter.encode_utf8(&mut [0; 4]));
        assert_eq!(fold(&once), once, "{letter:?}");
    }
}

#[test]
fn nfc_joins_marks_and_leaves_the_rest() {
    assert_eq!(nfc("Chuye\u{302}\u{309}n"), "Chuyển");
    assert_eq!(nfc("chuyển đổi"), "chuyển đổi");
    // Typed in the other order, as some keyboards do.
    assert_eq!(nfc("a\u{323}\u{302}"), "ậ");
    assert_eq!(nfc("a\u{302}\u{323}"), "ậ");
}

#[test]
fn the_nearest_word() {
    let keys = [
        "label",
        "kind",
        "unit",
        "of",
        "to",
        "on",
        "when_zero",
        "when_over",
        "có",
        "không",
        "guidance",
    ];
    let found = [
        ("lable", "label"),
        ("Label", "label"),
        ("knd", "kind"),
        ("units", "unit"),
        ("whenzero", "when_zero"),
        ("when-over", "when_over"),
        ("when_ovre", "when_over"),
        ("khong", "không"),
        ("CO", "có"),
        ("guidence", "guidance"),
        ("off", "of"),
    ];
    for (word, key) in found {
        assert_eq!(nearest(word, keys), Some(key), "{word}");
    }
    for word in [
        "",
        "x",
        "formula",
        "unbounded",
        "lxbxl_x",
        "when",
        "guidanceguidance",
    ] {
        assert_eq!(nearest(word, keys), None, "{word}");
    }
    assert_eq!(nearest("label", []), None);
    assert_eq!(
        nearest("ac", ["ab", "ad"]),
        Some("ab"),
        "the first of equally near ones"
    );
    assert_eq!(
        nearest("ab", ["ac", "ab"]),
        Some("ab"),
        "an equal one before a near one"
    );
}

proptest! {
    #[test]
    fn spellings_of_one_text_are_one(
        text in ".{0,30}|[a-zđươâêôăĐ\u{300}\u{301}\u{303}\u{309}\u{323}]{0,20}"
    ) {
        let decomposed: String = text.nfd().collect();
        assert!(is_nfc(&nfc(&text)));
        assert_eq!(nfc(&decomposed), nfc(&text));
        assert_eq!(fold(&decomposed), fold(&text));
    }

    #[test]
    fn one_slip_in_a_word_is_found(
        word in "[a-z]{5,12}", place in 0_usize..5, slip in 0..4, letter in "[a-z]"
    ) {
        let letter = letter.chars().next().unwrap();
        let mut letters: Vec<char> = word.chars().collect();
        match slip {
            0 => letters.insert(place, letter),
            1 => letters[place] = letter,
            2 => { letters.remove(place); }
            _ => letters.swap(place, (place + 1).min(4)),
        }
        let typed: String = letters.into_iter().collect();
        assert_eq!(nearest(&typed, ["0123456789", &word]), Some(word.as_str()));
    }
}
