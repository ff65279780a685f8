//! Real workbooks, and workbooks made wrong on purpose, into tables.
//!
//! Not for: which files count as workbooks.

use std::io::{Cursor, Read, Write};

use cli::table::{Limits, Problem, table_from_bytes};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::{argument, read, rows};

/// The bytes of a workbook.
pub(crate) fn workbook(fill: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    fill(&mut workbook);
    workbook.save_to_buffer().expect("saved")
}

/// A workbook of one sheet with these rows of text.
pub(super) fn texts(lines: &[&[&str]]) -> Vec<u8> {
    workbook(|book| {
        let sheet = book.add_worksheet();
        for (row, line) in (0..).zip(lines) {
            sheet
                .write_row(row, 0, line.iter().copied())
                .expect("written");
        }
    })
}

/// The same workbook with one part changed; a part that becomes empty is left out.
pub(super) fn change(bytes: &[u8], part: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let xml = part_of(bytes, part);
    replace(
        bytes,
        part,
        change(str::from_utf8(&xml).expect("text")).as_bytes(),
    )
}

/// The bytes of one part of a workbook.
pub(super) fn part_of(bytes: &[u8], part: &str) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut xml = Vec::new();
    archive
        .by_name(part)
        .expect("a part")
        .read_to_end(&mut xml)
        .expect("unpacked");
    xml
}

/// The same workbook with other bytes for one part, or without it if they are none.
pub(super) fn replace(bytes: &[u8], part: &str, with: &[u8]) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).expect("an entry");
        if entry.name().expect("a name") != part {
            writer.raw_copy_file(entry).expect("copied");
        } else if !with.is_empty() {
            writer
                .start_file(part, SimpleFileOptions::default())
                .expect("started");
            writer.write_all(with).expect("written");
        }
    }
    writer.finish().expect("finished").into_inner()
}

const SHEET: &str = "xl/worksheets/sheet1.xml";

fn problem(bytes: &[u8]) -> Problem {
    problem_within(bytes, &Limits::default())
}

fn problem_within(bytes: &[u8], limits: &Limits) -> Problem {
    let problems = table_from_bytes("a.xlsx", bytes.to_vec(), limits).expect_err("refused");
    let [problem] = problems.as_slice() else {
        panic!("{problems:?}")
    };
    problem.clone()
}

#[test]
fn every_kind_of_cell_becomes_text() {
    let bytes = workbook(|book| {
        let sheet = book.add_worksheet();
        let day = Format::new().set_num_format("dd/mm/yyyy");
        let time = Format::new().set_num_format("dd/mm/yyyy hh:mm");
        let long = Format::new().set_num_format("[h]:mm:ss");
        let noon = ExcelDateTime::parse_from_str("2023-12-31T12:30:00").expect("a time");
        sheet.write_row(0, 0, ["giá trị"]).expect("written");
        sheet.write(1, 0, "Sở Thông tin").expect("written");
        sheet.write(2, 0, 0.1 + 0.2).expect("written");
        sheet.write(3, 0, 1_234_567_890_123_f64).expect("written");
        sheet.write(4, 0, -0.0).expect("written");
        sheet.write(5, 0, 1e-7).expect("written");
        sheet.write(6, 0, true).expect("written");
        sheet
            .write_with_format(7, 0, 45_291, &day)
            .expect("written");
        sheet
            .write_with_format(8, 0, &noon, &time)
            .expect("written");
        sheet.write_with_format(9, 0, 1.5, &long).expect("written");
        sheet
            .write_with_format(10, 0, 0.25, &time)
            .expect("written");
        sheet
            .write(11, 0, Formula::new("=1/8").set_result("0.125"))
            .expect("written");
        sheet.write(12, 0, "te\u{302}n").expect("written");
        sheet.write(13, 0, 0.85).expect("written");
        sheet.write(15, 0, "12,5").expect("written");
    });
    let table = read("a.xlsx", &bytes).expect("readable");
    assert_eq!(table.sheet.as_deref(), Some("Sheet1"));
    let expected = [
        (2, "Sở Thông tin"),
        (3, "0.30000000000000004"),
        (4, "1234567890123"),
        (5, "0"),
        (6, "0.0000001"),
        (7, "1"),
        (8, "2023-12-31"),
        (9, "2023-12-31T12:30:00"),
        (10, "36:00:00"),
        (11, "06:00:00"),
        (12, "0.125"),
        (13, "tên"),
        (14, "0.85"),
        (16, "12,5"),
    ];
    assert_eq!(rows(&table), expected.map(|(row, text)| (row, vec![text])));
}

