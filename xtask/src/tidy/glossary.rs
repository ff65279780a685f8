//! One word per idea: the synonyms that GLOSSARY.md forbids do not stand in Rust identifiers.
//!
//! Not for: comments and texts, where a synonym may be the right word.

use crate::house::{Finding, House};
use crate::rust::{Kind, Token, tokens};

const GLOSSARY: &str = "GLOSSARY.md";

pub(super) fn check(house: &House) -> Vec<Finding> {
    let forbidden = forbidden(house.text(GLOSSARY).unwrap_or_default());
    let mut list = Vec::new();
    if forbidden.is_empty() {
        list.push(Finding::new(
            GLOSSARY,
            0,
            "no table with the columns `code` and `not`",
        ));
    }
    for (path, text) in house.ending(".rs") {
        list.extend(synonyms(path, &tokens(text), &forbidden));
    }
    list
}

/// Pairs of synonym and the word to use, from the tables' columns `not` and `code`.
fn forbidden(text: &str) -> Vec<(String, String)> {
    let (mut columns, mut list) = (None, Vec::new());
    for line in text.lines() {
        let cells: Vec<String> = line
            .trim_matches('|')
            .split('|')
            .map(|cell| cell.replace('`', "").trim().to_owned())
            .collect();
        let place = |name| cells.iter().position(|cell| cell == name);
        if !line.starts_with('|') {
            columns = None;
        } else if let (Some(code), Some(not)) = (place("code"), place("not")) {
            columns = Some((code, not));
        } else if let Some((code, not)) = columns {
            let (Some(code), Some(not)) = (cells.get(code), cells.get(not)) else {
                continue;
            };
            let words = not
                .split(',')
                .map(str::trim)
                .filter(|word| word.starts_with(char::is_alphabetic));
            list.extend(words.map(|word| (word.to_owned(), code.clone())));
        }
    }
    list
}

fn synonyms(path: &str, tokens: &[Token], forbidden: &[(String, String)]) -> Vec<Finding> {
    let mut list = Vec::new();
    for token in tokens.iter().filter(|token| token.kind == Kind::Word) {
        let words = format!("_{}_", snake(&token.text));
        let hits = forbidden
            .iter()
            .filter(|(synonym, _)| words.contains(&format!("_{synonym}_")));
        list.extend(hits.map(|(synonym, code)| {
            let text = format!("`{}`: the word is `{code}`, not `{synonym}`", token.text);
            Finding::new(path, token.line, text)
        }));
    }
    list.dedup();
    list
}

/// `UnitId` and `UNIT_ID` become `unit_id`.
fn snake(name: &str) -> String {
    let mut words = String::new();
    let mut before = '_';
    for letter in name.chars() {
        if letter.is_uppercase() && before.is_lowercase() {
            words.push('_');
        }
        words.extend(letter.to_lowercase());
        before = letter;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "| Vietnamese | English | code | not |\n|---|---|---|---|\n\
                         | đơn vị | unit | `unit` | `agency`, `org_unit` |\n| a | b | `b` | |\n";

    #[test]
    fn a_synonym_is_found_as_a_whole_word() {
        let source = "struct AgencyId;\nfn org_unit() {}\nfn urgency(units: u8) {} // agency\n\
                      const A: &str = \"agency\";";
        let house = House::sample(&[(GLOSSARY, TABLE), ("a.rs", source)]);
        let lines: Vec<_> = check(&house).into_iter().map(|f| f.line).collect();
        assert_eq!(lines, [1, 2]);
    }

    #[test]
    fn a_glossary_without_the_table_is_found() {
        assert_eq!(check(&House::sample(&[])).len(), 1);
    }
}
