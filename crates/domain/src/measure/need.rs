//! What would bring points back: the smallest change of the answers that gives the most points.
//!
//! Not for: which change that is (each kind of rule says, beside its `score`); words (`score::wording`).

use super::case::{Case, ChildStanding, Children, ChildrenWanted, Facts, Peers};
use super::cell::Cell;
use super::formula::Limit;
use crate::id::{InputIx, LeagueIx, ParamIx, PeerIx};
use crate::locale::Name;
use crate::rational::{Decimal, Rational, Rounding};

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

    pub(crate) fn ends_at(&self, value: &Rational) -> bool {
        let mut limits = self.low.iter().chain(&self.high);
        limits.any(|limit| limit.at == *value)
    }

    /// The value inside that is nearest to `from` among those of so many decimals.
    pub(crate) fn nearest(&self, from: &Rational, digits: u8) -> Option<Rational> {
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

    fn children(&self, wanted: &ChildrenWanted) -> Children {
        let mut children = self.facts.children(wanted);
        for need in self.needs {
            let (Need::Children { units, band }, Children::Known(list)) = (need, &mut children)
            else {
                continue;
            };
            for child in list.iter_mut().filter(|child| units.contains(&child.unit)) {
                child.standing = ChildStanding::Scored {
                    share: Rational::ONE,
                    band: band.clone(),
                };
            }
        }
        children
    }
}
