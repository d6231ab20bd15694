//! Compendia: titles, languages, settings and templates.

use serde::Deserialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::vocabularies::set_vocabulary;
use super::{Expected, SetVocabulary, Settings, named, template_revision, text_faults};
use crate::domain::compendium::{Compendium, Settings as CompendiumSettings};
use crate::domain::event::{Event, EventKind};
use crate::domain::ids::CompendiumId;
use crate::domain::labels::Label;
use crate::domain::language::Language;
use crate::domain::practice::Template;
use crate::error::{Code, Error, Fault, FaultCode, Faults, Result};
use crate::policy::{Context, Task};
use crate::services::input::Input;
use crate::services::page::{Page, Paging};
use crate::store::{Change, Tx};

/// A new compendium. It starts with the template that ships with Acervo.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCompendium {
    /// Its slug, used in URLs.
    #[schema(pattern = "^[a-z0-9]+(-[a-z0-9]+)*$", max_length = 100, example = "health-of-migrants")]
    pub slug: String,
    /// Its title in each language; at least one is needed.
    pub title: Label,
    /// Its working languages.
    #[schema(min_items = 1, max_items = 20)]
    pub languages: Vec<Language>,
}

/// Changes to a compendium. Omitted members stay unchanged.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeCompendium {
    /// Its title in each language.
    pub title: Option<Label>,
    /// Its working languages.
    #[schema(min_items = 1, max_items = 20)]
    pub languages: Option<Vec<Language>>,
    /// Its complete settings.
    pub settings: Option<CompendiumSettings>,
}

