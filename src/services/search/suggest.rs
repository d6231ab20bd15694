//! Completions of what a reader has begun to type: titles, names and the words of vocabularies and the thesaurus. The
//! titles come from the index and are looked up again like the hits of a search; everything else is public.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};
use std::sync::{Arc, PoisonError, RwLock};

use serde::Serialize;
use utoipa::ToSchema;

use super::labels::{label, vocabulary};
use super::{IndexRead, Searches};
use crate::domain::country;
use crate::domain::ids::SectionId;
use crate::domain::language::Tongue;
use crate::domain::thesaurus::Concept;
use crate::error::{Error, Fault, Result};
use crate::search::{Beginning, Facet, Index, Labels, Rank, Tallies, plain};
use crate::services::names::Known;
use crate::services::stored_query::StoredQuery;

/// How many completions are given unless asked otherwise, and at most.
const USUAL: i64 = 10;
const MOST: i64 = 20;
/// So many labels are compared by how often they occur.
const COMPARED: usize = 300;

/// The values that complete, in the order in which equally good ones come: what narrows a list most tellingly first.
const VALUES: [Facet; 13] = [
    Facet::Country,
    Facet::Theme,
    Facet::GcmObjective,
    Facet::PracticeType,
    Facet::TargetGroup,
    Facet::Institution,
    Facet::Chapter,
    Facet::GuidingPrinciple,
    Facet::SubRegion,
    Facet::Membership,
    Facet::Language,
    Facet::Scope,
    Facet::Maturity,
];

/// How what somebody has begun to type may go on.
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
    /// The likeliest first.
    pub items: Vec<Suggestion>,
    /// The index.
    pub index: IndexRead,
}

/// A completion.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct Suggestion {
    /// `title` of a practice, `concept` of the thesaurus, or the name of a filter: `country`, `theme`,
    /// `gcm_objective`, `practice_type`, `target_group`, `institution`, `chapter`, `guiding_principle`, `sub_region`,
    /// `membership`, `language`, `scope`, `maturity`.
    #[schema(value_type = String, example = "theme")]
    pub kind: &'static str,
    /// What it is called, in the reader's language; a title in its own.
    #[schema(example = "Salud")]
    pub label: String,
    /// The label as escaped HTML with `<mark>` around what was typed and no other element.
    #[schema(example = "<mark>Sal</mark>ud")]
    pub html: String,
    /// The filter of a search that takes the value.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, nullable = false, example = "theme")]
    pub filter: Option<&'static str>,
    /// The value.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, example = "health")]
    pub value: Option<String>,
    /// How many sections have the value.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, example = 3)]
    pub count: Option<u64>,
    /// Of a concept: what to search for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, example = "salud mental")]
    pub q: Option<String>,
    /// Of a title: the section.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub section_id: Option<SectionId>,
    /// Of a title: the published section; of everything else: the search that lists what has it.
    #[schema(example = "https://acervo.example.org/api/v1/search?theme=health&lang=es")]
    pub url: String,
}

type Values = Labels<(Facet, String)>;
type Concepts = Labels<String>;
/// Labels in each of the four languages, with what they were made from.
type Made<From, Of> = [RwLock<Option<(Arc<From>, Arc<Of>)>>; 4];

/// What completes, ready to be looked up; made anew when names change, and at the first question after that.
#[derive(Default)]
pub struct Completions {
    values: Made<Known, Values>,
    concepts: Made<Vec<Concept>, Concepts>,
    tallies: Tallies,
}

/// A completion on its way into the answer.
struct Candidate {
    rank: Rank,
    /// Whether nothing that is published has it.
    absent: bool,
    /// The place of its kind.
    kind: usize,
    item: Suggestion,
}

impl Searches {
    /// How `typed` may go on, in the reader's language: [`Suggestions`] as JSON.
    ///
    /// # Errors
    /// `invalid`; the faults of `limit`.
    pub fn suggest(&self, typed: &str, reader: Tongue, limit: Option<i64>) -> Result<Arc<[u8]>> {
        let limit = limit.unwrap_or(USUAL);
        let fault = match limit {
            ..1 => Some(Fault::new("/query/limit", "too_small").with("limit", 1)),
            1..=MOST => None,
            _ => Some(Fault::new("/query/limit", "too_large").with("limit", MOST)),
        };
        if let Some(fault) = fault {
            return Err(Error::invalid(vec![fault]));
        }
        let limit = usize::try_from(limit).map_err(Error::internal)?;
        let Some(beginning) = Beginning::of(typed) else {
            let complete = self.shelf.is_complete();
            return written(&Suggestions { items: Vec::new(), index: IndexRead { complete } });
        };
        let (names, made_from) = self.now()?;
        let asked = (typed.to_owned(), reader, limit);
        if let Some(made_from) = &made_from
            && let Some(json) = self.lately.completions.under(made_from, &asked)
        {
            return Ok(json);
        }
        let (mut items, mut complete) = self.completed(&names, &beginning, reader, limit)?;
        if items.is_empty()
            && let Some(forgiving) = beginning.forgiving()
        {
            (items, complete) = self.completed(&names, &forgiving, reader, limit)?;
        }
        let json = written(&Suggestions { items, index: IndexRead { complete } })?;
        if let Some(made_from) = made_from.filter(|_| complete) {
            self.lately.completions.keep(made_from, asked, json.clone(), json.len());
        }
        Ok(json)
    }

