//! The known keys of every table of a framework file, and what was read under them.
//!
//! One table of keys drives reading, nearest-key hints, JSON Schema, forms and the manual.
//! Not for: what a key means; the reader of each table and each kind of rule know.

use crate::diagnostic::Place;
use crate::framework::InputKind;
use crate::id::{InputIx, LeagueIx};
use crate::locale::Name;
use crate::measure::number::{Number, Points};
use crate::measure::value::{Ratio, Value, WhenOver, WhenZero};
use crate::rational::Rational;

/// A known key.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// Its word in a file.
    pub name: &'static str,
    /// What may stand under it.
    pub shape: Shape,
    /// Whether it must be there.
    pub need: Need,
}

/// Whether a key must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Its absence is an error.
    Required,
    /// It may be absent; what that means is decided by who reads it.
    Optional,
}

impl Key {
    /// A key that must be there.
    #[must_use]
    pub const fn required(name: &'static str, shape: Shape) -> Self {
        Self {
            name,
            shape,
            need: Need::Required,
        }
    }

    /// A key that may be absent.
    #[must_use]
    pub const fn optional(name: &'static str, shape: Shape) -> Self {
        Self {
            name,
            shape,
            need: Need::Optional,
        }
    }
}

/// What may stand under a key.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// Any text -> [`Field::Text`].
    Text,
    /// `{ vi, en }` -> [`Field::Name`].
    Name,
    /// `{ vi, en }`, or a text (then Vietnamese) -> [`Field::Name`].
    NameOrText,
    /// A code ([`crate::id::is_code`]) -> [`Field::Text`].
    Code,
    /// true or false -> [`Field::Bool`].
    Bool,
    /// A TOML integer from-to -> [`Field::Integer`].
    Integer(i64, i64),
    /// A TOML date -> [`Field::Text`], ISO.
    Date,
    /// `MM-DD` -> [`Field::Text`].
    MonthDay,
    /// One of these words -> [`Field::Word`].
    OneOf(&'static [&'static str]),
    /// Decimal text -> [`Field::Decimal`].
    Decimal,
    /// Decimal text, one or per league -> [`Field::PerLeague`].
    PerLeague,
    /// Decimal text 0..1 or p/q -> [`Field::Decimal`].
    Share,
    /// Decimal text, or p/q of the maximum -> [`Field::Points`].
    Points,
    /// Decimal text, or `{ param = "ID" }` -> [`Field::Number`].
    Number,
    /// As `Number`, or `{ input = "id" }` (numeric) -> [`Field::Number`] or [`Field::Input`].
    NumberOrInput,
    /// A TOML date, or `{ input = "id" }` (date) -> [`Field::Text`] or [`Field::Input`].
    DateOrInput,
    /// An input of one of these kinds -> [`Field::Input`].
    Input(&'static [InputKind]),
    /// An input (numeric) or `{ ratio, when_zero, when_over }` -> [`Field::Value`].
    Value,
    /// As `Value`, but the ratio has no `when_zero` of its own -> [`Field::Value`].
    ValueWithoutZero,
    /// A list of texts -> [`Field::Texts`].
    Texts,
    /// A list of points, exactly so many -> [`Field::PointsList`].
    PointsList(usize),
    /// A list of decimal texts, exactly so many -> [`Field::Decimals`].
    Decimals(usize),
    /// A table with these keys -> [`Field::Table`].
    Table(&'static [Key]),
    /// A list of tables with these keys, at least so many -> [`Field::List`].
    List(&'static [Key], usize),
    /// A table from ids to tables with these keys -> [`Field::Map`].
    Map(&'static [Key]),
    /// A table from names (years, leagues) to decimal texts -> [`Field::DecimalMap`].
    DecimalMap,
    /// A table from leagues to tables from years to decimal texts -> [`Field::DecimalMaps`].
    DecimalMaps,
    /// A table from names to texts -> [`Field::TextMap`].
    TextMap,
    /// A list of sub-rules, at least two -> [`Field::Rules`].
    Rules,
    /// A table with exactly one kind of rule -> [`Field::Rules`] with one entry.
    Rule,
}

/// Decimals by name, with the place of each.
pub type NamedDecimals = Vec<(String, Rational, Place)>;

/// Decimals by league, as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ByLeague {
    /// The same for all leagues.
    Same(Rational),
    /// For each named league, with its place.
    Each(Vec<(LeagueIx, Rational, Place)>),
}

impl ByLeague {
    /// Every value written.
    #[must_use]
    pub fn values(&self) -> Vec<&Rational> {
        match self {
            Self::Same(value) => vec![value],
            Self::Each(list) => list.iter().map(|(_, value, _)| value).collect(),
        }
    }
}

/// What stood under a key.
#[derive(Debug)]
pub enum Field {
    /// A text.
    Text(String),
    /// A text in two languages.
    Name(Name),
    /// true or false.
    Bool(bool),
    /// An integer.
    Integer(i64),
    /// One of the words of [`Shape::OneOf`].
    Word(&'static str),
    /// A decimal or a share.
    Decimal(Rational),
    /// One for all leagues, or one for each.
    PerLeague(ByLeague),
    /// Points.
    Points(Points),
    /// A number.
    Number(Number),
    /// An input.
    Input(InputIx),
    /// A value.
    Value(Value),
    /// Texts with their places.
    Texts(Vec<(String, Place)>),
    /// Points.
    PointsList(Vec<Points>),
    /// Decimals.
    Decimals(Vec<Rational>),
    /// A table.
    Table(Fields),
    /// Tables.
    List(Vec<Fields>),
    /// Tables by id.
    Map(Vec<(String, Fields)>),
    /// Decimals by name.
    DecimalMap(NamedDecimals),
    /// Texts by name, with the place of each.
    TextMap(Vec<(String, String, Place)>),
    /// Decimals by two names.
    DecimalMaps(Vec<(String, NamedDecimals, Place)>),
    /// Sub-rules; absent (and reported) if one of them could not be read.
    Rules(Vec<super::rule::SubRule>),
}

/// A table that was read: only known keys, each with its place.
#[derive(Debug)]
pub struct Fields {
    /// Where the table stands.
    pub place: Place,
    /// Key, place of the value, value; in the order of the file.
    pub entries: Vec<(&'static str, Place, Field)>,
    /// The known keys that were written, those refused (and reported) too.
    pub written: Vec<&'static str>,
}

/// A table as written, without its places: what `show`, `diff` and the tables of a set print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Plain {
    /// A text, a date, a decimal.
    Text(String),
    /// true or false.
    Bool(bool),
    /// An integer.
    Integer(i64),
    /// A list.
    List(Vec<Plain>),
    /// A table in the order of its keys in the key table.
    Table(Vec<(String, Plain)>),
}

impl Default for Plain {
    fn default() -> Self {
        Self::Table(Vec::new())
    }
}

impl Plain {
    /// The entry of that key, in a table.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&Plain> {
        match self {
            Self::Table(entries) => entries
                .iter()
                .find(|(name, _)| name == key)
                .map(|(_, plain)| plain),
            _ => None,
        }
    }
}

/// Declares typed look-ups of a key: `None` if it is absent or was refused (and reported).
macro_rules! look_ups {
    ($($(#[$doc:meta])* $name:ident: $variant:ident -> $type:ty;)*) => {$(
        $(#[$doc])*
        #[must_use]
        pub fn $name(&self, key: &str) -> Option<&$type> {
            match self.field(key)? {
                Field::$variant(found) => Some(found),
                _ => None,
            }
        }
    )*};
}

impl Fields {
    /// What stood under `key`.
    #[must_use]
    pub fn field(&self, key: &str) -> Option<&Field> {
        self.entries
            .iter()
            .find(|(name, ..)| *name == key)
            .map(|(_, _, field)| field)
    }

    /// Whether `key` was written at all and could be read.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.field(key).is_some()
    }

    /// Whether `key` was written, even if it could not be read.
    #[must_use]
    pub fn written(&self, key: &str) -> bool {
        self.written.contains(&key)
    }

    /// Where the value of `key` stands; the table's place if it is absent.
    #[must_use]
    pub fn place(&self, key: &str) -> Place {
        let entry = self.entries.iter().find(|(name, ..)| *name == key);
        entry.map_or_else(|| self.place.clone(), |(_, place, _)| place.clone())
    }

    look_ups! {
        /// A text.
        text: Text -> String;
        /// A text in two languages.
        name: Name -> Name;
        /// true or false.
        bool: Bool -> bool;
        /// An integer.
        integer: Integer -> i64;
        /// One of the words.
        word: Word -> &'static str;
        /// A decimal.
        decimal: Decimal -> Rational;
        /// By league.
        per_league: PerLeague -> ByLeague;
        /// Points.
        points: Points -> Points;
        /// A number.
        number: Number -> Number;
        /// An input.
        input: Input -> InputIx;
        /// A value.
        value: Value -> Value;
        /// Texts.
        texts: Texts -> Vec<(String, Place)>;
        /// Points.
        points_list: PointsList -> Vec<Points>;
        /// Decimals.
        decimals: Decimals -> Vec<Rational>;
        /// A table.
        table: Table -> Fields;
        /// Tables.
        list: List -> Vec<Fields>;
        /// Tables by id.
        map: Map -> Vec<(String, Fields)>;
        /// Decimals by name.
        decimal_map: DecimalMap -> NamedDecimals;
        /// Texts by name.
        text_map: TextMap -> Vec<(String, String, Place)>;
        /// Decimals by two names.
        decimal_maps: DecimalMaps -> Vec<(String, NamedDecimals, Place)>;
    }

    /// The ratio of a rule that has `when_zero` and `when_over` as keys of its own.
    #[must_use]
    pub fn ratio(&self, a: &str, b: &str) -> Option<Ratio> {
        Some(Ratio {
            a: *self.input(a)?,
            b: *self.input(b)?,
            when_zero: WhenZero::from_word(self.word("when_zero")?)?,
            when_over: WhenOver::from_word(self.word("when_over")?)?,
        })
    }

    /// Takes the sub-rules out.
    #[must_use]
    pub fn take_rules(&mut self, key: &str) -> Option<Vec<super::rule::SubRule>> {
        let entry = self.entries.iter_mut().find(|(name, ..)| *name == key)?;
        match &mut entry.2 {
            Field::Rules(rules) => Some(std::mem::take(rules)),
            _ => None,
        }
    }
}
