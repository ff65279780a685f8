//! Who grants what to whom: bootstrap, four eyes, R1, R12, and what a right that is gone still opens.
//!
//! Not for: the table as a whole; the domain tests that.

use crate::place::Place;
use crate::world::{UNITS, World, codes};
use actions::org::grant::{self, Decision, Proposed};
use actions::org::{second_factor, user};
use domain::org::role::Role;
use store::org::Filter;

async fn the_only_administrator_decides_alone_and_the_log_says_so(place: Place) {
    let (world, admin) = World::new(place).await;
    world.somebody(&admin, "cuong", "", "").await;
    let done = world
        .propose(&admin, "cuong", Role::IndexOffice)
        .await
        .unwrap();
    assert_eq!(done, Proposed::Holds);
    assert!(world.last_events(1).await[0].starts_with("grant.bootstrap"));
    // Not without a fresh sign-in.
    world.pass(700);
    world.somebody(&admin, "dung", "", "").await;
    assert_eq!(
        codes(world.propose(&admin, "dung", Role::SystemAdmin).await),
        "RF003"
    );
    world.signs_in(&admin).await.unwrap();
    world
        .propose(&admin, "dung", Role::SystemAdmin)
        .await
        .unwrap();
    // From now on there are two.
    world.somebody(&admin, "giang", "", "").await;
    let done = world.propose(&admin, "giang", Role::Council).await.unwrap();
    assert_eq!(done, Proposed::Waits);
    assert_eq!(
        codes(world.decides(&admin, Decision::Confirm).await),
        "RF006"
    );
}

async fn four_eyes_grant_a_role_of_weight(place: Place) {
    let (world, one, two) = World::two(place).await;
    let office = world.granted(&one, &two, "office", Role::IndexOffice).await;
    world.somebody(&one, "cuong", UNITS[0], "").await;
    assert_eq!(
        world
            .propose(&office, "cuong", Role::Appraiser)
            .await
            .unwrap(),
        Proposed::Waits
    );
    assert_eq!(
        codes(world.propose(&one, "cuong", Role::Appraiser).await),
        "RF023"
    );
    // Neither the proposer, who is no administrator, nor anybody below one.
    assert_eq!(
        codes(world.decides(&office, Decision::Confirm).await),
        "RF004"
    );
    world.decides(&two, Decision::Confirm).await.unwrap();
    let grants = grant::list(&world.house, &world.visit(&one).await)
        .await
        .unwrap();
    assert!(grants.proposals.is_empty());
    assert_eq!(
        grants
            .held
            .iter()
            .filter(|(grant, _)| grant.role == Role::Appraiser)
            .count(),
        1
    );
    let events = world.events().await;
    let confirm = events
        .iter()
        .rfind(|event| event.act.action == "grant.confirm")
        .unwrap();
    let office = world.id("office").await.to_string();
    assert_eq!(confirm.act.second.as_deref(), Some(office.as_str()));
    // Rejected, it is gone and nothing is granted.
    world.propose(&one, "cuong", Role::Council).await.unwrap();
    world.decides(&two, Decision::Reject).await.unwrap();
    let grants = grant::list(&world.house, &world.visit(&one).await)
        .await
        .unwrap();
    assert!(
        !grants
            .held
            .iter()
            .any(|(grant, _)| grant.role == Role::Council)
    );
    assert_eq!(
        codes(world.propose(&one, "nobody", Role::Council).await),
        "RF005"
    );
    assert_eq!(
        codes(world.propose(&one, "cuong", Role::Contributor).await),
        "RF004"
    );
}

/// Nobody gains by their own hand: not who proposed it, and not who would hold it.
async fn nobody_confirms_a_grant_to_themselves(place: Place) {
    let (world, one, two) = World::two(place).await;
    let office = world.granted(&one, &two, "office", Role::IndexOffice).await;
    let third = world.granted(&one, &two, "third", Role::SystemAdmin).await;
    let id = world.grant_of("third", Role::SystemAdmin).await;
    world.signs_in(&one).await.unwrap();
    grant::revoke(&world.house, &world.visit(&one).await, &id)
        .await
        .unwrap();
    world
        .propose(&office, "third", Role::SystemAdmin)
        .await
        .unwrap();
    world.signs_in(&third).await.unwrap();
    let visit = world.visit(&third).await;
    assert_eq!(
        codes(grant::list(&world.house, &visit).await),
        "RF004",
        "it is none any more"
    );
    world.decides(&one, Decision::Confirm).await.unwrap();
}

