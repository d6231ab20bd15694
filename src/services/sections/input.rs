//! The input of acts on sections.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use crate::domain::language::Language;
use crate::domain::section::{Contact, FieldReason, Maturity};
use crate::domain::text::is_blank;
use crate::domain::workflow::Stage;
use crate::error::{Code, Error, Fault, FaultCode, Faults, Result};
use crate::services::input::Input;
use crate::store::{Db, SectionFilter, SectionOrder};

/// A new section.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSection {
    /// The compendium's identifier or slug.
    #[schema(min_length = 1, max_length = 100, example = "framework-document")]
    pub compendium: String,
    /// The chapter's identifier or slug.
    #[schema(min_length = 1, max_length = 100, example = "consular-cooperation")]
    pub chapter: String,
    /// The institution's identifier or slug.
    #[schema(min_length = 1, max_length = 100, example = "mre-co")]
    pub institution: String,
    /// The language it is written in.
    pub language: Language,
    /// The structured fields defined by the compendium's template; may be incomplete.
    #[schema(value_type = Object, example = json!({"title": "Ventanilla consular móvil"}))]
    pub practice: Map<String, Value>,
    /// Markdown for everything that the fields do not cover.
    #[schema(max_length = 500_000, example = "## Contexto\n\nMuchas personas viven lejos del consulado.")]
    pub body: String,
    /// A message about this version.
    #[schema(max_length = 2000)]
    pub message: Option<String>,
    /// The contact for questions about the practice.
    pub contact: Option<Contact>,
}

/// A new version.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Save {
    /// The structured fields, complete.
    #[schema(value_type = Object, example = json!({"title": "Ventanilla consular móvil"}))]
    pub practice: Map<String, Value>,
    /// The complete Markdown body.
    #[schema(max_length = 500_000, example = "## Contexto\n\nMuchas personas viven lejos del consulado.")]
    pub body: String,
    /// A message about this version.
    #[schema(max_length = 2000, example = "Cifras de 2022 añadidas")]
    pub message: Option<String>,
    /// The identifier or slug of another chapter. If omitted, the chapter stays the same.
    #[schema(min_length = 1, max_length = 100)]
    pub chapter: Option<String>,
    /// The contact for questions about the practice. If omitted, it stays the same.
    pub contact: Option<Contact>,
}

/// The readable parts of a section's request body. They are available even if the form has faults, so that all other
/// faults can be reported along with them.
#[derive(Default)]
pub(super) struct Readable<'a> {
    pub(super) compendium: Option<&'a str>,
    pub(super) chapter: Option<&'a str>,
    pub(super) institution: Option<&'a str>,
    pub(super) practice: Option<&'a Map<String, Value>>,
    contact: (Option<&'a str>, Option<&'a str>),
}

impl<'a> Readable<'a> {
    pub(super) fn of_new(input: &'a Input<NewSection>) -> Readable<'a> {
        match input.ok() {
            None => Readable::of_raw(input),
            Some(new) => Readable {
                compendium: Some(&new.compendium),
                chapter: Some(&new.chapter),
                institution: Some(&new.institution),
                practice: Some(&new.practice),
                contact: name_and_email(&new.contact),
            },
        }
    }

    pub(super) fn of_save(input: &'a Input<Save>) -> Readable<'a> {
        match input.ok() {
            None => Readable::of_raw(input),
            Some(save) => Readable {
                chapter: save.chapter.as_deref(),
                practice: Some(&save.practice),
                contact: name_and_email(&save.contact),
                ..Readable::default()
            },
        }
    }

    fn of_raw<T>(input: &'a Input<T>) -> Readable<'a> {
        Readable {
            compendium: input.text("compendium"),
            chapter: input.text("chapter"),
            institution: input.text("institution"),
            practice: input.raw("practice").as_object(),
            contact: (input.raw("contact")["name"].as_str(), input.raw("contact")["email"].as_str()),
        }
    }

    /// The faults of the contact.
    pub(super) fn contact_faults(&self) -> Faults {
        let (name, email) = self.contact;
        Contact::faults(name, email).into_iter().map(|fault| fault.under("/contact")).collect()
    }
}

fn name_and_email(contact: &Option<Contact>) -> (Option<&str>, Option<&str>) {
    let contact = contact.as_ref();
    (contact.map(|contact| contact.name.as_str()), contact.map(|contact| contact.email.as_str()))
}

/// The message of an act, if it is not blank.
pub(super) fn said(message: Option<String>) -> Option<String> {
    message.filter(|message| !is_blank(message))
}

/// The required message of an act.
pub(super) fn reason(text: String) -> Result<String> {
    said(Some(text)).ok_or_else(|| Error::invalid(vec![Fault::new("/reason", FaultCode::Required)]))
}

/// The submission of the current version.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Submit {
    /// The number of the version that the caller has read. If given, it must be the current one.
    #[schema(minimum = 1, example = 1)]
    pub version: Option<u32>,
    /// A message to the editors.
    #[schema(max_length = 2000)]
    pub message: Option<String>,
}

/// The withdrawal of the submitted version.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Withdraw {
    /// The reason.
    #[schema(min_length = 1, max_length = 2000, example = "Falta la autorización de la dirección")]
    pub reason: String,
}

/// The withdrawal of the published version from public view.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Unpublish {
    /// The reason.
    #[schema(min_length = 1, max_length = 2000, example = "El programa ha terminado")]
    pub reason: String,
}

