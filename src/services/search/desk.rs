//! Searching at the editors' desk: of every section the latest version that was released to them, whatever its stage.

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

/// A search, as an editor asks it.
#[derive(Clone, Debug)]
pub struct DeskSearch {
    /// What is asked as of the public.
    pub search: Search,
    /// Only sections that stand at any of these stages; all if there is none.
    pub stages: Vec<Stage>,
    /// Only sections that were last submitted from then on.
    pub submitted_from: Option<Timestamp>,
    /// Only sections that were last submitted before then.
    pub submitted_before: Option<Timestamp>,
    /// Whether to say how each score came about.
    pub explain: bool,
}

/// What a search at the desk found.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DeskAnswer {
    /// How many sections there are in all.
    pub total: usize,
    /// The permanent address of this list, without a page.
    #[schema(example = "https://acervo.example.org/api/v1/desk/search?q=consular&stage=submitted&lang=es")]
    pub url: String,
    /// How many milliseconds it took.
    pub took_ms: f64,
    /// The sections of this page.
    pub items: Vec<DeskItem>,
    /// The counts, by facet. Each ignores its own field's filter.
    #[schema(value_type = Object)]
    pub facets: BTreeMap<&'static str, Vec<FacetCount>>,
    /// How the question was read.
    pub query: QueryRead,
    /// The index.
    pub index: IndexRead,
    /// The cursor of the next page; null on the last.
    pub next: Option<String>,
}

/// A section that was found, as editors see it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DeskItem {
    /// The section.
    pub section_id: SectionId,
    /// Where its working copy stands.
    pub stage: Stage,
    /// The number of the version that was found: the latest that was released to editors.
    pub version: u32,
    /// What the public sees, if anything.
    pub published_version: Option<u32>,
    /// When the section was last submitted.
    pub submitted_at: Option<Timestamp>,
    /// The language it is written in.
    pub lang: Language,
    /// The practice's title.
    pub title: String,
    /// The practice's summary.
    pub summary: String,
    /// Where it was done, ISO 3166-1 alpha-2.
    pub countries: Vec<String>,
    /// The institution that wrote it.
    pub institution: InstitutionRef,
    /// The chapter that the version stands in.
    pub chapter: ChapterRef,
    /// Where it is found.
    #[schema(example = "https://acervo.example.org/api/v1/sections/01960000-0000-7000-8000-000000000001")]
    pub url: String,
    /// How well it fits; comparable within one answer only.
    pub score: f32,
    /// Where the words stand.
    pub highlights: Vec<HighlightView>,
    /// How the score came about: a tree of `value`, `description` and `details`. Only where `explain` asks for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>, example = json!({"value": 8.3, "description": "Max of", "details": []}))]
    pub explanation: Option<serde_json::Value>,
}

impl Searches {
    /// Answers a search among what is released to editors.
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

    /// The hits that still are what editors see.
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
