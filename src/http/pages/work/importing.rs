//! A new section from a report that was written elsewhere, and the way back to the file.

use actix_web::http::header::IF_NONE_MATCH;
use actix_web::{HttpRequest, web};
use askama::Template;

use super::places::Places;
use crate::domain::html::Html;
use crate::error::{Code, Error, Result};
use crate::http::answer::{HandlerResult, names, unchanged};
use crate::http::arriving::Kind;
use crate::http::arriving::LARGEST_UPLOAD;
use crate::http::download::uploaded;
use crate::http::pages::form::{Fields, FormFaults};
use crate::http::pages::head::{Head, Place};
use crate::http::pages::ids::{hidden, section_id};
use crate::http::pages::page::Page;
use crate::http::pages::uploaded::UploadedForm;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::uploads::Upload;

#[derive(Template)]
#[template(path = "work/importing.html")]
struct ImportPage<'a> {
    page: &'a Page,
    faults: &'a FormFaults,
    fault: Option<&'a str>,
    places: Html,
    largest: usize,
}

/// Shows the form.
pub async fn show(page: Page, state: SharedState, request: HttpRequest) -> HandlerResult {
    page.signed_in()?;
    let places = Places::read(&page, &state).await.map_err(hidden)?;
    shown(&page, &places, &Fields::of_query(&request), &FormFaults::default())
}

/// Reads the file into a draft, and leads to what was read.
pub async fn import(request: HttpRequest, state: SharedState, payload: web::Payload) -> HandlerResult {
    let page = Page::of(&request).await?;
    page.signed_in()?;
    let places = Places::read(&page, &state).await?;
    let read = match state.uploads.slot(&page.context()) {
        Ok(place) => {
            let form = UploadedForm::read(&request, payload.into_inner(), Kind::Upload, LARGEST_UPLOAD).await;
            form.map(|form| (form, place))
        }
        Err(error) => Err(error),
    };
    let (form, _place) = match read {
        Ok(read) => read,
        Err(error) => return shown(&page, &places, &Fields::default(), &faults(&page, error)?),
    };
    let chosen = places.chosen(&form.fields);
    let context = form.context();
    let _held = form.held.clone();
    let (file_name, media_type) = match &form.file {
        Some(file) => (file.name.clone(), file.media_type.clone()),
        None => Default::default(),
    };
    let upload = Upload {
        file: form.file.map(|file| file.bytes),
        file_name,
        media_type,
        compendium: chosen.compendium,
        chapter: chosen.chapter,
        institution: chosen.institution,
        language: chosen.language,
    };
    match state.uploads.import(context, upload).await {
        Ok(imported) => Ok(page.redirect(&format!("/work/{}/imported", imported.section.id), None)),
        Err(error) => shown(&page, &places, &form.fields, &faults(&page, error)?),
    }
}

/// Returns the file that a section was made from, byte for byte.
pub async fn original(
    page: Page,
    request: HttpRequest,
    state: SharedState,
    path: web::Path<(String, String)>,
) -> HandlerResult {
    page.signed_in()?;
    let id = section_id(&path.1)?;
    let context = page.context();
    let kept = blocking(move || state.uploads.original(&context, id)).await?;
    let tag = format!("\"{}\"", kept.original.sha256);
    Ok(match names(request.headers().get_all(IF_NONE_MATCH), &tag) {
        true => unchanged(tag, "private"),
        false => uploaded(kept, &tag),
    })
}

/// Returns what is wrong with an upload: what is wrong with the file is said at its field, whatever the status.
fn faults(page: &Page, error: Error) -> Result<FormFaults> {
    match error.code {
        Code::TooLarge if error.faults.is_empty() => {
            let text = page.count("import-too-large", LARGEST_UPLOAD / 1024 / 1024);
            Ok(FormFaults::said(error.code, Some("/file"), text))
        }
        Code::TooManyRequests => {
            Ok(FormFaults::said(error.code, Some("/file"), page.say("import-one-at-a-time")))
        }
        _ => FormFaults::of(page, error),
    }
}

fn shown(page: &Page, places: &Places, typed: &Fields, faults: &FormFaults) -> HandlerResult {
    let content = ImportPage {
        page,
        faults,
        fault: faults.at("file"),
        places: places.fields(page, typed, faults)?,
        largest: LARGEST_UPLOAD,
    };
    page.render_form(&Head::unlisted(faults.title(page, "import-title"), Place::Work), faults, &content)
}
