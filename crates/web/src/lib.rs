//! HTTP: parse a request, call one action, render the answer.
//!
//! Not for: deciding anything.

mod asset;
mod call;
mod cookie;
mod day;
mod frame;
mod gate;
mod guard;
mod listen;
mod operate;
mod pages;
mod part;
mod picture;
mod refuse;
pub mod route;
mod routes;
mod serve;
mod site;
mod table;

pub use listen::{Listen, ListenError, Malformed, Network, Origin, Proxies, Transport};
pub use serve::{Sockets, router, serve};

#[cfg(test)]
mod tests {
    use crate::route::{Method, Param, Route};
    use domain::org::role::Strength;

    #[test]
    fn a_route_fills_in_its_parameters() {
        assert_eq!(
            Route::RevokeInUnit.url(&["u1", "g2"]),
            "/users/u1/grants/g2/revoke"
        );
        assert_eq!(
            (Route::Home.url(&[]).as_str(), Route::Users.method()),
            ("/", Method::Get)
        );
    }

    /// What only one person was sent opens no page that wants a sign-in, and nothing else stands open.
    #[test]
    fn few_routes_stand_open() {
        let open = Route::ALL
            .iter()
            .filter(|route| route.verb().strength() == Strength::None);
        let open: Vec<String> = open.map(|route| format!("{route:?}")).collect();
        assert_eq!(
            open.join(" "),
            "SetUpPage SetUp SignInPage SignIn ForgottenPasswordPage ForgottenPassword \
             ResetByLinkPage ResetByLink Health Asset"
        );
        let secret = Route::ALL
            .iter()
            .filter(|route| route.params().contains(&Param::Secret));
        assert!(
            secret
                .into_iter()
                .all(|route| route.verb().strength() == Strength::None)
        );
    }
}
