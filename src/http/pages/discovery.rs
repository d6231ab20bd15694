//! What search engines and browsers read to find the pages: the sitemap, `robots.txt`, and the description of the
//! search for a browser's address bar (OpenSearch), with completions.

use std::io;

use actix_web::guard::Get;
use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::{self, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use serde::Deserialize;
use serde_json::json;

use crate::domain::ids::EditionId;
use crate::domain::language::UiLanguage;
use crate::domain::links::Links;
use crate::domain::time::Timestamp;
use crate::error::{Error, Result};
use crate::http::answer::{HandlerResult, watched};
use crate::http::state::SharedState;
use crate::messages::format::iso_date;
use crate::messages::plain;
use crate::services::blocking;
use crate::services::editions::ListedEdition;
use crate::services::published::ListedPractice;

/// Number of practices in a part of the sitemap. Each has an entry for each language, and each entry names all
/// languages: 10,000 entries of about 1 kB, far from the format's limits of 50,000 entries and 50 MB, and few enough to
/// be written at once for anyone who asks.
const PRACTICES: usize = 2_500;

/// The pages that every installation has, as paths below the language.
const FIXED: [&str; 10] = [
    "/",
    "/countries",
    "/coverage",
    "/about",
    "/help",
    "/help/authors",
    "/help/editors",
    "/help/administrators",
    "/open-data",
    "/accessibility",
];

/// Pages that are not meant for search engines, as paths below the language.
const UNLISTED: [&str; 10] = [
    "/account",
    "/admin",
    "/desk",
    "/forgotten-password",
    "/invitation",
    "/new-password",
    "/sign-in",
    "/sign-out",
    "/suggest",
    "/work",
];

/// Files that are made when somebody asks for them, as paths below the language: a crawler would have thousands printed.
const MADE: [&str; 3] = ["/practices/*/files/", "/search/file", "/editions/*/files/*part="];

const XML: &str = "application/xml; charset=utf-8";
const OPENSEARCH: &str = "application/opensearchdescription+xml";
const SUGGESTIONS: &str = "application/x-suggestions+json";

type Xml = Writer<Vec<u8>>;

/// The routes at the root.
pub fn routes(config: &mut ServiceConfig) {
    let at = |path: &str| web::resource(path).guard(Get());
    config
        .service(at("/sitemap.xml").to(sitemap))
        .service(at("/sitemap-{part}.xml").to(sitemap_part))
        .service(at("/robots.txt").to(robots));
}

/// The routes below each language.
pub fn routes_in_a_language(config: &mut ServiceConfig) {
    let at = |path: &str| web::resource(path).guard(Get());
    config.service(at("/opensearch.xml").to(opensearch)).service(at("/suggest").to(suggest));
}

/// The sitemap, or an index of its parts if it has more than one. Each edition is a part.
async fn sitemap(request: HttpRequest, state: SharedState) -> HandlerResult {
    let body = blocking(move || {
        let mut parts = state.publications.listed_parts(PRACTICES)?;
        let editions = state.editions.listed()?;
        match (parts.len(), editions.last()) {
            (..=1, None) => part(&state, 0),
            (0, Some(last)) => {
                // The pages that every installation has are in the first part.
                parts.push(last.changed_at);
                index(&state.links, &parts, &editions)
            }
            _ => index(&state.links, &parts, &editions),
        }
    });
    Ok(watched(&request, XML, body.await?, None))
}

/// A part of the sitemap: they are numbered from 1, and those of editions are named by their identifiers.
async fn sitemap_part(request: HttpRequest, state: SharedState, number: web::Path<String>) -> HandlerResult {
    if let Some(named) = number.strip_prefix(EDITION) {
        let id: EditionId = named.parse().map_err(|_| Error::not_found())?;
        return Ok(watched(&request, XML, blocking(move || edition(&state, id)).await?, None));
    }
    let numbered = number.parse::<u32>().ok().filter(|given| *given > 0 && given.to_string() == **number);
    let before = numbered.ok_or_else(Error::not_found)? - 1;
    let body = blocking(move || part(&state, usize::try_from(before).map_err(Error::internal)?));
    Ok(watched(&request, XML, body.await?, None))
}

/// Returns a part of the sitemap, given the number of parts before it.
fn part(state: &SharedState, before: usize) -> Result<Vec<u8>> {
    let practices = state.publications.listed(before.saturating_mul(PRACTICES), PRACTICES)?;
    match (before, practices.is_empty()) {
        (0, _) => urls(&state.links, &FIXED, &practices),
        (_, false) => urls(&state.links, &[], &practices),
        (_, true) => Err(Error::not_found()),
    }
}

/// Returns a frozen edition with its chapters and practices.
fn edition(state: &SharedState, id: EditionId) -> Result<Vec<u8>> {
    let (listed, parts) = state.editions.listed_parts(id)?;
    let own = format!("/editions/{id}");
    let parts = parts.iter().map(|part| format!("{own}/{part}"));
    let names = [("xmlns", SITEMAP), ("xmlns:xhtml", "http://www.w3.org/1999/xhtml")];
    document("urlset", &names, |xml| {
        let mut paths = std::iter::once(own.clone()).chain(parts);
        paths.try_for_each(|path| in_each_language(xml, &state.links, &path, Some(listed.changed_at)))
    })
}

/// What the names of the parts with editions begin with.
const EDITION: &str = "edition-";

/// Returns an index of parts, given the last change of each.
fn index(links: &Links, parts: &[Timestamp], editions: &[ListedEdition]) -> Result<Vec<u8>> {
    let numbered = parts.iter().enumerate().map(|(before, at)| ((before + 1).to_string(), *at));
    let named = editions.iter().map(|one| (format!("{EDITION}{}", one.id), one.changed_at));
    document("sitemapindex", &[("xmlns", SITEMAP)], |xml| {
        for (name, changed_at) in numbered.chain(named) {
            xml.create_element("sitemap").write_inner_content(|xml| {
                text(xml, "loc", &format!("{}/sitemap-{name}.xml", links.public_url()))?;
                text(xml, "lastmod", &iso_date(changed_at))
            })?;
        }
        Ok(())
    })
}

const SITEMAP: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// Returns a sitemap of these pages, in each language.
fn urls(links: &Links, fixed: &[&str], practices: &[ListedPractice]) -> Result<Vec<u8>> {
    let names = [("xmlns", SITEMAP), ("xmlns:xhtml", "http://www.w3.org/1999/xhtml")];
    document("urlset", &names, |xml| {
        for path in fixed {
            in_each_language(xml, links, path, None)?;
        }
        for practice in practices {
            let path = format!("/practices/{}", practice.id);
            in_each_language(xml, links, &path, Some(practice.changed_at))?;
        }
        Ok(())
    })
}

fn in_each_language(
    xml: &mut Xml,
    links: &Links,
    path: &str,
    changed_at: Option<Timestamp>,
) -> io::Result<()> {
    let urls = UiLanguage::ALL.map(|language| (language.code(), links.page(language, path)));
    for (_, url) in &urls {
        xml.create_element("url").write_inner_content(|xml| {
            text(xml, "loc", url)?;
            if let Some(at) = changed_at {
                text(xml, "lastmod", &iso_date(at))?;
            }
            for (code, url) in &urls {
                let attributes = [("rel", "alternate"), ("hreflang", *code), ("href", url.as_str())];
                xml.create_element("xhtml:link").with_attributes(attributes).write_empty()?;
            }
            Ok(())
        })?;
    }
    Ok(())
}

/// Crawlers may read all pages except those of accounts and of work, and nothing of a demonstration.
async fn robots(state: SharedState) -> HttpResponse {
    let text = rules(&state.links, state.demonstration);
    HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "public, max-age=3600"))
        .content_type("text/plain; charset=utf-8")
        .body(text)
}

