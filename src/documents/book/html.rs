//! A book as one page that stands by itself: nothing else is loaded, and it reads well on paper, on a telephone and to
//! those who listen.

use super::parts::{Part, Setting, parts};
use super::xhtml::{Xhtml, lang};
use crate::documents::xml::Elements;
use crate::domain::book::{Book, EditionFacts};
use crate::domain::language::Language;

/// The style of the page.
const STYLE: &str = include_str!("book.css");

/// Returns the page.
pub fn html(book: &Book) -> Vec<u8> {
    let parts = parts(book, Setting::Together, &|id| format!("#{id}"));
    let mut xhtml = Xhtml::new(&book.words);
    let code = book.language.code();
    xhtml.open("html", &[("lang", code)]);
    xhtml.open("head", &[]);
    xhtml.empty("meta", &[("charset", "utf-8")]);
    xhtml.element("title", &[], &book.edition.title);
    xhtml.empty("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
    // Nothing in the file may load or run anything, whatever its texts say.
    let policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
    xhtml.empty("meta", &[("http-equiv", "Content-Security-Policy"), ("content", policy)]);
    xhtml.open("style", &[]);
    xhtml.written(STYLE.as_bytes());
    xhtml.close("style");
    xhtml.close("head");
    xhtml.open("body", &[]);
    cover(&mut xhtml, book);
    if book.has_contents() {
        contents(&mut xhtml, book, &parts);
    }
    xhtml.open("main", &[]);
    for part in &parts {
        xhtml.open("section", &[("aria-labelledby", &part.id)]);
        xhtml.written(&part.body);
        xhtml.close("section");
    }
    xhtml.close("main");
    xhtml.close("body");
    xhtml.close("html");
    let mut page = b"<!DOCTYPE html>\n".to_vec();
    page.extend(xhtml.finish());
    page
}

/// Writes what stands on the cover.
pub(super) fn cover(xhtml: &mut Xhtml, book: &Book) {
    let edition = &book.edition;
    xhtml.open("header", &[]);
    let publishers: Vec<&str> = edition.publishers.iter().map(|publisher| publisher.name.as_str()).collect();
    if !publishers.is_empty() {
        xhtml.element("p", &[("class", "by")], &publishers.join(" · "));
    }
    logos(xhtml, edition);
    let own = edition.title_language.as_ref().map(|own| lang(own, &Language::from(book.language)));
    xhtml.element("h1", &own.unwrap_or_default(), &edition.title);
    if let Some(subtitle) = &edition.subtitle {
        xhtml.element("p", &[("class", "lede")], subtitle);
    }
    let number = edition.number_text.as_deref().map(|number| format!("{number}. "));
    xhtml.element("p", &[], &format!("{}{}", number.unwrap_or_default(), edition.date_text));
    if edition.is_candidate {
        xhtml.open("p", &[]);
        xhtml.element("strong", &[], &book.words.candidate);
        xhtml.close("p");
    }
    if let Some(notice) = &edition.notice {
        xhtml.element("p", &[("class", "notice")], notice);
    }
    xhtml.close("header");
}

/// Writes the logos of those who publish it, in their order.
fn logos(xhtml: &mut Xhtml, edition: &EditionFacts) {
    let mut logos = edition.logos().peekable();
    if logos.peek().is_none() {
        return;
    }
    xhtml.open("p", &[("class", "logos")]);
    for (logo, address) in logos {
        xhtml.empty("img", &[("src", address), ("alt", &logo.alt)]);
        xhtml.text(" ");
    }
    xhtml.close("p");
}

fn contents(xhtml: &mut Xhtml, book: &Book, parts: &[Part]) {
    xhtml.open("nav", &[("aria-labelledby", "contents")]);
    xhtml.element("h2", &[("id", "contents")], &book.words.contents);
    list(xhtml, parts, &|id| format!("#{id}"));
    xhtml.close("nav");
}

/// Writes the contents as nested lists of links.
pub(super) fn list(xhtml: &mut Xhtml, parts: &[Part], link: &dyn Fn(&str) -> String) {
    xhtml.open("ol", &[]);
    let mut rest = parts;
    while let Some((part, after)) = rest.split_first() {
        let end = after.iter().position(|other| other.level <= part.level).unwrap_or(after.len());
        let (within, others) = after.split_at(end);
        xhtml.open("li", &[]);
        xhtml.element("a", &[("href", &link(&part.id))], &part.title);
        if !within.is_empty() {
            list(xhtml, within, link);
        }
        xhtml.close("li");
        rest = others;
    }
    xhtml.close("ol");
}
