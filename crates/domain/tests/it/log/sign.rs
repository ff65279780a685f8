//! Checkpoints and receipts: what is signed, what is not, and what a holder can check alone.

use super::{lines, renamed};
use domain::log::checkpoint::{Bad, Before, Checkpoint, LogKey, PublicKey};
use domain::log::receipt::Receipt;
use domain::log::tree::{self, Claim, Edge, Stored};
use proptest::prelude::*;

const ORIGIN: &str = "danh-gia.example.vn/nhat-ky";

fn key() -> LogKey {
    LogKey::new(ORIGIN, &[7; 32]).expect("a key")
}

fn grown(lines: &[String]) -> (Edge, Stored) {
    let (mut edge, mut hashes) = (Edge::default(), Stored::new());
    for (seq, line) in (1..).zip(lines) {
        hashes.insert(seq, edge.append(tree::leaf(line.as_bytes())));
    }
    (edge, hashes)
}

fn at(edge: &Edge) -> Checkpoint {
    Checkpoint {
        origin: ORIGIN.to_owned(),
        size: edge.size(),
        root: edge.root(),
    }
}

fn some_lines(count: usize) -> Vec<String> {
    let acts: Vec<_> = (0..count)
        .map(|at| renamed(&format!("so-{at}"), "", "Sở"))
        .collect();
    lines(&acts)
}

fn receipt(lines: &[String], seq: u64) -> Receipt {
    let (edge, hashes) = grown(lines);
    let claim = Claim::Inclusion {
        size: edge.size(),
        index: seq - 1,
    };
    Receipt {
        line: lines[usize::try_from(seq).unwrap() - 1].clone(),
        seq,
        proof: claim.prove(&hashes).expect("a proof"),
        note: key().sign(&at(&edge), Before::Nothing).expect("signed"),
    }
}

#[test]
fn a_key_is_one_line_and_never_shown() {
    let key = key();
    let again = LogKey::read(key.secret()).expect("the same key");
    assert_eq!(again.public(), key.public());
    assert_eq!(again.secret(), key.secret());
    assert_eq!(
        PublicKey::read(key.public().vkey()).as_ref(),
        Some(key.public())
    );
    assert_eq!(key.public().origin(), ORIGIN);
    assert!(!format!("{key:?}").contains("PRIVATE"));
    assert_ne!(
        LogKey::new(ORIGIN, &[8; 32]).expect("a key").public(),
        key.public()
    );
    for origin in ["", "hai từ", "a+b", "dòng\nmới"] {
        assert!(LogKey::new(origin, &[7; 32]).is_none(), "{origin}");
    }
    assert!(LogKey::read(key.public().vkey()).is_none());
    assert!(LogKey::read(&key.secret().replace("nhat-ky", "nhat-kx")).is_none());
    assert!(PublicKey::read(&key.public().vkey().replace("nhat-ky", "nhat-kx")).is_none());
}

#[test]
fn a_note_is_read_with_its_key_only() {
    let (edge, _) = grown(&some_lines(3));
    let note = key().sign(&at(&edge), Before::Nothing).expect("signed");
    let public = key().public().clone();
    assert_eq!(public.verify(&note), Ok(at(&edge)));
    let other = LogKey::new(ORIGIN, &[8; 32]).expect("a key");
    assert_eq!(other.public().verify(&note), Err(Bad::Unsigned));
    assert_eq!(
        public.verify(&note.replace("\n3\n", "\n4\n")),
        Err(Bad::Unsigned)
    );
    assert_eq!(public.verify(&format!("{note}x")), Err(Bad::Malformed));
    // Another's signature beside ours does no harm; alone it proves nothing.
    let theirs = other.sign(&at(&edge), Before::Nothing).expect("signed");
    let line = theirs.lines().last().expect("a signature");
    assert_eq!(public.verify(&format!("{note}{line}\n")), Ok(at(&edge)));
    assert_eq!(public.verify(&theirs), Err(Bad::Unsigned));
}

#[test]
fn the_right_key_under_other_words_is_no_checkpoint() {
    use signed_note::{Note, StandardSigner};
    let signer = StandardSigner::new(key().secret()).expect("a signer");
    let root = grown(&[]).0.root().text();
    for text in [
        format!("{ORIGIN}\n01\n{root}\n"),
        format!("{ORIGIN}\n1\n{root}\nmore\n"),
        format!("other\n1\n{root}\n"),
        format!("{ORIGIN}\n1\nAAAA\n"),
        "free text\n".to_owned(),
    ] {
        let mut note = Note::new(text.as_bytes(), &[]).expect("a note");
        note.add_sigs(&[&signer]).expect("signed");
        let note = String::from_utf8(note.to_bytes()).expect("text");
        assert_eq!(key().public().verify(&note), Err(Bad::Malformed), "{text}");
    }
}

