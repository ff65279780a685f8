//! Whole rounds: the same bytes every time, earlier rounds, children, open rounds, kept mistakes.
//!
//! Not for: rules of scoring one by one.

use super::{ANSWERS, Place, UNITS, departments, root, run, well, words};
use serde_json::Value;
use std::fs;

/// A set that takes in what the communes of the small set reached.
const ABOVE: &str = include_str!("above.toml");

/// A table with its rows in the opposite order.
fn reversed(text: &str) -> String {
    let (header, rows) = text.split_once('\n').expect("a header");
    let rows: Vec<_> = rows.lines().rev().collect();
    format!("{header}\n{}\n", rows.join("\n"))
}

/// The figures of one line of a table, by the start of the line.
fn line<'a>(table: &'a str, start: &str) -> &'a str {
    let found = table.lines().find_map(|line| line.strip_prefix(start));
    found.unwrap_or_else(|| panic!("no line {start} in\n{table}"))
}

#[test]
fn the_order_of_rows_changes_no_result() {
    let place = Place::fresh("order");
    let read = |name: &str| {
        let path = root().join("examples/binh-duong").join(name);
        fs::read_to_string(path).expect("readable")
    };
    let units = place.write("units.csv", reversed(&read("units.csv")));
    for set in ["so-nganh", "cap-xa"] {
        let name = format!("answers-2023-{set}.csv");
        let answers = place.write(&name, reversed(&read(&name)));
        let score = |units: &str, answers: &str, out: &str| {
            let out = place.at(out);
            well(words(&format!(
                "score --framework frameworks/mau-{set}/2023 --year 2023 --units {units} \
                 --answers {answers} --out {out}"
            )));
        };
        let example = "examples/binh-duong";
        let as_shipped = format!("{example}/{name}");
        score(&format!("{example}/units.csv"), &as_shipped, "first");
        score(&format!("{example}/units.csv"), &as_shipped, "second");
        score(&units, &answers, "reversed");
        for file in [
            "scores.csv",
            "results.csv",
            "units.csv",
            "derivations.jsonl",
        ] {
            let first = place.text(&format!("first/{file}"));
            assert_eq!(first, place.text(&format!("second/{file}")), "{set} {file}");
            let reversed = place.text(&format!("reversed/{file}"));
            assert_eq!(
                without_rows(&first),
                without_rows(&reversed),
                "{set} {file}"
            );
        }
    }
}

/// Derivations name the row of a value in its file, which is another one after moving it.
fn without_rows(text: &str) -> String {
    let mut parts = text.split(",\"row\":");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        kept.push_str(part.trim_start_matches(|letter: char| letter.is_ascii_digit()));
    }
    kept
}

/// The cells of a line; quotes hold no quotes here.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    for (at, piece) in line.split('"').enumerate() {
        let mut parts = piece.split(if at % 2 == 0 { ',' } else { '\n' });
        let first = parts.next().unwrap_or_default();
        cells.last_mut().expect("one").push_str(first);
        cells.extend(parts.map(str::to_owned));
    }
    cells
}

