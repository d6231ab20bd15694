//! Sections as seen by the caller, who is shown only what has been released to them.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::practice_ref::{PracticeRef, adapted_by, adapted_from};
use crate::domain::compendium::{ChapterRef, CompendiumRef};
use crate::domain::ids::{ChapterId, InstitutionId, SectionId};
use crate::domain::institution::InstitutionRef;
use crate::domain::language::Language;
use crate::domain::section::{Contact, Maturity, Section, Version};
use crate::domain::time::Timestamp;
use crate::domain::workflow::{Act, Stage};
use crate::error::{Error, Result};
use crate::policy::{self, Access, Actor};
use crate::services::attachments::AttachmentView;
use crate::store::{Db, Listed, Visible};

/// A section, as far as it has been released to the caller. `chapter`, `version`, `practice`, `body`, `hash` and
/// `maturity` are those of the latest version that the caller may see, and null if there is none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct SectionView {
    /// Its identifier.
    pub id: SectionId,
    /// The compendium it is written for.
    pub compendium: CompendiumRef,
    /// The chapter of the version shown here.
    pub chapter: Option<ChapterRef>,
    /// The institution it belongs to.
    pub institution: InstitutionRef,
    /// The language it was written in.
    pub language: Language,
    /// The stage of the working copy.
    pub stage: Stage,
    /// The number of the version shown here.
    pub version: Option<u32>,
    /// The number of the published version, if there is one.
    pub published_version: Option<u32>,
    /// The template that the version was checked against.
    pub template_version: Option<u32>,
    /// The structured fields.
    #[schema(value_type = Option<Object>)]
    pub practice: Option<Map<String, Value>>,
    /// The Markdown body.
    pub body: Option<String>,
    /// The pictures and annexes of the version.
    #[serde(default)]
    pub attachments: Vec<AttachmentView>,
    /// The version's hash: SHA-256, lower-case hexadecimal.
    pub hash: Option<String>,
    /// How mature the practice is, as judged by the editor who approved the version.
    pub maturity: Option<Maturity>,
    /// The contact for questions about the practice.
    pub contact: Option<Contact>,
    /// When the section was created.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// When it was last submitted.
    pub submitted_at: Option<Timestamp>,
    /// When the published version was first published.
    pub published_at: Option<Timestamp>,
    /// When it was unpublished. Only for the institution and the editors.
    pub unpublished_at: Option<Timestamp>,
    /// Why it was unpublished. Only for the institution and the editors.
    pub unpublish_reason: Option<String>,
    /// The published practices that the version shown here says it was adapted from.
    pub adapted_from: Vec<PracticeRef>,
    /// The published practices that say they were adapted from this one, while it is published.
    pub adapted_by: Vec<PracticeRef>,
    /// The acts that the caller may perform on it now.
    pub permitted_acts: Vec<Act>,
}

/// A section in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct SectionLine {
    /// Its identifier.
    pub id: SectionId,
    /// The compendium it is written for.
    pub compendium: CompendiumRef,
    /// The chapter of the latest version that the caller may see; null if there is none.
    pub chapter: Option<ChapterRef>,
    /// The institution it belongs to.
    pub institution: InstitutionRef,
    /// The language it was written in.
    pub language: Language,
    /// The stage of the working copy.
    pub stage: Stage,
    /// The practice's title. Null if no version has been released to the caller; empty if the practice has no title
    /// yet.
    pub title: Option<String>,
    /// The number of the latest version that the caller may see.
    pub version: Option<u32>,
    /// That version's hash.
    pub hash: Option<String>,
    /// The number of the published version, if there is one.
    pub published_version: Option<u32>,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// When it was last submitted.
    pub submitted_at: Option<Timestamp>,
    /// The acts that the caller may perform on it now.
    pub permitted_acts: Vec<Act>,
}

/// The stage and times to be shown. An actor who may not see a working copy learns neither that it exists nor when it
/// changed.
struct Shown {
    stage: Stage,
    updated_at: Timestamp,
    submitted_at: Option<Timestamp>,
}

fn shown(access: Access, section: &Section) -> Shown {
    match access {
        Access::Institution => {
            Shown { stage: section.stage, updated_at: section.updated_at, submitted_at: section.submitted_at }
        }
        Access::Editor => Shown {
            stage: section.stage,
            updated_at: section.published_at.max(section.submitted_at).unwrap_or(section.created_at),
            submitted_at: section.submitted_at,
        },
        Access::Public => Shown {
            stage: Stage::Approved,
            updated_at: section.published_at.unwrap_or(section.created_at),
            submitted_at: None,
        },
    }
}

