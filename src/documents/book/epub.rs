//! A book as EPUB 3.3, with the metadata of EPUB Accessibility 1.1.

use super::html::{cover, list};
use super::parts::{Part, Setting, parts};
use super::pictures::PictureFile;
use super::xhtml::Xhtml;
use super::zipped::zipped;
use crate::documents::xml::Elements;
use crate::domain::book::Book;
use crate::error::Result;

/// The style of all pages.
const STYLE: &str = include_str!("book.css");
const CONTAINER: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"#;
const XHTML: &str = "http://www.w3.org/1999/xhtml";
const OPS: &str = "http://www.idpf.org/2007/ops";

/// What the metadata say about who can read the book and how (EPUB Accessibility 1.1, 2.2).
const ACCESSIBILITY: [(&str, &str); 9] = [
    ("schema:accessMode", "textual"),
    ("schema:accessModeSufficient", "textual"),
    ("schema:accessibilityFeature", "structuralNavigation"),
    ("schema:accessibilityFeature", "tableOfContents"),
    ("schema:accessibilityFeature", "readingOrder"),
    ("schema:accessibilityFeature", "displayTransformability"),
    ("schema:accessibilityFeature", "unlocked"),
    ("schema:accessibilityHazard", "none"),
    ("schema:accessibilitySummary", ""),
];

/// What they say besides if there are pictures: each has an alternative text.
const OF_PICTURES: [(&str, &str); 2] =
    [("schema:accessMode", "visual"), ("schema:accessibilityFeature", "alternativeText")];

/// Returns the book with these pictures, to which the addresses of its figures lead. Its identifier is the address of the page of what it is made of, in this language.
///
/// # Errors
/// Internal errors only.
pub fn epub(book: &Book, pictures: &[PictureFile]) -> Result<Vec<u8>> {
    let parts = parts(book, Setting::Apart, &|id| format!("{id}.xhtml#{id}"));
    let mut files = vec![
        ("mimetype".to_owned(), b"application/epub+zip".to_vec()),
        ("META-INF/container.xml".to_owned(), CONTAINER.as_bytes().to_vec()),
        ("book/package.opf".to_owned(), package(book, &parts, pictures)),
        ("book/contents.xhtml".to_owned(), contents(book, &parts)),
        ("book/book.css".to_owned(), STYLE.as_bytes().to_vec()),
        ("book/cover.xhtml".to_owned(), page(book, &book.edition.title, |xhtml| cover(xhtml, book))),
    ];
    for part in &parts {
        let name = format!("book/{}.xhtml", part.id);
        files.push((name, page(book, &part.title, |xhtml| xhtml.written(&part.body))));
    }
    for picture in pictures {
        files.push((format!("book/{}", picture.path), picture.bytes.clone()));
    }
    zipped(&files, true)
}

/// Returns a page of the book.
fn page(book: &Book, title: &str, write: impl FnOnce(&mut Xhtml)) -> Vec<u8> {
    let mut xhtml = Xhtml::new(&book.words);
    let code = book.language.code();
    xhtml.open("html", &[("xmlns", XHTML), ("xmlns:epub", OPS), ("lang", code), ("xml:lang", code)]);
    xhtml.open("head", &[]);
    xhtml.element("title", &[], title);
    xhtml.empty("link", &[("rel", "stylesheet"), ("type", "text/css"), ("href", "book.css")]);
    xhtml.close("head");
    xhtml.open("body", &[]);
    write(&mut xhtml);
    xhtml.close("body");
    xhtml.close("html");
    let mut page = b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n".to_vec();
    page.extend(xhtml.finish());
    page
}

fn contents(book: &Book, parts: &[Part]) -> Vec<u8> {
    page(book, &book.words.contents, |xhtml| {
        xhtml.open("nav", &[("epub:type", "toc"), ("role", "doc-toc"), ("aria-labelledby", "contents")]);
        xhtml.element("h1", &[("id", "contents")], &book.words.contents);
        list(xhtml, parts, &|id| format!("{id}.xhtml"));
        xhtml.close("nav");
    })
}

/// Returns the package document: metadata, all files, and the order of reading.
fn package(book: &Book, parts: &[Part], pictures: &[PictureFile]) -> Vec<u8> {
    let mut xml = Xhtml::new(&book.words);
    let code = book.language.code();
    xml.open(
        "package",
        &[
            ("xmlns", "http://www.idpf.org/2007/opf"),
            ("version", "3.0"),
            ("unique-identifier", "id"),
            ("xml:lang", code),
        ],
    );
    metadata(&mut xml, book, !pictures.is_empty());
    xml.open("manifest", &[]);
    let page = "application/xhtml+xml";
    let contents =
        [("id", "contents"), ("href", "contents.xhtml"), ("media-type", page), ("properties", "nav")];
    xml.empty("item", &contents);
    xml.empty("item", &[("id", "style"), ("href", "book.css"), ("media-type", "text/css")]);
    xml.empty("item", &[("id", "cover"), ("href", "cover.xhtml"), ("media-type", page)]);
    for part in parts {
        let href = format!("{}.xhtml", part.id);
        xml.empty("item", &[("id", &format!("part-{}", part.id)), ("href", &href), ("media-type", page)]);
    }
    for (at, picture) in pictures.iter().enumerate() {
        let id = format!("picture-{at}");
        let item = [("id", id.as_str()), ("href", &picture.path), ("media-type", picture.media_type)];
        xml.empty("item", &item);
    }
    xml.close("manifest");
    xml.open("spine", &[]);
    xml.empty("itemref", &[("idref", "cover")]);
    if book.has_contents() {
        xml.empty("itemref", &[("idref", "contents")]);
    }
    for part in parts {
        xml.empty("itemref", &[("idref", &format!("part-{}", part.id))]);
    }
    xml.close("spine");
    xml.close("package");
    let mut package = b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_vec();
    package.extend(xml.finish());
    package
}

fn metadata(xml: &mut Xhtml, book: &Book, has_pictures: bool) {
    let edition = &book.edition;
    xml.open("metadata", &[("xmlns:dc", "http://purl.org/dc/elements/1.1/")]);
    xml.element("dc:identifier", &[("id", "id")], &edition.url);
    xml.element("dc:title", &[], &edition.title);
    xml.element("dc:language", &[], book.language.code());
    for publisher in &edition.publishers {
        xml.element("dc:creator", &[], &publisher.name);
        xml.element("dc:publisher", &[], &publisher.name);
    }
    xml.element("dc:date", &[], &edition.date);
    xml.element("dc:source", &[], &edition.url);
    xml.element("meta", &[("property", "dcterms:modified")], &format!("{}T00:00:00Z", edition.date));
    for (property, value) in ACCESSIBILITY {
        let value = if value.is_empty() { &book.words.accessibility } else { value };
        xml.element("meta", &[("property", property)], value);
    }
    if has_pictures {
        for (property, value) in OF_PICTURES {
            xml.element("meta", &[("property", property)], value);
        }
    }
    xml.close("metadata");
}
