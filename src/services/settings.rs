//! What administrators set: institutions, compendia, chapters, templates and vocabularies.

use std::collections::HashSet;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::domain::compendium::{Chapter, Compendium, Settings as CompendiumSettings};
use crate::domain::country;
use crate::domain::event::{Event, Name};
use crate::domain::ids::{ChapterId, CompendiumId, InstitutionId};
use crate::domain::institution::{Institution, Kind, slug};
use crate::domain::labels::Label;
use crate::domain::language::Language;
use crate::domain::practice::Template;
use crate::error::{Code, Error, Fault, Result};
use crate::policy::Task;
use crate::services::input::Input;
use crate::services::page::{Page, Paging};
use crate::store::{Change, Context, Db, Store, Tx};

pub use crate::store::Vocabulary;

/// How many chapters a compendium can have, and how deep they can stand in one another.
const MOST_CHAPTERS: usize = 500;
const DEEPEST_CHAPTER: usize = 5;

/// A new institution.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewInstitution {
    /// Its name by language; at least one.
    pub name: Label,
    /// Its acronym, from which its address is made.
    #[schema(min_length = 1, max_length = 40, example = "MRE")]
    pub acronym: String,
    /// ISO 3166-1 alpha-2; null for regional bodies.
    #[schema(pattern = "^[A-Z]{2}$", example = "BR")]
    pub country: Option<String>,
    /// What sort it is.
    pub kind: Kind,
}

/// Changes to an institution. What is left out stays; its address stays in any case.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeInstitution {
    /// Its name by language.
    pub name: Option<Label>,
    /// Its acronym.
    #[schema(min_length = 1, max_length = 40, example = "MRE")]
    pub acronym: Option<String>,
    /// What sort it is.
    pub kind: Option<Kind>,
}

/// A new compendium. It starts with the template that Acervo ships with.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCompendium {
    /// Its readable address.
    #[schema(pattern = "^[a-z0-9]+(-[a-z0-9]+)*$", max_length = 100, example = "health-of-migrants")]
    pub slug: String,
    /// Its title by language; at least one.
    pub title: Label,
    /// The languages it works in.
    #[schema(min_items = 1, max_items = 20)]
    pub languages: Vec<Language>,
}

/// Changes to a compendium. What is left out stays.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeCompendium {
    /// Its title by language.
    pub title: Option<Label>,
    /// The languages it works in.
    #[schema(min_items = 1, max_items = 20)]
    pub languages: Option<Vec<Language>>,
    /// Its settings, whole.
    pub settings: Option<CompendiumSettings>,
}

/// The chapters of a compendium, as a tree.
#[derive(Clone, Debug, Deserialize, serde::Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Chapters {
    /// The uppermost chapters, in order.
    pub items: Vec<Chapter>,
}

/// A chapter in a new tree. With the identifier of one that is there it changes that one; without, it is new.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetChapter {
    /// The identifier of a chapter that is there.
    pub id: Option<ChapterId>,
    /// Its readable address within the compendium.
    #[schema(pattern = "^[a-z0-9]+(-[a-z0-9]+)*$", max_length = 100, example = "consular-cooperation")]
    pub slug: String,
    /// Its title by language; at least one.
    pub title: Label,
    /// The chapters below it, in order.
    #[serde(default)]
    #[schema(no_recursion)]
    pub children: Vec<SetChapter>,
}

/// A new tree of chapters, whole.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetChapters {
    /// The uppermost chapters, in order.
    pub items: Vec<SetChapter>,
}

/// A vocabulary's content.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetVocabulary {
    /// What it is called, by language.
    pub title: Label,
    /// Its values, in order.
    #[schema(max_items = 5000)]
    pub items: Vec<crate::store::Term>,
}

/// All vocabularies.
#[derive(Clone, Debug, serde::Serialize, ToSchema)]
pub struct VocabularyList {
    /// By name.
    pub items: Vec<Vocabulary>,
}

/// Settings.
pub struct Settings {
    store: Arc<Store>,
}

impl Settings {
    /// The settings in that store.
    pub fn new(store: Arc<Store>) -> Settings {
        Settings { store }
    }

    /// The institutions, of a country or all.
    ///
    /// # Errors
    /// Our own faults alone.
    pub fn institutions(&self, country: Option<&str>, paging: Paging) -> Result<Page<Institution>> {
        self.store.read(|db| {
            let (items, total) = db.institutions(country, paging.skip, paging.limit)?;
            Ok(paging.page(items, total))
        })
    }

