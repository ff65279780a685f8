//! Which module of `crates/domain` may name which: those below it, by paths from the crate's root.
//!
//! Not for: modules inside these, which may know each other.

use crate::house::{Finding, House};
use crate::rust::{Kind, Token, split_tests, tokens};

const FOLDER: &str = "crates/domain/src/";

/// The modules of the crate from the bottom up: each may name those before it. Rule kinds stand inside
/// `framework`, because a criterion holds its rule and a rule knows inputs and parameters.
const ORDER: &[&str] = &[
    "rational",
    "text",
    "time",
    "id",
    "locale",
    "diagnostic",
    "refusal",
    "log",
    "sheet",
    "org",
    "measure",
    "framework",
    "assessment",
    "score",
    "ranking",
    "publication",
];

pub(super) fn check(house: &House) -> Vec<Finding> {
    let mut list = Vec::new();
    for (path, text) in house.ending(".rs") {
        let Some(inner) = path.strip_prefix(FOLDER).filter(|inner| *inner != "lib.rs") else {
            continue;
        };
        let inner = inner.trim_end_matches(".rs").trim_end_matches("/mod");
        let module = inner.split('/').next().unwrap_or_default();
        let Some(at) = ORDER.iter().position(|name| *name == module) else {
            let text = format!("module {module} has no place in ORDER of tidy/modules.rs yet");
            list.push(Finding::new(path, 0, text));
            continue;
        };
        let above = &ORDER[at + 1..];
        let tokens = split_tests(&tokens(text)).0;
        let wrong = named(&tokens, inner.split('/').count());
        let wrong = wrong.filter(|token| above.contains(&token.text.as_str()));
        list.extend(wrong.map(|token| {
            let text = format!(
                "{module} may not name {}, which stands above it",
                token.text
            );
            Finding::new(path, token.line, text)
        }));
    }
    list
}

/// What follows `crate::`, or as many `super::` as lead to the root from a module so deep.
fn named(tokens: &[Token], depth: usize) -> impl Iterator<Item = &Token> {
    (0..tokens.len()).flat_map(move |start| {
        let rest = &tokens[start..];
        let supers = rest
            .chunks(3)
            .take_while(|step| is_step(step, "super"))
            .count();
        match rest.chunks(3).next() {
            Some(step) if is_step(step, "crate") => heads(&rest[3..]),
            _ if supers == depth => heads(&rest[3 * supers..]),
            _ => Vec::new(),
        }
    })
}

/// Whether these are `word::`.
fn is_step(tokens: &[Token], word: &str) -> bool {
    matches!(tokens, [name, a, b] if name.is(word) && a.is(":") && b.is(":"))
}

/// The first names of a path: one, or those of a braced list.
fn heads(tokens: &[Token]) -> Vec<&Token> {
    let mut heads = Vec::new();
    let mut depth = 0_usize;
    for pair in tokens.first().into_iter().chain(tokens).zip(tokens) {
        let (before, token) = pair;
        match token.text.as_str() {
            "{" => depth += 1,
            "}" => depth = depth.saturating_sub(1),
            _ if depth == 0 || (depth == 1 && (before.is("{") || before.is(","))) => {
                heads.extend((token.kind == Kind::Word).then_some(token));
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    heads
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_upwards_and_unknown_modules_are_found() {
        let house = House::sample(&[
            (
                "crates/domain/src/lib.rs",
                "pub mod score;\nuse crate::publication::x;",
            ),
            (
                "crates/domain/src/framework/rule/ratio.rs",
                "use crate::measure::case::Case;\nuse crate::{id, assessment::{cell, line}, score};\n\
                 fn f() { super::super::ranking() }\nfn g() { super::super::super::ranking::of() }\n\
                 #[cfg(test)]\nmod tests { use crate::publication::json; }",
            ),
            (
                "crates/domain/src/measure/mod.rs",
                "fn f() -> crate::framework::Framework { super::text::nfc() }",
            ),
            (
                "crates/domain/src/sheet.rs",
                "use super::measure;\nuse crate::sheet::Sheet;",
            ),
            ("crates/domain/src/lost/mod.rs", ""),
        ]);
        let found: Vec<_> = check(&house)
            .into_iter()
            .map(|f| (f.line, f.text.replace(", which stands above it", "")))
            .collect();
        let expected = [
            (2, "framework may not name assessment"),
            (2, "framework may not name score"),
            (4, "framework may not name ranking"),
            (
                0,
                "module lost has no place in ORDER of tidy/modules.rs yet",
            ),
            (1, "measure may not name framework"),
            (1, "sheet may not name measure"),
        ];
        assert_eq!(found, expected.map(|(line, text)| (line, text.to_owned())),);
    }
}
