//! `thang explain`: how points came about, of one criterion, gate or adjust, or of a whole unit.
//!
//! Not for: deriving; `domain::score` does that with the functions that score.

pub mod lost;
pub mod one;
mod whole;

use crate::round::Reading;
use crate::{Desk, Exit, words};
use clap::ArgMatches;
use domain::framework::Owner;
use domain::id::{NodeIx, UnitIx};
use domain::publication::derivation;
use domain::ranking::rank;
use domain::score::Scores;
use std::io;

/// Runs `thang explain`.
///
/// # Errors
/// If the results or messages cannot be written.
pub fn run(args: &ArgMatches, desk: &mut Desk<'_>) -> io::Result<Exit> {
    Reading::of(args, desk)?.scored(desk, rank, |scores, desk| {
        let code = args.get_one::<String>("unit").map_or("", String::as_str);
        let Some(unit) = words::unit(scores, code, desk)? else {
            return Ok(Exit::WrongUse);
        };
        let wanted = match args.get_one::<String>("criterion") {
            None => None,
            Some(wanted) => match find(scores, wanted, desk)? {
                Some(owner) => Some(owner),
                None => return Ok(Exit::WrongUse),
            },
        };
        if args
            .get_one::<String>("format")
            .is_some_and(|format| format == "json")
        {
            return lines(scores, unit, wanted, desk);
        }
        match wanted {
            Some(wanted) => {
                write!(
                    desk.out,
                    "{}",
                    words::title(scores.round.framework, desk.locale)
                )?;
                one::line(scores, unit, wanted, desk)?;
                writeln!(desk.out)?;
                one::full(scores, unit, wanted, desk)?;
            }
            None => whole::show(scores, unit, desk)?,
        }
        Ok(Exit::Done)
    })
}

/// JSON lines: of one criterion, gate or adjust, or of every one, then of every node.
fn lines(
    scores: &Scores<'_>,
    unit: UnitIx,
    wanted: Option<Owner>,
    desk: &mut Desk<'_>,
) -> io::Result<Exit> {
    let mut text = String::new();
    let framework = scores.round.framework;
    match wanted {
        Some(owner) => derivation::one(scores, owner, unit, &mut text),
        None => {
            for owner in Owner::all(framework) {
                derivation::one(scores, owner, unit, &mut text);
            }
            for node in (0..framework.nodes.len()).map(NodeIx::at) {
                derivation::node(scores, node, unit, &mut text);
            }
        }
    }
    desk.out.write_all(text.as_bytes())?;
    Ok(Exit::Done)
}

/// The criterion, gate or adjust of that code; without one the reader is told which there are.
///
/// # Errors
/// If the message cannot be written.
pub fn find(scores: &Scores<'_>, code: &str, desk: &mut Desk<'_>) -> io::Result<Option<Owner>> {
    let framework = scores.round.framework;
    if let Some(owner) = Owner::all(framework).find(|owner| owner.code(framework) == code) {
        return Ok(Some(owner));
    }
    let codes: Vec<&str> = Owner::all(framework)
        .map(|owner| owner.code(framework))
        .collect();
    words::unknown("no-such-criterion", code, codes.iter().copied(), desk).map(|()| None)
}

/// `Sở Xây dựng (so-xay-dung)`.
#[must_use]
pub fn name(scores: &Scores<'_>, unit: UnitIx) -> String {
    let code = scores.round.units.code(unit);
    match scores.round.units.get(unit).map(|unit| &*unit.line.name) {
        Some(name) if !name.is_empty() => format!("{name} ({code})"),
        _ => code.to_owned(),
    }
}
