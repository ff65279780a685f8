//! Criteria: the rule's result, the state (E2) and the contribution (E3) of each unit.
//!
//! Not for: gates and adjusts (`condition`), sums (`node`).

use super::facts::UnitFacts;
use super::{Empty, Round, Scores, State};
use crate::assessment::Invalid;
use crate::assessment::answers::{Mark, RowState};
use crate::diagnostic::Diagnostic;
use crate::framework::{Criterion, Framework, Owner, RoundAt};
use crate::id::{CriterionIx, InputIx, LeagueIx, UnitIx};
use crate::measure::case::Case;
use crate::measure::formula::Step;
use crate::measure::outcome::{Outcome, Refusal};
use crate::rational::Rational;
use std::cell::RefCell;

/// One criterion of all units.
#[derive(Debug, Default)]
pub(super) struct Leaves {
    /// Empty where the criterion is structure only.
    states: Vec<State>,
    points: Vec<Rational>,
    /// The applicable maxima of the scored; empty while each is the criterion's maximum.
    partial: Vec<Rational>,
}

/// One criterion of one unit: state and contribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leaf<'a> {
    /// E2.
    pub state: State,
    /// P of E3.
    pub points: &'a Rational,
    /// A of E3.
    pub max: &'a Rational,
}

/// What a criterion came to.
pub(super) struct Verdict {
    pub(super) state: State,
    pub(super) points: Rational,
    /// The applicable maximum where it is not the criterion's.
    pub(super) partial: Option<Rational>,
    /// Why it is invalid, if its rule found that.
    pub(super) refusal: Option<Refusal>,
    /// The points before they were rounded, where they were.
    pub(super) exact: Option<Rational>,
}

impl Verdict {
    fn without_points(state: State) -> Self {
        Self {
            state,
            points: Rational::ZERO,
            partial: None,
            refusal: None,
            exact: None,
        }
    }

    /// E6: with `round_at = "criterion"` the points are rounded before they contribute.
    fn round(&mut self, framework: &Framework) {
        if framework.scale.round_at == RoundAt::Criterion {
            let rounded = contributed(framework, &self.points);
            self.exact = Some(std::mem::replace(&mut self.points, rounded));
        }
    }
}

/// What the points of a rule contribute (E6).
pub(super) fn contributed(framework: &Framework, points: &Rational) -> Rational {
    let scale = &framework.scale;
    match scale.round_at {
        RoundAt::Criterion => scale.points(points).to_rational(),
        RoundAt::Display => points.clone(),
    }
}

static ZERO: Rational = Rational::ZERO;

/// A column for each criterion that has a maximum; units start as not applicable.
pub(super) fn columns(round: &Round<'_>) -> Vec<Leaves> {
    let scored = |criterion: &Criterion| criterion.max.iter().any(Option::is_some);
    let column = |criterion| match scored(criterion) {
        true => Leaves {
            states: vec![State::NotApplicable; round.units.len()],
            points: vec![Rational::ZERO; round.units.len()],
            partial: Vec::new(),
        },
        false => Leaves::default(),
    };
    round.framework.criteria.iter().map(column).collect()
}

impl Leaves {
    pub(super) fn leaf<'a>(
        &'a self,
        criterion: &'a Criterion,
        league: LeagueIx,
        unit: UnitIx,
    ) -> Option<Leaf<'a>> {
        let whole = criterion.max.get(league.index())?.as_ref()?;
        let state = *self.states.get(unit.index())?;
        let points = self.points.get(unit.index())?;
        let max = match state {
            State::NotApplicable => &ZERO,
            State::Scored => self.partial.get(unit.index()).unwrap_or(whole),
            _ => whole,
        };
        Some(Leaf { state, points, max })
    }

    fn put(&mut self, unit: UnitIx, verdict: Verdict, whole: impl Fn(UnitIx) -> Rational) {
        if let Some(max) = verdict.partial {
            if self.partial.is_empty() {
                self.partial = (0..self.states.len()).map(UnitIx::at).map(whole).collect();
            }
            if let Some(place) = self.partial.get_mut(unit.index()) {
                *place = max;
            }
        }
        let state = self.states.get_mut(unit.index());
        if let Some((state, points)) = state.zip(self.points.get_mut(unit.index())) {
            (*state, *points) = (verdict.state, verdict.points);
        }
    }
}