#[test]
fn nothing_is_signed_that_does_not_continue_what_was_signed() {
    let all = some_lines(9);
    let (five, _) = grown(&all[..5]);
    let (nine, hashes) = grown(&all);
    let note = key().sign(&at(&five), Before::Nothing).expect("signed");
    let proof = Claim::Consistency {
        size: 9,
        earlier: 5,
    }
    .prove(&hashes)
    .expect("a proof");
    assert!(
        key()
            .sign(&at(&nine), Before::Signed(&note, &proof))
            .is_ok()
    );
    let refused = |next: &Checkpoint, before: Before<'_>| {
        assert_eq!(key().sign(next, before).expect_err("refused").code, "LG012");
    };
    // The same size again is signed only with the same root.
    assert!(key().sign(&at(&five), Before::Signed(&note, &[])).is_ok());
    let mut other = all.clone();
    other[2] = other[2].replace("Sở", "Ban");
    let (rewritten, hashes) = grown(&other);
    let proof_of_other = Claim::Consistency {
        size: 9,
        earlier: 5,
    }
    .prove(&hashes)
    .expect("a proof");
    refused(&at(&rewritten), Before::Signed(&note, &proof_of_other));
    refused(&at(&rewritten), Before::Signed(&note, &proof));
    refused(&at(&grown(&other[..5]).0), Before::Signed(&note, &[]));
    refused(&at(&grown(&all[..4]).0), Before::Signed(&note, &[]));
    refused(&at(&nine), Before::Signed("no note", &proof));
    let stranger = LogKey::new(ORIGIN, &[8; 32]).expect("a key");
    let theirs = stranger.sign(&at(&five), Before::Nothing).expect("signed");
    refused(&at(&nine), Before::Signed(&theirs, &proof));
    refused(&at(&grown(&[]).0), Before::Nothing);
    refused(
        &Checkpoint {
            origin: "other".to_owned(),
            ..at(&nine)
        },
        Before::Nothing,
    );
}

#[test]
fn a_receipt_proves_its_event_offline() {
    let lines = some_lines(9);
    let receipt = receipt(&lines, 6);
    let text = receipt.text();
    let read = Receipt::read(&text).expect("a receipt");
    assert_eq!(read, receipt);
    let proved = read.verify(key().public()).expect("proved");
    assert_eq!((proved.event.seq, proved.checkpoint.size), (6, 9));
    assert_eq!(proved.event.act.object.id, "so-5");
    let code = |receipt: &Receipt| receipt.verify(key().public()).expect_err("refused").code;
    let line = receipt.line.replace("so-5", "so-7");
    assert_eq!(
        code(&Receipt {
            line,
            ..receipt.clone()
        }),
        "LG014"
    );
    assert_eq!(
        code(&Receipt {
            seq: 5,
            ..receipt.clone()
        }),
        "LG014"
    );
    assert_eq!(
        code(&Receipt {
            seq: 10,
            ..receipt.clone()
        }),
        "LG014"
    );
    assert_eq!(
        code(&Receipt {
            note: receipt.note.replace("\n9\n", "\n8\n"),
            ..receipt.clone()
        }),
        "LG015"
    );
    assert_eq!(
        code(&Receipt {
            note: String::new(),
            ..receipt.clone()
        }),
        "LG013"
    );
    let stranger = LogKey::new(ORIGIN, &[8; 32]).expect("a key");
    assert_eq!(
        receipt.verify(stranger.public()).expect_err("refused").code,
        "LG015"
    );
    for text in [
        "",
        &text.replace("v1", "v2"),
        &text.replace("index 5", "index 05"),
        &text.replace("extra", "extras"),
    ] {
        assert_eq!(Receipt::read(text).expect_err("refused").code, "LG013");
    }
}

proptest! {
    /// A forged or edited receipt proves nothing else than the true one.
    #[test]
    fn no_changed_byte_of_a_receipt_proves_another_thing(
        seq in 1..9_u64,
        at in any::<proptest::sample::Index>(),
        byte in 1..=255_u8,
    ) {
        let receipt = receipt(&some_lines(9), seq);
        let mut bytes = receipt.text().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] ^= byte;
        if let Ok(Ok(changed)) = String::from_utf8(bytes).map(|text| Receipt::read(&text)) {
            prop_assert!(changed.verify(key().public()).is_err());
        }
    }
}
