//! Trees and proofs against RFC 6962 as it is written there: a recursion over all leaves.
//!
//! Not for: who signs a root.

use domain::log::tree::{self, Claim, Edge, Hash, NoProof, Stored};
use proptest::prelude::*;
use proptest::sample::Index;
use sha2::{Digest as _, Sha256};

fn sha(parts: &[&[u8]]) -> Hash {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    Hash(hash.finalize().into())
}

/// The largest power of two below the length.
fn split(length: usize) -> usize {
    (1..)
        .map(|power| 1 << power)
        .take_while(|half| *half < length)
        .last()
        .unwrap_or(1)
}

/// §2.1, Merkle Tree Hash.
fn root(leaves: &[Vec<u8>]) -> Hash {
    match leaves {
        [] => sha(&[]),
        [leaf] => sha(&[&[0], leaf]),
        _ => {
            let (left, right) = leaves.split_at(split(leaves.len()));
            sha(&[&[1], &root(left).0, &root(right).0])
        }
    }
}

/// §2.1.1, the path from a leaf to the root.
fn path(leaf: usize, leaves: &[Vec<u8>]) -> Vec<Hash> {
    if leaves.len() == 1 {
        return Vec::new();
    }
    let half = split(leaves.len());
    let (left, right) = leaves.split_at(half);
    let (mut below, beside) = if leaf < half {
        (path(leaf, left), root(right))
    } else {
        (path(leaf - half, right), root(left))
    };
    below.push(beside);
    below
}

/// §2.1.2, that the first leaves are those of the earlier tree; `reached` says what stands where both
/// are the same: nothing at the left edge, whose root is known.
fn growth(earlier: usize, leaves: &[Vec<u8>], reached: fn(&[Vec<u8>]) -> Vec<Hash>) -> Vec<Hash> {
    if earlier == leaves.len() {
        return reached(leaves);
    }
    let half = split(leaves.len());
    let (left, right) = leaves.split_at(half);
    let (mut below, beside) = if earlier <= half {
        (growth(earlier, left, reached), root(right))
    } else {
        (
            growth(earlier - half, right, |leaves| vec![root(leaves)]),
            root(left),
        )
    };
    below.push(beside);
    below
}

fn grown(leaves: &[Vec<u8>]) -> (Edge, Stored) {
    let (mut edge, mut stored) = (Edge::default(), Stored::new());
    for (seq, leaf) in (1..).zip(leaves) {
        stored.insert(seq, edge.append(tree::leaf(leaf)));
    }
    (edge, stored)
}

fn leaves() -> impl Strategy<Value = Vec<Vec<u8>>> {
    proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..4), 1..70)
}

/// Only the hashes of the events that a proof says it needs.
fn needed(events: Vec<u64>, stored: &Stored) -> Stored {
    events
        .into_iter()
        .map(|seq| (seq, stored[&seq].clone()))
        .collect()
}

#[test]
fn the_empty_tree_and_what_lies_outside() {
    let (edge, hashes) = grown(&[]);
    assert_eq!(
        edge.root().text(),
        "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
    );
    let outside = [
        Claim::Inclusion { size: 3, index: 3 },
        Claim::Consistency {
            size: 3,
            earlier: 0,
        },
        Claim::Consistency {
            size: 3,
            earlier: 4,
        },
    ];
    for claim in outside {
        assert_eq!(claim.events(), Err(NoProof::OutOfRange));
        assert_eq!(claim.prove(&hashes), Err(NoProof::OutOfRange));
    }
    assert_eq!(
        Claim::Inclusion { size: 2, index: 0 }.prove(&hashes),
        Err(NoProof::MissingHash)
    );
    assert_eq!(Edge::from_stored(3, &hashes), None);
}

#[test]
fn a_hash_is_read_in_one_spelling() {
    let text = grown(&[]).0.root().text();
    assert_eq!(
        Hash::read(&text).map(|hash| hash.text()),
        Some(text.clone())
    );
    // Unused bits at the end, no padding, another alphabet, one byte less.
    for other in [
        text.replace("U=", "V="),
        text.replace('=', ""),
        text.replace('+', "-"),
        text.replace("47DE", ""),
    ] {
        assert_eq!(Hash::read(&other), None, "{other}");
    }
}

proptest! {
    #[test]
    fn roots_are_those_of_the_recursion(leaves in leaves()) {
        let (edge, hashes) = grown(&leaves);
        prop_assert_eq!(edge.root(), root(&leaves));
        let peaks = needed(Edge::events(edge.size()), &hashes);
        prop_assert_eq!(Edge::from_stored(edge.size(), &peaks), Some(edge));
    }

    #[test]
    fn inclusion_is_that_of_the_recursion(leaves in leaves(), at in any::<Index>(), flip in 0..32_usize) {
        let (edge, hashes) = grown(&leaves);
        let at = at.index(leaves.len());
        let (size, index) = (edge.size(), at as u64);
        let claim = Claim::Inclusion { size, index };
        let mut proof = claim.prove(&needed(claim.events().expect("in range"), &hashes)).expect("a proof");
        prop_assert_eq!(&proof, &path(at, &leaves));
        let leaf = tree::leaf(&leaves[at]);
        prop_assert!(tree::includes(&proof, size, edge.root(), index, leaf));
        prop_assert!(!tree::includes(&proof, size, edge.root(), index, tree::leaf(b"other")));
        prop_assert!(!tree::includes(&proof, size, tree::leaf(b"other"), index, leaf));
        prop_assert!(!tree::includes(&proof, size, edge.root(), size, leaf));
        proof.push(leaf);
        prop_assert!(!tree::includes(&proof, size, edge.root(), index, leaf));
        proof.pop();
        if let Some(hash) = proof.last_mut() {
            hash.0[flip] ^= 1;
            prop_assert!(!tree::includes(&proof, size, edge.root(), index, leaf));
        }
    }

    #[test]
    fn consistency_is_that_of_the_recursion(leaves in leaves(), at in any::<Index>()) {
        let (edge, hashes) = grown(&leaves);
        let at = at.index(leaves.len()) + 1;
        let (size, earlier) = (edge.size(), at as u64);
        let claim = Claim::Consistency { size, earlier };
        let proof = claim.prove(&needed(claim.events().expect("in range"), &hashes)).expect("a proof");
        prop_assert_eq!(&proof, &growth(at, &leaves, |_| Vec::new()));
        let before = root(&leaves[..at]);
        prop_assert!(tree::extends(&proof, size, edge.root(), earlier, before));
        // Another beginning has no proof, whichever hashes it brings.
        let mut other = leaves.clone();
        other[at - 1].push(9);
        prop_assert!(!tree::extends(&proof, size, edge.root(), earlier, root(&other[..at])));
        let theirs = growth(at, &other, |_| Vec::new());
        prop_assert!(!tree::extends(&theirs, size, edge.root(), earlier, root(&other[..at])));
        prop_assert!(!tree::extends(&proof, earlier, before, size + 1, edge.root()));
    }
}
