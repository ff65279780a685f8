//! Workbooks of both forms give the same results as the CSV.
//!
//! Not for: what a workbook may hold; `table::sheet` tests that.

use super::{ANSWERS, Place, UNITS};
use std::collections::BTreeMap;

fn rows(text: &str) -> Vec<Vec<&str>> {
    text.lines().map(|line| line.split(',').collect()).collect()
}

/// One row a unit; a claim and a value stand in their cells as in the long form.
fn wide() -> Vec<Vec<String>> {
    let mut columns: Vec<String> = Vec::new();
    let mut units: BTreeMap<&str, BTreeMap<String, &str>> = BTreeMap::new();
    for row in rows(ANSWERS).iter().skip(1) {
        let &[unit, criterion, input, value] = row.as_slice() else {
            panic!("{row:?}")
        };
        let column = format!("{criterion}.{input}");
        if !columns.contains(&column) {
            columns.push(column.clone());
        }
        units.entry(unit).or_default().insert(column, value);
    }
    let mut table = vec![[&["unit".to_owned()][..], &columns].concat()];
    table.extend(units.into_iter().map(|(unit, cells)| {
        let values = columns
            .iter()
            .map(|column| cells.get(column).copied().unwrap_or_default());
        [unit]
            .into_iter()
            .chain(values)
            .map(str::to_owned)
            .collect()
    }));
    table
}

/// A workbook with figures as numbers, as a person types them.
fn workbook(rows: &[Vec<String>]) -> Vec<u8> {
    crate::table::workbook(|book| {
        let sheet = book.add_worksheet();
        for (at, row) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(row) {
                let written = match cell.parse::<f64>() {
                    Ok(number) if at > 0 => sheet.write_number(at, column, number),
                    _ => sheet.write_string(at, column, cell),
                };
                written.expect("written");
            }
        }
    })
}

fn owned(rows: Vec<Vec<&str>>) -> Vec<Vec<String>> {
    rows.into_iter()
        .map(|row| row.into_iter().map(str::to_owned).collect())
        .collect()
}

#[test]
fn long_and_wide_workbooks_and_tables_score_the_same() {
    let place = Place::small("workbooks");
    let expected = place.scores("answers.csv", &[]);
    assert_eq!(expected.code, Some(0), "{}", expected.err);
    let wide = wide();
    place.write("long.xlsx", workbook(&owned(rows(ANSWERS))));
    place.write("wide.xlsx", workbook(&wide));
    let lines: Vec<_> = wide.iter().map(|row| row.join(",")).collect();
    place.write("wide.csv", lines.join("\n"));
    place.write("wide.tsv", lines.join("\n").replace(',', "\t"));
    place.write("semicolon.csv", ANSWERS.replace(',', ";"));
    place.write(
        "windows.csv",
        format!("\u{feff}{}", ANSWERS.replace('\n', "\r\n")),
    );
    for name in [
        "long.xlsx",
        "wide.xlsx",
        "long.xlsx#Sheet1",
        "wide.csv",
        "wide.tsv",
        "semicolon.csv",
        "windows.csv",
    ] {
        let done = place.scores(name, &[]);
        assert_eq!(done.code, Some(0), "{name}: {}", done.err);
        assert_eq!(done.out, expected.out, "{name}");
    }
    // What a cell holds as a number is plain, whatever is declared for texts.
    let vietnamese = place.scores("long.xlsx", &["--numbers", "vi"]);
    assert_eq!(vietnamese.out, expected.out, "{}", vietnamese.err);
    place.write("units.xlsx", workbook(&owned(rows(UNITS))));
    let mut args = place.round("score --format csv", "long.xlsx");
    for word in &mut args {
        if word.ends_with("units.csv") {
            *word = place.at("units.xlsx");
        }
    }
    assert_eq!(super::well(args), expected.out);
}

#[test]
fn mistakes_in_a_workbook_have_row_and_column() {
    let place = Place::small("workbooks-bad");
    let mut rows = owned(rows(ANSWERS));
    rows[2][3] = "-1".to_owned();
    rows[4][3] = "maybe".to_owned();
    place.write("bad.xlsx", workbook(&rows));
    let done = place.scores("bad.xlsx", &[]);
    assert_eq!((done.code, done.out.as_str()), (Some(1), ""));
    for told in ["row 3, column value", "row 5, column value", "Errors: 2"] {
        assert!(done.err.contains(told), "{told}\n{}", done.err);
    }
}

#[test]
fn a_damaged_workbook_is_told_in_our_words() {
    let place = Place::small("workbooks-damaged");
    let whole = workbook(&owned(rows(ANSWERS)));
    place.write("cut.xlsx", &whole[..whole.len() / 2]);
    let done = place.scores("cut.xlsx", &[]);
    assert_eq!(done.code, Some(1));
    for told in ["error[TB014]", "not fully copied (technical detail: "] {
        assert!(done.err.contains(told), "{told}\n{}", done.err);
    }
}
