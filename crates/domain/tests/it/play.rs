//! Plays a round through the public surface of the domain: tables in, result rows out.
//!
//! Not for: expectations; cases and laws hold those.

use crate::lane;
use crate::sheet::Csv;
use domain::assessment::Invalid;
use domain::assessment::answers::Answers;
use domain::assessment::children::ChildSet;
use domain::assessment::earlier::EarlierRanks;
use domain::assessment::unit::Units;
use domain::diagnostic::{Diagnostic, has_errors};
use domain::framework::Framework;
use domain::framework::mapping::Mapping;
use domain::framework::read::{SourceFile, read_mapping};
use domain::id::{CriterionIx, UnitIx};
use domain::locale::Locale;
use domain::publication::canonical;
use domain::ranking::rank;
use domain::rational::Style;
use domain::score::wording::Wording;
use domain::score::{Empty, Round, Scores};
use std::collections::BTreeMap;
use std::path::Path;

/// The options of a case (docs/spec/framework.md §7).
pub(crate) struct Options {
    pub(crate) year: Option<u16>,
    pub(crate) style: Style,
    pub(crate) empty: Empty,
    pub(crate) invalid: Invalid,
    pub(crate) mapping: Option<Mapping>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            year: None,
            style: Style::Plain,
            empty: Empty::NotProvided,
            invalid: Invalid::Refused,
            mapping: None,
        }
    }
}

impl Options {
    /// One `--flag value` a line; `None` if one is not known.
    pub(crate) fn parse(text: &str, folder: Option<&Path>, framework: &Framework) -> Option<Self> {
        let mut options = Self::default();
        for line in text.lines().filter(|line| !line.is_empty()) {
            match line.split_once(' ').unwrap_or((line, "")) {
                ("--year", year) => options.year = Some(year.parse().ok()?),
                ("--numbers", "vi") => options.style = Style::Vi,
                ("--numbers", "en") => options.style = Style::En,
                ("--open", "") => options.empty = Empty::Pending,
                ("--keep-invalid", "") => options.invalid = Invalid::Kept,
                ("--earlier-edition", edition) => {
                    options.mapping = mapping(folder?, framework, edition);
                    options.mapping.as_ref()?;
                }
                _ => return None,
            }
        }
        Some(options)
    }
}

/// The mapping from that edition.
fn mapping(folder: &Path, framework: &Framework, edition: &str) -> Option<Mapping> {
    let file = SourceFile {
        name: "mapping.toml".into(),
        text: std::fs::read_to_string(folder.join("mapping.toml")).ok()?,
    };
    let (mapping, findings) = read_mapping(&file, Some(framework));
    assert!(!has_errors(&findings), "{findings:?}");
    mapping.filter(|mapping| mapping.from == edition)
}

/// What came out of a round.
pub(crate) struct Play {
    pub(crate) findings: Vec<Diagnostic>,
    pub(crate) scores: String,
    pub(crate) results: String,
    /// Whether its standings come from the fast lane.
    pub(crate) has_lane: bool,
}

/// What a round may have beside its answers.
#[derive(Default)]
pub(crate) struct Beside {
    pub(crate) units: Option<Csv>,
    pub(crate) earlier: Option<Csv>,
    pub(crate) earlier_results: Option<Csv>,
    /// Id of another set, its results and its units.
    pub(crate) children: Vec<(String, Csv, Csv)>,
}

/// Reads and scores a round.
pub(crate) fn play(
    framework: &Framework,
    answers: &Csv,
    beside: &Beside,
    options: &Options,
) -> Play {
    let (units, mut findings) = match &beside.units {
        Some(sheet) => Units::read(framework, sheet, options.style),
        None => Units::of_answers(framework, answers),
    };
    let (answers, found) =
        Answers::read(framework, &units, answers, options.style, options.invalid);
    findings.extend(found);
    let mapping = options.mapping.as_ref();
    let earlier = beside.earlier.as_ref().map(|sheet| {
        let (answers, found) =
            Answers::read_earlier(framework, &units, sheet, options.style, mapping);
        findings.extend(found);
        answers
    });
    // E7: ranks of an edition on another basis are not compared.
    let results = beside.earlier_results.as_ref();
    let results = results.filter(|_| mapping.is_none_or(|mapping| mapping.same_basis));
    let ranks = results.map(|sheet| {
        let (ranks, found) = EarlierRanks::read(sheet);
        findings.extend(found);
        ranks
    });
    let mut children = Vec::new();
    for (id, results, units) in &beside.children {
        let (set, found) = ChildSet::read(id, results, units);
        children.push(set);
        findings.extend(found);
    }
    let round = Round {
        framework,
        units: &units,
        answers: &answers,
        earlier: earlier.as_ref(),
        earlier_ranks: ranks.as_ref(),
        children: &children,
        year: options.year,
        empty: options.empty,
        invalid: options.invalid,
    };
    let (scored, found) = rank(&round);
    let has_lane = lane::agrees(&scored, &found);
    findings.extend(found);
    let (mut scores, mut results) = (canonical::SCORES.to_owned(), canonical::RESULTS.to_owned());
    for unit in units.all() {
        canonical::scores(&scored, unit, &mut scores);
        canonical::results(&scored, unit, &mut results);
        every_step_has_words(&scored, unit);
    }
    Play {
        findings,
        scores,
        results,
        has_lane,
    }
}

/// What a rule did can be told: no key of a text stands where its words should.
fn every_step_has_words(scored: &Scores<'_>, unit: UnitIx) {
    let framework = scored.round.framework;
    for at in 0..framework.criteria.len() {
        let Some(derivation) = scored.derivation(CriterionIx::at(at), unit) else {
            continue;
        };
        for locale in [Locale::Vi, Locale::En] {
            let wording = Wording { framework, locale };
            for line in wording.steps(&derivation.steps) {
                let bare = ["what-", "policy-", "word-", "term-"]
                    .iter()
                    .find(|key| line.contains(*key));
                assert!(
                    bare.is_none(),
                    "{}: “{line}” lacks a text: what-…, policy-…, term-… stand in \
                     crates/domain/locales/*/derivation.ftl, word-… in framework.ftl",
                    derivation.criterion.code
                );
            }
        }
    }
}

impl Play {
    /// The figures of a unit's criterion, gate, adjust or node, under the names of a case's columns.
    pub(crate) fn row(&self, unit: &str, code: &str) -> Option<BTreeMap<String, String>> {
        let of_criteria = Csv::new("scores.csv", &self.scores);
        let of_nodes = Csv::new("results.csv", &self.results);
        let found = of_criteria
            .rows()
            .chain(of_nodes.rows())
            .find(|(_, cells)| {
                let is = |name: &str, wanted: &str| cells.contains(&(name, wanted));
                is("unit", unit) && (is("criterion", code) || is("node", code))
            });
        let is_node = |cells: &[(&str, &str)]| cells.iter().any(|(name, _)| *name == "node");
        found.map(|(_, cells)| {
            let name = |name: &str| match (is_node(&cells), name) {
                (true, "points_exact") => "exact".to_owned(),
                (true, "points") => "shown".to_owned(),
                (_, name) => name.to_owned(),
            };
            cells
                .iter()
                .map(|(column, cell)| (name(column), (*cell).to_owned()))
                .collect()
        })
    }
}
