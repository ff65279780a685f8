//! Events, checkpoints, receipts and lists as the product makes them.
//!
//! Not for: attacks.

use super::{act, key, moment, write};
use crate::place::Place;
use domain::log::checkpoint::{Before, Checkpoint, LogKey};
use domain::log::event::{Fields, Who};
use domain::log::salted::salted;
use domain::log::tree;
use domain::log::verify::exit;
use std::sync::Arc;
use store::audit::{self, Filter, Tables};
use store::{Opened, Store, StoreError};

async fn events_are_numbered_without_gap_whoever_writes(place: Place) {
    let store = Arc::new(place.open().await);
    let beside = Store::open(&place.folder, place.database.clone(), Opened::Beside)
        .await
        .unwrap();
    let beside = Arc::new(beside);
    let acts = (0..120).map(|number: i64| {
        let store = Arc::clone(if number % 10 == 0 { &beside } else { &store });
        tokio::spawn(async move {
            let mut tx = store.begin().await.unwrap();
            tx.record(&act(&format!("a{number}")), moment(number))
                .await
                .unwrap();
            if number % 4 == 0 {
                return;
            }
            tx.record(&act(&format!("b{number}")), moment(0))
                .await
                .unwrap();
            tx.commit().await.unwrap();
        })
    });
    for act in acts.collect::<Vec<_>>() {
        act.await.unwrap();
    }
    let key = key(&store);
    store
        .checkpoint(&key, moment(500))
        .await
        .unwrap()
        .expect("a checkpoint");
    let verified = store
        .verify_log(vec![key.public().clone()], &[], Tables::LeftAside)
        .await
        .unwrap();
    assert_eq!((verified.size, verified.findings), (180, vec![]));
}

async fn time_never_goes_backward(place: Place) {
    let store = place.open().await;
    write(&store, &act("a"), moment(100)).await;
    write(&store, &act("b"), moment(-400 * 86_400)).await;
    write(&store, &act("c"), moment(101)).await;
    let mut reader = store.read().await.unwrap();
    let lines = audit::lines(reader.connection(), 0, 9).await.unwrap();
    let times: Vec<_> = lines.iter().map(|line| line.event().unwrap().at).collect();
    assert_eq!(times, [moment(100), moment(100), moment(101)]);
}

async fn an_act_that_is_dropped_leaves_no_event(place: Place) {
    let store = place.open().await;
    write(&store, &act("a"), moment(0)).await;
    let mut tx = store.begin().await.unwrap();
    tx.record(&act("dropped"), moment(1)).await.unwrap();
    drop(tx);
    assert_eq!(write(&store, &act("b"), moment(2)).await, 2);
    let mut tx = store.begin().await.unwrap();
    let long = act(&"x".repeat(300));
    let refused = tx.record(&long, moment(3)).await.map(|_| ()).unwrap_err();
    assert!(matches!(refused, StoreError::Driver(_)), "{refused}");
    drop(tx);
    write(&store, &act("c"), moment(3)).await;
    let key = key(&store);
    let verified = store
        .verify_log(vec![key.public().clone()], &[], Tables::LeftAside)
        .await
        .unwrap();
    assert_eq!((verified.size, verified.findings), (3, vec![]));
}

async fn events_and_checkpoints_stay(place: Place) {
    let store = place.open().await;
    write(&store, &act("a"), moment(0)).await;
    store.checkpoint(&key(&store), moment(1)).await.unwrap();
    for text in [
        "UPDATE event SET body = ''",
        "DELETE FROM event",
        "UPDATE checkpoint SET note = ''",
        "DELETE FROM checkpoint",
    ] {
        let mut tx = store.begin().await.unwrap();
        let written = sqlx::raw_sql(text).execute(tx.connection().unwrap()).await;
        assert!(written.is_err(), "{text}");
    }
}

