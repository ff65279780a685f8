//! One criterion as columns of whole numbers: a quotient for rules that are a share of a target, a line of
//! a table for all others.
//!
//! What a table holds comes from the rule itself, so a kind of rule needs nothing to have a lane; equal
//! answers to a single input are looked up once. Only quotients are computed here as well.
//! Not for: what rules say; see `framework::rule`.

use super::quotient::{Numbers, Quotient};
use super::rest::Terms;
use super::{PLACES, POINT, Sums};
use crate::framework::rule::{Proportion, Rest, Rule};
use crate::framework::{Criterion, InputKind, Owner};
use crate::id::{CriterionIx, InputIx, LeagueIx, ParamIx, PeerIx, UnitIx};
use crate::measure::case::{Case, Children, ChildrenWanted, Facts, Peers};
use crate::measure::cell::{Cell, YesNo};
use crate::measure::value::{WhenOver, WhenZero};
use crate::rational::{Rational, Rounding};
use crate::score::leaf::settle;
use crate::score::{Scores, State};
use std::cell::Cell as Flag;
use std::ops::Range;

/// One criterion in one league.
#[derive(Debug)]
pub(super) struct Column {
    /// Which.
    pub(super) criterion: CriterionIx,
    /// Its maximum, in the fixed point.
    pub(super) max: u64,
    terms: Kind,
}

#[derive(Debug)]
enum Kind {
    Quotient(Quotient),
    Table(Table),
}

/// By unit, which line.
#[derive(Debug, Default)]
struct Table {
    lines: Vec<Line>,
    of: Vec<u32>,
}

/// Points and what is known of them.
#[derive(Debug, Clone, PartialEq)]
struct Line {
    /// In the fixed point, cut down.
    points: u64,
    /// What was cut off, in steps of the fixed point.
    rest: Rational,
    /// Whether anything was.
    is_cut: bool,
    /// How much of the maximum does not apply, in the fixed point.
    gone: u64,
}

/// Of a unit that did not submit.
const NOTHING: Line = Line {
    points: 0,
    rest: Rational::ZERO,
    is_cut: false,
    gone: 0,
};

/// Reads a criterion's answers: `None` where the lane cannot, an empty option where it has no points here.
pub(super) fn read(
    scores: &Scores<'_>,
    at: CriterionIx,
    league: LeagueIx,
    units: Range<usize>,
) -> Option<Option<Column>> {
    let criterion = scores.round.framework.criteria.get(at.index())?;
    let max = criterion.max.get(league.index())?.as_ref();
    let (Some(max), Some(rule)) = (max, criterion.rule.as_deref()) else {
        return Some(None);
    };
    if !rule.contributes() {
        return Some(None);
    }
    let reader = Reader {
        scores,
        owner: Owner::Criterion(at),
        criterion,
        rule,
        max,
        units,
    };
    let quotient = rule.proportion().filter(|_| reader.is_quiet());
    let terms = match quotient.and_then(|proportion| reader.quotient(&proportion)) {
        Some(quotient) => Kind::Quotient(quotient),
        None => Kind::Table(reader.table()?),
    };
    Some(Some(Column {
        criterion: at,
        max: whole_steps(max)?,
        terms,
    }))
}

struct Reader<'r, 'a> {
    scores: &'r Scores<'a>,
    owner: Owner,
    criterion: &'r Criterion,
    rule: &'r dyn Rule,
    max: &'r Rational,
    units: Range<usize>,
}

impl Reader<'_, '_> {
    /// Whether rows say nothing beside plain values.
    fn is_quiet(&self) -> bool {
        let round = &self.scores.round;
        round
            .answers
            .is_quiet(round.framework, self.owner, &self.criterion.uses)
    }

    /// Whether answers to an input have no decimals.
    fn is_whole(&self, input: InputIx) -> bool {
        let kind = self
            .scores
            .round
            .framework
            .input(input)
            .map(|input| input.kind);
        matches!(
            kind,
            Some(InputKind::Count | InputKind::Money | InputKind::List)
        )
    }

