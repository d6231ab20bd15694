//! Counts of publications by country and by chapter, objective or theme, including where there are none.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;
use utoipa::ToSchema;

use super::labels::label;
use super::{IndexRead, Search, Searches, query};
use crate::domain::compendium::CompendiumRef;
use crate::domain::country;
use crate::domain::ids::CompendiumId;
use crate::domain::labels::Label;
use crate::domain::language::UiLanguage;
use crate::domain::links::{Links, List};
use crate::error::{Error, Result};
use crate::search::{Cross, Facet, Table, sort_key};
use crate::services::catalog::Catalog;
use crate::services::page::Paging;

/// The group whose members are listed even if they have no practices: a value of the vocabulary `memberships`.
const MEMBER_STATES: &str = "sela";

/// A compendium's publications, counted by country and by another facet.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Matrix {
    /// The compendium.
    pub compendium: CompendiumRef,
    /// The facet of the rows: `country`.
    #[schema(example = "country")]
    pub rows_by: &'static str,
    /// The facet of the columns: `chapter`, `gcm_objective` or `theme`.
    #[schema(example = "gcm_objective")]
    pub columns_by: &'static str,
    /// Number of sections counted.
    pub total: u64,
    /// The columns, in the order of the chapters or the vocabulary.
    pub columns: Vec<MatrixColumn>,
    /// The rows, sorted by name: the member states and all other countries with practices.
    pub rows: Vec<MatrixRow>,
    /// The state of the index.
    pub index: IndexRead,
    /// The compendium's notice about everything it shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice: Option<Label>,
}

/// A column of a matrix.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MatrixColumn {
    /// The value to filter by.
    #[schema(example = "14")]
    pub value: String,
    /// Its label in the reader's language.
    #[schema(example = "Protección, asistencia y cooperación consulares")]
    pub label: String,
    /// Number of sections that have it. A section can be in several rows, so this is not always the sum of the column.
    pub total: u64,
    /// The URL of the search that lists them.
    #[schema(
        example = "https://acervo.example.org/api/v1/search?compendium=framework-document&gcm_objective=14"
    )]
    pub url: String,
}

/// A row of a matrix.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MatrixRow {
    /// The value to filter by.
    #[schema(example = "CO")]
    pub value: String,
    /// Its label in the reader's language.
    #[schema(example = "Colombia")]
    pub label: String,
    /// Whether it is one of the member states, which are shown even if they have no practices.
    pub member: bool,
    /// Number of sections that have it. A section can be in several columns, so this is not always the sum of the
    /// cells.
    pub total: u64,
    /// The URL of the search that lists them.
    #[schema(example = "https://acervo.example.org/api/v1/search?compendium=framework-document&country=CO")]
    pub url: String,
    /// One cell for each column, in order.
    pub cells: Vec<MatrixCell>,
}

/// A cell of a matrix.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MatrixCell {
    /// The column's value.
    #[schema(example = "14")]
    pub column: String,
    /// Number of sections that have both values.
    pub count: u64,
    /// The URL of the search that lists them.
    #[schema(
        example = "https://acervo.example.org/api/v1/search?compendium=framework-document&country=CO&gcm_objective=14"
    )]
    pub url: String,
}

impl Searches {
    /// Counts a compendium's publications that match the filters of the search, by country and by `columns`. A filter
    /// on countries, or on the facet of the columns, also determines which of them are shown.
    ///
    /// # Errors
    /// `not_found` if there is no such compendium.
    pub fn matrix(&self, compendium: &str, columns: Facet, mut search: Search) -> Result<Matrix> {
        let (names, found) = self.store.read(|db| Ok((self.names.now(db)?, db.compendium(compendium)?)))?;
        let (compendium, _) = found.ok_or_else(Error::not_found)?;
        search.q = String::new();
        search.filters.insert(Facet::Compendium, vec![compendium.slug.clone()]);
        let reader = search.lang;
        let query = query(&names, search, Paging { skip: 0, limit: 1 })?;
        let complete = self.live.is_complete();
        let cross = self.live.ask(|index| index.cross(&query, Facet::Country, &[columns]));
        let complete = complete && cross.is_some();
        let cross = cross.unwrap_or_default();
        let none = Table::default();
        let table = cross.tables.first().unwrap_or(&none);
        let address =
            Address { links: &self.links, filters: &query.filters, years: (query.year_from, query.year_to) };

        let shown = |facet: Facet, value: &str| {
            query
                .filters
                .get(&facet)
                .is_none_or(|only| only.is_empty() || only.iter().any(|one| one == value))
        };
        let mut order = values(&names, Some(compendium.id), columns);
        append_counted(&mut order, &table.columns);
        order.retain(|value| shown(columns, value));
        let called = |value: &str| {
            label(columns, value, &names).map_or(value, |label| label.in_language(reader)).to_owned()
        };
        let rows =
            countries(&names, &cross, reader).into_iter().filter(|row| shown(Facet::Country, &row.code));
        let rows = rows.map(|row| row.counted(&cross, table, columns, &order, &address));
        Ok(Matrix {
            compendium: CompendiumRef::from(&compendium),
            rows_by: Facet::Country.name(),
            columns_by: columns.name(),
            total: cross.total,
            rows: rows.collect(),
            columns: order
                .iter()
                .map(|value| MatrixColumn {
                    label: called(value),
                    total: table.columns.get(value).copied().unwrap_or(0),
                    url: address.of(&[(columns, value)]),
                    value: value.clone(),
                })
                .collect(),
            index: IndexRead { complete },
            notice: compendium.settings.notice,
        })
    }
}

