//! Comparing versions of a section, merging, and working copies.

use actix_web::{delete, get, post, put, web};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::domain::ids::SectionId;
use crate::http::answer::{HandlerResult, nothing, ok};
use crate::http::body::SignedJson;
use crate::http::call::SignedIn;
use crate::http::params::Params;
use crate::http::params::path_id;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::sections::{
    CompareQuery, KeepWorkingCopy, Merge, MergeView, Replaces, VersionComparison, WorkingCopyView,
};

pub(super) fn routes(config: &mut ServiceConfig) {
    config
        .service(compare_versions)
        .service(merge_section)
        .service(get_working_copy)
        .service(keep_working_copy)
        .service(drop_working_copy);
}

/// Compare two versions that the caller may see.
///
/// Lists the fields that differ. The hunks of a field are in order: `equal` and `delete` are the earlier version, `equal`
/// and `insert` the later one.
#[utoipa::path(tag = "sections", security(("bearer" = [])),
    params(("id" = SectionId, Path),
        ("from" = Option<u32>, Query, minimum = 1, description = "The earlier version; by default the one before `to`, for editors the one last decided on"),
        ("to" = Option<u32>, Query, minimum = 1, description = "The later version; by default the latest")),
    responses((status = 200, body = VersionComparison)))]
#[get("/sections/{id}/compare")]
pub async fn compare_versions(
    state: SharedState,
    call: SignedIn,
    id: web::Path<String>,
    mut params: Params,
) -> HandlerResult {
    let id = path_id(&id)?;
    let query = CompareQuery { from: params.read("from"), to: params.read("to") };
    let query = params.done(query);
    ok(&blocking(move || state.sections.compare(&call.0.context, id, query)).await?)
}

/// Merge a text with the latest version. Saves nothing.
///
/// Texts are merged by paragraph and by sentence, lists by row, other lists by value. `merged` is null if there are
/// conflicts.
#[utoipa::path(tag = "sections", security(("bearer" = [])), request_body = Merge, params(("id" = SectionId, Path)),
    responses((status = 200, body = MergeView), (status = 409, description = "`wrong_stage`")))]
#[post("/sections/{id}/merge")]
pub async fn merge_section(
    state: SharedState,
    id: web::Path<String>,
    body: SignedJson<Merge>,
) -> HandlerResult {
    let id = path_id(&id)?;
    ok(&blocking(move || state.sections.merge(&body.call.context, id, body.input)).await?)
}

/// Get my working copy of a section: what I wrote and have not saved as a version.
#[utoipa::path(tag = "sections", security(("bearer" = [])), params(("id" = SectionId, Path)),
    responses((status = 200, body = WorkingCopyView)))]
#[get("/sections/{id}/working-copy")]
pub async fn get_working_copy(state: SharedState, call: SignedIn, id: web::Path<String>) -> HandlerResult {
    let id = path_id(&id)?;
    ok(&blocking(move || state.sections.working_copy(&call.0.context, id)).await?)
}

/// Keep my working copy of a section, in place of the one I had.
///
/// Nobody else can see it. It is no version, leaves no entry in the journal, and stays until I save a version or delete
/// it. The template does not apply to it.
#[utoipa::path(tag = "sections", security(("bearer" = [])), request_body = KeepWorkingCopy,
    params(("id" = SectionId, Path)),
    responses((status = 200, body = WorkingCopyView), (status = 409, description = "`conflict`, with the `saved_at` of the copy that is there")))]
#[put("/sections/{id}/working-copy")]
pub async fn keep_working_copy(
    state: SharedState,
    id: web::Path<String>,
    body: SignedJson<KeepWorkingCopy>,
) -> HandlerResult {
    let id = path_id(&id)?;
    ok(&blocking(move || state.sections.keep_working_copy(&body.call.context, id, body.input)).await?)
}

/// Delete my working copy of a section, if there is one.
#[utoipa::path(tag = "sections", security(("bearer" = [])), params(("id" = SectionId, Path)),
    responses((status = 204)))]
#[delete("/sections/{id}/working-copy")]
pub async fn drop_working_copy(state: SharedState, call: SignedIn, id: web::Path<String>) -> HandlerResult {
    let id = path_id(&id)?;
    blocking(move || state.sections.drop_working_copy(&call.0.context, id, Replaces::Any)).await?;
    nothing()
}
