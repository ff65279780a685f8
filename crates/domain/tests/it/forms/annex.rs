//! Drafts from annexes of decisions: headings, numbers, phrases, and what stays to be finished.
//!
//! Not for: the table form; see `table`.

use super::{clean, grid, sources};
use domain::framework::show::to_json;
use domain::framework::table::{Imported, import};
use domain::locale::Locale;
use serde_json::{Value, json};

const ANNEX: &str = include_str!("annex.csv");

fn leaf<'a>(set: &'a Value, code: &str) -> &'a Value {
    let list = set["criteria"].as_array().expect("a list");
    list.iter()
        .find(|leaf| leaf["code"] == code)
        .unwrap_or_else(|| panic!("{code}"))
}

fn set(imported: &Imported) -> Value {
    to_json(&clean(&sources(&imported.files)))
}

#[test]
fn an_annex_becomes_a_draft() {
    let imported = import(&grid(ANNEX), None);
    let set = set(&imported);
    let tree = &set["trees"][0];
    assert_eq!(tree["groups"][0]["code"], "I");
    assert_eq!(tree["groups"][1]["groups"][0]["max"], "42.5");
    assert_eq!(set["scale"]["max"], "72.5");
    let plan = leaf(&set, "1.1");
    assert_eq!(plan["kind"], "yes_no");
    assert_eq!(plan["inputs"][0]["label"]["vi"], "Đã ban hành");
    assert_eq!(plan["evidence"]["note"]["vi"], "Kế hoạch năm");
    assert_eq!(plan["supplier"], "Đơn vị tự báo cáo");
    assert_eq!(plan["verifier"], "Sở Thông tin và Truyền thông");
    let ratio = leaf(&set, "1.2");
    assert_eq!(ratio["kind"], "ratio");
    assert_eq!(
        ratio["inputs"][0]["label"]["vi"],
        "Số tin, bài về chuyển đổi số"
    );
    assert_eq!(ratio["inputs"][1]["label"]["vi"], "Tổng số tin, bài");
    let target = leaf(&set, "2.1");
    assert_eq!(target["rule"]["target"], "0.8");
    assert_eq!(target["rule"]["floor"], json!({"below": "0.2"}));
    let judged = leaf(&set, "2.2");
    assert_eq!(judged["kind"], "manual");
    assert_eq!(judged["max"], "12.5");
    assert!(
        judged["guidance"]["vi"]
            .as_str()
            .expect("a text")
            .starts_with("Hội đồng xem xét")
    );
    assert_eq!(
        leaf(&set, "2.3")["rule"]["steps"][1],
        json!({"at_least": "4", "points": "10"})
    );
}

