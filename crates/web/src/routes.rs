//! Which page answers which route. Without a line here a route of the table does not compile, and a page
//! without a route cannot be reached.
//!
//! Not for: who may (`gate.rs`).

use crate::asset;
use crate::gate::gate;
use crate::operate;
use crate::pages::log::list as log;
use crate::pages::org::{
    account, grants, import, password, second_factor, set_up, sign_in, units, user, users,
};
use crate::route::Route;
use crate::site::{BODY_BYTES_MAX, Site};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::{MethodRouter, get, post};

/// The page of a route.
fn page(route: Route) -> MethodRouter {
    let file = || DefaultBodyLimit::max(BODY_BYTES_MAX);
    match route {
        Route::SetUpPage => get(set_up::page),
        Route::SetUp => post(set_up::act),
        Route::SignInPage => get(sign_in::page),
        Route::SignIn => post(sign_in::act),
        Route::SecondFactorPage => get(second_factor::page),
        Route::SecondFactor => post(second_factor::act),
        Route::EnrolPage => get(second_factor::page_enrol),
        Route::Enrol => post(second_factor::act_enrol),
        Route::FreshSignInPage => get(sign_in::page_fresh),
        Route::FreshSignIn => post(sign_in::act_fresh),
        Route::SignOut => post(account::leave),
        Route::SignOutEverywhere => post(account::leave_everywhere),
        Route::Home => get(account::home),
        Route::MyAccount => get(account::page),
        Route::ChangePasswordPage => get(password::page_change),
        Route::ChangePassword => post(password::act_change),
        Route::ForgottenPasswordPage => get(password::page_forgotten),
        Route::ForgottenPassword => post(password::act_forgotten),
        Route::ResetByLinkPage => get(password::page_reset),
        Route::ResetByLink => post(password::act_reset),
        Route::Users => get(users::page),
        Route::User => get(user::page),
        Route::Invite => post(users::act),
        Route::InviteManyPage => get(import::page_users),
        Route::InviteMany => post(import::act_users).layer(file()),
        Route::DisableUser => post(user::disable),
        Route::EnableUser => post(user::enable),
        Route::ResetPassword => post(user::reset_password),
        Route::ResetFactor => post(user::reset_factor),
        Route::Grants => get(grants::page),
        Route::ProposeGrant => post(grants::act),
        Route::ConfirmGrant => post(grants::confirm),
        Route::RejectGrant => post(grants::reject),
        Route::GrantInUnit => post(user::act_grant),
        Route::RevokeInUnit => post(user::act_revoke),
        Route::RevokeGrant => post(grants::revoke),
        Route::Units => get(units::page),
        Route::Unit => get(units::page_one),
        Route::AddUnit => post(units::act_add),
        Route::SaveUnit => post(units::act_save),
        Route::ImportUnitsPage => get(import::page_units),
        Route::ImportUnits => post(import::act_units).layer(file()),
        Route::Log => get(log::page),
        Route::LogExport => get(log::export),
        Route::Receipt => get(log::receipt),
        Route::Health => get(operate::health),
        Route::Asset => get(asset::serve),
    }
}

/// Every route with its gate. Files and the sign of life have none: they are the same for everyone.
pub(crate) fn routes(site: &Site) -> Router {
    let mut router = Router::new();
    for route in Route::ALL {
        let mut page = page(*route);
        if !matches!(route, Route::Health | Route::Asset) {
            page = page.layer(from_fn_with_state((site.clone(), *route), gate));
        }
        router = router.route(route.path(), page);
    }
    router
}
