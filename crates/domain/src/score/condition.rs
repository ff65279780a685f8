//! Gates and adjusts of each unit: E17.
//!
//! Not for: what they do to their node; see `node`.

use super::world::World;
use super::{Empty, Round, State};
use crate::assessment::answers::{Mark, RowState};
use crate::assessment::cell::Cell;
use crate::framework::{Adjust, AdjustMissing, Gate, GateMissing, Owner, Per, YesNo};
use crate::id::{AdjustIx, GateIx, InputIx, UnitIx};
use crate::measure::number::Number;
use crate::rational::Rational;

/// A gate of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GateScore {
    /// E17.
    pub state: State,
    /// Whether it fails.
    pub fails: bool,
}

/// An adjust of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdjustScore {
    /// E17.
    pub state: State,
    /// Its signed points, within floor and cap; 0 where there is no line.
    pub line: Rational,
}

/// Every gate of every unit; of a league without the gate too, where nobody asks.
pub(super) fn gates(round: &Round<'_>) -> Vec<Vec<GateScore>> {
    let framework = round.framework;
    let score = |at: usize, gate: &Gate| {
        let owner = Owner::Gate(GateIx::at(at));
        let uses = owner.uses(framework);
        let of_unit = |unit| gate_score(round, gate, owner, &uses, unit);
        round.units.all().map(of_unit).collect()
    };
    framework
        .gates
        .iter()
        .enumerate()
        .map(|(at, gate)| score(at, gate))
        .collect()
}

fn gate_score(
    round: &Round<'_>,
    gate: &Gate,
    owner: Owner,
    uses: &[InputIx],
    unit: UnitIx,
) -> GateScore {
    let league = round.units.league(unit);
    let answer = match round.answers.cell(gate.of, unit) {
        Cell::YesNo(answer) => Some(*answer),
        _ => None,
    };
    let mark = round.answers.mark(round.framework, owner, uses, unit);
    let state = match round.answers.is_submitted(unit) {
        true => state(mark, answer.is_some(), round.empty),
        false => State::NotProvided,
    };
    let fails = match state {
        State::Scored => answer == Some(gate.fails_on),
        State::Rejected | State::Invalid => true,
        State::NotProvided => gate.when_missing == GateMissing::Fail,
        State::Pending | State::NotApplicable => false,
    };
    GateScore {
        state,
        fails: fails && owner.exists(round.framework, league),
    }
}

/// Every adjust of every unit.
pub(super) fn adjusts(round: &Round<'_>, world: &World) -> Vec<Vec<AdjustScore>> {
    let framework = round.framework;
    let score = |at: usize, adjust: &Adjust| {
        let owner = Owner::Adjust(AdjustIx::at(at));
        let uses = owner.uses(framework);
        let of_unit = |unit| adjust_score(round, world, adjust, owner, &uses, unit);
        round.units.all().map(of_unit).collect()
    };
    framework
        .adjusts
        .iter()
        .enumerate()
        .map(|(at, adjust)| score(at, adjust))
        .collect()
}

fn adjust_score(
    round: &Round<'_>,
    world: &World,
    adjust: &Adjust,
    owner: Owner,
    uses: &[InputIx],
    unit: UnitIx,
) -> AdjustScore {
    let times = times(adjust, round.answers.cell(adjust.of, unit));
    let mark = round.answers.mark(round.framework, owner, uses, unit);
    let mut state = match round.answers.is_submitted(unit) {
        true => state(mark, times.is_some(), Empty::NotProvided),
        false => {
            return AdjustScore {
                state: State::NotProvided,
                line: Rational::ZERO,
            };
        }
    };
    if state == State::NotProvided && adjust.when_missing == AdjustMissing::None {
        state = State::Scored;
    }
    let line = match (state, times) {
        (State::Scored, Some(times)) => {
            let points = match &adjust.points {
                Number::Fixed(points) => points.clone(),
                Number::Param(param) => world.param(*param, round.units.league(unit)),
            };
            limited(&points * &times, &points, adjust.limit.as_ref())
        }
        _ => Rational::ZERO,
    };
    AdjustScore { state, line }
}

/// How often an adjust applies; `None` is an empty answer.
fn times(adjust: &Adjust, cell: &Cell) -> Option<Rational> {
    match (adjust.per, cell) {
        (Per::Once, Cell::YesNo(YesNo::Yes)) => Some(Rational::ONE),
        (Per::Once, Cell::YesNo(YesNo::No)) => Some(Rational::ZERO),
        (Per::Once, _) => None,
        (Per::Item | Per::DayLate, cell) => cell.number(),
    }
}

/// Not below the floor of a penalty, not above the cap of a bonus.
fn limited(line: Rational, points: &Rational, limit: Option<&Rational>) -> Rational {
    match limit {
        Some(floor) if points.is_negative() => line.max(floor.clone()),
        Some(cap) => line.min(cap.clone()),
        None => line,
    }
}

/// E2 for what has no rule and no claim.
fn state(mark: Mark, given: bool, empty: Empty) -> State {
    match mark.state {
        _ if mark.is_broken => State::Invalid,
        Some(RowState::Rejected) => State::Rejected,
        Some(RowState::Pending) => State::Pending,
        None if given => State::Scored,
        None if empty == Empty::Pending => State::Pending,
        None => State::NotProvided,
    }
}
