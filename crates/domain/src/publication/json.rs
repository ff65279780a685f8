//! Objects of JSON, written as they are made: no tree, no copy.
//!
//! Not for: reading JSON.

use crate::rational::Rational;
use std::fmt::{Display, Result, Write};

/// An object under way. Every value is a text, a whole number, a list or an object: exact numbers are text.
pub struct Object<'a> {
    out: &'a mut dyn Write,
    separator: &'static str,
}

impl<'a> Object<'a> {
    /// Writes one object; `fill` gives its entries.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write(out: &'a mut dyn Write, fill: impl FnOnce(&mut Object<'_>) -> Result) -> Result {
        out.write_char('{')?;
        let mut object = Object { out, separator: "" };
        fill(&mut object)?;
        object.out.write_char('}')
    }

    fn key(&mut self, key: &str) -> Result {
        let separator = std::mem::replace(&mut self.separator, ",");
        self.out.write_str(separator)?;
        quoted(self.out, key)?;
        self.out.write_char(':')
    }

    /// A text.
    ///
    /// # Errors
    /// Those of the output, as everywhere here.
    pub fn text(&mut self, key: &str, value: &str) -> Result {
        self.key(key)?;
        quoted(self.out, value)
    }

    /// A figure, whose text needs no escape.
    ///
    /// # Errors
    /// Those of the output.
    pub fn figure(&mut self, key: &str, value: &impl Display) -> Result {
        self.key(key)?;
        write!(self.out, "\"{value}\"")
    }

    /// An exact number, if there is one.
    ///
    /// # Errors
    /// Those of the output.
    pub fn exact(&mut self, key: &str, value: Option<&Rational>) -> Result {
        value.map_or(Ok(()), |value| self.figure(key, value))
    }

    /// A whole number as JSON has it: rows and counts.
    ///
    /// # Errors
    /// Those of the output.
    pub fn count(&mut self, key: &str, value: impl Display) -> Result {
        self.key(key)?;
        write!(self.out, "{value}")
    }

    /// `true`; what is not said is false.
    ///
    /// # Errors
    /// Those of the output.
    pub fn yes(&mut self, key: &str) -> Result {
        self.count(key, "true")
    }

    /// An object.
    ///
    /// # Errors
    /// Those of the output.
    pub fn object(&mut self, key: &str, fill: impl FnOnce(&mut Object<'_>) -> Result) -> Result {
        self.key(key)?;
        Object::write(self.out, fill)
    }

    /// A list of objects.
    ///
    /// # Errors
    /// Those of the output.
    pub fn list<T>(
        &mut self,
        key: &str,
        entries: impl IntoIterator<Item = T>,
        mut fill: impl FnMut(&mut Object<'_>, T) -> Result,
    ) -> Result {
        self.key(key)?;
        self.out.write_char('[')?;
        for (at, entry) in entries.into_iter().enumerate() {
            if at > 0 {
                self.out.write_char(',')?;
            }
            Object::write(self.out, |object| fill(object, entry))?;
        }
        self.out.write_char(']')
    }
}

/// A JSON string.
fn quoted(out: &mut dyn Write, text: &str) -> Result {
    out.write_char('"')?;
    let special = |letter: char| letter == '"' || letter == '\\' || letter < ' ';
    let mut rest = text;
    while let Some(at) = rest.find(special) {
        let (plain, after) = rest.split_at(at);
        out.write_str(plain)?;
        let mut letters = after.chars();
        match letters.next() {
            Some('"') => out.write_str("\\\"")?,
            Some('\\') => out.write_str("\\\\")?,
            Some('\n') => out.write_str("\\n")?,
            Some(control) => write!(out, "\\u{:04x}", u32::from(control))?,
            None => {}
        }
        rest = letters.as_str();
    }
    out.write_str(rest)?;
    out.write_char('"')
}
