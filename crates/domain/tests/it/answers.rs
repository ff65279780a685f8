//! Every mistake of units and answers is told with its row, column and code, all at once; values of every
//! kind are read as E0 says; both forms say the same.
//!
//! Not for: what scoring makes of the answers.

use crate::play::{Beside, Options, Play, play};
use crate::sheet::Csv;
use domain::assessment::Invalid;
use domain::assessment::answers::Answers;
use domain::assessment::children::ChildSet;
use domain::assessment::earlier::EarlierRanks;
use domain::assessment::unit::Units;
use domain::diagnostic::{Diagnostic, Place};
use domain::framework::Framework;
use domain::framework::read::{SourceFile, read};
use domain::locale::Locale;
use domain::publication::canonical;
use domain::rational::Style;
use domain::sheet::Sheet;

/// Two leagues, a shared input, a criterion for each way of answering.
const SET: &str = r#"
format = 1
id = "thu"
edition = "1"
status = "sample"
name.vi = "Thử"
name.en = "Trial"
[scale]
max = { a = "100", b = "80" }
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
name.vi = "A"
[[league]]
code = "b"
name.vi = "B"
[inputs.chung]
label.vi = "Chung"
kind = "count"
decided_in = "1"
[[criterion]]
code = "1"
group = "main"
name.vi = "Tỷ lệ"
max = "60"
may_not_apply = true
[criterion.inputs]
x = { label.vi = "x", kind = "count" }
y = { label.vi = "y", kind = "number", min = "0", min_open = true, max = "10.5" }
[criterion.rule.ratio]
of = "x"
to = "chung"
when_zero = "invalid"
when_over = "invalid"
[[criterion]]
code = "2"
group = "main"
name.vi = "Có không"
max = "20"
[criterion.inputs]
co = { label.vi = "có", kind = "yes_no" }
khac = { label.vi = "khác", kind = "grades" }
[criterion.rule.yes_no]
of = "co"
[[criterion]]
code = "3"
group = "main"
name.vi = "Nhập tay"
max = "20"
leagues = ["a"]
[criterion.inputs]
diem = { label.vi = "điểm", kind = "points" }
ngay = { label.vi = "ngày", kind = "date" }
[criterion.rule.manual]
of = "diem"
who = "Hội đồng"
"#;

const UNITS: &str = "unit,league\na1,a\nb1,b\n";

fn set() -> Framework {
    framework(SET)
}

pub(crate) fn framework(text: &str) -> Framework {
    let file = SourceFile {
        name: "set.toml".into(),
        text: text.to_owned(),
    };
    let (framework, findings) = read(&[file]);
    framework.unwrap_or_else(|| panic!("{findings:?}"))
}

fn played(units: &str, answers: &str, options: &str) -> Play {
    let set = set();
    let options = Options::parse(options, None, &set).unwrap();
    let answers = Csv::new("answers.csv", answers);
    play(&set, &answers, &with_units(units), &options)
}

fn with_units(units: &str) -> Beside {
    Beside {
        units: Some(Csv::new("units.csv", units)),
        ..Beside::default()
    }
}

/// `row column code` of every finding.
pub(crate) fn told(findings: &[Diagnostic]) -> Vec<String> {
    let told = |finding: &Diagnostic| match &finding.place {
        Place::Cell { row, column, .. } => {
            format!("{row} {} {}", column.as_deref().unwrap_or(""), finding.code)
        }
        _ => format!("- - {}", finding.code),
    };
    for finding in findings {
        for locale in [Locale::Vi, Locale::En] {
            let text = finding.message(locale);
            assert!(!text.contains("{$") && text != finding.code, "{text}");
        }
    }
    findings.iter().map(told).collect()
}

fn mistakes(units: &str, answers: &str) -> Vec<String> {
    told(&played(units, answers, "").findings)
}