async fn a_checkpoint_is_made_once_and_kept_twice(place: Place) {
    let store = place.open().await;
    let key = key(&store);
    assert_eq!(store.checkpoint(&key, moment(0)).await.unwrap(), None);
    write(&store, &act("a"), moment(0)).await;
    let first = store
        .checkpoint(&key, moment(1))
        .await
        .unwrap()
        .expect("a note");
    assert_eq!(
        store.checkpoint(&key, moment(2)).await.unwrap().as_ref(),
        Some(&first)
    );
    assert_eq!(
        std::fs::read_to_string(place.path("checkpoints/1.txt")).unwrap(),
        first
    );
    for number in 0..5 {
        write(&store, &act(&number.to_string()), moment(3)).await;
    }
    let second = store
        .checkpoint(&key, moment(4))
        .await
        .unwrap()
        .expect("a note");
    assert_eq!(key.public().verify(&second).unwrap().size, 6);
    let verified = store
        .verify_log(vec![key.public().clone()], &[], Tables::LeftAside)
        .await
        .unwrap();
    assert_eq!(exit(&verified.findings), 0);
    assert_eq!(
        audit::read_public(&place.folder).unwrap(),
        [key.public().clone()]
    );
}

async fn a_key_signs_on_only_from_what_it_signed(place: Place) {
    let store = place.open().await;
    let key = key(&store);
    write(&store, &act("a"), moment(0)).await;
    store.checkpoint(&key, moment(1)).await.unwrap();
    // Restored without its key: a new one begins, the old checkpoints stay.
    let new = LogKey::new("thang.example.vn/2", &[9; 32]).unwrap();
    write(&store, &act("b"), moment(2)).await;
    let note = store
        .checkpoint(&new, moment(3))
        .await
        .unwrap()
        .expect("a note");
    assert_eq!(new.public().verify(&note).unwrap().size, 2);
    let keys = vec![new.public().clone(), key.public().clone()];
    let verified = store
        .verify_log(keys, &[], Tables::LeftAside)
        .await
        .unwrap();
    assert_eq!(verified.findings, []);
    // Somebody cut the log after the first key had signed more.
    std::fs::write(place.path("checkpoints/9.txt"), sign(&key, 9)).unwrap();
    write(&store, &act("c"), moment(4)).await;
    let refused = store.checkpoint(&key, moment(5)).await.unwrap_err();
    assert!(matches!(refused, StoreError::Corrupt(_)), "{refused}");
    assert!(store.checkpoint(&new, moment(5)).await.is_ok());
}

/// A checkpoint of so many events, whichever.
fn sign(key: &LogKey, size: u64) -> String {
    let (origin, root) = (key.public().origin().to_owned(), tree::leaf(b""));
    key.sign(&Checkpoint { origin, size, root }, Before::Nothing)
        .unwrap()
}

async fn a_receipt_outlives_the_server(place: Place) {
    let store = place.open().await;
    let key = key(&store);
    for number in 0..7 {
        write(&store, &act(&format!("p{number}")), moment(number)).await;
    }
    assert_eq!(store.receipt(&key, 8, moment(9)).await.unwrap(), None);
    let early = store
        .receipt(&key, 3, moment(9))
        .await
        .unwrap()
        .expect("a receipt");
    write(&store, &act("later"), moment(10)).await;
    let late = store
        .receipt(&key, 8, moment(11))
        .await
        .unwrap()
        .expect("a receipt");
    store.close().await;
    let vkey = key.public().vkey().to_owned();
    drop((place, key));
    let public = domain::log::checkpoint::PublicKey::read(&vkey).unwrap();
    for (receipt, id) in [(early, "p2"), (late, "later")] {
        let text = receipt.text();
        let read = domain::log::receipt::Receipt::read(&text).unwrap();
        assert_eq!(read.verify(&public).unwrap().event.act.object.id, id);
    }
}

