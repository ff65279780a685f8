//! What is written but not used, named but not there, or said in one language only.
//!
//! Not for: mistakes inside one table; they are reported where it is read.

use super::reader::Reader;
use crate::diagnostic::Diagnostic;
use crate::framework::{Criterion, InputKind, Owner};
use std::collections::BTreeSet;

impl Reader<'_> {
    /// Looks at inputs and parameters once everything that may read them was read.
    pub(super) fn check_uses(&mut self, criteria: &[Criterion]) {
        let codes: BTreeSet<&str> = criteria
            .iter()
            .map(|criterion| criterion.code.as_str())
            .collect();
        let without_rule: BTreeSet<Owner> = criteria
            .iter()
            .enumerate()
            .filter(|(_, criterion)| criterion.rule.is_none())
            .map(|(at, _)| Owner::Criterion(crate::id::CriterionIx::at(at)))
            .collect();
        for at in 0..self.inputs.len() {
            self.check_input_use(at, &codes, &without_rule);
        }
        for (param, (place, used)) in self.params.iter().zip(&self.param_uses) {
            if !used {
                let finding = Diagnostic::warning("FW131", place.clone());
                self.findings.push(finding.arg("id", &param.id));
            }
        }
        if let (count, Some(first)) = self.without_english.clone() {
            self.findings
                .push(Diagnostic::note("FW132", first).arg("count", count));
        }
    }

    fn check_input_use(
        &mut self,
        at: usize,
        codes: &BTreeSet<&str>,
        without_rule: &BTreeSet<Owner>,
    ) {
        let (Some(input), Some(used)) = (self.inputs.get(at), self.input_uses.get(at)) else {
            return;
        };
        let id = input.id.to_string();
        let place = used.place.clone();
        let (kind, owner, optional) = (input.kind, input.owner, input.optional);
        let options = matches!(kind, InputKind::Choice | InputKind::Parts);
        let code = input.decided_in.as_ref().map(|code| code.to_string());
        let open = input.options.is_empty();
        // Free text and optional figures are for the reader of a form.
        let spare = optional || kind == InputKind::Text || without_rule.contains(&owner);
        let idle = !used.read && !spare;
        if options && open && !(without_rule.contains(&owner) || used.read) {
            let args = [("id", &*id), ("kind", kind.word())];
            self.error("FW133", place.clone(), &args);
        } else if idle {
            self.warning("FW130", place.clone(), &[("id", &id)]);
        }
        if let Some(code) = code.filter(|code| !codes.contains(code.as_str())) {
            let args = [("id", &*id), ("code", &*code)];
            self.unknown("FW134", place, &args, &code, codes.iter().copied());
        }
    }
}
