//! Fields to filter by and to count: they hold exact values, any number per document.

use std::collections::HashMap;
use std::io;

use strum::{IntoStaticStr, VariantArray};
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::StrColumn;
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader, TantivyError};

/// A field of exact values. Its name is that of the filter, of the counts and of the field in the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Facet {
    /// The bare code for the four languages, the whole tag for others.
    Language,
    /// ISO 3166-1 alpha-2 codes.
    Country,
    /// Parts of the region that the countries lie in.
    SubRegion,
    /// Regional bodies that the countries are members of.
    Membership,
    /// The slugs of the chapter and of those above it.
    Chapter,
    /// Inclusion themes.
    Theme,
    /// Objectives of the Global Compact, as numbers.
    GcmObjective,
    /// The slug of the contributing institution.
    Institution,
    /// Target groups.
    TargetGroup,
    /// Types of practice.
    PracticeType,
    /// Guiding principles.
    GuidingPrinciple,
    /// The slug of the compendium.
    Compendium,
    /// How far the practice reaches.
    Scope,
    /// What the decision said of it.
    Maturity,
    /// `true` or `false`.
    HasEvaluation,
    /// Where the working copy stands: told to editors alone.
    Stage,
}

impl Facet {
    /// All of them.
    pub const ALL: &'static [Facet] = Facet::VARIANTS;

    /// The facets of published sections.
    pub const PUBLIC: &'static [Facet] = Facet::ALL.split_at(Facet::ALL.len() - 1).0;

    /// Returns the name.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// Returns the facet with that name.
    pub fn named(name: &str) -> Option<Facet> {
        Facet::ALL.iter().copied().find(|facet| facet.name() == name)
    }
}

/// How often each value occurs, most frequent first.
pub type Counts = Vec<(Facet, Vec<(String, u64)>)>;

/// Counts the values of some facets over all documents found, with one addition per value on the ordinals in the
/// columns; only counted values are looked up in the dictionary, once per segment.
pub struct FacetCollector<'a> {
    facets: &'a [Facet],
}

impl<'a> FacetCollector<'a> {
    /// Creates a collector that counts these facets.
    pub fn new(facets: &'a [Facet]) -> FacetCollector<'a> {
        FacetCollector { facets }
    }
}

impl Collector for FacetCollector<'_> {
    type Fruit = Counts;
    type Child = SegmentFacets;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<SegmentFacets> {
        let columns =
            self.facets.iter().map(|facet| Ok(segment.fast_fields().str(facet.name())?.map(Tally::new)));
        Ok(SegmentFacets {
            tallies: columns.collect::<tantivy::Result<_>>()?,
            pending: Vec::with_capacity(BLOCK),
            docs: Vec::new(),
            rows: Vec::new(),
            ordinals: Vec::new(),
        })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<io::Result<SegmentCounts>>) -> tantivy::Result<Counts> {
        let mut totals: Vec<HashMap<String, u64>> = vec![HashMap::new(); self.facets.len()];
        for segment in segments {
            for (total, counts) in totals.iter_mut().zip(segment.map_err(TantivyError::from)?) {
                for (value, count) in counts {
                    *total.entry(value).or_default() += u64::from(count);
                }
            }
        }
        let sorted = totals.into_iter().map(|total| {
            let mut counts: Vec<(String, u64)> = total.into_iter().collect();
            counts.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
            counts
        });
        Ok(self.facets.iter().copied().zip(sorted).collect())
    }
}

/// Number of documents counted at a time, one column after the other.
const BLOCK: usize = 64;

type SegmentCounts = Vec<Vec<(String, u32)>>;

struct Tally {
    column: StrColumn,
    counts: Vec<u32>,
}

impl Tally {
    fn new(column: StrColumn) -> Tally {
        let counts = vec![0; column.num_terms()];
        Tally { column, counts }
    }

    fn harvest(&self) -> io::Result<Vec<(String, u32)>> {
        let counted = || self.counts.iter().enumerate().filter(|(_, count)| **count > 0);
        let ordinals: Vec<u64> = counted().map(|(ordinal, _)| ordinal as u64).collect();
        let mut values = Vec::with_capacity(ordinals.len());
        self.column.dictionary().sorted_ords_to_term_cb(&ordinals, |value| {
            values.push(String::from_utf8_lossy(value).into_owned());
        })?;
        Ok(values.into_iter().zip(counted().map(|(_, count)| *count)).collect())
    }
}

/// The counts of one segment in progress.
pub struct SegmentFacets {
    /// `None` if no document of the segment has the field.
    tallies: Vec<Option<Tally>>,
    pending: Vec<DocId>,
    docs: Vec<DocId>,
    rows: Vec<u32>,
    ordinals: Vec<u64>,
}

impl SegmentFacets {
    fn count(&mut self, found: &[DocId]) {
        for tally in self.tallies.iter_mut().flatten() {
            let column = tally.column.ords();
            self.docs.clear();
            self.rows.clear();
            column.row_ids_for_docs(found, &mut self.docs, &mut self.rows);
            self.ordinals.resize(self.rows.len(), 0);
            column.values.get_vals(&self.rows, &mut self.ordinals);
            for ordinal in &self.ordinals {
                if let Some(count) = tally.counts.get_mut(*ordinal as usize) {
                    *count += 1;
                }
            }
        }
    }

    fn flush(&mut self) {
        let mut pending = std::mem::take(&mut self.pending);
        self.count(&pending);
        pending.clear();
        self.pending = pending;
    }
}

impl SegmentCollector for SegmentFacets {
    type Fruit = io::Result<SegmentCounts>;

    fn collect(&mut self, doc: DocId, _: Score) {
        if !self.tallies.is_empty() {
            self.pending.push(doc);
            if self.pending.len() == BLOCK {
                self.flush();
            }
        }
    }

    fn collect_block(&mut self, docs: &[DocId]) {
        self.count(docs);
    }

    fn harvest(mut self) -> io::Result<SegmentCounts> {
        self.flush();
        self.tallies
            .iter()
            .map(|tally| tally.as_ref().map_or_else(|| Ok(Vec::new()), Tally::harvest))
            .collect()
    }
}