    /// The column as a quotient; `None` where its numbers do not fit one.
    fn quotient(&self, proportion: &Proportion<'_>) -> Option<Quotient> {
        let (round, ratio) = (&self.scores.round, proportion.ratio);
        let target = match proportion.target {
            Some(target) => {
                let facts = self
                    .scores
                    .facts(self.owner, &[], UnitIx::at(self.units.start));
                target.value(&Case::new(&facts, self.max.clone()))
            }
            None => Rational::ONE,
        };
        let (factor, divisor) = (self.max * &point()).checked_div(&target)?.words()?;
        let enough = u64::try_from(target.round(0, Rounding::Down).steps()?).ok()? + 1;
        let (a, b) = (round.answers.cells(ratio.a), round.answers.cells(ratio.b));
        let both = |unit| (a.0.get(unit).unwrap_or(a.1), b.0.get(unit).unwrap_or(b.1));
        let places = if self.is_whole(ratio.a) && self.is_whole(ratio.b) {
            0
        } else {
            let all = self.units.clone().map(both);
            all.map(|(a, b)| places(a).max(places(b)))
                .max()
                .unwrap_or(0)
        };
        let mut numbers = Numbers::Short(Vec::with_capacity(self.units.len()));
        let (mut gone, mut greatest) = (Vec::new(), (0, 1));
        for unit in self.units.clone() {
            let (mut over, mut under) = (0, 1);
            let (a, b) = both(unit);
            if round.answers.is_submitted(UnitIx::at(unit)) && a.is_given() && b.is_given() {
                let (a, b) = (whole(a, places)?, whole(b, places)?);
                if a > b && ratio.when_over != WhenOver::Cap {
                    return None;
                }
                let a = a.min(b);
                match (b, ratio.when_zero) {
                    (1.., _) if proportion.rest == Rest::Missing => (over, under) = (b - a, b),
                    (1.., _) => (over, under) = (a, b),
                    (0, WhenZero::Zero) => {}
                    (0, WhenZero::Full) => over = enough,
                    (0, WhenZero::NotApplicable) => gone.push(unit - self.units.start),
                    (0, WhenZero::Invalid | WhenZero::Outer) => return None,
                }
                if b > 0 {
                    under = under.checked_mul(divisor)?;
                }
            }
            greatest = (over.max(greatest.0), under.max(greatest.1));
            numbers.push(over, under);
        }
        Some(Quotient {
            factor,
            numbers,
            gone,
            greatest,
        })
    }

    /// The column as lines of a table; `None` where a unit is pending or invalid.
    fn table(&self) -> Option<Table> {
        let answers = &self.scores.round.answers;
        let inputs = self.rule.inputs();
        let single = match inputs.as_slice() {
            [input] if self.is_quiet() => Some(*input),
            _ => None,
        };
        let mut known = vec![None; SLOTS];
        let mut table = Table::default();
        for unit in self.units.clone().map(UnitIx::at) {
            let is_submitted = answers.is_submitted(unit);
            let slot = single.filter(|_| is_submitted);
            let slot = slot.and_then(|input| slot_of(answers.cell(input, unit)));
            let mut place = slot.and_then(|slot| known.get_mut(slot));
            if let Some(Some(line)) = place {
                table.of.push(*line);
                continue;
            }
            let (line, only) = match is_submitted {
                true => self.line(unit)?,
                false => (NOTHING, Only::Unit),
            };
            let at = u32::try_from(table.lines.len()).ok()?;
            table.lines.push(line);
            table.of.push(at);
            if let (Some(place), Only::Answer) = (&mut place, only) {
                **place = Some(at);
            }
        }
        Some(table)
    }

    /// One unit by its rule, and what that depends on.
    fn line(&self, unit: UnitIx) -> Option<(Line, Only)> {
        let (scores, uses) = (self.scores, &self.criterion.uses);
        let facts = Watched {
            facts: scores.facts(self.owner, uses, unit),
            only: Flag::new(Only::Answer),
        };
        let outcome = self.rule.score(&Case::new(&facts, self.max.clone()));
        let round = &scores.round;
        let mark = round.answers.mark(round.framework, self.owner, uses, unit);
        let verdict = settle(outcome, mark, self.max, round.empty);
        let (points, rest) = fixed(&verdict.points)?;
        let gone = match (verdict.state, &verdict.partial) {
            (State::Pending | State::Invalid, _) => return None,
            (State::NotApplicable, _) => whole_steps(self.max)?,
            (_, Some(part)) => whole_steps(&(self.max - part))?,
            (_, None) => 0,
        };
        let line = Line {
            points,
            is_cut: !rest.is_zero(),
            rest,
            gone,
        };
        Some((line, facts.only.get()))
    }
}

/// What a result depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Only {
    /// The answer, the league and the year.
    Answer,
    /// Anything about the unit.
    Unit,
}

/// A unit's facts that notice when a rule asks for more than answers and parameters.
struct Watched<T> {
    facts: T,
    only: Flag<Only>,
}