async fn events_are_found_by_what_they_say(place: Place) {
    let store = place.open().await;
    let user = Who::User {
        id: "u1".to_owned(),
        role: None,
        unit: None,
    };
    for number in 0..6_i64 {
        let mut act = act(&format!("p{}", number % 3));
        if number % 2 == 0 {
            act.actor = user.clone();
            act.unit = Some("so-a".to_owned());
        }
        if number == 4 {
            act.refusal = Some("RF001".to_owned());
            act.action = "probes.make".to_owned();
        }
        write(&store, &act, moment(number)).await;
    }
    let mut reader = store.read().await.unwrap();
    let text = |text: &str| Some(text.to_owned());
    type Narrow<'a> = &'a dyn Fn(&mut Filter);
    let cases: [(Narrow, &[u64]); 13] = [
        (&|_| (), &[6, 5, 4, 3, 2, 1]),
        (&|all| all.actor = text("u1"), &[5, 3, 1]),
        (&|all| all.actor = text("system"), &[6, 4, 2]),
        (&|all| all.object = text("p0"), &[4, 1]),
        (
            &|all| (all.object, all.kind) = (text("p0"), text("user")),
            &[],
        ),
        (
            &|all| (all.unit, all.actor) = (text("so-a"), text("u1")),
            &[5, 3, 1],
        ),
        (&|all| all.action = text("probe"), &[6, 4, 3, 2, 1]),
        (&|all| all.action = text("probe.make"), &[6, 4, 3, 2, 1]),
        (&|all| all.action = text("probe.ma"), &[]),
        (&|all| all.refused = Some(true), &[5]),
        (
            &|all| (all.refused, all.unit) = (Some(false), text("so-a")),
            &[3, 1],
        ),
        (
            &|all| (all.from, all.until) = (Some(moment(2)), Some(moment(4))),
            &[4, 3],
        ),
        (&|all| all.action = text("' OR 1=1 --"), &[]),
    ];
    let numbers = |lines: Vec<audit::Line>| lines.iter().map(|line| line.seq).collect::<Vec<_>>();
    for (narrow, wanted) in cases {
        let mut filter = Filter::default();
        narrow(&mut filter);
        let found = audit::list(reader.connection(), &filter, None, 50)
            .await
            .unwrap();
        assert_eq!(numbers(found), wanted, "{filter:?}");
    }
    let page = audit::list(reader.connection(), &Filter::default(), Some(4), 2)
        .await
        .unwrap();
    assert_eq!(numbers(page), [3, 2]);
    let rest = audit::lines(reader.connection(), 4, 50).await.unwrap();
    assert_eq!(numbers(rest), [5, 6]);
    assert_eq!(audit::find(reader.connection(), 7).await.unwrap(), None);
}

async fn a_text_stands_beside_the_log(place: Place) {
    let store = place.open().await;
    let (salt, reason) = ([5; 16], "Chuyển công tác theo Quyết định 12");
    let digest = salted(&salt, reason);
    let mut act = act("a");
    act.reason = Some(digest);
    act.after = Fields::new();
    let mut tx = store.begin().await.unwrap();
    let mut change = tx.record(&act, moment(0)).await.unwrap();
    change.keep_text(&salt, reason).await.unwrap();
    change.keep_text(&salt, reason).await.unwrap();
    tx.commit().await.unwrap();
    let mut reader = store.read().await.unwrap();
    let connection = reader.connection();
    assert_eq!(
        audit::text_of(connection, &digest)
            .await
            .unwrap()
            .as_deref(),
        Some(reason)
    );
    assert_eq!(
        audit::text_of(connection, &salted(&salt, ""))
            .await
            .unwrap(),
        None
    );
    let line = audit::find(connection, 1)
        .await
        .unwrap()
        .expect("the event")
        .line;
    assert!(!line.contains("Chuyển"));
}

crate::on_both!(
    events_are_numbered_without_gap_whoever_writes,
    time_never_goes_backward,
    an_act_that_is_dropped_leaves_no_event,
    events_and_checkpoints_stay,
    a_checkpoint_is_made_once_and_kept_twice,
    a_key_signs_on_only_from_what_it_signed,
    a_receipt_outlives_the_server,
    events_are_found_by_what_they_say,
    a_text_stands_beside_the_log,
);
