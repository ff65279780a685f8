//! First passwords, changing them, forgetting them.
//!
//! Not for: what a password must be; the domain tests that.

use crate::place::Place;
use crate::world::{PASSWORD, World, codes};
use actions::org::sign_in::sign_in;
use actions::org::{my_account, password, user};
use actions::visit::Need;
use serde_json::Value;
use store::job;

const NEW: &str = "một đàn cò trắng bay tung";

async fn a_first_password_is_good_for_choosing_another(place: Place) {
    let (world, admin) = World::new(place).await;
    let slip = world.invites(&admin, "cuong", "", "").await.unwrap();
    let form = actions::org::sign_in::SignIn {
        login: slip.login,
        password: slip.password.clone(),
        device: None,
    };
    let pass = sign_in(&world.house, &form).await.unwrap();
    assert_eq!(pass.need, Need::NewPassword);
    let visit = world.house.visit(&pass.token).await.unwrap().unwrap();
    assert_eq!(
        codes(my_account::account(&world.house, &visit).await),
        "RF002"
    );
    let offer = actions::org::second_factor::enrolment(&world.house, &visit).await;
    assert_eq!(codes(offer), "RF002");
    let change = async |new: &str| {
        world.pass(10);
        password::change(&world.house, &visit, &slip.password, new).await
    };
    assert_eq!(codes(change("ngắn").await), "password RF016");
    assert_eq!(codes(change("tôi là Lê Văn Cường").await), "password RF018");
    assert_eq!(codes(change(&slip.password).await), "password RF020");
    let pass = change(NEW).await.unwrap();
    assert_eq!(pass.need, Need::Nothing);
    let visit = world.house.visit(&pass.token).await.unwrap().unwrap();
    let account = my_account::account(&world.house, &visit).await.unwrap();
    assert_eq!(account.user.state, domain::org::user::State::Active);
    world.pass(10);
    assert_eq!(codes(sign_in(&world.house, &form).await), "RF010");
}

/// A change ends every other session.
async fn a_change_ends_the_other_sessions(place: Place) {
    let (world, admin) = World::new(place).await;
    let other = admin.token();
    world.signs_in(&admin).await.unwrap();
    world.pass(10);
    let pass = password::change(&world.house, &world.visit(&admin).await, PASSWORD, NEW)
        .await
        .unwrap();
    assert_eq!(
        pass.need,
        Need::Nothing,
        "the factor was entered in this session"
    );
    for token in [&other, &admin.token()] {
        assert!(world.house.visit(token).await.unwrap().is_none());
    }
    assert!(world.house.visit(&pass.token).await.unwrap().is_some());
}

async fn letters(world: &World) -> Vec<Value> {
    let mut letters = Vec::new();
    let mut tx = world.house.store.begin().await.unwrap();
    while let Some(job) = job::take(&mut tx, i64::MAX - 1, i64::MAX).await.unwrap() {
        assert_eq!(job.kind, "mail");
        letters.push(serde_json::from_str(&job.body).unwrap());
        job::done(&mut tx, job.id).await.unwrap();
    }
    tx.commit().await.unwrap();
    letters
}

