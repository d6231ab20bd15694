//! Published sections, as everyone sees them.

mod adaptations;
mod cataloguing;
mod citing;
mod compare;
mod fields;
mod metadata;
mod reading;
mod sitemap;

use std::sync::Arc;

use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

use crate::domain::compendium::{ChapterRef, CompendiumRef};
use crate::domain::ids::SectionId;
use crate::domain::institution::InstitutionRef;
use crate::domain::labels::Label;
use crate::domain::language::Language;
use crate::domain::links::Links;
use crate::domain::practice::title;
use crate::domain::section::{Contact, Maturity, Version};
use crate::domain::time::Timestamp;
use crate::error::{Code, Error, Result};
use crate::services::attachments::AttachmentView;
use crate::services::catalog::CatalogCache;
use crate::services::sections::{PracticeRef, adapted_by, adapted_from};
use crate::store::{Db, JournalEnd, Publication, Released as Row, Store};

pub use crate::documents::citations::Format as CitationFormat;
pub use crate::documents::datacite::Notation as DataciteNotation;
pub use crate::services::references::CitationText;
pub use adaptations::{AdaptationLink, AdaptationNode, Adaptations};
pub use citing::CitationFile;
pub use compare::{ComparedField, ComparedSection, Comparison};
pub use fields::{FieldLayout, FieldPart, Presented, PresentedField};
pub use metadata::Metadata;
pub use reading::{Heading, Passage, Picture, Reading, Rendered, shown_picture};
pub use sitemap::ListedPractice;

/// Maximum number of earlier versions that are named with a section.
const LISTED_VERSIONS: i64 = 100;

/// A published section.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PublishedSection {
    /// Its identifier.
    pub id: SectionId,
    /// Its URL.
    #[schema(example = "https://acervo.example.org/api/v1/published/01960000-0000-7000-8000-000000000001")]
    pub url: String,
    /// The compendium it is part of.
    pub compendium: CompendiumRef,
    /// The chapter the version is in.
    pub chapter: ChapterRef,
    /// The institution that wrote it.
    pub institution: InstitutionRef,
    /// The language it was written in.
    pub language: Language,
    /// The language it is shown in.
    pub lang: Language,
    /// The languages in which it can be shown.
    pub available_langs: Vec<Language>,
    /// The version shown.
    pub version: u32,
    /// The version that is currently published.
    pub published_version: u32,
    /// The versions that were ever published, newest first, at most a hundred: each is had by `version`.
    pub versions: Vec<PublishedVersion>,
    /// The version's hash: SHA-256 in lower-case hexadecimal.
    pub hash: String,
    /// The template the version was checked against.
    pub template_version: u32,
    /// The practice's title.
    pub title: String,
    /// The structured fields.
    #[schema(value_type = Object)]
    pub practice: Map<String, Value>,
    /// The Markdown body.
    pub body: String,
    /// The pictures and annexes, in the order in which the hash covers their files.
    pub attachments: Vec<AttachmentView>,
    /// The maturity of the practice according to the decision that approved this version.
    pub maturity: Option<Maturity>,
    /// The contact, if public.
    pub contact: Option<Contact>,
    /// When this version was first published.
    pub published_at: Option<Timestamp>,
    /// The published practices that this version says it was adapted from.
    pub adapted_from: Vec<PracticeRef>,
    /// The first hundred published practices that say they were adapted from this one.
    pub adapted_by: Vec<PracticeRef>,
    /// The compendium's notice about everything it shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice: Option<Label>,
}

/// A version that was published at some time.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PublishedVersion {
    /// Its number.
    pub version: u32,
    /// When it was first published.
    pub published_at: Timestamp,
    /// Its hash: SHA-256 in lower-case hexadecimal.
    pub hash: String,
}

/// Access to published sections.
pub struct Publications {
    store: Arc<Store>,
    links: Links,
    names: Arc<CatalogCache>,
}

impl Publications {
    /// Creates the service for this store. `links` creates the URLs.
    pub fn new(store: Arc<Store>, names: Arc<CatalogCache>, links: Links) -> Publications {
        Publications { store, links, names }
    }

