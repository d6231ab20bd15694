//! Comparing practices field by field: texts as prose, lists of rows as rows, sets as values added and removed, and
//! everything else as a whole.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::hunks::{Hunk, Hunks, Op};
use super::matching::{Edit, Profiles, deadline, edits, paired};
use super::prose::compare;
use crate::domain::fault::escaped;

/// A field that differs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct FieldChange {
    /// Where it stands, as a JSON Pointer; in the later version if both have it.
    pub pointer: String,
    /// The differences, in order. Of a text, its parts; of a list of values, one hunk per value. Of a list of rows,
    /// nothing: those are in `rows`.
    pub hunks: Vec<Hunk>,
    /// The rows of a list, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<Row>,
}

/// What happened to a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RowOp {
    /// It is in both.
    Equal,
    /// It is only in the later version.
    Insert,
    /// It is only in the earlier version.
    Delete,
    /// Some of its fields differ.
    Change,
}

/// A row of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Row {
    /// What happened to it.
    pub op: RowOp,
    /// Its position in the earlier version, from 0.
    pub from: Option<usize>,
    /// Its position in the later version, from 0.
    pub to: Option<usize>,
    /// The row: as in the later version if it is there.
    pub value: Value,
    /// The fields that differ, if it was changed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(no_recursion, example = json!([]))]
    pub fields: Vec<FieldChange>,
}

/// The kind of a field, which decides how it is compared and merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Prose,
    Values,
    Rows,
    Object,
    Whole,
}

impl Kind {
    /// The kind by a field's schema. Both values must have the type that it says, where they are there.
    pub(super) fn of<'a>(schema: &Value, values: impl IntoIterator<Item = Option<&'a Value>>) -> Kind {
        let is_list = |schema: &Value| schema["items"]["type"] == "object";
        let kind = match schema["type"].as_str() {
            Some("string") if is_prose(schema) => Kind::Prose,
            Some("array") if is_list(schema) => Kind::Rows,
            Some("array") => Kind::Values,
            Some("object") => Kind::Object,
            _ => Kind::Whole,
        };
        let fits = values.into_iter().flatten().all(|value| match kind {
            Kind::Prose => value.is_string(),
            Kind::Values | Kind::Rows => value.is_array(),
            Kind::Object => value.is_object(),
            Kind::Whole => true,
        });
        if fits { kind } else { Kind::Whole }
    }
}

/// Whether a text is written by people, rather than chosen or in a prescribed form.
fn is_prose(schema: &Value) -> bool {
    ["enum", "pattern", "format"].iter().all(|keyword| schema[keyword].is_null())
}

/// The fields of two practices that differ, in the order of the schema. Their pointers begin with `root`.
pub fn compare_practices(
    schema: &Value,
    root: &str,
    from: &Map<String, Value>,
    to: &Map<String, Value>,
) -> Vec<FieldChange> {
    let mut changes = Vec::new();
    compare_objects(schema, from, to, root, &mut changes);
    changes
}

