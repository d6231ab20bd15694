//! The parts of a book in order, as HTML and electronic books have them.

use super::xhtml::{Xhtml, lang};
use crate::domain::book::{Block, Book, Chapter, Field, Practice, Remark};
use crate::domain::html::Html;
use crate::domain::language::Language;

/// A part of a book.
pub struct Part {
    /// Its id, unique in the book, and the name of its file in an electronic book.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its level in the contents, from 1.
    pub level: u8,
    /// What it says, as XHTML.
    pub body: Vec<u8>,
}

impl Part {
    /// Returns the part as HTML for a page.
    pub fn page(&self) -> Html {
        // It was written element by element, with all texts escaped.
        Html::trusted(String::from_utf8_lossy(&self.body).into_owned())
    }
}

/// Where parts are: all on one page, where those of a chapter are below it, or each on a page of its own.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// One after the other.
    Together,
    /// Each by itself.
    Apart,
}

/// Returns all parts that have something to say, each with a heading of level 2; that of a practice is level 3 where it
/// follows its chapter. `link` gives the address of the part with an id.
pub fn parts(book: &Book, setting: Setting, link: &dyn Fn(&str) -> String) -> Vec<Part> {
    let top = if setting == Setting::Apart { 2 } else { 3 };
    let words = &book.words;
    let mut parts = Vec::new();
    parts.extend(remarks(book, "imprint", &words.imprint, &book.imprint));
    for (at, foreword) in book.forewords.iter().enumerate() {
        let id = format!("foreword-{}", at + 1);
        parts.push(part(book, &id, &words.foreword, |xhtml| {
            xhtml.blocks(&foreword.blocks, 3, &format!("{id}-"));
            for line in &foreword.signed {
                xhtml.element("p", &[("class", "signed")], line);
            }
        }));
    }
    parts.extend(text(book, "acknowledgements", &words.acknowledgements, &book.acknowledgements));
    parts.extend(remarks(book, "acronyms", &words.acronyms, &book.acronyms));
    parts.extend(notes(book));
    parts.extend(text(book, "summary", &words.summary, &book.summary));
    for chapter in &book.chapters {
        parts.push(chapter_part(book, chapter));
        parts.extend(chapter.practices.iter().map(|practice| practice_part(book, chapter, practice, top)));
    }
    parts.extend(countries(book, link));
    parts.extend(matrix(book));
    parts.extend(contributors(book));
    parts.extend(text(book, "mandate", &words.mandate, &book.mandate));
    parts.extend(glossary(book));
    parts.extend(text(book, "errata", &words.errata, &book.errata));
    parts.extend(remarks(book, "colophon", &words.colophon, &book.colophon));
    parts
}

/// Returns the id of a practice in the book.
pub fn practice_id(number: &str) -> String {
    format!("p-{}", number.replace('.', "-"))
}

/// Returns the id of a chapter in the book.
pub fn chapter_id(number: &str) -> String {
    format!("c-{}", number.replace('.', "-"))
}

fn part(book: &Book, id: &str, title: &str, write: impl FnOnce(&mut Xhtml)) -> Part {
    let mut xhtml = Xhtml::new(&book.words);
    xhtml.element("h2", &[("id", id)], title);
    write(&mut xhtml);
    Part { id: id.to_owned(), title: title.to_owned(), level: 1, body: xhtml.finish() }
}

fn text(book: &Book, id: &str, title: &str, blocks: &[Block]) -> Option<Part> {
    let prefix = format!("{id}-");
    (!blocks.is_empty()).then(|| part(book, id, title, |xhtml| xhtml.blocks(blocks, 3, &prefix)))
}

fn remarks(book: &Book, id: &str, title: &str, remarks: &[Remark]) -> Option<Part> {
    (!remarks.is_empty()).then(|| {
        part(book, id, title, |xhtml| {
            xhtml.open("dl", &[]);
            for remark in remarks {
                xhtml.element("dt", &[], &remark.label);
                xhtml.element_of("dd", &[], &remark.text);
            }
            xhtml.close("dl");
        })
    })
}

