//! Values by league brought to the leagues in which their owner exists.
//!
//! Not for: reading them (`value.rs`).

use super::reader::Reader;
use crate::diagnostic::Place;
use crate::framework::PerLeague;
use crate::framework::key::{ByLeague, Fields};
use crate::rational::Rational;

impl Reader<'_> {
    /// The leagues named under `leagues`; all of them where nothing is written.
    pub(super) fn exists(&mut self, fields: &Fields) -> PerLeague<bool> {
        let all = vec![true; self.leagues.len()];
        let Some(codes) = fields.texts("leagues").cloned() else {
            return all;
        };
        if codes.is_empty() {
            self.error("FW035", fields.place("leagues"), &[]);
            return all;
        }
        let mut exists = vec![false; self.leagues.len()];
        for (code, at) in codes {
            let Some(league) = self.known_league(&code, at.clone()) else {
                continue;
            };
            match exists.get_mut(league.index()) {
                Some(seen) if *seen => self.error("FW051", at, &[("code", &code)]),
                Some(seen) => *seen = true,
                None => {}
            }
        }
        exists
    }

    /// One value for each league in `exists`, `None` elsewhere. A table must name exactly those leagues.
    pub(super) fn settle(
        &mut self,
        written: &ByLeague,
        exists: &[bool],
        at: &Place,
    ) -> Option<PerLeague<Option<Rational>>> {
        let list = match written {
            ByLeague::Same(value) => {
                let each = exists.iter().map(|exists| exists.then(|| value.clone()));
                return Some(each.collect());
            }
            ByLeague::Each(list) => list,
        };
        let mut settled = vec![None; exists.len()];
        let mut refused = false;
        for (league, value, place) in list {
            match (exists.get(league.index()), settled.get_mut(league.index())) {
                (Some(true), Some(slot)) => *slot = Some(value.clone()),
                _ => {
                    refused = true;
                    let code = self.league_code(league.index());
                    self.error("FW036", place.clone(), &[("league", &code)]);
                }
            }
        }
        for (league, (exists, value)) in exists.iter().zip(&settled).enumerate() {
            if *exists && value.is_none() {
                refused = true;
                let code = self.league_code(league);
                self.error("FW037", at.clone(), &[("league", &code)]);
            }
        }
        (!refused).then_some(settled)
    }

    /// What stands under `key` for the leagues in `exists`.
    pub(super) fn settled(
        &mut self,
        fields: &Fields,
        key: &str,
        exists: &[bool],
    ) -> Option<PerLeague<Option<Rational>>> {
        let written = fields.per_league(key)?.clone();
        self.settle(&written, exists, &fields.place(key))
    }
}
