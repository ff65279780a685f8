//! Files changed at random never end the reading, and every place told lies in the file.
//!
//! Not for: what is told; `framework_codes` lists that.

use domain::diagnostic::{Diagnostic, Place, has_errors};
use domain::framework::read::{SourceFile, read, read_mapping};
use domain::locale::Locale;

const BASE: &str = include_str!("framework_codes/base.toml");
const MAPPING: &str = "from = \"2024\"\n[[move]]\nold = \"9\"\nnew = \"1.1\"\nanswers = \"keep\"\n\
     inputs = { hs = \"so\" }\n";

/// Pieces that files are made of, and some that tear them.
const PIECES: &[&str] = &[
    "\"",
    "'",
    "\"\"\"",
    "'''",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    "=",
    ",",
    ".",
    "#",
    "\n",
    "\r",
    "\\",
    "\\e",
    "\t",
    " ",
    "-",
    "0",
    "1e400",
    "0.5",
    "999999999999999999999",
    "-1",
    "1/2",
    "1/0",
    "07:30",
    "2025-02-30",
    "inf",
    "true",
    "ệ",
    "e\u{301}",
    "\u{feff}",
    "\u{0}",
    "😀",
    "max",
    "code = \"1.1\"\n",
    "parent = \"2.0\"\n",
    "sum = \"mean\"\n",
    "leagues = [\"A\"]\n",
    "[criterion.rule.sum_of]\n",
    "rules = [{}]\n",
    "optional = true\n",
    "status = \"skeleton\"\n",
    "[[criterion]]\n",
    "[[band]]\n",
    "[[group]]\n",
    "[inputs.x]\n",
    "name.vi = \"x\"\n",
];

/// Numbers that look random and are the same every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(limit.max(1)).unwrap()).unwrap()
    }

    fn border(&mut self, text: &str) -> usize {
        let at = self.below(text.len() + 1);
        text.floor_char_boundary(at)
    }

    /// One to three changes: pieces put in, taken out, doubled, lines moved.
    fn change(&mut self, text: &str) -> String {
        let mut text = text.to_owned();
        for _ in 0..=self.below(3) {
            let (a, b) = (self.border(&text), self.border(&text));
            let line = text[..a].rfind('\n').map_or(0, |at| at + 1);
            let line_end = text[a..].find('\n').map_or(text.len(), |at| a + at + 1);
            match self.below(6) {
                0 => text.insert_str(a, PIECES[self.below(PIECES.len())]),
                1 => {
                    let end = text.ceil_char_boundary((a + 1 + self.below(8)).min(text.len()));
                    text.replace_range(a..end, "");
                }
                2 => text.replace_range(line..line_end, ""),
                3 => text = format!("{}{}", &text[..line_end], &text[line..]),
                4 => text.replace_range(line..line_end, PIECES[self.below(PIECES.len())]),
                _ => {
                    let moved: String = text.drain(line..line_end).collect();
                    text.insert_str(text.floor_char_boundary(b.min(text.len())), &moved);
                }
            }
        }
        text
    }
}

fn check(text: &str, findings: &[Diagnostic]) {
    for finding in findings {
        if let Place::Text { start, end, .. } = finding.place {
            assert!(
                text.get(start..end).is_some(),
                "{} at {start}..{end} in\n{text}",
                finding.code
            );
        }
        for locale in [Locale::Vi, Locale::En] {
            let told = format!("{} {:?}", finding.message(locale), finding.hint(locale));
            assert!(!told.contains("{$"), "an argument is missing: {told}");
        }
    }
}

#[test]
fn changed_files_are_read_to_the_end() {
    // 10,000 take 15 s unoptimised on an idle machine and 40 s on a busy one, the longest of these tests:
    // 20,000 would cost every `make test` as much again. More wait for a longer run (MUTATIONS).
    let rounds = std::env::var("MUTATIONS").map_or(10_000, |rounds| rounds.parse().unwrap());
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    let mut refused = 0;
    for _ in 0..rounds {
        let text = chance.change(BASE);
        let files = [SourceFile {
            name: "base.toml".into(),
            text,
        }];
        let (framework, findings) = read(&files);
        check(&files[0].text, &findings);
        assert_eq!(framework.is_none(), has_errors(&findings));
        refused += usize::from(framework.is_none());
    }
    // Most changes are mistakes, and some are none.
    assert!(
        rounds / 2 < refused && refused < rounds,
        "{refused} of {rounds} refused"
    );
}

#[test]
fn changed_mappings_are_read_to_the_end() {
    let base = [SourceFile {
        name: "base.toml".into(),
        text: BASE.to_owned(),
    }];
    let (framework, _) = read(&base);
    let framework = framework.unwrap();
    let mut chance = Chance(0x2545_f491_4f6c_dd1d);
    for _ in 0..500 {
        let file = SourceFile {
            name: "mapping.toml".into(),
            text: chance.change(MAPPING),
        };
        let (mapping, findings) = read_mapping(&file, Some(&framework));
        check(&file.text, &findings);
        assert_eq!(mapping.is_none(), has_errors(&findings));
    }
}

#[test]
fn brackets_within_brackets_do_not_exhaust_the_stack() {
    for piece in ["[", "a={", "a=[{", "[[a.", "a."] {
        let files = [SourceFile {
            name: "base.toml".into(),
            text: format!("{BASE}{}", piece.repeat(20_000)),
        }];
        let (framework, findings) = read(&files);
        assert!(framework.is_none(), "{piece}");
        check(&files[0].text, &findings);
    }
}
