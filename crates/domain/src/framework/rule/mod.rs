//! The kinds of rule: one file each, one line each in the registry below.
//!
//! To add a kind: its file, its line here, its case file, its words (CONTRIBUTING.md has the list).
//! Reading, checks, forms, JSON Schema, manual and derivations follow from the file.
//! Not for: what kinds share; that is `measure`.

use super::key::{Fields, Key};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::framework::Param;
use crate::id::{InputIx, OptionCode, PeerIx};
use crate::locale::Name;
use crate::measure::case::Case;
use crate::measure::need::Need;
use crate::measure::number::Number;
use crate::measure::outcome::Outcome;
use crate::measure::value::{Ratio, Value};
use crate::rational::Rational;
use std::fmt;
use wish::Wish;

/// Declares the modules of the kinds and the registry, with each file's header as its manual page.
macro_rules! kinds {
    ($($kind:ident)*) => {
        $(pub mod $kind;)*

        /// Every kind, in the order of the manual.
        pub const KINDS: &[Kind] = &[$(Kind {
            name: stringify!($kind),
            source: include_str!(concat!(stringify!($kind), ".rs")),
            keys: $kind::KEYS,
            read: $kind::read,
            place: $kind::PLACE,
        }),*];
    };
}

kinds! {
    yes_no
    choice
    parts
    steps
    ratio
    ratio_to_target
    count_to_target
    bands
    complement
    per_item
    sum_of
    best_of
    best_peer
    growth
    survey
    judgement
    external
    roll_up
    manual
    info
    gate
    adjust
}

pub mod ranges;
mod sub_rules;
pub mod wish;
pub mod world;

/// A kind of rule.
pub struct Kind {
    /// Its word in a file.
    pub name: &'static str,
    /// The source of its file; the `//!` header is its manual page.
    source: &'static str,
    /// Its keys.
    pub keys: &'static [Key],
    /// Makes a rule of what was read; `None` where something was refused (and reported).
    pub read: fn(&mut Fields, &mut Desk<'_>) -> Option<Box<dyn Rule>>,
    /// Where it may stand.
    pub place: Standing,
}

/// Where a kind may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// On a criterion, or inside `sum_of` and `best_of`.
    Anywhere,
    /// On a criterion only.
    Criterion,
    /// It has a table of its own (`[[gate]]`, `[[adjust]]`), so `read` gives nothing.
    OwnTable,
}

impl fmt::Debug for Kind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Kind({})", self.name)
    }
}

impl PartialEq for Kind {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Kind {}

impl Kind {
    /// The kind of that word.
    #[must_use]
    pub fn find(word: &str) -> Option<&'static Kind> {
        KINDS.iter().find(|kind| kind.name == word)
    }

    /// Its manual page in Markdown: the header of its file.
    #[must_use]
    pub fn manual(&self) -> String {
        let lines = self
            .source
            .lines()
            .take_while(|line| line.starts_with("//!"));
        let mut page = String::new();
        for line in lines {
            page.push_str(line.strip_prefix("//! ").unwrap_or(""));
            page.push('\n');
        }
        page
    }
}

/// A rule of a criterion or a sub-rule.
pub trait Rule: fmt::Debug + Send + Sync {
    /// Its kind.
    fn kind(&self) -> &'static Kind;

    /// Every input it reads, nested rules too, in reading order.
    fn inputs(&self) -> Vec<InputIx>;

    /// Points for a case: E4. With all needed inputs given, policies and conditions are looked at.
    fn score(&self, case: &Case<'_>) -> Outcome;

    /// The smallest change of the answers that gives full points, or as many as the rule can give, with the
    /// other answers as they are; nothing where no change of the answers gives more.
    fn full(&self, wish: &Wish<'_>) -> Vec<Need>;

    /// The input whose codes it holds, with code and label of its levels or parts in the order of
    /// [`Cell::Choice`] and [`Cell::Parts`]; nested rules are asked on their own.
    ///
    /// [`Cell::Choice`]: crate::measure::cell::Cell::Choice
    /// [`Cell::Parts`]: crate::measure::cell::Cell::Parts
    fn options(&self) -> Option<(InputIx, Vec<(&OptionCode, &Name)>)> {
        None
    }

    /// Nested rules.
    fn subs(&self) -> &[SubRule] {
        &[]
    }

    /// The value it compares with peers, if it does (E9).
    fn compared(&self) -> Option<Compared<'_>> {
        None
    }

    /// The share of the maximum it gives, if it does nothing else: such rules are scored in bulk.
    fn proportion(&self) -> Option<Proportion<'_>> {
        None
    }

