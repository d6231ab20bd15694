//! Pictures and annexes of sections.

use std::fs::File;
use std::io::Write;

use actix_multipart::{Field, Multipart};
use actix_web::{HttpRequest, delete, get, patch, post, web};
use futures_util::TryStreamExt;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::uploads::{counted, refused};
use crate::domain::attachment::{Described, LARGEST_ATTACHMENT};
use crate::domain::ids::{AttachmentId, SectionId};
use crate::error::{Code, Error, Fault, FaultCode, Result};
use crate::http::answer::{HandlerResult, created, nothing, ok, page};
use crate::http::arriving::Kind;
use crate::http::body::SignedJson;
use crate::http::call::{Call, SignedIn};
use crate::http::download::{attached, unless_known};
use crate::http::multipart::{broken, malformed, parts};
use crate::http::params::path_id;
use crate::http::state::{AppState, SharedState};
use crate::services::attachments::{Arrived, AttachmentView, DescribeAttachment, NewAttachment, VisibleFile};
use crate::services::blocking;
use crate::services::page::Page;

/// Maximum size of a form field other than the file, in bytes: a thousand characters of any script.
const LARGEST_FIELD: usize = 6000;
/// How files may be cached: who sees one may change at any time, the file itself never.
const CACHE: &str = "private, no-cache";

pub(super) fn routes(config: &mut ServiceConfig) {
    config
        .service(list_attachments)
        .service(add_attachment)
        .service(get_attachment)
        .service(describe_attachment)
        .service(remove_attachment)
        .service(get_thumbnail);
}

/// The form of a file to be attached.
#[derive(ToSchema)]
#[allow(dead_code)]
struct AttachmentForm {
    /// PNG, JPEG, WebP, GIF, PDF, Word (.docx), Excel (.xlsx) or CSV, at most 20 MiB.
    #[schema(format = Binary, content_media_type = "application/octet-stream")]
    file: String,
    /// What a picture shows, for those who do not see it. Needed before the section can be submitted.
    #[schema(max_length = 1000)]
    alt: Option<String>,
    /// The caption.
    #[schema(max_length = 1000)]
    caption: Option<String>,
    /// Who made it, or where it comes from.
    #[schema(max_length = 300)]
    credit: Option<String>,
}

/// A picture or annex.
#[derive(ToSchema)]
#[schema(value_type = String, format = Binary, content_media_type = "application/octet-stream")]
#[allow(dead_code)]
struct AttachmentFile(String);

/// List the pictures and annexes of a section.
///
/// For its institution those that it has now; for others those of the latest version that they may see.
#[utoipa::path(tag = "sections", security(("bearer" = [])), params(("id" = SectionId, Path)),
    responses((status = 200, body = Page<AttachmentView>)))]
#[get("/sections/{id}/attachments")]
pub async fn list_attachments(
    request: HttpRequest,
    state: SharedState,
    call: SignedIn,
    id: web::Path<String>,
) -> HandlerResult {
    let id = path_id(&id)?;
    let attachments = state.attachments.clone();
    let list = blocking(move || attachments.list(&call.0.context, id)).await?;
    page(&request, &state.links, &list)
}

/// Attach a picture or an annex to a section.
///
/// Its type is determined from its content. Pictures lose their metadata (places, times, texts) and are turned upright.
/// The next version that is saved lists it. A section can have 50 attachments.
#[utoipa::path(tag = "sections", security(("bearer" = [])), params(("id" = SectionId, Path)),
    request_body(content = AttachmentForm, content_type = "multipart/form-data"),
    responses((status = 201, body = AttachmentView), (status = 409, description = "`wrong_stage`")))]
#[post("/sections/{id}/attachments")]
pub async fn add_attachment(
    request: HttpRequest,
    state: SharedState,
    call: Call,
    id: web::Path<String>,
    payload: web::Payload,
) -> HandlerResult {
    call.context.actor.user()?;
    let id = path_id(&id)?;
    let (attachments, context) = (state.attachments.clone(), call.context.clone());
    // Before anything is said about the request, so that a section that is hidden is like one that is not there.
    let _place = blocking(move || attachments.slot(&context, id)).await?;
    let (form, _) = parts(&request, &state, payload.into_inner(), Kind::Attachment)?;
    let (new, hash) = read(form, &state).await?;
    let call = call.identify(&request, &state, &hash)?;
    let view = state.attachments.add(call.context.clone(), id, new).await?;
    created(&view, &state.links.api(&format!("attachments/{}", view.id)))
}

/// Get a picture or annex.
///
/// Available to whoever may see a version that lists it, and to the institution as long as the section has it. Pictures
/// can be shown in a page; all other files are sent to be saved.
#[utoipa::path(tag = "sections", security((), ("bearer" = [])), params(("id" = AttachmentId, Path)),
    responses((status = 200, content((AttachmentFile = "image/png"), (AttachmentFile = "image/jpeg"),
            (AttachmentFile = "image/webp"), (AttachmentFile = "image/gif"), (AttachmentFile = "application/pdf"),
            (AttachmentFile = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            (AttachmentFile = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            (AttachmentFile = "text/csv"))),
        (status = 304, description = "Not modified: the caller already has it")))]
