//! References to published practices.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::ids::SectionId;
use crate::domain::institution::InstitutionRef;
use crate::domain::language::Language;
use crate::domain::practice::{countries, title};
use crate::error::Result;
use crate::store::{Db, PublishedHead};

/// Maximum number of adaptations shown with a section.
const SHOWN: i64 = 100;

/// A published practice, as referred to by others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct PracticeRef {
    /// Its section's identifier.
    pub id: SectionId,
    /// Its title, in the language it was written in.
    #[schema(example = "Ventanilla consular móvil")]
    pub title: String,
    /// The language it was written in.
    pub language: Language,
    /// The countries where it was carried out, as ISO 3166-1 alpha-2 codes.
    #[schema(example = json!(["CO"]))]
    pub countries: Vec<String>,
    /// The institution that wrote it.
    pub institution: InstitutionRef,
}

impl From<PublishedHead> for PracticeRef {
    fn from(head: PublishedHead) -> PracticeRef {
        PracticeRef {
            id: head.id,
            title: title(&head.practice),
            language: head.language,
            countries: countries(&head.practice, &head.institution),
            institution: InstitutionRef::from(&head.institution),
        }
    }
}

/// Returns the published practices that a version was adapted from.
pub(in crate::services) fn adapted_from(
    db: &mut Db,
    section: SectionId,
    version: u32,
) -> Result<Vec<PracticeRef>> {
    let ids = db.adapted_from(section, version)?;
    Ok(db.published_heads(&ids)?.into_iter().map(PracticeRef::from).collect())
}

/// Returns the first hundred published practices that say they were adapted from a published section.
pub(in crate::services) fn adapted_by(db: &mut Db, section: SectionId) -> Result<Vec<PracticeRef>> {
    let ids = db.adapted_by(section, SHOWN)?;
    Ok(db.published_heads(&ids)?.into_iter().map(PracticeRef::from).collect())
}