#[test]
fn a_table_may_stand_anywhere_on_its_sheet() {
    let bytes = workbook(|book| {
        let sheet = book.add_worksheet();
        sheet.write_row(2, 1, ["unit", "a", "b"]).expect("written");
        sheet.write_row(3, 1, ["01", "", "3"]).expect("written");
        sheet.write(5, 1, "02").expect("written");
    });
    let table = read("a.xlsx", &bytes).expect("readable");
    assert_eq!(table.header(), ["unit", "a", "b"]);
    assert_eq!(
        rows(&table),
        [(4, vec!["01", "", "3"]), (6, vec!["02", "", ""])]
    );
}

#[test]
fn values_outside_the_header_are_told() {
    let bytes = workbook(|book| {
        let sheet = book.add_worksheet();
        sheet.write_row(0, 1, ["unit", "a"]).expect("written");
        sheet
            .write_row(1, 0, ["x", "01", "1", "y"])
            .expect("written");
    });
    let problems = read("a.xlsx", &bytes).expect_err("refused");
    let letters: Vec<&str> = problems
        .iter()
        .map(|problem| argument(problem, "letter"))
        .collect();
    assert_eq!(letters, ["A", "D"]);
    assert!(
        problems
            .iter()
            .all(|problem| (problem.code, problem.row) == ("TB027", Some(2)))
    );
}

#[test]
fn headers_are_checked() {
    let problems = read("a.xlsx", &texts(&[&["a", "", "a"], &["1"]])).expect_err("refused");
    let codes: Vec<&str> = problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["TB024", "TB023"]);
    assert_eq!(argument(&problems[1], "second"), "C");
}

#[test]
fn the_first_visible_sheet_with_a_header_is_read() {
    let bytes = workbook(|book| {
        book.add_worksheet().set_name("Trống").expect("named");
        let hidden = book
            .add_worksheet()
            .set_name("Ẩn")
            .expect("named")
            .set_hidden(true);
        hidden.write_row(0, 0, ["x", "y"]).expect("written");
        let title = book.add_worksheet().set_name("Hướng dẫn").expect("named");
        title.write(0, 0, "Cách điền biểu").expect("written");
        for name in ["Trả lời", "Khác"] {
            let sheet = book.add_worksheet().set_name(name).expect("named");
            sheet.write_row(0, 0, ["unit", name]).expect("written");
            sheet.write_row(1, 0, ["01", "1"]).expect("written");
        }
    });
    let table = read("a.xlsx", &bytes).expect("readable");
    assert_eq!(table.sheet.as_deref(), Some("Trả lời"));
    let [note] = table.notes.as_slice() else {
        panic!("{:?}", table.notes)
    };
    let others = argument(note, "others");
    assert_eq!((note.code, others), ("TB020", "“Hướng dẫn”, “Khác”"));
    let named = read("a.xlsx#Ẩn", &bytes).expect("readable");
    assert_eq!(
        (named.header(), named.notes.len()),
        (&["x".to_owned(), "y".to_owned()][..], 0)
    );
    assert_eq!(super::wrong("a.xlsx#Trống", &bytes), [("TB019", None)]);
    assert_eq!(super::wrong("a.xlsx#Thiếu", &bytes), [("TB018", None)]);
    assert_eq!(
        problem(&workbook(|book| _ = book.add_worksheet())).code,
        "TB019"
    );
}

#[test]
fn error_cells_and_formulas_without_a_result_are_told_with_their_places() {
    let bytes = texts(&[
        &["unit", "value"],
        &["01", "v1"],
        &["02", "v2"],
        &["03", "v3"],
    ]);
    let cells = [
        ("B2", "t=\"e\"><v>#N/A</v></c>"),
        ("B3", "><f>1+1</f></c>"),
        ("B4", "t=\"n\"><v>1e999</v></c>"),
    ];
    let bytes = change(&bytes, SHEET, |xml| {
        cells.iter().fold(xml.to_owned(), |xml, (place, cell)| {
            let (before, rest) = xml
                .split_once(&format!("<c r=\"{place}\" "))
                .expect("a cell");
            let (_, after) = rest.split_once("</c>").expect("an end");
            format!("{before}<c r=\"{place}\" {cell}{after}")
        })
    });
    let problems = read("a.xlsx", &bytes).expect_err("refused");
    let told: Vec<_> = problems
        .iter()
        .map(|problem| (problem.code, problem.row, argument(problem, "cell")))
        .collect();
    let expected = [
        ("TB021", Some(2), "B2"),
        ("TB022", Some(3), "B3"),
        ("TB021", Some(4), "B4"),
    ];
    assert_eq!(told, expected);
    assert_eq!(problems[0].column.as_deref(), Some("value"));
    assert_eq!(argument(&problems[0], "error"), "#N/A");
}

