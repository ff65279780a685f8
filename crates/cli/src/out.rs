//! Result files: all of them whole, or none.
//!
//! Not for: what stands in them; `domain::publication` knows.

use crate::{Desk, Exit, message};
use domain::id::UnitIx;
use domain::locale::say;
use domain::publication::{canonical, derivation};
use domain::score::Scores;
use std::fs::{self, File, TryLockError};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// The tables of a round's results.
pub const TABLES: [&str; 3] = ["scores.csv", "results.csv", "units.csv"];

/// A file that could not be written, and why.
pub struct Unwritten {
    path: PathBuf,
    error: io::Error,
}

impl Unwritten {
    /// Says so.
    ///
    /// # Errors
    /// If the message cannot be written.
    pub fn tell(&self, desk: &mut Desk<'_>) -> io::Result<Exit> {
        let mut args = message::reason(&self.error).to_vec();
        args.push(("file", self.path.display().to_string()));
        writeln!(desk.err, "{}", say(desk.locale, "file-not-written", &args))?;
        Ok(Exit::InputErrors)
    }
}

/// Writes the files of a new set into `folder`; a folder that has one of them already is left alone.
///
/// # Errors
/// If a message cannot be written.
pub fn create(folder: &Path, files: &[(String, String)], desk: &mut Desk<'_>) -> io::Result<Exit> {
    let shown = folder.display().to_string();
    if let Some((name, _)) = files.iter().find(|(name, _)| folder.join(name).exists()) {
        let args = [("folder", shown), ("file", name.clone())];
        writeln!(desk.err, "{}", say(desk.locale, "create-exists", &args))?;
        return Ok(Exit::InputErrors);
    }
    let names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
    let text = |name: &str| files.iter().find(|(found, _)| found == name);
    let written = write_all(folder, &names, &[], |name, out| {
        text(name).map_or(Ok(()), |(_, text)| out.write_all(text.as_bytes()))
    });
    if let Err(unwritten) = written {
        return unwritten.tell(desk);
    }
    let args = [("folder", shown), ("files", names.join(", "))];
    writeln!(desk.err, "{}", say(desk.locale, "create-done", &args))?;
    Ok(Exit::Done)
}

/// Writes scores.csv, results.csv, derivations.jsonl and units.csv into `folder`.
///
/// # Errors
/// If a file cannot be written; then none of the old ones is touched.
pub fn write(scores: &Scores<'_>, folder: &Path, wanted: Wanted) -> Result<(), Unwritten> {
    let all = [TABLES[0], TABLES[1], TABLES[2], DERIVATIONS];
    let content = |name: &str, out: &mut BufWriter<File>| content(name, scores, out);
    match wanted {
        Wanted::Everything => write_all(folder, &all, &[], content),
        // Derivations of an earlier run would not belong to these tables.
        Wanted::Tables => write_all(folder, &TABLES, &[DERIVATIONS], content),
    }
}

/// The derivations: by far the largest file.
const DERIVATIONS: &str = "derivations.jsonl";

/// Which files are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// The tables and the derivations.
    Everything,
    /// The tables only.
    Tables,
}

/// Writes the files `names` and takes the files `gone` away. A new folder appears whole, in one step; in one
/// that is there each file is written beside its place, and all move there when the last is whole.
fn write_all(
    folder: &Path,
    names: &[&str],
    gone: &[&str],
    content: impl Fn(&str, &mut BufWriter<File>) -> io::Result<()>,
) -> Result<(), Unwritten> {
    let whole = (!folder.exists() && folder.file_name().is_some()).then(|| part(folder));
    let _held = hold(folder, names)?;
    let staged = |name: &str| match &whole {
        Some(whole) => whole.join(name),
        None => part(&folder.join(name)),
    };
    let each = |names: &[&str], act: &dyn Fn(&str, &Path) -> io::Result<()>| {
        names.iter().try_for_each(|name| {
            let path = folder.join(name);
            act(name, &path).map_err(|error| Unwritten { path, error })
        })
    };
    let written = each(names, &|name, _| {
        let staged = staged(name);
        staged.parent().map_or(Ok(()), fs::create_dir_all)?;
        let mut file = BufWriter::with_capacity(1 << 16, File::create(staged)?);
        content(name, &mut file)?;
        let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.sync_all()
    });
    if let Some(whole) = whole {
        let path = folder.to_owned();
        let moved = written
            .and_then(|()| fs::rename(&whole, folder).map_err(|error| Unwritten { path, error }));
        if moved.is_err() {
            // A folder that was never made cannot be removed either.
            let _ = fs::remove_dir_all(whole);
        }
        return moved;
    }
    // Only a folder could still keep a file from its place, after others have taken theirs.
    let free = |_: &str, path: &Path| match path.is_dir() {
        true => Err(io::ErrorKind::IsADirectory.into()),
        false => Ok(()),
    };
    let moved = written
        .and_then(|()| each(names, &free))
        .and_then(|()| each(gone, &free))
        .and_then(|()| each(gone, &|_, path| absent(fs::remove_file(path))))
        .and_then(|()| each(names, &|_, path| fs::rename(part(path), path)));
    if moved.is_err() {
        // Parts that were never made cannot be removed either.
        let _ = each(names, &|_, path| fs::remove_file(part(path)).or(Ok(())));
    }
    moved
}

/// Keeps other runs out of a folder that is there while the result lives, and takes away the parts that a
/// run left which was killed. Where a system cannot hold a folder, runs are not kept apart.
fn hold(folder: &Path, names: &[&str]) -> Result<Option<File>, Unwritten> {
    let Ok(held) = File::open(folder) else {
        return Ok(None);
    };
    match held.try_lock() {
        Err(TryLockError::WouldBlock) => Err(Unwritten {
            path: folder.to_owned(),
            error: io::ErrorKind::WouldBlock.into(),
        }),
        Err(TryLockError::Error(_)) => Ok(None),
        Ok(()) => {
            let entries = fs::read_dir(folder).into_iter().flatten().flatten();
            for path in entries.map(|entry| entry.path()) {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let is_left = |of: &&str| {
                    name.starts_with(&format!(".{of}.")) && path != part(&folder.join(of))
                };
                if name.ends_with(PART) && names.iter().any(is_left) {
                    // What cannot be removed is in nobody's way.
                    let _ = fs::remove_file(&path);
                }
            }
            Ok(Some(held))
        }
    }
}

/// What was to be taken away is as good as gone where it never was.
fn absent(removed: io::Result<()>) -> io::Result<()> {
    removed.or_else(|error| match error.kind() {
        io::ErrorKind::NotFound => Ok(()),
        _ => Err(error),
    })
}

/// The end of the name of what is being written.
const PART: &str = ".part";

/// Where a file or a new folder is written first: two runs do not write into the same part.
fn part(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}{PART}", std::process::id()))
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
        DERIVATIONS => units(scores, out, derivation::unit),
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
