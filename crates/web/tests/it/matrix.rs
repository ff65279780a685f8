//! Every route that exists, asked by somebody of every role, about their own unit's things and another's.
//!
//! What is expected is read from the table of permissions, cell by cell, and not from the code that decides.
//! Not for: what acts do.

use crate::ask::{Answer, request, send};
use crate::guard::assert_guarded;
use crate::world::{UNITS, World};
use axum::body::Body;
use axum::http::StatusCode;
use domain::org::role::{Reach, Role, Strength, Verb};
use web::route::{Method, Param, Route};

/// Whose things are asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whose {
    Own,
    Others,
}

/// What must come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// The page, or what is wrong with the form.
    Passes,
    /// The way to sign in.
    SignIn,
    /// It is not theirs to do.
    Forbidden,
    /// It looks as if it were not there.
    Missing,
}

/// A form that each route understands.
fn form(route: Route) -> &'static str {
    match route {
        Route::SetUp => "code=x&login=a&name=b&mail=&password=c&again=c",
        Route::SignIn => "login=khong-co&password=sai&then=/",
        Route::SecondFactor | Route::Enrol => "code=000000",
        Route::FreshSignIn => "password=sai",
        Route::ChangePassword => "old=sai&password=a&again=b",
        Route::ForgottenPassword => "login=khong-co",
        Route::ResetByLink => "password=a&again=b",
        Route::Invite => "login=&name=&mail=&unit=&role=",
        Route::ProposeGrant => "login=khong-co&role=",
        Route::GrantInUnit => "role=",
        Route::AddUnit => "code=&name=&kind=&parent=",
        Route::SaveUnit => "name=&kind=&parent=&version=1",
        _ => "",
    }
}

/// The address with ids of things of that unit; grants and proposals that do not exist stand for others'.
fn address(world: &World, route: Route, whose: Whose) -> String {
    let (user, unit) = match whose {
        Whose::Own => ("colleague", UNITS[0]),
        Whose::Others => ("stranger", UNITS[1]),
    };
    let value = |param: &Param| match param {
        Param::User => world.ids[user].clone(),
        Param::Unit => unit.to_owned(),
        Param::Event => "1".to_owned(),
        Param::Grant | Param::Proposal => "00000000000000000000000000".to_owned(),
        Param::Secret | Param::File => "khong-co".to_owned(),
    };
    let values: Vec<String> = route.params().iter().map(value).collect();
    let values: Vec<&str> = values.iter().map(String::as_str).collect();
    route.url(&values)
}

/// What the table says of a role; `None` is somebody signed in without any.
fn wanted(route: Route, role: Option<Role>, whose: Whose) -> Wanted {
    let verb = route.verb();
    if verb.strength() == Strength::None || verb.anyone() != Reach::None {
        return Wanted::Passes;
    }
    let cell = role.and_then(|role| verb.cell(role));
    let of_unit = |param: &Param| matches!(param, Param::User | Param::Unit | Param::Grant);
    match cell.map(|cell| cell.reach) {
        None | Some(Reach::None) => Wanted::Forbidden,
        Some(Reach::Own) if whose == Whose::Others && route.params().iter().any(of_unit) => {
            Wanted::Missing
        }
        // The log's first event is of no unit and nobody's own.
        Some(Reach::Own | Reach::Oneself) if verb == Verb::LogRead && route == Route::Receipt => {
            Wanted::Missing
        }
        Some(_) => Wanted::Passes,
    }
}

/// Whether what the address names is not there at all, so that even who may finds nothing.
fn is_empty_handed(route: Route, role: Option<Role>) -> bool {
    let none = |param: &Param| matches!(param, Param::Grant | Param::Proposal);
    let office = role == Some(Role::IndexOffice) && route == Route::Receipt;
    office || route.params().iter().any(none)
}

async fn ask(world: &World, who: &str, route: Route, path: &str) -> Answer {
    let answer = match route.method() {
        Method::Get => world.get(who, path).await,
        Method::Post => world.post(who, path, form(route)).await,
    };
    assert_guarded(&format!("{who}: {route:?} {path}"), &answer);
    assert!(
        !answer.status.is_server_error(),
        "{who}: {route:?}: {}",
        answer.text
    );
    answer
}

