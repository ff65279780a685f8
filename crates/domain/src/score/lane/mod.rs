//! The fast lane: standings of all units at once, for sets whose nodes only add up.
//!
//! Points are kept in fixed point of 10^-12, cut down, with the number of terms that were cut. The true sum
//! of a node lies in [cut sum, cut sum + count), so the shown figure is certain unless a rounding boundary
//! falls inside; only then is what was cut off added up exactly (`rest`). The figures are those of
//! [`score`](super::score), which is the definition; tests hold both together.
//! Callers ask [`standings`](crate::ranking::standings), which knows when there is no lane.
//!
//! Not for: exact figures, lost points, derivations, mistakes; those come from [`score`](super::score). Nor
//! for sets with gates, adjusts, caps, rescaling, other sums or bands of several nodes, which have no lane.

mod column;
mod place;
mod quotient;
mod rest;
mod shown;

use super::node::NodeState;
use super::{Empty, Round, Scores, World};
use crate::framework::rule::Rule;
use crate::framework::{BandOf, Child, Framework, Node, RankOn, RankWithin, RoundAt, Sum};
use crate::id::{CriterionIx, LeagueIx, NodeIx, UnitIx};
use crate::rational::Rational;
use crate::score::band;
use crate::score::node::Rank;
use crate::score::standing::{Standing, Standings};
use column::Column;
use rest::Terms;
use shown::Shown;

/// One point, in steps of the fixed point.
const POINT: u64 = 1_000_000_000_000;
/// Decimals of the fixed point.
const PLACES: u8 = 12;
/// Units scored together, so that what is added up stays in the processor's own memory.
const CHUNK: usize = 1_024;
/// No sum may come near the limit of an i64, which is 9,223,372 points.
const STEPS_MAX: u64 = 4_000_000 * POINT;

/// A round made ready: its answers as columns of whole numbers.
#[derive(Debug)]
pub struct Lane<'a> {
    round: Round<'a>,
    leagues: Vec<League>,
}

/// The units of one league, which stand together, and the columns that exist there.
#[derive(Debug)]
struct League {
    units: std::ops::Range<usize>,
    columns: Vec<Column>,
    /// By node; `None` where it is structure only.
    nodes: Vec<Option<Below>>,
}

/// What stands below a node in a league.
#[derive(Debug, Default)]
struct Below {
    /// Positions in `columns`, those of its groups too.
    columns: Vec<usize>,
    /// Sum of the maxima, in the fixed point.
    max: u64,
}

impl Below {
    /// Adds a child; `None` where the sum is too large for the lane.
    fn add(&mut self, max: u64, columns: impl IntoIterator<Item = usize>) -> Option<()> {
        self.max = self.max.checked_add(max).filter(|max| *max < STEPS_MAX)?;
        self.columns.extend(columns);
        Some(())
    }
}

/// Figures of all units as they are shown, and where each stands.
#[derive(Debug)]
pub struct Board<'a> {
    round: Round<'a>,
    /// By node; `None` where it is structure only.
    nodes: Vec<Option<NodeColumn>>,
    /// Criterion by criterion, all units of one together: points in steps of 10^-12, cut down.
    points: Vec<u64>,
    units: usize,
    scale: Shown,
}

/// One node of all units.
#[derive(Debug, Clone, Default)]
struct NodeColumn {
    states: Vec<NodeState>,
    /// Shown points, in steps of their last digit.
    points: Vec<i64>,
    /// Applicable maxima, in the fixed point.
    max: Vec<u64>,
    /// Shown values, in steps of their last digit; 0 where nothing applies.
    values: Vec<i64>,
    /// Empty for who is not ranked.
    ranks: Vec<Option<Rank>>,
}

impl<'a> Lane<'a> {
    /// Makes a round ready. `None` where the set or its answers need the whole of [`score`](super::score).
    #[must_use]
    pub fn new(round: &Round<'a>) -> Option<Self> {
        let framework = round.framework;
        if !has_lane(framework) || round.empty == Empty::Pending {
            return None;
        }
        let mut findings = Vec::new();
        let world = World::new(round, &mut findings);
        if !findings.is_empty() {
            return None;
        }
        let scores = Scores {
            round: *round,
            world,
            criteria: Vec::new(),
            gates: Vec::new(),
            adjusts: Vec::new(),
            nodes: Vec::new(),
        };
        let mut leagues = Vec::new();
        let mut from = 0;
        for units in round.units.list.chunk_by(|a, b| a.league == b.league) {
            let range = from..from + units.len();
            from = range.end;
            let league = units.first().map(|unit| unit.league).unwrap_or_default();
            leagues.push(League::new(&scores, league, range)?);
        }
        Some(Lane {
            round: *round,
            leagues,
        })
    }

