//! What a practice's page shows.

use askama::Template;

use super::super::annexes::{Annex, annexes};
use super::super::page::Page;
use super::super::values::{countries, foreign, settled};
use super::file::files as documents;
use super::written::{Contents, Fact, Part, Written};
use crate::domain::html::Html;
use crate::domain::ids::SectionId;
use crate::domain::language::Language;
use crate::domain::links::encoded;
use crate::domain::text::tidied;
use crate::error::Result;
use crate::messages::Arg;
use crate::services::published::{CitationText, Presented, PublishedSection};
use crate::services::published::{Metadata, Reading};
use crate::services::search::SearchItem;
use crate::services::sections::PracticeRef;

/// Number of similar practices.
const SIMILAR: usize = 4;
/// Number of similar practices that the link to the comparison offers.
const COMPARED: usize = 2;

/// What was asked for.
pub struct Asked {
    pub id: SectionId,
    /// The words to mark, and whether they are marked as they were typed only.
    pub q: String,
    pub literal: bool,
}

/// What the page is made of.
pub struct Found {
    pub section: PublishedSection,
    pub presented: Presented,
    pub reading: Reading,
    pub citation: CitationText,
    pub metadata: Metadata,
    pub similar: Vec<SearchItem>,
    /// Whether the index was complete when it was asked for similar practices.
    pub is_complete: bool,
}

#[derive(Template)]
#[template(path = "practice.html")]
pub struct PracticePage<'a> {
    page: &'a Page,
    section: &'a PublishedSection,
    /// The page's address without a query.
    here: String,
    /// The `lang` of the practice's own texts, if it is not the page's.
    lang: Option<&'a str>,
    title: Html,
    summary: Option<Html>,
    chapter: Link,
    institution: Link,
    /// The version and its date, and the maturity.
    meta: String,
    maturity: Option<Maturity>,
    /// A sentence that says which language the practice is in.
    language: String,
    /// A sentence that says which version this is.
    version: String,
    /// The published versions, if there are several; the one that is shown has no address.
    versions: Vec<OtherVersion>,
    /// What is said of a version that is not the current one, and the link to that one.
    older: Option<(String, String)>,
    search: Option<Search>,
    contents: Vec<Contents>,
    parts: Vec<Part>,
    facts: Vec<Fact>,
    annexes: Vec<Annex>,
    citation: &'a CitationText,
    files: Vec<Link>,
    /// The whole practice as documents: addresses and names.
    documents: Vec<(String, String)>,
    similar: Vec<Practice>,
    is_elsewhere: bool,
    compared: Option<Link>,
    adapted_from: Vec<Practice>,
    adapted_by: Vec<Practice>,
    notice: Option<&'a str>,
    /// The address of the institution's feed.
    pub feed: String,
    hash: [&'a str; 2],
}

struct Link {
    name: String,
    address: String,
}

struct OtherVersion {
    name: String,
    address: Option<String>,
}

struct Maturity {
    name: String,
    address: String,
    meaning: String,
}

/// The search that led here.
struct Search {
    address: String,
    /// Whether any of its words are marked.
    has_marks: bool,
}

/// A practice in a list.
struct Practice {
    address: String,
    title: String,
    lang: Option<String>,
    countries: Vec<(String, String)>,
    institution: String,
}

/// Returns what a practice's page shows.
///
/// # Errors
/// Internal errors only.
pub fn shown<'a>(page: &'a Page, asked: &Asked, found: &'a Found) -> Result<PracticePage<'a>> {
    let Found { section, presented, reading, .. } = found;
    let text = Written::of(page, presented, reading, &section.body, 2)?;
    let title = reading.title(&tidied(&section.title));
    let summary = section.practice.get("summary").and_then(|summary| summary.as_str());
    let summary = summary.map(|summary| reading.summary(&settled(summary)));
    let marked = |html: &Html| html.as_str().contains("<mark>");
    let has_marks = marked(&title)
        || summary.iter().any(marked)
        || text.parts.iter().any(|part| marked(&part.html))
        || text.facts.iter().any(|fact| marked(&fact.html));
    let search = (!asked.q.is_empty()).then(|| Search { address: back(page, asked), has_marks });
    let slug = encoded(&section.institution.slug);
    let search_at = |query: String| page.to(&format!("/search?{query}"));
    let similar: Vec<&SearchItem> = found.similar.iter().take(SIMILAR).collect();
    let own = section.practice.get("countries").and_then(|codes| codes.as_array());
    let is_own = |code: &String| own.is_some_and(|codes| codes.iter().any(|own| own == code.as_str()));
    Ok(PracticePage {
        page,
        section,
        here: page.to(&format!("/practices/{}", section.id)),
        lang: reading.lang(),
        title,
        summary,
        chapter: Link {
            name: section.chapter.title.in_language(page.language).to_owned(),
            address: search_at(format!("chapter={}", encoded(&section.chapter.slug))),
        },
        institution: Link {
            name: section.institution.name.in_language(page.language).to_owned(),
            address: search_at(format!("institution={slug}")),
        },
        meta: meta(page, section, presented),
        maturity: maturity(page, section, presented),
        language: language(page, &section.language, presented.language.as_deref()),
        version: match is_current(section) {
            true => numbered(page, "practice-version-current", section.version),
            false => numbered(page, "practice-older", section.version),
        },
        versions: versions(page, section),
        older: (!is_current(section)).then(|| {
            let link = numbered(page, "practice-older-link", section.published_version);
            (numbered(page, "practice-older", section.version), link)
        }),
        search,
        contents: text.contents,
        parts: text.parts,
        facts: text.facts,
        annexes: annexes(page, &section.attachments, &section.practice, &section.body),
        citation: &found.citation,
        files: files(page, section),
        documents: documents(page, section.id, (!is_current(section)).then_some(section.version)),
        is_elsewhere: !similar.iter().any(|item| item.countries.iter().any(is_own)),
        compared: compared(page, section.id, &similar),
        similar: similar.into_iter().map(|item| Practice::similar(page, item)).collect(),
        adapted_from: section.adapted_from.iter().map(|of| Practice::of(page, of)).collect(),
        adapted_by: section.adapted_by.iter().map(|of| Practice::of(page, of)).collect(),
        notice: section.notice.as_ref().map(|notice| notice.in_language(page.language)),
        feed: page
            .at(&format!("/api/v1/feeds/published.atom?institution={slug}&lang={}", page.language.code())),
        hash: section.hash.split_at_checked(section.hash.len() / 2).unwrap_or_default().into(),
    })
}