#[test]
fn what_is_left_is_listed_by_row() {
    let imported = import(&grid(ANNEX), None);
    let of = |code: &str| {
        let found = imported
            .findings
            .iter()
            .filter(|finding| finding.code == code);
        found
            .map(|finding| finding.args[0].1.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(of("FW341"), ["2.2"]);
    assert_eq!(of("FW344"), ["1.2", "2.1"]);
    assert_eq!(of("FW343"), ["2.1", "2.3"]);
    assert_eq!(of("FW346"), ["1.1", "1.2", "2.1", "2.3"]);
    for finding in &imported.findings {
        for locale in [Locale::Vi, Locale::En] {
            assert_ne!(finding.message(locale), finding.code);
        }
    }
}

#[test]
fn rows_without_number_or_points_are_told() {
    let text = "TT,Nội dung,Điểm,Minh chứng\n1,Nhóm,10,\n,Có kế hoạch,10,A\n2,Nhóm hai,mười,\n3,Nhóm ba,,\n";
    let imported = import(&grid(text), None);
    let codes: Vec<_> = imported
        .findings
        .iter()
        .map(|finding| finding.code)
        .collect();
    for code in ["FW345", "FW342", "FW347", "FW341"] {
        assert!(codes.contains(&code), "{code} in {codes:?}");
    }
    let set = set(&imported);
    assert_eq!(set["status"], "skeleton");
    assert_eq!(leaf(&set, "1.x1")["group"], "1");
    assert_eq!(leaf(&set, "2")["kind"], Value::Null);
}

#[test]
fn a_table_without_heading_is_refused() {
    let imported = import(&grid("a,b,c\n1,2,3\n"), None);
    assert_eq!(imported.findings[0].code, "FW340");
    assert!(imported.files.is_empty());
}

/// The kind and the rule that a text is understood as, for a maximum of 10.
fn understood(how: &str) -> Value {
    let how = how.replace('"', "\"\"");
    let text = format!("STT,Chỉ số,Điểm tối đa,Cách tính\n1,Nhóm,10,\n1.1,Việc,10,\"{how}\"\n");
    leaf(&set(&import(&grid(&text), None)), "1.1")["rule"].clone()
}

#[test]
fn phrases_of_annexes_are_understood() {
    for (how, kind) in [
        ("Đã có: Điểm tối đa, chưa có: 0 điểm", "yes_no"),
        ("Đã có/Chưa có", "yes_no"),
        ("Có: 10 điểm; Không: 0 điểm.", "yes_no"),
        ("a/b * Điểm tối đa", "ratio"),
        (
            "Điểm = a / b x Điểm tối đa. Trong đó: a là số máy; b là tổng số máy",
            "ratio",
        ),
        ("Tỷ lệ = a/b; Điểm = Tỷ lệ * Điểm tối đa", "ratio"),
        ("Tỷ lệ cơ quan đạt * Điểm tối đa", "ratio"),
        (
            "Đạt từ 50% trở lên: Điểm tối đa; dưới 50%: a/b/50% * Điểm tối đa",
            "ratio_to_target",
        ),
        (
            "Trưởng ban: Điểm tối đa; Phó ban: 1/2*Điểm tối đa; Chưa có: 0 điểm",
            "choice",
        ),
        (
            "- Đã có cán bộ: 1/2*Điểm tối đa\n- Đã có văn bản: 50%*Điểm tối đa\n- Chưa có: 0",
            "parts",
        ),
        (
            "Từ 3 cuộc trở lên: 10 điểm; từ 1 đến 2 cuộc: 5 điểm; dưới 1 cuộc: 0 điểm",
            "steps",
        ),
        (
            ">= 90%: Điểm tối đa; >= 50%: 1/2*Điểm tối đa; < 50%: 0 điểm",
            "steps",
        ),
        ("Mỗi sáng kiến: 2,5 điểm, tối đa 10 điểm", "per_item"),
        ("Theo kết quả của Bộ", "manual"),
        (
            "Đã có: Điểm tối đa; trường hợp đặc biệt do Hội đồng cho điểm",
            "manual",
        ),
        (
            "Từ 5 cuộc trở lên: 10 điểm; từ 1 đến 2 cuộc: 5 điểm",
            "manual",
        ),
        (
            "Từ 50% đến dưới 80%: 5 điểm; từ 80% đến 100%: Điểm tối đa",
            "steps",
        ),
        ("> 90%: Điểm tối đa; còn lại: 0 điểm", "manual"),
        ("≥ 90%: 1/2*Điểm tối đa; < 90%: 0 điểm", "manual"),
        ("≥ 90%: 20 điểm", "manual"),
        ("", "manual"),
    ] {
        assert_eq!(understood(how)["kind"], kind, "{how}");
    }
    let parts = understood("Cơ sở A: 1/3*Điểm tối đa; Cơ sở B: 2/3*Điểm tối đa");
    assert_eq!(
        parts["parts"][1],
        json!({"code": "m2", "label": {"vi": "Cơ sở B"}, "points": "2/3"})
    );
    let steps = understood("≥ 90%: Điểm tối đa; ≥ 50%: 4 điểm; < 50%: 0 điểm");
    assert_eq!(steps["steps"][0], json!({"at_least": "0.5", "points": "4"}));
    assert_eq!(steps["of"]["ratio"], json!(["tu_so", "mau_so"]));
}

#[test]
fn words_that_say_less_are_not_read_as_more() {
    let steps = json!([{"at_least": "4", "points": "10"}]);
    for how in [
        "Từ 4 cuộc trở lên: Điểm tối đa; dưới 4 cuộc: 0 điểm",
        "Từ 4 cuộc trở lên: Điểm tối đa; ít hơn 4 cuộc: 0 điểm",
        "Từ 4 cuộc trở lên: Điểm tối đa; nhỏ hơn 4 cuộc: 0 điểm",
        "Từ 4 cuộc trở lên: Điểm tối đa; thấp hơn 4 cuộc: 0 điểm",
        "Không dưới 4 cuộc: Điểm tối đa; ít hơn 4 cuộc: 0 điểm",
        "Không ít hơn 4 cuộc: Điểm tối đa; dưới 4 cuộc: 0 điểm",
        "Không nhỏ hơn 4 cuộc: Điểm tối đa; dưới 4 cuộc: 0 điểm",
        "Không thấp hơn 4 cuộc: Điểm tối đa; dưới 4 cuộc: 0 điểm",
        "4 cuộc trở lên: Điểm tối đa; dưới 4 cuộc: 0 điểm",
        "Nhiều hơn 3 cuộc: Điểm tối đa; dưới 4 cuộc: 0 điểm",
        "Hơn 3 cuộc: Điểm tối đa; dưới 4 cuộc: 0 điểm",
        "Lớn hơn hoặc bằng 4 cuộc: Điểm tối đa; < 4 cuộc: 0 điểm",
    ] {
        assert_eq!(understood(how)["steps"], steps, "{how}");
    }
}

#[test]
fn what_is_not_understood_completely_stays_for_a_grader() {
    for how in [
        "Mỗi lần vi phạm: trừ 2 điểm",
        "Mỗi lần vi phạm bị trừ 2 điểm",
        "Mỗi lần vi phạm giảm 2 điểm",
        "Mỗi lần vi phạm: -2 điểm",
        "Không vi phạm: Điểm tối đa; vi phạm: -2 điểm",
        "Đã có: Điểm tối đa, chậm thì trừ 1 điểm; chưa có: 0 điểm",
        "Mỗi hội nghị 2 điểm, riêng hội nghị cấp tỉnh 3 điểm",
        "Mỗi hội nghị 2 điểm, tối đa 20 điểm",
        "Mỗi 10% tăng thêm: 2 điểm",
        "Mỗi sáng kiến: 50% điểm tối đa",
        "Cứ mỗi hội nghị: 2 điểm; có kế hoạch: 8 điểm",
        "Từ 4 trở xuống: Điểm tối đa; từ 5 trở lên: 0 điểm",
        "Không quá 4 cuộc: Điểm tối đa; trên 4 cuộc: 0 điểm",
        "Không nhiều hơn 4 cuộc: Điểm tối đa",
        "Nhỏ hơn hoặc bằng 4 cuộc: Điểm tối đa",
        "Chưa đạt 100%: Điểm tối đa",
        "Tổng mức đầu tư 5 tỷ đồng: Điểm tối đa; từ 4 cuộc trở lên: 5 điểm",
        "Từ 4 cuộc trở lên và trên 50% cán bộ: Điểm tối đa",
        "Từ 1 đến dưới 3 cuộc: 5 điểm; từ 4 cuộc trở lên: Điểm tối đa",
        "Từ 50% trở lên: Điểm tối đa; từ 4 cuộc trở lên: 5 điểm",
        "a/b*Điểm tối đa; đơn vị chậm báo cáo không được tính",
        "Nếu đúng hạn: a/b*Điểm tối đa",
        "Đạt từ 50% trở lên: Điểm tối đa; dưới 50%: a/b/80% * Điểm tối đa",
    ] {
        assert_eq!(understood(how)["kind"], "manual", "{how}");
    }
    let each = understood("Mỗi hội nghị 2 điểm, tối đa 6 điểm");
    assert_eq!(each["kind"], "per_item");
    assert_eq!((&each["each"], &each["cap"]), (&json!("2"), &json!("6")));
    // The name of a building and of a store are no penalties.
    let kept = understood("Đã lưu trữ hồ sơ tại trụ sở: Điểm tối đa; chưa có: 0 điểm");
    assert_eq!(kept["kind"], "yes_no");
}
