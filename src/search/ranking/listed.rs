//! A query for documents that have already been found, with the scores found for them.

use std::collections::HashMap;
use std::sync::Arc;

use tantivy::index::SegmentId;
use tantivy::query::{EnableScoring, Explanation, Query as Tantivy, Scorer, Weight};
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED, TantivyError};

/// The documents of a segment, in order, with their scores.
type List = Arc<[(DocId, Score)]>;

/// Documents by segment.
#[derive(Clone, Debug, Default)]
pub struct Listed(Arc<HashMap<SegmentId, List>>);

impl Listed {
    /// Creates a query for these documents.
    pub fn new(lists: impl Iterator<Item = (SegmentId, Vec<(DocId, Score)>)>) -> Listed {
        Listed(Arc::new(lists.map(|(segment, list)| (segment, list.into())).collect()))
    }

    fn of(&self, segment: &SegmentReader) -> List {
        self.0.get(&segment.segment_id()).cloned().unwrap_or_default()
    }
}

impl Tantivy for Listed {
    fn weight(&self, _: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.clone()))
    }
}

impl Weight for Listed {
    fn scorer(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        Ok(Box::new(Walk { list: self.of(segment), at: 0, boost }))
    }

    fn explain(&self, segment: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        let list = self.of(segment);
        match list.binary_search_by_key(&doc, |(listed, _)| *listed) {
            Ok(at) => Ok(Explanation::new("found before", list[at].1)),
            Err(_) => Err(TantivyError::InvalidArgument(format!("document #{doc} does not match"))),
        }
    }
}

struct Walk {
    list: List,
    at: usize,
    boost: Score,
}

impl DocSet for Walk {
    fn advance(&mut self) -> DocId {
        self.at += 1;
        self.doc()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        let rest = self.list.get(self.at..).unwrap_or_default();
        self.at += rest.partition_point(|(doc, _)| *doc < target);
        self.doc()
    }

    fn doc(&self) -> DocId {
        self.list.get(self.at).map_or(TERMINATED, |(doc, _)| *doc)
    }

    fn size_hint(&self) -> u32 {
        self.list.len() as u32
    }
}

impl Scorer for Walk {
    fn score(&mut self) -> Score {
        self.list.get(self.at).map_or(0.0, |(_, score)| score * self.boost)
    }
}
