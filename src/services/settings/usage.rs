//! What sections use of the settings, so that whoever changes a setting knows first how many it reaches. Administrators
//! get numbers only: drafts stay with their institutions.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::{Map, Value};

use super::Settings;
use crate::domain::compendium::Compendium;
use crate::domain::ids::ChapterId;
use crate::domain::labels::Label;
use crate::domain::practice::Template;
use crate::domain::text::is_blank;
use crate::domain::vocabulary::Vocabulary;
use crate::domain::workflow::Stage;
use crate::error::{Error, Result};
use crate::policy::{Context, Task, permit_task};
use crate::store::Standing;

/// How many sections the settings of a compendium reach.
#[derive(Clone, Debug, Default)]
pub struct Reach {
    /// All sections that are not deleted.
    pub sections: usize,
    /// Those that their institutions are writing, also after changes were requested.
    pub drafts: usize,
    /// Those waiting for a decision.
    pub submitted: usize,
    /// Those approved but not published.
    pub approved: usize,
    /// Those with a published version.
    pub published: usize,
    /// The number of sections that hold or held each chapter, including deleted ones: such a chapter cannot be removed.
    pub by_chapter: HashMap<ChapterId, usize>,
}

/// How many sections fill the fields of a template.
#[derive(Clone, Debug, Default)]
pub struct FieldUse {
    /// All sections that are not deleted.
    pub sections: usize,
    /// Those that their institutions are writing.
    pub drafts: usize,
    /// The number of sections that fill each field.
    pub filled: BTreeMap<String, usize>,
    /// The number of drafts that fill each field.
    pub filled_drafts: BTreeMap<String, usize>,
}

/// What a change of a template means for the drafts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EffectKind {
    /// The field becomes required: drafts that do not fill it are asked for it at their next submission.
    Required,
    /// The word limit falls: drafts with more words have to be shortened before their next submission.
    FewerWords,
    /// The character limit falls: longer texts cannot be saved any more until they are shortened.
    Shorter,
    /// The list may have fewer entries: longer lists cannot be saved any more until they are shortened.
    FewerItems,
    /// The field is retired: those that fill it keep their text, nobody fills it anew.
    Retired,
}

/// What a change of a field means for the drafts.
#[derive(Clone, Debug)]
pub struct Effect {
    /// The field's name.
    pub field: String,
    /// What changes.
    pub kind: EffectKind,
    /// The number of drafts that it concerns.
    pub drafts: usize,
}

/// Where a vocabulary is used, and how often each value.
#[derive(Clone, Debug, Default)]
pub struct VocabularyUse {
    /// The fields whose values it names: the compendium, the field's name and its label.
    pub fields: Vec<(Compendium, String, Label)>,
    /// The number of sections with each value.
    pub sections: HashMap<String, usize>,
}

impl Settings {
    /// A compendium, and how many sections its settings reach.
    ///
    /// # Errors
    /// Those of the policy; `not_found`.
    pub fn reach(&self, context: &Context, named: &str) -> Result<(Compendium, Reach)> {
        self.may_manage_compendia(context)?;
        self.store.read(|db| {
            let (compendium, _) = db.compendium(named)?.ok_or_else(Error::not_found)?;
            let mut reach = Reach { by_chapter: db.sections_by_chapter(compendium.id)?, ..Reach::default() };
            for standing in db.standings(compendium.id)? {
                reach.sections += 1;
                reach.published += usize::from(standing.is_published);
                match standing.stage {
                    Stage::Draft | Stage::ChangesRequested => reach.drafts += 1,
                    Stage::Submitted | Stage::InReview => reach.submitted += 1,
                    Stage::Approved => reach.approved += usize::from(!standing.is_published),
                    Stage::Rejected => {}
                }
            }
            Ok((compendium, reach))
        })
    }

    /// Checks that the caller may change compendia.
    ///
    /// # Errors
    /// Those of the policy.
    pub fn may_manage_compendia(&self, context: &Context) -> Result<()> {
        permit_task(&context.actor, Task::ManageCompendia, None).map(|_| ())
    }

    /// Checks that the caller may change vocabularies.
    ///
    /// # Errors
    /// Those of the policy.
    pub fn may_manage_vocabularies(&self, context: &Context) -> Result<()> {
        permit_task(&context.actor, Task::ManageVocabularies, None).map(|_| ())
    }

