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

use crate::id::{
    BandCode, CriterionCode, CriterionIx, GateIx, InputId, InputIx, LeagueCode, LeagueIx, NodeCode,
    NodeIx, ParamId, ParamIx,
};
use crate::locale::Name;
use crate::measure::number::Number;
use crate::rational::{Rational, Rounding};
use key::Plain;
use rule::Rule;
use std::collections::BTreeMap;

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

/// How results are shown and ranked: §1.2.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// The main root's maximum in points; `None` in a skeleton that cannot be scored.
    pub max: Option<PerLeague<Rational>>,
    /// What a node's value is.
    pub show: Show,
    /// Decimals of points, 0-6.
    pub points_digits: u8,
    /// Decimals of percent and share values, 0-6.
    pub value_digits: u8,
    /// The mode of every rounding.
    pub rounding: Rounding,
    /// Where rounding happens.
    pub round_at: RoundAt,
    /// What is compared for a rank.
    pub rank_on: RankOn,
    /// Among whom.
    pub rank_within: RankWithin,
    /// What a unit without a submission gets.
    pub not_submitted: NotSubmitted,
}

/// What a node's value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Show {
    /// Points.
    Points,
    /// 100·P/A.
    Percent,
    /// P/A in 0..1.
    Share,
}

/// Where rounding happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoundAt {
    /// Exact until shown.
    Display,
    /// Each criterion's points are rounded first.
    Criterion,
}

/// What is compared for a rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RankOn {
    /// Equal shown values share a rank.
    Shown,
    /// Exact values.
    Exact,
}

/// Among whom a unit is ranked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RankWithin {
    /// Its league.
    League,
    /// Its league and parent.
    Parent,
}

/// What a unit without a submission gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotSubmitted {
    /// 0 points, ranked so.
    Zero,
    /// No rank.
    NotRanked,
}

/// Units that are compared with each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct League {
    /// Empty where the file writes no league.
    pub code: LeagueCode,
    /// Title.
    pub name: Name,
}

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

/// A question with a kind of answer: §1.5.
#[derive(Debug, Clone, PartialEq)]
pub struct Input {
    /// Id, unique within its owner.
    pub id: InputId,
    /// Who asks it.
    pub owner: Owner,
    /// The question.
    pub label: Name,
    /// The kind of answer.
    pub kind: InputKind,
    /// Codes of levels or parts, from the rule that reads it; empty for other kinds.
    pub options: Vec<String>,
    /// Unit of measure.
    pub unit: Option<Name>,
    /// Smallest written value.
    pub min: Option<Rational>,
    /// Greatest written value.
    pub max: Option<Rational>,
    /// Whether `min` itself is refused.
    pub min_open: bool,
    /// Whether the form insists.
    pub optional: bool,
    /// The criterion whose appraiser may change a shared input.
    pub decided_in: Option<CriterionCode>,
    /// Everything written about it, for forms, `show` and `diff`.
    pub plain: Plain,
}

/// Who asks an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// Asked once, used by several criteria.
    Shared,
    /// One criterion.
    Criterion(CriterionIx),
    /// One gate.
    Gate(GateIx),
    /// One adjust.
    Adjust(crate::id::AdjustIx),
}

/// The kind of answer an input takes: E0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum InputKind {
    /// Whole number, 0 or more.
    Count,
    /// Decimal.
    Number,
    /// Decimal in percent; rules read it divided by 100.
    Percent,
    /// Whole đồng.
    Money,
    /// Yes or no.
    YesNo,
    /// One level of a rule `choice`.
    Choice,
    /// Ticked parts of a rule `parts`.
    Parts,
    /// Points of several graders.
    Grades,
    /// A day.
    Date,
    /// Points typed by whoever the file names.
    Points,
    /// A register; on the command line its count.
    List,
    /// Free text; never read by a rule.
    Text,
}

impl InputKind {
    /// Every kind with its word in a file.
    pub const WORDS: &'static [(&'static str, InputKind)] = &[
        ("count", InputKind::Count),
        ("number", InputKind::Number),
        ("percent", InputKind::Percent),
        ("money", InputKind::Money),
        ("yes_no", InputKind::YesNo),
        ("choice", InputKind::Choice),
        ("parts", InputKind::Parts),
        ("grades", InputKind::Grades),
        ("date", InputKind::Date),
        ("points", InputKind::Points),
        ("list", InputKind::List),
        ("text", InputKind::Text),
    ];

    /// The kinds a rule reads as a number.
    pub const NUMERIC: &'static [InputKind] = &[
        InputKind::Count,
        InputKind::Number,
        InputKind::Percent,
        InputKind::Money,
        InputKind::List,
        InputKind::Points,
    ];

    /// Its word in a file.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::WORDS
            .iter()
            .find(|(_, kind)| *kind == self)
            .map_or("", |(word, _)| word)
    }
}

/// A root or a group: §1.3.
#[derive(Debug)]
pub struct Node {
    /// Code; of a root, its tree's.
    pub code: NodeCode,
    /// Title.
    pub name: Name,
    /// The root of its tree (itself for a root).
    pub root: NodeIx,
    /// `None` for a root.
    pub parent: Option<NodeIx>,
    /// Groups and criteria in file order.
    pub children: Vec<Child>,
    /// Maximum by league; `None` where structure only or without children in that league.
    pub max: PerLeague<Option<Rational>>,
    /// How children add up.
    pub sum: Sum,
    /// Weight in a weighted parent.
    pub weight: Option<Rational>,
    /// Upper limit of points by league.
    pub cap: Option<PerLeague<Option<Rational>>>,
    /// Whether points are brought to the maximum when some of it does not apply.
    pub rescale: bool,
    /// Whether bonuses may lift it above its maximum.
    pub may_exceed_max: bool,
    /// Everything written about it.
    pub plain: Plain,
}

