//! Importing reports: an uploaded file becomes a draft, and the original file is kept.

use std::sync::Arc;

use serde::Serialize;
use serde_json::{Map, Value};
use tokio::sync::Semaphore;
use utoipa::ToSchema;

use crate::blobs::{Blob, Blobs};
use crate::documents::{self, Kind, ReportPicture, UnreadKind};
use crate::domain::attachment::{Attachment, Described};
use crate::domain::ids::SectionId;
use crate::domain::labels::Label;
use crate::domain::language::{Language, UiLanguage};
use crate::domain::section::Original;
use crate::domain::text::{is_blank, tidied};
use crate::error::{Code, Error, Fault, FaultCode, Result};
use crate::messages::plain;
use crate::policy::{Task, permit_task};
use crate::services::attachments::stored;
use crate::services::sections::{FromFile, NewSection, SectionView, Sections};
use crate::services::slots::{Slots, UploadSlot};
use crate::services::{Context, blocking};

/// Maximum number of files read at once. Reading one may take a core for seconds, and tens of megabytes.
const AT_ONCE: usize = 2;
/// Maximum number of characters of a title in the template that ships with Acervo.
const LONGEST_TITLE: usize = 300;
/// Number of characters kept of a file name.
const LONGEST_NAME: usize = 255;

/// An uploaded report and where it belongs.
#[derive(Clone, Debug, Default)]
pub struct Upload {
    /// The file's bytes.
    pub file: Option<Vec<u8>>,
    /// The file name given by the uploader.
    pub file_name: String,
    /// The media type given by the uploader.
    pub media_type: String,
    /// The compendium's identifier or slug.
    pub compendium: Option<String>,
    /// The chapter's identifier or slug.
    pub chapter: Option<String>,
    /// The institution's identifier or slug.
    pub institution: Option<String>,
    /// The language it is written in.
    pub language: Option<String>,
}

/// A section created from a report, and the parts of the report that were not imported.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ImportedSection {
    /// The section.
    #[serde(flatten)]
    pub section: SectionView,
    /// The parts that were not read, each kind once. If they matter, they have to be added by hand.
    pub unread: Vec<UnreadPart>,
}

/// A kind of content that was not read from a report.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct UnreadPart {
    /// The kind of content.
    pub kind: UnreadKind,
    /// Number of occurrences, at least one.
    #[schema(minimum = 1, example = 3)]
    pub count: u32,
    /// The name of this kind of content in each language.
    #[schema(example = json!({"es": "imágenes sin descripción", "en": "pictures without a description"}))]
    pub label: Label,
}

/// The service for imports.
pub struct Uploads {
    sections: Arc<Sections>,
    blobs: Arc<Blobs>,
    reading: Arc<Semaphore>,
    slots: Slots,
}

impl Uploads {
    /// Creates the service for importing reports as sections. Their files are stored in `blobs`.
    pub fn new(sections: Arc<Sections>, blobs: Arc<Blobs>) -> Uploads {
        Uploads { sections, blobs, reading: Arc::new(Semaphore::new(AT_ONCE)), slots: Slots::default() }
    }

    /// Reserves a slot for an upload that is about to be received. Refused if the caller cannot create sections for any
    /// institution, because then it does not matter what the form will say.
    ///
    /// # Errors
    /// Those of the policy; `too_many_requests` if the account has another upload in progress.
    pub fn slot(&self, context: &Context) -> Result<UploadSlot> {
        let of = context.actor.user()?.id;
        let writes =
            |institution| permit_task(&context.actor, Task::CreateSection, Some(institution)).is_ok();
        if !context.actor.institutions().into_iter().any(writes) {
            return Err(Error::new(Code::Forbidden));
        }
        self.slots.take(of)
    }

    /// Checks that the caller may create sections for the institution named in a form, possibly before its file has
    /// arrived.
    ///
    /// # Errors
    /// `unauthenticated`; `forbidden`.
    pub async fn may_import(&self, context: &Context, institution: Option<&str>) -> Result<()> {
        let (sections, context) = (self.sections.clone(), context.clone());
        let named = institution.filter(|named| !named.contains('\0')).map(str::to_owned);
        blocking(move || sections.may_create(&context, named.as_deref())).await
    }

