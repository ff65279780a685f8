//! What is wrong with the keys of a rule is found and named.
//!
//! Not for: shapes of keys and unknown words; the reader's own tests have those.

use super::facts::read_one;
use domain::diagnostic::Severity;
use domain::locale::Locale;

const INPUTS: &str = r#"
inputs.a = { label.vi = "a", kind = "number" }
inputs.b = { label.vi = "b", kind = "number" }
inputs.n = { label.vi = "n", kind = "count" }
"#;

/// The codes of the errors of a criterion with maximum 10, and what they say.
fn errors(text: &str) -> (Vec<&'static str>, String) {
    let (framework, findings) = read_one("10", text);
    let errors: Vec<_> = findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .collect();
    assert_eq!(framework.is_some(), errors.is_empty());
    let told: Vec<_> = errors
        .iter()
        .map(|finding| {
            let message = finding.message(Locale::Vi);
            let of_rules = finding.code.starts_with("FW2");
            assert!(!of_rules || !message.contains("FW"), "{message}");
            assert!(!of_rules || finding.hint(Locale::Vi).is_some(), "{message}");
            message
        })
        .collect();
    (
        errors.iter().map(|finding| finding.code).collect(),
        told.join("\n"),
    )
}

/// `rule`, a line below `[criterion]`, has exactly these errors.
fn has(expected: &[&str], rule: &str) {
    let (mut codes, told) = errors(&format!("{INPUTS}{rule}"));
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes, expected, "{rule}\n{told}");
}

#[test]
fn levels_and_parts() {
    let choice = |levels: &str| {
        format!(
            "inputs.c = {{ label.vi = 'c', kind = 'choice' }}\n\
             rule.choice = {{ of = 'c', levels = [{levels}] }}"
        )
    };
    let level = |code: &str, share: &str| {
        format!("{{ code = '{code}', label.vi = 'x', share = '{share}' }}")
    };
    has(&[], &choice(&[level("x", "1"), level("y", "0")].join(", ")));
    has(
        &["FW201"],
        &choice(&[level("x", "0.9"), level("y", "0")].join(", ")),
    );
    has(
        &["FW051"],
        &choice(&[level("x", "1"), level("x", "0")].join(", ")),
    );
    let parts = |parts: &str| {
        format!(
            "inputs.c = {{ label.vi = 'c', kind = 'parts' }}\nrule.parts = {{ of = 'c', parts = [{parts}] }}"
        )
    };
    let part = |code: &str, points: &str| {
        format!("{{ code = '{code}', label.vi = 'x', points = '{points}' }}")
    };
    has(&[], &parts(&[part("x", "4"), part("y", "3/5")].join(", ")));
    has(
        &["FW200"],
        &parts(&[part("x", "4"), part("y", "1/2")].join(", ")),
    );
    has(
        &["FW203"],
        &parts(&[part("none", "4"), part("y", "6")].join(", ")),
    );
    has(
        &["FW204"],
        &parts(&[part("x", "0"), part("y", "10")].join(", ")),
    );
    has(
        &["FW204", "FW205"],
        &parts(&[part("x", "-1"), part("y", "11")].join(", ")),
    );
    has(
        &["FW051"],
        &parts(&[part("x", "5"), part("x", "5")].join(", ")),
    );
}

#[test]
fn steps_and_items() {
    let steps =
        |steps: &str| format!("rule.steps = {{ of = 'a', integer = true, steps = [{steps}] }}");
    let line = |at: &str, points: &str| format!("{{ at_least = '{at}', points = '{points}' }}");
    has(&[], &steps(&[line("1", "9"), line("2", "1")].join(", ")));
    has(
        &["FW206"],
        &steps(&[line("1", "1"), line("1", "2")].join(", ")),
    );
    has(
        &["FW206"],
        &steps(&[line("2", "1"), line("1", "2")].join(", ")),
    );
    has(&["FW205"], &steps(&line("1", "10.5")));
    has(&["FW205"], &steps(&line("1", "-1")));
    let item = |each: &str, cap: &str| {
        format!("rule.per_item = {{ of = 'a', each = '{each}', cap = '{cap}' }}")
    };
    has(&[], &item("0.5", "1/2"));
    has(&["FW204"], &item("0", "1"));
    has(&["FW204"], &item("1", "0/1"));
    has(&["FW205"], &item("1", "11"));
}

