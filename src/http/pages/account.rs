//! One's own account: name, language, roles and password.

use actix_web::HttpRequest;
use askama::Template;

use super::field::{Field, fields};
use super::flash::Flash;
use super::form::{Fields, FormFaults, PostedForm};
use super::frame::NavigationLink;
use super::head::{Head, Place};
use super::page::Page;
use super::{languages, roles};
use crate::domain::html::Html;
use crate::error::{Error, Fault, FaultCode, Result};
use crate::http::answer::HandlerResult;
use crate::http::call::origin;
use crate::http::state::SharedState;
use crate::services::accounts::{ChangeMe, ChangePassword, Me};
use crate::services::{Context, blocking};

/// The field that says which of the page's forms was sent.
const FORM: &str = "form";

#[derive(Template)]
#[template(path = "account.html")]
struct AccountPage<'a> {
    page: &'a Page,
    nav: [NavigationLink; 4],
    faults: &'a FormFaults,
    /// Whether the faults are those of the form for the password.
    is_of_password: bool,
    profile: Html,
    passwords: Html,
    roles: Vec<String>,
    /// A sentence with the address.
    email: String,
}

/// Returns the navigation between the pages about an account.
pub fn navigation(page: &Page) -> [NavigationLink; 4] {
    [
        ("/account", "account-title"),
        ("/account/searches", "searches-title"),
        ("/account/sessions", "sessions-title"),
        ("/account/tokens", "tokens-title"),
    ]
    .map(|(path, name)| NavigationLink {
        address: page.to(path),
        name: page.say(name),
        is_current: page.path == path,
    })
}

/// Shows the account.
pub async fn show(page: Page, state: SharedState) -> HandlerResult {
    page.signed_in()?;
    let me = read(&state, page.context()).await?;
    shown(&page, &me, &of(&me), &FormFaults::default(), false)
}

/// Changes name and language, or the password.
pub async fn change(form: PostedForm, state: SharedState, request: HttpRequest) -> HandlerResult {
    form.page.signed_in()?;
    let (page, context) = (form.page.clone(), form.context());
    let mut typed = form.fields;
    let me = read(&state, page.context()).await?;
    if typed.switches_language() {
        return shown(&page, &me, &typed, &FormFaults::default(), false);
    }
    if typed.take(FORM) == "password" {
        let origin = origin(&request, &state);
        let changed = state.accounts.change_password(context, typed.input::<ChangePassword>(), origin).await;
        return match changed {
            Ok(()) => Ok(page.redirect("/account", Some(Flash::PasswordChanged))),
            Err(error) => shown(&page, &me, &of(&me), &FormFaults::of(&page, error)?, true),
        };
    }
    let changed = match typed.one("name") {
        Some(_) => {
            let (accounts, input) = (state.accounts.clone(), typed.input::<ChangeMe>());
            blocking(move || accounts.change_me(&context, input)).await
        }
        // Left out, it would stay as it is.
        None => Err(Error::invalid(vec![Fault::new("/name", FaultCode::Required)])),
    };
    match changed {
        // The next page is in the language that was chosen.
        Ok(now) if now.language != me.language => {
            Ok(page.redirect_in(now.language, "/account", Some(Flash::Saved)))
        }
        Ok(_) => Ok(page.redirect("/account", Some(Flash::Saved))),
        Err(error) => shown(&page, &me, &typed, &FormFaults::of(&page, error)?, false),
    }
}

async fn read(state: &SharedState, context: Context) -> Result<Me> {
    let accounts = state.accounts.clone();
    blocking(move || accounts.me(&context)).await
}

/// Returns the form as filled in with the account's data.
fn of(me: &Me) -> Fields {
    let mut fields = Fields::default();
    fields.set("name", &me.name);
    fields.set("language", me.language.code());
    fields
}

fn shown(page: &Page, me: &Me, typed: &Fields, faults: &FormFaults, is_of_password: bool) -> HandlerResult {
    let profile = fields([
        Field::new("name", page.say("name-label"))
            .hint(page.say("name-hint"))
            .value(typed.typed("name"))
            .autocomplete("name")
            .faults(faults),
        languages::field(page, typed.typed("language")).faults(faults),
    ])?;
    let passwords = fields([
        Field::password("current_password", page.say("current-password-label"), "current-password")
            .faults(faults),
        Field::password("password", page.say("new-password-label"), "new-password")
            .hint(page.say("password-hint"))
            .faults(faults),
    ])?;
    let installation = me.roles.iter().map(|role| roles::name(page, *role));
    let memberships = me.memberships.iter().map(|membership| {
        let institution = membership.institution.name.in_language(page.language);
        roles::with_institution(page, membership.role, Some(institution))
    });
    let content = AccountPage {
        page,
        nav: navigation(page),
        faults,
        is_of_password,
        profile,
        passwords,
        roles: memberships.chain(installation).collect(),
        email: page.with_args("account-email", [("email", (&me.email).into())]),
    };
    let head = Head::unlisted(faults.title(page, "account-title"), Place::Account).with_form("profile");
    page.render_form(&head, faults, &content)
}
