//! A framework as other programs read it: everything as one JSON value, in a stable order of keys.
//!
//! Numbers are text as in the files. Not for: people; `outline` writes for them.

mod formula;
mod leaf;
mod limits;
mod outline;

pub use formula::{formula, in_sentence, number};
pub use outline::to_text;

use super::key::Plain;
use super::{
    Adjust, AdjustMissing, BandOf, BandScale, Child, Criterion, Framework, Gate, GateLimit,
    GateMissing, LowerEnd, Node, NotSubmitted, Param, ParamValues, Per, PerLeague, RankOn,
    RankWithin, RoundAt, Scale, Show, Status, Sum, When,
};
use crate::id::{InputIx, NodeIx};
use crate::locale::Name;
use crate::measure::cell::YesNo;
use crate::measure::number::plain_text;
use crate::rational::{Rational, Rounding};
use leaf::{about, input_json, plain_name, rule_json, written};
use serde_json::{Map, Value, json};

/// The whole framework. Points per league are one text where all leagues have the same, else an object by
/// league code; what is not there is `null`, an empty list or an empty object.
#[must_use]
pub fn to_json(framework: &Framework) -> Value {
    let of = Shown { framework };
    let named = framework
        .leagues
        .iter()
        .filter(|league| !league.code.as_str().is_empty());
    json!({
        "format": 1,
        "id": framework.id,
        "edition": framework.edition,
        "status": status_word(framework.status),
        "name": name(&framework.name),
        "basis": framework.basis.as_ref().map(|basis| json!({
            "number": basis.number,
            "date": basis.date,
            "issuer": basis.issuer,
            "title": basis.title,
        })),
        "data_period": framework.data_period.as_ref().map(|(from, to)| json!({"from": from, "to": to})),
        "scored": framework.is_scored(),
        "scale": of.scale(&framework.scale),
        "leagues": named
            .map(|league| json!({"code": league.code.as_str(), "name": name(&league.name)}))
            .collect::<Vec<_>>(),
        "params": framework.params.iter().map(|param| of.param(param)).collect::<Vec<_>>(),
        "inputs": of.shared(),
        "trees": of.trees(),
        "criteria": framework.criteria.iter().map(|leaf| of.criterion(leaf)).collect::<Vec<_>>(),
        "gates": framework.gates.iter().map(|gate| of.gate(gate)).collect::<Vec<_>>(),
        "adjusts": framework.adjusts.iter().map(|adjust| of.adjust(adjust)).collect::<Vec<_>>(),
        "bands": framework.bands.iter().map(|scale| of.bands(scale)).collect::<Vec<_>>(),
    })
}

/// A parameter as [`to_json`] shows it; empty if there is none of that id.
#[must_use]
pub fn param_json(framework: &Framework, id: &str) -> Map<String, Value> {
    let param = framework
        .param(id)
        .and_then(|at| framework.params.get(at.index()));
    let shown = param.map(|param| Shown { framework }.param(param));
    shown
        .and_then(|shown| shown.as_object().cloned())
        .unwrap_or_default()
}

/// What was written, as JSON.
#[must_use]
pub fn plain_json(plain: &Plain) -> Value {
    match plain {
        Plain::Text(text) => Value::String(text.clone()),
        Plain::Bool(bool) => Value::Bool(*bool),
        Plain::Integer(integer) => json!(integer),
        Plain::List(list) => Value::Array(list.iter().map(plain_json).collect()),
        Plain::Table(entries) => Value::Object(
            entries
                .iter()
                .map(|(key, plain)| (key.clone(), plain_json(plain)))
                .collect(),
        ),
    }
}

fn name(name: &Name) -> Value {
    json!({"vi": name.vi, "en": name.en})
}

/// The word of a status in a file.
#[must_use]
pub fn status_word(status: Status) -> &'static str {
    match status {
        Status::Official => "official",
        Status::Sample => "sample",
        Status::Skeleton => "skeleton",
    }
}

fn sum_word(sum: Sum) -> &'static str {
    match sum {
        Sum::Sum => "sum",
        Sum::Weighted => "weighted",
        Sum::Mean => "mean",
        Sum::Minimum => "minimum",
    }
}

fn yes_no_word(answer: YesNo) -> &'static str {
    match answer {
        YesNo::Yes => "yes",
        YesNo::No => "no",
    }
}

struct Shown<'a> {
    framework: &'a Framework,
}