    /// Creates a draft from an uploaded report: its text becomes the body, and its first heading the title.
    ///
    /// # Errors
    /// Those of [`Sections::create`]; and those of [`documents::import`], at `/file`.
    pub async fn import(&self, context: Context, upload: Upload) -> Result<ImportedSection> {
        // Checked before the file is read: reading is expensive, and a caller without permission must not learn of
        // faults.
        self.may_import(&context, upload.institution.as_deref()).await?;
        self.entered(upload, None, move |sections, new, file| sections.import(&context, new, file)).await
    }

    /// Reads an uploaded report and enters it as a section, with this title or that of the report.
    async fn entered(
        &self,
        upload: Upload,
        title: Option<String>,
        enter: impl FnOnce(&Sections, NewSection, &FromFile) -> Result<SectionView> + Send + 'static,
    ) -> Result<ImportedSection> {
        let (new, file, file_name, media_type) = checked(upload)?;
        let permit = self.reading.clone().acquire_owned().await.map_err(Error::internal)?;
        let (sections, blobs) = (self.sections.clone(), self.blobs.clone());
        blocking(move || {
            let report = documents::import(&file, &file_name, &media_type)?;
            drop(permit);
            let mut practice = Map::new();
            let read = report.title.map(|title| title.chars().take(LONGEST_TITLE).collect());
            if let Some(title) = title.or(read).filter(|title| !is_blank(title)) {
                practice.insert("title".to_owned(), Value::String(title));
            }
            let original = Original {
                bytes: u64::try_from(file.len()).map_err(Error::internal)?,
                sha256: blobs.keep(file)?,
                file_name: tidied(&file_name).chars().take(LONGEST_NAME).collect(),
                media_type: media_type_of(report.kind).to_owned(),
            };
            let new = NewSection { practice, body: report.markdown, ..new };
            let attachments = report.pictures.into_iter().map(|picture| attachment_of(&blobs, picture));
            let from = FromFile { original, attachments: attachments.collect::<Result<_>>()? };
            let section = enter(&sections, new, &from)?;
            Ok(ImportedSection { section, unread: report.unread.into_iter().map(UnreadPart::from).collect() })
        })
        .await
    }

    /// Reads the file of a section again, for what was not read from it. Only for its institution.
    ///
    /// # Errors
    /// Those of [`Sections::standing`]; `not_found` if it was not created from a file; `too_many_requests` if the account
    /// has another file read or uploaded.
    pub async fn read_again(&self, context: Context, id: SectionId) -> Result<ImportReport> {
        let of = context.actor.user()?.id;
        let sections = self.sections.clone();
        let standing = blocking(move || sections.standing(&context, id)).await?;
        let original = standing.original.ok_or_else(Error::not_found)?;
        let slot = self.slots.take(of)?;
        let permit = self.reading.clone().acquire_owned().await.map_err(Error::internal)?;
        let blobs = self.blobs.clone();
        blocking(move || {
            let bytes = bytes_of(&blobs, &original)?;
            let read = documents::import(&bytes, &original.file_name, &original.media_type);
            drop((permit, slot));
            // What was imported once is there, whatever is read of the file today.
            let unread = read.map(|report| report.unread).unwrap_or_default();
            let unread = unread.into_iter().map(UnreadPart::from).collect();
            Ok(ImportReport { section: standing.section, original, unread })
        })
        .await
    }

    /// Creates a section from the file of a draft, in another language and with this title, in place of that draft. A
    /// language never changes: it is part of what the hash of each version covers.
    ///
    /// # Errors
    /// Those of [`Uploads::import`] and of [`Sections::import_again`].
    pub async fn import_in(
        &self,
        context: Context,
        id: SectionId,
        language: String,
        title: String,
    ) -> Result<ImportedSection> {
        let (sections, blobs, caller) = (self.sections.clone(), self.blobs.clone(), context.clone());
        let upload = blocking(move || {
            let standing = sections.standing(&caller, id)?;
            let original = standing.original.ok_or_else(Error::not_found)?;
            let section = standing.section;
            Ok(Upload {
                file: Some(bytes_of(&blobs, &original)?),
                file_name: original.file_name,
                media_type: original.media_type,
                compendium: Some(section.compendium.id.to_string()),
                chapter: section.chapter.map(|chapter| chapter.id.to_string()),
                institution: Some(section.institution.id.to_string()),
                language: Some(language),
            })
        });
        let upload = upload.await?;
        self.may_import(&context, upload.institution.as_deref()).await?;
        let again =
            move |sections: &Sections, new, file: &FromFile| sections.import_again(&context, id, new, file);
        self.entered(upload, Some(title), again).await
    }

