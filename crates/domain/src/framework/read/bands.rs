//! Bands of results: scales from the best to the lowest (§1.7, E8).
//!
//! Not for: ranges of a rule that give points (`rule::ranges`).

use super::keys;
use super::nodes::Nodes;
use super::reader::{Item, Reader};
use super::sums::existence;
use crate::framework::key::{ByLeague, Fields};
use crate::framework::{Band, BandOf, BandScale, Criterion, Gate, LowerEnd, PerLeague, Show};
use crate::id::{BandCode, CriterionIx, GateIx, NodeIx};
use crate::measure::number::plain_text;
use crate::rational::Rational;
use std::collections::BTreeMap;

/// What bands may name.
pub(super) struct Known<'a> {
    pub(super) nodes: &'a Nodes,
    pub(super) criteria: &'a [Criterion],
    pub(super) gates: &'a [Gate],
}

/// A scale while it is read.
struct Draft {
    of: BandOf,
    bands: Vec<Band>,
    fields: Vec<Fields>,
}

/// Whether every band could be read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whole {
    Yes,
    No,
}

impl Reader<'_> {
    /// The scales in file order.
    pub(super) fn read_bands(&mut self, items: &[Item<'_>], known: &Known<'_>) -> Vec<BandScale> {
        let exists = existence(known.nodes, known.criteria, self.leagues.len());
        let criteria: BTreeMap<&str, CriterionIx> = known
            .criteria
            .iter()
            .enumerate()
            .map(|(at, criterion)| (criterion.code.as_str(), CriterionIx::at(at)))
            .collect();
        let mut drafts: Vec<Draft> = Vec::new();
        let mut whole = Whole::Yes;
        for item in items {
            let Some(fields) = self.table(keys::BAND, item.toml, &item.scope(), &[]) else {
                whole = Whole::No;
                continue;
            };
            let of = self.band_of(&fields, known, &criteria);
            let leagues = self.band_leagues(of.as_ref(), known, &exists);
            let band = self.band(&fields, &leagues, of.as_ref(), known);
            let (Some(of), Some(band)) = (of, band) else {
                whole = Whole::No;
                continue;
            };
            match drafts.iter_mut().rev().find(|draft| draft.of == of) {
                Some(draft) => {
                    draft.bands.push(band);
                    draft.fields.push(fields);
                }
                None => drafts.push(Draft {
                    of,
                    bands: vec![band],
                    fields: vec![fields],
                }),
            }
        }
        self.check_main_scales(&drafts);
        let mut scales = Vec::new();
        for mut draft in drafts {
            self.check_scale(&mut draft, known, whole);
            scales.push(BandScale {
                of: draft.of,
                bands: draft.bands,
            });
        }
        scales
    }

    /// What the band reads.
    fn band_of(
        &mut self,
        fields: &Fields,
        known: &Known<'_>,
        criteria: &BTreeMap<&str, CriterionIx>,
    ) -> Option<BandOf> {
        match (fields.written("of"), fields.written("minimum_of")) {
            (true, false) => {
                let code = fields.text("of")?;
                if let Some(node) = known.nodes.find(code) {
                    return Some(BandOf::Node(node));
                }
                let Some(found) = criteria.get(code.as_str()) else {
                    let words = known.nodes.words().chain(criteria.keys().copied());
                    let place = fields.place("of");
                    self.unknown("FW110", place, &[("code", code)], code, words);
                    return None;
                };
                let criterion = known.criteria.get(found.index())?;
                if criterion
                    .rule
                    .as_ref()
                    .is_some_and(|rule| !rule.contributes())
                {
                    self.error("FW111", fields.place("of"), &[("code", code)]);
                    return None;
                }
                Some(BandOf::Criterion(*found))
            }
            (false, true) => self.minimum_of(fields, known),
            (both, _) => {
                let code = if both { "FW113" } else { "FW112" };
                self.error(code, fields.place.clone(), &[]);
                None
            }
        }
    }

    fn minimum_of(&mut self, fields: &Fields, known: &Known<'_>) -> Option<BandOf> {
        let codes = fields.texts("minimum_of")?.clone();
        let mut list = Vec::new();
        for (code, place) in &codes {
            match known.nodes.find(code) {
                Some(node) if list.contains(&node) => {
                    self.error("FW051", place.clone(), &[("code", code)]);
                }
                Some(node) => list.push(node),
                None => {
                    let words = known.nodes.words();
                    self.unknown("FW072", place.clone(), &[("code", code)], code, words);
                }
            }
        }
        if codes.len() < 2 {
            self.error("FW114", fields.place("minimum_of"), &[]);
        }
        (codes.len() >= 2 && list.len() == codes.len()).then_some(BandOf::MinimumOf(list))
    }

    /// The leagues in which what it reads exists.
    fn band_leagues(
        &self,
        of: Option<&BandOf>,
        known: &Known<'_>,
        exists: &[PerLeague<bool>],
    ) -> PerLeague<bool> {
        let all = vec![true; self.leagues.len()];
        match of {
            Some(BandOf::Node(node)) => {
                let root = known
                    .nodes
                    .node(*node)
                    .is_some_and(|node| node.parent.is_none());
                exists
                    .get(node.index())
                    .filter(|_| !root)
                    .cloned()
                    .unwrap_or(all)
            }
            Some(BandOf::Criterion(at)) => {
                let criterion = known.criteria.get(at.index());
                criterion.map_or(all, |criterion| criterion.exists.clone())
            }
            _ => all,
        }
    }

    fn band(
        &mut self,
        fields: &Fields,
        leagues: &[bool],
        of: Option<&BandOf>,
        known: &Known<'_>,
    ) -> Option<Band> {
        let requires = self.required_gates(fields, known);
        match (fields.written("requires"), fields.written("at_most")) {
            (true, false) => self.error("FW115", fields.place("requires"), &[]),
            (false, true) => self.error("FW116", fields.place("at_most"), &[]),
            _ => {}
        }
        let (key, limit) = match (fields.written("from"), fields.written("above")) {
            (true, false) => ("from", LowerEnd::From),
            (false, true) => ("above", LowerEnd::Above),
            (both, _) => {
                let code = if both { "FW118" } else { "FW117" };
                self.error(code, fields.place.clone(), &[]);
                return None;
            }
        };
        if matches!(of, Some(BandOf::MinimumOf(_)))
            && matches!(fields.per_league(key), Some(ByLeague::Each(_)))
        {
            self.error("FW119", fields.place(key), &[]);
            return None;
        }
        let from = self.settled(fields, key, leagues)?;
        if let Some(value) = from.iter().flatten().find(|value| value.is_negative()) {
            let args = [("key", key), ("value", &*plain_text(value))];
            self.error("FW048", fields.place(key), &args);
            return None;
        }
        Some(Band {
            code: BandCode::new(fields.text("code")?),
            name: fields.name("name")?.clone(),
            from,
            limit,
            requires,
            at_most: None,
        })
    }

    fn required_gates(&mut self, fields: &Fields, known: &Known<'_>) -> Vec<GateIx> {
        let mut list = Vec::new();
        for (code, place) in fields.texts("requires").cloned().unwrap_or_default() {
            let found = known
                .gates
                .iter()
                .position(|gate| gate.code.as_str() == code);
            if let Some(at) = found {
                list.push(GateIx::at(at));
            } else if !self.gate_codes.contains(&code) {
                let codes = self.gate_codes.clone();
                let words = codes.iter().map(String::as_str);
                self.unknown("FW120", place, &[("code", &code)], &code, words);
            }
        }
        list
    }

    /// The root of main carries bands of one scale only.
    fn check_main_scales(&mut self, drafts: &[Draft]) {
        let on_main = |draft: &&Draft| match &draft.of {
            BandOf::Node(node) => *node == NodeIx::default(),
            BandOf::MinimumOf(_) => true,
            BandOf::Criterion(_) => false,
        };
        let second = drafts.iter().filter(on_main).nth(1);
        if let Some(fields) = second.and_then(|draft| draft.fields.first()) {
            self.error("FW121", fields.place.clone(), &[]);
        }
    }

    /// The order of a scale and the references inside it.
    fn check_scale(&mut self, draft: &mut Draft, known: &Known<'_>, whole: Whole) {
        let codes: Vec<String> = draft
            .bands
            .iter()
            .map(|band| band.code.to_string())
            .collect();
        for (at, fields) in draft.fields.iter().enumerate() {
            let code = codes.get(at).map_or("", String::as_str);
            if codes.iter().take(at).any(|before| before == code) {
                self.error("FW051", fields.place("code"), &[("code", code)]);
            }
            if let Some(wanted) = fields.text("at_most") {
                let lower = codes.iter().enumerate().skip(at + 1);
                let found = lower
                    .clone()
                    .find(|(_, code)| *code == wanted)
                    .map(|(to, _)| to);
                if found.is_none() && whole == Whole::Yes {
                    let args = [("code", code), ("at_most", wanted)];
                    let lower = lower.map(|(_, code)| code.as_str());
                    self.unknown("FW122", fields.place("at_most"), &args, wanted, lower);
                }
                if let Some(band) = draft.bands.get_mut(at) {
                    band.at_most = found;
                }
            }
            self.check_limit(draft, at, fields, known);
        }
        if let Some((band, fields)) = draft.bands.last().zip(draft.fields.last())
            && whole == Whole::Yes
        {
            let zero = band.from.iter().flatten().all(Rational::is_zero);
            if band.limit == LowerEnd::Above || !zero {
                let place = fields.place(limit_key(band));
                self.error("FW124", place, &[("code", band.code.as_str())]);
            }
        }
    }

    /// A band's limit lies below that of the band before it, and within what can be reached.
    fn check_limit(&mut self, draft: &Draft, at: usize, fields: &Fields, known: &Known<'_>) {
        let Some(band) = draft.bands.get(at) else {
            return;
        };
        let key = limit_key(band);
        let before = at.checked_sub(1).and_then(|at| draft.bands.get(at));
        for (league, limit) in band.from.iter().enumerate() {
            let Some(limit) = limit else {
                continue;
            };
            let above =
                before.and_then(|band| Some((band.limit, band.from.get(league)?.as_ref()?)));
            if let Some((end, above)) = above {
                let lower = limit < above
                    || limit == above && end == LowerEnd::Above && band.limit == LowerEnd::From;
                if !lower {
                    let league = self.league_code(league);
                    let args = [
                        ("code", band.code.as_str()),
                        ("value", &*plain_text(limit)),
                        ("before", &*plain_text(above)),
                        ("league", &league),
                        ("leagues", self.leagues_word()),
                    ];
                    self.error("FW123", fields.place(key), &args);
                    return;
                }
            }
            if let Some(max) = self.reach(&draft.of, league, known)
                && *limit > max
            {
                let (value, max) = (plain_text(limit), plain_text(&max));
                let args = [
                    ("code", band.code.as_str()),
                    ("value", &*value),
                    ("max", &*max),
                ];
                self.warning("FW125", fields.place(key), &args);
                return;
            }
        }
    }

    /// The greatest value without bonuses, where it is known.
    fn reach(&self, of: &BandOf, league: usize, known: &Known<'_>) -> Option<Rational> {
        let hundred = Rational::from_integer(100);
        match of {
            BandOf::MinimumOf(_) => Some(hundred),
            BandOf::Criterion(at) => known.criteria.get(at.index())?.max.get(league)?.clone(),
            BandOf::Node(at) => {
                let node = known.nodes.node(*at)?;
                match self.show {
                    _ if node.may_exceed_max => None,
                    Some(Show::Points) => node.max.get(league)?.clone(),
                    Some(Show::Percent) => Some(hundred),
                    Some(Show::Share) => Some(Rational::ONE),
                    None => None,
                }
            }
        }
    }
}

/// The key of a band's limit.
fn limit_key(band: &Band) -> &'static str {
    match band.limit {
        LowerEnd::From => "from",
        LowerEnd::Above => "above",
    }
}
