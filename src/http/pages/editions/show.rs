//! The page of an edition: what it is, its files, its contents, how to cite it and how to verify it.

use actix_web::web;
use askama::Template;

use super::cite::{self, CiteFile};
use super::list::standing;
use super::logos;
use crate::domain::book::plain;
use crate::domain::edition::EditionState;
use crate::domain::html::Html;
use crate::domain::ids::EditionId;
use crate::domain::language::UiLanguage;
use crate::error::{Code, Result};
use crate::http::answer::HandlerResult;
use crate::http::pages::admin::logo::ShownLogo;
use crate::http::pages::head::{Head, PageContent, Place};
use crate::http::pages::ids::edition_id;
use crate::http::pages::languages;
use crate::http::pages::page::Page;
use crate::http::state::SharedState;
use crate::messages::format;
use crate::services::book::edition_cited;
use crate::services::editions::{
    EditionChanges, EditionFormat, EditionPartLine, EditionView, Editions, EntryLine,
};

#[derive(Template)]
#[template(path = "editions/edition.html")]
struct EditionPage<'a> {
    page: &'a Page,
    title: &'a str,
    logos: Vec<(ShownLogo, String)>,
    subtitle: &'a str,
    standing: String,
    /// What has to be known of an edition that may still change.
    warning: Option<String>,
    facts: Vec<(String, String)>,
    downloads: Vec<Download>,
    contents: Vec<ContentsLine>,
    citation: String,
    cite_files: Vec<CiteFile>,
    hash: Option<&'a str>,
    manifest: String,
    changes: Option<Changes>,
    /// Where editors prepare it.
    prepare: Option<String>,
}

/// The files of one language.
struct Download {
    language: &'static str,
    code: &'static str,
    files: Vec<(String, String)>,
}

struct ContentsLine {
    address: String,
    title: String,
    class: &'static str,
}

/// What it changes since the edition before it.
struct Changes {
    lede: String,
    lines: Vec<String>,
}

/// Shows an edition.
pub async fn show(page: Page, state: SharedState, path: web::Path<(String, String)>) -> HandlerResult {
    let id = edition_id(&path.1)?;
    let editions = state.editions.clone();
    page.cached(&state, format!("editions/{id}"), move |page| content(page, &editions, id)).await
}

fn content(page: &Page, editions: &Editions, id: EditionId) -> Result<PageContent> {
    let context = page.context();
    let edition = editions.edition(&context, id)?;
    let lines = editions.part_lines(&context, id, edition.shown_in(page.language))?;
    // The first edition has none before it to be compared with.
    let changes = match editions.changes(&context, id, Ok(None)) {
        Ok(changes) => Some(changes),
        Err(error) if error.code == Code::Invalid => None,
        Err(error) => return Err(error),
    };
    let title = edition.title.in_language(page.language);
    let is_frozen = edition.state == EditionState::Frozen;
    let content = EditionPage {
        page,
        title,
        logos: logos::shown(page, &edition),
        subtitle: edition.subtitle.in_language(page.language),
        standing: standing_of(page, &edition),
        warning: warning(page, &edition),
        facts: facts(page, &edition),
        downloads: downloads(page, &edition),
        contents: lines.into_iter().map(|line| contents_line(page, id, line)).collect(),
        citation: plain(&edition_cited(&edition, &page.url_in(page.language), page.language)),
        cite_files: if is_frozen { cite::files(page, id, None) } else { Vec::new() },
        hash: edition.hash.as_deref().filter(|_| is_frozen),
        manifest: page.at(&format!("/api/v1/editions/{id}/manifest")),
        changes: changes.map(|changes| changed(page, &changes)),
        prepare: editions.may_prepare(&context).is_ok().then(|| page.to(&format!("/desk/editions/{id}"))),
    };
    let head = Head::new(title, Place::Editions).described(content.standing.clone());
    let extra = match is_frozen {
        true => cite::head(page, editions, (id, None), &page.permanent(&format!("/editions/{id}")))?,
        false => Html::default(),
    };
    page.content(Head { is_listed: is_frozen, extra, ..head }, &content)
}

