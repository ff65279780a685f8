//! What documents show of the program is what it prints: between `<!-- transcript: thang … -->` and
//! `<!-- end of transcript -->` stands the real output of that command.
//!
//! Not for: commands whose output changes from run to run.

use super::{Made, thang};
use crate::house::House;

/// At the start of a line only, so that a text may speak of it.
const BEGIN: &str = "\n<!-- transcript: thang ";
const END: &str = "<!-- end of transcript -->";

pub(super) fn make(house: &House) -> Result<Vec<Made>, String> {
    let documents = house.ending(".md").filter(|(_, text)| text.contains(BEGIN));
    let made = documents.map(|(path, text)| {
        let text = filled(text, |words| thang(house, words));
        Ok((
            path.to_owned(),
            text.map_err(|error| format!("{path}: {error}"))?,
        ))
    });
    made.collect()
}

/// The text with each transcript replaced by what `print` gives for its words.
fn filled(text: &str, print: impl Fn(&[&str]) -> Result<String, String>) -> Result<String, String> {
    let (mut out, mut rest) = (String::new(), text);
    while let Some((before, after)) = rest.split_once(BEGIN) {
        let (command, after) = after
            .split_once(" -->")
            .ok_or("a transcript without `-->`")?;
        let (_, after) = after
            .split_once(END)
            .ok_or(format!("a transcript without {END}"))?;
        let words: Vec<&str> = command.split_whitespace().collect();
        let printed = print(&words)?;
        out += &format!("{before}{BEGIN}{command} -->\n");
        if !printed.trim().is_empty() {
            let lines: Vec<&str> = printed.trim_end().lines().map(str::trim_end).collect();
            out += &format!("```\n$ thang {command}\n{}\n```\n", lines.join("\n"));
        }
        out += END;
        rest = after;
    }
    Ok(out + rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_transcript_is_replaced_and_the_rest_stays() {
        let text = |body: &str| format!("one{BEGIN}example --lang en -->\n{body}{END}\ntwo\n");
        let print = |words: &[&str]| Ok(format!("{}  \nlast\n\n", words.join("+")));
        let body = "```\n$ thang example --lang en\nexample+--lang+en\nlast\n```\n";
        assert_eq!(filled(&text("old\n"), print).unwrap(), text(body));
        assert_eq!(
            filled(&text(body), |_| Ok(String::new())).unwrap(),
            text("")
        );
        assert!(filled(&format!("{BEGIN}example -->"), print).is_err());
    }
}
