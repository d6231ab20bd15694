//! Replacing the thesaurus by a file (SKOS), with a report of what was left out.

use actix_web::{HttpRequest, web};
use askama::Template;

use super::refusal::hidden;
use crate::error::{Error, Fault, FaultCode, Result};
use crate::http::answer::HandlerResult;
use crate::http::arriving::Kind;
use crate::http::pages::admin::nav;
use crate::http::pages::form::FormFaults;
use crate::http::pages::frame::NavigationLink;
use crate::http::pages::head::{Head, Place};
use crate::http::pages::page::Page;
use crate::http::pages::uploaded::{UploadedFile, UploadedForm};
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::thesaurus::{Format, Imported, LeftOutPart, MAX_BYTES};

#[derive(Template)]
#[template(path = "admin/settings/import.html")]
struct ImportPage<'a> {
    page: &'a Page,
    nav: Vec<NavigationLink>,
    faults: &'a FormFaults,
    /// What the thesaurus has now, which is replaced.
    now: String,
    limit: String,
    report: Option<Report>,
}

/// What an import has done.
struct Report {
    done: String,
    counts: Vec<String>,
    items: Vec<LeftOut>,
    /// How many more were left out than are listed.
    more: Option<String>,
}

struct LeftOut {
    what: String,
    value: String,
    why: String,
}

/// Shows the form.
pub async fn show(page: Page, state: SharedState) -> HandlerResult {
    page.signed_in()?;
    state.thesaurus.may_replace(&page.context()).map_err(hidden)?;
    shown(&page, &state, &FormFaults::default(), None).await
}

/// Replaces the thesaurus.
pub async fn replace(request: HttpRequest, state: SharedState, payload: web::Payload) -> HandlerResult {
    let page = Page::of(&request).await?;
    page.signed_in()?;
    state.thesaurus.may_replace(&page.context()).map_err(hidden)?;
    let form = UploadedForm::read(&request, payload.into_inner(), Kind::ThesaurusForm, MAX_BYTES).await?;
    let context = form.context();
    match replaced(form, &state, context, &page).await {
        Ok(imported) => shown(&page, &state, &FormFaults::default(), Some(report(&page, &imported))).await,
        Err(error) => {
            let faults = FormFaults::of(&page, hidden(error))?;
            shown(&page, &state, &faults, None).await
        }
    }
}

async fn replaced(
    form: UploadedForm,
    state: &SharedState,
    context: crate::services::Context,
    page: &Page,
) -> Result<Imported> {
    let UploadedForm { file, held, .. } = form;
    let file = file.ok_or_else(|| at_file(FaultCode::Required))?;
    let format = format_of(&file).ok_or_else(|| at_file(FaultCode::UnsupportedDocument))?;
    let place = state.thesaurus.slot()?;
    let (state, reader) = (state.clone(), page.language);
    blocking(move || {
        let _kept = (place, held);
        state.thesaurus.replace(&context, &file.bytes, format, reader)
    })
    .await
}

fn at_file(code: FaultCode) -> Error {
    Error::invalid(vec![Fault::new("/file", code)])
}

/// Returns the format that a file has by its name, otherwise by what the browser takes it for.
fn format_of(file: &UploadedFile) -> Option<Format> {
    let ending = file.name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    match ending.as_deref() {
        Some("ttl" | "turtle") => Format::of("text/turtle"),
        Some("rdf" | "xml" | "owl") => Format::of("application/rdf+xml"),
        _ => Format::of(&file.media_type),
    }
}

fn report(page: &Page, imported: &Imported) -> Report {
    let left = &imported.left_out;
    let counts = [
        ("thesaurus-import-left-concepts", left.concepts),
        ("thesaurus-import-left-labels", left.labels),
        ("thesaurus-import-left-links", left.links),
    ];
    let items = left.items.iter().map(|item| LeftOut {
        what: page.say(match item.part {
            LeftOutPart::Concept => "thesaurus-import-part-concept",
            LeftOutPart::Label => "thesaurus-import-part-label",
            LeftOutPart::Link => "thesaurus-import-part-link",
        }),
        value: item.value.clone().unwrap_or_else(|| item.iri.clone()),
        why: item.detail.clone(),
    });
    let more = (left.concepts + left.labels + left.links).saturating_sub(left.items.len());
    Report {
        done: page.count("thesaurus-import-done", imported.concepts),
        counts: counts
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(id, count)| page.count(id, count))
            .collect(),
        items: items.collect(),
        more: (more > 0).then(|| page.count("thesaurus-import-more", more)),
    }
}

async fn shown(
    page: &Page,
    state: &SharedState,
    faults: &FormFaults,
    report: Option<Report>,
) -> HandlerResult {
    let shared = state.clone();
    let concepts = blocking(move || shared.thesaurus.size()).await?;
    let content = ImportPage {
        page,
        nav: nav::navigation(page),
        faults,
        now: page.count("thesaurus-import-now", concepts),
        limit: page.count("thesaurus-import-limit", MAX_BYTES / (1024 * 1024)),
        report,
    };
    page.render_form(
        &Head::unlisted(faults.title(page, "thesaurus-import-title"), Place::Administration),
        faults,
        &content,
    )
}
