//! The table of permissions asked as a whole, and the rules that stand over it.
//!
//! Not for: routes; the web tests those with the same table.

use domain::id::UnitCode;
use domain::org::may::{
    Allowed, Decides, Thing, decides, may, may_confirm, may_grant_in_unit, may_hold, may_lose,
    not_oneself,
};
use domain::org::role::{Condition, Reach, Role, Strength, Verb};
use domain::org::user::{Actor, Held, Proposal, ProposalId, UserId, wants_factor};
use domain::time::Moment;
use std::fmt::Write as _;

const OWN: &str = "so-noi-vu";
const OTHER: &str = "so-tai-chinh";

fn unit(code: &str) -> UnitCode {
    UnitCode::new(code)
}

fn user(number: u8) -> UserId {
    UserId::of([number; 16])
}

fn held(role: Role) -> Held {
    let unit = role.of_unit().then(|| unit(OWN));
    Held { role, unit }
}

fn actor(roles: &[Role]) -> Actor {
    Actor {
        user: user(1),
        unit: Some(unit(OWN)),
        roles: roles.iter().copied().map(held).collect(),
        strength: Strength::Fresh,
    }
}

fn code(answer: Result<Allowed, domain::refusal::Refusal>) -> String {
    match answer {
        Ok(allowed) => format!("{:?}", allowed.reach),
        Err(refusal) => refusal.code.to_owned(),
    }
}

/// Answers for the house, the own unit, another unit, oneself, a colleague, somebody elsewhere.
fn answers(who: Option<&Actor>, verb: Verb) -> String {
    let (own, other, me, else_) = (unit(OWN), unit(OTHER), user(1), user(2));
    let things = [
        Thing::House,
        Thing::Unit(&own),
        Thing::Unit(&other),
        Thing::User(&me, Some(&own)),
        Thing::User(&else_, Some(&own)),
        Thing::User(&else_, Some(&other)),
    ];
    let answers = things.map(|thing| code(may(who, verb, thing)));
    let first = answers[0].clone();
    match answers.iter().all(|answer| *answer == first) {
        true => first,
        false => answers.join(" "),
    }
}

