//! Forms with a file (`multipart/form-data`): accepted only from our own pages, as all others, and read in bounded pieces.

use actix_web::dev::Payload;
use actix_web::{HttpMessage, HttpRequest};
use futures_util::TryStreamExt;
use sha2::{Digest, Sha256};

use super::form::{Fields, context_of, is_from_here, is_token_of};
use super::form_fields::TOKEN;
use super::page::Page;
use crate::domain::version::hex;
use crate::error::{Code, Error, Result};
use crate::http::arriving::{Held, Kind};
use crate::http::call::state;
use crate::http::multipart::{broken, bytes_of, malformed, parts};
use crate::services::Context;

/// Maximum number of fields besides the file, and of bytes in each.
const MOST_FIELDS: usize = 100;
const LARGEST_FIELD: usize = 10_000;

/// A form with a file, from one of our pages.
pub struct UploadedForm {
    /// The page that it was sent to.
    pub page: Page,
    /// What was typed.
    pub fields: Fields,
    /// The file; `None` if none was chosen.
    pub file: Option<UploadedFile>,
    /// The memory that the form takes, until it is dropped.
    pub held: Held,
    request_hash: String,
}

/// A file as it was uploaded.
pub struct UploadedFile {
    /// The name that it had, empty if the browser does not say.
    pub name: String,
    /// The type that the browser takes it for, empty if it does not say.
    pub media_type: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl UploadedForm {
    /// Reads the form of a person who is signed in. Its file is in the field `file`, after all other fields, and has at
    /// most `largest` bytes. Handlers ask first whether the person may do this at all.
    ///
    /// # Errors
    /// `unauthenticated`; `forbidden` if it comes from another site or without its token; `unsupported_media_type`;
    /// `payload_too_large`; `malformed`.
    pub async fn read(
        request: &HttpRequest,
        payload: Payload,
        kind: Kind,
        largest: usize,
    ) -> Result<UploadedForm> {
        let state = state(request)?.clone();
        let page = Page::of(request).await?;
        if !is_from_here(request, &state.links, &page) {
            return Err(Error::new(Code::Forbidden).detail("detail-form-from-another-site"));
        }
        page.signed_in()?;
        let (mut parts, held) = parts(request, &state, payload, kind)?;
        let (mut fields, mut file, mut hash) = (Fields::default(), None, Sha256::new());
        let mut count = 0;
        while let Some(mut part) = parts.try_next().await.map_err(broken)? {
            count += 1;
            let name = part.name().unwrap_or_default().to_owned();
            if count > MOST_FIELDS || file.is_some() {
                return Err(malformed());
            }
            if name != "file" {
                let bytes = bytes_of(&name, &mut part, LARGEST_FIELD, &mut hash).await?;
                let text = String::from_utf8(bytes).map_err(|_| malformed())?;
                fields.add(&name, &text.replace("\r\n", "\n"));
                continue;
            }
            // Nothing is read of a file that comes without the form's token.
            if !is_token_of(request, &state, fields.one(TOKEN).unwrap_or_default()) {
                return Err(Error::new(Code::Forbidden).detail("detail-form-expired"));
            }
            let disposition = part.content_disposition();
            let called = disposition.and_then(|found| found.get_filename()).unwrap_or_default().to_owned();
            let media_type = part.content_type().map(ToString::to_string).unwrap_or_default();
            let bytes = bytes_of(&name, &mut part, largest, &mut hash).await?;
            file = Some(UploadedFile { name: called, media_type, bytes });
        }
        if !is_token_of(request, &state, fields.one(TOKEN).unwrap_or_default()) {
            return Err(Error::new(Code::Forbidden).detail("detail-form-expired"));
        }
        // Browsers send an empty file without a name if none was chosen.
        let file = file.filter(|file| !file.name.is_empty() || !file.bytes.is_empty());
        request.extensions_mut().insert(held.clone());
        Ok(UploadedForm { page, fields, file, held, request_hash: hex(&hash.finalize()) })
    }

    /// Returns the context for services, in which sending the form twice does the same as sending it once.
    pub fn context(&self) -> Context {
        context_of(&self.page, &self.fields, &self.request_hash)
    }
}
