//! What was read of a report, beside what was not, with its title and its language to be confirmed.

use actix_web::web;
use askama::Template;

use super::places::{Places, language_of};
use crate::domain::html::Html;
use crate::domain::ids::SectionId;
use crate::domain::text::{is_blank, tidied};
use crate::domain::workflow::Act;
use crate::error::{Error, Fault, FaultCode, Result};
use crate::http::answer::HandlerResult;
use crate::http::pages::attachments::folder;
use crate::http::pages::field::Field;
use crate::http::pages::flash::Flash;
use crate::http::pages::form::{Fields, FormFaults, PostedForm};
use crate::http::pages::head::{Head, Place};
use crate::http::pages::ids::{hidden, section_id};
use crate::http::pages::page::Page;
use crate::http::pages::values::Values;
use crate::http::state::SharedState;
use crate::messages::Arg;
use crate::services::published::{Passage, Reading};
use crate::services::search::Marker;
use crate::services::sections::{AS_IMPORTED, IfMatch, Replaces, Save, SectionView};
use crate::services::uploads::{ImportReport, UnreadPart};
use crate::services::{Context, blocking};

/// The field with the title.
const TITLE: &str = "/practice/title";

#[derive(Template)]
#[template(path = "work/imported.html")]
struct ImportedPage<'a> {
    page: &'a Page,
    faults: &'a FormFaults,
    here: String,
    lede: String,
    file: String,
    title: Html,
    /// The fields for the language, if it can still be corrected.
    languages: Option<Html>,
    /// A sentence with the language.
    language: String,
    unread: Vec<String>,
    original: String,
    words: String,
    body: Html,
}

/// Shows what was read.
pub async fn show(page: Page, state: SharedState, path: web::Path<(String, String)>) -> HandlerResult {
    page.signed_in()?;
    let id = section_id(&path.1)?;
    let report = state.uploads.read_again(page.context(), id).await.map_err(hidden)?;
    let typed = of(&report.section);
    shown(&page, &state, &report, &typed, &FormFaults::default()).await
}

/// Corrects title and language, and leads to the form.
pub async fn confirm(
    form: PostedForm,
    state: SharedState,
    path: web::Path<(String, String)>,
) -> HandlerResult {
    form.page.signed_in()?;
    let id = section_id(&path.1)?;
    let (page, typed) = (form.page.clone(), &form.fields);
    if typed.switches_language() {
        let report = state.uploads.read_again(page.context(), id).await?;
        return shown(&page, &state, &report, typed, &FormFaults::default()).await;
    }
    match corrected(&state, form.context(), id, typed).await {
        Ok(id) => Ok(page.redirect(&format!("/work/{id}/edit"), Some(Flash::DraftMade))),
        Err(error) => {
            let faults = FormFaults::of(&page, error)?;
            let report = state.uploads.read_again(page.context(), id).await?;
            shown(&page, &state, &report, typed, &faults).await
        }
    }
}

/// Corrects what was changed, and returns the section, which is another one if the language was wrong.
async fn corrected(
    state: &SharedState,
    context: Context,
    id: SectionId,
    typed: &Fields,
) -> Result<SectionId> {
    let (sections, caller) = (state.sections.clone(), context.clone());
    let standing = blocking(move || sections.standing(&caller, id)).await?;
    let section = standing.section;
    let title = tidied(typed.typed(TITLE));
    if is_blank(&title) {
        return Err(Error::invalid(vec![Fault::new(TITLE, FaultCode::Required)]));
    }
    let is_given = typed.one("language").is_some();
    let language = language_of(typed);
    if is_given && language.as_deref() != Some(section.language.as_str()) {
        if section.version != Some(AS_IMPORTED) || !section.permitted_acts.contains(&Act::Delete) {
            return Err(Error::invalid(vec![Fault::new("/language", FaultCode::NotAllowed)]));
        }
        let imported = state.uploads.import_in(context, id, language.unwrap_or_default(), title);
        return Ok(imported.await?.section.id);
    }
    let mut practice = section.practice.unwrap_or_default();
    if practice.get("title").and_then(|title| title.as_str()) == Some(&title) {
        return Ok(id);
    }
    practice.insert("title".to_owned(), title.into());
    let expected = IfMatch::AnyOf(vec![section.version.unwrap_or(AS_IMPORTED)]);
    let body = section.body.unwrap_or_default();
    let save = Save { practice, body, message: None, chapter: None, contact: None };
    let sections = state.sections.clone();
    // Somebody may have gone on to write: that is not part of this version, and stays.
    let copy = Replaces::Read(None);
    blocking(move || sections.save_copy(&context, id, expected, save.into(), copy)).await?;
    Ok(id)
}

fn of(section: &SectionView) -> Fields {
    let mut fields = Fields::default();
    fields.set(TITLE, &title_of(section));
    fields.set("language", section.language.as_str());
    fields
}

fn title_of(section: &SectionView) -> String {
    let title = section.practice.as_ref().and_then(|practice| practice.get("title")?.as_str());
    tidied(title.unwrap_or_default())
}

async fn shown(
    page: &Page,
    state: &SharedState,
    report: &ImportReport,
    typed: &Fields,
    faults: &FormFaults,
) -> HandlerResult {
    let places = Places::read(page, state).await?;
    let section = &report.section;
    let reading = Reading::new(page.language, &section.language, Marker::nothing())
        .with_pictures(&section.attachments, &folder(page));
    let heading = page.say("imported-read");
    let markdown = section.body.as_deref().unwrap_or_default();
    let passage = Passage { markdown, top: 3, prefix: "b-", title: &heading };
    let body = Values { page, reading: &reading }.prose(passage)?;
    let can_change = section.version == Some(AS_IMPORTED) && section.permitted_acts.contains(&Act::Delete);
    let was_found = section.practice.as_ref().is_some_and(|practice| practice.contains_key("title"));
    let title = Field::new(TITLE, page.say("new-title-label"))
        .hint(page.say(if was_found { "imported-title-hint" } else { "imported-title-none" }))
        .value(typed.typed(TITLE))
        .wide()
        .faults(faults)
        .html()?;
    let language = places.language_name(page, section.language.as_str());
    let institution = section.institution.name.in_language(page.language);
    let content = ImportedPage {
        page,
        faults,
        here: page.to(&format!("/work/{}/imported", section.id)),
        lede: page.with_args("imported-lede", [("institution", institution.into())]),
        file: report.original.file_name.clone(),
        title,
        languages: can_change.then(|| places.language_fields(page, typed, faults)).transpose()?,
        language: page.with_args("imported-language", [("language", language.into())]),
        unread: report.unread.iter().map(|part| unread(page, part)).collect(),
        original: page.to(&format!("/work/{}/original", section.id)),
        words: page.count("imported-words", body.as_ref().map_or(0, |body| body.words)),
        body: body.map(|body| body.html).unwrap_or_default(),
    };
    let title = faults.title(page, "imported-title");
    let head = Head::unlisted(title, Place::Work).with_form("confirm-import");
    page.render_form(&head, faults, &content)
}

/// Returns how much of what was not read.
fn unread(page: &Page, part: &UnreadPart) -> String {
    let label = part.label.in_language(page.language);
    let count = usize::try_from(part.count).unwrap_or(usize::MAX);
    page.with_args("imported-unread-part", [("label", Arg::from(label)), ("count", count.into())])
}
