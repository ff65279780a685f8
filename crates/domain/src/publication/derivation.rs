//! Derivations as JSON lines: docs/spec/derivation.md.
//!
//! Not for: derivations in words.

use super::json::Object;
use crate::assessment::answers::{Mark, RowState};
use crate::framework::{Child, Framework, Owner};
use crate::id::{AdjustIx, CriterionIx, GateIx, NodeIx, UnitIx};
use crate::locale::Name;
use crate::measure::case::Peers;
use crate::measure::cell::Cell;
use crate::measure::formula::{Formula, Limit, Step};
use crate::measure::outcome::Outcome;
use crate::score::band;
use crate::score::derivation::{Derivation, Given, NodeDerivation};
use crate::score::node::{self, Line};
use crate::score::{Scores, State};

/// Writes one line for each criterion, gate and adjust of a unit's league, in the order of scores.csv.
pub fn unit(scores: &Scores<'_>, unit: UnitIx, out: &mut String) {
    for owner in Owner::all(scores.round.framework) {
        one(scores, owner, unit, out);
    }
}

/// Writes the line of one criterion, gate or adjust of a unit; nothing where it does not exist.
pub fn one(scores: &Scores<'_>, owner: Owner, unit: UnitIx, out: &mut String) {
    match owner {
        Owner::Shared => {}
        Owner::Criterion(at) => {
            if let Some(derivation) = scores.derivation(at, unit) {
                criterion(scores, at, unit, &derivation, out);
            }
        }
        Owner::Gate(at) => gate(scores, at, unit, out),
        Owner::Adjust(at) => adjust(scores, at, unit, out),
    }
}

fn criterion(
    scores: &Scores<'_>,
    at: CriterionIx,
    unit: UnitIx,
    derivation: &Derivation<'_>,
    out: &mut String,
) {
    let rule = derivation.criterion.rule.as_deref();
    let leaf = &derivation.leaf;
    let scale = &scores.round.framework.scale;
    Object::write(out, |object| {
        let kind = rule.map_or("", |rule| rule.kind().name);
        head(object, scores, Owner::Criterion(at), unit, kind, leaf.state);
        if rule.is_some_and(|rule| rule.contributes()) {
            object.exact("points", leaf.points);
            object.shown("shown", &scale.points(leaf.points));
        }
        object.exact("max", leaf.max);
        object.exact("full", derivation.max);
        if let Some(band) = band::of_criterion(scores, at, unit) {
            object.text("band", band.code.as_str());
        }
        object.exact_if("before_rounding", derivation.exact.as_ref());
        mark(object, derivation.mark);
        if let Some(refusal) = &derivation.refusal {
            object.object("refusal", |object| {
                object.text("code", refusal.code);
                object.text("input", id(scores.round.framework, refusal.input));
            });
        }
        given(object, scores.round.framework, &derivation.inputs);
        let steps = &derivation.steps;
        object.list("steps", steps, |object, entry| {
            step(object, scores, unit, entry)
        })
    });
    out.push('\n');
}

fn gate(scores: &Scores<'_>, at: GateIx, unit: UnitIx, out: &mut String) {
    let Some(score) = scores.gate(at, unit) else {
        return;
    };
    let owner = Owner::Gate(at);
    Object::write(out, |object| {
        head(object, scores, owner, unit, "gate", score.state);
        if score.fails {
            object.yes("fails");
        }
        uses(object, scores, owner, unit)
    });
    out.push('\n');
}

fn adjust(scores: &Scores<'_>, at: AdjustIx, unit: UnitIx, out: &mut String) {
    let Some(score) = scores.adjust(at, unit) else {
        return;
    };
    let owner = Owner::Adjust(at);
    Object::write(out, |object| {
        head(object, scores, owner, unit, "adjust", score.state);
        object.exact("points", &score.line);
        object.shown("shown", &scores.round.framework.scale.points(&score.line));
        uses(object, scores, owner, unit)
    });
    out.push('\n');
}

/// What every line begins with.
fn head(
    object: &mut Object<'_>,
    scores: &Scores<'_>,
    owner: Owner,
    unit: UnitIx,
    kind: &str,
    state: State,
) {
    object.text("unit", scores.round.units.code(unit));
    object.text("criterion", owner.code(scores.round.framework));
    object.text("kind", kind);
    object.text("state", state.word());
}

