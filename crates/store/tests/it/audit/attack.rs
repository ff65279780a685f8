//! Attacks on copies of a live database by somebody who may write into it: each is found, and how is told.
//!
//! Tables of scores, sets and files of evidence do not exist yet; the attacks on those (a score updated, a
//! set changed, a file swapped) come with them.
//! Not for: what one line, tree or note tells; the domain's tests have that.

use super::honest::{Dice, history, told};
use super::{act, key, moment, write};
use crate::place::Place;
use domain::log::checkpoint::{Before, Checkpoint, LogKey};
use domain::log::event::{Event, Field, Who};
use domain::log::tree::{self, Edge};
use domain::log::verify::exit;
use sqlx::{AssertSqlSafe, Connection as _};
use store::audit::{self, Since, Tables};
use store::{Database, Store, copy};

/// A live log, what a holder kept of it at half its length, and dice.
struct Scene {
    place: Place,
    half: Place,
    kept: Since,
    size: u64,
    dice: Dice,
}

/// The newest checkpoint, as a holder keeps it.
async fn kept(store: &Store) -> Since {
    let note = store
        .checkpoint(&key(store), moment(7_000_000))
        .await
        .unwrap()
        .unwrap();
    Since {
        name: "receipt".to_owned(),
        note,
    }
}

/// Copies an installation: rows, keys, checkpoints.
async fn copied(from: &Place, store: &Store) -> Place {
    let place = from.another().await;
    let rows = place.path("rows");
    store.copy_to(&rows).await.unwrap();
    match place.database {
        Database::Sqlite => std::fs::rename(rows, place.path("thang.db")).unwrap(),
        Database::Postgres(_) => copy::load(&rows, place.folder.clone(), &place.database)
            .await
            .unwrap(),
    }
    for folder in ["keys", "checkpoints"] {
        std::fs::create_dir_all(place.path(folder)).unwrap();
        for entry in std::fs::read_dir(from.path(folder)).unwrap() {
            let entry = entry.unwrap();
            std::fs::copy(entry.path(), place.path(folder).join(entry.file_name())).unwrap();
        }
    }
    place
}

async fn scene(place: &Place, seed: u64) -> Scene {
    let live = place.another().await;
    let store = live.open().await;
    history(&store, seed, 25).await;
    let (kept, half) = (kept(&store).await, copied(&live, &store).await);
    history_goes_on(&store).await;
    let verified = store
        .verify_log(vec![key(&store).public().clone()], &[], Tables::Compared)
        .await
        .unwrap();
    assert_eq!(verified.findings, []);
    let place = copied(&live, &store).await;
    store.close().await;
    Scene {
        place,
        half,
        kept,
        size: verified.size,
        dice: Dice::new(seed + 1_000),
    }
}

async fn history_goes_on(store: &Store) {
    for number in 0..9_i64 {
        write(
            store,
            &act(&format!("p{number}")),
            moment(8_000_000 + number),
        )
        .await;
    }
    store
        .checkpoint(&key(store), moment(8_000_100))
        .await
        .unwrap();
}

impl Scene {
    /// A number of an event before the last checkpoint that the holder kept, or after it.
    fn any(&mut self) -> u64 {
        self.dice.below(self.size) + 1
    }

    /// What the owner of the database can do: anything. Triggers are no hindrance.
    async fn sql(&self, text: &str) {
        self.place_sql(&self.place, text).await;
    }

    async fn place_sql(&self, place: &Place, text: &str) {
        let (url, free) = match &place.database {
            Database::Sqlite => (
                format!("sqlite://{}", place.path("thang.db").display()),
                [
                    "event_stays",
                    "event_remains",
                    "checkpoint_stays",
                    "checkpoint_remains",
                ]
                .map(|name| format!("DROP TRIGGER IF EXISTS {name};"))
                .concat(),
            ),
            Database::Postgres(url) => (
                url.clone(),
                ["event", "checkpoint"]
                    .map(|table| format!("ALTER TABLE {table} DISABLE TRIGGER ALL;"))
                    .concat(),
            ),
        };
        let mut connection = sqlx::AnyConnection::connect(&url).await.unwrap();
        for text in [&free, text] {
            let text = AssertSqlSafe(text.to_owned());
            sqlx::raw_sql(text).execute(&mut connection).await.unwrap();
        }
        connection.close().await.unwrap();
    }

