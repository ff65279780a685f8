//! Inputs: shared ones, and those of a criterion, gate or adjust (§1.5).
//!
//! Not for: answers given to them.

use super::reader::{InputUse, Item, Reader, Scope, Toml, place};
use super::table::{child, in_order};
use super::{keys, plain};
use crate::framework::key::Fields;
use crate::framework::rule::OwnInput;
use crate::framework::{Input, InputKind, Owner};
use crate::id::{CriterionCode, InputId, InputIx, is_id};
use crate::measure::number::plain_text;
use toml::de::DeValue;

/// The kinds with a range.
const WITH_RANGE: &[InputKind] = &[
    InputKind::Count,
    InputKind::Number,
    InputKind::Percent,
    InputKind::Money,
    InputKind::Points,
];

/// The inputs of one criterion, gate or adjust.
#[derive(Default)]
pub(super) struct OwnInputs {
    /// Ids with their positions.
    pub(super) ids: Vec<(String, InputIx)>,
    /// The same, as kinds see them.
    pub(super) inputs: Vec<OwnInput>,
}

impl OwnInputs {
    pub(super) fn list(&self) -> Vec<InputIx> {
        self.ids.iter().map(|(_, at)| *at).collect()
    }

    /// What stands in the owner's tables may refer to these inputs.
    pub(super) fn scope<'a>(&'a self, item: &'a Item<'_>) -> Scope<'a> {
        Scope {
            own: &self.ids,
            own_inputs: &self.inputs,
            ..item.scope()
        }
    }
}

impl Reader<'_> {
    /// The inputs under `[inputs.ID]`.
    pub(super) fn read_shared_inputs(&mut self, item: Item<'_>) {
        let own = self.inputs_of(item, Owner::Shared);
        self.shared = own.ids.into_iter().collect();
    }

    /// The inputs under the owner's `inputs`.
    pub(super) fn own_inputs(&mut self, item: Item<'_>, owner: Owner) -> OwnInputs {
        match child(item.toml, "inputs") {
            Some(toml) => self.inputs_of(Item { toml, ..item }, owner),
            None => OwnInputs::default(),
        }
    }

    fn inputs_of(&mut self, item: Item<'_>, owner: Owner) -> OwnInputs {
        let scope = item.scope();
        let mut own = OwnInputs::default();
        let Some(table) = self.as_table(item.toml, &scope) else {
            return own;
        };
        let mut registers = Vec::new();
        for (id, toml) in in_order(table) {
            let at = place(scope.file, id.span());
            if !is_id(id.get_ref()) {
                self.error("FW018", at, &[("id", id.get_ref())]);
            } else if owner != Owner::Shared && self.shared.contains_key(id.get_ref().as_ref()) {
                self.error("FW053", at, &[("id", id.get_ref())]);
            }
            let read = self.table(keys::INPUT, toml, &scope, &[]);
            let read = read.and_then(|fields| {
                Some((self.input_from(id.get_ref(), owner, &fields, toml)?, fields))
            });
            let Some((input, fields)) = read else {
                self.refused_inputs.insert(id.get_ref().to_string());
                continue;
            };
            if let Some(list) = fields.table("from_list").and_then(|list| list.text("list")) {
                let at = fields.table("from_list").map(|table| table.place("list"));
                registers.push((list.clone(), at.unwrap_or_else(|| fields.place.clone())));
            }
            let at = InputIx::at(self.inputs.len());
            own.ids.push((id.get_ref().to_string(), at));
            own.inputs.push(OwnInput {
                input: at,
                optional: input.optional,
            });
            self.inputs.push(input);
            self.input_uses.push(InputUse {
                place: place(scope.file, id.span()),
                read: false,
            });
        }
        for (list, at) in registers {
            let list = toml::Spanned::new(span(&at), DeValue::String(list.into()));
            let within = own.scope(&item);
            self.input_of(&list, &within, &[InputKind::List]);
        }
        own
    }

    /// The input; its kind and label were read, or it is left out.
    fn input_from(
        &mut self,
        id: &str,
        owner: Owner,
        fields: &Fields,
        toml: &Toml<'_>,
    ) -> Option<Input> {
        let word = *fields.word("kind")?;
        let (_, kind) = InputKind::WORDS.iter().find(|(known, _)| *known == word)?;
        self.check_input(*kind, fields);
        self.check_decided_in(owner, fields);
        Some(Input {
            id: InputId::new(id),
            owner,
            label: fields.name("label").cloned().unwrap_or_default(),
            kind: *kind,
            options: Vec::new(),
            unit: fields.name("unit").cloned(),
            min: fields.decimal("min").cloned(),
            max: fields.decimal("max").cloned(),
            min_open: fields.bool("min_open").copied().unwrap_or(false),
            optional: fields.bool("optional").copied().unwrap_or(false),
            decided_in: fields
                .text("decided_in")
                .map(|code| CriterionCode::new(code)),
            plain: plain::of(keys::INPUT, toml),
        })
    }

    fn check_input(&mut self, kind: InputKind, fields: &Fields) {
        let misplaced = |key: &str| match key {
            "min" | "max" => !WITH_RANGE.contains(&kind),
            "columns" => kind != InputKind::List,
            "from_list" => kind != InputKind::Count,
            _ => false,
        };
        for key in ["min", "max", "columns", "from_list"] {
            if fields.written(key) && misplaced(key) {
                let args = [("key", key), ("kind", kind.word())];
                self.error("FW054", fields.place(key), &args);
            }
        }
        if fields.bool("min_open") == Some(&true) && !fields.written("min") {
            self.error("FW055", fields.place("min_open"), &[]);
        }
        if let (Some(min), Some(max)) = (fields.decimal("min"), fields.decimal("max")) {
            let open = fields.bool("min_open") == Some(&true);
            if min > max || (open && min == max) {
                let args = [("min", &*plain_text(min)), ("max", &*plain_text(max))];
                self.error("FW056", fields.place("max"), &args);
            }
        }
    }

    fn check_decided_in(&mut self, owner: Owner, fields: &Fields) {
        let written = fields.written("decided_in");
        if owner == Owner::Shared && !written {
            self.error("FW057", fields.place.clone(), &[]);
        } else if owner != Owner::Shared && written {
            self.error("FW058", fields.place("decided_in"), &[]);
        }
    }
}

/// The bytes of a place in a text.
fn span(at: &crate::diagnostic::Place) -> std::ops::Range<usize> {
    match at {
        crate::diagnostic::Place::Text { start, end, .. } => *start..*end,
        _ => 0..0,
    }
}
