//! What reading a set puts together: orders, owners, derived maxima.
//!
//! Not for: mistakes; `framework_codes` lists them.

use domain::framework::read::{SourceFile, read};
use domain::framework::{Child, Framework, Owner};
use domain::id::{AdjustIx, CriterionIx, GateIx, InputIx};

fn base() -> Framework {
    let file = SourceFile {
        name: "base.toml".into(),
        text: include_str!("framework_codes/base.toml").to_owned(),
    };
    read(&[file]).0.unwrap()
}

#[test]
fn nodes_stand_tree_by_tree_from_their_roots() {
    let framework = base();
    let codes: Vec<&str> = framework
        .nodes
        .iter()
        .map(|node| node.code.as_str())
        .collect();
    assert_eq!(codes, ["main", "1", "2", "2.0", "K", "K1"]);
    let max: Vec<String> = framework
        .nodes
        .iter()
        .map(|node| node.max[1].as_ref().unwrap().to_string())
        .collect();
    // "2" and "K1" state none: the sum of their children.
    assert_eq!(max, ["10", "6", "4", "4", "100", "3"]);
    assert_eq!(framework.nodes[0].name.vi, "Tổng điểm");
}

#[test]
fn criteria_stand_before_the_groups_beside_them() {
    let framework = base();
    let codes: Vec<&str> = framework
        .criteria
        .iter()
        .map(|leaf| leaf.code.as_str())
        .collect();
    assert_eq!(codes, ["1.1", "1.2", "2.2", "2.1"]);
    let two = &framework.nodes[2].children;
    assert!(matches!(
        two[..],
        [Child::Criterion(CriterionIx(2)), Child::Group(_)]
    ));
    assert_eq!(
        framework.nodes[5].children,
        [Child::Criterion(CriterionIx(0))]
    );
    let info = &framework.criteria[2];
    assert_eq!(info.max[0].as_ref().unwrap().to_string(), "0");
}

#[test]
fn inputs_stand_in_the_order_of_the_file_with_their_owners() {
    let framework = base();
    let inputs: Vec<(&str, Owner)> = framework
        .inputs
        .iter()
        .map(|input| (input.id.as_str(), input.owner))
        .collect();
    let leaf = |at| Owner::Criterion(CriterionIx(at));
    assert_eq!(
        inputs,
        [
            ("tong", Owner::Shared),
            ("so", leaf(0)),
            ("co", leaf(1)),
            ("muc_do", leaf(3)),
            ("so_phieu", leaf(2)),
            ("ghi_chu", leaf(2)),
            ("dat", Owner::Gate(GateIx(0))),
            ("ngay_cham", Owner::Adjust(AdjustIx(0))),
        ]
    );
    assert_eq!(framework.inputs[3].options, ["cao", "thap"]);
    assert_eq!(framework.criteria[0].uses, [InputIx(0), InputIx(1)]);
    assert_eq!(framework.criteria[2].uses, [InputIx(4), InputIx(5)]);
}

#[test]
fn bands_know_their_gates_and_what_they_fall_to() {
    let framework = base();
    let scale = &framework.bands[0];
    assert_eq!(scale.bands[0].requires, [GateIx(0)]);
    assert_eq!(scale.bands[0].at_most, Some(1));
    assert_eq!(scale.bands[1].from[0].as_ref().unwrap().to_string(), "5");
}

#[test]
fn groups_that_stand_very_deep_are_refused_and_not_walked() {
    let mut text = include_str!("framework_codes/base.toml").to_owned();
    let mut above = "1".to_owned();
    for level in 0..20_000 {
        let code = format!("S{level}");
        text += &format!("[[group]]\ncode = \"{code}\"\nname.vi = \"Sâu\"\nparent = \"{above}\"\n");
        above = code;
    }
    let file = SourceFile {
        name: "deep.toml".into(),
        text: text.clone(),
    };
    let (framework, findings) = read(&[file]);
    assert!(framework.is_none());
    let deep = findings.iter().find(|found| found.code == "FW094");
    assert!(deep.is_some_and(|found| found.args.contains(&("code", "S19".to_owned()))));
    // Nineteen below "1", which stands below the root, are no mistake.
    let end = text.find("code = \"S19\"").unwrap();
    let text = text[..end].trim_end_matches("[[group]]\n").to_owned();
    let file = SourceFile {
        name: "deep.toml".into(),
        text,
    };
    assert!(read(&[file]).0.is_some());
}
