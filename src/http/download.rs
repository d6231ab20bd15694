//! Files in responses: sent in pieces, so that no file is in memory as a whole, and under names that are harmless when
//! saved.

use std::fs::File;
use std::io::Read;

use actix_web::body::SizedStream;
use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, Charset,
    ContentDisposition, DispositionParam, DispositionType, ETAG, ExtendedValue, HeaderValue, IF_NONE_MATCH,
};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse};
use futures_util::stream::try_unfold;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::answer::{HandlerResult, names, unchanged};
use super::call::address;
use super::state::AppState;
use crate::error::{Error, Result};
use crate::services::attachments::AttachedFile;
use crate::services::blocking;
use crate::services::editions::EditionFormat;
use crate::services::exports::Taken;
use crate::services::logos::LogoFile;
use crate::services::uploads::StoredFile;

/// Number of bytes of a file in memory at once.
const PIECE: u64 = 64 * 1024;
/// Maximum number of bytes of a name without its extension: file systems allow about 255 in total.
const LONGEST_STEM: usize = 200;

/// Returns the extensions that a file of this type may have; if its name has another, the first of these is added.
fn endings(media_type: &str) -> &'static [&'static str] {
    match media_type {
        "text/markdown" => &["md", "markdown", "txt"],
        "text/plain" => &["txt", "text", "md", "markdown"],
        _ => &["docx", "docm", "dotx", "dotm"],
    }
}

/// Returns 200 with a file as it was uploaded, to be saved and never shown as one of our pages.
pub fn uploaded(kept: StoredFile, tag: &str) -> HttpResponse {
    let StoredFile { original, file } = kept;
    let name = harmless(&original.file_name, endings(&original.media_type));
    HttpResponse::Ok()
        .insert_header((ETAG, tag))
        .insert_header((CACHE_CONTROL, "private"))
        .insert_header(attachment(&name))
        // Sent byte for byte: compressing it would leave it without a length, and Word files are compressed already.
        .insert_header((CONTENT_ENCODING, "identity"))
        .content_type(original.media_type)
        .body(SizedStream::new(original.bytes, pieces(file, original.bytes)))
}

/// Returns 304 if the caller already has the file with this SHA-256, or else the response with it. It is opened only then:
/// files may be in a bucket, where that is a request.
///
/// # Errors
/// Those of opening it.
pub async fn unless_known<T: Send + 'static>(
    request: &HttpRequest,
    (sha256, cache): (&str, &'static str),
    open: impl FnOnce() -> Result<T> + Send + 'static,
    respond: impl FnOnce(T, &str, &'static str) -> HttpResponse,
) -> HandlerResult {
    let tag = format!("\"{sha256}\"");
    if names(request.headers().get_all(IF_NONE_MATCH), &tag) {
        return Ok(unchanged(tag, cache));
    }
    Ok(respond(blocking(open).await?, &tag, cache))
}

/// Returns 200 with a logo, to be shown in a page.
pub fn picture(found: LogoFile, tag: &str, cache: &'static str) -> HttpResponse {
    let LogoFile { file, logo } = found;
    let mut disposition = attachment(&harmless("logo", logo.kind().endings()));
    disposition.disposition = DispositionType::Inline;
    of_people(file, (logo.bytes, logo.kind().media_type()), disposition, tag, cache)
}

/// Returns 200 with the file of an attachment. Pictures may be shown in a page; all else is to be saved, and nothing is
/// run, whatever it contains.
pub fn attached(found: AttachedFile, tag: &str, cache: &'static str) -> HttpResponse {
    let AttachedFile { file, media_type, attachment: of } = found;
    let bytes = file.length();
    let mut disposition = attachment(&harmless(&of.file_name, of.kind.endings()));
    if of.kind.is_picture() {
        disposition.disposition = DispositionType::Inline;
    }
    of_people(file, (bytes, media_type), disposition, tag, cache)
}

/// Returns 200 with a file that people sent, in which nothing is run.
fn of_people(
    file: impl Read + Send + 'static,
    (bytes, media_type): (u64, &'static str),
    disposition: ContentDisposition,
    tag: &str,
    cache: &'static str,
) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((ETAG, tag))
        .insert_header((CACHE_CONTROL, cache))
        .insert_header((CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'; sandbox"))
        .insert_header(disposition)
        // They are compressed already, or small.
        .insert_header((CONTENT_ENCODING, "identity"))
        .content_type(media_type)
        .body(SizedStream::new(bytes, pieces(file, bytes)))
}

/// Has a response saved under this name of ours: ASCII letters, digits, hyphens and full stops.
///
/// # Errors
/// Internal errors only.
pub fn saved_as(mut response: HttpResponse, name: &str) -> Result<HttpResponse> {
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
    response.headers_mut().insert(CONTENT_DISPOSITION, disposition.map_err(Error::internal)?);
    Ok(response)
}

/// Returns 200 with a file of ours that never changes.
pub fn whole(file: File, bytes: u64, media_type: &str) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "private, no-cache"))
        .insert_header((CONTENT_ENCODING, "identity"))
        .content_type(media_type)
        .body(SizedStream::new(bytes, pieces(file, bytes)))
}

/// Counts a request for a file that is made anew for each reader. PDFs are made once, and wait in a line of their own.
///
/// # Errors
/// `too_many_requests`, with the time after which to try again.
pub fn turn(request: &HttpRequest, state: &AppState, format: EditionFormat) -> Result<()> {
    match format {
        EditionFormat::Pdf => Ok(()),
        _ => state.limits.costly(address(request, state).into()),
    }
}

