//! Indicator sets are written plainly: one blank on either side of `=`, no aligned columns.
//!
//! Not for: what the file says; `thang framework check` reads that.

use crate::house::{Finding, House};

pub(super) fn check(house: &House) -> Vec<Finding> {
    let shipped = ["frameworks/", "examples/"];
    let files = house
        .ending(".toml")
        .filter(|(path, _)| shipped.iter().any(|dir| path.starts_with(dir)));
    files.flat_map(|(path, text)| judge(path, text)).collect()
}

fn judge(path: &str, text: &str) -> Vec<Finding> {
    let (mut list, mut block) = (Vec::new(), None);
    for (i, line) in text.lines().enumerate() {
        let bare = bare(line, &mut block);
        let code = bare.trim();
        let pieces: Vec<&str> = code.split('=').collect();
        let apart = |piece: &[&str]| piece[0].ends_with(' ') && piece[1].starts_with(' ');
        if code.contains("  ") {
            list.push(Finding::new(
                path,
                i + 1,
                "two blanks in a row: no aligned columns",
            ));
        } else if !pieces.windows(2).all(apart) {
            list.push(Finding::new(path, i + 1, "one blank on either side of `=`"));
        }
    }
    list
}

/// The line with texts replaced by `""` and without its comment; `block` is an open text of
/// three quotes.
fn bare(line: &str, block: &mut Option<&'static str>) -> String {
    let (mut out, mut rest) = (String::new(), line);
    while !rest.is_empty() {
        if let Some(end) = *block {
            let Some(at) = rest.find(end) else { return out };
            (rest, *block) = (&rest[at + end.len()..], None);
        } else if let Some(mark) = ["\"\"\"", "'''"]
            .into_iter()
            .find(|mark| rest.starts_with(mark))
        {
            (rest, *block) = (&rest[mark.len()..], Some(mark));
            out.push_str("\"\"");
        } else if rest.starts_with(['"', '\'']) {
            rest = after_text(rest);
            out.push_str("\"\"");
        } else if rest.starts_with('#') {
            return out;
        } else {
            let mut letters = rest.chars();
            out.extend(letters.next());
            rest = letters.as_str();
        }
    }
    out
}

/// What follows the quoted text that `line` starts with.
fn after_text(line: &str) -> &str {
    let mut letters = line.chars();
    let quote = letters.next();
    while let Some(letter) = letters.next() {
        if letter == '\\' && quote == Some('"') {
            letters.next();
        } else if Some(letter) == quote {
            break;
        }
    }
    letters.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aligned_columns_are_found() {
        let text = "a = \"x = y  z\" # b=c   d\nab   = 1\na=1\na =  1\nb = { c = 1, d=2 }\n\
                    e = \"\"\"\nf=1\n\"\"\"\ng = 'h=\\'\n\"i=j\" = [\n  1,\n]\nk = [1,   2]";
        let house = House::sample(&[
            ("frameworks/a/1/framework.toml", text),
            ("Cargo.toml", text),
        ]);
        let lines: Vec<_> = check(&house).into_iter().map(|f| f.line).collect();
        assert_eq!(lines, [2, 3, 4, 5, 13]);
    }
}