    /// The institution with that identifier or slug.
    ///
    /// # Errors
    /// `not_found`.
    pub fn institution(&self, named: &str) -> Result<Institution> {
        self.store.read(|db| db.institution(named)?.ok_or_else(Error::not_found))
    }

    /// Creates an institution.
    ///
    /// # Errors
    /// Those of the policy; `invalid`.
    pub fn create_institution(&self, context: &Context, input: Input<NewInstitution>) -> Result<Institution> {
        self.store.write(context, |tx| {
            let permit = tx.permit_task(Task::ManageInstitutions, None)?;
            let new = input.get()?;
            let mut faults = label_faults(&new.name, "/name");
            let base = slug(&new.acronym, new.country.as_deref());
            if base.trim_matches('-').is_empty() || slug(&new.acronym, None).is_empty() {
                faults.push(Fault::new("/acronym", "wrong_form"));
            }
            if new.country.as_deref().is_some_and(|code| country::name(code).is_none()) {
                faults.push(Fault::new("/country", "not_one_of_them"));
            }
            if !faults.is_empty() {
                return Err(Error::invalid(faults));
            }
            let institution = Institution {
                id: InstitutionId::new(),
                slug: free_slug(tx, &base)?,
                name: new.name,
                acronym: new.acronym,
                country: new.country,
                kind: new.kind,
            };
            tx.create_institution(&permit, &institution)?;
            let event = Event::new(Name::InstitutionCreated).with("institution", institution.id.to_string());
            Ok(Change::Made(institution, vec![event]))
        })
    }

    /// Changes an institution.
    ///
    /// # Errors
    /// Those of the policy; `not_found`; `invalid`.
    pub fn change_institution(
        &self,
        context: &Context,
        named: &str,
        input: Input<ChangeInstitution>,
    ) -> Result<Institution> {
        self.store.write(context, |tx| {
            let permit = tx.permit_task(Task::ManageInstitutions, None)?;
            let before = tx.institution(named)?.ok_or_else(Error::not_found)?;
            let change = input.get()?;
            let faults = change.name.as_ref().map(|name| label_faults(name, "/name")).unwrap_or_default();
            if !faults.is_empty() {
                return Err(Error::invalid(faults));
            }
            let after = Institution {
                name: change.name.unwrap_or_else(|| before.name.clone()),
                acronym: change.acronym.unwrap_or_else(|| before.acronym.clone()),
                kind: change.kind.unwrap_or(before.kind),
                ..before.clone()
            };
            if after == before {
                return Ok(Change::Unchanged(after));
            }
            tx.change_institution(&permit, &after)?;
            let event = Event::new(Name::InstitutionChanged).with("institution", after.id.to_string());
            Ok(Change::Made(after, vec![event]))
        })
    }

    /// The compendia.
    ///
    /// # Errors
    /// Our own faults alone.
    pub fn compendia(&self, paging: Paging) -> Result<Page<Compendium>> {
        self.store.read(|db| {
            let (items, total) = db.compendia(paging.skip, paging.limit)?;
            Ok(paging.page(items, total))
        })
    }