    /// The completions of a beginning, and whether the index had everything.
    fn completed(
        &self,
        names: &Arc<Known>,
        beginning: &Beginning,
        reader: Tongue,
        limit: usize,
    ) -> Result<(Vec<Suggestion>, bool)> {
        let asked = self.shelf.ask(|index| {
            let values = self.values(index, names, beginning, reader, limit)?;
            Ok((values, index.titles(beginning, limit)?))
        });
        let complete = asked.is_some() && self.shelf.is_complete();
        let (mut candidates, titles) = asked.unwrap_or_default();
        let keys: Vec<(SectionId, u32)> = titles.iter().map(|(_, hit)| (hit.section, hit.version)).collect();
        let published = match keys.is_empty() {
            true => Vec::new(),
            false => self.store.read(|db| db.still_published(&keys))?,
        };
        let mut shown = HashSet::new();
        for (rank, hit) in titles {
            if published.contains(&hit.section) && shown.insert(hit.section) {
                let item = Suggestion {
                    kind: "title",
                    html: beginning.marked(&hit.title),
                    label: hit.title,
                    section_id: Some(hit.section),
                    url: format!("{}/api/v1/published/{}", self.public_url, hit.section),
                    ..Suggestion::default()
                };
                candidates.push(Candidate { rank, absent: false, kind: VALUES.len(), item });
            }
        }
        candidates.extend(self.concepts(names, beginning, reader, limit));
        Ok((mixed(candidates, limit), complete))
    }

    /// Values of filters, the likeliest first.
    fn values(
        &self,
        index: &Index,
        names: &Arc<Known>,
        beginning: &Beginning,
        reader: Tongue,
        limit: usize,
    ) -> Result<Vec<Candidate>> {
        let labels = made(&self.completions.values, reader, names, |names| value_labels(names, reader));
        let kind = |facet: Facet| VALUES.iter().position(|known| *known == facet).unwrap_or(VALUES.len());
        let mut suited = labels.begun(beginning);
        suited.sort_by_key(|one| (one.rank, kind(one.of.0), one.label));
        suited.truncate(COMPARED);
        let asked: Vec<(Facet, &str)> = suited.iter().map(|one| (one.of.0, one.of.1.as_str())).collect();
        let counts = self.completions.tallies.of(index, &asked)?;
        let mut suited: Vec<_> = suited.into_iter().zip(counts).collect();
        suited
            .sort_by_key(|(one, count)| (one.rank, *count == 0, kind(one.of.0), Reverse(*count), one.label));
        // No kind takes more places than there are, and those that are not shown need no marks.
        let mut taken: BTreeMap<Facet, usize> = BTreeMap::new();
        suited.retain(|(one, _)| {
            let taken = taken.entry(one.of.0).or_default();
            *taken += 1;
            *taken <= limit
        });
        let candidates = suited.into_iter().map(|(one, count)| {
            let (facet, value) = one.of;
            let filters = BTreeMap::from([(*facet, vec![value.clone()])]);
            let item = Suggestion {
                kind: facet.name(),
                label: one.label.to_owned(),
                html: beginning.marked(one.label),
                filter: Some(facet.name()),
                value: Some(value.clone()),
                count: Some(count),
                url: self.list(&StoredQuery { filters, ..StoredQuery::default() }, reader),
                ..Suggestion::default()
            };
            Candidate { rank: one.rank, absent: count == 0, kind: kind(*facet), item }
        });
        Ok(candidates.collect())
    }

