//! Published sections, as everyone sees them.

mod adaptations;
mod compare;

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
use crate::domain::section::{Contact, Maturity};
use crate::domain::time::Timestamp;
use crate::error::{Code, Error, Result};
use crate::services::catalog::CatalogCache;
use crate::services::sections::{PracticeRef, adapted_by, adapted_from};
use crate::store::{Db, JournalEnd, Publication, Released as Row, Store};

pub use adaptations::{AdaptationLink, AdaptationNode, Adaptations};
pub use compare::{ComparedField, ComparedSection, Comparison};

/// A published section.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PublishedSection {
    /// Its identifier.
    pub id: SectionId,
    /// Where it is found.
    #[schema(example = "https://acervo.example.org/api/v1/published/01960000-0000-7000-8000-000000000001")]
    pub url: String,
    /// The compendium it is part of.
    pub compendium: CompendiumRef,
    /// The chapter that the version stands in.
    pub chapter: ChapterRef,
    /// The institution that wrote it.
    pub institution: InstitutionRef,
    /// The language it was written in.
    pub language: Language,
    /// The language it is shown in.
    pub lang: Language,
    /// The languages that it can be shown in.
    pub available_langs: Vec<Language>,
    /// The version shown.
    pub version: u32,
    /// The version that is published now.
    pub published_version: u32,
    /// The version's hash: SHA-256, lower-case hexadecimal.
    pub hash: String,
    /// The template that the version was checked against.
    pub template_version: u32,
    /// The practice's title.
    pub title: String,
    /// The structured fields.
    #[schema(value_type = Object)]
    pub practice: Map<String, Value>,
    /// The Markdown body.
    pub body: String,
    /// How mature the practice is, in the judgement of the decision that approved this version.
    pub maturity: Option<Maturity>,
    /// Whom to ask, if they may be named.
    pub contact: Option<Contact>,
    /// When this version was first published.
    pub published_at: Option<Timestamp>,
    /// What this version says that it was adapted from, as far as that is published.
    pub adapted_from: Vec<PracticeRef>,
    /// The published practices that say that they were adapted from this one, the first hundred.
    pub adapted_by: Vec<PracticeRef>,
    /// What the compendium says about all that it shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice: Option<Label>,
}

/// Reading what is published.
pub struct Publications {
    store: Arc<Store>,
    links: Links,
    names: Arc<CatalogCache>,
}

impl Publications {
    /// What that store publishes. `links` makes the addresses.
    pub fn new(store: Arc<Store>, names: Arc<CatalogCache>, links: Links) -> Publications {
        Publications { store, links, names }
    }

    /// Where the journal stands. Whatever [`Publications::get_as_of`] shows as of one end of it stays the same until the
    /// journal moves on.
    ///
    /// # Errors
    /// Our own faults alone.
    pub fn journal_end(&self) -> Result<JournalEnd> {
        self.store.read(|db| db.journal_end())
    }

    /// A published section, or an older version of it that once was published.
    ///
    /// # Errors
    /// `not_found`; `unpublished`, with title, institution and date alone; the faults of `version`.
    pub fn get(&self, id: SectionId, version: Result<Option<u32>>) -> Result<PublishedSection> {
        self.get_as_of(&self.journal_end()?, id, version)
    }

    /// The same, as it stood at that end of the journal or later, never earlier.
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
        let Publication { section, version, adapts, adapted } = found;
        let mut names = self.names.at(db, head)?;
        if !names.chapters.contains_key(&version.chapter)
            || !names.institutions.contains_key(&section.institution)
        {
            // They came after the journal was looked at.
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
            hash: version.hash,
            template_version: version.template_version,
            title: title(&version.practice),
            practice: version.practice,
            body: version.body,
            maturity: version.maturity,
            contact: section.contact.filter(|contact| contact.public).map(Contact::shown),
            published_at: version.published_at,
            adapted_from: if adapts { adapted_from(db, id, version.number)? } else { Vec::new() },
            adapted_by: if adapted { adapted_by(db, id)? } else { Vec::new() },
            notice: compendium.settings.notice.clone(),
        })
    }
}

/// A section as the public sees it.
///
/// # Errors
/// `not_found`; `unpublished`, with title, institution and date alone.
pub(super) fn published(db: &mut Db, id: SectionId, version: Option<u32>) -> Result<Row> {
    if let Some(found) = db.published(id, version)? {
        return Ok(found);
    }
    Err(tombstone(db, id)?)
}

/// Why there is nothing to show of a section that is not published.
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
