//! Who asks: criteria, gates and adjusts by their code, and which inputs each of them uses (E2).
//!
//! Not for: what is answered.

use crate::framework::{Framework, Input, Owner};
use crate::id::{AdjustIx, CriterionIx, GateIx, InputIx, LeagueIx};
use crate::text::nearest;

impl Owner {
    /// All that have a code: criteria, gates, adjusts, each in the framework's order.
    pub fn all(framework: &Framework) -> impl Iterator<Item = Owner> + use<> {
        let criteria =
            (0..framework.criteria.len()).map(|at| Owner::Criterion(CriterionIx::at(at)));
        let gates = (0..framework.gates.len()).map(|at| Owner::Gate(GateIx::at(at)));
        let adjusts = (0..framework.adjusts.len()).map(|at| Owner::Adjust(AdjustIx::at(at)));
        criteria.chain(gates).chain(adjusts)
    }

    /// Its position among [`Owner::all`]; shared inputs have no owner, so none.
    #[must_use]
    pub fn slot(self, framework: &Framework) -> Option<usize> {
        let (criteria, gates) = (framework.criteria.len(), framework.gates.len());
        match self {
            Owner::Shared => None,
            Owner::Criterion(at) => Some(at.index()),
            Owner::Gate(at) => Some(criteria + at.index()),
            Owner::Adjust(at) => Some(criteria + gates + at.index()),
        }
    }

    /// Its code; empty for shared inputs.
    #[must_use]
    pub fn code(self, framework: &Framework) -> &str {
        let code = match self {
            Owner::Shared => None,
            Owner::Criterion(at) => framework.criteria.get(at.index()).map(|found| &found.code),
            Owner::Gate(at) => framework.gates.get(at.index()).map(|found| &found.code),
            Owner::Adjust(at) => framework.adjusts.get(at.index()).map(|found| &found.code),
        };
        code.map_or("", |code| code.as_str())
    }

    /// Its own inputs; none for `Shared`, whose inputs stand first in the framework.
    #[must_use]
    pub fn inputs(self, framework: &Framework) -> &[InputIx] {
        match self {
            Owner::Shared => None,
            Owner::Criterion(at) => framework
                .criteria
                .get(at.index())
                .map(|found| &found.inputs),
            Owner::Gate(at) => framework.gates.get(at.index()).map(|found| &found.inputs),
            Owner::Adjust(at) => framework.adjusts.get(at.index()).map(|found| &found.inputs),
        }
        .map_or(&[], Vec::as_slice)
    }

    /// Own inputs, read or not, and the shared inputs that it reads: what E2 says it uses.
    #[must_use]
    pub fn uses(self, framework: &Framework) -> Vec<InputIx> {
        let of = match self {
            Owner::Shared => return Vec::new(),
            Owner::Criterion(at) => {
                let criterion = framework.criteria.get(at.index());
                return criterion
                    .map(|found| found.uses.clone())
                    .unwrap_or_default();
            }
            Owner::Gate(at) => framework.gates.get(at.index()).map(|found| found.of),
            Owner::Adjust(at) => framework.adjusts.get(at.index()).map(|found| found.of),
        };
        let mut uses = self.inputs(framework).to_vec();
        uses.extend(of);
        uses.sort_unstable();
        uses.dedup();
        uses
    }

    /// Whether it exists in a league (E1).
    #[must_use]
    pub fn exists(self, framework: &Framework, league: LeagueIx) -> bool {
        match self {
            Owner::Shared => return true,
            Owner::Criterion(at) => framework
                .criteria
                .get(at.index())
                .map(|found| &found.exists),
            Owner::Gate(at) => framework.gates.get(at.index()).map(|found| &found.exists),
            Owner::Adjust(at) => framework.adjusts.get(at.index()).map(|found| &found.exists),
        }
        .is_some_and(|exists| exists.get(league.index()).copied().unwrap_or(false))
    }

    /// Whether "not applicable" may be claimed of it.
    #[must_use]
    pub fn may_not_apply(self, framework: &Framework) -> bool {
        match self {
            Owner::Criterion(at) => framework
                .criteria
                .get(at.index())
                .is_some_and(|found| found.may_not_apply),
            _ => false,
        }
    }
}

/// Criteria, gates and adjusts by code; the same as the last, or the next one, at once.
pub(super) struct Owners<'a> {
    framework: &'a Framework,
    shared: Vec<InputIx>,
    by_code: Vec<(&'a str, Owner)>,
    /// In the order of the framework, which most files follow.
    in_order: Vec<(&'a str, Owner)>,
    last: usize,
}

impl<'a> Owners<'a> {
    pub(super) fn new(framework: &'a Framework) -> Self {
        let in_order: Vec<_> = Owner::all(framework)
            .map(|owner| (owner.code(framework), owner))
            .collect();
        let mut by_code = in_order.clone();
        by_code.sort_unstable();
        Self {
            framework,
            shared: shared(framework).map(|(at, _)| at).collect(),
            by_code,
            in_order,
            last: 0,
        }
    }

    /// The owner of that code; an empty one means the shared inputs.
    pub(super) fn find(&mut self, code: &str) -> Option<Owner> {
        if code.is_empty() {
            return Some(Owner::Shared);
        }
        for at in [self.last, self.last + 1] {
            if let Some((found, owner)) = self.in_order.get(at)
                && *found == code
            {
                self.last = at;
                return Some(*owner);
            }
        }
        let found = self
            .by_code
            .binary_search_by(|(other, _)| (*other).cmp(code))
            .ok()?;
        let owner = self.by_code.get(found).map(|(_, owner)| *owner)?;
        self.last = owner.slot(self.framework).unwrap_or(0);
        Some(owner)
    }

    /// The input of that id among the owner's own ones.
    pub(super) fn input(&self, owner: Owner, id: &str) -> Option<InputIx> {
        let inputs = match owner {
            Owner::Shared => &self.shared,
            _ => owner.inputs(self.framework),
        };
        let is = |at: &&InputIx| {
            self.framework
                .input(**at)
                .is_some_and(|input| input.id.as_str() == id)
        };
        inputs.iter().find(is).copied()
    }

    /// The code most like `code`.
    pub(super) fn nearest(&self, code: &str) -> Option<&'a str> {
        nearest(code, self.in_order.iter().map(|(code, _)| *code))
    }

    /// The owner's input most like `id`.
    pub(super) fn nearest_input(&self, owner: Owner, id: &str) -> Option<&'a str> {
        let inputs = self
            .framework
            .inputs
            .iter()
            .filter(|input| input.owner == owner);
        nearest(id, inputs.map(|input| input.id.as_str()))
    }
}

/// The shared inputs, which stand first.
pub(super) fn shared(framework: &Framework) -> impl Iterator<Item = (InputIx, &Input)> {
    let inputs = framework.inputs.iter().enumerate();
    inputs
        .filter(|(_, input)| input.owner == Owner::Shared)
        .map(|(at, input)| (InputIx::at(at), input))
}
