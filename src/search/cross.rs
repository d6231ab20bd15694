//! Counts how often facet values occur together in one document, e.g. countries and chapters, in a single pass however
//! many values there are.

use std::collections::HashMap;
use std::io;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::StrColumn;
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader, TantivyError};

use crate::error::{Error, Result};
use crate::search::index::Index;
use crate::search::index::facets::Facet;
use crate::search::query::Query;

/// Number of documents per value.
pub type Tally = HashMap<String, u64>;

/// How often the values of one facet occur together with those of others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cross {
    /// Total number of documents.
    pub total: u64,
    /// Number of documents per row value.
    pub rows: Tally,
    /// One table per column facet, in the order requested.
    pub tables: Vec<Table>,
}

/// The row facet against one column facet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Number of documents per column value.
    pub columns: Tally,
    /// For each row value, the number of documents that also have each column value.
    pub cells: HashMap<String, Tally>,
}

impl Table {
    /// Returns the number of documents that have both values.
    pub fn cell(&self, row: &str, column: &str) -> u64 {
        self.cells.get(row).and_then(|cells| cells.get(column)).copied().unwrap_or(0)
    }
}

impl Index {
    /// Counts, over all documents that a query matches, how often the values of `rows` occur together with those of
    /// each of `columns`.
    ///
    /// # Errors
    /// `internal` if the index can no longer be read and has to be reopened.
    pub fn cross(&self, query: &Query, rows: Facet, columns: &[Facet]) -> Result<Cross> {
        let searcher = self.searcher();
        let compiled = self.compile(&searcher, query)?;
        let all = compiled.with_conditions(&*compiled.text, None);
        searcher.search(&*all, &CrossCollector { rows, columns }).map_err(Error::internal)
    }
}

struct CrossCollector<'a> {
    rows: Facet,
    columns: &'a [Facet],
}

impl Collector for CrossCollector<'_> {
    type Fruit = Cross;
    type Child = SegmentCross;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<SegmentCross> {
        let axis = |facet: Facet| Ok::<_, TantivyError>(Axis::new(segment.fast_fields().str(facet.name())?));
        let rows = axis(self.rows)?;
        let columns = self.columns.iter().map(|facet| axis(*facet)).collect::<tantivy::Result<Vec<_>>>()?;
        let cells = columns.iter().map(|column| vec![0; rows.counts.len() * column.counts.len()]).collect();
        Ok(SegmentCross { total: 0, rows, columns, cells })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<io::Result<Cross>>) -> tantivy::Result<Cross> {
        let tables = vec![Table::default(); self.columns.len()];
        let mut whole = Cross { tables, ..Cross::default() };
        for segment in segments {
            let segment = segment.map_err(TantivyError::from)?;
            whole.total += segment.total;
            add(&mut whole.rows, segment.rows);
            for (table, more) in whole.tables.iter_mut().zip(segment.tables) {
                add(&mut table.columns, more.columns);
                for (row, cells) in more.cells {
                    add(table.cells.entry(row).or_default(), cells);
                }
            }
        }
        Ok(whole)
    }
}

fn add(to: &mut Tally, more: Tally) {
    for (value, count) in more {
        *to.entry(value).or_default() += count;
    }
}

/// The values of a facet in one segment, by ordinal.
struct Axis {
    /// `None` if no document of the segment has the field.
    column: Option<StrColumn>,
    counts: Vec<u64>,
    /// The values of the document being counted, each once.
    current: Vec<usize>,
}

impl Axis {
    fn new(column: Option<StrColumn>) -> Axis {
        let values = column.as_ref().map_or(0, |column| column.num_terms());
        Axis { column, counts: vec![0; values], current: Vec::new() }
    }

    fn turn_to(&mut self, doc: DocId) {
        self.current.clear();
        let Some(column) = &self.column else { return };
        self.current.extend(column.term_ords(doc).filter_map(|ordinal| usize::try_from(ordinal).ok()));
        self.current.sort_unstable();
        self.current.dedup();
        for value in &self.current {
            if let Some(count) = self.counts.get_mut(*value) {
                *count += 1;
            }
        }
    }

    /// Returns the values by ordinal; those that were not counted stay empty.
    fn names(&self) -> io::Result<Vec<String>> {
        let mut names = vec![String::new(); self.counts.len()];
        let Some(column) = &self.column else { return Ok(names) };
        for ((ordinal, name), count) in (0_u64..).zip(&mut names).zip(&self.counts) {
            if *count > 0 {
                column.ord_to_str(ordinal, name)?;
            }
        }
        Ok(names)
    }
}

struct SegmentCross {
    total: u64,
    rows: Axis,
    columns: Vec<Axis>,
    /// For each column facet, all its cells, row by row.
    cells: Vec<Vec<u64>>,
}

impl SegmentCollector for SegmentCross {
    type Fruit = io::Result<Cross>;

    fn collect(&mut self, doc: DocId, _: Score) {
        self.total += 1;
        self.rows.turn_to(doc);
        for (axis, cells) in self.columns.iter_mut().zip(&mut self.cells) {
            axis.turn_to(doc);
            for row in &self.rows.current {
                for column in &axis.current {
                    if let Some(cell) = cells.get_mut(row * axis.counts.len() + column) {
                        *cell += 1;
                    }
                }
            }
        }
    }

    fn harvest(self) -> io::Result<Cross> {
        let tally = |names: &[String], counts: &[u64]| -> Tally {
            let counted = names.iter().zip(counts).filter(|(_, count)| **count > 0);
            counted.map(|(name, count)| (name.clone(), *count)).collect()
        };
        let rows = self.rows.names()?;
        let mut cross =
            Cross { total: self.total, rows: tally(&rows, &self.rows.counts), tables: Vec::new() };
        for (axis, cells) in self.columns.iter().zip(&self.cells) {
            let columns = axis.names()?;
            let mut table = Table { columns: tally(&columns, &axis.counts), cells: HashMap::new() };
            if !columns.is_empty() {
                let lines = rows.iter().zip(cells.chunks(columns.len()));
                table.cells = lines
                    .filter(|(row, _)| !row.is_empty())
                    .map(|(row, line)| (row.clone(), tally(&columns, line)))
                    .collect();
            }
            cross.tables.push(table);
        }
        Ok(cross)
    }
}