/// The restoration of an old version.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Restore {
    /// The number of the old version.
    #[schema(minimum = 1, example = 1)]
    pub version: u32,
    /// A message about the new version.
    #[schema(max_length = 2000)]
    pub message: Option<String>,
}

/// An editor's decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// The version is approved for the compendium.
    Approve,
    /// The section goes back to the institution.
    RequestChanges,
    /// The section is closed.
    Reject,
}

impl Decision {
    /// The decision named by a member of a request body, if it is one.
    pub(super) fn named(value: &Value) -> Option<Decision> {
        serde_json::from_value(value.clone()).ok()
    }
}

/// A decision that ends a round.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Decide {
    /// The decision.
    pub decision: Decision,
    /// The number of the version that the editor read. It must be the submitted one.
    #[schema(minimum = 1, example = 1)]
    pub version: u32,
    /// A message to the institution; optional for an approval.
    #[schema(max_length = 10_000, example = "Gracias; falta el año de los datos.")]
    pub message: Option<String>,
    /// How mature the practice is. Only for an approval.
    pub maturity: Option<Maturity>,
    /// What to change in single fields.
    #[schema(max_items = 100)]
    #[serde(default)]
    pub reasons: Vec<FieldReason>,
}

/// The versions, one of which the caller expects to overwrite: the `If-Match` header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IfMatch {
    /// The header is missing or names no version.
    Missing,
    /// The version numbers in its tags. Tags that no section has ever had are left out.
    AnyOf(Vec<u32>),
}

impl IfMatch {
    /// Checks that the current version may be overwritten. `repeated` means that the content to be written is already
    /// there, so that a stale tag comes from a retry.
    pub(in crate::services) fn check(&self, current: u32, repeated: bool) -> Result<()> {
        match self {
            IfMatch::Missing => Err(Error::new(Code::PreconditionRequired)),
            IfMatch::AnyOf(versions) if versions.contains(&current) => Ok(()),
            _ if repeated => Ok(()),
            _ => Err(Error::new(Code::VersionConflict).member("current_version", current)),
        }
    }
}

/// The filter of a list of sections, by identifiers or slugs as given by the caller.
#[derive(Clone, Debug)]
pub struct SectionQuery {
    /// Compendia.
    pub compendium: Vec<String>,
    /// Chapters.
    pub chapter: Vec<String>,
    /// Institutions.
    pub institution: Vec<String>,
    /// Countries of institutions, as ISO 3166-1 alpha-2 codes.
    pub country: Vec<String>,
    /// Stages.
    pub stage: Vec<Stage>,
    /// Only sections of the caller's own institutions.
    pub mine: bool,
    /// The order.
    pub order: SectionOrder,
}

impl SectionQuery {
    /// The filter by identifiers; none if names were given and none of them exists, so that no section can match.
    pub(super) fn filter(&self, db: &mut Db) -> Result<Option<SectionFilter>> {
        let mut filter =
            SectionFilter { stage: self.stage.clone(), mine: self.mine, ..SectionFilter::default() };
        if !self.compendium.is_empty() {
            filter.compendium = db.compendium_ids(&self.compendium)?;
        }
        if !self.chapter.is_empty() {
            filter.chapter = db.chapter_ids(&self.chapter)?;
        }
        if !self.institution.is_empty() {
            filter.institution = db.institution_ids(&self.institution)?;
        }
        if !self.country.is_empty() {
            let of_country = db.institutions_of(&self.country)?;
            filter.institution = match self.institution.is_empty() {
                true => of_country,
                false => filter.institution.into_iter().filter(|id| of_country.contains(id)).collect(),
            };
        }
        let nothing = (!self.compendium.is_empty() && filter.compendium.is_empty())
            || (!self.chapter.is_empty() && filter.chapter.is_empty())
            || (!(self.institution.is_empty() && self.country.is_empty()) && filter.institution.is_empty());
        Ok((!nothing).then_some(filter))
    }
}
