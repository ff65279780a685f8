//! Text files into tables: separators, quotes, places, and every way a row can be wrong.
//!
//! Not for: encodings.

use cli::table::SHOWN_MAX;

use super::{argument, rows};

fn read(text: &str) -> cli::table::Table {
    super::read("answers.csv", text.as_bytes()).expect("readable")
}

fn wrong(text: &str) -> Vec<(&'static str, Option<u32>)> {
    super::wrong("answers.csv", text.as_bytes())
}

#[test]
fn separators_and_line_ends_of_every_habit() {
    for separator in [",", ";", "\t"] {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a,b", "1,x", "2,"].join(end).replace(',', separator);
            for text in [
                text.clone(),
                format!("{text}{end}"),
                format!("\u{feff}{text}"),
            ] {
                let table = read(&text);
                assert_eq!(
                    rows(&table),
                    [(2, vec!["1", "x"]), (3, vec!["2", ""])],
                    "{text:?}"
                );
            }
        }
    }
}

#[test]
fn quotes_keep_separators_lines_and_quotes() {
    let text = "a,\"b \"\"c\"\"\"\n\"1,5\",\"dòng\nhai\"\n\n12\" màn hình,\"\"\nx,\"y\"";
    let table = read(text);
    assert_eq!(table.header(), ["a", "b \"c\""]);
    assert_eq!(table.column("b \"c\""), Some(1));
    let expected = [
        (2, vec!["1,5", "dòng\nhai"]),
        (5, vec!["12\" màn hình", ""]),
        (6, vec!["x", "y"]),
    ];
    assert_eq!(rows(&table), expected);
    assert_eq!(
        table.rows().next().map(|row| row.cell(1)),
        Some("dòng\nhai")
    );
    assert_eq!(table.rows().next().map(|row| row.cell(2)), Some(""));
}

#[test]
fn a_comma_in_a_quoted_name_does_not_outvote_semicolons() {
    let table = read("unit;\"giá trị, năm, quý\"\nA;1,5\n");
    assert_eq!(rows(&table), [(2, vec!["A", "1,5"])]);
}

#[test]
fn the_name_decides_for_tabs() {
    let table = super::read("a.tsv", b"a,b\n1,2\n").expect("readable");
    assert_eq!(table.header(), ["a,b"]);
}

#[test]
fn empty_columns_at_the_end_are_left_out() {
    let table = read("a,b,,\n1,2,,\n,,,\n3,,,\n");
    assert_eq!(rows(&table), [(2, vec!["1", "2"]), (4, vec!["3", ""])]);
    let problems = super::read("a.csv", b"a,b,,\n1,2,,x\n").expect_err("refused");
    let [problem] = problems.as_slice() else {
        panic!("{problems:?}")
    };
    assert_eq!(
        (problem.code, problem.row, argument(problem, "letter")),
        ("TB027", Some(2), "D")
    );
}

#[test]
fn all_wrong_rows_are_told_at_once() {
    let text = "a,b\n1\n1,2\n1,2,3\n\"x\"y,2\n\"open,2\n";
    let expected = [
        ("TB026", Some(2)),
        ("TB025", Some(4)),
        ("TB029", Some(5)),
        ("TB028", Some(6)),
    ];
    assert_eq!(wrong(text)[..4], expected);
}

#[test]
fn the_header_is_checked_with_the_rows() {
    let expected = [("TB024", Some(1)), ("TB023", Some(1)), ("TB026", Some(2))];
    assert_eq!(wrong("a,,a\n1,2\n"), expected);
}

#[test]
fn names_that_differ_only_in_form_are_the_same_name() {
    assert_eq!(wrong("tên, te\u{302}n \n1,2\n"), [("TB023", Some(1))]);
}

#[test]
fn many_errors_of_one_code_are_counted() {
    let text = format!("a,b\n{}", "1\n".repeat(SHOWN_MAX + 7));
    let problems = super::read("a.csv", text.as_bytes()).expect_err("refused");
    assert_eq!(problems.len(), SHOWN_MAX + 1);
    let last = problems.last().expect("one");
    assert_eq!(
        (last.code, argument(last, "code"), argument(last, "count")),
        ("TB030", "TB026", "7")
    );
}

#[test]
fn decomposed_text_is_composed() {
    let table = read("te\u{302}n,b\nBi\u{300}nh,\u{301}\nA,ok\n");
    assert_eq!(table.header(), ["tên", "b"]);
    assert_eq!(
        rows(&table),
        [(2, vec!["Bình", "\u{301}"]), (3, vec!["A", "ok"])]
    );
}
