//! Texts and diagnostic codes: every key of `locales` stands in Vietnamese and in English, every
//! code a crate names has a text, every code with a text is provoked by a test, and a code once
//! retired is never given out again.
//!
//! Not for: the wording.

use std::collections::{BTreeMap, BTreeSet};

use crate::house::{Finding, House};
use crate::rust::{Kind, Token, split_tests, tokens};

/// Generated from the texts; codes that are gone stay in it as retired.
pub(crate) const LIST: &str = "docs/spec/codes.md";
/// Stands in the list for the text of a code that is gone.
pub(crate) const RETIRED: &str = "retired";
const LANGUAGES: [&str; 2] = ["vi", "en"];

pub(super) fn check(house: &House) -> Vec<Finding> {
    let texts = texts(house);
    let mut list = Vec::new();
    for text in &texts {
        let twin = |other: &&Text| {
            other.key == text.key
                && other.package() == text.package()
                && other.language != text.language
        };
        if !texts.iter().any(|other| twin(&other)) {
            list.push(Finding::new(
                text.path,
                text.line,
                format!("{} is in {} only", text.key, text.language),
            ));
        }
        let same = |other: &&Text| other.key == text.key && other.language == text.language;
        if texts
            .iter()
            .find(same)
            .is_some_and(|first| (first.path, first.line) != (text.path, text.line))
        {
            list.push(Finding::new(
                text.path,
                text.line,
                format!("{} stands twice", text.key),
            ));
        }
    }
    list.extend(unproved(house, &texts));
    list.extend(without_text(house, &texts));
    list
}

/// One message, or one attribute of it, of a Fluent file.
pub(crate) struct Text<'a> {
    pub(crate) language: &'static str,
    path: &'a str,
    line: usize,
    /// `FW012` or `FW012.hint`.
    pub(crate) key: String,
    /// On one line.
    pub(crate) value: String,
}

impl Text<'_> {
    fn package(&self) -> &str {
        self.path.split("/locales/").next().unwrap_or_default()
    }

    /// The diagnostic code that the key is or begins with.
    pub(crate) fn code(&self) -> Option<&str> {
        let (code, rest) = self.key.split_at_checked(5)?;
        (is_code(code) && (rest.is_empty() || rest.starts_with(['.', '-']))).then_some(code)
    }
}

/// Two capitals and three digits.
fn is_code(word: &str) -> bool {
    let (letters, digits) = word.split_at_checked(2).unwrap_or_default();
    let capitals = letters.len() == 2 && letters.bytes().all(|byte| byte.is_ascii_uppercase());
    capitals && digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// All texts of all crates, in the order of the files.
pub(crate) fn texts(house: &House) -> Vec<Text<'_>> {
    let mut list = Vec::new();
    for (path, text) in house.ending(".ftl") {
        for language in LANGUAGES {
            if path.contains(&format!("/locales/{language}/")) {
                read(path, language, text, &mut list);
            }
        }
    }
    list
}

fn read<'a>(path: &'a str, language: &'static str, text: &str, list: &mut Vec<Text<'a>>) {
    let mut message = String::new();
    for (i, line) in text.lines().enumerate() {
        let (name, value) = line.split_once('=').unwrap_or_default();
        let name = name.trim_end();
        let plain = |name: &str| {
            let mut letters = name.chars();
            letters.next().is_some_and(char::is_alphabetic)
                && letters.all(|letter| letter.is_alphanumeric() || "-_".contains(letter))
        };
        let attribute = name
            .trim_start()
            .strip_prefix('.')
            .filter(|name| plain(name));
        let key = if plain(name) {
            message = name.to_owned();
            message.clone()
        } else if let Some(attribute) = attribute {
            format!("{message}.{attribute}")
        } else {
            if let Some(last) = list.last_mut().filter(|_| line.starts_with(' ')) {
                last.value = format!("{} {}", last.value, line.trim()).trim().to_owned();
            }
            continue;
        };
        list.push(Text {
            language,
            path,
            line: i + 1,
            key,
            value: value.trim().to_owned(),
        });
    }
}

