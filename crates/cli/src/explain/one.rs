//! One criterion, gate or adjust of one unit: in a line, and in full.
//!
//! Not for: nodes; see `whole`.

use super::name;
use crate::Desk;
use domain::framework::key::Plain;
use domain::framework::rule::Rule;
use domain::framework::{Framework, Owner};
use domain::id::{InputIx, UnitIx};
use domain::locale::{Locale, Name, say};
use domain::measure::cell::{Cell, YesNo};
use domain::measure::formula::Step;
use domain::rational::{Rational, show};
use domain::score::derivation::{Derivation, Given};
use domain::score::wording::Wording;
use domain::score::{Scores, State};
use std::io;

/// What is common to a criterion, a gate and an adjust.
struct Subject<'a> {
    code: String,
    name: &'a Name,
    plain: &'a Plain,
    kind: &'static str,
    state: State,
    /// Signed points; none of a gate.
    points: Option<&'a Rational>,
    /// The applicable maximum; only of a criterion.
    max: Option<&'a Rational>,
    derivation: Option<Derivation<'a>>,
    /// Whether a gate fails.
    fails: bool,
}

/// `None` where it does not exist for the unit, which the reader is told.
fn subject<'a>(
    scores: &'a Scores<'_>,
    unit: UnitIx,
    owner: Owner,
    desk: &mut Desk<'_>,
) -> io::Result<Option<Subject<'a>>> {
    let framework = scores.round.framework;
    let code = owner.code(framework).to_owned();
    let subject = |kind, name, plain, state| Subject {
        code: code.clone(),
        name,
        plain,
        kind,
        state,
        points: None,
        max: None,
        derivation: None,
        fails: false,
    };
    let found = match owner {
        Owner::Shared => None,
        Owner::Criterion(at) => scores.derivation(at, unit).map(|derivation| {
            let criterion = derivation.criterion;
            let kind = criterion.rule.as_ref().map_or("", |rule| rule.kind().name);
            let state = derivation.leaf.state;
            Subject {
                points: Some(derivation.leaf.points),
                max: Some(derivation.leaf.max),
                derivation: Some(derivation),
                ..subject(kind, &criterion.name, &criterion.plain, state)
            }
        }),
        Owner::Gate(at) => framework.gates.get(at.index()).and_then(|gate| {
            let score = scores.gate(at, unit)?;
            Some(Subject {
                fails: score.fails,
                ..subject("gate", &gate.name, &gate.plain, score.state)
            })
        }),
        Owner::Adjust(at) => framework.adjusts.get(at.index()).and_then(|adjust| {
            let score = scores.adjust(at, unit)?;
            Some(Subject {
                points: Some(&score.line),
                ..subject("adjust", &adjust.name, &adjust.plain, score.state)
            })
        }),
    };
    if found.is_none() {
        let args = [("criterion", code), ("unit", name(scores, unit))];
        writeln!(
            desk.err,
            "{}",
            say(desk.locale, "criterion-elsewhere", &args)
        )?;
    }
    Ok(found)
}

impl Subject<'_> {
    fn state(&self, locale: Locale) -> String {
        match self.kind {
            "gate" if self.fails => say(locale, "gate-fails", &[]),
            "gate" if self.state == State::Scored => say(locale, "gate-holds", &[]),
            _ => say(locale, &format!("state-{}", self.state.word()), &[]),
        }
    }

    /// The formula of the points with its numbers, where it says more than the points.
    fn formula(&self, wording: &Wording<'_>) -> Option<String> {
        let derivation = self.derivation.as_ref()?;
        let values = derivation.steps.iter().rev().find_map(|step| match step {
            Step::Formula {
                what: "points",
                formula,
            } => Some(wording.values(formula)),
            _ => None,
        });
        values.filter(|values| {
            self.points
                .is_none_or(|points| wording.exact(points) != *values)
        })
    }
}

