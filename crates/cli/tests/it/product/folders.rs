//! `--out`: all files whole, or the old ones as they were.
//!
//! Not for: what stands in the files.

use super::{Place, UNITS, departments, run, thang, well};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

const FILES: [&str; 4] = [
    "derivations.jsonl",
    "results.csv",
    "scores.csv",
    "units.csv",
];

fn score(year: &str, folder: &str) -> Vec<String> {
    let mut args = departments("score", year);
    args.extend(["--out".to_owned(), folder.to_owned()]);
    args
}

fn contents(place: &Place, folder: &str) -> Vec<String> {
    FILES
        .map(|name| place.text(&format!("{folder}/{name}")))
        .into()
}

#[test]
fn a_round_is_written_whole_and_again_over_the_old_one() {
    let place = Place::fresh("out-whole");
    let folder = place.at("a/b/c");
    well(score("2022", &folder));
    let old = contents(&place, "a/b/c");
    well(score("2023", &folder));
    let new = contents(&place, "a/b/c");
    assert_eq!(place.names("a/b/c"), FILES);
    assert!(old.iter().zip(&new).take(3).all(|(old, new)| old != new));
    for text in &new {
        assert!(text.ends_with('\n') && !text.contains('\r') && !text.starts_with('\u{feff}'));
    }
    let csv = well(departments("score --format csv", "2023"));
    assert_eq!(new[2], csv);
}

#[test]
fn nothing_is_half_done_where_a_file_cannot_take_its_place() {
    let place = Place::fresh("out-blocked");
    well(score("2022", &place.at("out")));
    let old = contents(&place, "out");
    for blocked in FILES {
        fs::remove_file(place.at(&format!("out/{blocked}"))).expect("removed");
        fs::create_dir_all(place.at(&format!("out/{blocked}/x"))).expect("a folder in the way");
        let done = run(score("2023", &place.at("out")));
        assert_eq!((done.code, done.out.as_str()), (Some(1), ""));
        assert!(done.err.contains(blocked), "{}", done.err);
        fs::remove_dir_all(place.at(&format!("out/{blocked}"))).expect("removed");
        let at = FILES
            .iter()
            .position(|name| *name == blocked)
            .expect("one of them");
        place.write(&format!("out/{blocked}"), &old[at]);
        assert_eq!(contents(&place, "out"), old, "{blocked}");
        assert_eq!(place.names("out"), FILES);
    }
}

#[test]
fn a_folder_that_cannot_be_made_is_told_by_name() {
    let place = Place::fresh("out-refused");
    let file = place.write("file", "kept");
    for folder in [
        file.clone(),
        format!("{file}/x"),
        "/dev/null/x".to_owned(),
        "/proc/x".to_owned(),
    ] {
        let done = run(score("2023", &folder));
        assert_eq!((done.code, done.out.as_str()), (Some(1), ""), "{folder}");
        assert!(done.err.contains(&folder), "{}", done.err);
    }
    assert_eq!(place.text("file"), "kept");
}

#[test]
fn a_disk_that_fills_up_leaves_the_old_files() {
    let place = Place::fresh("out-full");
    well(score("2022", &place.at("out")));
    let old = contents(&place, "out");
    let mut shell = Command::new("bash");
    shell.args(["-c", "trap '' XFSZ; ulimit -f 64; exec \"$@\"", "bash"]);
    let program = thang(score("2023", &place.at("out")));
    shell.arg(program.get_program()).args(program.get_args());
    let output = shell
        .current_dir(super::root())
        .env("THANG_LANG", "en")
        .output();
    let output = output.expect("it starts");
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("could not be written"), "{told}");
    assert_eq!(contents(&place, "out"), old);
    assert_eq!(place.names("out"), FILES);
}

