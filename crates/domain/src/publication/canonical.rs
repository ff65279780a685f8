//! scores.csv, results.csv and units.csv, byte for byte as §5 says, unit by unit.
//!
//! Not for: where the bytes go; the caller has a file or a buffer.

use crate::assessment::unit::Units;
use crate::framework::Framework;
use crate::id::{AdjustIx, CriterionIx, GateIx, NodeIx, UnitIx};
use crate::rational::Rational;
use crate::score::Scores;
use crate::score::band;
use crate::score::node::{NodeScore, NodeState};

/// First line of scores.csv.
pub const SCORES: &str = "unit,criterion,state,exact,shown,max,band\n";

/// First line of results.csv.
pub const RESULTS: &str = "unit,league,tree,node,state,points_exact,max_exact,points,max,value,rank,\
     ranked_of,band,change\n";

/// Writes the lines of one unit in scores.csv: criteria, then gates, then adjusts of its league.
pub fn scores(scores: &Scores<'_>, unit: UnitIx, out: &mut String) {
    let framework = scores.round.framework;
    let code = scores.round.units.code(unit);
    for (at, criterion) in framework.criteria.iter().enumerate() {
        let at = CriterionIx::at(at);
        let Some(leaf) = scores.leaf(at, unit) else {
            continue;
        };
        texts(&[code, criterion.code.as_str(), leaf.state.word()], out);
        if criterion
            .rule
            .as_ref()
            .is_some_and(|rule| rule.contributes())
        {
            exact(leaf.points, out);
            out.push(',');
            shown(framework, leaf.points, out);
        } else {
            out.push(',');
        }
        out.push(',');
        shown(framework, leaf.max, out);
        out.push(',');
        if let Some(band) = band::of_criterion(scores, at, unit) {
            out.push_str(band.code.as_str());
        }
        out.push('\n');
    }
    for (at, gate) in framework.gates.iter().enumerate() {
        if let Some(score) = scores.gate(GateIx::at(at), unit) {
            texts(&[code, gate.code.as_str(), score.state.word()], out);
            out.push_str(",,,\n");
        }
    }
    for (at, adjust) in framework.adjusts.iter().enumerate() {
        if let Some(score) = scores.adjust(AdjustIx::at(at), unit) {
            texts(&[code, adjust.code.as_str(), score.state.word()], out);
            exact(&score.line, out);
            out.push(',');
            shown(framework, &score.line, out);
            out.push_str(",,\n");
        }
    }
}

/// Writes the lines of one unit in results.csv: every node of every tree.
pub fn results(scores: &Scores<'_>, unit: UnitIx, out: &mut String) {
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
        );
        node_figures(framework, score, out);
        match score.rank {
            Some(rank) => whole([i64::from(rank.rank), i64::from(rank.of)], out),
            None => out.push_str(",,"),
        }
        if let Some(band) = band::of_node(&scores.round, at, score) {
            out.push_str(band.code.as_str());
        }
        out.push(',');
        if let Some(change) = score.change {
            exact(&Rational::from_integer(change), out);
        }
        out.push('\n');
    }
}

/// Codes and words, each followed by a comma.
fn texts(cells: &[&str], out: &mut String) {
    for cell in cells {
        out.push_str(cell);
        out.push(',');
    }
}

/// `points_exact,max_exact,points,max,value,`
fn node_figures(framework: &Framework, score: &NodeScore, out: &mut String) {
    for figure in [&score.points, &score.max] {
        exact(figure, out);
        out.push(',');
    }
    for figure in [&score.points, &score.max] {
        shown(framework, figure, out);
        out.push(',');
    }
    if score.state != NodeState::NotApplicable
        && let Some(value) = score.value(&framework.scale)
    {
        // A String takes everything.
        let _ = value.write_to(out);
    }
    out.push(',')
}

/// Whole numbers, each followed by a comma.
fn whole(numbers: [i64; 2], out: &mut String) {
    for number in numbers {
        exact(&Rational::from_integer(number), out);
        out.push(',');
    }
}

/// An exact figure.
fn exact(figure: &Rational, out: &mut String) {
    // A String takes everything.
    let _ = figure.write_to(out);
}

/// A figure with `points_digits`.
fn shown(framework: &Framework, figure: &Rational, out: &mut String) {
    let _ = framework.scale.points(figure).write_to(out);
}

/// Writes units.csv as read, in the order of output; numbers of further columns are plain.
pub fn units(framework: &Framework, units: &Units, out: &mut String) {
    let columns = ["unit", "name", "league", "parent", "ranked"];
    line(
        columns
            .into_iter()
            .chain(units.further.iter().map(String::as_str)),
        out,
    );
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
                .chain(unit.line.further.iter().map(|cell| &*cell.text)),
            out,
        );
    }
}

/// Writes one line of CSV with its line feed; quotes (RFC 4180) only around cells that need them.
pub fn line<'a>(cells: impl Iterator<Item = &'a str>, out: &mut String) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            out.push(',');
        }
        if cell.contains([',', '"', '\n', '\r']) {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(cell);
        }
    }
    out.push('\n')
}
