//! Responses: JSON, tagged if it contains a section.

use std::time::{Duration, SystemTime};

use actix_web::http::header::{
    CACHE_CONTROL, ETAG, Header, HeaderValue, IF_MATCH, IF_NONE_MATCH, IfModifiedSince, LINK, LOCATION,
    LastModified,
};
use actix_web::http::{Method, StatusCode};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::cache::RenderedSection;
use super::problem::Problem;
use crate::domain::links::Links;
use crate::domain::time::Timestamp;
use crate::domain::version::hex;
use crate::error::{Error, Result};
use crate::services::page::Page;
use crate::services::sections::IfMatch;
use crate::services::settings::Expected;

/// The other formats of a result list: their paths and media types.
const LISTS: [(&str, &str); 7] = [
    ("feeds/published.atom", "application/atom+xml"),
    ("search/export.csv", "text/csv"),
    ("search/export.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("search/export.json", "application/json"),
    ("search/export.ris", "application/x-research-info-systems"),
    ("search/export.bib", "application/x-bibtex"),
    ("search/export.csl.json", "application/vnd.citationstyles.csl+json"),
];

/// The media type of nearly every response.
pub const JSON: &str = "application/json";

/// The result of a handler.
pub type HandlerResult = Result<HttpResponse, Problem>;

/// Returns 200 with the value.
pub fn ok(value: &impl Serialize) -> HandlerResult {
    Ok(HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-store")).json(value))
}

/// Returns 200 with a value that everyone may see; caches have to revalidate it each time.
pub fn public(value: &impl Serialize) -> HandlerResult {
    Ok(HttpResponse::Ok().insert_header((CACHE_CONTROL, "public, no-cache")).json(value))
}

/// Returns 201 with the value and its URL.
pub fn created(value: &impl Serialize, location: &str) -> HandlerResult {
    let mut response = HttpResponse::Created();
    response.insert_header((CACHE_CONTROL, "no-store")).insert_header((LOCATION, location));
    Ok(response.json(value))
}

/// Returns 204.
pub fn nothing() -> HandlerResult {
    Ok(HttpResponse::NoContent().finish())
}

/// Returns a page of a list, with the URL of the next one.
pub fn page<T: Serialize>(request: &HttpRequest, links: &Links, page: &Page<T>) -> HandlerResult {
    let mut response = HttpResponse::Ok();
    response.insert_header((CACHE_CONTROL, "no-store"));
    link_next(&mut response, request, links, page.next.as_deref());
    Ok(response.json(page))
}

/// Adds the URL of a list's next page.
pub fn link_next(
    response: &mut HttpResponseBuilder,
    request: &HttpRequest,
    links: &Links,
    next: Option<&str>,
) {
    let Some(cursor) = next else { return };
    let kept =
        request.query_string().split('&').filter(|part| !part.is_empty() && !part.starts_with("cursor="));
    let query: String = kept.map(|part| format!("{part}&")).collect();
    // A query may contain characters that are not allowed in a header or within the link's brackets.
    let plain = |c: char| c.is_ascii_graphic() && !"<>\"".contains(c);
    if query.chars().all(plain) {
        let link = format!("<{}{}?{query}cursor={cursor}>; rel=\"next\"", links.public_url(), request.path());
        response.insert_header((LINK, link));
    }
}

/// Maximum length of a query that is repeated in `Link`: proxies accept about 4 KiB of headers in total.
const LONGEST_LINKED: usize = 300;

/// Adds the permanent URL of a result list, and the URLs of the same list as a feed and as files.
pub fn link_lists(response: &mut HttpResponseBuilder, links: &Links, url: &str) {
    let Some((_, query)) = url.split_once('?').filter(|(_, query)| query.len() <= LONGEST_LINKED) else {
        return;
    };
    response.append_header((LINK, format!("<{url}>; rel=\"self\"")));
    for (path, kind) in LISTS {
        let link = format!("<{}>; rel=\"alternate\"; type=\"{kind}\"", links.api(&format!("{path}?{query}")));
        response.append_header((LINK, link));
    }
}

/// Returns settings that are replaced as a whole, tagged with their revision, or 304 if the caller already has them.
pub fn current(request: &HttpRequest, revision: &str, value: &impl Serialize) -> HandlerResult {
    const CACHE: &str = "public, no-cache";
    let tag = format!("\"{revision}\"");
    if request.method() == Method::GET && names(request.headers().get_all(IF_NONE_MATCH), &tag) {
        return Ok(unchanged(tag, CACHE));
    }
    Ok(HttpResponse::Ok().insert_header((ETAG, tag)).insert_header((CACHE_CONTROL, CACHE)).json(value))
}

/// Returns a section, tagged with its version and the hash of the content shown, or 304 if the caller already has it.
pub fn tagged(
    request: &HttpRequest,
    status: StatusCode,
    version: u32,
    value: &impl Serialize,
    cache: &'static str,
    location: Option<&str>,
) -> HandlerResult {
    let body = serde_json::to_vec(value).map_err(Error::internal)?;
    let tag = tag(version, &hex(&Sha256::digest(&body)));
    if request.method() == Method::GET && names(request.headers().get_all(IF_NONE_MATCH), &tag) {
        return Ok(unchanged(tag, cache));
    }
    let mut response = HttpResponse::build(status);
    response.insert_header((ETAG, tag)).insert_header((CACHE_CONTROL, cache));
    if let Some(location) = location {
        response.insert_header((LOCATION, location));
    }
    Ok(response.content_type(JSON).body(body))
}

/// Returns 200 with a published section as it was rendered, or 304 if the caller already has it.
pub fn rendered(request: &HttpRequest, section: &RenderedSection) -> HttpResponse {
    const CACHE: &str = "public, no-cache";
    let tag = tag(section.version, &section.hash);
    if names(request.headers().get_all(IF_NONE_MATCH), &tag) {
        return unchanged(tag, CACHE);
    }
    HttpResponse::Ok()
        .insert_header((ETAG, tag))
        .insert_header((CACHE_CONTROL, CACHE))
        .content_type(JSON)
        .body(Bytes::from_owner(section.json.clone()))
}

fn tag(version: u32, hash: &str) -> String {
    format!("\"{version}-{}\"", &hash[..16])
}

/// Returns 304: the caller already has this content.
pub fn unchanged(tag: String, cache: &'static str) -> HttpResponse {
    HttpResponse::NotModified().insert_header((ETAG, tag)).insert_header((CACHE_CONTROL, cache)).finish()
}

/// Returns a document that programs poll, tagged with its hash and, if known for certain, the time of its last change;
/// or 304 if the caller already has it.
pub fn watched(
    request: &HttpRequest,
    kind: &'static str,
    body: Vec<u8>,
    changed_at: Option<Timestamp>,
) -> HttpResponse {
    let tag = format!("\"{}\"", &hex(&Sha256::digest(&body))[..16]);
    let changed = changed_at.map(whole_second);
    // If both are present, the tag takes precedence (RFC 9110, 13.2.2).
    let fresh = match request.headers().contains_key(IF_NONE_MATCH) {
        true => names(request.headers().get_all(IF_NONE_MATCH), &tag),
        false => {
            let since =
                IfModifiedSince::parse(request).ok().map(|IfModifiedSince(date)| SystemTime::from(date));
            matches!((since, changed), (Some(since), Some(changed)) if changed <= since)
        }
    };
    let mut response = if fresh { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    response.insert_header((ETAG, tag)).insert_header((CACHE_CONTROL, "public, no-cache"));
    if let Some(changed) = changed {
        response.insert_header(LastModified(changed.into()));
    }
    if fresh { response.finish() } else { response.content_type(kind).body(body) }
}

/// Returns the end of the second in which the change happened: HTTP dates have no fractions of a second.
fn whole_second(at: Timestamp) -> SystemTime {
    let seconds = at.micros().div_euclid(1_000_000) + 1;
    SystemTime::UNIX_EPOCH + Duration::from_secs(u64::try_from(seconds).unwrap_or(0))
}

/// Returns the entries of a header that lists entity tags (RFC 9110, 13.1.1 and 13.1.2): tags in their quotation marks,
/// or a star. The header may appear several times, and a tag may contain commas. The prefix of weak tags is dropped:
/// proxies that compress a response weaken its tag, and a caller who sends it back means the same version.
fn tags<'a>(fields: impl IntoIterator<Item = &'a HeaderValue>) -> Vec<&'a [u8]> {
    let mut tags = Vec::new();
    for field in fields {
        let mut inside = false;
        let parts = field.as_bytes().split(|byte| {
            inside ^= *byte == b'"';
            *byte == b',' && !inside
        });
        let parts = parts.map(|part| part.trim_ascii()).map(|part| part.strip_prefix(b"W/").unwrap_or(part));
        tags.extend(parts.filter(|part| !part.is_empty()));
    }
    tags
}

/// Returns whether the fields of `If-None-Match` list the tag, or a star.
pub fn names<'a>(if_none_match: impl IntoIterator<Item = &'a HeaderValue>, tag: &str) -> bool {
    tags(if_none_match).iter().any(|named| *named == b"*" || *named == tag.as_bytes())
}

