//! Maxima of groups, by league, from the rows below them.
//!
//! Not for: checking a set; the reader does that for every file, however it came about.

use super::row::{Findings, Row};
use crate::measure::number::plain_text;
use crate::rational::Rational;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Points by league; `None` where nothing below has any.
type Points = Vec<Option<Rational>>;

/// What stands below a node.
#[derive(Debug, Clone, Default)]
struct Below {
    points: Points,
    /// A criterion is still without points.
    open: bool,
}

pub(super) struct Maxima<'a> {
    leagues: &'a [String],
    /// By code of the group; the root has an empty code.
    groups: BTreeMap<&'a str, Below>,
    /// Rows whose points are not what their children come to, with what they come to.
    differ: Vec<(&'a Row, String)>,
}

impl<'a> Maxima<'a> {
    /// Adds up the rows.
    pub(super) fn of(rows: &'a [Row], leagues: &'a [String]) -> Self {
        let mut maxima = Self {
            leagues,
            groups: BTreeMap::new(),
            differ: Vec::new(),
        };
        maxima.add("", rows);
        maxima
    }

    /// The `max` of a group; `None` where it has nothing to score, or its cap says it.
    pub(super) fn group(&self, code: &str) -> Option<Value> {
        self.value(&self.groups.get(code)?.points)
    }

    /// The maximum of the root; `None` while points are missing.
    pub(super) fn whole(&self) -> Option<Value> {
        let root = self.groups.get("").filter(|root| !root.open)?;
        root.points
            .iter()
            .all(Option::is_some)
            .then(|| self.value(&root.points))
            .flatten()
    }

    /// Tells which rows say other points than their children come to.
    pub(super) fn differ(&self, findings: &mut Findings) {
        for (row, sum) in &self.differ {
            let args = [
                ("code", row.code.as_str()),
                ("points", &row.points),
                ("sum", sum),
            ];
            findings.warning("FW327", row.number, "points", &args);
        }
    }

    fn value(&self, points: &Points) -> Option<Value> {
        let mut given = points.iter().flatten();
        let first = given.next()?;
        if given.all(|value| value == first) {
            return Some(json!(plain_text(first)));
        }
        let pairs = self.leagues.iter().zip(points);
        let pairs = pairs
            .filter_map(|(code, value)| Some((code.clone(), json!(plain_text(value.as_ref()?)))));
        Some(Value::Object(pairs.collect()))
    }

    fn add(&mut self, code: &'a str, rows: &'a [Row]) -> Below {
        let mut below = Below {
            points: vec![None; self.leagues.len()],
            open: false,
        };
        for row in rows.iter().filter(|row| row.parent == code) {
            let child = match row.kind.as_str() {
                "gate" | "adjust" | "info" => continue,
                "group" => self.stated(row, rows),
                _ => Below {
                    points: self.written(row),
                    open: row.points.is_empty(),
                },
            };
            below.open |= child.open;
            for (sum, points) in below.points.iter_mut().zip(&child.points) {
                if let Some(points) = points {
                    *sum = Some(&sum.clone().unwrap_or(Rational::ZERO) + points);
                }
            }
        }
        self.groups.insert(code, below.clone());
        below
    }

    /// A group: the sum of its children, unless it is added up otherwise, capped, or points are missing.
    fn stated(&mut self, row: &'a Row, rows: &'a [Row]) -> Below {
        let mut below = self.add(&row.code, rows);
        let text = |key: &str| row.params.get(key).and_then(Value::as_str);
        let summed = text("sum").unwrap_or("sum") == "sum";
        if let Some(cap) = row.params.get("cap") {
            let capped = self.by_league(cap, &below.points);
            self.groups.insert(
                &row.code,
                Below {
                    points: vec![None; capped.len()],
                    open: below.open,
                },
            );
            below.points = capped;
            return below;
        }
        if !summed || below.open {
            let written = self.written(row);
            let exists = |(points, sum): (Option<Rational>, &Option<Rational>)| {
                if below.open || sum.is_some() {
                    points
                } else {
                    None
                }
            };
            below.points = written.into_iter().zip(&below.points).map(exists).collect();
            self.groups.insert(&row.code, below.clone());
            return below;
        }
        let greatest = below
            .points
            .iter()
            .flatten()
            .max()
            .cloned()
            .unwrap_or(Rational::ZERO);
        let said = Rational::parse_decimal(&row.points).unwrap_or(Rational::ZERO);
        if said != greatest && !row.points.is_empty() {
            self.differ.push((row, plain_text(&greatest)));
        }
        below
    }

    /// Points of a row by league: `max` of its parameters, else the column, in its leagues.
    fn written(&self, row: &Row) -> Points {
        let listed = row.params.get("leagues").and_then(Value::as_array);
        let points = match row.params.get("max") {
            Some(max) => max.clone(),
            None => json!(row.points),
        };
        let exists = |code: &String| {
            listed.is_none_or(|listed| listed.iter().any(|league| league.as_str() == Some(code)))
        };
        let exists: Points = self
            .leagues
            .iter()
            .map(|code| exists(code).then_some(Rational::ZERO))
            .collect();
        self.by_league(&points, &exists)
    }

    /// One text, or an object by league, in the leagues that `exists` has.
    fn by_league(&self, value: &Value, exists: &Points) -> Points {
        let empty = Map::new();
        let each = value.as_object().unwrap_or(&empty);
        let pairs = self.leagues.iter().zip(exists);
        pairs
            .map(|(code, exists)| {
                exists.as_ref()?;
                let text = value.as_str().or_else(|| each.get(code)?.as_str());
                text.and_then(Rational::parse_decimal)
            })
            .collect()
    }
}
