//! Files that are not there, not allowed, or not what their names say.
//!
//! Not for: the content of files that keep their promise.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use cli::table::{Limits, read_table, read_table_within, table_from_bytes};

use super::{argument, sheet::workbook, wrong};

/// A fresh folder for one test under the target directory.
pub(super) fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("table")
        .join(name);
    fs::create_dir_all(&folder).expect("created");
    folder
}

fn code(path: &Path) -> &'static str {
    read_table(path)
        .expect_err("refused")
        .first()
        .expect("one")
        .code
}

#[test]
fn files_that_are_not_there_or_no_files() {
    let folder = folder("missing");
    assert_eq!(code(&folder.join("none.csv")), "TB001");
    assert_eq!(code(&folder), "TB003");
    let below_a_file = folder.join("a.csv");
    fs::write(&below_a_file, "a\n1\n").expect("written");
    assert_eq!(code(&below_a_file.join("b.csv")), "TB002");
}

#[test]
fn two_gigabytes_are_refused_by_their_size_alone() {
    let path = folder("large").join("large.csv");
    File::create(&path)
        .and_then(|file| file.set_len(2 << 30))
        .expect("sparse");
    let began = Instant::now();
    let problems = read_table(&path).expect_err("refused");
    fs::remove_file(&path).expect("removed");
    assert!(began.elapsed() < Duration::from_secs(1));
    let [problem] = problems.as_slice() else {
        panic!("{problems:?}")
    };
    let args = (argument(problem, "size"), argument(problem, "limit"));
    assert_eq!((problem.code, args), ("TB005", ("2048", "256")));
}

#[test]
fn limits_hold_at_their_edge() {
    let path = folder("edge").join("a.csv");
    fs::write(&path, "a,b\n1,2\n3,4\n").expect("written");
    let limits = |file_bytes_max, lines_max, columns_max| Limits {
        file_bytes_max,
        lines_max,
        columns_max,
        ..Limits::default()
    };
    let code = |limits| match read_table_within(&path, &limits) {
        Ok(_) => "",
        Err(problems) => problems.first().expect("one").code,
    };
    assert_eq!(code(limits(12, 2, 2)), "");
    assert_eq!(code(limits(11, 2, 2)), "TB005");
    assert_eq!(code(limits(12, 1, 2)), "TB016");
    assert_eq!(code(limits(12, 2, 1)), "TB017");
}

#[test]
fn nothing_to_read() {
    for text in ["", "\u{feff}", "\n \r\n\t"] {
        for name in ["a.csv", "a.xlsx"] {
            assert_eq!(wrong(name, text.as_bytes()), [("TB004", None)], "{text:?}");
        }
    }
}

#[test]
fn extensions_that_are_not_read() {
    for extension in ["xls", "ods", "xlsb", "XLS"] {
        assert_eq!(
            wrong(&format!("a.{extension}"), b"a\n1\n"),
            [("TB011", None)]
        );
    }
    assert_eq!(wrong("a.docx", b"a\n1\n"), [("TB010", None)]);
    assert!(super::read("/dev/fd/63", b"a\n1\n").is_ok());
    assert!(super::read("dir.d/A.CSV", b"a\n1\n").is_ok());
}

#[test]
fn files_that_are_not_what_their_names_say() {
    let mut ole = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    ole.resize(4096, 0);
    let xlsx = workbook(|_| {});
    for (name, bytes, found) in [
        ("a.csv", &xlsx[..], "XLSX"),
        ("a.csv", &ole, "XLS/DOC (Office 97-2003)"),
        ("a.csv", b"%PDF-1.7\n", "PDF"),
        ("a.csv", b"\n<!DOCTYPE html><table>", "HTML"),
        ("a.csv", b"PK\x03\x04\0\0word/document.xml", "DOCX"),
        ("a.xlsx", &ole, "XLS/DOC (Office 97-2003)"),
        ("a.xlsx", b"a,b\n1,2\n", "TXT/CSV"),
        (
            "a.xlsx",
            b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
            "ZIP",
        ),
    ] {
        let problems = super::read(name, bytes).expect_err("refused");
        let [problem] = problems.as_slice() else {
            panic!("{problems:?}")
        };
        assert_eq!(
            (problem.code, argument(problem, "found")),
            ("TB012", found),
            "{name}"
        );
    }
    ole.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(wrong("a.xlsx", &ole), [("TB013", None)]);
}

#[test]
fn a_sheet_is_named_after_the_file() {
    let path = folder("sheet").join("a.xlsx");
    let bytes = workbook(|book| {
        for name in ["Một", "Hai"] {
            let sheet = book.add_worksheet().set_name(name).expect("named");
            sheet.write(0, 0, name).expect("written");
        }
    });
    fs::write(&path, bytes).expect("written");
    let named = PathBuf::from(format!("{}#Hai", path.display()));
    let table = read_table(&named).expect("readable");
    assert_eq!(
        (table.sheet.as_deref(), table.header()),
        (Some("Hai"), &["Hai".to_owned()][..])
    );
    assert_eq!(table.file, path.display().to_string());
    assert_eq!(
        code(&PathBuf::from(format!("{}#Ba", path.display()))),
        "TB018"
    );
}

#[test]
fn cells_have_a_limit_too() {
    let limits = Limits {
        cells_max: 4,
        ..Limits::default()
    };
    assert!(table_from_bytes("a.csv", b"a,b\n1,2\n3,4\n".to_vec(), &limits).is_ok());
    let refused = table_from_bytes("a.csv", b"a,b\n1,2\n3,4\n5,6\n".to_vec(), &limits);
    assert_eq!(
        refused
            .expect_err("refused")
            .first()
            .map(|problem| problem.code),
        Some("TB016")
    );
}
