//! # judgement
//!
//! ## What it measures
//! What several graders think, each in points.
//! ## When to use
//! When a jury or a council gives points. If one named body types one number use `manual`.
//! ## Formula
//! The mean or the median of the grades, after dropping one smallest and one greatest where the rule says so.
//! ## Example
//! ```toml
//! [criterion.inputs]
//! diem_giam_khao = { label.vi = "Điểm của các thành viên hội đồng", kind = "grades" }
//! [criterion.rule.judgement]
//! of = "diem_giam_khao"
//! aggregate = "mean"
//! graders_min = "3"
//! drop = "1"
//! drop_from = "5"
//! ```
//! With max = "10": 6;7;8;9;10 drops 6 and 10, and the mean of 7, 8 and 9 is 8.
//! ## Edge cases
//! Fewer graders than `graders_min`, or none yet: the result is still to come (pending). A grade outside 0
//! to M is refused. The median of an even number of grades is the mean of the middle two.

use super::wish::Wish;
use super::{Desk, Kind, Rule, Standing};
use crate::framework::InputKind;
use crate::framework::key::{Fields, Key, Shape};
use crate::id::InputIx;
use crate::measure::case::Case;
use crate::measure::cell::Cell;
use crate::measure::formula::{Formula, Step, mean};
use crate::measure::need::{Need, decimal};
use crate::measure::number::{Number, plain_text};
use crate::measure::outcome::{Outcome, Refusal};
use crate::rational::{Decimal, Rational};

pub(super) const KEYS: &[Key] = &[
    Key::required("of", Shape::Input(&[InputKind::Grades])),
    Key::required("aggregate", Shape::OneOf(&["mean", "median"])),
    Key::required("graders_min", Shape::Number),
    Key::required("drop", Shape::OneOf(&["0", "1"])),
    Key::optional("drop_from", Shape::Number),
];
pub(super) const PLACE: Standing = Standing::Criterion;

#[derive(Debug)]
struct Judgement {
    of: InputIx,
    aggregate: Aggregate,
    graders_min: Number,
    /// From how many grades on the extremes are dropped, if ever.
    drop_from: Option<Number>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Aggregate {
    Mean,
    Median,
}

pub(super) fn read(fields: &mut Fields, desk: &mut Desk<'_>) -> Option<Box<dyn Rule>> {
    desk.whole(fields, "graders_min", 1);
    desk.whole(fields, "drop_from", 3);
    let drop_from = if *fields.word("drop")? == "1" {
        desk.needs(fields, "drop_from", "drop = \"1\"");
        Some(fields.number("drop_from")?.clone())
    } else {
        desk.refuses(fields, "drop_from", "drop = \"1\"");
        None
    };
    let aggregate = match *fields.word("aggregate")? {
        "mean" => Aggregate::Mean,
        _ => Aggregate::Median,
    };
    Some(Box::new(Judgement {
        of: *fields.input("of")?,
        aggregate,
        graders_min: fields.number("graders_min")?.clone(),
        drop_from,
    }))
}

impl Judgement {
    /// The mean or the median of grades in rising order.
    fn of_sorted(&self, grades: &[Rational]) -> Option<Rational> {
        let middle = match self.aggregate {
            Aggregate::Mean => grades,
            Aggregate::Median => {
                grades.get((grades.len().checked_sub(1)?) / 2..=grades.len() / 2)?
            }
        };
        mean(middle)
    }
}

impl Rule for Judgement {
    fn kind(&self) -> &'static Kind {
        super::kind_of("judgement")
    }

    fn inputs(&self) -> Vec<InputIx> {
        vec![self.of]
    }

    fn score(&self, case: &Case<'_>) -> Outcome {
        let Cell::Grades(grades) = case.facts.cell(self.of) else {
            return Outcome::Pending;
        };
        let mut sorted: Vec<Rational> = grades.iter().map(|grade| grade.to_rational()).collect();
        let outside = |grade: &&Rational| grade.is_negative() || **grade > case.max;
        if let Some(grade) = sorted.iter().find(outside) {
            let invalid = Refusal::new("AS020", self.of);
            let invalid = invalid.arg("value", plain_text(grade));
            return invalid.arg("max", plain_text(&case.max)).into();
        }
        let count = i64::try_from(sorted.len()).unwrap_or(i64::MAX);
        let count = Rational::from_integer(count);
        let least = self.graders_min.value(case);
        if count < least {
            case.step(|| Step::Policy {
                policy: "graders_min",
                choice: "pending",
            });
            return Outcome::Pending;
        }
        sorted.sort();
        let mut kept = sorted.as_slice();
        let drop_from = self.drop_from.as_ref();
        if drop_from.is_some_and(|drop_from| count >= drop_from.value(case)) {
            case.step(|| Step::Policy {
                policy: "drop",
                choice: "1",
            });
            kept = sorted
                .get(1..sorted.len().saturating_sub(1))
                .unwrap_or(kept);
        }
        let Some(points) = self.of_sorted(kept) else {
            return Outcome::Pending;
        };
        case.step(|| {
            let grades = kept
                .iter()
                .map(|grade| Formula::Input(self.of, grade.clone()));
            Step::Formula {
                what: "points",
                formula: match self.aggregate {
                    Aggregate::Mean => Formula::Mean(grades.collect()),
                    Aggregate::Median => Formula::Median(grades.collect()),
                },
            }
        });
        case.scored(points)
    }

    fn full(&self, wish: &Wish<'_>) -> Vec<Need> {
        let case = wish.case;
        let (Cell::Grades(grades), Some(max)) = (case.facts.cell(self.of), decimal(&case.max))
        else {
            return Vec::new();
        };
        let count = i64::try_from(grades.len()).unwrap_or(i64::MAX);
        let drops = |from: &Number| from.value(case) <= Rational::from_integer(count);
        let dropped = usize::from(self.drop_from.as_ref().is_some_and(drops));
        // So many of the lowest do not count.
        let spare = match self.aggregate {
            Aggregate::Mean => dropped,
            Aggregate::Median => dropped + (grades.len() - 2 * dropped).saturating_sub(1) / 2,
        };
        let mut order: Vec<usize> = (0..grades.len()).collect();
        order.sort_by_key(|at| grades.get(*at).map(Decimal::to_rational));
        let mut better = grades.clone();
        for at in order.into_iter().skip(spare) {
            if let Some(grade) = better.get_mut(at) {
                *grade = max;
            }
        }
        vec![Need::answer(
            case,
            self.of,
            Cell::Grades(better),
            Vec::new(),
        )]
    }
}
