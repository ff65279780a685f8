//! What is known while a set is read: findings, leagues, parameters, inputs, and codes given out.
//!
//! Not for: any one table of the file; each concern has its own file beside this one.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::framework::rule::OwnInput;
use crate::framework::{Input, League, Param, Show, Status};
use crate::id::{InputIx, LeagueIx, ParamIx};
use crate::rational::Rational;
use crate::text;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use toml::Spanned;
use toml::de::DeValue;

/// A value of a file with its place.
pub(super) type Toml<'a> = Spanned<DeValue<'a>>;

/// A table of a list that may run over several files.
#[derive(Clone, Copy)]
pub(super) struct Item<'a> {
    pub(super) file: &'a Arc<str>,
    pub(super) toml: &'a Toml<'a>,
}

impl Item<'_> {
    pub(super) fn place(&self) -> Place {
        place(self.file, self.toml.span())
    }

    pub(super) fn scope(&self) -> Scope<'_> {
        Scope::of_file(self.file)
    }
}

pub(super) fn place(file: &Arc<str>, span: std::ops::Range<usize>) -> Place {
    Place::Text {
        file: Arc::clone(file),
        start: span.start,
        end: span.end,
    }
}

/// What a value may refer to where it stands.
#[derive(Clone, Copy)]
pub(super) struct Scope<'a> {
    pub(super) file: &'a Arc<str>,
    /// Own inputs of the criterion, gate or adjust.
    pub(super) own: &'a [(String, InputIx)],
    /// The same for a rule that looks at all of them.
    pub(super) own_inputs: &'a [OwnInput],
    /// The maximum by league that fractions are fractions of.
    pub(super) max: &'a [Option<Rational>],
    /// The leagues in which the criterion, gate or adjust exists.
    pub(super) exists: &'a [bool],
    /// How deep the rule is nested: 1 is the criterion's own.
    pub(super) depth: usize,
}

impl<'a> Scope<'a> {
    pub(super) fn of_file(file: &'a Arc<str>) -> Self {
        Self {
            file,
            own: &[],
            own_inputs: &[],
            max: &[],
            exists: &[],
            depth: 0,
        }
    }

    pub(super) fn place(&self, toml: &Toml<'_>) -> Place {
        place(self.file, toml.span())
    }
}

/// How far an input is used, for checks after everything was read.
pub(super) struct InputUse {
    pub(super) place: Place,
    /// A rule, a gate, an adjust or a register's count reads it.
    pub(super) read: bool,
}

/// Everything known so far.
pub(super) struct Reader<'a> {
    pub(super) files: &'a [super::SourceFile],
    pub(super) findings: Vec<Diagnostic>,
    pub(super) status: Status,
    pub(super) show: Option<Show>,
    pub(super) leagues: Vec<League>,
    pub(super) params: Vec<Param>,
    /// By [`ParamIx`]: where it stands, and whether something reads it.
    pub(super) param_uses: Vec<(Place, bool)>,
    pub(super) param_ids: BTreeMap<String, ParamIx>,
    pub(super) inputs: Vec<Input>,
    /// By [`InputIx`].
    pub(super) input_uses: Vec<InputUse>,
    pub(super) shared: BTreeMap<String, InputIx>,
    /// Ids of inputs that were refused: whoever reads them is not to blame.
    pub(super) refused_inputs: BTreeSet<String>,
    /// Gates, refused ones too.
    pub(super) gate_codes: Vec<String>,
    pub(super) peer_count: usize,
    /// Where each code of trees, groups, criteria, gates and adjusts first stands.
    pub(super) codes: BTreeMap<String, Place>,
    /// Texts without English, and the first of them.
    pub(super) without_english: (usize, Option<Place>),
}

