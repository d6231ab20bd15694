//! Logos of institutions, which stand on the editions that they publish.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::attachment::FileKind;

/// Maximum size of a logo in bytes, as it is uploaded.
pub const LARGEST_LOGO: usize = 5 * 1024 * 1024;

/// The logo of an institution: a picture, of which only this form is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Logo {
    /// SHA-256 of the file, lower-case hexadecimal. The file is stored under it.
    pub sha256: String,
    /// The media type: PNG or JPEG.
    #[schema(example = "image/png")]
    pub media_type: String,
    /// The size in bytes.
    pub bytes: u64,
    /// The width in pixels.
    #[schema(maximum = 640)]
    pub width: u32,
    /// The height in pixels.
    #[schema(maximum = 960)]
    pub height: u32,
}

/// The logo of one of those who publish an edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PublisherLogo {
    /// Which of the publishers in the imprint, from 1.
    #[schema(minimum = 1)]
    pub publisher: usize,
    /// The logo.
    #[serde(flatten)]
    pub logo: Logo,
}

impl Logo {
    /// Returns the type of the file; PNG if it is not known.
    pub fn kind(&self) -> FileKind {
        FileKind::of_media_type(&self.media_type).unwrap_or(FileKind::Png)
    }
}
