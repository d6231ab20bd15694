//! A book as a Word document (Office Open XML, ISO/IEC 29500): headings, lists, captions and footnotes are what Word calls
//! so, which is what makes it accessible, and lets the contents be made anew.

mod drawings;
mod links;
mod package;
mod pictures;
mod runs;
mod styles;
mod tables;
mod text;

#[cfg(test)]
mod tests;

use super::parts::name;
use super::pictures::PictureFile;
use super::zipped::zipped;
use crate::documents::xml::Elements;
use crate::domain::book::{
    Block, Book, BookPart, Country, Field, Listed, Matrix, PartContent, Practice, Remark, Words, practice_id,
};
use crate::domain::language::Language;
use crate::error::Result;

use package::{R, W};
use pictures::Pictures;
use text::{Footnote, Paragraph, Text, tag};

/// The deepest level that Word's contents show.
const DEEPEST_CONTENTS: u8 = 3;

/// Returns the document with these pictures, to which the addresses of the book's figures lead.
///
/// # Errors
/// Internal errors only.
pub fn docx(book: &Book, pictures: Vec<PictureFile>) -> Result<Vec<u8>> {
    let language = Language::from(book.language);
    let parts = book.parts();
    let mut text = Text::new(&book.words, language.clone());
    text.pictures = Pictures::new(&pictures);
    text.open("w:document", &[("xmlns:w", W), ("xmlns:r", R)]);
    text.open("w:body", &[]);
    cover(&mut text, book);
    if book.has_contents() {
        contents(&mut text, &parts);
    }
    for part in &parts {
        write(&mut text, book, part);
    }
    pages(&mut text);
    text.close("w:body");
    text.close("w:document");
    let called = text.footnotes.take().unwrap_or_default();
    let mut notes = Text::new(&book.words, language.clone());
    notes.lists = std::mem::take(&mut text.lists);
    footnotes(&mut notes, &called);
    let relations = package::document_relations(&text.links, &pictures);
    let note_relations = package::footnote_relations(&notes.links);
    let numbering = package::numbering(&notes.lists);
    let mut files: Vec<(String, Vec<u8>)> = [
        ("[Content_Types].xml", package::types()),
        ("_rels/.rels", package::package_relations()),
        ("docProps/core.xml", package::core(book)),
        ("word/document.xml", package::declared(&text.finish())),
        ("word/_rels/document.xml.rels", relations),
        ("word/styles.xml", styles::styles(tag(&language))),
        ("word/numbering.xml", numbering),
        ("word/settings.xml", package::settings()),
        ("word/footnotes.xml", package::declared(&notes.finish())),
        ("word/_rels/footnotes.xml.rels", note_relations),
        ("word/header.xml", header(book)),
        ("word/footer.xml", footer(book)),
    ]
    .map(|(name, bytes)| (name.to_owned(), bytes))
    .into();
    files.extend(pictures.into_iter().map(|picture| (format!("word/{}", picture.path), picture.bytes)));
    zipped(&files, false)
}

fn cover(text: &mut Text<'_>, book: &Book) {
    let edition = &book.edition;
    text.logos(edition);
    for publisher in &edition.publishers {
        text.paragraph(Paragraph::of("Institution"), |text| text.plain(&publisher.name));
    }
    let own = edition.title_language.clone().unwrap_or_else(|| Language::from(book.language));
    text.paragraph(Paragraph::of("Title"), |text| {
        text.in_language(&own, |text| text.plain(&edition.title));
    });
    if let Some(subtitle) = &edition.subtitle {
        text.paragraph(Paragraph::of("Subtitle"), |text| text.plain(subtitle));
    }
    for line in edition.number_text.iter().chain([&edition.date_text]).chain(&edition.symbol) {
        text.paragraph(Paragraph::of(""), |text| text.plain(line));
    }
    if edition.is_candidate {
        text.paragraph(Paragraph::of(""), |text| text.label(&book.words.candidate));
    }
    if let Some(notice) = &edition.notice {
        text.paragraph(Paragraph::of("Small"), |text| text.plain(notice));
    }
}

