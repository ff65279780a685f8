//! Result files: all of them whole, or none.
//!
//! Not for: what stands in them; `domain::publication` knows.

use crate::{Desk, Exit};
use domain::locale::say;
use domain::publication::{canonical, derivation};
use domain::score::Scores;
use std::fmt;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Lets text be written where bytes go, and keeps the reason if they do not get there.
pub struct Text<W: Write> {
    out: W,
    failed: Option<io::Error>,
}

impl<W: Write> Text<W> {
    /// Text into `out`.
    pub fn new(out: W) -> Self {
        Self { out, failed: None }
    }

    /// Everything written so far has reached the bytes' place.
    ///
    /// # Errors
    /// The first error met.
    pub fn finish(mut self) -> io::Result<W> {
        self.failed.take().map_or(Ok(()), Err)?;
        self.out.flush()?;
        Ok(self.out)
    }
}

impl<W: Write> fmt::Write for Text<W> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.out.write_all(text.as_bytes()).map_err(|error| {
            self.failed.get_or_insert(error);
            fmt::Error
        })
    }
}

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
        let file = BufWriter::with_capacity(1 << 16, File::create(part(folder, name))?);
        let mut text = Text::new(file);
        // What went wrong is kept in `text`; the formatter's own error says nothing.
        let _ = content(name, scores, &mut text);
        text.finish()?
            .into_inner()
            .map_err(io::IntoInnerError::into_error)?
            .sync_all()?;
    }
    names
        .iter()
        .try_for_each(|name| fs::rename(part(folder, name), folder.join(name)))
}

fn part(folder: &Path, name: &str) -> std::path::PathBuf {
    folder.join(format!(".{name}.part"))
}

fn content(name: &str, scores: &Scores<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    match name {
        "scores.csv" => {
            out.write_str(canonical::SCORES)?;
            let units = scores.round.units.all();
            units
                .into_iter()
                .try_for_each(|unit| canonical::scores(scores, unit, out))
        }
        "results.csv" => {
            out.write_str(canonical::RESULTS)?;
            let units = scores.round.units.all();
            units
                .into_iter()
                .try_for_each(|unit| canonical::results(scores, unit, out))
        }
        "derivations.jsonl" => {
            let units = scores.round.units.all();
            units
                .into_iter()
                .try_for_each(|unit| derivation::unit(scores, unit, out))
        }
        _ => canonical::units(scores.round.framework, scores.round.units, out),
    }
}
