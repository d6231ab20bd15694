//! The parts of the archive around the text of a Word document (ISO/IEC 29500-2).

use quick_xml::Writer;

use super::links::Links;
use super::pictures;
use super::text::{BULLETS, Numbered, STEP};
use crate::documents::book::PictureFile;
use crate::documents::xml::Elements;
use crate::domain::book::Book;

/// The namespaces of texts and of relationships.
pub(super) const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
pub(super) const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const DECLARATION: &[u8] = b"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// The signs of the levels of lists with bullets, in turn.
const SIGNS: [&str; 3] = ["•", "–", "▪"];
/// The kinds of numbers of the levels of numbered lists, in turn.
const NUMBERS: [&str; 3] = ["decimal", "lowerLetter", "lowerRoman"];
const LEVELS: u32 = 9;

/// The parts beside the text: their names, kinds of relationship and content types.
const PARTS: [(&str, &str, &str); 6] = [
    ("styles.xml", "styles", "styles"),
    ("numbering.xml", "numbering", "numbering"),
    ("settings.xml", "settings", "settings"),
    ("footnotes.xml", "footnotes", "footnotes"),
    ("header.xml", "header", "header"),
    ("footer.xml", "footer", "footer"),
];

/// A part being written.
pub(super) struct Xml(Writer<Vec<u8>>);

impl Elements for Xml {
    fn writer(&mut self) -> &mut Writer<Vec<u8>> {
        &mut self.0
    }
}

/// Returns a part that `write` fills.
pub(super) fn part(write: impl FnOnce(&mut Xml)) -> Vec<u8> {
    let mut xml = Xml(Writer::new(DECLARATION.to_vec()));
    write(&mut xml);
    xml.0.into_inner()
}

/// Returns a part with what was written before.
pub(super) fn declared(body: &[u8]) -> Vec<u8> {
    [DECLARATION, body].concat()
}