#[test]
fn killed_in_the_middle_it_leaves_the_old_files() {
    let place = Place::fresh("out-killed");
    well(score("2022", &place.at("out")));
    let old = contents(&place, "out");
    // The shell waits for a line, so that a pipe can stand where this process will write its third file.
    let mut child = Command::new("sh")
        .args(["-c", "read -r line; exec \"$@\"", "sh"])
        .arg(env!("CARGO_BIN_EXE_thang"))
        .args(score("2023", &place.at("out")))
        .current_dir(super::root())
        .stdin(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    let pipe = place.at(&format!("out/.derivations.jsonl.{}.part", child.id()));
    assert!(
        Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .expect("mkfifo")
            .success()
    );
    let mut stdin = child.stdin.take().expect("stdin");
    stdin.write_all(b"go\n").expect("told");
    // Opening waits until the program opens its end.
    let (tell, told) = mpsc::channel();
    thread::spawn(move || tell.send(fs::File::open(&pipe)));
    let open = told.recv_timeout(Duration::from_secs(60));
    assert!(
        open.is_ok(),
        "the program has not come to its third file: {:?}",
        child.try_wait()
    );
    child.kill().expect("killed");
    child.wait().expect("ended");
    drop(open);
    assert_eq!(contents(&place, "out"), old);
    well(score("2023", &place.at("out")));
    assert_eq!(
        place.text("out/scores.csv"),
        well(departments("score --format csv", "2023"))
    );
}

#[test]
fn a_new_folder_appears_whole_or_not_at_all() {
    let place = Place::fresh("out-new");
    // Where the folder will be made, a pipe stands for its third file.
    let mut child = Command::new("sh")
        .args(["-c", "read -r line; exec \"$@\"", "sh"])
        .arg(env!("CARGO_BIN_EXE_thang"))
        .args(score("2023", &place.at("out")))
        .current_dir(super::root())
        .stdin(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    let beside = place.at(&format!(".out.{}.part", child.id()));
    fs::create_dir(&beside).expect("a folder");
    let pipe = format!("{beside}/derivations.jsonl");
    let made = Command::new("mkfifo").arg(&pipe).status();
    assert!(made.expect("mkfifo").success());
    let mut stdin = child.stdin.take().expect("stdin");
    stdin.write_all(b"go\n").expect("told");
    let (tell, told) = mpsc::channel();
    thread::spawn(move || tell.send(fs::File::open(&pipe)));
    let open = told.recv_timeout(Duration::from_secs(60));
    assert!(open.is_ok(), "{:?}", child.try_wait());
    assert_eq!(place.names("out"), [""; 0]);
    child.kill().expect("killed");
    child.wait().expect("ended");
    assert!(!Path::new(&place.at("out")).exists());
    drop(open);
}

#[test]
fn what_a_killed_run_left_goes_with_the_next() {
    let place = Place::small("out-left");
    let old = place.write("out/.scores.csv.1.part", "half");
    place.write("out/.mine.part", "kept");
    let mut args = place.round("score", "answers.csv");
    args.extend(["--out".to_owned(), place.at("out")]);
    well(&args);
    assert!(!Path::new(&old).exists());
    let mut names = place.names("out");
    assert_eq!(names.remove(0), ".mine.part");
    assert_eq!(names, FILES);
}

#[test]
fn two_runs_do_not_mix_in_one_folder() {
    let place = Place::small("out-two");
    let mut args = place.round("score", "answers.csv");
    args.extend(["--out".to_owned(), place.at("out")]);
    well(&args);
    let other = fs::File::open(place.at("out")).expect("the folder");
    other.lock().expect("held");
    let done = run(&args);
    assert_eq!((done.code, done.out.as_str()), (Some(1), ""));
    assert!(done.err.contains("another run"), "{}", done.err);
    drop(other);
    well(&args);
}

#[test]
fn tables_alone_change_nothing_where_old_derivations_cannot_go() {
    let place = Place::small("out-csv-only");
    place.write("out/derivations.jsonl/x", "");
    let mut args = place.round("score --csv-only", "answers.csv");
    args.extend(["--out".to_owned(), place.at("out")]);
    let done = run(&args);
    assert_eq!(done.code, Some(1));
    assert!(done.err.contains("No file was changed"), "{}", done.err);
    assert_eq!(place.names("out"), ["derivations.jsonl"]);
}

#[test]
fn files_that_are_read_are_never_written_over() {
    let place = Place::small("out-over-input");
    let mut args = place.round("score", "answers.csv");
    args.extend(["--out".to_owned(), place.at("set/..")]);
    let done = run(&args);
    assert_eq!((done.code, done.out.as_str()), (Some(1), ""));
    assert!(done.err.contains("error[CL016]"), "{}", done.err);
    assert_eq!(place.text("units.csv"), UNITS);
    assert_eq!(place.names(""), ["answers.csv", "set", "units.csv"]);

    // The results of an earlier round are an input too.
    let folder = place.at("old");
    well(score("2022", &folder));
    let old = contents(&place, "old");
    let mut again = score("2023", &folder);
    again.extend(["--earlier".to_owned(), folder.clone()]);
    assert_eq!(run(&again).code, Some(1));
    assert_eq!(contents(&place, "old"), old);
}
