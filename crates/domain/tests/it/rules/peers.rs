//! `best_peer`: every small field of peers, and units outside it.
//!
//! Not for: who is a peer; scoring decides that.

use super::facts::{Trial, num, q, word};
use domain::rational::Rational;

fn trial(mode: &str, direction: &str, flat: &str) -> Trial {
    let flat = match flat {
        "" => String::new(),
        flat => format!("when_flat = '{flat}'"),
    };
    Trial::new(
        "3",
        &format!(
            "[criterion.inputs]\na = {{ label.vi = 'a', kind = 'number' }}\n\
             [criterion.rule.best_peer]\nof = 'a'\nmode = '{mode}'\ndirection = '{direction}'\n\
             peers = 'all'\n{flat}"
        ),
    )
}

/// E9, written out: 3 × share held within 0 and 1, or the word of the flat case.
fn expected(mode: &str, direction: &str, flat: &str, x: i64, low: i64, best: i64) -> String {
    let three = |n: i64, d: i64| {
        let share = Rational::new(3 * n, d).unwrap();
        share.max(Rational::ZERO).min(q("3")).to_string()
    };
    let flat = match flat {
        "full" => "3",
        "zero" => "0",
        other => other,
    };
    match (mode, direction) {
        ("share_of_best", "higher") if best == 0 => flat.to_owned(),
        ("share_of_best", "higher") => three(x, best),
        ("share_of_best", _) if x == 0 => "3".to_owned(),
        ("share_of_best", _) => three(low, x),
        _ if best == low => flat.to_owned(),
        (_, "higher") => three(x - low, best - low),
        _ => three(best - x, best - low),
    }
}

#[test]
fn every_small_field() {
    for (mode, direction) in [
        ("share_of_best", "higher"),
        ("share_of_best", "lower"),
        ("min_max", "higher"),
        ("min_max", "lower"),
    ] {
        for flat in ["full", "zero", "not_applicable"] {
            let flat = if (mode, direction) == ("share_of_best", "lower") {
                ""
            } else {
                flat
            };
            let trial = trial(mode, direction, flat);
            for low in 0..=3 {
                for best in low..=4 {
                    let field: Vec<_> = [low, best].map(Rational::from_integer).into();
                    for x in 0..=6 {
                        let unit = trial.unit(&[("a", num(x))]).among(&field);
                        let expected = expected(mode, direction, flat, x, low, best);
                        let said = word(&trial.score(&unit));
                        assert_eq!(said, expected, "{mode} {direction} {x} in {low}-{best}");
                    }
                }
            }
            for x in 0..=3 {
                let alone = trial.unit(&[("a", num(x))]);
                let expected = expected(mode, direction, flat, x, x, x);
                assert_eq!(
                    word(&trial.score(&alone)),
                    expected,
                    "{mode} {direction} {x} alone"
                );
            }
            assert_eq!(trial.says(&[("a", num(-1))]), "AS021");
            assert_eq!(trial.says(&[]), "not_provided");
        }
    }
}

#[test]
fn the_rule_says_what_it_compares() {
    let trial = trial("min_max", "higher", "zero");
    let compared = trial.rule().compared().unwrap();
    assert_eq!(compared.of.inputs(), trial.rule().inputs());
    assert_eq!(trial.framework.peer_count, 1);
}
