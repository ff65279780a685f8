//! Files in other encodings than UTF-8, written here from tables of bytes, are refused by name.
//!
//! Not for: UTF-8 files that are read.

use super::{argument, read, wrong};

const TEXT: &str = "đơn vị,tên\n01,Sở Thông tin và Truyền thông\n02,Uỷ ban nhân dân huyện Phú Giáo\n\
    03,Trường mẫu giáo Bắc Tân Uyên\n04,Đường Nguyễn Huệ\n";

/// Letters of TCVN3 and their bytes, as far as the sample needs them.
const TCVN3: &str = "đ=AE ơ=AC ở=EB ô=AB à=B5 ề=D2 ỷ=FB â=A9 ệ=D6 ú=F3 á=B8 ư=AD ờ=EA ẫ=C9 \
    ắ=BE ễ=D4 ị=DE ê=AA Đ=A7";
const VNI: &str = "đ=F1 ơ=F4 ở=F4FB ô=6FE2 à=61F8 ề=65E0 ỷ=79FB â=61E2 ệ=65E4 ú=75F9 á=61F9 \
    ư=F6 ờ=F4F8 ẫ=61E3 ắ=61E9 ễ=65E3 ị=F2 ê=65E2 Đ=D1";
const WINDOWS_1258: &str = "đ=F0 ơ=F5 ở=F5D2 ô=F4 à=E0 ề=EACC ỷ=79D2 â=E2 ệ=EAF2 ú=FA á=E1 \
    ư=FD ờ=F5CC ẫ=E2DE ắ=E3EC ễ=EADE ị=69F2 ê=EA Đ=D0";

fn encode(text: &str, table: &str) -> Vec<u8> {
    let bytes_of = |letter: char| -> Vec<u8> {
        let pair = table
            .split_whitespace()
            .find(|pair| pair.starts_with(letter));
        let hex = pair
            .and_then(|pair| pair.split_once('='))
            .unwrap_or_else(|| panic!("{letter}"))
            .1;
        let digits = hex
            .as_bytes()
            .chunks(2)
            .map(|two| str::from_utf8(two).expect("hex"));
        digits
            .map(|two| u8::from_str_radix(two, 16).expect("hex"))
            .collect()
    };
    let mut bytes = Vec::new();
    for letter in text.chars() {
        match u8::try_from(letter).ok().filter(u8::is_ascii) {
            Some(byte) => bytes.push(byte),
            None => bytes.extend(bytes_of(letter)),
        }
    }
    bytes
}