/// The rows and inputs of a gate or adjust.
fn uses(object: &mut Object<'_>, scores: &Scores<'_>, owner: Owner, unit: UnitIx) {
    let framework = scores.round.framework;
    let uses = owner.uses(framework);
    mark(
        object,
        scores.round.answers.mark(framework, owner, &uses, unit),
    );
    given(object, framework, &scores.given(&uses, unit));
}

fn mark(object: &mut Object<'_>, mark: Mark) {
    if mark.is_claimed {
        object.yes("claimed");
    }
    match mark.state {
        Some(RowState::Pending) => object.text("row_state", "pending"),
        Some(RowState::Rejected) => object.text("row_state", "rejected"),
        None => {}
    }
}

fn given(object: &mut Object<'_>, framework: &Framework, inputs: &[Given<'_>]) {
    object.list("inputs", inputs, |object, given| {
        object.text("input", id(framework, given.input));
        let Some(input) = framework.input(given.input) else {
            return;
        };
        if input.owner == Owner::Shared {
            object.yes("shared");
        }
        if let Some(written) = given.cell.written(&input.options) {
            object.text("value", &written);
        }
        if *given.cell == Cell::Broken {
            object.yes("broken");
        }
        if given.row != 0 {
            object.count("row", given.row);
        }
        if let Some(note) = given.note {
            object.text("note", note);
        }
    })
}

fn step(object: &mut Object<'_>, scores: &Scores<'_>, unit: UnitIx, entry: &Step) {
    let framework = scores.round.framework;
    match entry {
        Step::Formula {
            what,
            formula: made,
        } => {
            object.text("step", "formula");
            object.text("what", what);
            object.exact_if("value", made.value().as_ref());
            object.object("formula", |object| formula(object, framework, made));
        }
        Step::Policy { policy, choice } => {
            object.text("step", "policy");
            object.text("policy", policy);
            object.text("choice", choice);
        }
        Step::Line {
            code,
            label,
            limits,
            points,
        } => {
            object.text("step", "line");
            if let Some(code) = code {
                object.text("code", code.as_str());
            }
            name(object, label.as_ref());
            if let Some((from, to)) = limits {
                limit(object, "from", from.as_ref());
                limit(object, "to", to.as_ref());
            }
            object.exact_if("points", points.as_ref());
        }
        Step::Sub {
            code,
            label,
            kind,
            max,
            outcome: came,
            steps,
        } => {
            object.text("step", "sub");
            object.text("code", code.as_str());
            name(object, label.as_ref());
            object.text("kind", kind);
            object.exact("full", max);
            outcome(object, came);
            object.list("steps", steps, |object, entry| {
                step(object, scores, unit, entry)
            })
        }
        Step::Peers(peer) => peers(object, scores.peers(*peer, unit)),
        Step::Child {
            unit,
            value,
            weight,
        } => {
            object.text("step", "child");
            object.text("unit", unit);
            object.exact_if("value", value.as_ref());
            object.exact_if("weight", weight.as_ref());
        }
    }
}

fn peers(object: &mut Object<'_>, peers: &Peers) {
    object.text("step", "peers");
    let count = u32::try_from(peers.values.len());
    object.count("count", count.unwrap_or(u32::MAX));
    let range = peers.range();
    object.exact_if("lowest", range.map(|(lowest, _)| lowest));
    object.exact_if("greatest", range.map(|(_, greatest)| greatest));
}

fn outcome(object: &mut Object<'_>, outcome: &Outcome) {
    let state = match outcome {
        Outcome::Scored { .. } => State::Scored,
        Outcome::NotApplicable => State::NotApplicable,
        Outcome::NotProvided => State::NotProvided,
        Outcome::Pending => State::Pending,
        Outcome::Invalid(_) => State::Invalid,
    };
    object.text("state", state.word());
    if let Outcome::Scored { points, max } = outcome {
        object.exact("points", points);
        object.exact("max", max);
    }
}

fn name(object: &mut Object<'_>, label: Option<&Name>) {
    let Some(label) = label else { return };
    object.object("label", |object| {
        object.text("vi", &label.vi);
        if let Some(en) = &label.en {
            object.text("en", en);
        }
    })
}