    /// Returns the current end of the journal. Anything that [`Publications::get_as_of`] returns for one end stays the
    /// same until the journal grows.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn journal_end(&self) -> Result<JournalEnd> {
        self.store.read(|db| db.journal_end())
    }

    /// Returns a published section, or an older version of it that was published at some time.
    ///
    /// # Errors
    /// `not_found`; `unpublished`, with only title, institution and date; the faults of `version`.
    pub fn get(&self, id: SectionId, version: Result<Option<u32>>) -> Result<PublishedSection> {
        self.get_as_of(&self.journal_end()?, id, version)
    }

    /// Returns the same, as of that end of the journal or later, never earlier.
    ///
    /// # Errors
    /// As for [`Publications::get`].
    pub fn get_as_of(
        &self,
        end: &JournalEnd,
        id: SectionId,
        version: Result<Option<u32>>,
    ) -> Result<PublishedSection> {
        let asked = version.as_ref().ok().copied().flatten();
        let shown = self.store.read(|db| self.shown(db, end.seq, id, asked))?;
        version.map(|_| shown)
    }

    fn shown(&self, db: &mut Db, head: i64, id: SectionId, version: Option<u32>) -> Result<PublishedSection> {
        let Some(found) = db.publication(id, version)? else {
            return Err(tombstone(db, id)?);
        };
        let Publication { section, version, adapts, adapted, has_others } = found;
        let mut names = self.names.at(db, head)?;
        if !names.chapters.contains_key(&version.chapter)
            || !names.institutions.contains_key(&section.institution)
        {
            // They were created after the journal's end was read.
            names = self.names.now(db)?;
        }
        let compendium = names.compendia.iter().find(|one| one.id == section.compendium);
        let compendium = compendium.ok_or_else(|| unnamed("compendium"))?;
        let chapter = names.chapters.get(&version.chapter).ok_or_else(|| unnamed("chapter"))?;
        let institution =
            names.institutions.get(&section.institution).ok_or_else(|| unnamed("institution"))?;
        Ok(PublishedSection {
            id,
            url: self.links.published(id),
            compendium: CompendiumRef::from(compendium),
            chapter: ChapterRef::from(chapter),
            institution: InstitutionRef::from(institution),
            lang: section.language.clone(),
            available_langs: vec![section.language.clone()],
            language: section.language,
            version: version.number,
            published_version: section.published_version.unwrap_or(version.number),
            versions: if has_others { past(db, id)? } else { vec![only(&version)?] },
            hash: version.hash,
            template_version: version.template_version,
            title: title(&version.practice),
            practice: version.practice,
            body: version.body,
            attachments: AttachmentView::all(&version.attachments),
            maturity: version.maturity,
            contact: section.contact.filter(|contact| contact.public).map(Contact::shown),
            published_at: version.published_at,
            adapted_from: if adapts { adapted_from(db, id, version.number)? } else { Vec::new() },
            adapted_by: if adapted { adapted_by(db, id)? } else { Vec::new() },
            notice: compendium.settings.notice.clone(),
        })
    }
}

/// Returns the only version that was ever published.
fn only(version: &Version) -> Result<PublishedVersion> {
    let published_at =
        version.published_at.ok_or_else(|| Error::internal("a published version has no date"))?;
    Ok(PublishedVersion { version: version.number, published_at, hash: version.hash.clone() })
}

/// Returns the versions of a section that were ever published, newest first.
fn past(db: &mut Db, id: SectionId) -> Result<Vec<PublishedVersion>> {
    let past = db.past_publications(id, LISTED_VERSIONS)?.into_iter();
    Ok(past
        .map(|one| PublishedVersion { version: one.number, published_at: one.published_at, hash: one.hash })
        .collect())
}

/// Returns a section as the public sees it.
///
/// # Errors
/// `not_found`; `unpublished`, with only title, institution and date.
pub(super) fn published(db: &mut Db, id: SectionId, version: Option<u32>) -> Result<Row> {
    if let Some(found) = db.published(id, version)? {
        return Ok(found);
    }
    Err(tombstone(db, id)?)
}

/// Returns the error for a section that is not published.
fn tombstone(db: &mut Db, id: SectionId) -> Result<Error> {
    let was = db.tombstone(id)?.ok_or_else(Error::not_found)?;
    let institution =
        serde_json::to_value(InstitutionRef::from(&was.institution)).map_err(Error::internal)?;
    Ok(Error::new(Code::Unpublished)
        .member("section_title", was.title)
        .member("institution", institution)
        .member("unpublished_at", was.unpublished_at.to_string()))
}

fn unnamed(what: &str) -> Error {
    Error::internal(format!("a published section refers to a {what} that has no name"))
}
