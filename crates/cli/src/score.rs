//! `thang score`: points of every criterion and node, shown or written.
//!
//! Not for: reading the round (`round`), nor the rules.

use crate::columns::{Side, table};
use crate::out;
use crate::out::Wanted;
use crate::round::Reading;
use crate::{Desk, Exit, words};
use clap::ArgMatches;
use domain::framework::Child;
use domain::id::{AdjustIx, CriterionIx, GateIx, LeagueIx, NodeIx, UnitIx};
use domain::locale::say;
use domain::publication::canonical;
use domain::ranking::rank;
use domain::score::standing::Standings;
use domain::score::{Scores, band};
use serde_json::{Value, json};
use std::io;
use std::path::PathBuf;

/// Runs `thang score`.
///
/// # Errors
/// If the results or messages cannot be written.
pub fn run(args: &ArgMatches, desk: &mut Desk<'_>) -> io::Result<Exit> {
    Reading::of(args, desk)?.scored(desk, rank, |scores, desk| {
        let Some(units) = chosen(args, scores, desk)? else {
            return Ok(Exit::WrongUse);
        };
        if let Some(folder) = args.get_one::<PathBuf>("out") {
            let wanted = match args.get_flag("csv-only") {
                true => Wanted::Tables,
                false => Wanted::Everything,
            };
            if let Err(unwritten) = out::write(scores, folder, wanted) {
                return unwritten.tell(desk);
            }
            let args = [
                ("folder", folder.display().to_string()),
                ("units", scores.round.units.len().to_string()),
            ];
            writeln!(desk.err, "{}", say(desk.locale, "score-written", &args))?;
        }
        match args.get_one::<String>("format").map(String::as_str) {
            Some("json") => {
                let list: Vec<Value> = units.iter().map(|unit| unit_json(scores, *unit)).collect();
                writeln!(desk.out, "{:#}", Value::Array(list))?;
            }
            Some("csv") => csv(scores, &units, desk)?,
            None if args.contains_id("out") => {}
            _ => tables(scores, &units, desk)?,
        }
        Ok(Exit::Done)
    })
}

/// The units that `--league` and `--unit` leave.
fn chosen(
    args: &ArgMatches,
    scores: &Scores<'_>,
    desk: &mut Desk<'_>,
) -> io::Result<Option<Vec<UnitIx>>> {
    let all = scores.round.units;
    let league = args.get_one::<String>("league");
    let Some(leagues) = words::leagues(scores.round.framework, league, desk)? else {
        return Ok(None);
    };
    let mut units: Vec<_> = all
        .all()
        .filter(|unit| leagues.contains(&all.league(*unit)))
        .collect();
    if let Some(code) = args.get_one::<String>("unit") {
        let Some(unit) = words::unit(scores, code, desk)? else {
            return Ok(None);
        };
        units.retain(|at| *at == unit);
        if let (true, Some(league)) = (units.is_empty(), league) {
            let args = [("unit", code.clone()), ("league", league.clone())];
            writeln!(desk.err, "{}", say(desk.locale, "no-unit-in-league", &args))?;
            return Ok(None);
        }
    }
    Ok(Some(units))
}

fn csv(scores: &Scores<'_>, units: &[UnitIx], desk: &mut Desk<'_>) -> io::Result<()> {
    desk.out.write_all(canonical::SCORES.as_bytes())?;
    let mut text = String::new();
    for unit in units {
        text.clear();
        canonical::scores(scores, *unit, &mut text);
        desk.out.write_all(text.as_bytes())?;
    }
    Ok(())
}

/// One table a league: the total and the groups that hold criteria.
fn tables(scores: &Scores<'_>, units: &[UnitIx], desk: &mut Desk<'_>) -> io::Result<()> {
    let framework = scores.round.framework;
    write!(desk.out, "{}", words::title(framework, desk.locale))?;
    for league in (0..framework.leagues.len()).map(LeagueIx::at) {
        let members: Vec<UnitIx> = units
            .iter()
            .copied()
            .filter(|unit| scores.round.units.league(*unit) == league)
            .collect();
        if members.is_empty() {
            continue;
        }
        let groups = groups(scores, league);
        writeln!(
            desk.out,
            "\n{}",
            words::league(framework, league, NodeIx(0), desk.locale)
        )?;
        write!(
            desk.out,
            "{}",
            league_table(scores, &members, &groups, desk)
        )?;
        let named = groups
            .iter()
            .filter_map(|at| framework.nodes.get(at.index()));
        let legend: Vec<_> = named
            .map(|node| format!("{}: {}", node.code, node.name.text(desk.locale)))
            .collect();
        if !legend.is_empty() {
            writeln!(desk.out, "{}", legend.join("; "))?;
        }
    }
    Ok(())
}

/// The groups of main that hold scored criteria directly in a league.
fn groups(scores: &Scores<'_>, league: LeagueIx) -> Vec<NodeIx> {
    let framework = scores.round.framework;
    let holds = |child: &Child| match child {
        Child::Criterion(at) => framework.criteria.get(at.index()).is_some_and(|criterion| {
            let max = criterion.max.get(league.index()).and_then(Option::as_ref);
            max.is_some_and(|max| !max.is_zero())
        }),
        Child::Group(_) => false,
    };
    let all = framework.nodes.iter().enumerate();
    all.filter(|(_, node)| node.root == NodeIx(0) && node.parent.is_some())
        .filter(|(_, node)| node.children.iter().any(holds))
        .map(|(at, _)| NodeIx::at(at))
        .collect()
}