/// A country, with its name in the reader's language.
pub(super) struct Named {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) member: bool,
}

impl Named {
    /// Returns the country's row, with its total and its count in each column.
    fn counted(
        self,
        cross: &Cross,
        table: &Table,
        columns: Facet,
        order: &[String],
        address: &Address<'_>,
    ) -> MatrixRow {
        let cells = order.iter().map(|column| MatrixCell {
            column: column.clone(),
            count: table.cell(&self.code, column),
            url: address.of(&[(Facet::Country, &self.code), (columns, column)]),
        });
        MatrixRow {
            total: cross.rows.get(&self.code).copied().unwrap_or(0),
            url: address.of(&[(Facet::Country, &self.code)]),
            cells: cells.collect(),
            label: self.name,
            member: self.member,
            value: self.code,
        }
    }
}

/// Returns the member states and all other countries that were counted, sorted by name.
pub(super) fn countries(names: &Catalog, cross: &Cross, reader: UiLanguage) -> Vec<Named> {
    let members: BTreeSet<&str> = member_states(names).collect();
    let counted = cross.rows.keys().map(String::as_str).filter(|code| !members.contains(code));
    let all = members.iter().copied().chain(counted);
    let mut all: Vec<Named> = all
        .map(|code| Named {
            name: country::name(code).map_or(code, |name| name.in_language(reader)).to_owned(),
            member: members.contains(code),
            code: code.to_owned(),
        })
        .collect();
    all.sort_by_cached_key(|one| (sort_key(&one.name), one.code.clone()));
    all
}

/// Returns the codes of the current member states.
pub(super) fn member_states(names: &Catalog) -> impl Iterator<Item = &str> {
    let group = names.list("memberships").iter().find(|group| group.value == MEMBER_STATES);
    let members = group.map_or(&[][..], |group| &group.members);
    members.iter().filter(|member| member.is_current()).map(|member| member.country.as_str())
}

/// Returns all values of a column facet, in order. Chapters are those of one compendium, or of all.
pub(super) fn values(names: &Catalog, of: Option<CompendiumId>, facet: Facet) -> Vec<String> {
    let vocabulary = match facet {
        Facet::Chapter => {
            let compendia = names.compendia.iter().filter(|one| of.is_none_or(|of| of == one.id));
            let chapters = compendia.filter_map(|one| names.in_order.get(&one.id)).flatten();
            let slugs = chapters.filter_map(|id| names.chapters.get(id)).map(|chapter| chapter.slug.clone());
            // Several compendia may have chapters with the same slug, which are one value.
            let mut seen = BTreeSet::new();
            return slugs.filter(|slug| seen.insert(slug.clone())).collect();
        }
        Facet::GcmObjective => "gcm_objectives",
        _ => "inclusion_themes",
    };
    names.list(vocabulary).iter().map(|term| term.value.clone()).collect()
}

/// Adds values that were counted but are no longer in the vocabulary.
pub(super) fn append_counted(order: &mut Vec<String>, counted: &HashMap<String, u64>) {
    let mut more: Vec<String> = counted.keys().filter(|value| !order.contains(value)).cloned().collect();
    more.sort();
    order.append(&mut more);
}

/// Creates URLs of searches.
pub(super) struct Address<'a> {
    pub(super) links: &'a Links,
    pub(super) filters: &'a BTreeMap<Facet, Vec<String>>,
    /// The first and last year.
    pub(super) years: (Option<i64>, Option<i64>),
}

impl Address<'_> {
    /// Returns the URL of the search with these filters, which replace existing filters on the same facets.
    pub(super) fn of(&self, filters: &[(Facet, &str)]) -> String {
        let kept = self.filters.iter().filter(|(facet, _)| !filters.iter().any(|(of, _)| of == *facet));
        let kept = kept.flat_map(|(facet, values)| values.iter().map(|value| (facet.name(), value.as_str())));
        let put = filters.iter().map(|(facet, value)| (facet.name(), *value));
        let years = [("year_from", self.years.0), ("year_to", self.years.1)];
        let years = years.map(|(name, year)| (name, year.map(|year| year.to_string())));
        let years = years.iter().filter_map(|(name, year)| Some((*name, year.as_deref()?)));
        self.links.list(List::Search, kept.chain(put).chain(years))
    }
}
