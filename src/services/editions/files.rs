//! Editions as files, and part by part for reading. They are made of the book that was stored with the edition, so that
//! neither changes when names do; a draft's is made of what is published now.

use std::fs::File;
use std::io::{BufRead, BufReader};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use strum::{IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use super::pictures::Placing;
use super::printing::{Printed, Printer};
use super::{Contents, Editions, PrintState, pictures};
use crate::blobs::{Blobs, unread};
use crate::documents::book::{Part, PictureFile, Setting, docx, epub, html, markdown, parts};
use crate::domain::book::{Book, Inline, Remark, can_be_excerpt, practice_id};
use crate::domain::edition::EditionState;
use crate::domain::html::Html;
use crate::domain::ids::{AttachmentId, EditionId, SectionId};
use crate::domain::language::UiLanguage;
use crate::domain::names::names;
use crate::domain::version::hex;
use crate::error::{Code, Error, Result};
use crate::messages;
use crate::policy::Context;
use crate::services::exports::Taken;

/// Number of seconds after which to retry if too many files are being made.
const SHORTER_IN: u64 = 2;

/// Maximum number of bytes of a file that is in memory while it is sent.
const LARGEST_IN_MEMORY: usize = 256 << 10;

/// The formats of editions, and of other books.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema, IntoStaticStr, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum EditionFormat {
    /// One page that stands by itself.
    Html,
    /// An electronic book.
    Epub,
    /// A Word document.
    Docx,
    /// A folder of Markdown files, zipped.
    Zip,
    /// Everything, for programs.
    Json,
    /// Pages to print.
    Pdf,
}

names!(EditionFormat);

impl EditionFormat {
    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            EditionFormat::Html => "text/html; charset=utf-8",
            EditionFormat::Epub => "application/epub+zip",
            EditionFormat::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            EditionFormat::Zip => "application/zip",
            EditionFormat::Json => "application/json",
            EditionFormat::Pdf => "application/pdf",
        }
    }

    /// Returns the formats that this program can make.
    pub fn offered() -> &'static [EditionFormat] {
        const ALL: [EditionFormat; 6] = [
            EditionFormat::Pdf,
            EditionFormat::Docx,
            EditionFormat::Html,
            EditionFormat::Epub,
            EditionFormat::Zip,
            EditionFormat::Json,
        ];
        if cfg!(feature = "pdf") { &ALL } else { &ALL[1..] }
    }
}

/// A file of an edition or of another book.
pub struct EditionFile {
    /// The suggested file name: ASCII letters, digits, hyphens and a full stop.
    pub file_name: String,
    /// The media type.
    pub media_type: &'static str,
    /// The file, or how far it is.
    pub content: FileContent,
}

/// The content of a file.
pub enum FileContent {
    /// The whole of it.
    Bytes(Vec<u8>),
    /// A file that was made for this reader and waits on the disk, with its length in bytes and its SHA-256.
    SetAside(Taken, u64, String),
    /// A file on disk, with its length in bytes.
    Stored(File, u64),
    /// It is being made in the background, under this key.
    Running(String),
}

/// A part of an edition to be read on a page.
pub struct EditionPart {
    /// The name of the part in addresses.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The practice that it is, if it is one.
    pub section: Option<SectionId>,
    /// Its text, with headings from level 2.
    pub html: Html,
    /// Whether it can be had as a file by itself.
    pub is_excerpt: bool,
    /// The part before it: its name and title.
    pub previous: Option<(String, String)>,
    /// The part after it.
    pub next: Option<(String, String)>,
}

/// Where the pages of an edition lead.
pub struct PartAddresses<'a> {
    /// Returns the address of the page of a part.
    pub part: &'a dyn Fn(&str) -> String,
    /// Returns the address of a picture.
    pub picture: &'a dyn Fn(AttachmentId) -> String,
}

/// A line of the contents of an edition.
pub struct EditionPartLine {
    /// The name of the part in addresses.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its level, from 1.
    pub level: u8,
}

