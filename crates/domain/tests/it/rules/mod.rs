//! Every kind of rule on exhaustive small domains, against formulas written out here.
//!
//! Not for: whole rounds; `tests/cases` and the tests of scoring have those.

mod checks;
mod choices;
mod conditions;
mod counts;
mod facts;
mod growth;
mod manuals;
mod needs;
mod nested;
mod peers;
mod people;
mod ranges;
mod ratios;
mod roll_up;