impl Shown<'_> {
    fn league(&self, at: usize) -> &str {
        self.framework
            .leagues
            .get(at)
            .map_or("", |league| league.code.as_str())
    }

    /// One text if all that have a value have the same, else by league; `null` if none has one.
    fn per_league(&self, values: &[Option<Rational>]) -> Value {
        let mut given = values.iter().flatten();
        let Some(first) = given.next() else {
            return Value::Null;
        };
        if given.all(|value| value == first) {
            return Value::String(plain_text(first));
        }
        let entries = values.iter().enumerate().filter_map(|(at, value)| {
            Some((
                self.league(at).to_owned(),
                Value::String(plain_text(value.as_ref()?)),
            ))
        });
        Value::Object(entries.collect())
    }

    fn every_league(&self, values: &PerLeague<Rational>) -> Value {
        self.per_league(&values.iter().cloned().map(Some).collect::<Vec<_>>())
    }

    fn leagues_of(&self, exists: &PerLeague<bool>) -> Value {
        let codes = exists.iter().enumerate().filter(|(_, exists)| **exists);
        let codes = codes
            .map(|(at, _)| self.league(at))
            .filter(|code| !code.is_empty());
        codes.map(|code| Value::String(code.to_owned())).collect()
    }

    fn node_code(&self, at: NodeIx) -> &str {
        self.framework
            .nodes
            .get(at.index())
            .map_or("", |node| node.code.as_str())
    }

    fn input_id(&self, at: InputIx) -> &str {
        self.framework
            .input(at)
            .map_or("", |input| input.id.as_str())
    }

    fn scale(&self, scale: &Scale) -> Value {
        json!({
            "max": scale.max.as_ref().map_or(Value::Null, |max| self.every_league(max)),
            "show": match scale.show {
                Show::Points => "points",
                Show::Percent => "percent",
                Show::Share => "share",
            },
            "points_digits": scale.points_digits,
            "value_digits": scale.value_digits,
            "rounding": match scale.rounding {
                Rounding::HalfUp => "half_up",
                Rounding::HalfEven => "half_even",
                Rounding::Down => "down",
            },
            "round_at": match scale.round_at {
                RoundAt::Display => "display",
                RoundAt::Criterion => "criterion",
            },
            "rank_on": match scale.rank_on {
                RankOn::Shown => "shown",
                RankOn::Exact => "exact",
            },
            "rank_within": match scale.rank_within {
                RankWithin::League => "league",
                RankWithin::Parent => "parent",
            },
            "not_submitted": match scale.not_submitted {
                NotSubmitted::Zero => "zero",
                NotSubmitted::NotRanked => "not_ranked",
            },
        })
    }

    fn param(&self, param: &Param) -> Value {
        let text = |value: &Rational| Value::String(plain_text(value));
        let years = |years: &std::collections::BTreeMap<u16, Rational>| -> Value {
            let years = years
                .iter()
                .map(|(year, value)| (year.to_string(), text(value)));
            Value::Object(years.collect())
        };
        let (key, values) = match &param.values {
            ParamValues::Fixed(value) => ("value", text(value)),
            ParamValues::ByYear(values) => ("by_year", years(values)),
            ParamValues::ByLeague(values) => {
                let leagues = values.iter().enumerate();
                let leagues = leagues.map(|(at, value)| (self.league(at).to_owned(), text(value)));
                ("by_league", Value::Object(leagues.collect()))
            }
            ParamValues::ByLeagueYear(values) => {
                let leagues = values.iter().enumerate();
                let leagues = leagues.map(|(at, value)| (self.league(at).to_owned(), years(value)));
                ("by_league_year", Value::Object(leagues.collect()))
            }
        };
        let mut shown = Map::new();
        shown.insert("id".to_owned(), json!(param.id.as_str()));
        shown.insert(
            "name".to_owned(),
            param.name.as_ref().map_or(Value::Null, name),
        );
        shown.insert(
            "unit".to_owned(),
            param.unit.as_ref().map_or(Value::Null, name),
        );
        shown.insert(key.to_owned(), values);
        Value::Object(shown)
    }

    fn shared(&self) -> Value {
        let shared = self.framework.inputs.iter();
        shared
            .filter(|input| input.owner == super::Owner::Shared)
            .map(input_json)
            .collect()
    }

    fn own(&self, inputs: &[InputIx]) -> Value {
        inputs
            .iter()
            .filter_map(|at| self.framework.input(*at))
            .map(input_json)
            .collect()
    }

    fn trees(&self) -> Value {
        let nodes = self.framework.nodes.iter();
        let roots = nodes.filter(|node| node.parent.is_none());
        roots.map(|root| self.node(root)).collect()
    }

    fn node(&self, node: &Node) -> Value {
        let groups = node.children.iter().filter_map(|child| match child {
            Child::Group(at) => self.framework.nodes.get(at.index()),
            Child::Criterion(_) => None,
        });
        let criteria = node.children.iter().filter_map(|child| match child {
            Child::Criterion(at) => self.framework.criteria.get(at.index()),
            Child::Group(_) => None,
        });
        json!({
            "code": node.code.as_str(),
            "name": name(&node.name),
            "max": self.per_league(&node.max),
            "sum": sum_word(node.sum),
            "weight": node.weight.as_ref().map(plain_text),
            "cap": node.cap.as_ref().map_or(Value::Null, |cap| self.per_league(cap)),
            "rescale": node.rescale,
            "may_exceed_max": node.may_exceed_max,
            "guidance": plain_name(node.plain.entry("guidance")),
            "basis": written(&node.plain, "basis"),
            "criteria": criteria.map(|leaf| Value::from(leaf.code.as_str())).collect::<Vec<_>>(),
            "groups": groups.map(|group| self.node(group)).collect::<Vec<_>>(),
        })
    }

    fn criterion(&self, leaf: &Criterion) -> Value {
        let also_in = leaf
            .also_in
            .iter()
            .map(|at| self.node_code(*at))
            .collect::<Vec<_>>();
        let mut shown = Map::new();
        let mut put = |key: &str, value: Value| shown.insert(key.to_owned(), value);
        put("code", json!(leaf.code.as_str()));
        put(
            "kind",
            json!(leaf.rule.as_ref().map(|rule| rule.kind().name)),
        );
        put("name", name(&leaf.name));
        put("group", json!(self.node_code(leaf.group)));
        put("also_in", json!(also_in));
        put("max", self.per_league(&leaf.max));
        put("leagues", self.leagues_of(&leaf.exists));
        put("weight", json!(leaf.weight.as_ref().map(plain_text)));
        put("may_not_apply", json!(leaf.may_not_apply));
        for (key, value) in about(&leaf.plain) {
            put(key, value);
        }
        put("inputs", self.own(&leaf.inputs));
        put(
            "uses",
            leaf.uses
                .iter()
                .map(|at| Value::from(self.input_id(*at)))
                .collect(),
        );
        put(
            "rule",
            leaf.rule
                .as_ref()
                .map_or(Value::Null, |rule| rule_json(&**rule, &leaf.plain)),
        );
        Value::Object(shown)
    }

    fn gate(&self, gate: &Gate) -> Value {
        let (limit, share) = match &gate.limit {
            GateLimit::None => (Value::Null, Value::Null),
            GateLimit::Points(points) => (self.per_league(points), Value::Null),
            GateLimit::Share(share) => (Value::Null, Value::String(plain_text(share))),
        };
        let mut shown = json!({
            "code": gate.code.as_str(),
            "kind": "gate",
            "name": name(&gate.name),
            "on": self.node_code(gate.on),
            "leagues": self.leagues_of(&gate.exists),
            "of": self.input_id(gate.of),
            "fails_on": yes_no_word(gate.fails_on),
            "when_missing": match gate.when_missing {
                GateMissing::Fail => "fail",
                GateMissing::Pass => "pass",
            },
            "limit": limit,
            "limit_share": share,
        });
        self.finish(&mut shown, &gate.plain, &gate.inputs);
        shown
    }

    fn adjust(&self, adjust: &Adjust) -> Value {
        let mut shown = json!({
            "code": adjust.code.as_str(),
            "kind": "adjust",
            "name": name(&adjust.name),
            "on": self.node_code(adjust.on),
            "leagues": self.leagues_of(&adjust.exists),
            "of": self.input_id(adjust.of),
            "points": written(&adjust.plain, "points"),
            "per": match adjust.per {
                Per::Once => "once",
                Per::Item => "item",
                Per::DayLate => "day_late",
            },
            "floor": written(&adjust.plain, "floor"),
            "cap": written(&adjust.plain, "cap"),
            "when": match adjust.when {
                When::BeforeRescale => "before_rescale",
                When::AfterRescale => "after_rescale",
            },
            "when_missing": match adjust.when_missing {
                AdjustMissing::None => "none",
                AdjustMissing::NotProvided => "not_provided",
            },
        });
        self.finish(&mut shown, &adjust.plain, &adjust.inputs);
        shown
    }

    /// What gates and adjusts share with criteria.
    fn finish(&self, shown: &mut Value, plain: &Plain, inputs: &[InputIx]) {
        let Some(object) = shown.as_object_mut() else {
            return;
        };
        for (key, value) in about(plain) {
            object.insert(key.to_owned(), value);
        }
        object.insert("inputs".to_owned(), self.own(inputs));
    }

    fn bands(&self, scale: &BandScale) -> Value {
        let (key, subject) = match &scale.of {
            BandOf::Node(node) => ("of", json!(self.node_code(*node))),
            BandOf::Criterion(at) => {
                let leaf = self.framework.criteria.get(at.index());
                ("of", json!(leaf.map(|leaf| leaf.code.as_str())))
            }
            BandOf::MinimumOf(nodes) => {
                let codes: Vec<_> = nodes.iter().map(|node| self.node_code(*node)).collect();
                ("minimum_of", json!(codes))
            }
        };
        let gate = |at: &crate::id::GateIx| {
            self.framework
                .gates
                .get(at.index())
                .map(|gate| gate.code.as_str())
        };
        let bands = scale.bands.iter().map(|band| {
            let limit = match band.limit {
                LowerEnd::From => "from",
                LowerEnd::Above => "above",
            };
            let below = band.at_most.and_then(|at| scale.bands.get(at));
            json!({
                "code": band.code.as_str(),
                "name": name(&band.name),
                limit: self.per_league(&band.from),
                "requires": band.requires.iter().filter_map(gate).collect::<Vec<_>>(),
                "at_most": below.map(|band| band.code.as_str()),
            })
        });
        json!({ key: subject, "bands": bands.collect::<Vec<_>>() })
    }
}
