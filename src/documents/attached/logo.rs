//! Logos: pictures in a form that every format of an edition can show.

use std::io::Cursor;

use image::{ImageFormat, ImageReader};

use super::outcome::refused;
use super::{examine, thumbnail_type};
use crate::domain::attachment::FileKind;
use crate::domain::fault::FaultCode;
use crate::error::{Error, Result};

/// A logo as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogoPicture {
    /// Its bytes, without metadata.
    pub bytes: Vec<u8>,
    /// Its media type: PNG or JPEG.
    pub media_type: &'static str,
    /// Width and height in pixels.
    pub size: (u32, u32),
}

/// Returns a logo in the form in which it is stored: upright, without metadata, not larger than the small form of a
/// picture, and as PNG if it was WebP, which Word does not show.
///
/// # Errors
/// `invalid` at `/file`: `logo_not_accepted` for anything but a PNG, JPEG or WebP picture; `file_empty`, `file_damaged`,
/// `picture_too_large`.
pub fn logo(bytes: &[u8]) -> Result<LogoPicture> {
    let not_accepted = || refused(FaultCode::LogoNotAccepted);
    let examined = examine(bytes).map_err(|error| {
        let is_other = error
            .faults
            .iter()
            .any(|fault| matches!(fault.code, FaultCode::FileNotAccepted | FaultCode::EncryptedDocument));
        if is_other { not_accepted() } else { error }
    })?;
    let is_accepted = matches!(examined.kind, FileKind::Png | FileKind::Jpeg | FileKind::Webp);
    let picture = examined.picture.filter(|_| is_accepted).ok_or_else(not_accepted)?;
    let bytes = match picture.thumbnail {
        Some(small) => small,
        None if examined.kind == FileKind::Webp => png(&picture.bytes)?,
        None => picture.bytes,
    };
    let size = ImageReader::new(Cursor::new(&bytes))
        .with_guessed_format()
        .map_err(Error::internal)?
        .into_dimensions()
        .map_err(Error::internal)?;
    Ok(LogoPicture { media_type: thumbnail_type(&bytes), bytes, size })
}

fn png(webp: &[u8]) -> Result<Vec<u8>> {
    let image = image::load_from_memory_with_format(webp, ImageFormat::WebP).map_err(Error::internal)?;
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, ImageFormat::Png).map_err(Error::internal)?;
    Ok(bytes.into_inner())
}
