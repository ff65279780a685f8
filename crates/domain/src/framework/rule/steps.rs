//! # steps
//!
//! ## What it measures
//! How many or how much, in steps: at least so much earns so many points.
//! ## When to use
//! When a decision gives a table "from n on, so many points". If ends must be open, or points grow within
//! a range, use `bands`; if each item earns the same use `per_item`.
//! ## Formula
//! The points of the last step whose `at_least` is reached; below the first step 0.
//! ## Example
//! ```toml
//! [criterion.inputs]
//! so_cuoc_hop = { label.vi = "Số cuộc họp chuyên đề do người đứng đầu chủ trì", kind = "count" }
//! [criterion.rule.steps]
//! of = "so_cuoc_hop"
//! integer = true
//! steps = [
//!   { at_least = "1", points = "2" },
//!   { at_least = "2", points = "1/2" },
//!   { at_least = "4", points = "10" },
//! ]
//! ```
//! With max = "10": 3 meetings reach the step from 2, half of the points: 5.
//! ## Edge cases
//! Thresholds rise strictly; points need not. With `integer = true` a value that is not whole is refused.

use super::wish::Wish;
use super::{Desk, Kind, Rule, Standing};
use crate::framework::key::{Fields, Key, Shape};
use crate::id::InputIx;
use crate::measure::case::Case;
use crate::measure::formula::{Limit, Step};
use crate::measure::need::{Need, Reach};
use crate::measure::number::{Number, Points, plain_text};
use crate::measure::outcome::{Outcome, Refusal};
use crate::measure::value::Value;
use crate::rational::{Rational, Rounding};

const STEP: &[Key] = &[
    Key::required("at_least", Shape::Number),
    Key::required("points", Shape::Points),
];
pub(super) const KEYS: &[Key] = &[
    Key::required("of", Shape::Value),
    Key::required("integer", Shape::Bool),
    Key::required("steps", Shape::List(STEP, 1)),
];
pub(super) const PLACE: Standing = Standing::Anywhere;

#[derive(Debug)]
struct Steps {
    of: Value,
    whole: Whole,
    steps: Vec<Line>,
}

#[derive(Debug, PartialEq, Eq)]
enum Whole {
    Required,
    NotRequired,
}

#[derive(Debug)]
struct Line {
    at_least: Number,
    points: Points,
}

pub(super) fn read(fields: &mut Fields, desk: &mut Desk<'_>) -> Option<Box<dyn Rule>> {
    let list = fields.list("steps")?;
    let steps = list.iter().map(|line| {
        Some(Line {
            at_least: line.number("at_least")?.clone(),
            points: line.points("points")?.clone(),
        })
    });
    let steps: Vec<Line> = steps.collect::<Option<_>>()?;
    for (line, fields) in steps.iter().zip(list) {
        desk.within_max(&line.points, fields.place("points"));
    }
    for (pair, fields) in steps.windows(2).zip(list.iter().skip(1)) {
        let [lower, upper] = pair else { continue };
        desk.check("FW206", &fields.place("at_least"), |world| {
            let (low, high) = (world.value(&lower.at_least)?, world.value(&upper.at_least)?);
            (high <= low).then(|| vec![("low", plain_text(&low)), ("high", plain_text(&high))])
        });
    }
    let whole = if *fields.bool("integer")? {
        Whole::Required
    } else {
        Whole::NotRequired
    };
    let of = fields.value("of")?.clone();
    Some(Box::new(Steps { of, whole, steps }))
}

impl Rule for Steps {
    fn kind(&self) -> &'static Kind {
        super::kind_of("steps")
    }

    fn inputs(&self) -> Vec<InputIx> {
        self.of.inputs()
    }

    fn score(&self, case: &Case<'_>) -> Outcome {
        let x = match self.of.take(case, Outcome::NotProvided) {
            Ok(x) => x,
            Err(outcome) => return outcome,
        };
        if self.whole == Whole::Required && !x.is_integer() {
            let invalid = Refusal::new("AS025", self.of.input());
            return invalid.arg("value", plain_text(&x)).into();
        }
        let reached = self
            .steps
            .iter()
            .take_while(|line| line.at_least.value(case) <= x);
        let reached = reached.last();
        let points = reached.map_or(Rational::ZERO, |line| line.points.of(&case.max));
        case.step(|| {
            let limit = |line: &Line, closed| Limit {
                at: line.at_least.value(case),
                closed,
            };
            let below_first = || self.steps.first().map(|first| limit(first, false));
            let limits = match reached {
                Some(line) => (Some(limit(line, true)), None),
                None => (None, below_first()),
            };
            Step::Line {
                code: None,
                label: None,
                limits: Some(limits),
                points: Some(points.clone()),
            }
        });
        case.scored(points)
    }

    fn full(&self, wish: &Wish<'_>) -> Vec<Need> {
        let starts = self.steps.iter().map(|line| {
            let at = line.at_least.value(wish.case);
            match self.whole {
                Whole::Required => up(&at),
                Whole::NotRequired => at,
            }
        });
        let starts: Vec<Rational> = starts.collect();
        let steps = self.steps.iter().zip(&starts).enumerate();
        let ranges = steps.map(|(place, (line, start))| {
            let below = starts.get(place + 1).map(|at| Limit {
                at: at.clone(),
                closed: false,
            });
            let high = Reach {
                low: None,
                high: below,
            };
            (
                line.points.of(&wish.case.max),
                Reach::from(start.clone()).and(high),
            )
        });
        wish.best(&self.of, &wish.points(self), ranges.collect())
    }
}

/// The next whole number.
fn up(value: &Rational) -> Rational {
    let cut = value.round(0, Rounding::Down).to_rational();
    if cut < *value {
        &cut + &Rational::ONE
    } else {
        cut
    }
}
