//! The key tables of every part of a framework file: docs/spec/framework.md §1.
//!
//! They drive reading, nearest-key hints, JSON Schema and the manual.
//! Not for: the keys of the kinds of rule; each kind holds its own (`rule::Kind::keys`).

use crate::framework::InputKind;
use crate::framework::key::{Key, Shape};
use crate::framework::rule::{adjust, gate};

/// The whole set (§1.1).
pub const TOP: &[Key] = &[
    Key::required("format", Shape::Integer(1, 1)),
    Key::required("id", Shape::Code),
    Key::required("edition", Shape::Code),
    Key::required("status", Shape::OneOf(&["official", "sample", "skeleton"])),
    Key::required("name", Shape::Name),
    Key::optional("basis", Shape::Table(BASIS)),
    Key::optional("data_period", Shape::Table(DATA_PERIOD)),
    Key::required("scale", Shape::Table(SCALE)),
    Key::optional("league", Shape::List(LEAGUE, 0)),
    Key::optional("param", Shape::Map(PARAM)),
    Key::optional("inputs", Shape::Map(INPUT)),
    Key::optional("tree", Shape::List(TREE, 0)),
    Key::optional("group", Shape::List(GROUP, 0)),
    Key::optional("criterion", Shape::List(CRITERION, 0)),
    Key::optional("gate", Shape::List(GATE, 0)),
    Key::optional("adjust", Shape::List(ADJUST, 0)),
    Key::optional("band", Shape::List(BAND, 0)),
];

/// The decision a set comes from.
pub const BASIS: &[Key] = &[
    Key::optional("number", Shape::Text),
    Key::optional("date", Shape::Date),
    Key::optional("issuer", Shape::Text),
    Key::optional("title", Shape::Text),
];

/// First and last day of the data.
pub const DATA_PERIOD: &[Key] = &[
    Key::required("from", Shape::MonthDay),
    Key::required("to", Shape::MonthDay),
];

/// How results are shown and ranked (§1.2).
pub const SCALE: &[Key] = &[
    Key::optional("max", Shape::PerLeague),
    Key::required("show", Shape::OneOf(&["points", "percent", "share"])),
    Key::required("points_digits", Shape::Integer(0, 6)),
    Key::required("value_digits", Shape::Integer(0, 6)),
    Key::required("rounding", Shape::OneOf(&["half_up", "half_even", "down"])),
    Key::required("round_at", Shape::OneOf(&["display", "criterion"])),
    Key::required("rank_on", Shape::OneOf(&["shown", "exact"])),
    Key::required("rank_within", Shape::OneOf(&["league", "parent"])),
    Key::required("not_submitted", Shape::OneOf(&["zero", "not_ranked"])),
];

/// A league.
pub const LEAGUE: &[Key] = &[
    Key::required("code", Shape::Code),
    Key::required("name", Shape::Name),
];

/// A parameter (E13).
pub const PARAM: &[Key] = &[
    Key::optional("name", Shape::Name),
    Key::optional("unit", Shape::NameOrText),
    Key::optional("value", Shape::Decimal),
    Key::optional("by_year", Shape::DecimalMap),
    Key::optional("by_league", Shape::DecimalMap),
    Key::optional("by_league_year", Shape::DecimalMaps),
];

/// A tree's root (§1.3). `name` may be absent on `main` only.
pub const TREE: &[Key] = &[
    Key::required("code", Shape::Code),
    Key::optional("name", Shape::Name),
    Key::optional("max", Shape::PerLeague),
    Key::optional("sum", Shape::OneOf(SUMS)),
    Key::optional("cap", Shape::PerLeague),
    Key::optional("rescale", Shape::Bool),
    Key::optional("may_exceed_max", Shape::Bool),
];

/// A group (§1.3).
pub const GROUP: &[Key] = &[
    Key::required("code", Shape::Code),
    Key::required("name", Shape::Name),
    Key::optional("tree", Shape::Code),
    Key::optional("parent", Shape::Code),
    Key::optional("max", Shape::PerLeague),
    Key::optional("sum", Shape::OneOf(SUMS)),
    Key::optional("weight", Shape::Decimal),
    Key::optional("cap", Shape::PerLeague),
    Key::optional("rescale", Shape::Bool),
    Key::optional("may_exceed_max", Shape::Bool),
    Key::optional("guidance", Shape::Name),
    Key::optional("basis", Shape::Text),
];

/// How the children of a node add up.
const SUMS: &[&str] = &["sum", "weighted", "mean", "minimum"];

/// A criterion (§1.4).
pub const CRITERION: &[Key] = &[
    Key::required("code", Shape::Code),
    Key::required("name", Shape::Name),
    Key::required("group", Shape::Code),
    Key::optional("also_in", Shape::Texts),
    Key::optional("max", Shape::PerLeague),
    Key::optional("leagues", Shape::Texts),
    Key::optional("weight", Shape::Decimal),
    Key::optional("may_not_apply", Shape::Bool),
    Key::optional("supplier", Shape::Text),
    Key::optional("verifier", Shape::Text),
    Key::optional("evidence", Shape::Table(EVIDENCE)),
    Key::optional("basis", Shape::Text),
    Key::optional("guidance", Shape::Name),
    Key::optional("label", Shape::OneOf(LABELS)),
    Key::optional("inputs", Shape::Map(INPUT)),
    Key::optional("rule", Shape::Rule),
];