/// A child of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Child {
    /// A group.
    Group(NodeIx),
    /// A criterion.
    Criterion(CriterionIx),
}

/// How children add up: E5.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sum {
    /// Points added.
    Sum,
    /// Weighted mean of shares.
    Weighted,
    /// Mean of shares.
    Mean,
    /// Smallest share.
    Minimum,
}

/// A leaf: §1.4.
#[derive(Debug)]
pub struct Criterion {
    /// Code.
    pub code: CriterionCode,
    /// Title.
    pub name: Name,
    /// Its place in the main tree.
    pub group: NodeIx,
    /// Its places in other trees.
    pub also_in: Vec<NodeIx>,
    /// By league: `None` outside its leagues, and where structure only. `info` has 0.
    pub max: PerLeague<Option<Rational>>,
    /// Whether it exists in a league (it may exist without a maximum: structure only).
    pub exists: PerLeague<bool>,
    /// Weight in weighted groups.
    pub weight: Option<Rational>,
    /// Whether "not applicable" may be claimed.
    pub may_not_apply: bool,
    /// Own inputs.
    pub inputs: Vec<InputIx>,
    /// Own and shared inputs it uses (E2), ascending.
    pub uses: Vec<InputIx>,
    /// How points come about; `None` for structure only.
    pub rule: Option<Box<dyn Rule>>,
    /// Everything written about it, for forms, `show` and `diff`.
    pub plain: Plain,
}

/// A condition without points: §1.6, E17.
#[derive(Debug)]
pub struct Gate {
    /// Code.
    pub code: CriterionCode,
    /// Title.
    pub name: Name,
    /// The node it acts on.
    pub on: NodeIx,
    /// The yes/no input it reads.
    pub of: InputIx,
    /// By league.
    pub exists: PerLeague<bool>,
    /// The answer that fails.
    pub fails_on: YesNo,
    /// What an empty answer does.
    pub when_missing: GateMissing,
    /// What failing limits the node to.
    pub limit: GateLimit,
    /// Own inputs.
    pub inputs: Vec<InputIx>,
    /// Everything written about it.
    pub plain: Plain,
}

/// An answer of a yes/no input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YesNo {
    /// Yes.
    Yes,
    /// No.
    No,
}

/// What an unanswered gate does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GateMissing {
    /// It fails.
    Fail,
    /// It passes.
    Pass,
}

/// What a failed gate limits its node to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GateLimit {
    /// Nothing: only bands require it.
    None,
    /// Points by league.
    Points(PerLeague<Option<Rational>>),
    /// A share of the applicable maximum.
    Share(Rational),
}

/// A bonus or penalty: §1.6, E17.
#[derive(Debug)]
pub struct Adjust {
    /// Code.
    pub code: CriterionCode,
    /// Title.
    pub name: Name,
    /// The node it acts on.
    pub on: NodeIx,
    /// The input it reads.
    pub of: InputIx,
    /// By league.
    pub exists: PerLeague<bool>,
    /// Signed points for one.
    pub points: Number,
    /// What is counted.
    pub per: Per,
    /// Limit of the line: below for penalties, above for bonuses.
    pub limit: Option<Rational>,
    /// Before or after rescaling.
    pub when: When,
    /// Whether an empty answer is shown as not provided.
    pub when_missing: AdjustMissing,
    /// Own inputs.
    pub inputs: Vec<InputIx>,
    /// Everything written about it.
    pub plain: Plain,
}

/// What an adjust counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Per {
    /// Yes or no.
    Once,
    /// Items.
    Item,
    /// Days late.
    DayLate,
}

/// When an adjust acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Before rescaling.
    BeforeRescale,
    /// After rescaling.
    AfterRescale,
}

/// What an unanswered adjust shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AdjustMissing {
    /// No line.
    None,
    /// "Not provided".
    NotProvided,
}

/// Bands with the same subject: §1.7, E8.
#[derive(Debug)]
pub struct BandScale {
    /// What they read.
    pub of: BandOf,
    /// From the best to the lowest.
    pub bands: Vec<Band>,
}

/// What a scale of bands reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BandOf {
    /// A node's key.
    Node(NodeIx),
    /// The smallest percent over nodes; stands on the root of main.
    MinimumOf(Vec<NodeIx>),
    /// A criterion's shown points.
    Criterion(CriterionIx),
}

/// One band.
#[derive(Debug)]
pub struct Band {
    /// Code.
    pub code: BandCode,
    /// Title.
    pub name: Name,
    /// Its lower limit by league.
    pub from: PerLeague<Option<Rational>>,
    /// Whether the limit itself belongs to it.
    pub limit: LowerEnd,
    /// Gates that must hold.
    pub requires: Vec<GateIx>,
    /// The lower band (position in the scale) if one of them fails.
    pub at_most: Option<usize>,
}

/// Whether a lower limit belongs to its range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LowerEnd {
    /// `from`: >=.
    From,
    /// `above`: >.
    Above,
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
