//! The parts of a book in order, as HTML and electronic books have them.

use super::xhtml::{Xhtml, lang};
use crate::documents::xml::Elements;
use crate::domain::book::{
    Block, Book, BookPart, Country, Field, Glossary, Listed, Matrix, PartContent, Practice, Remark,
    practice_id,
};
use crate::domain::html::Html;
use crate::domain::language::{Language, UiLanguage};

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
    book.parts().into_iter().map(|part| written(book, part, top, link)).collect()
}

fn written(book: &Book, part: BookPart<'_>, top: u8, link: &dyn Fn(&str) -> String) -> Part {
    let BookPart { id, title, level, content } = part;
    let mut xhtml = Xhtml::new(&book.words);
    if !matches!(content, PartContent::Practice(_)) {
        xhtml.element("h2", &[("id", &id)], &title);
    }
    match content {
        PartContent::Remarks(lines, after) => {
            remarks(&mut xhtml, lines);
            xhtml.blocks(after, 3, &format!("{id}-"));
        }
        PartContent::Text(blocks, signed) => {
            xhtml.blocks(blocks, 3, &format!("{id}-"));
            for line in signed {
                xhtml.element("p", &[("class", "signed")], line);
            }
        }
        // No chapter is above a practice by itself.
        PartContent::Practice(practice) if level == 1 => {
            practice_part(&mut xhtml, book, (practice, &id), 2);
        }
        PartContent::Practice(practice) => practice_part(&mut xhtml, book, (practice, &id), top),
        PartContent::Countries(all) => countries(&mut xhtml, book, all, link),
        PartContent::Matrix(numbers) => matrix(&mut xhtml, book, numbers),
        PartContent::Listed(all) => listed(&mut xhtml, all),
        PartContent::Glossary(terms) => glossary(&mut xhtml, terms),
    }
    Part { id, title, level, body: xhtml.finish() }
}

fn remarks(xhtml: &mut Xhtml, remarks: &[Remark]) {
    if remarks.is_empty() {
        return;
    }
    xhtml.open("dl", &[]);
    for remark in remarks {
        xhtml.element("dt", &[], &remark.label);
        xhtml.element_of("dd", &[], &remark.text);
    }
    xhtml.close("dl");
}

fn practice_part(xhtml: &mut Xhtml, book: &Book, (practice, id): (&Practice, &str), top: u8) {
    let own = lang(&practice.language, &Language::from(book.language));
    xhtml.open("article", &[("aria-labelledby", id)]);
    let heading = format!("h{top}");
    xhtml.open(&heading, &[("id", id)]);
    xhtml.text(&practice.number_before());
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
    facts(xhtml, book, practice, &own, top + 1);
    for field in &practice.fields {
        field_of(xhtml, book, practice, field, (id, &own, top + 1));
    }
    end(xhtml, book, practice);
    xhtml.close("article");
}

fn facts(xhtml: &mut Xhtml, book: &Book, practice: &Practice, own: &[(&str, &str)], level: u8) {
    if practice.facts.is_empty() {
        return;
    }
    xhtml.element(&format!("h{level}"), &[], &book.words.facts);
    xhtml.open("dl", &[("class", "facts")]);
    for fact in &practice.facts {
        xhtml.open("div", &[]);
        xhtml.element("dt", &[], &fact.label);
        for value in &fact.values {
            xhtml.element("dd", if fact.is_own { own } else { &[] }, value);
        }
        xhtml.close("div");
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

fn countries(xhtml: &mut Xhtml, book: &Book, countries: &[Country], link: &dyn Fn(&str) -> String) {
    for country in countries {
        xhtml.element("h3", &[], &country.name);
        xhtml.open("ul", &[]);
        for practice in book.practices_of(country) {
            let own = lang(&practice.language, &Language::from(book.language));
            xhtml.open("li", &[]);
            xhtml.open("a", &[("href", &link(&practice_id(&practice.number)))]);
            xhtml.text(&practice.number_before());
            xhtml.element("span", &own, &practice.title);
            xhtml.close("a");
            xhtml.close("li");
        }
        xhtml.close("ul");
    }
}

fn matrix(xhtml: &mut Xhtml, book: &Book, matrix: &Matrix) {
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
            let class = if *cell == 0 { "num none" } else { "num" };
            xhtml.element("td", &[("class", class)], &cell.to_string());
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
}

fn listed(xhtml: &mut Xhtml, all: &[Listed]) {
    xhtml.open("ul", &[]);
    for one in all {
        let numbers = one.practices.join(", ");
        xhtml.element("li", &[], &format!("{} ({numbers})", one.name));
    }
    xhtml.close("ul");
}

fn glossary(xhtml: &mut Xhtml, glossary: &Glossary) {
    xhtml.open_table();
    xhtml.open("thead", &[]);
    xhtml.open("tr", &[]);
    for language in &glossary.languages {
        let code = language.code();
        xhtml.element("th", &[("scope", "col"), ("lang", code), ("xml:lang", code)], name(*language));
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
}

/// Returns a language's own name for itself.
pub(super) fn name(language: UiLanguage) -> &'static str {
    match language {
        UiLanguage::Es => "español",
        UiLanguage::En => "English",
        UiLanguage::Pt => "português",
        UiLanguage::Fr => "français",
    }
}
