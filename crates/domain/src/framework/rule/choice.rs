//! # choice
//!
//! ## What it measures
//! Which one of several levels was reached.
//! ## When to use
//! When exactly one level holds and each is worth a part of the points. If there are only yes and no use
//! `yes_no`; if several things may hold at once use `parts`; if a number decides the level use `steps`
//! or `bands`.
//! ## Formula
//! M × the share of the chosen level.
//! ## Example
//! ```toml
//! [criterion.inputs]
//! vai_tro = { label.vi = "Vai trò của người đứng đầu trong Ban Chỉ đạo", kind = "choice" }
//! [criterion.rule.choice]
//! of = "vai_tro"
//! levels = [
//!   { code = "truong_ban", label.vi = "Là Trưởng ban", share = "1" },
//!   { code = "pho_ban", label.vi = "Là Phó Trưởng ban", share = "1/2" },
//!   { code = "khong", label.vi = "Không tham gia", share = "0" },
//! ]
//! ```
//! With max = "5": pho_ban gives 5 × 1/2 = 2,5.
//! ## Edge cases
//! One level has share 1, so that full points can be reached. Shares are exact: 1/3 is a third. No answer
//! is not the lowest level: the criterion is not provided.

use super::wish::Wish;
use super::{Desk, Kind, Rule, Standing};
use crate::framework::InputKind;
use crate::framework::key::{Fields, Key, Shape};
use crate::id::{InputIx, OptionCode};
use crate::locale::Name;
use crate::measure::case::Case;
use crate::measure::cell::Cell;
use crate::measure::formula::{Formula, Step};
use crate::measure::need::Need;
use crate::measure::outcome::Outcome;
use crate::rational::Rational;

const LEVEL: &[Key] = &[
    Key::required("code", Shape::Code),
    Key::required("label", Shape::Name),
    Key::required("share", Shape::Share),
];
pub(super) const KEYS: &[Key] = &[
    Key::required("of", Shape::Input(&[InputKind::Choice])),
    Key::required("levels", Shape::List(LEVEL, 2)),
];
pub(super) const PLACE: Standing = Standing::Anywhere;

#[derive(Debug)]
struct Choice {
    of: InputIx,
    levels: Vec<Level>,
}

#[derive(Debug)]
struct Level {
    code: OptionCode,
    label: Name,
    share: Rational,
}

pub(super) fn read(fields: &mut Fields, desk: &mut Desk<'_>) -> Option<Box<dyn Rule>> {
    let list = fields.list("levels")?;
    desk.distinct(list);
    let levels = list.iter().map(|level| {
        Some(Level {
            code: OptionCode::new(level.text("code")?),
            label: level.name("label")?.clone(),
            share: level.decimal("share")?.clone(),
        })
    });
    let levels: Vec<Level> = levels.collect::<Option<_>>()?;
    if !levels.iter().any(|level| level.share == Rational::ONE) {
        desk.error("FW201", fields.place("levels"), &[]);
    }
    let of = *fields.input("of")?;
    Some(Box::new(Choice { of, levels }))
}

impl Rule for Choice {
    fn kind(&self) -> &'static Kind {
        super::kind_of("choice")
    }

    fn inputs(&self) -> Vec<InputIx> {
        vec![self.of]
    }

    fn options(&self) -> Option<(InputIx, Vec<(&OptionCode, &Name)>)> {
        let options = self.levels.iter().map(|level| (&level.code, &level.label));
        Some((self.of, options.collect()))
    }

    fn score(&self, case: &Case<'_>) -> Outcome {
        let Cell::Choice(at) = case.facts.cell(self.of) else {
            return Outcome::NotProvided;
        };
        let Some(level) = self.levels.get(usize::from(*at)) else {
            return Outcome::NotProvided;
        };
        case.step(|| Step::Line {
            code: Some(level.code.clone()),
            label: Some(level.label.clone()),
            limits: None,
            points: None,
        });
        case.step(|| Step::Formula {
            what: "points",
            formula: Formula::Mul(vec![
                Formula::Max(case.max.clone()),
                Formula::Number(level.share.clone()),
            ]),
        });
        case.scored(&case.max * &level.share)
    }

    fn full(&self, wish: &Wish<'_>) -> Vec<Need> {
        let full = |level: &Level| level.share == Rational::ONE;
        let need = self.levels.iter().position(full).and_then(|at| {
            let label = self.levels.get(at)?.label.clone();
            let level = Cell::Choice(u16::try_from(at).ok()?);
            Some(Need::answer(wish.case, self.of, level, vec![label]))
        });
        need.into_iter().collect()
    }
}
