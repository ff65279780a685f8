//! Replay and verification: an honest log raises no alarm, a changed one tells what and where.

use super::{event, fields, lines, renamed};
use domain::diagnostic::Diagnostic;
use domain::locale::{Locale, say};
use domain::log::checkpoint::{Before, Checkpoint, LogKey};
use domain::log::event::{Act, Event, Field, Fields, Who};
use domain::log::replay::{Objects, Replay};
use domain::log::tree::{self, Edge};
use domain::log::verify::{Kept, Verification, Verified, exit};
use domain::org::breach::breaches;
use domain::time::Moment;
use proptest::prelude::*;

/// A log as it lies in tables.
#[derive(Clone)]
struct Lying {
    rows: Vec<(u64, String, Vec<tree::Hash>)>,
    notes: Vec<(Kept, String)>,
    tables: Objects,
}

fn no_rules(_: &Event, _: &Objects) -> Vec<Diagnostic> {
    Vec::new()
}

fn key() -> LogKey {
    LogKey::new("thang.example.vn", &[7; 32]).expect("a key")
}

/// The note over these lines.
fn note(lines: &[String]) -> String {
    let mut edge = Edge::default();
    for line in lines {
        edge.append(tree::leaf(line.as_bytes()));
    }
    let checkpoint = Checkpoint {
        origin: key().public().origin().to_owned(),
        size: edge.size(),
        root: edge.root(),
    };
    key().sign(&checkpoint, Before::Nothing).expect("signed")
}

/// All as the product would write it; checkpoints over half and all of it.
fn honest(acts: &[Act]) -> Lying {
    let lines = lines(acts);
    let (mut edge, mut rows, mut replay) = (Edge::default(), Vec::new(), Replay::of(&["unit"]));
    for (seq, line) in (1..).zip(&lines) {
        rows.push((seq, line.clone(), edge.append(tree::leaf(line.as_bytes()))));
        assert_eq!(replay.take(&Event::read(seq, line).expect("an event")), []);
    }
    let notes = vec![
        (Kept::Inside, note(&lines)),
        (Kept::Outside, note(&lines[..lines.len().div_ceil(2)])),
    ];
    let tables = replay.objects().clone();
    Lying {
        rows,
        notes,
        tables,
    }
}

fn verify(lying: &Lying) -> Verified {
    let mut verification = Verification::new(
        vec![key().public().clone()],
        Replay::of(&["unit"]),
        no_rules,
    );
    for (kept, note) in &lying.notes {
        verification.checkpoint(*kept, "2024", note);
    }
    for (seq, line, stored) in &lying.rows {
        verification.event(*seq, line, stored);
    }
    verification.end(Some(&lying.tables))
}

fn codes(findings: &[Diagnostic]) -> Vec<&str> {
    let mut codes: Vec<&str> = findings.iter().map(|finding| finding.code).collect();
    codes.dedup();
    for finding in findings {
        for locale in [Locale::Vi, Locale::En] {
            let text = finding.message(locale);
            assert!(!text.contains("{$") && text != finding.code, "{text}");
        }
    }
    codes
}

/// Codes and exit code of a log after an attack.
fn attacked(attack: impl FnOnce(&mut Lying)) -> (Vec<String>, u8) {
    let acts: Vec<Act> = (0..8)
        .map(|at| renamed(&format!("so-{at}"), "", "Sở"))
        .collect();
    let mut lying = honest(&acts);
    attack(&mut lying);
    let verified = verify(&lying);
    let codes = codes(&verified.findings)
        .into_iter()
        .map(str::to_owned)
        .collect();
    (codes, exit(&verified.findings))
}

fn is(codes: &[&str], exit: u8) -> (Vec<String>, u8) {
    (codes.iter().map(|code| (*code).to_owned()).collect(), exit)
}

#[test]
fn an_honest_log_is_verified() {
    assert_eq!(attacked(|_| ()), is(&[], 0));
    let verified = verify(&honest(&[renamed("so-a", "", "Sở A")]));
    assert_eq!(verified.size, 1);
    assert_eq!(
        verified.last_at.map(Moment::text).as_deref(),
        Some("2024-01-08T02:01:00.000000Z")
    );
}

#[test]
fn every_attack_on_the_events_is_found() {
    let edit =
        |lying: &mut Lying, at: usize| lying.rows[at].1 = lying.rows[at].1.replace("Sở", "Ban");
    let all = ["LG034", "LG033", "LG032", "LG023"];
    assert_eq!(attacked(|lying| edit(lying, 1)), is(&all, 12));
    // After the checkpoint that somebody else holds: that one still agrees.
    assert_eq!(
        attacked(|lying| edit(lying, 6)),
        is(&["LG034", "LG032", "LG023"], 11)
    );
    let (codes, exit) = attacked(|lying| drop(lying.rows.remove(2)));
    assert_eq!(codes, ["LG030", "LG034", "LG033", "LG032", "LG022"]);
    assert_eq!(exit, 14);
    let (codes, exit) = attacked(|lying| lying.rows.truncate(6));
    assert_eq!((codes[0].as_str(), exit), ("LG030", 14));
    let swapped = attacked(|lying| {
        let line = lying.rows[1].1.clone();
        lying.rows[1].1 = std::mem::replace(&mut lying.rows[2].1, line);
    });
    assert_eq!(
        swapped,
        is(&["LG034", "LG007", "LG033", "LG032", "LG022"], 14)
    );
    let (codes, exit) = attacked(|lying| {
        let row = lying.rows[7].clone();
        lying.rows.push(row);
    });
    assert_eq!((codes[0].as_str(), exit), ("LG031", 14));
    let hash = attacked(|lying| {
        lying.rows[4].2[0] = tree::leaf(b"x");
    });
    assert_eq!(hash, is(&["LG034"], 11));
}