#[test]
fn mistakes_of_lines_are_told_all_at_once() {
    let answers = "unit,criterion,input,value,state,note,extra\n\
        zz,1,x,1,,,\n\
        a1,9,x,1,,,\n\
        a1,1,z,1,,,\n\
        b1,3,diem,1,,vì sao,\n\
        a1,1,y,0,,,\n\
        a1,1,y,1,,,\n\
        a1,2,co,maybe,seen,,\n\
        a1,2,chung,1,,,\n\
        a1,3,diem,1,,,\n\
        a1,2,,1,,,\n\
        a1,,,1,,,\n\
        *,1,x,1,,,\n\
        a1,,dung,1,,,\n\
        a1,2,khac,#na,,,\n";
    assert_eq!(
        mistakes(UNITS, answers),
        [
            "1 extra AS001",
            "2 unit AS003",
            "3 criterion AS004",
            "4 input AS005",
            "5 criterion AS006",
            "6 value AS010",
            "7 input AS007",
            "8 state AS008",
            "8 value AS009",
            "9 criterion AS016",
            "10 note AS017",
            "11 value AS018",
            "12 input AS018",
            "13 unit AS015",
            "14 input AS019",
            "15 value AS012",
        ]
    );
}

#[test]
fn mistakes_of_the_whole_file_are_told() {
    let header = "unit,criterion,input,value\n";
    let lines = |lines: &str| mistakes(UNITS, &format!("{header}{lines}"));
    assert_eq!(lines("a1,1,x,#na\na1,1,y,1\n"), ["2 value AS013"]);
    assert_eq!(lines("*,,chung,5\na1,,chung,5\n"), ["3 unit AS014"]);
    // "2" must apply, so a claim on what "1" alone reads is allowed, one on nothing's row is not
    assert_eq!(lines("a1,,chung,#na\n"), [""; 0]);
    assert_eq!(
        mistakes(UNITS, "unit,criterion,value\na1,1,1\n"),
        ["1 input AS002"]
    );
    assert_eq!(lines(""), ["- - AS057"]);
    assert_eq!(lines("a1,1,x,7\na1,,chung,5\n"), ["2 value AS022"]);
    assert_eq!(lines("a1,1,x,7\na1,,chung,0\n"), ["2 value AS022"]);
    assert_eq!(lines("a1,1,x,0\na1,,chung,0\n"), ["3 value AS023"]);
}

#[test]
fn mistakes_of_the_wide_form_are_told() {
    let answers = "unit,1.x,.chung,2.co,1.z,9.x,2.,word,2.chung\n\
        a1,1,5,yes,,,,,\n\
        a1,1,5,yes,,,,,\n\
        b1,-1,,,,,#na,,\n";
    assert_eq!(
        mistakes(UNITS, answers),
        [
            "1 1.z AS005",
            "1 2.chung AS016",
            "1 9.x AS004",
            "1 word AS001",
            "3 unit AS007",
            "4 1.x AS009",
            "4 2. AS018",
        ]
    );
    assert_eq!(mistakes(UNITS, "1.x\n1\n"), ["1 unit AS002"]);
}

#[test]
fn mistakes_of_units_are_told() {
    let units = "unit,name,league,parent,ranked,dan_so\n\
        a1,,a,,yes,12\n\
        a 1,,a,,,\n\
        a1,,b,,,\n\
        a2,,,,,\n\
        a3,,a,b!,,\n\
        a4,,a,,maybe,\n\
        c1,,c,,,không đếm\n";
    assert_eq!(
        mistakes(units, "unit,criterion,input,value\nc1,1,x,1\na2,1,x,1\n"),
        [
            "3 unit UN002",
            "6 parent UN002",
            "7 ranked UN006",
            "4 unit UN003",
            "5 league UN005",
            "- - UN004",
            "2 unit AS050",
        ]
    );
    assert_eq!(
        mistakes("name\nx\n", "unit,criterion,input,value\n"),
        ["1 unit UN001", "- - AS057"]
    );
    let set = set();
    let answers = Csv::new("answers.csv", "unit,criterion,input,value\na1,1,x,1\n");
    let found = play(&set, &answers, &Beside::default(), &Options::default()).findings;
    assert_eq!(told(&found), ["- - UN010"]);
}

#[test]
fn a_framework_without_leagues_takes_none() {
    let text = SET
        .replace("{ a = \"100\", b = \"80\" }", "\"100\"")
        .replace("leagues = [\"a\"]\n", "");
    let (head, rest) = text.split_once("[[league]]").unwrap();
    let rest = rest.split_once("[inputs.chung]").unwrap().1;
    let set = framework(&format!("{head}[inputs.chung]{rest}"));
    let units = with_units("unit,league\na1,a\na2,\n");
    let answers = Csv::new(
        "answers.csv",
        "unit,criterion,input,value\na1,1,x,1\na2,2,co,Có\n",
    );
    let played = play(&set, &answers, &units, &Options::default());
    assert_eq!(told(&played.findings), ["2 league UN008"]);
    let played = play(&set, &answers, &Beside::default(), &Options::default());
    assert_eq!(told(&played.findings), [""; 0]);
    assert!(
        played.scores.contains("a2,2,scored,20,20.00,20.00,\n"),
        "{}",
        played.scores
    );
}