fn found(answer: &Answer) -> Wanted {
    let to_sign_in = answer.header("location").starts_with("/sign-in?then=");
    match answer.status {
        StatusCode::SEE_OTHER if to_sign_in => Wanted::SignIn,
        StatusCode::FORBIDDEN => Wanted::Forbidden,
        StatusCode::NOT_FOUND => Wanted::Missing,
        _ => Wanted::Passes,
    }
}

/// Routes that end the session they are asked with.
fn ends_session(route: Route) -> bool {
    matches!(route, Route::SignOut | Route::SignOutEverywhere)
}

#[tokio::test]
async fn every_route_answers_every_role_as_the_table_says() {
    let world = World::full().await;
    let mut deviations = Vec::new();
    let mut asked = 0;
    let people = Role::ALL
        .iter()
        .map(|role| (role.word().replace('_', "-"), Some(*role)));
    let people: Vec<_> = people.chain([("nobody".to_owned(), None)]).collect();
    // A session can end only once: of its two ends each person tries one, last of all.
    let mut routes: Vec<Route> = Route::ALL.to_vec();
    routes.sort_by_key(|route| ends_session(*route));
    for (at, (who, role)) in people.iter().enumerate() {
        let left_out = [Route::SignOut, Route::SignOutEverywhere][at % 2];
        for route in routes.iter().filter(|route| **route != left_out) {
            for whose in [Whose::Own, Whose::Others] {
                if route.params().is_empty() && whose == Whose::Others {
                    continue;
                }
                let path = address(&world, *route, whose);
                asked += 1;
                let (_, newest) = world.refusals_after(0).await;
                let answer = ask(&world, who, *route, &path).await;
                let (wanted, found) = (wanted(*route, *role, whose), found(&answer));
                let empty = wanted == Wanted::Passes && is_empty_handed(*route, *role);
                let missing = matches!(route, Route::Asset | Route::ResetByLinkPage);
                let fits = found == wanted
                    || (empty && found == Wanted::Missing)
                    || (missing && found == Wanted::Missing);
                // Every refusal stands in the log, once; a file that is not there is nobody's refusal.
                let refused = usize::from(found != Wanted::Passes && *route != Route::Asset);
                let (told, _) = world.refusals_after(newest).await;
                if refused == 1 && told != 1 {
                    deviations.push(format!("{who} {route:?} {whose:?}: told {told} times"));
                }
                if !fits {
                    deviations.push(format!(
                        "{who} {route:?} {whose:?}: {found:?}, not {wanted:?}"
                    ));
                }
            }
        }
    }
    assert_eq!(deviations, Vec::<String>::new());
    assert!(asked > 500, "{asked}");
}

#[tokio::test]
async fn who_is_not_signed_in_is_shown_the_way() {
    let world = World::empty().await;
    for route in Route::ALL {
        let values = vec!["00000000000000000000000000"; route.params().len()];
        let answer = ask(&world, "", *route, &route.url(&values)).await;
        let open = route.verb().strength() == Strength::None;
        let wanted = if open { Wanted::Passes } else { Wanted::SignIn };
        let missing = open && found(&answer) == Wanted::Missing && !route.params().is_empty();
        assert!(
            missing || found(&answer) == wanted,
            "{route:?}: {}",
            answer.status
        );
        if found(&answer) == Wanted::SignIn && route.method() == Method::Get {
            let then = format!("/sign-in?then={}", route.url(&values));
            assert_eq!(answer.header("location"), then, "{route:?}");
        }
    }
}

#[tokio::test]
async fn acts_of_weight_want_a_fresh_sign_in() {
    let world = World::full().await;
    world.house.clock.pass(601);
    let fresh = Route::ALL
        .iter()
        .filter(|route| route.verb().strength() == Strength::Fresh);
    let mut count = 0;
    for route in fresh {
        let path = address(&world, *route, Whose::Own);
        let answer = ask(&world, "admin", *route, &path).await;
        let to = answer.header("location");
        assert!(
            to.starts_with("/sign-in/fresh?then=/"),
            "{route:?}: {} {to}",
            answer.status
        );
        count += 1;
    }
    assert!(count >= 4, "{count}");
}

