//! Harvesting (OAI-PMH 2.0), for catalogues and repositories; no account needed. The protocol has errors of its own,
//! which are responses with status 200.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::web::{self, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};

use super::answer::HandlerResult;
use super::arriving::Kind;
use super::body::collected;
use super::call::{Call, ui_language};
use super::params::decoded;
use super::state::SharedState;
use crate::error::{Code, Error};
use crate::services::blocking;

/// The media type that the protocol requires.
const XML: &str = "text/xml; charset=utf-8";
const FORM: &str = "application/x-www-form-urlencoded";

/// The route at the root.
pub fn routes(config: &mut ServiceConfig) {
    let both = web::resource("/oai")
        .guard(actix_web::guard::Any(actix_web::guard::Get()).or(actix_web::guard::Post()));
    config.service(both.route(web::get().to(asked)).route(web::post().to(sent)));
}

/// Answers a request whose arguments are in its address.
async fn asked(request: HttpRequest, state: SharedState, _: Call) -> HandlerResult {
    let arguments = arguments(request.query_string());
    answer(&request, state, arguments).await
}

/// Answers a request whose arguments are in a form.
async fn sent(request: HttpRequest, state: SharedState, _: Call, payload: web::Payload) -> HandlerResult {
    let declared = request.headers().get(CONTENT_TYPE).and_then(|field| field.to_str().ok());
    let essence = declared.and_then(|field| field.split(';').next()).unwrap_or_default().trim();
    if !essence.eq_ignore_ascii_case(FORM) {
        return Err(Error::new(Code::UnsupportedMediaType).arg("expected", FORM).into());
    }
    let (body, _held) = collected(&request, payload.into_inner(), Kind::Open).await?;
    let arguments = std::str::from_utf8(&body).ok().and_then(arguments);
    answer(&request, state, arguments).await
}

/// Reads the arguments of a request; `None` if they cannot be decoded.
fn arguments(text: &str) -> Option<Vec<(String, String)>> {
    let parts = text.split('&').filter(|part| !part.is_empty());
    let pairs = parts.map(|part| {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        Some((decoded(name).ok()?, decoded(value).ok()?))
    });
    pairs.collect()
}

async fn answer(
    request: &HttpRequest,
    state: SharedState,
    arguments: Option<Vec<(String, String)>>,
) -> HandlerResult {
    let reader = ui_language(request);
    let harvest = state.harvest.clone();
    let response = blocking(move || harvest.answer(arguments.as_deref(), reader)).await?;
    Ok(HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-cache")).content_type(XML).body(response))
}

#[cfg(test)]
mod tests {
    #[test]
    fn arguments_are_decoded_or_not_read_at_all() {
        let pairs = super::arguments("verb=List%52ecords&&set=a+b&x").unwrap();
        let pairs: Vec<(&str, &str)> =
            pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(pairs, [("verb", "ListRecords"), ("set", "a b"), ("x", "")]);
        for text in ["verb=%", "verb=%zz", "verb=%ff", "%c3=x"] {
            assert_eq!(super::arguments(text), None, "{text}");
        }
    }
}