    /// Concepts of the thesaurus, each by the name that fits best.
    fn concepts(
        &self,
        names: &Arc<Known>,
        beginning: &Beginning,
        reader: Tongue,
        limit: usize,
    ) -> Vec<Candidate> {
        let labels =
            made(&self.completions.concepts, reader, &names.thesaurus, |known| concept_labels(known, reader));
        let mut suited = labels.begun(beginning);
        suited.sort_by_key(|one| (one.rank, one.label.len(), one.label));
        let mut seen = HashSet::new();
        suited.retain(|one| seen.insert(one.of));
        suited.truncate(limit);
        let candidates = suited.into_iter().map(|one| {
            let query = StoredQuery { q: one.label.to_owned(), ..StoredQuery::default() };
            let item = Suggestion {
                kind: "concept",
                label: one.label.to_owned(),
                html: beginning.marked(one.label),
                q: Some(one.label.to_owned()),
                url: self.list(&query, reader),
                ..Suggestion::default()
            };
            Candidate { rank: one.rank, absent: false, kind: VALUES.len() + 1, item }
        });
        candidates.collect()
    }

    fn list(&self, query: &StoredQuery, reader: Tongue) -> String {
        query.url(&self.public_url, "search", reader)
    }
}

fn written(suggestions: &Suggestions) -> Result<Arc<[u8]>> {
    Ok(serde_json::to_vec(suggestions).map_err(Error::internal)?.into())
}

/// The best of all kinds. No kind takes more than half of the places while another has something to put there, and
/// what is called like something before it is left out: a value of a filter says more than a concept of that name.
fn mixed(mut candidates: Vec<Candidate>, limit: usize) -> Vec<Suggestion> {
    candidates.sort_by_key(|one| (one.rank, one.absent, one.kind));
    let mut names = HashSet::new();
    candidates.retain(|one| {
        let new = names.insert(plain(&one.item.label));
        new || one.item.kind != "concept"
    });
    let mut of_kind: BTreeMap<usize, usize> = BTreeMap::new();
    let mut places: Vec<(bool, usize)> = Vec::with_capacity(candidates.len());
    for (n, candidate) in candidates.iter().enumerate() {
        let taken = of_kind.entry(candidate.kind).or_default();
        *taken += 1;
        places.push((*taken > limit.div_ceil(2), n));
    }
    places.sort_unstable();
    places.truncate(limit);
    let kept: HashSet<usize> = places.into_iter().map(|(_, n)| n).collect();
    let kept = candidates.into_iter().enumerate().filter(|(n, _)| kept.contains(n));
    kept.map(|(_, candidate)| candidate.item).collect()
}

/// What was made from just that, or what is made from it now, once.
fn made<From, Of>(
    all: &Made<From, Of>,
    reader: Tongue,
    from: &Arc<From>,
    make: impl FnOnce(&From) -> Of,
) -> Arc<Of> {
    let slot = &all[reader as usize];
    let current = |held: &Option<(Arc<From>, Arc<Of>)>| match held {
        Some((of, made)) if Arc::ptr_eq(of, from) => Some(made.clone()),
        _ => None,
    };
    if let Some(made) = current(&slot.read().unwrap_or_else(PoisonError::into_inner)) {
        return made;
    }
    let mut slot = slot.write().unwrap_or_else(PoisonError::into_inner);
    if let Some(made) = current(&slot) {
        return made;
    }
    let made = Arc::new(make(from));
    *slot = Some((from.clone(), made.clone()));
    made
}

fn value_labels(names: &Known, reader: Tongue) -> Values {
    let mut labels = Vec::new();
    for facet in VALUES {
        let values: Vec<String> = match facet {
            Facet::Country => country::codes().map(str::to_owned).collect(),
            Facet::Institution => names.institutions.values().map(|found| found.slug.clone()).collect(),
            Facet::Chapter => names.chapters.values().map(|found| found.slug.clone()).collect(),
            _ => vocabulary(facet)
                .map_or(&[][..], |name| names.list(name))
                .iter()
                .map(|term| term.value.clone())
                .collect(),
        };
        for value in values {
            let Some(name) = label(facet, &value, names) else { continue };
            let name = name.in_tongue(reader);
            let (shown, also) = match names.institution(&value) {
                Some(found) if facet == Facet::Institution => with_acronym(name, &found.acronym),
                _ => (name.to_owned(), None),
            };
            if !shown.is_empty() {
                labels.push((shown, also, (facet, value)));
            }
        }
    }
    Labels::new(labels)
}

/// "Ministerio de Relaciones Exteriores (MRE)", and where the acronym begins.
fn with_acronym(name: &str, acronym: &str) -> (String, Option<usize>) {
    match acronym.is_empty() || acronym == name {
        true => (name.to_owned(), None),
        false => (format!("{name} ({acronym})"), Some(name.len() + " (".len())),
    }
}

fn concept_labels(thesaurus: &[Concept], reader: Tongue) -> Concepts {
    Labels::new(thesaurus.iter().flat_map(|concept| {
        let named = concept.labels.get(&reader).into_iter();
        let names = named.flat_map(|labels| std::iter::once(&labels.preferred).chain(&labels.alternatives));
        names.map(|name| (name.clone(), None, concept.id.clone()))
    }))
}
