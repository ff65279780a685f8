//! An event: one thing that was done or refused, and the one line of JSON that stands for it.
//!
//! Not for: names of people and free text. A person is a random id, a text its salted digest
//! ([`crate::log::salted`]), so that both can be erased while the log stays valid.

use crate::diagnostic::Diagnostic;
use crate::log::json::{self, Keys};
use crate::log::salted::Digest;
use crate::time::Moment;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The format written here; a reader refuses a later one.
pub const VERSION: i64 = 1;

/// Bytes of the longest line.
pub const LINE_BYTES_MAX: usize = 1 << 20;

/// Whole numbers that every reader of JSON holds exactly.
pub const WHOLE_MAX: i64 = (1 << 53) - 1;

/// The value of a field: a text (exact decimals are text too) or a whole number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// NFC text, at most [`LINE_BYTES_MAX`] bytes with the rest of the line.
    Text(String),
    /// At most [`WHOLE_MAX`], negative or not.
    Whole(i64),
}

impl From<&str> for Field {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Field {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Field {
    fn from(whole: i64) -> Self {
        Self::Whole(whole)
    }
}

/// Fields of an object by name. A field that has no value is not there.
pub type Fields = BTreeMap<String, Field>;

/// Who acted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// A person who is signed in.
    User {
        /// Random id of the account.
        id: String,
        /// The role that allowed the act.
        role: Option<String>,
        /// Code of the person's unit at that moment.
        unit: Option<String>,
    },
    /// Whoever may use the machine the product runs on: the command line.
    Host,
    /// The product itself: jobs.
    System,
    /// Somebody who is not signed in.
    Visitor,
}

/// What was acted upon.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Object {
    /// A word: `user`, `unit`, `grant`.
    pub kind: String,
    /// Which one: a code or a random id, never a name.
    pub id: String,
}

/// What was done, before the log gives it a number and a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// Who did it.
    pub actor: Who,
    /// Code of the unit for which it was done, where that is not the actor's own act.
    pub on_behalf: Option<String>,
    /// Id of the user who confirmed it, where two people are needed.
    pub second: Option<String>,
    /// Stable words joined by dots: `user.invite`.
    pub action: String,
    /// What was acted upon.
    pub object: Object,
    /// Code of the unit the object belongs to.
    pub unit: Option<String>,
    /// Fields that changed or went, as they were.
    pub before: Fields,
    /// Fields that changed or came, as they are now.
    pub after: Fields,
    /// Salted digest of the reason given.
    pub reason: Option<Digest>,
    /// Code of the refusal; such an act changed nothing.
    pub refusal: Option<String>,
    /// The request that brought it, as the operator's lines name it.
    pub request: Option<String>,
}

impl Act {
    /// An act without any of what is optional.
    #[must_use]
    pub fn new(actor: Who, action: &str, kind: &str, id: &str) -> Self {
        Self {
            actor,
            on_behalf: None,
            second: None,
            action: action.to_owned(),
            object: Object {
                kind: kind.to_owned(),
                id: id.to_owned(),
            },
            unit: None,
            before: Fields::new(),
            after: Fields::new(),
            reason: None,
            refusal: None,
            request: None,
        }
    }

    /// The same act, leaving out of `before` and `after` what is equal in both.
    #[must_use]
    pub fn changing(mut self, before: Fields, after: Fields) -> Self {
        let same = |name: &String, value: &Field, other: &Fields| other.get(name) == Some(value);
        self.before = before.clone();
        self.before.retain(|name, value| !same(name, value, &after));
        self.after = after;
        self.after.retain(|name, value| !same(name, value, &before));
        self
    }
}

/// An act in its place in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// 1, 2, 3, … without gap; the leaf of the tree is one less.
    pub seq: u64,
    /// When, never before the event before it.
    pub at: Moment,
    /// Version of the product that wrote it.
    pub app: String,
    /// What was done.
    pub act: Act,
}

impl Event {
    /// The line of the event: canonical JSON (RFC 8785) without line feed.
    ///
    /// # Errors
    /// What [`Event::read`] would refuse: `LG003` with the key, `LG005` where the line grows too long.
    pub fn write(&self) -> Result<String, Diagnostic> {
        let line = self.canonical()?;
        // One place says what is allowed: the reader.
        Self::read(self.seq, &line)?;
        Ok(line)
    }

