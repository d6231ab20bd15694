//! Accepting an invitation with its mailed link.

use actix_web::HttpRequest;
use askama::Template;

use super::field::{Field, fields};
use super::flash::Flash;
use super::form::{Fields, FormFaults, PostedForm};
use super::head::{Head, Place};
use super::link_spent::{self, LinkTo};
use super::page::Page;
use super::{languages, roles, sign_in};
use crate::domain::html::Html;
use crate::error::{Code, Error, Fault, FaultCode, Result};
use crate::http::answer::HandlerResult;
use crate::http::call::origin;
use crate::http::state::SharedState;
use crate::messages::format;
use crate::services::blocking;
use crate::services::people::{AcceptInvitation, OpenInvitation};

#[derive(Template)]
#[template(path = "invitation.html")]
struct InvitationPage<'a> {
    page: &'a Page,
    faults: &'a FormFaults,
    /// Who invites.
    invited: String,
    role: String,
    email: &'a str,
    until: String,
    has_account: bool,
    token: &'a str,
    fields: Html,
}

/// Shows what the link invites to, with the form for accepting it.
pub async fn show(page: Page, state: SharedState, request: HttpRequest) -> HandlerResult {
    let token = Fields::of_query(&request).take("token");
    let page = page.with_form(&state)?;
    let invitation = match read(&state, &token).await {
        Ok(invitation) => invitation,
        Err(error) => return link_spent::page(&page, LinkTo::Invitation, error)?,
    };
    let mut typed = Fields::default();
    typed.set("token", &token);
    typed.set("language", invitation.language.code());
    form(&page, &invitation, &typed, &FormFaults::default())
}

/// Accepts the invitation, and signs in.
pub async fn accept(form: PostedForm, state: SharedState, request: HttpRequest) -> HandlerResult {
    let origin = origin(&request, &state);
    let PostedForm { page, fields: typed, .. } = form;
    let invitation = match read(&state, typed.typed("token")).await {
        Ok(invitation) => invitation,
        Err(error) => return link_spent::page(&page, LinkTo::Invitation, error)?,
    };
    if typed.switches_language() {
        return self::form(&page, &invitation, &typed, &FormFaults::default());
    }
    let mut given = typed.clone();
    if let Some(name) = &invitation.account {
        // An account keeps its name and its language.
        given.set("name", name);
        given.set("language", page.language.code());
    }
    match state.people.accept(page.context(), given.input::<AcceptInvitation>(), origin).await {
        Ok(begun) => {
            let person = sign_in::person_of(&state, &begun).await?;
            let response = page.redirect(roles::start(person.as_ref()), Some(Flash::InvitationAccepted));
            sign_in::begin(&page, &state, &begun, response).await
        }
        Err(error) if error.faults.iter().any(|fault| fault.pointer == "/token") => {
            link_spent::page(&page, LinkTo::Invitation, error)?
        }
        Err(error) => self::form(&page, &invitation, &typed, &FormFaults::of(&page, at_password(error))?),
    }
}

async fn read(state: &SharedState, token: &str) -> Result<OpenInvitation> {
    let (people, token) = (state.people.clone(), token.to_owned());
    blocking(move || people.open_invitation(&token)).await
}

/// Says at its field that the account's password is another: the address is not the person's to mistype here.
fn at_password(error: Error) -> Error {
    match error.code {
        Code::InvalidCredentials => Error::invalid(vec![Fault::new("/password", FaultCode::WrongPassword)]),
        _ => error,
    }
}

fn form(page: &Page, invitation: &OpenInvitation, typed: &Fields, faults: &FormFaults) -> HandlerResult {
    let password = |kind| Field::password("password", page.say("password-label"), kind).faults(faults);
    let fields = match &invitation.account {
        Some(_) => fields([password("current-password")])?,
        None => fields([
            Field::new("name", page.say("name-label"))
                .value(typed.typed("name"))
                .hint(page.say("name-hint"))
                .autocomplete("name")
                .faults(faults),
            password("new-password").hint(page.say("password-hint")),
            languages::field(page, typed.typed("language")).faults(faults),
        ])?,
    };
    let institution = invitation.institution.as_ref().map(|name| name.in_language(page.language));
    let content = InvitationPage {
        page,
        faults,
        invited: match &invitation.inviter {
            Some(name) => page.with_args("invitation-from", [("name", name.into())]),
            None => page.say("invitation-lede"),
        },
        role: roles::with_institution(page, invitation.role, institution),
        email: &invitation.email,
        until: format::moment(page.language, invitation.expires_at),
        has_account: invitation.account.is_some(),
        token: typed.typed("token"),
        fields,
    };
    let head = Head::unlisted(faults.title(page, "invitation-title"), Place::Account).with_form("accept");
    page.render_form(&head, faults, &content)
}
