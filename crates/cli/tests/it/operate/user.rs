//! Accounts from the machine itself: what is done is done, said, and in the log as the operator's.
//!
//! Not for: what `actions` decides.

use super::{Place, on, run, well};
use store::Database;

#[test]
fn accounts_are_managed_beside_the_server() {
    let place = Place::new();
    let folder = place.path("a");
    let dir = folder.to_str().unwrap();
    well(&["init", "--dir", dir]);
    let add = |login: &str| run(&["user", "add", login, "--name", "Lê Thị An", "--dir", dir]);
    let (code, text) = add("le.an");
    assert_eq!(code, Some(0), "{text}");
    assert!(
        text.contains("Lê Thị An") && text.contains("First password: "),
        "{text}"
    );
    let (code, text) = add("le.an");
    assert!(code == Some(1) && text.contains("le.an"), "{text}");
    let (code, text) = run(&[
        "user", "add", "B b", "--name", " ", "--unit", "x", "--dir", dir,
    ]);
    assert!(
        code == Some(1) && text.lines().count() == 3,
        "everything at once: {text}"
    );
    let text = well(&["user", "list", "--dir", dir]);
    assert!(
        text.contains("le.an") && text.contains("Lê Thị An") && text.contains("invited"),
        "{text}"
    );
    assert!(well(&["user", "reset-password", "le.an", "--dir", dir]).contains("First password: "));
    well(&["user", "reset-factor", "le.an", "--dir", dir]);
    well(&["user", "disable", "le.an", "--dir", dir]);
    assert!(well(&["user", "list", "--dir", dir]).contains("disabled"));
    let (code, text) = run(&["user", "disable", "nobody", "--dir", dir]);
    assert!(code == Some(1) && !text.is_empty(), "{text}");
    let lines = on(&folder, &Database::Sqlite, async |store| {
        let mut reader = store.read().await.unwrap();
        let text = "SELECT body FROM event ORDER BY seq";
        let bodies: Vec<String> = sqlx::query_scalar(text)
            .fetch_all(reader.connection())
            .await
            .unwrap();
        bodies
    });
    let wanted = [
        "user.invite",
        "password.reset",
        "factor.reset",
        "user.disable",
    ];
    assert_eq!(lines.len(), wanted.len(), "{lines:?}");
    for (line, wanted) in lines.iter().zip(wanted) {
        assert!(
            line.contains(wanted) && line.contains("\"kind\":\"host\""),
            "{line}"
        );
        assert!(!line.contains("Lê Thị An"), "{line}");
    }
}
