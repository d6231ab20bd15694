//! Asking for a link for a new password, and setting the password with it.

use actix_web::HttpRequest;
use askama::Template;

use super::field::{Field, fields};
use super::flash::Flash;
use super::form::{Fields, FormFaults, PostedForm};
use super::head::{Head, Place};
use super::link_spent::{self, LinkTo};
use super::page::Page;
use crate::domain::account::email_address;
use crate::domain::html::Html;
use crate::error::{Error, Fault, Result};
use crate::http::answer::HandlerResult;
use crate::http::call::origin;
use crate::http::state::SharedState;
use crate::services::accounts::{ForgotPassword, ResetPassword};
use crate::services::blocking;

/// Says that the form was sent.
const SENT: &str = "sent";

#[derive(Template)]
#[template(path = "forgotten_password.html")]
struct ForgottenPage<'a> {
    page: &'a Page,
    faults: &'a FormFaults,
    fields: Html,
    is_sent: bool,
}

#[derive(Template)]
#[template(path = "new_password.html")]
struct NewPasswordPage<'a> {
    page: &'a Page,
    faults: &'a FormFaults,
    /// A sentence with the account's address.
    account: String,
    token: &'a str,
    fields: Html,
}

/// Shows the form for asking for a link.
pub async fn show(page: Page, state: SharedState, request: HttpRequest) -> HandlerResult {
    let is_sent = Fields::of_query(&request).one(SENT).is_some();
    form(&page.with_form(&state)?, &Fields::default(), &FormFaults::default(), is_sent)
}

/// Has a link mailed. The answer is the same whether or not there is such an account.
pub async fn send(form: PostedForm, state: SharedState) -> HandlerResult {
    let PostedForm { page, fields: typed, .. } = form;
    if typed.switches_language() {
        return self::form(&page, &typed, &FormFaults::default(), false);
    }
    let forgot = match read(&typed) {
        Ok(forgot) => forgot,
        Err(error) => return self::form(&page, &typed, &FormFaults::of(&page, error)?, false),
    };
    // After the answer, so that its timing reveals nothing either.
    actix_web::rt::spawn(async move {
        if let Err(error) = blocking(move || state.accounts.forgot_password(&forgot)).await {
            tracing::error!(%error, "a link for a new password could not be made");
        }
    });
    Ok(page.redirect(&format!("/forgotten-password?{SENT}=1"), None))
}

/// Reads what was typed. What is no address at all is refused: nobody has such an account, so this says nothing about
/// anybody's.
fn read(typed: &Fields) -> Result<ForgotPassword> {
    let forgot = typed.input::<ForgotPassword>().get()?;
    email_address(typed.typed("email")).map_err(|code| Error::invalid(vec![Fault::new("/email", code)]))?;
    Ok(forgot)
}

fn form(page: &Page, typed: &Fields, faults: &FormFaults, is_sent: bool) -> HandlerResult {
    let email = Field::email("email", page.say("email-label")).value(typed.typed("email"));
    let fields = fields([email.faults(faults)])?;
    let head = Head::unlisted(faults.title(page, "forgotten-title"), Place::Account);
    let head = if is_sent { head } else { head.with_form("forgotten") };
    page.render_form(&head, faults, &ForgottenPage { page, faults, fields, is_sent })
}

/// Shows the form for a new password.
pub async fn show_new(page: Page, state: SharedState, request: HttpRequest) -> HandlerResult {
    let typed = Fields::of_query(&request);
    let page = page.with_form(&state)?;
    match account(&state, typed.typed("token")).await {
        Ok(email) => new_form(&page, &email, typed.typed("token"), &FormFaults::default()),
        Err(error) => link_spent::page(&page, LinkTo::Password, error)?,
    }
}

/// Sets the new password.
pub async fn set(form: PostedForm, state: SharedState, request: HttpRequest) -> HandlerResult {
    let origin = origin(&request, &state);
    let PostedForm { page, fields: typed, .. } = form;
    let email = match account(&state, typed.typed("token")).await {
        Ok(email) => email,
        Err(error) => return link_spent::page(&page, LinkTo::Password, error)?,
    };
    if typed.switches_language() {
        return new_form(&page, &email, typed.typed("token"), &FormFaults::default());
    }
    let set = state.accounts.reset_password(page.context(), typed.input::<ResetPassword>(), origin).await;
    match set {
        Ok(()) => Ok(page.redirect("/sign-in", Some(Flash::PasswordSet))),
        Err(error) if error.faults.iter().any(|fault| fault.pointer == "/token") => {
            link_spent::page(&page, LinkTo::Password, error)?
        }
        Err(error) => new_form(&page, &email, typed.typed("token"), &FormFaults::of(&page, error)?),
    }
}

async fn account(state: &SharedState, token: &str) -> Result<String> {
    let (accounts, token) = (state.accounts.clone(), token.to_owned());
    blocking(move || accounts.resetting(&token)).await
}

fn new_form(page: &Page, email: &str, token: &str, faults: &FormFaults) -> HandlerResult {
    let password = Field::password("password", page.say("new-password-label"), "new-password");
    let fields = fields([password.hint(page.say("password-hint")).faults(faults)])?;
    let account = page.with_args("new-password-account", [("email", email.into())]);
    let head =
        Head::unlisted(faults.title(page, "new-password-title"), Place::Account).with_form("new-password");
    page.render_form(&head, faults, &NewPasswordPage { page, faults, account, token, fields })
}
