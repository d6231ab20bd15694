//! The archive around a document (OPC, ISO/IEC 29500-2). Only the requested parts are unpacked, each within limits,
//! whatever sizes the archive declares. Targets outside the archive are never followed.

use std::collections::{BTreeMap, HashMap};
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::xml;
use crate::documents::bounds::{MAX_ENTRIES, MAX_PART_BYTES, MAX_TOTAL_BYTES, too_large};
use crate::documents::refusal::{damaged, refused, unsupported};
use crate::documents::text::utf16;
use crate::domain::fault::FaultCode;
use crate::error::{Code, Error, Result};

/// An open archive whose main part is a Word document.
pub(in crate::documents) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    parts: HashMap<String, usize>,
    unread: u64,
    main: String,
}

/// The target of a relationship.
pub(super) struct Relation {
    /// The last path segment of its type, such as `hyperlink`.
    pub kind: String,
    /// A part's name, or an external address.
    pub target: String,
    /// Whether the target is outside the archive.
    pub external: bool,
}

/// A picture that is in the document itself.
pub(super) struct EmbeddedPicture {
    /// The name of its part.
    pub part: String,
    /// What it shows, if the document says it.
    pub alt: Option<String>,
}

/// The relationships of a part, by their ids; ordered, so that of several that conflict the same one is always used.
pub(super) type Relations = BTreeMap<String, Relation>;

impl<'a> Package<'a> {
    /// Opens an archive and finds its main part, or returns an error that says what the archive is instead.
    pub(in crate::documents) fn open(bytes: &'a [u8]) -> Result<Package<'a>> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(unreadable)?;
        if archive.len() > MAX_ENTRIES {
            return Err(too_large());
        }
        // If two parts have the same name, different readers may show different documents.
        if archive.has_duplicate_names() {
            return Err(damaged("two entries with the same name"));
        }
        let mut parts = HashMap::new();
        for (at, name) in archive.file_names_raw().enumerate() {
            parts.entry(part_name(&String::from_utf8_lossy(name))).or_insert(at);
        }
        let mut package = Package { archive, parts, unread: MAX_TOTAL_BYTES, main: String::new() };
        package.main = package.find_main()?;
        Ok(package)
    }

    /// Returns the name of the document's main part.
    pub(super) fn main(&self) -> &str {
        &self.main
    }

    fn find_main(&mut self) -> Result<String> {
        let Some(types) = self.text("[content_types].xml")? else { return Err(self.other_kind()?) };
        let relations = self.relations("")?;
        let main =
            relations.into_values().find(|relation| relation.kind == "officeDocument" && !relation.external);
        let Some(main) = main.map(|relation| part_name(&relation.target)) else {
            return Err(refused(Code::UnsupportedMediaType, FaultCode::NotADocument));
        };
        match main_kind(&types, &main)? {
            Some("docx") if self.parts.contains_key(&main) => Ok(main),
            Some("docx") => Err(damaged("the main part is missing")),
            Some(kind) => Err(unsupported(kind)),
            None => Err(refused(Code::UnsupportedMediaType, FaultCode::NotADocument)),
        }
    }

    /// Returns the error for another kind of archive. OpenDocument and EPUB name their format in their first entry.
    fn other_kind(&mut self) -> Result<Error> {
        let kind = self.text("mimetype")?.unwrap_or_default();
        Ok(match kind.trim() {
            "application/epub+zip" => unsupported("epub"),
            kind if kind.starts_with("application/vnd.oasis.opendocument.text") => unsupported("odt"),
            kind if kind.starts_with("application/vnd.oasis.opendocument.") => unsupported("opendocument"),
            _ => refused(Code::UnsupportedMediaType, FaultCode::NotADocument),
        })
    }

