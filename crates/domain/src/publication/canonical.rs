//! scores.csv, results.csv and units.csv, byte for byte as §5 says, unit by unit.
//!
//! Not for: where the bytes go; the caller has a file or a buffer.

use crate::assessment::unit::Units;
use crate::framework::Framework;
use crate::id::{AdjustIx, CriterionIx, GateIx, NodeIx, UnitIx};
use crate::ranking::band;
use crate::rational::{Rational, Rounded};
use crate::score::Scores;
use crate::score::node::{NodeScore, NodeState};
use std::fmt::{Result, Write};

/// First line of scores.csv.
pub const SCORES: &str = "unit,criterion,state,exact,shown,max,band\n";

/// First line of results.csv.
pub const RESULTS: &str = "unit,league,tree,node,state,points_exact,max_exact,points,max,value,rank,\
     ranked_of,band,change\n";

/// Writes the lines of one unit in scores.csv: criteria, then gates, then adjusts of its league.
///
/// # Errors
/// Those of `out`.
pub fn scores(scores: &Scores<'_>, unit: UnitIx, out: &mut impl Write) -> Result {
    let framework = scores.round.framework;
    let code = scores.round.units.code(unit);
    for (at, criterion) in framework.criteria.iter().enumerate() {
        let at = CriterionIx::at(at);
        let Some(leaf) = scores.leaf(at, unit) else {
            continue;
        };
        texts(&[code, criterion.code.as_str(), leaf.state.word()], out)?;
        if criterion
            .rule
            .as_ref()
            .is_some_and(|rule| rule.contributes())
        {
            leaf.points.write_to(out)?;
            out.write_char(',')?;
            shown(framework, leaf.points).write_to(out)?;
        } else {
            out.write_char(',')?;
        }
        out.write_char(',')?;
        shown(framework, leaf.max).write_to(out)?;
        out.write_char(',')?;
        if let Some(band) = band::of_criterion(scores, at, unit) {
            out.write_str(band.code.as_str())?;
        }
        out.write_char('\n')?;
    }
    for (at, gate) in framework.gates.iter().enumerate() {
        if let Some(score) = scores.gate(GateIx::at(at), unit) {
            texts(&[code, gate.code.as_str(), score.state.word()], out)?;
            out.write_str(",,,\n")?;
        }
    }
    for (at, adjust) in framework.adjusts.iter().enumerate() {
        if let Some(score) = scores.adjust(AdjustIx::at(at), unit) {
            texts(&[code, adjust.code.as_str(), score.state.word()], out)?;
            score.line.write_to(out)?;
            out.write_char(',')?;
            shown(framework, &score.line).write_to(out)?;
            out.write_str(",,\n")?;
        }
    }
    Ok(())
}

/// Writes the lines of one unit in results.csv: every node of every tree.
///
/// # Errors
/// Those of `out`.
pub fn results(scores: &Scores<'_>, unit: UnitIx, out: &mut impl Write) -> Result {
    let framework = scores.round.framework;
    let league = framework
        .leagues
        .get(scores.round.units.league(unit).index());
    let league = league.map_or("", |league| league.code.as_str());
    let code = scores.round.units.code(unit);
    for (at, node) in framework.nodes.iter().enumerate() {
        let at = NodeIx::at(at);
        let Some(score) = scores.node(at, unit) else {
            continue;
        };
        let tree = framework
            .nodes
            .get(node.root.index())
            .map_or("", |root| root.code.as_str());
        texts(
            &[code, league, tree, node.code.as_str(), score.state.word()],
            out,
        )?;
        node_figures(framework, score, out)?;
        match score.rank {
            Some(rank) => write!(out, "{},{},", rank.rank, rank.of)?,
            None => out.write_str(",,")?,
        }
        if let Some(band) = band::of_node(&scores.round, at, score) {
            out.write_str(band.code.as_str())?;
        }
        out.write_char(',')?;
        if let Some(change) = score.change {
            write!(out, "{change}")?;
        }
        out.write_char('\n')?;
    }
    Ok(())
}

/// Codes and words, each followed by a comma.
fn texts(cells: &[&str], out: &mut impl Write) -> Result {
    for cell in cells {
        out.write_str(cell)?;
        out.write_char(',')?;
    }
    Ok(())
}

/// `points_exact,max_exact,points,max,value,`
fn node_figures(framework: &Framework, score: &NodeScore, out: &mut impl Write) -> Result {
    for exact in [&score.points, &score.max] {
        exact.write_to(out)?;
        out.write_char(',')?;
    }
    for exact in [&score.points, &score.max] {
        shown(framework, exact).write_to(out)?;
        out.write_char(',')?;
    }
    if score.state != NodeState::NotApplicable
        && let Some(value) = score.value(&framework.scale)
    {
        value.write_to(out)?;
    }
    out.write_char(',')
}

/// A figure with `points_digits`.
fn shown(framework: &Framework, figure: &Rational) -> Rounded {
    figure.round(framework.scale.points_digits, framework.scale.rounding)
}

/// Writes units.csv as read, in the order of output.
///
/// # Errors
/// Those of `out`.
pub fn units(framework: &Framework, units: &Units, out: &mut impl Write) -> Result {
    let columns = ["unit", "name", "league", "parent", "ranked"];
    line(
        columns
            .into_iter()
            .chain(units.further.iter().map(String::as_str)),
        out,
    )?;
    for unit in &units.list {
        let league = framework.leagues.get(unit.league.index());
        let parent = unit
            .line
            .parent
            .as_ref()
            .map_or("", |parent| parent.as_str());
        let cells = [
            unit.line.code.as_str(),
            &unit.line.name,
            league.map_or("", |league| league.code.as_str()),
            parent,
            if unit.line.ranked { "yes" } else { "no" },
        ];
        line(
            cells
                .into_iter()
                .chain(unit.line.further.iter().map(|text| &**text)),
            out,
        )?;
    }
    Ok(())
}

/// One line of CSV; quotes only around cells that need them.
fn line<'a>(cells: impl Iterator<Item = &'a str>, out: &mut impl Write) -> Result {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            out.write_char(',')?;
        }
        if cell.contains([',', '"', '\n', '\r']) {
            write!(out, "\"{}\"", cell.replace('"', "\"\""))?;
        } else {
            out.write_str(cell)?;
        }
    }
    out.write_char('\n')
}