#[test]
fn every_attack_on_the_tables_and_checkpoints_is_found() {
    let name = |name: &str| fields([("name", name.into())]);
    assert_eq!(
        attacked(|lying| lying.tables.insert("unit", "so-1", name("Ban"))),
        is(&["LG023"], 13)
    );
    assert_eq!(
        attacked(|lying| lying.tables.insert("unit", "so-9", name("Sở"))),
        is(&["LG022"], 13)
    );
    assert_eq!(
        attacked(|lying| lying.tables = Objects::default()),
        is(&["LG021"], 13)
    );
    let forged = attacked(|lying| lying.notes[0].1 = lying.notes[0].1.replace("\n8\n", "\n7\n"));
    assert_eq!(forged, is(&["LG011"], 10));
    assert_eq!(
        attacked(|lying| lying.notes[0].1.clear()),
        is(&["LG010"], 10)
    );
}

#[test]
fn a_log_may_have_had_two_keys() {
    let acts = [renamed("so-a", "", "Sở A"), renamed("so-b", "", "Sở B")];
    let mut lying = honest(&acts);
    let second = LogKey::new("thang.example.vn/2", &[8; 32]).expect("a key");
    let mut edge = Edge::default();
    for (_, line, _) in &lying.rows {
        edge.append(tree::leaf(line.as_bytes()));
    }
    let origin = second.public().origin().to_owned();
    let checkpoint = Checkpoint {
        origin,
        size: 2,
        root: edge.root(),
    };
    lying.notes.push((
        Kept::Inside,
        second.sign(&checkpoint, Before::Nothing).expect("signed"),
    ));
    assert_eq!(codes(&verify(&lying).findings), ["LG011"]);
    let keys = vec![second.public().clone(), key().public().clone()];
    let mut verification = Verification::new(keys, Replay::of(&["unit"]), no_rules);
    for (kept, note) in &lying.notes {
        verification.checkpoint(*kept, "2024", note);
    }
    for (seq, line, stored) in &lying.rows {
        verification.event(*seq, line, stored);
    }
    assert_eq!(verification.end(Some(&lying.tables)).findings, []);
}

/// Whoever holds the key rewrites everything; only a checkpoint kept elsewhere tells.
#[test]
fn a_rewrite_with_the_stolen_key_is_found_by_an_older_checkpoint_only() {
    let acts: Vec<Act> = (0..8)
        .map(|at| renamed(&format!("so-{at}"), "", "Sở"))
        .collect();
    let before = honest(&acts);
    let mut rewritten = acts.clone();
    rewritten[1] = renamed("so-1", "", "Ban");
    let mut after = honest(&rewritten);
    assert_eq!(codes(&verify(&after).findings), [] as [&str; 0]);
    after.notes.push(before.notes[1].clone());
    let findings = verify(&after).findings;
    assert_eq!((codes(&findings), exit(&findings)), (vec!["LG033"], 12));
    // Cut and signed anew: the older checkpoint is longer than the log.
    let mut cut = honest(&acts[..3]);
    cut.notes.push(before.notes[1].clone());
    let findings = verify(&cut).findings;
    assert_eq!((codes(&findings), exit(&findings)), (vec!["LG033"], 12));
}

