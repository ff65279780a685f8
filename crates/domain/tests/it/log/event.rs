//! Lines of events: what is written is read, and nothing else is.

use super::{event, fields};
use domain::log::event::{Act, Event, Field, Fields, LINE_BYTES_MAX, WHOLE_MAX, Who};
use domain::log::salted::{Digest, salted};
use domain::time::Moment;
use proptest::prelude::*;
use proptest::sample::Index;

fn full() -> Event {
    let who = Who::User {
        id: "aaaaaaaaaaaaaaaaaaaaaaaaaa".to_owned(),
        role: Some("index_office".to_owned()),
        unit: Some("so-khcn".to_owned()),
    };
    let mut act = Act::new(who, "user.change", "user", "bbbbbbbbbbbbbbbbbbbbbbbbbb").changing(
        fields([
            ("unit", "so-a".into()),
            ("version", 1.into()),
            ("state", "active".into()),
        ]),
        fields([
            ("version", 2.into()),
            ("unit", "so-b".into()),
            ("state", "active".into()),
        ]),
    );
    act.on_behalf = Some("so-a".to_owned());
    act.second = Some("cccccccccccccccccccccccccc".to_owned());
    act.unit = Some("so-a".to_owned());
    act.reason = Some(salted(&[7; 16], "Điều động"));
    act.refusal = Some("AC001".to_owned());
    act.request = Some("r-1".to_owned());
    event(3, act)
}

/// The code, and its key where it has one.
fn refused(seq: u64, line: &str) -> String {
    let finding = Event::read(seq, line).expect_err("refused");
    let of = |wanted: &str| {
        let found = finding.args.iter().find(|(name, _)| *name == wanted);
        found.map_or_else(String::new, |(_, value)| format!(" {value}"))
    };
    assert_eq!(of("seq"), format!(" {seq}"), "{line}");
    finding.code.to_owned() + &of("key")
}

#[test]
fn a_full_event_is_one_canonical_line() {
    let line = full().write().expect("a line");
    assert_eq!(
        line,
        "{\"action\":\"user.change\",\"actor\":{\"id\":\"aaaaaaaaaaaaaaaaaaaaaaaaaa\",\"kind\":\"user\",\
         \"role\":\"index_office\",\"unit\":\"so-khcn\"},\"after\":{\"unit\":\"so-b\",\"version\":2},\
         \"app\":\"0.3.0\",\"at\":\"2024-01-08T02:03:00.000000Z\",\
         \"before\":{\"unit\":\"so-a\",\"version\":1},\
         \"object\":{\"id\":\"bbbbbbbbbbbbbbbbbbbbbbbbbb\",\"kind\":\"user\"},\"on_behalf\":\"so-a\",\
         \"reason\":\"31c575d8540edc18211daa90e4519a2b96000d27863fe9b41e0c84bd351e3fbd\",\
         \"refusal\":\"AC001\",\"request\":\"r-1\",\"second\":\"cccccccccccccccccccccccccc\",\"seq\":3,\
         \"unit\":\"so-a\",\"v\":1}"
    );
    assert_eq!(Event::read(3, &line), Ok(full()));
}

#[test]
fn every_line_that_is_not_quite_one_is_refused_with_its_reason() {
    let line = full().write().expect("a line");
    let with = |from: &str, to: &str| {
        assert!(line.contains(from), "{from}");
        refused(3, &line.replacen(from, to, 1))
    };
    assert_eq!(refused(3, ""), "LG001");
    assert_eq!(refused(3, "[]"), "LG001");
    assert_eq!(refused(3, &format!("{line}x")), "LG001");
    assert_eq!(with(",\"app\":\"0.3.0\"", ""), "LG002 app");
    assert_eq!(
        with("\"kind\":\"user\",\"role\"", "\"role\""),
        "LG002 actor.kind"
    );
    assert_eq!(
        with("\"kind\":\"user\",\"role\"", "\"kind\":\"root\",\"role\""),
        "LG003 actor.kind"
    );
    assert_eq!(with("\"user.change\"", "\"User.change\""), "LG003 action");
    assert_eq!(with("\"user.change\"", "\"user..change\""), "LG003 action");
    assert_eq!(with("\"so-khcn\"", "\"\""), "LG003 actor.unit");
    assert_eq!(
        with("\"version\":2", "\"version\":2.5"),
        "LG003 after.version"
    );
    assert_eq!(
        with("\"version\":2", "\"version\":null"),
        "LG003 after.version"
    );
    assert_eq!(
        with("\"version\":2", "\"Version\":2"),
        "LG003 after.Version"
    );
    assert_eq!(
        with("\"version\":2", "\"version\":9007199254740992"),
        "LG003 after.version"
    );
    assert_eq!(with("T02:03:00", "T25:03:00"), "LG003 at");
    assert_eq!(with("\"seq\":3", "\"seq\":0"), "LG003 seq");
    assert_eq!(with("\"reason\":\"31c", "\"reason\":\"31C"), "LG003 reason");
    assert_eq!(
        with("\"unit\":\"so-b\"", "\"unit\":\"so\\u0301\""),
        "LG003 after.unit"
    );
    assert_eq!(with("\"v\":1", "\"v\": 1"), "LG004");
    assert_eq!(with("\"seq\":3", "\"seq\":3,\"seq\":3"), "LG004");
    assert_eq!(
        with("\"version\":2", "\"version\":2,\"version\":2"),
        "LG004"
    );
    assert_eq!(with("\"so-b\"", "\"so\\u002db\""), "LG004");
    assert_eq!(
        with(
            "\"before\":{\"unit\":\"so-a\",\"version\":1}",
            "\"before\":{}"
        ),
        "LG004"
    );
    assert_eq!(with("\"v\":1", "\"v\":2"), "LG006");
    assert_eq!(with("\"seq\":3", "\"seq\":4"), "LG007");
    assert_eq!(refused(4, &line), "LG007");
    assert_eq!(with("\"v\":1", "\"v\":1,\"w\":1"), "LG008 w");
    assert_eq!(
        with("\"kind\":\"user\"}", "\"kind\":\"user\",\"x\":\"\"}"),
        "LG008 object.x"
    );
}

