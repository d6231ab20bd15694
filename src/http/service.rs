//! The state of the service, for its operators.

use actix_web::guard::Get;
use actix_web::{HttpRequest, HttpResponse, web};
use secrecy::ExposeSecret;
use subtle::ConstantTimeEq;

use super::answer::HandlerResult;
use super::call::bearer;
use super::state::SharedState;
use crate::domain::html::Html;
use crate::domain::language::UiLanguage;
use crate::error::{Code, Error};
use crate::messages;

/// Paths that can only be read and are not in the API's document.
pub const READ: [&str; 9] = [
    "/healthz",
    "/readyz",
    "/metrics",
    "/robots.txt",
    "/sitemap.xml",
    "/.well-known/jwks.json",
    "/api/problems",
    "/api/openapi.json",
    "/api/docs",
];

/// The routes at the root.
pub fn routes(config: &mut web::ServiceConfig) {
    // The whole resource is guarded, so that requests with other methods reach the default handler.
    let at = |path: &str| web::resource(path).guard(Get());
    config
        .service(at("/healthz").to(healthz))
        .service(at("/readyz").to(readyz))
        .service(at("/metrics").to(metrics_beside))
        .service(at("/.well-known/jwks.json").to(jwks))
        .service(at("/api/problems").to(problems));
}

/// The route of the metrics at an address of their own.
pub fn figures_alone(config: &mut web::ServiceConfig) {
    config.service(web::resource("/metrics").guard(Get()).to(metrics));
}

/// Returns `not_found` for everything else at the address of the metrics.
pub async fn nothing_here() -> HandlerResult {
    Err(Error::not_found().into())
}

async fn healthz() -> HttpResponse {
    HttpResponse::Ok().json(serde_json::json!({"status": "ok"}))
}

async fn readyz(state: SharedState) -> HttpResponse {
    let readiness = state.health.ready().await;
    // While starting, the service answers everything in full except searches, which say that there may be more results.
    let mut response = match readiness.status {
        "ok" | "starting" => HttpResponse::Ok(),
        _ => HttpResponse::ServiceUnavailable(),
    };
    // Not a problem document: callers read the same format in either case.
    response.json(readiness)
}

/// Returns the metrics at the address of everything else.
async fn metrics_beside(request: HttpRequest, state: SharedState) -> HandlerResult {
    if state.health.figures_apart { nothing_here().await } else { metrics(request, state).await }
}

async fn metrics(request: HttpRequest, state: SharedState) -> HandlerResult {
    if let Some(token) = &state.health.figures_token {
        let given = bearer(&request).unwrap_or_default();
        let right = given.as_bytes().ct_eq(token.expose_secret().as_bytes());
        if !bool::from(right) {
            return Err(Error::new(Code::Unauthenticated).into());
        }
    }
    let figures = state.health.figures.render();
    Ok(HttpResponse::Ok().content_type("text/plain; version=0.0.4").body(figures))
}

async fn jwks(state: SharedState) -> HandlerResult {
    Ok(HttpResponse::Ok().insert_header(("cache-control", "public, max-age=300")).json(state.accounts.jwks()))
}

/// Returns the meaning of each code: the page to which the `type` of a problem document leads.
async fn problems() -> HttpResponse {
    let mut page = String::from(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Acervo: problems</title></head>\
         <body><main><h1>Problems that the API can answer with</h1><dl>",
    );
    for code in Code::ALL {
        page.push_str(&format!("<dt id=\"{0}\"><code>{0}</code> ({1})</dt>", code.name(), code.status()));
        for ui_language in UiLanguage::ALL {
            page.push_str(&format!(
                "<dd lang=\"{}\">{}</dd>",
                ui_language.code(),
                Html::escaped(&messages::title(ui_language, *code))
            ));
        }
    }
    page.push_str("</dl></main></body></html>");
    HttpResponse::Ok().content_type("text/html; charset=utf-8").body(page)
}
