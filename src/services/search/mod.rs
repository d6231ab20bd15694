//! Searches of published sections, and of versions released to editors at the desk. Hits come from the index; each is
//! then looked up in the store and dropped unless it is still the version that was indexed. Labels come from the store,
//! in the reader's language.

mod completions;
mod countries;
mod desk;
mod labels;
mod marking;
mod matrix;
mod overview;
mod read;
mod results;
mod similar;
mod suggest;
mod view;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Instant;

use crate::domain::compendium::ChapterRef;
use crate::domain::ids::SectionId;
use crate::domain::institution::InstitutionRef;
use crate::domain::labels::Label;
use crate::domain::language::UiLanguage;
use crate::domain::links::{Links, List};
use crate::error::{Code, Error, Result};
use crate::policy::{Context, Task, permit_task};
use crate::search::{Facet, Hit, LiveIndex, PATIENCE, Query, SearchResult, Sort, State};
use crate::services::catalog::{Catalog, CatalogCache};
use crate::services::page::Paging;
use crate::services::stored_query::StoredQuery;
use crate::store::{JournalEnd, Store};

use labels::labelled;
pub(super) use labels::{label, vocabulary};

pub use crate::search::Marker;
pub use crate::services::stored_query::Search;
pub use completions::{COMPLETED, Completions};
pub use countries::{Country, CountryInstitution, CountryLine, CountryList, Lacking, Lacks, Membership};
pub use desk::{DeskAnswer, DeskItem, DeskSearch};
pub use labels::FacetCount;
pub use matrix::{Matrix, MatrixCell, MatrixColumn, MatrixRow};
pub use overview::{CompendiumCounts, Coverage, Overview, Region, Regions};
pub use read::{Corrected, Expanded, QueryRead};
pub use results::{Chosen, CountryNamed, Results};
pub use similar::Similar;
pub use suggest::{Suggestion, Suggestions};
pub use view::{HighlightView, IndexRead, SearchAnswer, SearchItem};

/// Maximum number of results that can be paged through: nobody looks for anything further down by paging.
pub(super) const DEEPEST: usize = 10_000;

/// The state that an answer is based on: the end of the journal, and the state of the index if it is complete. If two
/// are equal, so are the answers.
#[derive(Clone, Debug, PartialEq)]
pub struct AsOf {
    journal: JournalEnd,
    index: Option<State>,
}

impl AsOf {
    /// Whether the index was complete, so that an answer may be cached.
    pub fn is_complete(&self) -> bool {
        self.index.is_some()
    }
}

/// The search service.
pub struct Searches {
    pub(super) store: Arc<Store>,
    pub(super) live: Arc<LiveIndex>,
    /// The editors' index.
    desk: Arc<LiveIndex>,
    pub(super) links: Links,
    pub(super) names: Arc<CatalogCache>,
    completions: Completions,
}

impl Searches {
    /// Creates the service for the index of published sections and the index of versions released to editors. `links`
    /// creates the URLs.
    pub fn new(
        store: Arc<Store>,
        names: Arc<CatalogCache>,
        live: Arc<LiveIndex>,
        desk: Arc<LiveIndex>,
        links: Links,
    ) -> Searches {
        Searches { store, live, desk, links, names, completions: Completions::default() }
    }

