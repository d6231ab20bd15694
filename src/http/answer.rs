//! Answers: JSON, with tags where a section is in them.

use std::time::{Duration, SystemTime};

use actix_web::http::header::{
    CACHE_CONTROL, ETAG, Header, HeaderName, IF_MATCH, IF_NONE_MATCH, IfModifiedSince, LINK, LOCATION,
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

/// The other forms of a result list: where they are, and their media types.
const LISTS: [(&str, &str); 6] = [
    ("feeds/published.atom", "application/atom+xml"),
    ("search/export.csv", "text/csv"),
    ("search/export.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("search/export.json", "application/json"),
    ("search/export.ris", "application/x-research-info-systems"),
    ("search/export.bib", "application/x-bibtex"),
];

/// The media type of nearly every answer.
pub const JSON: &str = "application/json";

/// What handlers give.
pub type HandlerResult = Result<HttpResponse, Problem>;

/// 200 with that value.
pub fn ok(value: &impl Serialize) -> HandlerResult {
    Ok(HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-store")).json(value))
}

/// 200 with that value, which everyone may be shown: whoever keeps it asks each time whether it still holds.
pub fn public(value: &impl Serialize) -> HandlerResult {
    Ok(HttpResponse::Ok().insert_header((CACHE_CONTROL, "public, no-cache")).json(value))
}

/// 201 with that value and its address.
pub fn created(value: &impl Serialize, location: &str) -> HandlerResult {
    let mut response = HttpResponse::Created();
    response.insert_header((CACHE_CONTROL, "no-store")).insert_header((LOCATION, location));
    Ok(response.json(value))
}

/// 204.
pub fn nothing() -> HandlerResult {
    Ok(HttpResponse::NoContent().finish())
}

/// A page of a list, with the address of the next one.
pub fn page<T: Serialize>(request: &HttpRequest, links: &Links, page: &Page<T>) -> HandlerResult {
    let mut response = HttpResponse::Ok();
    response.insert_header((CACHE_CONTROL, "no-store"));
    link_next(&mut response, request, links, page.next.as_deref());
    Ok(response.json(page))
}

/// Adds the address of a list's next page.
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
    // A query may hold what a header field or the link's brackets cannot.
    let plain = |c: char| c.is_ascii_graphic() && !"<>\"".contains(c);
    if query.chars().all(plain) {
        let link = format!("<{}{}?{query}cursor={cursor}>; rel=\"next\"", links.public_url(), request.path());
        response.insert_header((LINK, link));
    }
}

/// The longest query that is repeated in `Link`: proxies take some 4 KiB of header fields in all.
const LONGEST_LINKED: usize = 300;

/// Adds the permanent address of a result list, and the same list as a feed and as files.
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

/// A section in an answer: tagged with its version and the hash of what is shown; 304 where the caller has
/// just that.
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
    if request.method() == Method::GET && names(request, &tag) {
        return Ok(unchanged(tag, cache));
    }
    let mut response = HttpResponse::build(status);
    response.insert_header((ETAG, tag)).insert_header((CACHE_CONTROL, cache));
    if let Some(location) = location {
        response.insert_header((LOCATION, location));
    }
    Ok(response.content_type(JSON).body(body))
}

/// 200 with a published section as it was rendered; 304 where the caller has just that.
pub fn rendered(request: &HttpRequest, section: &RenderedSection) -> HttpResponse {
    const CACHE: &str = "public, no-cache";
    let tag = tag(section.version, &section.hash);
    if names(request, &tag) {
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

/// 304: the caller has just that.
pub fn unchanged(tag: String, cache: &'static str) -> HttpResponse {
    HttpResponse::NotModified().insert_header((ETAG, tag)).insert_header((CACHE_CONTROL, cache)).finish()
}

/// A document that programs ask for again and again: tagged with its hash and, where that is certain, with when it
/// changed; 304 where the caller has just that.
pub fn watched(
    request: &HttpRequest,
    kind: &'static str,
    body: Vec<u8>,
    changed_at: Option<Timestamp>,
) -> HttpResponse {
    let tag = format!("\"{}\"", &hex(&Sha256::digest(&body))[..16]);
    let changed = changed_at.map(whole_second);
    // A tag is the better judge (RFC 9110, 13.2.2).
    let fresh = match request.headers().contains_key(IF_NONE_MATCH) {
        true => names(request, &tag),
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

/// The end of the second in which something changed: a date of HTTP knows no parts of one.
fn whole_second(at: Timestamp) -> SystemTime {
    let seconds = at.micros().div_euclid(1_000_000) + 1;
    SystemTime::UNIX_EPOCH + Duration::from_secs(u64::try_from(seconds).unwrap_or(0))
}

/// What the fields of a name list (RFC 9110, 13.1.1 and 13.1.2): entity tags in their quotation marks, or a star. A
/// field may come several times, and a tag may hold commas. The mark of a weak tag is left out: proxies that compress
/// an answer weaken its tag, and whoever sends that back means the same version.
fn tags(request: &HttpRequest, name: HeaderName) -> Vec<&[u8]> {
    let mut tags = Vec::new();
    for field in request.headers().get_all(name) {
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

/// Whether `If-None-Match` lists the tag, or any there is.
pub fn names(request: &HttpRequest, tag: &str) -> bool {
    tags(request, IF_NONE_MATCH).iter().any(|named| *named == b"*" || *named == tag.as_bytes())
}

/// The versions that `If-Match` names. Only the number counts: a representation may differ by what its reader
/// is permitted, while the text that is written over is the same.
pub fn if_match(request: &HttpRequest) -> IfMatch {
    let tags = tags(request, IF_MATCH);
    if tags.is_empty() || tags == [b"*"] {
        return IfMatch::Missing;
    }
    let number = |tag: &&[u8]| -> Option<u32> {
        let tag = std::str::from_utf8(tag).ok()?.strip_prefix('"')?.strip_suffix('"')?;
        tag.split_once('-')?.0.parse().ok()
    };
    IfMatch::AnyOf(tags.iter().filter_map(number).collect())
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

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
        // A tag that this service never gave names no version, and the others count all the same.
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
            assert!(names(&request(IF_NONE_MATCH, listed), tag), "{listed:?}");
        }
        for listed in [&[][..], &["\"2-ab\""], &["2-aa"], &["\"x, \"2-aa\""], &["\"1,\"2-aa\",2\""]] {
            assert!(!names(&request(IF_NONE_MATCH, listed), tag), "{listed:?}");
        }
    }
}
