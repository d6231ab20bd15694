//! The thesaurus.

use actix_web::http::header::{ACCEPT, CACHE_CONTROL, CONTENT_TYPE, VARY};
use actix_web::{HttpRequest, HttpResponse, delete, get, put, web};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::domain::thesaurus::Concept;
use crate::error::{Code, Error};
use crate::http::answer::{HandlerResult, nothing, ok, page};
use crate::http::arriving::Kind;
use crate::http::body::{SignedJson, collected};
use crate::http::call::{Call, SignedIn, ui_language};
use crate::http::params::Params;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::page::Page;
use crate::services::thesaurus::{Format, Imported, SetConcept};

pub(super) fn routes(config: &mut ServiceConfig) {
    config
        .service(get_thesaurus)
        .service(set_thesaurus)
        .service(get_concept)
        .service(set_concept)
        .service(delete_concept);
}

/// SKOS as Turtle.
#[derive(ToSchema)]
#[schema(value_type = String, example = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n@prefix : <https://acervo.example.org/api/v1/thesaurus/> .\n:visa a skos:Concept ;\n\tskos:prefLabel \"visado\"@es , \"visa\"@en ;\n\tskos:altLabel \"visa\"@es .\n")]
#[allow(dead_code)]
struct Turtle(String);

/// SKOS as RDF/XML.
#[derive(ToSchema)]
#[schema(value_type = String, example = "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:skos=\"http://www.w3.org/2004/02/skos/core#\"><skos:Concept rdf:about=\"https://acervo.example.org/api/v1/thesaurus/visa\"><skos:prefLabel xml:lang=\"es\">visado</skos:prefLabel></skos:Concept></rdf:RDF>")]
#[allow(dead_code)]
struct RdfXml(String);

/// Get the thesaurus: a list of its concepts by identifier, or all of it as Turtle if `Accept` prefers `text/turtle`.
#[utoipa::path(tag = "thesaurus",
    params(("q" = Option<String>, Query, description = "Part of a label, regardless of case and accents"),
        ("limit" = Option<i64>, Query, minimum = 1, maximum = 100), ("cursor" = Option<String>, Query)),
    responses((status = 200, content((Page<Concept> = "application/json"), (Turtle = "text/turtle")))))]
#[get("/thesaurus")]
pub async fn get_thesaurus(
    request: HttpRequest,
    state: SharedState,
    _: Call,
    params: Params,
) -> HandlerResult {
    if prefers_turtle(&request) {
        let turtle = blocking(move || state.thesaurus.turtle()).await?;
        let mut response = HttpResponse::Ok();
        response.insert_header((CACHE_CONTROL, "no-store")).insert_header((VARY, "Accept"));
        return Ok(response.content_type("text/turtle; charset=utf-8").body(turtle));
    }
    let part = params.one("q").map(str::to_owned);
    let paging = params.paging()?;
    let shared = state.clone();
    let list = blocking(move || shared.thesaurus.list(part.as_deref(), paging)).await?;
    let mut response = page(&request, &state.links, &list)?;
    response.headers_mut().insert(VARY, actix_web::http::header::HeaderValue::from_static("Accept"));
    Ok(response)
}

/// Replace the whole thesaurus with another one (SKOS). Content that cannot be kept is left out and reported in
/// `left_out`.
#[utoipa::path(tag = "thesaurus", security(("bearer" = [])),
    request_body(content((Turtle = "text/turtle"), (RdfXml = "application/rdf+xml"))),
    responses((status = 200, body = Imported)))]
#[put("/thesaurus")]
pub async fn set_thesaurus(
    request: HttpRequest,
    state: SharedState,
    signed: SignedIn,
    payload: web::Payload,
) -> HandlerResult {
    let context = signed.0.context;
    state.thesaurus.may_replace(&context)?;
    let declared =
        request.headers().get(CONTENT_TYPE).and_then(|field| field.to_str().ok()).unwrap_or_default();
    let Some(format) = Format::of(declared) else {
        return Err(Error::new(Code::UnsupportedMediaType).into());
    };
    let (file, held) = collected(&request, payload.into_inner(), Kind::Thesaurus).await?;
    let place = state.thesaurus.slot()?;
    let reader = ui_language(&request);
    let imported = blocking(move || {
        let _kept = (place, held);
        state.thesaurus.replace(&context, &file, format, reader)
    });
    ok(&imported.await?)
}

/// Get a concept.
#[utoipa::path(tag = "thesaurus", params(("id" = String, Path)), responses((status = 200, body = Concept)))]
#[get("/thesaurus/{id}")]
pub async fn get_concept(state: SharedState, _: Call, id: web::Path<String>) -> HandlerResult {
    ok(&blocking(move || state.thesaurus.concept(&id)).await?)
}

/// Replace a concept, or add one.
#[utoipa::path(tag = "thesaurus", security(("bearer" = [])), request_body = SetConcept,
    params(("id" = String, Path)), responses((status = 200, body = Concept)))]
#[put("/thesaurus/{id}")]
pub async fn set_concept(
    state: SharedState,
    id: web::Path<String>,
    body: SignedJson<SetConcept>,
) -> HandlerResult {
    ok(&blocking(move || state.thesaurus.set(&body.call.context, &id, body.input)).await?)
}

/// Delete a concept that is not a broader concept of any other.
#[utoipa::path(tag = "thesaurus", security(("bearer" = [])), params(("id" = String, Path)),
    responses((status = 204), (status = 409, description = "`conflict`: the concepts in `narrower` name it as a broader one")))]
#[delete("/thesaurus/{id}")]
pub async fn delete_concept(state: SharedState, signed: SignedIn, id: web::Path<String>) -> HandlerResult {
    blocking(move || state.thesaurus.remove(&signed.0.context, &id)).await?;
    nothing()
}

/// Returns whether `Accept` lists Turtle, and JSON neither before it nor with a higher weight.
fn prefers_turtle(request: &HttpRequest) -> bool {
    let fields = request.headers().get_all(ACCEPT).filter_map(|field| field.to_str().ok());
    let mut best: Option<(bool, f32)> = None;
    for part in fields.flat_map(|field| field.split(',')) {
        let mut pieces = part.split(';').map(str::trim);
        let kind = pieces.next().unwrap_or_default().to_ascii_lowercase();
        let weight =
            pieces.find_map(|piece| piece.strip_prefix("q=")).map_or(1.0, |q| q.parse().unwrap_or(0.0));
        let is_turtle = kind == "text/turtle";
        let counts = is_turtle || matches!(kind.as_str(), "application/json" | "application/*" | "*/*");
        if counts && weight > 0.0 && best.is_none_or(|(_, highest)| weight > highest) {
            best = Some((is_turtle, weight));
        }
    }
    best.is_some_and(|(is_turtle, _)| is_turtle)
}
