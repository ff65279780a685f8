//! What the log has of people: every refusal, no name, and enough to find a changed row.
//!
//! Not for: the log itself; the domain and the store test that.

use crate::place::Place;
use crate::world::{UNITS, World, codes};
use actions::org::user;
use domain::log::checkpoint::LogKey;
use domain::org::role::Role;
use store::audit::{Tables, lines};
use store::org::Filter;

/// Up to a hundred a minute each refusal has its event; what is over is one event when the minute is over.
async fn refusals_are_all_counted(place: Place) {
    let (world, admin) = World::new(place).await;
    let plain = world.somebody(&admin, "cuong", "", "").await;
    let visit = world.visit(&plain).await;
    for _ in 0..130 {
        let told = codes(user::list(&world.house, &visit, &Filter::default(), 0).await);
        assert_eq!(told, "RF004");
    }
    let refused = async || {
        let events = world.events().await;
        events
            .into_iter()
            .filter(|event| event.act.refusal.is_some())
            .collect::<Vec<_>>()
    };
    assert_eq!(refused().await.len(), 100);
    world.house.settle_denials().await.unwrap();
    assert_eq!(refused().await.len(), 100, "the minute is not over");
    world.pass(60);
    world.house.settle_denials().await.unwrap();
    let all = refused().await;
    let last = all.last().unwrap();
    assert_eq!((all.len(), last.act.action.as_str()), (101, "deny.more"));
    assert_eq!(
        last.act.after["count"],
        domain::log::event::Field::Whole(30)
    );
    codes(user::list(&world.house, &visit, &Filter::default(), 0).await);
    assert_eq!(refused().await.len(), 102);
}

/// Neither names, logins and mail nor anything that opens something stands in an event.
async fn events_name_nobody(place: Place) {
    let (world, one, two) = World::two(place).await;
    world.granted(&one, &two, "cuong", Role::Auditor).await;
    let slip = world.invites(&one, "giang", UNITS[0], "UC").await.unwrap();
    let mut reader = world.house.store.read().await.unwrap();
    let lines = lines(reader.connection(), 0, 10_000).await.unwrap();
    let secrets = [
        one.token(),
        one.secret.clone().unwrap(),
        slip.password,
        one.password.clone(),
    ];
    let names = [
        "Bình",
        "Cường",
        "example.vn",
        "quantri",
        "admin2",
        "giang",
        "cuong",
    ];
    assert!(lines.len() > 15);
    for line in lines {
        let found = names
            .iter()
            .copied()
            .chain(secrets.iter().map(String::as_str));
        let found: Vec<&str> = found.filter(|word| line.line.contains(word)).collect();
        assert!(found.is_empty(), "{found:?} in {}", line.line);
    }
}

/// No column of the database holds a token, a password or the secret of a second factor as it is used.
async fn a_copy_of_the_rows_opens_nothing(place: Place) {
    let copy = place.path("copy");
    let (world, one, two) = World::two(place).await;
    let slip = world.invites(&one, "giang", UNITS[0], "UC").await.unwrap();
    world.house.store.copy_to(&copy).await.unwrap();
    let bytes = std::fs::read(&copy).unwrap();
    let device = one.device.clone().unwrap();
    let secret = totp_rs::Secret::try_from_base32(one.secret.as_ref().unwrap()).unwrap();
    let hex = |bytes: &[u8]| {
        bytes
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect::<String>()
    };
    let mut used: Vec<Vec<u8>> = [
        one.token(),
        two.token(),
        device,
        slip.password,
        one.password,
    ]
    .into_iter()
    .map(String::into_bytes)
    .collect();
    used.extend([
        secret.as_bytes().to_vec(),
        hex(secret.as_bytes()).into_bytes(),
    ]);
    used.push(one.secret.unwrap().into_bytes());
    for secret in used {
        let found = bytes.windows(secret.len()).any(|part| part == secret);
        assert!(!found, "{}", String::from_utf8_lossy(&secret));
    }
    let there = b"quantri";
    assert!(
        bytes.windows(there.len()).any(|part| part == there),
        "the copy is one"
    );
}

/// Changes by hand and how they are found; nothing where a row is as it was again.
const CHANGES: &[(&str, &str)] = &[
    (
        "UPDATE role_grant SET role = 'system_admin' WHERE role = 'contributor'",
        "LG023",
    ),
    (
        "UPDATE role_grant SET role = 'contributor' WHERE unit IS NOT NULL",
        "",
    ),
    (
        "UPDATE account SET state = 'active' WHERE state = 'disabled'",
        "LG023",
    ),
    (
        "UPDATE account SET state = 'disabled' WHERE login = 'giang'",
        "",
    ),
    (
        "UPDATE account SET login = 'ai-do' WHERE login = 'giang'",
        "LG023",
    ),
    (
        "UPDATE account SET login = 'giang' WHERE login = 'ai-do'",
        "",
    ),
    (
        "UPDATE unit SET name = 'Sở khác' WHERE code = 'so-noi-vu'",
        "LG023",
    ),
    (
        "UPDATE unit SET name = 'Đơn vị so-noi-vu' WHERE code = 'so-noi-vu'",
        "",
    ),
    ("DELETE FROM proposal", "LG021"),
];

/// After all that people did, the log and the tables agree; a row changed by hand is found.
async fn a_changed_row_is_found(place: Place) {
    let (world, one, two) = World::two(place).await;
    world.granted(&one, &two, "cuong", Role::Council).await;
    world.somebody(&one, "giang", UNITS[1], "UC").await;
    let id = world.id("giang").await;
    let visit = world.visit(&one).await;
    user::disable(&world.house, &visit, &id).await.unwrap();
    world.propose(&one, "cuong", Role::Approver).await.unwrap();
    let key = LogKey::new("example.vn/thang", &[3; 32]).unwrap();
    let found = async || {
        let store = &world.house.store;
        store
            .checkpoint(&key, world.house.clock.now())
            .await
            .unwrap();
        let verified = store
            .verify_log(vec![key.public().clone()], &[], Tables::Compared)
            .await
            .unwrap();
        verified
            .findings
            .iter()
            .map(|finding| finding.code)
            .collect::<Vec<_>>()
    };
    assert!(found().await.is_empty());
    for (text, code) in CHANGES {
        let mut tx = world.house.store.begin().await.unwrap();
        sqlx::query(*text)
            .execute(tx.connection().unwrap())
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let wanted: Vec<&str> = [*code]
            .into_iter()
            .filter(|code| !code.is_empty())
            .collect();
        assert_eq!(found().await, wanted, "{text}");
    }
}

crate::on_both!(
    refusals_are_all_counted,
    events_name_nobody,
    a_copy_of_the_rows_opens_nothing,
    a_changed_row_is_found,
);