    /// The events of the copy.
    async fn events(&self) -> Vec<Event> {
        let store = self.place.open().await;
        let lines = audit::lines(store.read().await.unwrap().connection(), 0, 1_000)
            .await
            .unwrap();
        store.close().await;
        lines.iter().map(|line| line.event().unwrap()).collect()
    }

    /// Writes the whole log anew, numbered and hashed as it should be, and signs it with a key.
    async fn rewrite(&self, events: Vec<Event>, key: Option<&LogKey>) {
        let mut edge = Edge::default();
        let mut texts = vec!["DELETE FROM event;".to_owned()];
        for (seq, event) in (1_u64..).zip(events) {
            let line = Event {
                seq,
                ..event.clone()
            }
            .write()
            .unwrap();
            let hashes = edge.append(tree::leaf(line.as_bytes()));
            let bytes = hashes
                .iter()
                .flat_map(|hash| hash.0)
                .map(|byte| format!("{byte:02x}"));
            let bytes: String = bytes.collect();
            let bytes = match self.place.database {
                Database::Sqlite => format!("X'{bytes}'"),
                Database::Postgres(_) => format!("'\\x{bytes}'"),
            };
            let quoted = |text: &str| format!("'{}'", text.replace('\'', "''"));
            let actor = match &event.act.actor {
                Who::Host => "host",
                Who::Visitor => "visitor",
                _ => "system",
            };
            texts.push(format!(
                "INSERT INTO event VALUES ({seq}, {}, {bytes}, {}, {}, {}, {}, {}, {}, {});",
                quoted(&line),
                event.at.micros(),
                quoted(&event.act.action),
                quoted(actor),
                quoted(&event.act.object.kind),
                quoted(&event.act.object.id),
                event.act.unit.as_deref().map_or("NULL".to_owned(), quoted),
                i64::from(event.act.refusal.is_some()),
            ));
        }
        if let Some(key) = key {
            let origin = key.public().origin().to_owned();
            let checkpoint = Checkpoint {
                origin,
                size: edge.size(),
                root: edge.root(),
            };
            let note = key.sign(&checkpoint, Before::Nothing).unwrap();
            std::fs::remove_dir_all(self.place.path("checkpoints")).unwrap();
            texts.push("DELETE FROM checkpoint;".to_owned());
            texts.push(format!(
                "INSERT INTO checkpoint VALUES ({}, '{note}', 0);",
                edge.size()
            ));
        }
        self.sql(&texts.concat()).await;
    }