async fn a_link_by_mail_lets_one_choose_another(place: Place) {
    let (world, admin) = World::new(place).await;
    let who = world.somebody(&admin, "cuong", "", "").await;
    letters(&world).await;
    password::forgotten(&world.house, "khong-co").await.unwrap();
    password::forgotten(&world.house, "nobody@example.vn")
        .await
        .unwrap();
    assert!(letters(&world).await.is_empty());
    password::forgotten(&world.house, " Cuong@Example.vn ")
        .await
        .unwrap();
    world.pass(10);
    password::forgotten(&world.house, "cuong").await.unwrap();
    // Asked for again at once, none leaves.
    password::forgotten(&world.house, "cuong").await.unwrap();
    let letters = letters(&world).await;
    let tokens: Vec<String> = letters
        .iter()
        .map(|letter| {
            assert_eq!(letter["to"], "cuong@example.vn");
            let text = letter["text"].as_str().unwrap();
            assert!(
                text.contains("Kính gửi Lê Văn Cường") && text.contains("30 phút"),
                "{text}"
            );
            let (_, token) = text.split_once("/reset-password/").unwrap();
            token.split_whitespace().next().unwrap().to_owned()
        })
        .collect();
    let [old, token] = &tokens[..] else {
        panic!("{letters:?}")
    };
    assert_eq!(
        codes(password::link(&world.house, old).await),
        "RF024",
        "the later one counts"
    );
    password::link(&world.house, token).await.unwrap();
    assert_eq!(
        codes(password::reset_by_link(&world.house, token, "ngắn").await),
        "password RF016"
    );
    password::reset_by_link(&world.house, token, NEW)
        .await
        .unwrap();
    assert!(
        world.house.visit(&who.token()).await.unwrap().is_none(),
        "its sessions ended"
    );
    assert_eq!(
        codes(password::reset_by_link(&world.house, token, NEW).await),
        "RF024"
    );
    let form = actions::org::sign_in::SignIn {
        login: "cuong".to_owned(),
        password: NEW.to_owned(),
        device: None,
    };
    assert_eq!(
        sign_in(&world.house, &form).await.unwrap().need,
        Need::Nothing
    );
}

async fn a_link_is_old_after_half_an_hour_and_passes_no_factor(place: Place) {
    let (world, admin) = World::new(place).await;
    letters(&world).await;
    let token = async || {
        password::forgotten(&world.house, "quantri").await.unwrap();
        let letter = letters(&world).await.pop().unwrap();
        let text = letter["text"].as_str().unwrap().to_owned();
        let (_, token) = text.split_once("/reset-password/").unwrap();
        token.split_whitespace().next().unwrap().to_owned()
    };
    let old = token().await;
    world.pass(30 * 60);
    assert_eq!(
        codes(password::reset_by_link(&world.house, &old, NEW).await),
        "RF024"
    );
    let good = token().await;
    password::reset_by_link(&world.house, &good, NEW)
        .await
        .unwrap();
    let form = actions::org::sign_in::SignIn {
        login: admin.login,
        password: NEW.to_owned(),
        device: None,
    };
    assert_eq!(
        sign_in(&world.house, &form).await.unwrap().need,
        Need::Factor
    );
}

async fn a_manager_gives_a_new_first_password(place: Place) {
    let (world, admin) = World::new(place).await;
    let who = world.somebody(&admin, "cuong", "", "").await;
    let (visit, id) = (world.visit(&admin).await, world.id("cuong").await);
    let slip = user::reset_password(&world.house, &visit, &id)
        .await
        .unwrap();
    assert!(world.house.visit(&who.token()).await.unwrap().is_none());
    let form = actions::org::sign_in::SignIn {
        login: slip.login,
        password: slip.password,
        device: None,
    };
    assert_eq!(
        sign_in(&world.house, &form).await.unwrap().need,
        Need::NewPassword
    );
    user::disable(&world.house, &visit, &id).await.unwrap();
    assert_eq!(
        codes(user::reset_password(&world.house, &visit, &id).await),
        "RF041"
    );
    world.pass(10);
    assert_eq!(codes(sign_in(&world.house, &form).await), "RF010");
    user::enable(&world.house, &visit, &id).await.unwrap();
    world.pass(10);
    assert_eq!(
        sign_in(&world.house, &form).await.unwrap().need,
        Need::NewPassword
    );
}

crate::on_both!(
    a_first_password_is_good_for_choosing_another,
    a_change_ends_the_other_sessions,
    a_link_by_mail_lets_one_choose_another,
    a_link_is_old_after_half_an_hour_and_passes_no_factor,
    a_manager_gives_a_new_first_password,
);
