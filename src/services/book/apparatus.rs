//! What the book of an edition says around the texts: cover, imprint, notes to the reader, colophon, and how to cite it.

use super::frame::{Frame, link, logo_of, remark};
use crate::documents::passage;
use crate::domain::book::{Block, BookKind, EditionFacts, Inline, Marked, Publisher, Remark};
use crate::domain::edition::EditionState;
use crate::domain::labels::Label;
use crate::domain::language::UiLanguage;
use crate::domain::links::Links;
use crate::domain::time::Timestamp;
use crate::messages::{self, Arg, format};
use crate::services::editions::{ContentsEntry, EditionView};

/// Writes what stands around the texts.
pub(super) struct Apparatus<'a> {
    pub(super) edition: &'a EditionView,
    pub(super) links: &'a Links,
    pub(super) language: UiLanguage,
}

impl Apparatus<'_> {
    fn say(&self, id: &str) -> String {
        messages::plain(self.language, id)
    }

    fn remark(&self, id: &str, text: impl Into<String>) -> Remark {
        remark(self.language, id, text)
    }

    /// Returns what stands around the texts of the edition. `notice` is the compendium's about everything it shows;
    /// `disclaimers` and `imprint_notes` are texts of the secretariat.
    pub(super) fn frame(
        &self,
        notice: Option<&Label>,
        [disclaimers, imprint_notes]: [&str; 2],
        notes: Vec<Remark>,
    ) -> Frame {
        Frame {
            kind: BookKind::Edition,
            facts: self.facts(notice),
            imprint: self.imprint(disclaimers, imprint_notes),
            notes,
            colophon: vec![
                self.remark("made", self.say("book-made")),
                self.remark("verify", self.say("book-verify")),
            ],
        }
    }

    fn facts(&self, notice: Option<&Label>) -> EditionFacts {
        let edition = self.edition;
        let publishers = edition.imprint.publishers.iter().enumerate().map(|(at, publisher)| {
            let name = publisher.name.in_language(self.language).to_owned();
            let logo = edition.logos.iter().find(|logo| logo.publisher == at + 1);
            let logo = logo.map(|found| logo_of(&name, &found.logo));
            Publisher { short: publisher.short.clone(), name, logo }
        });
        let number = edition.number.map(|number| number.to_string());
        let date = day(edition);
        EditionFacts {
            title: edition.title.in_language(self.language).to_owned(),
            title_language: None,
            subtitle: some(edition.subtitle.in_language(self.language)),
            is_candidate: edition.state != EditionState::Frozen,
            number_text: number
                .as_deref()
                .map(|number| messages::text(self.language, "book-edition", [("number", number)])),
            number,
            date_text: format::partial_date(self.language, &date),
            date,
            publishers: publishers.collect(),
            notice: notice.and_then(|notice| some(notice.in_language(self.language))),
            symbol: edition.imprint.symbol.clone(),
            url: self.address(),
        }
    }

    fn address(&self) -> String {
        self.links.page(self.language, &format!("/editions/{}", self.edition.id))
    }

    /// Returns the lines of the imprint. What the secretariat wrote about opinions and borders takes the place of ours.
    fn imprint(&self, disclaimers: &str, notes: &str) -> Vec<Remark> {
        let imprint = &self.edition.imprint;
        let mut lines = Vec::new();
        if !imprint.publishers.is_empty() {
            let names = imprint.publishers.iter().map(|publisher| {
                let name = publisher.name.in_language(self.language);
                publisher.place.as_ref().map_or(name.to_owned(), |place| format!("{name} ({place})"))
            });
            lines.push(self.remark("publish", names.collect::<Vec<_>>().join("; ")));
        }
        let label = self.say("book-cite-label");
        lines.push(Remark { label, text: edition_cited(self.edition, &self.address(), self.language) });
        for (id, text) in [
            ("symbol", &imprint.symbol),
            ("issn", &imprint.issn),
            ("doi", &imprint.doi),
            ("licence", &imprint.licence),
            ("contact", &imprint.contact),
        ] {
            lines.extend(text.as_ref().map(|text| self.remark(id, text)));
        }
        for isbn in imprint.isbns.iter().filter(|isbn| isbn.language == self.language) {
            let text = format!("{} ({})", isbn.isbn, isbn.format.name().to_uppercase());
            lines.push(self.remark("isbn", text));
        }
        let label = self.say("book-address-label");
        lines.push(Remark { label, text: vec![link(&self.address())] });
        if disclaimers.is_empty() {
            lines.push(self.remark("opinions", self.say("book-opinions")));
            lines.push(self.remark("borders", self.say("book-borders")));
        } else {
            lines.push(Remark { label: self.say("book-opinions-label"), text: in_one(disclaimers) });
        }
        if !notes.is_empty() {
            lines.push(Remark { label: self.say("book-notes-label"), text: in_one(notes) });
        }
        lines
    }

    /// Returns the notes to the reader about what the edition has.
    pub(super) fn notes(
        &self,
        [practices, institutions, countries]: [usize; 3],
        last: Option<Timestamp>,
    ) -> Vec<Remark> {
        let counts = [("count", practices), ("institutions", institutions), ("countries", countries)];
        let selection =
            messages::text(self.language, "book-selection", counts.map(|(name, n)| (name, Arg::from(n))));
        let mut notes = vec![self.remark("selection", selection)];
        if let Some(last) = last {
            let date = [("date", format::date(self.language, last))];
            notes.push(self.remark("cutoff", messages::text(self.language, "book-cutoff", date)));
        }
        notes.push(self.remark("languages", self.say("book-languages")));
        notes.push(self.remark("missing", self.say("book-missing")));
        notes
    }

    /// Returns who signs a foreword, with the post and the date.
    pub(super) fn signed(&self, number: u32) -> Vec<String> {
        let at = usize::try_from(number).unwrap_or(usize::MAX).saturating_sub(1);
        let Some(signatory) = self.edition.imprint.signatories.get(at) else { return Vec::new() };
        let office = some(signatory.office.in_language(self.language));
        let date = signatory.date.map(|day| format::partial_date(self.language, &day.to_string()));
        std::iter::once(signatory.name.clone()).chain(office).chain(date).collect()
    }
}

