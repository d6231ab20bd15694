//! Published practices as they are cited: the data of a reference, and the citation as text.

use serde_json::{Map, Value};

use crate::documents::citations::{Kind, Reference};
use crate::domain::book::{Inline, Marked};
use crate::domain::country;
use crate::domain::html::Html;
use crate::domain::ids::SectionId;
use crate::domain::institution::InstitutionRef;
use crate::domain::labels::Label;
use crate::domain::language::{Language, UiLanguage};
use crate::domain::links::Links;
use crate::domain::text::tidied;
use crate::domain::time::Timestamp;
use crate::messages;
use crate::messages::format::{iso_date, partial_date};
use crate::services::catalog::Catalog;
use crate::services::search::SearchItem;
use crate::store::Released;

/// A published version of a practice.
pub(super) struct Cited<'a> {
    pub(super) id: SectionId,
    pub(super) title: &'a str,
    pub(super) practice: &'a Map<String, Value>,
    pub(super) institution: &'a InstitutionRef,
    pub(super) compendium: &'a Label,
    pub(super) published_at: Timestamp,
    pub(super) language: &'a Language,
    pub(super) version: u32,
    pub(super) hash: &'a str,
}

impl<'a> Cited<'a> {
    /// Returns what is cited of a practice that a search found.
    pub(super) fn found(item: &'a SearchItem, published: &'a Released) -> Cited<'a> {
        Cited {
            id: item.section_id,
            title: &item.title,
            practice: &published.version.practice,
            institution: &item.institution,
            compendium: &published.compendium.title,
            // A version keeps its day, even if it is published again later.
            published_at: published.version.published_at.unwrap_or(item.published_at),
            language: &item.lang,
            version: published.version.number,
            hash: &published.version.hash,
        }
    }

    /// Returns the reference, with names in the reader's language.
    pub(super) fn reference(&self, names: &Catalog, links: &Links, reader: UiLanguage) -> Reference {
        let themes = terms(self.practice, "inclusion_themes", "inclusion_themes", names, reader);
        let keywords = countries(self.practice, reader).into_iter().chain(themes);
        Reference {
            kind: Kind::Report,
            id: self.id.to_string(),
            title: self.title.to_owned(),
            summary: self.practice.get("summary").and_then(Value::as_str).unwrap_or_default().to_owned(),
            authors: vec![self.institution.name.in_language(reader).to_owned()],
            institution_slug: self.institution.slug.clone(),
            compendium: self.compendium.in_language(reader).to_owned(),
            day: iso_date(self.published_at),
            language: self.language.clone(),
            url: links.published_page(self.id),
            keywords: keywords.map(str::to_owned).collect(),
            version: self.version.to_string(),
            hash: self.hash.to_owned(),
        }
    }
}

/// Returns the names of the countries of a practice.
pub(super) fn countries(practice: &Map<String, Value>, reader: UiLanguage) -> Vec<&str> {
    let name = |code| country::name(code).map_or(code, |name| name.in_language(reader));
    values(practice, "countries").map(name).collect()
}

/// Returns the values of a field of a practice, with their labels from a vocabulary.
pub(super) fn terms<'a>(
    practice: &'a Map<String, Value>,
    field: &str,
    vocabulary: &str,
    names: &'a Catalog,
    reader: UiLanguage,
) -> Vec<&'a str> {
    let named = |value| names.term(vocabulary, value).map_or(value, |label| label.in_language(reader));
    values(practice, field).map(named).collect()
}

/// Returns the texts in a list of a practice.
fn values<'a>(practice: &'a Map<String, Value>, field: &str) -> impl Iterator<Item = &'a str> {
    practice.get(field).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

/// A citation for people to copy, in the reader's language: author and year as in the APA style, and the version with
/// its day, which a citation of a text that has several versions needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitationText {
    /// As plain text.
    pub text: String,
    /// The same with the title in italics and marked with its language.
    pub html: Html,
}

/// Stands for the title and for the address while a citation is put together. No text has it: control characters are
/// removed.
const GAP: char = '\u{1}';

/// Returns the citation of a reference for a book, with the title in italics and the address as a link.
pub(super) fn cited(reference: &Reference, reader: UiLanguage) -> Vec<Inline> {
    let text = messages::text(reader, "citation-text", args(reference, reader, [&GAP.to_string(); 2]));
    let title = Inline::Marked(Marked::Em { c: vec![Inline::Text(tidied(&reference.title))] });
    let c = vec![Inline::Text(reference.url.clone())];
    let mut gaps = [title, Inline::Marked(Marked::A { href: reference.url.clone(), c })].into_iter();
    let mut said = Vec::new();
    for piece in text.split(GAP) {
        if !piece.is_empty() {
            said.push(Inline::Text(piece.to_owned()));
        }
        said.extend(gaps.next());
    }
    said
}