fn standing_of(page: &Page, edition: &EditionView) -> String {
    let number = edition.number.map(|number| number.to_string());
    standing(page, edition.state, number, edition.date.map(|day| day.to_string()))
}

fn warning(page: &Page, edition: &EditionView) -> Option<String> {
    let until = edition.until?;
    let date = format::partial_date(page.language, &until.to_string());
    Some(page.with_args("editions-candidate-warning", [("date", date.into())]))
}

fn facts(page: &Page, edition: &EditionView) -> Vec<(String, String)> {
    let imprint = &edition.imprint;
    let publishers = imprint.publishers.iter().map(|one| one.name.in_language(page.language));
    let publishers = publishers.collect::<Vec<_>>().join("; ");
    let named = edition.languages.iter().map(|language| languages::name(*language));
    let mut facts = vec![
        (page.say("book-publish-label"), publishers),
        (page.say("book-languages-label"), named.collect::<Vec<_>>().join(", ")),
    ];
    for isbn in &imprint.isbns {
        let text = format!(
            "{} ({}, {})",
            isbn.isbn,
            isbn.format.name().to_uppercase(),
            languages::name(isbn.language)
        );
        facts.push((page.say("book-isbn-label"), text));
    }
    for (label, text) in [
        ("book-symbol-label", &imprint.symbol),
        ("book-issn-label", &imprint.issn),
        ("book-doi-label", &imprint.doi),
        ("book-licence-label", &imprint.licence),
        ("book-contact-label", &imprint.contact),
    ] {
        facts.extend(text.as_ref().map(|text| (page.say(label), text.clone())));
    }
    facts.retain(|(_, text)| !text.is_empty());
    facts
}

fn downloads(page: &Page, edition: &EditionView) -> Vec<Download> {
    let of = |language: &UiLanguage| Download {
        language: languages::name(*language),
        code: language.code(),
        files: files(page, edition.id, *language, None),
    };
    edition.languages.iter().map(of).collect()
}

/// Returns the addresses of the files of an edition, or of a part of it, with their names.
pub(super) fn files(
    page: &Page,
    id: EditionId,
    language: UiLanguage,
    part: Option<&str>,
) -> Vec<(String, String)> {
    let part = part.map(|part| format!("&part={part}")).unwrap_or_default();
    let file = |format: &EditionFormat| {
        let path = format!("/editions/{id}/files/{}?lang={}{part}", format.name(), language.code());
        (page.to(&path), page.say(&format!("editions-format-{}", format.name())))
    };
    EditionFormat::offered().iter().map(file).collect()
}

fn contents_line(page: &Page, id: EditionId, line: EditionPartLine) -> ContentsLine {
    ContentsLine {
        address: page.to(&format!("/editions/{id}/{}", line.id)),
        title: line.title,
        class: if line.level > 1 { "deeper" } else { "" },
    }
}

fn changed(page: &Page, found: &EditionChanges) -> Changes {
    let line = |id: &str, entry: &EntryLine| page.with_args(id, [("title", entry.title.as_str().into())]);
    let added = found.added.iter().map(|entry| line("editions-added", entry));
    let gone = found.gone.iter().map(|entry| line("editions-gone", entry));
    let changed = found.changed.iter().map(|changed| match changed.files {
        0 => line("editions-changed", &changed.entry),
        count => {
            let title = changed.entry.title.as_str().into();
            page.with_args("editions-changed-files", [("title", title), ("count", count.into())])
        }
    });
    let mut lines: Vec<String> = added.chain(gone).chain(changed).collect();
    if lines.is_empty() {
        lines.push(page.say("editions-changes-none"));
    }
    let number = found.since.number.map(|number| number.to_string()).unwrap_or_default();
    Changes { lede: page.with_args("editions-changes-lede", [("number", number.into())]), lines }
}
