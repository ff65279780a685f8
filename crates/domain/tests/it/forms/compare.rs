//! Differences between editions, and what mapping makes of old answers.
//!
//! Not for: moving answers; the engine does that.

use super::{clean, editions, shipped};
use domain::framework::Framework;
use domain::framework::compare::{Change, Subject, What, compare, to_json, to_text};
use domain::framework::mapping::{Fate, Mapping, Move};
use domain::framework::read::SourceFile;
use domain::locale::Locale;
use std::sync::Arc;

const HEAD: &str = r#"
format = 1
id = "thu"
edition = "1"
status = "sample"
name.vi = "Bộ thử"
[scale]
max = "30"
show = "points"
points_digits = 2
value_digits = 2
rounding = "half_up"
round_at = "display"
rank_on = "shown"
rank_within = "league"
not_submitted = "zero"
[[group]]
code = "I"
name.vi = "Nhóm"
"#;

/// A criterion of group I with a yes/no or ratio rule.
fn leaf(code: &str, name: &str, max: &str, rule: &str) -> String {
    let head = format!(
        "[[criterion]]\ncode = \"{code}\"\ngroup = \"I\"\nname.vi = \"{name}\"\nmax = \"{max}\"\n"
    );
    format!("{head}{rule}\n")
}

const YES: &str =
    "inputs.co = { label.vi = \"Có\", kind = \"yes_no\" }\nrule.yes_no = { of = \"co\" }";

fn ratio(over: &str, of: &str) -> String {
    format!(
        "inputs.{of} = {{ label.vi = \"A\", kind = \"count\" }}\n\
         inputs.tong = {{ label.vi = \"B\", kind = \"count\" }}\n\
         rule.ratio = {{ of = \"{of}\", to = \"tong\", when_zero = \"zero\", when_over = \"{over}\" }}"
    )
}

fn set(edition: &str, leaves: &[String]) -> Framework {
    let head = HEAD.replace("edition = \"1\"", &format!("edition = \"{edition}\""));
    let text = format!("{head}{}", leaves.concat());
    clean(&[SourceFile {
        name: Arc::from("framework.toml"),
        text,
    }])
}

fn old() -> Framework {
    set(
        "1",
        &[
            leaf("1", "Một", "10", YES),
            leaf("2", "Hai", "10", &ratio("cap", "dat")),
            leaf("3", "Ba", "10", &YES.replace("co", "xong")),
        ],
    )
}

fn new() -> Framework {
    set(
        "2",
        &[
            leaf("1", "Một", "5", &format!("supplier = \"unit\"\n{YES}")),
            leaf("4", "Ba", "10", &YES.replace("co", "xong")),
            leaf("5", "Hai", "10", &ratio("invalid", "dat_chuan")),
            leaf("6", "Mới", "5", &YES.replace("co", "moi")),
        ],
    )
}

fn told(changes: &[Change], of: Subject) -> Vec<String> {
    let changes = changes.iter().filter(|change| change.of == of);
    let one = |change: &Change| {
        let code = |code: &Option<String>| code.clone().unwrap_or_else(|| "-".to_owned());
        format!(
            "{} {}>{} {}",
            change.what.word(),
            code(&change.old),
            code(&change.new),
            change.aspect
        )
    };
    changes
        .map(|change| one(change).trim_end().to_owned())
        .collect()
}

#[test]
fn criteria_pair_by_code_and_by_their_inputs() {
    let changes = compare(&old(), &new(), None);
    assert_eq!(
        told(&changes, Subject::Criterion),
        [
            "changed 1>1 max",
            "changed 1>1 supplier",
            "moved 3>4",
            "added ->5",
            "added ->6",
            "dropped 2>-",
        ]
    );
    assert!(told(&changes, Subject::Answers).is_empty());
}

