//! Books without an edition: a published practice by itself, and the practices that a search finds.

use super::acronyms::Acronyms;
use super::annexes::{country_name, sorted};
use super::frame::{Frame, link, logo_of, remark, remark_of};
use super::groups::{Grouping, LoosePractice, grouped};
use super::writer::Writer;
use crate::domain::book::{
    Block, Book, BookKind, Chapter, EditionFacts, Inline, Practice, Publisher, Remark, plain,
};
use crate::domain::fault::cut;
use crate::domain::ids::CompendiumId;
use crate::domain::language::UiLanguage;
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::messages::{self, Arg, format};

/// Maximum number of characters of the line under the title that says what was searched for. The imprint says all of it.
const LONGEST_SUBTITLE: usize = 300;

/// A search and its result in words.
pub struct SearchSaid {
    /// The words searched for; empty if there were none.
    pub words: String,
    /// The filters, each with the values it was set to.
    pub filters: Vec<(String, String)>,
    /// The order of the results, if it is another than usual or there were words.
    pub order: Option<String>,
    /// Number of practices found.
    pub found: usize,
    /// When they were found.
    pub at: Timestamp,
    /// The address of the page with the results.
    pub address: String,
}

/// Returns a practice by itself as a book.
///
/// # Errors
/// Internal errors only.
pub(super) fn of_practice(writer: &Writer<'_>, of: &LoosePractice) -> Result<Book> {
    let practice = writer.practice(&of.entry, of.compendium, of.citation.clone())?;
    let frame = Frame {
        kind: BookKind::Practice,
        facts: practice_facts(writer, of, &practice),
        imprint: practice_imprint(writer, &practice),
        notes: Vec::new(),
        colophon: Vec::new(),
    };
    Ok(frame.book(writer.language, vec![chapter(String::new(), String::new(), vec![practice])]))
}

fn practice_facts(writer: &Writer<'_>, of: &LoosePractice, practice: &Practice) -> EditionFacts {
    let (language, entry) = (writer.language, &of.entry);
    let number = entry.version.to_string();
    let institution = writer.names.institutions.get(&entry.institution.id);
    let logo = institution.and_then(|one| one.logo.as_ref());
    let publisher = Publisher {
        short: institution.map(|one| one.acronym.clone()).unwrap_or_default(),
        name: practice.institution.clone(),
        logo: logo.map(|logo| logo_of(&practice.institution, logo)),
    };
    let countries = named(&practice.countries, language);
    EditionFacts {
        title: practice.title.clone(),
        title_language: practice.language_note.is_some().then(|| practice.language.clone()),
        subtitle: (!countries.is_empty()).then_some(countries),
        is_candidate: false,
        number_text: Some(messages::text(language, "book-version", [("number", number.as_str())])),
        number: Some(number),
        date: entry.published_at.map(format::iso_date).unwrap_or_default(),
        date_text: practice.published.clone(),
        publishers: vec![publisher],
        notice: notices(writer, [of.compendium]),
        symbol: None,
        url: practice.url.clone(),
    }
}

fn practice_imprint(writer: &Writer<'_>, practice: &Practice) -> Vec<Remark> {
    let language = writer.language;
    let mut lines = vec![remark(language, "institution", &practice.institution)];
    let countries = named(&practice.countries, language);
    if !countries.is_empty() {
        lines.push(remark(language, "countries", countries));
    }
    lines.push(remark(language, "version", &practice.published_note));
    lines.push(remark_of(language, "cite", practice.citation.clone()));
    let licence = practice.facts.iter().find(|fact| fact.name == "licence");
    lines.extend(licence.map(|licence| remark(language, "licence", licence.values.join("; "))));
    let permanent = writer.links.published_page(practice.section);
    lines.push(remark_of(language, "address", vec![link(&permanent)]));
    lines.extend(reservations(language));
    lines
}

/// Returns the practices that a search found as a book: groups are chapters, and everything is cited at the end.
///
/// # Errors
/// Internal errors only.
pub(super) fn of_search(
    writer: &Writer<'_>,
    said: &SearchSaid,
    all: &[LoosePractice],
    by: Grouping,
) -> Result<Book> {
    let (language, mut acronyms) = (writer.language, Acronyms::default());
    let groups = grouped(writer, all, by);
    let mut chapters = Vec::with_capacity(groups.len());
    for (at, group) in groups.into_iter().enumerate() {
        let number = group.title.as_ref().map(|_| (at + 1).to_string()).unwrap_or_default();
        let mut practices = Vec::with_capacity(group.practices.len());
        for (at, of) in group.practices.into_iter().enumerate() {
            writer.note_acronyms(&of.entry, &mut acronyms);
            let mut practice = writer.practice(&of.entry, of.compendium, of.citation.clone())?;
            let place = (at + 1).to_string();
            practice.number = if number.is_empty() { place } else { format!("{number}.{place}") };
            practices.push(practice);
        }
        let title = group.title.unwrap_or_else(|| messages::plain(language, "book-in-order"));
        chapters.push(chapter(number, title, practices));
    }
    let frame = Frame {
        kind: BookKind::Search,
        facts: search_facts(language, said, notices(writer, all.iter().map(|of| of.compendium))),
        imprint: search_imprint(language, said, all.len()),
        notes: ["languages", "missing"]
            .map(|id| remark(language, id, messages::plain(language, &format!("book-{id}"))))
            .into(),
        colophon: Vec::new(),
    };
    Ok(Book {
        acronyms: acronyms.lines(language),
        references: references(all, language),
        ..frame.book(language, chapters)
    })
}

