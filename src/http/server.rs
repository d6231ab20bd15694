//! The server: sockets, connections and routes.

use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use actix_http::error::DispatchError;
use actix_http::{HttpService, Request, Response};
use actix_service::{IntoServiceFactory, ServiceFactory, ServiceFactoryExt, fn_service, map_config};
use actix_web::body::MessageBody;
use actix_web::dev::{AppConfig, Server, Service};
use actix_web::middleware::{Compress, from_fn};
use actix_web::rt::net::TcpStream;
use actix_web::{App, HttpRequest, web};
use utoipa_actix_web::AppExt;

use super::answer::HandlerResult;
use super::document::{self, Document};
use super::line::{Line, Lines};
use super::pages::page::Page;
use super::state::{AppState, SharedState};
use super::{api, oai, openapi, pages, pipeline, service};
use crate::error::{Error, Result};

/// How long a response to a request whose body was not read to its end waits for the caller to receive it.
const LINGERS: Duration = Duration::from_secs(1);

/// Where and how to serve requests.
pub struct Sockets {
    /// The socket for everything.
    pub listener: TcpListener,
    /// The socket for metrics, if they have an address of their own.
    pub figures: Option<TcpListener>,
    /// Number of threads that answer requests.
    pub workers: usize,
    /// Maximum number of connections.
    pub connections: usize,
    /// The limits on connections.
    pub lines: Arc<Lines>,
    /// Number of seconds for which requests in flight may continue when the server stops.
    pub stop_seconds: u64,
}

/// Serves requests on the sockets until the server is stopped.
///
/// # Errors
/// If a socket cannot be used.
pub fn serve(state: Arc<AppState>, sockets: Sockets) -> Result<Server> {
    let state = SharedState::from(state);
    let document = web::Data::new(Document::new(&openapi::document(state.links.public_url())));
    let Sockets { listener, figures, workers, connections, lines, stop_seconds } = sockets;
    let server = Server::build()
        .workers(workers)
        .max_concurrent_connections((connections / workers).max(1))
        .shutdown_timeout(stop_seconds)
        .disable_signals();
    let (shared, described) = (state.clone(), document.clone());
    let whole = move || {
        let (app, _) = App::new().into_utoipa_app().configure(api::routes).split_for_parts();
        app.app_data(shared.clone())
            .app_data(described.clone())
            .configure(service::routes)
            .configure(openapi::routes)
            .configure(oai::routes)
            .configure(pages::routes)
            .default_service(web::to(no_such_address))
            // The middleware wrapped last sees requests first: responses that come out of `pipeline` are compressed.
            .wrap(from_fn(pipeline::pipeline))
            .wrap(Compress::default())
    };
    let server = listening(server, listener, lines.clone(), whole)?;
    let Some(listener) = figures else { return Ok(server.run()) };
    let figures = move || {
        App::new()
            .app_data(state.clone())
            .app_data(document.clone())
            .configure(service::figures_alone)
            .default_service(web::to(service::nothing_here))
            .wrap(from_fn(pipeline::for_programs))
            .wrap(Compress::default())
    };
    Ok(listening(server, listener, lines, figures)?.run())
}

/// Handles requests that no other handler matches.
async fn no_such_address(
    request: HttpRequest,
    state: SharedState,
    document: web::Data<Document>,
) -> HandlerResult {
    if !pages::address::is_page(request.path()) {
        return document::no_such_address(request, document).await;
    }
    let found = pages::address::elsewhere(request.clone(), state).await;
    if found.is_err() {
        // The page that says so knows who is signed in, as all others do.
        Page::of(&request).await?;
    }
    found
}

/// The builder from actix-server, which actix-web does not re-export.
type Builder = actix_server::ServerBuilder;

/// Adds a listening socket the way actix-web's own `HttpServer` does, but with connections that are watched.
fn listening<F, I, S, B>(
    server: Builder,
    listener: TcpListener,
    lines: Arc<Lines>,
    answering: F,
) -> Result<Builder>
where
    F: Fn() -> I + Send + Clone + 'static,
    I: IntoServiceFactory<S, Request>,
    S: ServiceFactory<Request, Config = AppConfig> + 'static,
    S::Error: Into<actix_web::Error> + 'static,
    S::InitError: std::fmt::Debug,
    S::Response: Into<Response<B>> + 'static,
    <S::Service as Service<Request>>::Future: 'static,
    S::Service: 'static,
    B: MessageBody + 'static,
{
    let address = listener.local_addr().map_err(Error::internal)?;
    let stopping = server.graceful_shutdown_signal();
    let listening = server.listen("http", listener, move || {
        let (lines, stopping, head) = (lines.clone(), stopping.clone(), lines.head);
        let answering = answering().into_factory().map_err(|error| error.into().error_response());
        let http = HttpService::build()
            .graceful_shutdown_signal(move || {
                let stopping = stopping.clone();
                async move { stopping.notified().await }
            })
            .keep_alive(head)
            .client_request_timeout(head)
            .client_disconnect_timeout(LINGERS)
            .local_addr(address)
            .on_connect_ext(|line: &Line, data| drop(data.insert(line.calls())))
            .h1(map_config(answering, |()| AppConfig::default()));
        fn_service(move |stream: TcpStream| {
            let lines = lines.clone();
            async move { lines.take_up(stream).await.map_err(DispatchError::Io) }
        })
        .and_then(http)
    });
    listening.map_err(Error::internal)
}

/// File descriptors reserved for indexes, uploads, mail and logs; and for each worker thread and each connection to the
/// database.
const RESERVE: usize = 128;
const RESERVE_EACH: usize = 4;

/// Returns the maximum number of connections that leaves enough file descriptors for everything else: even if strangers
/// take every connection, the work goes on.
pub fn connections_that_fit(workers: usize, database_connections: usize) -> usize {
    descriptors().map_or(usize::MAX, |most| within(most, workers, database_connections))
}

fn within(descriptors: usize, workers: usize, database_connections: usize) -> usize {
    let each = workers.saturating_add(database_connections).saturating_mul(RESERVE_EACH);
    // If there are too few for everything, connections get a quarter of them.
    descriptors.saturating_sub(RESERVE.saturating_add(each)).max(descriptors / 4).max(1)
}

/// Returns the maximum number of file descriptors of this process, if there is a limit.
fn descriptors() -> Option<usize> {
    #[cfg(unix)]
    let most = rustix::process::getrlimit(rustix::process::Resource::Nofile).current;
    #[cfg(not(unix))]
    let most: Option<u64> = None;
    most.and_then(|most| usize::try_from(most).ok())
}

#[cfg(test)]
mod tests {
    use super::within;

    #[test]
    fn what_the_work_needs_is_kept_from_connections() {
        assert_eq!(within(1024, 2, 8), 1024 - 128 - 40);
        assert_eq!(within(65_536, 16, 100), 65_536 - 128 - 464);
        assert_eq!(within(200, 2, 8), 50);
        assert_eq!(within(0, 2, 8), 1);
        assert_eq!(within(usize::MAX, usize::MAX, 8), usize::MAX / 4);
    }
}
