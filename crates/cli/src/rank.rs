//! `thang rank`: who stands where, league by league, at one node.
//!
//! Not for: ranks themselves; `domain::ranking` gives them.

use crate::columns::{Side, table};
use crate::round::Reading;
use crate::{Desk, Exit, words};
use clap::ArgMatches;
use domain::id::{LeagueIx, NodeIx, UnitIx};
use domain::locale::say;
use domain::publication::canonical;
use domain::ranking::standings;
use domain::score::Round;
use domain::score::standing::{Standing, Standings};
use serde_json::{Map, Value};
use std::cmp::Reverse;
use std::io;

/// Runs `thang rank`.
///
/// # Errors
/// If the results or messages cannot be written.
pub fn run(args: &ArgMatches, desk: &mut Desk<'_>) -> io::Result<Exit> {
    Reading::of(args, desk)?.scored(desk, standings, |standings, desk| {
        show(args, &**standings, desk)
    })
}

fn show(args: &ArgMatches, standings: &dyn Standings<'_>, desk: &mut Desk<'_>) -> io::Result<Exit> {
    let round = standings.round();
    let framework = round.framework;
    let wanted = args
        .get_one::<String>("node")
        .map_or("main", String::as_str);
    let Some(node) = words::node(framework, wanted, desk)? else {
        return Ok(Exit::WrongUse);
    };
    let Some(leagues) = words::leagues(framework, args.get_one::<String>("league"), desk)? else {
        return Ok(Exit::WrongUse);
    };
    let lines = || {
        leagues
            .iter()
            .flat_map(|league| lines(standings, *league, node))
    };
    match args.get_one::<String>("format").map(String::as_str) {
        Some("json") => {
            let list: Vec<Value> = lines().map(|line| line.json(round)).collect();
            writeln!(desk.out, "{:#}", Value::Array(list))?;
        }
        Some("csv") => {
            writeln!(desk.out, "{}", KEYS.join(","))?;
            for line in lines() {
                let mut text = String::new();
                canonical::line(line.cells(round).iter().map(|cell| &**cell), &mut text);
                write!(desk.out, "{text}")?;
            }
        }
        _ => {
            write!(desk.out, "{}", words::title(framework, desk.locale))?;
            for league in leagues {
                write!(
                    desk.out,
                    "\n{}",
                    league_table(standings, league, node, desk)
                )?;
            }
        }
    }
    Ok(Exit::Done)
}

/// Columns of the CSV form and keys of the JSON form.
const KEYS: [&str; 11] = [
    "league",
    "rank",
    "ranked_of",
    "change",
    "unit",
    "name",
    "state",
    "points",
    "max",
    "value",
    "band",
];

/// One unit in a ranking.
struct Line<'a> {
    unit: UnitIx,
    standing: Standing<'a>,
}

/// The units of a league, best first; those without a rank after the others.
fn lines<'a>(standings: &dyn Standings<'a>, league: LeagueIx, node: NodeIx) -> Vec<Line<'a>> {
    let units = standings.round().units;
    let mut lines: Vec<Line<'a>> = units
        .all()
        .filter(|unit| units.league(*unit) == league)
        .filter_map(|unit| {
            let standing = standings.standing(node, unit)?;
            Some(Line { unit, standing })
        })
        .collect();
    lines.sort_by_cached_key(|line| {
        let rank = line.standing.rank.map_or(u32::MAX, |rank| rank.rank);
        (rank, Reverse(line.standing.value.clone()), line.unit)
    });
    lines
}

impl Line<'_> {
    /// The cells of the CSV form, in the order of [`KEYS`].
    fn cells(&self, round: &Round<'_>) -> [String; 11] {
        let (standing, units) = (&self.standing, round.units);
        let league = round.framework.leagues.get(units.league(self.unit).index());
        let text = |value: Option<String>| value.unwrap_or_default();
        [
            text(league.map(|league| league.code.to_string())),
            text(standing.rank.map(|rank| rank.rank.to_string())),
            text(standing.rank.map(|rank| rank.of.to_string())),
            text(standing.change.map(|change| change.to_string())),
            units.code(self.unit).to_owned(),
            text(units.get(self.unit).map(|unit| unit.line.name.to_string())),
            standing.state.word().to_owned(),
            standing.points.to_string(),
            standing.max.to_string(),
            text(standing.value.as_ref().map(ToString::to_string)),
            text(standing.band.map(|band| band.code.to_string())),
        ]
    }

    fn json(&self, round: &Round<'_>) -> Value {
        let cells = KEYS.into_iter().zip(self.cells(round));
        let pairs = cells.map(|(key, cell)| {
            let value = match key {
                _ if cell.is_empty() => Value::Null,
                "rank" | "ranked_of" | "change" => {
                    cell.parse::<i64>().map_or(Value::Null, Value::from)
                }
                _ => Value::String(cell),
            };
            (key.to_owned(), value)
        });
        Value::Object(pairs.collect::<Map<_, _>>())
    }
}

/// The ranking of one league as a person reads it.
#[must_use]
pub fn league_table(
    standings: &dyn Standings<'_>,
    league: LeagueIx,
    node: NodeIx,
    desk: &Desk<'_>,
) -> String {
    let (round, locale) = (standings.round(), desk.locale);
    let lines = lines(standings, league, node);
    let changes = lines.iter().any(|line| line.standing.change.is_some());
    let standing = |line: &Line<'_>| words::standing(&line.standing, locale);
    let are_told = lines.iter().any(|line| !standing(line).is_empty());
    let title = |key: &str, side: Side| (say(locale, key, &[]), side);
    let mut columns = vec![title("column-rank", Side::Right)];
    columns.extend(changes.then(|| title("column-change", Side::Right)));
    columns.extend([
        title("column-unit", Side::Left),
        title("column-code", Side::Left),
        title("column-value", Side::Right),
        title("column-max", Side::Right),
    ]);
    columns.extend(are_told.then(|| title("column-standing", Side::Left)));
    let rows = lines.iter().map(|line| {
        let rank = line.standing.rank;
        let mut row = vec![rank.map_or_else(|| "-".to_owned(), |rank| rank.rank.to_string())];
        let change = line.standing.change;
        row.extend(changes.then(|| change.map_or_else(String::new, words::change)));
        let unit = round.units.get(line.unit);
        let value = line.standing.value.as_ref();
        row.extend([
            unit.map(|unit| words::short(&unit.line.name, words::UNIT_MAX))
                .unwrap_or_default(),
            round.units.code(line.unit).to_owned(),
            value.map_or_else(String::new, |value| words::figure(value, locale)),
            words::maximum(round.framework, &line.standing.max, locale),
        ]);
        row.extend(are_told.then(|| standing(line)));
        row
    });
    let heading = words::league(round.framework, league, node, locale);
    format!("{heading}\n{}", table(&columns, rows.collect()))
}
