//! A small installation and the people in it, so that a test reads as what they do.
//!
//! Not for: expectations.

use crate::place::Place;
use actions::chance::{Chance, Clock};
use actions::error::ActionError;
use actions::house::House;
use actions::org::grant::{self, Decision};
use actions::org::invite::{Invitation, invite};
use actions::org::set_up::{self, SetUp};
use actions::org::sign_in::{SignIn, sign_in};
use actions::org::unit::{self, Entry};
use actions::org::{Pass, Slip, password, second_factor};
use actions::seal::Seal;
use actions::settings::Settings;
use actions::visit::{Need, Visit};
use domain::log::event::Event;
use domain::org::role::Role;
use domain::org::user::UserId;
use domain::sheet::Sheet;
use domain::time::Moment;
use std::sync::Mutex;
use totp_rs::{Builder, Secret};

/// A password that nobody else has.
pub(crate) const PASSWORD: &str = "bảy con vịt bơi qua sông";
/// One unit and another.
pub(crate) const UNITS: [&str; 2] = ["so-noi-vu", "so-tai-chinh"];

pub(crate) struct World {
    pub(crate) house: House,
    _place: Place,
}

/// Somebody with a browser.
#[derive(Debug)]
pub(crate) struct Somebody {
    pub(crate) login: String,
    pub(crate) password: String,
    pub(crate) secret: Option<String>,
    pub(crate) device: Option<String>,
    pub(crate) token: Mutex<String>,
}

impl Somebody {
    pub(crate) fn token(&self) -> String {
        self.token.lock().unwrap().clone()
    }

    pub(crate) fn takes(&self, pass: &Pass) {
        *self.token.lock().unwrap() = pass.token.clone();
    }
}

impl World {
    /// A fresh installation in January 2024.
    pub(crate) async fn empty(place: Place) -> Self {
        Self::with(place, Settings::default()).await
    }

    pub(crate) async fn with(place: Place, settings: Settings) -> Self {
        let clock = Clock::fixed(Moment::from_seconds(1_704_679_200));
        let store = place.open().await;
        let house = House::new(
            store,
            clock,
            Chance::seeded(1),
            settings,
            Seal::new(&[9; 32]),
        );
        Self {
            house,
            _place: place,
        }
    }

    /// With its first administrator.
    pub(crate) async fn new(place: Place) -> (Self, Somebody) {
        let world = Self::empty(place).await;
        let admin = world.first_admin().await;
        (world, admin)
    }

    /// With two administrators and two units.
    pub(crate) async fn two(place: Place) -> (Self, Somebody, Somebody) {
        let (world, admin) = Self::new(place).await;
        for code in UNITS {
            world.add_unit(&admin, code, "").await.unwrap();
        }
        let other = world.somebody(&admin, "admin2", "", "").await;
        let proposed = world.propose(&admin, "admin2", Role::SystemAdmin).await;
        proposed.unwrap();
        let other = world.enrolled(other).await;
        (world, admin, other)
    }

    pub(crate) async fn first_admin(&self) -> Somebody {
        let code = set_up::code(&self.house).await.unwrap().unwrap();
        let form = self.set_up_form(&code);
        let pass = set_up::set_up(&self.house, &form).await.unwrap();
        let admin = Somebody {
            login: form.login,
            password: form.password,
            secret: None,
            device: None,
            token: Mutex::new(pass.token),
        };
        self.enrolled(admin).await
    }

    pub(crate) fn set_up_form(&self, code: &str) -> SetUp {
        SetUp {
            code: code.to_owned(),
            login: "quantri".to_owned(),
            name: "Trần Thị Bình".to_owned(),
            mail: "binh@sotttt.example.vn".to_owned(),
            password: PASSWORD.to_owned(),
        }
    }

    pub(crate) fn pass(&self, seconds: i64) {
        self.house.clock.pass(seconds);
    }