/// The section, as far as it has been released to the actor.
///
/// # Errors
/// `not_found` if the actor may not know that it exists.
pub(super) fn view(db: &mut Db, actor: &Actor, section: &Section) -> Result<SectionView> {
    let subject = db.subject(actor, section)?;
    let viewer = actor.viewer();
    if !viewer.is_shown(&subject) {
        return Err(Error::not_found());
    }
    let released = db.latest_visible(&viewer, section.id)?;
    let (compendium, institution) =
        db.belongings(section.id)?.ok_or_else(|| missing("compendium or institution"))?;
    let access = viewer.access(section.institution);
    let shown = shown(access, section);
    let contact = section.contact.clone().filter(|contact| contact.public || access != Access::Public);
    let contact = contact.map(Contact::shown);
    let mut view = SectionView {
        id: section.id,
        compendium: CompendiumRef::from(&compendium),
        chapter: None,
        institution: InstitutionRef::from(&institution),
        language: section.language.clone(),
        stage: shown.stage,
        version: None,
        published_version: section.published_version,
        template_version: None,
        practice: None,
        body: None,
        attachments: Vec::new(),
        hash: None,
        maturity: None,
        contact,
        created_at: section.created_at,
        updated_at: shown.updated_at,
        submitted_at: shown.submitted_at,
        published_at: section.published_at.filter(|_| section.published_version.is_some()),
        unpublished_at: section.unpublished_at.filter(|_| access != Access::Public),
        unpublish_reason: section.unpublish_reason.clone().filter(|_| access != Access::Public),
        adapted_from: match &released {
            Some(shown) if shown.adapts => adapted_from(db, section.id, shown.version.number)?,
            _ => Vec::new(),
        },
        adapted_by: match &released {
            Some(shown) if shown.adapted && section.published_version.is_some() => {
                adapted_by(db, section.id)?
            }
            _ => Vec::new(),
        },
        permitted_acts: policy::permitted_acts(actor, &subject),
    };
    if let Some(Visible { version, chapter, .. }) = released {
        view.chapter = Some(ChapterRef::from(&chapter));
        view.version = Some(version.number);
        view.template_version = Some(version.template_version);
        view.attachments = AttachmentView::all(&version.attachments);
        view.hash = Some(version.hash);
        view.practice = Some(version.practice);
        view.body = Some(version.body);
        view.maturity = version.maturity;
    }
    Ok(view)
}

/// The chapter of a version.
pub(super) fn chapter_of(db: &mut Db, version: &Version) -> Result<ChapterRef> {
    let found = db.chapters_by_id(&[version.chapter])?;
    found.first().map(ChapterRef::from).ok_or_else(|| missing("chapter"))
}

/// The items of a list.
pub(super) fn lines(db: &mut Db, actor: &Actor, listed: Vec<Listed>) -> Result<Vec<SectionLine>> {
    let distinct = |ids: Vec<InstitutionId>| ids.into_iter().collect::<std::collections::BTreeSet<_>>();
    let institutions: Vec<InstitutionId> =
        distinct(listed.iter().map(|(section, _)| section.institution).collect()).into_iter().collect();
    let institutions = db.institutions_by_id(&institutions)?;
    let chapters: Vec<ChapterId> =
        listed.iter().filter_map(|(_, line)| Some(line.as_ref()?.chapter)).collect();
    let chapters = db.chapters_by_id(&chapters)?;
    let (compendia, _) = db.compendia(0, i64::from(i32::MAX))?;
    let viewer = actor.viewer();
    let mut lines = Vec::with_capacity(listed.len());
    for (section, version) in listed {
        let institution = institutions
            .iter()
            .find(|found| found.id == section.institution)
            .ok_or_else(|| missing("institution"))?;
        let chapter = match &version {
            Some(line) => {
                let found = chapters.iter().find(|found| found.id == line.chapter);
                Some(found.ok_or_else(|| missing("chapter"))?)
            }
            None => None,
        };
        let compendium = compendia
            .iter()
            .find(|found| found.id == section.compendium)
            .ok_or_else(|| missing("compendium"))?;
        let subject = db.subject(actor, &section)?;
        let shown = shown(viewer.access(section.institution), &section);
        lines.push(SectionLine {
            id: section.id,
            compendium: CompendiumRef::from(compendium),
            chapter: chapter.map(ChapterRef::from),
            institution: InstitutionRef::from(institution),
            language: section.language.clone(),
            stage: shown.stage,
            title: version.as_ref().map(|line| line.title.clone()),
            version: version.as_ref().map(|line| line.number),
            hash: version.map(|line| line.hash),
            published_version: section.published_version,
            created_at: section.created_at,
            updated_at: shown.updated_at,
            submitted_at: shown.submitted_at,
            permitted_acts: policy::permitted_acts(actor, &subject),
        });
    }
    Ok(lines)
}

fn missing(what: &str) -> Error {
    Error::internal(format!("a section refers to a {what} that is not there"))
}
