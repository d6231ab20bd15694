//! Where one is signed in, and how to end that.

use askama::Template;

use super::account::navigation;
use super::flash::Flash;
use super::form::PostedForm;
use super::frame::NavigationLink;
use super::head::{Head, Place};
use super::page::Page;
use super::user_agent::{Device, device};
use crate::domain::ids::SessionId;
use crate::error::{Code, Error, Result};
use crate::http::answer::HandlerResult;
use crate::http::state::SharedState;
use crate::messages::format;
use crate::services::accounts::SessionView;
use crate::services::blocking;

#[derive(Template)]
#[template(path = "sessions.html")]
struct SessionsPage<'a> {
    page: &'a Page,
    nav: [NavigationLink; 4],
    sessions: Vec<Session>,
}

/// A session in words.
struct Session {
    id: String,
    device: String,
    since: String,
    used: String,
    is_current: bool,
}

/// Lists the sessions, the most recently used first.
pub async fn show(page: Page, state: SharedState) -> HandlerResult {
    page.signed_in()?;
    let context = page.context();
    let listed = blocking(move || state.accounts.sessions(&context)).await?;
    let sessions = listed.items.iter().map(|session| in_words(&page, session)).collect();
    let content = SessionsPage { page: &page, nav: navigation(&page), sessions };
    page.render(&Head::unlisted(page.say("sessions-title"), Place::Account), &content)
}

/// Ends one session, or all others.
pub async fn end(form: PostedForm, state: SharedState) -> HandlerResult {
    form.page.signed_in()?;
    let context = form.page.context();
    if form.fields.one("end_others").is_some() {
        blocking(move || state.accounts.end_other_sessions(&context)).await?;
        return Ok(form.page.redirect("/account/sessions", Some(Flash::SessionsEnded)));
    }
    let id: SessionId = form.fields.typed("end").parse().map_err(|_| Error::not_found())?;
    done(blocking(move || state.accounts.end_session(&context, id)).await)?;
    Ok(form.page.redirect("/account/sessions", Some(Flash::SessionEnded)))
}

/// Takes what is no longer there as done: the form was sent twice, or something else did the same in the meantime.
///
/// # Errors
/// Every other error.
pub fn done(result: Result<()>) -> Result<()> {
    match result {
        Err(error) if error.code == Code::NotFound => Ok(()),
        other => other,
    }
}

fn in_words(page: &Page, session: &SessionView) -> Session {
    let name = match device(session.user_agent.as_deref().unwrap_or_default()) {
        Device::Browser(browser, Some(system)) => {
            page.with_args("session-browser-on", [("browser", browser.into()), ("system", system.into())])
        }
        Device::Browser(browser, None) => browser.to_owned(),
        Device::Program(name) => page.with_args("session-program", [("name", name.into())]),
        Device::Unknown => page.say("session-unknown"),
    };
    let moment = |at| format::moment(page.language, at);
    Session {
        id: session.id.to_string(),
        device: name,
        since: page.with_args("session-since", [("moment", moment(session.created_at).into())]),
        used: page.with_args("session-used", [("moment", moment(session.last_used_at).into())]),
        is_current: session.current,
    }
}
