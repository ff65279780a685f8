//! # parts
//!
//! ## What it measures
//! Which of several things were done; each that was done adds its points.
//! ## When to use
//! When the things are independent and each is simply done or not. If exactly one holds use `choice`; if a
//! part is itself measured use `sum_of`.
//! ## Formula
//! The points of the ticked parts, added.
//! ## Example
//! ```toml
//! [criterion.inputs]
//! noi_dung = { label.vi = "Những nội dung đã thực hiện", kind = "parts" }
//! [criterion.rule.parts]
//! of = "noi_dung"
//! parts = [
//!   { code = "ke_hoach", label.vi = "Có kế hoạch", points = "1/2" },
//!   { code = "bao_cao", label.vi = "Có báo cáo", points = "1/4" },
//!   { code = "phan_cong", label.vi = "Có phân công", points = "1/4" },
//! ]
//! ```
//! With max = "8": ke_hoach+bao_cao gives 4 + 2 = 6; none gives 0.
//! ## Edge cases
//! The parts add up to exactly M in every league; fractions (`"1/2"`) do so whatever M is. Nothing ticked
//! (`none`) is an answer and gives 0; no answer is not provided.

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
use crate::measure::number::{Points, plain_text};
use crate::measure::outcome::Outcome;
use crate::rational::{Rational, sum};

const PART: &[Key] = &[
    Key::required("code", Shape::Code),
    Key::required("label", Shape::Name),
    Key::required("points", Shape::Points),
];
pub(super) const KEYS: &[Key] = &[
    Key::required("of", Shape::Input(&[InputKind::Parts])),
    Key::required("parts", Shape::List(PART, 2)),
];
pub(super) const PLACE: Standing = Standing::Anywhere;

#[derive(Debug)]
struct Parts {
    of: InputIx,
    parts: Vec<Part>,
}

#[derive(Debug)]
struct Part {
    code: OptionCode,
    label: Name,
    points: Points,
}

pub(super) fn read(fields: &mut Fields, desk: &mut Desk<'_>) -> Option<Box<dyn Rule>> {
    let list = fields.list("parts")?;
    desk.distinct(list);
    let parts: Vec<_> = list.iter().map(|fields| part(fields, desk)).collect();
    let parts: Vec<Part> = parts.into_iter().collect::<Option<_>>()?;
    desk.check("FW200", &fields.place("parts"), |world| {
        let max = world.max.as_ref()?;
        let points = parts.iter().map(|part| part.points.of(max));
        let total = sum(points.collect::<Vec<_>>().iter());
        (total != *max).then(|| vec![("sum", plain_text(&total)), ("max", plain_text(max))])
    });
    let of = *fields.input("of")?;
    Some(Box::new(Parts { of, parts }))
}

fn part(fields: &Fields, desk: &mut Desk<'_>) -> Option<Part> {
    let (code, points) = (fields.text("code")?, fields.points("points")?);
    if code == "none" {
        desk.error("FW203", fields.place("code"), &[]);
    }
    desk.positive_points("points", points, fields.place("points"));
    Some(Part {
        code: OptionCode::new(code),
        label: fields.name("label")?.clone(),
        points: points.clone(),
    })
}

impl Parts {
    fn ticked<'a>(&'a self, positions: &'a [u16]) -> impl Iterator<Item = &'a Part> {
        let part = |at: &u16| self.parts.get(usize::from(*at));
        positions.iter().filter_map(part)
    }
}

impl Rule for Parts {
    fn kind(&self) -> &'static Kind {
        super::kind_of("parts")
    }

    fn inputs(&self) -> Vec<InputIx> {
        vec![self.of]
    }

    fn options(&self) -> Option<(InputIx, Vec<(&OptionCode, &Name)>)> {
        let options = self.parts.iter().map(|part| (&part.code, &part.label));
        Some((self.of, options.collect()))
    }

    fn score(&self, case: &Case<'_>) -> Outcome {
        let Cell::Parts(positions) = case.facts.cell(self.of) else {
            return Outcome::NotProvided;
        };
        let mut total = Rational::ZERO;
        for part in self.ticked(positions) {
            let points = part.points.of(&case.max);
            total = &total + &points;
            case.step(|| Step::Line {
                code: Some(part.code.clone()),
                label: Some(part.label.clone()),
                limits: None,
                points: Some(points),
            });
        }
        case.step(|| {
            let points = |part: &Part| Formula::Line(part.code.clone(), part.points.of(&case.max));
            Step::Formula {
                what: "points",
                formula: Formula::Add(self.ticked(positions).map(points).collect()),
            }
        });
        case.scored(total)
    }

    fn full(&self, wish: &Wish<'_>) -> Vec<Need> {
        let ticked = match wish.case.facts.cell(self.of) {
            Cell::Parts(positions) => positions.to_vec(),
            _ => Vec::new(),
        };
        let all = (0..self.parts.len()).filter_map(|at| u16::try_from(at).ok());
        let open = self.parts.iter().zip(all.clone());
        let open = open.filter(|(_, at)| !ticked.contains(at));
        let labels = open.map(|(part, _)| part.label.clone()).collect();
        vec![Need::answer(
            wish.case,
            self.of,
            Cell::Parts(all.collect()),
            labels,
        )]
    }
}
