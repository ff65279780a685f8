//! An edition of an indicator set, read and checked: docs/spec/framework.md §1.
//!
//! Not for: answers and scores. Everything here is fixed once a round uses the edition.

pub mod compare;
pub mod key;
pub mod mapping;
pub mod read;
pub mod rule;
pub mod schema;
pub mod show;
pub mod start;
pub mod table;

mod band;
mod condition;
mod input;
mod node;
mod param;
mod scale;

pub use band::{Band, BandOf, BandScale, LowerEnd};
pub use condition::{Adjust, AdjustMissing, Gate, GateLimit, GateMissing, Per, When};
pub use input::{Input, InputKind, Owner};
pub use node::{Child, Criterion, Node, Sum};
pub use param::{Param, ParamValues};
pub use scale::{NotSubmitted, RankOn, RankWithin, RoundAt, Scale, Show};

use crate::id::{InputIx, LeagueCode, LeagueIx, ParamIx};
use crate::locale::Name;
use std::collections::BTreeSet;

/// A value for each league, by [`LeagueIx`].
pub type PerLeague<T> = Vec<T>;

/// The whole edition.
#[derive(Debug)]
pub struct Framework {
    /// Stable over editions.
    pub id: String,
    /// Immutable once a round uses it.
    pub edition: String,
    /// How far it may be relied on.
    pub status: Status,
    /// Title.
    pub name: Name,
    /// The decision it comes from.
    pub basis: Option<Basis>,
    /// First and last day of the data, `MM-DD`.
    pub data_period: Option<(String, String)>,
    /// How results are shown and ranked.
    pub scale: Scale,
    /// At least one: a nameless one (empty code) where the file writes none.
    pub leagues: Vec<League>,
    /// Values that change by year or league.
    pub params: Vec<Param>,
    /// Shared inputs first, then the own inputs of criteria, gates and adjusts in file order.
    pub inputs: Vec<Input>,
    /// Roots and groups, tree by tree (main first), each in pre-order from its root.
    pub nodes: Vec<Node>,
    /// Criteria in the order of output: pre-order of main's nodes, then of the file.
    pub criteria: Vec<Criterion>,
    /// Gates in file order.
    pub gates: Vec<Gate>,
    /// Adjusts in file order.
    pub adjusts: Vec<Adjust>,
    /// Scales of bands in file order.
    pub bands: Vec<BandScale>,
    /// How many comparisons with peers its rules hold ([`crate::id::PeerIx`] runs below it).
    pub peer_count: usize,
}

/// How far an edition may be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// As a decision has it.
    Official,
    /// Our own example; shown as such everywhere.
    Sample,
    /// The structure of a decision, its table still to be imported.
    Skeleton,
}

/// The decision an edition comes from; each part may be unknown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Basis {
    /// `922/QĐ-BTTTT`.
    pub number: Option<String>,
    /// ISO date.
    pub date: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// What it is called.
    pub title: Option<String>,
}

/// Units that are compared with each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct League {
    /// Empty where the file writes no league.
    pub code: LeagueCode,
    /// Title.
    pub name: Name,
}

impl Framework {
    /// Whether it can be scored: it has a maximum and a criterion with one (E5).
    #[must_use]
    pub fn is_scored(&self) -> bool {
        self.scale.max.is_some()
            && self
                .criteria
                .iter()
                .any(|criterion| criterion.max.iter().any(Option::is_some))
    }

    /// The ids of the other sets whose results its rules take in (E12), ascending.
    #[must_use]
    pub fn other_sets(&self) -> BTreeSet<&str> {
        let rules = self
            .criteria
            .iter()
            .filter_map(|criterion| criterion.rule.as_deref());
        let wanted = rules.filter_map(|rule| rule.rolls_up());
        let sets = wanted.map(|rule| rule.wanted.set.as_str());
        sets.filter(|set| *set != self.id).collect()
    }

    /// The league of that code.
    #[must_use]
    pub fn league(&self, code: &str) -> Option<LeagueIx> {
        self.leagues
            .iter()
            .position(|league| league.code.as_str() == code)
            .map(LeagueIx::at)
    }

    /// An input; every [`InputIx`] of this framework has one.
    #[must_use]
    pub fn input(&self, at: InputIx) -> Option<&Input> {
        self.inputs.get(at.index())
    }

    /// The parameter of that id.
    #[must_use]
    pub fn param(&self, id: &str) -> Option<ParamIx> {
        self.params
            .iter()
            .position(|param| param.id.as_str() == id)
            .map(ParamIx::at)
    }
}