    /// Runs the most common requests in each of the four languages, to load the data they need into memory.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn warm_up(&self) -> Result<()> {
        let names = self.store.read(|db| self.names.now(db))?;
        for lang in UiLanguage::ALL {
            let word =
                names.chapters.values().next().map(|chapter| chapter.title.in_language(lang).to_owned());
            let search = Search {
                q: word.clone().unwrap_or_default(),
                lang,
                filters: BTreeMap::new(),
                year_from: None,
                year_to: None,
                sort: Sort::Relevance,
                literal: false,
                facets: Facet::PUBLIC.to_vec(),
            };
            self.search(search, Paging::new(None, None)?)?;
            let begun: String = word.iter().flat_map(|word| word.chars().take(1)).collect();
            self.suggest(&begun, lang, None)?;
        }
        Ok(())
    }

    /// Returns the state that an answer would be based on now.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn as_of(&self) -> Result<AsOf> {
        // The journal must be read first: data read after it may be newer, but never older.
        let journal = self.store.read(|db| db.journal_end())?;
        let index = self.live.index().filter(|_| self.live.is_complete());
        Ok(AsOf { journal, index: index.map(|index| index.state()) })
    }

    /// Answers a search, and explains how each score was calculated.
    ///
    /// # Errors
    /// Those of the policy; the faults of `search`.
    pub fn explain(&self, context: &Context, search: Result<(Search, Paging)>) -> Result<SearchAnswer> {
        permit_task(&context.actor, Task::ExplainSearch, None)?;
        let (search, paging) = search?;
        let names = self.store.read(|db| self.names.now(db))?;
        self.answer(&names, search, paging, true)
    }

    /// Answers a search.
    ///
    /// # Errors
    /// Internal errors; `invalid` if the page is too deep.
    pub fn search(&self, search: Search, paging: Paging) -> Result<SearchAnswer> {
        self.search_as_of(&self.as_of()?, search, paging)
    }

    /// Answers a search as of that state or a later one.
    ///
    /// # Errors
    /// As for [`Searches::search`].
    pub fn search_as_of(&self, as_of: &AsOf, search: Search, paging: Paging) -> Result<SearchAnswer> {
        let names = self.names_as_of(as_of)?;
        self.answer(&names, search, paging, false)
    }

    fn names_as_of(&self, as_of: &AsOf) -> Result<Arc<Catalog>> {
        self.store.read(|db| self.names.at(db, as_of.journal.seq))
    }

    fn answer(&self, names: &Catalog, search: Search, paging: Paging, explain: bool) -> Result<SearchAnswer> {
        let begun = Instant::now();
        let complete = self.live.is_complete();
        let url = StoredQuery::of(&search).url(&self.links, List::Search, search.lang);
        let query = Query { explain, ..query(names, search, paging)? };
        let Some((found, read)) = ask(&self.live, &query) else {
            return Ok(empty(url, names, begun));
        };
        let keys: Vec<(SectionId, u32)> = found.hits.iter().map(|hit| (hit.section, hit.version)).collect();
        let published = match keys.is_empty() {
            true => Vec::new(),
            false => self.store.read(|db| db.still_published(&keys))?,
        };
        let next = next(&query, &found, paging);
        Ok(SearchAnswer {
            total: found.total,
            url,
            took_ms: milliseconds(begun),
            items: self.items(found.hits, &published, names),
            facets: labelled(&found.facets, query.reader, names),
            query: read,
            index: IndexRead { complete },
            next,
            notice: notice(names),
        })
    }

    /// Returns the hits that still are the version that was indexed, as shown to readers.
    pub(super) fn items(&self, hits: Vec<Hit>, published: &[SectionId], names: &Catalog) -> Vec<SearchItem> {
        let mut items = Vec::with_capacity(hits.len());
        for hit in hits {
            let institution = names.institutions.get(&hit.institution);
            let chapter = names.chapters.get(&hit.chapter);
            let (true, Some(institution), Some(chapter)) =
                (published.contains(&hit.section), institution, chapter)
            else {
                continue;
            };
            items.push(SearchItem {
                section_id: hit.section,
                available_langs: vec![hit.language.clone()],
                lang: hit.language,
                title: hit.title,
                summary: hit.summary,
                countries: hit.countries,
                institution: InstitutionRef::from(institution),
                chapter: ChapterRef::from(chapter),
                url: self.links.published(hit.section),
                score: hit.score,
                published_at: hit.released_at,
                highlights: hit.highlights.into_iter().map(HighlightView::from).collect(),
                explanation: hit.explanation,
            });
        }
        items
    }
}

/// Converts a search to the index's query.
pub(super) fn query(names: &Catalog, search: Search, paging: Paging) -> Result<Query> {
    let mut filters = search.filters;
    for facet in [Facet::Institution, Facet::Chapter, Facet::Compendium] {
        for value in filters.get_mut(&facet).into_iter().flatten() {
            if let Some(slug) = names.slug(facet, value) {
                *value = slug.to_owned();
            }
        }
    }
    let after = usize::try_from(paging.skip).map_err(Error::internal)?;
    if after >= DEEPEST {
        return Err(Error::new(Code::Invalid).detail("detail-too-deep-page"));
    }
    Ok(Query {
        thesaurus: (!search.literal && !search.q.is_empty()).then(|| names.concepts()),
        text: search.q,
        reader: search.lang,
        filters,
        year_from: search.year_from,
        year_to: search.year_to,
        released_from: None,
        released_before: None,
        sort: search.sort,
        limit: usize::try_from(paging.limit).map_err(Error::internal)?,
        after,
        facets: search.facets,
        forgiving: true,
        explain: false,
        patience: PATIENCE,
    })
}

/// Returns the results of a query, and how the query was interpreted.
fn ask(live: &LiveIndex, query: &Query) -> Option<(SearchResult, QueryRead)> {
    let (mut found, did_you_mean) = live.ask(|index| {
        let found = index.search(query)?;
        let meant = index.did_you_mean(query, &found)?;
        Ok((found, meant))
    })?;
    if found.cut_short {
        tracing::warn!("a search was cut short");
    }
    let read = QueryRead {
        relaxed: found.relaxed,
        cut_short: found.cut_short,
        corrected: std::mem::take(&mut found.corrections).into_iter().map(Corrected::from).collect(),
        did_you_mean,
        expanded: std::mem::take(&mut found.expansions).into_iter().map(Expanded::from).collect(),
    };
    Some((found, read))
}

/// Returns the cursor of the next page.
fn next(query: &Query, found: &SearchResult, paging: Paging) -> Option<String> {
    let page = found.hits.len();
    let reached = query.after + page;
    let more = page > 0 && reached < found.total && reached < DEEPEST;
    more.then(|| paging.page(vec![(); page], i64::MAX).next).flatten()
}

/// Returns the answer for when there is no index, or none that can be read.
fn empty(url: String, names: &Catalog, begun: Instant) -> SearchAnswer {
    SearchAnswer {
        total: 0,
        url,
        took_ms: milliseconds(begun),
        items: Vec::new(),
        facets: BTreeMap::new(),
        query: QueryRead::default(),
        index: IndexRead { complete: false },
        next: None,
        notice: notice(names),
    }
}

fn milliseconds(begun: Instant) -> f64 {
    (begun.elapsed().as_secs_f64() * 1e6).round() / 1e3
}

/// Returns the first compendium's notice about everything it shows.
fn notice(names: &Catalog) -> Option<Label> {
    names.compendia.first()?.settings.notice.clone()
}
