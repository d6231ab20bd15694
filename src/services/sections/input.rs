//! What the acts on sections take.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use crate::domain::language::Language;
use crate::domain::section::{Contact, Maturity};
use crate::domain::text::is_blank;
use crate::domain::workflow::Stage;
use crate::error::{Code, Error, Fault, Faults, Result};
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
    /// The structured fields, as the compendium's template has them; may be incomplete.
    #[schema(value_type = Object, example = json!({"title": "Ventanilla consular móvil"}))]
    pub practice: Map<String, Value>,
    /// Markdown for what the fields do not hold.
    #[schema(max_length = 500_000, example = "## Contexto\n\nMuchas personas viven lejos del consulado.")]
    pub body: String,
    /// What to say about this version.
    #[schema(max_length = 2000)]
    pub message: Option<String>,
    /// Whom to ask about it.
    pub contact: Option<Contact>,
}

/// A new version.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Save {
    /// The structured fields, whole.
    #[schema(value_type = Object, example = json!({"title": "Ventanilla consular móvil"}))]
    pub practice: Map<String, Value>,
    /// The Markdown body, whole.
    #[schema(max_length = 500_000, example = "## Contexto\n\nMuchas personas viven lejos del consulado.")]
    pub body: String,
    /// What to say about this version.
    #[schema(max_length = 2000, example = "Cifras de 2022 añadidas")]
    pub message: Option<String>,
    /// Another chapter, by identifier or slug; left out, it stays.
    #[schema(min_length = 1, max_length = 100)]
    pub chapter: Option<String>,
    /// Whom to ask; left out, it stays.
    pub contact: Option<Contact>,
}

/// What can be read of a section's body, also where it has faults of form, so that all other faults can be told
/// with them.
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

/// What somebody says with an act, if they say anything.
pub(super) fn said(message: Option<String>) -> Option<String> {
    message.filter(|message| !is_blank(message))
}

/// What somebody has to say with an act.
pub(super) fn reason(text: String) -> Result<String> {
    said(Some(text)).ok_or_else(|| Error::invalid(vec![Fault::new("/reason", "required")]))
}

/// Putting the current version forward.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Submit {
    /// What to say to the editors.
    #[schema(max_length = 2000)]
    pub message: Option<String>,
}

/// Taking the submitted version back.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Withdraw {
    /// Why.
    #[schema(min_length = 1, max_length = 2000, example = "Falta la autorización de la dirección")]
    pub reason: String,
}

/// Taking the published version back.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Unpublish {
    /// Why.
    #[schema(min_length = 1, max_length = 2000, example = "El programa ha terminado")]
    pub reason: String,
}

/// Going back to an old version.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Restore {
    /// Its number.
    #[schema(minimum = 1, example = 1)]
    pub version: u32,
    /// What to say about the new version.
    #[schema(max_length = 2000)]
    pub message: Option<String>,
}

/// What an editor decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// It becomes part of the compendium.
    Approve,
    /// It goes back to the institution.
    RequestChanges,
    /// It is closed.
    Reject,
}

impl Decision {
    /// The decision that a member of a body names, if it names one.
    pub(super) fn named(value: &Value) -> Option<Decision> {
        serde_json::from_value(value.clone()).ok()
    }
}

/// The end of a round.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Decide {
    /// What is decided.
    pub decision: Decision,
    /// The version that was read: it must be the submitted one.
    #[schema(minimum = 1, example = 1)]
    pub version: u32,
    /// What to say to the institution; an approval needs no words.
    #[schema(max_length = 10_000, example = "Gracias; falta el año de los datos.")]
    pub message: Option<String>,
    /// With an approval: how mature the practice is.
    pub maturity: Option<Maturity>,
}

/// The versions of which the caller says that it writes over one: the `If-Match` field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IfMatch {
    /// The field is missing, or names no version.
    Missing,
    /// The numbers in its tags: none where no section ever had such tags.
    AnyOf(Vec<u32>),
}

impl IfMatch {
    /// Whether it allows writing over the current version. `repeated`: what would be written stands there
    /// already, so a stale tag is that of a retry.
    pub(super) fn check(self, current: u32, repeated: bool) -> Result<()> {
        match self {
            IfMatch::Missing => Err(Error::new(Code::PreconditionRequired)),
            IfMatch::AnyOf(versions) if versions.contains(&current) => Ok(()),
            _ if repeated => Ok(()),
            _ => Err(Error::new(Code::VersionConflict).member("current_version", current)),
        }
    }
}

/// Which sections a list shows, as the caller named them: identifiers or slugs.
#[derive(Clone, Debug)]
pub struct SectionQuery {
    /// Compendia.
    pub compendium: Vec<String>,
    /// Chapters.
    pub chapter: Vec<String>,
    /// Institutions.
    pub institution: Vec<String>,
    /// Countries of institutions, ISO 3166-1 alpha-2.
    pub country: Vec<String>,
    /// Stages.
    pub stage: Vec<Stage>,
    /// Only sections of the caller's own institutions.
    pub mine: bool,
    /// The order.
    pub order: SectionOrder,
}

impl SectionQuery {
    /// The filter by identifiers; nothing if a name stands for none, so that no section can match.
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
