//! `thang rank`: who stands where, league by league, at one node.
//!
//! Not for: ranks themselves; `domain::ranking` gives them.

use crate::columns::{Side, table};
use crate::round::Gathered;
use crate::{Desk, Exit, words};
use clap::ArgMatches;
use domain::id::{LeagueIx, NodeIx, UnitIx};
use domain::locale::say;
use domain::publication::canonical;
use domain::rational::Rounded;
use domain::score::Scores;
use domain::score::band;
use domain::score::node::NodeScore;
use serde_json::{Map, Value};
use std::cmp::Reverse;
use std::io;

/// Runs `thang rank`.
///
/// # Errors
/// If the results or messages cannot be written.
pub fn run(args: &ArgMatches, desk: &mut Desk<'_>) -> io::Result<Exit> {
    Gathered::scored(args, desk, |scores, desk| {
        let framework = scores.round.framework;
        let wanted = args
            .get_one::<String>("node")
            .map_or("main", String::as_str);
        let Some(node) = words::node(framework, wanted, desk)? else {
            return Ok(Exit::WrongUse);
        };
        let Some(leagues) = words::leagues(framework, args.get_one::<String>("league"), desk)?
        else {
            return Ok(Exit::WrongUse);
        };
        let lines = || {
            leagues
                .iter()
                .flat_map(|league| lines(scores, *league, node))
        };
        match args.get_one::<String>("format").map(String::as_str) {
            Some("json") => {
                let list: Vec<Value> = lines().map(|line| line.json(scores)).collect();
                writeln!(desk.out, "{:#}", Value::Array(list))?;
            }
            Some("csv") => {
                writeln!(desk.out, "{}", KEYS.join(","))?;
                for line in lines() {
                    let mut text = String::new();
                    canonical::line(line.cells(scores).iter().map(|cell| &**cell), &mut text);
                    write!(desk.out, "{text}")?;
                }
            }
            _ => {
                write!(desk.out, "{}", words::title(framework, desk.locale))?;
                for league in leagues {
                    write!(desk.out, "\n{}", league_table(scores, league, node, desk))?;
                }
            }
        }
        Ok(Exit::Done)
    })
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
    node: NodeIx,
    score: &'a NodeScore,
}

/// The units of a league, best first; those without a rank after the others.
fn lines<'a>(scores: &'a Scores<'_>, league: LeagueIx, node: NodeIx) -> Vec<Line<'a>> {
    let units = scores.round.units;
    let mut lines: Vec<Line<'a>> = units
        .all()
        .filter(|unit| units.league(*unit) == league)
        .filter_map(|unit| {
            Some(Line {
                unit,
                node,
                score: scores.node(node, unit)?,
            })
        })
        .collect();
    let scale = &scores.round.framework.scale;
    lines.sort_by_cached_key(|line| {
        let rank = line.score.rank.map_or(u32::MAX, |rank| rank.rank);
        (rank, Reverse(line.score.value(scale)), line.unit)
    });
    lines
}

impl Line<'_> {
    fn points(&self, scores: &Scores<'_>) -> Rounded {
        scores.round.framework.scale.points(&self.score.points)
    }

    /// The cells of the CSV form, in the order of [`KEYS`].
    fn cells(&self, scores: &Scores<'_>) -> [String; 11] {
        let (framework, units) = (scores.round.framework, scores.round.units);
        let league = framework.leagues.get(units.league(self.unit).index());
        let text = |value: Option<String>| value.unwrap_or_default();
        [
            text(league.map(|league| league.code.to_string())),
            text(self.score.rank.map(|rank| rank.rank.to_string())),
            text(self.score.rank.map(|rank| rank.of.to_string())),
            text(self.score.change.map(|change| change.to_string())),
            units.code(self.unit).to_owned(),
            text(units.get(self.unit).map(|unit| unit.line.name.to_string())),
            self.score.state.word().to_owned(),
            self.points(scores).to_string(),
            framework.scale.points(&self.score.max).to_string(),
            text(
                self.score
                    .value(&framework.scale)
                    .map(|value| value.to_string()),
            ),
            text(
                band::of_node(&scores.round, self.node, self.score)
                    .map(|band| band.code.to_string()),
            ),
        ]
    }

    fn json(&self, scores: &Scores<'_>) -> Value {
        let cells = KEYS.into_iter().zip(self.cells(scores));
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
    scores: &Scores<'_>,
    league: LeagueIx,
    node: NodeIx,
    desk: &Desk<'_>,
) -> String {
    let framework = scores.round.framework;
    let locale = desk.locale;
    let lines = lines(scores, league, node);
    let changes = lines.iter().any(|line| line.score.change.is_some());
    let standing = |line: &Line<'_>| words::standing(scores, line.node, line.score, locale);
    let standings = lines.iter().any(|line| !standing(line).is_empty());
    let title = |key: &str, side: Side| (say(locale, key, &[]), side);
    let mut columns = vec![title("column-rank", Side::Right)];
    columns.extend(changes.then(|| title("column-change", Side::Right)));
    columns.extend([
        title("column-unit", Side::Left),
        title("column-code", Side::Left),
        title("column-value", Side::Right),
        title("column-max", Side::Right),
    ]);
    columns.extend(standings.then(|| title("column-standing", Side::Left)));
    let rows = lines.iter().map(|line| {
        let mut row = vec![
            line.score
                .rank
                .map_or_else(|| "-".to_owned(), |rank| rank.rank.to_string()),
        ];
        row.extend(changes.then(|| line.score.change.map_or_else(String::new, words::change)));
        let unit = scores.round.units.get(line.unit);
        let value = line.score.value(&framework.scale);
        row.extend([
            unit.map(|unit| words::short(&unit.line.name, words::UNIT_MAX))
                .unwrap_or_default(),
            scores.round.units.code(line.unit).to_owned(),
            value.map_or_else(String::new, |value| words::figure(&value, locale)),
            words::maximum(framework, &line.score.max, locale),
        ]);
        row.extend(standings.then(|| standing(line)));
        row
    });
    let heading = words::league(framework, league, node, locale);
    format!("{heading}\n{}", table(&columns, rows.collect()))
}
