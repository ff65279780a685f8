//! What a rule is asked for what is needed: a case, what its inputs can hold, and the smallest changes.
//!
//! Not for: which change a kind needs; each says so beside its `score`.

use super::Rule;
use crate::framework::{Input, InputKind};
use crate::id::InputIx;
use crate::measure::case::Case;
use crate::measure::cell::Cell;
use crate::measure::formula::Limit;
use crate::measure::need::{After, Need, Reach, decimal};
use crate::measure::outcome::Outcome;
use crate::measure::value::{Ratio, Value, WhenOver};
use crate::rational::Rational;

/// Decimals of a figure that need not be met exactly.
const SHORT: u8 = 2;

/// What a rule is asked with: a case, and what its inputs can hold.
#[derive(Clone, Copy)]
pub struct Wish<'a> {
    /// The unit as it answered.
    pub case: &'a Case<'a>,
    /// The inputs of the set.
    pub inputs: &'a [Input],
}

impl Wish<'_> {
    /// Brings a number into `reach` by the smallest change; nothing where it is there or cannot get there.
    pub(crate) fn number(&self, input: InputIx, reach: Reach) -> Option<Need> {
        let asked = self.inputs.get(input.index())?;
        let hundred = Rational::from_integer(100);
        let digits = match asked.kind {
            InputKind::Count | InputKind::List | InputKind::Money => 0,
            _ => 9,
        };
        let mut written = match asked.kind {
            InputKind::Percent => reach.map(|value| value * &hundred),
            _ => reach,
        };
        if let Some(min) = &asked.min {
            let (at, closed) = (min.clone(), !asked.min_open);
            let low = Some(Limit { at, closed });
            written = written.and(Reach { low, high: None });
        }
        if let Some(max) = &asked.max {
            written = written.and(Reach::to(max.clone()));
        }
        if !matches!(asked.kind, InputKind::Number | InputKind::Percent) {
            written = written.and(Reach::from(Rational::ZERO));
        }
        let from = match self.case.facts.cell(input) {
            Cell::Number(number) | Cell::Percent(number) => number.to_rational(),
            _ => Rational::ZERO,
        };
        let mut to = written.nearest(&from, digits)?;
        // A bound that no decimal hits is passed by no more digits than people write.
        if digits > SHORT && !written.ends_at(&to) {
            to = written.nearest(&from, SHORT).unwrap_or(to);
        }
        let to = decimal(&to)?;
        let to = match asked.kind {
            InputKind::Percent => Cell::Percent(to),
            _ => Cell::Number(to),
        };
        let changes = to != *self.case.facts.cell(input);
        changes.then(|| Need::answer(self.case, input, to, Vec::new()))
    }

    /// Brings a value into `reach`: the input itself, or the numerator.
    pub(crate) fn value(&self, of: &Value, reach: Reach) -> Option<Need> {
        match of {
            Value::Input(input) => self.number(*input, reach),
            Value::Ratio(ratio) => self.ratio(ratio, reach),
        }
    }

    /// Brings a/b into `reach` by a alone.
    pub(crate) fn ratio(&self, ratio: &Ratio, reach: Reach) -> Option<Need> {
        let Some(b) = self.case.number(ratio.b) else {
            return Some(Need::Provide(ratio.b));
        };
        if b <= Rational::ZERO {
            return None;
        }
        let one = Rational::ONE;
        let a = match ratio.when_over {
            WhenOver::Allow => reach,
            WhenOver::Invalid => reach.and(Reach::to(one)),
            // Whatever is above counts as 1.
            WhenOver::Cap if reach.holds(&one) => Reach {
                high: None,
                ..reach
            },
            WhenOver::Cap => reach.and(Reach::to(one)),
        };
        let a = a.map(|share| share * &b).and(Reach::from(Rational::ZERO));
        self.number(ratio.a, a)
    }

    /// Of several ranges with their points the one with the most that `of` can come into, and of those
    /// with as many the nearest; nothing where none has more points than `now`.
    pub(crate) fn best(
        &self,
        of: &Value,
        now: &Rational,
        ranges: Vec<(Rational, Reach)>,
    ) -> Vec<Need> {
        let better = ranges.into_iter().filter(|(points, _)| points > now);
        let reached = better.filter_map(|(points, reach)| {
            let need = self.value(of, reach)?;
            let way = way(&need);
            Some((points, std::cmp::Reverse(way), need))
        });
        let best = reached.max_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
        best.map(|(.., need)| need).into_iter().collect()
    }

    /// The points a rule gives to this case; 0 where it gives none.
    pub(crate) fn points(&self, rule: &dyn Rule) -> Rational {
        points(rule.score(&Case::new(self.case.facts, self.case.max.clone())))
    }

    /// The points a rule gives once `needs` are met.
    pub(crate) fn points_after(&self, rule: &dyn Rule, needs: &[Need]) -> Rational {
        let after = After::new(self.case.facts, needs);
        points(rule.score(&Case::new(&after, self.case.max.clone())))
    }
}

fn points(outcome: Outcome) -> Rational {
    match outcome {
        Outcome::Scored { points, .. } => points,
        _ => Rational::ZERO,
    }
}

/// How far a number has to go, as it is written.
fn way(need: &Need) -> Rational {
    let written = |cell: &Cell| match cell {
        Cell::Number(number) | Cell::Percent(number) => number.to_rational(),
        _ => Rational::ZERO,
    };
    match need {
        Need::Answer { from, to, .. } => {
            let (from, to) = (written(from), written(to));
            (&to - &from).max(&from - &to)
        }
        Need::Provide(_) | Need::Children { .. } => Rational::ZERO,
    }
}
