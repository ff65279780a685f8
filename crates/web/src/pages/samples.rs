//! Every template, rendered with samples in every locale, and what must hold for each page.
//!
//! Not for: what actions answer; these are views alone.

use super::log::log;
use super::one_form::OneForm;
use super::org::{account, enrol, grants, slips, units, user, users};
use super::said::Said;
use crate::frame::{Frame, Mood, Person, Place};
use crate::guard::{Wrong, key};
use crate::part::{Choice, Control, Field, Form, Link, Mistake, Pages, Tag, Weight};
use askama::Template;
use axum::http::StatusCode;
use domain::locale::Locale;

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

fn wrong(locale: Locale) -> Vec<Sample> {
    let statuses = [
        400, 403, 404, 405, 408, 409, 413, 415, 421, 422, 429, 500, 503, 507,
    ];
    let page = |status: u16| {
        let key = key(StatusCode::from_u16(status).unwrap());
        let frame = out(locale, key, Mood::Calm);
        let number = "6925b1c0-00042".to_owned();
        let note = None;
        let page = Wrong {
            frame,
            status,
            key,
            note,
            number,
        };
        (format!("wrong-{status}"), page.render().unwrap())
    };
    statuses.into_iter().map(page).collect()
}

fn entering(locale: Locale) -> Vec<Sample> {
    let calm = |title| out(locale, title, Mood::Calm);
    let main = Weight::Main;
    let f = calm("web-sign-in");
    let fields = vec![
        Field::line(
            "login",
            f.say("web-login"),
            ("text", "lan.tran", Some("username")),
        ),
        Field::password("password", f.say("web-password"), "current-password"),
    ];
    let form = Form::new("/sign-in".to_owned(), f.say("web-sign-in"), main, fields)
        .aside("/forgotten-password", f.say("web-forgotten-link"));
    let sign_in = OneForm::new(f, form).note("web-policy-asvs");

    let f = calm("web-set-up").mistaken();
    let hint = f.with("web-new-password-hint-asvs", "least", "12");
    let fields = vec![
        Field::text("code", f.say("web-set-up-code"), "").hint(f.say("web-set-up-code-hint")),
        Field::line(
            "login",
            f.say("web-login"),
            ("text", "quan-tri", Some("username")),
        ),
        Field::line(
            "name",
            f.say("web-name"),
            ("text", "Nguyễn Văn An", Some("name")),
        ),
        Field::line(
            "email",
            f.say("web-email"),
            ("email", "an@example.vn", Some("email")),
        )
        .hint(f.say("web-email-hint")),
        Field::password("password", f.say("web-new-password"), "new-password").hint(hint),
        Field::password("again", f.say("web-new-password-again"), "new-password"),
    ];
    let missing = f.with("web-required", "field", &f.say("web-set-up-code"));
    let mistakes = vec![
        Mistake {
            field: Some("code"),
            text: missing,
        },
        Mistake {
            field: Some("again"),
            text: f.say("web-passwords-differ"),
        },
    ];
    let form = Form::new(
        "/set-up".to_owned(),
        f.say("web-set-up-submit"),
        main,
        fields,
    );
    let set_up = OneForm::new(f, form.mistakes(mistakes)).intro("web-set-up-intro");

    let f = calm("web-second-factor");
    let code = Field::digits("code", f.say("web-code")).hint(f.say("web-code-hint"));
    let submit = f.say("web-second-factor-submit");
    let form = Form::new("/second-factor".to_owned(), submit, main, vec![code]);
    let second = OneForm::new(f, form)
        .intro("web-second-factor-intro")
        .note("web-second-factor-lost");

    let f = calm("web-enrol");
    let code = Field::digits("code", f.say("web-code")).hint(f.say("web-code-hint"));
    let submit = f.say("web-enrol-submit");
    let address = "otpauth://totp/DTI:lan.tran?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=DTI";
    let enrol = enrol::Enrol {
        picture: crate::picture::qr(address, &f.say("web-enrol-picture")),
        secret: "JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP".to_owned(),
        form: Form::new("/second-factor/enrol".to_owned(), submit, main, vec![code]),
        frame: f,
    };
    let f = calm("web-forgotten-sent");
    let said = Said {
        text: f.say("web-forgotten-sent-text"),
        on: Link {
            href: "/sign-in".to_owned(),
            text: f.say("web-back-to-sign-in"),
        },
        frame: f,
    };
    let name = str::to_owned;
    vec![
        (name("sign-in"), sign_in.render().unwrap()),
        (name("set-up"), set_up.render().unwrap()),
        (name("second-factor"), second.render().unwrap()),
        (name("enrol"), enrol.render().unwrap()),
        (name("forgotten-sent"), said.render().unwrap()),
    ]
}

