//! The rule of a criterion and the rules inside it: one kind each, read by the kind's own keys.
//!
//! Not for: what a kind checks; its file under `framework/rule` does.

use super::keys;
use super::reader::{Reader, Scope, Toml, place};
use super::table::in_order;
use crate::diagnostic::Place;
use crate::framework::key::Shape;
use crate::framework::rule::{Desk, KINDS, Kind, Rule, Standing, SubRule};
use crate::id::OptionCode;
use std::collections::BTreeSet;
use toml::Spanned;
use toml::de::{DeString, DeTable};

/// How deep rules may be nested.
const DEPTH_MAX: usize = 4;

type Found<'t, 'a> = (&'static Kind, &'t Spanned<DeString<'a>>, &'t Toml<'a>);

impl Reader<'_> {
    /// The rule under `[criterion.rule]`: a table with exactly one kind.
    pub(super) fn rule(&mut self, toml: &Toml<'_>, scope: &Scope<'_>) -> Option<Box<dyn Rule>> {
        let table = self.as_table(toml, scope)?;
        let (kind, word, keys) = self.one_kind(table, &[], scope.place(toml), scope)?;
        self.kind(kind, word, keys, scope)
    }

    /// The one kind of a table; its other keys are `known`.
    fn one_kind<'t, 'a>(
        &mut self,
        table: &'t DeTable<'a>,
        known: &[&'static str],
        at: Place,
        scope: &Scope<'_>,
    ) -> Option<Found<'t, 'a>> {
        let mut found = Vec::new();
        let mut unknown = false;
        for (word, value) in in_order(table) {
            if known.contains(&word.get_ref().as_ref()) {
                continue;
            }
            match Kind::find(word.get_ref()) {
                Some(kind) => found.push((kind, word, value)),
                None => {
                    unknown = true;
                    self.unknown_kind(word, known, scope);
                }
            }
        }
        match found.as_slice() {
            [one] => Some(*one),
            [] => {
                if !unknown {
                    self.error("FW060", at, &[]);
                }
                None
            }
            [(first, ..), (_, second, _), ..] => {
                let args = [("first", first.name), ("second", second.get_ref().as_ref())];
                self.error("FW061", place(scope.file, second.span()), &args);
                None
            }
        }
    }

    fn unknown_kind(
        &mut self,
        word: &Spanned<DeString<'_>>,
        known: &[&'static str],
        scope: &Scope<'_>,
    ) {
        let kinds = KINDS.iter().filter(|kind| kind.place != Standing::OwnTable);
        let words: Vec<_> = kinds
            .map(|kind| kind.name)
            .chain(known.iter().copied())
            .collect();
        let list = words.join(", ");
        let args = [("kind", word.get_ref().as_ref()), ("known", &list)];
        let at = place(scope.file, word.span());
        self.unknown("FW062", at, &args, word.get_ref(), words.iter().copied());
    }

    fn kind(
        &mut self,
        kind: &'static Kind,
        word: &Spanned<DeString<'_>>,
        toml: &Toml<'_>,
        scope: &Scope<'_>,
    ) -> Option<Box<dyn Rule>> {
        let misplaced = match kind.place {
            Standing::Anywhere => None,
            Standing::Criterion => (scope.depth > 1).then_some("FW063"),
            Standing::OwnTable => Some("FW064"),
        };
        let holds_rules = kind
            .keys
            .iter()
            .any(|key| matches!(key.shape, Shape::Rules));
        let too_deep = (holds_rules && scope.depth >= DEPTH_MAX).then_some("FW065");
        if let Some(code) = misplaced.or(too_deep) {
            self.error(code, place(scope.file, word.span()), &[("kind", kind.name)]);
            return None;
        }
        let mut fields = self.table(kind.keys, toml, scope, &[])?;
        (kind.read)(&mut fields, &mut self.desk(scope))
    }

    /// What a kind needs while it is read.
    pub(super) fn desk<'d>(&'d mut self, scope: &'d Scope<'_>) -> Desk<'d> {
        Desk {
            max: scope.max.to_vec(),
            params: &self.params,
            own_inputs: scope.own_inputs,
            findings: &mut self.findings,
            peer_count: &mut self.peer_count,
        }
    }

    /// The `rules` of `sum_of` and `best_of`; `None` if one of them was refused (and reported).
    pub(super) fn sub_rules(&mut self, toml: &Toml<'_>, scope: &Scope<'_>) -> Option<Vec<SubRule>> {
        let list = self.as_list(toml, scope)?;
        self.at_least(list.len(), 2, toml, scope)?;
        let mut rules: Vec<Option<SubRule>> = Vec::new();
        let mut codes = BTreeSet::new();
        for entry in list {
            let rule = self.sub_rule(entry, scope);
            if let Some((rule, place)) = &rule
                && !codes.insert(rule.code.clone())
            {
                self.error("FW051", place.clone(), &[("code", rule.code.as_str())]);
            }
            rules.push(rule.map(|(rule, _)| rule));
        }
        rules.into_iter().collect()
    }

    /// A sub-rule and the place of its code.
    fn sub_rule(&mut self, toml: &Toml<'_>, scope: &Scope<'_>) -> Option<(SubRule, Place)> {
        let table = self.as_table(toml, scope)?;
        let own: Vec<_> = keys::SUB_RULE.iter().map(|key| key.name).collect();
        let kind = self.one_kind(table, &own, scope.place(toml), scope);
        let words = in_order(table)
            .into_iter()
            .map(|(word, _)| word.get_ref().as_ref());
        let others: Vec<&str> = words.filter(|word| !own.contains(word)).collect();
        let fields = self.table(keys::SUB_RULE, toml, scope, &others)?;
        let max = self.settled(&fields, "max", scope.exists);
        let (kind, word, rule) = kind?;
        // A refused maximum is no reason to leave the rule inside unread.
        let unknown = vec![None; scope.max.len()];
        let inner = Scope {
            max: max.as_deref().unwrap_or(&unknown),
            depth: scope.depth + 1,
            ..*scope
        };
        let rule = self.kind(kind, word, rule, &inner)?;
        let sub = SubRule {
            code: OptionCode::new(fields.text("code")?),
            label: fields.name("label").cloned(),
            max: max?,
            rule,
        };
        Some((sub, fields.place("code")))
    }
}
