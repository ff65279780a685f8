//! Function <= 70 lines, file <= 500, line <= 110, for Rust and Python.
//!
//! Exceptions stand in `xtask/ratchet.toml` with a reason; the list may only shrink, so an entry
//! that allows more than is needed (a file: a hundred lines more) is a finding too.
//! Not for: generated data, which is no source.

use toml::{Table, Value};

use crate::house::{Finding, House};
use crate::rust::{Function, functions, tokens};

const FUNCTION_LINES_MAX: usize = 70;
const FILE_LINES_MAX: usize = 500;
const LINE_CHARS_MAX: usize = 110;
/// How many lines more than needed an exception may allow a file, so that not every change moves it.
const FILE_LINES_SPARE: i64 = 99;
const RATCHET: &str = "xtask/ratchet.toml";

/// Something longer than its limit.
struct Excess {
    path: String,
    /// `file`, or the name of a function.
    of: String,
    line: usize,
    lines: usize,
    max: usize,
}

pub(super) fn check(house: &House) -> Vec<Finding> {
    let (mut list, mut excesses) = (Vec::new(), Vec::new());
    for (path, text) in house.ending(".rs").chain(house.ending(".py")) {
        list.extend(long_lines(path, text));
        excesses.extend(too_long(path, text));
    }
    list.extend(ratchet(house.text(RATCHET).unwrap_or_default(), &excesses));
    list
}

fn long_lines(path: &str, text: &str) -> Vec<Finding> {
    let lines = text
        .lines()
        .enumerate()
        .map(|(i, line)| (i + 1, line.chars().count()));
    let long = lines.filter(|(_, chars)| *chars > LINE_CHARS_MAX);
    let finding = |(line, chars)| {
        Finding::new(
            path,
            line,
            format!("{chars} characters, {LINE_CHARS_MAX} at most"),
        )
    };
    long.map(finding).collect()
}

fn too_long(path: &str, text: &str) -> Vec<Excess> {
    let excess = |of: &str, line, lines, max| {
        let (path, of) = (path.to_owned(), of.to_owned());
        (lines > max).then_some(Excess {
            path,
            of,
            line,
            lines,
            max,
        })
    };
    let functions = if path.ends_with(".rs") {
        functions(&tokens(text))
    } else {
        python_functions(text)
    };
    let each = functions
        .iter()
        .filter_map(|f| excess(&f.name, f.line, f.lines, FUNCTION_LINES_MAX));
    each.chain(excess("file", 0, text.lines().count(), FILE_LINES_MAX))
        .collect()
}

/// A function lasts to the last line that is indented deeper than its `def`; a closing bracket
/// and what stands in a text of three quotes belongs to it wherever it starts.
fn python_functions(text: &str) -> Vec<Function> {
    let (mut open, mut list) = (Vec::<(usize, Function)>::new(), Vec::new());
    let mut quoted = false;
    for (i, line) in text.lines().enumerate() {
        let (code, indent) = (line.trim(), line.len() - line.trim_start().len());
        let inside = quoted || code.is_empty() || code.starts_with([')', ']', '}', '#']);
        quoted ^= line.matches("\"\"\"").count() % 2 == 1;
        if !inside {
            while open.last().is_some_and(|(depth, _)| indent <= *depth) {
                list.extend(open.pop().map(|(_, function)| function));
            }
            let name = code
                .strip_prefix("async ")
                .unwrap_or(code)
                .strip_prefix("def ");
            if let Some((name, _)) = name.and_then(|name| name.split_once('(')) {
                open.push((
                    indent,
                    Function {
                        name: name.to_owned(),
                        line: i + 1,
                        lines: 1,
                    },
                ));
            }
        }
        if !code.is_empty() {
            open.iter_mut()
                .for_each(|(_, function)| function.lines = i + 2 - function.line);
        }
    }
    list.extend(open.into_iter().map(|(_, function)| function));
    list
}

