//! Gates and adjusts: what acts on a node without being below it (§1.6).
//!
//! Not for: bands that require a gate (`bands.rs`).

use super::keys;
use super::nodes::{MAIN, Nodes};
use super::reader::{Item, Reader, Scope, decimal_text};
use super::top::words;
use crate::framework::key::Fields;
use crate::framework::{
    Adjust, AdjustMissing, Gate, GateLimit, GateMissing, InputKind, Owner, Per, When, YesNo,
};
use crate::id::{AdjustIx, CriterionCode, GateIx, NodeIx};
use crate::measure::number::Number;
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
        let fields = self.table(keys::GATE, item.toml, &scope, &["inputs"])?;
        self.claim_code(&fields);
        let on = self.on(&fields, nodes);
        let exists = self.exists(&fields);
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
            plain: fields.plain,
        })
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
            self.unknown("FW072", fields.place("on"), &[("code", code)], code, nodes.words());
        }
        found
    }

    fn gate_limit(&mut self, fields: &Fields, exists: &[bool]) -> Option<GateLimit> {
        if fields.written("limit") && fields.written("limit_share") {
            self.error("FW100", fields.place("limit_share"), &[]);
            return None;
        }
        if fields.written("limit") {
            let limit = self.settled(fields, "limit", exists)?;
            if let Some(value) = limit.iter().flatten().find(|value| value.is_negative()) {
                let args = [("key", "limit"), ("value", &*decimal_text(value))];
                self.error("FW048", fields.place("limit"), &args);
                return None;
            }
            return Some(GateLimit::Points(limit));
        }
        if !fields.written("limit_share") {
            return Some(GateLimit::None);
        }
        let share = fields.decimal("limit_share")?;
        if share.is_negative() || *share > Rational::ONE {
            let args = [("value", &*decimal_text(share))];
            self.error("FW101", fields.place("limit_share"), &args);
            return None;
        }
        Some(GateLimit::Share(share.clone()))
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
        let fields = self.table(keys::ADJUST, item.toml, &scope, &["inputs"])?;
        self.claim_code(&fields);
        let on = self.on(&fields, nodes);
        let exists = self.exists(&fields);
        let per = fields.word("per").and_then(|word| {
            words!(*word, "once" => Per::Once, "item" => Per::Item, "day_late" => Per::DayLate)
        });
        let of = *fields.input("of")?;
        self.refuse_optional(of);
        self.check_per(per, of, &fields);
        let limit = self.adjust_limit(per, &fields);
        Some(Adjust {
            code: CriterionCode::new(fields.text("code")?),
            name: fields.name("name")?.clone(),
            on: on?,
            of,
            exists,
            points: fields.number("points")?.clone(),
            per: per?,
            limit: limit?,
            when: words!(*fields.word("when")?, "before_rescale" => When::BeforeRescale,
                "after_rescale" => When::AfterRescale)?,
            when_missing: words!(*fields.word("when_missing")?, "none" => AdjustMissing::None,
                "not_provided" => AdjustMissing::NotProvided)?,
            inputs: own.list(),
            plain: fields.plain,
        })
    }

    /// `once` reads yes or no, `item` a count or a register, `day_late` a count.
    fn check_per(&mut self, per: Option<Per>, of: crate::id::InputIx, fields: &Fields) {
        let kinds: &[InputKind] = match per {
            Some(Per::Once) => &[InputKind::YesNo],
            Some(Per::Item) => &[InputKind::Count, InputKind::List],
            Some(Per::DayLate) => &[InputKind::Count],
            None => return,
        };
        let Some(input) = self.input(of) else {
            return;
        };
        if !kinds.contains(&input.kind) {
            let (id, kind) = (input.id.to_string(), input.kind.word());
            let known: Vec<_> = kinds.iter().map(|kind| kind.word()).collect();
            let args = [("id", &*id), ("kind", kind), ("known", &*known.join(", "))];
            self.error("FW041", fields.place("of"), &args);
        }
    }

    /// Penalties have a floor, bonuses a cap; each must be there unless it acts once.
    fn adjust_limit(&mut self, per: Option<Per>, fields: &Fields) -> Option<Option<Rational>> {
        let points = self.values(fields.number("points")?);
        let penalty = points.iter().any(Rational::is_negative);
        let bonus = points.iter().any(|value| *value > Rational::ZERO);
        if points.iter().any(Rational::is_zero) || penalty && bonus {
            self.error("FW102", fields.place("points"), &[]);
            return None;
        }
        let (key, other, sign) = match penalty {
            true => ("floor", "cap", "-"),
            false => ("cap", "floor", "+"),
        };
        if fields.written(other) {
            let args = [("key", other), ("other", key), ("sign", sign)];
            self.error("FW103", fields.place(other), &args);
            return None;
        }
        if !fields.written(key) {
            if per.is_some_and(|per| per != Per::Once) {
                let args = [("key", key), ("sign", sign)];
                self.error("FW104", fields.place.clone(), &args);
                return None;
            }
            return Some(None);
        }
        let limit = fields.decimal(key)?;
        if limit.is_zero() || limit.is_negative() != penalty {
            let args = [("key", key), ("sign", sign), ("value", &*decimal_text(limit))];
            self.error("FW105", fields.place(key), &args);
            return None;
        }
        Some(Some(limit.clone()))
    }

    /// Every value the number may take.
    fn values(&self, number: &Number) -> Vec<Rational> {
        match number {
            Number::Fixed(value) => vec![value.clone()],
            Number::Param(at) => {
                let param = self.params.get(at.index());
                param.map(|param| param.all().into_iter().cloned().collect()).unwrap_or_default()
            }
        }
    }

    /// Reports a number that is not above 0.
    pub(super) fn above_zero(&mut self, fields: &Fields, key: &'static str) {
        if let Some(value) = fields.decimal(key).filter(|value| **value <= Rational::ZERO) {
            let args = [("key", key), ("value", &*decimal_text(value))];
            self.error("FW047", fields.place(key), &args);
        }
    }
}
