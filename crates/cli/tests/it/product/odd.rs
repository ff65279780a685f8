//! Odd paths, arguments and files: a plain message, never a panic.
//!
//! Not for: bytes inside tables; `table::mutation` tries those.

use super::{ANSWERS, Done, Place, SMALL, run, thang, words};
use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::os::unix::ffi::OsStringExt;
use std::os::unix::fs::symlink;

/// It ended by itself, with nothing on stdout and something to read.
fn told(done: &Done) {
    assert!(
        matches!(done.code, Some(1 | 2)),
        "{:?} {}",
        done.code,
        done.err
    );
    assert!(done.out.is_empty() && !done.err.is_empty());
    assert!(!done.err.contains("panicked"), "{}", done.err);
}

#[test]
fn arguments_that_are_not_text_are_told() {
    let odd = || OsString::from_vec(vec![b'a', 0xFF, 0xFE]);
    for line in [
        "",
        "score --framework",
        "framework check",
        "score --unit",
        "--lang",
    ] {
        let mut args: Vec<OsString> = words(line).into_iter().map(OsString::from).collect();
        args.push(odd());
        told(&run(args));
    }
    let mut args: Vec<OsString> = words("score --framework frameworks/vn-766/2022 --answers")
        .into_iter()
        .map(OsString::from)
        .collect();
    args.push(odd());
    told(&run(args));
}

#[test]
fn paths_that_lead_nowhere_are_told() {
    let long = "a/".repeat(3000);
    let name = "b".repeat(300);
    for path in [
        &long,
        &name,
        "",
        "/dev/null",
        "/dev/null/x",
        "/proc/self/mem",
        "nowhere",
        "README.md",
    ] {
        told(&run(["framework", "check", path]));
        told(&run(["framework", "show", path]));
        told(&run(["framework", "diff", path, path]));
        told(&run(["framework", "import", path]));
        told(&run([
            "score",
            "--framework",
            path,
            "--answers",
            path,
            "--units",
            path,
        ]));
        let mut args = super::departments("score", "2023");
        args.extend(["--earlier".to_owned(), path.to_string()]);
        told(&run(args));
    }
}

#[test]
fn endless_files_are_refused() {
    let place = Place::small("endless");
    std::fs::create_dir(place.at("zeros")).expect("a folder");
    symlink("/dev/zero", place.at("zeros/framework.toml")).expect("a link");
    told(&run(["framework", "check", &place.at("zeros")]));
    symlink("loop.csv", place.at("loop.csv")).expect("a link to itself");
    told(&place.scores("loop.csv", &[]));
}

#[test]
fn a_folder_that_is_no_set_is_told() {
    let place = Place::fresh("no-set");
    std::fs::create_dir_all(place.at("folder/a.toml")).expect("a folder");
    place.write("mapping/mapping.toml", "from = \"2022\"\n");
    place.write("latin/a.toml", b"format = 1\nname.vi = \"S\xF4\"\n");
    for (folder, code) in [
        ("folder", "CL002"),
        ("mapping", "CL003"),
        ("latin", "CL005"),
        ("nowhere", "CL001"),
    ] {
        let done = run(["framework", "check", &place.at(folder)]);
        told(&done);
        assert!(
            done.err.contains(code) && done.err.contains(folder),
            "{}",
            done.err
        );
    }
}

#[test]
fn one_file_that_is_no_text_hides_nothing_of_the_others() {
    let place = Place::fresh("half-set");
    place.write("set/framework.toml", SMALL.replace("\"half_up\"", "\"up\""));
    place.write("set/latin.toml", b"# S\xF4\n");
    place.write("set/mapping.toml", "from = \"2022\"\nsame = true\n");
    let done = run(["framework", "check", &place.at("set")]);
    told(&done);
    for file in ["framework.toml:", "latin.toml", "mapping.toml:"] {
        assert!(done.err.contains(file), "{file}\n{}", done.err);
    }
    assert!(done.err.contains("Errors: 3"), "{}", done.err);
}

#[test]
fn only_the_file_of_that_name_is_the_mapping() {
    let place = Place::fresh("mapping-name");
    place.write("set/framework.toml", SMALL);
    place.write("set/my-mapping.toml", "[param.x]\nvalue = \"0,5\"\n");
    let done = run(["framework", "check", &place.at("set")]);
    told(&done);
    assert!(done.err.contains("my-mapping.toml:2"), "{}", done.err);
}

