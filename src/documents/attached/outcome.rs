//! What becomes of a file: a clean picture, or a fault.

use crate::domain::attachment::FileKind;
use crate::domain::fault::FaultCode;
use crate::error::{Error, Fault};

/// A file that can be attached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Examined {
    /// What it is.
    pub kind: FileKind,
    /// What of a picture.
    pub picture: Option<CleanPicture>,
}

/// A picture that can be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CleanPicture {
    /// Its bytes, without metadata.
    pub bytes: Vec<u8>,
    /// Width and height in pixels, as it is to be shown.
    pub size: (u32, u32),
    /// A small form of it, as JPEG or PNG; `None` if it is small itself.
    pub thumbnail: Option<Vec<u8>>,
}

/// Returns the error for a file that has this fault.
pub(super) fn refused(code: FaultCode) -> Error {
    Error::invalid(vec![Fault::new("/file", code)])
}

/// Returns the error for a file that is not complete.
pub(super) fn damaged() -> Error {
    refused(FaultCode::FileDamaged)
}