fn notes(book: &Book) -> Option<Part> {
    let part = remarks(book, "notes", &book.words.notes, &book.notes)?;
    let mut xhtml = Xhtml::new(&book.words);
    xhtml.written(&part.body);
    xhtml.blocks(&book.notes_text, 3, "notes-");
    Some(Part { body: xhtml.finish(), ..part })
}

fn chapter_part(book: &Book, chapter: &Chapter) -> Part {
    let id = chapter_id(&chapter.number);
    let title = format!("{}. {}", chapter.number, chapter.title);
    let made = part(book, &id, &title, |xhtml| xhtml.blocks(&chapter.introduction, 3, &format!("{id}-")));
    Part { level: chapter.level, ..made }
}

fn practice_part(book: &Book, chapter: &Chapter, practice: &Practice, top: u8) -> Part {
    let id = practice_id(&practice.number);
    let own = lang(&practice.language, &Language::from(book.language));
    let mut xhtml = Xhtml::new(&book.words);
    xhtml.open("article", &[("aria-labelledby", &id)]);
    let heading = format!("h{top}");
    xhtml.open(&heading, &[("id", &id)]);
    xhtml.text(&format!("{} ", practice.number));
    xhtml.element("span", &own, &practice.title);
    xhtml.close(&heading);
    xhtml.element("p", &[("class", "by")], &practice.institution);
    if let Some(note) = &practice.language_note {
        xhtml.element("p", &[("class", "meta")], note);
    }
    if !practice.summary.is_empty() {
        let class = [("class", "lede")];
        xhtml.element(
            "p",
            &class.into_iter().chain(own.iter().copied()).collect::<Vec<_>>(),
            &practice.summary,
        );
    }
    facts(&mut xhtml, book, practice, &own, top + 1);
    for field in &practice.fields {
        field_of(&mut xhtml, book, practice, field, (&id, &own, top + 1));
    }
    end(&mut xhtml, book, practice);
    xhtml.close("article");
    let title = format!("{} {}", practice.number, practice.title);
    Part { id, title, level: chapter.level + 1, body: xhtml.finish() }
}

fn facts(xhtml: &mut Xhtml, book: &Book, practice: &Practice, own: &[(&str, &str)], level: u8) {
    if practice.facts.is_empty() {
        return;
    }
    xhtml.element(&format!("h{level}"), &[], &book.words.facts);
    xhtml.open("dl", &[("class", "facts")]);
    for fact in &practice.facts {
        xhtml.element("dt", &[], &fact.label);
        for value in &fact.values {
            xhtml.element("dd", if fact.is_own { own } else { &[] }, value);
        }
    }
    xhtml.close("dl");
}

fn field_of(
    xhtml: &mut Xhtml,
    book: &Book,
    practice: &Practice,
    field: &Field,
    (id, own, level): (&str, &[(&str, &str)], u8),
) {
    xhtml.element(&format!("h{level}"), &[], &field.label);
    xhtml.open("div", own);
    match field.blocks.as_slice() {
        [Block::Table(table)]
            if table.is_head_foreign && practice.language != Language::from(book.language) =>
        {
            xhtml.table(table, Some(book.language.code()));
        }
        blocks => xhtml.blocks(blocks, level + 1, &format!("{id}-{}-", field.name)),
    }
    xhtml.close("div");
}

fn end(xhtml: &mut Xhtml, book: &Book, practice: &Practice) {
    let words = &book.words;
    xhtml.open("footer", &[]);
    if !practice.unanswered.is_empty() {
        xhtml.element("p", &[], &format!("{} {}.", words.unanswered, practice.unanswered.join(", ")));
    }
    xhtml.open("p", &[]);
    xhtml.text(&format!("{} ", words.citation));
    xhtml.inlines(&practice.citation);
    xhtml.close("p");
    xhtml.open("p", &[]);
    xhtml.text(&format!("{} {} ", practice.published_note, words.hash));
    xhtml.element("code", &[], &practice.hash);
    xhtml.close("p");
    xhtml.close("footer");
}

