//! The worked example of `docs/spec/log.md`, made anew.
//!
//! Not for: what the format means; the document tells that.

use super::{event, fields};
use domain::log::checkpoint::{Before, Checkpoint, LogKey};
use domain::log::event::{Act, Fields, Who};
use domain::log::receipt::Receipt;
use domain::log::salted::salted;
use domain::log::tree::{self, Claim, Edge, Stored};

const DOCUMENT: &str = include_str!("../../../../../docs/spec/log.md");

/// Three acts: a unit is made, a user invited, the user's unit changed.
fn acts() -> [Act; 3] {
    let (admin, user) = ("c3j2kq5vmd4ln6p7sxwyt2ab4e", "m7x5ypd2qk4jz3nwc6tl2vsa4u");
    let name = salted(&[1; 16], "Nguyễn Thị Ví Dụ").hex();
    let invited = [
        ("name", name.as_str().into()),
        ("state", "invited".into()),
        ("unit", "so-khcn".into()),
        ("version", 1.into()),
    ];
    let active = fields([("state", "active".into()), ("version", 2.into())]);
    let before = fields([("state", "invited".into()), ("version", 1.into())]);
    let who = |id: &str, role: &str| Who::User {
        id: id.to_owned(),
        role: Some(role.to_owned()),
        unit: None,
    };
    let unit = fields([
        ("name", "Sở Khoa học và Công nghệ".into()),
        ("version", 1.into()),
    ]);
    let mut second = Act::new(who(admin, "system_admin"), "user.invite", "user", user);
    second.unit = Some("so-khcn".to_owned());
    second.request = Some("q2m4".to_owned());
    let mut third = Act::new(who(user, "unit_manager"), "user.accept", "user", user);
    third.unit = Some("so-khcn".to_owned());
    [
        Act::new(Who::Host, "unit.save", "unit", "so-khcn").changing(Fields::new(), unit),
        second.changing(Fields::new(), fields(invited)),
        third.changing(before, active),
    ]
}

/// The example as the document shows it.
fn example() -> String {
    let key = LogKey::new("vi-du.example.vn/nhat-ky", &[0x2a; 32]).expect("a key");
    let (mut edge, mut stored) = (Edge::default(), Stored::new());
    let (mut text, mut lines) = (String::from("Lines:\n```json\n"), Vec::new());
    for (seq, act) in (1..).zip(acts()) {
        let line = event(seq, act).write().expect("a line");
        stored.insert(seq, edge.append(tree::leaf(line.as_bytes())));
        text += &format!("{line}\n");
        lines.push(line);
    }
    text += "```\nHashes stored with each:\n```text\n";
    for (seq, hashes) in &stored {
        for hash in hashes {
            text += &format!("{seq} {}\n", hash.text());
        }
    }
    let checkpoint = Checkpoint {
        origin: key.public().origin().to_owned(),
        size: edge.size(),
        root: edge.root(),
    };
    let note = key.sign(&checkpoint, Before::Nothing).expect("signed");
    text += &format!(
        "```\nKey:\n```text\n{}\n```\nCheckpoint:\n```text\n{note}```\n",
        key.public().vkey()
    );
    let proof = Claim::Inclusion { size: 3, index: 1 }
        .prove(&stored)
        .expect("a proof");
    let receipt = Receipt {
        line: lines[1].clone(),
        seq: 2,
        proof,
        note,
    };
    receipt.verify(key.public()).expect("proved");
    text + &format!("Receipt of event 2:\n```text\n{}```\n", receipt.text())
}

#[test]
fn the_example_of_the_document_is_what_the_program_writes() {
    let example = example();
    assert!(
        DOCUMENT.contains(&example),
        "docs/spec/log.md has another example than this:\n{example}"
    );
}
