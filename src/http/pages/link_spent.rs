//! What is shown instead of a form whose mailed link is no longer valid.

use actix_web::http::StatusCode;
use askama::Template;

use super::head::{Head, Place};
use super::page::Page;
use crate::error::{Code, Error, Result};
use crate::http::answer::HandlerResult;
use crate::messages;

/// What the link was for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkTo {
    /// Accepting an invitation.
    Invitation,
    /// Setting a new password.
    Password,
}

#[derive(Template)]
#[template(path = "link_spent.html")]
struct LinkSpentPage<'a> {
    page: &'a Page,
    text: String,
    is_invitation: bool,
}

/// Returns the page that says so and what to do next, whether the link has expired, was used or never existed; `Err` with
/// the error if it is not about the link.
///
/// # Errors
/// The given error; internal errors.
pub fn page(page: &Page, link: LinkTo, error: Error) -> Result<HandlerResult> {
    let fault = error.faults.iter().find(|fault| fault.pointer == "/token");
    let Some(fault) = fault.filter(|_| error.code == Code::Invalid) else { return Err(error) };
    let text = messages::fault(page.language, fault);
    let content = LinkSpentPage { page, text, is_invitation: link == LinkTo::Invitation };
    let head = Head::unlisted(page.say("link-spent-title"), Place::Account);
    Ok(page.render_as(StatusCode::GONE, &head, &content))
}