async fn r1_the_administrator_holds_nothing_else(place: Place) {
    let (world, one, two) = World::two(place).await;
    world.granted(&one, &two, "office", Role::IndexOffice).await;
    assert_eq!(
        codes(world.propose(&one, "admin2", Role::IndexOffice).await),
        "RF007"
    );
    assert_eq!(
        codes(world.propose(&one, "office", Role::SystemAdmin).await),
        "RF007"
    );
    let (visit, id) = (world.visit(&one).await, world.id("admin2").await);
    let told = codes(grant::grant_in_unit(&world.house, &visit, &id, Role::Viewer).await);
    assert_eq!(told, "RF007");
    // Proposed while it was right, confirmed when it is not any more.
    world.somebody(&one, "cuong", UNITS[0], "").await;
    world
        .propose(&one, "cuong", Role::SystemAdmin)
        .await
        .unwrap();
    let cuong = world.id("cuong").await;
    grant::grant_in_unit(&world.house, &visit, &cuong, Role::Viewer)
        .await
        .unwrap();
    assert_eq!(codes(world.decides(&two, Decision::Confirm).await), "RF007");
}

async fn r12_the_last_of_those_who_sign_stays(place: Place) {
    let (world, one, two) = World::two(place).await;
    world.granted(&one, &two, "chair", Role::Approver).await;
    world.signs_in(&one).await.unwrap();
    let visit = world.visit(&one).await;
    let grant = world.grant_of("chair", Role::Approver).await;
    let chair = world.id("chair").await;
    assert_eq!(
        codes(grant::revoke(&world.house, &visit, &grant).await),
        "RF008"
    );
    assert_eq!(
        codes(user::disable(&world.house, &visit, &chair).await),
        "RF008"
    );
    world.signs_in(&two).await.unwrap();
    world.granted(&one, &two, "deputy", Role::Approver).await;
    let visit = world.visit(&one).await;
    grant::revoke(&world.house, &visit, &grant).await.unwrap();
    // And the last administrator.
    let other = world.id("admin2").await;
    user::disable(&world.house, &visit, &other).await.unwrap();
    let own = world.grant_of("quantri", Role::SystemAdmin).await;
    assert_eq!(
        codes(grant::revoke(&world.house, &visit, &own).await),
        "RF009"
    );
    let me = world.id("quantri").await;
    assert_eq!(
        codes(user::disable(&world.house, &visit, &me).await),
        "RF006"
    );
}

/// A right that was taken away is gone with the next request, and within one that had begun before.
async fn a_right_that_is_gone_opens_nothing(place: Place) {
    let (world, admin) = World::new(place).await;
    world.add_unit(&admin, UNITS[0], "").await.unwrap();
    let manager = world.somebody(&admin, "manager", UNITS[0], "UM").await;
    let begun = world.visit(&manager).await;
    user::list(&world.house, &begun, &Filter::default(), 0)
        .await
        .unwrap();
    let (visit, id) = (world.visit(&admin).await, world.id("manager").await);
    let grant = world.grant_of("manager", Role::UnitManager).await;
    grant::revoke_in_unit(&world.house, &visit, &id, &grant)
        .await
        .unwrap();
    let told = codes(user::list(&world.house, &begun, &Filter::default(), 0).await);
    assert_eq!(told, "RF004");
    user::disable(&world.house, &visit, &id).await.unwrap();
    let told = codes(user::list(&world.house, &begun, &Filter::default(), 0).await);
    assert_eq!(told, "RF001");
    assert!(world.house.visit(&manager.token()).await.unwrap().is_none());
}

/// A second administrator takes a lost factor away; the person hears of it and enrols anew.
async fn a_lost_factor_is_another_administrators_matter(place: Place) {
    let (world, one, two) = World::two(place).await;
    let id = world.id("admin2").await;
    world.pass(700);
    let stale = world.visit(&one).await;
    assert_eq!(
        codes(second_factor::reset(&world.house, &stale, &id).await),
        "RF003"
    );
    world.signs_in(&one).await.unwrap();
    second_factor::reset(&world.house, &world.visit(&one).await, &id)
        .await
        .unwrap();
    assert!(world.house.visit(&two.token()).await.unwrap().is_none());
    let pass = actions::org::sign_in::sign_in(&world.house, &world.sign_in_form(&two))
        .await
        .unwrap();
    assert_eq!(pass.need, actions::visit::Need::Enrol);
}

crate::on_both!(
    the_only_administrator_decides_alone_and_the_log_says_so,
    four_eyes_grant_a_role_of_weight,
    nobody_confirms_a_grant_to_themselves,
    r1_the_administrator_holds_nothing_else,
    r12_the_last_of_those_who_sign_stays,
    a_right_that_is_gone_opens_nothing,
    a_lost_factor_is_another_administrators_matter,
);
