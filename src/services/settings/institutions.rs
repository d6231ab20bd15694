//! Institutions.

use serde::{Deserialize, Deserializer};
use utoipa::ToSchema;

use super::{Settings, named};
use crate::domain::country;
use crate::domain::event::{Event, EventKind};
use crate::domain::ids::InstitutionId;
use crate::domain::institution::{Institution, Kind, slug};
use crate::domain::labels::Label;
use crate::domain::language::UiLanguage;
use crate::domain::text::folded;
use crate::domain::text::one_line;
use crate::error::{Error, Fault, FaultCode, Faults, Result};
use crate::policy::{Context, Task};
use crate::services::input::Input;
use crate::services::page::{Page, Paging};
use crate::store::{Change, Tx};

/// A new institution.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewInstitution {
    /// Its name in each language; at least one is needed.
    pub name: Label,
    /// Its acronym, from which its slug is derived.
    #[schema(min_length = 1, max_length = 40, example = "MRE")]
    pub acronym: String,
    /// ISO 3166-1 alpha-2 country code; null for regional bodies.
    #[schema(pattern = "^[A-Z]{2}$", example = "BR")]
    pub country: Option<String>,
    /// The kind of institution.
    pub kind: Kind,
}

/// An institution to choose from.
#[derive(Clone, Debug)]
pub struct InstitutionName {
    /// Its identifier.
    pub id: InstitutionId,
    /// Its name.
    pub name: String,
    /// Whether it has a logo.
    pub has_logo: bool,
}

/// Changes to an institution. Omitted members stay unchanged, and the slug never changes.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeInstitution {
    /// Its name in each language.
    pub name: Option<Label>,
    /// Its acronym.
    #[schema(min_length = 1, max_length = 40, example = "MRE")]
    pub acronym: Option<String>,
    /// ISO 3166-1 alpha-2 country code; null for regional bodies.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, pattern = "^[A-Z]{2}$", example = "BR")]
    pub country: Option<Option<String>>,
    /// The kind of institution.
    pub kind: Option<Kind>,
}

/// Distinguishes a member that is null from one that is missing.
fn given<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<String>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

impl Settings {
    /// The institutions, optionally of one country only.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn institutions(&self, country: Option<&str>, paging: Paging) -> Result<Page<Institution>> {
        self.store.read(|db| {
            let (items, total) = db.institutions(country, paging.skip, paging.limit)?;
            Ok(paging.page(items, total))
        })
    }

    /// All institutions with their names in a language, by name.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn institution_names(&self, reader: UiLanguage) -> Result<Vec<InstitutionName>> {
        let all = self.store.read(|db| db.all_institutions())?;
        let named = |one: Institution| InstitutionName {
            id: one.id,
            name: one.name.in_language(reader).to_owned(),
            has_logo: one.logo.is_some(),
        };
        let mut names: Vec<InstitutionName> = all.into_iter().map(named).collect();
        names.sort_by_cached_key(|one| (folded(&one.name), one.id));
        Ok(names)
    }

    /// The institution with this identifier or slug.
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
            let found = nameless(&input);
            let new = input.get_without(found)?;
            let mut faults = Faults::default();
            let name = named(new.name, "/name", &mut faults);
            let acronym = acronym(new.acronym, &mut faults);
            let base = slug(&acronym, new.country.as_deref());
            if faults.iter().all(|fault| fault.pointer != "/acronym") && slug(&acronym, None).is_empty() {
                faults.push(Fault::new("/acronym", FaultCode::WrongForm));
            }
            faults.extend(country_fault(new.country.as_deref()));
            if !faults.is_empty() {
                return Err(Error::invalid(faults));
            }
            let institution = Institution {
                id: InstitutionId::new(),
                slug: free_slug(tx, &base)?,
                name,
                acronym,
                country: new.country,
                kind: new.kind,
                logo: None,
            };
            tx.create_institution(&permit, &institution)?;
            let event =
                Event::new(EventKind::InstitutionCreated).with("institution", institution.id.to_string());
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
        id: &str,
        input: Input<ChangeInstitution>,
    ) -> Result<Institution> {
        self.store.write(context, |tx| {
            let permit = tx.permit_task(Task::ManageInstitutions, None)?;
            let before = tx.institution(id)?.ok_or_else(Error::not_found)?;
            let found = nameless(&input);
            let change = input.get_without(found)?;
            let mut faults = Faults::default();
            let name = change.name.map(|name| named(name, "/name", &mut faults));
            let acronym = change.acronym.map(|text| acronym(text, &mut faults));
            faults.extend(change.country.as_ref().and_then(|code| country_fault(code.as_deref())));
            if !faults.is_empty() {
                return Err(Error::invalid(faults));
            }
            let after = Institution {
                name: name.unwrap_or_else(|| before.name.clone()),
                acronym: acronym.unwrap_or_else(|| before.acronym.clone()),
                country: change.country.unwrap_or_else(|| before.country.clone()),
                kind: change.kind.unwrap_or(before.kind),
                ..before.clone()
            };
            if after == before {
                return Ok(Change::Unchanged(after));
            }
            tx.change_institution(&permit, &after)?;
            let event = Event::new(EventKind::InstitutionChanged).with("institution", after.id.to_string());
            Ok(Change::Made(after, vec![event]))
        })
    }
}

/// The fault of a name without any text, so that it is reported together with faults of form.
fn nameless<T>(input: &Input<T>) -> Faults {
    let is_empty = input.raw("name").as_object().is_some_and(serde_json::Map::is_empty);
    is_empty.then(|| Fault::new("/name", FaultCode::Required)).into_iter().collect()
}

fn country_fault(code: Option<&str>) -> Option<Fault> {
    let is_unknown = code.is_some_and(|code| country::name(code).is_none());
    is_unknown.then(|| Fault::new("/country", FaultCode::NotOneOfThem))
}

/// An acronym in the form in which it is stored.
fn acronym(text: String, faults: &mut Faults) -> String {
    one_line(&text, "/acronym").map_err(|fault| faults.push(fault)).unwrap_or(text)
}

/// The slug itself if it is free, otherwise with the first number that makes it so.
fn free_slug(tx: &mut Tx, base: &str) -> Result<String> {
    let taken = tx.slugs_like(base)?;
    let numbered = (2..).map(|number| format!("{base}-{number}"));
    let mut candidates = std::iter::once(base.to_owned()).chain(numbered);
    candidates.find(|slug| !taken.contains(slug)).ok_or_else(|| Error::internal("no slug is free"))
}