fn league_table(
    scores: &Scores<'_>,
    units: &[UnitIx],
    groups: &[NodeIx],
    desk: &Desk<'_>,
) -> String {
    let (framework, locale) = (scores.round.framework, desk.locale);
    let title = |key: &str, side| (say(locale, key, &[]), side);
    let mut columns = vec![
        title("column-unit", Side::Left),
        title("column-code", Side::Left),
    ];
    columns.extend(groups.iter().filter_map(|at| {
        Some((
            framework.nodes.get(at.index())?.code.to_string(),
            Side::Right,
        ))
    }));
    columns.extend([
        title("column-value", Side::Right),
        title("column-rank", Side::Right),
        title("column-standing", Side::Left),
    ]);
    let value = |node: NodeIx, unit| {
        let value = scores
            .standing(node, unit)
            .and_then(|standing| standing.value);
        value.map_or_else(|| "-".to_owned(), |value| words::figure(&value, locale))
    };
    let rows = units.iter().map(|unit| {
        let name = scores
            .round
            .units
            .get(*unit)
            .map(|unit| words::short(&unit.line.name, words::UNIT_MAX));
        let mut row = vec![
            name.unwrap_or_default(),
            scores.round.units.code(*unit).to_owned(),
        ];
        row.extend(groups.iter().map(|at| value(*at, *unit)));
        row.push(value(NodeIx(0), *unit));
        let root = scores.standing(NodeIx(0), *unit);
        let rank = root.as_ref().and_then(|root| root.rank);
        row.push(rank.map_or_else(|| "-".to_owned(), |rank| rank.rank.to_string()));
        row.push(root.map_or_else(String::new, |root| words::standing(&root, locale)));
        row
    });
    table(&columns, rows.collect())
}

/// Everything of one unit.
fn unit_json(scores: &Scores<'_>, unit: UnitIx) -> Value {
    let (framework, units) = (scores.round.framework, scores.round.units);
    let league = framework.leagues.get(units.league(unit).index());
    let nodes = framework.nodes.iter().enumerate().filter_map(|(at, node)| {
        let at = NodeIx::at(at);
        let score = scores.node(at, unit)?;
        let tree = framework.nodes.get(node.root.index())?;
        let value = score.value(&framework.scale).map(|value| value.to_string());
        Some(json!({
            "tree": tree.code.as_str(),
            "node": node.code.as_str(),
            "state": score.state.word(),
            "points_exact": score.points.to_string(),
            "max_exact": score.max.to_string(),
            "points": framework.scale.points(&score.points).to_string(),
            "max": framework.scale.points(&score.max).to_string(),
            "value": value,
            "rank": score.rank.map(|rank| rank.rank),
            "ranked_of": score.rank.map(|rank| rank.of),
            "band": band::of_node(&scores.round, at, score).map(|band| band.code.as_str()),
            "change": score.change,
        }))
    });
    let criteria = framework
        .criteria
        .iter()
        .enumerate()
        .filter_map(|(at, criterion)| {
            let at = CriterionIx::at(at);
            let leaf = scores.leaf(at, unit)?;
            Some(json!({
                "criterion": criterion.code.as_str(),
                "state": leaf.state.word(),
                "exact": leaf.points.to_string(),
                "shown": framework.scale.points(leaf.points).to_string(),
                "max": framework.scale.points(leaf.max).to_string(),
                "band": band::of_criterion(scores, at, unit).map(|band| band.code.as_str()),
            }))
        });
    json!({
        "unit": units.code(unit),
        "name": units.get(unit).map(|unit| &*unit.line.name),
        "league": league.map(|league| league.code.as_str()),
        "nodes": nodes.collect::<Vec<_>>(),
        "criteria": criteria.collect::<Vec<_>>(),
        "gates": gates_json(scores, unit),
        "adjusts": adjusts_json(scores, unit),
    })
}

fn gates_json(scores: &Scores<'_>, unit: UnitIx) -> Vec<Value> {
    let gates = scores.round.framework.gates.iter().enumerate();
    let exist = gates.filter_map(|(at, gate)| Some((gate, scores.gate(GateIx::at(at), unit)?)));
    let show = exist.map(|(gate, score)| {
        json!({
            "gate": gate.code.as_str(),
            "state": score.state.word(),
            "fails": score.fails,
        })
    });
    show.collect()
}

fn adjusts_json(scores: &Scores<'_>, unit: UnitIx) -> Vec<Value> {
    let framework = scores.round.framework;
    let adjusts = framework.adjusts.iter().enumerate();
    let exist = adjusts.filter_map(|(at, adjust)| {
        let score = scores.adjust(AdjustIx::at(at), unit)?;
        Some((adjust, score))
    });
    let show = exist.map(|(adjust, score)| {
        json!({
            "adjust": adjust.code.as_str(),
            "state": score.state.word(),
            "exact": score.line.to_string(),
            "shown": framework.scale.points(&score.line).to_string(),
        })
    });
    show.collect()
}