#[test]
fn a_ranking_says_the_same_in_every_form() {
    let csv = well(departments("rank --format csv", "2023"));
    let json = well(departments("rank --format json", "2023"));
    let lines: Vec<Value> = serde_json::from_str(&json).expect("JSON");
    let mut rows = csv.lines();
    let header: Vec<_> = rows.next().expect("a header").split(',').collect();
    assert_eq!(&header[..3], ["league", "rank", "ranked_of"]);
    assert_eq!(rows.clone().count(), lines.len());
    for (row, line) in rows.zip(&lines) {
        let cells = cells(row);
        assert_eq!(cells.len(), header.len(), "{row}");
        for (key, cell) in header.iter().zip(cells) {
            let value = match &line[*key] {
                Value::Null => String::new(),
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            assert_eq!(value, cell, "{row}");
        }
    }
    let table = well(departments("rank", "2023"));
    assert!(table.contains("SAMPLE SET"), "{table}");
    let one = well(departments(
        "rank --league so_khong_tthc --node 5 --format csv",
        "2023",
    ));
    assert!(
        one.lines()
            .skip(1)
            .all(|line| line.starts_with("so_khong_tthc,"))
    );
}

#[test]
fn a_score_is_explained_in_words_and_as_json() {
    let unit = well(departments("explain --unit so-xay-dung", "2023"));
    for told in ["Sở Xây dựng", "7.8", "not provided", "provide:"] {
        assert!(unit.contains(told), "{told}\n{unit}");
    }
    let one = well(departments(
        "explain --unit so-xay-dung --criterion 7.8",
        "2023",
    ));
    assert!(
        one.contains("× min(1;") && one.contains("(maximum 55)"),
        "{one}"
    );
    let json = well(departments(
        "explain --unit so-xay-dung --criterion 7.8 --format json",
        "2023",
    ));
    let value: Value = serde_json::from_str(&json).expect("JSON");
    let derivation = value.get(0).unwrap_or(&value);
    assert_eq!(derivation["criterion"], "7.8", "{json}");
}

#[test]
fn filters_change_what_is_shown_and_no_score() {
    let all = well(departments("score --format csv", "2023"));
    let one = well(departments("score --format csv --unit so-y-te", "2023"));
    let expected: Vec<_> = all
        .lines()
        .filter(|line| line.starts_with("so-y-te,"))
        .collect();
    assert_eq!(one.lines().skip(1).collect::<Vec<_>>(), expected);
    let league = well(departments(
        "score --format csv --league so_khong_tthc",
        "2023",
    ));
    assert!(league.lines().skip(1).all(|line| all.contains(line)));
    let json = well(departments("score --format json --unit so-y-te", "2023"));
    let units: Vec<Value> = serde_json::from_str(&json).expect("JSON");
    assert_eq!(units.len(), 1);
}

#[test]
fn vietnamese_numbers_are_read_where_declared() {
    let place = Place::small("numbers");
    let plain = place.scores("answers.csv", &[]);
    place.write("vi.csv", ANSWERS.replace("1234.5", "\"1.234,5\""));
    place.write("en.csv", ANSWERS.replace("1234.5", "\"1,234.5\""));
    for style in ["vi", "en"] {
        let file = format!("{style}.csv");
        assert_eq!(place.scores(&file, &["--numbers", style]).out, plain.out);
        let refused = place.scores(&file, &[]);
        assert_eq!((refused.code, refused.out.as_str()), (Some(1), ""));
        assert!(
            refused.err.contains("row 4, column value"),
            "{}",
            refused.err
        );
    }
}

#[test]
fn an_earlier_round_gives_growth_and_changes_of_rank() {
    let place = Place::small("earlier");
    let before = "unit,criterion,input,value\nx1,2,b,1000\nx2,2,b,400\n";
    place.write("old/answers.csv", before);
    let alone = place.scores("answers.csv", &[]);
    assert_eq!(line(&alone.out, "x1,2,"), "not_provided,0,0.00,10.00,");
    let both = place.scores("answers.csv", &["--earlier", &place.at("old")]);
    assert_eq!(line(&both.out, "x1,2,"), "scored,469/100,4.69,10.00,");
    assert_eq!(line(&both.out, "x2,2,"), "scored,10,10.00,10.00,");

    let mut first = departments("score", "2022");
    first.extend(["--out".to_owned(), place.at("2022")]);
    well(first);
    let mut second = departments("rank --format csv", "2023");
    second.extend(["--earlier".to_owned(), place.at("2022")]);
    let ranks = well(&second);
    let changes = ranks
        .lines()
        .skip(1)
        .filter_map(|line| line.split(',').nth(3));
    assert!(
        changes.filter(|change| !change.is_empty()).count() > 20,
        "{ranks}"
    );
    let edition = |name: &str| {
        let mut args = second.clone();
        args.extend(["--earlier-edition".to_owned(), name.to_owned()]);
        run(args)
    };
    assert_eq!(edition("2023").out, ranks);
    let unknown = edition("1999");
    assert_eq!((unknown.code, unknown.out.as_str()), (Some(1), ""));
    assert!(unknown.err.contains("CL010"), "{}", unknown.err);
}

#[test]
fn communes_count_for_their_districts_from_another_set() {
    let place = Place::small("children");
    let out = place.at("below");
    let mut args = place.round("score", "answers.csv");
    args.extend(["--out".to_owned(), out.clone()]);
    well(args);
    place.write("above/framework.toml", ABOVE);
    let units = place.write("above.csv", "unit,league\nh1,huyen\nh2,huyen\n");
    let answers = place.write(
        "noted.csv",
        "unit,criterion,input,value\nh1,2,z,1\nh2,2,z,1\n",
    );
    let score = |children: &str| {
        let set = place.at("above");
        run(words(&format!(
            "score --format csv --framework {set} --units {units} --answers {answers} {children}"
        )))
    };
    let pending = score("").out;
    assert!(pending.contains("h1,1,pending,"), "{pending}");
    let below = format!("--children nho={out}/results.csv");
    let scored = score(&below).out;
    // x1 has 17.75 of 30, x2 10/3 of 30, x3 nothing of 20.
    assert!(
        scored.contains("h1,1,scored,253/72,3.51,10.00,"),
        "{scored}"
    );
    assert!(scored.contains("h2,1,scored,0,0.00,10.00,"), "{scored}");

    let refused = |children: &str, code: &str| {
        let done = score(children);
        assert_eq!((done.code, done.out.as_str()), (Some(1), ""), "{code}");
        assert!(
            done.err.contains(&format!("error[{code}]")),
            "{code}: {}",
            done.err
        );
    };
    refused(&below.replace('=', ":"), "CL012");
    refused(&below.replace("nho=", "nhoo="), "CL014");
    assert!(score(&below.replace("nho=", "nhoo=")).err.contains("“nho”"));
    refused(&format!("{below} {below}"), "CL015");
    let weighted = ABOVE.replace("\"mean\"", "\"weighted\"\nweight = \"so_dan\"");
    place.write("above/framework.toml", weighted);
    refused(&below, "AS052");
    fs::remove_file(place.at("below/units.csv")).expect("removed");
    refused(&below, "CL013");
}

#[test]
fn communes_count_for_their_districts_in_the_sample_set() {
    let out = Place::fresh("children-own");
    well(words(&format!(
        "score --framework frameworks/mau-cap-xa/2023 --units examples/binh-duong/units.csv \
         --answers examples/binh-duong/answers-2023-cap-xa.csv --year 2023 --out {}",
        out.at("")
    )));
    let scores = out.text("scores.csv");
    let rows: Vec<_> = scores
        .lines()
        .filter(|line| line.split(',').nth(1) == Some("9.8"))
        .collect();
    assert_eq!(rows.len(), 9, "{rows:?}");
    assert!(rows.iter().all(|row| row.contains(",scored,")), "{rows:?}");
}

#[test]
fn an_open_round_is_provisional_where_answers_are_missing() {
    let place = Place::small("open");
    let closed = place.scores("answers.csv", &[]).out;
    let open = place.scores("answers.csv", &["--open"]).out;
    assert_eq!(line(&closed, "h1,2,"), "not_provided,0,0.00,10.00,");
    assert_eq!(line(&open, "h1,2,"), "pending,0,0.00,10.00,");
    assert_eq!(line(&open, "x1,1,"), line(&closed, "x1,1,"));
    let mut args = place.round("rank --format csv --open", "answers.csv");
    let ranks = well(&args);
    let h1 = ranks
        .lines()
        .find(|line| line.contains(",h1,"))
        .expect("its line");
    assert!(
        h1.starts_with("huyen,,,,h1,") && h1.contains("provisional"),
        "{h1}"
    );
    args.retain(|word| word != "--open");
    assert!(well(&args).contains("huyen,1,2,,h1,"));
}

#[test]
fn kept_mistakes_are_marked_and_cost_their_points() {
    let place = Place::small("kept");
    place.write(
        "bad.csv",
        ANSWERS
            .replace("x1,1,a,31", "x1,1,a,41")
            .replace("800", "-8x"),
    );
    let refused = place.scores("bad.csv", &[]);
    assert_eq!((refused.code, refused.out.as_str()), (Some(1), ""));
    assert!(
        refused.err.contains("AS022") && refused.err.contains("AS009"),
        "{}",
        refused.err
    );
    let kept = place.scores("bad.csv", &["--keep-invalid"]);
    assert_eq!(kept.code, Some(0), "{}", kept.err);
    assert_eq!(line(&kept.out, "x1,1,"), "invalid,0,0.00,10.00,");
    assert_eq!(line(&kept.out, "x2,2,"), "invalid,0,0.00,10.00,");
    assert_eq!(line(&kept.out, "x1,3,"), "scored,10,10.00,10.00,");
    let ranks = well(place.round("rank --format csv --keep-invalid", "bad.csv"));
    assert!(
        ranks.contains(",x1,") && ranks.contains("incomplete"),
        "{ranks}"
    );
}

#[test]
fn a_unit_of_another_set_takes_no_part() {
    let place = Place::small("others");
    place.write("units.csv", format!("{UNITS}so-a,Sở A,so,\n"));
    let done = place.scores("answers.csv", &[]);
    assert_eq!(done.code, Some(0));
    assert!(
        done.err.contains("UN004") && !done.out.contains("so-a"),
        "{}",
        done.err
    );
}

#[test]
fn json_has_the_conditions_of_a_unit_too() {
    let place = Place::small("conditions");
    let conditions = r#"
[[gate]]
code = "D"
name.vi = "Điều kiện"
on = "main"
of = "co"
fails_on = "no"
when_missing = "pass"
limit = "5"
[gate.inputs]
co = { label.vi = "có", kind = "yes_no" }
[[adjust]]
code = "T"
name.vi = "Trừ"
on = "main"
of = "tre"
points = "-0.5"
per = "once"
when = "after_rescale"
when_missing = "none"
[adjust.inputs]
tre = { label.vi = "trễ", kind = "yes_no" }
"#;
    place.write("set/conditions.toml", conditions);
    place.write(
        "answers.csv",
        format!("{ANSWERS}x1,D,co,no\nx1,T,tre,yes\n"),
    );
    let mut args = place.round("score --format json", "answers.csv");
    args.extend(["--unit".to_owned(), "x1".to_owned()]);
    let units: serde_json::Value = serde_json::from_str(&well(args)).expect("JSON");
    assert_eq!(
        units[0]["gates"],
        serde_json::json!([{"gate": "D", "state": "scored", "fails": true}])
    );
    assert_eq!(
        units[0]["adjusts"],
        serde_json::json!([{"adjust": "T", "state": "scored", "exact": "-1/2", "shown": "-0.50"}])
    );
}

#[test]
fn a_round_without_units_still_has_its_headers() {
    let place = Place::small("nobody");
    place.write("units.csv", "unit,league\n");
    place.write("nothing.csv", "unit,criterion,input,value\n");
    let done = place.scores("nothing.csv", &["--out", &place.at("out")]);
    let header = "unit,criterion,state,exact,shown,max,band\n";
    assert_eq!((done.code, done.out.as_str()), (Some(0), header));
    assert_eq!(place.text("out/scores.csv"), header);
    assert_eq!(place.text("out/results.csv").lines().count(), 1);
    assert_eq!(place.text("out/derivations.jsonl"), "");
    assert_eq!(
        well(place.round("score --format json", "nothing.csv")),
        "[]\n"
    );
    assert_eq!(
        well(place.round("rank --format csv", "nothing.csv"))
            .lines()
            .count(),
        1
    );
}