#[tokio::test]
async fn nothing_changes_without_our_own_page_asking_for_it() {
    let world = World::full().await;
    let strange: &[&[(&str, &str)]] = &[
        &[],
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site")],
        &[
            ("sec-fetch-site", "cross-site"),
            ("origin", "http://127.0.0.1:8080"),
        ],
        &[("origin", "https://evil.example")],
        &[("origin", "http://127.0.0.1:9090")],
        &[("origin", "null")],
    ];
    for route in Route::ALL
        .iter()
        .filter(|route| route.method() == Method::Post)
    {
        let path = address(&world, *route, Whose::Own);
        for headers in strange {
            let mut post = request("POST", &path)
                .header("cookie", world.cookie("admin"))
                .header("content-type", "application/x-www-form-urlencoded");
            for (name, value) in *headers {
                post = post.header(*name, *value);
            }
            let answer = send(&world.pages, post.body(Body::from(form(*route))).unwrap()).await;
            assert_eq!(
                answer.status,
                StatusCode::FORBIDDEN,
                "{route:?} {headers:?}"
            );
            assert_guarded(&format!("{route:?}"), &answer);
        }
        // The same address asked by a link changes nothing either: it is a page, or no method of it.
        let pages = Route::ALL
            .iter()
            .filter(|other| other.method() == Method::Get);
        let has_page = pages.clone().any(|other| other.path() == route.path());
        let answer = world.get("admin", &path).await;
        let wrong = answer.status == StatusCode::METHOD_NOT_ALLOWED;
        assert!(wrong || has_page, "{route:?}: {}", answer.status);
        if !form(*route).is_empty() {
            let plain = request("POST", &path)
                .header("sec-fetch-site", "same-origin")
                .header("content-type", "text/plain")
                .header("cookie", world.cookie("admin"));
            let answer = send(&world.pages, plain.body(Body::from(form(*route))).unwrap()).await;
            assert_eq!(
                answer.status,
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "{route:?}"
            );
        }
    }
    // All of them were things that an administrator may do, and none was done.
    assert_eq!(world.seen("colleague").await.user.state.word(), "active");
    assert!(
        world
            .house
            .visit(&world.tokens["admin"])
            .await
            .unwrap()
            .is_some()
    );
}

#[tokio::test]
async fn fields_that_a_form_does_not_have_are_refused() {
    let world = World::full().await;
    let extra = [
        "id", "org_id", "unit_id", "state", "user", "admin", "version2", "login2", "salt",
    ];
    for route in Route::ALL.iter().filter(|route| !form(**route).is_empty()) {
        let path = address(&world, *route, Whose::Own);
        for name in extra {
            let form = format!("{}&{name}=1", form(*route));
            let answer = world.post("admin", &path, &form).await;
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            assert_eq!(answer.status, status, "{route:?} {name}");
            // It was the form that was refused, before any act: no field's own mistake is told.
            assert!(!answer.text.contains("errsum"), "{route:?} {name}");
        }
    }
}

#[tokio::test]
async fn names_lead_nowhere_else() {
    let world = World::full().await;
    let long = "a".repeat(300);
    let names = [
        "..%2f..%2fetc%2fpasswd",
        "%2e%2e%2f",
        "%00",
        "CON",
        &long,
        "%E2%80%AEtxt",
        "e%CC%81",
        "%c0%af",
        "-1",
        "99999999999999999999",
        "thang.db",
        "..%5c..%5c",
        "'%20OR%201=1--",
    ];
    let with_name = Route::ALL.iter().filter(|route| route.params().len() == 1);
    for route in with_name.filter(|route| route.method() == Method::Get) {
        for name in names {
            let answer = world.get("admin", &route.url(&[name])).await;
            let link = *route == Route::ResetByLinkPage;
            let refused =
                matches!(answer.status.as_u16(), 400 | 404) || (link && answer.status == 422);
            assert!(refused, "{route:?} {name}: {}", answer.status);
            assert_guarded(name, &answer);
        }
    }
}

#[tokio::test]
async fn signing_out_clears_what_the_browser_kept() {
    let world = World::full().await;
    let answer = world.post("viewer", "/sign-out", "").await;
    assert_eq!(answer.header("location"), "/sign-in?done=signed-out");
    assert_eq!(answer.header("clear-site-data"), "\"cache\", \"storage\"");
    assert!(
        answer
            .header("set-cookie")
            .starts_with("thang=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0")
    );
    let again = world.get("viewer", "/account").await;
    assert_eq!(again.header("location"), "/sign-in?then=/account");
}
