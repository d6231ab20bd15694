//! Invitations that wait, and inviting: the same on the page of an institution and on that of all people.

use crate::domain::account::Role;
use crate::domain::html::Html;
use crate::domain::ids::InvitationId;
use crate::domain::letter::{Failure, Progress};
use crate::error::{Error, Result};
use crate::http::pages::field::{Field, fields};
use crate::http::pages::flash::Flash;
use crate::http::pages::form::{Fields, FormFaults};
use crate::http::pages::page::Page;
use crate::http::pages::{languages, roles};
use crate::http::state::SharedState;
use crate::services::people::{InvitationState, InvitationView, Invite, LetterView};
use crate::services::{Context, blocking};

use super::nav::or_absent;

/// An invitation in words, for `admin/invitations.html`.
pub struct InvitationRow {
    /// The address it was sent to.
    pub email: String,
    /// What it is to.
    pub role: String,
    /// Since when, until when, and whether it counts.
    pub state: String,
    /// What became of its mail.
    pub letter: String,
    /// Whether its mail was given up.
    pub is_lost: bool,
    /// The fields with which the person is invited again.
    pub fields: Vec<(&'static str, String)>,
}

/// Returns invitations in words.
pub fn rows(page: &Page, items: &[InvitationView]) -> Vec<InvitationRow> {
    items.iter().map(|item| row(page, item)).collect()
}

fn row(page: &Page, item: &InvitationView) -> InvitationRow {
    let institution = item.institution.as_ref();
    let name = institution.map(|institution| institution.name.in_language(page.language));
    let mut fields = vec![
        ("invitation", item.id.to_string()),
        ("email", item.email.clone()),
        ("role", item.role.name().to_owned()),
        ("language", item.language.code().to_owned()),
    ];
    fields.extend(institution.map(|institution| ("institution", institution.id.to_string())));
    let dates = [("since", page.date(item.created_at).into()), ("until", page.date(item.expires_at).into())];
    let state = match item.state {
        InvitationState::Expired => page.with_args("invitation-expired", dates),
        InvitationState::Void => {
            page.with_args("invitation-void", [("since", page.date(item.created_at).into())])
        }
        _ => page.with_args("invitation-open", dates),
    };
    InvitationRow {
        email: item.email.clone(),
        role: roles::with_institution(page, item.role, name),
        state,
        letter: item.letter.map(|letter| in_words(page, letter)).unwrap_or_default(),
        is_lost: item.letter.is_some_and(|letter| letter.state == Progress::GivenUp),
        fields,
    }
}

fn in_words(page: &Page, letter: LetterView) -> String {
    match (letter.state, letter.sent_at) {
        (Progress::Waiting, _) => page.say("letter-waiting"),
        (Progress::Sent, Some(at)) => page.with_args("letter-sent", [("date", page.date(at).into())]),
        (Progress::Sent, None) => String::new(),
        (Progress::GivenUp, _) => failure(page, letter.failure),
    }
}

/// Returns why a mail was given up, and what to do.
pub fn failure(page: &Page, failure: Option<Failure>) -> String {
    page.say(match failure {
        Some(Failure::UnknownAddress) => "letter-unknown-address",
        Some(Failure::NotReached) => "letter-not-reached",
        Some(Failure::Refused) | None => "letter-refused",
    })
}

/// Returns the form for inviting somebody to one of these roles.
///
/// # Errors
/// Internal errors only.
pub fn form(page: &Page, offered: &[Role], typed: &Fields, faults: &FormFaults) -> Result<Html> {
    let options = offered.iter().map(|role| (role.name().to_owned(), roles::name(page, *role)));
    let language = match typed.typed("language") {
        "" => page.language.code(),
        language => language,
    };
    fields([
        Field::email("email", page.say("email-label"))
            .autocomplete("off")
            .hint(page.say("invite-email-hint"))
            .value(typed.typed("email"))
            .faults(faults),
        Field::new("role", page.say("invite-role-label"))
            .options(options.collect())
            .hint(page.say("invite-role-hint"))
            .value(typed.typed("role"))
            .faults(faults),
        Field::new("language", page.say("invite-language-label"))
            .options(languages::options())
            .value(language)
            .faults(faults),
    ])
}

/// Invites, invites again or revokes, as a form says; what was done, or what is wrong with the form.
///
/// # Errors
/// `not_found` for whoever may not; internal errors.
pub async fn act(
    page: &Page,
    state: &SharedState,
    context: Context,
    act: &str,
    mut typed: Fields,
) -> Result<Result<Flash, FormFaults>> {
    let (people, id) = (state.people.clone(), typed.take("invitation"));
    if act == "revoke" {
        let id: InvitationId = id.parse().map_err(|_| Error::not_found())?;
        or_absent(blocking(move || people.revoke_invitation(&context, id)).await)?;
        return Ok(Ok(Flash::InvitationRevoked));
    }
    let input = typed.input::<Invite>();
    match blocking(move || people.invite(&context, input)).await {
        Ok(invited) => Ok(Ok(if invited.new { Flash::Invited } else { Flash::InvitedAgain })),
        Err(error) => or_absent(FormFaults::of(page, error)).map(Err),
    }
}
