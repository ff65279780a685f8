//! Every command of the operator's guide works as it is written, in the order in which it stands there.
//!
//! Not for: what systemd and the package manager do.

use super::serve::Server;
use super::{Place, run};
use std::fs;
use std::path::Path;

/// Where the guide installs, and where it keeps what has to lie elsewhere.
const FOLDERS: &[(&str, &str)] = &[
    ("/var/lib/thang-moi", "new"),
    ("/var/lib/thang", "installation"),
    ("/srv/sao-luu", "backups"),
    ("/srv/khoa", "keys"),
];

#[test]
fn every_command_of_the_guide_runs_as_written() {
    let guide = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/admin/van-hanh.md");
    let guide = fs::read_to_string(guide).unwrap();
    let place = Place::new();
    let mut ran = 0;
    let blocks = guide
        .split("\n```sh\n")
        .skip(1)
        .filter_map(|rest| rest.split("\n```").next());
    for line in blocks.flat_map(str::lines) {
        let mut line = line.trim().to_owned();
        for (written, name) in FOLDERS {
            line = line.replace(written, place.path(name).to_str().unwrap());
        }
        if let Some(copied) = line.strip_prefix("cp -r ") {
            let (from, to) = copied.split_once(' ').unwrap();
            let done = std::process::Command::new("cp")
                .args(["-r", from, to])
                .status();
            assert!(done.unwrap().success(), "{line}");
            continue;
        }
        let Some(words) = line.strip_prefix("thang ") else {
            continue;
        };
        // The backup just made has the time in its name.
        let newest = fs::read_dir(place.path("backups"))
            .ok()
            .and_then(|entries| entries.map(|entry| entry.unwrap().path()).max());
        let newest = newest
            .map(|path| path.display().to_string())
            .unwrap_or_default();
        let backup = format!("{}/thang-20261130-010000", place.path("backups").display());
        let words = words.replace(&backup, &newest);
        let words = words.as_str().split('"').enumerate();
        // What stands in quotes is one word.
        let words: Vec<&str> = words
            .flat_map(|(at, part)| match at % 2 {
                0 => part.split_whitespace().collect(),
                _ => vec![part],
            })
            .collect();
        ran += 1;
        if words[0] == "serve" {
            let words = [words, vec!["--listen", "[::1]:0"]].concat();
            assert_eq!(Server::start(&words).end(), Some(0), "{line}");
            continue;
        }
        let (code, text) = run(&words);
        // A new installation lacks mail and backups, which the doctor says.
        let fine = code == Some(0) || (words[0] == "doctor" && code == Some(1));
        assert!(fine, "{line}: {text}");
    }
    assert!(ran >= 8, "{ran} commands were run");
}
