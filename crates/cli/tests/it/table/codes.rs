//! Every code has a text in both languages that needs no argument the code does not bring.
//!
//! Not for: what provokes a code exactly; the other files of this folder say.

use std::collections::BTreeSet;
use std::path::Path;

use cli::table::{CODES, Limits, Problem, SHOWN_MAX, read_table, table_from_bytes};
use domain::locale::{Locale, say, say_attribute};

use super::sheet::{change, workbook};

/// Problems of at least one file for each code.
fn provoked() -> Vec<Problem> {
    let mut problems = Vec::new();
    let tmp = Path::new(env!("CARGO_TARGET_TMPDIR"));
    for path in [tmp.join("none.csv"), tmp.to_owned()] {
        problems.extend(read_table(&path).expect_err("refused"));
    }
    let file = tmp.join("codes.csv");
    std::fs::write(&file, "a\n1\n").expect("written");
    problems.extend(read_table(&file.join("b.csv")).expect_err("refused"));
    let limits = Limits {
        file_bytes_max: 2,
        ..Limits::default()
    };
    problems.extend(cli::table::read_table_within(&file, &limits).expect_err("refused"));

    let small = Limits {
        lines_max: 1,
        columns_max: 2,
        unpacked_bytes_max: 99,
        ..Limits::default()
    };
    let mut encrypted = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    encrypted.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    let book = workbook(|book| _ = book.add_worksheet());
    let many = format!("a,b\n{}", "1\n".repeat(SHOWN_MAX + 1));
    let rows = "a,,a,,\n1,2\n1,2,3,4,5,6\n1,2,3,x,\n\"x\"y,2,3,4,5\n\"open";
    let files: [(&str, &[u8], &Limits); 18] = [
        ("a.csv", b"", &limits),
        ("a.csv", b"a\n\0", &limits),
        ("a.csv", b"\xFF\xFEa\0", &limits),
        ("a.csv", b"a\n\xFF", &limits),
        ("a.csv", "Së Th«ng tin".as_bytes(), &limits),
        ("a.pdf", b"a", &limits),
        ("a.xls", b"a", &limits),
        ("a.csv", b"%PDF-", &limits),
        ("a.xlsx", &encrypted, &limits),
        ("a.xlsx", &book[..99], &limits),
        ("a.xlsx", &book, &small),
        ("a.csv", b"a\n1\n2\n", &small),
        ("a.csv", b"a,b,c\n", &small),
        ("a.xlsx#x", &book, &Limits::default()),
        ("a.xlsx", &book, &Limits::default()),
        ("a.csv", rows.as_bytes(), &limits),
        ("a.csv", many.as_bytes(), &limits),
        ("a.xlsx", &errors(), &Limits::default()),
    ];
    for (name, bytes, limits) in files {
        let refused = table_from_bytes(name, bytes.to_vec(), limits);
        problems.extend(refused.expect_err(name));
    }
    let two = workbook(|book| {
        for _ in 0..2 {
            book.add_worksheet().write(0, 0, "a").expect("written");
        }
    });
    let limits = Limits::default();
    problems.extend(
        table_from_bytes("a.xlsx", two, &limits)
            .expect("readable")
            .notes,
    );
    problems
}

/// A workbook with an error cell and a formula that was never calculated.
fn errors() -> Vec<u8> {
    let book = workbook(|book| {
        book.add_worksheet()
            .write_row(0, 0, ["a", "b"])
            .expect("written");
    });
    change(&book, "xl/worksheets/sheet1.xml", |xml| {
        let cells =
            "<row r=\"2\"><c r=\"A2\" t=\"e\"><v>#REF!</v></c><c r=\"B2\"><f>A1</f></c></row>";
        xml.replace("</sheetData>", &format!("{cells}</sheetData>"))
    })
}

#[test]
fn every_code_is_provoked_and_said_in_both_languages() {
    let problems = provoked();
    let codes: BTreeSet<&str> = problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, CODES.into_iter().collect());
    for problem in problems {
        for locale in [Locale::Vi, Locale::En] {
            let said = say(locale, problem.code, &problem.args);
            let hint = say_attribute(locale, problem.code, "hint", &problem.args);
            let hint = hint.unwrap_or_else(|| panic!("{} has no hint", problem.code));
            assert_ne!(said, problem.code);
            assert!(
                !said.contains("{$") && !hint.contains("{$"),
                "{said} {hint}"
            );
        }
    }
}
