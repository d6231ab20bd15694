//! What was published last, as an Atom feed (RFC 4287): the same query as a search, the newest first.

use std::io;
use std::sync::Arc;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::domain::country;
use crate::domain::language::UiLanguage;
use crate::domain::links::{Links, List};
use crate::domain::text::{is_blank, tidied};
use crate::domain::time::Timestamp;
use crate::error::{Error, Result};
use crate::messages::text;
use crate::search::Sort;
use crate::services::catalog::Catalog;
use crate::services::listing::FullList;
use crate::services::search::{Search, SearchItem, Searches, label};
use crate::services::stored_query::StoredQuery;
use crate::store::Released;

/// How many entries a feed has at most.
const MOST_ENTRIES: usize = 50;

/// A feed.
pub struct Feed {
    /// The document.
    pub xml: Vec<u8>,
    /// When what it shows last changed for certain; nothing while the index has not caught up with that.
    pub changed_at: Option<Timestamp>,
}

/// Feeds.
pub struct Feeds {
    searches: Arc<Searches>,
}

/// What a feed is written from.
struct Content {
    id: String,
    title: String,
    url: String,
    list: String,
    lang: UiLanguage,
    updated: Timestamp,
    notice: Option<String>,
    entries: Vec<(SearchItem, Released)>,
    names: Arc<Catalog>,
}

impl Feeds {
    /// Feeds of what that service finds.
    pub fn new(searches: Arc<Searches>) -> Feeds {
        Feeds { searches }
    }

    /// What a search finds, the newest first, at most fifty; its own order does not count.
    ///
    /// # Errors
    /// `unavailable` while the index is not complete.
    pub fn published(&self, search: Search) -> Result<Feed> {
        // Read before the index is asked: what comes in between is in the feed, and changes it once more.
        let last = self.searches.store.read(|db| db.last_public_change())?;
        let caught_up = last.is_none_or(|(seq, _)| self.searches.live.reached() >= seq);
        let query = StoredQuery { sort: Sort::default(), ..StoredQuery::of(&search) };
        let lang = search.lang;
        // All words are required: with most of them alone, a feed would be full one day and other the next.
        let mut list = self.searches.list(Search { sort: Sort::Newest, ..search }, false, false)?;
        let entries = newest(&mut list)?;
        let names = list.names;
        let updated = entries.iter().map(|(item, _)| item.published_at).max();
        let changed = last.map(|(_, at)| at);
        let content = Content {
            id: feed_id(&query, lang, &names),
            title: title(&query, lang, &names),
            url: query.url(&self.searches.links, List::Feed, lang),
            list: query.url(&self.searches.links, List::Search, lang),
            lang,
            updated: updated.or(changed).unwrap_or(Timestamp::from_micros(0)),
            notice: notice(&names, lang),
            entries,
            names,
        };
        let mut writer = Writer::new(Vec::new());
        content.write(&mut writer).map_err(Error::internal)?;
        // A date of HTTP is a whole second: in the one in which something changed, more may.
        let now = self.searches.store.clock().now();
        let certain = |at: &Timestamp| caught_up && now.seconds_since(*at) >= 1;
        Ok(Feed { xml: writer.into_inner(), changed_at: changed.filter(certain) })
    }
}

fn newest(list: &mut FullList) -> Result<Vec<(SearchItem, Released)>> {
    let mut entries = Vec::new();
    while entries.len() < MOST_ENTRIES {
        let batch = list.next()?;
        if batch.is_empty() {
            break;
        }
        entries.extend(batch);
    }
    entries.truncate(MOST_ENTRIES);
    Ok(entries)
}

/// The same for the same query to the same installation, wherever that is found: made of what is asked and of the
/// first compendium's identifier.
fn feed_id(query: &StoredQuery, lang: UiLanguage, names: &Catalog) -> String {
    let of = names.compendia.first().map(|compendium| compendium.id.to_string()).unwrap_or_default();
    let digest = Sha256::digest(query.url(&Links::new(&of), List::Feed, lang));
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    urn(uuid::Builder::from_custom_bytes(bytes).into_uuid())
}

fn urn(id: impl std::fmt::Display) -> String {
    format!("urn:uuid:{id}")
}

/// What a feed is called: the words that it is about, and the values of its filters.
fn title(query: &StoredQuery, lang: UiLanguage, names: &Catalog) -> String {
    let mut title = match query.q.as_str() {
        "" => text(lang, "feed-title", []),
        q => text(lang, "feed-title-words", [("q", q)]),
    };
    for (facet, values) in &query.filters {
        for value in values {
            title.push_str(" · ");
            title.push_str(label(*facet, value, names).map_or(value, |label| label.in_language(lang)));
        }
    }
    title
}

