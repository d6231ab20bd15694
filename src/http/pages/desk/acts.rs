//! The acts of editors on one section.

use actix_web::http::StatusCode;
use actix_web::web;

use super::reasons::{at_fields, decision};
use super::section::{Shown, shown};
use crate::domain::ids::SectionId;
use crate::error::{Code, Error, Fault, FaultCode, Result};
use crate::http::answer::HandlerResult;
use crate::http::pages::flash::Flash;
use crate::http::pages::form::{Fields, FormFaults, PostedForm};
use crate::http::pages::ids::{hidden, section_id};
use crate::http::pages::page::Page;
use crate::http::state::SharedState;
use crate::services::input::Input;
use crate::services::sections::{Decide, Decision, SectionView, Unpublish};
use crate::services::{Context, blocking};

/// Ends the round with a decision.
pub async fn decide(
    posted: PostedForm,
    state: SharedState,
    path: web::Path<(String, String)>,
) -> HandlerResult {
    posted.page.signed_in()?;
    let id = section_id(&path.1)?;
    let (page, context) = (posted.page.clone(), posted.context());
    let typed = posted.fields;
    if typed.switches_language() {
        return shown(&page, &state, Shown { typed: &typed, ..Shown::of(id) }).await;
    }
    let (value, places) = decision(&typed);
    let input = Input::<Decide>::new(value);
    let chosen = input.ok().map(|decide| (decide.decision, decide.version));
    let shared = state.clone();
    match blocking(move || shared.sections.decide(&context, id, input)).await {
        Ok(section) => Ok(page.redirect("/desk", Some(done(chosen, &section)))),
        Err(error) => {
            let error = hidden(at_fields(error, &places));
            let (general, status) = match error.code {
                Code::VersionMoved => ("desk-version-moved", StatusCode::CONFLICT),
                Code::WrongStage => ("desk-decided-already", StatusCode::CONFLICT),
                Code::FourEyes => ("desk-four-eyes-refused", StatusCode::FORBIDDEN),
                _ => {
                    let faults = FormFaults::of(&page, error)?;
                    let asked = Shown { typed: &typed, faults: &faults, ..Shown::of(id) };
                    return shown(&page, &state, asked).await;
                }
            };
            let faults = FormFaults::general(page.say(general));
            let asked = Shown { typed: &typed, faults: &faults, status: Some(status), ..Shown::of(id) };
            shown(&page, &state, asked).await
        }
    }
}

fn done(chosen: Option<(Decision, u32)>, section: &SectionView) -> Flash {
    match chosen {
        Some((Decision::RequestChanges, _)) => Flash::ChangesRequested,
        Some((Decision::Reject, _)) => Flash::Rejected,
        Some((_, version)) if section.published_version == Some(version) => Flash::ApprovedAndPublished,
        _ => Flash::Approved,
    }
}

/// Publishes the approved version.
pub async fn publish(
    posted: PostedForm,
    state: SharedState,
    path: web::Path<(String, String)>,
) -> HandlerResult {
    let id = section_id(&path.1)?;
    let shared = state.clone();
    act(posted, state, id, Flash::Published, move |context, typed| {
        let missing = || Error::invalid(vec![Fault::new("/version", FaultCode::Required)]);
        let shown = typed.typed("version").parse::<u32>().map_err(|_| missing())?;
        shared.sections.publish(&context, id, Some(shown))
    })
    .await
}

/// Withdraws the published version from public view.
pub async fn unpublish(
    posted: PostedForm,
    state: SharedState,
    path: web::Path<(String, String)>,
) -> HandlerResult {
    let id = section_id(&path.1)?;
    let shared = state.clone();
    act(posted, state, id, Flash::TakenDown, move |context, typed| {
        // Left empty, the reason is missing rather than of the wrong type.
        let reason = typed.typed("reason").to_owned();
        let input = match reason.is_empty() {
            true => typed.input::<Unpublish>(),
            false => Input::new(serde_json::json!({"reason": reason})),
        };
        shared.sections.unpublish(&context, id, input)
    })
    .await
}

/// Reopens a rejected section.
pub async fn reopen(
    posted: PostedForm,
    state: SharedState,
    path: web::Path<(String, String)>,
) -> HandlerResult {
    let id = section_id(&path.1)?;
    let shared = state.clone();
    act(posted, state, id, Flash::Reopened, move |context, _| shared.sections.reopen(&context, id)).await
}

/// Performs an act, and leads back to the section; what is wrong with it is said there.
async fn act(
    posted: PostedForm,
    state: SharedState,
    id: SectionId,
    flash: Flash,
    perform: impl FnOnce(Context, Fields) -> Result<SectionView> + Send + 'static,
) -> HandlerResult {
    posted.page.signed_in()?;
    let (page, context) = (posted.page.clone(), posted.context());
    let typed = posted.fields;
    let given = typed.clone();
    match blocking(move || perform(context, given)).await {
        Ok(_) => Ok(page.redirect(&format!("/desk/{id}"), Some(flash))),
        Err(error) => refused(&page, &state, id, &typed, error).await,
    }
}

async fn refused(
    page: &Page,
    state: &SharedState,
    id: SectionId,
    typed: &Fields,
    error: Error,
) -> HandlerResult {
    let page = page.clone().in_place_of(&format!("/desk/{id}"));
    let (faults, status) = match error.code {
        Code::WrongStage => {
            (FormFaults::general(page.say("desk-decided-already")), Some(StatusCode::CONFLICT))
        }
        Code::VersionMoved => {
            (FormFaults::general(page.say("desk-publish-moved")), Some(StatusCode::CONFLICT))
        }
        _ => (FormFaults::of(&page, hidden(error))?, None),
    };
    shown(&page, state, Shown { typed, faults: &faults, status, ..Shown::of(id) }).await
}