/// Codes no test mentions, and codes given out again after they were retired.
fn unproved(house: &House, texts: &[Text]) -> Vec<Finding> {
    let retired = retired(house.text(LIST).unwrap_or_default());
    let tests = tests(house);
    let mut codes = BTreeMap::new();
    for text in texts {
        if let Some(code) = text.code() {
            codes.entry(code).or_insert(text);
        }
    }
    let mut list = Vec::new();
    for (code, text) in codes {
        if !tests.iter().any(|test| test.contains(code)) {
            list.push(Finding::new(
                text.path,
                text.line,
                format!("no test provokes {code}: name it in a test or a case that raises it"),
            ));
        }
        if retired.contains(code) {
            list.push(Finding::new(
                text.path,
                text.line,
                format!("{code} is retired: take a new one"),
            ));
        }
    }
    list
}

/// Codes the list marks as retired.
pub(crate) fn retired(list: &str) -> BTreeSet<String> {
    let mark = format!("| {RETIRED} | {RETIRED} |");
    let rows = list.lines().filter(|line| line.ends_with(&mark));
    let codes = rows.filter_map(|line| line.trim_start_matches(['|', ' ', '`']).get(..5));
    codes
        .filter(|code| is_code(code))
        .map(str::to_owned)
        .collect()
}

/// What tests hold outcomes against: string literals of test files and test modules in Rust, blocks of
/// expected errors in worked examples, and the lines of a list of mistakes that hold codes alone.
fn tests(house: &House) -> Vec<String> {
    let mut list = Vec::new();
    for (path, text) in &house.files {
        let folder = path
            .split('/')
            .any(|part| matches!(part, "tests" | "cases" | "tests.rs"));
        if folder && path.starts_with("xtask/") {
            continue;
        }
        match (folder, path.rsplit('.').next().unwrap_or_default()) {
            (true, "rs") => list.extend(literals(&tokens(text))),
            (false, "rs") if path.starts_with("crates/") => {
                list.extend(literals(&split_tests(&tokens(text)).1));
            }
            (true, "md") => list.extend(expected_errors(text)),
            (true, "txt") => {
                let codes = |line: &&str| line.split(' ').all(is_code);
                list.extend(text.lines().filter(codes).map(str::to_owned));
            }
            _ => {}
        }
    }
    list
}

/// String literals without documentation comments, which are `#[doc = "…"]` as tokens.
fn literals(tokens: &[Token]) -> Vec<String> {
    let mut list = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let before = |back: usize| at.checked_sub(back).and_then(|at| tokens.get(at));
        let documents = before(1).is_some_and(|token| token.is("="))
            && before(2).is_some_and(|token| token.is("doc"));
        if token.kind == Kind::Literal && !documents {
            list.push(token.text.clone());
        }
    }
    list
}

/// The blocks ```` ```errors ```` of a worked example.
fn expected_errors(text: &str) -> Vec<String> {
    let blocks = text.split("\n```errors\n").skip(1);
    let blocks = blocks.filter_map(|rest| rest.split("\n```").next());
    blocks.map(str::to_owned).collect()
}

/// Codes that the crates name outside tests and that have no text.
fn without_text(house: &House, texts: &[Text]) -> Vec<Finding> {
    let known: BTreeSet<&str> = texts.iter().filter_map(Text::code).collect();
    let families: BTreeSet<&str> = known.iter().map(|code| &code[..2]).collect();
    let mut list = Vec::new();
    for (path, text) in house
        .ending(".rs")
        .filter(|(path, _)| path.starts_with("crates/"))
    {
        for token in split_tests(&tokens(text)).0 {
            let name = named_code(&token).filter(|name| families.contains(&name[..2]));
            if let Some(name) = name.filter(|name| !known.contains(name)) {
                list.push(Finding::new(
                    path,
                    token.line,
                    format!(
                        "{name} has no text: write it in crates/*/locales/{{vi,en}}, with a .hint"
                    ),
                ));
            }
        }
    }
    list
}

