//! What is written but not used, named but not there, or said in one language only.
//!
//! Not for: mistakes inside one table; they are reported where it is read.

use super::reader::Reader;
use crate::diagnostic::{Diagnostic, has_errors};
use crate::framework::{Criterion, InputKind, Owner};
use crate::id::CriterionIx;
use std::collections::BTreeSet;

impl Reader<'_> {
    /// Looks at inputs and parameters once everything that may read them was read.
    pub(super) fn check_uses(&mut self, criteria: &[Criterion]) {
        let codes = criteria.iter().map(|criterion| criterion.code.as_str());
        let codes: BTreeSet<&str> = codes.collect();
        let owners = criteria.iter().enumerate();
        let without_rule: BTreeSet<Owner> = owners
            .filter(|(_, criterion)| criterion.rule.is_none())
            .map(|(at, _)| Owner::Criterion(CriterionIx::at(at)))
            .collect();
        for at in 0..self.inputs.len() {
            self.check_decider(at, &codes);
            self.check_options(at, &without_rule);
        }
        // What was refused may have been the one that reads it.
        if !has_errors(&self.findings) {
            self.warn_of_unused(&without_rule);
        }
        if let (count, Some(first)) = self.without_english.clone() {
            self.findings
                .push(Diagnostic::note("FW132", first).arg("count", count));
        }
    }

    /// `decided_in` names a criterion.
    fn check_decider(&mut self, at: usize, codes: &BTreeSet<&str>) {
        let (Some(input), Some(used)) = (self.inputs.get(at), self.input_uses.get(at)) else {
            return;
        };
        let Some(code) = input.decided_in.as_ref().map(ToString::to_string) else {
            return;
        };
        if !codes.contains(code.as_str()) {
            let (id, place) = (input.id.to_string(), used.place.clone());
            let args = [("id", &*id), ("code", &*code)];
            self.unknown("FW134", place, &args, &code, codes.iter().copied());
        }
    }

    /// A choice or parts input has its codes from a rule.
    fn check_options(&mut self, at: usize, without_rule: &BTreeSet<Owner>) {
        let (Some(input), Some(used)) = (self.inputs.get(at), self.input_uses.get(at)) else {
            return;
        };
        let coded = matches!(input.kind, InputKind::Choice | InputKind::Parts);
        let unread = match input.owner {
            Owner::Shared => without_rule.is_empty(),
            owner => !without_rule.contains(&owner),
        };
        if coded && input.options.is_empty() && unread {
            let (id, kind, place) = (input.id.to_string(), input.kind.word(), used.place.clone());
            self.error("FW133", place, &[("id", &id), ("kind", kind)]);
        }
    }

    fn warn_of_unused(&mut self, without_rule: &BTreeSet<Owner>) {
        for (input, used) in self.inputs.iter().zip(&self.input_uses) {
            // Free text and optional figures are there for who reads the form.
            let spare = input.optional || input.kind == InputKind::Text;
            if !used.read && !spare && !without_rule.contains(&input.owner) {
                let finding = Diagnostic::warning("FW130", used.place.clone());
                self.findings.push(finding.arg("id", &input.id));
            }
        }
        for (param, (place, used)) in self.params.iter().zip(&self.param_uses) {
            if !used {
                let finding = Diagnostic::warning("FW131", place.clone());
                self.findings.push(finding.arg("id", &param.id));
            }
        }
    }
}
