//! Result files: all of them whole, or none.
//!
//! Not for: what stands in them; `domain::publication` knows.

use crate::{Desk, Exit};
use domain::id::UnitIx;
use domain::locale::say;
use domain::publication::{canonical, derivation};
use domain::score::Scores;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Writes the files of a new set into `folder`; a folder that has one of them already is left alone.
///
/// # Errors
/// If a file or a message cannot be written.
pub fn create(folder: &Path, files: &[(String, String)], desk: &mut Desk<'_>) -> io::Result<Exit> {
    let shown = folder.display().to_string();
    if let Some((name, _)) = files.iter().find(|(name, _)| folder.join(name).exists()) {
        let args = [("folder", shown), ("file", name.clone())];
        writeln!(desk.err, "{}", say(desk.locale, "create-exists", &args))?;
        return Ok(Exit::InputErrors);
    }
    for (name, text) in files {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, text)?;
    }
    let names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
    let args = [("folder", shown), ("files", names.join(", "))];
    writeln!(desk.err, "{}", say(desk.locale, "create-done", &args))?;
    Ok(Exit::Done)
}

/// Writes scores.csv, results.csv, derivations.jsonl and units.csv into `folder`. Each is written beside its place and
/// moved there when all of them are whole.
///
/// # Errors
/// If a file cannot be written; then none of the old ones is touched.
pub fn write(scores: &Scores<'_>, folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let names = [
        "scores.csv",
        "results.csv",
        "derivations.jsonl",
        "units.csv",
    ];
    for name in names {
        let mut file = BufWriter::with_capacity(1 << 16, File::create(part(folder, name))?);
        content(name, scores, &mut file)?;
        let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.sync_all()?;
    }
    names
        .iter()
        .try_for_each(|name| fs::rename(part(folder, name), folder.join(name)))
}

fn part(folder: &Path, name: &str) -> std::path::PathBuf {
    folder.join(format!(".{name}.part"))
}

fn content(name: &str, scores: &Scores<'_>, out: &mut impl Write) -> io::Result<()> {
    match name {
        "scores.csv" => {
            out.write_all(canonical::SCORES.as_bytes())?;
            units(scores, out, canonical::scores)
        }
        "results.csv" => {
            out.write_all(canonical::RESULTS.as_bytes())?;
            units(scores, out, canonical::results)
        }
        "derivations.jsonl" => units(scores, out, derivation::unit),
        _ => {
            let mut text = String::new();
            canonical::units(scores.round.framework, scores.round.units, &mut text);
            out.write_all(text.as_bytes())
        }
    }
}

/// Writes what `each` says of every unit, one after the other: a round's lines need no big buffer.
fn units(
    scores: &Scores<'_>,
    out: &mut impl Write,
    each: impl Fn(&Scores<'_>, UnitIx, &mut String),
) -> io::Result<()> {
    let mut text = String::new();
    for unit in scores.round.units.all() {
        text.clear();
        each(scores, unit, &mut text);
        out.write_all(text.as_bytes())?;
    }
    Ok(())
}
