//! Rust source as a flat list of tokens with line numbers, enough for every rule of `tidy`.
//!
//! Not for: types, name resolution, macros. What needs those is a lint of clippy.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Word,
    Literal,
    /// One character, delimiters of groups included.
    Sign,
}

#[derive(Debug, Clone)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) text: String,
    pub(crate) line: usize,
}

impl Token {
    pub(crate) fn is(&self, text: &str) -> bool {
        self.text == text && self.kind != Kind::Literal
    }
}

/// A function: where its `fn` stands and how many lines it takes to the closing brace.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Function {
    pub(crate) name: String,
    pub(crate) line: usize,
    pub(crate) lines: usize,
}

/// All tokens of a source file; comments are gone, documentation comments are literals.
/// A file that cannot be split gives no tokens: the compiler says it better.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut list = Vec::new();
    if let Ok(stream) = text.parse::<TokenStream>() {
        flatten(stream, &mut list);
    }
    list
}

fn flatten(stream: TokenStream, list: &mut Vec<Token>) {
    for tree in stream {
        let line = tree.span().start().line;
        match tree {
            TokenTree::Group(group) => flatten_group(&group, list),
            TokenTree::Ident(word) => list.push(token(Kind::Word, word.to_string(), line)),
            TokenTree::Punct(sign) => list.push(token(Kind::Sign, sign.to_string(), line)),
            TokenTree::Literal(text) => list.push(token(Kind::Literal, text.to_string(), line)),
        }
    }
}

fn flatten_group(group: &Group, list: &mut Vec<Token>) {
    let (open, close) = match group.delimiter() {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Brace => ("{", "}"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::None => ("", ""),
    };
    list.push(token(
        Kind::Sign,
        open.to_owned(),
        group.span_open().start().line,
    ));
    flatten(group.stream(), list);
    list.push(token(
        Kind::Sign,
        close.to_owned(),
        group.span_close().start().line,
    ));
}

fn token(kind: Kind, text: String, line: usize) -> Token {
    Token { kind, text, line }
}

/// Splits tokens into those of the product and those under `#[cfg(test)]`.
pub(crate) fn split_tests(tokens: &[Token]) -> (Vec<Token>, Vec<Token>) {
    const MARK: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let (mut product, mut tests) = (Vec::new(), Vec::new());
    let mut rest = tokens;
    while let Some((first, after)) = rest.split_first() {
        let marked = MARK.iter().enumerate();
        if marked
            .clone()
            .all(|(i, text)| rest.get(i).is_some_and(|token| token.is(text)))
        {
            let (item, after) = rest.split_at(MARK.len() + item_length(&rest[MARK.len()..]));
            tests.extend_from_slice(item);
            rest = after;
        } else {
            product.push(first.clone());
            rest = after;
        }
    }
    (product, tests)
}

/// Number of tokens up to the end of the item: a semicolon or a closing brace outside groups.
fn item_length(tokens: &[Token]) -> usize {
    let mut depth = 0_usize;
    for (i, token) in tokens.iter().enumerate() {
        match token.text.as_str() {
            "(" | "[" | "{" if token.kind == Kind::Sign => depth += 1,
            ")" | "]" | "}" if token.kind == Kind::Sign => {
                depth = depth.saturating_sub(1);
                if depth == 0 && token.is("}") {
                    return i + 1;
                }
            }
            ";" if depth == 0 => return i + 1,
            _ => {}
        }
    }
    tokens.len()
}

/// Every function with a body, nested ones and those of tests too.
pub(crate) fn functions(tokens: &[Token]) -> Vec<Function> {
    let mut list = Vec::new();
    for (i, token) in tokens.iter().enumerate() {
        let Some(name) = tokens.get(i + 1).filter(|next| next.kind == Kind::Word) else {
            continue;
        };
        if token.is("fn") {
            let end = i + item_length(&tokens[i..]);
            let last = tokens
                .get(end.saturating_sub(1))
                .filter(|last| last.is("}"));
            if let Some(last) = last {
                let lines = last.line - token.line + 1;
                list.push(Function {
                    name: name.text.clone(),
                    line: token.line,
                    lines,
                });
            }
        }
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_measured_to_their_closing_brace() {
        let text = "fn a() {\n  let x = [1; 2];\n}\ntrait T { fn b();\n fn c(f: fn(u8)) {} }\n";
        let found: Vec<_> = functions(&tokens(text))
            .into_iter()
            .map(|f| (f.name, f.lines))
            .collect();
        assert_eq!(found, [("a".to_owned(), 3), ("c".to_owned(), 1)]);
    }

    #[test]
    fn test_items_are_split_off() {
        let text = "use a::b;\n#[cfg(test)]\nuse c::d;\nfn e() {}\n#[cfg(test)]\n#[rustfmt::skip]\n\
                    mod tests { fn f() { g(); } }\nstruct H;";
        let (product, tests) = split_tests(&tokens(text));
        let words = |list: &[Token]| -> String {
            let words = list
                .iter()
                .filter(|token| token.text.len() == 1 && token.kind == Kind::Word);
            words.map(|token| token.text.clone()).collect()
        };
        assert_eq!(words(&product), "abeH");
        assert_eq!(words(&tests), "cdfg");
    }
}
