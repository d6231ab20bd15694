//! The query of a search, and the form in which it is stored. Permanent URLs, feeds, exports and saved searches all
//! represent a query in this form.

use std::collections::BTreeMap;

use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value, json};
use utoipa::openapi::schema::{AdditionalProperties, ArrayBuilder, ObjectBuilder, SchemaType};
use utoipa::openapi::{RefOr, Schema, Type};
use utoipa::{PartialSchema, ToSchema};

use crate::domain::language::UiLanguage;
use crate::domain::links::{Links, List, with_parameters};
use crate::domain::text::is_blank;
use crate::search::{Facet, Sort};

/// Maximum number of characters of a stored query. A search reads no more than this.
const LONGEST_QUESTION: usize = 2000;
/// Maximum number of values per filter, and maximum number of characters per value, in a stored query.
const MOST_VALUES: usize = 50;
const LONGEST_VALUE: usize = 200;

/// The names of the sort orders, starting with the default.
pub fn sort_names() -> [&'static str; Sort::ALL.len()] {
    Sort::ALL.map(Sort::name)
}

/// Returns the sort order with this name.
pub fn sort_named(name: &str) -> Option<Sort> {
    Sort::named(name)
}

/// A reader's search.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Search {
    /// Words, phrases, exclusions and fields.
    pub q: String,
    /// The reader's language.
    pub lang: UiLanguage,
    /// The values of each filter, as named by the reader.
    pub filters: BTreeMap<Facet, Vec<String>>,
    /// Only practices that were still going on in or after that year.
    pub year_from: Option<i64>,
    /// Only practices that began in or before that year.
    pub year_to: Option<i64>,
    /// The sort order.
    pub sort: Sort,
    /// Whether to search only for the words typed, without other names of their concepts.
    pub literal: bool,
    /// The facets to count.
    pub facets: Vec<Facet>,
}

/// A query: words, filters and order, without the reader and the number of results wanted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StoredQuery {
    /// Words, phrases, exclusions and fields.
    pub q: String,
    /// The values of each filter, as named by the reader, sorted and without duplicates.
    pub filters: BTreeMap<Facet, Vec<String>>,
    /// Only practices that were still going on in or after that year.
    pub year_from: Option<i64>,
    /// Only practices that began in or before that year.
    pub year_to: Option<i64>,
    /// The sort order.
    pub sort: Sort,
    /// Whether to search only for the words typed, without other names of their concepts.
    pub literal: bool,
}

impl StoredQuery {
    /// Returns the query of a search.
    pub fn of(search: &Search) -> StoredQuery {
        StoredQuery {
            q: search.q.clone(),
            filters: search.filters.clone(),
            year_from: search.year_from,
            year_to: search.year_to,
            sort: search.sort,
            literal: search.literal,
        }
        .normal()
    }

    /// Returns a reader's search with this query.
    pub fn search(&self, lang: UiLanguage) -> Search {
        Search {
            q: self.q.clone(),
            lang,
            filters: self.filters.clone(),
            year_from: self.year_from,
            year_to: self.year_to,
            sort: self.sort,
            literal: self.literal,
            facets: Vec::new(),
        }
    }

    /// Whether the query matches everything.
    pub fn is_everything(&self) -> bool {
        self.parameters().is_empty()
    }

    /// Returns the parameters in their canonical order, without defaults.
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        let mut parameters = Vec::new();
        if !self.q.is_empty() {
            parameters.push(("q", self.q.clone()));
        }
        for (facet, values) in &self.filters {
            parameters.extend(values.iter().map(|value| (facet.name(), value.clone())));
        }
        let years = [("year_from", self.year_from), ("year_to", self.year_to)];
        parameters
            .extend(years.into_iter().filter_map(|(name, year)| year.map(|year| (name, year.to_string()))));
        if self.sort != Sort::default() {
            parameters.push(("sort", self.sort.name().to_owned()));
        }
        if self.literal {
            parameters.push(("expand", "false".to_owned()));
        }
        parameters
    }

    /// Returns the URL at which a list answers this query to a reader of that language.
    pub fn url(&self, links: &Links, list: List, lang: UiLanguage) -> String {
        let parameters = self.parameters();
        let asked = parameters.iter().map(|(name, value)| (*name, value.as_str()));
        links.list(list, asked.chain([("lang", lang.code())]))
    }

    /// Returns the path of the page that shows the results, below its language: `/search?q=…`.
    pub fn page(&self) -> String {
        let parameters = self.parameters();
        let asked = parameters.iter().map(|(name, value)| (*name, value.as_str()));
        with_parameters("/search".to_owned(), asked)
    }

    /// Returns the query in its canonical form, so that equal queries have equal URLs.
    fn normal(mut self) -> StoredQuery {
        self.q = if is_blank(&self.q) { String::new() } else { self.q.trim().to_owned() };
        // Without words, there is nothing to expand.
        self.literal &= !self.q.is_empty();
        for (facet, values) in &mut self.filters {
            for value in values.iter_mut() {
                *value = match facet {
                    Facet::Country => value.trim().to_uppercase(),
                    _ => value.trim().to_owned(),
                };
            }
            values.retain(|value| !is_blank(value));
            values.sort_unstable();
            values.dedup();
        }
        self.filters.retain(|_, values| !values.is_empty());
        self
    }
}