impl Scores<'_> {
    /// Scores the criteria of a batch of units, criterion by criterion.
    pub(super) fn leaves(&mut self, batch: &[UnitIx], findings: &mut Vec<Diagnostic>) {
        let framework = self.round.framework;
        let mut columns = std::mem::take(&mut self.criteria);
        for (at, (criterion, column)) in framework.criteria.iter().zip(&mut columns).enumerate() {
            let owner = Owner::Criterion(CriterionIx::at(at));
            let quiet = self
                .round
                .answers
                .is_quiet(framework, owner, &criterion.uses);
            for unit in batch {
                let mark = match quiet {
                    true => Mark::default(),
                    false => self
                        .round
                        .answers
                        .mark(framework, owner, &criterion.uses, *unit),
                };
                let verdict = self.verdict(owner, criterion, *unit, mark, None);
                let Some(verdict) = verdict else { continue };
                if let Some(refusal) = &verdict.refusal
                    && self.round.invalid == Invalid::Refused
                {
                    findings.push(self.refused(owner, *unit, refusal));
                }
                let units = self.round.units;
                column.put(*unit, verdict, |unit| {
                    let max = criterion.max.get(units.league(unit).index());
                    max.and_then(Clone::clone).unwrap_or(Rational::ZERO)
                });
            }
        }
        self.criteria = columns;
    }

    /// What a criterion comes to for a unit; `None` where it does not exist. The rule's steps are kept in
    /// `steps`.
    pub(super) fn verdict(
        &self,
        owner: Owner,
        criterion: &Criterion,
        unit: UnitIx,
        mark: Mark,
        steps: Option<&RefCell<Vec<Step>>>,
    ) -> Option<Verdict> {
        let league = self.round.units.league(unit);
        let max = criterion.max.get(league.index())?.as_ref()?;
        let rule = criterion.rule.as_deref()?;
        if !self.round.answers.is_submitted(unit) {
            return Some(Verdict::without_points(State::NotProvided));
        }
        let facts = self.facts(owner, &criterion.uses, unit);
        let case = match steps {
            None => Case::new(&facts, max.clone()),
            Some(steps) => Case::explained(&facts, max.clone(), steps),
        };
        let outcome = rule.score(&case);
        if !rule.contributes() {
            return Some(Verdict::without_points(collected(&outcome, mark)));
        }
        let mut verdict = settle(outcome, mark, max, self.round.empty);
        if verdict.state == State::Scored {
            verdict.round(self.round.framework);
        }
        Some(verdict)
    }

    /// The unit as the rule of a criterion sees it.
    pub(super) fn facts<'a>(
        &'a self,
        owner: Owner,
        uses: &[InputIx],
        unit: UnitIx,
    ) -> UnitFacts<'a> {
        UnitFacts::new(&self.round, &self.world, &self.nodes, unit).with_earlier(owner, uses)
    }

    fn refused(&self, owner: Owner, unit: UnitIx, refusal: &Refusal) -> Diagnostic {
        let framework = self.round.framework;
        let place = self.round.answers.place(framework, refusal.input, unit);
        let mut finding = Diagnostic::error(refusal.code, place);
        finding.args = refusal.args.clone();
        let input = framework
            .input(refusal.input)
            .map_or("", |input| input.id.as_str());
        finding
            .arg("unit", self.round.units.code(unit))
            .arg("criterion", owner.code(framework))
            .arg("input", input)
    }
}

/// E2 and E3: the first state that fits.
pub(super) fn settle(outcome: Outcome, mark: Mark, max: &Rational, empty: Empty) -> Verdict {
    let state = match (&outcome, mark.state) {
        (Outcome::Invalid(_), _) => State::Invalid,
        _ if mark.is_broken => State::Invalid,
        (Outcome::NotApplicable, _) => State::NotApplicable,
        _ if mark.is_claimed => State::NotApplicable,
        (_, Some(RowState::Rejected)) => State::Rejected,
        (_, Some(RowState::Pending)) | (Outcome::Pending, _) => State::Pending,
        (Outcome::NotProvided, _) if empty == Empty::Pending => State::Pending,
        (Outcome::NotProvided, _) => State::NotProvided,
        (Outcome::Scored { .. }, _) => State::Scored,
    };
    match outcome {
        Outcome::Scored { points, max: part } if state == State::Scored => Verdict {
            points,
            partial: (part != *max).then_some(part),
            ..Verdict::without_points(state)
        },
        Outcome::Invalid(refusal) => Verdict {
            refusal: Some(refusal),
            ..Verdict::without_points(state)
        },
        _ => Verdict::without_points(state),
    }
}

/// E16: `info` knows no state but these two, whatever rows say.
fn collected(outcome: &Outcome, mark: Mark) -> State {
    match outcome {
        Outcome::Scored { .. } if mark.is_clear() => State::Scored,
        _ => State::NotProvided,
    }
}
