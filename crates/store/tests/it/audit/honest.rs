//! Random histories as the product writes them: units, users, grants, texts, refused acts, checkpoints,
//! clocks that jump. They raise no alarm; the attacks start from copies of them.
//!
//! Not for: attacks.

use super::{key, moment};
use crate::place::Place;
use domain::id::UnitCode;
use domain::log::event::{Act, Fields, Who};
use domain::log::salted::salted;
use domain::org::permission::Role;
use domain::org::recorded;
use domain::org::unit::Unit;
use domain::org::user::{Grant, GrantId, Person, State, User, UserId};
use domain::time::Moment;
use store::audit::Tables;
use store::{Store, Tx, grant, org};

/// Numbers that look random and are the same for a seed (splitmix64).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Dice(seed)
    }

    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (word ^ (word >> 31)) % limit
    }

    fn index(&mut self, length: usize) -> usize {
        usize::try_from(self.below(length as u64)).unwrap()
    }

    fn bytes(&mut self) -> [u8; 16] {
        std::array::from_fn(|_| u8::try_from(self.below(256)).unwrap())
    }
}

/// What exists so far.
#[derive(Default)]
struct World {
    units: Vec<Unit>,
    users: Vec<User>,
    grants: Vec<Grant>,
}

fn does(word: &str, kind: &str, id: &str, before: Fields, after: Fields) -> Act {
    Act::new(Who::System, word, kind, id).changing(before, after)
}

impl World {
    async fn step(&mut self, store: &Store, dice: &mut Dice) {
        let at = moment(i64::try_from(dice.below(5_000_000)).unwrap() - 1_000_000);
        let mut tx = store.begin().await.unwrap();
        match dice.below(7) {
            0 => self.add_unit(&mut tx, at).await,
            1 if !self.units.is_empty() => self.save_unit(&mut tx, dice, at).await,
            2 => self.add_user(&mut tx, dice, at).await,
            3 if !self.users.is_empty() => self.save_user(&mut tx, dice, at).await,
            4 if !self.users.is_empty() => self.add_grant(&mut tx, dice, at).await,
            5 if !self.grants.is_empty() => self.revoke(&mut tx, at).await,
            _ => refuse(&mut tx, dice, at).await,
        }
        // An act now and then breaks off.
        match dice.below(9) {
            0 => return drop_act(self, store, tx).await,
            _ => tx.commit().await.unwrap(),
        }
        if dice.below(5) == 0 {
            store.checkpoint(&key(store), at).await.unwrap();
        }
    }

    async fn add_unit(&mut self, tx: &mut Tx, at: Moment) {
        let code = UnitCode::new(&format!("so-{}", self.units.len()));
        let unit = Unit::entered(code.as_str(), "Sở Nội vụ", "so", "").unwrap();
        let after = recorded::unit(&unit);
        let act = does(
            "unit.add",
            recorded::UNIT,
            code.as_str(),
            Fields::new(),
            after,
        );
        org::add_unit(&mut tx.record(&act, at).await.unwrap(), &unit)
            .await
            .unwrap();
        self.units.push(unit);
    }

    async fn save_unit(&mut self, tx: &mut Tx, dice: &mut Dice, at: Moment) {
        let which = dice.index(self.units.len());
        let unit = &mut self.units[which];
        let before = recorded::unit(unit);
        unit.name = format!("Sở số {}", dice.below(9));
        let act = does(
            "unit.save",
            recorded::UNIT,
            unit.code.as_str(),
            before,
            recorded::unit(unit),
        );
        org::save_unit(&mut tx.record(&act, at).await.unwrap(), unit)
            .await
            .unwrap();
        unit.version += 1;
    }

    async fn add_user(&mut self, tx: &mut Tx, dice: &mut Dice, at: Moment) {
        let user = User {
            id: UserId::of(dice.bytes()),
            login: format!("can-bo-{}", self.users.len()),
            unit: self.units.last().map(|unit| unit.code.clone()),
            state: State::Invited,
            version: 1,
        };
        let (name, salt) = ("Nguyễn Thị Ví Dụ".to_owned(), dice.bytes());
        let person = Person {
            name,
            mail: None,
            salt,
        };
        let after = recorded::user(&user, Some(&person));
        let act = does(
            "user.invite",
            recorded::USER,
            user.id.as_str(),
            Fields::new(),
            after,
        );
        org::add_user(&mut tx.record(&act, at).await.unwrap(), &user, &person)
            .await
            .unwrap();
        self.users.push(user);
    }

