//! A whole unit: every node with the steps that changed it, then where points were lost.
//!
//! Not for: one criterion; see `one`.

use super::{lost, name};
use crate::columns::{Side, table};
use crate::{Desk, words};
use domain::framework::{Framework, Show};
use domain::id::{NodeIx, UnitIx};
use domain::locale::say;
use domain::rational::Rational;
use domain::score::Scores;
use domain::score::node::{Line, Step};
use domain::score::standing::Standings;
use std::io;

pub(super) fn show(scores: &Scores<'_>, unit: UnitIx, desk: &mut Desk<'_>) -> io::Result<()> {
    let (framework, locale) = (scores.round.framework, desk.locale);
    write!(desk.out, "{}", words::title(framework, locale))?;
    writeln!(desk.out, "{}\n", name(scores, unit))?;
    let title = |key: &str, side| (say(locale, key, &[]), side);
    let columns = [
        title("column-node", Side::Left),
        title("column-value", Side::Right),
        title("column-max", Side::Right),
        title("column-rank", Side::Right),
        title("column-standing", Side::Left),
    ];
    let mut rows = Vec::new();
    for at in (0..framework.nodes.len()).map(NodeIx::at) {
        let Some(derivation) = scores.node_derivation(at, unit) else {
            continue;
        };
        let indent = "  ".repeat(depth(framework, at));
        rows.extend(node(scores, at, unit, &indent, desk));
        let steps = derivation
            .lines
            .iter()
            .map(|line| step(framework, line, &indent, desk));
        rows.extend(steps);
    }
    write!(desk.out, "{}", table(&columns, rows))?;
    writeln!(desk.out)?;
    lost::table(scores, unit, usize::MAX, desk)
}

fn node(
    scores: &Scores<'_>,
    at: NodeIx,
    unit: UnitIx,
    indent: &str,
    desk: &Desk<'_>,
) -> Option<Vec<String>> {
    let (framework, locale) = (scores.round.framework, desk.locale);
    let standing = scores.standing(at, unit)?;
    let rank = standing
        .rank
        .map(|rank| format!("{}/{}", rank.rank, rank.of));
    let found = framework.nodes.get(at.index());
    let title = found.map(|node| format!("{indent}{} {}", node.code, node.name.text(locale)));
    let value = standing.value.as_ref();
    Some(vec![
        title.unwrap_or_default(),
        value.map_or_else(|| "-".to_owned(), |value| words::figure(value, locale)),
        words::maximum(framework, &standing.max, locale),
        rank.unwrap_or_else(|| "-".to_owned()),
        words::standing(&standing, locale),
    ])
}

/// A step of a node: what it is, by how many points it changed the node, and the maximum after it.
fn step(framework: &Framework, line: &Line, indent: &str, desk: &Desk<'_>) -> Vec<String> {
    let locale = desk.locale;
    let named = match line.step {
        Step::Adjust(at) => framework
            .adjusts
            .get(at.index())
            .map(|found| (&found.code, &found.name)),
        Step::Gate(at) => framework
            .gates
            .get(at.index())
            .map(|found| (&found.code, &found.name)),
        _ => None,
    };
    let key = match line.step {
        Step::Cap => "step-cap",
        Step::Rescale => "step-rescale",
        Step::Floor => "step-floor",
        Step::Ceiling => "step-ceiling",
        Step::Adjust(_) | Step::Gate(_) => "",
    };
    let what = named.map_or_else(
        || say(locale, key, &[]),
        |(code, name)| format!("{code} {}", words::short(name.text(locale), 50)),
    );
    let change = &line.after.0 - &line.before.0;
    vec![
        format!("{indent}    {what}"),
        signed(framework, &change, desk),
        words::maximum(framework, &framework.scale.points(&line.after.1), locale),
        String::new(),
        String::new(),
    ]
}

fn signed(framework: &Framework, change: &Rational, desk: &Desk<'_>) -> String {
    let figure = words::figure(&framework.scale.points(change), desk.locale);
    let sign = if change.is_negative() { "" } else { "+" };
    match framework.scale.show {
        Show::Points => format!("{sign}{figure}"),
        // The column holds percent or shares: points among them must say that they are points.
        Show::Percent | Show::Share => {
            let args = [("points", format!("{sign}{figure}"))];
            say(desk.locale, "points", &args)
        }
    }
}

fn depth(framework: &Framework, at: NodeIx) -> usize {
    let mut depth = 0;
    let mut node = framework.nodes.get(at.index());
    while let Some(parent) = node.and_then(|node| node.parent) {
        depth += 1;
        node = framework.nodes.get(parent.index());
    }
    depth
}
