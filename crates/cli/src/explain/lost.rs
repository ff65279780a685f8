//! The table of lost points: where, why, and what exactly would regain them.
//!
//! Not for: finding them; `domain::score` does that.

use crate::columns::{self, Side};
use crate::{Desk, explain, words};
use domain::framework::{Framework, Show};
use domain::id::{InputIx, NodeIx, UnitIx};
use domain::locale::say;
use domain::rational::Rational;
use domain::score::lost::{Cause, Lost, Place, Regain};
use domain::score::wording::Wording;
use domain::score::{Scores, node};
use std::cmp::Reverse;
use std::io;

/// Most letters of a name, and of what has to be done there, in the table of lost points.
const NAME_MAX: usize = 40;
const NEED_MAX: usize = 40;
/// Most lines of one cell of it.
const LINES_MAX: usize = 2;

/// Where a unit lost points, most first, with the cause and what would regain them: so many lines at
/// most, and what the others come to.
///
/// # Errors
/// If it cannot be written.
pub fn table(
    scores: &Scores<'_>,
    unit: UnitIx,
    lines_max: usize,
    desk: &mut Desk<'_>,
) -> io::Result<()> {
    let (framework, locale) = (scores.round.framework, desk.locale);
    let mut lost = scores.lost(unit);
    lost.sort_by_key(|lost| Reverse(lost.points.clone()));
    let total: Rational = lost.iter().map(|lost| &lost.points).sum();
    let title = |key: &str, side| (say(locale, key, &[]), side);
    let columns = [
        lost_column(scores, unit, desk),
        title("column-where", Side::Left),
        title("column-why", Side::Left),
        title("column-regain", Side::Left),
    ];
    let rows = lost.iter().take(lines_max).map(|lost| {
        vec![
            words::figure(&framework.scale.points(&lost.points), locale),
            place(framework, lost.at, desk),
            cause(lost.cause, desk),
            regain(framework, lost, desk),
        ]
    });
    write!(desk.out, "{}", columns::table(&columns, rows.collect()))?;
    let figure = |value: &Rational| words::figure(&framework.scale.points(value), locale);
    let others = lost.get(lines_max..).unwrap_or(&[]);
    if !others.is_empty() {
        let points: Rational = others.iter().map(|lost| &lost.points).sum();
        let args = [
            ("count", others.len().to_string()),
            ("points", figure(&points)),
        ];
        writeln!(desk.out, "{}", say(locale, "lost-others", &args))?;
    }
    let root = scores.node(NodeIx(0), unit);
    let args = [
        ("unit", explain::name(scores, unit)),
        ("lost", figure(&total)),
        (
            "max",
            root.map_or_else(String::new, |root| figure(&root.max)),
        ),
        (
            "points",
            root.map_or_else(String::new, |root| figure(&root.points)),
        ),
    ];
    writeln!(desk.out, "{}", say(locale, "lost-total", &args))
}

/// The heading above lost points. Where the set shows percent or shares, its figures stand beside those of
/// another measure: there it says of how many points.
fn lost_column(scores: &Scores<'_>, unit: UnitIx, desk: &Desk<'_>) -> (String, Side) {
    let framework = scores.round.framework;
    let max = scores.node(NodeIx(0), unit).map(|root| &root.max);
    let text = match (framework.scale.show, max) {
        (Show::Percent | Show::Share, Some(max)) => {
            let max = words::figure(&framework.scale.points(max), desk.locale);
            say(desk.locale, "column-lost-of", &[("max", max)])
        }
        _ => say(desk.locale, "column-lost", &[]),
    };
    (text, Side::Right)
}

fn place(framework: &Framework, at: Place, desk: &Desk<'_>) -> String {
    let locale = desk.locale;
    match at {
        Place::Criterion(at) => {
            framework
                .criteria
                .get(at.index())
                .map_or_else(String::new, |found| {
                    format!(
                        "{} {}",
                        found.code,
                        words::short(found.name.text(locale), NAME_MAX)
                    )
                })
        }
        Place::Step(node, step) => {
            let code = framework
                .nodes
                .get(node.index())
                .map(|node| node.code.to_string());
            let named = match step {
                node::Step::Adjust(at) => framework
                    .adjusts
                    .get(at.index())
                    .map(|found| (&found.code, &found.name)),
                node::Step::Gate(at) => framework
                    .gates
                    .get(at.index())
                    .map(|found| (&found.code, &found.name)),
                _ => None,
            };
            match named {
                Some((code, name)) => {
                    format!("{code} {}", words::short(name.text(locale), NAME_MAX))
                }
                None => say(locale, "lost-limit", &[("node", code.unwrap_or_default())]),
            }
        }
    }
}

fn cause(cause: Cause, desk: &Desk<'_>) -> String {
    let key = match cause {
        Cause::NotProvided => "cause-not-provided",
        Cause::PartlyReached => "cause-partly",
        Cause::Capped => "cause-capped",
        Cause::Refused => "cause-refused",
        Cause::Gate => "cause-gate",
        Cause::AdjustDown => "cause-penalty",
        Cause::AdjustUp => "cause-bonus",
        Cause::Invalid => "cause-invalid",
        Cause::Pending => "cause-pending",
    };
    say(desk.locale, key, &[])
}

fn regain(framework: &Framework, lost: &Lost, desk: &Desk<'_>) -> String {
    let locale = desk.locale;
    let inputs = |inputs: &[InputIx]| {
        let labels = inputs.iter().filter_map(|input| framework.input(*input));
        few(
            labels
                .map(|input| words::short(input.label.text(locale), NAME_MAX))
                .collect(),
            desk,
        )
    };
    let (key, what) = match &lost.regain {
        Regain::Provide(list) if list.is_empty() => match rule(framework, lost.at) {
            Some("growth") => ("regain-earlier", String::new()),
            _ => return String::new(),
        },
        Regain::Provide(list) => ("regain-provide", inputs(list)),
        Regain::Improve { needs, points } => {
            let wording = Wording { framework, locale };
            let needs = needs.iter().map(|need| {
                let (at, how) = wording.need(need);
                format!(
                    "{}: {}",
                    words::short(&at, NAME_MAX),
                    words::short(&how, NEED_MAX)
                )
            });
            let mut text = few(needs.collect(), desk);
            if *points != lost.points {
                let points = words::figure(&framework.scale.points(points), locale);
                text.push(columns::BREAK);
                text.push_str(&say(locale, "regain-part", &[("points", points)]));
            }
            return text;
        }
        Regain::Correct(list) => ("regain-correct", inputs(list)),
        Regain::Prove(list) => ("regain-prove", inputs(list)),
        Regain::Await(list) => ("regain-await", inputs(list)),
        Regain::Hold(_) => ("regain-hold", String::new()),
        Regain::Avoid(_) => ("regain-avoid", String::new()),
        Regain::Nothing => return String::new(),
    };
    say(locale, key, &[("what", what)])
}

/// The kind of rule of a criterion.
fn rule(framework: &Framework, at: Place) -> Option<&'static str> {
    let Place::Criterion(at) = at else {
        return None;
    };
    let rule = framework.criteria.get(at.index())?.rule.as_deref()?;
    Some(rule.kind().name)
}

/// One a line, the first few and how many more there are.
fn few(mut list: Vec<String>, desk: &Desk<'_>) -> String {
    let more = list.len().saturating_sub(LINES_MAX);
    if more > 0 {
        list.truncate(LINES_MAX);
        list.push(say(
            desk.locale,
            "list-more",
            &[("count", more.to_string())],
        ));
    }
    list.join(&columns::BREAK.to_string())
}