/// The whole table, every refusal too, as one text that a review shows.
#[test]
fn the_whole_table() {
    let mut text = String::new();
    for verb in Verb::ALL {
        writeln!(text, "{}", verb.word()).unwrap();
        let nobody = actor(&[]);
        let columns = Role::ALL
            .iter()
            .map(|role| (role.code(), Some(actor(&[*role]))));
        let columns = [("--", None), ("**", Some(nobody))]
            .into_iter()
            .chain(columns);
        for (name, who) in columns {
            let answer = answers(who.as_ref(), *verb);
            let role = Role::ALL.iter().find(|role| role.code() == name);
            let conditions = role
                .and_then(|role| verb.cell(*role))
                .map_or(&[][..], |cell| cell.conditions);
            let words: String = conditions
                .iter()
                .map(|condition| format!(" +{}", condition.word()))
                .collect();
            if answer != "RF004" {
                writeln!(text, "    {name} {answer}{words}").unwrap();
            }
        }
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/permissions.txt");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    let kept = std::fs::read_to_string(path).unwrap();
    assert!(
        kept == text,
        "the table changed: look at it, then run with BLESS=1\n{text}"
    );
}

#[test]
fn a_weak_session_is_asked_for_more() {
    let ask = |strength, verb| {
        let who = Actor {
            strength,
            ..actor(&[Role::SystemAdmin])
        };
        code(may(Some(&who), verb, Thing::House))
    };
    assert_eq!(ask(Strength::None, Verb::UsersRead), "RF001");
    assert_eq!(ask(Strength::Password, Verb::UsersRead), "RF002");
    assert_eq!(ask(Strength::Full, Verb::UsersRead), "All");
    assert_eq!(ask(Strength::Full, Verb::GrantConfirm), "RF003");
    assert_eq!(ask(Strength::Fresh, Verb::GrantConfirm), "All");
    assert_eq!(ask(Strength::Password, Verb::ChangePassword), "Oneself");
    assert_eq!(code(may(None, Verb::UsersRead, Thing::House)), "RF001");
    assert_eq!(code(may(None, Verb::SignIn, Thing::House)), "All");
}

#[test]
fn the_role_that_goes_furthest_counts_and_brings_its_conditions() {
    let both = actor(&[Role::Contributor, Role::UnitManager]);
    let own = unit(OWN);
    let allowed = may(Some(&both), Verb::AnswersEnter, Thing::Unit(&own)).unwrap();
    assert_eq!(allowed.reach, Reach::Own);
    let office = actor(&[Role::IndexOffice, Role::UnitManager]);
    let allowed = may(Some(&office), Verb::AnswersEnter, Thing::Unit(&unit(OTHER))).unwrap();
    assert_eq!(
        (allowed.role, allowed.conditions),
        (Some(Role::IndexOffice), &[Condition::Letter][..])
    );
}

/// A manager of one unit who works in another has only the unit the role was granted for.
#[test]
fn a_role_reaches_the_unit_it_was_granted_for() {
    let who = Actor {
        unit: Some(unit(OTHER)),
        ..actor(&[Role::UnitManager])
    };
    let (own, other) = (unit(OWN), unit(OTHER));
    assert_eq!(
        code(may(Some(&who), Verb::UsersRead, Thing::Unit(&own))),
        "Own"
    );
    assert_eq!(
        code(may(Some(&who), Verb::UsersRead, Thing::Unit(&other))),
        "RF005"
    );
    assert_eq!(
        code(may(
            Some(&who),
            Verb::UsersRead,
            Thing::User(&user(3), None)
        )),
        "RF005"
    );
}

#[test]
fn r1_the_administrator_holds_nothing_else() {
    let refused = |role, holds: &[Role]| {
        let holds: Vec<Held> = holds.iter().copied().map(held).collect();
        may_hold(role, Some(&unit(OWN)), &holds)
            .err()
            .map(|refusal| refusal.code)
    };
    for role in Role::ALL.iter().filter(|role| **role != Role::SystemAdmin) {
        assert_eq!(refused(*role, &[Role::SystemAdmin]), Some("RF007"));
        assert_eq!(refused(Role::SystemAdmin, &[*role]), Some("RF007"));
        assert_eq!(refused(*role, &[]), None);
        assert_eq!(refused(*role, &[*role]), Some("RF023"));
    }
    assert_eq!(refused(Role::SystemAdmin, &[]), None);
    assert_eq!(
        refused(Role::Council, &[Role::Appraiser, Role::UnitManager]),
        None
    );
    assert_eq!(
        may_hold(Role::Contributor, None, &[]).unwrap_err().code,
        "RF022"
    );
    assert!(
        may_hold(
            Role::Contributor,
            Some(&unit(OTHER)),
            &[held(Role::Contributor)]
        )
        .is_ok()
    );
}

#[test]
fn r3_the_second_person_is_another() {
    let proposal = |proposer, of| Proposal {
        id: ProposalId::of([0; 16]),
        user: user(of),
        role: Role::Council,
        proposer: user(proposer),
        at: Moment::default(),
    };
    let admin = actor(&[Role::SystemAdmin]);
    assert_eq!(
        may_confirm(&proposal(1, 3), &admin).unwrap_err().code,
        "RF006"
    );
    assert_eq!(
        may_confirm(&proposal(2, 1), &admin).unwrap_err().code,
        "RF006"
    );
    assert!(may_confirm(&proposal(2, 3), &admin).is_ok());
    assert_eq!(not_oneself(&user(1), &admin).unwrap_err().code, "RF006");
    assert!(not_oneself(&user(2), &admin).is_ok());
}

#[test]
fn r12_the_last_of_those_who_sign_stays() {
    for role in [Role::Council, Role::Approver] {
        assert_eq!(may_lose(role, 1).unwrap_err().code, "RF008");
        assert!(may_lose(role, 2).is_ok());
    }
    assert_eq!(may_lose(Role::SystemAdmin, 1).unwrap_err().code, "RF009");
    assert!(may_lose(Role::SystemAdmin, 2).is_ok() && may_lose(Role::Appraiser, 1).is_ok());
}

#[test]
fn two_people_decide_as_soon_as_there_are_two_administrators() {
    for role in Role::ALL {
        let alone = [0, 1].map(|admins| decides(*role, admins));
        match decides(*role, 2) {
            Decides::Two => assert_eq!(alone, [Decides::Bootstrap; 2]),
            other => assert_eq!((alone, other), ([Decides::One; 2], Decides::One)),
        }
    }
    assert_eq!(decides(Role::SystemAdmin, 1), Decides::Bootstrap);
}

#[test]
fn a_manager_grants_only_what_is_the_units_own() {
    let own = unit(OWN);
    let by = |role| may(Some(&actor(&[role])), Verb::GrantInUnit, Thing::Unit(&own)).unwrap();
    let (admin, manager) = (by(Role::SystemAdmin), by(Role::UnitManager));
    for role in Role::ALL {
        let codes = [&admin, &manager].map(|by| may_grant_in_unit(*role, by).is_ok());
        let wanted = match role {
            Role::Contributor => [true, true],
            Role::UnitManager | Role::Supplier | Role::Viewer => [true, false],
            _ => [false, false],
        };
        assert_eq!(codes, wanted, "{role:?}");
    }
    assert_eq!(
        may_grant_in_unit(Role::Council, &admin).unwrap_err().code,
        "RF004"
    );
}

#[test]
fn one_role_of_weight_wants_the_second_factor() {
    assert!(wants_factor(&[held(Role::Viewer), held(Role::Appraiser)]));
    assert!(!wants_factor(&[
        held(Role::Viewer),
        held(Role::UnitManager)
    ]));
}
