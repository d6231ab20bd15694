//! Completions of what a reader is typing: titles, names and the terms of vocabularies and the thesaurus. Titles come
//! from the index and are looked up again, like the hits of a search; everything else is public.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use serde::Serialize;
use utoipa::ToSchema;

use super::completions::{COMPLETED, kind};
use super::{AsOf, IndexRead, Searches};
use crate::domain::ids::SectionId;
use crate::domain::language::UiLanguage;
use crate::domain::links::List;
use crate::error::{Error, Fault, FaultCode, Result};
use crate::search::{Facet, Index, Prefix, Rank, plain};
use crate::services::catalog::Catalog;
use crate::services::stored_query::StoredQuery;

/// Default and maximum number of completions.
const USUAL: i64 = 10;
const MOST: i64 = 20;
/// Maximum number of labels compared by how often they occur.
const COMPARED: usize = 300;

/// Completions of what was typed.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(example = json!({
    "items": [
        {"kind": "theme", "label": "Salud", "html": "<mark>Sal</mark>ud", "filter": "theme", "value": "health", "count": 3,
            "url": "https://acervo.example.org/api/v1/search?theme=health&lang=es"},
        {"kind": "title", "label": "Salas de lectura", "html": "<mark>Sal</mark>as de lectura",
            "section_id": "01960000-0000-7000-8000-000000000001",
            "url": "https://acervo.example.org/api/v1/published/01960000-0000-7000-8000-000000000001"},
        {"kind": "concept", "label": "salud mental", "html": "<mark>sal</mark>ud mental", "q": "salud mental",
            "url": "https://acervo.example.org/api/v1/search?q=salud%20mental&lang=es"},
    ],
    "index": {"complete": true},
}))]
pub struct Suggestions {
    /// The completions, most likely first.
    pub items: Vec<Suggestion>,
    /// The state of the index.
    pub index: IndexRead,
}

/// A completion.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct Suggestion {
    /// `title` of a practice, `concept` of the thesaurus, or the name of a filter: `country`, `theme`, `gcm_objective`,
    /// `practice_type`, `target_group`, `institution`, `chapter`, `guiding_principle`, `sub_region`, `membership`,
    /// `language`, `scope`, `maturity`.
    #[schema(value_type = String, example = "theme")]
    pub kind: &'static str,
    /// The label in the reader's language; a title is in its own language.
    #[schema(example = "Salud")]
    pub label: String,
    /// The label as escaped HTML, with `<mark>` around what was typed and no other elements.
    #[schema(example = "<mark>Sal</mark>ud")]
    pub html: String,
    /// The search filter that takes the value.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, nullable = false, example = "theme")]
    pub filter: Option<&'static str>,
    /// The value.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, example = "health")]
    pub value: Option<String>,
    /// Number of sections that have the value.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, example = 3)]
    pub count: Option<u64>,
    /// For a concept: the text to search for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, example = "salud mental")]
    pub q: Option<String>,
    /// For a title: the section.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub section_id: Option<SectionId>,
    /// For a title: the URL of the published section. For everything else: the URL of the search that lists the
    /// matching sections.
    #[schema(example = "https://acervo.example.org/api/v1/search?theme=health&lang=es")]
    pub url: String,
}

/// A possible completion.
struct Candidate {
    rank: Rank,
    label: String,
    of: Of,
}

/// The item that a label belongs to.
enum Of {
    /// A value, with the number of sections that have it.
    Value(Facet, String, u64),
    /// The practice of a section.
    Title(SectionId),
    /// A concept of the thesaurus.
    Concept,
}

impl Of {
    /// Returns the position of its kind.
    fn kind(&self) -> usize {
        match self {
            Of::Value(facet, ..) => kind(*facet),
            Of::Title(_) => COMPLETED.len(),
            Of::Concept => COMPLETED.len() + 1,
        }
    }

    /// Whether no published section has it.
    fn is_absent(&self) -> bool {
        matches!(self, Of::Value(_, _, 0))
    }
}

impl Searches {
    /// Returns completions of `typed` in the reader's language.
    ///
    /// # Errors
    /// `invalid` if `limit` is not between 1 and 20.
    pub fn suggest(&self, typed: &str, reader: UiLanguage, limit: Option<i64>) -> Result<Suggestions> {
        self.suggest_as_of(&self.as_of()?, typed, reader, limit)
    }

    /// Returns the same, as of that state or a later one.
    ///
    /// # Errors
    /// As for [`Searches::suggest`].
    pub fn suggest_as_of(
        &self,
        as_of: &AsOf,
        typed: &str,
        reader: UiLanguage,
        limit: Option<i64>,
    ) -> Result<Suggestions> {
        let limit = limit.unwrap_or(USUAL);
        let fault = match limit {
            ..1 => Some(Fault::new("/query/limit", FaultCode::TooSmall).with("limit", 1)),
            1..=MOST => None,
            _ => Some(Fault::new("/query/limit", FaultCode::TooLarge).with("limit", MOST)),
        };
        if let Some(fault) = fault {
            return Err(Error::invalid(vec![fault]));
        }
        let limit = usize::try_from(limit).map_err(Error::internal)?;
        let Some(prefix) = Prefix::of(typed) else {
            let complete = self.live.is_complete();
            return Ok(Suggestions { items: Vec::new(), index: IndexRead { complete } });
        };
        let names = self.names_as_of(as_of)?;
        let (mut items, mut complete) = self.completed(&names, &prefix, reader, limit)?;
        if items.is_empty()
            && let Some(forgiving) = prefix.forgiving()
        {
            (items, complete) = self.completed(&names, &forgiving, reader, limit)?;
        }
        Ok(Suggestions { items, index: IndexRead { complete } })
    }