    /// Reads the line that stands at `seq`.
    ///
    /// # Errors
    /// `LG001` to `LG007`, each with `seq` and where it applies `key`.
    pub fn read(seq: u64, line: &str) -> Result<Self, Diagnostic> {
        if line.len() > LINE_BYTES_MAX {
            return Err(json::refuse("LG005", seq));
        }
        let Ok(Value::Object(map)) = serde_json::from_str(line) else {
            return Err(json::refuse("LG001", seq));
        };
        let mut keys = Keys::new(seq, "", map);
        let version = keys.whole("v")?;
        if version != VERSION {
            return Err(json::refuse("LG006", seq).arg("version", version));
        }
        let event = Self::from_keys(keys)?;
        if event.seq != seq {
            return Err(json::refuse("LG007", seq).arg("found", event.seq));
        }
        if event.canonical()? != line {
            return Err(json::refuse("LG004", seq));
        }
        Ok(event)
    }

    fn from_keys(mut keys: Keys) -> Result<Self, Diagnostic> {
        let found = keys.whole("seq")?;
        let found = u64::try_from(found).ok().filter(|found| *found > 0);
        let event = Self {
            seq: found.ok_or_else(|| keys.wrong("seq"))?,
            at: Moment::read(&keys.text("at")?).ok_or_else(|| keys.wrong("at"))?,
            app: keys.code("app")?,
            act: Act {
                actor: who(keys.object("actor")?)?,
                on_behalf: keys.code_if("on_behalf")?,
                second: keys.code_if("second")?,
                action: keys.words("action")?,
                object: object(keys.object("object")?)?,
                unit: keys.code_if("unit")?,
                before: keys.fields("before")?,
                after: keys.fields("after")?,
                reason: keys.digest_if("reason")?,
                refusal: keys.code_if("refusal")?,
                request: keys.code_if("request")?,
            },
        };
        keys.end()?;
        Ok(event)
    }

    fn canonical(&self) -> Result<String, Diagnostic> {
        let Ok(seq) = i64::try_from(self.seq) else {
            return Err(json::refuse("LG003", self.seq).arg("key", "seq"));
        };
        let act = &self.act;
        let mut map = Map::new();
        map.insert("v".to_owned(), VERSION.into());
        map.insert("seq".to_owned(), seq.into());
        for (key, text) in [
            ("at", &self.at.text()),
            ("app", &self.app),
            ("action", &act.action),
        ] {
            map.insert(key.to_owned(), text.as_str().into());
        }
        map.insert("actor".to_owned(), written(&act.actor).into());
        map.insert(
            "object".to_owned(),
            texts(&[("kind", &act.object.kind), ("id", &act.object.id)]).into(),
        );
        let reason = act.reason.map(|digest| digest.hex());
        let optional = [
            ("on_behalf", &act.on_behalf),
            ("second", &act.second),
            ("unit", &act.unit),
            ("reason", &reason),
            ("refusal", &act.refusal),
            ("request", &act.request),
        ];
        for (key, text) in optional {
            if let Some(text) = text {
                map.insert(key.to_owned(), text.as_str().into());
            }
        }
        for (key, fields) in [("before", &act.before), ("after", &act.after)] {
            if !fields.is_empty() {
                map.insert(key.to_owned(), json::from_fields(fields));
            }
        }
        serde_json_canonicalizer::to_string(&Value::Object(map))
            .map_err(|_| json::refuse("LG004", self.seq))
    }
}

fn texts(pairs: &[(&str, &str)]) -> Map<String, Value> {
    let pairs = pairs
        .iter()
        .map(|(key, text)| ((*key).to_owned(), (*text).into()));
    pairs.collect()
}

fn written(who: &Who) -> Map<String, Value> {
    match who {
        Who::User { id, role, unit } => {
            let mut map = texts(&[("kind", "user"), ("id", id)]);
            for (key, text) in [("role", role), ("unit", unit)] {
                if let Some(text) = text {
                    map.insert(key.to_owned(), text.as_str().into());
                }
            }
            map
        }
        Who::Host => texts(&[("kind", "host")]),
        Who::System => texts(&[("kind", "system")]),
        Who::Visitor => texts(&[("kind", "visitor")]),
    }
}

fn who(mut keys: Keys) -> Result<Who, Diagnostic> {
    let kind = keys.text("kind")?;
    let who = match kind.as_str() {
        "user" => Who::User {
            id: keys.code("id")?,
            role: keys.code_if("role")?,
            unit: keys.code_if("unit")?,
        },
        "host" => Who::Host,
        "system" => Who::System,
        "visitor" => Who::Visitor,
        _ => return Err(keys.wrong("kind")),
    };
    keys.end()?;
    Ok(who)
}

fn object(mut keys: Keys) -> Result<Object, Diagnostic> {
    let object = Object {
        kind: keys.words("kind")?,
        id: keys.code("id")?,
    };
    keys.end()?;
    Ok(object)
}
