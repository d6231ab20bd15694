//! Files that people attach to a section: what they are, by their bytes alone, and pictures without what cameras and
//! programs write into them about people and places.
//!
//! Nothing here is taken on trust: a picture counts as one only if it decodes, within limits, after everything that is
//! not needed to show it was left out. What can be active in a browser or an office program (SVG, HTML, macros) is no
//! attachment.

mod gif;
mod jpeg;
mod logo;
mod outcome;
mod picture;
mod png;
mod reader;
mod webp;

#[cfg(test)]
mod tests;

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::bounds::MAX_ENTRIES;
use crate::domain::attachment::FileKind;
use crate::domain::fault::FaultCode;
use crate::error::{Error, Result};
use outcome::{damaged, refused};

pub use logo::{LogoPicture, logo};
pub use outcome::{CleanPicture, Examined};

/// Maximum size in bytes of the part of an office file that says what it is.
const MAX_TYPES: u64 = 1 << 20;
/// Number of bytes at the end of a PDF in which its end mark is looked for (ISO 32000-1, annex H, note 18).
const PDF_END: usize = 1024;
/// The signature of compound files, which contain old Office formats and encrypted new ones (MS-CFB, 2.2).
const COMPOUND_FILE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// Returns what a file is, and a picture in the form in which it is kept.
///
/// # Errors
/// `invalid` at `/file`: `file_empty`, `file_not_accepted`, `file_damaged`, `encrypted_document`, `picture_too_large`.
pub fn examine(bytes: &[u8]) -> Result<Examined> {
    let kind = kind(bytes)?;
    let picture = kind.is_picture().then(|| picture::cleaned(bytes, kind)).transpose()?;
    Ok(Examined { kind, picture })
}

/// Returns the media type of a thumbnail.
pub fn thumbnail_type(bytes: &[u8]) -> &'static str {
    if bytes.starts_with(png::SIGNATURE) { "image/png" } else { "image/jpeg" }
}

fn kind(bytes: &[u8]) -> Result<FileKind> {
    if bytes.is_empty() {
        return Err(refused(FaultCode::FileEmpty));
    }
    if bytes.starts_with(png::SIGNATURE) {
        return Ok(FileKind::Png);
    }
    if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
        return Ok(FileKind::Jpeg);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Ok(FileKind::Webp);
    }
    if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") {
        return Ok(FileKind::Gif);
    }
    if bytes.starts_with(b"%PDF-") {
        let end = bytes.get(bytes.len().saturating_sub(PDF_END)..).unwrap_or_default();
        return if contains(end, b"%%EOF") { Ok(FileKind::Pdf) } else { Err(damaged()) };
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return office(bytes);
    }
    if bytes.starts_with(COMPOUND_FILE) {
        let package: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let is_encrypted = contains(bytes, &package);
        return Err(refused(if is_encrypted {
            FaultCode::EncryptedDocument
        } else {
            FaultCode::FileNotAccepted
        }));
    }
    if is_table(bytes) { Ok(FileKind::Csv) } else { Err(refused(FaultCode::FileNotAccepted)) }
}

/// Returns which office format an archive has. Formats with macros are not accepted, nor is a file that has macros in
/// spite of its format.
fn office(bytes: &[u8]) -> Result<FileKind> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(unreadable)?;
    if archive.len() > MAX_ENTRIES || archive.has_duplicate_names() {
        return Err(refused(FaultCode::FileNotAccepted));
    }
    if archive.file_names_raw().any(|name| name.to_ascii_lowercase().ends_with(b"vbaproject.bin")) {
        return Err(refused(FaultCode::FileNotAccepted));
    }
    let types = match archive.by_name("[Content_Types].xml") {
        Ok(part) => {
            let mut text = String::new();
            part.take(MAX_TYPES).read_to_string(&mut text).map_err(|_| damaged())?;
            text
        }
        Err(ZipError::FileNotFound) => return Err(refused(FaultCode::FileNotAccepted)),
        Err(error) => return Err(unreadable(error)),
    };
    if types.contains("wordprocessingml.document.main+xml") {
        Ok(FileKind::Docx)
    } else if types.contains("spreadsheetml.sheet.main+xml") {
        Ok(FileKind::Xlsx)
    } else {
        Err(refused(FaultCode::FileNotAccepted))
    }
}

fn unreadable(cause: ZipError) -> Error {
    match cause {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => refused(FaultCode::EncryptedDocument),
        _ => damaged(),
    }
}

/// Whether bytes are a table as text: lines of the same number of columns, at least two, and nothing that a program would
/// read as markup.
fn is_table(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let is_text = text.iter().all(|byte| *byte >= b' ' && *byte != 0x7F || b"\t\r\n".contains(byte));
    if !is_text || text.trim_ascii_start().starts_with(b"<") {
        return false;
    }
    [b',', b';', b'\t', b'|'].into_iter().any(|delimiter| {
        let mut reader = csv::ReaderBuilder::new();
        let mut reader = reader.has_headers(false).delimiter(delimiter).from_reader(text);
        let mut record = csv::ByteRecord::new();
        let mut columns = 0;
        loop {
            match reader.read_byte_record(&mut record) {
                Ok(true) if record.len() > 1 => columns = record.len(),
                Ok(true) | Err(_) => return false,
                Ok(false) => return columns > 1,
            }
        }
    })
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}
