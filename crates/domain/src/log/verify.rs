//! Verification: the events once more from the first to the last, against everything that was said of them.
//!
//! Not for: reading tables and files; whoever has them hands them over, the events in their order.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::log::checkpoint::{Bad, Checkpoint, PublicKey};
use crate::log::event::{Event, Who};
use crate::log::replay::{Objects, Replay};
use crate::log::tree::{self, Edge, Hash};
use crate::time::Moment;

/// What verification ends with, in the order in which they are looked at: the first that applies is told.
const EXITS: &[(u8, &[Code])] = &[
    (10, &["LG010", "LG011", "LG015"]),
    (14, &["LG007", "LG030", "LG031"]),
    (12, &["LG033"]),
    (
        11,
        &[
            "LG001", "LG002", "LG003", "LG004", "LG005", "LG006", "LG008", "LG013", "LG014",
            "LG032", "LG034", "LG035", "LG036",
        ],
    ),
    (13, &["LG020", "LG021", "LG022", "LG023", "LG024"]),
    (16, &["LG040", "LG041", "LG042"]),
];

/// The exit code for these findings: 0 if there are none.
#[must_use]
pub fn exit(findings: &[Diagnostic]) -> u8 {
    let applies = |codes: &[Code]| findings.iter().any(|finding| codes.contains(&finding.code));
    let exit = EXITS
        .iter()
        .find(|(_, codes)| applies(codes))
        .map(|(exit, _)| *exit);
    exit.unwrap_or(if findings.is_empty() { 0 } else { 1 })
}

/// Who kept a checkpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// The database that is verified: it can be changed together with the events.
    Inside,
    /// Somebody else, or at least another place.
    Outside,
}

/// A checkpoint that the events have to agree with.
struct Mark {
    kept: Kept,
    name: String,
    checkpoint: Checkpoint,
}

/// What the rules forbid about an act, with the objects as they were before it.
pub type Rules = fn(&Event, &Objects) -> Vec<Diagnostic>;

/// A verification under way.
pub struct Verification {
    keys: Vec<PublicKey>,
    marks: Vec<Mark>,
    edge: Edge,
    replay: Replay,
    rules: Rules,
    last_seq: u64,
    last_at: Moment,
    findings: Vec<Diagnostic>,
}

impl Verification {
    /// Begins, with the keys that may have signed checkpoints (an installation that was restored without its
    /// key has a second one) and a replay of nothing.
    #[must_use]
    pub fn new(keys: Vec<PublicKey>, replay: Replay, rules: Rules) -> Self {
        Self {
            keys,
            marks: Vec::new(),
            edge: Edge::default(),
            replay,
            rules,
            last_seq: 0,
            last_at: Moment::default(),
            findings: Vec::new(),
        }
    }

    /// Adds a signed checkpoint; `name` tells a person which one. All of them before the first event.
    pub fn checkpoint(&mut self, kept: Kept, name: &str, note: &str) {
        let read: Vec<_> = self.keys.iter().map(|key| key.verify(note)).collect();
        let malformed = read.contains(&Err(Bad::Malformed));
        match read.into_iter().find_map(Result::ok) {
            Some(checkpoint) => self.marks.push(Mark {
                kept,
                name: name.to_owned(),
                checkpoint,
            }),
            None if malformed => self.find("LG010", |finding| finding.arg("name", name)),
            None => {
                let keys: Vec<_> = self.keys.iter().map(PublicKey::vkey).collect();
                let keys = keys.join(", ");
                self.find("LG011", |finding| {
                    finding.arg("name", name).arg("key", keys)
                });
            }
        }
    }

    /// Takes the next event: its key in the table, its line, and the hashes stored with it. Returns it, if it
    /// can be read.
    pub fn event(&mut self, seq: u64, line: &str, stored: &[Hash]) -> Option<Event> {
        if seq > self.last_seq + 1 {
            let (from, to) = (self.last_seq + 1, seq - 1);
            self.find("LG030", |finding| finding.arg("from", from).arg("to", to));
        } else if seq <= self.last_seq {
            self.find("LG031", |finding| finding.arg("seq", seq));
        }
        self.last_seq = self.last_seq.max(seq);
        let expected = self.edge.append(tree::leaf(line.as_bytes()));
        let wrong = expected != stored;
        // One changed event changes hashes all the way to the end: the first one tells where.
        if wrong && !self.findings.iter().any(|finding| finding.code == "LG034") {
            self.find("LG034", |finding| finding.arg("seq", seq));
        }
        self.marks_at(self.edge.size(), self.edge.root());
        match Event::read(seq, line) {
            Ok(event) => {
                self.content(&event);
                Some(event)
            }
            Err(finding) => {
                self.findings.push(finding);
                None
            }
        }
    }

    /// Adds what somebody else found on the way.
    pub fn found(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    /// What an event says of itself and of the objects.
    fn content(&mut self, event: &Event) {
        if event.at < self.last_at {
            let (at, before) = (event.at.text(), self.last_at.text());
            self.find("LG035", |finding| {
                finding
                    .arg("seq", event.seq)
                    .arg("at", at)
                    .arg("before", before)
            });
        }
        self.last_at = self.last_at.max(event.at);
        if let (Who::User { id, .. }, Some(second)) = (&event.act.actor, &event.act.second)
            && id == second
        {
            let action = &event.act.action;
            self.find("LG040", |finding| {
                finding
                    .arg("seq", event.seq)
                    .arg("action", action)
                    .arg("user", id)
            });
        }
        self.findings
            .extend((self.rules)(event, self.replay.objects()));
        let findings = self.replay.take(event);
        self.findings.extend(findings);
    }

    fn marks_at(&mut self, size: u64, root: Hash) {
        let (here, later) = std::mem::take(&mut self.marks)
            .into_iter()
            .partition(|mark| mark.checkpoint.size == size);
        self.marks = later;
        let here: Vec<Mark> = here;
        for mark in here.iter().filter(|mark| mark.checkpoint.root != root) {
            self.disagree(mark);
        }
    }

    fn disagree(&mut self, mark: &Mark) {
        let code = match mark.kept {
            Kept::Inside => "LG032",
            Kept::Outside => "LG033",
        };
        let (name, size) = (&mark.name, mark.checkpoint.size);
        self.find(code, |finding| finding.arg("name", name).arg("size", size));
    }

    fn find(&mut self, code: Code, with: impl FnOnce(Diagnostic) -> Diagnostic) {
        self.findings
            .push(with(Diagnostic::error(code, Place::Nowhere)));
    }

    /// Ends after the last event. `tables` are compared with the replay, where there are any to compare.
    #[must_use]
    pub fn end(mut self, tables: Option<&Objects>) -> Verified {
        for mark in std::mem::take(&mut self.marks) {
            let (from, to) = (self.last_seq + 1, mark.checkpoint.size);
            match mark.kept {
                Kept::Inside if from <= to => {
                    self.find("LG030", |finding| finding.arg("from", from).arg("to", to));
                }
                _ => self.disagree(&mark),
            }
        }
        if let Some(tables) = tables {
            self.findings.extend(self.replay.differences(tables));
        }
        Verified {
            size: self.edge.size(),
            root: self.edge.root(),
            last_at: (self.last_seq > 0).then_some(self.last_at),
            findings: self.findings,
        }
    }
}

/// What was verified.
#[derive(Debug)]
pub struct Verified {
    /// Events read.
    pub size: u64,
    /// The root over them.
    pub root: Hash,
    /// When the last one happened.
    pub last_at: Option<Moment>,
    /// What is wrong, in the order in which it was found.
    pub findings: Vec<Diagnostic>,
}
