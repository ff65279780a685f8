//! A set with one criterion and the facts of one unit, for tests of rules.
//!
//! Not for: states, rows and claims (E2); the tests of scoring cover those.

use domain::diagnostic::Diagnostic;
use domain::framework::Framework;
use domain::framework::read::{SourceFile, read};
use domain::framework::rule::Rule;
use domain::framework::rule::wish::Wish;
use domain::id::{InputIx, LeagueIx, ParamIx, PeerIx, UnitIx};
use domain::measure::case::{Case, ChildStanding, Children, ChildrenWanted, Facts, Peers};
use domain::measure::cell::{Cell, YesNo};
use domain::measure::formula::Step;
use domain::measure::need::{After, Need};
use domain::measure::outcome::Outcome;
use domain::rational::{Decimal, Rational};
use std::cell::RefCell;

/// What stands before the criterion of a trial.
const HEAD: &str = r#"format = 1
id = "thu"
edition = "2026"
status = "sample"
name.vi = "Bộ thử"
scale.show = "points"
scale.points_digits = 2
scale.value_digits = 2
scale.rounding = "half_up"
scale.round_at = "display"
scale.rank_on = "shown"
scale.rank_within = "league"
scale.not_submitted = "zero"
"#;

/// What carries the points where the criterion of a trial has none.
const OTHER: &str = r#"
[[criterion]]
code = "2"
group = "main"
name.vi = "Khác"
max = "1"
inputs.c = { label.vi = "c", kind = "yes_no" }
rule.yes_no.of = "c"
"#;

/// A decimal or fraction.
pub(crate) fn q(text: &str) -> Rational {
    Rational::parse_exact(text)
        .or_else(|| Rational::parse_decimal(text))
        .unwrap_or_else(|| panic!("{text} is no number"))
}

/// A number as an answer.
pub(crate) fn num(value: impl ToString) -> Cell {
    Cell::Number(Decimal::parse(&value.to_string()).unwrap())
}

/// A percent as an answer.
pub(crate) fn percent(value: impl ToString) -> Cell {
    Cell::Percent(Decimal::parse(&value.to_string()).unwrap())
}

/// Yes as an answer.
pub(crate) const YES: Cell = Cell::YesNo(YesNo::Yes);
/// No as an answer.
pub(crate) const NO: Cell = Cell::YesNo(YesNo::No);

/// Reads a set whose only criterion has maximum `max` (empty: none) and continues with `text`.
pub(crate) fn read_one(max: &str, text: &str) -> (Option<Framework>, Vec<Diagnostic>) {
    let max = match max {
        "" => ("1", String::new()),
        max => (max, format!("max = \"{max}\"\n")),
    };
    let criterion = "[[criterion]]\ncode = \"1\"\ngroup = \"main\"\nname.vi = \"Thử\"\n";
    let head = format!("{HEAD}scale.max = \"{}\"\n", max.0);
    let other = if max.1.is_empty() { OTHER } else { "" };
    let text = format!("{head}{criterion}{}{text}{other}", max.1);
    let name = "thu.toml".into();
    read(&[SourceFile { name, text }])
}

/// A set with one criterion.
pub(crate) struct Trial {
    pub(crate) framework: Framework,
    max: Rational,
}

impl Trial {
    pub(crate) fn new(max: &str, text: &str) -> Self {
        let (framework, findings) = read_one(max, text);
        let told: Vec<_> = findings
            .iter()
            .filter(|finding| finding.severity == domain::diagnostic::Severity::Error)
            .map(|finding| format!("{} {:?}", finding.code, finding.args))
            .collect();
        assert!(told.is_empty(), "{text}\n{told:?}");
        Self {
            framework: framework.unwrap(),
            max: if max.is_empty() {
                Rational::ZERO
            } else {
                q(max)
            },
        }
    }

    pub(crate) fn rule(&self) -> &dyn Rule {
        self.framework.criteria[0].rule.as_deref().unwrap()
    }

    /// A unit with these answers, by input id.
    pub(crate) fn unit(&self, answers: &[(&str, Cell)]) -> Unit {
        let mut cells = vec![Cell::Empty; self.framework.inputs.len()];
        for (id, cell) in answers {
            let at = self
                .framework
                .inputs
                .iter()
                .position(|input| input.id.as_str() == *id);
            cells[at.unwrap_or_else(|| panic!("no input {id}"))] = cell.clone();
        }
        let params = self.framework.params.iter();
        Unit {
            cells,
            params: params
                .map(|param| (*param.all().first().unwrap()).clone())
                .collect(),
            earlier: None,
            peers: Peers::default(),
            children: Children::Unknown,
        }
    }