#[test]
fn very_long_lines_are_cut_in_messages() {
    let place = Place::small("long-lines");
    let long = "9".repeat(3_000_000);
    place.write("value.csv", format!("{ANSWERS}h2,1,a,{long}\n"));
    place.write("unit.csv", format!("{ANSWERS}{long},1,a,1\n"));
    place.write("column.csv", format!("unit,criterion,input,value,{long}\n"));
    for name in ["value.csv", "unit.csv", "column.csv"] {
        let done = place.scores(name, &[]);
        told(&done);
        assert!(done.err.len() < 20_000, "{name}: {} bytes", done.err.len());
    }
    place.write(
        "long/framework.toml",
        format!("format = 1\nid = \"{}\"\n", &long[..1_500_000]),
    );
    let done = run(["framework", "check", &place.at("long")]);
    told(&done);
    assert!(done.err.len() < 50_000, "{} bytes", done.err.len());
}

#[test]
fn a_very_long_name_does_not_stretch_the_table() {
    let place = Place::small("long-name");
    let long = "Sở ".repeat(5000);
    place.write("units.csv", super::UNITS.replace("Xã Một", &long));
    for command in ["score", "rank"] {
        let table = super::well(place.round(command, "answers.csv"));
        assert!(table.contains("Sở…") && table.len() < 5_000, "{table}");
    }
}

#[test]
fn control_characters_do_not_reach_the_terminal() {
    let place = Place::small("controls");
    place.write(
        "bad.csv",
        format!("{ANSWERS}\u{1b}[31mx,1,a,1\nh2,1,a,\u{1b}]0;title\u{7}\n"),
    );
    let done = place.scores("bad.csv", &[]);
    told(&done);
    assert!(
        !done.err.contains('\u{1b}') && !done.err.contains('\u{7}'),
        "{:?}",
        done.err
    );
}

#[test]
fn input_may_come_through_a_pipe() {
    let place = Place::small("pipe");
    let mut args = place.round("score --format csv", "answers.csv");
    let path = args.pop().expect("the answers");
    args.push("/dev/stdin".to_owned());
    let file = std::fs::File::open(path).expect("open");
    let piped = thang(args).stdin(file).output().expect("it starts");
    let plain = place.scores("answers.csv", &[]);
    assert_eq!(String::from_utf8_lossy(&piped.stdout), plain.out);
}

#[test]
fn a_pipe_without_a_writer_is_refused_in_a_set_and_announced_as_a_table() {
    let place = Place::small("fifo");
    let pipe = place.at("set/more.toml");
    let table = place.at("pipe.csv");
    for path in [&pipe, &table] {
        let made = std::process::Command::new("mkfifo").arg(path).status();
        assert!(made.expect("mkfifo").success());
    }
    let done = run(["framework", "check", &place.at("set")]);
    told(&done);
    assert!(done.err.contains("not an ordinary file"), "{}", done.err);
    std::fs::remove_file(&pipe).expect("removed");

    let mut child = thang(place.round("score", "pipe.csv"))
        .stderr(std::process::Stdio::piped())
        .stdout(std::process::Stdio::null())
        .spawn()
        .expect("it starts");
    let mut line = String::new();
    let mut said = BufReader::new(child.stderr.take().expect("stderr"));
    said.read_line(&mut line).expect("a line");
    assert!(
        line.contains("pipe.csv") && line.contains("waits"),
        "{line}"
    );
    std::fs::write(&table, ANSWERS).expect("the other end");
    assert!(child.wait().expect("ended").success());
}

#[test]
fn a_set_saved_as_utf_16_is_told_once() {
    let place = Place::fresh("utf-16-set");
    let text = SMALL.encode_utf16().flat_map(u16::to_le_bytes);
    let bytes: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text).collect();
    place.write("set/framework.toml", bytes);
    let done = run(["framework", "check", &place.at("set")]);
    told(&done);
    assert!(
        done.err.contains("error[CL017]") && done.err.contains("Errors: 1"),
        "{}",
        done.err
    );
}