impl Settings {
    /// The compendia.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn compendia(&self, paging: Paging) -> Result<Page<Compendium>> {
        self.store.read(|db| {
            let (items, total) = db.compendia(paging.skip, paging.limit)?;
            Ok(paging.page(items, total))
        })
    }

    /// The compendium with this slug or identifier.
    ///
    /// # Errors
    /// `not_found`.
    pub fn compendium(&self, named: &str) -> Result<Compendium> {
        self.store.read(|db| Ok(db.compendium(named)?.ok_or_else(Error::not_found)?.0))
    }

    /// Creates a compendium.
    ///
    /// # Errors
    /// Those of the policy; `invalid`; `conflict` if the slug is taken.
    pub fn create_compendium(
        &self,
        context: &Context,
        input: Input<NewCompendium>,
        template: &Value,
    ) -> Result<Compendium> {
        self.store.write(context, |tx| {
            let permit = tx.permit_task(Task::ManageCompendia, None)?;
            let new = input.get()?;
            let mut faults = Faults::default();
            let title = named(new.title, "/title", &mut faults);
            if !faults.is_empty() {
                return Err(Error::invalid(faults));
            }
            if tx.compendium(&new.slug)?.is_some() {
                return Err(Error::new(Code::Conflict).detail("detail-slug-taken"));
            }
            let compendium = Compendium {
                id: CompendiumId::new(),
                slug: new.slug,
                title,
                languages: new.languages,
                settings: CompendiumSettings { publish_on_approval: true, notice: None },
            };
            tx.create_compendium(&permit, &compendium, template)?;
            let event =
                Event::new(EventKind::CompendiumCreated).with("compendium", compendium.id.to_string());
            Ok(Change::Made(compendium, vec![event]))
        })
    }

    /// Changes a compendium's title, languages and settings.
    ///
    /// # Errors
    /// Those of the policy; `not_found`; `invalid`.
    pub fn change_compendium(
        &self,
        context: &Context,
        id: &str,
        input: Input<ChangeCompendium>,
    ) -> Result<Compendium> {
        self.store.write(context, |tx| {
            let permit = tx.permit_task(Task::ManageCompendia, None)?;
            let (before, _) = tx.compendium(id)?.ok_or_else(Error::not_found)?;
            let change = input.get()?;
            let mut faults = Faults::default();
            let title = change.title.map(|title| named(title, "/title", &mut faults));
            if let Some(notice) = change.settings.as_ref().and_then(|settings| settings.notice.as_ref()) {
                faults.join(text_faults(notice, "/settings/notice"));
            }
            if !faults.is_empty() {
                return Err(Error::invalid(faults));
            }
            let after = Compendium {
                title: title.unwrap_or_else(|| before.title.clone()),
                languages: change.languages.unwrap_or_else(|| before.languages.clone()),
                settings: change.settings.unwrap_or_else(|| before.settings.clone()),
                ..before.clone()
            };
            if after == before {
                return Ok(Change::Unchanged(after));
            }
            tx.change_compendium(&permit, after.id, &after.title, &after.languages, &after.settings)?;
            let event = Event::new(EventKind::CompendiumChanged).with("compendium", after.id.to_string());
            Ok(Change::Made(after, vec![event]))
        })
    }

    /// A compendium's template: the JSON Schema of `practice`.
    ///
    /// # Errors
    /// `not_found`.
    pub fn template(&self, named: &str) -> Result<Value> {
        self.store.read(|db| {
            let (compendium, number) = db.compendium(named)?.ok_or_else(Error::not_found)?;
            Ok(db.template(compendium.id, number)?.schema)
        })
    }

    /// Replaces a compendium's template with one that adds fields or retires some, if it is one that the caller expects,
    /// by its [`template_revision`].
    ///
    /// # Errors
    /// Those of the policy; `not_found`; `version_conflict` if another template was expected; `invalid`, with every field
    /// that was removed or retyped.
    pub fn set_template(
        &self,
        context: &Context,
        named: &str,
        input: Input<Value>,
        expected: &Expected,
    ) -> Result<Value> {
        self.store.write(context, |tx| set_template(tx, named, input, expected))
    }

    /// Replaces a compendium's template as [`Settings::set_template`] does, and the vocabulary that names the options of
    /// a new field, if its state is the `known` one. Either both are saved or neither.
    ///
    /// # Errors
    /// Those of both; faults of the vocabulary have pointers that begin with `/options`.
    pub fn set_template_with_options(
        &self,
        context: &Context,
        named: &str,
        input: Input<Value>,
        expected: &Expected,
        (list, options, known): (&str, Input<SetVocabulary>, &Expected),
    ) -> Result<Value> {
        self.store.write(context, |tx| {
            let template = set_template(tx, named, input, expected)?;
            let options = set_vocabulary(tx, list, options, known).map_err(|mut error| {
                error.faults = error.faults.map(|fault| fault.under("/options"));
                error
            })?;
            Ok(match (template, options) {
                (Change::Made(template, mut events), Change::Made(_, more)) => {
                    events.extend(more);
                    Change::Made(template, events)
                }
                (Change::Unchanged(template), Change::Made(_, events)) => Change::Made(template, events),
                (template, Change::Unchanged(_)) => template,
            })
        })
    }
}

fn set_template(tx: &mut Tx, named: &str, input: Input<Value>, expected: &Expected) -> Result<Change<Value>> {
    let permit = tx.permit_task(Task::ManageCompendia, None)?;
    let (compendium, number) = tx.compendium(named)?.ok_or_else(Error::not_found)?;
    let before = tx.template(compendium.id, number)?;
    expected.check(true, &template_revision(&before.schema))?;
    let schema = input.get()?;
    // Objects are equal in any order, but that of the fields is the order in which people see them.
    let (then, now) = (before.schema.to_string(), schema.to_string());
    if then == now {
        return Ok(Change::Unchanged(schema));
    }
    let mut faults = before.succession_faults(&schema);
    if schema["additionalProperties"] != Value::Bool(false) {
        faults.push(Fault::new("/additionalProperties", FaultCode::NotATemplate));
    }
    if let Err(error) = Template::new(number + 1, schema.clone()) {
        faults.push(Fault::new("", FaultCode::NotATemplate).with("why", error));
    }
    if !faults.is_empty() {
        return Err(Error::invalid(faults));
    }
    tx.add_template(&permit, compendium.id, number + 1, &schema)?;
    let event = Event::new(EventKind::TemplateChanged)
        .with("compendium", compendium.id.to_string())
        .with("template_version", number + 1);
    Ok(Change::Made(schema, vec![event]))
}