    /// How many sections fill each field of a compendium's template.
    ///
    /// # Errors
    /// Those of the policy; `not_found`.
    pub fn field_use(&self, context: &Context, named: &str) -> Result<FieldUse> {
        self.may_manage_compendia(context)?;
        self.store.read(|db| {
            let (compendium, _) = db.compendium(named)?.ok_or_else(Error::not_found)?;
            let mut found = FieldUse::default();
            db.each_practice(compendium.id, |standing, practice| {
                found.sections += 1;
                found.drafts += usize::from(is_draft(standing));
                for (name, _) in practice.iter().filter(|(_, value)| is_filled(value)) {
                    *found.filled.entry(name.clone()).or_default() += 1;
                    if is_draft(standing) {
                        *found.filled_drafts.entry(name.clone()).or_default() += 1;
                    }
                }
            })?;
            Ok(found)
        })
    }

    /// What replacing the template by `next` means for the drafts of a compendium: only what asks something of them.
    ///
    /// # Errors
    /// Those of the policy; `not_found`.
    pub fn effects(&self, context: &Context, named: &str, next: &Value) -> Result<Vec<Effect>> {
        self.may_manage_compendia(context)?;
        self.store.read(|db| {
            let (compendium, number) = db.compendium(named)?.ok_or_else(Error::not_found)?;
            let before = db.template_schema(compendium.id, number)?;
            let mut effects = changes(&before, next);
            if effects.is_empty() {
                return Ok(effects);
            }
            db.each_practice(compendium.id, |standing, practice| {
                if is_draft(standing) {
                    effects.iter_mut().for_each(|effect| {
                        effect.drafts += usize::from(concerns(effect, next, practice));
                    });
                }
            })?;
            Ok(effects)
        })
    }

    /// The labels of the fields whose values each vocabulary names, by the vocabulary's name.
    ///
    /// # Errors
    /// Those of the policy.
    pub fn vocabulary_fields(&self, context: &Context) -> Result<BTreeMap<String, Vec<Label>>> {
        self.may_manage_vocabularies(context)?;
        self.store.read(|db| {
            let all = db.vocabularies()?;
            let filled = filled_names(&all);
            let mut found: BTreeMap<String, Vec<Label>> = BTreeMap::new();
            for compendium in db.compendia(0, i64::from(i32::MAX))?.0 {
                let Some((compendium, number)) = db.compendium(&compendium.id.to_string())? else { continue };
                let schema = db.template_schema(compendium.id, number)?;
                for vocabulary in &all {
                    let mut paths = Vec::new();
                    fields_named_by(&vocabulary.name, &filled, &schema, &mut paths);
                    let labels = found.entry(vocabulary.name.clone()).or_default();
                    labels.extend(paths.into_iter().map(|(_, _, label)| label));
                    labels.dedup();
                }
            }
            Ok(found)
        })
    }

    /// Where a vocabulary is used.
    ///
    /// # Errors
    /// Those of the policy; `not_found`.
    pub fn vocabulary_use(&self, context: &Context, name: &str) -> Result<VocabularyUse> {
        self.may_manage_vocabularies(context)?;
        self.store.read(|db| {
            let all = db.vocabularies()?;
            if !all.iter().any(|vocabulary| vocabulary.name == name) {
                return Err(Error::not_found());
            }
            let filled = filled_names(&all);
            let mut found = VocabularyUse::default();
            for compendium in db.compendia(0, i64::from(i32::MAX))?.0 {
                let Some((compendium, number)) = db.compendium(&compendium.id.to_string())? else { continue };
                let schema = db.template_schema(compendium.id, number)?;
                let mut paths = Vec::new();
                fields_named_by(name, &filled, &schema, &mut paths);
                if paths.is_empty() {
                    continue;
                }
                db.each_practice(compendium.id, |_, practice| {
                    let mut values = BTreeSet::new();
                    for (field, part, _) in &paths {
                        collect(practice.get(field), part.as_deref(), &mut values);
                    }
                    for value in values {
                        *found.sections.entry(value).or_default() += 1;
                    }
                })?;
                found
                    .fields
                    .extend(paths.into_iter().map(|(field, _, label)| (compendium.clone(), field, label)));
            }
            Ok(found)
        })
    }
}

/// Returns the names of the vocabularies that have values.
fn filled_names(all: &[Vocabulary]) -> BTreeSet<&str> {
    let filled = all.iter().filter(|vocabulary| !vocabulary.items.is_empty());
    filled.map(|vocabulary| vocabulary.name.as_str()).collect()
}

