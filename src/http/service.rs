//! How the service is: for those who run it.

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
use crate::domain::language::UiLanguage;
use crate::error::{Code, Error};
use crate::messages;
use crate::services::blocking;

/// How long one part of the service may take to say how it is.
const PATIENCE: Duration = Duration::from_secs(3);

/// Tells how the service is.
pub struct Health {
    /// Looks at the database and the indexes; nothing if the database does not answer.
    pub readiness: Look<Option<Readiness>>,
    /// Looks at the data folder: `ok`, or what is wrong.
    pub folder: Look<&'static str>,
    /// The figures.
    pub figures: PrometheusHandle,
    /// Whether the figures have an address of their own, and are at no other.
    pub figures_apart: bool,
    /// What asks for the figures must bring, if anything.
    pub figures_token: Option<SecretString>,
}

/// Something to look at, by one at a time: a disk that hangs holds up one thread, however many ask.
pub struct Look<T> {
    look: Box<dyn Fn() -> T + Send + Sync>,
    turn: Arc<tokio::sync::Mutex<()>>,
}

impl<T: Send + 'static> Look<T> {
    /// A look that is had by calling that.
    pub fn new(look: impl Fn() -> T + Send + Sync + 'static) -> Look<T> {
        Look { look: Box::new(look), turn: Arc::default() }
    }

    /// What is seen; nothing if that takes too long.
    async fn of(state: SharedState, part: fn(&Health) -> &Look<T>) -> Option<T> {
        let turn = part(&state.health).turn.clone();
        let look = async move {
            let turn = turn.lock_owned().await;
            // The turn ends with the look, and not with the patience of whoever waits for it.
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

/// Whether the service should get traffic.
#[derive(Clone, Debug, Serialize)]
pub struct Readiness {
    /// `ok`; `starting` until the index has caught up for the first time; `stopping` or `unavailable`.
    pub status: &'static str,
    /// `ok` or `unavailable`.
    pub database: &'static str,
    /// `ok`; `full` below the least room; `unwritable`; `unavailable` if the disk does not answer.
    pub data_folder: &'static str,
    /// The index of what is published.
    pub index: IndexState,
    /// The index of what is released to editors.
    pub desk_index: IndexState,
}

/// How far an index is.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct IndexState {
    /// Whether it holds everything that was released when it was opened or made.
    pub complete: bool,
    /// How many entries of the journal it is behind.
    pub lag: i64,
    /// Whether it is being made anew, in its place or beside it.
    pub rebuilding: bool,
}

/// How far an index is while the database does not answer.
const UNKNOWN: IndexState = IndexState { complete: false, lag: 0, rebuilding: false };
/// What is said while the database does not answer.
const UNANSWERED: Readiness = Readiness {
    status: "unavailable",
    database: "unavailable",
    data_folder: "ok",
    index: UNKNOWN,
    desk_index: UNKNOWN,
};

/// The addresses that are only read, and stand in no document of the API.
pub const READ: [&str; 7] = [
    "/healthz",
    "/readyz",
    "/metrics",
    "/.well-known/jwks.json",
    "/api/problems",
    "/api/openapi.json",
    "/api/docs",
];

/// The routes at the root.
pub fn routes(config: &mut web::ServiceConfig) {
    // Guarded as a whole, so that what has another method gets where all that fits nothing goes.
    let at = |path: &str| web::resource(path).guard(Get());
    config
        .service(at("/healthz").to(healthz))
        .service(at("/readyz").to(readyz))
        .service(at("/metrics").to(metrics_beside))
        .service(at("/.well-known/jwks.json").to(jwks))
        .service(at("/api/problems").to(problems));
}

/// The figures at an address of their own.
pub fn figures_alone(config: &mut web::ServiceConfig) {
    config.service(web::resource("/metrics").guard(Get()).to(metrics));
}

/// There is nothing else at the address of the figures.
pub async fn nothing_here() -> HandlerResult {
    Err(Error::not_found().into())
}

async fn healthz() -> HttpResponse {
    HttpResponse::Ok().json(serde_json::json!({"status": "ok"}))
}

async fn readyz(state: SharedState) -> HttpResponse {
    let readiness = Look::of(state.clone(), |health| &health.readiness);
    let folder = Look::of(state.clone(), |health| &health.folder);
    let (readiness, folder) = futures_util::future::join(readiness, folder).await;
    let mut readiness = readiness.flatten().unwrap_or(UNANSWERED);
    readiness.data_folder = folder.unwrap_or("unavailable");
    if readiness.data_folder != "ok" {
        readiness.status = "unavailable";
    }
    // While it starts it answers all but searches in full, and those say that there may be more.
    let mut response = match readiness.status {
        "ok" | "starting" => HttpResponse::Ok(),
        _ => HttpResponse::ServiceUnavailable(),
    };
    // Not a problem document: who asks reads the same form in either case.
    response.json(readiness)
}

/// The figures, at the address of everything else.
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

/// What each code means: the page that the `type` of a problem document leads to.
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
                escaped(&messages::title(ui_language, *code))
            ));
        }
    }
    page.push_str("</dl></main></body></html>");
    HttpResponse::Ok().content_type("text/html; charset=utf-8").body(page)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