impl Serialize for StoredQuery {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if !self.q.is_empty() {
            map.serialize_entry("q", &self.q)?;
        }
        for (facet, values) in &self.filters {
            map.serialize_entry(facet.name(), values)?;
        }
        for (name, year) in [("year_from", self.year_from), ("year_to", self.year_to)] {
            if let Some(year) = year {
                map.serialize_entry(name, &year)?;
            }
        }
        if self.sort != Sort::default() {
            map.serialize_entry("sort", self.sort.name())?;
        }
        if self.literal {
            map.serialize_entry("expand", &false)?;
        }
        map.end()
    }
}

/// Ignores unknown members: input is checked against the schema instead, and a filter that no longer exists must not
/// make a stored query unreadable.
impl<'de> Deserialize<'de> for StoredQuery {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<StoredQuery, D::Error> {
        let map = Map::deserialize(deserializer)?;
        let text = |name: &str| map.get(name).and_then(Value::as_str).unwrap_or_default();
        let values = |facet: &Facet| -> Vec<String> {
            let values = map.get(facet.name()).and_then(Value::as_array).into_iter().flatten();
            values.filter_map(|value| value.as_str().map(str::to_owned)).collect()
        };
        let year = |name: &str| map.get(name).and_then(Value::as_i64);
        Ok(StoredQuery {
            q: text("q").to_owned(),
            filters: Facet::PUBLIC.iter().map(|facet| (*facet, values(facet))).collect(),
            year_from: year("year_from"),
            year_to: year("year_to"),
            sort: sort_named(text("sort")).unwrap_or_default(),
            literal: map.get("expand").and_then(Value::as_bool) == Some(false),
        }
        .normal())
    }
}

impl PartialSchema for StoredQuery {
    fn schema() -> RefOr<Schema> {
        let string = || ObjectBuilder::new().schema_type(Type::String);
        let year = || {
            ObjectBuilder::new()
                .schema_type(SchemaType::Type(Type::Integer))
                .minimum(Some(0))
                .maximum(Some(9999))
        };
        let mut schema = ObjectBuilder::new()
            .schema_type(Type::Object)
            .description(Some("A query: the parameters of a search that say what is asked"))
            .property("q", string().max_length(Some(LONGEST_QUESTION)));
        for facet in Facet::PUBLIC {
            let values = ArrayBuilder::new()
                .items(string().min_length(Some(1)).max_length(Some(LONGEST_VALUE)))
                .max_items(Some(MOST_VALUES));
            schema = schema.property(facet.name(), values);
        }
        schema
            .property("year_from", year())
            .property("year_to", year())
            .property("sort", string().enum_values(Some(sort_names())))
            .property("expand", ObjectBuilder::new().schema_type(Type::Boolean))
            .additional_properties(Some(AdditionalProperties::<Schema>::FreeForm(false)))
            .examples([json!({"q": "ventanilla consular", "country": ["CO", "PE"], "sort": "newest"})])
            .into()
    }
}

impl ToSchema for StoredQuery {}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(value: Value) -> StoredQuery {
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn equal_questions_have_equal_addresses() {
        let one = read(json!({"q": " agua & luz ", "country": ["pe", "CO", "pe"], "sort": "relevance"}));
        let other = read(json!({"country": ["CO", "PE"], "theme": [], "q": "agua & luz"}));
        assert_eq!(one, other);
        let url = "https://a.example/api/v1/search?q=agua%20%26%20luz&country=CO&country=PE&lang=pt";
        assert_eq!(one.url(&Links::new("https://a.example"), List::Search, UiLanguage::Pt), url);
    }

    #[test]
    fn a_query_is_read_back_as_it_was_written() {
        let query = read(
            json!({"q": "\"año\"", "theme": ["work"], "year_from": 2019, "year_to": 2021, "sort": "title",
                "expand": false}),
        );
        assert_eq!(read(serde_json::to_value(&query).unwrap()), query);
        assert_eq!(StoredQuery::of(&query.search(UiLanguage::Fr)), query);
        assert!(
            read(json!({"q": " \u{a0}\u{200b}", "country": [" ", "\u{2800}"], "expand": false}))
                .is_everything()
        );
    }
}
