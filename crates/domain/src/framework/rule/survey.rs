//! # survey
//!
//! ## What it measures
//! What people said when asked: the share of the satisfied, or the mean of their marks.
//! ## When to use
//! When answers of a sample decide. If the number asked does not matter use `ratio` or `bands`.
//! ## Formula
//! M × share, with `satisfied`: share = satisfied/n. With `mean` on a scale lo to hi: M × (mean − lo)/(hi −
//! lo). With `bands`: the points of the range in which the share or the mean lies.
//! ## Example
//! ```toml
//! [criterion.inputs]
//! so_phieu = { label.vi = "Số phiếu khảo sát thu về hợp lệ", kind = "count" }
//! diem_tb = { label.vi = "Điểm hài lòng trung bình (thang 1-5)", kind = "number" }
//! [criterion.rule.survey]
//! n = "so_phieu"
//! mean = "diem_tb"
//! scale = ["1", "5"]
//! min_sample = "30"
//! below_min = "not_applicable"
//! ```
//! With max = "10": 120 answers with mean 4,2 give 10 × (4,2 − 1)/(5 − 1) = 8.
//! ## Edge cases
//! The sample is looked at first: too few answers and `below_min` decides, whatever they said. Nothing
//! given yet: the result is still to come (pending). A share outside 0 to 1, a mean off its scale, or
//! more satisfied than asked is refused.

use super::ranges::{self, Ranges};
use super::wish::Wish;
use super::{Desk, Kind, Rule, Standing};
use crate::framework::InputKind;
use crate::framework::key::{Fields, Key, Shape};
use crate::id::InputIx;
use crate::measure::case::Case;
use crate::measure::formula::{Formula, Step};
use crate::measure::need::{After, Need, Reach, join};
use crate::measure::number::{Number, plain_text};
use crate::measure::outcome::{Outcome, Refusal};
use crate::measure::policy::Policy;
use crate::measure::value::{Ratio, Value, WhenOver, WhenZero};
use crate::rational::Rational;

pub(super) const KEYS: &[Key] = &[
    Key::required("n", Shape::Input(&[InputKind::Count])),
    Key::optional("satisfied", Shape::Input(&[InputKind::Count])),
    Key::optional(
        "share",
        Shape::Input(&[InputKind::Number, InputKind::Percent]),
    ),
    Key::optional("mean", Shape::Input(&[InputKind::Number])),
    Key::optional("scale", Shape::Decimals(2)),
    Key::optional("bands", Shape::List(ranges::KEYS, 1)),
    Key::required("min_sample", Shape::Number),
    Key::required(
        "below_min",
        Shape::OneOf(&["not_applicable", "pending", "zero", "not_provided"]),
    ),
];
pub(super) const PLACE: Standing = Standing::Anywhere;

#[derive(Debug)]
struct Survey {
    n: InputIx,
    measure: Measure,
    bands: Option<Ranges>,
    min_sample: Number,
    below_min: Policy,
}

#[derive(Debug)]
enum Measure {
    Satisfied(InputIx),
    Share(InputIx),
    /// On a scale from the first to the second.
    Mean(InputIx, Rational, Rational),
}

pub(super) fn read(fields: &mut Fields, desk: &mut Desk<'_>) -> Option<Box<dyn Rule>> {
    desk.whole(fields, "min_sample", 1);
    if fields.written("mean") {
        desk.needs(fields, "scale", "mean = \"…\"");
    } else {
        desk.refuses(fields, "scale", "mean = \"…\"");
    }
    desk.exactly_one(fields, &["satisfied", "share", "mean"])?;
    let bands = match fields.written("bands") {
        true => Some(Ranges::read(fields, "bands", desk)?),
        false => None,
    };
    let measure = if let Some(satisfied) = fields.input("satisfied") {
        Measure::Satisfied(*satisfied)
    } else if let Some(share) = fields.input("share") {
        Measure::Share(*share)
    } else {
        let [low, high] = fields.decimals("scale")?.as_slice() else {
            return None;
        };
        if low >= high {
            let (low, high) = (plain_text(low), plain_text(high));
            desk.error(
                "FW222",
                fields.place("scale"),
                &[("low", &low), ("high", &high)],
            );
        }
        Measure::Mean(*fields.input("mean")?, low.clone(), high.clone())
    };
    Some(Box::new(Survey {
        n: *fields.input("n")?,
        measure,
        bands,
        min_sample: fields.number("min_sample")?.clone(),
        below_min: Policy::from_word(fields.word("below_min")?)?,
    }))
}

impl Measure {
    fn input(&self) -> InputIx {
        match self {
            Self::Satisfied(input) | Self::Share(input) | Self::Mean(input, ..) => *input,
        }
    }

