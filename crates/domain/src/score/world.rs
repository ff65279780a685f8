//! What holds for the whole round before the first point: parameters of the year (E13), peers (E9),
//! children and the order in which units are scored (E12).
//!
//! Not for: points.

use super::Round;
use super::peers;
use crate::assessment::unit::Found;
use crate::diagnostic::{Diagnostic, Place, has_errors};
use crate::framework::key::Plain;
use crate::framework::{Framework, Owner, PerLeague};
use crate::id::{CriterionIx, LeagueIx, ParamIx, PeerIx, UnitIx};
use crate::measure::case::{ChildrenWanted, Peers};
use crate::rational::Rational;
use std::collections::BTreeSet;

/// What holds for the whole round.
#[derive(Debug, Default)]
pub(super) struct World {
    /// By parameter and league; zero where no rule reads it and it has no value.
    params: Vec<PerLeague<Rational>>,
    /// By comparison and league.
    peers: Vec<PerLeague<Peers>>,
    /// (parent, child), ascending; only where a rule rolls up the own set.
    children: Vec<(UnitIx, UnitIx)>,
    /// Units in the order of scoring: children in an earlier batch than their parents.
    pub(super) batches: Vec<Vec<UnitIx>>,
}

static NOBODY: Peers = Peers { values: Vec::new() };

impl World {
    pub(super) fn new(round: &Round<'_>, findings: &mut Vec<Diagnostic>) -> Self {
        let mut world = World {
            params: params(round, findings),
            ..World::default()
        };
        world.roll_ups(round, findings);
        if !has_errors(findings) {
            world.peers = peers::snapshot(round, &world);
        }
        world
    }

    pub(super) fn param(&self, param: ParamIx, league: LeagueIx) -> Rational {
        let value = self
            .params
            .get(param.index())
            .and_then(|leagues| leagues.get(league.index()));
        value.cloned().unwrap_or(Rational::ZERO)
    }

    pub(super) fn peers(&self, peer: PeerIx, league: LeagueIx) -> &Peers {
        let leagues = self.peers.get(peer.index());
        leagues
            .and_then(|leagues| leagues.get(league.index()))
            .unwrap_or(&NOBODY)
    }

    /// The children of a unit in this run, in the order of output.
    pub(super) fn children(&self, unit: UnitIx) -> impl Iterator<Item = UnitIx> + '_ {
        let start = self.children.partition_point(|(parent, _)| *parent < unit);
        let own = self.children.get(start..).unwrap_or(&[]).iter();
        own.take_while(move |(parent, _)| *parent == unit)
            .map(|(_, child)| *child)
    }

    /// The order of scoring, and the weights of children.
    fn roll_ups(&mut self, round: &Round<'_>, findings: &mut Vec<Diagnostic>) {
        let roll_ups: Vec<(CriterionIx, &ChildrenWanted)> = roll_ups(round.framework).collect();
        let own = |(_, wanted): &(_, &ChildrenWanted)| wanted.set == round.framework.id;
        self.batches = vec![round.units.all().collect()];
        if roll_ups.iter().any(own) {
            let parents: Vec<Option<UnitIx>> = round
                .units
                .list
                .iter()
                .map(
                    |unit| match round.units.find(unit.line.parent.as_ref()?.as_str()) {
                        Found::Unit(parent) => Some(parent),
                        _ => None,
                    },
                )
                .collect();
            let pairs = round.units.all().zip(&parents);
            self.children = pairs
                .filter_map(|(child, parent)| parent.map(|parent| (parent, child)))
                .collect();
            self.children.sort_unstable();
            self.batches = batches(round, &parents, findings);
        }
        self.check_weights(round, &roll_ups, findings);
    }

    /// Weights that are missing or not above 0, of any child of a submitted unit (E12).
    fn check_weights(
        &self,
        round: &Round<'_>,
        roll_ups: &[(CriterionIx, &ChildrenWanted)],
        findings: &mut Vec<Diagnostic>,
    ) {
        let mut wrong: BTreeSet<(std::sync::Arc<str>, u32, &str)> = BTreeSet::new();
        for (at, wanted) in roll_ups {
            let Some(column) = wanted.weight.as_deref() else {
                continue;
            };
            let owner = Owner::Criterion(*at);
            let concerned = round.units.all().filter(|unit| {
                round.answers.is_submitted(*unit)
                    && owner.exists(round.framework, round.units.league(*unit))
            });
            let own = wanted.set == round.framework.id;
            let set = round.children.iter().find(|set| set.id == wanted.set);
            for unit in concerned {
                if own {
                    let children = self.children(unit).filter(|child| {
                        let league = round
                            .framework
                            .leagues
                            .get(round.units.league(*child).index());
                        let code = league.map_or("", |league| league.code.as_str());
                        wanted.league.as_deref().is_none_or(|wanted| wanted == code)
                    });
                    let lines = children.filter_map(|child| round.units.get(child));
                    let refused = lines
                        .filter(|child| !is_weight(round.units.number(child, column).as_ref()));
                    wrong.extend(
                        refused.map(|child| (round.units.file.clone(), child.line.row, column)),
                    );
                } else if let Some(set) = set {
                    let rows = set.rows_without(round.units.code(unit), wanted, column);
                    wrong.extend(rows.map(|row| (set.units_file.clone(), row, column)));
                }
            }
        }
        findings.extend(wrong.into_iter().map(|(file, row, column)| {
            let place = Place::Cell {
                file,
                row,
                column: Some(column.to_owned()),
            };
            Diagnostic::error("AS052", place).arg("column", column)
        }));
    }
}