/// Writes the contents as a field, filled with links; Word adds the numbers of pages when somebody updates it.
fn contents(text: &mut Text<'_>, parts: &[BookPart<'_>]) {
    let words: &Words = text.words;
    text.paragraph(Paragraph::of("TOCHeading"), |text| text.plain(&words.contents));
    let listed: Vec<&BookPart> = parts.iter().filter(|part| part.level <= DEEPEST_CONTENTS).collect();
    let deepest = listed.iter().map(|part| part.level).max().unwrap_or(1);
    for (at, part) in listed.iter().enumerate() {
        let style = match part.level {
            0 | 1 => "TOC1",
            2 => "TOC2",
            _ => "TOC3",
        };
        text.paragraph(Paragraph::of(style), |text| {
            if at == 0 {
                text.field_char("begin");
                text.open("w:r", &[]);
                let instruction = format!(" TOC \\o \"1-{deepest}\" \\h \\z ");
                text.element("w:instrText", &[("xml:space", "preserve")], &instruction);
                text.close("w:r");
                text.field_char("separate");
            }
            text.link_within(&bookmark(&part.id), |text| text.plain(&part.title));
            if at + 1 == listed.len() {
                text.field_char("end");
            }
        });
    }
}

/// Returns the name of the bookmark of a part. Names have letters, digits and underscores (17.13.6.2).
fn bookmark(id: &str) -> String {
    format!("part_{}", id.replace('-', "_"))
}

fn write(text: &mut Text<'_>, book: &Book, part: &BookPart<'_>) {
    if let PartContent::Practice(practice) = part.content {
        return practice_part(text, book, practice, part);
    }
    text.heading(part.level, Some(&bookmark(&part.id)), |text| text.plain(&part.title));
    let below = part.level + 1;
    match part.content {
        PartContent::Remarks(lines, after) => {
            remarks(text, lines);
            text.blocks(after, below);
        }
        PartContent::Text(blocks, signed) => {
            text.blocks(blocks, below);
            for line in signed {
                text.paragraph(Paragraph::of("Institution"), |text| text.plain(line));
            }
        }
        PartContent::Practice(_) => {}
        PartContent::Countries(all) => countries(text, book, all, below),
        PartContent::Matrix(numbers) => matrix(text, book, numbers),
        PartContent::Listed(all) => listed(text, all),
        PartContent::Glossary(terms) => {
            let names: Vec<&str> = terms.languages.iter().map(|language| name(*language)).collect();
            text.glossary(terms, &names);
        }
    }
}

fn remarks(text: &mut Text<'_>, remarks: &[Remark]) {
    for remark in remarks {
        text.paragraph(Paragraph::of("RemarkLabel"), |text| text.plain(&remark.label));
        text.paragraph(Paragraph::of(""), |text| text.inlines(&remark.text));
    }
}

fn practice_part(text: &mut Text<'_>, book: &Book, practice: &Practice, part: &BookPart<'_>) {
    let own = &practice.language;
    text.heading(part.level, Some(&bookmark(&part.id)), |text| {
        text.plain(&practice.number_before());
        text.in_language(own, |text| text.plain(&practice.title));
    });
    text.paragraph(Paragraph::of("Institution"), |text| text.plain(&practice.institution));
    if let Some(note) = &practice.language_note {
        text.paragraph(Paragraph::of("Small"), |text| text.plain(note));
    }
    if !practice.summary.is_empty() {
        text.in_language(own, |text| {
            text.paragraph(Paragraph::of("Lede"), |text| text.plain(&practice.summary));
        });
    }
    let level = part.level + 1;
    if !practice.facts.is_empty() {
        text.heading(level, None, |text| text.plain(&book.words.facts));
        facts(text, practice);
    }
    for field in &practice.fields {
        text.heading(level, None, |text| text.plain(&field.label));
        text.in_language(own, |text| field_of(text, book, field, level + 1));
    }
    end(text, book, practice);
}

/// The most characters of a label that stands beside its value: what the indent of the style `Fact` has room for.
const LONGEST_BESIDE: usize = 24;

fn facts(text: &mut Text<'_>, practice: &Practice) {
    for fact in &practice.facts {
        text.paragraph(Paragraph::of("Fact"), |text| {
            text.label(&fact.label);
            text.open("w:r", &[]);
            // After a label that is wider than its column, a tab would jump to an arbitrary place.
            let fits = fact.label.chars().count() <= LONGEST_BESIDE;
            text.empty(if fits { "w:tab" } else { "w:br" }, &[]);
            text.close("w:r");
            let values = fact.values.join("; ");
            match fact.is_own {
                true => text.in_language(&practice.language, |text| text.plain(&values)),
                false => text.plain(&values),
            }
        });
    }
}

fn field_of(text: &mut Text<'_>, book: &Book, field: &Field, top: u8) {
    match field.blocks.as_slice() {
        [Block::Table(table)] if table.is_head_foreign => {
            text.table(table, Some(&Language::from(book.language)));
        }
        blocks => text.blocks(blocks, top),
    }
}

