//! Bad input: every mistake with its row and column, exit 1, and no result.
//!
//! Not for: what the reader of tables finds in every corner; `table` tests that.

use super::{ANSWERS, Done, Place};
use std::fs::File;

/// The round is refused: nothing on stdout and nothing written.
fn refused(place: &Place, answers: &str) -> Done {
    let done = place.scores(answers, &["--out", &place.at("out")]);
    assert_eq!((done.code, done.out.as_str()), (Some(1), ""), "{answers}");
    assert_eq!(place.names("out"), Vec::<String>::new(), "{answers}");
    done
}

#[test]
fn every_wrong_line_is_told_at_once_with_row_and_column() {
    let place = Place::small("refused-lines");
    let wrong = [
        ("x9,1,a,1", "AS003", "unit"),
        ("x1,9,a,1", "AS004", "criterion"),
        ("x1,1,q,1", "AS005", "input"),
        ("x2,2,b,many", "AS009", "value"),
        ("h1,1,a,-1", "AS009", "value"),
        ("h2,1,a,1.5", "AS009", "value"),
        ("x3,3,c,maybe", "AS009", "value"),
        ("h2,3,c,#na", "AS012", "value"),
        ("x1,3,c,yes", "", ""),
        ("x1,3,c,yes", "AS007", "input"),
        ("x1,,so_may,3", "AS014", "unit"),
        ("x1,,so_may,4", "AS007", "input"),
        ("*,,so_may,4", "", ""),
        ("x1,2,so_may,4", "AS016", "criterion"),
        ("x1,1,a,31", "AS022", "value"),
    ];
    let mut text = "unit,criterion,input,value\n".to_owned();
    for (row, _, _) in wrong {
        text.push_str(row);
        text.push('\n');
    }
    place.write("bad.csv", text);
    let done = refused(&place, "bad.csv");
    let mut missing = Vec::new();
    for (at, (row, code, column)) in wrong.iter().enumerate() {
        let told = format!("error[{code}]");
        let place = format!("bad.csv: row {}", at + 2);
        let cell = format!("{place}, column {column}");
        let found = done.err.contains(&told) && done.err.contains(&cell);
        if !code.is_empty() && !found {
            missing.push(format!("{row}: {told} {cell}"));
        }
    }
    assert!(missing.is_empty(), "{missing:#?}\n{}", done.err);
}

#[test]
fn a_message_has_code_place_and_advice_in_both_languages() {
    let place = Place::small("refused-words");
    place.write("bad.csv", format!("{ANSWERS}x3,,so_may,-1\n"));
    let vi = place.scores("bad.csv", &["--lang", "vi"]);
    for told in [
        "lỗi[AS009]",
        "bad.csv: dòng 15, cột value",
        "gợi ý:",
        "1 lỗi",
    ] {
        assert!(vi.err.contains(told), "{told}\n{}", vi.err);
    }
    let en = place.scores("bad.csv", &["--lang", "en"]);
    for told in ["error[AS009]", "bad.csv: row 15, column value", "hint:"] {
        assert!(en.err.contains(told), "{told}\n{}", en.err);
    }
}

#[test]
fn a_wrong_list_of_units_is_told_with_the_answers() {
    let place = Place::small("refused-units");
    place.write(
        "units.csv",
        "unit,name,league\nx1,Xã,xa\nx1,Xã,xa\na b,X,xa\nx2,Y,\n",
    );
    let done = refused(&place, "answers.csv");
    for told in [
        "UN003",
        "UN002",
        "UN005",
        "units.csv: row 3, column unit",
        "AS003",
    ] {
        assert!(done.err.contains(told), "{told}\n{}", done.err);
    }
}

#[test]
fn files_in_other_encodings_are_refused_by_name() {
    let place = Place::small("refused-encodings");
    let saved = super::root().join("crates/cli/tests/corpus/table");
    for (file, name) in [
        ("utf16le.csv", "UTF-16"),
        ("utf16be.csv", "UTF-16"),
        ("tcvn3.csv", "TCVN3"),
        ("vni.csv", "VNI"),
        ("windows-1258.csv", "Windows-1258"),
        ("garbled.csv", "TB009"),
    ] {
        place.write(file, std::fs::read(saved.join(file)).expect("saved"));
        let done = refused(&place, file);
        assert!(
            done.err.contains(name) && done.err.contains(file),
            "{}",
            done.err
        );
    }
}