    /// The compendium with that slug or identifier.
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
            let faults = label_faults(&new.title, "/title");
            if !faults.is_empty() {
                return Err(Error::invalid(faults));
            }
            if tx.compendium(&new.slug)?.is_some() {
                return Err(Error::new(Code::Conflict).detail("detail-slug-taken"));
            }
            let compendium = Compendium {
                id: CompendiumId::new(),
                slug: new.slug,
                title: new.title,
                languages: new.languages,
                settings: CompendiumSettings { publish_on_approval: true, notice: None },
            };
            tx.create_compendium(&permit, &compendium, template)?;
            let event = Event::new(Name::CompendiumCreated).with("compendium", compendium.id.to_string());
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
        named: &str,
        input: Input<ChangeCompendium>,
    ) -> Result<Compendium> {
        self.store.write(context, |tx| {
            let permit = tx.permit_task(Task::ManageCompendia, None)?;
            let (before, _) = tx.compendium(named)?.ok_or_else(Error::not_found)?;
            let change = input.get()?;
            let mut faults =
                change.title.as_ref().map(|title| label_faults(title, "/title")).unwrap_or_default();
            if let Some(notice) = change.settings.as_ref().and_then(|settings| settings.notice.as_ref()) {
                faults.extend(label_faults(notice, "/settings/notice"));
            }
            if !faults.is_empty() {
                return Err(Error::invalid(faults));
            }
            let after = Compendium {
                title: change.title.unwrap_or_else(|| before.title.clone()),
                languages: change.languages.unwrap_or_else(|| before.languages.clone()),
                settings: change.settings.unwrap_or_else(|| before.settings.clone()),
                ..before.clone()
            };
            if after == before {
                return Ok(Change::Unchanged(after));
            }
            tx.change_compendium(&permit, after.id, &after.title, &after.languages, &after.settings)?;
            let event = Event::new(Name::CompendiumChanged).with("compendium", after.id.to_string());
            Ok(Change::Made(after, vec![event]))
        })
    }

    /// The tree of a compendium's chapters.
    ///
    /// # Errors
    /// `not_found`.
    pub fn chapters(&self, named: &str) -> Result<Chapters> {
        self.store.read(|db| {
            let (compendium, _) = db.compendium(named)?.ok_or_else(Error::not_found)?;
            Ok(Chapters { items: db.chapters(compendium.id)? })
        })
    }

    /// Replaces the whole tree of a compendium's chapters.
    ///
    /// # Errors
    /// Those of the policy; `not_found`; `invalid`; `conflict` if a chapter would go in which sections stand.
    pub fn set_chapters(
        &self,
        context: &Context,
        named: &str,
        input: Input<SetChapters>,
    ) -> Result<Chapters> {
        self.store.write(context, |tx| {
            let permit = tx.permit_task(Task::ManageCompendia, None)?;
            let (compendium, _) = tx.compendium(named)?.ok_or_else(Error::not_found)?;
            let before = tx.chapters(compendium.id)?;
            let mut known = HashSet::new();
            collect_ids(&before, &mut known);
            let mut reading =
                Reading { known, used: HashSet::new(), slugs: HashSet::new(), faults: Vec::new() };
            let tree = reading.chapters(input.get()?.items, "/items", 1);
            if reading.used.len() > MOST_CHAPTERS {
                reading.faults.push(Fault::new("/items", "too_many_items").with("limit", MOST_CHAPTERS));
            }
            if !reading.faults.is_empty() {
                return Err(Error::invalid(reading.faults));
            }
            if tree == before {
                return Ok(Change::Unchanged(Chapters { items: tree }));
            }
            for gone in reading.known.difference(&reading.used) {
                if tx.sections_in_chapter(*gone)? > 0 {
                    return Err(Error::new(Code::Conflict)
                        .detail("detail-chapter-in-use")
                        .member("chapter", gone.to_string()));
                }
            }
            tx.set_chapters(&permit, compendium.id, &tree)?;
            let event = Event::new(Name::ChaptersChanged).with("compendium", compendium.id.to_string());
            Ok(Change::Made(Chapters { items: tree }, vec![event]))
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

    /// Replaces a compendium's template by one with more fields, or with some retired.
    ///
    /// # Errors
    /// Those of the policy; `not_found`; `invalid`, with every field that was removed or retyped.
    pub fn set_template(&self, context: &Context, named: &str, input: Input<Value>) -> Result<Value> {
        self.store.write(context, |tx| {
            let permit = tx.permit_task(Task::ManageCompendia, None)?;
            let (compendium, number) = tx.compendium(named)?.ok_or_else(Error::not_found)?;
            let before = tx.template(compendium.id, number)?;
            let schema = input.get()?;
            if before.schema == schema {
                return Ok(Change::Unchanged(schema));
            }
            let mut faults = before.succession_faults(&schema);
            if schema["additionalProperties"] != Value::Bool(false) {
                faults.push(Fault::new("/additionalProperties", "not_a_template"));
            }
            if let Err(error) = Template::new(number + 1, schema.clone()) {
                faults.push(Fault::new("", "not_a_template").with("why", error));
            }
            if !faults.is_empty() {
                return Err(Error::invalid(faults));
            }
            tx.add_template(&permit, compendium.id, number + 1, &schema)?;
            let event = Event::new(Name::TemplateChanged)
                .with("compendium", compendium.id.to_string())
                .with("template_version", number + 1);
            Ok(Change::Made(schema, vec![event]))
        })
    }

    /// The vocabulary with that name.
    ///
    /// # Errors
    /// `not_found`.
    pub fn vocabulary(&self, name: &str) -> Result<Vocabulary> {
        self.store.read(|db| db.vocabulary(name)?.ok_or_else(Error::not_found))
    }

    /// All vocabularies.
    ///
    /// # Errors
    /// Our own faults alone.
    pub fn vocabularies(&self) -> Result<VocabularyList> {
        Ok(VocabularyList { items: self.store.read(Db::vocabularies)? })
    }

    /// Replaces a vocabulary, or adds one.
    ///
    /// # Errors
    /// Those of the policy; `invalid`.
    pub fn set_vocabulary(
        &self,
        context: &Context,
        name: &str,
        input: Input<SetVocabulary>,
    ) -> Result<Vocabulary> {
        self.store.write(context, |tx| {
            let permit = tx.permit_task(Task::ManageVocabularies, None)?;
            let set = input.get()?;
            let mut faults = label_faults(&set.title, "/title");
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
            if name.is_empty() || name.len() > 60 || !name.chars().all(plain) {
                faults.push(Fault::new("/name", "wrong_form"));
            }
            let mut values = HashSet::new();
            for (index, item) in set.items.iter().enumerate() {
                faults.extend(label_faults(&item.label, &format!("/items/{index}/label")));
                let at = format!("/items/{index}/value");
                if item.value.is_empty() {
                    faults.push(Fault::new(at, "required"));
                } else if !values.insert(item.value.as_str()) {
                    faults.push(Fault::new(at, "repeated_items"));
                }
            }
            if !faults.is_empty() {
                return Err(Error::invalid(faults));
            }
            let vocabulary = Vocabulary { name: name.to_owned(), title: set.title, items: set.items };
            if tx.vocabulary(name)?.as_ref() == Some(&vocabulary) {
                return Ok(Change::Unchanged(vocabulary));
            }
            tx.set_vocabulary(&permit, Task::ManageVocabularies, &vocabulary)?;
            let event = Event::new(Name::VocabularyChanged).with("vocabulary", name);
            Ok(Change::Made(vocabulary, vec![event]))
        })
    }
}

/// The slug, or the slug with the first number that is free.
fn free_slug(tx: &mut Tx, base: &str) -> Result<String> {
    let taken = tx.slugs_like(base)?;
    let numbered = (2..).map(|number| format!("{base}-{number}"));
    let mut candidates = std::iter::once(base.to_owned()).chain(numbered);
    candidates.find(|slug| !taken.contains(slug)).ok_or_else(|| Error::internal("no slug is free"))
}

/// Every label needs a text, and every language a tag.
pub(super) fn label_faults(label: &Label, pointer: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    if label.0.is_empty() {
        faults.push(Fault::new(pointer, "required"));
    }
    for (language, text) in &label.0 {
        let at = format!("{pointer}/{}", crate::domain::version::escaped(language));
        if language.parse::<Language>().is_err() {
            faults.push(Fault::new(at.clone(), "not_a_language"));
        }
        if text.trim().is_empty() {
            faults.push(Fault::new(at, "required"));
        } else if text.chars().count() > 1000 {
            faults.push(Fault::new(at, "too_long").with("limit", 1000));
        }
    }
    faults
}

fn collect_ids(tree: &[Chapter], into: &mut HashSet<ChapterId>) {
    for chapter in tree {
        into.insert(chapter.id);
        collect_ids(&chapter.children, into);
    }
}

/// Turns a new tree into chapters, and finds its faults on the way.
struct Reading {
    known: HashSet<ChapterId>,
    used: HashSet<ChapterId>,
    slugs: HashSet<String>,
    faults: Vec<Fault>,
}

impl Reading {
    fn chapters(&mut self, items: Vec<SetChapter>, pointer: &str, depth: usize) -> Vec<Chapter> {
        if depth > DEEPEST_CHAPTER && !items.is_empty() {
            self.faults.push(Fault::new(pointer, "too_deep").with("limit", DEEPEST_CHAPTER));
            return Vec::new();
        }
        let mut chapters = Vec::with_capacity(items.len());
        for (index, item) in items.into_iter().enumerate() {
            let at = format!("{pointer}/{index}");
            self.faults.extend(label_faults(&item.title, &format!("{at}/title")));
            if !self.slugs.insert(item.slug.clone()) {
                self.faults.push(Fault::new(format!("{at}/slug"), "repeated_items"));
            }
            let id = item.id.unwrap_or_else(ChapterId::new);
            if item.id.is_some() && !self.known.contains(&id) {
                self.faults.push(Fault::new(format!("{at}/id"), "unknown"));
            }
            if !self.used.insert(id) {
                self.faults.push(Fault::new(format!("{at}/id"), "repeated_items"));
            }
            let children = self.chapters(item.children, &format!("{at}/children"), depth + 1);
            chapters.push(Chapter { id, slug: item.slug, title: item.title, children });
        }
        chapters
    }
}