    /// Returns the text of a part, if there is one with that name.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>> {
        let Some(&at) = self.parts.get(&part_name(name)) else { return Ok(None) };
        let limit = self.unread.min(MAX_PART_BYTES);
        let mut bytes = Vec::new();
        let part = self.archive.by_index(at).map_err(unreadable)?;
        part.take(limit + 1).read_to_end(&mut bytes).map_err(damaged)?;
        let size = bytes.len() as u64;
        if size > limit {
            return Err(too_large());
        }
        self.unread -= size;
        let text = match utf16(&bytes) {
            Some(text) => text,
            None => {
                let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
                std::str::from_utf8(bytes).ok().map(str::to_owned)
            }
        };
        text.map(Some).ok_or_else(|| damaged("a part that is not Unicode"))
    }

    /// Returns the bytes of a part that is no XML; `None` if it is missing, damaged, or longer than this.
    pub(super) fn bytes(&mut self, name: &str, limit: usize) -> Option<Vec<u8>> {
        let at = *self.parts.get(&part_name(name))?;
        let part = self.archive.by_index(at).ok()?;
        let mut bytes = Vec::new();
        part.take(u64::try_from(limit).ok()? + 1).read_to_end(&mut bytes).ok()?;
        (bytes.len() <= limit).then_some(bytes)
    }

    /// Returns the relationships of a part, or of the whole package for the empty name.
    pub(super) fn relations(&mut self, part: &str) -> Result<Relations> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let Some(text) = self.text(&format!("{folder}/_rels/{file}.rels"))? else {
            return Ok(Relations::new());
        };
        let document = xml::parse(&text)?;
        let mut relations = Relations::new();
        for el in document.root_element().children().filter(|el| el.tag_name().name() == "Relationship") {
            let (Some(id), Some(kind), Some(target)) =
                (xml::attribute(el, "Id"), xml::attribute(el, "Type"), xml::attribute(el, "Target"))
            else {
                continue;
            };
            let external = xml::attribute(el, "TargetMode") == Some("External");
            let target = if external { target.to_owned() } else { resolved(folder, target) };
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            relations.insert(id.to_owned(), Relation { kind, target, external });
        }
        Ok(relations)
    }
}

/// Returns the kind of the main part, by its content type (ISO/IEC 29500-2, 7.2.3).
fn main_kind(types: &str, main: &str) -> Result<Option<&'static str>> {
    let document = xml::parse(types)?;
    let extension = main.rsplit_once('.').map_or("", |(_, end)| end);
    let mut kind = None;
    for el in document.root_element().children() {
        let listed = match el.tag_name().name() {
            "Override" => xml::attribute(el, "PartName").is_some_and(|name| part_name(name) == main),
            "Default" => {
                kind.is_none()
                    && xml::attribute(el, "Extension").is_some_and(|end| end.eq_ignore_ascii_case(extension))
            }
            _ => false,
        };
        if listed {
            kind = xml::attribute(el, "ContentType").or(kind);
        }
    }
    let kind = kind.unwrap_or_default().to_ascii_lowercase();
    Ok(if kind.contains("wordprocessingml") || kind.contains("ms-word") {
        Some("docx")
    } else if kind.contains("spreadsheetml") || kind.contains("ms-excel") {
        Some("xlsx")
    } else if kind.contains("presentationml") || kind.contains("ms-powerpoint") {
        Some("pptx")
    } else {
        None
    })
}

/// Normalises a part name: names are equivalent if they differ only in ASCII case (ISO/IEC 29500-2, 6.2.2.3), and some
/// producers write backslashes.
fn part_name(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

/// Resolves a target relative to the folder of the part that refers to it.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut path: Vec<&str> = Vec::new();
    if !target.starts_with('/') {
        path.extend(folder.split('/').filter(|step| !step.is_empty()));
    }
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.join("/")
}

fn unreadable(cause: ZipError) -> Error {
    match cause {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
            refused(Code::Invalid, FaultCode::EncryptedDocument)
        }
        cause => damaged(cause),
    }
}