    async fn save_user(&mut self, tx: &mut Tx, dice: &mut Dice, at: Moment) {
        let which = dice.index(self.users.len());
        let user = &mut self.users[which];
        let before = recorded::user(user, None);
        user.state = State::ALL[dice.index(3)];
        user.unit = None;
        let act = does(
            "user.save",
            recorded::USER,
            user.id.as_str(),
            before,
            recorded::user(user, None),
        );
        org::save_user(&mut tx.record(&act, at).await.unwrap(), user)
            .await
            .unwrap();
        user.version += 1;
    }

    async fn add_grant(&mut self, tx: &mut Tx, dice: &mut Dice, at: Moment) {
        let grant = Grant {
            id: GrantId::of(dice.bytes()),
            user: self.users[dice.index(self.users.len())].id.clone(),
            role: Role::IndexOffice,
            unit: None,
            from: at,
            until: None,
        };
        let after = recorded::grant(&grant);
        let act = does(
            "grant.add",
            recorded::GRANT,
            grant.id.as_str(),
            Fields::new(),
            after,
        );
        grant::add_grant(&mut tx.record(&act, at).await.unwrap(), &grant)
            .await
            .unwrap();
        self.grants.push(grant);
    }

    async fn revoke(&mut self, tx: &mut Tx, at: Moment) {
        let grant = self.grants.pop().unwrap();
        let before = recorded::grant(&grant);
        let act = does(
            "grant.revoke",
            recorded::GRANT,
            grant.id.as_str(),
            before,
            Fields::new(),
        );
        grant::remove_grant(&mut tx.record(&act, at).await.unwrap(), &grant.id)
            .await
            .unwrap();
    }
}

/// A refused act changes nothing; its reason stands beside the log.
async fn refuse(tx: &mut Tx, dice: &mut Dice, at: Moment) {
    let (salt, reason) = (dice.bytes(), "Không đúng thẩm quyền");
    let mut act = Act::new(Who::Visitor, "unit.save", recorded::UNIT, "so-9");
    act.after = Fields::from([("name".to_owned(), "Khác".into())]);
    (act.refusal, act.reason) = (Some("RF001".to_owned()), Some(salted(&salt, reason)));
    let mut change = tx.record(&act, at).await.unwrap();
    change.keep_text(&salt, reason).await.unwrap();
}

/// It never was: what exists is read again.
async fn drop_act(world: &mut World, store: &Store, tx: Tx) {
    drop(tx);
    let mut reader = store.read().await.unwrap();
    let connection = reader.connection();
    world.units = org::list_units(connection).await.unwrap();
    world.grants = grant::list_grants(connection).await.unwrap();
    let mut users = Vec::new();
    for user in &world.users {
        users.extend(org::find_user(connection, &user.id).await.unwrap());
    }
    world.users = users;
}

/// Writes a history of so many acts; the same for a seed.
pub(crate) async fn history(store: &Store, seed: u64, acts: usize) {
    let (mut world, mut dice) = (World::default(), Dice::new(seed));
    for _ in 0..acts {
        world.step(store, &mut dice).await;
    }
    store
        .checkpoint(&key(store), moment(6_000_000))
        .await
        .unwrap();
}

/// A number of the environment.
pub(crate) fn told(name: &str, usual: u64) -> u64 {
    std::env::var(name).map_or(usual, |text| text.parse().unwrap())
}

async fn honest_histories_raise_no_alarm(place: Place) {
    // One database serves many histories where making one is dear.
    for seed in 0..told("HONEST_LOGS", 50).div_ceil(2) {
        let another = place.another().await;
        let store = another.open().await;
        history(&store, seed, 30).await;
        let keys = vec![key(&store).public().clone()];
        let verified = store.verify_log(keys, &[], Tables::Compared).await.unwrap();
        assert_eq!(verified.findings, [], "seed {seed}");
        assert!(verified.size > 10, "seed {seed}");
        store.close().await;
    }
}

crate::on_both!(honest_histories_raise_no_alarm);