/// Returns the name of the vocabulary with the values of a field: the field's name or its plural, as everywhere.
pub(in crate::services) fn vocabulary_of<'a>(path: &str, filled: &BTreeSet<&'a str>) -> Option<&'a str> {
    let called = ["", "s", "es"].map(|plural| format!("{path}{plural}"));
    called.iter().find_map(|name| filled.get(name.as_str()).copied())
}

/// Collects the fields whose values a vocabulary names, and the parts of rows and groups: field, part and label.
fn fields_named_by(
    vocabulary: &str,
    filled: &BTreeSet<&str>,
    schema: &Value,
    into: &mut Vec<(String, Option<String>, Label)>,
) {
    for (name, field) in schema["properties"].as_object().into_iter().flatten() {
        let label = label_of(field).unwrap_or_default();
        if vocabulary_of(name, filled) == Some(vocabulary) {
            into.push((name.clone(), None, label.clone()));
        }
        let of = if field["type"] == "array" { &field["items"] } else { field };
        for part in of["properties"].as_object().into_iter().flatten().map(|(part, _)| part) {
            if vocabulary_of(&format!("{name}_{part}"), filled) == Some(vocabulary) {
                into.push((name.clone(), Some(part.clone()), label.clone()));
            }
        }
    }
}

fn label_of(schema: &Value) -> Option<Label> {
    serde_json::from_value(schema["x-label"].clone()).ok()
}

fn collect(value: Option<&Value>, part: Option<&str>, into: &mut BTreeSet<String>) {
    match value {
        Some(Value::Array(items)) => items.iter().for_each(|item| collect(Some(item), part, into)),
        Some(Value::Object(fields)) => {
            if let Some(part) = part {
                collect(fields.get(part), None, into);
            }
        }
        Some(Value::String(text)) => drop(into.insert(text.clone())),
        Some(Value::Number(number)) => drop(into.insert(number.to_string())),
        _ => {}
    }
}

fn is_draft(standing: Standing) -> bool {
    matches!(standing.stage, Stage::Draft | Stage::ChangesRequested)
}

fn is_filled(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !is_blank(text),
        Value::Array(items) => !items.is_empty(),
        Value::Object(fields) => !fields.is_empty(),
        Value::Bool(_) | Value::Number(_) => true,
    }
}

/// Returns the changes that ask something of drafts, which have not been counted yet.
fn changes(before: &Value, next: &Value) -> Vec<Effect> {
    let requires = |schema: &Value, name: &str| {
        schema["required"].as_array().is_some_and(|names| names.iter().any(|each| each == name))
    };
    let mut effects = Vec::new();
    for (name, field) in next["properties"].as_object().into_iter().flatten() {
        let old = &before["properties"][name];
        let retires = |schema: &Value| schema["x-retired"] == Value::Bool(true);
        let falls = |keyword: &str| {
            let (now, then) = (field[keyword].as_u64(), old[keyword].as_u64());
            !old.is_null() && now.is_some_and(|now| then.is_none_or(|then| now < then))
        };
        let found = [
            (requires(next, name) && !requires(before, name), EffectKind::Required),
            (falls("x-max-words"), EffectKind::FewerWords),
            (falls("maxLength"), EffectKind::Shorter),
            (falls("maxItems"), EffectKind::FewerItems),
            (retires(field) && !retires(old), EffectKind::Retired),
        ];
        let found = found.into_iter().filter(|(happens, _)| *happens);
        effects.extend(found.map(|(_, kind)| Effect { field: name.clone(), kind, drafts: 0 }));
    }
    effects
}

fn concerns(effect: &Effect, next: &Value, practice: &Map<String, Value>) -> bool {
    let schema = &next["properties"][effect.field.as_str()];
    let value = practice.get(&effect.field).unwrap_or(&Value::Null);
    let limit =
        |keyword: &str| usize::try_from(schema[keyword].as_u64().unwrap_or(u64::MAX)).unwrap_or(usize::MAX);
    let text = value.as_str().unwrap_or_default();
    match effect.kind {
        EffectKind::Required => !is_filled(value),
        EffectKind::Retired => is_filled(value),
        EffectKind::FewerWords => Template::words(text) > limit("x-max-words"),
        EffectKind::Shorter => text.chars().count() > limit("maxLength"),
        EffectKind::FewerItems => value.as_array().map_or(0, Vec::len) > limit("maxItems"),
    }
}