fn countries(book: &Book, link: &dyn Fn(&str) -> String) -> Option<Part> {
    (!book.countries.is_empty()).then(|| {
        part(book, "countries", &book.words.countries, |xhtml| {
            for country in &book.countries {
                xhtml.element("h3", &[], &country.name);
                xhtml.open("ul", &[]);
                let all = || book.chapters.iter().flat_map(|chapter| &chapter.practices);
                for practice in all().filter(|practice| country.practices.contains(&practice.number)) {
                    let own = lang(&practice.language, &Language::from(book.language));
                    xhtml.open("li", &[]);
                    xhtml.open("a", &[("href", &link(&practice_id(&practice.number)))]);
                    xhtml.text(&format!("{} ", practice.number));
                    xhtml.element("span", &own, &practice.title);
                    xhtml.close("a");
                    xhtml.close("li");
                }
                xhtml.close("ul");
            }
        })
    })
}

fn matrix(book: &Book) -> Option<Part> {
    let matrix = book.matrix.as_ref()?;
    Some(part(book, "matrix", &book.words.matrix, |xhtml| {
        xhtml.open_table();
        xhtml.element("caption", &[], &matrix.caption);
        xhtml.open("thead", &[]);
        xhtml.open("tr", &[]);
        xhtml.element("td", &[], "");
        for column in &matrix.columns {
            xhtml.open("th", &[("scope", "col")]);
            xhtml.element("abbr", &[("title", &column.label)], &column.code);
            xhtml.close("th");
        }
        xhtml.element("th", &[("scope", "col")], &book.words.total);
        xhtml.close("tr");
        xhtml.close("thead");
        xhtml.open("tbody", &[]);
        for row in &matrix.rows {
            xhtml.open("tr", &[]);
            xhtml.element("th", &[("scope", "row")], &row.name);
            for cell in row.cells.iter().chain([&row.total]) {
                xhtml.element(
                    "td",
                    &[("class", if *cell == 0 { "num none" } else { "num" })],
                    &cell.to_string(),
                );
            }
            xhtml.close("tr");
        }
        xhtml.close("tbody");
        xhtml.close_table();
        xhtml.open("ul", &[("class", "key")]);
        for column in &matrix.columns {
            xhtml.element("li", &[], &format!("{}. {}", column.code, column.label));
        }
        xhtml.close("ul");
    }))
}

fn contributors(book: &Book) -> Option<Part> {
    (!book.contributors.is_empty()).then(|| {
        part(book, "contributors", &book.words.contributors, |xhtml| {
            xhtml.open("ul", &[]);
            for contributor in &book.contributors {
                let numbers = contributor.practices.join(", ");
                xhtml.element("li", &[], &format!("{} ({numbers})", contributor.name));
            }
            xhtml.close("ul");
        })
    })
}

fn glossary(book: &Book) -> Option<Part> {
    let glossary = book.glossary.as_ref()?;
    Some(part(book, "glossary", &book.words.glossary, |xhtml| {
        xhtml.open_table();
        xhtml.open("thead", &[]);
        xhtml.open("tr", &[]);
        for language in &glossary.languages {
            let code = language.code();
            xhtml.element("th", &[("scope", "col"), ("lang", code), ("xml:lang", code)], name(code));
        }
        xhtml.close("tr");
        xhtml.close("thead");
        xhtml.open("tbody", &[]);
        for row in &glossary.rows {
            xhtml.open("tr", &[]);
            for (term, language) in row.iter().zip(&glossary.languages) {
                xhtml.element("td", &[("lang", language.code()), ("xml:lang", language.code())], term);
            }
            xhtml.close("tr");
        }
        xhtml.close("tbody");
        xhtml.close_table();
    }))
}

/// Returns a language's own name for itself.
fn name(code: &str) -> &'static str {
    match code {
        "es" => "español",
        "pt" => "português",
        "fr" => "français",
        _ => "English",
    }
}
