//! Which kind of file a name promises and which kind the bytes are.
//!
//! Not for: reading either; a file that breaks its promise is refused before anything is parsed.

use super::delimited::Separator;
use super::problem::Problem;

/// What the extension of a name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Promised {
    Text(Separator),
    Workbook,
}

/// Splits `FILE.xlsx#SHEET`; other names have no sheet.
pub(super) fn split_sheet(name: &str) -> (&str, Option<&str>) {
    let marks = name.match_indices('#').map(|(at, _)| name.split_at(at));
    for (file, sheet) in marks {
        if matches!(extension(file).as_str(), "xlsx" | "xlsm") {
            return (file, sheet.strip_prefix('#'));
        }
    }
    (name, None)
}

/// The kind of table that the name promises; no extension (a pipe) promises text.
pub(super) fn promised(file: &str) -> Result<Promised, Problem> {
    let extension = extension(file);
    match extension.as_str() {
        "csv" | "txt" | "" => Ok(Promised::Text(Separator::FromHeader)),
        "tsv" | "tab" => Ok(Promised::Text(Separator::Tab)),
        "xlsx" | "xlsm" => Ok(Promised::Workbook),
        "xls" | "xlsb" | "xlt" | "ods" | "fods" | "numbers" | "et" => {
            Err(Problem::new("TB011").arg("extension", extension))
        }
        _ => Err(Problem::new("TB010").arg("extension", extension)),
    }
}

fn extension(file: &str) -> String {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    name.rsplit_once('.')
        .map_or(String::new(), |(_, extension)| extension.to_lowercase())
}

/// Refuses bytes that are plainly of another kind than promised.
pub(super) fn check(promised: Promised, bytes: &[u8]) -> Result<(), Problem> {
    let found = match (promised, found(bytes)) {
        (_, Found::Nothing) => return Err(Problem::new("TB004")),
        (Promised::Text(_), Found::Text) | (Promised::Workbook, Found::Zip) => return Ok(()),
        (Promised::Workbook, Found::Ole) if contains(bytes, &utf16("EncryptedPackage")) => {
            return Err(Problem::new("TB013"));
        }
        (_, Found::Text) => "TXT/CSV",
        (_, Found::Zip) => zip_content(bytes),
        (_, Found::Ole) => "XLS/DOC (Office 97-2003)",
        (_, Found::Other(name)) => name,
    };
    let promised = match promised {
        Promised::Text(_) => "CSV",
        Promised::Workbook => "XLSX",
    };
    Err(Problem::new("TB012")
        .arg("promised", promised)
        .arg("found", found))
}

enum Found {
    Nothing,
    Text,
    Zip,
    Ole,
    Other(&'static str),
}

/// Signatures at the start of files that people save or rename by mistake.
const SIGNATURES: [(&[u8], &str); 11] = [
    (b"%PDF-", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x1F\x8B", "GZIP"),
    (b"7z\xBC\xAF\x27\x1C", "7Z"),
    (b"Rar!\x1A\x07", "RAR"),
    (b"\x89PNG\r\n", "PNG"),
    (b"\xFF\xD8\xFF", "JPEG"),
    (b"SQLite format 3\0", "SQLite"),
    (b"<!doctype html", "HTML"),
    (b"<html", "HTML"),
    (b"<?xml", "XML"),
];

fn found(bytes: &[u8]) -> Found {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Found::Zip;
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Found::Ole;
    }
    let text = bytes
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(bytes)
        .trim_ascii_start();
    if text.is_empty() {
        return Found::Nothing;
    }
    for (signature, name) in SIGNATURES {
        let start = text.get(..signature.len()).unwrap_or(&[]);
        if bytes.starts_with(signature) || start.eq_ignore_ascii_case(signature) {
            return Found::Other(name);
        }
    }
    Found::Text
}

/// What a zip file holds, by the names in it.
fn zip_content(bytes: &[u8]) -> &'static str {
    let marks: [(&[u8], &str); 5] = [
        (b"xl/workbook.xml", "XLSX"),
        (b"xl/workbook.bin", "XLSB"),
        (b"word/document.xml", "DOCX"),
        (b"opendocument.spreadsheet", "ODS"),
        (b"opendocument", "OpenDocument"),
    ];
    let mark = marks.iter().find(|(mark, _)| contains(bytes, mark));
    mark.map_or("ZIP", |(_, name)| name)
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// What kind of zip the bytes are, when no workbook is in it.
pub(super) fn not_a_workbook(bytes: &[u8]) -> Problem {
    Problem::new("TB012")
        .arg("promised", "XLSX")
        .arg("found", zip_content(bytes))
}
