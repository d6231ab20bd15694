//! The fields of a published practice as people read them: in the template's order, with labels wherever there are any.

use serde_json::{Map, Value, json};

use super::names::FieldNames;
use super::{Publications, PublishedSection};
use crate::domain::country;
use crate::domain::ids::CompendiumId;
use crate::domain::labels::Label;
use crate::domain::language::{Language, UiLanguage};
use crate::domain::section::Maturity;
use crate::error::Result;
use crate::search::Facet;
use crate::services::catalog::Catalog;
use crate::services::search::vocabulary;
use crate::services::sections::WholeVersion;
use crate::store::Term;

/// The pattern that marks a text field of a template as a country code.
const COUNTRY: &str = "^[A-Z]{2}$";
/// The beginning of the patterns that mark a text field of a template as a year, a month or a day.
const YEAR: &str = "^[0-9]{4}";

/// The smallest number that the template of a year accepts, and the largest.
const YEARS: (i64, i64) = (1000, 9999);

/// What a page shows of a published practice besides the section itself, with names in the reader's language.
#[derive(Clone, Debug)]
pub struct Presented {
    /// The fields that it has, in the template's order.
    pub fields: Vec<PresentedField>,
    /// The name of its maturity, if a decision has set one.
    pub maturity: Option<String>,
    /// The name of its language, if there is one.
    pub language: Option<String>,
}

/// A field of a practice, as people read it.
#[derive(Clone, Debug)]
pub struct PresentedField {
    /// The field's name in the template.
    pub name: String,
    /// The field's label in the reader's language.
    pub label: String,
    /// The type of its value, as in [`ComparedField`](super::ComparedField).
    pub kind: &'static str,
    /// How people see it.
    pub layout: FieldLayout,
    /// Its value, as in [`ComparedField`](super::ComparedField).
    pub value: Value,
}

/// How people see a field.
#[derive(Clone, Debug, Default)]
pub struct FieldLayout {
    /// The name of the filter by its values, if there is one.
    pub facet: Option<&'static str>,
    /// The parts of a group or of the rows of a table, in the template's order.
    pub parts: Vec<FieldPart>,
}

/// A part of a group, or of the rows of a table.
#[derive(Clone, Debug)]
pub struct FieldPart {
    /// Its name in the template.
    pub name: String,
    /// Its label in the reader's language, if the template has one.
    pub label: Option<String>,
    /// The type of its value, as in [`ComparedField`](super::ComparedField); also `year` and `link`.
    pub kind: &'static str,
}

impl Publications {
    /// Returns what a page shows of a published practice besides the section itself, with names in the reader's
    /// language.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn presented(&self, section: &PublishedSection, reader: UiLanguage) -> Result<Presented> {
        let template = (section.compendium.id, section.template_version);
        self.presented_as(template, &section.practice, (section.maturity, &section.language), reader)
    }

    /// Returns what a page shows of any version besides the version itself, as [`Publications::presented`] does of a
    /// published one. Whether the reader may see it has been decided by whatever gave the version.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn presented_version(
        &self,
        compendium: CompendiumId,
        version: &WholeVersion,
        reader: UiLanguage,
    ) -> Result<Presented> {
        let template = (compendium, version.template_version);
        self.presented_as(template, &version.practice, (version.maturity, &version.language), reader)
    }

    /// Returns the names of the fields of a template and of their values.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn field_names(
        &self,
        compendium: CompendiumId,
        template_version: u32,
        reader: UiLanguage,
    ) -> Result<FieldNames> {
        self.store.read(|db| {
            let template = db.template(compendium, template_version)?;
            Ok(FieldNames::new(self.names.now(db)?, template, reader))
        })
    }

    fn presented_as(
        &self,
        (compendium, template_version): (CompendiumId, u32),
        practice: &Map<String, Value>,
        (maturity, language): (Option<Maturity>, &Language),
        reader: UiLanguage,
    ) -> Result<Presented> {
        let (names, schema) = self.store.read(|db| {
            let schema = db.template_schema(compendium, template_version)?;
            Ok((self.names.now(db)?, schema))
        })?;
        let labels = Labels { names: &names, reader };
        let fields = schema["properties"].as_object().into_iter().flatten().filter_map(|(name, schema)| {
            let value = practice.get(name).filter(|value| !value.is_null())?;
            Some(PresentedField {
                label: labels.of_field(name, schema),
                kind: labels.kind(schema, name),
                layout: labels.layout(schema, name),
                value: labels.on(schema, name, value),
                name: name.clone(),
            })
        });
        let named = |vocabulary, value: &str| {
            names.term(vocabulary, value).map(|label| label.in_language(reader).to_owned())
        };
        let tag = language.as_str();
        let primary = tag.split('-').next().unwrap_or(tag);
        Ok(Presented {
            fields: fields.collect(),
            maturity: maturity.and_then(|maturity| named("maturities", maturity.name())),
            language: named("languages", tag).or_else(|| named("languages", primary)),
        })
    }
}

