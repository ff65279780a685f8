//! Out to a table and back, the drafts' old words, and every mistake a table may hold.
//!
//! Not for: annexes of decisions; see `annex`.

use super::{clean, editions, grid, shipped, sources};
use domain::framework::show::to_json;
use domain::framework::table::{COLUMNS, Grid, import, to_rows};
use domain::locale::Locale;
use std::sync::Arc;

fn as_grid(rows: &[[String; 12]]) -> Grid {
    let header = (
        1,
        COLUMNS.iter().map(|column| (*column).to_owned()).collect(),
    );
    let rows = rows
        .iter()
        .enumerate()
        .map(|(at, row)| (at as u32 + 2, row.to_vec()));
    Grid {
        file: Arc::from("table.csv"),
        rows: std::iter::once(header).chain(rows).collect(),
    }
}

#[test]
fn shipped_sets_come_back_from_their_tables() {
    for set in editions() {
        let files = shipped(&set);
        let framework = clean(&files);
        let base = files
            .iter()
            .find(|file| &*file.name == "framework.toml")
            .expect("it is there");
        let rows = to_rows(&framework);
        let imported = import(&as_grid(&rows), Some(&base.text));
        for finding in &imported.findings {
            println!(
                "{set} {} {:?} {}",
                finding.code,
                finding.place,
                finding.message(Locale::En)
            );
        }
        assert!(imported.findings.is_empty(), "{set}");
        let again = clean(&sources(&imported.files));
        let (old, new) = (to_json(&framework), to_json(&again));
        for key in old.as_object().expect("an object").keys() {
            pretty_assert(&old[key], &new[key], &format!("{set} {key}"));
        }
        assert_eq!(to_rows(&again), rows, "{set}");
    }
}

fn pretty_assert(old: &serde_json::Value, new: &serde_json::Value, what: &str) {
    if old == new {
        return;
    }
    if let (Some(old), Some(new)) = (old.as_array(), new.as_array()) {
        for (old, new) in old.iter().zip(new) {
            pretty_assert(old, new, what);
        }
        assert_eq!(old.len(), new.len(), "{what}");
    }
    panic!("{what}\n{old:#}\n{new:#}");
}

/// Two groups as a draft wrote them, with the old words that a table may hold.
const DRAFT: &str = include_str!("draft.csv");

const BASE: &str = r#"
format = 1
id = "thu"
edition = "1"
status = "sample"
name.vi = "Bộ thử"
[scale]
max = { a = "55", b = "35" }
show = "points"
points_digits = 2
value_digits = 2
rounding = "half_up"
round_at = "display"
rank_on = "shown"
rank_within = "league"
not_submitted = "zero"
[[league]]
code = "a"
name.vi = "Nhóm A"
[[league]]
code = "b"
name.vi = "Nhóm B"
[[tree]]
code = "main"
rescale = true
[[group]]
code = "cu"
name.vi = "Nhóm cũ, bảng không còn"
"#;

/// What stands in the columns that are text.
fn texts(rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let one = |row: &Vec<String>| {
        let json = |at: &usize| {
            COLUMNS
                .get(*at)
                .is_some_and(|name| ["rule_params", "inputs"].contains(name))
        };
        (0..row.len())
            .filter(|at| !json(at))
            .map(|at| row[at].clone())
            .collect()
    };
    rows.iter().map(one).collect()
}

/// Imports a draft; the rows it gives have its texts, and come back as the same set.
fn comes_back(name: &str, draft: &Grid, base: Option<&str>) -> serde_json::Value {
    let first = import(draft, base);
    let framework = clean(&sources(&first.files));
    let rows = to_rows(&framework);
    let written: Vec<_> = draft
        .rows
        .iter()
        .skip(1)
        .map(|(_, row)| row.clone())
        .collect();
    let written: Vec<_> = written
        .into_iter()
        .filter(|row| row.len() == COLUMNS.len())
        .collect();
    let found: Vec<_> = rows.iter().map(|row| row.to_vec()).collect();
    assert_eq!(texts(&found), texts(&written), "{name}");
    let second = import(&as_grid(&rows), base);
    let again = clean(&sources(&second.files));
    assert_eq!(to_json(&framework), to_json(&again), "{name}");
    assert_eq!(to_rows(&again), rows, "{name}");
    to_json(&again)
}

#[test]
fn a_draft_is_brought_to_the_normal_form() {
    let json = comes_back("draft", &grid(DRAFT), Some(BASE));
    let leaf = |code: &str| {
        let list = json["criteria"].as_array().expect("a list");
        list.iter()
            .find(|leaf| leaf["code"] == code)
            .expect(code)
            .clone()
    };
    let groups = &json["trees"][0]["groups"];
    assert_eq!(groups[0]["max"], serde_json::json!({"a": "50", "b": "30"}));
    assert_eq!(leaf("1.1")["rule"]["steps"][0]["at_least"], "1");
    assert_eq!(
        leaf("1.2")["rule"]["target"],
        serde_json::json!({"param": "muc_1_2"})
    );
    assert_eq!(
        leaf("1.2")["rule"]["floor"],
        serde_json::json!({"below": "0.5"})
    );
    assert_eq!(json["params"][0]["by_year"]["2023"], "0.9");
    assert_eq!(leaf("1.2")["uses"][0], "tong");
    assert_eq!(json["inputs"][0]["decided_in"], "1.1");
    assert_eq!(
        leaf("1.3")["inputs"][1]["from_list"],
        serde_json::json!({"list": "vb"})
    );
    assert_eq!(leaf("2.1")["rule"]["parts"][1]["points"], "1/2");
    assert_eq!(json["gates"][0]["limit_share"], "0.5");
    assert_eq!(json["adjusts"][0]["per"], "item");
    assert_eq!(json["adjusts"][0]["on"], "main");
}