    /// The code that a device shows now.
    pub(crate) fn code(&self, secret: &str) -> String {
        let secret = Secret::try_from_base32(secret).unwrap();
        let now = self.house.clock.now().micros() / 1_000_000;
        let totp = Builder::new().with_secret(secret).build().unwrap();
        totp.generate(u64::try_from(now).unwrap()).to_string()
    }

    pub(crate) async fn visit(&self, who: &Somebody) -> Visit {
        self.house
            .visit(&who.token())
            .await
            .unwrap()
            .expect("a session")
    }

    /// With a second factor and signed in.
    pub(crate) async fn enrolled(&self, mut who: Somebody) -> Somebody {
        let visit = self.visit(&who).await;
        let offer = second_factor::enrolment(&self.house, &visit).await.unwrap();
        let code = self.code(&offer.secret);
        let pass = second_factor::enrol(&self.house, &visit, &code, None)
            .await
            .unwrap();
        who.takes(&pass);
        who.device = pass.device;
        who.secret = Some(offer.secret);
        who
    }

    /// Signs in to the end, a minute later so that no code comes twice.
    pub(crate) async fn signs_in(&self, who: &Somebody) -> Result<(), ActionError> {
        self.pass(60);
        let pass = sign_in(&self.house, &self.sign_in_form(who)).await?;
        who.takes(&pass);
        if pass.need == Need::Factor {
            let (visit, code) = (
                self.visit(who).await,
                self.code(who.secret.as_ref().unwrap()),
            );
            let pass =
                second_factor::enter(&self.house, &visit, &code, who.device.as_deref()).await?;
            who.takes(&pass);
        }
        Ok(())
    }

    pub(crate) fn sign_in_form(&self, who: &Somebody) -> SignIn {
        SignIn {
            login: who.login.clone(),
            password: who.password.clone(),
            device: who.device.clone(),
        }
    }

    pub(crate) async fn invites(
        &self,
        by: &Somebody,
        login: &str,
        unit: &str,
        role: &str,
    ) -> Result<Slip, ActionError> {
        let form = Invitation {
            login: login.to_owned(),
            name: "Lê Văn Cường".to_owned(),
            mail: format!("{login}@example.vn"),
            unit: unit.to_owned(),
            role: role.to_owned(),
        };
        invite(&self.house, &self.visit(by).await, &form).await
    }

    /// Somebody invited who has chosen a password.
    pub(crate) async fn somebody(
        &self,
        by: &Somebody,
        login: &str,
        unit: &str,
        role: &str,
    ) -> Somebody {
        let slip = self.invites(by, login, unit, role).await.unwrap();
        let who = Somebody {
            login: slip.login,
            password: slip.password,
            secret: None,
            device: None,
            token: Mutex::default(),
        };
        self.chooses(who, PASSWORD).await
    }

    /// Signs in with a first password and chooses another.
    pub(crate) async fn chooses(&self, mut who: Somebody, new: &str) -> Somebody {
        let pass = sign_in(&self.house, &self.sign_in_form(&who))
            .await
            .unwrap();
        assert_eq!(pass.need, Need::NewPassword);
        who.takes(&pass);
        let visit = self.visit(&who).await;
        let pass = password::change(&self.house, &visit, &who.password, new)
            .await
            .unwrap();
        who.takes(&pass);
        who.password = new.to_owned();
        who
    }

    pub(crate) async fn add_unit(
        &self,
        by: &Somebody,
        code: &str,
        parent: &str,
    ) -> Result<(), ActionError> {
        let entry = Entry {
            code: code.to_owned(),
            name: format!("Đơn vị {code}"),
            kind: "so".to_owned(),
            parent: parent.to_owned(),
            version: None,
        };
        unit::save(&self.house, &self.visit(by).await, &entry).await
    }

    pub(crate) async fn propose(
        &self,
        by: &Somebody,
        login: &str,
        role: Role,
    ) -> Result<grant::Proposed, ActionError> {
        grant::propose(&self.house, &self.visit(by).await, login, role).await
    }

