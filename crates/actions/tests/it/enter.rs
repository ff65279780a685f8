//! Setting up, signing in, the second factor, sessions.
//!
//! Not for: guessing (`guess.rs`).

use crate::place::Place;
use crate::world::{PASSWORD, World, codes};
use actions::org::set_up::{self, SetUp};
use actions::org::sign_in::sign_in;
use actions::org::{fresh, my_account, second_factor, sign_out};
use actions::settings::Settings;
use actions::visit::Need;
use domain::org::password::Policy;
use domain::org::role::{Role, Strength};

async fn the_first_administrator_is_made_once(place: Place) {
    let world = World::empty(place).await;
    let old = set_up::code(&world.house).await.unwrap().unwrap();
    let code = set_up::code(&world.house).await.unwrap().unwrap();
    assert!(set_up::is_open(&world.house).await.unwrap());
    for wrong in [old.as_str(), "", "x"] {
        let form = world.set_up_form(wrong);
        assert_eq!(codes(set_up::set_up(&world.house, &form).await), "RF015");
    }
    let form = SetUp {
        code: code.clone(),
        ..SetUp::default()
    };
    let told = codes(set_up::set_up(&world.house, &form).await);
    assert_eq!(told, "name RF032, login RF031, password RF016");
    let form = world.set_up_form(&code);
    let (one, two) = (
        set_up::set_up(&world.house, &form),
        set_up::set_up(&world.house, &form),
    );
    let (one, two) = tokio::join!(one, two);
    let (done, refused) = if one.is_ok() { (one, two) } else { (two, one) };
    assert_eq!(done.unwrap().need, Need::Enrol);
    assert_eq!(codes(refused), "RF014");
    assert_eq!(codes(set_up::set_up(&world.house, &form).await), "RF014");
    assert_eq!(set_up::code(&world.house).await.unwrap(), None);
    assert!(!set_up::is_open(&world.house).await.unwrap());
    let told = world.last_events(4).await.join(", ");
    assert_eq!(
        told,
        "user.set_up, grant.bootstrap, set_up RF014, set_up RF014"
    );
}

/// The id of a session changes with each step, and the one before is dead.
async fn each_step_has_a_session_of_its_own(place: Place) {
    let (world, admin) = World::new(place).await;
    world.pass(60);
    let planted = admin.token();
    let pass = sign_in(&world.house, &world.sign_in_form(&admin))
        .await
        .unwrap();
    assert_eq!((pass.need, pass.device.clone()), (Need::Factor, None));
    assert_ne!(pass.token, planted);
    let visit = world.house.visit(&pass.token).await.unwrap().unwrap();
    assert_eq!(visit.actor.strength, Strength::Password);
    // Half signed in opens nothing.
    assert_eq!(
        codes(my_account::account(&world.house, &visit).await),
        "RF002"
    );
    let code = world.code(admin.secret.as_ref().unwrap());
    let full = second_factor::enter(&world.house, &visit, &code, None)
        .await
        .unwrap();
    assert_ne!(full.token, pass.token);
    assert!(world.house.visit(&pass.token).await.unwrap().is_none());
    let visit = world.house.visit(&full.token).await.unwrap().unwrap();
    assert_eq!(
        (visit.actor.strength, visit.need),
        (Strength::Fresh, Need::Nothing)
    );
    world.pass(601);
    let visit = world.house.visit(&full.token).await.unwrap().unwrap();
    assert_eq!(visit.actor.strength, Strength::Full);
    let code = world.code(admin.secret.as_ref().unwrap());
    let again = fresh::fresh(&world.house, &visit, PASSWORD, &code)
        .await
        .unwrap();
    assert!(world.house.visit(&full.token).await.unwrap().is_none());
    let visit = world.house.visit(&again.token).await.unwrap().unwrap();
    assert_eq!(visit.actor.strength, Strength::Fresh);
}

async fn a_code_is_good_once(place: Place) {
    let (world, admin) = World::new(place).await;
    world.pass(60);
    let secret = admin.secret.clone().unwrap();
    let code = world.code(&secret);
    let enter = async |code: &str| {
        let pass = sign_in(&world.house, &world.sign_in_form(&admin))
            .await
            .unwrap();
        let visit = world.house.visit(&pass.token).await.unwrap().unwrap();
        second_factor::enter(&world.house, &visit, code, None).await
    };
    enter(&code).await.unwrap();
    // Replayed, on another session too, within its half minute and after.
    assert_eq!(codes(enter(&code).await), "RF013");
    world.pass(30);
    assert_eq!(codes(enter(&code).await), "RF013");
    world.pass(60);
    assert_eq!(codes(enter("000000").await), "RF013");
    world.pass(60);
    let spaced = world.code(&secret);
    let (one, two) = spaced.split_at(3);
    enter(&format!("{one} {two}")).await.unwrap();
    let told = world.last_events(1).await;
    assert_eq!(told, ["factor.enter"]);
}

