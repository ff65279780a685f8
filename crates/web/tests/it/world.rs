//! A small installation with somebody of every role in it, two units, and the server in front.
//!
//! Not for: expectations.

use crate::ask::{Answer, loopback, request, send};
use actions::chance::{Chance, Clock};
use actions::house::House;
use actions::log::Filter;
use actions::log::list::list;
use actions::org::grant::{self, Decision};
use actions::org::invite::{Invitation, invite};
use actions::org::second_factor::{enrol, enrolment};
use actions::org::set_up::{self, SetUp};
use actions::org::sign_in::{SignIn, sign_in};
use actions::org::unit::{self, Entry};
use actions::org::{password, user};
use actions::visit::{Need, Visit};
use axum::Router;
use axum::body::Body;
use domain::org::role::{Factor, Granted, Role};
use domain::time::Moment;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use totp_rs::{Builder, Secret};
use web::router;

/// A password that nobody else has.
pub(crate) const PASSWORD: &str = "bảy con vịt bơi qua sông";
/// The unit of whoever belongs to one, and another.
pub(crate) const UNITS: [&str; 2] = ["so-noi-vu", "so-tai-chinh"];

static NEXT: AtomicU64 = AtomicU64::new(0);

/// The installation.
pub(crate) struct World {
    pub(crate) house: Arc<House>,
    pub(crate) pages: Router,
    folder: PathBuf,
    /// Tokens of sessions by role word, and of `admin`, `admin2`, `nobody` without a role.
    pub(crate) tokens: BTreeMap<String, String>,
    /// Ids of users by login.
    pub(crate) ids: BTreeMap<String, String>,
}

