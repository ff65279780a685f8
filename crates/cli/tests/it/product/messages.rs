//! What goes to which stream, in which language, and how the program ends.
//!
//! Not for: the wording.

use super::{Place, UNITS, departments, run, thang, well, words};
use std::fs::File;
use std::io::Read;
use std::process::Stdio;

#[test]
fn the_example_shows_what_it_promises() {
    let vi = well(["example", "--lang", "vi"]);
    let en = well(["example", "--lang", "en"]);
    for (text, label, yes, no) in [
        (&vi, "SỐ LIỆU MINH HỌA", "có", "không"),
        (&en, "INVENTED", "yes", "no"),
    ] {
        assert!(text.lines().next().is_some_and(|line| line.contains(label)));
        let comma = |figure: &str| match no {
            "không" => figure.replace('.', ","),
            _ => figure.to_owned(),
        };
        let ends = |parts: [&str; 3]| {
            let end = parts.map(comma);
            text.lines().any(|line| {
                line.split_whitespace().collect::<Vec<_>>().ends_with(&[
                    end[0].as_str(),
                    end[1].as_str(),
                    end[2].as_str(),
                ])
            })
        };
        for total in ["0.8002", "0.7024", "0.6975", "0.6924"] {
            assert!(ends([total, total, yes]), "{total}\n{text}");
        }
        assert!(ends(["0.7164", "0.7163", no]), "{text}");
        let last = text.lines().last().unwrap_or_default();
        assert!(
            last.contains("TP. Hồ Chí Minh") && last.contains(&comma("0.00005")),
            "{last}"
        );
    }
    for told in ["BỘ CHỈ SỐ MẪU", "Nhóm xếp hạng", "× min(1;", "Sở Xây dựng"] {
        assert!(vi.contains(told), "{told}\n{vi}");
    }
    for text in [vi, en] {
        assert!(!text.contains("{ $") && !text.contains('\u{1b}'), "{text}");
    }
}

#[test]
fn results_go_to_stdout_and_messages_to_stderr() {
    let place = Place::small("streams");
    let good = place.scores("answers.csv", &[]);
    assert_eq!((good.code, good.err.as_str()), (Some(0), ""));
    assert!(
        good.out
            .starts_with("unit,criterion,state,exact,shown,max,band\n")
    );
    place.write("bad.csv", "unit,criterion,input,value\nx1,1,a,-1\n");
    let bad = place.scores("bad.csv", &[]);
    assert_eq!((bad.code, bad.out.as_str()), (Some(1), ""));
    assert!(!bad.err.is_empty());
    let mut args = place.round("score", "answers.csv");
    args.extend(["--out".to_owned(), place.at("out")]);
    let written = run(args);
    assert_eq!((written.code, written.out.as_str()), (Some(0), ""));
    assert!(written.err.contains("5 units"), "{}", written.err);
}

#[test]
fn wrong_use_ends_with_2_and_says_what_to_type() {
    let wrong = [
        ("", "command"),
        ("scroe", "“score”"),
        ("score", "--framework"),
        ("score --framework x --answers", "--answers"),
        ("score --framework x --answers y --formt csv", "“--format”"),
        (
            "score --framework x --answers y --format xml",
            "table, csv, json",
        ),
        ("score --framework x --answers y --year 0", "--year"),
        (
            "score --framework x --answers y --earlier-edition 2022",
            "--earlier",
        ),
        ("framework", "command"),
        ("framework manual nothing", "yes_no"),
        ("framework new Ấ", "Ấ"),
        ("completions fsh", "fish"),
        ("example extra", "extra"),
    ];
    for (line, told) in wrong {
        let done = run(words(line));
        assert_eq!((done.code, done.out.as_str()), (Some(2), ""), "{line}");
        assert!(done.err.contains(told), "{line}: {}", done.err);
    }
    for (more, told) in [
        ("rank --node none", "main"),
        ("rank --league none", "so_co_tthc"),
        ("score --unit none", "so-y-te"),
        ("explain --unit none", "so-y-te"),
        ("explain --unit so-y-te --criterion 7.88", "7.8"),
    ] {
        let done = run(departments(more, "2023"));
        assert_eq!((done.code, done.out.as_str()), (Some(2), ""), "{more}");
        assert!(done.err.contains(told), "{more}: {}", done.err);
    }
}

#[test]
fn help_and_version_are_results() {
    for line in [
        "--help",
        "-h",
        "score --help",
        "framework check --help",
        "--version",
        "-V",
    ] {
        let done = run(words(line));
        assert_eq!((done.code, done.err.as_str()), (Some(0), ""), "{line}");
        assert!(!done.out.is_empty());
    }
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(well(["completions", shell]).contains("thang"));
    }
    assert!(well(["man"]).starts_with(".ie"));
}

