//! Rows that are added, removed and moved by the buttons of a form.

use serde_json::{Map, Value, json};

use crate::http::pages::form::Fields;
use crate::services::forms::FormField;
use crate::services::forms::entering::Entered;
use crate::services::sections::{Composing, Texts};

/// Adds, removes or moves a row, if one of those buttons was pressed; returns the pointer of what to look at then.
pub fn moved(composing: &Composing, texts: &mut Texts, fields: &Fields) -> Option<String> {
    for (act, name) in [(Act::Add, "add"), (Act::Remove, "remove"), (Act::Up, "up")] {
        let Some(pointer) = fields.one(name) else { continue };
        let looked_at =
            composing.form.field_at(pointer).and_then(|field| act.on(&mut texts.practice, pointer, field));
        return Some(looked_at.unwrap_or_else(|| pointer.to_owned()));
    }
    None
}

#[derive(Clone, Copy)]
enum Act {
    Add,
    Remove,
    Up,
}

impl Act {
    /// Does it; returns the pointer of what to look at then, or nothing if there is no such row.
    fn on(self, practice: &mut Map<String, Value>, pointer: &str, field: &FormField) -> Option<String> {
        let mut root = json!({});
        root["practice"] = Value::Object(std::mem::take(practice));
        let looked_at = match self {
            Act::Add => added(&mut root, pointer, field),
            Act::Remove | Act::Up => self.row(&mut root, pointer, field),
        };
        if let Value::Object(changed) = root["practice"].take() {
            *practice = changed;
        }
        looked_at
    }

    fn row(self, root: &mut Value, pointer: &str, field: &FormField) -> Option<String> {
        let (above, last) = pointer.rsplit_once('/')?;
        match (self, root.pointer_mut(above)?) {
            (Act::Up, Value::Array(rows)) => {
                let at: usize = last.parse().ok().filter(|at| (1..rows.len()).contains(at))?;
                rows.swap(at - 1, at);
                Some(format!("{above}/{}", at - 1))
            }
            (Act::Remove, Value::Array(rows)) => {
                let at: usize = last.parse().ok().filter(|at| *at < rows.len())?;
                rows.remove(at);
                Some(above.to_owned())
            }
            // Only a field that is not used any more is removed as a whole.
            (Act::Remove, Value::Object(fields)) if field.is_retired => {
                fields.remove(&field.name);
                Some(pointer.to_owned())
            }
            _ => None,
        }
    }
}

fn added(root: &mut Value, pointer: &str, field: &FormField) -> Option<String> {
    if !field.kind.has_rows() {
        return None;
    }
    if root.pointer(pointer).is_none() {
        let (above, _) = pointer.rsplit_once('/')?;
        root.pointer_mut(above)?.as_object_mut()?.insert(field.name.clone(), json!([]));
    }
    let rows = root.pointer_mut(pointer)?.as_array_mut()?;
    if rows.len() >= field.limits.rows() {
        return None;
    }
    rows.push(field.new_row());
    Some(format!("{pointer}/{}", rows.len() - 1))
}

/// Removes rows in which nothing was filled in, from the fields that the form has.
pub fn tidy(composing: &Composing, texts: &mut Texts, entered: &Entered<'_>) {
    for field in composing.form.fields().filter(|field| entered.has(&field.pointer)) {
        if let Some(value) = texts.practice.get_mut(&field.name) {
            field.without_blank_rows(value);
            if field.kind.has_rows() && *value == json!([]) {
                texts.practice.remove(&field.name);
            }
        }
    }
}
