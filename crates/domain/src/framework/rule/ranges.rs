//! Ranges of a value with their points: the `bands` of several kinds (§2).
//!
//! Not for: bands of results (`[[band]]`); those grade, these give points.

use super::Desk;
use super::wish::Wish;
use super::world::World;
use crate::framework::key::{Fields, Key, Shape};
use crate::id::InputIx;
use crate::measure::case::Case;
use crate::measure::formula::{Formula, Limit, Step};
use crate::measure::need::{Need, Reach};
use crate::measure::number::{Number, Points, plain_text};
use crate::measure::outcome::{Outcome, Refusal};
use crate::measure::value::Value;
use crate::rational::Rational;
use std::cmp::Ordering;

/// The keys of one range.
pub const KEYS: &[Key] = &[
    Key::optional("from", Shape::Number),
    Key::optional("above", Shape::Number),
    Key::optional("to", Shape::Number),
    Key::optional("below", Shape::Number),
    Key::optional("points", Shape::Points),
    Key::optional("linear", Shape::PointsList(2)),
];

/// Ranges in rising order, without gap or overlap.
#[derive(Debug)]
pub struct Ranges(Vec<Range>);

#[derive(Debug)]
struct Range {
    low: Option<End>,
    high: Option<End>,
    gives: Gives,
}

/// One end of a range; `closed` where the end itself belongs to it.
#[derive(Debug)]
struct End {
    at: Number,
    closed: bool,
}

#[derive(Debug)]
enum Gives {
    Same(Points),
    /// From the first at the lower end straight to the second at the upper end.
    Linear(Points, Points),
}

impl Ranges {
    /// The points of `x`, which `input` and others gave and `formula` states; a value outside every range
    /// is invalid.
    #[must_use]
    pub fn score(
        &self,
        case: &Case<'_>,
        x: &Rational,
        input: InputIx,
        formula: impl FnOnce() -> Formula,
    ) -> Outcome {
        let Some(range) = self.0.iter().find(|range| range.holds(case, x)) else {
            return Refusal::new("AS024", input)
                .arg("value", plain_text(x))
                .into();
        };
        match &range.gives {
            Gives::Same(points) => {
                let points = points.of(&case.max);
                case.step(|| range.line(case, Some(points.clone())));
                case.scored(points)
            }
            Gives::Linear(start, end) => {
                case.step(|| range.line(case, None));
                let ends = range.low.as_ref().zip(range.high.as_ref());
                let along = ends.and_then(|(low, high)| {
                    let (low, high) = (low.at.value(case), high.at.value(case));
                    (x - &low).checked_div(&(&high - &low))
                });
                // Reading made sure of both ends, one above the other.
                let along = along.unwrap_or(Rational::ZERO);
                let (from, to) = (start.of(&case.max), end.of(&case.max));
                case.step(|| Step::Formula {
                    what: "points",
                    formula: range.straight(case, (start, end), formula()),
                });
                case.scored(&from + &(&(&to - &from) * &along))
            }
        }
    }
}

impl Range {
    fn holds(&self, case: &Case<'_>, x: &Rational) -> bool {
        let low = self.low.as_ref().is_none_or(|low| {
            let order = x.cmp(&low.at.value(case));
            order == Ordering::Greater || (low.closed && order == Ordering::Equal)
        });
        low && self.high.as_ref().is_none_or(|high| {
            let order = x.cmp(&high.at.value(case));
            order == Ordering::Less || (high.closed && order == Ordering::Equal)
        })
    }

    fn line(&self, case: &Case<'_>, points: Option<Rational>) -> Step {
        let limit = |end: &Option<End>| {
            end.as_ref().map(|end| Limit {
                at: end.at.value(case),
                closed: end.closed,
            })
        };
        Step::Line {
            code: None,
            label: None,
            limits: Some((limit(&self.low), limit(&self.high))),
            points,
        }
    }

    /// p + (q − p) × (x − low)/(high − low).
    fn straight(&self, case: &Case<'_>, points: (&Points, &Points), x: Formula) -> Formula {
        let end = |end: &Option<End>| {
            end.as_ref()
                .map_or(Formula::Number(Rational::ZERO), |end| end.at.formula(case))
        };
        let (from, to) = (points.0.formula(&case.max), points.1.formula(&case.max));
        let width = Formula::minus(end(&self.high), end(&self.low));
        Formula::Add(vec![
            from.clone(),
            Formula::Mul(vec![
                Formula::minus(to, from),
                Formula::over(Formula::minus(x, end(&self.low)), width),
            ]),
        ])
    }
}

