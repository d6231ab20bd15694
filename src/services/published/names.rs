//! The names of places in a section's text, and of the values there, as people read them.

use std::sync::Arc;

use serde_json::Value;

use super::fields::{FieldPart, Labels, is_year};
use crate::domain::language::UiLanguage;
use crate::domain::practice::{BODY, Step, Template};
use crate::messages::{self, format};
use crate::services::catalog::Catalog;

/// The names of the fields of a template and of their values, in the reader's language. Places are JSON Pointers:
/// `/practice/indicators/0/unit`, `/body`.
pub struct FieldNames {
    names: Arc<Catalog>,
    template: Template,
    reader: UiLanguage,
}

impl FieldNames {
    pub(super) fn new(names: Arc<Catalog>, template: Template, reader: UiLanguage) -> FieldNames {
        FieldNames { names, template, reader }
    }

    /// Returns the label of a place: of the field and, within it, of the row and the part.
    pub fn label(&self, pointer: &str) -> String {
        match self.template.place_name(pointer, self.reader) {
            empty if empty.is_empty() && pointer == BODY => {
                messages::plain(self.reader, "decision-reason-body")
            }
            empty if empty.is_empty() => pointer.trim_start_matches("/practice/").replace('_', " "),
            name => name,
        }
    }

    /// Returns the type of the value at a place, as in [`ComparedField`](super::ComparedField); also `year` and `link`.
    pub fn kind(&self, pointer: &str) -> &'static str {
        if pointer == BODY {
            return "markdown";
        }
        let Some((schema, path)) = self.at(pointer) else { return "text" };
        match self.labels().kind(schema, &path) {
            "text" if schema["format"] == "uri" => "link",
            kind => kind,
        }
    }

    /// Returns whether the values at a place are chosen from a list, or in a form that is prescribed, rather than
    /// written.
    pub fn is_chosen(&self, pointer: &str) -> bool {
        !matches!(self.kind(pointer), "markdown" | "text" | "list")
    }

    /// Returns the parts of a group or of the rows of a table, in the template's order.
    pub fn parts(&self, pointer: &str) -> Vec<FieldPart> {
        let Some((schema, path)) = self.at(pointer) else { return Vec::new() };
        self.labels().layout(schema, &path).parts
    }

    /// Returns a value of this place as people read it, given as text: a label, a date, a number, or the text itself.
    pub fn value(&self, pointer: &str, text: &str) -> String {
        let Some((schema, path)) = self.at(pointer) else { return text.to_owned() };
        let labels = self.labels();
        let schema = if schema["type"] == "array" { &schema["items"] } else { schema };
        let kind = labels.kind(schema, &path);
        match kind {
            "option" | "country" => {
                let number = text.parse::<i64>().ok().filter(|_| schema["type"] == "integer");
                let value = number.map_or_else(|| Value::from(text), Value::from);
                let named = labels.on(schema, &path, &value);
                let label = named["label"].as_str().unwrap_or(text);
                // What is known by its number is shown with it.
                if value.is_number() { format!("{text}. {label}") } else { label.to_owned() }
            }
            "number" if is_year(schema) => text.to_owned(),
            "number" => {
                text.parse().map_or_else(|_| text.to_owned(), |number| format::number(self.reader, number))
            }
            "date" => format::partial_date(self.reader, text),
            "boolean" => match text {
                "true" => messages::plain(self.reader, "practice-yes"),
                "false" => messages::plain(self.reader, "practice-no"),
                other => other.to_owned(),
            },
            _ => text.to_owned(),
        }
    }

    /// Returns the names of all fields of the template, in its order.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        let properties = self.template.schema["properties"].as_object();
        properties.into_iter().flat_map(|fields| fields.keys().map(String::as_str))
    }

    fn labels(&self) -> Labels<'_> {
        Labels { names: &self.names, reader: self.reader }
    }

    /// Returns the schema at a place, and the name by which its vocabulary is found.
    fn at(&self, pointer: &str) -> Option<(&Value, String)> {
        let steps = self.template.steps(pointer)?;
        let mut path = Vec::new();
        let mut schema = &self.template.schema;
        for step in steps {
            match step {
                Step::Field(name, below) => {
                    path.push(name);
                    schema = below;
                }
                Step::Item(_) => schema = &schema["items"],
            }
        }
        Some((schema, path.join("_")))
    }
}