fn search_facts(language: UiLanguage, said: &SearchSaid, notice: Option<String>) -> EditionFacts {
    let words = (!said.words.is_empty()).then(|| quoted(language, &said.words));
    let filters = said.filters.iter().map(|(_, values)| values.clone());
    let searched: Vec<String> = words.into_iter().chain(filters).collect();
    let subtitle = match searched.is_empty() {
        true => messages::plain(language, "book-search-all"),
        false => cut(&searched.join(" · "), LONGEST_SUBTITLE),
    };
    EditionFacts {
        title: messages::plain(language, "book-search-title"),
        title_language: None,
        subtitle: Some(subtitle),
        is_candidate: false,
        number: None,
        number_text: None,
        date: format::iso_date(said.at),
        date_text: format::date(language, said.at),
        publishers: Vec::new(),
        notice,
        symbol: None,
        url: said.address.clone(),
    }
}

fn search_imprint(language: UiLanguage, said: &SearchSaid, included: usize) -> Vec<Remark> {
    let mut lines = Vec::new();
    if !said.words.is_empty() {
        lines.push(remark(language, "search", quoted(language, &said.words)));
    } else if said.filters.is_empty() {
        lines.push(remark(language, "search", messages::plain(language, "book-search-all")));
    }
    let filter = |(label, values): &(String, String)| Remark {
        label: label.clone(),
        text: vec![Inline::Text(values.clone())],
    };
    lines.extend(said.filters.iter().map(filter));
    lines.extend(said.order.as_ref().map(|order| remark(language, "order", order)));
    lines.push(remark(language, "searched", format::date(language, said.at)));
    let counts = [("count", Arg::from(said.found)), ("included", Arg::from(included))];
    lines.push(remark(language, "found", messages::text(language, "book-found", counts)));
    lines.push(remark_of(language, "results", vec![link(&said.address)]));
    lines.extend(reservations(language));
    lines
}

/// Returns what is said about opinions and borders, and how the file was made.
fn reservations(language: UiLanguage) -> Vec<Remark> {
    [("opinions", "book-opinions-loose"), ("borders", "book-borders"), ("made", "book-made")]
        .map(|(id, text)| remark(language, id, messages::plain(language, text)))
        .into()
}

fn quoted(language: UiLanguage, words: &str) -> String {
    messages::text(language, "book-search-words", [("words", words)])
}

fn named(countries: &[String], language: UiLanguage) -> String {
    let names: Vec<String> = countries.iter().map(|code| country_name(code, language)).collect();
    names.join(", ")
}

/// Returns what the compendia say about everything they show, each once.
fn notices(writer: &Writer<'_>, compendia: impl IntoIterator<Item = CompendiumId>) -> Option<String> {
    let mut said: Vec<&str> = Vec::new();
    for id in compendia {
        let compendium = writer.names.compendia.iter().find(|one| one.id == id);
        let notice = compendium.and_then(|one| one.settings.notice.as_ref());
        let notice = notice.map_or("", |notice| notice.in_language(writer.language));
        if !notice.is_empty() && !said.contains(&notice) {
            said.push(notice);
        }
    }
    (!said.is_empty()).then(|| said.join(" "))
}

fn references(practices: &[LoosePractice], language: UiLanguage) -> Vec<Block> {
    let cited = practices.iter().map(|of| (plain(&of.citation), of.citation.clone())).collect();
    let cited = sorted(cited, language, |(text, _): &(String, Vec<Inline>)| text);
    let items: Vec<Vec<Block>> = cited.into_iter().map(|(_, c)| vec![Block::P { c, n: None }]).collect();
    if items.is_empty() { Vec::new() } else { vec![Block::Ul { items, n: None }] }
}

fn chapter(number: String, title: String, practices: Vec<Practice>) -> Chapter {
    Chapter { slug: number.clone(), number, level: 1, title, introduction: Vec::new(), practices }
}