#[test]
fn targets_and_floors() {
    let rule = |more: &str| {
        format!(
            "rule.ratio_to_target = {{ of = 'a', to = 'b', when_zero = 'zero', when_over = 'cap', {more} }}"
        )
    };
    has(&[], &rule("target = '0.8', floor.below = '0'"));
    has(&["FW204"], &rule("target = '0'"));
    has(&["FW208"], &rule("target = '0.8', floor.below = '0.8'"));
    has(
        &["FW208"],
        &rule("target = '0.8', floor.at_or_below = '-0.1'"),
    );
    has(
        &["FW212"],
        &rule("target = '0.8', floor = { below = '0.1', at_or_below = '0.2' }"),
    );
    has(&["FW212"], &rule("target = '0.8', floor = {}"));
    let count = |more: &str| format!("rule.count_to_target = {{ of = 'a', {more} }}");
    has(&[], &count("target = '3'"));
    has(&["FW204"], &count("target = '-3'"));
    has(&["FW210"], &count("target.input = 'b'"));
    has(
        &["FW211"],
        &count("target = '3', when_target_missing = 'not_provided'"),
    );
}

#[test]
fn numbers_hold_in_every_year_and_league() {
    let ratio = "rule.ratio_to_target = { of = 'a', to = 'b', when_zero = 'zero', when_over = 'cap', \
                 target.param = 'x', floor.below.param = 'f' }";
    let params = |x: &str, f: &str| {
        format!(
            "{ratio}\n[param.x]\nby_year = {{ '2025' = '0.5', '2026' = '{x}' }}\n\
             [param.f]\nby_year = {{ '2025' = '0.2', '2026' = '{f}' }}"
        )
    };
    // The floor of 2026 lies above the target of 2025: years are never mixed.
    has(&[], &params("0.8", "0.6"));
    has(&["FW208"], &params("0.8", "0.8"));
    has(&["FW204", "FW208"], &params("0", "0.2"));
}

#[test]
fn ranges_meet() {
    let bands = |bands: &str| format!("rule.bands = {{ of = 'a', bands = [{bands}] }}");
    let two = |low: &str, high: &str| {
        bands(&format!(
            "{{ {low}, points = '0' }}, {{ {high}, points = '1' }}"
        ))
    };
    has(&[], &two("below = '1'", "from = '1'"));
    has(&[], &two("to = '1'", "above = '1'"));
    has(&["FW213"], &two("to = '1'", "from = '1'"));
    has(&["FW213"], &two("below = '1'", "above = '1'"));
    has(&["FW213"], &two("to = '1'", "above = '2'"));
    has(&["FW213"], &two("to = '2'", "above = '1'"));
    has(&["FW214"], &two("from = '0'", "from = '1'"));
    has(&["FW214"], &two("to = '1'", "to = '2'"));
    let one = |range: &str| bands(&format!("{{ {range} }}"));
    has(&[], &one("points = '1'"));
    has(&[], &one("from = '1', to = '1', points = '1'"));
    has(&["FW215"], &one("from = '1', below = '1', points = '1'"));
    has(&["FW215"], &one("from = '2', to = '1', points = '1'"));
    has(
        &["FW215"],
        &one("from = '1', to = '1', linear = ['0', '1']"),
    );
    has(&["FW216"], &one("from = '1', linear = ['0', '1']"));
    has(
        &["FW205"],
        &one("from = '1', to = '2', linear = ['0', '11']"),
    );
    has(&["FW205"], &one("points = '11'"));
    has(&["FW212"], &one("from = '1'"));
    has(
        &["FW212"],
        &one("from = '1', to = '2', points = '1', linear = ['0', '1']"),
    );
    has(&["FW221"], &one("from = '1', above = '1', points = '1'"));
    has(&["FW221"], &one("to = '1', below = '1', points = '1'"));
}

