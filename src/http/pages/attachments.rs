//! The files attached to sections, as pages link to them and show them: for whoever may see a version that lists them.

use actix_web::{HttpRequest, web};

use super::page::Page;
use crate::domain::ids::AttachmentId;
use crate::error::{Error, Result};
use crate::http::answer::HandlerResult;
use crate::http::download::{attached, unless_known};
use crate::http::state::SharedState;
use crate::services::attachments::VisibleFile;
use crate::services::blocking;

/// How files may be cached: who sees one may change at any time, the file itself never.
const CACHE: &str = "private, no-cache";

/// Returns the address below which files are, for the texts that show them.
pub fn folder(page: &Page) -> String {
    page.to("/attachments")
}

/// Returns a file.
pub async fn whole(
    page: Page,
    state: SharedState,
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> HandlerResult {
    let (id, context) = (named(&path.1)?, page.context());
    let attachments = state.attachments.clone();
    let found = blocking(move || attachments.file(&context, id)).await?;
    shown(&request, state, found).await
}

/// Returns the small form of a picture.
pub async fn small(
    page: Page,
    state: SharedState,
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> HandlerResult {
    let (id, context) = (named(&path.1)?, page.context());
    let attachments = state.attachments.clone();
    let found = blocking(move || attachments.thumbnail(&context, id)).await?;
    shown(&request, state, found).await
}

/// Returns the attachment that an address names.
///
/// # Errors
/// `not_found` if it names none.
pub fn named(text: &str) -> Result<AttachmentId> {
    let id: Option<AttachmentId> = text.parse().ok();
    id.filter(|id| id.to_string() == text).ok_or_else(Error::not_found)
}

async fn shown(request: &HttpRequest, state: SharedState, found: VisibleFile) -> HandlerResult {
    let sha256 = found.sha256.clone();
    unless_known(request, (&sha256, CACHE), move || state.attachments.open(found), attached).await
}
