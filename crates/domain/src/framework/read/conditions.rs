//! Gates and adjusts: what acts on a node without being below it (§1.6).
//!
//! Not for: bands that require a gate (`bands.rs`).

use super::nodes::{MAIN, Nodes};
use super::reader::{Item, Reader, Scope};
use super::top::words;
use super::{keys, plain};
use crate::framework::key::Fields;
use crate::framework::rule::{Kind, adjust};
use crate::framework::{Adjust, AdjustMissing, Gate, GateLimit, GateMissing, Owner, Per, When};
use crate::id::{AdjustIx, CriterionCode, GateIx, InputIx, NodeIx};
use crate::measure::cell::YesNo;
use crate::measure::number::plain_text;
use crate::rational::Rational;

impl Reader<'_> {
    /// The gates in file order; one that was refused is left out (and reported).
    pub(super) fn read_gates(&mut self, items: &[Item<'_>], nodes: &Nodes) -> Vec<Gate> {
        let mut gates = Vec::new();
        for (at, item) in items.iter().enumerate() {
            gates.extend(self.gate(*item, GateIx::at(at), nodes));
        }
        gates
    }

    fn gate(&mut self, item: Item<'_>, at: GateIx, nodes: &Nodes) -> Option<Gate> {
        let own = self.own_inputs(item, Owner::Gate(at));
        let scope = own.scope(&item);
        let mut fields = self.table(keys::GATE, item.toml, &scope, &["inputs"])?;
        self.claim_code(&fields);
        self.gate_codes.extend(fields.text("code").cloned());
        let on = self.on(&fields, nodes);
        let exists = self.exists(&fields);
        self.check_kind("gate", &mut fields, &scope);
        let limit = self.gate_limit(&fields, &exists);
        let of = *fields.input("of")?;
        self.refuse_optional(of);
        Some(Gate {
            code: CriterionCode::new(fields.text("code")?),
            name: fields.name("name")?.clone(),
            on: on?,
            of,
            exists,
            fails_on: words!(*fields.word("fails_on")?, "no" => YesNo::No, "yes" => YesNo::Yes)?,
            when_missing: words!(*fields.word("when_missing")?, "fail" => GateMissing::Fail,
                "pass" => GateMissing::Pass)?,
            limit: limit?,
            inputs: own.list(),
            plain: plain::of(keys::GATE, item.toml),
        })
    }

    /// The checks of the kind's own file; gates and adjusts are no rules, so nothing comes back.
    fn check_kind(&mut self, word: &str, fields: &mut Fields, scope: &Scope<'_>) {
        if let Some(kind) = Kind::find(word) {
            (kind.read)(fields, &mut self.desk(scope));
        }
    }

    fn claim_code(&mut self, fields: &Fields) {
        match fields.text("code") {
            Some(code) if code == MAIN => self.error("FW052", fields.place("code"), &[]),
            Some(code) => {
                self.claim(code, &fields.place("code"));
            }
            None => {}
        }
    }

    /// The node it acts on.
    fn on(&mut self, fields: &Fields, nodes: &Nodes) -> Option<NodeIx> {
        let code = fields.text("on")?;
        let found = nodes.find(code);
        if found.is_none() {
            self.unknown(
                "FW072",
                fields.place("on"),
                &[("code", code)],
                code,
                nodes.words(),
            );
        }
        found
    }

    fn gate_limit(&mut self, fields: &Fields, exists: &[bool]) -> Option<GateLimit> {
        if fields.written("limit") {
            return self.settled(fields, "limit", exists).map(GateLimit::Points);
        }
        if fields.written("limit_share") {
            return fields.decimal("limit_share").cloned().map(GateLimit::Share);
        }
        Some(GateLimit::None)
    }

    /// The adjusts in file order; one that was refused is left out (and reported).
    pub(super) fn read_adjusts(&mut self, items: &[Item<'_>], nodes: &Nodes) -> Vec<Adjust> {
        let mut adjusts = Vec::new();
        for (at, item) in items.iter().enumerate() {
            adjusts.extend(self.adjust(*item, AdjustIx::at(at), nodes));
        }
        adjusts
    }

    fn adjust(&mut self, item: Item<'_>, at: AdjustIx, nodes: &Nodes) -> Option<Adjust> {
        let own = self.own_inputs(item, Owner::Adjust(at));
        let scope: Scope<'_> = own.scope(&item);
        let mut fields = self.table(keys::ADJUST, item.toml, &scope, &["inputs"])?;
        self.claim_code(&fields);
        let on = self.on(&fields, nodes);
        let exists = self.exists(&fields);
        let per = fields.word("per").and_then(|word| {
            words!(*word, "once" => Per::Once, "item" => Per::Item, "day_late" => Per::DayLate)
        });
        self.check_kind("adjust", &mut fields, &scope);
        let of = *fields.input("of")?;
        self.refuse_optional(of);
        self.check_per(of, &fields);
        Some(Adjust {
            code: CriterionCode::new(fields.text("code")?),
            name: fields.name("name")?.clone(),
            on: on?,
            of,
            exists,
            points: fields.number("points")?.clone(),
            per: per?,
            limit: fields.decimal("floor").or(fields.decimal("cap")).cloned(),
            when: words!(*fields.word("when")?, "before_rescale" => When::BeforeRescale,
                "after_rescale" => When::AfterRescale)?,
            when_missing: words!(*fields.word("when_missing")?, "none" => AdjustMissing::None,
                "not_provided" => AdjustMissing::NotProvided)?,
            inputs: own.list(),
            plain: plain::of(keys::ADJUST, item.toml),
        })
    }

    /// The kind of the input must be one that `per` counts.
    fn check_per(&mut self, of: InputIx, fields: &Fields) {
        let (Some(per), Some(input)) = (fields.word("per"), self.input(of)) else {
            return;
        };
        let kinds = adjust::kinds_of(per);
        if !kinds.contains(&input.kind) {
            let (id, kind) = (input.id.to_string(), input.kind.word());
            let known: Vec<_> = kinds.iter().map(|kind| kind.word()).collect();
            let args = [("id", &*id), ("kind", kind), ("known", &*known.join(", "))];
            self.error("FW041", fields.place("of"), &args);
        }
    }

    /// Reports a number that is not above 0.
    pub(super) fn above_zero(&mut self, fields: &Fields, key: &'static str) {
        if let Some(value) = fields
            .decimal(key)
            .filter(|value| **value <= Rational::ZERO)
        {
            let args = [("key", key), ("value", &*plain_text(value))];
            self.error("FW047", fields.place(key), &args);
        }
    }
}