#[test]
fn limits_of_sheets() {
    let bytes = texts(&[&["a", "b"], &["1", "2"], &["3", "4"]]);
    let code = |limits| match table_from_bytes("a.xlsx", bytes.clone(), &limits) {
        Ok(_) => "",
        Err(problems) => problems.first().expect("one").code,
    };
    let limits = Limits::default();
    assert_eq!(
        code(Limits {
            sheet_rows_max: 3,
            columns_max: 2,
            cells_max: 4,
            ..limits
        }),
        ""
    );
    let limits = Limits::default();
    assert_eq!(
        code(Limits {
            sheet_rows_max: 2,
            ..limits.clone()
        }),
        "TB016"
    );
    assert_eq!(
        code(Limits {
            columns_max: 1,
            ..limits.clone()
        }),
        "TB017"
    );
    assert_eq!(
        code(Limits {
            cells_max: 3,
            ..limits.clone()
        }),
        "TB015"
    );
    assert_eq!(
        code(Limits {
            unpacked_bytes_max: 1000,
            ..limits
        }),
        "TB015"
    );
}

#[test]
fn a_bomb_is_not_unpacked() {
    let spaces = " ".repeat(20 << 20);
    let bytes = change(&texts(&[&["a"]]), SHEET, |xml| {
        xml.replace("<sheetData>", &spaces)
    });
    assert!(bytes.len() < 1 << 20);
    let limits = Limits {
        unpacked_bytes_max: 16 << 20,
        ..Limits::default()
    };
    assert_eq!(problem_within(&bytes, &limits).code, "TB015");
}

#[test]
fn one_long_text_used_everywhere_is_not_multiplied_without_end() {
    let long = "x".repeat(30_000);
    let line: &[&str] = &[&long, "b"];
    let bytes = texts(&vec![line; 100]);
    let limits = Limits {
        unpacked_bytes_max: 1 << 20,
        ..Limits::default()
    };
    assert_eq!(problem_within(&bytes, &limits).code, "TB015");
}

#[test]
fn damaged_workbooks_are_told() {
    let whole = texts(&[&["a", "b"], &["1", "2"]]);
    let half = &whole[..whole.len() / 2];
    let out_of_order = change(&whole, SHEET, |xml| xml.replace("A2", "A1"));
    let no_types = change(&whole, "[Content_Types].xml", |_| String::new());
    let no_end = change(&whole, SHEET, |xml| {
        xml.replace("</sheetData>", "").replace("</row>", "")
    });
    let backward = change(&whole, SHEET, |xml| xml.replace("A1:B2", "B2:A1"));
    let strings = change(&whole, "xl/sharedStrings.xml", |xml| {
        xml.replace("uniqueCount=\"4\"", "uniqueCount = '99999999999'")
    });
    for bytes in [half, &out_of_order, &no_types, &no_end, &strings] {
        assert_eq!(problem(bytes).code, "TB014");
    }
    // no one needs the stated size of a sheet, so a wrong one does no harm
    assert!(read("a.xlsx", &backward).is_ok());
}

#[test]
fn garbled_text_in_a_workbook_is_named() {
    let bytes = texts(&[&["unit", "name"], &["01", "Së Th«ng tin vµ TruyÒn th«ng"]]);
    let problem = problem(&bytes);
    assert_eq!(
        (problem.code, problem.row, problem.column.as_deref()),
        ("TB009", Some(2), Some("name"))
    );
    assert_eq!(argument(&problem, "meant"), "Sở Thông tin và Truyền thông");
}

#[test]
fn a_number_shown_as_percent_is_the_figure_in_front_of_the_sign() {
    let bytes = workbook(|book| {
        let sheet = book.add_worksheet();
        let percent = Format::new().set_num_format("0.0%");
        sheet.write_row(0, 0, ["a", "b"]).expect("written");
        sheet
            .write_with_format(1, 0, 0.855, &percent)
            .expect("written");
        sheet.write(1, 1, 0.855).expect("written");
        sheet
            .write_with_format(2, 1, 0.07, &percent)
            .expect("written");
        sheet
            .write_with_format(3, 0, "85,5", &percent)
            .expect("written");
    });
    let table = read("a.xlsx", &bytes).expect("readable");
    let expected = [
        (2, vec!["85.5", "0.855"]),
        (3, vec!["", "7"]),
        (4, vec!["85,5", ""]),
    ];
    assert_eq!(rows(&table), expected);
}

#[test]
fn numbers_with_decimals_are_known_from_texts() {
    let bytes = workbook(|book| {
        let sheet = book.add_worksheet();
        sheet.write_row(0, 1, ["a", "b"]).expect("written");
        sheet.write(1, 1, 1.234).expect("written");
        sheet.write(1, 2, "1.234").expect("written");
        sheet.write(2, 1, 1234).expect("written");
    });
    let table = read("a.xlsx", &bytes).expect("readable");
    let fractions = [(0, 0), (0, 1), (1, 0)].map(|(row, column)| table.is_fraction(row, column));
    assert_eq!(fractions, [true, false, false]);
}
