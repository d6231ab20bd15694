//! A part of an edition, read on a page: a foreword, a chapter, a practice, an annex.

use actix_web::web;
use askama::Template;

use super::cite::{self, CiteFile};
use super::show::files;
use crate::domain::edition::EditionState;
use crate::domain::html::Html;
use crate::domain::ids::{AttachmentId, EditionId};
use crate::error::Result;
use crate::http::answer::HandlerResult;
use crate::http::pages::attachments::folder;
use crate::http::pages::head::{Head, PageContent, Place};
use crate::http::pages::ids::edition_id;
use crate::http::pages::page::Page;
use crate::http::state::SharedState;
use crate::services::editions::{EditionPart, Editions, PartAddresses};

#[derive(Template)]
#[template(path = "editions/part.html")]
struct PartPage<'a> {
    page: &'a Page,
    edition: String,
    edition_title: &'a str,
    lang: Option<&'a str>,
    part: &'a EditionPart,
    /// The files of this part alone.
    files: Vec<(String, String)>,
    previous: Option<(String, String)>,
    next: Option<(String, String)>,
    cite_files: Vec<CiteFile>,
}

/// Shows a part.
pub async fn show(
    page: Page,
    state: SharedState,
    path: web::Path<(String, String, String)>,
) -> HandlerResult {
    let (_, id, name) = path.into_inner();
    let id = edition_id(&id)?;
    let editions = state.editions.clone();
    let key = format!("editions/{id}/{name}");
    page.cached(&state, key, move |page| content(page, &editions, id, &name)).await
}

fn content(page: &Page, editions: &Editions, id: EditionId, name: &str) -> Result<PageContent> {
    let context = page.context();
    let address = page.to(&format!("/editions/{id}"));
    let edition = editions.edition(&context, id)?;
    let language = edition.shown_in(page.language);
    let link = |part: &str| format!("{address}/{part}");
    let picture = |id: AttachmentId| format!("{}/{id}/small", folder(page));
    let part =
        editions.part(&context, id, language, (name, &PartAddresses { part: &link, picture: &picture }))?;
    let linked = |part: &Option<(String, String)>| part.as_ref().map(|(id, title)| (link(id), title.clone()));
    let is_frozen = edition.state == EditionState::Frozen;
    let cited = part.section.filter(|_| is_frozen);
    let content = PartPage {
        page,
        files: if part.is_excerpt { files(page, id, language, Some(name)) } else { Vec::new() },
        edition_title: edition.title.in_language(page.language),
        lang: (language != page.language).then(|| language.code()),
        previous: linked(&part.previous),
        next: linked(&part.next),
        cite_files: cited.map(|section| cite::files(page, id, Some(section))).unwrap_or_default(),
        part: &part,
        edition: address.clone(),
    };
    let title = format!("{}. {}", part.title, content.edition_title);
    let permanent = page.permanent(&format!("/editions/{id}/{}", part.id));
    let extra = match cited {
        Some(section) => cite::head(page, editions, (id, Some(section)), &permanent)?,
        None => Html::default(),
    };
    page.content(Head { is_listed: is_frozen, extra, ..Head::new(title, Place::Editions) }, &content)
}
