//! Signing in and out.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use secrecy::ExposeSecret;

use super::cookies::Secret;
use super::flash::Flash;
use super::form::{Fields, FormFaults, PostedForm};
use super::{Head, Page, Place};
use crate::error::Error;
use crate::http::SharedState;
use crate::http::answer::HandlerResult;
use crate::http::call::origin;
use crate::services::accounts::LogIn;
use crate::services::blocking;

/// The field with the path of the page to go on to.
const NEXT: &str = "next";
/// The prefix of fields that hold a form which was sent after its session had ended.
const KEPT: &str = "kept:";
/// The field with the path to which that form was sent.
const KEPT_FOR: &str = "kept_for";

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignInPage<'a> {
    page: &'a Page,
    typed: &'a Fields,
    faults: FormFaults,
    next: &'a str,
    /// The fields of a form that was sent after its session had ended, and where to.
    kept: Vec<(String, String)>,
    kept_for: &'a str,
}

#[derive(Template)]
#[template(path = "sign_in_resume.html")]
struct ResumePage<'a> {
    page: &'a Page,
    kept: Vec<(String, String)>,
    kept_for: &'a str,
}

/// Shows the form for signing in.
pub async fn show(page: Page, state: SharedState, request: HttpRequest) -> HandlerResult {
    if page.person.is_some() {
        return Ok(page.redirect("/account", None));
    }
    let mut typed = Fields::of_query(&request);
    let next = typed.take(NEXT);
    form(&page.with_form(&state)?, &typed, FormFaults::default(), &next, (Vec::new(), ""), StatusCode::OK)
}

/// Signs in, and goes on to the page that asked for it.
pub async fn sign_in(form: PostedForm, state: SharedState, request: HttpRequest) -> HandlerResult {
    let origin = origin(&request, &state);
    let PostedForm { page, mut fields, .. } = form;
    let switches = fields.switches_language();
    let next = fields.take(NEXT);
    let kept_for = fields.take(KEPT_FOR);
    let kept = fields.take_prefixed(KEPT);
    if switches {
        return self::form(&page, &fields, FormFaults::default(), &next, (kept, &kept_for), StatusCode::OK);
    }
    let input = fields.input::<LogIn>();
    let tried = match input.get() {
        Ok(log_in) => state.accounts.log_in(log_in, origin).await,
        Err(error) => Err(error),
    };
    let begun = match tried {
        Ok(begun) => begun,
        Err(error) => {
            let status = status_of(&error);
            let faults = FormFaults::of(&page, error)?;
            return self::form(&page, &fields, faults, &next, (kept, &kept_for), status);
        }
    };
    let cookie = state.accounts.cookie(&begun);
    let mut response = if kept_for.is_empty() {
        page.redirect(if is_ours(&next) { &next } else { "/account" }, Some(Flash::SignedIn))
    } else {
        let page = page.with_token(state.accounts.form_token(cookie.expose_secret()));
        let content = ResumePage { page: &page, kept, kept_for: &kept_for };
        page.render(&Head::unlisted(page.say("resume-title"), Place::Account), &content)?
    };
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
    page.redirect(&format!("/sign-in?{NEXT}={}", utf8_percent_encode(&here, NON_ALPHANUMERIC)), None)
}

/// Asks for signing in after a form was sent without a session, and keeps what was typed.
///
/// # Errors
/// Internal errors only.
pub fn ask_again(page: &Page, fields: &Fields, state: &SharedState) -> HandlerResult {
    let page = page.clone().with_form(state)?;
    let is_about_passwords = |name: &str| name.contains("password") || name.contains("token");
    // A form for signing in, or one with a mailed link, belongs to nobody's session: it is sent once more.
    let belongs_here = !["/sign-in", "/sign-out", "/invitation", "/forgotten-password", "/new-password"]
        .contains(&page.path.as_str());
    let kept: Vec<(String, String)> = fields
        .of_people()
        .filter(|(name, _)| belongs_here && !is_about_passwords(name))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let kept_for = if belongs_here { page.path.clone() } else { String::new() };
    let text = if belongs_here { "sign-in-session-ended" } else { "sign-in-try-again" };
    let faults = FormFaults::general(page.say(text));
    form(&page, &Fields::default(), faults, "", (kept, &kept_for), StatusCode::UNAUTHORIZED)
}

fn form(
    page: &Page,
    typed: &Fields,
    faults: FormFaults,
    next: &str,
    (kept, kept_for): (Vec<(String, String)>, &str),
    status: StatusCode,
) -> HandlerResult {
    let head = Head::unlisted(page.title("sign-in-title", &faults), Place::Account);
    page.render_as(status, &head, &SignInPage { page, typed, faults, next, kept, kept_for })
}

/// Returns the status of a form that comes back with faults.
fn status_of(error: &Error) -> StatusCode {
    StatusCode::from_u16(error.code.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY)
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
