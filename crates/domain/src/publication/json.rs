//! Objects of JSON, written as they are made: no tree, no copy, millions of them.
//!
//! Not for: reading JSON.

use crate::rational::{Rational, Rounded};

/// An object under way. Values are texts, whole numbers, `true`, lists or objects: exact numbers are text.
pub struct Object<'a> {
    out: &'a mut String,
    is_empty: bool,
}

impl<'a> Object<'a> {
    /// Writes one object; `fill` gives its entries.
    pub fn write(out: &'a mut String, fill: impl FnOnce(&mut Object<'_>)) {
        out.push('{');
        let mut object = Object {
            out,
            is_empty: true,
        };
        fill(&mut object);
        object.out.push('}');
    }

    /// Keys are words of the program and need no escape.
    fn key(&mut self, key: &str) {
        self.out.push_str(if self.is_empty { "\"" } else { ",\"" });
        self.is_empty = false;
        self.out.push_str(key);
        self.out.push_str("\":");
    }

    /// A text.
    pub fn text(&mut self, key: &str, value: &str) {
        self.key(key);
        quoted(self.out, value);
    }

    /// An exact number.
    pub fn exact(&mut self, key: &str, value: &Rational) {
        self.key(key);
        self.out.push('"');
        // A String takes everything.
        let _ = value.write_to(self.out);
        self.out.push('"');
    }

    /// An exact number, if there is one.
    pub fn exact_if(&mut self, key: &str, value: Option<&Rational>) {
        if let Some(value) = value {
            self.exact(key, value);
        }
    }

    /// A shown figure.
    pub fn shown(&mut self, key: &str, value: &Rounded) {
        self.key(key);
        self.out.push('"');
        let _ = value.write_to(self.out);
        self.out.push('"');
    }

    /// A whole number as JSON has it: rows and counts.
    pub fn count(&mut self, key: &str, value: u32) {
        self.key(key);
        let _ = Rational::from_integer(i64::from(value)).write_to(self.out);
    }

    /// `true`; what is not said is false.
    pub fn yes(&mut self, key: &str) {
        self.key(key);
        self.out.push_str("true");
    }

    /// An object.
    pub fn object(&mut self, key: &str, fill: impl FnOnce(&mut Object<'_>)) {
        self.key(key);
        Object::write(self.out, fill);
    }

    /// A list of objects.
    pub fn list<T>(
        &mut self,
        key: &str,
        entries: impl IntoIterator<Item = T>,
        mut fill: impl FnMut(&mut Object<'_>, T),
    ) {
        self.key(key);
        self.out.push('[');
        for (at, entry) in entries.into_iter().enumerate() {
            if at > 0 {
                self.out.push(',');
            }
            Object::write(self.out, |object| fill(object, entry));
        }
        self.out.push(']');
    }
}

/// A JSON string.
fn quoted(out: &mut String, text: &str) {
    out.push('"');
    let special = |byte: u8| byte == b'"' || byte == b'\\' || byte < b' ';
    if text.bytes().any(special) {
        for letter in text.chars() {
            match letter {
                '"' => out.push_str("\\\""),
                '\\' => out.push_str("\\\\"),
                '\n' => out.push_str("\\n"),
                control if control < ' ' => {
                    out.push_str(&format!("\\u{:04x}", u32::from(control)));
                }
                plain => out.push(plain),
            }
        }
    } else {
        out.push_str(text);
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::Object;

    #[test]
    fn texts_are_escaped() {
        let mut out = String::new();
        Object::write(&mut out, |object| {
            object.text("a", "“x” \"y\" \\ \n\t");
            object.yes("b");
            object.list("c", [7, 0], |object, value| object.count("d", value));
            object.list("e", [""; 0], |object, text| object.text("f", text));
        });
        let expected = r#"{"a":"“x” \"y\" \\ \n\u0009","b":true,"c":[{"d":7},{"d":0}],"e":[]}"#;
        assert_eq!(out, expected);
    }
}