#[test]
fn files_that_are_not_tables_are_refused() {
    let place = Place::small("refused-files");
    for (name, bytes, code) in [
        ("empty.csv", &b""[..], "TB004"),
        ("blank.csv", b" \r\n", "TB004"),
        (
            "nul.csv",
            b"unit,criterion,input,value\nx1,1,a,\x001\n",
            "TB006",
        ),
        (
            "torn.csv",
            b"unit,criterion,input,value\nx1,\xFF,a,1\n",
            "TB008",
        ),
        ("paper.csv", b"%PDF-1.7\n", "TB012"),
        ("text.xlsx", b"unit,criterion,input,value\n", "TB012"),
        (
            "zip.xlsx",
            b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
            "TB0",
        ),
        ("old.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "TB011"),
        ("picture.png", b"\x89PNG\r\n", "TB010"),
        (
            "open.csv",
            b"unit,criterion,input,value\nx1,1,a,\"1\n",
            "TB028",
        ),
        ("other.csv", b"ten,diem\na,1\n", "AS00"),
    ] {
        place.write(name, bytes);
        let done = refused(&place, name);
        assert!(
            done.err.contains(code) && done.err.contains(name),
            "{name}: {}",
            done.err
        );
    }
    let absent = refused(&place, "absent.csv");
    assert!(absent.err.contains("TB001"), "{}", absent.err);
    let folder = refused(&place, "set");
    assert!(folder.err.contains("TB003"), "{}", folder.err);
}

#[test]
fn a_file_of_2_gib_is_refused_before_it_is_read() {
    let place = Place::small("refused-large");
    for name in ["large.csv", "large.xlsx", "large/framework.toml"] {
        place.write(name, "");
        let file = File::options()
            .write(true)
            .open(place.at(name))
            .expect("open");
        file.set_len(2 << 30).expect("a sparse file");
    }
    for name in ["large.csv", "large.xlsx"] {
        let done = refused(&place, name);
        assert!(
            done.err.contains("TB005") && done.err.contains("2048 MiB"),
            "{}",
            done.err
        );
    }
    let done = super::run(["framework", "check", &place.at("large")]);
    assert_eq!(done.code, Some(1));
    assert!(done.err.contains("CL004"), "{}", done.err);
    for name in ["large.csv", "large.xlsx", "large/framework.toml"] {
        std::fs::remove_file(place.at(name)).expect("removed");
    }
}

#[test]
fn very_many_mistakes_are_counted_and_not_all_printed() {
    let place = Place::small("refused-many");
    let lines: String = (0..5000).map(|at| format!("x{at},7,a,1\n")).collect();
    place.write("bad.csv", format!("unit,criterion,input,value\n{lines}"));
    let done = refused(&place, "bad.csv");
    assert!(done.err.len() < 100_000, "{}", done.err.len());
    assert!(done.err.contains("more"), "{}", done.err);
}

#[test]
fn what_a_round_lacks_is_told() {
    let scored = |more: &str| {
        super::run(super::words(&format!(
            "score --framework frameworks/{more}"
        )))
    };
    let units = "--units examples/binh-duong/units.csv";
    let departments = format!(
        "mau-so-nganh/2023 {units} --answers examples/binh-duong/answers-2023-so-nganh.csv"
    );
    let place = Place::fresh("refused-rounds");
    let ring = place.write(
        "ring.csv",
        "unit,league,parent\nh1,cap_huyen,h2\nh2,cap_huyen,h1\n",
    );
    let empty = place.write("empty.csv", "unit,criterion,input,value\n");
    for (more, code) in [
        (departments.clone(), "AS053"),
        (format!("{departments} --year 1999"), "AS051"),
        (
            format!("{departments} --year 2023 --earlier {}", place.at("")),
            "CL011",
        ),
        (format!("vn-dti-province/2025 --answers {empty}"), "AS056"),
        (
            format!("mau-cap-xa/2023 --year 2023 --units {ring} --answers {empty}"),
            "UN009",
        ),
    ] {
        let done = scored(&more);
        assert_eq!((done.code, done.out.as_str()), (Some(1), ""), "{code}");
        assert!(
            done.err.contains(&format!("error[{code}]")),
            "{code}: {}",
            done.err
        );
    }
}