    /// The share or the mean; `given` is what the input holds.
    fn value(&self, n: &Rational, given: &Rational) -> Result<Rational, Refusal> {
        let refused = |code| {
            let invalid = Refusal::new(code, self.input());
            Err(invalid.arg("value", plain_text(given)))
        };
        match self {
            Self::Satisfied(_) if given > n => {
                refused("AS028").map_err(|refusal: Refusal| refusal.arg("n", plain_text(n)))
            }
            Self::Satisfied(_) => Ok(given.checked_div(n).unwrap_or(Rational::ZERO)),
            Self::Share(_) if given.is_negative() || *given > Rational::ONE => refused("AS026"),
            Self::Mean(_, low, high) if given < low || given > high => {
                let (low, high) = (plain_text(low), plain_text(high));
                refused("AS027")
                    .map_err(|refusal: Refusal| refusal.arg("low", low).arg("high", high))
            }
            Self::Share(_) | Self::Mean(..) => Ok(given.clone()),
        }
    }

    /// The share of the maximum that a value earns without bands.
    fn share(&self, value: &Rational) -> Rational {
        match self {
            Self::Satisfied(_) | Self::Share(_) => value.clone(),
            Self::Mean(_, low, high) => (value - low)
                .checked_div(&(high - low))
                .unwrap_or(Rational::ZERO),
        }
    }
}

impl Survey {
    fn formula(&self, n: &Rational, given: &Rational) -> Formula {
        let given = Formula::Input(self.measure.input(), given.clone());
        match &self.measure {
            Measure::Satisfied(_) => Formula::over(given, Formula::Input(self.n, n.clone())),
            Measure::Share(_) | Measure::Mean(..) => given,
        }
    }

    fn share_formula(&self, n: &Rational, given: &Rational) -> Formula {
        let x = self.formula(n, given);
        match &self.measure {
            Measure::Satisfied(_) | Measure::Share(_) => x,
            Measure::Mean(_, low, high) => {
                let number = |value: &Rational| Formula::Number(value.clone());
                Formula::over(
                    Formula::minus(x, number(low)),
                    Formula::minus(number(high), number(low)),
                )
            }
        }
    }
}

impl Rule for Survey {
    fn kind(&self) -> &'static Kind {
        super::kind_of("survey")
    }

    fn inputs(&self) -> Vec<InputIx> {
        vec![self.n, self.measure.input()]
    }

    fn score(&self, case: &Case<'_>) -> Outcome {
        let (n, given) = (case.number(self.n), case.number(self.measure.input()));
        let (Some(n), Some(given)) = (n, given) else {
            return Outcome::Pending;
        };
        if n < self.min_sample.value(case) {
            return self.below_min.apply(case, "below_min");
        }
        let value = match self.measure.value(&n, &given) {
            Ok(value) => value,
            Err(invalid) => return invalid.into(),
        };
        if let Some(bands) = &self.bands {
            let formula = || self.formula(&n, &given);
            return bands.score(case, &value, self.measure.input(), formula);
        }
        case.step(|| Step::Formula {
            what: "points",
            formula: Formula::Mul(vec![
                Formula::Max(case.max.clone()),
                self.share_formula(&n, &given),
            ]),
        });
        case.scored(&case.max * &self.measure.share(&value))
    }

    fn full(&self, wish: &Wish<'_>) -> Vec<Need> {
        let least = Reach::from(self.min_sample.value(wish.case));
        let asked = match wish.case.number(self.n) {
            None => return vec![Need::Provide(self.n)],
            Some(n) if least.holds(&n) => None,
            Some(_) => wish.number(self.n, least),
        };
        let asked: Vec<Need> = asked.into_iter().collect();
        let after = After::new(wish.case.facts, &asked);
        let case = Case::new(&after, wish.case.max.clone());
        let wish = Wish {
            case: &case,
            ..*wish
        };
        let within =
            |low: &Rational, high: &Rational| Reach::from(low.clone()).and(Reach::to(high.clone()));
        let (of, within) = match &self.measure {
            Measure::Satisfied(satisfied) => {
                let ratio = Ratio {
                    a: *satisfied,
                    b: self.n,
                    when_zero: WhenZero::Outer,
                    when_over: WhenOver::Invalid,
                };
                (Value::Ratio(ratio), within(&Rational::ZERO, &Rational::ONE))
            }
            Measure::Share(share) => (
                Value::Input(*share),
                within(&Rational::ZERO, &Rational::ONE),
            ),
            Measure::Mean(mean, low, high) => (Value::Input(*mean), within(low, high)),
        };
        let now = wish.points(self);
        let more = match (&self.bands, within.high.clone()) {
            (Some(bands), _) => bands.full(&wish, &of, &now, |reach| reach.and(within.clone())),
            (None, Some(best)) => wish
                .value(&of, Reach::exactly(best.at))
                .into_iter()
                .collect(),
            (None, None) => Vec::new(),
        };
        join(asked.clone(), more)
    }
}