/// Who may see a criterion.
const LABELS: &[&str] = &["public", "internal", "restricted"];

/// What proves an answer.
pub const EVIDENCE: &[Key] = &[
    Key::required("required", Shape::Bool),
    Key::optional("note", Shape::Name),
];

/// An input (§1.5). `decided_in` stands on shared inputs, and on no other.
pub const INPUT: &[Key] = &[
    Key::required("label", Shape::Name),
    Key::required("kind", Shape::OneOf(INPUT_KINDS)),
    Key::optional("unit", Shape::NameOrText),
    Key::optional("min", Shape::Decimal),
    Key::optional("max", Shape::Decimal),
    Key::optional("min_open", Shape::Bool),
    Key::optional("optional", Shape::Bool),
    Key::optional("as_of", Shape::MonthDay),
    Key::optional("guidance", Shape::Name),
    Key::optional("columns", Shape::Texts),
    Key::optional("from_list", Shape::Table(FROM_LIST)),
    Key::optional("feed", Shape::Text),
    Key::optional("jump_warn_percent", Shape::Decimal),
    Key::optional("decided_in", Shape::Code),
];

const INPUT_KINDS: &[&str] = &{
    let mut words = [""; InputKind::WORDS.len()];
    let mut at = 0;
    while at < words.len() {
        words[at] = InputKind::WORDS[at].0;
        at += 1;
    }
    words
};

/// The register a count comes from.
pub const FROM_LIST: &[Key] = &[
    Key::required("list", Shape::Text),
    Key::optional("column", Shape::Text),
    Key::optional("value", Shape::Text),
];

/// A gate (§1.6).
pub const GATE: &[Key] = &joined::<{ gate::KEYS.len() + CONDITION.len() }>(gate::KEYS);

/// A bonus or penalty (§1.6).
pub const ADJUST: &[Key] = &joined::<{ adjust::KEYS.len() + CONDITION.len() }>(adjust::KEYS);

/// What gates and adjusts share with criteria.
const CONDITION: &[Key] = &[
    Key::required("code", Shape::Code),
    Key::required("name", Shape::Name),
    Key::optional("leagues", Shape::Texts),
    Key::optional("supplier", Shape::Text),
    Key::optional("verifier", Shape::Text),
    Key::optional("evidence", Shape::Table(EVIDENCE)),
    Key::optional("basis", Shape::Text),
    Key::optional("guidance", Shape::Name),
    Key::optional("label", Shape::OneOf(LABELS)),
    Key::optional("inputs", Shape::Map(INPUT)),
];

/// The keys of [`CONDITION`] and those of a kind.
const fn joined<const N: usize>(kind: &[Key]) -> [Key; N] {
    let mut keys = [CONDITION[0]; N];
    let mut at = 0;
    while at < N {
        keys[at] = if at < CONDITION.len() {
            CONDITION[at]
        } else {
            kind[at - CONDITION.len()]
        };
        at += 1;
    }
    keys
}

/// A band of results (§1.7).
pub const BAND: &[Key] = &[
    Key::optional("of", Shape::Code),
    Key::optional("minimum_of", Shape::Texts),
    Key::required("code", Shape::Code),
    Key::required("name", Shape::Name),
    Key::optional("from", Shape::PerLeague),
    Key::optional("above", Shape::PerLeague),
    Key::optional("requires", Shape::Texts),
    Key::optional("at_most", Shape::Code),
];

/// A sub-rule of `sum_of` and `best_of`; beside these keys stands one kind of rule.
pub const SUB_RULE: &[Key] = &[
    Key::required("code", Shape::Code),
    Key::optional("label", Shape::Name),
    Key::required("max", Shape::PerLeague),
];

/// `{ ratio = … }` where a rule reads a value (§2).
pub const RATIO: &[Key] = &[
    Key::required("ratio", Shape::Texts),
    Key::required(
        "when_zero",
        Shape::OneOf(crate::measure::value::WhenZero::WORDS),
    ),
    Key::optional(
        "when_over",
        Shape::OneOf(crate::measure::value::WhenOver::WORDS_OF_RATIO),
    ),
];

/// The same where the rule around it decides what a denominator of zero means (`growth`).
pub const RATIO_WITHOUT_ZERO: &[Key] = &[
    Key::required("ratio", Shape::Texts),
    Key::optional(
        "when_over",
        Shape::OneOf(crate::measure::value::WhenOver::WORDS_OF_RATIO),
    ),
];

/// mapping.toml (§9).
pub const MAPPING: &[Key] = &[
    Key::required("from", Shape::Code),
    Key::optional("same_basis", Shape::Bool),
    Key::optional("move", Shape::List(MOVE, 0)),
];

/// What becomes of the lines of one criterion. An empty code means the shared inputs.
pub const MOVE: &[Key] = &[
    Key::required("old", Shape::Text),
    Key::optional("new", Shape::Text),
    Key::optional("answers", Shape::OneOf(&["keep", "drop"])),
    Key::optional("inputs", Shape::TextMap),
];

/// A text in two languages.
pub const NAME: &[Key] = &[
    Key::required("vi", Shape::Text),
    Key::optional("en", Shape::Text),
];
