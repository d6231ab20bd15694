//! How a score came about, as a tree of parts. The engine's own explanation asks parts that do not match to step
//! back, which they cannot; here only those are asked that match.

use std::panic::{AssertUnwindSafe, catch_unwind};

use serde_json::{Value, json};
use tantivy::query::{BooleanQuery, DisjunctionMaxQuery, EnableScoring, Occur, Query as Tantivy};
use tantivy::{DocId, DocSet, SegmentReader};

/// What a document has of a query; nothing if it does not match.
pub fn explain(
    query: &dyn Tantivy,
    scoring: EnableScoring<'_>,
    segment: &SegmentReader,
    doc: DocId,
) -> tantivy::Result<Option<Value>> {
    let weight = query.weight(scoring)?;
    let mut scorer = weight.scorer(segment, 1.0)?;
    if scorer.doc() > doc || scorer.seek(doc) != doc {
        return Ok(None);
    }
    let value = scorer.score();
    if let Some(all) = query.downcast_ref::<BooleanQuery>() {
        let mut details = Vec::new();
        for (occur, part) in all.clauses() {
            if *occur != Occur::MustNot {
                details.extend(explain(&**part, scoring, segment, doc)?);
            }
        }
        return Ok(Some(json!({"value": value, "description": "sum of", "details": details})));
    }
    let told = catch_unwind(AssertUnwindSafe(|| weight.explain(segment, doc)));
    let told = told.ok().and_then(Result::ok).and_then(|told| serde_json::to_value(told).ok());
    let mut told = told.unwrap_or_else(|| json!({"value": value, "description": format!("{query:?}")}));
    if query.is::<DisjunctionMaxQuery>() {
        told["description"] = "the best of, and a share of the others".into();
    }
    Ok(Some(told))
}
