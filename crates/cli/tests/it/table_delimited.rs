//! Text files into tables: separators, quotes, places, and every way a row can be wrong.

use cli::table::{Limits, Problem, SHOWN_MAX, Table, table_from_bytes};

fn read(text: &str) -> Result<Table, Vec<Problem>> {
    table_from_bytes("answers.csv", text.as_bytes().to_vec(), &Limits::default())
}

fn rows(text: &str) -> Vec<(u32, Vec<String>)> {
    let table = read(text).expect("readable");
    table
        .rows()
        .map(|row| (row.number, row.cells().map(str::to_owned).collect()))
        .collect()
}

fn row(number: u32, cells: &[&str]) -> (u32, Vec<String>) {
    (
        number,
        cells.iter().map(|cell| (*cell).to_owned()).collect(),
    )
}

fn wrong(text: &str) -> Vec<(&'static str, Option<u32>)> {
    let problems = read(text).expect_err("refused");
    problems
        .iter()
        .map(|problem| (problem.code, problem.row))
        .collect()
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
                assert_eq!(
                    rows(&text),
                    [row(2, &["1", "x"]), row(3, &["2", ""])],
                    "{text:?}"
                );
            }
        }
    }
}

#[test]
fn quotes_keep_separators_lines_and_quotes() {
    let text = "a,\"b \"\"c\"\"\"\n\"1,5\",\"dòng\nhai\"\n\n12\" màn hình,\"\"\nx,\"y\"";
    let table = read(text).expect("readable");
    assert_eq!(table.header(), ["a", "b \"c\""]);
    let expected = [
        row(2, &["1,5", "dòng\nhai"]),
        row(5, &["12\" màn hình", ""]),
        row(6, &["x", "y"]),
    ];
    assert_eq!(rows(text), expected);
    assert_eq!(
        table.rows().next().map(|row| row.cell(1)),
        Some("dòng\nhai")
    );
    assert_eq!(table.rows().next().map(|row| row.cell(2)), Some(""));
}

#[test]
fn a_decimal_comma_does_not_outvote_semicolons() {
    assert_eq!(
        rows("unit;\"giá trị, năm\"\nA;1,5\n"),
        [row(2, &["A", "1,5"])]
    );
}

#[test]
fn empty_columns_at_the_end_are_left_out() {
    assert_eq!(
        rows("a,b,,\n1,2,,\n,,,\n3,,,\n"),
        [row(2, &["1", "2"]), row(4, &["3", ""])]
    );
    assert_eq!(wrong("a,b,,\n1,2,x,\n"), [("TB027", Some(2))]);
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
    assert_eq!(
        wrong("a,,a\n1,2\n"),
        [("TB024", Some(1)), ("TB023", Some(1)), ("TB026", Some(2))]
    );
}

#[test]
fn many_errors_of_one_code_are_counted() {
    let text = format!("a,b\n{}", "1\n".repeat(SHOWN_MAX + 7));
    let problems = read(&text).expect_err("refused");
    assert_eq!(problems.len(), SHOWN_MAX + 1);
    let last = problems.last().expect("one");
    let args = [("code", "TB026".to_owned()), ("count", "7".to_owned())];
    assert_eq!((last.code, &last.args[..]), ("TB030", &args[..]));
}

#[test]
fn nothing_to_read() {
    for text in ["", "\u{feff}", "\n \r\n\t"] {
        assert_eq!(wrong(text), [("TB004", None)], "{text:?}");
    }
}

#[test]
fn decomposed_text_is_composed() {
    let table = read("te\u{302}n\nBi\u{300}nh\nA\n").expect("readable");
    assert_eq!(table.header(), ["tên"]);
    let cells: Vec<&str> = table.rows().map(|row| row.cell(0)).collect();
    assert_eq!(cells, ["Bình", "A"]);
}
