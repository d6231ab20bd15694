//! Signing in and out.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use secrecy::ExposeSecret;

use super::cookies::Secret;
use super::field::{Field, fields};
use super::flash::Flash;
use super::form::{Fields, FormFaults, PostedForm};
use super::head::{Head, Place};
use super::kept::Kept;
use super::page::Page;
use super::roles;
use crate::domain::html::Html;
use crate::domain::links::encoded;
use crate::error::{Code, Error, Result};
use crate::http::answer::HandlerResult;
use crate::http::call::origin;
use crate::http::state::SharedState;
use crate::services::accounts::{Begun, DemonstrationAccount, LogIn, Person};
use crate::services::blocking;

/// The field with the path of the page to go on to.
const NEXT: &str = "next";
/// The button that signs in to an account of the demonstration, given by its email address.
const AS: &str = "as";

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignInPage<'a> {
    page: &'a Page,
    faults: &'a FormFaults,
    fields: Html,
    next: &'a str,
    kept: &'a Kept,
    offered: Vec<Offered>,
}

/// An account of the demonstration.
struct Offered {
    name: String,
    email: String,
    /// The role and the institution.
    what: String,
    button: String,
}

/// What the form for signing in carries along.
#[derive(Default)]
struct Along {
    next: String,
    kept: Kept,
}

/// Shows the form for signing in.
pub async fn show(page: Page, state: SharedState, request: HttpRequest) -> HandlerResult {
    let mut typed = Fields::of_query(&request);
    let next = typed.take(NEXT);
    if page.person.is_some() {
        return Ok(page.redirect(path_or_start(&next, page.person.as_ref()), None));
    }
    let along = Along { next, kept: Kept::default() };
    form(&page.with_form(&state)?, &state, &typed, &FormFaults::default(), &along, StatusCode::OK)
}

/// Signs in, and goes on to the page that asked for it.
pub async fn sign_in(form: PostedForm, state: SharedState, request: HttpRequest) -> HandlerResult {
    let origin = origin(&request, &state);
    let PostedForm { page, fields: mut typed, .. } = form;
    let along = Along { next: typed.take(NEXT), kept: Kept::take(&mut typed) };
    if typed.switches_language() {
        return self::form(&page, &state, &typed, &FormFaults::default(), &along, StatusCode::OK);
    }
    let demonstrated = typed.take(AS);
    let log_in = match demonstrated.as_str() {
        "" => typed.input::<LogIn>().get(),
        email => Ok(offered(&state, email).ok_or_else(Error::not_found)?.log_in()),
    };
    let tried = match log_in {
        Ok(log_in) => state.accounts.log_in(log_in, origin).await,
        Err(error) => Err(error),
    };
    let begun = match tried {
        Ok(begun) => begun,
        Err(error) if error.code == Code::InvalidCredentials && !demonstrated.is_empty() => {
            let faults = FormFaults::general(page.say("sign-in-demonstration-changed"));
            return self::form(&page, &state, &typed, &faults, &along, StatusCode::UNAUTHORIZED);
        }
        Err(error) => {
            let faults = FormFaults::of(&page, error)?;
            return self::form(&page, &state, &typed, &faults, &along, faults.status());
        }
    };
    let person = person_of(&state, &begun).await?;
    if along.kept.is_empty() || !is_ours(&along.kept.path) {
        let response = page.redirect(path_or_start(&along.next, person.as_ref()), Some(Flash::SignedIn));
        return begin(&page, &state, &begun, response).await;
    }
    let token = state.accounts.form_token(state.accounts.cookie(&begun).expose_secret());
    let response = along.kept.resume(&page.clone().with_session(person, token))?;
    begin(&page, &state, &begun, response).await
}

/// Returns the person whose session has just begun.
///
/// # Errors
/// Internal errors only.
pub async fn person_of(state: &SharedState, begun: &Begun) -> Result<Option<Person>> {
    let (accounts, cookie) = (state.accounts.clone(), state.accounts.cookie(begun));
    blocking(move || accounts.person(cookie.expose_secret())).await
}

/// Returns the response with the cookie of the session that has just begun. The session that the browser had before
/// ends: nothing would continue it any more.
///
/// # Errors
/// Internal errors only.
pub async fn begin(
    page: &Page,
    state: &SharedState,
    begun: &Begun,
    mut response: HttpResponse,
) -> HandlerResult {
    if page.person.is_some() {
        let (accounts, context) = (state.accounts.clone(), page.context());
        blocking(move || accounts.log_out(&context)).await?;
    }
    let cookie = state.accounts.cookie(begun);
    for cookie in [Secret::Session.set(&state.links, &cookie), Secret::Form.remove(&state.links)] {
        response.add_cookie(&cookie).map_err(Error::internal)?;
    }
    Ok(response)
}