    /// Scores, sums, rounds and ranks. `None` where a figure is too large for the lane.
    #[must_use]
    pub fn run(&self) -> Option<Board<'a>> {
        let framework = self.round.framework;
        let mut board = Board::new(self)?;
        for league in &self.leagues {
            let mut from = league.units.start;
            while from < league.units.end {
                let chunk = from..league.units.end.min(from + CHUNK);
                from = chunk.end;
                league.chunk(self, framework, chunk, &mut board)?;
            }
        }
        place::ranks(&mut board);
        Some(board)
    }
}

/// Whether all nodes only add up and nothing acts on them.
fn has_lane(framework: &Framework) -> bool {
    let plain = |node: &Node| node.sum == Sum::Sum && node.cap.is_none() && !node.rescale;
    let scale = &framework.scale;
    let rolls_up = |rule: &dyn Rule| rule.rolls_up().is_some();
    let of_several = |of: &BandOf| matches!(of, BandOf::MinimumOf(_));
    framework.is_scored()
        && framework.nodes.iter().all(plain)
        && framework.gates.is_empty()
        && framework.adjusts.is_empty()
        && !framework.bands.iter().any(|bands| of_several(&bands.of))
        && scale.round_at == RoundAt::Display
        && scale.rank_on == RankOn::Shown
        && scale.rank_within == RankWithin::League
        && !framework
            .criteria
            .iter()
            .any(|criterion| criterion.rule.as_deref().is_some_and(rolls_up))
}

impl League {
    fn new(scores: &Scores<'_>, league: LeagueIx, units: std::ops::Range<usize>) -> Option<Self> {
        let framework = scores.round.framework;
        let mut columns = Vec::new();
        for at in 0..framework.criteria.len() {
            columns.extend(column::read(
                scores,
                CriterionIx::at(at),
                league,
                units.clone(),
            )?);
        }
        let shown = super::node::shown(framework);
        let mut nodes: Vec<Option<Below>> = shown
            .iter()
            .map(|shown| shown.then(Below::default))
            .collect();
        for (at, node) in framework.nodes.iter().enumerate().rev() {
            let mut below = Below::default();
            for child in &node.children {
                match child {
                    Child::Criterion(criterion) => {
                        let of = |column: &Column| column.criterion == *criterion;
                        if let Some(found) = columns.iter().position(of) {
                            below.add(columns.get(found)?.max, [found])?;
                        }
                    }
                    Child::Group(group) => {
                        if let Some(group) = nodes.get(group.index())? {
                            below.add(group.max, group.columns.iter().copied())?;
                        }
                    }
                }
            }
            if let Some(place) = nodes.get_mut(at)?.as_mut() {
                *place = below;
            }
        }
        Some(League {
            units,
            columns,
            nodes,
        })
    }

    /// Scores and sums some of the units.
    fn chunk(
        &self,
        lane: &Lane<'_>,
        framework: &Framework,
        units: std::ops::Range<usize>,
        board: &mut Board<'_>,
    ) -> Option<()> {
        let empty = || vec![Sums::new(units.len()); framework.nodes.len()];
        let mut sums = empty();
        let local = units.start - self.units.start..units.end - self.units.start;
        for column in &self.columns {
            let first = column.criterion.index() * board.units;
            let kept = first + units.start..first + units.end;
            let kept = board.points.get_mut(kept)?;
            let criterion = framework.criteria.get(column.criterion.index())?;
            let sum = sums.get_mut(criterion.group.index())?;
            column.points(local.clone(), kept, sum);
            for other in &criterion.also_in {
                sum_again(column, local.clone(), sums.get_mut(other.index())?);
            }
        }
        for at in (0..framework.nodes.len()).rev() {
            let below = self.nodes.get(at)?;
            let (before, from) = sums.split_at_mut(at);
            let (Some(sum), Some(below)) = (from.first(), below) else {
                continue;
            };
            self.finish(lane, NodeIx::at(at), below, sum, units.clone(), board)?;
            let parent = framework.nodes.get(at)?.parent;
            if let Some(parent) = parent.and_then(|parent| before.get_mut(parent.index())) {
                parent.add(sum);
            }
        }
        Some(())
    }