/// Compares what is too long with what the list allows.
fn ratchet(text: &str, excesses: &[Excess]) -> Vec<Finding> {
    let table = text.parse::<Table>();
    let Ok(table) = table else {
        return vec![Finding::new(RATCHET, 0, "is not TOML")];
    };
    let entries: Vec<&Value> = table
        .get("exception")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .collect();
    let word = |entry: &Value, key| Some(entry.get(key)?.as_str()?.to_owned());
    let same = |entry: &Value, excess: &Excess| {
        word(entry, "path").as_ref() == Some(&excess.path)
            && word(entry, "of").as_ref() == Some(&excess.of)
    };
    let lines = |entry: &Value| {
        entry
            .get("lines")
            .and_then(Value::as_integer)
            .unwrap_or_default()
    };
    let mut list = Vec::new();
    for excess in excesses {
        let allowed = entries
            .iter()
            .find(|entry| same(entry, excess))
            .map_or(0, |entry| lines(entry));
        if i64::try_from(excess.lines).unwrap_or(i64::MAX) > allowed {
            let most = match allowed {
                0 => format!("{} at most", excess.max),
                allowed => format!("{allowed} allowed by {RATCHET}"),
            };
            let text = format!("{}: {} lines, {most}", excess.of, excess.lines);
            list.push(Finding::new(&excess.path, excess.line, text));
        }
    }
    for entry in entries {
        let about = format!("{:?} {:?}", word(entry, "path"), word(entry, "of"));
        let actual = excesses
            .iter()
            .find(|excess| same(entry, excess))
            .map_or(0, |excess| excess.lines);
        if word(entry, "reason").is_none_or(|reason| reason.trim().is_empty()) {
            list.push(Finding::new(RATCHET, 0, format!("{about} has no reason")));
        }
        let spare = if word(entry, "of").as_deref() == Some("file") {
            FILE_LINES_SPARE
        } else {
            0
        };
        if i64::try_from(actual).unwrap_or(i64::MAX) < lines(entry).saturating_sub(spare) {
            let text = format!("{about} needs {actual} lines now: lower or remove the entry");
            list.push(Finding::new(RATCHET, 0, text));
        }
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(files: &[(&str, &str)]) -> Vec<String> {
        check(&House::sample(files))
            .into_iter()
            .map(|f| f.text)
            .collect()
    }

    #[test]
    fn long_functions_files_and_lines_are_found() {
        let rust = format!("fn f() {{\n{}}}\n", "g();\n".repeat(69));
        assert_eq!(texts(&[("a.rs", &rust)]), ["f: 71 lines, 70 at most"]);
        assert_eq!(texts(&[("a.rs", &rust.replacen("g();\n", "", 1))]), [""; 0]);
        assert_eq!(
            texts(&[("a.rs", &"//\n".repeat(501))]),
            ["file: 501 lines, 500 at most"]
        );
        assert_eq!(texts(&[("a.rs", &"ạ".repeat(110))]), [""; 0]);
        assert_eq!(
            texts(&[("a.py", &"ạ".repeat(111))]),
            ["111 characters, 110 at most"]
        );
    }

    #[test]
    fn python_functions_are_measured() {
        let text = "def a(\n    x,\n):\n    \"\"\"One\ntwo\n    \"\"\"\n\
                    \x20   def b():\n        return 1\n\n    return b\n\n\nc = 1\n";
        let found: Vec<_> = python_functions(text)
            .into_iter()
            .map(|f| (f.name, f.lines))
            .collect();
        assert_eq!(found, [("b".to_owned(), 2), ("a".to_owned(), 10)]);
        let long = format!("def f():\n{}", "    g()\n".repeat(70));
        assert_eq!(texts(&[("a.py", &long)]), ["f: 71 lines, 70 at most"]);
    }

    #[test]
    fn the_ratchet_only_shrinks() {
        let long = "//\n".repeat(501);
        let entry = |lines, reason| {
            format!(
                "[[exception]]\npath = \"a.rs\"\nof = \"file\"\nlines = {lines}\nreason = \"{reason}\"\n"
            )
        };
        assert_eq!(
            texts(&[("a.rs", &long), (RATCHET, &entry(501, "a table"))]),
            [""; 0]
        );
        assert_eq!(
            texts(&[("a.rs", &long), (RATCHET, &entry(600, "a table"))]),
            [""; 0]
        );
        assert_eq!(
            texts(&[("a.rs", &long), (RATCHET, &entry(601, "a table"))]).len(),
            1
        );
        assert_eq!(
            texts(&[
                ("a.rs", &"//\n".repeat(502)),
                (RATCHET, &entry(501, "a table"))
            ]),
            ["file: 502 lines, 501 allowed by xtask/ratchet.toml"]
        );
        assert_eq!(
            texts(&[("a.rs", &long), (RATCHET, &entry(501, " "))]).len(),
            1
        );
        assert_eq!(
            texts(&[("a.rs", "//\n"), (RATCHET, &entry(501, "a table"))]).len(),
            1
        );
    }
}
