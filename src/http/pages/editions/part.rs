//! A part of an edition, read on a page: a foreword, a chapter, a practice, an annex.

use actix_web::web;
use askama::Template;

use super::edition_id;
use super::show::shown_in;
use crate::http::SharedState;
use crate::http::answer::HandlerResult;
use crate::http::pages::{Head, Page, Place};
use crate::services::blocking;
use crate::services::editions::EditionPart;

#[derive(Template)]
#[template(path = "editions/part.html")]
struct PartPage<'a> {
    page: &'a Page,
    edition: String,
    edition_title: &'a str,
    lang: Option<&'a str>,
    part: &'a EditionPart,
    previous: Option<(String, String)>,
    next: Option<(String, String)>,
}

/// Shows a part.
pub async fn show(
    page: Page,
    state: SharedState,
    path: web::Path<(String, String, String)>,
) -> HandlerResult {
    let (_, id, name) = path.into_inner();
    let id = edition_id(&id)?;
    let (context, editions, reader) = (page.context(), state.editions.clone(), page.language);
    let base = page.to(&format!("/editions/{id}"));
    let address = base.clone();
    let (edition, language, part) = blocking(move || {
        let edition = editions.edition(&context, id)?;
        let language = shown_in(&edition, reader);
        let link = |part: &str| format!("{base}/{part}");
        let part = editions.part(&context, id, language, (&name, &link))?;
        Ok((edition, language, part))
    })
    .await?;
    let linked = |part: &Option<(String, String)>| {
        part.as_ref().map(|(id, title)| (format!("{address}/{id}"), title.clone()))
    };
    let content = PartPage {
        page: &page,
        edition_title: edition.title.in_language(page.language),
        lang: (language != page.language).then(|| language.code()),
        previous: linked(&part.previous),
        next: linked(&part.next),
        part: &part,
        edition: address.clone(),
    };
    let title = format!("{}. {}", part.title, content.edition_title);
    page.render(&Head::unlisted(title, Place::Editions), &content)
}
