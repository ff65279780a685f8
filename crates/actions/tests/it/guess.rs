//! Guessing passwords, locking others out, finding out who has an account.
//!
//! Not for: floods by address; the server counts those.

use crate::place::Place;
use crate::world::{World, codes};
use actions::org::sign_in::{SignIn, sign_in};
use actions::org::{fresh, password, second_factor};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

fn guess(login: &str, password: &str, device: Option<&str>) -> SignIn {
    SignIn {
        login: login.to_owned(),
        password: password.to_owned(),
        device: device.map(str::to_owned),
    }
}

/// Ten minutes of guesses from everywhere, a thousand of them: few are looked at, and the person at their own
/// desk signs in all the while.
async fn guesses_are_few_and_lock_nobody_out(place: Place) {
    let (world, admin) = World::new(place).await;
    world.pass(60);
    let mut answers = BTreeMap::new();
    for second in 0..600 {
        world.pass(1);
        for nth in 0..2 {
            let device = format!("device {second} {nth}");
            let form = guess("quantri", "nhầm mật khẩu rồi", Some(&device));
            let told = codes(sign_in(&world.house, &form).await);
            *answers.entry(told).or_insert(0) += 1;
        }
        if second % 200 == 100 {
            world.signs_in(&admin).await.unwrap();
        }
    }
    let looked_at = answers["RF010"];
    assert!((50..=150).contains(&looked_at), "{answers:?}");
    assert_eq!(looked_at + answers["RF011"], 1_200);
    // From a device that is not known even the right password waits.
    let form = guess("quantri", &admin.password, None);
    assert_eq!(codes(sign_in(&world.house, &form).await), "RF011");
    world.pass(86_400);
    sign_in(&world.house, &form).await.unwrap();
}

/// Many at once are one after the other: the try is counted before the password is looked at.
async fn guesses_at_once_are_counted_each(place: Place) {
    let (world, _) = World::new(place).await;
    world.pass(60);
    let form = guess("quantri", "nhầm mật khẩu rồi", None);
    let mut told = Vec::new();
    let tries: Vec<_> = (0..16).map(|_| sign_in(&world.house, &form)).collect();
    for answer in join_all(tries).await {
        told.push(codes(answer));
    }
    told.sort();
    assert_eq!(
        told.iter().filter(|code| *code == "RF010").count(),
        1,
        "{told:?}"
    );
    assert_eq!(told.iter().filter(|code| *code == "RF011").count(), 15);
}

async fn join_all<F: Future>(list: Vec<F>) -> Vec<F::Output> {
    let mut list: Vec<_> = list.into_iter().map(Box::pin).collect();
    let mut done: Vec<Option<F::Output>> = list.iter().map(|_| None).collect();
    std::future::poll_fn(|context| {
        for (future, done) in list.iter_mut().zip(&mut done) {
            if done.is_none()
                && let std::task::Poll::Ready(answer) = future.as_mut().poll(context)
            {
                *done = Some(answer);
            }
        }
        match done.iter().all(Option::is_some) {
            true => std::task::Poll::Ready(()),
            false => std::task::Poll::Pending,
        }
    })
    .await;
    done.into_iter().flatten().collect()
}

/// Who has no account, a disabled one or another password gets the same answers, softlock too, and waits as
/// long for them.
async fn nobody_learns_who_has_an_account(place: Place) {
    let (world, admin) = World::new(place).await;
    world.somebody(&admin, "cuong", "", "").await;
    world.somebody(&admin, "dung", "", "").await;
    let id = world.id("dung").await;
    actions::org::user::disable(&world.house, &world.visit(&admin).await, &id)
        .await
        .unwrap();
    let mut answers = Vec::new();
    for login in ["cuong", "khong-co", "dung", "' OR 1=1 --", "CUONG"] {
        world.pass(86_400);
        let mut told = Vec::new();
        for _ in 0..3 {
            let form = guess(login, "nhầm mật khẩu rồi", None);
            let answer = sign_in(&world.house, &form).await.unwrap_err();
            let actions::error::ActionError::Refused(refusal) = answer else {
                panic!("{answer:?}")
            };
            told.push(refusal);
        }
        answers.push(told);
    }
    assert_eq!(answers[0][0].code, "RF010");
    assert!(
        answers.iter().all(|told| *told == answers[0]),
        "{answers:?}"
    );
    // The right password of a disabled account says no more than a wrong one.
    world.pass(86_400);
    let right = guess("dung", crate::world::PASSWORD, None);
    assert_eq!(codes(sign_in(&world.house, &right).await), "RF010");
}