impl<T: Facts> Facts for Watched<T> {
    fn league(&self) -> LeagueIx {
        self.facts.league()
    }

    fn cell(&self, input: InputIx) -> &Cell {
        self.facts.cell(input)
    }

    fn param(&self, param: ParamIx) -> Rational {
        self.facts.param(param)
    }

    fn earlier(&self) -> Option<&dyn Facts> {
        self.only.set(Only::Unit);
        self.facts.earlier()
    }

    fn peers(&self, peer: PeerIx) -> &Peers {
        self.only.set(Only::Unit);
        self.facts.peers(peer)
    }

    fn children(&self, wanted: &ChildrenWanted) -> Children {
        self.only.set(Only::Unit);
        self.facts.children(wanted)
    }
}

/// How many different answers to one input are looked up rather than scored again.
const SLOTS: usize = 4_096;

/// Where the line of an answer is looked up; an input has answers of one kind.
fn slot_of(cell: &Cell) -> Option<usize> {
    let slot = match cell {
        Cell::Empty => 0,
        Cell::Number(number) | Cell::Percent(number) => usize::try_from(number.steps(0)?).ok()?,
        Cell::YesNo(YesNo::Yes) => 1,
        Cell::YesNo(YesNo::No) => 2,
        Cell::Choice(level) => usize::from(*level),
        Cell::Parts(ticked) => {
            let bit = |part: &u16| 1_usize.checked_shl(u32::from(*part));
            ticked.iter().map(bit).sum::<Option<usize>>()?
        }
        Cell::Claim | Cell::Broken | Cell::Grades(_) | Cell::Text(_) => return None,
    };
    let slot = if matches!(cell, Cell::Empty) {
        slot
    } else {
        slot + 1
    };
    (slot < SLOTS).then_some(slot)
}

/// Decimals of a number as rules read it.
fn places(cell: &Cell) -> u8 {
    match cell {
        Cell::Number(number) => number.places(),
        Cell::Percent(number) => number.places() + 2,
        _ => 0,
    }
}

/// A number as rules read it, in steps of 10^-places; `None` where that is negative or too large.
fn whole(cell: &Cell, places: u8) -> Option<u64> {
    match cell {
        Cell::Number(number) => number.steps(places),
        Cell::Percent(number) => number.steps(places.checked_sub(2)?),
        _ => None,
    }
}

/// A point, in steps of the fixed point.
fn point() -> Rational {
    Rational::from_integer(i64::try_from(POINT).unwrap_or(i64::MAX))
}

/// A figure in the fixed point, cut down, and what was cut off.
fn fixed(figure: &Rational) -> Option<(u64, Rational)> {
    let steps = figure.round(PLACES, Rounding::Down).steps()?;
    let rest = &(figure * &point()) - &Rational::from_integer(steps);
    Some((u64::try_from(steps).ok()?, rest))
}

/// A maximum in the fixed point; `None` where something would be cut off.
fn whole_steps(max: &Rational) -> Option<u64> {
    let (steps, rest) = fixed(max)?;
    rest.is_zero().then_some(steps)
}

impl Column {
    /// Points of some units into `kept`, and added to a node's sums.
    pub(super) fn points(&self, units: Range<usize>, kept: &mut [u64], sums: &mut Sums) {
        match &self.terms {
            Kind::Quotient(quotient) => quotient.points(units, self.max, kept, sums),
            Kind::Table(table) => table.points(units, kept, sums),
        }
    }

    /// What was cut off a unit's points.
    pub(super) fn cut(&self, unit: usize, terms: &mut Terms) {
        match &self.terms {
            Kind::Quotient(quotient) => quotient.cut(unit, self.max, terms),
            Kind::Table(table) => {
                let line = table
                    .of
                    .get(unit)
                    .and_then(|line| table.lines.get(*line as usize));
                if let Some(line) = line {
                    terms.add(&line.rest);
                }
            }
        }
    }
}

impl Table {
    fn points(&self, units: Range<usize>, kept: &mut [u64], sums: &mut Sums) {
        let of = self.of.get(units).unwrap_or(&[]).iter().zip(kept);
        let sums = sums
            .points
            .iter_mut()
            .zip(&mut sums.cut)
            .zip(&mut sums.gone);
        for ((line, kept), ((points, cut), gone)) in of.zip(sums) {
            if let Some(line) = self.lines.get(*line as usize) {
                *kept = line.points;
                *points += line.points;
                *cut += u32::from(line.is_cut);
                *gone += line.gone;
            }
        }
    }
}
