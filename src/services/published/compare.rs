//! Published sections side by side, field by field.

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::fields::{FieldLayout, layout};
use super::{Publications, published};
use crate::domain::compendium::{ChapterRef, CompendiumRef};
use crate::domain::ids::{CompendiumId, SectionId};
use crate::domain::institution::InstitutionRef;
use crate::domain::labels::Label;
use crate::domain::language::{Language, UiLanguage};
use crate::domain::practice::{countries, title};
use crate::domain::section::Maturity;
use crate::domain::time::Timestamp;
use crate::error::{Error, Fault, FaultCode, Result};
use crate::services::forms::Labels;
use crate::store::Released as Row;

/// Minimum and maximum number of sections to compare.
const FEWEST: usize = 2;
const MOST: usize = 6;

/// Published sections side by side.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Comparison {
    /// The sections, in the requested order.
    pub sections: Vec<ComparedSection>,
    /// The fields that at least one section has, in the template's order.
    pub fields: Vec<ComparedField>,
    /// The compendium's notice about everything it shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice: Option<Label>,
}

/// The heading of a section in a comparison.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ComparedSection {
    /// Its identifier.
    pub id: SectionId,
    /// Its URL.
    #[schema(example = "https://acervo.example.org/api/v1/published/01960000-0000-7000-8000-000000000001")]
    pub url: String,
    /// The practice's title.
    #[schema(example = "Ventanilla consular móvil")]
    pub title: String,
    /// The countries where it was carried out, as ISO 3166-1 alpha-2 codes.
    #[schema(example = json!(["CO"]))]
    pub countries: Vec<String>,
    /// The compendium it is part of.
    pub compendium: CompendiumRef,
    /// The chapter it is in.
    pub chapter: ChapterRef,
    /// The institution that wrote it.
    pub institution: InstitutionRef,
    /// The language it is shown in.
    pub lang: Language,
    /// The version shown.
    pub version: u32,
    /// The version's hash: SHA-256 in lower-case hexadecimal.
    pub hash: String,
    /// The maturity of the practice according to the decision that approved it.
    pub maturity: Option<Maturity>,
    /// When this version was first published.
    pub published_at: Option<Timestamp>,
}

/// A field of the template, with its values in all compared sections.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ComparedField {
    /// The field's name in the template.
    #[schema(example = "practice_type")]
    pub name: String,
    /// The field's label in the reader's language.
    #[schema(example = "Tipo de práctica")]
    pub label: String,
    /// The type of its values: `text`, `markdown`, `number`, `boolean`, `date`, `option`, `country`; for lists of these
    /// `list`, `options`, `countries`; a `group` has fields of its own, a `table` has rows of fields.
    #[schema(example = "option")]
    pub kind: &'static str,
    /// One value for each section, in order; null if it has none. Vocabulary values and countries are `{"value",
    /// "label"}`; other texts are unchanged.
    #[schema(value_type = Vec<Object>, example = json!([{"value": "service", "label": "Servicio"}, null]))]
    pub values: Vec<Value>,
    /// Whether all sections have the field, with the same value.
    pub same: bool,
    /// How people see it.
    #[serde(skip)]
    pub layout: FieldLayout,
}

impl Publications {
    /// Compares two to six published sections.
    ///
    /// # Errors
    /// `invalid` if there are fewer or more, or one of them twice; `not_found`; `unpublished`, with `section`.
    pub fn compare(&self, sections: &[String], reader: UiLanguage) -> Result<Comparison> {
        let fault = |code| Fault::new("/query/section", code);
        let repeated = sections.iter().enumerate().any(|(at, one)| sections[..at].contains(one));
        let fault = match sections.len() {
            ..FEWEST => Some(fault(FaultCode::TooFewItems).with("limit", FEWEST)),
            FEWEST..=MOST if repeated => Some(fault(FaultCode::RepeatedItems)),
            FEWEST..=MOST => None,
            _ => Some(fault(FaultCode::TooManyItems).with("limit", MOST)),
        };
        if let Some(fault) = fault {
            return Err(Error::invalid(vec![fault]));
        }
        self.store.read(|db| {
            let mut rows = Vec::with_capacity(sections.len());
            for id in sections {
                let id: SectionId = id.parse().map_err(|_| Error::not_found())?;
                let row = published(db, id, None).map_err(|error| error.member("section", id.to_string()))?;
                rows.push(row);
            }
            let mut templates: Vec<((CompendiumId, u32), Value)> = Vec::new();
            for row in &rows {
                let key = (row.compendium.id, row.version.template_version);
                if !templates.iter().any(|(known, _)| *known == key) {
                    templates.push((key, db.template_schema(key.0, key.1)?));
                }
            }
            let names = self.names.now(db)?;
            let fields = fields(&rows, templates, &Labels { names: &names, reader });
            let notice = rows.first().and_then(|row| row.compendium.settings.notice.clone());
            Ok(Comparison { sections: rows.into_iter().map(|row| self.head(row)).collect(), fields, notice })
        })
    }

    fn head(&self, row: Row) -> ComparedSection {
        ComparedSection {
            id: row.section.id,
            url: self.links.published(row.section.id),
            title: title(&row.version.practice),
            countries: countries(&row.version.practice, &row.institution),
            compendium: CompendiumRef::from(&row.compendium),
            chapter: ChapterRef::from(&row.chapter),
            institution: InstitutionRef::from(&row.institution),
            lang: row.section.language,
            version: row.version.number,
            hash: row.version.hash,
            maturity: row.version.maturity,
            published_at: row.version.published_at,
        }
    }
}

/// Returns the fields that at least one section has. Templates only ever gain fields, so the latest template of a
/// compendium includes those of earlier ones; fields that exist only in another compendium come last.
fn fields(
    rows: &[Row],
    mut templates: Vec<((CompendiumId, u32), Value)>,
    labels: &Labels,
) -> Vec<ComparedField> {
    let first = rows.first().map(|row| row.compendium.id);
    templates.sort_by_key(|((of, number), _)| (Some(*of) != first, std::cmp::Reverse(*number)));
    let mut fields: Vec<ComparedField> = Vec::new();
    for (name, schema) in templates.iter().flat_map(|(_, schema)| schema["properties"].as_object()).flatten()
    {
        let values: Vec<Value> = rows
            .iter()
            .map(|row| {
                row.version.practice.get(name).map_or(Value::Null, |value| labels.on(schema, name, value))
            })
            .collect();
        if fields.iter().any(|known| known.name == *name) || values.iter().all(Value::is_null) {
            continue;
        }
        fields.push(ComparedField {
            label: labels.of_field(name, schema),
            kind: labels.kind(schema, name),
            layout: layout(labels, schema, name),
            same: values.iter().all(|value| !value.is_null() && *value == values[0]),
            values,
            name: name.clone(),
        });
    }
    fields
}
