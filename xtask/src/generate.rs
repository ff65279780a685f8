//! Generated files of the repository: `cargo xtask generate` writes them, `--check` compares.
//!
//! A generator is one function from the house to paths and texts, and one line in `GENERATORS`.
//! Not for: build output, which stays in `target/`.

mod codes;
mod manual;
mod permissions;
mod schema;
mod transcripts;

use std::process::{Command, ExitCode};

use crate::house::House;

/// A file as it should be: path from the root, and text.
type Made = (String, String);

type Generator = fn(&House) -> Result<Vec<Made>, String>;

const GENERATORS: &[(&str, Generator)] = &[
    ("codes", codes::make),
    ("manual", manual::make),
    ("permissions", permissions::make),
    ("schema", schema::make),
    ("transcripts", transcripts::make),
];

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    Write,
    Check,
}

/// Brings the generated files up to date, or says which are not.
pub(crate) fn run(house: &House, mode: Mode) -> ExitCode {
    let mut failed = false;
    for (name, generator) in GENERATORS {
        if let Err(error) = generator(house).and_then(|files| settle(house, &files, mode)) {
            eprintln!("{name}: {error}");
            failed = true;
        }
    }
    ExitCode::from(u8::from(failed))
}

fn settle(house: &House, files: &[Made], mode: Mode) -> Result<(), String> {
    let stale: Vec<_> = files
        .iter()
        .filter(|(path, text)| house.text(path) != Some(text))
        .collect();
    if mode == Mode::Check {
        let paths: Vec<&str> = stale.iter().map(|(path, _)| path.as_str()).collect();
        let text = format!(
            "not up to date, run `cargo xtask generate`: {}",
            paths.join(", ")
        );
        return if paths.is_empty() { Ok(()) } else { Err(text) };
    }
    for (path, text) in stale {
        let full = house.root.join(path);
        let folder = full.parent().unwrap_or(&house.root);
        let written = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&full, text));
        written.map_err(|error| format!("{path}: {error}"))?;
        println!("wrote {path}");
    }
    Ok(())
}

/// What the program prints for these words, messages last. It is built first, on its own: what the compiler
/// says is not what the program says. Wrong use is an error.
fn thang(house: &House, words: &[&str]) -> Result<String, String> {
    let built = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--package", "cli"])
        .current_dir(&house.root)
        .status();
    if !built.is_ok_and(|status| status.success()) {
        return Err("the program cannot be built".to_owned());
    }
    // This program's own build stands beside it.
    let program = format!("thang{}", std::env::consts::EXE_SUFFIX);
    let program = std::env::current_exe().map(|own| own.with_file_name(program));
    let output = program.and_then(|program| {
        let mut thang = Command::new(program);
        thang.args(words).current_dir(&house.root).output()
    });
    let output = output.map_err(|error| format!("cannot run thang: {error}"))?;
    let text = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    if matches!(output.status.code(), Some(0 | 1)) {
        Ok(text)
    } else {
        Err(format!(
            "thang {}: {}: {text}",
            words.join(" "),
            output.status
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stale_file_fails_the_check() {
        let house = House::sample(&[("a.md", "old")]);
        let made = |text: &str| vec![("a.md".to_owned(), text.to_owned())];
        assert!(settle(&house, &made("old"), Mode::Check).is_ok());
        assert!(
            settle(&house, &made("new"), Mode::Check)
                .unwrap_err()
                .ends_with("a.md")
        );
    }
}
