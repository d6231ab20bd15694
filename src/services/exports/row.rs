//! A practice in an exported list, with the data for its row.

use serde_json::Value;

use crate::documents::citations::Reference;
use crate::domain::language::UiLanguage;
use crate::domain::links::Links;
use crate::messages::format::iso_date;
use crate::services::catalog::Catalog;
use crate::services::references::{Cited, countries, terms};
use crate::services::search::SearchItem;
use crate::store::Released;

/// The data of a row.
pub(super) struct Row<'a> {
    pub(super) item: &'a SearchItem,
    pub(super) published: &'a Released,
    pub(super) names: &'a Catalog,
    pub(super) links: &'a Links,
    pub(super) lang: UiLanguage,
}

impl Row<'_> {
    pub(super) fn reference(&self) -> Reference {
        Cited::found(self.item, self.published).reference(self.names, self.links, self.lang)
    }

    /// The institution's name.
    pub(super) fn institution(&self) -> &str {
        self.item.institution.name.in_language(self.lang)
    }

    /// The day of publication: `2026-03-02`.
    pub(super) fn day(&self) -> String {
        iso_date(self.item.published_at)
    }

    /// The names of the countries.
    pub(super) fn countries(&self) -> Vec<&str> {
        countries(&self.published.version.practice, self.lang)
    }

    /// The values of a field of the practice, with their labels from a vocabulary.
    pub(super) fn terms<'a>(&'a self, field: &str, vocabulary: &str) -> Vec<&'a str> {
        terms(&self.published.version.practice, field, vocabulary, self.names, self.lang)
    }

    /// The value of a text field of the practice.
    pub(super) fn text(&self, field: &str) -> Option<&str> {
        self.published.version.practice.get(field).and_then(Value::as_str)
    }
}
