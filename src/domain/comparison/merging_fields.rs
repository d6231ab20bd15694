//! Merging practices field by field.

use serde_json::{Map, Value};

use super::fields::{Kind, items, names, row_edits, shown, text};
use super::merging::{Merged, merge};
use super::threeway::{By, Stretch, pick, stretches};
use crate::domain::fault::escaped;

/// Two practices merged.
#[derive(Clone, Debug, PartialEq)]
pub struct MergedPractice {
    /// The practice. Where the sides conflict, it has what the second side has.
    pub practice: Map<String, Value>,
    /// The conflicts, in the order of the schema.
    pub conflicts: Vec<FieldConflict>,
}

/// A field that both sides changed in different ways.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldConflict {
    /// A text.
    Text {
        /// Where it stands in the merged practice, as a JSON Pointer.
        pointer: String,
        /// The text, with its conflicts.
        merged: Merged,
    },
    /// Another value. A side that does not have the field has none.
    Value {
        /// Where it stands in the merged practice, as a JSON Pointer.
        pointer: String,
        /// The value before.
        base: Option<Value>,
        /// The value of the first side.
        a: Option<Value>,
        /// The value of the second side.
        b: Option<Value>,
    },
}

/// Merges two practices made from `base`: texts by sentence, lists by row, sets by value, everything else as a whole.
/// The pointers of conflicts begin with `root`.
pub fn merge_practices(
    schema: &Value,
    root: &str,
    base: &Map<String, Value>,
    a: &Map<String, Value>,
    b: &Map<String, Value>,
) -> MergedPractice {
    let mut merging = Merging { conflicts: Vec::new() };
    let practice = merging.objects(schema, [base, a, b], root);
    MergedPractice { practice, conflicts: merging.conflicts }
}

struct Merging {
    conflicts: Vec<FieldConflict>,
}

impl Merging {
    fn objects(
        &mut self,
        schema: &Value,
        [base, a, b]: [&Map<String, Value>; 3],
        pointer: &str,
    ) -> Map<String, Value> {
        let mut merged = Map::new();
        for name in names(schema, &[base, a, b]) {
            let below = format!("{pointer}/{}", escaped(name));
            let sides = [base.get(name), a.get(name), b.get(name)];
            if let Some(value) = self.field(&schema["properties"][name], sides, below) {
                merged.insert(name.to_owned(), value);
            }
        }
        merged
    }

    fn field(&mut self, schema: &Value, sides: [Option<&Value>; 3], pointer: String) -> Option<Value> {
        let [base, a, b] = sides;
        if let Some(value) = pick(base, a, b) {
            return value.cloned();
        }
        // If one side removed the field and the other changed it, nothing within the field can be merged.
        let removed = base.is_some() && (a.is_none() || b.is_none());
        match Kind::of(schema, sides) {
            _ if removed => self.whole(sides, pointer),
            Kind::Prose => Some(self.text(sides, pointer)),
            Kind::Values => Some(Value::Array(values(items(base), items(a), items(b)))),
            Kind::Rows => self.rows(&schema["items"], sides, pointer),
            Kind::Object => {
                let none = Map::new();
                let sides = sides.map(|side| side.and_then(Value::as_object).unwrap_or(&none));
                Some(Value::Object(self.objects(schema, sides, &pointer)))
            }
            Kind::Whole => self.whole(sides, pointer),
        }
    }

    fn whole(&mut self, [base, a, b]: [Option<&Value>; 3], pointer: String) -> Option<Value> {
        let [base, a, b] = [base, a, b].map(Option::<&Value>::cloned);
        self.conflicts.push(FieldConflict::Value { pointer, base, a, b: b.clone() });
        b
    }

    fn text(&mut self, [base, a, b]: [Option<&Value>; 3], pointer: String) -> Value {
        let merged = merge(text(base), text(a), text(b));
        match merged.text() {
            Some(text) => Value::String(text),
            None => {
                let shown = merged.resolved(|conflict| &conflict.b);
                self.conflicts.push(FieldConflict::Text { pointer, merged });
                Value::String(shown)
            }
        }
    }

    fn rows(&mut self, schema: &Value, sides: [Option<&Value>; 3], pointer: String) -> Option<Value> {
        let [base, a, b] = sides.map(items);
        let mut merged: Vec<Value> = Vec::new();
        let known = self.conflicts.len();
        let mut at = 0;
        for stretch in stretches(&row_edits(base, a), &row_edits(base, b)) {
            merged.extend_from_slice(&base[at..stretch.base.start]);
            at = stretch.base.end;
            let Stretch { base: of_base, a: of_a, b: of_b, by } = stretch;
            let (of_base, of_a, of_b) = (&base[of_base], &a[of_a], &b[of_b]);
            match (by, of_base, of_a, of_b) {
                (By::A, ..) => merged.extend_from_slice(of_a),
                (By::B, ..) => merged.extend_from_slice(of_b),
                (By::Both, ..) if of_a == of_b => merged.extend_from_slice(of_a),
                (By::Both, [base], [a], [b]) => {
                    let below = format!("{pointer}/{}", merged.len());
                    merged.extend(self.field(schema, [Some(base), Some(a), Some(b)], below));
                }
                (By::Both, [], ..) => merged.extend(both(of_a, of_b)),
                (By::Both, ..) => {
                    // The pointers of rows found so far would not be those of the list that is kept.
                    self.conflicts.truncate(known);
                    return self.whole(sides, pointer);
                }
            }
        }
        merged.extend_from_slice(&base[at..]);
        Some(Value::Array(merged))
    }
}

/// The rows that two sides added in the same place, each once, in an order that does not depend on that of the sides.
fn both(a: &[Value], b: &[Value]) -> Vec<Value> {
    let only_b = b.iter().filter(|row| !a.contains(row));
    let (first, second): (Vec<&Value>, Vec<&Value>) = (a.iter().collect(), only_b.collect());
    let (a_shown, b_shown) = (a.first().map(shown), b.first().map(shown));
    let rows = match a_shown <= b_shown {
        true => first.into_iter().chain(second).collect::<Vec<_>>(),
        false => b.iter().chain(a.iter().filter(|row| !b.contains(row))).collect(),
    };
    rows.into_iter().cloned().collect()
}

/// The values of a set: those that nobody removed, and those that anybody added.
fn values(base: &[Value], a: &[Value], b: &[Value]) -> Vec<Value> {
    let kept = base.iter().filter(|value| a.contains(value) && b.contains(value));
    let mut added: Vec<&Value> = a.iter().chain(b).filter(|value| !base.contains(value)).collect();
    added.sort_by_cached_key(|value| shown(value));
    added.dedup();
    kept.chain(added).cloned().collect()
}