/// What a program shows that takes bytes for Latin-1.
fn latin(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

fn named(bytes: &[u8]) -> (&'static str, Option<u32>, String) {
    let problems = read("a.csv", bytes).expect_err("refused");
    let [problem] = problems.as_slice() else {
        panic!("{problems:?}")
    };
    (
        problem.code,
        problem.row,
        argument(problem, "encoding").to_owned(),
    )
}

#[test]
fn old_vietnamese_encodings_are_named() {
    let tables = [
        (TCVN3, "TCVN3 (ABC)"),
        (VNI, "VNI-Windows"),
        (WINDOWS_1258, "Windows-1258"),
    ];
    for (table, name) in tables {
        assert_eq!(
            named(&encode(TEXT, table)),
            ("TB007", Some(1), name.to_owned())
        );
        let one_name = "unit,name\n01,A\n02,Sở Thông tin\n";
        assert_eq!(
            named(&encode(one_name, table)),
            ("TB007", Some(3), name.to_owned())
        );
    }
}

#[test]
fn utf_16_is_named_with_and_without_its_mark() {
    let little: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for (mark, text, name) in [
        (vec![], &little, "UTF-16 LE"),
        (vec![0xFF, 0xFE], &little, "UTF-16 LE"),
        (vec![], &big, "UTF-16 BE"),
        (vec![0xFE, 0xFF], &big, "UTF-16 BE"),
    ] {
        let bytes = [mark, text.clone()].concat();
        assert_eq!(named(&bytes), ("TB007", None, name.to_owned()));
    }
}

#[test]
fn bytes_of_no_known_encoding_are_told_with_their_line() {
    let french = b"unit,name\n01,\xE9t\xE9 fran\xE7ais\n02,cr\xE8me br\xFBl\xE9e\n";
    assert_eq!(wrong("a.csv", french), [("TB008", Some(2))]);
    let cut_short = "unit,name\n01,Sở Thông tin và Truyền thông\n02,Huy\u{1EC7}".as_bytes();
    let cut_short = &cut_short[..cut_short.len() - 1];
    assert_eq!(wrong("a.csv", cut_short), [("TB008", Some(3))]);
    assert_eq!(wrong("a.csv", b"a,b\n1,\0\n"), [("TB006", Some(2))]);
}

#[test]
fn garbled_text_is_named_with_what_was_meant() {
    let utf8 = TEXT.as_bytes().to_vec();
    for (bytes, name) in [
        (encode(TEXT, TCVN3), "TCVN3 (ABC)"),
        (encode(TEXT, VNI), "VNI-Windows"),
        (encode(TEXT, WINDOWS_1258), "Windows-1258"),
        (utf8, "UTF-8"),
    ] {
        assert_eq!(
            named(latin(&bytes).as_bytes()),
            ("TB009", Some(1), name.to_owned())
        );
    }
    for (text, name) in [
        ("Së Th«ng tin", "TCVN3 (ABC)"),
        ("Sôû Thoâng tin", "VNI-Windows"),
    ] {
        let problems = read("a.csv", format!("unit,name\n01,{text}\n").as_bytes());
        let problems = problems.expect_err("refused");
        let [problem] = problems.as_slice() else {
            panic!("{problems:?}")
        };
        assert_eq!((problem.code, problem.row), ("TB009", Some(2)));
        assert_eq!(problem.column.as_deref(), Some("name"));
        assert_eq!(argument(problem, "encoding"), name);
        assert_eq!(argument(problem, "found"), text);
        assert_eq!(argument(problem, "meant"), "Sở Thông tin");
    }
}

/// The heading of every Vietnamese document as people know it from files with the wrong font.
#[test]
fn the_national_heading_is_recognised_as_it_is_commonly_seen() {
    for (text, name) in [
        ("Céng hßa x· héi chñ nghÜa ViÖt Nam", "TCVN3 (ABC)"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "VNI-Windows"),
        ("Cá»™ng hÃ²a xÃ£ há»™i chá»§ nghÄ©a Viá»‡t Nam", "UTF-8"),
    ] {
        let problems = read("a.csv", format!("unit,name\n01,{text}\n").as_bytes());
        let problems = problems.expect_err("refused");
        let [problem] = problems.as_slice() else {
            panic!("{problems:?}")
        };
        assert_eq!(argument(problem, "encoding"), name);
        assert_eq!(
            argument(problem, "meant"),
            "Cộng hòa xã hội chủ nghĩa Việt Nam"
        );
    }
}

#[test]
fn genuine_text_is_left_alone() {
    for text in [
        TEXT,
        "unit,name\n01,Thông\n02,Hà Tân\n03,Quý\n",
        "unit,name\n01,\"Où est le café ? Été, naïf, Noël, là-bas, thé, né, dé, forêt, rôle\"\n",
        "unit,name\n01,Zürich für Größe Tür über Ärger\n",
        "unit,name\n01,Đắk Lắk Krông Búk QĐ-UBND ngày 5/3 « ô » 20°C ½ µm m² ® “Sở” – ốc’s\n",
        "unit,name\n01,où\n02,Loïc et Sở Thông tin\n",
        "unit,name\n01,São João coração não é maçã\n",
    ] {
        assert!(read("a.csv", text.as_bytes()).is_ok(), "{text}");
    }
}