fn rules(links: &Links, demonstration: bool) -> String {
    if demonstration {
        return "User-agent: *\nDisallow: /\n".to_owned();
    }
    let before = links.public_path();
    let mut rules = format!("User-agent: *\nDisallow: {before}/api/\n");
    for language in UiLanguage::ALL {
        for path in UNLISTED.iter().chain(&MADE) {
            rules.push_str(&format!("Disallow: {before}/{}{path}\n", language.code()));
        }
    }
    rules + &format!("\nSitemap: {}/sitemap.xml\n", links.public_url())
}

/// Describes the search, so that browsers can offer it in their address bar.
async fn opensearch(request: HttpRequest, state: SharedState) -> HandlerResult {
    let language = language(&request)?;
    let links = &state.links;
    let description = plain(language, "opensearch-description");
    let search = links.page(language, "/search?q={searchTerms}");
    let suggest = links.page(language, "/suggest?q={searchTerms}");
    let own = links.page(language, "/opensearch.xml");
    let body =
        document("OpenSearchDescription", &[("xmlns", "http://a9.com/-/spec/opensearch/1.1/")], |xml| {
            text(xml, "ShortName", &plain(language, "site-name"))?;
            text(xml, "Description", &description)?;
            text(xml, "Language", language.code())?;
            text(xml, "InputEncoding", "UTF-8")?;
            text(xml, "OutputEncoding", "UTF-8")?;
            for (kind, rel, template) in [
                ("text/html", "results", search),
                (SUGGESTIONS, "suggestions", suggest),
                (OPENSEARCH, "self", own),
            ] {
                let attributes = [("type", kind), ("rel", rel), ("template", template.as_str())];
                xml.create_element("Url").with_attributes(attributes).write_empty()?;
            }
            Ok(())
        })?;
    Ok(watched(&request, OPENSEARCH, body, None))
}

