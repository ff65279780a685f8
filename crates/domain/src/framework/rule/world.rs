//! Checks of a rule over every league and every value its parameters may take.
//!
//! Not for: checks that need no number; a kind makes those with [`Desk::error`] alone.

use super::Desk;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::framework::key::Fields;
use crate::framework::{Param, ParamValues};
use crate::id::LeagueIx;
use crate::measure::number::{Number, Points, plain_text};
use crate::rational::Rational;
use std::collections::BTreeSet;

/// The arguments of a finding's text.
pub type Args = Vec<(&'static str, String)>;

/// A league and a year in which a rule may be applied.
#[derive(Debug)]
pub struct World<'a> {
    /// The maximum there; `None` where the criterion is structure only.
    pub max: Option<Rational>,
    league: LeagueIx,
    year: Option<u16>,
    params: &'a [Param],
}

impl World<'_> {
    /// The value of a number; `None` where a parameter has none for that year, which scoring reports (E13).
    #[must_use]
    pub fn value(&self, number: &Number) -> Option<Rational> {
        match number {
            Number::Fixed(value) => Some(value.clone()),
            Number::Param(param) => {
                let param = self.params.get(param.index())?;
                param.value(self.league, self.year).cloned()
            }
        }
    }

    /// The league's entry of a list by league.
    #[must_use]
    pub fn of<'a>(&self, by_league: &'a [Option<Rational>]) -> Option<&'a Rational> {
        by_league.get(self.league.index())?.as_ref()
    }

    /// Points there; `None` where they are a share of a maximum that is not known.
    #[must_use]
    pub fn points(&self, points: &Points) -> Option<Rational> {
        match (points, &self.max) {
            (Points::Fixed(points), _) => Some(points.clone()),
            (Points::Share(_), None) => None,
            (points, Some(max)) => Some(points.of(max)),
        }
    }
}

/// The years some parameter has a value for; none at all where no parameter changes by year.
fn years(params: &[Param]) -> Vec<Option<u16>> {
    let mut years = BTreeSet::new();
    for param in params {
        match &param.values {
            ParamValues::ByYear(values) => years.extend(values.keys()),
            ParamValues::ByLeagueYear(leagues) => {
                years.extend(leagues.iter().flat_map(|values| values.keys()));
            }
            ParamValues::Fixed(_) | ParamValues::ByLeague(_) => {}
        }
    }
    if years.is_empty() {
        return vec![None];
    }
    years.into_iter().map(Some).collect()
}

impl<'a> Desk<'a> {
    /// Every league in which the criterion exists, in every year.
    fn worlds(&self) -> Vec<World<'a>> {
        let years = years(self.params);
        let structure_only = self.max.iter().all(Option::is_none);
        let mut worlds = Vec::new();
        for (league, max) in self.max.iter().enumerate() {
            if max.is_some() || structure_only {
                worlds.extend(years.iter().map(|year| World {
                    max: max.clone(),
                    league: LeagueIx::at(league),
                    year: *year,
                    params: self.params,
                }));
            }
        }
        worlds
    }

    /// Reports `code` once if some league and year is wrong; `wrong` gives the arguments of its text.
    pub fn check(&mut self, code: Code, place: &Place, wrong: impl Fn(&World<'_>) -> Option<Args>) {
        if let Some(args) = self.worlds().iter().find_map(wrong) {
            let mut finding = Diagnostic::error(code, place.clone());
            finding.args = args;
            self.findings.push(finding);
        }
    }

    /// Points must lie within 0 and the maximum.
    pub fn within_max(&mut self, points: &Points, place: Place) {
        self.check("FW205", &place, |world| {
            let (points, max) = (world.points(points)?, world.max.clone());
            let above = max.as_ref().is_some_and(|max| points > *max);
            let max = max.as_ref().map_or_else(String::new, plain_text);
            (above || points.is_negative())
                .then(|| vec![("points", plain_text(&points)), ("max", max)])
        });
    }

    /// Points must be above 0 and not above the maximum.
    pub fn positive_points(&mut self, key: &'static str, points: &Points, place: Place) {
        self.check("FW204", &place, |world| {
            let found = world.points(points)?;
            (found <= Rational::ZERO)
                .then(|| vec![("key", key.to_owned()), ("value", plain_text(&found))])
        });
        self.check("FW205", &place, |world| {
            let (points, max) = (world.points(points)?, world.max.as_ref()?);
            (points > *max).then(|| vec![("points", plain_text(&points)), ("max", plain_text(max))])
        });
    }

    /// The number under `key` must be above 0.
    pub fn positive(&mut self, fields: &Fields, key: &'static str) {
        let Some(number) = fields.number(key) else {
            return;
        };
        self.check("FW204", &fields.place(key), |world| {
            let found = world.value(number)?;
            (found <= Rational::ZERO)
                .then(|| vec![("key", key.to_owned()), ("value", plain_text(&found))])
        });
    }

    /// The number under `key` must be whole and at least `least`.
    pub fn whole(&mut self, fields: &Fields, key: &'static str, least: i64) {
        let Some(number) = fields.number(key) else {
            return;
        };
        self.check("FW209", &fields.place(key), |world| {
            let found = world.value(number)?;
            let wrong = !found.is_integer() || found < Rational::from_integer(least);
            wrong.then(|| {
                vec![
                    ("key", key.to_owned()),
                    ("value", plain_text(&found)),
                    ("least", least.to_string()),
                ]
            })
        });
    }

    /// Exactly one of `keys` must be written; `None` (and a finding) otherwise.
    #[must_use]
    pub fn exactly_one(&mut self, fields: &Fields, keys: &[&'static str]) -> Option<()> {
        let written: Vec<_> = keys.iter().filter(|key| fields.written(key)).collect();
        if written.len() == 1 {
            return Some(());
        }
        let place = written
            .get(1)
            .map_or(fields.place.clone(), |key| fields.place(key));
        self.error("FW212", place, &[("keys", &keys.join(", "))]);
        None
    }

    /// At most one of `keys` may be written.
    pub fn at_most_one(&mut self, fields: &Fields, keys: &[&'static str]) {
        let mut written = keys.iter().filter(|key| fields.written(key)).skip(1);
        if let Some(second) = written.next() {
            self.error("FW221", fields.place(second), &[("keys", &keys.join(", "))]);
        }
    }

    /// `key` must be written where `because` (a line of the file) holds.
    pub fn needs(&mut self, fields: &Fields, key: &'static str, because: &str) {
        if !fields.written(key) {
            let place = fields.place.clone();
            self.error("FW210", place, &[("key", key), ("because", because)]);
        }
    }

    /// `key` must not be written unless `only_with` (a line of the file) holds.
    pub fn refuses(&mut self, fields: &Fields, key: &'static str, only_with: &str) {
        if fields.written(key) {
            let place = fields.place(key);
            self.error("FW211", place, &[("key", key), ("only_with", only_with)]);
        }
    }

    /// Codes of a list must differ.
    pub fn distinct(&mut self, list: &[Fields]) {
        let mut seen = BTreeSet::new();
        for fields in list {
            let Some(code) = fields.text("code") else {
                continue;
            };
            if !seen.insert(code.as_str()) {
                self.error("FW051", fields.place("code"), &[("code", code)]);
            }
        }
    }
}
