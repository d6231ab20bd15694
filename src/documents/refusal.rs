//! Why a document is not read.

use crate::domain::fault::{Fault, FaultCode};
use crate::error::{Code, Error};

/// Returns the error that rejects the file for a single reason.
pub(super) fn refused(code: Code, reason: FaultCode) -> Error {
    Error { faults: vec![Fault::new("/file", reason)].into(), ..Error::new(code) }
}

/// Returns the error for a document whose bytes contradict its format. The cause is logged.
pub(super) fn damaged(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
    Error { cause: Some(cause.into()), ..refused(Code::Malformed, FaultCode::DamagedDocument) }
}

/// Returns the error for a format that is recognised but not supported.
pub(super) fn unsupported(kind: &'static str) -> Error {
    let fault = Fault::new("/file", FaultCode::UnsupportedDocument).with("kind", kind);
    Error { faults: vec![fault].into(), ..Error::new(Code::UnsupportedMediaType) }
}