#[test]
fn the_language_comes_from_the_option_then_from_the_environment() {
    let told = |args: &[&str], variables: &[(&str, &str)]| {
        let mut command = thang(args);
        command.env_remove("THANG_LANG");
        command.envs(variables.iter().copied());
        let output = command.output().expect("it starts");
        assert_eq!(output.status.code(), Some(2));
        String::from_utf8(output.stderr).expect("UTF-8")
    };
    let english = "A command is needed";
    assert!(told(&[], &[]).contains("Cần một lệnh"));
    assert!(told(&[], &[("LANG", "en_US.UTF-8")]).contains(english));
    assert!(told(&[], &[("LANG", "vi_VN.UTF-8"), ("LC_ALL", "en_GB")]).contains(english));
    assert!(told(&[], &[("LANG", "C.UTF-8")]).contains("Cần một lệnh"));
    assert!(told(&["--lang", "vi"], &[("LANG", "en_US.UTF-8")]).contains("Cần một lệnh"));
    assert!(told(&["--lang=en"], &[("LANG", "vi_VN")]).contains(english));
}

#[test]
fn a_reader_that_stops_early_is_no_error() {
    stops_early(departments("score --format csv", "2023"));
    stops_early(words("completions bash"));
}

fn stops_early(args: Vec<String>) {
    let mut child = thang(args)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut first = [0; 4];
    let mut out = child.stdout.take().expect("stdout");
    out.read_exact(&mut first).expect("something is read");
    drop(out);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(0));
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(
        !told.contains("error") && !told.contains("written"),
        "{told}"
    );
}

#[test]
fn a_full_disk_is_told() {
    let full = || {
        File::options()
            .write(true)
            .open("/dev/full")
            .expect("a device")
    };
    let output = thang(["example"])
        .stdout(full())
        .output()
        .expect("it starts");
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("could not be written"), "{told}");
    // Nobody can be told; the exit code still says how it ended.
    for (line, code) in [("scroe", 2), ("framework check nowhere", 1)] {
        let silent = thang(words(line))
            .stderr(full())
            .output()
            .expect("it starts");
        assert_eq!(silent.status.code(), Some(code), "{line}");
    }
}

#[test]
fn files_and_pipes_get_no_colours() {
    let place = Place::fresh("colours");
    place.write("framework.toml", "format = 2\n");
    let mut command = thang(["framework", "check", &place.at("")]);
    command.env("CLICOLOR_FORCE", "1").env("FORCE_COLOR", "1");
    let output = command.output().expect("it starts");
    assert_eq!(output.status.code(), Some(1));
    assert!(!output.stderr.is_empty() && !output.stderr.contains(&0x1b));
    let help = thang(["--help"])
        .env("CLICOLOR_FORCE", "1")
        .output()
        .expect("it starts");
    assert!(!help.stdout.contains(&0x1b));
}

#[test]
fn messages_say_what_there_is() {
    let place = Place::small("say-what");
    let said = |command: &str, more: &str| {
        let mut args = place.round(command, "answers.csv");
        args.extend(words(more));
        let done = run(args);
        assert_eq!(done.out, "");
        assert!(matches!(done.code, Some(1 | 2)), "{:?}", done.code);
        done.err
    };
    let all = said("score", "--unit zzz");
    assert!(all.contains("x1, x2, x3, h1, h2.\n"), "{all}");
    let other = said("score", "--league xa --unit h1");
    assert!(other.contains("h1 is not in the league xa"), "{other}");
    assert!(said("score", "--year 1").contains("from 1900 to 2999"));
    let results = place.write("other/results.csv", "unit\n");
    place.write("other/units.csv", UNITS);
    let none = said("score", &format!("--children nho={results}"));
    assert!(none.contains("of no other set"), "{none}");
    for half in ["=", "nho=", "=x.csv"] {
        let told = said("score", &format!("--children {half}"));
        assert!(
            told.contains("error[CL012]") && told.contains("Errors: 1"),
            "{told}"
        );
    }
}

#[test]
fn what_would_regain_points_is_said_whole() {
    let place = Place::small("regain");
    let explain = |unit: &str| {
        let mut args = place.round("explain", "answers.csv");
        args.extend(words(&format!("--unit {unit}")));
        well(args)
    };
    let growth = explain("x1");
    assert!(
        growth.contains("the figures of the earlier round"),
        "{growth}"
    );
    let two = explain("h2");
    assert!(two.contains("provide: All hosts\n"), "{two}");
    assert!(two.lines().any(|line| line.trim() == "Protected"), "{two}");
    assert!(!two.contains("Points lost (of"), "{two}");

    // Beside percentages the lost points say of how many they are.
    let set = super::SMALL.replace("show = \"points\"", "show = \"percent\"");
    place.write("set/framework.toml", set);
    let percent = explain("x1");
    assert!(percent.contains("Points lost (of 30.00)"), "{percent}");
}