/// One line: `7.8 …: điểm = 55 × min(1; 0,31/0,6) = 28,42`.
///
/// # Errors
/// If it cannot be written.
pub fn line(
    scores: &Scores<'_>,
    unit: UnitIx,
    owner: Owner,
    desk: &mut Desk<'_>,
) -> io::Result<()> {
    let Some(found) = subject(scores, unit, owner, desk)? else {
        return Ok(());
    };
    let framework = scores.round.framework;
    let locale = desk.locale;
    let wording = Wording { framework, locale };
    let formula = found.formula(&wording);
    let points = found
        .points
        .map(|points| wording.rounded(points, &framework.scale.points(points)));
    let max = found
        .derivation
        .as_ref()
        .map(|derivation| wording.exact(derivation.max));
    let args = [
        ("unit", name(scores, unit)),
        ("code", found.code.clone()),
        ("name", found.name.text(locale).to_owned()),
        (
            "formula",
            formula.map_or_else(String::new, |formula| format!("{formula} = ")),
        ),
        ("points", points.unwrap_or_default()),
        ("max", max.unwrap_or_default()),
        ("state", found.state(locale)),
    ];
    let key = match (found.kind, found.state) {
        ("gate", _) => "explain-line-gate",
        ("adjust", _) => "explain-line-adjust",
        ("info", _) => "explain-line-gate",
        (_, State::Scored) => "explain-line",
        _ => "explain-line-state",
    };
    writeln!(desk.out, "{}", say(locale, key, &args))
}

/// Everything about one criterion, gate or adjust of one unit.
///
/// # Errors
/// If it cannot be written.
pub fn full(
    scores: &Scores<'_>,
    unit: UnitIx,
    owner: Owner,
    desk: &mut Desk<'_>,
) -> io::Result<()> {
    let Some(found) = subject(scores, unit, owner, desk)? else {
        return Ok(());
    };
    let (framework, locale) = (scores.round.framework, desk.locale);
    writeln!(desk.out, "{} {}", found.code, found.name.text(locale))?;
    let label = |key: &str| say(locale, key, &[]);
    writeln!(desk.out, "{}: {}", label("column-unit"), name(scores, unit))?;
    let about = label(&format!("kind-{}", found.kind));
    writeln!(
        desk.out,
        "{}: {about} ({})",
        label("explain-kind"),
        found.kind
    )?;
    for (key, path) in SOURCES {
        if let Some(text) = written(found.plain, path, found.kind, locale) {
            writeln!(desk.out, "{}: {text}", label(key))?;
        }
    }
    let given = match &found.derivation {
        Some(derivation) => derivation.inputs.clone(),
        None => scores.given(&owner.uses(framework), unit),
    };
    if !given.is_empty() {
        writeln!(desk.out, "{}:", label("explain-inputs"))?;
    }
    let derivation = found.derivation.as_ref();
    let rule = derivation.and_then(|found| found.criterion.rule.as_deref());
    for given in &given {
        writeln!(desk.out, "  {}", input(framework, given, rule, desk))?;
    }
    if let Some(derivation) = &found.derivation {
        steps(scores, unit, derivation, desk)?;
    }
    writeln!(
        desk.out,
        "{}: {}",
        label("explain-state"),
        found.state(locale)
    )?;
    let wording = Wording { framework, locale };
    let Some(points) = found.points.filter(|_| found.kind != "info") else {
        return Ok(());
    };
    let shown = wording.rounded(points, &framework.scale.points(points));
    let key = if found.max.is_some() {
        "explain-points"
    } else {
        "explain-points-signed"
    };
    let max = found.max.map_or_else(String::new, |max| wording.exact(max));
    writeln!(
        desk.out,
        "{}",
        say(locale, key, &[("points", shown), ("max", max)])
    )
}

/// Where a figure comes from and who answers for it: label and path of keys in what the file says;
/// `*` is the kind of the rule.
const SOURCES: [(&str, &[&str]); 7] = [
    ("explain-basis", &["basis"]),
    ("explain-source", &["rule", "*", "source"]),
    ("explain-date", &["rule", "*", "date"]),
    ("explain-who", &["rule", "*", "who"]),
    ("explain-evidence", &["evidence", "note"]),
    ("explain-supplier", &["supplier"]),
    ("explain-verifier", &["verifier"]),
];

/// A text of the file, in the reader's language where it has two.
fn written(plain: &Plain, path: &[&str], kind: &str, locale: Locale) -> Option<String> {
    let mut at = plain;
    for key in path {
        at = at.entry(if *key == "*" { kind } else { key })?;
    }
    let text = match locale {
        Locale::En => at.entry("en").or_else(|| at.entry("vi")).unwrap_or(at),
        Locale::Vi => at.entry("vi").unwrap_or(at),
    };
    match text {
        Plain::Text(text) if text == "unit" => Some(say(locale, "unit-itself", &[])),
        Plain::Text(text) => Some(text.clone()),
        _ => None,
    }
}

