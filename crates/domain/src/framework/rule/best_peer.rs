//! # best_peer
//!
//! ## What it measures
//! How a unit stands against the units of its league.
//! ## When to use
//! When there is no target and the best, or the span from lowest to best, is the measure. With a target use
//! `ratio_to_target` or `count_to_target`, so that a unit's points do not depend on others.
//! ## Formula
//! `share_of_best`: M × x/best; with `direction = "lower"`: M × lowest/x. `min_max`: M × (x − lowest)/(best −
//! lowest); lower: M × (best − x)/(best − lowest), where best means the greatest value.
//! ## Example
//! ```toml
//! [criterion.inputs]
//! bang_thong = { label.vi = "Băng thông kết nối Internet (Mbps)", kind = "number", min = "0" }
//! so_cbcc = { label.vi = "Số cán bộ, công chức, viên chức", kind = "count" }
//! [criterion.rule.best_peer]
//! of = { ratio = ["bang_thong", "so_cbcc"], when_zero = "invalid" }
//! mode = "share_of_best"
//! direction = "higher"
//! peers = "ranked"
//! when_flat = "zero"
//! ```
//! With max = "3": units with 2, 4 and 8 Mbps a person get 3 × 2/8 = 0,75, 1,5 and 3.
//! ## Edge cases
//! Peers are units of the league with a valid value of 0 or more: those that are ranked, or all. A unit
//! that is no peer itself is measured against them and held within 0 and M. Nobody differs (`min_max`), or
//! the best is 0: `when_flat` decides. Lower `share_of_best` has no such case: x = 0 earns M. Without any
//! peer the unit is compared with itself alone.

use super::wish::Wish;
use super::{Among, Compared, Desk, Kind, Rule, Standing};
use crate::framework::key::{Fields, Key, Shape};
use crate::id::{InputIx, PeerIx};
use crate::measure::case::Case;
use crate::measure::formula::{Formula, Step};
use crate::measure::need::{Need, Reach};
use crate::measure::number::plain_text;
use crate::measure::outcome::{Outcome, Refusal};
use crate::measure::policy::Policy;
use crate::measure::value::Value;
use crate::rational::Rational;

pub(super) const KEYS: &[Key] = &[
    Key::required("of", Shape::Value),
    Key::required("mode", Shape::OneOf(&["share_of_best", "min_max"])),
    Key::required("direction", Shape::OneOf(&["higher", "lower"])),
    Key::required("peers", Shape::OneOf(&["ranked", "all"])),
    Key::optional(
        "when_flat",
        Shape::OneOf(&["full", "zero", "not_applicable"]),
    ),
];
pub(super) const PLACE: Standing = Standing::Anywhere;

#[derive(Debug)]
struct BestPeer {
    of: Value,
    peer: PeerIx,
    among: Among,
    way: Way,
}

/// Mode and direction, with what a flat field means where it can be.
#[derive(Debug, Clone, Copy)]
enum Way {
    ShareHigher(Policy),
    ShareLower,
    MinMaxHigher(Policy),
    MinMaxLower(Policy),
}

pub(super) fn read(fields: &mut Fields, desk: &mut Desk<'_>) -> Option<Box<dyn Rule>> {
    let (mode, direction) = (*fields.word("mode")?, *fields.word("direction")?);
    let way = if (mode, direction) == ("share_of_best", "lower") {
        desk.refuses(
            fields,
            "when_flat",
            "direction = \"higher\", mode = \"min_max\"",
        );
        Way::ShareLower
    } else {
        let because = format!("mode = \"{mode}\", direction = \"{direction}\"");
        desk.needs(fields, "when_flat", &because);
        let flat = Policy::from_word(fields.word("when_flat")?)?;
        match (mode, direction) {
            ("share_of_best", _) => Way::ShareHigher(flat),
            (_, "higher") => Way::MinMaxHigher(flat),
            _ => Way::MinMaxLower(flat),
        }
    };
    let among = match *fields.word("peers")? {
        "ranked" => Among::Ranked,
        _ => Among::All,
    };
    Some(Box::new(BestPeer {
        of: fields.value("of")?.clone(),
        peer: desk.next_peer(),
        among,
        way,
    }))
}

