//! The state of the service, for its operators.

use std::sync::Arc;
use std::time::Duration;

use actix_web::guard::Get;
use actix_web::{HttpRequest, HttpResponse, web};
use metrics_exporter_prometheus::PrometheusHandle;
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
use subtle::ConstantTimeEq;

use super::SharedState;
use super::answer::HandlerResult;
use super::call::bearer;
use crate::domain::html::Html;
use crate::domain::language::UiLanguage;
use crate::error::{Code, Error};
use crate::messages;
use crate::services::blocking;

/// Maximum time that a check of one part of the service may take.
const PATIENCE: Duration = Duration::from_secs(3);

/// Reports the state of the service.
pub struct Health {
    /// Checks the database and the indexes; `None` if the database does not answer.
    pub readiness: Look<Option<Readiness>>,
    /// Checks the data folder: `ok`, or what is wrong with it.
    pub folder: Look<&'static str>,
    /// Checks the bucket of uploaded files: `ok` or `unavailable`, or `None` if they are in the data folder.
    pub files: Look<Option<&'static str>>,
    /// The metrics.
    pub figures: PrometheusHandle,
    /// Whether metrics have an address of their own and are served only there.
    pub figures_apart: bool,
    /// The token required to get the metrics, if any.
    pub figures_token: Option<SecretString>,
}

/// A check that runs one at a time: a disk that hangs blocks one thread, however many callers there are.
pub struct Look<T> {
    look: Box<dyn Fn() -> T + Send + Sync>,
    turn: Arc<tokio::sync::Mutex<()>>,
}

impl<T: Send + 'static> Look<T> {
    /// Creates a check that calls the function.
    pub fn new(look: impl Fn() -> T + Send + Sync + 'static) -> Look<T> {
        Look { look: Box::new(look), turn: Arc::default() }
    }

    /// Returns the result of the check, or `None` if it takes too long.
    async fn of(state: SharedState, part: fn(&Health) -> &Look<T>) -> Option<T> {
        let turn = part(&state.health).turn.clone();
        let look = async move {
            let turn = turn.lock_owned().await;
            // The next check may start when this one has finished, even if nobody is waiting for it any longer.
            let seen = blocking(move || {
                let seen = (part(&state.health).look)();
                drop(turn);
                Ok(seen)
            });
            seen.await.ok()
        };
        tokio::time::timeout(PATIENCE, look).await.ok().flatten()
    }
}

/// Whether the service should receive traffic.
#[derive(Clone, Debug, Serialize)]
pub struct Readiness {
    /// `ok`; `starting` until the index has caught up for the first time; `stopping` or `unavailable`.
    pub status: &'static str,
    /// `ok` or `unavailable`.
    pub database: &'static str,
    /// `ok`; `full` if there is less free space than the minimum; `unwritable`; `unavailable` if the disk does not
    /// answer.
    pub data_folder: &'static str,
    /// If uploaded files are in a bucket: `ok` or `unavailable`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub files: Option<&'static str>,
    /// The index of published versions.
    pub index: IndexState,
    /// The index of versions released to editors.
    pub desk_index: IndexState,
}

/// The state of an index.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct IndexState {
    /// Whether it contains everything that had been released when it was opened or created.
    pub complete: bool,
    /// Number of journal entries by which it lags.
    pub lag: i64,
    /// Whether an index is being rebuilt: this one, or one alongside it.
    pub rebuilding: bool,
}

/// The state of an index while the database does not answer.
const UNKNOWN: IndexState = IndexState { complete: false, lag: 0, rebuilding: false };
/// The response while the database does not answer.
const UNANSWERED: Readiness = Readiness {
    status: "unavailable",
    database: "unavailable",
    data_folder: "ok",
    files: None,
    index: UNKNOWN,
    desk_index: UNKNOWN,
};

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

/// Returns the state of the parts of the service, each of which has three seconds to answer.
pub async fn readiness(state: SharedState) -> Readiness {
    let readiness = Look::of(state.clone(), |health| &health.readiness);
    let folder = Look::of(state.clone(), |health| &health.folder);
    let files = Look::of(state.clone(), |health| &health.files);
    let (readiness, folder, files) = futures_util::future::join3(readiness, folder, files).await;
    let mut readiness = readiness.flatten().unwrap_or(UNANSWERED);
    // It does not make the service unready: texts are read and written without it, and all nodes share it.
    readiness.files = files.unwrap_or(Some("unavailable"));
    readiness.data_folder = folder.unwrap_or("unavailable");
    if readiness.data_folder != "ok" {
        readiness.status = "unavailable";
    }
    readiness
}

async fn readyz(state: SharedState) -> HttpResponse {
    let readiness = readiness(state).await;
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
