//! Keys of an event's JSON, taken one by one: what is left over is refused, what is missing is named.
//!
//! Not for: which keys there are; see [`crate::log::event`].

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::log::event::{Field, Fields, WHOLE_MAX};
use crate::log::salted::Digest;
use crate::text::nfc;
use serde_json::{Map, Value};

/// Bytes of the longest code or id.
const CODE_BYTES_MAX: usize = 200;

/// A refusal of the event at `seq`.
pub(super) fn refuse(code: Code, seq: u64) -> Diagnostic {
    Diagnostic::error(code, Place::Nowhere).arg("seq", seq)
}

/// What is left of an object of JSON.
pub(super) struct Keys {
    seq: u64,
    path: String,
    map: Map<String, Value>,
}

impl Keys {
    /// The object at `path` (empty, or ending in a dot) of the event at `seq`.
    pub(super) fn new(seq: u64, path: &str, map: Map<String, Value>) -> Self {
        Self {
            seq,
            path: path.to_owned(),
            map,
        }
    }

    fn at(&self, code: Code, key: &str) -> Diagnostic {
        refuse(code, self.seq).arg("key", format!("{}{key}", self.path))
    }

    /// `LG003`: the value of `key` is not of its kind.
    pub(super) fn wrong(&self, key: &str) -> Diagnostic {
        self.at("LG003", key)
    }

    fn take(&mut self, key: &str) -> Result<Value, Diagnostic> {
        self.map.remove(key).ok_or_else(|| self.at("LG002", key))
    }

    /// Any NFC text.
    pub(super) fn text(&mut self, key: &str) -> Result<String, Diagnostic> {
        match self.take(key)? {
            Value::String(text) if is_text(&text) => Ok(text),
            _ => Err(self.wrong(key)),
        }
    }

    /// A code or an id: short, of one line, not empty.
    pub(super) fn code(&mut self, key: &str) -> Result<String, Diagnostic> {
        let text = self.text(key)?;
        is_short(&text)
            .then_some(text)
            .ok_or_else(|| self.wrong(key))
    }

    /// A code that may be missing.
    pub(super) fn code_if(&mut self, key: &str) -> Result<Option<String>, Diagnostic> {
        self.map
            .contains_key(key)
            .then(|| self.code(key))
            .transpose()
    }

    /// Words of the program: `user.invite`.
    pub(super) fn words(&mut self, key: &str) -> Result<String, Diagnostic> {
        let text = self.code(key)?;
        let fine = text.split('.').all(is_word);
        fine.then_some(text).ok_or_else(|| self.wrong(key))
    }

    /// A whole number.
    pub(super) fn whole(&mut self, key: &str) -> Result<i64, Diagnostic> {
        let whole = self.take(key)?.as_i64().filter(|whole| is_exact(*whole));
        whole.ok_or_else(|| self.wrong(key))
    }

    /// A digest that may be missing.
    pub(super) fn digest_if(&mut self, key: &str) -> Result<Option<Digest>, Diagnostic> {
        let Some(text) = self.code_if(key)? else {
            return Ok(None);
        };
        let digest = Digest::read(&text).ok_or_else(|| self.wrong(key))?;
        Ok(Some(digest))
    }

    /// An object with keys of its own.
    pub(super) fn object(&mut self, key: &str) -> Result<Self, Diagnostic> {
        match self.take(key)? {
            Value::Object(map) => Ok(Self::new(self.seq, &format!("{}{key}.", self.path), map)),
            _ => Err(self.wrong(key)),
        }
    }

    /// Fields, none where the key is missing.
    pub(super) fn fields(&mut self, key: &str) -> Result<Fields, Diagnostic> {
        if !self.map.contains_key(key) {
            return Ok(Fields::new());
        }
        let mut inner = self.object(key)?;
        let map = std::mem::take(&mut inner.map);
        let fields = map.into_iter().map(|(name, value)| {
            let value = match value {
                Value::String(text) if is_text(&text) => Some(Field::Text(text)),
                Value::Number(number) => number
                    .as_i64()
                    .filter(|whole| is_exact(*whole))
                    .map(Field::Whole),
                _ => None,
            };
            let value = value
                .filter(|_| is_word(&name))
                .ok_or_else(|| inner.wrong(&name))?;
            Ok((name, value))
        });
        fields.collect()
    }

    /// Nothing is left over.
    pub(super) fn end(self) -> Result<(), Diagnostic> {
        match self.map.keys().next() {
            Some(key) => Err(self.at("LG008", key)),
            None => Ok(()),
        }
    }
}

/// An object of JSON with these fields.
pub(super) fn from_fields(fields: &Fields) -> Value {
    let pairs = fields.iter().map(|(name, value)| {
        let value = match value {
            Field::Text(text) => Value::from(text.as_str()),
            Field::Whole(whole) => Value::from(*whole),
        };
        (name.clone(), value)
    });
    Value::Object(pairs.collect())
}

fn is_exact(whole: i64) -> bool {
    (-WHOLE_MAX..=WHOLE_MAX).contains(&whole)
}

fn is_text(text: &str) -> bool {
    nfc(text) == text
}

fn is_short(text: &str) -> bool {
    !text.is_empty() && text.len() <= CODE_BYTES_MAX && !text.chars().any(char::is_control)
}

/// Lower-case letters, figures and `_`, beginning with a letter.
fn is_word(word: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    word.starts_with(|first: char| first.is_ascii_lowercase()) && word.bytes().all(plain)
}