#[get("/attachments/{id}")]
pub async fn get_attachment(
    request: HttpRequest,
    state: SharedState,
    call: Call,
    id: web::Path<String>,
) -> HandlerResult {
    let id = path_id(&id)?;
    let attachments = state.attachments.clone();
    let found = blocking(move || attachments.file(&call.context, id)).await?;
    shown(&request, state, found).await
}

/// Get a picture at most 640 pixels wide and 960 high.
#[utoipa::path(tag = "sections", security((), ("bearer" = [])), params(("id" = AttachmentId, Path)),
    responses((status = 200, content((AttachmentFile = "image/jpeg"), (AttachmentFile = "image/png"),
            (AttachmentFile = "image/webp"), (AttachmentFile = "image/gif"))),
        (status = 304, description = "Not modified: the caller already has it")))]
#[get("/attachments/{id}/thumbnail")]
pub async fn get_thumbnail(
    request: HttpRequest,
    state: SharedState,
    call: Call,
    id: web::Path<String>,
) -> HandlerResult {
    let id = path_id(&id)?;
    let attachments = state.attachments.clone();
    let found = blocking(move || attachments.thumbnail(&call.context, id)).await?;
    shown(&request, state, found).await
}

/// Change what is said about a picture or annex.
///
/// The next version that is saved says it; earlier versions keep what they said.
#[utoipa::path(tag = "sections", security(("bearer" = [])), params(("id" = AttachmentId, Path)),
    request_body = DescribeAttachment,
    responses((status = 200, body = AttachmentView), (status = 409, description = "`wrong_stage`")))]
#[patch("/attachments/{id}")]
pub async fn describe_attachment(
    state: SharedState,
    id: web::Path<String>,
    body: SignedJson<DescribeAttachment>,
) -> HandlerResult {
    let id = path_id(&id)?;
    let view = blocking(move || state.attachments.describe(&body.call.context, id, body.input)).await?;
    ok(&view)
}

/// Take a picture or annex out of a section. Versions that list it keep it.
#[utoipa::path(tag = "sections", security(("bearer" = [])), params(("id" = AttachmentId, Path)),
    responses((status = 204), (status = 409, description = "`wrong_stage`")))]
#[delete("/attachments/{id}")]
pub async fn remove_attachment(state: SharedState, call: SignedIn, id: web::Path<String>) -> HandlerResult {
    let id = path_id(&id)?;
    blocking(move || state.attachments.remove(&call.0.context, id)).await?;
    nothing()
}

async fn shown(request: &HttpRequest, state: SharedState, found: VisibleFile) -> HandlerResult {
    let sha256 = found.sha256.clone();
    unless_known(request, (&sha256, CACHE), move || state.attachments.open(found), attached).await
}

/// Reads the form, and a hash of all its parts for the idempotency key. Each part may occur only once, and unknown or
/// repeated parts are rejected as soon as they begin. The file goes to the disk as it arrives.
async fn read(mut form: Multipart, state: &AppState) -> Result<(NewAttachment, Vec<u8>)> {
    let mut new = NewAttachment { file: None, file_name: String::new(), described: Described::default() };
    let (mut hash, mut left) = (Sha256::new(), 3 * LARGEST_FIELD);
    while let Some(mut field) = form.try_next().await.map_err(broken)? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "file" {
            if new.file.is_some() {
                return Err(refused(&name, FaultCode::RepeatedItems));
            }
            let disposition = field.content_disposition();
            new.file_name = disposition.and_then(|found| found.get_filename()).unwrap_or_default().to_owned();
            let attachments = state.attachments.clone();
            let file = blocking(move || attachments.arriving()).await?;
            new.file = Some(Arrived::Stored(stored(file, &mut field, &mut hash).await?));
            continue;
        }
        let place = match name.as_str() {
            "alt" => &mut new.described.alt,
            "caption" => &mut new.described.caption,
            "credit" => &mut new.described.credit,
            _ => return Err(refused(&name, FaultCode::UnknownField)),
        };
        if place.is_some() {
            return Err(refused(&name, FaultCode::RepeatedItems));
        }
        let bytes = counted(&name, &mut field, LARGEST_FIELD.min(left), &mut left, &mut hash).await?;
        let text = String::from_utf8(bytes).map_err(|_| malformed())?;
        if text.contains('\0') {
            return Err(refused(&name, FaultCode::NulCharacter));
        }
        *place = Some(text);
    }
    Ok((new, hash.finalize().to_vec()))
}

/// Writes a file to the disk as it arrives.
async fn stored(mut file: File, field: &mut Field, hash: &mut Sha256) -> Result<File> {
    let (mut bytes, mut content) = (0, Sha256::new());
    while let Some(chunk) = field.try_next().await.map_err(broken)? {
        bytes += chunk.len();
        if bytes > LARGEST_ATTACHMENT {
            let limit = LARGEST_ATTACHMENT / 1024 / 1024;
            let fault = Fault::new("/file", FaultCode::FileTooLarge).with("limit", limit);
            return Err(Error { faults: vec![fault].into(), ..Error::new(Code::TooLarge) });
        }
        content.update(&chunk);
        file = blocking(move || {
            file.write_all(&chunk).map_err(Error::internal)?;
            Ok(file)
        })
        .await?;
    }
    hash.update(format!("file\n{bytes}\n"));
    hash.update(content.finalize());
    Ok(file)
}
