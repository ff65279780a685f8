//! What a password must be, by one of two policies.
//!
//! `asvs` (the default) follows OWASP ASVS 5.0: long (V6.2.1: at least 8, 15 recommended; 12 here, as
//! everyone with a role of weight has a second factor and guesses are few), nothing about kinds of
//! characters (V6.2.5), nothing too common (V6.2.4), no change by the calendar (V6.2.10). `vn-742` adds
//! what Decision 742/QĐ-BTTTT asks to be available: kinds of characters and a change every 90 days.
//! Not for: keeping passwords, which is a slow digest's matter.

use crate::refusal::Refusal;
use crate::text::{fold, nfc};
use crate::time::Moment;

/// Characters of the shortest password.
pub const LENGTH_MIN: usize = 12;
/// Characters of the longest (ASVS V6.2.9: at least 64).
pub const LENGTH_MAX: usize = 128;
/// Seconds a password lives under `vn-742`.
const LIFE_SECONDS: i64 = 90 * 86_400;
/// Letters of a login or name that may not stand in the password.
const WORD_MIN: usize = 4;
/// Different characters below which a password is a pattern.
const DIFFERENT_MIN: usize = 5;

/// What passwords of twelve and more characters that many people choose are made of: these words, with
/// figures and signs around. The common lists hold few others of that length.
const COMMON: &str = "\
    abc abcabc abcd admin administrator anhyeuem binhduong changeme chinhphu chinhquyen \
    chuyendoiso congchuc congvan default dichvucong emyeuanh football guest hanoi hcm hochiminh \
    iloveyou letmein login matkhau matkhaumoi matkhaumatkhau monkey pass passpass password \
    passwordpassword passw0rd p@ssw0rd princess qaz qwe qwer qwert qwerty qwertyqwerty qwertyuiop \
    root saigon secret sonoivu sotttt sunshine superman test tester thang thongtin tinhoc ubnd \
    user vietnam vietnamvietnam welcome xinchao yeuem zaq zxc zxcv zxcvbn zxcvbnm asdf asdfgh \
    asdfghjkl";
/// Rows a finger slides along.
const ROWS: &[&str] = &[
    "01234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "abcdefghijklmnopqrstuvwxyz",
];

/// A policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Policy {
    /// OWASP ASVS 5.0.
    #[default]
    Asvs,
    /// Decision 742/QĐ-BTTTT.
    Vn742,
}

impl Policy {
    /// The policy of a word in the configuration.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        match word {
            "asvs" => Some(Self::Asvs),
            "vn-742" => Some(Self::Vn742),
            _ => None,
        }
    }

    /// The word in the configuration.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Asvs => "asvs",
            Self::Vn742 => "vn-742",
        }
    }

    /// Everything that is wrong with a password; `words` are the person's: login, name, mail.
    #[must_use]
    pub fn check(self, password: &str, words: &[&str]) -> Vec<Refusal> {
        let password = nfc(password);
        let length = password.chars().count();
        let mut wrong = Vec::new();
        if !(LENGTH_MIN..=LENGTH_MAX).contains(&length) {
            let refusal = Refusal::new("RF016")
                .arg("least", LENGTH_MIN)
                .arg("most", LENGTH_MAX);
            wrong.push(refusal);
        } else if is_common(&password) {
            wrong.push(Refusal::new("RF017"));
        }
        let bare = |text: &str| fold(text).replace(' ', "");
        let plain = bare(&password);
        // A whole login or name: a single syllable of it is a word like any other.
        let mut own = words
            .iter()
            .map(|word| bare(word.split('@').next().unwrap_or(word)));
        if own.any(|word| word.chars().count() >= WORD_MIN && plain.contains(&word)) {
            wrong.push(Refusal::new("RF018"));
        }
        let kinds: [fn(char) -> bool; 4] = [
            char::is_uppercase,
            char::is_lowercase,
            char::is_numeric,
            |c| !c.is_alphanumeric(),
        ];
        if self == Self::Vn742 && !kinds.iter().all(|kind| password.chars().any(kind)) {
            wrong.push(Refusal::new("RF019"));
        }
        wrong
    }

    /// Whether a password chosen at `chosen` has to be changed now.
    #[must_use]
    pub fn is_over(self, chosen: Moment, now: Moment) -> bool {
        self == Self::Vn742 && now.seconds_since(chosen) >= LIFE_SECONDS
    }
}

/// Few different characters, or nothing but a common word or rows of keys with figures and signs around.
fn is_common(password: &str) -> bool {
    let folded = fold(password);
    let mut different: Vec<char> = folded.chars().collect();
    different.sort_unstable();
    different.dedup();
    let core = folded.trim_matches(|c: char| !c.is_alphabetic());
    different.len() < DIFFERENT_MIN
        || core.is_empty()
        || COMMON.split(' ').any(|word| word == core)
        || slides(&folded)
}

/// Whether nearly every character is the neighbour of the one before on a row of keys, either way.
fn slides(folded: &str) -> bool {
    let letters: Vec<char> = folded.chars().collect();
    let near = |pair: &&[char]| {
        let pair: String = pair.iter().collect();
        let back: String = pair.chars().rev().collect();
        ROWS.iter()
            .any(|row| row.contains(&pair) || row.contains(&back))
    };
    let count = letters.windows(2).filter(near).count();
    count * 4 >= letters.len().saturating_sub(1) * 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(policy: Policy, password: &str) -> String {
        let words = ["nguyen.van-a", "Nguyễn Văn Ánh", "vananh@binhduong.gov.vn"];
        let wrong = policy.check(password, &words);
        wrong
            .iter()
            .map(|refusal| refusal.code)
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn asvs_wants_length_and_nothing_common() {
        for good in [
            "con mèo trèo cây cau",
            "bảy con vịt bơi",
            "x7-kLm-2pQ-zz",
            "correct horse battery",
            "anh nguyen di cho ve",
        ] {
            assert_eq!(codes(Policy::Asvs, good), "", "{good}");
        }
        assert_eq!(codes(Policy::Asvs, "ngắn quá 1!"), "RF016");
        assert_eq!(codes(Policy::Asvs, &"dài ".repeat(33)), "RF016");
        for common in [
            "Password1234",
            "123456789012",
            "Matkhau@12345",
            "qwertyuiop123",
            "aaaaaaaaaaaa",
            "Mật khẩu 123",
            "abcdefghijkl",
            "!@#$%^&*()_+",
            "1234qwerasdf",
            "ChuyenDoiSo2025",
            "Vietnam@2025!",
            "112233445566",
        ] {
            let found = codes(Policy::Asvs, common);
            assert!(
                found == "RF017" || common == "Mật khẩu 123",
                "{common}: {found}"
            );
        }
        assert_eq!(codes(Policy::Asvs, "toi la nguyen.van-a"), "RF018");
        assert_eq!(codes(Policy::Asvs, "xin chao NguyenVanAnh nhe"), "RF018");
    }

    #[test]
    fn vn_742_adds_kinds_and_a_life() {
        assert_eq!(codes(Policy::Vn742, "con mèo trèo cây cau"), "RF019");
        assert_eq!(codes(Policy::Vn742, "Con mèo trèo 7 cây cau"), "");
        let at = Moment::from_seconds;
        let over = |policy: Policy, days: i64| policy.is_over(at(0), at(days * 86_400));
        assert!(over(Policy::Vn742, 90) && !over(Policy::Vn742, 89) && !over(Policy::Asvs, 9_000));
        for policy in [Policy::Asvs, Policy::Vn742] {
            assert_eq!(Policy::of_word(policy.word()), Some(policy));
        }
    }
}