fn limit(object: &mut Object<'_>, key: &str, limit: Option<&Limit>) {
    let Some(limit) = limit else { return };
    object.object(key, |object| {
        object.exact("at", &limit.at);
        if limit.closed {
            object.yes("closed");
        }
    })
}

fn formula(object: &mut Object<'_>, framework: &Framework, made: &Formula) {
    let mut list = |key: &str, parts: &[Formula]| {
        object.list(key, parts, |object, part| formula(object, framework, part));
    };
    match made {
        Formula::Add(parts) => list("add", parts),
        Formula::Mul(parts) => list("mul", parts),
        Formula::Mean(parts) => list("mean", parts),
        Formula::Median(parts) => list("median", parts),
        Formula::Sub(pair) => both(object, framework, "sub", pair),
        Formula::Div(pair) => both(object, framework, "div", pair),
        Formula::Min(pair) => both(object, framework, "min", pair),
        Formula::Greater(pair) => both(object, framework, "greater", pair),
        Formula::Max(value) => object.exact("max", value),
        Formula::Number(value) => object.exact("number", value),
        Formula::Input(input, value) => {
            object.text("input", id(framework, *input));
            object.exact("value", value);
        }
        Formula::Param(param, value) => {
            let param = framework.params.get(param.index());
            object.text("param", param.map_or("", |param| param.id.as_str()));
            object.exact("value", value);
        }
        Formula::Named(name, value) => {
            object.text("name", name);
            object.exact("value", value);
        }
        Formula::Line(code, value) => {
            object.text("line", code.as_str());
            object.exact("value", value);
        }
    }
}

fn both(object: &mut Object<'_>, framework: &Framework, key: &str, pair: &(Formula, Formula)) {
    let parts = [&pair.0, &pair.1];
    object.list(key, parts, |object, part| formula(object, framework, part));
}

fn id(framework: &Framework, input: crate::id::InputIx) -> &str {
    framework.input(input).map_or("", |input| input.id.as_str())
}

/// Writes the line of one node of a unit: its children, its steps, its place.
pub fn node(scores: &Scores<'_>, at: NodeIx, unit: UnitIx, out: &mut String) {
    let Some(derivation) = scores.node_derivation(at, unit) else {
        return;
    };
    let NodeDerivation {
        node,
        score,
        children,
        lines,
    } = &derivation;
    let framework = scores.round.framework;
    Object::write(out, |object| {
        object.text("unit", scores.round.units.code(unit));
        object.text("node", node.code.as_str());
        object.text("state", score.state.word());
        object.exact("points", &score.points);
        object.exact("max", &score.max);
        object.shown("shown", &framework.scale.points(&score.points));
        if let Some(value) = score.value(&framework.scale) {
            object.shown("value", &value);
        }
        if let Some(rank) = score.rank {
            object.count("rank", rank.rank);
            object.count("ranked_of", rank.of);
        }
        if let Some(band) = band::of_node(&scores.round, at, score) {
            object.text("band", band.code.as_str());
        }
        object.list("children", children, |object, child| {
            object.text("code", child_code(framework, child.child));
            object.exact("points", child.points);
            object.exact("max", child.max);
            object.exact_if("weight", child.weight);
            object.exact("brings", &child.brings);
        });
        object.list("lines", lines, |object, line| {
            node_line(object, framework, line)
        })
    });
    out.push('\n');
}

fn child_code(framework: &Framework, child: Child) -> &str {
    match child {
        Child::Criterion(at) => Owner::Criterion(at).code(framework),
        Child::Group(at) => framework
            .nodes
            .get(at.index())
            .map_or("", |node| node.code.as_str()),
    }
}

fn node_line(object: &mut Object<'_>, framework: &Framework, line: &Line) {
    let (step, by) = match line.step {
        node::Step::Adjust(at) => ("adjust", Owner::Adjust(at).code(framework)),
        node::Step::Gate(at) => ("gate", Owner::Gate(at).code(framework)),
        node::Step::Cap => ("cap", ""),
        node::Step::Rescale => ("rescale", ""),
        node::Step::Floor => ("floor", ""),
        node::Step::Ceiling => ("ceiling", ""),
    };
    object.text("step", step);
    if !by.is_empty() {
        object.text("by", by);
    }
    object.exact("change", &(&line.after.0 - &line.before.0));
    object.exact("points", &line.after.0);
    object.exact("max", &line.after.1);
}
