//! # growth
//!
//! ## What it measures
//! How much a unit moved since its own earlier round.
//! ## When to use
//! When progress counts, not the level. If the level counts too put both in `sum_of`, or let `full_at` give
//! all points to those who are already there.
//! ## Formula
//! change = (now − before)/before (`relative`) or now − before (`absolute`). With `target` X: M × min(1,
//! max(0, change)/X). With `bands`: the points of the range in which the change lies.
//! ## Example
//! ```toml
//! [criterion.inputs]
//! doanh_thu = { label.vi = "Doanh thu kinh tế số (triệu đồng)", kind = "money" }
//! [criterion.rule.growth]
//! of = "doanh_thu"
//! measure = "relative"
//! target = "0.2"
//! when_zero = "not_applicable"
//! when_no_earlier = "not_provided"
//! ```
//! With max = "6": from 1.000 to 1.100 the change is 0,1 and gives 6 × 0,1/0,2 = 3.
//! ## Edge cases
//! First a ratio of this round with b = 0 (`when_zero`), then `full_at`, then a missing earlier value
//! (`when_no_earlier`), then an earlier 0 (`when_zero`, if the measure is relative). A negative earlier value
//! has no relative change and counts as missing. A decline earns 0 against a target.

use super::ranges::{self, Ranges};
use super::wish::Wish;
use super::{Desk, Kind, Rule, Standing};
use crate::framework::key::{Fields, Key, Shape};
use crate::id::InputIx;
use crate::measure::case::Case;
use crate::measure::formula::{Formula, Step};
use crate::measure::need::{Need, Reach};
use crate::measure::number::Number;
use crate::measure::outcome::{Outcome, Refusal};
use crate::measure::policy::Policy;
use crate::measure::value::{Reading, Value, WhenZero, zero_denominator};
use crate::rational::Rational;

pub(super) const KEYS: &[Key] = &[
    Key::required("of", Shape::ValueWithoutZero),
    Key::required("measure", Shape::OneOf(&["relative", "absolute"])),
    Key::optional("bands", Shape::List(ranges::KEYS, 1)),
    Key::optional("target", Shape::Number),
    Key::optional("full_at", Shape::Number),
    Key::required("when_zero", Shape::OneOf(WhenZero::WORDS)),
    Key::required(
        "when_no_earlier",
        Shape::OneOf(&["not_applicable", "zero", "not_provided"]),
    ),
];
pub(super) const PLACE: Standing = Standing::Anywhere;

#[derive(Debug)]
struct Growth {
    of: Value,
    measure: Measure,
    gives: Gives,
    full_at: Option<Number>,
    when_zero: WhenZero,
    when_no_earlier: Policy,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Measure {
    Relative,
    Absolute,
}

#[derive(Debug)]
enum Gives {
    Target(Number),
    Bands(Ranges),
}

pub(super) fn read(fields: &mut Fields, desk: &mut Desk<'_>) -> Option<Box<dyn Rule>> {
    desk.exactly_one(fields, &["bands", "target"])?;
    desk.positive(fields, "target");
    let gives = match fields.number("target") {
        Some(target) => Gives::Target(target.clone()),
        None => Gives::Bands(Ranges::read(fields, "bands", desk)?),
    };
    let measure = match *fields.word("measure")? {
        "relative" => Measure::Relative,
        _ => Measure::Absolute,
    };
    Some(Box::new(Growth {
        of: fields.value("of")?.clone(),
        measure,
        gives,
        full_at: fields.number("full_at").cloned(),
        when_zero: WhenZero::from_word(fields.word("when_zero")?)?,
        when_no_earlier: Policy::from_word(fields.word("when_no_earlier")?)?,
    }))
}

impl Growth {
    /// The value of the earlier round, or what the rule says without one.
    fn before(&self, case: &Case<'_>) -> Result<Rational, Outcome> {
        let earlier = case
            .facts
            .earlier()
            .map(|facts| Case::new(facts, Rational::ZERO));
        let reading = earlier
            .as_ref()
            .map_or(Reading::Empty, |case| self.of.read(case));
        let relative = self.measure == Measure::Relative;
        match reading {
            Reading::Value(before) if relative && before.is_zero() => Err(self.no_change(case)),
            Reading::Value(before) if !(relative && before.is_negative()) => {
                case.step(|| Step::Formula {
                    what: "earlier",
                    formula: earlier
                        .as_ref()
                        .map_or(Formula::Number(before.clone()), |earlier| {
                            self.of.formula(earlier, &before)
                        }),
                });
                Ok(before)
            }
            Reading::ZeroDenominator(_) => Err(self.no_change(case)),
            Reading::Value(_) | Reading::Empty | Reading::Invalid(_) => {
                Err(self.when_no_earlier.apply(case, "when_no_earlier"))
            }
        }
    }

