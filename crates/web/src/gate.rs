//! What stands before each route: who asks is found out, counted, and asked of the table of permissions.
//!
//! Not for: what exactly they act upon; the act asks again with that.

use crate::call::{Call, Tokens};
use crate::guard::Asker;
use crate::refuse::Back;
use crate::route::{Method, Route};
use crate::site::Site;
use actions::error::ActionError;
use actions::visit::Visit;
use axum::extract::{Request, State};
use axum::http::Uri;
use axum::middleware::Next;
use axum::response::Response;
use domain::org::may::{Thing, may};
use domain::org::role::Strength;

/// The gate of a route.
pub(crate) async fn gate(
    State((site, route)): State<(Site, Route)>,
    mut request: Request,
    next: Next,
) -> Response {
    let tokens = Tokens::read(request.headers(), site.cover());
    let visit = match found(&site, route, tokens.session).await {
        Ok(visit) => visit,
        Err(error) => {
            let call = Call::new(&site, route, &request, None);
            return call.fail(&error, &Back::to("/"));
        }
    };
    if let Some(full) = counted(&site, &request, visit.as_ref()) {
        return full;
    }
    let actor = visit.as_ref().map(|visit| &visit.actor);
    let asked = may(actor, route.verb(), Thing::House);
    let call = Call::new(&site, route, &request, visit);
    if let Err(refusal) = asked {
        let denied = site
            .house()
            .deny_route(call.visit(), route.verb(), &refusal);
        if let Err(error) = denied.await {
            return call.fail(&error, &Back::to("/"));
        }
        let answer = call.refuse(&refusal, &back(route, request.uri()));
        return of(call, answer);
    }
    request.extensions_mut().insert(call.clone());
    of(call, next.run(request).await)
}

/// The answer with the call it belongs to: a page about an error keeps the head of whoever is signed in.
fn of(call: Call, mut answer: Response) -> Response {
    answer.extensions_mut().insert(call);
    answer
}

/// Who asks; routes that need no sign-in do not look.
async fn found(
    site: &Site,
    route: Route,
    session: Option<String>,
) -> Result<Option<Visit>, ActionError> {
    match session {
        Some(token) if route.verb().strength() > Strength::None => site.house().visit(&token).await,
        _ => Ok(None),
    }
}

/// Counts the request; an answer where there were too many.
fn counted(site: &Site, request: &Request, visit: Option<&Visit>) -> Option<Response> {
    if let Some(visit) = visit {
        let account = visit.actor.user.as_str();
        let session = Tokens::read(request.headers(), site.cover()).session;
        return site
            .ceilings()
            .person(&session.unwrap_or_default(), account);
    }
    let asker = request.extensions().get::<Asker>()?;
    site.ceilings().address(asker.0)
}

/// Where to return after signing in: the page itself, or the one whose form was sent.
fn back(route: Route, uri: &Uri) -> Back {
    match route {
        Route::ConfirmGrant | Route::RejectGrant | Route::RevokeGrant => {
            Back::to(&Route::Grants.url(&[]))
        }
        Route::ResetFactor => Back::to(uri.path().rsplit_once('/').map_or("/", |(user, _)| user)),
        _ if route.method() == Method::Get => {
            Back::to(uri.path_and_query().map_or("/", |here| here.as_str()))
        }
        _ => Back::to("/"),
    }
}
