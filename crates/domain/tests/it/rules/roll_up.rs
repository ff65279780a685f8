//! `roll_up`: every small family of children.
//!
//! Not for: finding the children and their results.

use super::facts::{Trial, q, word};
use domain::measure::case::{ChildResult, ChildStanding, Children};
use domain::rational::Rational;

fn trial(aggregate: &str, when_missing: &str) -> Trial {
    let more = match aggregate {
        "weighted" => "weight = 'dan_so'",
        "share_at_band" => "counts = ['tot', 'kha']",
        _ => "",
    };
    Trial::new(
        "6",
        &format!(
            "[criterion.rule.roll_up]\nchildren = 'con'\nchildren_league = 'xa'\n\
             aggregate = '{aggregate}'\nwhen_missing = '{when_missing}'\n{more}"
        ),
    )
}

/// A child by number: 0 missing, 1 not applicable, then scored with falling results.
fn child(number: usize, weight: i64) -> ChildResult {
    let scored = |share: &str, band: Option<&str>| ChildStanding::Scored {
        share: q(share),
        band: band.map(str::to_owned),
    };
    ChildResult {
        unit: format!("xa-{number}"),
        weight: Some(Rational::from_integer(weight)),
        standing: match number {
            0 => ChildStanding::Missing,
            1 => ChildStanding::NotApplicable,
            2 => scored("11/10", Some("tot")),
            3 => scored("3/4", Some("kha")),
            4 => scored("1/3", Some("yeu")),
            _ => scored("0", None),
        },
    }
}

/// E12, written out: 6 × the aggregate, or a word.
fn expected(numbers: &[usize], aggregate: &str, when_missing: &str) -> String {
    if when_missing == "pending" && numbers.contains(&0) {
        return "pending".to_owned();
    }
    let (mut total, mut weights) = (Rational::ZERO, Rational::ZERO);
    for (at, number) in numbers.iter().enumerate() {
        let by_share = ["0", "", "1", "3/4", "1/3", "0"][*number];
        let by_band = ["0", "", "1", "1", "0", "0"][*number];
        if *number == 1 || (*number == 0 && when_missing == "skip") {
            continue;
        }
        let x = q(if aggregate == "share_at_band" {
            by_band
        } else {
            by_share
        });
        let weight = if aggregate == "weighted" {
            1 + i64::try_from(at).unwrap()
        } else {
            1
        };
        let weight = Rational::from_integer(weight);
        total = &total + &(&weight * &x);
        weights = &weights + &weight;
    }
    match total.checked_div(&weights) {
        None => "not_applicable".to_owned(),
        Some(mean) => (&q("6") * &mean).to_string(),
    }
}

#[test]
fn every_small_family() {
    for aggregate in ["mean", "weighted", "share_at_band"] {
        for when_missing in ["skip", "zero", "pending"] {
            let trial = trial(aggregate, when_missing);
            let mut unit = trial.unit(&[]);
            assert_eq!(word(&trial.score(&unit)), "pending");
            unit.children = Children::Known(Vec::new());
            assert_eq!(word(&trial.score(&unit)), "not_applicable");
            for code in 0..216 {
                let numbers = [code % 6, code / 6 % 6, code / 36];
                let children = numbers
                    .iter()
                    .zip(1..)
                    .map(|(number, weight)| child(*number, weight));
                unit.children = Children::Known(children.collect());
                let expected = expected(&numbers, aggregate, when_missing);
                assert_eq!(
                    word(&trial.score(&unit)),
                    expected,
                    "{numbers:?} {aggregate} {when_missing}"
                );
            }
        }
    }
}

#[test]
fn the_rule_says_what_it_wants() {
    let trial = trial("weighted", "skip");
    let wanted = &trial.rule().rolls_up().unwrap().wanted;
    assert_eq!((wanted.set.as_str(), wanted.node.as_str()), ("con", "main"));
    assert_eq!(wanted.league.as_deref(), Some("xa"));
    assert_eq!(wanted.weight.as_deref(), Some("dan_so"));
}