/// Returns the day of an edition as `YYYY-MM-DD`: its date, or when it last changed.
fn day(edition: &EditionView) -> String {
    edition.date.map_or_else(|| format::iso_date(edition.updated_at), |day| day.to_string())
}

/// Returns whom a citation names as the authors of an edition: those who publish it, by their acronyms.
pub fn edition_authors(edition: &EditionView) -> Vec<&str> {
    edition.imprint.publishers.iter().map(|publisher| publisher.short.as_str()).collect()
}

/// Returns how to cite an edition: who published it and when, its title, its number and its address.
pub fn edition_cited(edition: &EditionView, address: &str, language: UiLanguage) -> Vec<Inline> {
    let authors = edition_authors(edition);
    let author = if authors.is_empty() { String::new() } else { format!("{} ", authors.join(", ")) };
    let title = edition.title.in_language(language).to_owned();
    let mut cited = vec![
        Inline::Text(format!("{author}({}). ", year(edition))),
        Inline::Marked(Marked::Em { c: vec![Inline::Text(title)] }),
    ];
    cited.push(Inline::Text(format!("{}. ", numbered(edition, language))));
    cited.push(link(address));
    cited
}

/// Returns how to cite a practice of an edition.
pub(super) fn cited(
    edition: &EditionView,
    entry: &ContentsEntry,
    links: &Links,
    language: UiLanguage,
) -> Vec<Inline> {
    let institution = entry.institution.name.in_language(language);
    let title = edition.title.in_language(language).to_owned();
    vec![
        Inline::Text(format!("{institution} ({}). {}. ", year(edition), entry.title.trim_end_matches('.'))),
        Inline::Marked(Marked::Em { c: vec![Inline::Text(title)] }),
        Inline::Text(format!("{}, {}. ", numbered(edition, language), entry.number)),
        link(&links.published_page_in(language, entry.section)),
    ]
}

fn year(edition: &EditionView) -> String {
    day(edition).chars().take(4).collect()
}

/// Returns the number of an edition within a citation: `. Edition 1`; nothing if it has none.
fn numbered(edition: &EditionView, language: UiLanguage) -> String {
    let number = edition.number.map(|number| number.to_string());
    let text = number.map(|number| messages::text(language, "book-edition", [("number", number)]));
    text.map_or(String::new(), |text| format!(". {text}"))
}

/// Returns a text of several paragraphs as one with line ends.
fn in_one(markdown: &str) -> Vec<Inline> {
    let mut text = Vec::new();
    for block in passage::blocks(markdown, &mut 0) {
        let Block::P { c, .. } = block else { continue };
        if !text.is_empty() {
            text.push(Inline::Marked(Marked::Br));
        }
        text.extend(c);
    }
    text
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}
