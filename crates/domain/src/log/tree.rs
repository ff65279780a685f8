//! The tree over the events (RFC 6962): its hashes, its root, and proofs that a log only grew.
//!
//! Not for: reading hashes from a table. A proof says which events it needs the hashes of; whoever has them
//! gives them.
//!
//! Events are leaves in their order, the event of `seq` at leaf `seq - 1`. With each event those hashes are
//! stored that come to be with it: its own, then that of each complete subtree it ends, from the bottom up.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;
use tlog_tiles::tlog;

/// A node of the tree: 32 bytes of SHA-256.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// Base64 (RFC 4648 §4, with padding), as checkpoints and receipts write it.
    #[must_use]
    pub fn text(&self) -> String {
        tlog::Hash(self.0).to_string()
    }

    /// Reads what [`Hash::text`] wrote; `None` for every other spelling.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let hash = tlog::Hash::parse_hash(text).ok()?;
        Some(Self(hash.0)).filter(|hash| hash.text() == text)
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text())
    }
}

fn ours(hash: tlog::Hash) -> Hash {
    Hash(hash.0)
}

fn theirs(hash: Hash) -> tlog::Hash {
    tlog::Hash(hash.0)
}

/// The hash of an event's line.
#[must_use]
pub fn leaf(line: &[u8]) -> Hash {
    ours(tlog::record_hash(line))
}

/// Stored hashes by the `seq` of the event they came with.
pub type Stored = BTreeMap<u64, Vec<Hash>>;

/// The event that a stored hash came with, and its place among the hashes of that event. `tlog` numbers the
/// hashes in the order in which they come to be.
fn home(number: u64) -> (u64, usize) {
    let (level, nth) = tlog::split_stored_hash_index(number);
    ((nth + 1) << level, usize::from(level))
}

fn find(number: u64, stored: &Stored) -> Option<Hash> {
    let (seq, level) = home(number);
    stored.get(&seq)?.get(level).copied()
}

/// The right edge of a tree: all that is needed to add leaves and to tell the root.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Edge {
    size: u64,
    /// Hashes of the largest complete subtrees, left to right.
    peaks: Vec<Hash>,
}

impl Edge {
    /// The events whose hashes [`Edge::from_stored`] needs for a tree of `size` leaves.
    #[must_use]
    pub fn events(size: u64) -> Vec<u64> {
        let numbers = tlog::sub_tree_index(0, size, Vec::new());
        numbers.into_iter().map(|number| home(number).0).collect()
    }

    /// The edge of a tree of `size` leaves; `None` if a hash is missing.
    #[must_use]
    pub fn from_stored(size: u64, stored: &Stored) -> Option<Self> {
        let numbers = tlog::sub_tree_index(0, size, Vec::new());
        let peaks = numbers.into_iter().map(|number| find(number, stored));
        Some(Self {
            size,
            peaks: peaks.collect::<Option<_>>()?,
        })
    }

    /// Leaves so far.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Adds a leaf. Returns the hashes to store with it.
    pub fn append(&mut self, leaf: Hash) -> Vec<Hash> {
        let mut hash = leaf;
        let mut stored = vec![hash];
        // Each trailing 1 of the size is a complete subtree that this leaf doubles.
        for _ in 0..self.size.trailing_ones() {
            if let Some(left) = self.peaks.pop() {
                hash = ours(tlog::node_hash(theirs(left), theirs(hash)));
                stored.push(hash);
            }
        }
        self.peaks.push(hash);
        self.size += 1;
        stored
    }

    /// The root: SHA-256 of nothing for an empty tree.
    #[must_use]
    pub fn root(&self) -> Hash {
        let mut peaks = self.peaks.iter().rev().copied();
        let Some(last) = peaks.next() else {
            return ours(tlog::EMPTY_HASH);
        };
        peaks.fold(last, |right, left| {
            ours(tlog::node_hash(theirs(left), theirs(right)))
        })
    }
}

/// Hashes that prove something together with two roots, or a root and a leaf.
pub type Proof = Vec<Hash>;

/// Why a proof cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoProof {
    /// There is no such leaf, or no such smaller tree.
    OutOfRange,
    /// A stored hash is missing.
    MissingHash,
}

/// What of the tree is to be proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    /// The tree of `size` leaves holds a leaf at `index`.
    Inclusion {
        /// Leaves of the tree.
        size: u64,
        /// The leaf, from 0.
        index: u64,
    },
    /// The tree of `size` leaves begins with that of `earlier` leaves.
    Consistency {
        /// Leaves of the tree.
        size: u64,
        /// Leaves of the smaller tree, at least one.
        earlier: u64,
    },
}

impl Claim {
    fn run(self, hashes: &impl tlog::HashReader) -> Result<Proof, NoProof> {
        let proof = match self {
            Self::Inclusion { size, index } if index < size => {
                tlog::prove_record(size, index, hashes)
            }
            Self::Consistency { size, earlier } if (1..=size).contains(&earlier) => {
                tlog::prove_tree(size, earlier, hashes)
            }
            _ => return Err(NoProof::OutOfRange),
        };
        let proof = proof.map_err(|_| NoProof::MissingHash)?;
        Ok(proof.into_iter().map(ours).collect())
    }

    /// The events whose hashes [`Claim::prove`] needs.
    ///
    /// # Errors
    /// [`NoProof::OutOfRange`].
    pub fn events(self) -> Result<Vec<u64>, NoProof> {
        let asked = Asked::default();
        match self.run(&asked) {
            Err(NoProof::OutOfRange) => Err(NoProof::OutOfRange),
            _ => Ok(asked
                .0
                .into_inner()
                .into_iter()
                .map(|number| home(number).0)
                .collect()),
        }
    }

    /// The proof, from the hashes of [`Claim::events`].
    ///
    /// # Errors
    /// [`NoProof`].
    pub fn prove(self, stored: &Stored) -> Result<Proof, NoProof> {
        self.run(&Given(stored))
    }
}

/// Whether the proof shows that the tree of this size and root holds `leaf` at `index`.
#[must_use]
pub fn includes(proof: &[Hash], size: u64, root: Hash, index: u64, leaf: Hash) -> bool {
    let proof = proof.iter().copied().map(theirs).collect();
    tlog::check_record(&proof, size, theirs(root), index, theirs(leaf)).is_ok()
}

/// Whether the proof shows that the tree of this size and root begins with the earlier one.
#[must_use]
pub fn extends(proof: &[Hash], size: u64, root: Hash, earlier: u64, earlier_root: Hash) -> bool {
    let proof = proof.iter().copied().map(theirs).collect();
    tlog::check_tree(&proof, size, theirs(root), earlier, theirs(earlier_root)).is_ok()
}

/// Remembers which hashes a proof asks for; it asks once.
#[derive(Default)]
struct Asked(RefCell<Vec<u64>>);

impl tlog::HashReader for Asked {
    fn read_hashes(&self, numbers: &[u64]) -> Result<Vec<tlog::Hash>, tlog_tiles::Error> {
        self.0.borrow_mut().extend_from_slice(numbers);
        Err(tlog_tiles::Error::IndexesNotInTree)
    }
}

struct Given<'a>(&'a Stored);

impl tlog::HashReader for Given<'_> {
    fn read_hashes(&self, numbers: &[u64]) -> Result<Vec<tlog::Hash>, tlog_tiles::Error> {
        let hashes = numbers
            .iter()
            .map(|number| find(*number, self.0).map(theirs));
        hashes
            .collect::<Option<_>>()
            .ok_or(tlog_tiles::Error::IndexesNotInTree)
    }
}
