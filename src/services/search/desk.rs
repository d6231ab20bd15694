//! Search at the editors' desk: it covers the latest version of each section that was released to the editors, whatever
//! its stage.

use std::collections::{BTreeMap, HashMap};
use std::time::Instant;

use serde::Serialize;
use utoipa::ToSchema;

use super::labels::labelled;
use super::{FacetCount, HighlightView, IndexRead, QueryRead, Search, Searches, ask, milliseconds, next};
use crate::domain::compendium::ChapterRef;
use crate::domain::ids::SectionId;
use crate::domain::institution::InstitutionRef;
use crate::domain::language::Language;
use crate::domain::links::List;
use crate::domain::time::Timestamp;
use crate::domain::workflow::Stage;
use crate::error::Result;
use crate::policy::{Context, Task, permit_task};
use crate::search::{Facet, Hit, Query, SearchResult};
use crate::services::catalog::Catalog;
use crate::services::page::Paging;
use crate::services::stored_query::StoredQuery;

/// An editor's search.
#[derive(Clone, Debug)]
pub struct DeskSearch {
    /// The part that is the same as in public searches.
    pub search: Search,
    /// Only sections at one of these stages; all sections if empty.
    pub stages: Vec<Stage>,
    /// Only sections last submitted at or after this time.
    pub submitted_from: Option<Timestamp>,
    /// Only sections last submitted before this time.
    pub submitted_before: Option<Timestamp>,
    /// Whether to explain how each score was calculated.
    pub explain: bool,
}

/// The results of a search at the desk.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DeskAnswer {
    /// Total number of sections found.
    pub total: usize,
    /// The permanent URL of this list, without paging.
    #[schema(example = "https://acervo.example.org/api/v1/desk/search?q=consular&stage=submitted&lang=es")]
    pub url: String,
    /// The duration of the search in milliseconds.
    pub took_ms: f64,
    /// The sections of this page.
    pub items: Vec<DeskItem>,
    /// The counts by facet. Each facet ignores the filter on itself.
    #[schema(value_type = Object)]
    pub facets: BTreeMap<&'static str, Vec<FacetCount>>,
    /// How the query was interpreted.
    pub query: QueryRead,
    /// The state of the index.
    pub index: IndexRead,
    /// The cursor of the next page; null on the last page.
    pub next: Option<String>,
}

/// A section that was found, as editors see it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DeskItem {
    /// The section.
    pub section_id: SectionId,
    /// The stage of its working copy.
    pub stage: Stage,
    /// The number of the version that was found, which is the latest one released to editors.
    pub version: u32,
    /// The number of the published version, if any.
    pub published_version: Option<u32>,
    /// When the section was last submitted.
    pub submitted_at: Option<Timestamp>,
    /// The language it is written in.
    pub lang: Language,
    /// The practice's title.
    pub title: String,
    /// The practice's summary.
    pub summary: String,
    /// The countries where it was carried out, as ISO 3166-1 alpha-2 codes.
    pub countries: Vec<String>,
    /// The institution that wrote it.
    pub institution: InstitutionRef,
    /// The chapter the version is in.
    pub chapter: ChapterRef,
    /// Its URL.
    #[schema(example = "https://acervo.example.org/api/v1/sections/01960000-0000-7000-8000-000000000001")]
    pub url: String,
    /// How well it matches; comparable only within one response.
    pub score: f32,
    /// Passages with the words searched for.
    pub highlights: Vec<HighlightView>,
    /// How the score was calculated: a tree of `value`, `description` and `details`. Only if requested with `explain`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>, example = json!({"value": 8.3, "description": "Max of", "details": []}))]
    pub explanation: Option<serde_json::Value>,
}

impl Searches {
    /// Answers a search of the versions released to editors.
    ///
    /// # Errors
    /// Those of the policy; the faults of `asked`.
    pub fn at_the_desk(&self, context: &Context, asked: Result<(DeskSearch, Paging)>) -> Result<DeskAnswer> {
        permit_task(&context.actor, Task::SearchDesk, None)?;
        let (DeskSearch { mut search, stages, submitted_from, submitted_before, explain }, paging) = asked?;
        let begun = Instant::now();
        if !stages.is_empty() {
            let stages = stages.iter().map(|stage| stage.name().to_owned());
            search.filters.insert(Facet::Stage, stages.collect());
        }
        let complete = self.desk.is_complete();
        let mut url = StoredQuery::of(&search).url(&self.links, List::DeskSearch, search.lang);
        for (name, at) in [("submitted_from", submitted_from), ("submitted_before", submitted_before)] {
            url.extend(at.map(|at| format!("&{name}={at}")));
        }
        let names = self.store.read(|db| self.names.now(db))?;
        let query = Query {
            explain,
            released_from: submitted_from,
            released_before: submitted_before,
            ..super::query(&names, search, paging)?
        };
        let asked = ask(&self.desk, &query);
        let index = IndexRead { complete: complete && asked.is_some() };
        let (found, read) = asked.unwrap_or_default();
        let next = next(&query, &found, paging);
        let SearchResult { total, hits, facets, .. } = found;
        Ok(DeskAnswer {
            total,
            url,
            items: self.desk_items(hits, &names)?,
            facets: labelled(&facets, query.reader, &names),
            query: read,
            index,
            next,
            took_ms: milliseconds(begun),
        })
    }

    /// Returns the hits that still are the version that editors see.
    fn desk_items(&self, hits: Vec<Hit>, names: &Catalog) -> Result<Vec<DeskItem>> {
        let ids: Vec<SectionId> = hits.iter().map(|hit| hit.section).collect();
        let seen =
            self.store.read(|db| if ids.is_empty() { Ok(Vec::new()) } else { db.seen_by_editors(&ids) })?;
        let seen: HashMap<_, _> =
            seen.into_iter().map(|(section, version)| ((section.id, version), section)).collect();
        let items = hits.into_iter().filter_map(|hit| {
            let section = seen.get(&(hit.section, hit.version))?;
            Some(DeskItem {
                section_id: hit.section,
                stage: section.stage,
                version: hit.version,
                published_version: section.published_version,
                submitted_at: section.submitted_at,
                lang: hit.language,
                title: hit.title,
                summary: hit.summary,
                countries: hit.countries,
                institution: InstitutionRef::from(names.institutions.get(&hit.institution)?),
                chapter: ChapterRef::from(names.chapters.get(&hit.chapter)?),
                url: self.links.section(hit.section),
                score: hit.score,
                highlights: hit.highlights.into_iter().map(HighlightView::from).collect(),
                explanation: hit.explanation,
            })
        });
        Ok(items.collect())
    }
}