/// Returns 200 with a file that was made for this reader, tagged with its SHA-256, or 304 if the caller already has it.
pub fn set_aside(
    request: &HttpRequest,
    (file, bytes, sha256): (Taken, u64, &str),
    media_type: &str,
) -> HttpResponse {
    const CACHE: &str = "private, no-cache";
    let tag = format!("\"{sha256}\"");
    if names(request.headers().get_all(IF_NONE_MATCH), &tag) {
        return unchanged(tag, CACHE);
    }
    let pieces = try_unfold(file, |mut file| async move {
        let next = blocking(move || Ok(file.piece()?.map(|piece| (Bytes::from(piece), file))));
        // Too late for a problem document: the connection ends before the file is complete.
        next.await.inspect_err(|error| tracing::warn!(%error, "a download broke off"))
    });
    HttpResponse::Ok()
        .insert_header((ETAG, tag))
        .insert_header((CACHE_CONTROL, CACHE))
        .insert_header((CONTENT_ENCODING, "identity"))
        .content_type(media_type)
        .body(SizedStream::new(bytes, pieces))
}

/// Returns the header that has a file saved under this name; older clients use the plain form in it (RFC 6266, 4.3).
fn attachment(name: &str) -> ContentDisposition {
    let plain: String = name.nfd().filter(|c| !is_combining_mark(*c)).collect();
    let plain = plain.chars().map(|c| if c.is_ascii() { c } else { '_' }).collect();
    let value = name.as_bytes().to_vec();
    let whole = ExtendedValue { charset: Charset::Ext("UTF-8".to_owned()), language_tag: None, value };
    ContentDisposition {
        disposition: DispositionType::Attachment,
        parameters: vec![DispositionParam::Filename(plain), DispositionParam::FilenameExt(whole)],
    }
}

/// Returns a name that cannot be taken for a path, for a command, or for another type of file: letters, digits and a
/// few other characters, with an extension of its type.
fn harmless(name: &str, endings: &[&str]) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let may_stay = |c: char| c.is_alphanumeric() || is_combining_mark(c) || " -_.,()".contains(c);
    let clean: String = last.nfc().map(|c| if may_stay(c) { c } else { '_' }).collect();
    let clean = clean.trim_matches([' ', '.']);
    let (stem, ending) = match clean.rsplit_once('.') {
        Some((stem, end)) if endings.iter().any(|known| end.eq_ignore_ascii_case(known)) => (stem, end),
        _ => (clean, endings.first().copied().unwrap_or_default()),
    };
    let stem =
        stem.get(..stem.floor_char_boundary(LONGEST_STEM)).unwrap_or_default().trim_end_matches([' ', '.']);
    format!("{}.{ending}", if stem.is_empty() { "original" } else { stem })
}

fn pieces(file: impl Read + Send + 'static, bytes: u64) -> impl futures_util::Stream<Item = Result<Bytes>> {
    try_unfold((file, bytes), |(mut file, left)| async move {
        let next = blocking(move || {
            let length = left.min(PIECE);
            if length == 0 {
                return Ok(None);
            }
            let mut piece = vec![0; usize::try_from(length).map_err(Error::internal)?];
            file.read_exact(&mut piece).map_err(Error::internal)?;
            Ok(Some((Bytes::from(piece), (file, left - length))))
        });
        // Too late for a problem document: the connection ends before the file is complete.
        next.await.inspect_err(|error| tracing::error!(%error, "a download broke off"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_saved_file_has_a_name_of_its_kind_and_is_no_path() {
        for (name, media_type, harmless_name) in [
            ("Informe año 2025 (final).docx", "application/x", "Informe año 2025 (final).docx"),
            ("Macro.DOCM", "application/x", "Macro.DOCM"),
            ("n\u{303}andu\u{301}.md", "text/markdown", "ñandú.md"),
            ("../../etc/passwd", "text/plain", "passwd.txt"),
            ("C:\\temp\\..\\aviso.txt", "text/plain", "aviso.txt"),
            ("a.txt.bat", "text/plain", "a.txt.bat.txt"),
            ("x\u{202e}txt.exe", "text/plain", "x_txt.exe.txt"),
            ("a\"; filename=b.html;\r\nX: y", "text/markdown", "a__ filename_b.html___X_ y.md"),
            ("...", "text/plain", "original.txt"),
            ("", "application/x", "original.docx"),
            (".txt", "text/plain", "txt.txt"),
            ("acta. .txt", "text/plain", "acta.txt"),
        ] {
            assert_eq!(harmless(name, endings(media_type)), harmless_name, "{name:?}");
        }
        let long = harmless(&"ñ".repeat(300), endings("text/plain"));
        assert_eq!((long.len(), long.ends_with("ñ.txt")), (204, true));
    }

    #[test]
    fn a_name_is_told_whole_and_in_plain_letters() {
        let field = attachment("Año, Lima (1).docx").to_string();
        assert_eq!(
            field,
            "attachment; filename=\"Ano, Lima (1).docx\"; filename*=UTF-8''A%C3%B1o%2C%20Lima%20%281%29.docx"
        );
        assert!(attachment("訪問.md").to_string().contains("filename=\"__.md\""));
    }
}