#[test]
fn a_mapping_says_what_moves_and_what_becomes_of_answers() {
    let moved = |old: &str, new: Option<&str>, answers, inputs: &[(&str, &str)]| Move {
        old: old.to_owned(),
        new: new.map(str::to_owned),
        answers,
        inputs: inputs
            .iter()
            .map(|(old, new)| ((*old).to_owned(), (*new).to_owned()))
            .collect(),
    };
    let mapping = Mapping {
        from: "1".to_owned(),
        same_basis: false,
        moves: vec![
            moved("2", Some("5"), Fate::Keep, &[("dat", "dat_chuan")]),
            moved("3", Some("4"), Fate::Drop, &[]),
        ],
    };
    let (old, new) = (old(), new());
    let changes = compare(&old, &new, Some(&mapping));
    let leaves = told(&changes, Subject::Criterion);
    for line in [
        "moved 2>5",
        "changed 2>5 rule",
        "added 2>5 inputs.dat_chuan",
        "moved 3>4",
        "added ->6",
    ] {
        assert!(leaves.contains(&line.to_owned()), "{line} in {leaves:#?}");
    }
    assert_eq!(
        told(&changes, Subject::Answers),
        [
            "kept 1>1 co",
            "renamed 2>5 dat",
            "kept 2>5 tong",
            "dropped 3>- xong",
            "asked ->4 xong",
            "asked ->6 moi",
        ]
    );
    let vi = to_text(&old, &new, &changes, Locale::Vi);
    for line in [
        "  1: điểm tối đa: 10 → 5",
        "  1: nơi cung cấp số liệu: không có → unit",
        "  Giữ nguyên 1 câu trả lời khác, không đổi mã.",
        "  2.dat: giữ, đổi tên thành 5.dat_chuan",
        "  6.moi “Có”: câu hỏi mới, phải trả lời",
    ] {
        assert!(vi.lines().any(|found| found == line), "{line} in\n{vi}");
    }
    let both = "Maximum × a/b; Denominator 0: 0 points; Numerator above denominator:";
    let rule = format!("  5: rule: {both} counts as 100% → {both} invalid");
    let en = to_text(&old, &new, &changes, Locale::En);
    assert!(en.lines().any(|found| *found == rule), "{en}");
    let json = to_json(&old, &new, &changes);
    assert_eq!(
        json["changes"].as_array().map(Vec::len),
        Some(changes.len())
    );
}

#[test]
fn a_text_that_differs_in_one_language_is_shown_in_it() {
    let named = |vi: &str| {
        let leaf = leaf("1", vi, "30", YES);
        leaf.replace("max =", "name.en = \"Report\"\nmax =")
    };
    let (old, new) = (set("1", &[named("Báo")]), set("2", &[named("Báo cáo")]));
    let changes = compare(&old, &new, None);
    for (locale, line) in [
        (Locale::Vi, "  1: tên: Báo → Báo cáo"),
        (Locale::En, "  1: name: Báo → Báo cáo"),
    ] {
        let text = to_text(&old, &new, &changes, locale);
        assert!(text.lines().any(|found| found == line), "{line} in\n{text}");
    }
}

#[test]
fn a_set_does_not_differ_from_itself() {
    for name in editions() {
        let (old, new) = (clean(&shipped(&name)), clean(&shipped(&name)));
        assert_eq!(compare(&old, &new, None), [], "{name}");
    }
}

#[test]
fn shipped_editions_are_told_apart_without_a_key_left_bare() {
    let (old, new) = (
        clean(&shipped("mau-so-nganh/2023")),
        clean(&shipped("mau-so-nganh/2026")),
    );
    let changes = compare(&old, &new, None);
    assert!(changes.iter().any(|change| change.what == What::Changed));
    for locale in [Locale::Vi, Locale::En] {
        let text = to_text(&old, &new, &changes, locale);
        for bare in ["diff-", "aspect-", "{ $"] {
            assert!(!text.contains(bare), "{bare}");
        }
    }
}
