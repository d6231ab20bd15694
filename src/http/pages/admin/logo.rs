//! The logo of an institution, for administrators and for the editors who prepare editions.

use actix_web::{HttpRequest, web};
use askama::Template;

use super::nav::{navigation, or_absent};
use crate::domain::fault::Fault;
use crate::domain::institution::Institution;
use crate::domain::logo::{LARGEST_LOGO, Logo};
use crate::error::{Code, Error, Result};
use crate::http::answer::HandlerResult;
use crate::http::arriving::Kind;
use crate::http::pages::flash::Flash;
use crate::http::pages::form::{FieldFault, FormFaults, PostedForm};
use crate::http::pages::frame::NavigationLink;
use crate::http::pages::head::{Head, Place};
use crate::http::pages::lists::foreign_label;
use crate::http::pages::page::Page;
use crate::http::pages::uploaded::UploadedForm;
use crate::http::state::SharedState;
use crate::messages;
use crate::services::blocking;

#[derive(Template)]
#[template(path = "admin/logo.html")]
struct LogoPage<'a> {
    page: &'a Page,
    nav: Vec<NavigationLink>,
    faults: &'a FormFaults,
    name: &'a str,
    lang: Option<String>,
    back: String,
    back_name: String,
    here: String,
    logo: Option<ShownLogo>,
    hint: String,
    fault: Option<String>,
    largest: usize,
}

/// A logo as pages show it.
pub struct ShownLogo {
    /// The address of the file.
    pub address: String,
    /// The width in pixels.
    pub width: u32,
    /// The height in pixels.
    pub height: u32,
}

impl ShownLogo {
    /// Returns the logo that an institution has.
    pub fn of(page: &Page, institution: &Institution) -> Option<ShownLogo> {
        let logo = institution.logo.as_ref()?;
        Some(ShownLogo::at(page.at(&format!("/api/v1/institutions/{}/logo", institution.id)), logo))
    }

    /// Returns a logo whose file is at this address.
    pub fn at(address: String, logo: &Logo) -> ShownLogo {
        ShownLogo { address, width: logo.width, height: logo.height }
    }
}

/// The address of the page, below the language.
pub fn path(institution: &str) -> String {
    format!("/admin/institutions/{institution}/logo")
}

async fn read(page: &Page, state: &SharedState, named: &str) -> Result<Institution> {
    page.signed_in()?;
    let (logos, context, named) = (state.logos.clone(), page.context(), named.to_owned());
    or_absent(blocking(move || logos.institution(&context, &named)).await)
}

/// Shows the logo.
pub async fn show(page: Page, state: SharedState, of: web::Path<(String, String)>) -> HandlerResult {
    let institution = read(&page, &state, &of.1).await?;
    shown(&page, &institution, &FormFaults::default())
}

/// Gives the institution a logo.
pub async fn give(
    request: HttpRequest,
    state: SharedState,
    payload: web::Payload,
    of: web::Path<(String, String)>,
) -> HandlerResult {
    let page = Page::of(&request).await?;
    let institution = read(&page, &state, &of.1).await?;
    let id = institution.id.to_string();
    let (logos, context, named) = (state.logos.clone(), page.context(), id.clone());
    let sent = match blocking(move || logos.slot(&context, &named)).await {
        Ok(place) => {
            let form = UploadedForm::read(&request, payload.into_inner(), Kind::Upload, LARGEST_LOGO).await;
            form.map(|form| (form, place))
        }
        Err(error) => Err(error),
    };
    let (form, _place) = match sent {
        Ok(sent) => sent,
        Err(error) => return shown(&page, &institution, &refused(&page, error)?),
    };
    if form.fields.switches_language() {
        return shown(&page, &institution, &FormFaults::default());
    }
    let context = form.context();
    let _held = form.held.clone();
    let file = form.file.map(|file| file.bytes);
    match state.logos.give(context, id.clone(), file).await {
        Ok(_) => Ok(page.redirect(&path(&id), Some(Flash::FileAdded))),
        Err(error) => shown(&page, &institution, &or_absent(refused(&page, error))?),
    }
}

/// Takes the logo away.
pub async fn remove(form: PostedForm, state: SharedState, of: web::Path<(String, String)>) -> HandlerResult {
    let page = &form.page;
    let institution = read(page, &state, &of.1).await?;
    if form.fields.switches_language() {
        return shown(page, &institution, &FormFaults::default());
    }
    let (context, id) = (form.context(), institution.id.to_string());
    let named = id.clone();
    or_absent(blocking(move || state.logos.take_away(&context, &named)).await)?;
    Ok(page.redirect(&path(&id), Some(Flash::FileRemoved)))
}

/// Returns what is wrong with a file, in words.
fn refused(page: &Page, error: Error) -> Result<FormFaults> {
    let said = |code, text: String| FormFaults::said(code, Some("/file"), text);
    match error.code {
        Code::TooLarge => {
            Ok(said(error.code, page.count("attachments-too-large", LARGEST_LOGO / 1024 / 1024)))
        }
        Code::TooManyRequests => Ok(said(error.code, page.say("import-one-at-a-time"))),
        _ => FormFaults::told_by(page, error, |fault: &Fault| FieldFault {
            pointer: fault.pointer.clone(),
            text: messages::fault(page.language, fault),
            label: page.say("attachments-file"),
            address: "#file".to_owned(),
        }),
    }
}

fn shown(page: &Page, institution: &Institution, faults: &FormFaults) -> HandlerResult {
    let nav = navigation(page);
    let id = institution.id.to_string();
    // Editors have no page of the institution to go back to.
    let (back, back_name) = match nav.is_empty() {
        true => (page.to("/desk/editions"), page.say("logo-back-editions")),
        false => (page.to(&format!("/admin/institutions/{id}")), page.say("logo-back")),
    };
    let place = if nav.is_empty() { Place::Desk } else { Place::Administration };
    let content = LogoPage {
        page,
        nav,
        faults,
        name: institution.name.in_language(page.language),
        lang: foreign_label(page, &institution.name),
        back,
        back_name,
        here: page.to(&path(&id)),
        logo: ShownLogo::of(page, institution),
        hint: page.count("logo-file-hint", LARGEST_LOGO / 1024 / 1024),
        fault: faults.at("file").map(str::to_owned),
        largest: LARGEST_LOGO,
    };
    page.render_form(&Head::unlisted(faults.title(page, "logo-title"), place), faults, &content)
}