    /// The children it reads, if it does (E12).
    fn rolls_up(&self) -> Option<&roll_up::RollUp> {
        None
    }

    /// Whether it contributes points at all (`info` does not).
    fn contributes(&self) -> bool {
        true
    }
}

/// M × min(1, x / target) with x = a/b or 1 − a/b.
#[derive(Debug, Clone, Copy)]
pub struct Proportion<'a> {
    /// a and b, with what b = 0 and a > b mean.
    pub ratio: &'a Ratio,
    /// Above 0; `None` is 1.
    pub target: Option<&'a Number>,
    /// Which part counts.
    pub rest: Rest,
}

/// Which part of a ratio counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rest {
    /// a/b.
    Done,
    /// 1 − a/b.
    Missing,
}

/// What a rule compares with peers.
#[derive(Debug, Clone, Copy)]
pub struct Compared<'a> {
    /// Which comparison.
    pub peer: PeerIx,
    /// The value.
    pub of: &'a Value,
    /// Who may be a peer.
    pub among: Among,
}

/// Who may be a peer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Among {
    /// Units that are ranked.
    Ranked,
    /// All units of the league.
    All,
}

/// A rule inside `sum_of` or `best_of`.
#[derive(Debug)]
pub struct SubRule {
    /// Code, unique within its rule.
    pub code: OptionCode,
    /// Title.
    pub label: Option<Name>,
    /// Its own maximum by league; `None` where the criterion does not exist.
    pub max: Vec<Option<Rational>>,
    /// The rule.
    pub rule: Box<dyn Rule>,
}

/// What a kind needs while a rule is read, and where it puts its findings.
pub struct Desk<'a> {
    /// The maximum by league (inside a sub-rule its own); `None` outside the criterion's leagues.
    pub max: Vec<Option<Rational>>,
    /// The parameters of the framework, which a number may name.
    pub params: &'a [Param],
    /// Inputs of the criterion that are not optional (for `info`), and all of them.
    pub own_inputs: &'a [OwnInput],
    /// Findings so far.
    pub findings: &'a mut Vec<Diagnostic>,
    /// Counter of comparisons with peers.
    pub peer_count: &'a mut usize,
}

/// An own input, as far as a kind may know it while reading.
#[derive(Debug, Clone, Copy)]
pub struct OwnInput {
    /// Which.
    pub input: InputIx,
    /// Whether the form insists on it.
    pub optional: bool,
}

impl Desk<'_> {
    /// Reports an error at `place`; more arguments can be added to what it returns.
    pub fn error(&mut self, code: Code, place: Place, args: &[(&'static str, &str)]) {
        let mut finding = Diagnostic::error(code, place);
        finding.args = args
            .iter()
            .map(|(name, value)| (*name, (*value).to_owned()))
            .collect();
        self.findings.push(finding);
    }

    /// Every value that a number may take, over years and leagues.
    #[must_use]
    pub fn all_values(&self, number: &Number) -> Vec<Rational> {
        match number {
            Number::Fixed(value) => vec![value.clone()],
            Number::Param(param) => self
                .params
                .get(param.index())
                .map(|param| param.all().into_iter().cloned().collect())
                .unwrap_or_default(),
        }
    }

    /// The next comparison with peers.
    pub fn next_peer(&mut self) -> PeerIx {
        let peer = PeerIx::at(*self.peer_count);
        *self.peer_count += 1;
        peer
    }
}

/// The kind of that word, for a rule's own [`Rule::kind`].
fn kind_of(word: &str) -> &'static Kind {
    let kind = KINDS.iter().find(|kind| kind.name == word);
    debug_assert!(kind.is_some(), "{word} is not in the registry");
    kind.unwrap_or(&KINDS[0])
}