#[test]
fn sub_rules_share_the_maximum() {
    let rule = |kind: &str, x: &str, y: &str| {
        let sub = |code: &str, max: &str| {
            format!(
                "{{ code = '{code}', max = '{max}', per_item = {{ of = 'a', each = '1', cap = '1' }} }}"
            )
        };
        format!("rule.{kind}.rules = [{}, {}]", sub("x", x), sub("y", y))
    };
    has(&[], &rule("sum_of", "4", "6"));
    has(&["FW217"], &rule("sum_of", "4", "5"));
    has(&["FW217"], &rule("sum_of", "4", "7"));
    has(
        &["FW204", "FW205", "FW219"],
        &rule("sum_of", "10", "0").replace("cap = '1' } }]", "cap = '0' } }]"),
    );
    has(&[], &rule("best_of", "4", "10"));
    has(&["FW218"], &rule("best_of", "4", "6"));
    has(&["FW218"], &rule("best_of", "10", "11"));
}

#[test]
fn peers_and_growth() {
    let peer = |mode: &str, direction: &str, flat: &str| {
        format!(
            "rule.best_peer = {{ of = 'a', mode = '{mode}', direction = '{direction}', peers = 'all'{flat} }}"
        )
    };
    has(&[], &peer("min_max", "lower", ", when_flat = 'zero'"));
    has(&["FW210"], &peer("min_max", "lower", ""));
    has(&["FW210"], &peer("share_of_best", "higher", ""));
    has(
        &["FW211"],
        &peer("share_of_best", "lower", ", when_flat = 'zero'"),
    );
    let growth = |more: &str| {
        format!(
            "rule.growth = {{ of = 'a', measure = 'absolute', when_zero = 'zero', \
             when_no_earlier = 'zero'{more} }}"
        )
    };
    has(&[], &growth(", target = '1'"));
    has(&["FW204"], &growth(", target = '0'"));
    has(&["FW212"], &growth(""));
    has(
        &["FW212"],
        &growth(", target = '1', bands = [{ points = '1' }]"),
    );
}

#[test]
fn surveys_and_juries() {
    let survey = |more: &str| format!("rule.survey = {{ n = 'n', below_min = 'zero', {more} }}");
    has(&[], &survey("min_sample = '1', share = 'a'"));
    has(&["FW209"], &survey("min_sample = '0', share = 'a'"));
    has(&["FW209"], &survey("min_sample = '1.5', share = 'a'"));
    has(&["FW210"], &survey("min_sample = '1', mean = 'a'"));
    has(
        &["FW211"],
        &survey("min_sample = '1', share = 'a', scale = ['1', '5']"),
    );
    has(&["FW212"], &survey("min_sample = '1'"));
    has(
        &["FW212"],
        &survey("min_sample = '1', share = 'a', satisfied = 'n'"),
    );
    has(
        &["FW222"],
        &survey("min_sample = '1', mean = 'a', scale = ['5', '5']"),
    );
    let jury = |more: &str| {
        format!(
            "inputs.g = {{ label.vi = 'g', kind = 'grades' }}\n\
             rule.judgement = {{ of = 'g', aggregate = 'mean', {more} }}"
        )
    };
    has(&[], &jury("graders_min = '1', drop = '1', drop_from = '3'"));
    has(&["FW209"], &jury("graders_min = '0', drop = '0'"));
    has(
        &["FW209"],
        &jury("graders_min = '1', drop = '1', drop_from = '2'"),
    );
    has(&["FW210"], &jury("graders_min = '1', drop = '1'"));
    has(
        &["FW211"],
        &jury("graders_min = '1', drop = '0', drop_from = '3'"),
    );
}

