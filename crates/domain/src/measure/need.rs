//! What would bring points back: the smallest change of the answers that gives the most points.
//!
//! Not for: which change that is (each kind of rule says, beside its `score`); words for it (`wording`).

use super::case::{Case, Children, Facts, Peers, Standing};
use super::formula::Limit;
use super::outcome::Outcome;
use super::value::{Ratio, Value, WhenOver};
use crate::assessment::cell::Cell;
use crate::framework::rule::Rule;
use crate::framework::rule::roll_up::RollUp;
use crate::framework::{Input, InputKind};
use crate::id::{InputIx, LeagueIx, ParamIx, PeerIx};
use crate::locale::Name;
use crate::rational::{Decimal, Rational, Rounding};

/// Decimals of a figure that need not be met exactly.
const SHORT: u8 = 2;

/// One thing to be done.
#[derive(Debug, Clone, PartialEq)]
pub enum Need {
    /// Another answer.
    Answer {
        /// To which input.
        input: InputIx,
        /// The answer as it stands; may be empty.
        from: Cell,
        /// The answer that is needed.
        to: Cell,
        /// What the level or the parts that come in are called; empty for other answers.
        labels: Vec<Name>,
    },
    /// Any answer: what it has to be follows from others that are empty too, or it is a date.
    Provide(InputIx),
    /// Better results of child units.
    Children {
        /// Codes of those that fall short, furthest first.
        units: Vec<String>,
        /// The band that counts, where bands do; else the whole of the points.
        band: Option<String>,
    },
}

impl Need {
    /// The answer to an input that `to` takes the place of.
    pub(crate) fn answer(case: &Case<'_>, input: InputIx, to: Cell, labels: Vec<Name>) -> Self {
        let from = case.facts.cell(input).clone();
        Self::Answer {
            input,
            from,
            to,
            labels,
        }
    }

    fn input(&self) -> Option<InputIx> {
        match self {
            Self::Answer { input, .. } | Self::Provide(input) => Some(*input),
            Self::Children { .. } => None,
        }
    }
}

/// `more` after `needs`: of two for one input the later counts, from where the earlier began.
pub(crate) fn join(mut needs: Vec<Need>, more: Vec<Need>) -> Vec<Need> {
    for mut need in more {
        let same = needs
            .iter()
            .position(|old| need.input().is_some() && old.input() == need.input());
        let old = same.map(|at| needs.remove(at));
        if let (Need::Answer { from, .. }, Some(Need::Answer { from: first, .. })) =
            (&mut need, old)
        {
            *from = first;
        }
        needs.push(need);
    }
    needs
}

/// The range a value has to come into.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Reach {
    pub(crate) low: Option<Limit>,
    pub(crate) high: Option<Limit>,
}

impl Reach {
    /// `at` or more.
    pub(crate) fn from(at: Rational) -> Self {
        Self {
            low: Some(Limit { at, closed: true }),
            high: None,
        }
    }

    /// `at` or less.
    pub(crate) fn to(at: Rational) -> Self {
        Self {
            low: None,
            high: Some(Limit { at, closed: true }),
        }
    }

    /// `at` alone.
    pub(crate) fn exactly(at: Rational) -> Self {
        Self::from(at.clone()).and(Self::to(at))
    }

    /// What lies in both.
    pub(crate) fn and(self, other: Self) -> Self {
        let tighter =
            |a: Option<Limit>, b: Option<Limit>, wins: fn(&Limit, &Limit) -> bool| match (a, b) {
                (Some(a), Some(b)) => Some(if wins(&a, &b) { a } else { b }),
                (a, b) => a.or(b),
            };
        Self {
            low: tighter(self.low, other.low, |a, b| {
                (&a.at, !a.closed) >= (&b.at, !b.closed)
            }),
            high: tighter(self.high, other.high, |a, b| {
                (&a.at, a.closed) <= (&b.at, b.closed)
            }),
        }
    }

    /// Every value changed by a function that keeps their order.
    pub(crate) fn map(self, change: impl Fn(&Rational) -> Rational) -> Self {
        let limit = |limit: Limit| Limit {
            at: change(&limit.at),
            closed: limit.closed,
        };
        Self {
            low: self.low.map(limit),
            high: self.high.map(limit),
        }
    }

    pub(crate) fn holds(&self, value: &Rational) -> bool {
        let above = |low: &Limit| *value > low.at || (low.closed && *value == low.at);
        let below = |high: &Limit| *value < high.at || (high.closed && *value == high.at);
        self.low.as_ref().is_none_or(above) && self.high.as_ref().is_none_or(below)
    }

    fn ends_at(&self, value: &Rational) -> bool {
        let mut limits = self.low.iter().chain(&self.high);
        limits.any(|limit| limit.at == *value)
    }

    /// The value inside that is nearest to `from` among those of so many decimals.
    fn nearest(&self, from: &Rational, digits: u8) -> Option<Rational> {
        let step = Rational::new(1, 10_i64.checked_pow(u32::from(digits))?)?;
        let at = |value: &Rational| value.round(digits, Rounding::Down).to_rational();
        let mut found = from.clone();
        if let Some(low) = self.low.as_ref().filter(|low| found <= low.at) {
            found = at(&low.at);
            if found < low.at || (found == low.at && !low.closed) {
                found = &found + &step;
            }
        } else if let Some(high) = self.high.as_ref().filter(|high| found >= high.at) {
            found = at(&high.at);
            if found > high.at || (found == high.at && !high.closed) {
                found = &found - &step;
            }
        }
        self.holds(&found).then_some(found)
    }
}

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

/// A value as an answer; `None` where an answer cannot hold it.
pub(crate) fn decimal(value: &Rational) -> Option<Decimal> {
    let rounded = value.round(9, Rounding::Down);
    let whole = rounded.to_rational() == *value;
    whole.then(|| Decimal::parse(&rounded.to_string()))?
}

/// A unit as it would stand once needs are met; what others did stays as it is.
pub struct After<'a> {
    facts: &'a dyn Facts,
    needs: &'a [Need],
}

impl<'a> After<'a> {
    /// `facts` with `needs` met.
    #[must_use]
    pub fn new(facts: &'a dyn Facts, needs: &'a [Need]) -> Self {
        Self { facts, needs }
    }
}

impl Facts for After<'_> {
    fn league(&self) -> LeagueIx {
        self.facts.league()
    }

    fn cell(&self, wanted: InputIx) -> &Cell {
        let given = self.needs.iter().find_map(|need| match need {
            Need::Answer { input, to, .. } if *input == wanted => Some(to),
            _ => None,
        });
        given.unwrap_or_else(|| self.facts.cell(wanted))
    }

    fn param(&self, param: ParamIx) -> Rational {
        self.facts.param(param)
    }

    fn earlier(&self) -> Option<&dyn Facts> {
        self.facts.earlier()
    }

    fn peers(&self, peer: PeerIx) -> &Peers {
        self.facts.peers(peer)
    }

    fn children(&self, wanted: &RollUp) -> Children {
        let mut children = self.facts.children(wanted);
        for need in self.needs {
            let (Need::Children { units, band }, Children::Known(list)) = (need, &mut children)
            else {
                continue;
            };
            for child in list.iter_mut().filter(|child| units.contains(&child.unit)) {
                child.standing = Standing::Scored {
                    share: Rational::ONE,
                    band: band.clone(),
                };
            }
        }
        children
    }
}