/// A share of the maximum with its formula, or the flat case.
enum Share {
    Of(Rational),
    Flat(Policy),
}

impl Way {
    /// The share of the maximum that `x` earns, unclamped.
    fn share(self, x: &Rational, lowest: &Rational, best: &Rational) -> Share {
        let span = best - lowest;
        let (share, flat) = match self {
            Self::ShareLower => return Share::Of(lowest.checked_div(x).unwrap_or(Rational::ONE)),
            Self::ShareHigher(flat) => (x.checked_div(best), flat),
            Self::MinMaxHigher(flat) => ((x - lowest).checked_div(&span), flat),
            Self::MinMaxLower(flat) => ((best - x).checked_div(&span), flat),
        };
        share.map_or(Share::Flat(flat), Share::Of)
    }

    fn formula(self, x: Formula, lowest: &Rational, best: &Rational) -> Formula {
        let lowest = || Formula::Named("lowest-peer", lowest.clone());
        let best = || Formula::Named("best-peer", best.clone());
        let (part, whole) = match self {
            Self::ShareHigher(_) => return Formula::over(x, best()),
            Self::ShareLower => return Formula::over(lowest(), x),
            Self::MinMaxHigher(_) => (
                Formula::minus(x, lowest()),
                Formula::minus(best(), lowest()),
            ),
            Self::MinMaxLower(_) => (Formula::minus(best(), x), Formula::minus(best(), lowest())),
        };
        Formula::over(part, whole)
    }
}

impl Rule for BestPeer {
    fn kind(&self) -> &'static Kind {
        super::kind_of("best_peer")
    }

    fn inputs(&self) -> Vec<InputIx> {
        self.of.inputs()
    }

    fn score(&self, case: &Case<'_>) -> Outcome {
        let x = match self.of.take(case, Outcome::NotProvided) {
            Ok(x) => x,
            Err(outcome) => return outcome,
        };
        if x.is_negative() {
            let invalid = Refusal::new("AS021", self.of.input());
            return invalid.arg("value", plain_text(&x)).into();
        }
        let peers = case.facts.peers(self.peer);
        let (lowest, best) = peers.range().unwrap_or((&x, &x));
        case.step(|| Step::Peers(self.peer));
        let share = match self.way.share(&x, lowest, best) {
            Share::Of(share) => share,
            Share::Flat(policy) => return policy.apply(case, "when_flat"),
        };
        if matches!(self.way, Way::ShareLower) && x.is_zero() {
            case.step(|| Step::Policy {
                policy: "lowest_is_zero",
                choice: "full",
            });
            return case.full();
        }
        let clamped = share.clone().max(Rational::ZERO).min(Rational::ONE);
        case.step(|| {
            let mut formula = self.way.formula(self.of.formula(case, &x), lowest, best);
            if share > Rational::ONE {
                formula = Formula::min(formula, Formula::Number(Rational::ONE));
            } else if share.is_negative() {
                formula = Formula::greater(formula, Formula::Number(Rational::ZERO));
            }
            Step::Formula {
                what: "points",
                formula: Formula::Mul(vec![Formula::Max(case.max.clone()), formula]),
            }
        });
        case.scored(&case.max * &clamped)
    }

    fn full(&self, wish: &Wish<'_>) -> Vec<Need> {
        let Some((lowest, best)) = wish.case.facts.peers(self.peer).range() else {
            return Vec::new();
        };
        // Where the field is flat no value changes anything.
        if matches!(self.way.share(best, lowest, best), Share::Flat(_)) {
            return Vec::new();
        }
        let reach = match self.way {
            Way::ShareHigher(_) | Way::MinMaxHigher(_) => Reach::from(best.clone()),
            Way::ShareLower | Way::MinMaxLower(_) => {
                Reach::from(Rational::ZERO).and(Reach::to(lowest.clone()))
            }
        };
        wish.value(&self.of, reach).into_iter().collect()
    }

    fn compared(&self) -> Option<Compared<'_>> {
        Some(Compared {
            peer: self.peer,
            of: &self.of,
            among: self.among,
        })
    }
}
