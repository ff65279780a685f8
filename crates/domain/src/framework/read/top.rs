//! The head of a set: id, status, basis, scale, leagues, parameters.
//!
//! Not for: inputs, nodes, criteria; they have their own files.

use super::reader::{Item, Reader};
use crate::diagnostic::Place;
use crate::framework::key::{Field, Fields, NamedDecimals};
use crate::framework::{
    Basis, League, NotSubmitted, Param, ParamValues, PerLeague, RankOn, RankWithin, RoundAt, Scale,
    Show, Status,
};
use crate::id::{LeagueCode, ParamId, ParamIx};
use crate::locale::Name;
use crate::measure::number::plain_text;
use crate::rational::{Rational, Rounding};
use std::collections::BTreeMap;

/// The word of a file to its variant; readers give it only words of the key table.
macro_rules! words {
    ($word:expr, $($text:literal => $variant:expr),+) => {
        match $word {
            $($text => Some($variant),)+
            _ => None,
        }
    };
}
pub(super) use words;

pub(super) fn status(word: &str) -> Option<Status> {
    words!(word, "official" => Status::Official, "sample" => Status::Sample,
        "skeleton" => Status::Skeleton)
}

pub(super) fn basis(fields: &Fields) -> Basis {
    let text = |key| fields.text(key).cloned();
    Basis {
        number: text("number"),
        date: text("date"),
        issuer: text("issuer"),
        title: text("title"),
    }
}

pub(super) fn data_period(fields: &Fields) -> Option<(String, String)> {
    Some((fields.text("from")?.clone(), fields.text("to")?.clone()))
}