fn end(text: &mut Text<'_>, book: &Book, practice: &Practice) {
    let words = &book.words;
    if !practice.unanswered.is_empty() {
        let line = format!("{} {}.", words.unanswered, practice.unanswered.join(", "));
        text.paragraph(Paragraph::of("Small"), |text| text.plain(&line));
    }
    text.paragraph(Paragraph::of("Small"), |text| {
        text.plain(&format!("{} ", words.citation));
        text.inlines(&practice.citation);
    });
    text.paragraph(Paragraph::of("Small"), |text| {
        text.plain(&format!("{} {} ", practice.published_note, words.hash));
        text.code(&practice.hash);
    });
}

fn countries(text: &mut Text<'_>, book: &Book, countries: &[Country], level: u8) {
    for country in countries {
        text.heading(level, None, |text| text.plain(&country.name));
        for practice in book.practices_of(country) {
            text.paragraph(bullet(), |text| {
                text.link_within(&bookmark(&practice_id(&practice.number)), |text| {
                    text.plain(&practice.number_before());
                    text.in_language(&practice.language, |text| text.plain(&practice.title));
                });
            });
        }
    }
}

fn bullet() -> Paragraph {
    Paragraph { list: Some((text::BULLETS, 0)), ..Paragraph::of("ListParagraph") }
}

fn matrix(text: &mut Text<'_>, book: &Book, matrix: &Matrix) {
    text.paragraph(Paragraph::of(""), |text| text.plain(&matrix.caption));
    text.table(&matrix.table(&book.words), None);
    for column in &matrix.columns {
        text.paragraph(Paragraph::of("Small"), |text| {
            text.plain(&format!("{}. {}", column.code, column.label))
        });
    }
}

fn listed(text: &mut Text<'_>, all: &[Listed]) {
    for one in all {
        let line = format!("{} ({})", one.name, one.practices.join(", "));
        text.paragraph(bullet(), |text| text.plain(&line));
    }
}

/// Writes the size and the margins of pages (A4), and their heads and feet, which the cover does not have.
fn pages(text: &mut Text<'_>) {
    text.open("w:sectPr", &[]);
    for (name, id) in [("w:headerReference", "header"), ("w:footerReference", "footer")] {
        text.empty(name, &[("w:type", "default"), ("r:id", id)]);
    }
    text.empty("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
    let margins = [
        ("w:top", "1418"),
        ("w:right", "1418"),
        ("w:bottom", "1418"),
        ("w:left", "1418"),
        ("w:header", "709"),
        ("w:footer", "709"),
        ("w:gutter", "0"),
    ];
    text.empty("w:pgMar", &margins);
    text.empty("w:titlePg", &[]);
    text.close("w:sectPr");
}

fn header(book: &Book) -> Vec<u8> {
    margin(book, "w:hdr", None, |text| {
        text.plain(&book.edition.title);
        if book.edition.is_candidate {
            text.plain(" · ");
            text.label(&book.words.candidate);
        }
    })
}

fn footer(book: &Book) -> Vec<u8> {
    margin(book, "w:ftr", Some("center"), |text| {
        if let Some(number) = &book.edition.number_text {
            text.plain(&format!("{number} · "));
        }
        text.field(" PAGE ", |text| text.plain("1"));
    })
}

fn margin(
    book: &Book,
    name: &str,
    align: Option<&'static str>,
    write: impl FnOnce(&mut Text<'_>),
) -> Vec<u8> {
    let mut text = Text::new(&book.words, Language::from(book.language));
    text.open(name, &[("xmlns:w", W), ("xmlns:r", R)]);
    text.paragraph(Paragraph { align, ..Paragraph::of("Header") }, write);
    text.close(name);
    package::declared(&text.finish())
}

fn footnotes(notes: &mut Text<'_>, called: &[Footnote]) {
    notes.footnotes = None;
    notes.open("w:footnotes", &[("xmlns:w", W), ("xmlns:r", R)]);
    for (id, kind) in package::SEPARATORS.iter().zip(["separator", "continuationSeparator"]) {
        notes.open("w:footnote", &[("w:type", kind), ("w:id", id)]);
        notes.open("w:p", &[]);
        notes.open("w:r", &[]);
        notes.empty(&format!("w:{kind}"), &[]);
        notes.close("w:r");
        notes.close("w:p");
        notes.close("w:footnote");
    }
    for (at, note) in called.iter().enumerate() {
        notes.open("w:footnote", &[("w:id", &(at + 1).to_string())]);
        notes.in_language(&note.language, |notes| notes.footnote(&note.blocks));
        notes.close("w:footnote");
    }
    notes.close("w:footnotes");
}