#[test]
fn values_of_every_kind_are_read_as_written() {
    let value = |criterion: &str, input: &str, text: &str, options: &str| {
        let answers =
            format!("unit,criterion,input,value,note\na1,{criterion},{input},\"{text}\",vì sao\n");
        let found = played(UNITS, &answers, options).findings;
        let invalid = |code: &str| matches!(code, "AS009" | "AS010" | "AS011");
        !found.iter().any(|finding| invalid(finding.code))
    };
    let takes = |criterion, input, texts: &[&str], options| {
        for text in texts {
            assert!(
                value(criterion, input, text, options),
                "{input} {text} {options}"
            );
        }
    };
    let refuses = |criterion, input, texts: &[&str], options| {
        for text in texts {
            assert!(
                !value(criterion, input, text, options),
                "{input} {text} {options}"
            );
        }
    };
    takes("1", "x", &["0", "123456789012345"], "");
    refuses(
        "1",
        "x",
        &["-0", "-1", "1.0", "01", "1234567890123456", " 1", "1e3"],
        "",
    );
    takes("1", "x", &["1.234", "0"], "--numbers vi");
    refuses(
        "1",
        "x",
        &["1,0", "0.123", "1234.567", "1.23"],
        "--numbers vi",
    );
    takes("1", "x", &["1,234"], "--numbers en");
    takes("1", "y", &["0.000000001", "10.5", "10.50"], "");
    refuses("1", "y", &["0", "-0.0", "10.500000001", "11"], "");
    takes("1", "y", &["10,5"], "--numbers vi");
    takes(
        "2",
        "co",
        &["yes", "NO", "Có", "KHÔNG", "co\u{301}", "1", "0"],
        "",
    );
    refuses("2", "co", &["y", "true", "co", " yes"], "");
    takes("2", "khac", &["1", "1;2.5;-3"], "");
    refuses("2", "khac", &["1;", ";", "1,2"], "");
    takes("3", "diem", &["0", "-0", "20"], "");
    refuses("3", "diem", &["-1"], "");
    takes("3", "ngay", &["2024-02-29", "2900-12-31", "1900-01-01"], "");
    refuses(
        "3",
        "ngay",
        &[
            "2023-02-29",
            "2900-02-29",
            "1899-12-31",
            "3000-01-01",
            "2024-13-01",
            "2024-1-01",
        ],
        "",
    );
}

#[test]
fn both_forms_say_the_same() {
    let long = "unit,criterion,input,value\n\
        *,,chung,5\na1,1,x,4\na1,1,y,1.5\na1,2,co,có\nb1,1,x,#na\nb1,2,co,no\n";
    let wide = "unit,1.x,1.y,2.co,.chung\n*,,,,5\na1,4,1.5,có,\nb1,#na,,no,\n";
    let (long, wide) = (played(UNITS, long, ""), played(UNITS, wide, ""));
    assert_eq!(told(&long.findings), [""; 0]);
    assert_eq!(told(&wide.findings), [""; 0]);
    assert_eq!((long.scores, long.results), (wide.scores, wide.results));
}

#[test]
fn a_kept_value_makes_its_criterion_invalid() {
    let answers = "unit,criterion,input,value\na1,2,co,maybe\na1,1,x,9\na1,,chung,3\n";
    let played = played(UNITS, answers, "--keep-invalid");
    assert_eq!(told(&played.findings), [""; 0]);
    let state = |code: &str| played.row("a1", code).unwrap()["state"].clone();
    assert_eq!(
        (state("2"), state("1")),
        ("invalid".to_owned(), "invalid".to_owned())
    );
    assert_eq!(state("main"), "incomplete");
}