/// Whether a weight can be used.
pub(crate) fn is_weight(weight: Option<&Rational>) -> bool {
    weight.is_some_and(|weight| *weight > Rational::ZERO)
}

/// Every rule that rolls results up.
fn roll_ups(framework: &Framework) -> impl Iterator<Item = (CriterionIx, &ChildrenWanted)> {
    framework
        .criteria
        .iter()
        .enumerate()
        .filter_map(|(at, criterion)| {
            Some((
                CriterionIx::at(at),
                &criterion.rule.as_deref()?.rolls_up()?.wanted,
            ))
        })
}

/// Parameters by league; one that is read and has no value for the year is an error (E13).
fn params(round: &Round<'_>, findings: &mut Vec<Diagnostic>) -> Vec<PerLeague<Rational>> {
    let framework = round.framework;
    let mut read = BTreeSet::new();
    for criterion in &framework.criteria {
        if let Some(rule) = criterion.plain.entry("rule") {
            params_of(rule, &mut read);
        }
    }
    for adjust in &framework.adjusts {
        params_of(&adjust.plain, &mut read);
    }
    let leagues: Vec<LeagueIx> = (0..framework.leagues.len()).map(LeagueIx::at).collect();
    let mut params = Vec::with_capacity(framework.params.len());
    for param in &framework.params {
        let values = leagues
            .iter()
            .map(|league| param.value(*league, round.year));
        let values: Vec<Option<&Rational>> = values.collect();
        if values.iter().any(Option::is_none) && read.contains(param.id.as_str()) {
            let (code, year) = match round.year {
                Some(year) => ("AS051", year.to_string()),
                None => ("AS053", String::new()),
            };
            let finding = Diagnostic::error(code, Place::Nowhere);
            findings.push(finding.arg("param", &param.id).arg("year", year));
        }
        params.push(
            values
                .into_iter()
                .map(|value| value.cloned().unwrap_or(Rational::ZERO))
                .collect(),
        );
    }
    params
}

/// The ids under a key `param`, anywhere below.
fn params_of<'a>(plain: &'a Plain, ids: &mut BTreeSet<&'a str>) {
    match plain {
        Plain::Table(entries) => {
            for (key, value) in entries {
                match value {
                    Plain::Text(id) if key == "param" => {
                        ids.insert(id);
                    }
                    other => params_of(other, ids),
                }
            }
        }
        Plain::List(list) => list.iter().for_each(|entry| params_of(entry, ids)),
        Plain::Text(_) | Plain::Bool(_) | Plain::Integer(_) => {}
    }
}

/// Units by how many stand above them, the deepest first; every unit in a ring of parents is an error.
fn batches(
    round: &Round<'_>,
    parents: &[Option<UnitIx>],
    findings: &mut Vec<Diagnostic>,
) -> Vec<Vec<UnitIx>> {
    let parent = |unit: UnitIx| parents.get(unit.index()).copied().flatten();
    let mut batches: Vec<Vec<UnitIx>> = Vec::new();
    for unit in round.units.all() {
        let (mut depth, mut above) = (0, parent(unit));
        while let Some(next) = above {
            // A ring that does not come back to this unit is found from a unit inside it.
            if next == unit || depth > parents.len() {
                break;
            }
            depth += 1;
            above = parent(next);
        }
        if above == Some(unit) {
            let row = round.units.get(unit).map_or(0, |unit| unit.line.row);
            let place = Place::Cell {
                file: round.units.file.clone(),
                row,
                column: Some("parent".to_owned()),
            };
            findings.push(Diagnostic::error("UN009", place).arg("unit", round.units.code(unit)));
        }
        if above.is_none() {
            if batches.len() <= depth {
                batches.resize_with(depth + 1, Vec::new);
            }
            if let Some(batch) = batches.get_mut(depth) {
                batch.push(unit);
            }
        }
    }
    batches.reverse();
    batches
}
