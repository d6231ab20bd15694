//! Attachments as callers see them.

use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

use crate::domain::attachment::{Attachment, Described, FileKind};
use crate::domain::ids::AttachmentId;

/// A picture or annex of a section.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct AttachmentView {
    /// Its identifier. The file is at `/attachments/{id}`.
    pub id: AttachmentId,
    /// SHA-256 of the file, lower-case hexadecimal. Of a picture, that of the file without its metadata.
    pub sha256: String,
    /// The media type, determined from the content.
    #[schema(example = "image/jpeg")]
    pub media_type: String,
    /// The size in bytes.
    pub bytes: u64,
    /// The file name given by the uploader.
    #[schema(example = "ventanilla.jpg")]
    pub file_name: String,
    /// The width of a picture in pixels.
    pub width: Option<u32>,
    /// The height of a picture in pixels.
    pub height: Option<u32>,
    /// What a picture shows, for those who do not see it. In the language of the section, as are the other two.
    pub alt: Option<String>,
    /// The caption.
    pub caption: Option<String>,
    /// Who made it, or where it comes from.
    pub credit: Option<String>,
    /// SHA-256 of the small form of a picture, for what is made of it.
    #[serde(skip)]
    #[schema(ignore)]
    pub small_sha256: Option<String>,
}

impl From<&Attachment> for AttachmentView {
    fn from(of: &Attachment) -> AttachmentView {
        AttachmentView {
            id: of.id,
            sha256: of.sha256.clone(),
            media_type: of.kind.media_type().to_owned(),
            bytes: of.bytes,
            file_name: of.file_name.clone(),
            width: of.size.map(|(width, _)| width),
            height: of.size.map(|(_, height)| height),
            alt: of.described.alt.clone(),
            caption: of.described.caption.clone(),
            credit: of.described.credit.clone(),
            small_sha256: of.thumbnail.clone(),
        }
    }
}

impl AttachmentView {
    /// Returns all of a version or a section.
    pub fn all(of: &[Attachment]) -> Vec<AttachmentView> {
        of.iter().map(AttachmentView::from).collect()
    }

    /// Whether it is a picture.
    pub fn is_picture(&self) -> bool {
        self.kind().is_some_and(FileKind::is_picture)
    }

    /// Returns the type of the file.
    pub fn kind(&self) -> Option<FileKind> {
        FileKind::of_media_type(&self.media_type)
    }
}

/// What is to be said about an attachment. What is missing stays the same; null, or a text with nothing to read, removes
/// what was said.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DescribeAttachment {
    /// What a picture shows, for those who do not see it: one line.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, max_length = 1000, example = "Una fila de personas ante una ventanilla móvil")]
    pub alt: Option<Option<String>>,
    /// The caption: one line.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, max_length = 1000, example = "La ventanilla en Arica, 2024")]
    pub caption: Option<Option<String>>,
    /// Who made it, or where it comes from: one line.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, max_length = 300, example = "Foto: Ministerio de Relaciones Exteriores")]
    pub credit: Option<Option<String>>,
}

impl DescribeAttachment {
    /// Returns what will be said, given what was said before.
    pub(super) fn onto(self, before: &Described) -> Described {
        Described {
            alt: self.alt.unwrap_or_else(|| before.alt.clone()),
            caption: self.caption.unwrap_or_else(|| before.caption.clone()),
            credit: self.credit.unwrap_or_else(|| before.credit.clone()),
        }
    }
}

/// Distinguishes a member that is null from one that is missing.
fn given<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<String>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}
