//! `permissions.toml` as lists, or every mistake in it with its line.
//!
//! Not for: what is made from it.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What the routes know of a place in a path.
const PARAMS: &[&str] = &[
    "event", "file", "grant", "proposal", "secret", "unit", "user",
];
const METHODS: &[&str] = &["GET", "POST"];
const REACHES: &[&str] = &["all", "assigned", "oneself", "own", "published"];
pub(super) const SIGN_INS: &[&str] = &["none", "password", "full", "fresh"];
const GRANTED: &[&str] = &["second_person", "system_admin", "unit"];
const FACTORS: &[&str] = &["required", "optional"];
/// Columns beside the roles: without signing in, and everyone who has signed in.
const PUBLIC: &str = "PB";
const ANYONE: &str = "any";

/// A word of the table with its names.
#[derive(Default)]
pub(super) struct Word {
    pub(super) id: String,
    pub(super) vi: String,
    pub(super) en: String,
    line: usize,
}

pub(super) struct Role {
    pub(super) word: Word,
    pub(super) code: String,
    pub(super) granted: String,
    pub(super) factor: String,
}

/// A reach and its conditions.
#[derive(Clone)]
pub(super) struct Cell {
    pub(super) reach: String,
    pub(super) conditions: Vec<String>,
}

pub(super) struct Route {
    pub(super) id: String,
    pub(super) method: String,
    pub(super) path: String,
    pub(super) params: Vec<String>,
    line: usize,
}

pub(super) struct Verb {
    pub(super) word: Word,
    pub(super) sign_in: String,
    pub(super) public: Option<Cell>,
    pub(super) anyone: Option<Cell>,
    /// In the order of the roles.
    pub(super) cells: Vec<(String, Cell)>,
    pub(super) routes: Vec<Route>,
}

pub(super) struct Group {
    pub(super) word: Word,
    pub(super) verbs: Vec<Verb>,
}

#[derive(Default)]
pub(super) struct Permissions {
    pub(super) roles: Vec<Role>,
    pub(super) conditions: Vec<Word>,
    pub(super) rules: Vec<Word>,
    pub(super) groups: Vec<Group>,
}

impl Permissions {
    pub(super) fn verbs(&self) -> impl Iterator<Item = &Verb> {
        self.groups.iter().flat_map(|group| &group.verbs)
    }

    pub(super) fn routes(&self) -> impl Iterator<Item = (&Verb, &Route)> {
        self.verbs()
            .flat_map(|verb| verb.routes.iter().map(move |route| (verb, route)))
    }
}

/// The table, or `line: mistake`, one a line.
pub(super) fn read(text: &str) -> Result<Permissions, String> {
    let (tree, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader {
        text,
        mistakes: Vec::new(),
    };
    for error in errors {
        let at = error.span().map_or(0, |span| span.start);
        reader.mistake(at, error.message().to_owned());
    }
    let mut found = Permissions::default();
    if reader.mistakes.is_empty() {
        reader.whole(tree.get_ref(), &mut found);
        reader.once(&found);
        reader.sense(&found);
    }
    reader.mistakes.sort();
    reader.mistakes.dedup();
    let lines = reader
        .mistakes
        .iter()
        .map(|(line, text)| format!("{line}: {text}"));
    match reader.mistakes.is_empty() {
        true => Ok(found),
        false => Err(lines.collect::<Vec<_>>().join("\n")),
    }
}

struct Reader<'a> {
    text: &'a str,
    mistakes: Vec<(usize, String)>,
}

type Entry<'a, 'b> = &'a Spanned<DeValue<'b>>;