/// What the rule did, and whom it compared with.
fn steps(
    scores: &Scores<'_>,
    unit: UnitIx,
    derivation: &Derivation<'_>,
    desk: &mut Desk<'_>,
) -> io::Result<()> {
    let (framework, locale) = (scores.round.framework, desk.locale);
    let wording = Wording { framework, locale };
    let steps = wording.listed(wording.steps(&derivation.steps));
    if !steps.is_empty() {
        writeln!(desk.out, "{}:", say(locale, "explain-steps", &[]))?;
    }
    for step in steps {
        writeln!(desk.out, "  {step}")?;
    }
    for step in &derivation.steps {
        let Step::Peers(peer) = step else { continue };
        let peers = &scores.peers(*peer, unit).values;
        let Some(((low, lowest), (high, best))) = peers.first().zip(peers.last()) else {
            continue;
        };
        let args = [
            ("count", peers.len().to_string()),
            ("low", name(scores, *low)),
            ("lowest", wording.exact(lowest)),
            ("high", name(scores, *high)),
            ("best", wording.exact(best)),
        ];
        writeln!(desk.out, "  {}", say(locale, "explain-peers", &args))?;
    }
    Ok(())
}

/// `Tổng số hồ sơ: 2.312 hồ sơ (tong_hs, dòng 1801)`.
fn input(
    framework: &Framework,
    given: &Given<'_>,
    rule: Option<&dyn Rule>,
    desk: &Desk<'_>,
) -> String {
    let Some(found) = framework.input(given.input) else {
        return String::new();
    };
    let unit = found
        .unit
        .as_ref()
        .map(|unit| format!(" {}", unit.text(desk.locale)));
    let labels = rule.and_then(|rule| labels(rule, given.input));
    let options: Vec<String> = match labels {
        Some(labels) => labels
            .into_iter()
            .map(|label| label.text(desk.locale).to_owned())
            .collect(),
        None => found.options.clone(),
    };
    let args = [
        ("label", found.label.text(desk.locale).to_owned()),
        ("value", value(given.cell, &options, desk)),
        (
            "unit",
            unit.filter(|_| given.cell.is_given()).unwrap_or_default(),
        ),
        ("id", found.id.to_string()),
        ("row", given.row.to_string()),
    ];
    let key = if given.row == 0 {
        "explain-input-empty"
    } else {
        "explain-input"
    };
    let mut text = say(desk.locale, key, &args);
    if let Some(note) = given.note {
        text.push_str(&say(
            desk.locale,
            "explain-note",
            &[("note", note.to_owned())],
        ));
    }
    text
}

/// The labels of the levels or parts of an input, from the rule that holds them.
fn labels(rule: &dyn Rule, input: InputIx) -> Option<Vec<&Name>> {
    let own = rule.options().filter(|(of, _)| *of == input);
    let own = own.map(|(_, options)| options.into_iter().map(|(_, label)| label).collect());
    let mut subs = rule.subs().iter();
    own.or_else(|| subs.find_map(|sub| labels(&*sub.rule, input)))
}

fn value(cell: &Cell, options: &[String], desk: &Desk<'_>) -> String {
    let style = desk.locale.style();
    let option = |at: &u16| options.get(usize::from(*at)).cloned().unwrap_or_default();
    match cell {
        Cell::Empty => say(desk.locale, "value-empty", &[]),
        Cell::Claim => say(desk.locale, "value-claim", &[]),
        Cell::Broken => say(desk.locale, "value-broken", &[]),
        Cell::Number(number) => show(number, style),
        Cell::Percent(number) => format!("{}%", show(number, style)),
        Cell::YesNo(YesNo::Yes) => say(desk.locale, "answer-yes", &[]),
        Cell::YesNo(YesNo::No) => say(desk.locale, "answer-no", &[]),
        Cell::Choice(at) => option(at),
        Cell::Parts(parts) if parts.is_empty() => say(desk.locale, "value-none", &[]),
        Cell::Parts(parts) => parts.iter().map(option).collect::<Vec<_>>().join("; "),
        Cell::Grades(grades) => grades
            .iter()
            .map(|grade| show(grade, style))
            .collect::<Vec<_>>()
            .join("; "),
        Cell::Text(text) => text.to_string(),
    }
}