    /// The earlier value is 0, or divides by 0.
    fn no_change(&self, case: &Case<'_>) -> Outcome {
        match zero_denominator(case, self.when_zero, self.of.divisor()) {
            Outcome::Invalid(_) => Refusal::new("AS029", self.of.divisor()).into(),
            outcome => outcome,
        }
    }

    fn points(&self, case: &Case<'_>, change: &Rational) -> Outcome {
        let named = || Formula::Named("change", change.clone());
        let target = match &self.gives {
            Gives::Bands(bands) => return bands.score(case, change, self.of.input(), named),
            Gives::Target(target) => target,
        };
        case.step(|| {
            let risen = Formula::greater(Formula::Number(Rational::ZERO), named());
            let share = Formula::over(risen, target.formula(case));
            let share = Formula::min(Formula::Number(Rational::ONE), share);
            Step::Formula {
                what: "points",
                formula: Formula::Mul(vec![Formula::Max(case.max.clone()), share]),
            }
        });
        match change.checked_div(&target.value(case)) {
            _ if change.is_negative() => case.zero(),
            Some(share) if share < Rational::ONE => case.scored(&case.max * &share),
            _ => case.full(),
        }
    }
}

impl Rule for Growth {
    fn kind(&self) -> &'static Kind {
        super::kind_of("growth")
    }

    fn inputs(&self) -> Vec<InputIx> {
        self.of.inputs()
    }

    fn score(&self, case: &Case<'_>) -> Outcome {
        let now = match self.of.read(case) {
            Reading::Value(now) => now,
            Reading::Empty => return Outcome::NotProvided,
            Reading::ZeroDenominator(_) => {
                return zero_denominator(case, self.when_zero, self.of.divisor());
            }
            Reading::Invalid(invalid) => return invalid.into(),
        };
        case.step(|| Step::Formula {
            what: "now",
            formula: self.of.formula(case, &now),
        });
        let full_at = self.full_at.as_ref().map(|full_at| full_at.value(case));
        if full_at.is_some_and(|full_at| now >= full_at) {
            case.step(|| Step::Policy {
                policy: "full_at",
                choice: "full",
            });
            return case.full();
        }
        let before = match self.before(case) {
            Ok(before) => before,
            Err(outcome) => return outcome,
        };
        let difference = &now - &before;
        let change = match self.measure {
            Measure::Absolute => difference,
            Measure::Relative => difference.checked_div(&before).unwrap_or(Rational::ZERO),
        };
        case.step(|| {
            let named = |name, value: &Rational| Formula::Named(name, value.clone());
            let difference = Formula::minus(named("now", &now), named("earlier", &before));
            let formula = match self.measure {
                Measure::Absolute => difference,
                Measure::Relative => Formula::over(difference, named("earlier", &before)),
            };
            Step::Formula {
                what: "change",
                formula,
            }
        });
        self.points(case, &change)
    }

    fn full(&self, wish: &Wish<'_>) -> Vec<Need> {
        let (case, now) = (wish.case, wish.points(self));
        let mut ranges = Vec::new();
        if let Some(full_at) = &self.full_at {
            ranges.push((case.max.clone(), Reach::from(full_at.value(case))));
        }
        if let Ok(before) = self.before(case) {
            let grown = |change: &Rational| match self.measure {
                Measure::Absolute => &before + change,
                Measure::Relative => &before + &(change * &before),
            };
            match &self.gives {
                Gives::Target(target) => {
                    let reach = Reach::from(target.value(case)).map(grown);
                    ranges.push((case.max.clone(), reach));
                }
                Gives::Bands(bands) => {
                    let reaches = bands.reaches(case).into_iter();
                    ranges.extend(reaches.map(|(points, reach)| (points, reach.map(grown))));
                }
            }
        }
        wish.best(&self.of, &now, ranges)
    }
}