    /// Exit code and codes of what is found, without what a holder kept and with it.
    async fn found(&self) -> [(u8, Vec<&'static str>); 2] {
        let store = self.place.open().await;
        let keys = || vec![key(&store).public().clone()];
        let alone = store
            .verify_log(keys(), &[], Tables::Compared)
            .await
            .unwrap();
        let with = [self.kept.clone()];
        let with = store
            .verify_log(keys(), &with, Tables::Compared)
            .await
            .unwrap();
        store.close().await;
        [alone, with].map(|verified| {
            let codes = verified
                .findings
                .iter()
                .map(|finding| finding.code)
                .collect();
            (exit(&verified.findings), codes)
        })
    }
}

/// Runs an attack for every seed; gives what was found each time.
async fn attack(
    place: &Place,
    attack: impl AsyncFn(&mut Scene),
) -> Vec<[(u8, Vec<&'static str>); 2]> {
    let mut found = Vec::new();
    for seed in 0..told("ATTACK_SEEDS", 2) {
        let mut scene = scene(place, seed).await;
        attack(&mut scene).await;
        found.push(scene.found().await);
    }
    found
}

fn all_end(found: &[[(u8, Vec<&'static str>); 2]], ends: &[u8], code: &str) {
    assert!(!found.is_empty());
    for [(alone, codes), (with, _)] in found {
        assert!(
            ends.contains(alone) && *with != 0 && codes.contains(&code),
            "{alone} {with} {codes:?}"
        );
    }
}

async fn an_edited_event_is_found(place: Place) {
    let found = attack(&place, async |scene| {
        let seq = scene.any();
        let text =
            "UPDATE event SET body = replace(body, '\"app\":\"', '\"app\":\"9') WHERE seq = ";
        scene.sql(&format!("{text}{seq}")).await;
    });
    all_end(&found.await, &[11, 12], "LG034");
}

async fn a_deleted_event_is_found(place: Place) {
    let found = attack(&place, async |scene| {
        let seq = scene.any();
        scene
            .sql(&format!("DELETE FROM event WHERE seq = {seq}"))
            .await;
    });
    all_end(&found.await, &[14], "LG030");
}

async fn two_swapped_events_are_found(place: Place) {
    let found = attack(&place, async |scene| {
        let (a, b) = (scene.dice.below(scene.size - 1) + 1, scene.size);
        let text = format!(
            "UPDATE event SET seq = -1 WHERE seq = {a}; UPDATE event SET seq = {a} WHERE seq = {b}; \
             UPDATE event SET seq = {b} WHERE seq = -1;"
        );
        scene.sql(&text).await;
    });
    all_end(&found.await, &[14], "LG007");
}

async fn an_inserted_event_is_found(place: Place) {
    let found = attack(&place, async |scene| {
        let mut events = scene.events().await;
        let at = usize::try_from(scene.dice.below(scene.size)).unwrap();
        let mut forged = events[at].clone();
        forged.act = act("forged");
        events.insert(at, forged);
        scene.rewrite(events, None).await;
    });
    // Numbers and hashes are those of the longer log; the checkpoints are not.
    all_end(&found.await, &[12], "LG032");
}

async fn a_cut_tail_is_found(place: Place) {
    let found = attack(&place, async |scene| {
        let last = scene.size - 4;
        scene
            .sql(&format!("DELETE FROM event WHERE seq > {last}"))
            .await;
    });
    all_end(&found.await, &[14], "LG030");
    let found = attack(&place, async |scene| {
        let text = "DELETE FROM event WHERE seq > 3; DELETE FROM checkpoint WHERE size > 3;";
        scene.sql(text).await;
    });
    // The files of the folder tell.
    all_end(&found.await, &[12], "LG033");
}

async fn a_fork_that_goes_on_is_found(place: Place) {
    let found = attack(&place, async |scene| {
        let mut events = scene.events().await;
        events.truncate(8);
        let store = scene.place.open().await;
        let key = key(&store);
        store.close().await;
        scene.rewrite(events, Some(&key)).await;
        let store = scene.place.open().await;
        history_goes_on(&store).await;
        history_goes_on(&store).await;
        history_goes_on(&store).await;
        store.close().await;
    });
    for [(_, alone), with] in found.await {
        assert!(
            !alone.contains(&"LG033") && !alone.contains(&"LG032"),
            "{alone:?}"
        );
        assert!(with.0 == 12 && with.1.contains(&"LG033"), "{with:?}");
    }
}

async fn an_old_backup_that_goes_on_is_found(place: Place) {
    for seed in 0..told("ATTACK_SEEDS", 2) {
        let mut scene = scene(&place, seed).await;
        // The old rows stand in the folder of the newer checkpoints.
        let newest = scene.place.path(&format!("checkpoints/{}.txt", scene.size));
        std::fs::copy(
            &newest,
            scene.half.path(&format!("checkpoints/{}.txt", scene.size)),
        )
        .unwrap();
        std::mem::swap(&mut scene.place, &mut scene.half);
        let store = scene.place.open().await;
        for number in 0..20_i64 {
            write(
                &store,
                &act(&format!("q{number}")),
                moment(9_000_000 + number),
            )
            .await;
        }
        let refused = store.checkpoint(&key(&store), moment(9_000_100)).await;
        assert!(
            refused.is_err(),
            "the product signs nothing that contradicts what it signed"
        );
        store.close().await;
        let [(alone, codes), _] = scene.found().await;
        assert!(alone == 12 && codes.contains(&"LG033"), "{alone} {codes:?}");
    }
}

async fn a_changed_row_is_found(place: Place) {
    for text in [
        "UPDATE unit SET name = 'Sở khác' WHERE code = (SELECT MIN(code) FROM unit)",
        "UPDATE account SET state = CASE state WHEN 'active' THEN 'disabled' ELSE 'active' END",
        "UPDATE role_grant SET role = 'system_admin'",
        "DELETE FROM role_grant",
        "INSERT INTO unit VALUES ('so-them', 'Sở thêm', 'so', NULL, 'so them', 1)",
    ] {
        let found = attack(&place, async |scene| scene.sql(text).await);
        let found = found.await;
        for [(alone, codes), (with, _)] in &found {
            // A history may end without a grant: then there is no row to change.
            let nothing = codes.is_empty() && text.contains("role_grant");
            assert!(
                nothing || (*alone, *with) == (13, 13),
                "{text}: {alone} {codes:?}"
            );
        }
        assert!(found.iter().any(|[(alone, _), _]| *alone == 13), "{text}");
    }
}

/// Whoever has the database and the key can make a log without a fault; what somebody kept is not in it.
async fn a_rewrite_with_the_stolen_key_is_found_by_who_kept_a_checkpoint(place: Place) {
    let found = attack(&place, async |scene| {
        let mut events = scene.events().await;
        let of_units = |event: &&mut Event| {
            event.act.refusal.is_none()
                && event.act.object.kind == "unit"
                && event.act.before.is_empty()
        };
        let first = events.iter_mut().find(of_units).expect("a unit was made");
        let id = first.act.object.id.clone();
        first
            .act
            .after
            .insert("kind".to_owned(), Field::Text("xa".to_owned()));
        let store = scene.place.open().await;
        let key = key(&store);
        store.close().await;
        scene.rewrite(events, Some(&key)).await;
        scene
            .sql(&format!("UPDATE unit SET kind = 'xa' WHERE code = '{id}'"))
            .await;
    });
    for [alone, with] in found.await {
        assert_eq!(alone, (0, vec![]));
        assert_eq!(with, (12, vec!["LG033"]));
    }
}

async fn a_forged_checkpoint_is_found(place: Place) {
    let found = attack(&place, async |scene| {
        let key = LogKey::new("thang.example.vn/nhat-ky", &[9; 32]).unwrap();
        let origin = key.public().origin().to_owned();
        let forged = Checkpoint {
            origin,
            size: scene.size,
            root: tree::leaf(b"forged"),
        };
        let note = key.sign(&forged, Before::Nothing).unwrap();
        scene
            .sql(&format!(
                "UPDATE checkpoint SET note = '{note}' WHERE size = {}",
                scene.size
            ))
            .await;
    });
    all_end(&found.await, &[10], "LG011");
    let found = attack(&place, async |scene| {
        scene.sql("UPDATE checkpoint SET note = 'x'").await
    });
    all_end(&found.await, &[10], "LG010");
}

async fn a_hidden_event_and_a_changed_text_are_found(place: Place) {
    let found = attack(&place, async |scene| {
        let seq = scene.any();
        scene
            .sql(&format!("UPDATE event SET object = 'x' WHERE seq = {seq}"))
            .await;
    });
    all_end(&found.await, &[11], "LG036");
    let found = attack(&place, async |scene| {
        scene.sql("UPDATE event_text SET text = 'Lý do khác'").await
    });
    all_end(&found.await, &[13], "LG024");
}

crate::on_both!(
    an_edited_event_is_found,
    a_deleted_event_is_found,
    two_swapped_events_are_found,
    an_inserted_event_is_found,
    a_cut_tail_is_found,
    a_fork_that_goes_on_is_found,
    an_old_backup_that_goes_on_is_found,
    a_changed_row_is_found,
    a_rewrite_with_the_stolen_key_is_found_by_who_kept_a_checkpoint,
    a_forged_checkpoint_is_found,
    a_hidden_event_and_a_changed_text_are_found,
);