    /// Returns the completions of a prefix, and whether the index is complete.
    fn completed(
        &self,
        names: &Arc<Catalog>,
        prefix: &Prefix,
        reader: UiLanguage,
        limit: usize,
    ) -> Result<(Vec<Suggestion>, bool)> {
        let asked = self.live.ask(|index| {
            let values = self.values(index, names, prefix, reader)?;
            Ok((values, index.titles(prefix, limit)?))
        });
        let complete = asked.is_some() && self.live.is_complete();
        let (mut candidates, titles) = asked.unwrap_or_default();
        let keys: Vec<(SectionId, u32)> = titles.iter().map(|(_, hit)| (hit.section, hit.version)).collect();
        let published = match keys.is_empty() {
            true => Vec::new(),
            false => self.store.read(|db| db.still_published(&keys))?,
        };
        let mut shown = HashSet::new();
        for (rank, hit) in titles {
            if published.contains(&hit.section) && shown.insert(hit.section) {
                candidates.push(Candidate { rank, label: hit.title, of: Of::Title(hit.section) });
            }
        }
        candidates.extend(self.concepts(names, prefix, reader, limit));
        let chosen = mixed(candidates, limit).into_iter();
        Ok((chosen.map(|one| self.suggestion(one, prefix, reader)).collect(), complete))
    }

    fn suggestion(&self, chosen: Candidate, prefix: &Prefix, reader: UiLanguage) -> Suggestion {
        let html = prefix.marked(&chosen.label);
        let list = |query: StoredQuery| query.url(&self.links, List::Search, reader);
        match chosen.of {
            Of::Value(facet, value, count) => Suggestion {
                kind: facet.name(),
                label: chosen.label,
                html,
                filter: Some(facet.name()),
                count: Some(count),
                url: list(StoredQuery {
                    filters: BTreeMap::from([(facet, vec![value.clone()])]),
                    ..StoredQuery::default()
                }),
                value: Some(value),
                ..Suggestion::default()
            },
            Of::Title(section) => Suggestion {
                kind: "title",
                label: chosen.label,
                html,
                section_id: Some(section),
                url: self.links.published(section),
                ..Suggestion::default()
            },
            Of::Concept => Suggestion {
                kind: "concept",
                html,
                q: Some(chosen.label.clone()),
                url: list(StoredQuery { q: chosen.label.clone(), ..StoredQuery::default() }),
                label: chosen.label,
                ..Suggestion::default()
            },
        }
    }

    /// Returns filter values, most likely first.
    fn values(
        &self,
        index: &Index,
        names: &Arc<Catalog>,
        prefix: &Prefix,
        reader: UiLanguage,
    ) -> Result<Vec<Candidate>> {
        let labels = self.completions.values(names, reader);
        let mut suited = labels.begun(prefix);
        suited.sort_by_key(|one| (one.rank, kind(one.of.0), one.label));
        suited.truncate(COMPARED);
        let asked: Vec<(Facet, &str)> = suited.iter().map(|one| (one.of.0, one.of.1.as_str())).collect();
        let counts = self.completions.tallies.of(index, &asked)?;
        let mut suited: Vec<_> = suited.into_iter().zip(counts).collect();
        suited.sort_by_key(|(one, count)| (Reverse(*count), one.label));
        let candidates = suited.into_iter().map(|(one, count)| {
            let of = Of::Value(one.of.0, one.of.1.clone(), count);
            Candidate { rank: one.rank, label: one.label.to_owned(), of }
        });
        Ok(candidates.collect())
    }

    /// Returns concepts of the thesaurus, each under the name that matches best.
    fn concepts(
        &self,
        names: &Arc<Catalog>,
        prefix: &Prefix,
        reader: UiLanguage,
        limit: usize,
    ) -> Vec<Candidate> {
        let labels = self.completions.concepts(names, reader);
        let mut suited = labels.begun(prefix);
        suited.sort_by_key(|one| (one.rank, one.label.len(), one.label));
        let mut seen = HashSet::new();
        suited.retain(|one| seen.insert(one.of));
        suited.truncate(limit);
        let candidates = suited.into_iter().map(|one| Candidate {
            rank: one.rank,
            label: one.label.to_owned(),
            of: Of::Concept,
        });
        candidates.collect()
    }
}

/// Returns the best candidates of all kinds. No kind takes more than half of the places while another can fill them.
/// Concepts with the same name as an earlier candidate are omitted: the value of a filter is more informative than a
/// concept of that name.
fn mixed(mut candidates: Vec<Candidate>, limit: usize) -> Vec<Candidate> {
    candidates.sort_by_key(|one| (one.rank, one.of.is_absent(), one.of.kind()));
    let mut names = HashSet::new();
    let mut of_kind: BTreeMap<usize, usize> = BTreeMap::new();
    let (mut chosen, mut spare) = (Vec::new(), Vec::new());
    for (n, candidate) in candidates.into_iter().enumerate() {
        if chosen.len() == limit {
            break;
        }
        let taken = of_kind.entry(candidate.of.kind()).or_default();
        if *taken == limit {
            continue;
        }
        let new = names.insert(plain(&candidate.label));
        if new || !matches!(candidate.of, Of::Concept) {
            *taken += 1;
            match *taken > limit.div_ceil(2) {
                true => spare.push((n, candidate)),
                false => chosen.push((n, candidate)),
            }
        }
    }
    chosen.extend(spare);
    chosen.truncate(limit);
    chosen.sort_by_key(|(n, _)| *n);
    chosen.into_iter().map(|(_, candidate)| candidate).collect()
}
