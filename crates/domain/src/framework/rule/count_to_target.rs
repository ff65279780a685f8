//! # count_to_target
//!
//! ## What it measures
//! A number against the number to reach: all points from the target on, a share of them before.
//! ## When to use
//! When a plan says how many: 12 training days, 40 articles. If each item earns points up to a limit use
//! `per_item`; if a rate has a target use `ratio_to_target`.
//! ## Formula
//! M × min(1, n/N), with n = `of`, N = `target`.
//! ## Example
//! ```toml
//! [criterion.inputs]
//! so_lop = { label.vi = "Số lớp tập huấn đã mở", kind = "count" }
//! so_lop_ke_hoach = { label.vi = "Số lớp theo kế hoạch", kind = "count" }
//! [criterion.rule.count_to_target]
//! of = "so_lop"
//! target = { input = "so_lop_ke_hoach" }
//! when_target_missing = "not_applicable"
//! ```
//! With max = "6": 3 of 4 classes planned give 6 × 3/4 = 4,5.
//! ## Edge cases
//! A target that is an input and is empty or 0: `when_target_missing` decides, and must be written. A
//! negative number or target is refused. `target` may also be a number or a parameter, above 0.

use super::ratio_to_target::share_of_target;
use super::wish::Wish;
use super::{Desk, Kind, Rule, Standing};
use crate::framework::InputKind;
use crate::framework::key::{Field, Fields, Key, Shape};
use crate::id::InputIx;
use crate::measure::case::Case;
use crate::measure::formula::{Formula, Step};
use crate::measure::need::{Need, Reach};
use crate::measure::number::{Number, plain_text};
use crate::measure::outcome::{Outcome, Refusal};
use crate::measure::policy::Policy;
use crate::rational::Rational;

pub(super) const KEYS: &[Key] = &[
    Key::required("of", Shape::Input(InputKind::NUMERIC)),
    Key::required("target", Shape::NumberOrInput),
    Key::optional(
        "when_target_missing",
        Shape::OneOf(&["not_provided", "not_applicable"]),
    ),
];
pub(super) const PLACE: Standing = Standing::Anywhere;

#[derive(Debug)]
struct CountToTarget {
    of: InputIx,
    target: Target,
}

#[derive(Debug)]
enum Target {
    Number(Number),
    /// What an empty or zero input means.
    Input(InputIx, Policy),
}

pub(super) fn read(fields: &mut Fields, desk: &mut Desk<'_>) -> Option<Box<dyn Rule>> {
    desk.positive(fields, "target");
    let target = match fields.field("target")? {
        Field::Number(number) => {
            desk.refuses(fields, "when_target_missing", "target = { input = \"…\" }");
            Target::Number(number.clone())
        }
        Field::Input(input) => {
            desk.needs(fields, "when_target_missing", "target = { input = \"…\" }");
            let policy = Policy::from_word(fields.word("when_target_missing")?)?;
            Target::Input(*input, policy)
        }
        _ => return None,
    };
    let of = *fields.input("of")?;
    Some(Box::new(CountToTarget { of, target }))
}

impl Target {
    /// The number to reach, above 0.
    fn value(&self, case: &Case<'_>) -> Result<Rational, Outcome> {
        let (input, policy) = match self {
            Self::Number(number) => return Ok(number.value(case)),
            Self::Input(input, policy) => (*input, policy),
        };
        match case.number(input) {
            Some(target) if target.is_negative() => Err(negative(input, &target)),
            Some(target) if !target.is_zero() => Ok(target),
            _ => Err(policy.apply(case, "when_target_missing")),
        }
    }

    fn formula(&self, case: &Case<'_>, value: &Rational) -> Formula {
        match self {
            Self::Number(number) => number.formula(case),
            Self::Input(input, _) => Formula::Input(*input, value.clone()),
        }
    }
}

fn negative(input: InputIx, value: &Rational) -> Outcome {
    let invalid = Refusal::new("AS021", input);
    invalid.arg("value", plain_text(value)).into()
}

impl Rule for CountToTarget {
    fn kind(&self) -> &'static Kind {
        super::kind_of("count_to_target")
    }

    fn inputs(&self) -> Vec<InputIx> {
        match self.target {
            Target::Number(_) => vec![self.of],
            Target::Input(target, _) => vec![self.of, target],
        }
    }

    fn score(&self, case: &Case<'_>) -> Outcome {
        let Some(n) = case.number(self.of) else {
            return Outcome::NotProvided;
        };
        if n.is_negative() {
            return negative(self.of, &n);
        }
        let target = match self.target.value(case) {
            Ok(target) => target,
            Err(outcome) => return outcome,
        };
        case.step(|| Step::Formula {
            what: "points",
            formula: share_of_target(
                case,
                Formula::Input(self.of, n.clone()),
                self.target.formula(case, &target),
            ),
        });
        match n.checked_div(&target) {
            Some(share) if share < Rational::ONE => case.scored(&case.max * &share),
            _ => case.full(),
        }
    }

    fn full(&self, wish: &Wish<'_>) -> Vec<Need> {
        let need = match (self.target.value(wish.case), &self.target) {
            (Ok(target), _) => wish.number(self.of, Reach::from(target)),
            (Err(_), Target::Input(input, _)) if wish.case.number(*input).is_none() => {
                Some(Need::Provide(*input))
            }
            (Err(_), _) => None,
        };
        need.into_iter().collect()
    }
}