#[test]
fn events_that_contradict_each_other_are_found() {
    let mut replay = Replay::of(&["unit"]);
    assert_eq!(replay.take(&event(1, renamed("so-a", "", "Sở A"))), []);
    let findings = replay.take(&event(2, renamed("so-a", "Sở B", "Sở C")));
    assert_eq!(codes(&findings), ["LG020"]);
    // A refused act and an object that is not covered change nothing.
    let mut refused = renamed("so-a", "Sở C", "Sở D");
    refused.refusal = Some("AC001".to_owned());
    assert_eq!(replay.take(&event(3, refused)), []);
    let session = Act::new(Who::Visitor, "session.open", "session", "x");
    assert_eq!(
        replay.take(&event(
            4,
            session.changing(Fields::new(), fields([("user", "y".into())]))
        )),
        []
    );
    assert_eq!(
        replay.objects().fields("unit", "so-a"),
        Some(&fields([("name", "Sở C".into())]))
    );
    assert_eq!(replay.objects().of_kind("session").count(), 0);
    // What lost its last field is gone.
    let gone = Act::new(Who::Host, "unit.drop", "unit", "so-a");
    let gone = gone.changing(fields([("name", "Sở C".into())]), Fields::new());
    assert_eq!(replay.take(&event(5, gone)), []);
    assert_eq!(replay.differences(&Objects::default()), []);

    let who = Who::User {
        id: "u1".to_owned(),
        role: None,
        unit: None,
    };
    let mut alone = Act::new(who, "grant.add", "grant", "g1");
    alone.second = Some("u1".to_owned());
    let late = Event {
        at: Moment::default(),
        ..event(2, renamed("so-a", "", "Sở A"))
    };
    let mut verification = Verification::new(
        vec![key().public().clone()],
        Replay::of(&["unit"]),
        no_rules,
    );
    let lines = [event(1, alone).write().unwrap(), late.write().unwrap()];
    let mut edge = Edge::default();
    for (seq, line) in (1..).zip(&lines) {
        let stored = edge.append(tree::leaf(line.as_bytes()));
        verification.event(seq, line, &stored);
    }
    let findings = verification.end(None).findings;
    assert_eq!(
        (codes(&findings), exit(&findings)),
        (vec!["LG040", "LG035"], 11)
    );
    assert_eq!(exit(&findings[..1]), 16);
    assert!(say(Locale::Vi, "LG040", &findings[0].args).contains("grant.add"));
}

#[test]
fn grants_against_the_rules_are_found() {
    let mut objects = Objects::default();
    let user = fields([("state", "active".into())]);
    let grant = |user: &str, role: &str| fields([("user", user.into()), ("role", role.into())]);
    for (id, user_id) in [("g1", "u1"), ("g2", "u2")] {
        objects.insert("user", user_id, user.clone());
        objects.insert("grant", id, grant(user_id, "system_admin"));
    }
    let act = |user: &str, role: &str| {
        Act::new(Who::System, "grant.add", "grant", "g3").changing(Fields::new(), grant(user, role))
    };
    let found = |act: Act, objects: &Objects| {
        let findings = breaches(&event(9, act), objects);
        codes(&findings)
            .into_iter()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(found(act("u3", "index_office"), &objects), ["LG041"]);
    assert_eq!(found(act("u1", "contributor"), &objects), ["LG042"]);
    assert_eq!(found(act("u3", "contributor"), &objects), [""; 0]);
    let mut second = act("u3", "index_office");
    second.second = Some("u2".to_owned());
    assert_eq!(found(second, &objects), [""; 0]);
    let mut refused = act("u1", "index_office");
    refused.refusal = Some("RF007".to_owned());
    assert_eq!(found(refused, &objects), [""; 0]);
    // One of the two is disabled: the other decides alone.
    objects.insert("user", "u2", fields([("state", "disabled".into())]));
    assert_eq!(found(act("u3", "index_office"), &objects), [""; 0]);
}

/// Random acts that are honest: each says truly what was before.
fn history() -> impl Strategy<Value = Vec<Act>> {
    let change = (
        "so-[a-d]",
        proptest::collection::btree_map("[a-c]", 0..3_i64, 0..3),
    );
    proptest::collection::vec(change, 1..40).prop_map(|changes| {
        let mut now = std::collections::BTreeMap::<String, Fields>::new();
        let acts = changes.into_iter().map(|(id, next)| {
            let next: Fields = next
                .into_iter()
                .map(|(name, value)| (name, Field::Whole(value)))
                .collect();
            let before = now.insert(id.clone(), next.clone()).unwrap_or_default();
            Act::new(Who::System, "unit.save", "unit", &id).changing(before, next)
        });
        acts.collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn honest_histories_raise_no_alarm(acts in history()) {
        let verified = verify(&honest(&acts));
        prop_assert_eq!(verified.findings, vec![]);
        prop_assert_eq!(verified.size, acts.len() as u64);
    }

    /// Any byte of any line changed, any row gone, any two swapped.
    #[test]
    fn dishonest_ones_do(
        acts in history(),
        at in any::<proptest::sample::Index>(),
        other in any::<proptest::sample::Index>(),
        byte in 1..128_u8,
    ) {
        let honest = honest(&acts);
        let at = at.index(acts.len());
        let mut edited = honest.clone();
        let mut bytes = std::mem::take(&mut edited.rows[at].1).into_bytes();
        let place = other.index(bytes.len());
        bytes[place] ^= byte;
        if let Ok(line) = String::from_utf8(bytes) {
            edited.rows[at].1 = line;
            prop_assert_ne!(exit(&verify(&edited).findings), 0);
        }
        let mut gone = honest.clone();
        gone.rows.remove(at);
        prop_assert_ne!(exit(&verify(&gone).findings), 0);
        let other = other.index(acts.len());
        let mut swapped = honest.clone();
        let line = swapped.rows[at].1.clone();
        swapped.rows[at].1 = std::mem::replace(&mut swapped.rows[other].1, line);
        prop_assert_eq!(exit(&verify(&swapped).findings) != 0, at != other);
    }
}