fn choice(value: &str, text: &str, chosen: bool) -> Choice {
    let (value, text) = (value.to_owned(), text.to_owned());
    Choice {
        value,
        text,
        chosen,
    }
}

fn pages(f: &Frame, href: &str) -> Pages {
    let page = [("page", "2".to_owned()), ("pages", "5".to_owned())];
    let link = |key: &str, page: u8| Link {
        href: format!("{href}?page={page}"),
        text: f.say(key),
    };
    Pages {
        label: f.say("web-pages"),
        text: f.fill("web-pages-of", &page),
        earlier: Some(link("web-earlier", 1)),
        later: Some(link("web-later", 3)),
    }
}

fn one_button(f: &Frame, action: &str, key: &str, weight: Weight) -> Form {
    Form::new(action.to_owned(), f.say(key), weight, Vec::new())
}

fn users_page(locale: Locale, rows: Vec<users::Row>) -> users::Users {
    let mut f = signed_in(locale, "web-users", "/users");
    f.done = Some(f.say("web-done-enabled"));
    let units = vec![
        choice("so-tttt", "Sở Thông tin và Truyền thông", true),
        choice("so-gddt", "Sở Giáo dục và Đào tạo", false),
    ];
    let roles = ["Lãnh đạo đơn vị", "Người nhập liệu của đơn vị"];
    let roles = roles.iter().map(|role| choice(role, role, false)).collect();
    let kind = "checkbox";
    let fields = vec![
        Field::text("login", f.say("web-login"), ""),
        Field::line("name", f.say("web-name"), ("text", "", None)),
        Field::line("email", f.say("web-email"), ("email", "", None)).hint(f.say("web-email-hint")),
        Field::list("unit", f.say("web-unit"), units),
        Field::new(
            "role",
            f.say("web-roles"),
            Control::Options { kind, list: roles },
        ),
    ];
    let submit = f.say("web-invite-submit");
    let states = vec![
        choice("", &f.say("web-all"), true),
        choice("active", &f.say("web-state-active"), false),
    ];
    users::Users {
        search: Field::line("find", f.say("web-users-find"), ("search", "lan", None)),
        states: Field::list("state", f.say("web-state"), states),
        count: rows.len().to_string(),
        rows,
        pages: pages(&f, "/users"),
        invite: Form::new("/users".to_owned(), submit, Weight::Main, fields),
        frame: f,
    }
}

fn people() -> Vec<users::Row> {
    let row = |(name, login): (&str, &str), unit: Option<&str>, roles: &str, state| users::Row {
        href: "/users/abcdefghijklmnopqrstuvwxyz".to_owned(),
        name: name.to_owned(),
        login: login.to_owned(),
        unit: unit.map(str::to_owned),
        roles: roles.to_owned(),
        state,
    };
    let tag = |tone, text: &str| Tag {
        tone,
        text: text.to_owned(),
    };
    let so = Some("Sở Thông tin và Truyền thông");
    let active = || tag("ok", "Đang hoạt động");
    vec![
        row(
            ("Trần Thị Lan", "lan.tran"),
            so,
            "Quản trị hệ thống",
            active(),
        ),
        row(
            ("Nguyễn Hoàng Phương Thảo", "thao.nguyen"),
            Some("Ban Quản lý các khu công nghiệp"),
            "Lãnh đạo đơn vị",
            active(),
        ),
        row(("Lê Văn Bình", "binh.le"), None, "", tag("acc", "Đã mời")),
        row(
            ("Phạm Đức", "duc.pham"),
            so,
            "Người nhập liệu của đơn vị",
            tag("bad", "Đã khóa"),
        ),
    ]
}