/// Returns the part that names the content types of all others.
pub(super) fn types() -> Vec<u8> {
    let kind =
        |name: &str| format!("application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml");
    part(|xml| {
        xml.open("Types", &[("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")]);
        let relations = "application/vnd.openxmlformats-package.relationships+xml";
        xml.empty("Default", &[("Extension", "rels"), ("ContentType", relations)]);
        xml.empty("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
        for (ending, kind) in [("png", "image/png"), ("jpg", "image/jpeg"), ("gif", "image/gif")] {
            xml.empty("Default", &[("Extension", ending), ("ContentType", kind)]);
        }
        let mut named = |name: &str, kind: &str| {
            xml.empty("Override", &[("PartName", name), ("ContentType", kind)]);
        };
        named("/word/document.xml", &kind("document.main"));
        for (name, _, content) in PARTS {
            named(&format!("/word/{name}"), &kind(content));
        }
        named("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
        xml.close("Types");
    })
}

/// Returns the relationships of the package.
pub(super) fn package_relations() -> Vec<u8> {
    let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    part(|xml| {
        xml.open("Relationships", &[("xmlns", PACKAGE)]);
        relation(xml, "document", &format!("{R}/officeDocument"), "word/document.xml");
        relation(xml, "core", core, "docProps/core.xml");
        xml.close("Relationships");
    })
}

/// Returns the relationships of the text: to the other parts, its pictures, and the addresses that it links to.
pub(super) fn document_relations(links: &Links, pictures: &[PictureFile]) -> Vec<u8> {
    part(|xml| {
        xml.open("Relationships", &[("xmlns", PACKAGE)]);
        for (name, kind, _) in PARTS {
            relation(xml, kind, &format!("{R}/{kind}"), name);
        }
        for (at, picture) in pictures.iter().enumerate() {
            relation(xml, &pictures::id(at), &format!("{R}/image"), &picture.path);
        }
        addresses(xml, links);
        xml.close("Relationships");
    })
}

/// Returns the relationships of the footnotes.
pub(super) fn footnote_relations(links: &Links) -> Vec<u8> {
    part(|xml| {
        xml.open("Relationships", &[("xmlns", PACKAGE)]);
        addresses(xml, links);
        xml.close("Relationships");
    })
}

fn relation(xml: &mut Xml, id: &str, kind: &str, target: &str) {
    xml.empty("Relationship", &[("Id", id), ("Type", kind), ("Target", target)]);
}

fn addresses(xml: &mut Xml, links: &Links) {
    for (id, address) in links.all() {
        let kind = format!("{R}/hyperlink");
        let link = [("Id", id.as_str()), ("Type", &kind), ("Target", address), ("TargetMode", "External")];
        xml.empty("Relationship", &link);
    }
}

/// Returns the properties of the document, which readers announce and catalogues take over.
pub(super) fn core(book: &Book) -> Vec<u8> {
    let edition = &book.edition;
    let time = format!("{}T00:00:00Z", edition.date);
    part(|xml| {
        xml.open(
            "cp:coreProperties",
            &[
                ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
                ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
                ("xmlns:dcterms", "http://purl.org/dc/terms/"),
                ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
            ],
        );
        xml.element("dc:title", &[], &edition.title);
        let publishers: Vec<&str> = edition.publishers.iter().map(|one| one.name.as_str()).collect();
        xml.element("dc:creator", &[], &publishers.join("; "));
        xml.element("dc:identifier", &[], &edition.url);
        xml.element("dc:language", &[], book.language.code());
        for name in ["dcterms:created", "dcterms:modified"] {
            xml.element(name, &[("xsi:type", "dcterms:W3CDTF")], &time);
        }
        xml.close("cp:coreProperties");
    })
}

/// Returns the settings: hyphenation, and where footnotes are separated from the text.
pub(super) fn settings() -> Vec<u8> {
    part(|xml| {
        xml.open("w:settings", &[("xmlns:w", W)]);
        xml.empty("w:autoHyphenation", &[]);
        xml.open("w:footnotePr", &[]);
        for id in SEPARATORS {
            xml.empty("w:footnote", &[("w:id", id)]);
        }
        xml.close("w:footnotePr");
        xml.open("w:compat", &[]);
        let mode = [
            ("w:name", "compatibilityMode"),
            ("w:uri", "http://schemas.microsoft.com/office/word"),
            ("w:val", "15"),
        ];
        xml.empty("w:compatSetting", &mode);
        xml.close("w:compat");
        xml.close("w:settings");
    })
}

/// The ids of the lines that separate footnotes from the text.
pub(super) const SEPARATORS: [&str; 2] = ["-1", "0"];

/// Returns the lists of the document: one for everything with bullets, and one for each numbered list.
pub(super) fn numbering(lists: &[Numbered]) -> Vec<u8> {
    part(|xml| {
        xml.open("w:numbering", &[("xmlns:w", W)]);
        levels(xml, "0", &|level| ("bullet", SIGNS[level % SIGNS.len()].to_owned()));
        levels(xml, "1", &|level| (NUMBERS[level % NUMBERS.len()], format!("%{}.", level + 1)));
        list(xml, BULLETS, "0", None);
        for (number, numbered) in (BULLETS + 1..).zip(lists) {
            list(xml, number, "1", Some(*numbered));
        }
        xml.close("w:numbering");
    })
}

fn levels(xml: &mut Xml, id: &str, sign: &dyn Fn(usize) -> (&'static str, String)) {
    xml.open("w:abstractNum", &[("w:abstractNumId", id)]);
    xml.empty("w:multiLevelType", &[("w:val", "hybridMultilevel")]);
    for level in 0..LEVELS {
        let (format, text) = sign(level as usize);
        xml.open("w:lvl", &[("w:ilvl", &level.to_string())]);
        xml.empty("w:start", &[("w:val", "1")]);
        xml.empty("w:numFmt", &[("w:val", format)]);
        xml.empty("w:lvlText", &[("w:val", &text)]);
        xml.empty("w:lvlJc", &[("w:val", "left")]);
        xml.open("w:pPr", &[]);
        let left = (STEP * (level + 1)).to_string();
        xml.empty("w:ind", &[("w:left", &left), ("w:hanging", &STEP.to_string())]);
        xml.close("w:pPr");
        xml.close("w:lvl");
    }
    xml.close("w:abstractNum");
}

fn list(xml: &mut Xml, number: u32, family: &str, numbered: Option<Numbered>) {
    xml.open("w:num", &[("w:numId", &number.to_string())]);
    xml.empty("w:abstractNumId", &[("w:val", family)]);
    if let Some(Numbered { level, start }) = numbered {
        xml.open("w:lvlOverride", &[("w:ilvl", &level.to_string())]);
        xml.empty("w:startOverride", &[("w:val", &start.to_string())]);
        xml.close("w:lvlOverride");
    }
    xml.close("w:num");
}