impl Ranges {
    /// Where a value has to lie for how many points: the ranges, of sloping ones the better end.
    pub(crate) fn reaches(&self, case: &Case<'_>) -> Vec<(Rational, Reach)> {
        let reaches = self.0.iter().filter_map(|range| {
            let limit = |end: &End| Limit {
                at: end.at.value(case),
                closed: end.closed,
            };
            let (low, high) = (
                range.low.as_ref().map(limit),
                range.high.as_ref().map(limit),
            );
            let (start, end) = match &range.gives {
                Gives::Same(points) => return Some((points.of(&case.max), Reach { low, high })),
                Gives::Linear(start, end) => (start.of(&case.max), end.of(&case.max)),
            };
            let rises = end >= start;
            let best = if rises { high } else { low };
            let best = best.filter(|best| best.closed)?;
            Some((start.max(end), Reach::exactly(best.at)))
        });
        reaches.collect()
    }

    /// The change of `of` that gives the most points; `narrow` keeps what `of` may be.
    pub(crate) fn full(
        &self,
        wish: &Wish<'_>,
        of: &Value,
        now: &Rational,
        narrow: impl Fn(Reach) -> Reach,
    ) -> Vec<Need> {
        let reaches = self.reaches(wish.case).into_iter();
        let reaches = reaches.map(|(points, reach)| (points, narrow(reach)));
        wish.best(of, now, reaches.collect())
    }

    /// Reads the list under `key` and checks it; `None` where it is absent or a range is no range.
    #[must_use]
    pub fn read(fields: &Fields, key: &str, desk: &mut Desk<'_>) -> Option<Self> {
        let list = fields.list(key)?;
        let read: Vec<_> = list
            .iter()
            .map(|fields| Range::read(fields, desk))
            .collect();
        let ranges: Vec<Range> = read.into_iter().collect::<Option<_>>()?;
        let last = ranges.len().saturating_sub(1);
        for (at, (range, fields)) in ranges.iter().zip(list).enumerate() {
            let open = (range.low.is_none() && at > 0) || (range.high.is_none() && at < last);
            if open {
                desk.error("FW214", fields.place.clone(), &[]);
            }
            range.check(fields, desk);
        }
        for (pair, fields) in ranges.windows(2).zip(list.iter().skip(1)) {
            if let [lower, upper] = pair {
                check_border(lower, upper, fields, desk);
            }
        }
        Some(Self(ranges))
    }
}

impl Range {
    fn read(fields: &Fields, desk: &mut Desk<'_>) -> Option<Self> {
        let low = end(fields, ("from", "above"), desk);
        let high = end(fields, ("to", "below"), desk);
        desk.exactly_one(fields, &["points", "linear"])?;
        let gives = match (fields.points("points"), fields.points_list("linear")) {
            (Some(points), _) => Gives::Same(points.clone()),
            (None, Some(ends)) => {
                let [start, end] = ends.as_slice() else {
                    return None;
                };
                Gives::Linear(start.clone(), end.clone())
            }
            (None, None) => return None,
        };
        Some(Self { low, high, gives })
    }

    /// Ends in order, points within the maximum.
    fn check(&self, fields: &Fields, desk: &mut Desk<'_>) {
        match &self.gives {
            Gives::Same(points) => desk.within_max(points, fields.place("points")),
            Gives::Linear(start, end) => {
                desk.within_max(start, fields.place("linear"));
                desk.within_max(end, fields.place("linear"));
            }
        }
        let linear = matches!(self.gives, Gives::Linear(..));
        let (Some(low), Some(high)) = (&self.low, &self.high) else {
            if linear {
                desk.error("FW216", fields.place("linear"), &[]);
            }
            return;
        };
        let single = low.closed && high.closed && !linear;
        desk.check("FW215", &fields.place, |world| {
            let (low, high) = (world.value(&low.at)?, world.value(&high.at)?);
            let empty = low > high || (low == high && !single);
            empty.then(|| vec![("low", plain_text(&low)), ("high", plain_text(&high))])
        });
    }
}

/// The end under one of two keys: the closed word, the open word.
fn end(fields: &Fields, words: (&'static str, &'static str), desk: &mut Desk<'_>) -> Option<End> {
    desk.at_most_one(fields, &[words.0, words.1]);
    let closed = fields.number(words.0).map(|at| (at, true));
    let (at, closed) = closed.or_else(|| Some((fields.number(words.1)?, false)))?;
    Some(End {
        at: at.clone(),
        closed,
    })
}

/// Where one range ends the next begins, and exactly one of them holds the border.
fn check_border(lower: &Range, upper: &Range, fields: &Fields, desk: &mut Desk<'_>) {
    let (Some(high), Some(low)) = (&lower.high, &upper.low) else {
        return;
    };
    let one_holds_it = high.closed != low.closed;
    let apart = |world: &World<'_>| {
        let (high, low) = (world.value(&high.at)?, world.value(&low.at)?);
        let apart = high != low || !one_holds_it;
        apart.then(|| vec![("high", plain_text(&high)), ("low", plain_text(&low))])
    };
    desk.check("FW213", &fields.place, apart);
}
