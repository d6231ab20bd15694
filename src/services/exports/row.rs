//! A practice in an exported list, with the data for its row.

use serde_json::Value;

use crate::documents::citations::Reference;
use crate::domain::language::UiLanguage;
use crate::domain::links::Links;
use crate::services::catalog::Catalog;
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
        let keywords = self.countries().into_iter().chain(self.terms("inclusion_themes", "inclusion_themes"));
        Reference {
            id: self.item.section_id,
            title: self.item.title.clone(),
            summary: self.item.summary.clone(),
            institution: self.institution().to_owned(),
            institution_slug: self.item.institution.slug.clone(),
            compendium: self.published.compendium.title.in_language(self.lang).to_owned(),
            day: self.day(),
            language: self.item.lang.clone(),
            url: self.item.url.clone(),
            keywords: keywords.map(str::to_owned).collect(),
            hash: self.published.version.hash.clone(),
        }
    }

    /// The institution's name.
    pub(super) fn institution(&self) -> &str {
        self.item.institution.name.in_language(self.lang)
    }

    /// The day of publication: `2026-03-02`.
    pub(super) fn day(&self) -> String {
        self.item.published_at.to_string().get(..10).unwrap_or_default().to_owned()
    }

    /// The names of the countries.
    pub(super) fn countries(&self) -> Vec<&str> {
        let name = |code| crate::domain::country::name(code).map(|name| name.in_language(self.lang));
        self.item.countries.iter().map(|code| name(code).unwrap_or(code)).collect()
    }

    /// The values of a field of the practice, with their labels from a vocabulary.
    pub(super) fn terms<'a>(&'a self, field: &str, vocabulary: &str) -> Vec<&'a str> {
        let values = self.published.version.practice.get(field).and_then(Value::as_array);
        let named =
            |value| self.names.term(vocabulary, value).map_or(value, |label| label.in_language(self.lang));
        values.into_iter().flatten().filter_map(Value::as_str).map(named).collect()
    }

    /// The value of a text field of the practice.
    pub(super) fn text(&self, field: &str) -> Option<&str> {
        self.published.version.practice.get(field).and_then(Value::as_str)
    }
}
