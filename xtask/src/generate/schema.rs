//! The JSON Schema of framework files, for editors.
//!
//! Not for: what it says; `domain::framework::schema` builds it from the key tables.

use domain::framework::schema::to_schema;
use domain::locale::Locale;

use super::Made;
use crate::house::House;

pub(super) fn make(_: &House) -> Result<Vec<Made>, String> {
    let text = format!("{:#}\n", to_schema(Locale::Vi));
    Ok(vec![("docs/spec/framework.schema.json".to_owned(), text)])
}