impl Editions {
    /// Returns an edition as a book in one of its languages.
    ///
    /// # Errors
    /// `not_found`, also for a language that it does not have; `forbidden` for a token that may not read.
    pub fn book(&self, context: &Context, id: EditionId, language: UiLanguage) -> Result<Book> {
        let shown = self.edition(context, id)?;
        if !shown.languages.contains(&language) {
            return Err(Error::not_found());
        }
        let mut book = match (shown.state, &shown.book) {
            (EditionState::Draft, _) | (_, None) => {
                self.books.book(&self.contents(context, id)?, language)?
            }
            (_, Some(hash)) => self.stored(hash, language)?,
        };
        if let Some(hash) = shown.hash.filter(|_| shown.state == EditionState::Frozen) {
            // The hash of the manifest, which names the hash of the stored book, cannot be in the book itself.
            let label = messages::plain(language, "book-hash-label");
            book.colophon.push(Remark { label, text: vec![Inline::Text(hash)] });
        }
        Ok(book)
    }

    /// Returns an edition as a file, or a part of it: a chapter or a practice, by its name in addresses. It is in the
    /// language asked for; if none was, in the reader's if the edition has it, otherwise in the edition's main one.
    ///
    /// # Errors
    /// As for [`Editions::book`]; `not_found` for a part that it does not have, and for a format that this program
    /// cannot make; `too_many_requests` and `unavailable` if too many files are being made, and the latter if the
    /// pictures cannot be had now.
    pub fn file(
        &self,
        context: &Context,
        id: EditionId,
        (asked, reader): (Option<UiLanguage>, UiLanguage),
        (format, part): (EditionFormat, Option<&str>),
    ) -> Result<EditionFile> {
        if !EditionFormat::offered().contains(&format) {
            return Err(Error::not_found());
        }
        let busy = |_| Error::new(Code::TooManyRequests).retry_after(SHORTER_IN);
        let _turn = self.making.try_acquire().map_err(busy)?;
        let language = match asked {
            Some(language) => language,
            None => self.edition(context, id)?.shown_in(reader),
        };
        let whole = self.book(context, id, language)?;
        let mut book = match part {
            Some(part) => whole.excerpt(part).ok_or_else(Error::not_found)?,
            None => whole,
        };
        let printer = if part.is_some() { &self.excerpts } else { &self.printer };
        let content = content(&mut book, format, &self.blobs, printer)?;
        let number = book.edition.number.unwrap_or_else(|| book.edition.date.clone()).replace('.', "-");
        let part = part.map(|part| format!("-{part}")).unwrap_or_default();
        let file_name = format!("edition-{number}{part}-{}.{}", language.code(), format.name());
        Ok(EditionFile { file_name, media_type: format.media_type(), content })
    }

    /// Returns how far a file that is made in the background is.
    ///
    /// # Errors
    /// `not_found` if nobody asked for it, or long ago.
    pub fn file_state(&self, key: &str) -> Result<PrintState> {
        match self.printer.state(key) {
            Err(error) if error.code == Code::NotFound => self.excerpts.state(key),
            known => known,
        }
    }

    /// Returns the parts of an edition in order, for a table of contents.
    ///
    /// # Errors
    /// As for [`Editions::book`].
    pub fn part_lines(
        &self,
        context: &Context,
        id: EditionId,
        language: UiLanguage,
    ) -> Result<Vec<EditionPartLine>> {
        let book = self.book(context, id, language)?;
        let lines = parts(&book, Setting::Apart, &str::to_owned).into_iter();
        Ok(lines.map(|Part { id, title, level, .. }| EditionPartLine { id, title, level }).collect())
    }

