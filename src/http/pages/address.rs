//! Addresses without a language, which lead to those with one.

use actix_web::http::header::{ACCEPT_LANGUAGE, CACHE_CONTROL, LOCATION, VARY};
use actix_web::{HttpRequest, HttpResponse};

use super::cookies;
use crate::domain::language::UiLanguage;
use crate::error::Error;
use crate::http::answer::HandlerResult;
use crate::http::state::SharedState;

/// What programs use. Everything else is for people.
const FOR_PROGRAMS: [&str; 8] =
    ["/api", "/oai", "/healthz", "/readyz", "/metrics", "/.well-known", "/robots.txt", "/sitemap.xml"];

/// Whether people look at what is at this path, so that errors there are pages.
pub fn is_page(path: &str) -> bool {
    !path.starts_with("/sitemap-")
        && !FOR_PROGRAMS
            .iter()
            .any(|root| path.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

/// The pages below a language whose addresses carry a token from a mail.
const WITH_TOKEN: [&str; 2] = ["/invitation", "/new-password"];

/// Whether the address of the page at this path below a language carries a token from a mail, which must be neither
/// logged nor passed on.
pub fn carries_token(path: &str) -> bool {
    WITH_TOKEN.contains(&path)
}

/// Returns the language of a page: the one that its path begins with, otherwise the reader's.
pub fn language_of(request: &HttpRequest) -> UiLanguage {
    language_in(request.path()).unwrap_or_else(|| preferred(request))
}

/// Returns the language that a path begins with.
pub fn language_in(path: &str) -> Option<UiLanguage> {
    let first = path.trim_start_matches('/').split('/').next()?;
    UiLanguage::ALL.into_iter().find(|language| language.code() == first)
}

/// Returns the reader's language: that of the last page chosen in another than the browser's own, otherwise the
/// browser's.
pub fn preferred(request: &HttpRequest) -> UiLanguage {
    let chosen = request.cookie(cookies::LANGUAGE);
    let chosen =
        chosen.and_then(|cookie| UiLanguage::ALL.into_iter().find(|each| each.code() == cookie.value()));
    chosen.unwrap_or_else(|| accepted(request))
}

/// Returns the language that the browser asks for; English if it asks for none of the four, and Spanish, in which most
/// people write and read here, if it asks for none at all.
pub fn accepted(request: &HttpRequest) -> UiLanguage {
    let field = request.headers().get(ACCEPT_LANGUAGE).and_then(|field| field.to_str().ok());
    field.map_or(UiLanguage::Es, UiLanguage::accepted)
}

/// Leads from `/` to the home page in the reader's language.
pub async fn choose_language(request: HttpRequest, state: SharedState) -> HttpResponse {
    to_language(&request, &state)
}

/// Leads from the address of a page without its language, which citations and programs may use, to the page in the
/// reader's language, and from a language alone to its home page. Anything else does not exist.
pub async fn elsewhere(request: HttpRequest, state: SharedState) -> HandlerResult {
    let path = request.path();
    match language_in(path) {
        None if path.starts_with("/practices/") || path.starts_with("/editions/") => {
            return Ok(to_language(&request, &state));
        }
        Some(language) if path.trim_start_matches('/') == language.code() => {
            let home = format!("{}/{}/", state.links.public_path(), language.code());
            return Ok(HttpResponse::PermanentRedirect().insert_header((LOCATION, home)).finish());
        }
        _ => {}
    }
    Err(Error::not_found().into())
}

fn to_language(request: &HttpRequest, state: &SharedState) -> HttpResponse {
    let language = preferred(request).code();
    let mut address = format!("{}/{language}{}", state.links.public_path(), request.path());
    if !request.query_string().is_empty() {
        address.push('?');
        address.push_str(request.query_string());
    }
    HttpResponse::Found()
        .insert_header((LOCATION, address))
        .insert_header((VARY, "Accept-Language, Cookie"))
        .insert_header((CACHE_CONTROL, "no-cache"))
        .finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_use_is_no_page() {
        for path in ["/api", "/api/v1/nothing", "/healthz", "/.well-known/jwks.json"] {
            assert!(!is_page(path), "{path}");
        }
        for path in ["/", "/es/", "/apiary", "/es/api/v1", "/assets/x.css", "/nothing"] {
            assert!(is_page(path), "{path}");
        }
    }

    #[test]
    fn a_path_begins_with_a_language_or_not() {
        assert_eq!(language_in("/pt/search"), Some(UiLanguage::Pt));
        assert_eq!(language_in("/pt"), Some(UiLanguage::Pt));
        for path in ["/", "/pte/", "/PT/", "/de/"] {
            assert_eq!(language_in(path), None, "{path}");
        }
    }
}