#[test]
fn files_of_other_results_are_told_what_is_wrong() {
    let results = "unit,node,state,points_exact,max_exact,band\n\
        x1,main,seen,1,2,\nx1,main,scored,0.5,2,\nx1,main,scored,1,2/4,\n\
        x1,a,scored,-1,2,\nx1,b,scored,1,-2,\nx1,c,scored,0,0,\nx1,d,scored,1,2,\nx1,d,scored,2,2,\n";
    let (results, units) = (
        Csv::new("results.csv", results),
        Csv::new("units.csv", "unit\nx1\n"),
    );
    let (_, found) = ChildSet::read("khac", &results, &units);
    assert_eq!(
        told(&found),
        [
            "2 state AS054",
            "3 points_exact AS054",
            "4 max_exact AS054",
            "5 points_exact AS054",
            "6 max_exact AS054",
            "7 max_exact AS054",
            "9 node AS055",
        ]
    );
    let ranks = Csv::new(
        "results.csv",
        "unit,league,tree,node,rank\nx1,,main,main,first\nx2,,main,main,0\n\
            x3,,main,main,+1\nx4,,main,main,1\nx4,,main,main,\n",
    );
    assert_eq!(
        told(&EarlierRanks::read(&ranks).1),
        [
            "2 rank AS054",
            "3 rank AS054",
            "4 rank AS054",
            "6 node AS055"
        ]
    );
    let ranks = Csv::new("results.csv", "unit,league,tree,node\n");
    assert_eq!(told(&EarlierRanks::read(&ranks).1), ["1 rank AS002"]);
}

/// A workbook's sheet: its numbers are stored, not written.
struct Workbook(Csv);

impl Sheet for Workbook {
    fn name(&self) -> &str {
        self.0.name()
    }

    fn header(&self) -> Vec<&str> {
        self.0.header()
    }

    fn len(&self) -> usize {
        self.0.len()
    }

    fn number(&self, row: usize) -> u32 {
        self.0.number(row)
    }

    fn cell(&self, row: usize, column: usize) -> &str {
        self.0.cell(row, column)
    }

    fn numbers(&self, _row: usize, _column: usize, _declared: Style) -> Style {
        Style::Plain
    }
}

#[test]
fn numbers_of_a_workbook_are_plain_whatever_is_declared() {
    let set = set();
    let (units, found) = Units::read(&set, &Csv::new("units.csv", UNITS), Style::Vi);
    assert_eq!(told(&found), [""; 0]);
    for text in [
        "unit,criterion,input,value\na1,1,y,1.234\n",
        "unit,1.y\na1,1.234\n",
    ] {
        let read = |sheet: &dyn Sheet| {
            let (_, found) = Answers::read(&set, &units, sheet, Style::Vi, Invalid::Refused);
            found.iter().map(|found| found.code).collect::<Vec<_>>()
        };
        let written = Csv::new("answers.csv", text);
        assert_eq!(read(&written), ["AS010"], "1234 is out of range");
        assert_eq!(read(&Workbook(written)), [""; 0]);
    }
}

#[test]
fn further_numbers_are_written_plain() {
    let set = set();
    let text = "unit,league,dan,ghi_chu\na1,a,\"1.234,50\",1.5\na2,a,12,\n";
    let (units, found) = Units::read(&set, &Csv::new("units.csv", text), Style::Vi);
    assert_eq!(told(&found), [""; 0]);
    let mut out = String::new();
    canonical::units(&set, &units, &mut out);
    assert_eq!(
        out,
        "unit,name,league,parent,ranked,dan,ghi_chu\na1,,a,,yes,1234.5,1.5\na2,,a,,yes,12,\n"
    );
    let number = |at| {
        units
            .number(&units.list[at], "dan")
            .map(|number| number.to_string())
    };
    assert_eq!(number(0).as_deref(), Some("2469/2"));
    assert_eq!(units.number(&units.list[0], "ghi_chu"), None);
}

#[test]
fn units_in_an_unknown_league_are_told_by_league() {
    let text = SET
        .replace("a = \"100\", b =", "tinh = \"100\", b =")
        .replace("code = \"a\"", "code = \"tinh\"")
        .replace("[\"a\"]", "[\"tinh\"]");
    let units = "unit,league\nu1,tin\nu2,tin\nu3,tinh\nu4,huyen\nu5,xa\nu6,xa\n";
    let (units, found) = Units::read(
        &framework(&text),
        &Csv::new("units.csv", units),
        Style::Plain,
    );
    assert_eq!(told(&found), ["- - UN011", "- - UN004"]);
    assert_eq!(units.len(), 1);
    let args = |at: usize| found[at].args.iter().map(|(_, value)| value.as_str());
    assert_eq!(args(0).collect::<Vec<_>>(), ["2", "tin", "tinh"]);
    assert_eq!(args(1).collect::<Vec<_>>(), ["3", "huyen: 1, xa: 2"]);
}
