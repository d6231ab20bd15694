//! The publications of each country, and what it lacks that others have.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::labels::label;
use super::matrix::{Address, append_counted, countries, member_states, values};
use super::{FacetCount, IndexRead, Search, SearchItem, Searches, notice};
use crate::domain::country;
use crate::domain::institution::InstitutionRef;
use crate::domain::labels::Label;
use crate::domain::language::UiLanguage;
use crate::domain::links::Links;
use crate::error::{Error, Result};
use crate::search::{Cross, Facet, Query, Sort};
use crate::services::catalog::Catalog;
use crate::services::page::Paging;

/// The facets by which a country's practices are counted.
const COUNTED: [Facet; 3] = [Facet::Chapter, Facet::Theme, Facet::GcmObjective];
/// Number of practices shown on a country's page.
const LATEST: i64 = 10;

/// The countries.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CountryList {
    /// The member states and all other countries with practices, sorted by name in the reader's language.
    pub items: Vec<CountryLine>,
    /// The state of the index.
    pub index: IndexRead,
}

/// A country in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CountryLine {
    /// ISO 3166-1 alpha-2.
    #[schema(example = "CO")]
    pub code: String,
    /// Its name in the reader's language.
    #[schema(example = "Colombia")]
    pub label: String,
    /// Whether it is one of the member states.
    pub member: bool,
    /// Number of its practices.
    pub total: u64,
    /// The URL of its page.
    #[schema(example = "https://acervo.example.org/api/v1/countries/CO")]
    pub url: String,
}

/// A country's practices, and what it lacks.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Country {
    /// ISO 3166-1 alpha-2.
    #[schema(example = "CO")]
    pub code: String,
    /// Its name by language.
    pub name: Label,
    /// Whether it is one of the member states.
    pub member: bool,
    /// The organisations and processes it takes or took part in.
    pub memberships: Vec<Membership>,
    /// The regions it belongs to, in the reader's language.
    #[schema(example = json!(["América del Sur"]))]
    pub regions: Vec<String>,
    /// Number of its practices.
    pub total: u64,
    /// The URL of the search that lists them.
    #[schema(example = "https://acervo.example.org/api/v1/search?country=CO")]
    pub url: String,
    /// Its practices by chapter, in the chapters' order. A practice is also counted in all chapters above its own.
    pub chapters: Vec<FacetCount>,
    /// Its practices by theme.
    pub themes: Vec<FacetCount>,
    /// Its practices by objective of the Global Compact.
    pub gcm_objectives: Vec<FacetCount>,
    /// The institutions of the country, and all others that have published practices about it.
    pub institutions: Vec<CountryInstitution>,
    /// Its most recently published practices, at most ten.
    pub latest: Vec<SearchItem>,
    /// What others have and it lacks.
    pub lacks: Lacks,
    /// The state of the index.
    pub index: IndexRead,
    /// The compendium's notice about everything it shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice: Option<Label>,
}

/// A country's current or former membership of a group.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Membership {
    /// The group: a value of the vocabulary `memberships`.
    #[schema(example = "can")]
    pub group: String,
    /// The group's label in the reader's language.
    #[schema(example = "Comunidad Andina (CAN)")]
    pub label: String,
    /// `member`, `associate`, `observer` or `suspended`.
    #[schema(example = "member")]
    pub status: String,
    /// The beginning of the membership, as a year or a date; null if it is not recorded.
    #[schema(example = "1969-05-26")]
    pub from: Option<String>,
    /// The end of the membership; null while it lasts.
    #[schema(example = "1976-10-30")]
    pub until: Option<String>,
}

/// An institution on a country's page.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CountryInstitution {
    /// The institution.
    #[serde(flatten)]
    pub institution: InstitutionRef,
    /// Number of practices about the country that it has published.
    pub count: u64,
}

/// Topics on which other countries have practices and this one has none.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Lacks {
    /// Chapters, in order.
    pub chapters: Vec<Lacking>,
    /// Objectives of the Global Compact.
    pub gcm_objectives: Vec<Lacking>,
}

/// A topic on which other countries have practices.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Lacking {
    /// The value to filter by.
    #[schema(example = "16")]
    pub value: String,
    /// Its label in the reader's language.
    #[schema(example = "Inclusión plena y cohesión social")]
    pub label: String,
    /// Number of other countries that have practices on it.
    pub others: u64,
    /// The URL of the search that lists these practices.
    #[schema(example = "https://acervo.example.org/api/v1/search?gcm_objective=16")]
    pub url: String,
}

