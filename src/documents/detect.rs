//! Detecting the kind of a file from its bytes.

use crate::domain::fault::FaultCode;
use crate::error::{Code, Result};

use super::docx::Package;
use super::refusal::{refused, unsupported};
use super::text::decode;

/// A readable file, opened as far as was needed to detect its kind.
pub(super) enum Content<'a> {
    /// A zip archive whose main part is a Word document.
    Docx(Package<'a>),
    /// Text declared to be Markdown by its name or media type.
    Markdown(String),
    /// Other text.
    Text(String),
}

/// The signature of compound files, which contain old Office formats and encrypted new ones (MS-CFB, 2.2).
const COMPOUND_FILE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// Extensions of formats other than text: text with such a name is a mistake, not a report.
const BINARY_NAMES: [&str; 14] =
    ["docx", "docm", "dotx", "dotm", "doc", "odt", "ott", "pdf", "rtf", "epub", "xlsx", "pptx", "xls", "zip"];

/// Opens a file, or returns why it cannot be read.
pub(super) fn content<'a>(bytes: &'a [u8], file_name: &str, media_type: &str) -> Result<Content<'a>> {
    let media_type = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let extension =
        file_name.rsplit_once('.').map(|(_, end)| end.trim().to_ascii_lowercase()).unwrap_or_default();

    if bytes.is_empty() {
        return Err(refused(Code::Invalid, FaultCode::EmptyDocument));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Package::open(bytes).map(Content::Docx);
    }
    if bytes.starts_with(COMPOUND_FILE) {
        return Err(compound_file(bytes));
    }
    // PDF readers look for the signature in the first kilobyte (ISO 32000-1, annex H, note 13).
    if bytes.get(..bytes.len().min(1024)).is_some_and(|head| contains(head, b"%PDF-")) {
        return Err(unsupported("pdf"));
    }
    if bytes.starts_with(b"{\\rtf") {
        return Err(unsupported("rtf"));
    }
    let Some(text) = decode(bytes) else {
        return Err(refused(Code::UnsupportedMediaType, FaultCode::NotADocument));
    };
    if BINARY_NAMES.contains(&extension.as_str()) {
        return Err(refused(Code::UnsupportedMediaType, FaultCode::NotADocument));
    }
    if media_type == "text/markdown" || extension == "md" || extension == "markdown" {
        return Ok(Content::Markdown(text));
    }
    if media_type == "text/html" || matches!(extension.as_str(), "html" | "htm" | "xhtml") || is_html(&text) {
        return Err(unsupported("html"));
    }
    if text.trim_start().starts_with("<?xml") {
        return Err(unsupported("xml"));
    }
    Ok(Content::Text(text))
}

/// Returns the error for a compound file. Encrypted OOXML has its package in a separate stream (MS-OFFCRYPTO, 2.3.4);
/// stream names are UTF-16.
fn compound_file(bytes: &[u8]) -> crate::error::Error {
    let named = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        contains(bytes, &name)
    };
    if named("EncryptedPackage") {
        refused(Code::Invalid, FaultCode::EncryptedDocument)
    } else if named("WordDocument") {
        unsupported("doc")
    } else {
        refused(Code::UnsupportedMediaType, FaultCode::NotADocument)
    }
}

fn is_html(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(2_000).collect::<String>().to_ascii_lowercase();
    let opens = |tag: &str| {
        start.strip_prefix(tag).is_some_and(|rest| rest.starts_with([' ', '>', '\n', '\r', '\t']))
    };
    ["<!doctype html", "<html", "<head", "<body", "<script"].into_iter().any(opens)
        || start.starts_with("<?xml") && start.contains("<html")
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}
