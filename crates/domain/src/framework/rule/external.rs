//! # external
//!
//! ## What it measures
//! A rank or value that somebody else published: an index, a survey of another body.
//! ## When to use
//! When the number is not the unit's own and its source and date must stand beside it. If the unit reports
//! the number itself use `bands` or `ratio`.
//! ## Formula
//! `share = true`: M × x. Otherwise the points of the range (`bands`) in which x lies.
//! ## Example
//! ```toml
//! [criterion.inputs]
//! hang = { label.vi = "Thứ hạng PAR INDEX được công bố", kind = "count", min = "1" }
//! [criterion.rule.external]
//! of = "hang"
//! source.vi = "Bộ Nội vụ công bố chỉ số cải cách hành chính"
//! date = 2026-04-10
//! bands = [
//!   { to = "10", points = "10" },
//!   { above = "10", to = "30", points = "6" },
//!   { above = "30", points = "2" },
//! ]
//! ```
//! With max = "10": rank 12 gives 6.
//! ## Edge cases
//! Not published yet: pending. `date = { input = "…" }` asks for the date with each value. A share outside
//! 0 to 1, or a value outside every range, is refused.

use super::ranges::{self, Ranges};
use super::wish::Wish;
use super::{Desk, Kind, Rule, Standing};
use crate::framework::key::{Field, Fields, Key, Shape};
use crate::id::InputIx;
use crate::measure::case::Case;
use crate::measure::formula::{Formula, Step};
use crate::measure::need::{Need, Reach};
use crate::measure::number::plain_text;
use crate::measure::outcome::{Outcome, Refusal};
use crate::measure::value::Value;
use crate::rational::Rational;

pub(super) const KEYS: &[Key] = &[
    Key::required("of", Shape::Value),
    Key::required("source", Shape::NameOrText),
    Key::required("date", Shape::DateOrInput),
    Key::optional("bands", Shape::List(ranges::KEYS, 1)),
    Key::optional("share", Shape::Bool),
];
pub(super) const PLACE: Standing = Standing::Anywhere;

#[derive(Debug)]
struct External {
    of: Value,
    /// Where the date is asked for.
    date: Option<InputIx>,
    /// `None`: the value is a share of the maximum.
    bands: Option<Ranges>,
}

pub(super) fn read(fields: &mut Fields, desk: &mut Desk<'_>) -> Option<Box<dyn Rule>> {
    if fields.bool("share") == Some(&false) {
        desk.error("FW223", fields.place("share"), &[]);
    }
    desk.exactly_one(fields, &["bands", "share"])?;
    let bands = match fields.written("bands") {
        true => Some(Ranges::read(fields, "bands", desk)?),
        false => None,
    };
    let date = match fields.field("date")? {
        Field::Input(input) => Some(*input),
        _ => None,
    };
    let of = fields.value("of")?.clone();
    Some(Box::new(External { of, date, bands }))
}

impl Rule for External {
    fn kind(&self) -> &'static Kind {
        super::kind_of("external")
    }

    fn inputs(&self) -> Vec<InputIx> {
        let mut inputs = self.of.inputs();
        inputs.extend(self.date);
        inputs
    }

    fn score(&self, case: &Case<'_>) -> Outcome {
        if self
            .date
            .is_some_and(|date| !case.facts.cell(date).is_given())
        {
            return Outcome::Pending;
        }
        let x = match self.of.take(case, Outcome::Pending) {
            Ok(x) => x,
            Err(outcome) => return outcome,
        };
        if let Some(bands) = &self.bands {
            let formula = || self.of.formula(case, &x);
            return bands.score(case, &x, self.of.input(), formula);
        }
        if x.is_negative() || x > Rational::ONE {
            let invalid = Refusal::new("AS026", self.of.input());
            return invalid.arg("value", plain_text(&x)).into();
        }
        case.step(|| Step::Formula {
            what: "points",
            formula: Formula::Mul(vec![
                Formula::Max(case.max.clone()),
                self.of.formula(case, &x),
            ]),
        });
        case.scored(&case.max * &x)
    }

    fn full(&self, wish: &Wish<'_>) -> Vec<Need> {
        let undated = self
            .date
            .filter(|date| !wish.case.facts.cell(*date).is_given());
        let date = undated.map(Need::Provide).into_iter();
        let more = match &self.bands {
            Some(bands) => bands.full(wish, &self.of, &wish.points(self), |reach| reach),
            None => {
                let whole = wish.value(&self.of, Reach::exactly(Rational::ONE));
                whole.into_iter().collect()
            }
        };
        date.chain(more).collect()
    }
}
