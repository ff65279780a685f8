//! Every mistake of a framework file: `mistakes.txt` lists each with the place and the answer.
//!
//! `BLESS=1 cargo test -p domain framework_codes` writes the answers anew. Not for: rules' own checks.

use crate::framework_sets::told;
use domain::diagnostic::{Diagnostic, Place};
use domain::framework::mapping::{Fate, Mapping};
use domain::framework::read::{SourceFile, read, read_mapping};
use domain::framework::rule::{KINDS, Standing};
use domain::locale::Locale;

const BASE: &str = include_str!("base.toml");
const MISTAKES: &str = include_str!("mistakes.txt");

fn file(name: &str, text: &str) -> SourceFile {
    SourceFile {
        name: name.into(),
        text: text.to_owned(),
    }
}

fn codes(findings: &[Diagnostic]) -> Vec<&str> {
    findings.iter().map(|finding| finding.code).collect()
}

/// An entry of `mistakes.txt`.
struct Mistake {
    line: usize,
    codes: Vec<String>,
    /// What of the base is replaced by what.
    changes: Vec<(String, String)>,
    answers: Vec<String>,
}

fn mistakes() -> Vec<Mistake> {
    let mut list: Vec<Mistake> = Vec::new();
    let mut fresh = true;
    for (at, line) in MISTAKES.lines().enumerate() {
        let is_code = |word: &str| word.len() == 5 && word.starts_with("FW");
        if line.split(' ').all(is_code) {
            list.push(Mistake {
                line: at + 1,
                codes: line.split(' ').map(str::to_owned).collect(),
                changes: Vec::new(),
                answers: Vec::new(),
            });
            fresh = true;
        }
        let Some(mistake) = list.last_mut() else {
            continue;
        };
        let (mark, text) = line.split_at_checked(1).unwrap_or_default();
        let text = text.strip_prefix(' ').unwrap_or(text);
        if mark == "=" {
            mistake.answers.push(text.to_owned());
        }
        if mark == "-" || mark == "+" {
            if fresh {
                mistake.changes.push((String::new(), String::new()));
            }
            let (old, new) = mistake.changes.last_mut().unwrap();
            let side = if mark == "-" { old } else { new };
            side.push_str(text);
            side.push('\n');
        }
        fresh = mark.is_empty() || fresh && !"-+".contains(mark);
    }
    list
}

/// The base with the changes, and the marked places.
fn changed(mistake: &Mistake) -> (String, Vec<usize>) {
    let mut text = BASE.to_owned();
    for (old, new) in &mistake.changes {
        assert_eq!(
            text.matches(old.as_str()).count(),
            1,
            "mistakes.txt:{}\n{old}",
            mistake.line
        );
        text = text.replacen(old.as_str(), new, 1);
    }
    let mut marks = Vec::new();
    while let Some(at) = text.find('▶') {
        text.replace_range(at..at + '▶'.len_utf8(), "");
        marks.push(at);
    }
    (text, marks)
}

#[test]
fn the_base_is_right() {
    let (framework, findings) = read(&[file("base.toml", BASE)]);
    assert!(findings.is_empty(), "{findings:#?}");
    assert_eq!(framework.unwrap().criteria.len(), 4);
}

#[test]
fn every_mistake_is_told_with_its_place() {
    let mut blessed = MISTAKES.to_owned();
    let mut wrong = Vec::new();
    // A hint that lists the kinds changes with every new one; the list names none of them.
    let kinds = KINDS.iter().filter(|kind| kind.place != Standing::OwnTable);
    let kinds = kinds.map(|kind| kind.name).collect::<Vec<_>>().join(", ");
    for mistake in mistakes().iter().rev() {
        let (text, marks) = changed(mistake);
        let files = [file("base.toml", &text)];
        let (framework, findings) = read(&files);
        let places: Vec<usize> = findings
            .iter()
            .filter_map(|finding| match finding.place {
                Place::Text { start, .. } => Some(start),
                _ => None,
            })
            .collect();
        let mut answers: Vec<String> = Vec::new();
        for finding in &findings {
            answers.push(finding.message(Locale::Vi));
            let hint = finding.hint(Locale::Vi);
            answers.extend(hint.map(|hint| hint.replace(&kinds, "{kinds}")));
        }
        let failed = domain::diagnostic::has_errors(&findings);
        if codes(&findings) != mistake.codes || places != marks || framework.is_some() == failed {
            let told: Vec<String> = findings
                .iter()
                .map(|finding| told(&files, finding))
                .collect();
            wrong.push(format!(
                "mistakes.txt:{}\n{}",
                mistake.line,
                told.join("\n")
            ));
        } else if answers != mistake.answers {
            wrong.push(format!(
                "mistakes.txt:{}\n{}",
                mistake.line,
                answers.join("\n")
            ));
            blessed = with_answers(&blessed, mistake, &answers);
        }
    }
    if std::env::var_os("BLESS").is_some() {
        let path = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/it/framework_codes/mistakes.txt"
        );
        std::fs::write(path, blessed).unwrap();
    }
    wrong.reverse();
    assert!(
        wrong.is_empty(),
        "{}\n\nIf the new answers are right: BLESS=1 cargo test -p domain framework_codes",
        wrong.join("\n\n")
    );
}