fn user_page(locale: Locale) -> user::User {
    let mut f = signed_in(locale, "web-user", "/users/abcdefghijklmnopqrstuvwxyz");
    let name = "Nguyễn Hoàng Phương Thảo".to_owned();
    f.of = Some(name.clone());
    let grant = |role: &str, until: &str| user::Grant {
        role: role.to_owned(),
        from: "01/01/2026".to_owned(),
        until: until.to_owned(),
        revoke: Some("/users/a/grants/b/revoke".to_owned()),
    };
    let roles = vec![choice("unit_manager", "Lãnh đạo đơn vị", true)];
    let fields = vec![
        Field::list("role", f.say("web-role"), roles),
        Field::text("until", f.say("web-until"), "31/02/2026").hint(f.say("web-until-hint")),
    ];
    let submit = f.say("web-grant-submit");
    user::User {
        login: "thao.nguyen".to_owned(),
        email: Some("thao.nguyen@example.vn".to_owned()),
        unit: Some("Ban Quản lý các khu công nghiệp".to_owned()),
        state: Tag {
            tone: "ok",
            text: f.say("web-state-active"),
        },
        factor: true,
        grants: vec![
            grant("Lãnh đạo đơn vị", ""),
            grant("Người nhập liệu", "31/12/2026"),
        ],
        acts: vec![
            one_button(
                &f,
                "/users/a/reset-password",
                "web-reset-password",
                Weight::Plain,
            ),
            one_button(
                &f,
                "/users/a/reset-factor",
                "web-reset-factor",
                Weight::Plain,
            ),
            one_button(&f, "/users/a/disable", "web-disable", Weight::Grave),
        ],
        may_grant: true,
        grant: Form::new("/users/a/grants".to_owned(), submit, Weight::Main, fields).mistakes(
            vec![Mistake {
                field: Some("until"),
                text: "Ngày 31/02/2026 không có.".to_owned(),
            }],
        ),
        name,
        frame: f.mistaken(),
    }
}

fn grants_page(locale: Locale) -> grants::Grants {
    let f = signed_in(locale, "web-grants", "/grants");
    let decide = grants::Decide {
        confirm: "/grants/proposals/a/confirm".to_owned(),
        reject: "/grants/proposals/a/reject".to_owned(),
    };
    let proposal = |name: &str, decide| grants::Proposal {
        name: name.to_owned(),
        role: "Thành viên Tổ thẩm định".to_owned(),
        by: "Trần Thị Lan".to_owned(),
        at: "24/11/2026 14:05".to_owned(),
        decide,
    };
    let held = grants::Held {
        href: "/users/a".to_owned(),
        name: "Trần Thị Lan".to_owned(),
        role: "Quản trị hệ thống".to_owned(),
        from: "01/01/2026".to_owned(),
        until: String::new(),
        revoke: Some("/grants/a/revoke".to_owned()),
    };
    let fields = vec![
        Field::text("user", f.say("web-login"), ""),
        Field::list(
            "role",
            f.say("web-role"),
            vec![choice("appraiser", "Thẩm định", true)],
        ),
        Field::text("until", f.say("web-until"), "").hint(f.say("web-until-hint")),
    ];
    let submit = f.say("web-propose-submit");
    grants::Grants {
        proposals: vec![
            proposal("Lê Văn Bình", Some(decide)),
            proposal("Phạm Đức", None),
        ],
        held: vec![held],
        propose: Form::new("/grants".to_owned(), submit, Weight::Main, fields),
        frame: f,
    }
}

fn units_page(locale: Locale, rows: Vec<units::Row>) -> units::Units {
    let f = signed_in(locale, "web-units", "/units");
    let fields = vec![
        Field::text("code", f.say("web-unit-code"), "").hint(f.say("web-unit-code-hint")),
        Field::line("name", f.say("web-unit-name"), ("text", "", None)),
        Field::text("kind", f.say("web-unit-kind"), ""),
        Field::text("parent", f.say("web-unit-parent"), ""),
    ];
    let submit = f.say("web-unit-add");
    units::Units {
        count: rows.len().to_string(),
        rows,
        pages: pages(&f, "/units"),
        add: Form::new("/units".to_owned(), submit, Weight::Main, fields),
        frame: f,
    }
}