async fn the_time_says_nothing_either(place: Place) {
    let (world, admin) = World::new(place).await;
    world.somebody(&admin, "cuong", "", "").await;
    let mut times: BTreeMap<&str, Vec<Duration>> = BTreeMap::new();
    for _ in 0..25 {
        for login in ["cuong", "khong-co"] {
            world.pass(86_400);
            let begun = Instant::now();
            let form = guess(login, "nhầm mật khẩu rồi", None);
            assert_eq!(codes(sign_in(&world.house, &form).await), "RF010");
            times.entry(login).or_default().push(begun.elapsed());
        }
    }
    // The quickest of many: what else the machine does only adds.
    let least = |login: &str| times[login].iter().min().unwrap().as_secs_f64();
    let (there, not) = (least("cuong"), least("khong-co"));
    // Without the digest of nobody it is some thirty times faster.
    assert!((0.5..2.0).contains(&(there / not)), "{there} {not}");
}

/// A forgotten password is answered alike, and as late, whoever is meant.
async fn a_forgotten_password_tells_nothing(place: Place) {
    let (world, admin) = World::new(place).await;
    world.somebody(&admin, "cuong", "", "").await;
    for text in ["cuong", "cuong@example.vn", "khong-co", ""] {
        let begun = Instant::now();
        password::forgotten(&world.house, text).await.unwrap();
        assert!(begun.elapsed() >= Duration::from_millis(250), "{text}");
    }
}

/// Of two who have the same code at the same moment, one gets in.
async fn a_code_is_good_once_at_once(place: Place) {
    let (world, admin) = World::new(place).await;
    world.pass(60);
    let mut visits = Vec::new();
    for _ in 0..2 {
        let pass = sign_in(&world.house, &world.sign_in_form(&admin))
            .await
            .unwrap();
        visits.push(world.house.visit(&pass.token).await.unwrap().unwrap());
    }
    let code = world.code(admin.secret.as_ref().unwrap());
    // On two devices, so that the softlock of neither stops the other.
    let devices = [None, admin.device.as_deref()];
    let pairs = visits.iter().zip(devices);
    let both =
        pairs.map(|(visit, device)| second_factor::enter(&world.house, visit, &code, device));
    let answers = join_all(both.collect()).await;
    assert_eq!(
        answers.iter().filter(|answer| answer.is_ok()).count(),
        1,
        "{answers:?}"
    );
    let refused = answers.into_iter().find(Result::is_err).unwrap();
    assert_eq!(codes(refused), "RF013");
}

/// Whoever finds an open session cannot guess the password or the code with it.
async fn an_open_session_is_no_place_to_guess(place: Place) {
    let (world, admin) = World::new(place).await;
    world.pass(60);
    let visit = world.visit(&admin).await;
    let told = codes(password::change(&world.house, &visit, "nhầm", "một mật khẩu mới tinh").await);
    assert_eq!(told, "RF021");
    let told = codes(password::change(&world.house, &visit, "nhầm", "một mật khẩu mới tinh").await);
    assert_eq!(told, "RF011");
    world.pass(10);
    let told = codes(fresh::fresh(&world.house, &visit, "nhầm", "123456").await);
    assert_eq!(told, "RF021");
    world.pass(10);
    let told = codes(fresh::fresh(&world.house, &visit, &admin.password, "123456").await);
    assert_eq!(told, "RF013");
}

/// Who knows the password and not the second factor cannot change the one, nor shut the person out of the
/// other at their own desk.
async fn the_password_alone_is_worth_little(place: Place) {
    let (world, admin) = World::new(place).await;
    world.pass(60);
    let form = guess("quantri", &admin.password, None);
    let pass = sign_in(&world.house, &form).await.unwrap();
    let visit = world.house.visit(&pass.token).await.unwrap().unwrap();
    let new = "một đàn cò trắng bay tung";
    let told = codes(password::change(&world.house, &visit, &admin.password, new).await);
    assert_eq!(told, "RF002");
    let told = codes(fresh::fresh(&world.house, &visit, &admin.password, "123456").await);
    assert_eq!(told, "RF002");
    for _ in 0..100 {
        world.pass(5);
        let _ = second_factor::enter(&world.house, &visit, "123456", None).await;
    }
    let told = codes(second_factor::enter(&world.house, &visit, "123456", None).await);
    assert_eq!(told, "RF011");
    world.signs_in(&admin).await.unwrap();
    assert_eq!(
        world.visit(&admin).await.need,
        actions::visit::Need::Nothing
    );
}

crate::on_both!(
    a_code_is_good_once_at_once,
    a_forgotten_password_tells_nothing,
    the_password_alone_is_worth_little,
    guesses_are_few_and_lock_nobody_out,
    guesses_at_once_are_counted_each,
    nobody_learns_who_has_an_account,
    the_time_says_nothing_either,
    an_open_session_is_no_place_to_guess,
);