#[test]
fn what_a_table_cannot_say_is_listed() {
    let imported = import(&grid(DRAFT), None);
    let codes: Vec<_> = imported
        .findings
        .iter()
        .map(|finding| finding.code)
        .collect();
    for code in ["FW328", "FW329", "FW324", "FW325", "FW326"] {
        assert!(codes.contains(&code), "{code} in {codes:?}");
    }
    for finding in &imported.findings {
        for locale in [Locale::Vi, Locale::En] {
            assert_ne!(finding.message(locale), finding.code);
        }
    }
}

/// A row of the table from its first six cells.
fn row(start: &str, params: &str, inputs: &str) -> String {
    let quoted = |json: &str| format!("\"{}\"", json.replace('"', "\"\""));
    format!("{start},{},{},,,,", quoted(params), quoted(inputs))
}

/// The codes of importing one row (or a header and rows) of a table.
fn codes(rows: &str) -> Vec<&'static str> {
    let text = if rows.starts_with("code") {
        rows.to_owned()
    } else {
        format!("{}\n1,,Nhóm,,5,group,,,,,,\n{rows}\n", COLUMNS.join(","))
    };
    let imported = import(&grid(&text), Some(BASE));
    let found: Vec<_> = imported
        .findings
        .iter()
        .map(|finding| finding.code)
        .collect();
    let errors = domain::diagnostic::has_errors(&imported.findings);
    assert_eq!(errors, imported.files.is_empty(), "{found:?}");
    found
}

#[test]
fn groups_that_stand_very_deep_in_a_table_are_refused() {
    let mut rows = "1,,A,,5,group,,,,,,".to_owned();
    for level in 2..20_000 {
        rows += &format!("\n{level},{},A,,5,group,,,,,,", level - 1);
    }
    let told = codes(&rows);
    assert!(told.contains(&"FW094"), "{told:?}");
}

#[test]
fn every_mistake_of_a_table_is_told() {
    let yes = |params: &str, inputs: &str| row("1.1,1,A,,5,yes_no", params, inputs);
    let (of, x) = (r#"{"of":"x"}"#, r#"[{"id":"x","label":"X","kind":"bool"}]"#);
    let good = |start: &str| row(start, of, x);
    let twice =
        r#"[{"id":"x","kind":"bool","shared":true},{"id":"x","kind":"bool","shared":true}]"#;
    let bands = r#"{"of":{"ratio":["x","y"]},"bands":[{"points":"1"}]}"#;
    let graders = r#"{"aggregate":"mean","graders_min":3,"graders":"hoi_dong"}"#;
    let children = r#"{"children":"truong","aggregate":"share_at_least","band_at_least":"2"}"#;
    let rows = [
        (yes(of, x), None),
        (yes("{of", x), Some("FW302")),
        (yes("[]", x), Some("FW303")),
        (yes(of, "[1]"), Some("FW304")),
        (good("1.,1,A,,5,yes_no"), Some("FW305")),
        (good("1,1,A,,5,yes_no"), Some("FW306")),
        (good("1.1,2,A,,5,yes_no"), Some("FW307")),
        (good("1.1,1,A,,-5,yes_no"), Some("FW308")),
        (good("1.1,1,A,,5,yes_not"), Some("FW309")),
        (good("1.1,1,,,5,yes_no"), Some("FW310")),
        (
            "2,3,B,,5,group,,,,,,\n3,2,C,,5,group,,,,,,".to_owned(),
            Some("FW311"),
        ),
        (yes(of, r#"[{"kind":"bool"}]"#), Some("FW312")),
        (yes(of, twice), Some("FW313")),
        (yes(of, r#"[{"id":"x","kind":"ref"}]"#), Some("FW314")),
        (yes(r#"{"of":"x","hue":"red"}"#, x), Some("FW320")),
        (
            row("1.1,1,A,,5,bands", bands, r#"[{"id":"x"},{"id":"y"}]"#),
            Some("FW321"),
        ),
        (
            row(
                "1.1,1,A,,5,judgement",
                graders,
                r#"[{"id":"x","kind":"points"}]"#,
            ),
            Some("FW322"),
        ),
        (row("1.1,1,A,,5,roll_up", children, ""), Some("FW323")),
        (good("1.1,1,A,,4,yes_no"), Some("FW327")),
    ];
    for (row, code) in rows {
        let mut found = codes(&row);
        found.dedup();
        assert_eq!(found, code.into_iter().collect::<Vec<_>>(), "{row}");
    }
    assert!(codes("code,rule_kind,colour\n").contains(&"FW300"));
    assert!(codes("code,rule_kind\n").contains(&"FW301"));
    let broken = import(&grid(&format!("{}\n", COLUMNS.join(","))), Some("a = "));
    assert!(
        broken
            .findings
            .iter()
            .any(|finding| finding.code == "FW315")
    );
}

#[test]
fn the_full_drafts_of_the_sample_sets_become_sets() {
    let Ok(folder) = std::env::var("THANG_SAMPLE_TABLES") else {
        return;
    };
    for name in ["sample-so-nganh.csv", "sample-cap-xa.csv"] {
        let text = std::fs::read_to_string(format!("{folder}/{name}")).expect("it can be read");
        comes_back(name, &grid(&text), None);
    }
}