/// Whether the schema of a number accepts years only, which are written without separators.
pub(super) fn is_year(schema: &Value) -> bool {
    let bounds = (schema["minimum"].as_i64(), schema["maximum"].as_i64());
    schema["type"] == "integer"
        && matches!(bounds, (Some(min), Some(max)) if min >= YEARS.0 && max <= YEARS.1)
}

/// The labels of fields and their values in the reader's language.
pub(super) struct Labels<'a> {
    pub(super) names: &'a Catalog,
    pub(super) reader: UiLanguage,
}

impl Labels<'_> {
    pub(super) fn of_field(&self, name: &str, schema: &Value) -> String {
        self.given_label(schema).unwrap_or_else(|| name.to_owned())
    }

    /// Returns the name of a field's vocabulary, which is the plural of the field's: `scopes` for `scope`, and
    /// `evaluation_types` for the `type` of an `evaluation`.
    fn vocabulary_name(&self, path: &str) -> Option<String> {
        let called = ["", "s", "es"].map(|plural| format!("{path}{plural}"));
        called.into_iter().find(|name| !self.names.list(name).is_empty())
    }

    fn vocabulary(&self, path: &str) -> &[Term] {
        self.vocabulary_name(path).map_or(&[], |name| self.names.list(&name))
    }

    /// Returns how people see a field.
    pub(super) fn layout(&self, schema: &Value, name: &str) -> FieldLayout {
        let facet = match self.kind(schema, name) {
            "option" | "options" => self.vocabulary_name(name).and_then(|list| {
                Facet::PUBLIC.iter().find(|facet| vocabulary(**facet) == Some(list.as_str())).copied()
            }),
            _ => None,
        };
        let of = if schema["type"] == "array" { &schema["items"] } else { schema };
        let parts = of["properties"].as_object().into_iter().flatten();
        let parts = parts.map(|(part, schema)| FieldPart {
            label: self.given_label(schema),
            kind: match self.kind(schema, &format!("{name}_{part}")) {
                "number" if is_year(schema) => "year",
                "text" if schema["format"] == "uri" => "link",
                kind => kind,
            },
            name: part.clone(),
        });
        FieldLayout { facet: facet.map(Facet::name), parts: parts.collect() }
    }

    fn given_label(&self, schema: &Value) -> Option<String> {
        let label: Option<Label> = serde_json::from_value(schema["x-label"].clone()).ok();
        label.map(|label| label.in_language(self.reader).to_owned()).filter(|label| !label.is_empty())
    }

    fn is_option(&self, schema: &Value, path: &str) -> bool {
        let free = schema["x-translatable"] == Value::Bool(true);
        schema["enum"].is_array() || (!free && !self.vocabulary(path).is_empty())
    }

    pub(super) fn kind(&self, schema: &Value, path: &str) -> &'static str {
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
    pub(super) fn on(&self, schema: &Value, path: &str, value: &Value) -> Value {
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
