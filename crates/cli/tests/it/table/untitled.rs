//! Tables whose heading stands below a title: every row is kept, and the import finds the heading.
//!
//! Not for: what is made of it; the domain's tests show that.

use cli::sheet::open_rows;
use cli::table::read_rows;
use domain::framework::table::{Grid, import};

use super::kind::folder;
use super::rows;
use super::sheet::texts;

const ANNEX: &str = "\
\"PHỤ LỤC \"\"1\"\"\",,,
,,,
STT,Chỉ số,Điểm tối đa,Cách tính
1,Nhóm,10,
1.1,Kế hoạch,10,\"Đã có: Điểm tối đa
Chưa có: 0 điểm\"
";

#[test]
fn rows_above_and_below_a_heading_are_kept() {
    let file = folder("untitled").join("annex.csv");
    std::fs::write(&file, ANNEX).expect("written");
    let table = read_rows(&file).expect("read");
    assert_eq!(table.header(), ["A", "B", "C", "D"]);
    let found = rows(&table);
    assert_eq!(found[0], (1, vec!["PHỤ LỤC \"1\"", "", "", ""]));
    assert_eq!(found[1].0, 3);
    assert_eq!(
        found[3],
        (
            5,
            vec![
                "1.1",
                "Kế hoạch",
                "10",
                "Đã có: Điểm tối đa\nChưa có: 0 điểm"
            ]
        )
    );
}

#[test]
fn an_annex_is_imported_from_text_and_from_a_workbook() {
    let folder = folder("untitled");
    let (csv, xlsx) = (folder.join("draft.csv"), folder.join("draft.xlsx"));
    std::fs::write(&csv, ANNEX).expect("written");
    let book = texts(&[
        &["", "BỘ CHỈ SỐ"],
        &["STT", "Chỉ số", "Điểm tối đa", "Cách tính"],
        &["1", "Nhóm", "10", ""],
        &[
            "1.1",
            "Kế hoạch",
            "10",
            "Đã có: Điểm tối đa; chưa có: 0 điểm",
        ],
    ]);
    std::fs::write(&xlsx, book).expect("written");
    for file in [csv, xlsx] {
        let mut findings = Vec::new();
        let sheet = open_rows(&file, &mut findings).expect("read");
        let imported = import(&Grid::of_sheet(&sheet), None);
        let rules = imported
            .files
            .iter()
            .any(|(_, text)| text.contains("[criterion.rule.yes_no]"));
        assert!(rules, "{} {:#?}", file.display(), imported.findings);
    }
}