fn args(reference: &Reference, reader: UiLanguage, [title, url]: [&str; 2]) -> [(&'static str, String); 7] {
    [
        ("author", tidied(&reference.author())),
        ("year", reference.year().to_owned()),
        ("title", title.to_owned()),
        ("version", reference.version.clone()),
        ("date", partial_date(reader, &reference.day)),
        ("compendium", ended(&tidied(&reference.compendium))),
        ("url", url.to_owned()),
    ]
}

impl CitationText {
    /// Returns the citation of a reference.
    pub fn of(reference: &Reference, reader: UiLanguage) -> CitationText {
        let args = args(reference, reader, [&tidied(&reference.title), &reference.url]);
        let text = messages::text(reader, "citation-text", args.clone());
        let lang = [("lang", reference.language.to_string())];
        let html = messages::html(reader, "citation-html", args.into_iter().chain(lang));
        CitationText { text, html }
    }
}

/// Returns a text that ends a sentence: with a full stop unless it ends with such a mark already.
fn ended(text: &str) -> String {
    let end = if text.ends_with(['.', '?', '!', '…']) { "" } else { "." };
    format!("{text}{end}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::book::plain;

    fn reference(title: &str, compendium: &str) -> Reference {
        Reference {
            kind: Kind::Report,
            id: "01960000-0000-7000-8000-000000000001".to_owned(),
            title: title.to_owned(),
            summary: String::new(),
            authors: vec!["Ministerio de Relaciones Exteriores, Comercio y Culto".to_owned()],
            institution_slug: "mre-co".to_owned(),
            compendium: compendium.to_owned(),
            day: "2026-03-01".to_owned(),
            language: "es".parse().unwrap(),
            url: "https://acervo.example.org/practices/1?a=1&b=2".to_owned(),
            keywords: Vec::new(),
            version: "1234".to_owned(),
            hash: String::new(),
        }
    }

    #[test]
    fn a_citation_is_a_sentence_of_each_language() {
        let of = reference("Ventanilla móvil", "Documento marco");
        let author = "Ministerio de Relaciones Exteriores, Comercio y Culto (2026). Ventanilla móvil";
        let url = "https://acervo.example.org/practices/1?a=1&b=2";
        let expected = [
            format!(
                "{author} (versión 1234, publicada el 1 de marzo de 2026). En Documento marco. Acervo. {url}"
            ),
            format!("{author} (version 1234, published March 1, 2026). In Documento marco. Acervo. {url}"),
            format!(
                "{author} (versão 1234, publicada em 1 de março de 2026). Em Documento marco. Acervo. {url}"
            ),
            format!("{author} (version 1234, publiée le 1er mars 2026). Dans Documento marco. Acervo. {url}"),
        ];
        assert_eq!(UiLanguage::ALL.map(|reader| CitationText::of(&of, reader).text), expected);
    }

    #[test]
    fn whatever_a_title_contains_stays_literal() {
        for title in
            ["<i>TIC</i> & {llaves} $x$ _a_ *b* { $url }", "¿Qué pasa?", "\"x\" 'y' «z».", "a\u{202e}b"]
        {
            let cited = CitationText::of(&reference(title, "¿Y ahora?"), UiLanguage::Es);
            let shown = tidied(title);
            assert!(cited.text.contains(&format!("(2026). {shown} (versión")), "{}", cited.text);
            assert!(cited.text.contains("En ¿Y ahora? Acervo."), "{}", cited.text);
            let marked = format!("<i lang=\"es\">{}</i>", Html::escaped(&shown));
            assert!(cited.html.as_str().contains(&marked), "{}", cited.html);
            assert_eq!(cited.html.as_str().matches('<').count(), 2, "{}", cited.html);
        }
    }

    #[test]
    fn a_book_cites_in_the_same_words_with_the_title_and_the_address_apart() {
        for title in ["Ventanilla móvil", "2026", "\u{1}{ $url } \u{1}"] {
            let of = reference(title, "Documento marco");
            for reader in UiLanguage::ALL {
                let said = cited(&of, reader);
                assert_eq!(plain(&said), CitationText::of(&of, reader).text);
                let title = Inline::Marked(Marked::Em { c: vec![Inline::Text(tidied(title))] });
                assert_eq!((said.len(), &said[1]), (4, &title));
                let Inline::Marked(Marked::A { href, .. }) = &said[3] else { panic!("{said:?}") };
                assert_eq!(href, &of.url);
            }
        }
    }

    #[test]
    fn a_title_of_any_length_is_cited_whole() {
        let title = "Ñandú ".repeat(5_000);
        let cited = CitationText::of(&reference(&title, "Documento marco"), UiLanguage::Fr);
        assert!(cited.text.contains(title.trim()));
    }
}
