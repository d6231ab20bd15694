//! Texts of an edition as addresses and pages name them.

use crate::domain::edition::{MOST_FOREWORDS, PartKey, PartKind};
use crate::domain::language::UiLanguage;
use crate::error::{Error, Result};
use crate::http::pages::page::Page;
use crate::services::editions::{EditionView, Preparation, PreparedChapter, TextView};

/// Returns the name of a text in addresses: `summary`, `foreword-2`, `introduction-` with the identifier of the chapter.
pub fn name(key: PartKey) -> String {
    let kind = key.part.name().replace('_', "-");
    match key.subject() {
        subject if subject.is_empty() => kind,
        subject => format!("{kind}-{subject}"),
    }
}

/// Returns the text that a name in an address stands for.
///
/// # Errors
/// `not_found` if it stands for none, or for the introduction of a chapter that there is not.
pub fn key(now: &Preparation, named: &str) -> Result<PartKey> {
    let read = |part: &PartKind| {
        let kind = part.name().replace('_', "-");
        let rest = named.strip_prefix(&kind)?;
        let subject = rest.strip_prefix('-').unwrap_or(rest);
        PartKey::stored(*part, subject)
    };
    let found = PartKind::ALL.iter().filter_map(read).find(|key| name(*key) == named);
    let is_there = |key: &PartKey| {
        key.number.is_none_or(|number| (1..=MOST_FOREWORDS).contains(&number))
            && key.chapter.is_none_or(|id| now.chapters.iter().any(|chapter| chapter.id == id))
    };
    found.filter(is_there).ok_or_else(Error::not_found)
}

/// Returns the language of a text that an address names.
///
/// # Errors
/// `not_found` if the edition does not have it.
pub fn language(now: &Preparation, code: &str) -> Result<UiLanguage> {
    let found = now.edition.languages.iter().find(|language| language.code() == code);
    found.copied().ok_or_else(Error::not_found)
}

/// Returns what a text is called, and the language of that if it is not the page's.
pub fn label(page: &Page, now: &Preparation, key: PartKey) -> (String, Option<String>) {
    match key.part {
        PartKind::Foreword => {
            let number = key.number.unwrap_or(1).to_string();
            (page.with_args("edesk-foreword", [("number", number.into())]), None)
        }
        PartKind::Introduction => {
            let is_it = |chapter: &&PreparedChapter| Some(chapter.id) == key.chapter;
            let chapter = now.chapters.iter().find(is_it).map(|chapter| &chapter.title);
            chapter.map(|title| super::edition::titled(page, title)).unwrap_or_default()
        }
        part => (page.say(&format!("edesk-part-{}", part.name().replace('_', "-"))), None),
    }
}

/// Returns what is saved of a text in a language; `None` if nothing is, or if it was taken out.
pub fn saved(edition: &EditionView, key: PartKey, language: UiLanguage) -> Option<&TextView> {
    let is_it = |part: &&crate::services::editions::PartTexts| {
        (part.part, part.number, part.chapter) == (key.part, key.number, key.chapter)
    };
    edition.parts.iter().find(is_it)?.texts.get(language.code())
}

/// Returns the path of the page of a text, below a language.
pub fn text_path(edition: &EditionView, key: PartKey, language: UiLanguage) -> String {
    super::edition::path(edition, &format!("/texts/{}/{}", name(key), language.code()))
}
