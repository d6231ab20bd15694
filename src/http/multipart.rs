//! Forms with files (`multipart/form-data`), read in bounded pieces.

use actix_multipart::{Field, Multipart, MultipartError};
use actix_web::HttpRequest;
use actix_web::dev::Payload;
use actix_web::http::header::CONTENT_TYPE;
use futures_util::TryStreamExt;
use sha2::{Digest, Sha256};

use super::arriving::{Coding, Held, Kind, reason};
use super::state::AppState;
use crate::error::{Code, Error, Result};

/// The media type of such forms.
const FORM_DATA: &str = "multipart/form-data";

/// Returns the parts of a form, and the memory that they take.
///
/// # Errors
/// `unsupported_media_type` if it is no such form, or compressed; `unavailable` if too much is arriving.
pub fn parts(
    request: &HttpRequest,
    state: &AppState,
    payload: Payload,
    kind: Kind,
) -> Result<(Multipart, Held)> {
    let declared = request.headers().get(CONTENT_TYPE).and_then(|field| field.to_str().ok());
    let is_form = |declared: &str| declared.trim_start().to_ascii_lowercase().starts_with(FORM_DATA);
    if !declared.is_some_and(is_form) {
        return Err(Error::new(Code::UnsupportedMediaType).arg("expected", FORM_DATA));
    }
    Coding::of(request, &[Coding::Identity])?;
    let arriving = state.bodies.arriving(request, payload, kind)?;
    let held = arriving.held();
    Ok((Multipart::new(request.headers(), arriving), held))
}

/// Returns the bytes of a part, and adds them to the hash of the form.
///
/// # Errors
/// `payload_too_large` if there are more than `limit`; `malformed`.
pub async fn bytes_of(name: &str, part: &mut Field, limit: usize, hash: &mut Sha256) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    while let Some(chunk) = part.try_next().await.map_err(broken)? {
        if bytes.len() + chunk.len() > limit {
            return Err(Error::new(Code::TooLarge));
        }
        bytes.extend_from_slice(&chunk);
    }
    hash.update(format!("{name}\n{}\n", bytes.len()));
    hash.update(&bytes);
    Ok(bytes)
}

/// Returns the error for a form that is not what it says it is.
pub fn malformed() -> Error {
    Error::new(Code::Malformed).detail("detail-malformed-form")
}

/// Returns why a form was not read to its end.
pub fn broken(error: MultipartError) -> Error {
    match error {
        MultipartError::Payload(error) => reason(error),
        other => Error { cause: Some(other.to_string().into()), ..malformed() },
    }
}