/// Ends the session. The cookie goes even if the session had ended already.
pub async fn sign_out(form: PostedForm, state: SharedState) -> HandlerResult {
    let context = form.page.context();
    if form.page.person.is_some() {
        let state = state.clone();
        blocking(move || state.accounts.log_out(&context)).await?;
    }
    let mut response = form.page.redirect("/", Some(Flash::SignedOut));
    response.add_cookie(&Secret::Session.remove(&state.links)).map_err(Error::internal)?;
    Ok(response)
}

/// Leads to the form for signing in, and from there back to this page.
pub fn lead_there(page: &Page) -> HttpResponse {
    let here = match page.query.as_str() {
        "" => page.path.clone(),
        query => format!("{}?{query}", page.path),
    };
    page.redirect(&path_back_to(&here), None)
}

/// Returns the path of the form for signing in that leads back to this path.
pub fn path_back_to(path: &str) -> String {
    format!("/sign-in?{NEXT}={}", encoded(path))
}

/// Asks for signing in after a form was sent without a session, and keeps what was typed.
///
/// # Errors
/// Internal errors only.
pub fn ask_again(page: &Page, fields: &Fields, state: &SharedState) -> HandlerResult {
    let page = page.clone().with_form(state)?;
    let kept = Kept::of(&page, fields);
    let page = page.in_place_of("/sign-in");
    let text = if kept.is_empty() { "sign-in-try-again" } else { "sign-in-session-ended" };
    let faults = FormFaults::general(page.say(text));
    let along = Along { next: String::new(), kept };
    form(&page, state, &Fields::default(), &faults, &along, StatusCode::UNAUTHORIZED)
}

fn form(
    page: &Page,
    state: &SharedState,
    typed: &Fields,
    faults: &FormFaults,
    Along { next, kept }: &Along,
    status: StatusCode,
) -> HandlerResult {
    let fields = fields([
        Field::email("email", page.say("email-label")).value(typed.typed("email")).faults(faults),
        Field::password("password", page.say("password-label"), "current-password").faults(faults),
    ])?;
    let offered = state.demonstration_accounts.iter().map(|account| shown(page, account)).collect();
    let head = Head::unlisted(faults.title(page, "sign-in-title"), Place::Account).with_form("sign-in");
    let mut response =
        page.render_form(&head, faults, &SignInPage { page, faults, fields, next, kept, offered })?;
    *response.status_mut() = status;
    Ok(response)
}

/// Returns the account of the demonstration with this email address.
fn offered<'a>(state: &'a SharedState, email: &str) -> Option<&'a DemonstrationAccount> {
    state.demonstration_accounts.iter().find(|account| account.email == email)
}

fn shown(page: &Page, account: &DemonstrationAccount) -> Offered {
    let first = account.name.split_whitespace().next().unwrap_or_default();
    let institution = account.institution.as_ref().map(|name| name.in_language(page.language));
    Offered {
        what: roles::with_institution(page, account.role, institution),
        button: page.with_args("sign-in-as", [("name", first.into())]),
        name: account.name.clone(),
        email: account.email.clone(),
    }
}

fn path_or_start<'a>(path: &'a str, person: Option<&Person>) -> &'a str {
    if is_ours(path) { path } else { roles::start(person) }
}

/// Whether a path leads to one of our own pages: not to another host, nor anywhere else that a link was made to lead to.
fn is_ours(path: &str) -> bool {
    path.starts_with('/')
        && !path.starts_with("//")
        && path.chars().all(|c| c.is_ascii_graphic() && !"\\\"<>".contains(c))
}

#[cfg(test)]
mod tests {
    use super::is_ours;

    #[test]
    fn only_our_own_pages_are_gone_on_to() {
        for path in ["/account", "/search?q=agua&country=CO", "/"] {
            assert!(is_ours(path), "{path}");
        }
        for path in [
            "",
            "account",
            "//example.org",
            "/\\example.org",
            "https://example.org",
            "/a b",
            "/\r\nX: y",
            "/ñ",
        ] {
            assert!(!is_ours(path), "{path:?}");
        }
    }
}