#[test]
fn what_could_not_be_read_is_not_written() {
    let code = |change: &dyn Fn(&mut Event)| {
        let mut event = full();
        change(&mut event);
        event.write().expect_err("refused").code
    };
    assert_eq!(code(&|event| event.seq = 0), "LG003");
    assert_eq!(code(&|event| event.seq = u64::MAX), "LG003");
    assert_eq!(code(&|event| event.app.clear()), "LG003");
    assert_eq!(code(&|event| event.act.action = "mời".to_owned()), "LG003");
    assert_eq!(
        code(&|event| event.act.object.id = "x".repeat(201)),
        "LG003"
    );
    assert_eq!(
        code(&|event| event.act.unit = Some("a\nb".to_owned())),
        "LG003"
    );
    let after =
        |value: Field| move |event: &mut Event| event.act.after = fields([("a", value.clone())]);
    assert_eq!(code(&after(Field::Whole(WHOLE_MAX + 1))), "LG003");
    assert_eq!(code(&after("e\u{323}".into())), "LG003");
    assert_eq!(code(&after("x".repeat(LINE_BYTES_MAX).into())), "LG005");
}

#[test]
fn a_digest_is_read_in_one_spelling() {
    let digest = Digest::of(b"abc");
    let hex = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(digest.hex(), hex);
    assert_eq!(Digest::read(hex), Some(digest));
    for other in [
        &hex[1..],
        &hex.to_uppercase(),
        &format!("{hex}0"),
        &hex.replace("ba", "+a"),
    ] {
        assert_eq!(Digest::read(other), None, "{other}");
    }
    assert_ne!(salted(&[0; 16], "một"), salted(&[1; 16], "một"));
}

fn field() -> impl Strategy<Value = Field> {
    prop_oneof![
        "[ -~àạđưỞ“”\n\t€😀]{0,12}"
            .prop_map(|text| Field::Text(domain::text::nfc(&text).into_owned())),
        (-WHOLE_MAX..=WHOLE_MAX).prop_map(Field::Whole),
    ]
}

fn some_fields() -> impl Strategy<Value = Fields> {
    proptest::collection::btree_map("[a-z][a-z0-9_]{0,8}", field(), 0..4)
}

fn who() -> impl Strategy<Value = Who> {
    let option = || proptest::option::of("[a-z_]{1,9}");
    prop_oneof![
        Just(Who::Host),
        Just(Who::System),
        Just(Who::Visitor),
        ("[a-z2-7]{26}", option(), option()).prop_map(|(id, role, unit)| Who::User {
            id,
            role,
            unit
        }),
    ]
}

fn act() -> impl Strategy<Value = Act> {
    let option = || proptest::option::of("[a-zA-Z0-9:.-]{1,9}");
    let optional = (option(), option(), option(), option(), option());
    let reason = proptest::option::of(any::<[u8; 32]>().prop_map(Digest));
    let parts = (
        who(),
        "[a-z]{1,5}\\.[a-z_]{1,5}".prop_filter("a word", |words| !words.contains("._")),
    );
    let object = ("[a-z]{1,5}", "[A-Za-z0-9đ.-]{1,9}");
    (
        parts,
        object,
        some_fields(),
        some_fields(),
        reason,
        optional,
    )
        .prop_map(
            |((actor, action), (kind, id), before, after, reason, optional)| {
                let mut act = Act::new(actor, &action, &kind, &id);
                (act.before, act.after, act.reason) = (before, after, reason);
                (
                    act.on_behalf,
                    act.second,
                    act.unit,
                    act.refusal,
                    act.request,
                ) = optional;
                act
            },
        )
}

proptest! {
    #[test]
    fn what_is_written_is_read(seq in 1..1_000_000_u64, at in any::<i64>(), act in act()) {
        let event = Event { seq, at: Moment::from_micros(at), app: "1.0.0".to_owned(), act };
        let line = event.write().expect("a line");
        prop_assert!(!line.contains('\n'));
        prop_assert_eq!(Event::read(seq, &line), Ok(event));
    }

    /// One changed byte either is refused or tells another event.
    #[test]
    fn no_changed_byte_is_overlooked(act in act(), at in any::<Index>(), byte in 1..=255_u8) {
        let event = event(9, act);
        let mut bytes = event.write().expect("a line").into_bytes();
        let at = at.index(bytes.len());
        bytes[at] ^= byte;
        if let Ok(text) = String::from_utf8(bytes) {
            prop_assert_ne!(Event::read(9, &text), Ok(event));
        }
    }

    #[test]
    fn what_did_not_change_is_left_out(before in some_fields(), after in some_fields()) {
        let act = Act::new(Who::Host, "a", "b", "c").changing(before.clone(), after.clone());
        let mut fields = before.clone();
        fields.retain(|name, _| !act.before.contains_key(name));
        fields.extend(act.after.clone());
        prop_assert_eq!(fields, after.clone());
        prop_assert!(act.before.iter().all(|(name, value)| after.get(name) != Some(value)));
    }
}
