//! What each country has published, and what it lacks that others have.

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

/// What a country's practices are counted by.
const COUNTED: [Facet; 3] = [Facet::Chapter, Facet::Theme, Facet::GcmObjective];
/// How many of its practices a country's page shows.
const LATEST: i64 = 10;

/// The countries.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CountryList {
    /// By name in the reader's language: the member states, and every other country that has something.
    pub items: Vec<CountryLine>,
    /// The index.
    pub index: IndexRead,
}

/// A country in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CountryLine {
    /// ISO 3166-1 alpha-2.
    #[schema(example = "CO")]
    pub code: String,
    /// What it is called in the reader's language.
    #[schema(example = "Colombia")]
    pub label: String,
    /// Whether it is one of the member states.
    pub member: bool,
    /// How many practices it has.
    pub total: u64,
    /// Where its page is found.
    #[schema(example = "https://acervo.example.org/api/v1/countries/CO")]
    pub url: String,
}

/// What a country has, and what it lacks.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Country {
    /// ISO 3166-1 alpha-2.
    #[schema(example = "CO")]
    pub code: String,
    /// Its name by language.
    pub name: Label,
    /// Whether it is one of the member states.
    pub member: bool,
    /// The organisations and processes that it takes or took part in.
    pub memberships: Vec<Membership>,
    /// The regions that it lies in, in the reader's language.
    #[schema(example = json!(["América del Sur"]))]
    pub regions: Vec<String>,
    /// How many practices it has.
    pub total: u64,
    /// The search that lists them.
    #[schema(example = "https://acervo.example.org/api/v1/search?country=CO")]
    pub url: String,
    /// Its practices by chapter, in the chapters' order; a practice also counts for the chapters above its own.
    pub chapters: Vec<FacetCount>,
    /// Its practices by theme.
    pub themes: Vec<FacetCount>,
    /// Its practices by objective of the Global Compact.
    pub gcm_objectives: Vec<FacetCount>,
    /// The institutions of the country, and all others that have published practices of it.
    pub institutions: Vec<CountryInstitution>,
    /// Its practices that were published last, ten at most.
    pub latest: Vec<SearchItem>,
    /// What others have and it has not.
    pub lacks: Lacks,
    /// The index.
    pub index: IndexRead,
    /// What the compendium says about all that it shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice: Option<Label>,
}

/// That a country belongs, or once belonged, to a group.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Membership {
    /// The group: a value of the vocabulary `memberships`.
    #[schema(example = "can")]
    pub group: String,
    /// What it is called in the reader's language.
    #[schema(example = "Comunidad Andina (CAN)")]
    pub label: String,
    /// `member`, `associate`, `observer` or `suspended`.
    #[schema(example = "member")]
    pub status: String,
    /// Since when: a year or a date; null if it is not recorded.
    #[schema(example = "1969-05-26")]
    pub from: Option<String>,
    /// Until when; null while it lasts.
    #[schema(example = "1976-10-30")]
    pub until: Option<String>,
}

/// An institution on a country's page.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CountryInstitution {
    /// The institution.
    #[serde(flatten)]
    pub institution: InstitutionRef,
    /// How many practices of the country it has published.
    pub count: u64,
}

/// What other countries have practices on, and this one has not.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Lacks {
    /// Chapters, in order.
    pub chapters: Vec<Lacking>,
    /// Objectives of the Global Compact.
    pub gcm_objectives: Vec<Lacking>,
}

/// Something that other countries have practices on.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Lacking {
    /// The value, as the filter takes it.
    #[schema(example = "16")]
    pub value: String,
    /// What it is called in the reader's language.
    #[schema(example = "Inclusión plena y cohesión social")]
    pub label: String,
    /// How many other countries have practices on it.
    pub others: u64,
    /// The search that lists those.
    #[schema(example = "https://acervo.example.org/api/v1/search?gcm_objective=16")]
    pub url: String,
}

impl Searches {
    /// The member states and every other country that has something, with how much each has.
    ///
    /// # Errors
    /// Our own faults alone.
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

    /// What a country has, and what it lacks that others have.
    ///
    /// # Errors
    /// `not_found` if that is no country's code.
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

    /// All that is published, counted by country and by other facets.
    fn crossed(&self, columns: &[Facet]) -> (Cross, IndexRead) {
        let complete = self.live.is_complete();
        let everything = Query::new("", UiLanguage::En);
        let cross = self.live.ask(|index| index.cross(&everything, Facet::Country, columns));
        let index = IndexRead { complete: complete && cross.is_some() };
        (cross.unwrap_or_default(), index)
    }
}

/// What was counted, read for one country.
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
        let around = regions.filter(|region| region.members.iter().any(|member| member.country == self.code));
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

/// The institutions of a country, and all others with practices of it, by slug.
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
