//! Checkpoints: how long the log is and what its root is, signed (C2SP tlog-checkpoint, signed-note).
//!
//! Not for: keeping the key, nor deciding when to sign.

use crate::diagnostic::{Diagnostic, Place};
use crate::log::tree::{self, Hash};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use ed25519_dalek::SigningKey;
use signed_note::{
    Note, Signer as _, StandardSigner, StandardVerifier, Verifier as _, VerifierList,
};
use std::fmt;

/// The type of an Ed25519 key, before its bytes.
const ED25519: u8 = 1;

/// What a checkpoint says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// The name of the log, which is also that of its key.
    pub origin: String,
    /// Events so far.
    pub size: u64,
    /// The root over them.
    pub root: Hash,
}

impl Checkpoint {
    /// The three lines that are signed.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{}\n{}\n{}\n", self.origin, self.size, self.root.text())
    }

    fn read(text: &str) -> Option<Self> {
        let mut lines = text.split('\n');
        let checkpoint = Self {
            origin: lines.next()?.to_owned(),
            size: lines.next()?.parse().ok()?,
            root: Hash::read(lines.next()?)?,
        };
        (checkpoint.text() == text).then_some(checkpoint)
    }
}

/// What was signed before, which the next checkpoint has to continue.
#[derive(Debug, Clone, Copy)]
pub enum Before<'a> {
    /// This key has signed nothing yet.
    Nothing,
    /// The last note signed, and the proof of consistency from it to the next.
    Signed(&'a str, &'a [Hash]),
}

/// The secret key of a log.
pub struct LogKey {
    signer: StandardSigner,
    secret: String,
    public: PublicKey,
}

impl LogKey {
    /// The key of a new log, from 32 random bytes; `None` if the origin has spaces or `+`, or is empty.
    #[must_use]
    pub fn new(origin: &str, seed: &[u8; 32]) -> Option<Self> {
        let key = SigningKey::from_bytes(seed);
        let vkey = signed_note::new_ed25519_verifier_key(origin, &key.verifying_key());
        let public = PublicKey::read(&vkey)?;
        let bytes = [&[ED25519], seed.as_slice()].concat();
        let (id, bytes) = (public.verifier.key_id(), BASE64_STANDARD.encode(bytes));
        let secret = format!("PRIVATE+KEY+{origin}+{id:08x}+{bytes}");
        let signer = StandardSigner::new(&secret).ok()?;
        Some(Self {
            signer,
            secret,
            public,
        })
    }

    /// Reads what [`LogKey::secret`] wrote; `None` for anything else.
    #[must_use]
    pub fn read(secret: &str) -> Option<Self> {
        let signer = StandardSigner::new(secret).ok()?;
        // Base64 has `+` too: what is left of the key is the fifth part, whole.
        let bytes = secret.splitn(5, '+').nth(4)?;
        let bytes = BASE64_STANDARD.decode(bytes).ok()?;
        let seed = bytes.strip_prefix(&[ED25519])?.try_into().ok()?;
        Self::new(signer.name(), seed)
    }

    /// The line to keep in a file only the product can read.
    #[must_use]
    pub fn secret(&self) -> &str {
        &self.secret
    }

    /// What everyone may know of it.
    #[must_use]
    pub fn public(&self) -> &PublicKey {
        &self.public
    }

    /// Signs `next` as a note, if it continues what was signed before: a signed log never shrinks or changes.
    ///
    /// # Errors
    /// `LG012` if it does not, or if what was signed before is not a note of this key.
    pub fn sign(&self, next: &Checkpoint, before: Before<'_>) -> Result<String, Diagnostic> {
        let continues = match before {
            Before::Nothing => true,
            Before::Signed(note, proof) => self
                .public
                .verify(note)
                .is_ok_and(|last| tree::extends(proof, next.size, next.root, last.size, last.root)),
        };
        let fits = continues && next.size > 0 && next.origin == self.public.origin();
        let signed = fits.then(|| {
            let mut note = Note::new(next.text().as_bytes(), &[]).ok()?;
            note.add_sigs(&[&self.signer]).ok()?;
            String::from_utf8(note.to_bytes()).ok()
        });
        signed
            .flatten()
            .ok_or_else(|| Diagnostic::error("LG012", Place::Nowhere).arg("size", next.size))
    }
}

/// Never the secret, not even in a line for the operator.
impl fmt::Debug for LogKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "LogKey({})", self.public.vkey)
    }
}

/// What is wrong with a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bad {
    /// It is no note, or no checkpoint of this log.
    Malformed,
    /// The key has not signed it as it is.
    Unsigned,
}

/// The key by which everyone can check a log: `name+id+key`, called vkey.
#[derive(Clone)]
pub struct PublicKey {
    vkey: String,
    verifier: StandardVerifier,
}

impl PublicKey {
    /// Reads a vkey; `None` if it is none of Ed25519.
    #[must_use]
    pub fn read(vkey: &str) -> Option<Self> {
        let verifier = StandardVerifier::new(vkey).ok()?;
        Some(Self {
            vkey: vkey.to_owned(),
            verifier,
        })
    }

    /// The text of the key.
    #[must_use]
    pub fn vkey(&self) -> &str {
        &self.vkey
    }

    /// The name of the log.
    #[must_use]
    pub fn origin(&self) -> &str {
        self.verifier.name()
    }

    /// What a note of this key says. Signatures of others on it are left aside.
    ///
    /// # Errors
    /// [`Bad`].
    pub fn verify(&self, note: &str) -> Result<Checkpoint, Bad> {
        let parsed = Note::from_bytes(note.as_bytes()).map_err(|_| Bad::Malformed)?;
        let known = VerifierList::new(vec![Box::new(self.verifier.clone())]);
        if parsed.verify(&known).is_err() {
            return Err(Bad::Unsigned);
        }
        let text = std::str::from_utf8(parsed.text()).map_err(|_| Bad::Malformed)?;
        let checkpoint = Checkpoint::read(text).ok_or(Bad::Malformed)?;
        let ours = checkpoint.origin == self.origin();
        ours.then_some(checkpoint).ok_or(Bad::Malformed)
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.vkey)
    }
}

impl PartialEq for PublicKey {
    fn eq(&self, other: &Self) -> bool {
        self.vkey == other.vkey
    }
}

impl Eq for PublicKey {}
