//! Values that change by year or league: E13.
//!
//! Not for: which rule reads them; see `measure::number`.

use super::PerLeague;
use crate::id::{LeagueIx, ParamId};
use crate::locale::Name;
use crate::rational::Rational;
use std::collections::BTreeMap;

/// A value that changes by year or league: E13.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Param {
    /// Id.
    pub id: ParamId,
    /// Title, if written.
    pub name: Option<Name>,
    /// Unit of measure, if written.
    pub unit: Option<Name>,
    /// Its values.
    pub values: ParamValues,
}

/// The values of a parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ParamValues {
    /// The same everywhere.
    Fixed(Rational),
    /// By year.
    ByYear(BTreeMap<u16, Rational>),
    /// By league.
    ByLeague(PerLeague<Rational>),
    /// By league and year.
    ByLeagueYear(PerLeague<BTreeMap<u16, Rational>>),
}

impl Param {
    /// The value for a league in a year. `None` if the year is missing or not told: an input error.
    #[must_use]
    pub fn value(&self, league: LeagueIx, year: Option<u16>) -> Option<&Rational> {
        match &self.values {
            ParamValues::Fixed(value) => Some(value),
            ParamValues::ByYear(years) => years.get(&year?),
            ParamValues::ByLeague(leagues) => leagues.get(league.index()),
            ParamValues::ByLeagueYear(leagues) => leagues.get(league.index())?.get(&year?),
        }
    }

    /// Every value that may occur, for checks.
    #[must_use]
    pub fn all(&self) -> Vec<&Rational> {
        match &self.values {
            ParamValues::Fixed(value) => vec![value],
            ParamValues::ByYear(years) => years.values().collect(),
            ParamValues::ByLeague(leagues) => leagues.iter().collect(),
            ParamValues::ByLeagueYear(leagues) => {
                leagues.iter().flat_map(BTreeMap::values).collect()
            }
        }
    }
}