fn log_page(locale: Locale) -> log::Log {
    let f = signed_in(locale, "web-log", "/log");
    let row = |number: u32, act: &str, result| log::Row {
        number: number.to_string(),
        at: "24/11/2026 14:05".to_owned(),
        who: "Trần Thị Lan".to_owned(),
        act: act.to_owned(),
        object: "Lê Văn Bình".to_owned(),
        result,
        receipt: format!("/log/{number}/receipt"),
    };
    let done = || Tag {
        tone: "ok",
        text: f.say("web-log-done"),
    };
    let denied = Tag {
        tone: "bad",
        text: f.say("web-log-denied"),
    };
    let day = |name, key: &str| Field::text(name, f.say(key), "").hint(f.say("web-log-day-hint"));
    log::Log {
        count: "1.204".to_owned(),
        filters: vec![
            Field::text("who", f.say("web-log-who"), ""),
            day("from", "web-log-from"),
            day("until", "web-log-until"),
        ],
        export: "/log/export".to_owned(),
        rows: vec![
            row(1204, "Mời người dùng", done()),
            row(1203, "Thu hồi vai trò", denied),
            row(9, "Tạo quản trị hệ thống đầu tiên", done()),
        ],
        pages: pages(&f, "/log"),
        frame: f,
    }
}

fn working(locale: Locale) -> Vec<Sample> {
    let f = signed_in(locale, "web-account", "/account");
    let account = account::Account {
        name: "Trần Thị Lan".to_owned(),
        login: "lan.tran".to_owned(),
        email: None,
        unit: Some("Sở Thông tin và Truyền thông".to_owned()),
        roles: vec![account::HeldRole {
            role: "Quản trị hệ thống".to_owned(),
            span: f.with("web-role-since", "from", "01/01/2026"),
        }],
        factor: false,
        sessions: "2".to_owned(),
        everywhere: one_button(
            &f,
            "/sign-out/everywhere",
            "web-sign-out-everywhere",
            Weight::Grave,
        ),
        frame: f,
    };
    let slip = |name: &str, login: &str| slips::Slip {
        name: name.to_owned(),
        login: login.to_owned(),
        password: "nắng-7-thuyền-vàng".to_owned(),
    };
    let slips = slips::Slips {
        frame: signed_in(locale, "web-slips", "/import/users"),
        address: "https://dti.example.gov.vn".to_owned(),
        slips: vec![slip("Lê Văn Bình", "binh.le"), slip("Phạm Đức", "duc.pham")],
    };
    let f = signed_in(locale, "web-invite-many", "/import/users");
    let accept = ".csv,text/csv";
    let file = Field::new("file", f.say("web-file"), Control::File { accept });
    let fields = vec![file.hint(f.say("web-file-hint"))];
    let submit = f.say("web-invite-many-submit");
    let form = Form::new("/import/users".to_owned(), submit, Weight::Main, fields);
    let import = OneForm::new(f, form)
        .intro("web-invite-many-intro")
        .up("/users", "web-users");
    let unit = |code: &str, name: &str, kind: &str| units::Row {
        href: format!("/units/{code}"),
        code: code.to_owned(),
        name: name.to_owned(),
        kind: kind.to_owned(),
        parent: "UBND tỉnh Bình Dương".to_owned(),
    };
    let rows = vec![
        unit("so-tttt", "Sở Thông tin và Truyền thông", "Sở, ban, ngành"),
        unit(
            "ubnd-thu-dau-mot",
            "UBND thành phố Thủ Dầu Một",
            "UBND cấp huyện",
        ),
    ];
    let name = str::to_owned;
    vec![
        (name("account"), account.render().unwrap()),
        (
            name("users"),
            users_page(locale, people()).render().unwrap(),
        ),
        (
            name("users-empty"),
            users_page(locale, Vec::new()).render().unwrap(),
        ),
        (name("user"), user_page(locale).render().unwrap()),
        (name("slips"), slips.render().unwrap()),
        (name("invite-many"), import.render().unwrap()),
        (name("grants"), grants_page(locale).render().unwrap()),
        (name("units"), units_page(locale, rows).render().unwrap()),
        (
            name("units-empty"),
            units_page(locale, Vec::new()).render().unwrap(),
        ),
        (name("log"), log_page(locale).render().unwrap()),
    ]
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