/// The names of fields in the order of the schema, then all others.
pub(super) fn names<'a>(schema: &'a Value, objects: &[&'a Map<String, Value>]) -> Vec<&'a str> {
    let known = schema["properties"].as_object();
    let mut names: Vec<&str> = known.into_iter().flat_map(|known| known.keys().map(String::as_str)).collect();
    let mut others = HashSet::new();
    for name in objects.iter().flat_map(|object| object.keys()) {
        if known.is_none_or(|known| !known.contains_key(name)) && others.insert(name.as_str()) {
            names.push(name);
        }
    }
    names
}

fn compare_objects(
    schema: &Value,
    from: &Map<String, Value>,
    to: &Map<String, Value>,
    pointer: &str,
    changes: &mut Vec<FieldChange>,
) {
    for name in names(schema, &[from, to]) {
        let pointer = format!("{pointer}/{}", escaped(name));
        compare_fields(&schema["properties"][name], from.get(name), to.get(name), pointer, changes);
    }
}

fn compare_fields(
    schema: &Value,
    from: Option<&Value>,
    to: Option<&Value>,
    pointer: String,
    changes: &mut Vec<FieldChange>,
) {
    if from == to {
        return;
    }
    let mut change = FieldChange { pointer, hunks: Vec::new(), rows: Vec::new() };
    match Kind::of(schema, [from, to]) {
        Kind::Prose => change.hunks = compare(text(from), text(to)),
        Kind::Values => change.hunks = compare_values(items(from), items(to)),
        Kind::Rows => change.rows = compare_rows(&schema["items"], items(from), items(to), &change.pointer),
        Kind::Object => {
            let none = Map::new();
            let of = |value: Option<&'_ Value>| value.and_then(Value::as_object).cloned();
            let (from, to) = (of(from).unwrap_or(none.clone()), of(to).unwrap_or(none));
            return compare_objects(schema, &from, &to, &change.pointer, changes);
        }
        Kind::Whole => {
            let mut hunks = Hunks::default();
            for (op, value) in [(Op::Delete, from), (Op::Insert, to)] {
                if let Some(value) = value {
                    hunks.push(op, &shown(value), None);
                }
            }
            change.hunks = hunks.all;
        }
    }
    changes.push(change);
}

pub(super) fn text(value: Option<&Value>) -> &str {
    value.and_then(Value::as_str).unwrap_or_default()
}

pub(super) fn items(value: Option<&Value>) -> &[Value] {
    value.and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// A value as text: a text as it is, everything else as JSON.
pub(super) fn shown(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// One hunk per value. Values that only changed places are moved.
fn compare_values(from: &[Value], to: &[Value]) -> Vec<Hunk> {
    let (from, to) = (shown_all(from), shown_all(to));
    let found = edits(&from, &to, deadline());
    let gone: Vec<&String> = found.iter().flat_map(|edit| &from[edit.from.clone()]).collect();
    let come: Vec<&String> = found.iter().flat_map(|edit| &to[edit.to.clone()]).collect();
    let moved = |value: &String| {
        let at = gone.iter().filter(|gone| come.contains(gone)).position(|gone| *gone == value)?;
        u32::try_from(at + 1).ok()
    };
    let hunk = |op: Op, value: &String, moved: Option<u32>| Hunk { op, text: value.clone(), moved };
    let mut hunks = Vec::new();
    let mut at = 0;
    for edit in &found {
        hunks.extend(from[at..edit.from.start].iter().map(|value| hunk(Op::Equal, value, None)));
        hunks.extend(from[edit.from.clone()].iter().map(|value| hunk(Op::Delete, value, moved(value))));
        hunks.extend(to[edit.to.clone()].iter().map(|value| hunk(Op::Insert, value, moved(value))));
        at = edit.from.end;
    }
    hunks.extend(from[at..].iter().map(|value| hunk(Op::Equal, value, None)));
    hunks
}

pub(super) fn shown_all(values: &[Value]) -> Vec<String> {
    values.iter().map(shown).collect()
}

/// The edits between two lists of rows. A row is a changed form of another if they have most words in common.
pub(super) fn row_edits(from: &[Value], to: &[Value]) -> Vec<Edit> {
    let (from, to) = (shown_all(from), shown_all(to));
    let found = edits(&from, &to, deadline());
    let profiles = Profiles::of(&found, |at| Some(from[at].as_str()), |at| Some(to[at].as_str()));
    paired(found, |one, other| profiles.alike(one, other))
}

fn compare_rows(schema: &Value, from: &[Value], to: &[Value], pointer: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    let (mut i, mut j) = (0, 0);
    let row = |op, from, to, value: &Value| Row { op, from, to, value: value.clone(), fields: Vec::new() };
    for edit in row_edits(from, to).into_iter().map(Some).chain([None]) {
        let until = edit.as_ref().map_or(from.len(), |edit| edit.from.start);
        for (at, value) in from[i..until].iter().enumerate() {
            rows.push(row(RowOp::Equal, Some(i + at), Some(j + at), value));
        }
        let Some(edit) = edit else { break };
        if edit.paired {
            let (one, other) = (edit.from.start, edit.to.start);
            let mut changed = row(RowOp::Change, Some(one), Some(other), &to[other]);
            let below = format!("{pointer}/{other}");
            compare_fields(schema, Some(&from[one]), Some(&to[other]), below, &mut changed.fields);
            rows.push(changed);
        } else {
            rows.extend(edit.from.clone().map(|at| row(RowOp::Delete, Some(at), None, &from[at])));
            rows.extend(edit.to.clone().map(|at| row(RowOp::Insert, None, Some(at), &to[at])));
        }
        (i, j) = (edit.from.end, edit.to.end);
    }
    rows
}