impl Drop for World {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

impl World {
    /// With its set-up code still unused.
    pub(crate) async fn empty() -> Self {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("thang_web_{}_{number}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        let clock = Clock::fixed(Moment::from_seconds(1_704_679_200));
        let house = actions::trial::house(&folder, clock, Chance::seeded(number + 1));
        let house = Arc::new(house.await.unwrap());
        let pages = router(Arc::clone(&house), &loopback());
        let (tokens, ids) = (BTreeMap::new(), BTreeMap::new());
        Self {
            house,
            pages,
            folder,
            tokens,
            ids,
        }
    }

    /// With somebody of every role, all of them signed in, and an invited guest in the other unit.
    pub(crate) async fn full() -> Self {
        let mut world = Self::empty().await;
        world.first_admin().await;
        for code in UNITS {
            let entry = Entry {
                code: code.to_owned(),
                name: format!("Đơn vị {code}"),
                kind: "so".to_owned(),
                ..Entry::default()
            };
            unit::save(&world.house, &world.visit("admin").await, &entry)
                .await
                .unwrap();
        }
        world.person("admin2", "", Some(Role::SystemAdmin)).await;
        for role in Role::ALL {
            let login = role.word().replace('_', "-");
            world.person(&login, UNITS[0], Some(*role)).await;
        }
        world.person("nobody", UNITS[0], None).await;
        world.person("colleague", UNITS[0], None).await;
        world.person("stranger", UNITS[1], None).await;
        world
    }

    pub(crate) async fn visit(&self, login: &str) -> Visit {
        let visit = self.house.visit(&self.tokens[login]).await.unwrap();
        visit.unwrap_or_else(|| panic!("{login} has no session"))
    }

    async fn first_admin(&mut self) {
        let form = SetUp {
            code: set_up::code(&self.house).await.unwrap().unwrap(),
            login: "admin".to_owned(),
            name: "Trần Thị Bình".to_owned(),
            password: PASSWORD.to_owned(),
            ..SetUp::default()
        };
        let pass = set_up::set_up(&self.house, &form).await.unwrap();
        self.tokens.insert("admin".to_owned(), pass.token);
        let id = self.visit("admin").await.actor.user.to_string();
        self.ids.insert("admin".to_owned(), id);
        self.enrol("admin").await;
    }

    /// Enrols a second factor.
    async fn enrol(&mut self, login: &str) {
        let visit = self.visit(login).await;
        let what = enrolment(&self.house, &visit).await.unwrap();
        let now = u64::try_from(self.house.clock.now().micros() / 1_000_000).unwrap();
        let secret = Secret::try_from_base32(&what.secret).unwrap();
        let totp = Builder::new().with_secret(secret).build().unwrap();
        let code = totp.generate(now).to_string();
        let pass = enrol(&self.house, &visit, &code, None).await.unwrap();
        self.tokens.insert(login.to_owned(), pass.token);
    }

    /// Somebody invited who has chosen a password, been given the role, and is signed in.
    async fn person(&mut self, login: &str, unit: &str, role: Option<Role>) {
        let one = role.filter(|role| role.granted() != Granted::SecondPerson);
        let form = Invitation {
            login: login.to_owned(),
            name: "Lê Văn Cường".to_owned(),
            unit: unit.to_owned(),
            role: one.map_or_else(String::new, |role| role.word().to_owned()),
            ..Invitation::default()
        };
        let slip = invite(&self.house, &self.visit("admin").await, &form)
            .await
            .unwrap();
        let form = SignIn {
            login: login.to_owned(),
            password: slip.password.clone(),
            device: None,
        };
        let pass = sign_in(&self.house, &form).await.unwrap();
        self.tokens.insert(login.to_owned(), pass.token);
        let visit = self.visit(login).await;
        self.ids
            .insert(login.to_owned(), visit.actor.user.to_string());
        let pass = password::change(&self.house, &visit, &slip.password, PASSWORD)
            .await
            .unwrap();
        self.tokens.insert(login.to_owned(), pass.token);
        if let Some(role) = role.filter(|role| role.granted() == Granted::SecondPerson) {
            self.granted(login, role).await;
        }
        if role.is_some_and(|role| role.factor() == Factor::Required) {
            self.enrol(login).await;
        }
        assert_eq!(self.visit(login).await.need, Need::Nothing, "{login}");
    }

    /// Proposes and confirms a role that two people grant.
    async fn granted(&self, login: &str, role: Role) {
        let visit = self.visit("admin").await;
        let proposed = grant::propose(&self.house, &visit, login, role)
            .await
            .unwrap();
        if proposed == grant::Proposed::Waits {
            let two = self.visit("admin2").await;
            let open = grant::list(&self.house, &two).await.unwrap().proposals;
            let (proposal, ..) = open.last().unwrap();
            let confirm = Decision::Confirm;
            grant::decide(&self.house, &two, &proposal.id, confirm)
                .await
                .unwrap();
        }
    }

    /// The state of a user, by the administrator's page.
    pub(crate) async fn seen(&self, login: &str) -> user::Seen {
        let id = domain::org::user::UserId::read(&self.ids[login]).unwrap();
        user::view(&self.house, &self.visit("admin").await, &id)
            .await
            .unwrap()
    }

    /// How many refusals the log tells of after event `after`, and the number of its newest event.
    pub(crate) async fn refusals_after(&self, after: u64) -> (usize, u64) {
        let visit = self.visit("admin").await;
        let page = list(&self.house, &visit, &Filter::default(), None)
            .await
            .unwrap();
        let new = page.events.iter().filter(|event| event.seq > after);
        let refused = new.filter(|event| event.act.refusal.is_some()).count();
        (refused, page.events.first().map_or(0, |event| event.seq))
    }

    /// Sends a form as somebody, from our own page.
    pub(crate) async fn post(&self, who: &str, path: &str, form: &str) -> Answer {
        let post = request("POST", path)
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/x-www-form-urlencoded")
            .header("cookie", self.cookie(who));
        send(&self.pages, post.body(Body::from(form.to_owned())).unwrap()).await
    }

    /// Reads a page as somebody.
    pub(crate) async fn get(&self, who: &str, path: &str) -> Answer {
        let get = request("GET", path).header("cookie", self.cookie(who));
        send(&self.pages, get.body(Body::empty()).unwrap()).await
    }

    /// The cookie of somebody; of nobody known, one that is none.
    pub(crate) fn cookie(&self, who: &str) -> String {
        let token = self.tokens.get(who).map_or("none", String::as_str);
        format!("thang={token}")
    }
}