    /// Rounds one node of some units.
    fn finish(
        &self,
        lane: &Lane<'_>,
        node: NodeIx,
        below: &Below,
        sum: &Sums,
        units: std::ops::Range<usize>,
        board: &mut Board<'_>,
    ) -> Option<()> {
        let scale = board.scale;
        let column = board.nodes.get_mut(node.index())?.as_mut()?;
        let start = units.start;
        let submitted = units
            .clone()
            .map(|unit| lane.round.answers.is_submitted(UnitIx::at(unit)));
        let shown = column.points.get_mut(units.clone())?.iter_mut();
        let shown = shown.zip(column.values.get_mut(units.clone())?);
        let kept = column.max.get_mut(units.clone())?.iter_mut();
        let kept = kept.zip(column.states.get_mut(units)?).zip(submitted);
        let sums = sum.points.iter().zip(&sum.cut).zip(&sum.gone);
        let all = sums.zip(shown.zip(kept)).enumerate();
        let mut rest = Terms::default();
        for (at, (((points, cut), gone), (shown, ((kept, state), submitted)))) in all {
            let max = below.max - gone;
            let found = match scale.certain(*points, *cut, max) {
                Some(found) => found,
                None => {
                    self.rest(below, start + at - self.units.start, &mut rest);
                    scale.exact(*points, &rest, max)?
                }
            };
            (*shown.0, *shown.1) = found;
            *kept = max;
            *state = match max {
                _ if !submitted => NodeState::NotSubmitted,
                0 => NodeState::NotApplicable,
                _ => NodeState::Scored,
            };
        }
        Some(())
    }

    /// What was cut off below a node for one unit.
    fn rest(&self, below: &Below, unit: usize, terms: &mut Terms) {
        terms.clear();
        for column in below
            .columns
            .iter()
            .filter_map(|column| self.columns.get(*column))
        {
            column.cut(unit, terms);
        }
    }
}

/// Adds a column to the sums of a node of a further tree.
fn sum_again(column: &Column, units: std::ops::Range<usize>, sum: &mut Sums) {
    let mut again = vec![0; units.len()];
    column.points(units, &mut again, sum);
}

/// The sums of one node under way, by unit.
#[derive(Debug, Clone)]
struct Sums {
    /// In the fixed point, cut down.
    points: Vec<u64>,
    /// How many terms were cut.
    cut: Vec<u32>,
    /// Maxima that do not apply, in the fixed point.
    gone: Vec<u64>,
}

impl Sums {
    fn new(units: usize) -> Self {
        Sums {
            points: vec![0; units],
            cut: vec![0; units],
            gone: vec![0; units],
        }
    }

    fn add(&mut self, other: &Sums) {
        self.points
            .iter_mut()
            .zip(&other.points)
            .for_each(|(sum, term)| *sum += term);
        self.cut
            .iter_mut()
            .zip(&other.cut)
            .for_each(|(sum, term)| *sum += term);
        self.gone
            .iter_mut()
            .zip(&other.gone)
            .for_each(|(sum, term)| *sum += term);
    }
}

impl<'a> Board<'a> {
    fn new(lane: &Lane<'a>) -> Option<Self> {
        let framework = lane.round.framework;
        let units = lane.round.units.len();
        let column = NodeColumn {
            states: vec![NodeState::NotApplicable; units],
            points: vec![0; units],
            max: vec![0; units],
            values: vec![0; units],
            ranks: vec![None; units],
        };
        let shown = super::node::shown(framework);
        Some(Board {
            round: lane.round,
            nodes: shown
                .into_iter()
                .map(|shown| shown.then(|| column.clone()))
                .collect(),
            points: vec![0; framework.criteria.len() * units],
            units,
            scale: Shown::new(&framework.scale)?,
        })
    }

    /// The points of a criterion, cut down to a multiple of 10^-12.
    #[must_use]
    pub fn points(&self, criterion: CriterionIx, unit: UnitIx) -> Option<Rational> {
        let steps = *self
            .points
            .get(criterion.index() * self.units + unit.index())?;
        Rational::new(i64::try_from(steps).ok()?, i64::try_from(POINT).ok()?)
    }
}

impl<'a> Standings<'a> for Board<'a> {
    fn round(&self) -> &Round<'a> {
        &self.round
    }

    fn standing(&self, node: NodeIx, unit: UnitIx) -> Option<Standing<'a>> {
        let column = self.nodes.get(node.index())?.as_ref()?;
        let at = unit.index();
        let max = *column.max.get(at)?;
        let value = self.scale.value(*column.values.get(at)?);
        let rank = *column.ranks.get(at)?;
        let is_compared = place::compared(&self.round, column, at).is_some();
        Some(Standing {
            state: *column.states.get(at)?,
            points: self.scale.points(*column.points.get(at)?),
            max: self.scale.max(max),
            rank,
            change: rank.and_then(|rank| self.round.change(node, unit, rank)),
            band: is_compared
                .then(|| band::of_value(&self.round, node, &value, unit))
                .flatten(),
            value: (max > 0).then_some(value),
        })
    }
}