/// The list with other answers of one entry.
fn with_answers(list: &str, mistake: &Mistake, answers: &[String]) -> String {
    let lines: Vec<&str> = list.lines().collect();
    let (before, rest) = lines.split_at(mistake.line);
    let ends = |line: &&&str| line.starts_with("FW") || line.starts_with("# ");
    let end = rest
        .iter()
        .position(|line| ends(&line))
        .unwrap_or(rest.len());
    let (entry, after) = rest.split_at(end);
    let mut kept: Vec<String> = entry
        .iter()
        .filter(|line| !line.starts_with("= "))
        .map(|line| (*line).to_owned())
        .collect();
    while kept.last().is_some_and(String::is_empty) {
        kept.pop();
    }
    kept.extend(answers.iter().map(|answer| format!("= {answer}")));
    kept.push(String::new());
    let before = before.iter().map(|line| (*line).to_owned());
    let after = after.iter().map(|line| (*line).to_owned());
    let mut text = before
        .chain(kept)
        .chain(after)
        .collect::<Vec<_>>()
        .join("\n");
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

#[test]
fn several_mistakes_are_told_at_once() {
    let text = BASE
        .replace("half_up", "half_upp")
        .replace("of = \"co\"", "of = \"khong_co\"")
        .replace("max = \"6\"", "max = 6")
        .replace("at_most = \"kha\"", "at_most = \"khac\"")
        .replace("code = \"T1\"", "code = \"1.1\"");
    let (framework, findings) = read(&[file("base.toml", &text)]);
    assert!(framework.is_none());
    let wanted = ["FW016", "FW013", "FW040", "FW050", "FW122"];
    assert_eq!(codes(&findings), wanted);
}

#[test]
fn a_mistake_of_syntax_does_not_hide_the_others() {
    let text = BASE
        .replace("half_up", "half_upp")
        .replace("kind = \"choice\"", "kind = choice");
    let (_, findings) = read(&[file("base.toml", &text)]);
    assert_eq!(codes(&findings), ["FW016", "FW008"]);
}

#[test]
fn files_are_joined_in_the_order_of_their_names() {
    let (head, leaves) = BASE.split_at(BASE.find("[[criterion]]").unwrap());
    let files = [file("b.toml", leaves), file("a.toml", head)];
    let (framework, findings) = read(&files);
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(framework.unwrap().criteria.len(), 4);

    let twice = format!("{leaves}\n[param.khac]\nvalue = \"1\"\n");
    let (_, findings) = read(&[file("b.toml", &twice), file("a.toml", head)]);
    assert_eq!(codes(&findings), ["FW009"]);
    let place = told(&[file("b.toml", &twice)], &findings[0]);
    assert!(place.starts_with("b.toml:94:2 "), "{place}");
    assert!(findings[0].message(Locale::En).contains("a.toml:31"));
}

#[test]
fn sizes_are_limited() {
    let (_, findings) = read(&[file("lon.toml", &"#".repeat(2 * 1024 * 1024 + 1))]);
    assert_eq!(codes(&findings), ["FW001"]);

    let long = BASE.replace("Nhóm hai", &"ă".repeat(501));
    let (_, findings) = read(&[file("base.toml", &long)]);
    assert_eq!(codes(&findings), ["FW019"]);

    let mut many = BASE.to_owned();
    for at in 0..5000 {
        many.push_str(&format!(
            "[[criterion]]\ncode = \"x{at}\"\ngroup = \"2\"\nmax = \"0\"\n\
             name = {{ vi = \"x\", en = \"x\" }}\nrule.yes_no.of = \"co\"\n\
             inputs.co = {{ label = {{ vi = \"x\", en = \"x\" }}, kind = \"yes_no\" }}\n"
        ));
    }
    let (_, findings) = read(&[file("base.toml", &many)]);
    assert_eq!(codes(&findings), ["FW080"]);
}

fn mapping(text: &str) -> (Option<Mapping>, Vec<String>) {
    let (framework, _) = read(&[file("base.toml", BASE)]);
    let (mapping, findings) = read_mapping(&file("mapping.toml", text), framework.as_ref());
    let codes = codes(&findings).into_iter().map(str::to_owned);
    (mapping, codes.collect())
}

#[test]
fn a_mapping_is_read() {
    let (mapping, codes) = mapping(
        "from = \"2024\"\n[[move]]\nold = \"9\"\nnew = \"1.1\"\ninputs = { hs = \"so\" }\n\
         [[move]]\nold = \"\"\nnew = \"\"\ninputs = { t = \"tong\" }\n[[move]]\nold = \"8\"\n\
         [[move]]\nold = \"D0\"\nnew = \"D1\"\nanswers = \"drop\"\n",
    );
    assert!(codes.is_empty(), "{codes:?}");
    let mapping = mapping.unwrap();
    assert_eq!((mapping.from.as_str(), mapping.same_basis), ("2024", false));
    let answers: Vec<Fate> = mapping.moves.iter().map(|one| one.answers).collect();
    assert_eq!(answers, [Fate::Keep, Fate::Keep, Fate::Drop, Fate::Drop]);
    assert_eq!(
        mapping.moves[0].inputs,
        [("hs".to_owned(), "so".to_owned())]
    );
    assert_eq!(mapping.moves[2].new, None);
}

#[test]
fn mistakes_of_a_mapping_are_told() {
    let from = "from = \"2024\"\n";
    for (text, code) in [
        ("[[move]]\nold = \"9\"\n[[move]]\nold = \"9\"\n", "FW140"),
        ("[[move]]\nold = \"\"\nnew = \"1.1\"\n", "FW141"),
        ("[[move]]\nold = \"9\"\nnew = \"1.3\"\n", "FW142"),
        (
            "[[move]]\nold = \"9\"\nnew = \"1.1\"\ninputs = { a = \"soo\" }\n",
            "FW143",
        ),
        ("[[move]]\nold = \"9 a\"\n", "FW017"),
        ("[[move]]\nnew = \"1.1\"\n", "FW011"),
    ] {
        let (mapping, codes) = mapping(&format!("{from}{text}"));
        assert_eq!(codes, [code], "{text}");
        assert!(mapping.is_none());
    }
}
