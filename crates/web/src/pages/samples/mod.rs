//! Every template, rendered with samples in every locale, and what must hold for each page.
//!
//! Not for: what actions answer; these are views alone.

mod entering;
mod working;

use crate::frame::{Frame, Mood, Person, Place};
use askama::Template;
use domain::locale::Locale;
use entering::{entering, wrong};
use working::{people, users_page, working};

/// A page's name and its text.
type Sample = (String, String);

fn out(locale: Locale, title: &'static str, mood: Mood) -> Frame {
    Frame {
        locale,
        name: "DTI Bình Dương".to_owned(),
        title,
        of: None,
        here: "/sign-in".to_owned(),
        places: Vec::new(),
        person: None,
        done: None,
        mood,
    }
}

fn signed_in(locale: Locale, title: &'static str, here: &str) -> Frame {
    let frame = out(locale, title, Mood::Work);
    let place = |href: &str, key: &str| Place {
        href: href.to_owned(),
        text: frame.say(key),
        here: href == here,
    };
    let places = vec![
        place("/users", "web-users"),
        place("/units", "web-units"),
        place("/log", "web-log"),
    ];
    let person = Person {
        name: "Trần Thị Lan".to_owned(),
        unit: Some("Sở Thông tin và Truyền thông".to_owned()),
        href: "/account".to_owned(),
        sign_out: "/sign-out".to_owned(),
    };
    Frame {
        places,
        person: Some(person),
        here: here.to_owned(),
        ..frame
    }
}

fn all(locale: Locale) -> Vec<Sample> {
    [entering(locale), working(locale), wrong(locale)].concat()
}

/// Values of an attribute, as they stand.
fn attributes<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let begin = format!(" {name}=\"");
    let parts = html.split(begin.as_str()).skip(1);
    parts.filter_map(|rest| rest.split('"').next()).collect()
}

fn check(name: &str, html: &str) {
    assert!(!html.contains("web-"), "{name}: a text is missing: {html}");
    let forbidden = [
        "<script",
        " style=",
        " onclick",
        " onload",
        "javascript:",
        "<style",
    ];
    for word in forbidden {
        assert!(!html.contains(word), "{name}: {word}");
    }
    assert_eq!(html.matches("<h1").count(), 1, "{name}: one heading");
    assert_eq!(html.matches("<main").count(), 1, "{name}: one main part");
    let mut ids = attributes(html, "id");
    ids.sort_unstable();
    let count = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), count, "{name}: an id stands twice: {ids:?}");
    let named = ["for", "aria-labelledby", "aria-describedby"];
    for target in named.iter().flat_map(|named| attributes(html, named)) {
        for id in target.split(' ') {
            assert!(ids.contains(&id), "{name}: nothing has the id {id}");
        }
    }
    for address in attributes(html, "href")
        .into_iter()
        .chain(attributes(html, "action"))
    {
        let ours = address.starts_with('/') && !address.starts_with("//");
        assert!(
            ours || address.starts_with('#'),
            "{name}: leads outside: {address}"
        );
    }
    for link in attributes(html, "href")
        .iter()
        .filter_map(|href| href.strip_prefix('#'))
    {
        assert!(ids.contains(&link), "{name}: a link leads nowhere: #{link}");
    }
}

#[test]
fn every_page_is_whole_in_every_language() {
    let mut titles = std::collections::BTreeSet::new();
    for locale in [Locale::Vi, Locale::En] {
        for (name, html) in all(locale) {
            check(&name, &html);
            let title = html
                .split("<title>")
                .nth(1)
                .and_then(|rest| rest.split('<').next());
            let title = title.unwrap_or_default().to_owned();
            // One page with and without content has one title.
            let known = titles.insert((locale == Locale::En, title.clone()));
            assert!(
                known || name.ends_with("-empty"),
                "{name}: not its own title: {title}"
            );
            if let Some(folder) = std::env::var_os("SAMPLES") {
                let language = if locale == Locale::Vi { "vi" } else { "en" };
                let file = format!("{name}.{language}.html");
                std::fs::write(std::path::Path::new(&folder).join(file), html).unwrap();
            }
        }
    }
}

#[test]
fn mistakes_are_told_above_at_the_field_and_in_the_title() {
    let (_, html) = entering(Locale::Vi).swap_remove(1);
    assert!(html.contains("<title>Lỗi: Tạo quản trị hệ thống đầu tiên – DTI Bình Dương</title>"));
    assert!(html.contains("Có 2 chỗ cần sửa"));
    assert!(html.contains("<a href=\"#f-code\">Chưa nhập “Mã khởi tạo”.</a>"));
    assert!(html.contains("aria-invalid=\"true\" aria-describedby=\"f-code-hint f-code-err\""));
    // What was typed is kept; passwords are not sent back.
    assert!(html.contains("value=\"Nguyễn Văn An\""));
    assert!(html.contains("name=\"password\" type=\"password\" value=\"\""));
}

#[test]
fn what_people_typed_stays_text() {
    let mut rows = people();
    if let Some(row) = rows.first_mut() {
        row.name = "<script>alert(1)</script>".to_owned();
        row.state.text = "<b>".to_owned();
    }
    let html = users_page(Locale::Vi, rows).render().unwrap();
    assert!(!html.contains("<script") && !html.contains("<b>"));
}
