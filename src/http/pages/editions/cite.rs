//! How a frozen edition and its practices are cited: links to the entries for reference managers, and what catalogues read
//! of their pages.

use askama::Template;

use crate::domain::html::Html;
use crate::domain::ids::{EditionId, SectionId};
use crate::error::{Error, Result};
use crate::http::pages::page::Page;
use crate::services::editions::Editions;
use crate::services::published::CitationFormat;

/// A file for reference managers.
pub struct CiteFile {
    /// What the format is called.
    pub name: &'static str,
    /// Its media type.
    pub kind: &'static str,
    /// Its address.
    pub address: String,
}

/// Returns the files with the reference of an edition or of one of its practices.
pub fn files(page: &Page, id: EditionId, section: Option<SectionId>) -> Vec<CiteFile> {
    let of = section.map_or_else(String::new, |section| format!("/entries/{section}"));
    let formats = [
        (CitationFormat::Bib, "BibTeX"),
        (CitationFormat::Ris, "RIS"),
        (CitationFormat::CslJson, "CSL-JSON"),
    ];
    let file = |(format, name): (CitationFormat, &'static str)| CiteFile {
        name,
        kind: format.media_type(),
        address: page.at(&format!(
            "/api/v1/editions/{id}{of}/cite.{}?lang={}",
            format.extension(),
            page.language.code()
        )),
    };
    formats.map(file).into()
}

#[derive(Template)]
#[template(path = "partials/edition_head.html")]
struct Extra<'a> {
    tags: Vec<(&'static str, String)>,
    permanent: &'a str,
    files: &'a [CiteFile],
}

/// Returns what catalogues read of the page of a frozen edition or of one of its practices, whose permanent address this
/// is.
pub fn head(
    page: &Page,
    editions: &Editions,
    (id, section): (EditionId, Option<SectionId>),
    permanent: &str,
) -> Result<Html> {
    let tags = editions.metadata(&page.context(), id, section, page.language)?;
    let extra = Extra { tags, permanent, files: &files(page, id, section) };
    Ok(Html::trusted(extra.render().map_err(Error::internal)?))
}
