//! Atom feeds (RFC 4287).

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use uuid::Uuid;

use crate::documents::xml::{Xml, allowed};
use crate::domain::labels::Label;
use crate::domain::language::{Language, UiLanguage};
use crate::domain::text::tidied;
use crate::domain::time::Timestamp;
use crate::error::{Error, Result};

/// A feed of published practices.
#[derive(Clone, Debug)]
pub struct Feed {
    /// The feed's identifier, which is always the same for the same feed.
    pub id: Uuid,
    /// The feed's title.
    pub title: String,
    /// The compendium's notice about everything it shows.
    pub notice: Option<String>,
    /// The URL of the feed itself.
    pub url: String,
    /// The URL of the page with the same list.
    pub list: String,
    /// The reader's language.
    pub lang: UiLanguage,
    /// When the newest entry was published.
    pub updated: Timestamp,
    /// The practices, newest first.
    pub entries: Vec<Entry>,
}

/// A practice in a feed.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The section's identifier.
    pub id: Uuid,
    /// The practice's title.
    pub title: String,
    /// The practice's summary.
    pub summary: String,
    /// The language it is written in.
    pub language: Language,
    /// When the version shown was last published.
    pub updated: Timestamp,
    /// When it was first published.
    pub published: Timestamp,
    /// The URL of its page.
    pub url: String,
    /// The institution that wrote it.
    pub institution: Label,
    /// Its countries and themes.
    pub categories: Vec<Category>,
}

/// A value that a practice can be filtered by.
#[derive(Clone, Debug)]
pub struct Category {
    /// The name of the filter.
    pub scheme: &'static str,
    /// The value.
    pub term: String,
    /// The value's label in the reader's language.
    pub label: String,
}

fn urn(id: Uuid) -> String {
    format!("urn:uuid:{id}")
}

impl Feed {
    /// Returns the feed as an Atom document.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn atom(&self) -> Result<Vec<u8>> {
        let mut writer = Writer::new(Vec::new());
        self.write(&mut writer).map_err(Error::internal)?;
        Ok(writer.into_inner())
    }

    fn write(&self, xml: &mut Xml) -> io::Result<()> {
        xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
        xml.create_element("feed")
            .with_attributes([("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", self.lang.code())])
            .write_inner_content(|xml| {
                plain(xml, "id", &urn(self.id))?;
                plain(xml, "title", &tidied(&self.title))?;
                if let Some(notice) = &self.notice {
                    plain(xml, "subtitle", notice)?;
                }
                plain(xml, "updated", &self.updated.to_string())?;
                link(xml, "self", "application/atom+xml", &self.url)?;
                link(xml, "alternate", "text/html", &self.list)?;
                named(xml, "author", "Acervo")?;
                plain(xml, "generator", "Acervo")?;
                self.entries.iter().try_for_each(|entry| entry.write(xml, self.lang))
            })?;
        Ok(())
    }
}

impl Entry {
    fn write(&self, xml: &mut Xml, reader: UiLanguage) -> io::Result<()> {
        xml.create_element("entry").write_inner_content(|xml| {
            plain(xml, "id", &urn(self.id))?;
            foreign(xml, "title", &tidied(&self.title), self.language.as_str())?;
            plain(xml, "updated", &self.updated.to_string())?;
            plain(xml, "published", &self.published.to_string())?;
            link(xml, "alternate", "text/html", &self.url)?;
            named(xml, "author", self.institution.in_language(reader))?;
            for of in &self.categories {
                category(xml, of.scheme, &of.term, &of.label)?;
            }
            foreign(xml, "summary", &self.summary, self.language.as_str())
        })?;
        Ok(())
    }
}

fn plain(xml: &mut Xml, name: &str, text: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(&allowed(text)))?;
    Ok(())
}

/// Writes a text with the language it is written in.
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
    // A scheme has to be an IRI, and filter names are not.
    let scheme = format!("urn:acervo:{scheme}");
    let attributes = [("scheme", scheme.as_str()), ("term", &term), ("label", &name)];
    xml.create_element("category").with_attributes(attributes).write_empty()?;
    Ok(())
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