/// What the compendium says about all that it shows.
fn notice(names: &Catalog, lang: UiLanguage) -> Option<String> {
    let notice = names.compendia.first()?.settings.notice.as_ref()?;
    Some(notice.in_language(lang).to_owned()).filter(|text| !is_blank(text))
}

type Xml = Writer<Vec<u8>>;

impl Content {
    fn write(&self, xml: &mut Xml) -> io::Result<()> {
        xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
        xml.create_element("feed")
            .with_attributes([("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", self.lang.code())])
            .write_inner_content(|xml| {
                plain(xml, "id", &self.id)?;
                plain(xml, "title", &tidied(&self.title))?;
                if let Some(notice) = &self.notice {
                    plain(xml, "subtitle", notice)?;
                }
                plain(xml, "updated", &self.updated.to_string())?;
                link(xml, "self", "application/atom+xml", &self.url)?;
                link(xml, "alternate", "application/json", &self.list)?;
                named(xml, "author", "Acervo")?;
                plain(xml, "generator", "Acervo")?;
                self.entries.iter().try_for_each(|(item, published)| self.entry(xml, item, published))
            })?;
        Ok(())
    }

    fn entry(&self, xml: &mut Xml, item: &SearchItem, published: &Released) -> io::Result<()> {
        let practice = &published.version.practice;
        xml.create_element("entry").write_inner_content(|xml| {
            plain(xml, "id", &urn(item.section_id))?;
            foreign(xml, "title", &tidied(&item.title), item.lang.as_str())?;
            plain(xml, "updated", &item.published_at.to_string())?;
            let first = published.version.published_at.unwrap_or(item.published_at);
            plain(xml, "published", &first.to_string())?;
            link(xml, "alternate", "application/json", &item.url)?;
            named(xml, "author", item.institution.name.in_language(self.lang))?;
            for code in &item.countries {
                let name = country::name(code).map_or(code.as_str(), |name| name.in_language(self.lang));
                category(xml, "country", code, name)?;
            }
            let themes = practice.get("inclusion_themes").and_then(Value::as_array);
            for theme in themes.into_iter().flatten().filter_map(Value::as_str) {
                let name = self.names.term("inclusion_themes", theme);
                category(xml, "theme", theme, name.map_or(theme, |name| name.in_language(self.lang)))?;
            }
            foreign(xml, "summary", &item.summary, item.lang.as_str())
        })?;
        Ok(())
    }
}

fn plain(xml: &mut Xml, name: &str, text: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(&allowed(text)))?;
    Ok(())
}

/// A text in the language that it was written in.
fn foreign(xml: &mut Xml, name: &str, text: &str, lang: &str) -> io::Result<()> {
    let element = xml.create_element(name).with_attribute(("xml:lang", lang));
    element.write_text_content(BytesText::new(&allowed(text)))?;
    Ok(())
}

fn named(xml: &mut Xml, element: &str, name: &str) -> io::Result<()> {
    xml.create_element(element).write_inner_content(|xml| plain(xml, "name", &tidied(name)))?;
    Ok(())
}

fn link(xml: &mut Xml, rel: &str, kind: &str, href: &str) -> io::Result<()> {
    xml.create_element("link")
        .with_attributes([("rel", rel), ("type", kind), ("href", href)])
        .write_empty()?;
    Ok(())
}

fn category(xml: &mut Xml, scheme: &str, term: &str, name: &str) -> io::Result<()> {
    let (term, name) = (allowed(term), allowed(&tidied(name)));
    // A scheme is an IRI; these are the names of the filters.
    let scheme = format!("urn:acervo:{scheme}");
    let attributes = [("scheme", scheme.as_str()), ("term", &term), ("label", &name)];
    xml.create_element("category").with_attributes(attributes).write_empty()?;
    Ok(())
}

/// A text without the characters that XML 1.0 cannot hold, escaped or not.
fn allowed(text: &str) -> String {
    let fits = |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    text.chars().filter(fits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_left_out_and_the_rest_escaped() {
        let mut xml = Writer::new(Vec::new());
        foreign(&mut xml, "title", "a\u{1}<b> & \"c\"\u{ffff} ñ 😀", "es").unwrap();
        category(&mut xml, "theme", "a\"<&>'b", "x\u{b}").unwrap();
        let text = String::from_utf8(xml.into_inner()).unwrap();
        let document = format!("<r>{text}</r>");
        let read = roxmltree::Document::parse(&document).unwrap();
        let mut parts = read.root_element().children();
        assert_eq!(parts.next().unwrap().text(), Some("a<b> & \"c\" ñ 😀"));
        let category = parts.next().unwrap();
        assert_eq!((category.attribute("term"), category.attribute("label")), (Some("a\"<&>'b"), Some("x")));
    }
}