/// Returns the versions that `If-Match` lists. Only the number matters: a representation may differ with its reader's
/// permissions, but the text being overwritten is the same.
pub fn if_match(request: &HttpRequest) -> IfMatch {
    let tags = tags(request.headers().get_all(IF_MATCH));
    if tags.is_empty() || tags == [b"*"] {
        return IfMatch::Missing;
    }
    let number = |tag: &&[u8]| -> Option<u32> {
        let tag = std::str::from_utf8(tag).ok()?.strip_prefix('"')?.strip_suffix('"')?;
        tag.split_once('-')?.0.parse().ok()
    };
    IfMatch::AnyOf(tags.iter().filter_map(number).collect())
}

/// Returns what `If-Match` says of settings that are replaced as a whole. Without it, whatever is there is replaced.
pub fn expected(request: &HttpRequest) -> Expected {
    let tags = tags(request.headers().get_all(IF_MATCH));
    let revision = |tag: &&[u8]| -> Option<String> {
        let tag = std::str::from_utf8(tag).ok()?.strip_prefix('"')?.strip_suffix('"')?;
        Some(tag.to_owned())
    };
    match tags.as_slice() {
        [] => Expected::Anything,
        [b"*"] => Expected::Existing,
        tags => Expected::AnyOf(tags.iter().filter_map(revision).collect()),
    }
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use actix_web::http::header::HeaderName;

    use super::*;

    fn request(name: HeaderName, fields: &[&str]) -> HttpRequest {
        let asked = fields
            .iter()
            .fold(TestRequest::get(), |asked, field| asked.append_header((name.clone(), *field)));
        asked.to_http_request()
    }

    fn matched(fields: &[&str]) -> IfMatch {
        if_match(&request(IF_MATCH, fields))
    }

    #[test]
    fn if_match_names_every_version_that_it_lists() {
        assert_eq!(matched(&["\"2-aa\""]), IfMatch::AnyOf(vec![2]));
        for listed in
            [&["\"2-aa\", \"3-bb\""][..], &["W/\"2-aa\",,\"3-b,b\" ,"], &["\"2-aa\"", " W/\"3-bb\" "]]
        {
            assert_eq!(matched(listed), IfMatch::AnyOf(vec![2, 3]), "{listed:?}");
        }
        // A tag that this service never issued stands for no version, and the others still apply.
        for listed in [
            "\"x\", \"2-aa\"",
            "\", \", \"2-aa\"",
            "2-aa, \"2-x\"",
            "*, \"2-aa\"",
            "\"99999999999-x\",\"2-a\"",
        ] {
            assert_eq!(matched(&[listed]), IfMatch::AnyOf(vec![2]), "{listed}");
        }
        assert_eq!(matched(&["\"x\", \"1, 2-aa\""]), IfMatch::AnyOf(vec![]));
    }

    #[test]
    fn a_star_and_nothing_name_no_version() {
        for none in [&[][..], &[""], &[" , "], &["*"], &[" * "]] {
            assert_eq!(matched(none), IfMatch::Missing, "{none:?}");
        }
    }

    #[test]
    fn if_none_match_is_a_list_too() {
        let tag = "\"2-aa\"";
        for listed in [
            &["\"2-aa\""][..],
            &["\"1-x\", W/\"2-aa\""],
            &["\"1-x\"", "\"2-aa\""],
            &["*"],
            &["\"a,b\",\"2-aa\""],
        ] {
            assert!(
                names(request(IF_NONE_MATCH, listed).headers().get_all(IF_NONE_MATCH), tag),
                "{listed:?}"
            );
        }
        for listed in [&[][..], &["\"2-ab\""], &["2-aa"], &["\"x, \"2-aa\""], &["\"1,\"2-aa\",2\""]] {
            assert!(
                !names(request(IF_NONE_MATCH, listed).headers().get_all(IF_NONE_MATCH), tag),
                "{listed:?}"
            );
        }
    }
}