    /// The file that a section was created from. Visible to everyone who may see the version created from it.
    ///
    /// # Errors
    /// Those of [`Sections::original`].
    pub fn original(&self, context: &Context, id: SectionId) -> Result<StoredFile> {
        let original = self.sections.original(context, id)?;
        let file = self.blobs.file(&original.sha256)?;
        if file.length() != original.bytes {
            return Err(Error::internal(format!("the kept file {} has another length", original.sha256)));
        }
        Ok(StoredFile { original, file })
    }
}

/// What became of an uploaded report.
pub struct ImportReport {
    /// The section created from it, as it is now.
    pub section: SectionView,
    /// The file.
    pub original: Original,
    /// The parts of the report that were not read, each kind once.
    pub unread: Vec<UnreadPart>,
}

/// An uploaded file, unchanged.
pub struct StoredFile {
    /// Its description.
    pub original: Original,
    /// The open file.
    pub file: Blob,
}

impl From<documents::Unread> for UnreadPart {
    fn from(of: documents::Unread) -> UnreadPart {
        let id = format!("unread-{}", of.kind.name().replace('_', "-"));
        let label =
            UiLanguage::ALL.map(|ui_language| (ui_language.code().to_owned(), plain(ui_language, &id)));
        UnreadPart { kind: of.kind, count: of.count, label: Label(label.into_iter().collect()) }
    }
}

/// Stores a picture of a report, and returns it as an attachment.
fn attachment_of(blobs: &Blobs, picture: ReportPicture) -> Result<Attachment> {
    let ReportPicture { id, file_name, alt, bytes, examined } = picture;
    let described = Described { alt, ..Described::default() };
    stored(blobs, id, examined, &bytes, &file_name, described)
}

fn bytes_of(blobs: &Blobs, original: &Original) -> Result<Vec<u8>> {
    blobs.file(&original.sha256)?.whole()
}

/// The media type, determined from the content rather than from what the uploader says.
fn media_type_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Kind::Markdown => "text/markdown",
        Kind::Text => "text/plain",
    }
}

/// The parts of an upload, or all of its faults.
fn checked(upload: Upload) -> Result<(NewSection, Vec<u8>, String, String)> {
    let mut faults = Vec::new();
    let mut text = |value: Option<String>, pointer: &str| {
        let value = value.unwrap_or_default();
        if is_blank(&value) {
            faults.push(Fault::new(pointer, FaultCode::Required));
        } else if value.contains('\0') {
            faults.push(Fault::new(pointer, FaultCode::NulCharacter));
        }
        value
    };
    let compendium = text(upload.compendium, "/compendium");
    let chapter = text(upload.chapter, "/chapter");
    let institution = text(upload.institution, "/institution");
    let tag = text(upload.language, "/language");
    let language: Option<Language> = tag.parse().ok();
    if language.is_none() && !is_blank(&tag) {
        faults.push(Fault::new("/language", FaultCode::NotALanguage));
    }
    if upload.file.is_none() {
        faults.push(Fault::new("/file", FaultCode::Required));
    }
    match (language, upload.file, faults.is_empty()) {
        (Some(language), Some(file), true) => {
            let new = NewSection {
                compendium,
                chapter,
                institution,
                language,
                practice: Map::new(),
                body: String::new(),
                message: None,
                contact: None,
            };
            Ok((new, file, upload.file_name, upload.media_type))
        }
        _ => Err(Error::invalid(faults)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_is_not_read_has_a_name_in_four_languages() {
        for kind in UnreadKind::ALL {
            let part = UnreadPart::from(documents::Unread { kind, count: 1 });
            assert_eq!(part.label.0.len(), 4);
            assert!(part.label.0.values().all(|label| !label.starts_with("unread-")), "{part:?}");
        }
    }
}