impl Practice {
    fn of(page: &Page, of: &PracticeRef) -> Practice {
        Practice {
            address: page.to(&format!("/practices/{}", of.id)),
            title: tidied(&of.title),
            lang: foreign(page, &of.language),
            countries: countries(page, &of.countries),
            institution: of.institution.name.in_language(page.language).to_owned(),
        }
    }

    fn similar(page: &Page, item: &SearchItem) -> Practice {
        Practice {
            address: page.to(&format!("/practices/{}", item.section_id)),
            title: tidied(&item.title),
            lang: foreign(page, &item.lang),
            countries: countries(page, &item.countries),
            institution: item.institution.name.in_language(page.language).to_owned(),
        }
    }
}

/// Whether a version is the one that is published now.
pub fn is_current(section: &PublishedSection) -> bool {
    section.version == section.published_version
}

/// Returns a text with the number of a version, which is written without separators.
fn numbered(page: &Page, id: &str, version: u32) -> String {
    page.with_args(id, [("version", version.to_string().into())])
}

fn versions(page: &Page, section: &PublishedSection) -> Vec<OtherVersion> {
    if section.versions.len() < 2 {
        return Vec::new();
    }
    let listed = section.versions.iter().map(|one| {
        let args = [
            ("version", Arg::from(one.version.to_string())),
            ("date", page.date(one.published_at).into()),
            ("current", Arg::from(if one.version == section.published_version { "yes" } else { "no" })),
        ];
        let address = page.to(&format!("/practices/{}?version={}", section.id, one.version));
        OtherVersion {
            name: page.with_args("practice-versions-one", args),
            address: (one.version != section.version).then_some(address),
        }
    });
    listed.collect()
}

fn meta(page: &Page, section: &PublishedSection, presented: &Presented) -> String {
    let date = section.published_at.map(|at| page.date(at)).unwrap_or_default();
    let args = [("version", Arg::from(section.version.to_string())), ("date", date.into())];
    let mut meta = page.with_args("practice-meta", args);
    if let Some(name) = &presented.maturity {
        meta.push(' ');
        meta.push_str(&page.with_args("practice-meta-maturity", [("name", name.into())]));
    }
    meta
}

fn maturity(page: &Page, section: &PublishedSection, presented: &Presented) -> Option<Maturity> {
    let name = presented.maturity.clone()?;
    let value = section.maturity?.name();
    Some(Maturity {
        name,
        address: page.to(&format!("/search?maturity={value}")),
        meaning: page.say(&format!("maturity-{value}")),
    })
}

/// Returns a sentence that says which language a practice is in.
fn language(page: &Page, language: &Language, name: Option<&str>) -> String {
    let code = language.ui_language().map_or("other", |language| language.code());
    let name = name.unwrap_or(language.as_str());
    page.with_args("practice-written-in", [("code", code.into()), ("name", name.into())])
}

/// Returns the address of the results that led here.
fn back(page: &Page, asked: &Asked) -> String {
    let expand = if asked.literal { "&expand=false" } else { "" };
    page.to(&format!("/search?q={}{expand}", encoded(&asked.q)))
}

fn files(page: &Page, section: &PublishedSection) -> Vec<Link> {
    let version = match is_current(section) {
        true => String::new(),
        false => format!("&version={}", section.version),
    };
    [("bib", "BibTeX"), ("ris", "RIS"), ("json", "CSL-JSON")]
        .map(|(ending, name)| Link {
            name: name.to_owned(),
            address: page.at(&format!(
                "/api/v1/published/{}/cite.{ending}?lang={}{version}",
                section.id,
                page.language.code()
            )),
        })
        .into()
}

/// Returns the link to the comparison with the first similar practices.
fn compared(page: &Page, id: SectionId, similar: &[&SearchItem]) -> Option<Link> {
    let others: Vec<String> =
        similar.iter().take(COMPARED).map(|item| format!("&section={}", item.section_id)).collect();
    let address = page.to(&format!("/compare?section={id}{}", others.concat()));
    let name = page.count("practice-compare", others.len());
    (!others.is_empty()).then_some(Link { name, address })
}