impl Searches {
    /// Returns the member states and all other countries with practices, with the number of practices of each.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn countries(&self, reader: UiLanguage) -> Result<CountryList> {
        let names = self.store.read(|db| self.names.now(db))?;
        let (cross, index) = self.crossed(&[]);
        let lines = countries(&names, &cross, reader).into_iter().map(|country| CountryLine {
            total: cross.rows.get(&country.code).copied().unwrap_or(0),
            url: self.links.api(&format!("countries/{}", country.code)),
            code: country.code,
            label: country.name,
            member: country.member,
        });
        Ok(CountryList { items: lines.collect(), index })
    }

    /// Returns a country's practices, and what it lacks that others have.
    ///
    /// # Errors
    /// `not_found` if this is not a country code.
    pub fn country(&self, code: &str, reader: Result<UiLanguage>) -> Result<Country> {
        let code = code.to_ascii_uppercase();
        let name = country::name(&code).ok_or_else(Error::not_found)?;
        let reader = reader?;
        let names = self.store.read(|db| self.names.now(db))?;
        let (cross, index) = self.crossed(&COUNTED);
        let of_country = Search {
            q: String::new(),
            lang: reader,
            filters: BTreeMap::from([(Facet::Country, vec![code.clone()])]),
            year_from: None,
            year_to: None,
            sort: Sort::Newest,
            literal: false,
            facets: vec![Facet::Institution],
        };
        let found = self.answer(&names, of_country, Paging { skip: 0, limit: LATEST }, false)?;
        let counted = found.facets.into_values().flatten().map(|one| (one.value, one.count));
        let read = Reading { names: &names, cross: &cross, code: &code, reader, links: &self.links };
        Ok(Country {
            member: member_states(&names).any(|member| member == code),
            memberships: read.memberships(),
            regions: read.regions(),
            total: cross.rows.get(&code).copied().unwrap_or(0),
            url: read.search(Facet::Country, &code),
            chapters: read.counts(0),
            themes: read.counts(1),
            gcm_objectives: read.counts(2),
            institutions: institutions(&names, &code, counted.collect()),
            latest: found.items,
            lacks: Lacks { chapters: read.lacks(0), gcm_objectives: read.lacks(2) },
            index: IndexRead { complete: index.complete && found.index.complete },
            notice: notice(&names),
            name: name.clone(),
            code,
        })
    }

    /// Counts all published practices by country and by other facets.
    fn crossed(&self, columns: &[Facet]) -> (Cross, IndexRead) {
        let complete = self.live.is_complete();
        let everything = Query::new("", UiLanguage::En);
        let cross = self.live.ask(|index| index.cross(&everything, Facet::Country, columns));
        let index = IndexRead { complete: complete && cross.is_some() };
        (cross.unwrap_or_default(), index)
    }
}

/// The counts, from the point of view of one country.
struct Reading<'a> {
    names: &'a Catalog,
    cross: &'a Cross,
    code: &'a str,
    reader: UiLanguage,
    links: &'a Links,
}

impl Reading<'_> {
    fn memberships(&self) -> Vec<Membership> {
        let memberships = self.names.list("memberships").iter().flat_map(|group| {
            let own = group.members.iter().filter(|member| member.country == self.code);
            own.map(|member| Membership {
                group: group.value.clone(),
                label: group.label.in_language(self.reader).to_owned(),
                status: member.status.clone(),
                from: member.from.clone(),
                until: member.until.clone(),
            })
        });
        memberships.collect()
    }

    fn regions(&self) -> Vec<String> {
        let regions = self.names.list("sub_regions").iter();
        let around = regions.filter(|region| {
            region.members.iter().any(|member| member.is_current() && member.country == self.code)
        });
        around.map(|region| region.label.in_language(self.reader).to_owned()).collect()
    }

    fn values(&self, at: usize) -> Vec<String> {
        let mut all = values(self.names, None, COUNTED[at]);
        if let Some(table) = self.cross.tables.get(at) {
            append_counted(&mut all, &table.columns);
        }
        all
    }

    fn called(&self, at: usize, value: &str) -> String {
        label(COUNTED[at], value, self.names).map_or(value, |label| label.in_language(self.reader)).to_owned()
    }

    fn search(&self, facet: Facet, value: &str) -> String {
        Address { links: self.links, filters: &BTreeMap::new(), years: (None, None) }.of(&[(facet, value)])
    }

    fn counts(&self, at: usize) -> Vec<FacetCount> {
        let Some(table) = self.cross.tables.get(at) else { return Vec::new() };
        let counts = self.values(at).into_iter().map(|value| FacetCount {
            label: self.called(at, &value),
            count: table.cell(self.code, &value),
            value,
        });
        counts.filter(|one| one.count > 0).collect()
    }

    fn lacks(&self, at: usize) -> Vec<Lacking> {
        let Some(table) = self.cross.tables.get(at) else { return Vec::new() };
        let missing = self.values(at).into_iter().filter(|value| table.cell(self.code, value) == 0);
        let lacking = missing.map(|value| Lacking {
            label: self.called(at, &value),
            others: table.cells.values().filter(|cells| cells.contains_key(&value)).count() as u64,
            url: self.search(COUNTED[at], &value),
            value,
        });
        lacking.filter(|one| one.others > 0).collect()
    }
}

/// Returns the institutions of a country and all others with practices about it, sorted by slug.
fn institutions(names: &Catalog, code: &str, counted: BTreeMap<String, u64>) -> Vec<CountryInstitution> {
    let concerned = names
        .institutions
        .values()
        .filter(|one| one.country.as_deref() == Some(code) || counted.contains_key(&one.slug));
    let mut all: Vec<CountryInstitution> = concerned
        .map(|one| CountryInstitution {
            institution: InstitutionRef::from(one),
            count: counted.get(&one.slug).copied().unwrap_or(0),
        })
        .collect();
    all.sort_by(|a, b| a.institution.slug.cmp(&b.institution.slug));
    all
}