    /// Decides the newest proposal.
    pub(crate) async fn decides(
        &self,
        by: &Somebody,
        decision: Decision,
    ) -> Result<(), ActionError> {
        let visit = self.visit(by).await;
        let open = grant::list(&self.house, &visit).await.unwrap().proposals;
        let (proposal, ..) = open.last().expect("a proposal");
        grant::decide(&self.house, &visit, &proposal.id, decision).await
    }

    /// Somebody with a role that two people grant.
    pub(crate) async fn granted(
        &self,
        one: &Somebody,
        two: &Somebody,
        login: &str,
        role: Role,
    ) -> Somebody {
        let who = self.somebody(one, login, UNITS[0], "").await;
        self.propose(one, login, role).await.unwrap();
        self.decides(two, Decision::Confirm).await.unwrap();
        match role.factor() {
            domain::org::role::Factor::Required => self.enrolled(who).await,
            domain::org::role::Factor::Optional => who,
        }
    }

    pub(crate) async fn id(&self, login: &str) -> UserId {
        let mut reader = self.house.store.read().await.unwrap();
        let user = store::org::find_user_by_login(reader.connection(), login)
            .await
            .unwrap();
        user.expect("a user").id
    }

    /// The newest grant of a role.
    pub(crate) async fn grant_of(&self, login: &str, role: Role) -> domain::org::user::GrantId {
        let id = self.id(login).await;
        let mut reader = self.house.store.read().await.unwrap();
        let grants = store::grant::grants_of(reader.connection(), &id)
            .await
            .unwrap();
        grants
            .into_iter()
            .find(|grant| grant.role == role)
            .expect("a grant")
            .id
    }

    pub(crate) async fn events(&self) -> Vec<Event> {
        let mut reader = self.house.store.read().await.unwrap();
        let lines = store::audit::lines(reader.connection(), 0, 10_000)
            .await
            .unwrap();
        lines.iter().map(|line| line.event().unwrap()).collect()
    }

    /// The last events as `action` or `action code`.
    pub(crate) async fn last_events(&self, count: usize) -> Vec<String> {
        let events = self.events().await;
        let last = events.iter().skip(events.len().saturating_sub(count));
        let told = last.map(|event| match &event.act.refusal {
            Some(code) => format!("{} {code}", event.act.action),
            None => event.act.action.clone(),
        });
        told.collect()
    }
}

/// What was refused or is wrong, as codes; tables with row and column.
pub(crate) fn codes<T: std::fmt::Debug>(answer: Result<T, ActionError>) -> String {
    match answer.expect_err("it is refused") {
        ActionError::Refused(refusal) => refusal.code.to_owned(),
        ActionError::Wrong(mistakes) => {
            let told = mistakes
                .iter()
                .map(|m| format!("{} {}", m.field, m.refusal.code));
            told.collect::<Vec<_>>().join(", ")
        }
        ActionError::Table(findings) => {
            let told = findings.iter().map(|finding| match &finding.place {
                domain::diagnostic::Place::Cell { row, column, .. } => {
                    format!(
                        "{row} {} {}",
                        column.as_deref().unwrap_or("-"),
                        finding.code
                    )
                }
                _ => finding.code.to_owned(),
            });
            told.collect::<Vec<_>>().join(", ")
        }
        ActionError::Fault(fault) => panic!("a fault: {fault}"),
    }
}

/// A table of texts.
pub(crate) struct Rows(pub(crate) Vec<Vec<&'static str>>);

impl Sheet for Rows {
    fn name(&self) -> &str {
        "bang.csv"
    }

    fn header(&self) -> Vec<&str> {
        self.0.first().cloned().unwrap_or_default()
    }

    fn len(&self) -> usize {
        self.0.len().saturating_sub(1)
    }

    fn number(&self, row: usize) -> u32 {
        u32::try_from(row + 2).unwrap()
    }

    fn cell(&self, row: usize, column: usize) -> &str {
        self.0
            .get(row + 1)
            .and_then(|row| row.get(column))
            .copied()
            .unwrap_or_default()
    }
}
