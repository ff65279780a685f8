//! Roots, groups and criteria: docs/spec/framework.md §1.3, §1.4.
//!
//! Not for: how points come about; a rule says that.

use super::PerLeague;
use super::key::Plain;
use super::rule::Rule;
use crate::id::{CriterionCode, CriterionIx, InputIx, NodeCode, NodeIx};
use crate::locale::Name;
use crate::rational::Rational;

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
