//! The built program from outside: files and arguments in, streams, files and exit codes out.
//!
//! Not for: what exactly a score is; the cases of the sets and the tests of `domain` know.

mod folders;
mod frameworks;
mod messages;
mod odd;
mod refusals;
mod rounds;
mod workbooks;

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A set of three rules and two leagues.
const SMALL: &str = include_str!("small.toml");

/// Units of the small set: three communes of a district, and two districts.
const UNITS: &str = "unit,name,league,parent\n\
    x1,Xã Một,xa,h1\nx2,Xã Hai,xa,h1\nx3,Xã Ba,xa,h2\nh1,Huyện Một,huyen,\nh2,Huyện Hai,huyen,\n";

/// Answers to the small set without a mistake.
const ANSWERS: &str = "unit,criterion,input,value\n\
    x1,,so_may,40\nx1,1,a,31\nx1,2,b,1234.5\nx1,3,c,yes\n\
    x2,,so_may,3\nx2,1,a,1\nx2,2,b,800\nx2,3,c,no\n\
    x3,1,a,#na\nx3,2,b,7\nh1,,so_may,0\nh1,1,a,0\nh1,3,c,có\n";

/// What a run left behind.
struct Done {
    code: Option<i32>,
    out: String,
    err: String,
}

impl From<Output> for Done {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).expect("stdout is UTF-8"),
            err: String::from_utf8(output.stderr).expect("stderr is UTF-8"),
        }
    }
}

/// The program, in the repository's root, in English, with nothing else of this machine's language.
fn thang<A: AsRef<OsStr>>(args: impl IntoIterator<Item = A>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_thang"));
    command.args(args).current_dir(root());
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"] {
        command.env_remove(name);
    }
    command.env("THANG_LANG", "en");
    command
}

/// Runs the program.
fn run<A: AsRef<OsStr>>(args: impl IntoIterator<Item = A>) -> Done {
    thang(args).output().expect("it starts").into()
}

/// Runs the program, which must end well; what it printed.
fn well<A: AsRef<OsStr>>(args: impl IntoIterator<Item = A>) -> String {
    let done = run(args);
    assert_eq!(done.code, Some(0), "{}", done.err);
    done.out
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A command line as a person types it.
fn words(line: &str) -> Vec<String> {
    line.split_whitespace().map(str::to_owned).collect()
}

/// The departments' round of a year.
fn departments(command: &str, year: &str) -> Vec<String> {
    words(&format!(
        "{command} --framework frameworks/mau-so-nganh/2023 --units examples/binh-duong/units.csv \
         --answers examples/binh-duong/answers-{year}-so-nganh.csv --year {year}"
    ))
}

/// An empty folder under the target directory, for one test.
struct Place(PathBuf);

impl Place {
    fn fresh(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        if path.exists() {
            fs::remove_dir_all(&path).expect("the old one goes");
        }
        fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    /// A folder with the small set, its units and its answers.
    fn small(name: &str) -> Self {
        let place = Self::fresh(name);
        place.write("set/framework.toml", SMALL);
        place.write("units.csv", UNITS);
        place.write("answers.csv", ANSWERS);
        place
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("created");
        fs::write(&path, bytes).expect("written");
        self.at(name)
    }

    fn at(&self, name: &str) -> String {
        self.0.join(name).to_str().expect("UTF-8").to_owned()
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).expect("readable")
    }

    /// The small round of this folder with other answers.
    fn round(&self, command: &str, answers: &str) -> Vec<String> {
        let mut args = words(command);
        let files = [
            ("framework", "set"),
            ("units", "units.csv"),
            ("answers", answers),
        ];
        for (option, name) in files {
            args.extend([format!("--{option}"), self.at(name)]);
        }
        args
    }

    /// `thang score` of the small round, as CSV.
    fn scores(&self, answers: &str, more: &[&str]) -> Done {
        let mut args = self.round("score --format csv", answers);
        args.extend(more.iter().map(|word| (*word).to_owned()));
        run(args)
    }

    /// The names in a folder, in order; none if it is not there.
    fn names(&self, folder: &str) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.0.join(folder)) else {
            return Vec::new();
        };
        let mut names: Vec<_> = entries
            .map(|entry| {
                entry
                    .expect("an entry")
                    .file_name()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        names.sort();
        names
    }
}