impl<'a> Reader<'a> {
    pub(super) fn new(files: &'a [super::SourceFile], findings: Vec<Diagnostic>) -> Self {
        Self {
            files,
            findings,
            status: Status::Official,
            show: None,
            leagues: Vec::new(),
            params: Vec::new(),
            param_uses: Vec::new(),
            param_ids: BTreeMap::new(),
            inputs: Vec::new(),
            input_uses: Vec::new(),
            shared: BTreeMap::new(),
            refused_inputs: BTreeSet::new(),
            gate_codes: Vec::new(),
            peer_count: 0,
            codes: BTreeMap::new(),
            without_english: (0, None),
        }
    }

    pub(super) fn error(&mut self, code: Code, place: Place, args: &[(&'static str, &str)]) {
        self.findings
            .push(with(Diagnostic::error(code, place), args));
    }

    pub(super) fn warning(&mut self, code: Code, place: Place, args: &[(&'static str, &str)]) {
        self.findings
            .push(with(Diagnostic::warning(code, place), args));
    }

    /// An error about a word that is none of `known`, with the nearest of them.
    pub(super) fn unknown<'w>(
        &mut self,
        code: Code,
        place: Place,
        args: &[(&'static str, &str)],
        word: &str,
        known: impl IntoIterator<Item = &'w str>,
    ) {
        let mut finding = with(Diagnostic::error(code, place), args);
        if let Some(nearest) = text::nearest(word, known) {
            finding.args.push(("nearest", nearest.to_owned()));
        }
        self.findings.push(finding);
    }

    pub(super) fn league_at(&self, code: &str) -> Option<LeagueIx> {
        let found = self
            .leagues
            .iter()
            .position(|league| league.code.as_str() == code);
        found.map(LeagueIx::at)
    }

    /// Notes that `code` is taken at `place`; reports it if it was taken before.
    pub(super) fn claim(&mut self, code: &str, place: &Place) -> bool {
        if let Some(first) = self.codes.get(code) {
            let first = self.line(first);
            self.error("FW050", place.clone(), &[("code", code), ("first", &first)]);
            return false;
        }
        self.codes.insert(code.to_owned(), place.clone());
        true
    }

    /// The set as a whole: its first file.
    pub(super) fn whole(&self) -> Place {
        let first = self.files.first();
        first.map_or(Place::Nowhere, |file| Place::File(Arc::clone(&file.name)))
    }

    /// `file:line` of a place, for messages that name a second place.
    pub(super) fn line(&self, place: &Place) -> String {
        let Place::Text { file, start, .. } = place else {
            return String::new();
        };
        let source = self.files.iter().find(|source| source.name == *file);
        let before = source
            .and_then(|source| source.text.get(..*start))
            .unwrap_or("");
        format!("{file}:{}", before.matches('\n').count() + 1)
    }

    /// Notes that a rule, gate or adjust reads the input.
    pub(super) fn use_input(&mut self, input: InputIx) {
        if let Some(used) = self.input_uses.get_mut(input.index()) {
            used.read = true;
        }
    }

    pub(super) fn input(&self, at: InputIx) -> Option<&Input> {
        self.inputs.get(at.index())
    }

    /// Where the input stands.
    pub(super) fn input_place(&self, at: InputIx) -> Place {
        let used = self.input_uses.get(at.index());
        used.map_or(Place::Nowhere, |used| used.place.clone())
    }

    /// The code of a league for messages; "" where the set writes none.
    pub(super) fn league_code(&self, at: usize) -> String {
        let league = self.leagues.get(at);
        league.map_or_else(String::new, |league| league.code.to_string())
    }

    /// Whether a message should name the league: `one` or `many`, a variant of its text.
    pub(super) fn leagues_word(&self) -> &'static str {
        if self.leagues.len() > 1 {
            "many"
        } else {
            "one"
        }
    }
}

fn with(mut finding: Diagnostic, args: &[(&'static str, &str)]) -> Diagnostic {
    let owned = args
        .iter()
        .map(|(name, value)| (*name, (*value).to_owned()));
    finding.args.extend(owned);
    finding
}