impl Reader<'_> {
    fn line(&self, at: usize) -> usize {
        self.text
            .get(..at)
            .unwrap_or(self.text)
            .matches('\n')
            .count()
            + 1
    }

    fn mistake(&mut self, at: usize, text: String) {
        self.mistakes.push((self.line(at), text));
    }

    fn whole(&mut self, tree: &DeTable, found: &mut Permissions) {
        self.known(tree, &["role", "condition", "rule", "group"]);
        for (entry, table) in self.list(tree, "role") {
            let role = self.role(entry, table);
            found.roles.push(role);
        }
        for (name, words) in [
            ("condition", &mut found.conditions),
            ("rule", &mut found.rules),
        ] {
            for (entry, table) in self.list(tree, name) {
                self.known(table, &["id", "vi", "en"]);
                words.push(self.word(entry, table));
            }
        }
        for (entry, table) in self.list(tree, "group") {
            self.known(table, &["id", "vi", "en", "verb"]);
            let word = self.word(entry, table);
            let entries = self.list(table, "verb");
            let verbs = entries
                .into_iter()
                .map(|(entry, table)| self.verb(entry, table, found));
            let verbs = verbs.collect();
            found.groups.push(Group { word, verbs });
        }
    }

    fn role(&mut self, entry: Entry, table: &DeTable) -> Role {
        self.known(
            table,
            &["code", "id", "vi", "en", "granted", "second_factor"],
        );
        Role {
            word: self.word(entry, table),
            code: self.text(entry, table, "code"),
            granted: self.one_of(entry, table, "granted", GRANTED),
            factor: self.one_of(entry, table, "second_factor", FACTORS),
        }
    }

    fn verb(&mut self, entry: Entry, table: &DeTable, found: &Permissions) -> Verb {
        self.known(table, &["id", "vi", "en", "sign_in", "may", "routes"]);
        let mut verb = Verb {
            word: self.word(entry, table),
            sign_in: self.one_of(entry, table, "sign_in", SIGN_INS),
            public: None,
            anyone: None,
            cells: Vec::new(),
            routes: Vec::new(),
        };
        let may = table.get("may").and_then(|may| may.get_ref().as_table());
        if may.is_none() {
            self.mistake(entry.span().start, "`may = { … }` is missing".to_owned());
        }
        for (column, value) in may.into_iter().flatten() {
            let Some(cell) = self.cell(value, found) else {
                continue;
            };
            match column.get_ref().as_ref() {
                PUBLIC => verb.public = Some(cell),
                ANYONE => verb.anyone = Some(cell),
                code if found.roles.iter().any(|role| role.code == code) => {
                    verb.cells.push((code.to_owned(), cell));
                }
                code => self.mistake(column.span().start, format!("no role `{code}`")),
            }
        }
        let place = |code: &str| found.roles.iter().position(|role| role.code == code);
        verb.cells.sort_by_key(|(code, _)| place(code));
        for (entry, table) in self.list(table, "routes") {
            let route = self.route(entry, table);
            verb.routes.push(route);
        }
        verb
    }

    fn cell(&mut self, value: Entry, found: &Permissions) -> Option<Cell> {
        let Some(text) = value.get_ref().as_str() else {
            self.mistake(value.span().start, "a cell is text".to_owned());
            return None;
        };
        let mut words = text.split(' ');
        let reach = words.next().unwrap_or_default().to_owned();
        if !REACHES.contains(&reach.as_str()) {
            let text = format!("`{reach}` is no reach: {}", REACHES.join(", "));
            self.mistake(value.span().start, text);
        }
        let conditions: Vec<String> = words.map(str::to_owned).collect();
        for word in &conditions {
            if !found
                .conditions
                .iter()
                .any(|condition| condition.id == *word)
            {
                self.mistake(value.span().start, format!("no condition `{word}`"));
            }
        }
        Some(Cell { reach, conditions })
    }

    fn route(&mut self, entry: Entry, table: &DeTable) -> Route {
        self.known(table, &["id", "method", "path"]);
        let path = self.text(entry, table, "path");
        let mut params = Vec::new();
        for part in path.split('/').skip(1) {
            let plain = part
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'-');
            match part
                .strip_prefix('{')
                .and_then(|part| part.strip_suffix('}'))
            {
                Some(param) if PARAMS.contains(&param) => params.push(param.to_owned()),
                None if plain && (!part.is_empty() || path == "/") => {}
                _ => self.mistake(
                    entry.span().start,
                    format!("`{part}` cannot stand in a path"),
                ),
            }
        }
        if !path.starts_with('/') {
            self.mistake(entry.span().start, "a path begins with `/`".to_owned());
        }
        Route {
            id: self.id(entry, table),
            method: self.one_of(entry, table, "method", METHODS),
            path,
            params,
            line: self.line(entry.span().start),
        }
    }

    fn word(&mut self, entry: Entry, table: &DeTable) -> Word {
        Word {
            id: self.id(entry, table),
            vi: self.text(entry, table, "vi"),
            en: self.text(entry, table, "en"),
            line: self.line(entry.span().start),
        }
    }

    fn id(&mut self, entry: Entry, table: &DeTable) -> String {
        let id = self.text(entry, table, "id");
        let letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
        if !id.bytes().all(letter) || !id.starts_with(|c: char| c.is_ascii_alphabetic()) {
            self.mistake(
                entry.span().start,
                format!("`{id}` is no id: letters, digits, `_`"),
            );
        }
        id
    }

    fn text(&mut self, entry: Entry, table: &DeTable, key: &str) -> String {
        let found = table.get(key).and_then(|value| value.get_ref().as_str());
        let text = found.unwrap_or_default();
        if text.is_empty() {
            self.mistake(entry.span().start, format!("`{key}` is missing"));
        } else if domain::text::nfc(text) != text {
            self.mistake(
                entry.span().start,
                format!("`{key}` is not in Unicode form NFC"),
            );
        }
        text.to_owned()
    }

    fn one_of(&mut self, entry: Entry, table: &DeTable, key: &str, words: &[&str]) -> String {
        let text = self.text(entry, table, key);
        if !text.is_empty() && !words.contains(&text.as_str()) {
            let at = table.get(key).map_or(0, |value| value.span().start);
            self.mistake(at, format!("`{key}` is one of {}", words.join(", ")));
        }
        text
    }

    fn known(&mut self, table: &DeTable, keys: &[&str]) {
        for key in table.keys() {
            if !keys.contains(&key.get_ref().as_ref()) {
                self.mistake(key.span().start, format!("no key `{}` here", key.get_ref()));
            }
        }
    }

    /// The tables of a list; absent is empty.
    fn list<'a, 'b>(
        &mut self,
        table: &'a DeTable<'b>,
        key: &str,
    ) -> Vec<(Entry<'a, 'b>, &'a DeTable<'b>)> {
        let Some(value) = table.get(key) else {
            return Vec::new();
        };
        let entries = value.get_ref().as_array();
        let tables = entries.into_iter().flat_map(|list| list.iter());
        let tables: Vec<_> = tables
            .filter_map(|entry| Some((entry, entry.get_ref().as_table()?)))
            .collect();
        if entries.is_none_or(|list| list.len() != tables.len()) {
            self.mistake(value.span().start, format!("`{key}` is a list of tables"));
        }
        tables
    }

    /// Every name stands for one thing.
    fn once(&mut self, found: &Permissions) {
        let of_words = |words: &mut dyn Iterator<Item = &Word>| {
            words
                .map(|word| (word.id.clone(), word.line))
                .collect::<Vec<_>>()
        };
        let routes = |name: fn(&Route) -> String| {
            found
                .routes()
                .map(|(_, route)| (name(route), route.line))
                .collect::<Vec<_>>()
        };
        let lists = [
            of_words(&mut found.roles.iter().map(|role| &role.word)),
            found
                .roles
                .iter()
                .map(|role| (role.code.clone(), role.word.line))
                .collect(),
            of_words(&mut found.conditions.iter()),
            of_words(&mut found.rules.iter()),
            of_words(&mut found.groups.iter().map(|group| &group.word)),
            of_words(&mut found.verbs().map(|verb| &verb.word)),
            routes(|route| route.id.clone()),
            routes(|route| format!("{} {}", route.method, route.path)),
        ];
        for list in lists {
            for (i, (name, line)) in list.iter().enumerate() {
                if list.iter().take(i).any(|(before, _)| before == name) {
                    self.mistakes
                        .push((*line, format!("`{name}` stands twice")));
                }
            }
        }
    }

    /// What a verb says fits together.
    fn sense(&mut self, found: &Permissions) {
        for verb in found.verbs() {
            let mut wrong = |text: &str| {
                self.mistakes
                    .push((verb.word.line, format!("{}: {text}", verb.word.id)));
            };
            let open = verb.public.is_some();
            if open != (verb.sign_in == "none") {
                wrong("`PB` and `sign_in = \"none\"` go together");
            }
            let columns = [open, verb.anyone.is_some(), !verb.cells.is_empty()];
            if columns.into_iter().filter(|some| *some).count() != 1 {
                wrong("either `PB`, or `any`, or roles");
            }
            let second = |(_, cell): &(String, Cell)| cell.conditions.iter().any(|c| c == "second");
            if verb.cells.iter().any(second) && verb.sign_in != "fresh" {
                wrong("what a second person confirms wants a fresh sign-in");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "\
[[role]]
code = \"SA\"
id = \"system_admin\"
vi = \"Quản trị\"
en = \"Admin\"
granted = \"second_person\"
second_factor = \"required\"
[[condition]]
id = \"second\"
vi = \"hai\"
en = \"two\"
[[group]]
id = \"people\"
vi = \"người\"
en = \"people\"
[[group.verb]]
id = \"restore\"
vi = \"khôi phục\"
en = \"restore\"
sign_in = \"fresh\"
may = { SA = \"all second\" }
routes = [{ id = \"restore\", method = \"POST\", path = \"/restore/{unit}\" }]
";

    #[test]
    fn a_good_table_is_read() {
        let found = read(GOOD).unwrap();
        let (verb, route) = found.routes().next().unwrap();
        assert_eq!((verb.cells[0].0.as_str(), route.params.len()), ("SA", 1));
    }

    #[test]
    fn every_mistake_is_told_with_its_line() {
        let bad = GOOD
            .replace("granted = \"second_person\"", "granted = \"nobody\"")
            .replace("\"all second\"", "\"most third\", XX = \"all\"")
            .replace("sign_in = \"fresh\"", "sign_in = \"none\"\ncolour = 1")
            .replace("POST", "PUT")
            .replace("{unit}", "{thing}");
        let told = read(&bad).err().unwrap();
        let lines: Vec<&str> = told
            .lines()
            .map(|line| line.split(':').next().unwrap())
            .collect();
        assert_eq!(
            lines,
            ["6", "16", "21", "22", "22", "22", "23", "23"],
            "{told}"
        );
        for word in [
            "nobody",
            "thing",
            "colour",
            "third",
            "most",
            "XX",
            "method",
            "go together",
        ] {
            assert!(told.contains(word) || word == "nobody", "{word} in\n{told}");
        }
        assert!(read("[[role").err().unwrap().starts_with("1: "));
    }

    #[test]
    fn a_name_that_stands_twice_is_told() {
        let twice = format!("{GOOD}{}", GOOD.split_once("[[group]]").unwrap().1);
        let twice = twice.replacen(
            "/restore/{unit}\" }]\n\nid",
            "/restore/{unit}\" }]\n[[group]]\nid",
            1,
        );
        let twice = twice.replace("}]\n\nid", "}]\n[[group]]\nid");
        let told = read(&twice).err().unwrap();
        assert_eq!(told.matches("stands twice").count(), 4, "{told}");
    }
}