impl Reader<'_> {
    /// The leagues; a nameless one where the set writes none.
    pub(super) fn read_leagues(&mut self, list: &[Item<'_>]) {
        for item in list {
            let Some(fields) = self.table(super::keys::LEAGUE, item.toml, &item.scope(), &[])
            else {
                continue;
            };
            let Some(code) = fields.text("code") else {
                continue;
            };
            if self.league_at(code).is_some() {
                self.error("FW051", fields.place("code"), &[("code", code)]);
                continue;
            }
            self.leagues.push(League {
                code: LeagueCode::new(code),
                name: fields.name("name").cloned().unwrap_or_default(),
            });
        }
        if self.leagues.is_empty() {
            self.leagues.push(League {
                code: LeagueCode::default(),
                name: Name::default(),
            });
        }
    }

    /// The parameters, in the order of the file.
    pub(super) fn read_params(&mut self, item: Item<'_>) {
        let map = self.map(super::keys::PARAM, item.toml, &item.scope());
        let Some(Field::Map(map)) = map else {
            return;
        };
        for (id, fields) in map {
            // A refused parameter is known all the same, so that its users are not blamed.
            let values = self
                .param_values(&id, &fields)
                .unwrap_or(ParamValues::ByLeague(Vec::new()));
            self.param_ids
                .insert(id.clone(), ParamIx::at(self.params.len()));
            self.param_uses.push((fields.place.clone(), false));
            self.params.push(Param {
                id: ParamId::new(&id),
                name: fields.name("name").cloned(),
                unit: fields.name("unit").cloned(),
                values,
            });
        }
    }

    fn param_values(&mut self, id: &str, fields: &Fields) -> Option<ParamValues> {
        let written: Vec<_> = ["value", "by_year", "by_league", "by_league_year"]
            .into_iter()
            .filter(|key| fields.written(key))
            .collect();
        let [key] = written.as_slice() else {
            let args = [("id", id), ("count", &*written.len().to_string())];
            self.error("FW043", fields.place.clone(), &args);
            return None;
        };
        match *key {
            "value" => fields.decimal("value").cloned().map(ParamValues::Fixed),
            "by_year" => self
                .by_year(fields.decimal_map("by_year")?, &fields.place("by_year"))
                .map(ParamValues::ByYear),
            "by_league" => {
                let each = fields.decimal_map("by_league")?.iter();
                let each = each.map(|(code, value, at)| (code.clone(), value.clone(), at.clone()));
                self.by_league(each.collect(), &fields.place("by_league"))
                    .map(ParamValues::ByLeague)
            }
            _ => {
                let mut each = Vec::new();
                for (code, years, at) in fields.decimal_maps("by_league_year")? {
                    each.push((code.clone(), self.by_year(years, at)?, at.clone()));
                }
                self.by_league(each, &fields.place("by_league_year"))
                    .map(ParamValues::ByLeagueYear)
            }
        }
    }

    fn by_year(&mut self, list: &NamedDecimals, at: &Place) -> Option<BTreeMap<u16, Rational>> {
        let mut years = BTreeMap::new();
        for (name, value, place) in list {
            let digits = name.len() == 4 && name.bytes().all(|byte| byte.is_ascii_digit());
            let year = digits.then(|| name.parse::<u16>().ok()).flatten();
            match year.filter(|year| (1900..3000).contains(year)) {
                Some(year) => {
                    years.insert(year, value.clone());
                }
                None => self.error("FW044", place.clone(), &[("year", name)]),
            }
        }
        if list.is_empty() {
            self.error("FW045", at.clone(), &[]);
        }
        (years.len() == list.len() && !list.is_empty()).then_some(years)
    }

    /// A value for every league, in their order.
    fn by_league<T: Clone>(
        &mut self,
        list: Vec<(String, T, Place)>,
        at: &Place,
    ) -> Option<PerLeague<T>> {
        if self
            .leagues
            .iter()
            .any(|league| league.code.as_str().is_empty())
        {
            self.error("FW034", at.clone(), &[]);
            return None;
        }
        let mut values: Vec<Option<T>> = vec![None; self.leagues.len()];
        let mut refused = false;
        for (code, value, place) in list {
            let league = self.known_league(&code, place);
            match league.and_then(|league| values.get_mut(league.index())) {
                Some(slot) => *slot = Some(value),
                None => refused = true,
            }
        }
        let missing = values.iter().position(Option::is_none);
        if let Some(league) = missing.filter(|_| !refused) {
            let code = self.league_code(league);
            self.error("FW037", at.clone(), &[("league", &code)]);
        }
        values.into_iter().collect()
    }

    /// The scale; its maximum is 0 where it was refused (and reported).
    pub(super) fn read_scale(&mut self, fields: &Fields) -> Option<Scale> {
        let all = vec![true; self.leagues.len()];
        let max = self.positive_by_league(fields, "max", &all);
        if !fields.written("max") && self.status != Status::Skeleton {
            self.error("FW046", fields.place.clone(), &[]);
        }
        let digits = |key| u8::try_from(*fields.integer(key)?).ok();
        Some(Scale {
            max: max.map(|max| {
                max.into_iter()
                    .map(|max| max.unwrap_or(Rational::ZERO))
                    .collect()
            }),
            show: words!(*fields.word("show")?, "points" => Show::Points,
                "percent" => Show::Percent, "share" => Show::Share)?,
            points_digits: digits("points_digits")?,
            value_digits: digits("value_digits")?,
            rounding: words!(*fields.word("rounding")?, "half_up" => Rounding::HalfUp,
                "half_even" => Rounding::HalfEven, "down" => Rounding::Down)?,
            round_at: words!(*fields.word("round_at")?, "display" => RoundAt::Display,
                "criterion" => RoundAt::Criterion)?,
            rank_on: words!(*fields.word("rank_on")?, "shown" => RankOn::Shown,
                "exact" => RankOn::Exact)?,
            rank_within: words!(*fields.word("rank_within")?, "league" => RankWithin::League,
                "parent" => RankWithin::Parent)?,
            not_submitted: words!(*fields.word("not_submitted")?, "zero" => NotSubmitted::Zero,
                "not_ranked" => NotSubmitted::NotRanked)?,
        })
    }

    /// Numbers above 0 by league.
    pub(super) fn positive_by_league(
        &mut self,
        fields: &Fields,
        key: &'static str,
        exists: &[bool],
    ) -> Option<PerLeague<Option<Rational>>> {
        let settled = self.settled(fields, key, exists)?;
        self.all_above_zero(fields, key, &settled)
            .then_some(settled)
    }

    fn all_above_zero(
        &mut self,
        fields: &Fields,
        key: &'static str,
        values: &[Option<Rational>],
    ) -> bool {
        let wrong = values
            .iter()
            .flatten()
            .find(|value| **value <= Rational::ZERO);
        if let Some(value) = wrong {
            let args = [("key", key), ("value", &*plain_text(value))];
            self.error("FW047", fields.place(key), &args);
        }
        wrong.is_none()
    }
}