fn named_code(token: &Token) -> Option<&str> {
    let name = match token.kind {
        Kind::Sign => return None,
        Kind::Word => token.text.as_str(),
        Kind::Literal => token.text.trim_matches('"'),
    };
    is_code(name).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    const VI: &str = "crates/a/locales/vi/a.ftl";
    const EN: &str = "crates/a/locales/en/a.ftl";
    const PROOF: (&str, &str) = ("crates/a/tests/it.rs", "const C: &str = \"AB001\";");

    fn findings(files: &[(&str, &str)]) -> Vec<String> {
        check(&House::sample(files))
            .into_iter()
            .map(|f| f.text)
            .collect()
    }

    #[test]
    fn texts_stand_once_in_both_languages() {
        let good = "# note = x\nAB001 = một\n    hai = ba\n    .hint = bốn\n";
        assert_eq!(findings(&[(VI, good), (EN, good), PROOF]), [""; 0]);
        let house = House::sample(&[(VI, good)]);
        let read: Vec<_> = texts(&house)
            .into_iter()
            .map(|text| (text.key, text.value))
            .collect();
        assert_eq!(read[0], ("AB001".to_owned(), "một hai = ba".to_owned()));
        assert_eq!(
            findings(&[(VI, good), (EN, "AB001 = one\n"), PROOF]),
            ["AB001.hint is in vi only"]
        );
        let twice = format!("{good}AB001 = x\n");
        assert_eq!(
            findings(&[(VI, &twice), (EN, good), PROOF]),
            ["AB001 stands twice"]
        );
    }

    #[test]
    fn a_code_needs_a_test_a_text_and_to_be_new() {
        let text = "AB001 = x\n";
        let texts = [(VI, text), (EN, text)];
        let with = |file| findings(&[texts[0], texts[1], file]);
        assert_eq!(
            with(("crates/a/src/b.rs", "const C: &str = \"AB001\";")),
            ["no test provokes AB001: name it in a test or a case that raises it"]
        );
        let tested = "const C: [&str; 2] = [\"AB002\", \"CD001\"];\n\
             #[cfg(test)]\nmod tests { const C: &str = \"AB001\"; }";
        assert_eq!(
            with(("crates/a/src/b.rs", tested)),
            ["AB002 has no text: write it in crates/*/locales/{vi,en}, with a .hint"]
        );
        let again = findings(&[
            texts[0],
            texts[1],
            PROOF,
            (LIST, "| `AB001` | retired | retired |\n"),
        ]);
        assert_eq!(again, ["AB001 is retired: take a new one"]);
    }

    #[test]
    fn only_what_a_test_expects_provokes_a_code() {
        let text = "AB001 = x\n";
        let proved = |path, test| findings(&[(VI, text), (EN, text), (path, test)]).is_empty();
        let rust = "crates/a/tests/it.rs";
        assert!(proved(
            rust,
            "fn it() { assert_eq!(told, [\"3 value AB001\"]); }"
        ));
        assert!(!proved(rust, "// AB001\nfn it() { assert!(AB001); }"));
        assert!(!proved(rust, "//! AB001\n/// AB001\nfn it() {}"));
        let mistakes = "crates/a/tests/it/mistakes.txt";
        assert!(proved(mistakes, "AB002 AB001\n- x\n+ y\n"));
        assert!(!proved(mistakes, "What AB001 is for\n"));
        let case = "crates/a/tests/cases/a.md";
        assert!(proved(
            case,
            "# A\n```errors\nrow,column,code\n2,,AB001\n```\n"
        ));
        assert!(!proved(case, "# A\nAB001\n```answers\nAB001\n```\n"));
        assert!(!proved(case, "# A\n```errors\n2,,AB002\n```\nAB001\n"));
    }
}