async fn a_second_factor_is_enrolled_once(place: Place) {
    let (world, admin) = World::new(place).await;
    let visit = world.visit(&admin).await;
    assert_eq!(
        codes(second_factor::enrolment(&world.house, &visit).await),
        "RF043"
    );
    let own = world.id("quantri").await;
    assert_eq!(
        codes(second_factor::reset(&world.house, &visit, &own).await),
        "RF006"
    );
    let who = world.somebody(&admin, "cuong", "", "").await;
    let visit = world.visit(&who).await;
    let offer = second_factor::enrolment(&world.house, &visit)
        .await
        .unwrap();
    assert_eq!(
        second_factor::enrolment(&world.house, &visit)
            .await
            .unwrap(),
        offer
    );
    assert!(
        offer
            .address
            .starts_with("otpauth://totp/Thang:cuong?secret="),
        "{}",
        offer.address
    );
    assert_eq!(
        codes(second_factor::enrol(&world.house, &visit, "123456", None).await),
        "RF013"
    );
    world.pass(60);
    let code = world.code(&offer.secret);
    second_factor::enrol(&world.house, &visit, &code, None)
        .await
        .unwrap();
    // From the machine itself: logged, and the next sign-in asks for none, as this person needs none.
    second_factor::reset_from_host(&world.house, "cuong")
        .await
        .unwrap();
    assert_eq!(
        codes(second_factor::reset_from_host(&world.house, "nobody").await),
        "RF005"
    );
    let pass = sign_in(&world.house, &world.sign_in_form(&who))
        .await
        .unwrap();
    assert_eq!(pass.need, Need::Nothing);
}

/// A role of weight that comes while somebody works asks for the second factor with the next request.
async fn a_role_of_weight_wants_the_factor_at_once(place: Place) {
    let (world, one, two) = World::two(place).await;
    let who = world.somebody(&one, "cuong", "", "").await;
    assert_eq!(world.visit(&who).await.need, Need::Nothing);
    world.propose(&one, "cuong", Role::Approver).await.unwrap();
    world
        .decides(&two, actions::org::grant::Decision::Confirm)
        .await
        .unwrap();
    let visit = world.visit(&who).await;
    assert_eq!(
        (visit.need, visit.actor.strength),
        (Need::Enrol, Strength::Password)
    );
}

async fn sessions_end(place: Place) {
    let (world, admin) = World::new(place).await;
    let one = admin.token();
    world.signs_in(&admin).await.unwrap();
    let visit = world.visit(&admin).await;
    assert_eq!(
        my_account::account(&world.house, &visit)
            .await
            .unwrap()
            .sessions,
        2
    );
    sign_out::everywhere(&world.house, &visit).await.unwrap();
    for token in [one, admin.token()] {
        assert!(world.house.visit(&token).await.unwrap().is_none());
    }
    world.signs_in(&admin).await.unwrap();
    sign_out::sign_out(&world.house, &world.visit(&admin).await)
        .await
        .unwrap();
    assert!(world.house.visit(&admin.token()).await.unwrap().is_none());
    world.signs_in(&admin).await.unwrap();
    world.pass(29 * 60);
    assert!(world.house.visit(&admin.token()).await.unwrap().is_some());
    // The request before was noted: the half hour begins anew.
    world.pass(29 * 60);
    assert!(world.house.visit(&admin.token()).await.unwrap().is_some());
    world.pass(30 * 60);
    assert!(world.house.visit(&admin.token()).await.unwrap().is_none());
    world.signs_in(&admin).await.unwrap();
    for _ in 0..17 {
        world.pass(28 * 60);
        world.house.visit(&admin.token()).await.unwrap();
    }
    assert!(world.house.visit(&admin.token()).await.unwrap().is_some());
    world.pass(5 * 60);
    assert!(world.house.visit(&admin.token()).await.unwrap().is_none());
    for token in ["", "x", &"0".repeat(64)] {
        assert!(world.house.visit(token).await.unwrap().is_none());
    }
}

async fn vn_742_asks_for_another_password_after_90_days(place: Place) {
    let settings = Settings {
        password_policy: Policy::Vn742,
        ..Settings::default()
    };
    let world = World::with(place, settings).await;
    let code = set_up::code(&world.house).await.unwrap().unwrap();
    let mut form = world.set_up_form(&code);
    assert_eq!(
        codes(set_up::set_up(&world.house, &form).await),
        "password RF019"
    );
    form.password = "Bảy con vịt, 3 con bơi".to_owned();
    let pass = set_up::set_up(&world.house, &form).await.unwrap();
    let visit = world.house.visit(&pass.token).await.unwrap().unwrap();
    assert_eq!(visit.need, Need::Enrol);
    world.pass(90 * 86_400);
    let form = actions::org::sign_in::SignIn {
        login: form.login,
        password: form.password,
        device: None,
    };
    assert_eq!(
        sign_in(&world.house, &form).await.unwrap().need,
        Need::NewPassword
    );
}

crate::on_both!(
    the_first_administrator_is_made_once,
    each_step_has_a_session_of_its_own,
    a_code_is_good_once,
    a_second_factor_is_enrolled_once,
    a_role_of_weight_wants_the_factor_at_once,
    sessions_end,
    vn_742_asks_for_another_password_after_90_days,
);
