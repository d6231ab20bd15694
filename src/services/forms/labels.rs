//! The labels of a template's fields and of their values, and the types of the values.

use serde_json::{Value, json};

use crate::domain::country;
use crate::domain::labels::Label;
use crate::domain::language::UiLanguage;
use crate::domain::vocabulary::Term;
use crate::messages;
use crate::services::catalog::Catalog;

/// The pattern that marks a text field of a template as a country code.
const COUNTRY: &str = "^[A-Z]{2}$";
/// The beginning of the patterns that mark a text field of a template as a year, a month or a day.
const YEAR: &str = "^[0-9]{4}";

/// The smallest number that the template of a year accepts, and the largest.
const YEARS: (i64, i64) = (1000, 9999);

/// Whether the schema of a number accepts years only, which are written without separators.
fn is_year(schema: &Value) -> bool {
    let bounds = (schema["minimum"].as_i64(), schema["maximum"].as_i64());
    schema["type"] == "integer"
        && matches!(bounds, (Some(min), Some(max)) if min >= YEARS.0 && max <= YEARS.1)
}

/// The labels of fields and their values in the reader's language.
pub(in crate::services) struct Labels<'a> {
    pub(in crate::services) names: &'a Catalog,
    pub(in crate::services) reader: UiLanguage,
}

impl Labels<'_> {
    /// Returns a field's label, or its name if the template has none.
    pub(in crate::services) fn of_field(&self, name: &str, schema: &Value) -> String {
        self.given_label(schema).unwrap_or_else(|| name.to_owned())
    }

    /// Returns the label of a part of a field: the template's, ours if it is one of the parts that the first template
    /// has, or its name.
    pub(in crate::services) fn of_part(&self, field: &str, part: &str, schema: &Value) -> String {
        if let Some(label) = self.given_label(schema) {
            return label;
        }
        let (field, name) = (field.replace('_', "-"), part.replace('_', "-"));
        let ours = [format!("part-{field}-{name}"), format!("part-{name}")].into_iter().find_map(|id| {
            let label = messages::plain(self.reader, &id);
            (label != id).then_some(label)
        });
        ours.unwrap_or_else(|| part.replace('_', " "))
    }

    /// Returns the name of a field's vocabulary, which is the plural of the field's: `scopes` for `scope`, and
    /// `evaluation_types` for the `type` of an `evaluation`.
    pub(in crate::services) fn vocabulary_name(&self, path: &str) -> Option<String> {
        let called = ["", "s", "es"].map(|plural| format!("{path}{plural}"));
        called.into_iter().find(|name| !self.names.list(name).is_empty())
    }

    pub(super) fn vocabulary(&self, path: &str) -> &[Term] {
        self.vocabulary_name(path).map_or(&[], |name| self.names.list(&name))
    }

    /// Returns a field's label, if the template has one.
    pub(in crate::services) fn given_label(&self, schema: &Value) -> Option<String> {
        self.text(&schema["x-label"])
    }

    /// Returns a text that the template has in several languages, if it has it.
    pub(super) fn text(&self, texts: &Value) -> Option<String> {
        let label: Option<Label> = serde_json::from_value(texts.clone()).ok();
        label.map(|label| label.in_language(self.reader).to_owned()).filter(|label| !label.is_empty())
    }

    /// Returns the type of a value as [`Labels::kind`] does, also `year` and `link`.
    pub(in crate::services) fn narrower_kind(&self, schema: &Value, path: &str) -> &'static str {
        match self.kind(schema, path) {
            "number" if is_year(schema) => "year",
            "text" if schema["format"] == "uri" => "link",
            kind => kind,
        }
    }

    fn is_option(&self, schema: &Value, path: &str) -> bool {
        let free = schema["x-translatable"] == Value::Bool(true);
        schema["enum"].is_array() || (!free && !self.vocabulary(path).is_empty())
    }

    /// Returns the type of a field's value, as people see it.
    pub(in crate::services) fn kind(&self, schema: &Value, path: &str) -> &'static str {
        let pattern = schema["pattern"].as_str().unwrap_or_default();
        match schema["type"].as_str() {
            Some("array") => match self.kind(&schema["items"], path) {
                "option" => "options",
                "country" => "countries",
                "group" => "table",
                _ => "list",
            },
            Some("object") => "group",
            Some("boolean") => "boolean",
            _ if self.is_option(schema, path) => "option",
            Some("integer" | "number") => "number",
            _ if pattern == COUNTRY => "country",
            _ if pattern.starts_with(YEAR) || schema["format"] == "date" => "date",
            _ if schema["contentMediaType"] == "text/markdown" => "markdown",
            _ => "text",
        }
    }

    /// Returns the value, with labels wherever there are any.
    pub(in crate::services) fn on(&self, schema: &Value, path: &str, value: &Value) -> Value {
        match value {
            Value::Array(items) => items.iter().map(|item| self.on(&schema["items"], path, item)).collect(),
            Value::Object(fields) => {
                let labelled = fields.iter().map(|(name, field)| {
                    let path = format!("{path}_{name}");
                    (name.clone(), self.on(&schema["properties"][name], &path, field))
                });
                Value::Object(labelled.collect())
            }
            Value::String(_) | Value::Number(_) => {
                let plain = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                let label = match self.kind(schema, path) {
                    "option" => {
                        let term = self.vocabulary(path).iter().find(|term| term.value == plain);
                        term.map(|term| &term.label)
                    }
                    "country" => country::name(&plain),
                    _ => return value.clone(),
                };
                let label = label.map_or(plain.as_str(), |label| label.in_language(self.reader));
                json!({"value": value, "label": label})
            }
            _ => value.clone(),
        }
    }
}