/// The text typed into a browser's address bar.
#[derive(Default, Deserialize)]
struct Typed {
    #[serde(default)]
    q: String,
}

/// Completes what was typed, in the format that browsers expect.
async fn suggest(request: HttpRequest, state: SharedState) -> HandlerResult {
    let language = language(&request)?;
    // What cannot be read has no completions: a browser could not show an error.
    let Typed { q } =
        web::Query::from_query(request.query_string()).map_or_else(|_| Typed::default(), |typed| typed.0);
    let typed = q.clone();
    let found = blocking(move || state.searches.suggest(&typed, language, None)).await?;
    let labels: Vec<String> = found.items.into_iter().map(|item| item.label).collect();
    Ok(HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "public, no-cache"))
        .content_type(SUGGESTIONS)
        .body(json!([q, labels]).to_string()))
}

/// Returns the language in a page's path.
fn language(request: &HttpRequest) -> Result<UiLanguage> {
    let code = request.match_info().get("language").unwrap_or_default();
    UiLanguage::ALL.into_iter().find(|language| language.code() == code).ok_or_else(Error::not_found)
}

/// Returns an XML document with this root element.
fn document(
    root: &str,
    attributes: &[(&str, &str)],
    content: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> Result<Vec<u8>> {
    let mut xml = Writer::new(Vec::new());
    let declaration = Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None));
    xml.write_event(declaration).map_err(Error::internal)?;
    let element = xml.create_element(root).with_attributes(attributes.iter().copied());
    element.write_inner_content(content).map_err(Error::internal)?;
    Ok(xml.into_inner())
}

fn text(xml: &mut Xml, name: &str, text: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(text))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_part_stays_within_the_limits_of_the_format_even_at_a_long_address() {
        let links = Links::new(&format!("https://{}.example.org/acervo", "compendio".repeat(20)));
        let id = "01960000-0000-7000-8000-000000000001".parse().unwrap();
        let practice = ListedPractice { id, changed_at: Timestamp::from_micros(0) };
        let written = urls(&links, &FIXED, &vec![practice; PRACTICES]).unwrap();
        let entries = String::from_utf8(written.clone()).unwrap().matches("<url>").count();
        assert_eq!(entries, (PRACTICES + FIXED.len()) * 4);
        assert!(entries <= 50_000 && written.len() <= 50_000_000, "{entries}, {}", written.len());
    }

    #[test]
    fn an_address_is_escaped_and_each_entry_names_every_language() {
        let links = Links::new("https://example.org/a&b'<c");
        let written = String::from_utf8(urls(&links, &["/about"], &[]).unwrap()).unwrap();
        let read = roxmltree::Document::parse(&written).unwrap();
        let entries: Vec<_> = read.root_element().children().collect();
        let url = |code: &str| format!("https://example.org/a&b'<c/{code}/about");
        for (entry, language) in entries.iter().zip(UiLanguage::ALL) {
            let parts: Vec<_> = entry.children().collect();
            assert_eq!(parts[0].text(), Some(url(language.code()).as_str()));
            let others: Vec<_> =
                parts[1..].iter().map(|part| (part.attribute("hreflang"), part.attribute("href"))).collect();
            let expected = UiLanguage::ALL.map(|of| (of.code(), url(of.code())));
            assert_eq!(others, expected.each_ref().map(|(code, url)| (Some(*code), Some(url.as_str()))));
        }
        assert_eq!(entries.len(), 4);
    }

    #[test]
    fn an_index_names_each_part_with_its_last_change() {
        let at = |day: &str| format!("{day}T09:00:00Z").parse().unwrap();
        let links = Links::new("https://example.org/acervo");
        let written = index(&links, &[at("2026-03-02"), at("2026-03-01")], &[]).unwrap();
        let written = String::from_utf8(written).unwrap();
        let read = roxmltree::Document::parse(&written).unwrap();
        let parts = read.root_element().children();
        let texts = parts.map(|part| part.children().map(|one| one.text().unwrap()).collect::<Vec<_>>());
        assert_eq!(
            texts.collect::<Vec<_>>(),
            [
                ["https://example.org/acervo/sitemap-1.xml", "2026-03-02"],
                ["https://example.org/acervo/sitemap-2.xml", "2026-03-01"],
            ]
        );
    }

    #[test]
    fn the_rules_for_crawlers_begin_at_the_path_that_a_proxy_has_given() {
        let rules = rules(&Links::new("https://example.org/acervo"), false);
        assert!(rules.contains("\nDisallow: /acervo/api/\nDisallow: /acervo/es/account\n"), "{rules}");
        assert!(rules.contains("\nDisallow: /acervo/fr/work\n"), "{rules}");
        assert!(rules.ends_with("\n\nSitemap: https://example.org/acervo/sitemap.xml\n"), "{rules}");
    }
}
