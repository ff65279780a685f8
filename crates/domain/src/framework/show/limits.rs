//! The part of the outline that follows the trees: gates, bonuses and penalties, bands.
//!
//! Not for: what scores points by itself; `outline` writes that.

use super::formula::written;
use super::outline::Outline;
use super::yes_no_word;
use crate::framework::{BandOf, BandScale, LowerEnd};
use crate::locale::say;

impl Outline<'_> {
    pub(super) fn gates(&mut self) {
        if self.framework.gates.is_empty() {
            return;
        }
        self.heading("outline-gates");
        for gate in &self.framework.gates {
            let text = format!("{} {}", gate.code, gate.name.text(self.locale));
            self.line(1, &text);
            let node = self.node_name(gate.on);
            let fails = self.say(&format!("word-{}", yes_no_word(gate.fails_on)), &[]);
            self.told(3, "outline-gate", &[("node", &node), ("answer", &fails)]);
            for key in ["limit", "limit_share"] {
                if let Some(value) = gate.plain.entry(key) {
                    let value = written(value, self.locale);
                    self.told(3, &format!("outline-{key}"), &[("value", &value)]);
                }
            }
            self.inputs(&[gate.of], 3);
            self.about(&gate.plain, 3);
        }
    }

    pub(super) fn adjusts(&mut self) {
        if self.framework.adjusts.is_empty() {
            return;
        }
        self.heading("outline-adjusts");
        for adjust in &self.framework.adjusts {
            let text = format!("{} {}", adjust.code, adjust.name.text(self.locale));
            self.line(1, &text);
            let node = self.node_name(adjust.on);
            let written = |key: &str| {
                adjust
                    .plain
                    .entry(key)
                    .map(|plain| written(plain, self.locale))
            };
            let points = written("points").unwrap_or_default();
            let limit = written("floor").or_else(|| written("cap"));
            let per = written("per").unwrap_or_default();
            let per = self.say(&format!("outline-per-{per}"), &[("points", &points)]);
            self.told(3, "outline-adjust", &[("node", &node), ("per", &per)]);
            if let Some(limit) = limit {
                self.told(3, "outline-adjust-limit", &[("points", &limit)]);
            }
            self.inputs(&[adjust.of], 3);
            self.about(&adjust.plain, 3);
        }
    }

    pub(super) fn bands(&mut self) {
        for scale in &self.framework.bands {
            let of = self.subject(scale);
            self.text.push('\n');
            self.told(0, "outline-bands", &[("of", &of)]);
            for band in &scale.bands {
                let limit = self.per_league(&band.from);
                let key = match band.limit {
                    LowerEnd::From => "formula-end-from",
                    LowerEnd::Above => "formula-end-above",
                };
                let limit = self.say(key, &[("at", &limit)]);
                let mut text = format!("{} ({}): {limit}", band.name.text(self.locale), band.code);
                let gates = band
                    .requires
                    .iter()
                    .filter_map(|at| self.framework.gates.get(at.index()));
                let gates: Vec<_> = gates.map(|gate| gate.code.as_str()).collect();
                if let Some(below) = band.at_most.and_then(|at| scale.bands.get(at)) {
                    let args = [
                        ("gates", gates.join(", ")),
                        ("band", below.name.text(self.locale).to_owned()),
                    ];
                    text.push_str("; ");
                    text.push_str(&say(self.locale, "outline-requires", &args));
                }
                self.line(1, &text);
            }
        }
    }

    fn subject(&self, scale: &BandScale) -> String {
        match &scale.of {
            BandOf::Node(at) => self.node_name(*at),
            BandOf::Criterion(at) => {
                let leaf = self.framework.criteria.get(at.index());
                leaf.map(|leaf| format!("{} {}", leaf.code, leaf.name.text(self.locale)))
                    .unwrap_or_default()
            }
            BandOf::MinimumOf(nodes) => {
                let nodes: Vec<_> = nodes.iter().map(|at| self.node_name(*at)).collect();
                self.say("outline-minimum-of", &[("nodes", &nodes.join(", "))])
            }
        }
    }
}