    /// Returns a part of an edition to be read on a page.
    ///
    /// # Errors
    /// As for [`Editions::book`]; `not_found` if there is no such part.
    pub fn part(
        &self,
        context: &Context,
        id: EditionId,
        language: UiLanguage,
        (name, addresses): (&str, &PartAddresses<'_>),
    ) -> Result<EditionPart> {
        let mut book = self.book(context, id, language)?;
        book.each_figure(&mut |figure| figure.address = figure.attachment.map(addresses.picture));
        let mut practices = book.chapters.iter().flat_map(|chapter| &chapter.practices);
        let section = practices.find(|one| practice_id(&one.number) == name).map(|one| one.section);
        let parts = parts(&book, Setting::Apart, addresses.part);
        let at = parts.iter().position(|part| part.id == name).ok_or_else(Error::not_found)?;
        let named = |at: usize| parts.get(at).map(|part| (part.id.clone(), part.title.clone()));
        let (previous, next) = (at.checked_sub(1).and_then(named), named(at + 1));
        let part = parts.get(at).ok_or_else(Error::not_found)?;
        Ok(EditionPart {
            id: part.id.clone(),
            title: part.title.clone(),
            section,
            html: part.page(),
            is_excerpt: can_be_excerpt(&part.id),
            previous,
            next,
        })
    }

    /// Stores the books of an edition in all its languages, one line of JSON each in the order of the languages, and
    /// returns the SHA-256 of the whole.
    pub(super) fn keep_books(&self, contents: &Contents) -> Result<String> {
        let mut lines = Vec::new();
        for language in &contents.edition.languages {
            let book = self.books.book(contents, *language)?;
            serde_json::to_writer(&mut lines, &book).map_err(Error::internal)?;
            lines.push(b'\n');
        }
        self.blobs.keep(lines)
    }

    fn stored(&self, hash: &str, language: UiLanguage) -> Result<Book> {
        for line in BufReader::new(self.blobs.file(hash)?).lines() {
            let line = line.map_err(unread)?;
            let book: Book = serde_json::from_str(&line).map_err(Error::internal)?;
            if book.language == language {
                return Ok(book);
            }
        }
        Err(Error::internal("the stored book of an edition lacks one of its languages"))
    }
}

/// Returns a book as a file in this format. Its pictures come from `blobs`.
///
/// # Errors
/// `not_found` for a format that this program cannot make; `unavailable` if too many books wait to be printed, or if this
/// one has just failed.
pub(in crate::services) fn content(
    book: &mut Book,
    format: EditionFormat,
    blobs: &Blobs,
    printer: &Printer,
) -> Result<FileContent> {
    if !EditionFormat::offered().contains(&format) {
        return Err(Error::not_found());
    }
    let pictures = pictures::placed(book, blobs, placing(format))?;
    if format != EditionFormat::Pdf {
        let bytes = made(book, pictures, format)?;
        if bytes.len() <= LARGEST_IN_MEMORY {
            return Ok(FileContent::Bytes(bytes));
        }
        let (length, sha256) = (bytes.len() as u64, hex(&Sha256::digest(&bytes)));
        return Ok(FileContent::SetAside(printer.set_aside(&bytes)?, length, sha256));
    }
    let json = serde_json::to_vec(book).map_err(Error::internal)?;
    Ok(match printer.print(json, pictures::to_print(book))? {
        Printed::Ready(file, length) => FileContent::Stored(file, length),
        Printed::Running(key) => FileContent::Running(key),
    })
}

/// Returns where the pictures of a file in this format are. Printing gets them by itself.
fn placing(format: EditionFormat) -> Placing {
    match format {
        EditionFormat::Html => Placing::Within,
        EditionFormat::Epub | EditionFormat::Zip => Placing::Beside,
        EditionFormat::Docx => Placing::InWord,
        EditionFormat::Json | EditionFormat::Pdf => Placing::Nowhere,
    }
}

fn made(book: &Book, pictures: Vec<PictureFile>, format: EditionFormat) -> Result<Vec<u8>> {
    match format {
        EditionFormat::Html => Ok(html(book)),
        EditionFormat::Epub => epub(book, &pictures),
        EditionFormat::Docx => docx(book, pictures),
        EditionFormat::Zip => markdown(book, pictures),
        EditionFormat::Json | EditionFormat::Pdf => serde_json::to_vec(book).map_err(Error::internal),
    }
}
