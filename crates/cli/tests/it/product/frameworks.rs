//! `thang framework …` on the shipped sets and on a broken one.
//!
//! Not for: each single mistake; `framework_codes` of `domain` provokes them all.

use super::{Place, SMALL, root, run, well, words};
use serde_json::Value;
use std::fs;

/// `frameworks/ID/EDITION` of every shipped set.
fn shipped() -> Vec<String> {
    let folders = |path: String| {
        let entries = fs::read_dir(root().join(&path)).expect("a folder");
        let names = entries.map(|entry| entry.expect("an entry").file_name());
        let mut paths: Vec<_> = names
            .map(|name| format!("{path}/{}", name.to_string_lossy()))
            .collect();
        paths.sort();
        paths
    };
    folders("frameworks".to_owned())
        .into_iter()
        .flat_map(folders)
        .collect()
}

#[test]
fn every_shipped_set_is_sound() {
    let sets = shipped();
    assert!(sets.len() >= 10, "{sets:?}");
    let mut args = words("framework check");
    args.extend(sets.clone());
    let done = run(args);
    assert_eq!(done.code, Some(0), "{}", done.err);
    assert!(!done.err.contains("error["), "{}", done.err);
    assert_eq!(done.out.lines().count(), sets.len());
}

#[test]
fn every_shipped_set_shows_all_its_rules() {
    let names = |value: &Value| -> Vec<String> {
        let list = value.as_array().expect("a list");
        list.iter()
            .map(|item| item["code"].as_str().expect("a code").to_owned())
            .collect()
    };
    for set in shipped() {
        let text = well(["framework", "show", "--format", "json", &set]);
        let shown: Value = serde_json::from_str(&text).expect("JSON");
        let criteria = names(&shown["criteria"]);
        assert!(!criteria.is_empty(), "{set}");
        assert!(shown["leagues"].is_array(), "{set}");
        let outline = well(["framework", "show", &set]);
        for code in criteria {
            assert!(outline.contains(&code), "{set} {code}");
        }
    }
}

#[test]
fn a_set_written_as_a_table_comes_back() {
    let place = Place::fresh("framework-table");
    for set in ["mau-so-nganh", "mau-cap-xa"] {
        let folder = format!("frameworks/{set}/2023");
        let table = well(["framework", "show", "--format", "csv", &folder]);
        let file = place.write(&format!("{set}.csv"), &table);
        let (base, out) = (format!("{folder}/framework.toml"), place.at(set));
        well(["framework", "import", &file, "--base", &base, "--out", &out]);
        let again = well(["framework", "show", "--format", "csv", &out]);
        assert_eq!(again, table, "{set}");
    }
}

#[test]
fn two_editions_are_compared() {
    let folders = [
        "frameworks/mau-so-nganh/2023",
        "frameworks/mau-so-nganh/2026",
    ];
    let text = well(["framework", "diff", folders[0], folders[1]]);
    assert!(text.lines().count() > 5, "{text}");
    let json = well([
        "framework",
        "diff",
        folders[0],
        folders[1],
        "--format",
        "json",
    ]);
    serde_json::from_str::<Value>(&json).expect("JSON");
}

#[test]
fn the_manual_has_a_page_for_every_kind() {
    let list = well(["framework", "manual"]);
    let kinds: Vec<_> = list
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert_eq!(kinds.len(), 22);
    for kind in kinds {
        let page = well(["framework", "manual", kind]);
        for heading in ["When to use", "Formula", "Example", "Edge cases"] {
            assert!(page.contains(heading), "{kind}: {heading}");
        }
    }
    let done = run(["framework", "manual", "ratoi"]);
    assert_eq!((done.code, done.out.as_str()), (Some(2), ""));
    assert!(
        done.err.contains("“ratio”") || done.err.contains("ratio?"),
        "{}",
        done.err
    );
}

#[test]
fn the_schema_is_the_one_of_the_specification() {
    let saved = fs::read_to_string(root().join("docs/spec/framework.schema.json")).expect("a file");
    assert_eq!(well(["framework", "schema", "--lang", "vi"]), saved);
}

#[test]
fn a_new_set_is_sound_and_written_once() {
    let place = Place::fresh("framework-new");
    let folder = place.at("bo-cua-tinh");
    let args = ["framework", "new", "bo-cua-tinh", "--dir", &folder];
    well(args);
    let names = place.names("bo-cua-tinh");
    well(["framework", "check", &folder]);
    place.write("bo-cua-tinh/framework.toml", "# changed");
    let again = run(args);
    assert_eq!((again.code, again.out.as_str()), (Some(1), ""));
    assert_eq!(place.text("bo-cua-tinh/framework.toml"), "# changed");
    assert_eq!(place.names("bo-cua-tinh"), names);
}

#[test]
fn a_broken_set_gets_all_its_mistakes_with_their_places() {
    let broken = SMALL
        .replace("kind = \"count\"", "kind = \"cout\"")
        .replace("when_over", "when_ovr")
        .replace("of = \"c\"", "of = \"d\"");
    let place = Place::fresh("framework-broken");
    let file = place.write("framework.toml", broken);
    let folder = place.at("");
    for (lang, error) in [("en", "error[FW"), ("vi", "lỗi[FW")] {
        let done = run(["framework", "check", &folder, "--lang", lang]);
        assert_eq!((done.code, done.out.as_str()), (Some(1), ""));
        assert!(done.err.matches(error).count() >= 4, "{}", done.err);
        for place in [":38:8", ":54:1", ":80:6", "^^^^"] {
            assert!(done.err.contains(place), "{place}\n{}", done.err);
        }
        assert!(done.err.contains(&file), "{}", done.err);
    }
    let scored = run(["score", "--framework", &folder, "--answers", "none.csv"]);
    assert_eq!((scored.code, scored.out.as_str()), (Some(1), ""));
    assert!(scored.err.contains("error[TB001]"), "{}", scored.err);
    assert!(scored.err.contains("error[FW"), "{}", scored.err);
}

#[test]
fn warnings_count_as_errors_on_demand() {
    let place = Place::fresh("framework-warned");
    let unused = "[param.x]\nname.vi = \"Không dùng\"\nvalue = \"1\"\n\n[[criterion]]";
    place.write("framework.toml", SMALL.replacen("[[criterion]]", unused, 1));
    let folder = place.at("");
    let plain = run(["framework", "check", &folder]);
    assert_eq!(plain.code, Some(0), "{}", plain.err);
    assert!(plain.err.contains("warning["), "{}", plain.err);
    let denied = run(["framework", "check", &folder, "--deny", "warnings"]);
    assert_eq!(denied.code, Some(1), "{}", denied.err);
}