    /// What the rule says of a unit; checks what holds for all kinds: the derivation says the same, points
    /// lie within the maximum, and a stated formula comes to the points.
    pub(crate) fn score(&self, unit: &Unit) -> Outcome {
        let outcome = self.rule().score(&Case::new(unit, self.max.clone()));
        let (explained, steps) = self.explain(unit);
        assert_eq!(outcome, explained);
        check(&outcome, &steps, &self.max);
        outcome
    }

    /// The same with its steps.
    pub(crate) fn explain(&self, unit: &Unit) -> (Outcome, Vec<Step>) {
        let steps = RefCell::new(Vec::new());
        let case = Case::explained(unit, self.max.clone(), &steps);
        let outcome = self.rule().score(&case);
        (outcome, steps.into_inner())
    }

    /// What the rule says would give a unit the most points.
    pub(crate) fn needs(&self, unit: &Unit) -> Vec<Need> {
        let case = Case::new(unit, self.max.clone());
        let inputs = &self.framework.inputs;
        let wish = Wish {
            case: &case,
            inputs,
        };
        let needs = self.rule().full(&wish);
        let after = After::new(unit, &needs);
        let told = self.rule().score(&Case::new(&after, self.max.clone()));
        assert_eq!(told, self.score(&unit.met(&needs)), "{needs:?}");
        needs
    }

    /// The points where the rule scores.
    pub(crate) fn points(&self, answers: &[(&str, Cell)]) -> Rational {
        match self.score(&self.unit(answers)) {
            Outcome::Scored { points, .. } => points,
            other => panic!("{answers:?}: {other:?}"),
        }
    }

    /// One word for what the rule says: points, a state, or the code of the refusal.
    pub(crate) fn says(&self, answers: &[(&str, Cell)]) -> String {
        word(&self.score(&self.unit(answers)))
    }
}

/// Points, a state, or the code of the refusal.
pub(crate) fn word(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Scored { points, .. } => points.to_string(),
        Outcome::NotApplicable => "not_applicable".to_owned(),
        Outcome::NotProvided => "not_provided".to_owned(),
        Outcome::Pending => "pending".to_owned(),
        Outcome::Invalid(invalid) => invalid.code.to_owned(),
    }
}

fn check(outcome: &Outcome, steps: &[Step], limit: &Rational) {
    for step in steps {
        match step {
            Step::Formula { what, formula } if *what == "points" => {
                let Outcome::Scored { points, .. } = outcome else {
                    panic!("a formula for points, but {outcome:?}");
                };
                assert_eq!(formula.value().as_ref(), Some(points), "{formula:?}");
            }
            Step::Sub {
                outcome,
                steps,
                max,
                ..
            } => check(outcome, steps, max),
            _ => {}
        }
    }
    if let Outcome::Scored { points, max } = outcome {
        assert!(
            *points >= Rational::ZERO && points <= max && max <= limit,
            "{outcome:?}"
        );
    }
}

/// The facts of one unit.
#[derive(Clone)]
pub(crate) struct Unit {
    pub(crate) cells: Vec<Cell>,
    pub(crate) params: Vec<Rational>,
    pub(crate) earlier: Option<Box<Unit>>,
    pub(crate) peers: Peers,
    pub(crate) children: Children,
}

impl Unit {
    /// The same unit with an earlier round.
    pub(crate) fn after(mut self, earlier: Unit) -> Self {
        self.earlier = Some(Box::new(earlier));
        self
    }

    /// The same unit once `needs` are met.
    pub(crate) fn met(&self, needs: &[Need]) -> Self {
        let mut unit = self.clone();
        for need in needs {
            match (need, &mut unit.children) {
                (Need::Answer { input, to, .. }, _) => unit.cells[input.index()] = to.clone(),
                (Need::Children { units, band }, Children::Known(children)) => {
                    for child in children
                        .iter_mut()
                        .filter(|child| units.contains(&child.unit))
                    {
                        let (share, band) = (Rational::ONE, band.clone());
                        child.standing = ChildStanding::Scored { share, band };
                    }
                }
                (Need::Provide(_) | Need::Children { .. }, _) => {}
            }
        }
        unit
    }

    /// The same unit among peers with these values, in rising order.
    pub(crate) fn among(mut self, values: &[Rational]) -> Self {
        let values = values.iter().enumerate();
        self.peers.values = values
            .map(|(at, value)| (UnitIx::at(at), value.clone()))
            .collect();
        self
    }
}

impl Facts for Unit {
    fn league(&self) -> LeagueIx {
        LeagueIx::at(0)
    }

    fn cell(&self, input: InputIx) -> &Cell {
        &self.cells[input.index()]
    }

    fn param(&self, param: ParamIx) -> Rational {
        self.params[param.index()].clone()
    }

    fn earlier(&self) -> Option<&dyn Facts> {
        let unit = self.earlier.as_deref()?;
        Some(unit)
    }

    fn peers(&self, _: PeerIx) -> &Peers {
        &self.peers
    }

    fn children(&self, _: &ChildrenWanted) -> Children {
        self.children.clone()
    }
}