#[test]
fn what_others_publish_and_children() {
    let external = |more: &str| {
        format!("rule.external = {{ of = 'a', source = 'Bộ', date = 2026-01-01{more} }}")
    };
    has(&[], &external(", share = true"));
    has(&["FW212"], &external(""));
    has(
        &["FW212"],
        &external(", share = true, bands = [{ points = '1' }]"),
    );
    has(&["FW223"], &external(", share = false"));
    let roll_up = |more: &str| {
        format!("rule.roll_up = {{ children = 'con', when_missing = 'zero', {more} }}")
    };
    has(&[], &roll_up("aggregate = 'mean'"));
    has(&["FW210"], &roll_up("aggregate = 'weighted'"));
    has(&["FW211"], &roll_up("aggregate = 'mean', weight = 'w'"));
    has(&["FW210"], &roll_up("aggregate = 'share_at_band'"));
    has(&["FW211"], &roll_up("aggregate = 'mean', counts = ['tot']"));
    let own = |more: &str| {
        let bands = "[[band]]\nof = 'main'\ncode = 'tot'\nname.vi = 'Tốt'\nfrom = '0'\n\
                     [[league]]\ncode = 'xa'\nname.vi = 'Xã'";
        let rule = format!("rule.roll_up = {{ children = 'thu', when_missing = 'zero', {more} }}");
        format!("{rule}\n{bands}")
    };
    has(
        &[],
        &own("aggregate = 'share_at_band', counts = ['tot'], children_league = 'xa'"),
    );
    has(&["FW230"], &own("aggregate = 'mean', of = 'II'"));
    has(
        &["FW231"],
        &own("aggregate = 'mean', children_league = 'huyen'"),
    );
    has(
        &["FW232"],
        &own("aggregate = 'share_at_band', counts = ['kha']"),
    );
    has(
        &["FW224"],
        &roll_up("aggregate = 'share_at_band', counts = []"),
    );
}

#[test]
fn gates_and_adjusts() {
    let criterion = "inputs.c = { label.vi = 'c', kind = 'yes_no' }\nrule.yes_no.of = 'c'\n";
    let gate = |more: &str| {
        format!(
            "{criterion}[[gate]]\ncode = 'DK'\nname.vi = 'DK'\non = 'main'\nof = 'g'\nfails_on = 'no'\n\
             when_missing = 'fail'\ninputs.g = {{ label.vi = 'g', kind = 'yes_no' }}\n{more}"
        )
    };
    has(&[], &gate("limit_share = '0'"));
    has(&["FW221"], &gate("limit_share = '0'\nlimit = '1'"));
    has(&["FW225"], &gate("limit = '-1'"));
    has(&["FW226"], &gate("limit_share = '1.1'"));
    let adjust = |more: &str| {
        format!(
            "{criterion}[[adjust]]\ncode = 'T'\nname.vi = 'T'\non = 'main'\nof = 'm'\n\
             when = 'after_rescale'\nwhen_missing = 'none'\n\
             inputs.m = {{ label.vi = 'm', kind = 'count' }}\nper = 'item'\n{more}"
        )
    };
    has(&[], &adjust("points = '-1'\nfloor = '-3'"));
    has(&["FW210"], &adjust("points = '-1'"));
    has(&["FW210"], &adjust("points = '1'"));
    has(&["FW211"], &adjust("points = '1'\ncap = '3'\nfloor = '-3'"));
    has(&["FW227"], &adjust("points = '0'\ncap = '3'"));
    has(&["FW228"], &adjust("points = '-1'\nfloor = '0'"));
    has(&["FW229"], &adjust("points = '1'\ncap = '-1'"));
    let turning =
        "points.param = 'x'\ncap = '3'\n[param.x]\nby_year = { '2025' = '1', '2026' = '-1' }";
    has(&["FW227"], &adjust(turning));
}
