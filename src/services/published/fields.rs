//! The fields of a published practice as people read them: in the template's order, with labels wherever there are any.

use serde_json::{Map, Value};

use super::{Publications, PublishedSection};
use crate::domain::ids::CompendiumId;
use crate::domain::language::{Language, UiLanguage};
use crate::domain::section::Maturity;
use crate::error::Result;
use crate::search::Facet;
use crate::services::forms::Labels;
use crate::services::search::vocabulary;
use crate::services::sections::WholeVersion;

/// What a page shows of a published practice besides the section itself, with names in the reader's language.
#[derive(Clone, Debug)]
pub struct Presented {
    /// The fields that it has, in the template's order.
    pub fields: Vec<PresentedField>,
    /// The labels of the fields in use that it does not have, in the template's order.
    pub unanswered: Vec<String>,
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
    /// Its label in the reader's language.
    pub label: String,
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

    pub(in crate::services) fn presented_as(
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
        let properties = || schema["properties"].as_object().into_iter().flatten();
        let answer = |name: &str| practice.get(name).filter(|value| !value.is_null());
        let unanswered = properties()
            .filter(|(name, schema)| answer(name).is_none() && schema["x-retired"] != Value::Bool(true))
            .map(|(name, schema)| labels.of_field(name, schema));
        let fields = properties().filter_map(|(name, schema)| {
            let value = answer(name)?;
            Some(PresentedField {
                label: labels.of_field(name, schema),
                kind: labels.kind(schema, name),
                layout: layout(&labels, schema, name),
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
            unanswered: unanswered.collect(),
            fields: fields.collect(),
            maturity: maturity.and_then(|maturity| named("maturities", maturity.name())),
            language: named("languages", tag).or_else(|| named("languages", primary)),
        })
    }
}

/// Returns how people see a field.
pub(super) fn layout(labels: &Labels, schema: &Value, name: &str) -> FieldLayout {
    let facet = match labels.kind(schema, name) {
        "option" | "options" => labels.vocabulary_name(name).and_then(|list| {
            Facet::PUBLIC.iter().find(|facet| vocabulary(**facet) == Some(list.as_str())).copied()
        }),
        _ => None,
    };
    let of = if schema["type"] == "array" { &schema["items"] } else { schema };
    let parts = of["properties"].as_object().into_iter().flatten();
    let parts = parts.map(|(part, schema)| FieldPart {
        label: labels.of_part(name, part, schema),
        kind: labels.narrower_kind(schema, &format!("{name}_{part}")),
        name: part.clone(),
    });
    FieldLayout { facet: facet.map(Facet::name), parts: parts.collect() }
}
