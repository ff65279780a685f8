//! Receipts: the proof that an event stands in the log, for whoever is offline (C2SP tlog-proof).
//!
//! Not for: showing them; what was proved is an event.

use crate::diagnostic::{Diagnostic, Place};
use crate::log::checkpoint::{Bad, Checkpoint, PublicKey};
use crate::log::event::Event;
use crate::log::tree::{self, Hash};
use base64::prelude::{BASE64_STANDARD, Engine as _};

/// The first line.
const HEAD: &str = "c2sp.org/tlog-proof@v1";

/// A receipt: all that is needed beside the key of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The line of the event.
    pub line: String,
    /// Its `seq`.
    pub seq: u64,
    /// That the tree of the checkpoint holds it.
    pub proof: Vec<Hash>,
    /// A signed checkpoint.
    pub note: String,
}

/// What a receipt proves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proved {
    /// The event.
    pub event: Event,
    /// The checkpoint it is proved by.
    pub checkpoint: Checkpoint,
}

fn malformed() -> Diagnostic {
    Diagnostic::error("LG013", Place::Nowhere)
}

impl Receipt {
    /// The text of the receipt, to be kept in a file `.tlog-proof`.
    #[must_use]
    pub fn text(&self) -> String {
        let line = BASE64_STANDARD.encode(&self.line);
        let index = self.seq.saturating_sub(1);
        let mut text = format!("{HEAD}\nextra {line}\nindex {index}\n");
        for hash in &self.proof {
            text.push_str(&hash.text());
            text.push('\n');
        }
        text + "\n" + &self.note
    }

    /// Reads what [`Receipt::text`] wrote.
    ///
    /// # Errors
    /// `LG013` for every other text.
    pub fn read(text: &str) -> Result<Self, Diagnostic> {
        Self::parts(text)
            .filter(|receipt| receipt.text() == text)
            .ok_or_else(malformed)
    }

    fn parts(text: &str) -> Option<Self> {
        let (head, note) = text.split_once("\n\n")?;
        let mut lines = head.split('\n').skip(1);
        let line = BASE64_STANDARD
            .decode(lines.next()?.strip_prefix("extra ")?)
            .ok()?;
        let index: u64 = lines.next()?.strip_prefix("index ")?.parse().ok()?;
        Some(Self {
            line: String::from_utf8(line).ok()?,
            seq: index.checked_add(1)?,
            proof: lines.map(Hash::read).collect::<Option<_>>()?,
            note: note.to_owned(),
        })
    }

    /// What it proves to whoever trusts the key.
    ///
    /// # Errors
    /// `LG013` if there is no checkpoint in it, `LG015` if the key did not sign that, `LG014` if the
    /// proof does not lead from the event to it, and what [`Event::read`] refuses.
    pub fn verify(&self, key: &PublicKey) -> Result<Proved, Diagnostic> {
        let checkpoint = key.verify(&self.note).map_err(|bad| match bad {
            Bad::Malformed => malformed(),
            Bad::Unsigned => Diagnostic::error("LG015", Place::Nowhere).arg("key", key.vkey()),
        })?;
        let leaf = tree::leaf(self.line.as_bytes());
        let index = self.seq.saturating_sub(1);
        if !tree::includes(&self.proof, checkpoint.size, checkpoint.root, index, leaf) {
            return Err(Diagnostic::error("LG014", Place::Nowhere).arg("seq", self.seq));
        }
        let event = Event::read(self.seq, &self.line)?;
        Ok(Proved { event, checkpoint })
    }
}
