//! What has been published as a whole: for the home page, and for the list of countries by part of the region.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::labels::FacetCount;
use super::{CountryLine, IndexRead, Matrix, Search, SearchAnswer, SearchItem, Searches};
use crate::domain::compendium::{Chapter, CompendiumRef};
use crate::domain::language::UiLanguage;
use crate::error::{Error, Result};
use crate::search::{Facet, Sort};
use crate::services::catalog::Catalog;
use crate::services::page::Paging;

/// Number of practices shown as the latest.
const LATEST: i64 = 6;

/// Everything that has been published, in numbers, with the latest practices.
#[derive(Clone, Debug)]
pub struct Overview {
    /// The compendia, oldest first.
    pub compendia: Vec<CompendiumCounts>,
    /// Number of practices.
    pub total: usize,
    /// Number of institutions that have published practices.
    pub institutions: usize,
    /// The practices by original language, most frequent first.
    pub languages: Vec<FacetCount>,
    /// The member states and all other countries with practices, sorted by name in the reader's language.
    pub countries: Vec<CountryLine>,
    /// The most recently published practices, at most six.
    pub latest: Vec<SearchItem>,
    /// The state of the index.
    pub index: IndexRead,
}

/// A compendium, and how many practices are in each of its chapters.
#[derive(Clone, Debug)]
pub struct CompendiumCounts {
    /// The compendium.
    pub compendium: CompendiumRef,
    /// Its top-level chapters in order, including those without practices. A practice in a sub-chapter counts.
    pub chapters: Vec<FacetCount>,
}

/// The countries by part of the region.
#[derive(Clone, Debug)]
pub struct Regions {
    /// The parts of the region, in the vocabulary's order, without those that have no country to show.
    pub regions: Vec<Region>,
    /// Countries outside the region that have practices.
    pub elsewhere: Vec<CountryLine>,
    /// The state of the index.
    pub index: IndexRead,
}

/// A part of the region.
#[derive(Clone, Debug)]
pub struct Region {
    /// The value to filter by: one of the vocabulary `sub_regions`.
    pub value: String,
    /// Its label in the reader's language.
    pub label: String,
    /// Number of practices in its countries.
    pub total: u64,
    /// Its member states and its other countries with practices, sorted by name in the reader's language.
    pub countries: Vec<CountryLine>,
}

/// The counts of one compendium by country and another facet, and the compendia to choose from.
#[derive(Clone, Debug)]
pub struct Coverage {
    /// The counts.
    pub matrix: Matrix,
    /// All compendia, oldest first.
    pub compendia: Vec<CompendiumRef>,
    /// The codes of the countries that lie in the region.
    pub region: BTreeSet<String>,
}

impl Coverage {
    /// Whether there are several compendia, so that it matters which one is counted.
    pub fn is_one_of_several(&self) -> bool {
        self.compendia.len() > 1
    }
}

impl Searches {
    /// Returns the counts of a compendium, by default the oldest, by country and by `columns`.
    ///
    /// # Errors
    /// `not_found` if there is no such compendium.
    pub fn coverage(&self, compendium: Option<&str>, columns: Facet, reader: UiLanguage) -> Result<Coverage> {
        let names = self.store.read(|db| self.names.now(db))?;
        let first = names.compendia.first().map(|one| one.slug.as_str());
        let slug = compendium.or(first).ok_or_else(Error::not_found)?;
        Ok(Coverage {
            matrix: self.matrix(slug, columns, everything(reader, Vec::new()))?,
            compendia: names.compendia.iter().map(CompendiumRef::from).collect(),
            region: region(&names),
        })
    }

    /// Returns what has been published, in numbers, with the latest practices.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn overview(&self, reader: UiLanguage) -> Result<Overview> {
        let found = self.newest(reader, vec![Facet::Chapter, Facet::Institution, Facet::Language], LATEST)?;
        let list = self.countries(reader)?;
        let names = self.store.read(|db| self.names.now(db))?;
        let compendia = names.compendia.iter().map(CompendiumRef::from).collect();
        let mut facets = found.facets;
        let mut counts = |facet: Facet| facets.remove(facet.name()).unwrap_or_default();
        let chapters = counts(Facet::Chapter).into_iter().map(|one| (one.value, one.count)).collect();
        Ok(Overview {
            compendia: self.chapters_of(compendia, &chapters, reader)?,
            total: found.total,
            institutions: counts(Facet::Institution).len(),
            languages: counts(Facet::Language),
            countries: list.items,
            latest: found.items,
            index: IndexRead { complete: found.index.complete && list.index.complete },
        })
    }

    /// Returns the countries by part of the region, as [`Searches::countries`] lists them.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn regions(&self, reader: UiLanguage) -> Result<Regions> {
        let mut found = self.newest(reader, vec![Facet::SubRegion], 1)?;
        let counted = found.facets.remove(Facet::SubRegion.name()).unwrap_or_default();
        let counted: HashMap<String, u64> = counted.into_iter().map(|one| (one.value, one.count)).collect();
        let mut list = self.countries(reader)?;
        let names = self.store.read(|db| self.names.now(db))?;
        let mut regions = Vec::new();
        for region in names.list("sub_regions") {
            let lies_there = |line: &CountryLine| {
                region.members.iter().any(|member| member.is_current() && member.country == line.code)
            };
            let (countries, others): (Vec<_>, Vec<_>) = list.items.into_iter().partition(lies_there);
            list.items = others;
            if !countries.is_empty() {
                regions.push(Region {
                    value: region.value.clone(),
                    label: region.label.in_language(reader).to_owned(),
                    total: counted.get(&region.value).copied().unwrap_or(0),
                    countries,
                });
            }
        }
        let index = IndexRead { complete: found.index.complete && list.index.complete };
        Ok(Regions { regions, elsewhere: list.items, index })
    }

    /// Returns the newest of all published practices, with the counts of these facets.
    fn newest(&self, reader: UiLanguage, facets: Vec<Facet>, limit: i64) -> Result<SearchAnswer> {
        self.search(everything(reader, facets), Paging { skip: 0, limit })
    }

    fn chapters_of(
        &self,
        compendia: Vec<CompendiumRef>,
        counted: &HashMap<String, u64>,
        reader: UiLanguage,
    ) -> Result<Vec<CompendiumCounts>> {
        let count = |chapter: Chapter| FacetCount {
            label: chapter.title.in_language(reader).to_owned(),
            count: counted.get(&chapter.slug).copied().unwrap_or(0),
            value: chapter.slug,
        };
        self.store.read(|db| {
            let mut all = Vec::with_capacity(compendia.len());
            for compendium in compendia {
                let chapters = db.chapters(compendium.id)?.into_iter().map(count).collect();
                all.push(CompendiumCounts { compendium, chapters });
            }
            Ok(all)
        })
    }
}

/// Returns the search that finds everything, newest first.
fn everything(reader: UiLanguage, facets: Vec<Facet>) -> Search {
    Search {
        q: String::new(),
        lang: reader,
        filters: BTreeMap::new(),
        year_from: None,
        year_to: None,
        sort: Sort::Newest,
        literal: false,
        facets,
    }
}

/// Returns the codes of the countries that lie in the region.
fn region(names: &Catalog) -> BTreeSet<String> {
    let members = names.list("sub_regions").iter().flat_map(|region| &region.members);
    members.map(|member| member.country.clone()).collect()
}
