//! JSON and outline of the shipped sets.
//!
//! Not for: the table form.

use super::{clean, editions, shipped};
use domain::framework::key::{Need, Shape};
use domain::framework::rule::{KINDS, Standing};
use domain::framework::show::{formula, in_sentence, to_json, to_text};
use domain::locale::{Locale, say};

#[test]
fn every_rule_says_its_kind_nested_ones_too() {
    for set in editions() {
        let json = to_json(&clean(&shipped(&set)));
        for leaf in json["criteria"].as_array().expect("a list") {
            let open = json["status"] == "skeleton" && leaf["max"].is_null();
            assert!(open || leaf["kind"].is_string(), "{set} {}", leaf["code"]);
            assert_eq!(leaf["kind"], leaf["rule"]["kind"], "{set} {}", leaf["code"]);
            for sub in leaf["rule"]["rules"].as_array().into_iter().flatten() {
                assert_eq!(sub["kind"], sub["rule"]["kind"], "{set} {}", leaf["code"]);
                assert!(sub["kind"].is_string());
            }
        }
        assert!(
            json["gates"]
                .as_array()
                .expect("a list")
                .iter()
                .all(|gate| gate["kind"] == "gate")
        );
        assert!(
            json["adjusts"]
                .as_array()
                .expect("a list")
                .iter()
                .all(|line| line["kind"] == "adjust")
        );
    }
}

#[test]
fn the_outline_labels_a_sample_and_writes_rules_in_words() {
    let framework = clean(&shipped("mau-so-nganh/2023"));
    let vi = to_text(&framework, Locale::Vi);
    let second = vi.lines().nth(1).expect("there is a second line");
    assert_eq!(
        second,
        "BỘ CHỈ SỐ MẪU, KHÔNG PHẢI VĂN BẢN CHÍNH THỨC CỦA CƠ QUAN NÀO"
    );
    for line in [
        "Điểm tối đa: so_co_tthc 1.000, so_khong_tthc 800",
        "    2. Thể chế số — so_co_tthc 100, so_khong_tthc 80 điểm",
        "          Cách tính: Điểm tối đa × a/b",
        "            - trên 0 đến 30: tăng hoặc giảm đều, 20 điểm đến 8 điểm",
        "            Mức sàn, được 0 điểm: dưới 0,5",
        "          Cung cấp số liệu: chính đơn vị được đánh giá",
    ] {
        assert!(vi.lines().any(|found| found == line), "{line}");
    }
    let en = to_text(&framework, Locale::En);
    assert!(en.contains("SAMPLE SET, NOT AN OFFICIAL DOCUMENT OF ANY BODY"));
    assert!(en.contains("Maximum: so_co_tthc 1,000, so_khong_tthc 800"));
}

#[test]
fn every_kind_and_key_has_words() {
    for set in editions() {
        let framework = clean(&shipped(&set));
        for locale in [Locale::Vi, Locale::En] {
            for leaf in &framework.criteria {
                for line in formula(&framework, leaf, locale) {
                    let bare =
                        line.contains("{ $") || line.contains("formula-") || line.contains("key-");
                    assert!(!bare, "{set} {}: {line}", leaf.code);
                }
            }
        }
    }
}

#[test]
fn every_key_of_a_kind_has_words() {
    let mut missing = Vec::new();
    for kind in KINDS.iter().filter(|kind| kind.place != Standing::OwnTable) {
        for locale in [Locale::Vi, Locale::En] {
            let has = |text: &String| say(locale, text, &[]) != *text;
            let mut texts = vec![
                format!("kind-{}", kind.name),
                format!("formula-{}", kind.name),
            ];
            for key in kind.keys {
                let rows = matches!(key.shape, Shape::List(..) | Shape::Rules);
                if in_sentence(kind, key, locale) {
                    let ends = key.need == Need::Required;
                    assert!(
                        ends,
                        "formula-{} names {}, which may be absent",
                        kind.name, key.name
                    );
                } else if !rows {
                    texts.push(format!("key-{}", key.name));
                }
            }
            texts.retain(|text| !has(text));
            missing.extend(
                texts
                    .iter()
                    .map(|text| format!("{locale:?} {text} ({})", kind.name)),
            );
        }
    }
    assert!(
        missing.is_empty(),
        "write these texts in crates/domain/locales/*/framework.ftl \
         (a key that formula-KIND names needs no key-KEY): {missing:#?}"
    );
}
