//! A framework as an outline that a civil servant reads: what is asked, how it counts, who supplies it.
//!
//! Not for: programs (`to_json`), nor for editing (the files themselves, or the table form).

use super::formula::{formula, letter, reading_order, shown};
use super::{plain_json, status_word};
use crate::framework::key::Plain;
use crate::framework::{
    Child, Criterion, Framework, Input, Node, Owner, Param, ParamValues, Status,
};
use crate::id::{InputIx, NodeIx};
use crate::locale::{Locale, say};
use crate::rational::Rational;
use std::collections::BTreeMap;

/// The outline, in lines of text.
#[must_use]
pub fn to_text(framework: &Framework, locale: Locale) -> String {
    let mut outline = Outline {
        framework,
        locale,
        text: String::new(),
    };
    outline.head();
    outline.leagues();
    outline.params();
    outline.shared();
    for root in framework.nodes.iter().filter(|node| node.parent.is_none()) {
        outline.tree(root);
    }
    outline.gates();
    outline.adjusts();
    outline.bands();
    outline.text
}

pub(super) struct Outline<'a> {
    pub(super) framework: &'a Framework,
    pub(super) locale: Locale,
    pub(super) text: String,
}

impl<'a> Outline<'a> {
    pub(super) fn say(&self, key: &str, args: &[(&'static str, &str)]) -> String {
        let args: Vec<_> = args
            .iter()
            .map(|(name, value)| (*name, (*value).to_owned()))
            .collect();
        say(self.locale, key, &args)
    }

    pub(super) fn line(&mut self, depth: usize, text: &str) {
        self.text.push_str(&"  ".repeat(depth));
        self.text.push_str(text.trim_end());
        self.text.push('\n');
    }

    pub(super) fn told(&mut self, depth: usize, key: &str, args: &[(&'static str, &str)]) {
        let text = self.say(key, args);
        self.line(depth, &text);
    }

    pub(super) fn heading(&mut self, key: &str) {
        self.text.push('\n');
        self.told(0, key, &[]);
    }

    fn head(&mut self) {
        let framework = self.framework;
        if framework.status != Status::Official {
            let key = format!("outline-status-{}", status_word(framework.status));
            let label = self.say(&key, &[]);
            let rule = "=".repeat(label.chars().count());
            for text in [&rule, &label, &rule] {
                self.line(0, text);
            }
        }
        self.line(0, framework.name.text(self.locale));
        self.told(
            0,
            "outline-edition",
            &[("id", &framework.id), ("edition", &framework.edition)],
        );
        if let Some(basis) = &framework.basis {
            let parts = [&basis.number, &basis.date, &basis.issuer, &basis.title];
            let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
            self.told(0, "outline-basis", &[("basis", &parts.join(", "))]);
        }
        if let Some((from, to)) = &framework.data_period {
            let (from, to) = (self.day(from), self.day(to));
            self.told(0, "outline-period", &[("from", &from), ("to", &to)]);
        }
        let max = framework.scale.max.as_ref();
        let max: Option<Vec<_>> = max.map(|max| max.iter().cloned().map(Some).collect());
        match max {
            Some(max) => {
                let points = self.per_league(&max);
                self.told(0, "outline-max", &[("points", &points)]);
            }
            None => self.told(0, "outline-not-scored", &[]),
        }
        let criteria = framework.criteria.len().to_string();
        self.told(0, "outline-count", &[("criteria", &criteria)]);
    }

    /// `MM-DD` as people write it.
    fn day(&self, day: &str) -> String {
        match (self.locale, day.split_once('-')) {
            (Locale::Vi, Some((month, day))) => format!("{day}/{month}"),
            _ => day.to_owned(),
        }
    }

    /// One figure, or one for each league that has one.
    pub(super) fn per_league(&self, values: &[Option<Rational>]) -> String {
        let mut given = values.iter().flatten();
        let Some(first) = given.next() else {
            return String::new();
        };
        if given.all(|value| value == first) {
            return shown(first, self.locale);
        }
        let pairs = self.framework.leagues.iter().zip(values);
        let parts = pairs.filter_map(|(league, value)| {
            Some(format!(
                "{} {}",
                league.code,
                shown(value.as_ref()?, self.locale)
            ))
        });
        parts.collect::<Vec<_>>().join(", ")
    }

    fn leagues(&mut self) {
        let named = self.framework.leagues.iter().enumerate();
        let named: Vec<_> = named
            .filter(|(_, league)| !league.code.as_str().is_empty())
            .collect();
        if named.is_empty() {
            return;
        }
        self.heading("outline-leagues");
        for (at, league) in named {
            let max = self
                .framework
                .scale
                .max
                .as_ref()
                .and_then(|max| max.get(at));
            let points =
                max.map(|max| self.say("outline-points", &[("points", &shown(max, self.locale))]));
            let points = points
                .map(|points| format!(": {points}"))
                .unwrap_or_default();
            let text = format!(
                "{} ({}){points}",
                league.name.text(self.locale),
                league.code
            );
            self.line(1, &text);
        }
    }

    fn params(&mut self) {
        if self.framework.params.is_empty() {
            return;
        }
        self.heading("outline-params");
        for param in &self.framework.params {
            let name = param
                .name
                .as_ref()
                .map_or("", |name| name.text(self.locale));
            let unit = param
                .unit
                .as_ref()
                .map_or("", |unit| unit.text(self.locale));
            let text = format!("{name} ({}): {} {unit}", param.id, self.values(param));
            self.line(1, text.trim_start());
        }
    }

    fn values(&self, param: &Param) -> String {
        let years = |years: &BTreeMap<u16, Rational>| {
            let parts = years.iter().map(|(year, value)| {
                let (year, value) = (year.to_string(), shown(value, self.locale));
                self.say("outline-year", &[("year", &year), ("value", &value)])
            });
            parts.collect::<Vec<_>>().join(", ")
        };
        match &param.values {
            ParamValues::Fixed(value) => shown(value, self.locale),
            ParamValues::ByYear(values) => years(values),
            ParamValues::ByLeague(values) => {
                self.per_league(&values.iter().cloned().map(Some).collect::<Vec<_>>())
            }
            ParamValues::ByLeagueYear(values) => {
                let pairs = self.framework.leagues.iter().zip(values);
                let parts =
                    pairs.map(|(league, values)| format!("{} {}", league.code, years(values)));
                parts.collect::<Vec<_>>().join("; ")
            }
        }
    }

    fn shared(&mut self) {
        let shared = self
            .framework
            .inputs
            .iter()
            .filter(|input| input.owner == Owner::Shared);
        let shared: Vec<_> = shared.collect();
        if shared.is_empty() {
            return;
        }
        self.heading("outline-inputs");
        for input in shared {
            let text = self.input(input);
            let code = input.decided_in.as_ref().map_or("", |code| code.as_str());
            let decided = self.say("outline-decided", &[("code", code)]);
            self.line(1, &format!("{text}; {decided}"));
        }
    }

    fn input(&self, input: &Input) -> String {
        let kind = self.say(&format!("word-{}", input.kind.word()), &[]);
        let unit = input
            .unit
            .as_ref()
            .map(|unit| format!(", {}", unit.text(self.locale)));
        format!(
            "{} ({}: {kind}{})",
            input.label.text(self.locale),
            input.id,
            unit.unwrap_or_default()
        )
    }

    fn tree(&mut self, root: &'a Node) {
        self.text.push('\n');
        let key = if root.code.as_str() == "main" {
            "outline-main"
        } else {
            "outline-tree"
        };
        let points = self.per_league(&root.max);
        let name = root.name.text(self.locale);
        self.told(
            0,
            key,
            &[
                ("name", name),
                ("code", root.code.as_str()),
                ("points", &points),
            ],
        );
        self.children(root, 1);
    }

    fn children(&mut self, node: &'a Node, depth: usize) {
        let framework = self.framework;
        let whole = framework
            .nodes
            .get(node.root.index())
            .is_some_and(|root| root.code.as_str() == "main");
        for child in &node.children {
            match child {
                Child::Group(at) => self.group(*at, depth),
                Child::Criterion(at) => {
                    let Some(leaf) = framework.criteria.get(at.index()) else {
                        continue;
                    };
                    if whole {
                        self.criterion(leaf, depth);
                    } else {
                        let text = format!("{} {}", leaf.code, leaf.name.text(self.locale));
                        self.line(depth, &text);
                    }
                }
            }
        }
    }

    fn group(&mut self, at: NodeIx, depth: usize) {
        let Some(node) = self.framework.nodes.get(at.index()) else {
            return;
        };
        let points = self.per_league(&node.max);
        let points = self.points_after(&points);
        self.text.push('\n');
        let text = format!("{}. {}{points}", node.code, node.name.text(self.locale));
        self.line(depth, &text);
        let sum = super::sum_word(node.sum);
        if sum != "sum" {
            self.told(depth + 1, &format!("outline-sum-{sum}"), &[]);
        }
        if let Some(weight) = &node.weight {
            self.told(
                depth + 1,
                "outline-weight",
                &[("weight", &shown(weight, self.locale))],
            );
        }
        if let Some(cap) = &node.cap {
            let cap = self.per_league(cap);
            self.told(depth + 1, "outline-cap", &[("points", &cap)]);
        }
        self.noted(&node.plain, depth + 1);
        self.children(node, depth + 1);
    }

    fn points_after(&self, points: &str) -> String {
        if points.is_empty() {
            return String::new();
        }
        format!(" — {}", self.say("outline-points", &[("points", points)]))
    }

    fn criterion(&mut self, leaf: &'a Criterion, depth: usize) {
        let points = if leaf.rule.as_ref().is_some_and(|rule| !rule.contributes()) {
            format!(" — {}", self.say("outline-no-points", &[]))
        } else {
            self.points_after(&self.per_league(&leaf.max))
        };
        let text = format!("{} {}{points}", leaf.code, leaf.name.text(self.locale));
        self.line(depth, &text);
        let framework = self.framework;
        if leaf.exists.contains(&false) {
            let leagues = framework.leagues.iter().zip(&leaf.exists);
            let codes = leagues
                .filter(|(_, exists)| **exists)
                .map(|(league, _)| league.code.as_str());
            let codes = codes.collect::<Vec<_>>().join(", ");
            self.told(depth + 2, "outline-only-leagues", &[("leagues", &codes)]);
        }
        let lines = formula(framework, leaf, self.locale);
        for (at, text) in lines.iter().enumerate() {
            if at == 0 {
                self.told(depth + 2, "outline-formula", &[("formula", text)]);
            } else {
                self.line(depth + 2, text);
            }
        }
        if leaf.rule.is_none() {
            self.told(depth + 2, "outline-structure-only", &[]);
        }
        if leaf.may_not_apply {
            self.told(depth + 2, "outline-may-not-apply", &[]);
        }
        self.inputs(&reading_order(leaf), depth + 2);
        self.about(&leaf.plain, depth + 2);
    }

    pub(super) fn inputs(&mut self, uses: &[InputIx], depth: usize) {
        for (at, input) in uses.iter().enumerate() {
            if let Some(input) = self.framework.input(*input) {
                let text = self.input(input);
                self.line(depth, &format!("{} = {text}", letter(at)));
            }
        }
    }

    /// Evidence, who supplies and verifies, clause, guidance.
    pub(super) fn about(&mut self, plain: &Plain, depth: usize) {
        let note = plain
            .entry("evidence")
            .and_then(|evidence| evidence.entry("note"));
        if let Some(note) = note {
            let note = self.bilingual(note);
            self.told(depth, "outline-evidence", &[("note", &note)]);
        }
        for key in ["supplier", "verifier"] {
            if let Some(Plain::Text(who)) = plain.entry(key) {
                let unit = self.say("outline-unit-itself", &[]);
                let who = if who == "unit" { &unit } else { who };
                self.told(depth, &format!("outline-{key}"), &[("who", who)]);
            }
        }
        self.noted(plain, depth);
    }

    fn noted(&mut self, plain: &Plain, depth: usize) {
        if let Some(Plain::Text(basis)) = plain.entry("basis") {
            self.told(depth, "outline-basis", &[("basis", basis)]);
        }
        if let Some(guidance) = plain.entry("guidance") {
            let guidance = self.bilingual(guidance);
            self.told(depth, "outline-guidance", &[("text", &guidance)]);
        }
    }

    fn bilingual(&self, plain: &Plain) -> String {
        let english = (self.locale == Locale::En)
            .then(|| plain.entry("en"))
            .flatten();
        let chosen = english.or_else(|| plain.entry("vi")).unwrap_or(plain);
        plain_json(chosen).as_str().unwrap_or_default().to_owned()
    }

    pub(super) fn node_name(&self, at: NodeIx) -> String {
        let node = self.framework.nodes.get(at.index());
        node.map(|node| format!("{} {}", node.code, node.name.text(self.locale)))
            .unwrap_or_default()
    }
}
