//! Samples of the pages of people at work.
//!
//! Not for: pages before the sign-in (`entering.rs`).

use super::{Sample, signed_in};
use crate::frame::Frame;
use crate::pages::log::list as log;
use crate::pages::org::{account, grants, import, slips, units, user, users};
use crate::part::{Choice, Field, Link, Mistake, Pages, Tag, Weight};
use actions::org::Slip;
use askama::Template;
use domain::locale::Locale;
use domain::org::role::Role;

fn choice(value: &str, text: &str) -> Choice {
    Choice {
        value: value.to_owned(),
        text: text.to_owned(),
        chosen: value.is_empty(),
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

pub(super) fn users_page(locale: Locale, rows: Vec<users::Row>) -> users::Users {
    let mut f = signed_in(locale, "web-users", "/users");
    f.done = Some(f.say("web-done-enabled"));
    let units = vec![(
        "so-tttt".to_owned(),
        "Sở Thông tin và Truyền thông".to_owned(),
    )];
    let may = [Role::UnitManager, Role::Contributor];
    let entered = users::Entered::default();
    let states = vec![
        choice("", &f.say("web-all")),
        choice("active", &f.say("web-state-active")),
    ];
    users::Users {
        search: Field::line("find", f.say("web-users-find"), ("search", "lan", None)),
        states: Field::list("state", f.say("web-state"), states),
        count: rows.len().to_string(),
        rows,
        pages: pages(&f, "/users"),
        invite: users::invite(&f, (&entered, units, &may), Vec::new()),
        frame: f,
    }
}

pub(super) fn people() -> Vec<users::Row> {
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
    let entered = user::Entered {
        role: "unit_manager".to_owned(),
    };
    let text = "Người này đã giữ vai trò đó.".to_owned();
    let mistakes = vec![Mistake {
        field: Some("role"),
        text,
    }];
    let frame = f.clone().mistaken(&mistakes);
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
            user::button(
                &f,
                ("/users/a/reset-password".to_owned(), "web-reset-password"),
                Weight::Plain,
            ),
            user::button(
                &f,
                ("/users/a/reset-factor".to_owned(), "web-reset-factor"),
                Weight::Plain,
            ),
            user::button(
                &f,
                ("/users/a/disable".to_owned(), "web-disable"),
                Weight::Grave,
            ),
        ],
        may_grant: true,
        grant: user::grant(&f, ("a", &entered, &[Role::UnitManager]), mistakes),
        name,
        frame,
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
    let entered = grants::Entered::default();
    grants::Grants {
        proposals: vec![
            proposal("Lê Văn Bình", Some(decide)),
            proposal("Phạm Đức", None),
        ],
        held: vec![held],
        propose: grants::propose(&f, (&entered, &[Role::Appraiser]), Vec::new()),
        frame: f,
    }
}

fn units_page(locale: Locale, rows: Vec<units::Row>) -> units::Units {
    let f = signed_in(locale, "web-units", "/units");
    let entered = units::Entered::default();
    units::Units {
        count: rows.len().to_string(),
        rows,
        pages: pages(&f, "/units"),
        add: units::add(&f, &entered, Vec::new()),
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
        why: None,
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

pub(super) fn working(locale: Locale) -> Vec<Sample> {
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
        everywhere: user::button(
            &f,
            ("/sign-out/everywhere".to_owned(), "web-sign-out-everywhere"),
            Weight::Grave,
        ),
        frame: f,
    };
    let slip = |name: &str, login: &str| Slip {
        name: name.to_owned(),
        login: login.to_owned(),
        password: "nắng-7-thuyền-vàng".to_owned(),
    };
    let slips = slips::Slips {
        frame: signed_in(locale, "web-slips", "/import/users"),
        address: Some("https://dti.example.gov.vn".to_owned()),
        slips: vec![slip("Lê Văn Bình", "binh.le"), slip("Phạm Đức", "duc.pham")],
    };
    let f = signed_in(locale, "web-invite-many", "/import/users");
    let import = import::view(f, import::What::Users, Vec::new());
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
