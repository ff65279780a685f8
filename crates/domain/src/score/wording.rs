//! Formulas and steps in words, for a reader of one language.
//!
//! Not for: which steps there are; rules leave them behind while they score.

use crate::framework::{Framework, InputKind};
use crate::id::{InputIx, ParamIx};
use crate::locale::{Locale, Name, say};
use crate::measure::cell::{Cell, YesNo};
use crate::measure::formula::{Formula, Limit, Step};
use crate::measure::need::Need;
use crate::measure::outcome::Outcome;
use crate::rational::{Decimal, Rational, Rounded, Rounding, show};

/// Most peers or children that are listed one by one.
const LISTED_MAX: usize = 12;

/// How strongly an expression holds together: what binds weaker than its place asks for is bracketed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Bond {
    Sum,
    Product,
    Quotient,
    Atom,
}

/// Whether leaves are written as their names or as their values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Leaves {
    Names,
    Values,
}

/// Writes what a rule did.
#[derive(Debug, Clone, Copy)]
pub struct Wording<'a> {
    /// The set, for the names of inputs and parameters.
    pub framework: &'a Framework,
    /// The reader's language.
    pub locale: Locale,
}

impl Wording<'_> {
    /// `Điểm tối đa × Số người được tập huấn/Tổng số người`.
    #[must_use]
    pub fn names(&self, formula: &Formula) -> String {
        self.write(formula, Leaves::Names).0
    }

    /// `3 × 62/150`.
    #[must_use]
    pub fn values(&self, formula: &Formula) -> String {
        self.write(formula, Leaves::Values).0
    }

    /// A figure in the reader's notation.
    #[must_use]
    pub fn shown(&self, value: &Rounded) -> String {
        show(value, self.locale.style())
    }

    /// An exact value: decimal where it ends within nine digits, else `p/q`; a fraction too long to be read
    /// is cut after six decimals, with dots. The machine formats have it whole.
    #[must_use]
    pub fn exact(&self, value: &Rational) -> String {
        const LETTERS_MAX: usize = 20;
        let rounded = value.round(9, Rounding::Down);
        let whole = rounded.to_rational() == *value;
        let decimal = whole
            .then(|| Decimal::parse(&rounded.to_string()))
            .flatten();
        if let Some(decimal) = decimal {
            return show(&decimal, self.locale.style());
        }
        let fraction = value.to_string();
        if fraction.len() <= LETTERS_MAX {
            return fraction;
        }
        format!(
            "{}…",
            show(&value.round(6, Rounding::Down), self.locale.style())
        )
    }

    /// `1,24`, or `7/3 ≈ 2,33` where the exact value is not what is shown.
    #[must_use]
    pub fn rounded(&self, value: &Rational, shown: &Rounded) -> String {
        if shown.to_rational() == *value {
            self.shown(shown)
        } else {
            format!("{} ≈ {}", self.exact(value), self.shown(shown))
        }
    }

    fn say(&self, key: &str, args: &[(&'static str, String)]) -> String {
        say(self.locale, key, args)
    }

    fn write(&self, formula: &Formula, leaves: Leaves) -> (String, Bond) {
        let atom = |text| (text, Bond::Atom);
        match (formula, leaves) {
            (Formula::Max(_), Leaves::Names) => atom(self.say("term-max", &[])),
            (Formula::Input(input, _), Leaves::Names) => atom(self.input(*input)),
            (Formula::Param(param, _), Leaves::Names) => atom(self.param(*param)),
            (Formula::Named(key, _), Leaves::Names) => atom(self.say(&format!("term-{key}"), &[])),
            (Formula::Line(code, _), Leaves::Names) => atom(format!("[{code}]")),
            (Formula::Input(input, value), Leaves::Values) => self.given(*input, value),
            (
                Formula::Max(value)
                | Formula::Param(_, value)
                | Formula::Number(value)
                | Formula::Named(_, value)
                | Formula::Line(_, value),
                _,
            ) => self.number(value),
            (Formula::Add(list), _) => (self.join(list, " + ", Bond::Sum, leaves), Bond::Sum),
            (Formula::Mul(list), _) => {
                (self.join(list, " × ", Bond::Product, leaves), Bond::Product)
            }
            (Formula::Sub(pair), _) => {
                let a = self.within(&pair.0, Bond::Sum, leaves);
                (
                    format!("{a} − {}", self.within(&pair.1, Bond::Product, leaves)),
                    Bond::Sum,
                )
            }
            (Formula::Div(pair), _) => {
                let a = self.within(&pair.0, Bond::Atom, leaves);
                let b = self.within(&pair.1, Bond::Atom, leaves);
                (format!("{a}/{b}"), Bond::Quotient)
            }
            (Formula::Min(pair), _) => atom(self.call("min", &[&pair.0, &pair.1], leaves)),
            (Formula::Greater(pair), _) => atom(self.call("max", &[&pair.0, &pair.1], leaves)),
            (Formula::Mean(list), _) => atom(self.call(
                &self.say("term-mean", &[]),
                &list.iter().collect::<Vec<_>>(),
                leaves,
            )),
            (Formula::Median(list), _) => {
                let word = self.say("term-median", &[]);
                atom(self.call(&word, &list.iter().collect::<Vec<_>>(), leaves))
            }
        }
    }

    fn within(&self, formula: &Formula, at_least: Bond, leaves: Leaves) -> String {
        let (text, bond) = self.write(formula, leaves);
        if bond < at_least {
            format!("({text})")
        } else {
            text
        }
    }

    fn join(&self, list: &[Formula], sign: &str, bond: Bond, leaves: Leaves) -> String {
        // Nothing ticked adds up to nothing.
        if list.is_empty() {
            return "0".to_owned();
        }
        let parts: Vec<_> = list
            .iter()
            .map(|part| self.within(part, bond, leaves))
            .collect();
        parts.join(sign)
    }

    fn call(&self, word: &str, list: &[&Formula], leaves: Leaves) -> String {
        let mut parts: Vec<_> = list.iter().map(|part| self.write(part, leaves).0).collect();
        // The grades of several graders have one name.
        if leaves == Leaves::Names {
            parts.dedup();
        }
        format!("{word}({})", parts.join("; "))
    }

    /// A number as an operand; a fraction holds together only as a quotient, a negative number as a sum.
    fn number(&self, value: &Rational) -> (String, Bond) {
        let text = self.exact(value);
        let bond = match text.as_bytes() {
            [b'-', ..] => Bond::Sum,
            bytes if bytes.contains(&b'/') => Bond::Quotient,
            _ => Bond::Atom,
        };
        (text, bond)
    }

    /// The value given to an input: percent as it was typed.
    fn given(&self, input: InputIx, value: &Rational) -> (String, Bond) {
        match self.framework.input(input).map(|input| input.kind) {
            Some(InputKind::Percent) => (
                format!("{}%", self.exact(&(value * &Rational::from_integer(100)))),
                Bond::Atom,
            ),
            _ => self.number(value),
        }
    }

    fn input(&self, input: InputIx) -> String {
        let label = self
            .framework
            .input(input)
            .map(|input| input.label.text(self.locale));
        format!("[{}]", label.unwrap_or_default())
    }

    fn param(&self, param: ParamIx) -> String {
        let found = self.framework.params.get(param.index());
        let name = found.map(|param| {
            let name = param.name.as_ref().map(|name| name.text(self.locale));
            name.unwrap_or(param.id.as_str())
        });
        format!("[{}]", name.unwrap_or_default())
    }

    /// The steps of a rule, one entry a line, nested ones indented.
    #[must_use]
    pub fn steps(&self, steps: &[Step]) -> Vec<String> {
        steps.iter().flat_map(|step| self.step(step)).collect()
    }

    fn step(&self, step: &Step) -> Vec<String> {
        match step {
            Step::Formula { what, formula } => {
                let what = self.say(&format!("what-{what}"), &[]);
                let value = formula
                    .value()
                    .map_or_else(String::new, |value| self.exact(&value));
                let (names, values) = (self.names(formula), self.values(formula));
                let mut lines = vec![format!("{what} = {names}")];
                if values != names {
                    lines.push(format!("{} = {values}", " ".repeat(what.chars().count())));
                }
                if value != values {
                    lines.push(format!("{} = {value}", " ".repeat(what.chars().count())));
                }
                lines
            }
            Step::Policy { policy, choice } => {
                let choice = self.say(&format!("word-{choice}"), &[]);
                vec![self.say(&format!("policy-{policy}"), &[("choice", choice)])]
            }
            Step::Line {
                code,
                label,
                limits,
                points,
            } => {
                let (code, label) = (code.as_ref(), label.as_ref());
                vec![self.line(code, label, limits.as_ref(), points.as_ref())]
            }
            Step::Sub {
                code,
                label,
                max,
                outcome,
                steps,
                ..
            } => {
                let label = label
                    .as_ref()
                    .map_or(code.as_str(), |label| label.text(self.locale));
                let args = [
                    ("label", label.to_owned()),
                    ("max", self.exact(max)),
                    ("outcome", self.outcome(outcome)),
                ];
                let steps = self.steps(steps).into_iter();
                let title = std::iter::once(self.say("step-sub", &args));
                title.chain(steps.map(|line| format!("  {line}"))).collect()
            }
            Step::Peers(_) => vec![self.say("step-peers", &[])],
            Step::Child {
                unit,
                value,
                weight,
            } => {
                let value = value.as_ref().map(|value| self.exact(value));
                let left_out = || self.say("step-child-left-out", &[]);
                let mut line = format!("{unit}: {}", value.unwrap_or_else(left_out));
                if let Some(weight) = weight {
                    let args = [("weight", self.exact(weight))];
                    line.push_str(&self.say("step-child-weight", &args));
                }
                vec![line]
            }
        }
    }

    /// A rule's result in a word or a figure.
    #[must_use]
    pub fn outcome(&self, outcome: &Outcome) -> String {
        match outcome {
            Outcome::Scored { points, .. } => self.say("points", &[("points", self.exact(points))]),
            Outcome::NotApplicable => self.say("state-not_applicable", &[]),
            Outcome::NotProvided => self.say("state-not_provided", &[]),
            Outcome::Pending => self.say("state-pending", &[]),
            Outcome::Invalid(_) => self.say("state-invalid", &[]),
        }
    }

    fn line(
        &self,
        code: Option<&crate::id::OptionCode>,
        label: Option<&crate::locale::Name>,
        limits: Option<&(Option<Limit>, Option<Limit>)>,
        points: Option<&Rational>,
    ) -> String {
        let what = match (label, code, limits) {
            (Some(label), ..) => label.text(self.locale).to_owned(),
            (None, Some(code), _) => code.to_string(),
            (None, None, Some((low, high))) => self.range(low.as_ref(), high.as_ref()),
            (None, None, None) => String::new(),
        };
        match points {
            Some(points) => {
                let points = self.say("points", &[("points", self.exact(points))]);
                self.say("step-line", &[("what", what), ("points", points)])
            }
            // Only a range may be straight; a level or a part just says its name.
            None if limits.is_some() => self.say("step-line-linear", &[("what", what)]),
            None => what,
        }
    }

    /// `từ 0,003 đến dưới 0,005`.
    fn range(&self, low: Option<&Limit>, high: Option<&Limit>) -> String {
        let end = |limit: &Limit, closed: &str, open: &str| {
            let key = if limit.closed { closed } else { open };
            self.say(key, &[("at", self.exact(&limit.at))])
        };
        match (low, high) {
            (Some(low), Some(high)) if low.closed && high.closed && low.at == high.at => {
                self.say("range-exactly", &[("at", self.exact(&low.at))])
            }
            (low, high) => {
                let low = low.map(|low| end(low, "range-from", "range-above"));
                let high = high.map(|high| end(high, "range-to", "range-below"));
                low.into_iter().chain(high).collect::<Vec<_>>().join(" ")
            }
        }
    }

    /// What has to be done: at what, and how.
    #[must_use]
    pub fn need(&self, need: &Need) -> (String, String) {
        let label = |input: InputIx| {
            let input = self.framework.input(input);
            let label = input.map(|input| input.label.text(self.locale).to_owned());
            label.unwrap_or_default()
        };
        match need {
            Need::Answer {
                input,
                from,
                to,
                labels,
            } => (label(*input), self.change(*input, from, to, labels)),
            Need::Provide(input) => (label(*input), self.say("need-provide", &[])),
            Need::Children { units, band } => {
                let units = ("units", self.listed(units.clone()).join(", "));
                let what = match band {
                    Some(band) => self.say("need-children-band", &[units, ("band", band.clone())]),
                    None => self.say("need-children-full", &[units]),
                };
                (self.say("need-children", &[]), what)
            }
        }
    }

    /// `từ 328 lên 496 hồ sơ`, `có`, `thêm Có báo cáo`.
    fn change(&self, input: InputIx, from: &Cell, to: &Cell, labels: &[Name]) -> String {
        let names = || labels.iter().map(|label| label.text(self.locale));
        let unit = self
            .framework
            .input(input)
            .and_then(|input| input.unit.as_ref());
        let unit = unit.map_or_else(String::new, |unit| format!(" {}", unit.text(self.locale)));
        let between = |from: String, to: String, falls| {
            let key = if falls { "need-fall" } else { "need-rise" };
            self.say(key, &[("from", from), ("to", to)])
        };
        match (from, to) {
            (Cell::Number(from), Cell::Number(to)) => {
                between(self.figure(from), self.figure(to), to < from) + &unit
            }
            (Cell::Percent(from), Cell::Percent(to)) => {
                let percent = |value| format!("{}%", self.figure(value));
                between(percent(from), percent(to), to < from)
            }
            (Cell::Grades(from), Cell::Grades(to)) => {
                let most = to.iter().max();
                let count = to.iter().filter(|grade| Some(*grade) == most).count();
                let args = [
                    ("count", count.to_string()),
                    ("of", from.len().to_string()),
                    (
                        "points",
                        most.map_or_else(String::new, |most| self.figure(most)),
                    ),
                ];
                self.say("need-grades", &args)
            }
            (_, Cell::Number(to)) => self.figure(to) + &unit,
            (_, Cell::Percent(to)) => format!("{}%", self.figure(to)),
            (_, Cell::YesNo(YesNo::Yes)) => self.say("answer-yes", &[]),
            (_, Cell::Parts(_)) => {
                let parts: Vec<_> = names().map(|name| format!("“{name}”")).collect();
                let parts = parts.join("; ");
                self.say("need-parts", &[("parts", parts)])
            }
            _ => names().collect(),
        }
    }

    fn figure(&self, value: &Decimal) -> String {
        show(value, self.locale.style())
    }

    /// At most so many of a list, and how many more there are.
    #[must_use]
    pub fn listed(&self, mut lines: Vec<String>) -> Vec<String> {
        if lines.len() > LISTED_MAX {
            let more = lines.len() - LISTED_MAX;
            lines.truncate(LISTED_MAX);
            lines.push(self.say("list-more", &[("count", more.to_string())]));
        }
        lines
    }
}
