//! Gates and adjusts of each unit: E17.
//!
//! Not for: what they do to their node; see `node`.

use super::facts::UnitFacts;
use super::world::World;
use super::{Empty, Round, State};
use crate::assessment::answers::{Mark, RowState};
use crate::framework::rule::adjust::adjust_line;
use crate::framework::rule::gate::{GateAnswer, gate_fails};
use crate::framework::{Adjust, AdjustMissing, Gate, Owner};
use crate::id::{AdjustIx, GateIx, InputIx, UnitIx};
use crate::measure::case::Case;
use crate::measure::cell::Cell;
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
        true => {
            let empty = match round.empty {
                Empty::Pending => State::Pending,
                Empty::NotProvided => State::NotProvided,
            };
            state(mark, answer.map_or(empty, |_| State::Scored))
        }
        false => State::NotProvided,
    };
    let answer = match (state, answer) {
        (State::Scored, Some(answer)) => GateAnswer::Given(answer),
        (State::Rejected | State::Invalid, _) => GateAnswer::Refused,
        (State::Pending | State::NotApplicable, _) => GateAnswer::Pending,
        (State::Scored | State::NotProvided, _) => GateAnswer::Missing,
    };
    GateScore {
        state,
        fails: owner.exists(round.framework, league) && gate_fails(gate, answer),
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
    let facts = UnitFacts::new(round, world, &[], unit);
    let line = adjust_line(adjust, &Case::new(&facts, Rational::ZERO));
    let mark = round.answers.mark(round.framework, owner, uses, unit);
    let mut state = match round.answers.is_submitted(unit) {
        true => {
            let answered = line.as_ref().map(|_| State::Scored);
            state(mark, answered.unwrap_or(State::NotProvided))
        }
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
    let line = line.filter(|_| state == State::Scored);
    let line = line.unwrap_or(Rational::ZERO);
    AdjustScore { state, line }
}

/// E2 for what has no rule and no claim; `answered` is the state where no row says anything.
fn state(mark: Mark, answered: State) -> State {
    match mark.state {
        _ if mark.is_broken => State::Invalid,
        Some(RowState::Rejected) => State::Rejected,
        Some(RowState::Pending) => State::Pending,
        None => answered,
    }
}
