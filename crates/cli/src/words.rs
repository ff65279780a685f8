//! Names and figures of a framework as a person reads them, shared by the commands that show results.
//!
//! Not for: whole sentences; those stand in `locales`.

use crate::Desk;
use domain::assessment::unit::Found;
use domain::framework::{Framework, Show, Status};
use domain::id::{LeagueIx, NodeIx, UnitIx};
use domain::locale::{Locale, say};
use domain::rational::{Rounded, show};
use domain::score::Scores;
use domain::score::node::NodeState;
use domain::score::standing::Standing;
use domain::text::nearest;
use std::io;

/// The title of a set, with a loud line above it where it is not an official one.
#[must_use]
pub fn title(framework: &Framework, locale: Locale) -> String {
    let label = match framework.status {
        Status::Official => None,
        Status::Sample => Some("label-sample"),
        Status::Skeleton => Some("label-skeleton"),
    };
    let label = label
        .map(|key| format!("{}\n", say(locale, key, &[])))
        .unwrap_or_default();
    format!("{label}{}\n", framework.name.text(locale))
}

/// `Nhóm xếp hạng: Sở, ban, ngành … (điểm tối đa 1.000)`, or the node's name where there is one league.
#[must_use]
pub fn league(framework: &Framework, league: LeagueIx, node: NodeIx, locale: Locale) -> String {
    let found = framework.nodes.get(node.index());
    let name = found.map_or("", |node| node.name.text(locale)).to_owned();
    let max = found.and_then(|node| node.max.get(league.index())?.as_ref());
    let args = [
        ("node", name),
        (
            "league",
            framework
                .leagues
                .get(league.index())
                .map_or_else(String::new, |league| league.name.text(locale).to_owned()),
        ),
        (
            "max",
            max.map_or_else(String::new, |max| {
                maximum(framework, &framework.scale.points(max), locale)
            }),
        ),
    ];
    let key = if framework.leagues.len() > 1 {
        "ranking-league"
    } else {
        "ranking-node"
    };
    say(locale, key, &args)
}

/// A figure in the reader's notation: `1.234,50` or `1,234.50`.
#[must_use]
pub fn figure(value: &Rounded, locale: Locale) -> String {
    show(value, locale.style())
}

/// A shown maximum, without decimals where it shows none.
#[must_use]
pub fn maximum(framework: &Framework, max: &Rounded, locale: Locale) -> String {
    let exact = max.to_rational();
    match framework.scale.show {
        Show::Points if exact.is_integer() => {
            figure(&exact.round(0, framework.scale.rounding), locale)
        }
        Show::Points => figure(max, locale),
        Show::Percent => "100".to_owned(),
        Show::Share => "1".to_owned(),
    }
}

/// `+3`, `-2`, `0`.
#[must_use]
pub fn change(change: i64) -> String {
    if change > 0 {
        format!("+{change}")
    } else {
        change.to_string()
    }
}

/// The state of a node in words.
#[must_use]
pub fn state(state: NodeState, locale: Locale) -> String {
    say(
        locale,
        &format!("node-{}", state.word().replace('_', "-")),
        &[],
    )
}

/// The band of a node, or why it has none; an unusual state is always said.
#[must_use]
pub fn standing(standing: &Standing<'_>, locale: Locale) -> String {
    let band = standing.band.map(|band| band.name.text(locale));
    match (band, standing.state) {
        (Some(band), NodeState::Scored) => band.to_owned(),
        (Some(band), state) => format!("{band} ({})", self::state(state, locale)),
        (None, NodeState::Scored) => String::new(),
        (None, state) => self::state(state, locale),
    }
}

/// The unit of that code; without one the reader is told which there are.
///
/// # Errors
/// If the message cannot be written.
pub fn unit(scores: &Scores<'_>, code: &str, desk: &mut Desk<'_>) -> io::Result<Option<UnitIx>> {
    let units = scores.round.units;
    match units.find(code) {
        Found::Unit(unit) => Ok(Some(unit)),
        _ => {
            let codes: Vec<&str> = units.all().map(|unit| units.code(unit)).collect();
            unknown("no-such-unit", code, codes.iter().copied(), desk).map(|()| None)
        }
    }
}

/// The most letters of a unit's name in a table: longer than any real one.
pub const UNIT_MAX: usize = 120;

/// A name that fits into a table: cut at a word, with dots, where it has more letters than that.
#[must_use]
pub fn short(name: &str, letters_max: usize) -> String {
    if name.chars().count() <= letters_max {
        return name.to_owned();
    }
    let cut: String = name.chars().take(letters_max).collect();
    let whole = cut
        .rsplit_once(' ')
        .map_or(cut.as_str(), |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches([',', ';', ' ']))
}

/// The node of that code; without one the reader is told which there are.
///
/// # Errors
/// If the message cannot be written.
pub fn node(framework: &Framework, code: &str, desk: &mut Desk<'_>) -> io::Result<Option<NodeIx>> {
    let codes = || framework.nodes.iter().map(|node| node.code.as_str());
    match codes().position(|found| found == code) {
        Some(at) => Ok(Some(NodeIx::at(at))),
        None => unknown("no-such-node", code, codes(), desk).map(|()| None),
    }
}

/// The leagues to show: the named one, or all.
///
/// # Errors
/// If the message cannot be written.
pub fn leagues(
    framework: &Framework,
    code: Option<&String>,
    desk: &mut Desk<'_>,
) -> io::Result<Option<Vec<LeagueIx>>> {
    let Some(code) = code else {
        return Ok(Some(
            (0..framework.leagues.len()).map(LeagueIx::at).collect(),
        ));
    };
    match framework.league(code) {
        Some(league) => Ok(Some(vec![league])),
        None => {
            let codes = framework.leagues.iter().map(|league| league.code.as_str());
            unknown("no-such-league", code, codes, desk).map(|()| None)
        }
    }
}

/// Tells that there is nothing of that code, and which codes there are.
///
/// # Errors
/// If the message cannot be written.
pub fn unknown<'a>(
    key: &str,
    code: &str,
    codes: impl Iterator<Item = &'a str> + Clone,
    desk: &mut Desk<'_>,
) -> io::Result<()> {
    const SHOWN_MAX: usize = 40;
    let near = nearest(code, codes.clone()).unwrap_or_default().to_owned();
    let mut list = codes.clone().take(SHOWN_MAX).collect::<Vec<_>>().join(", ");
    list.push(match codes.count() > SHOWN_MAX {
        true => '…',
        false => '.',
    });
    let args = [
        ("code", code.to_owned()),
        ("codes", list),
        ("nearest", near.clone()),
    ];
    write!(desk.err, "{}", say(desk.locale, key, &args))?;
    if !near.is_empty() {
        write!(desk.err, " {}", say(desk.locale, "nearest", &args))?;
    }
    writeln!(desk.err)
}
