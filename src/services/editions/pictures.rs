//! The pictures of an edition for the files that are made of it: in the file itself, or beside its pages.

use std::collections::HashMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::blobs::Blobs;
use crate::documents::attached::thumbnail_type;
use crate::documents::book::PictureFile;
use crate::domain::attachment::FileKind;
use crate::domain::book::{Book, Figure};
use crate::error::{Code, Result};

/// Size in bytes from which on electronic books take the small form of a picture.
const LARGE: u64 = 1 << 20;
/// Maximum number of bytes of all pictures of a file together: what does not fit is said in words.
const MOST: u64 = 96 << 20;

/// Where the pictures of a file are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Placing {
    /// In the page itself.
    Within,
    /// Beside the pages.
    Beside,
    /// Beside the pages, in a form that Word can show.
    InWord,
    /// Not in it: only what they show is said.
    Nowhere,
}

/// Reads pictures for one file.
struct Pictures<'a> {
    blobs: &'a Blobs,
    left: u64,
}

/// Gives each picture of a book an address for a file, and returns the pictures that are put beside its
/// pages. A picture whose file is missing or was altered, or that does not fit any more, gets none.
///
/// # Errors
/// `unavailable` if the files cannot be had now.
pub(super) fn placed(book: &mut Book, blobs: &Blobs, placing: Placing) -> Result<Vec<PictureFile>> {
    let mut pictures = Pictures { blobs, left: MOST };
    let (mut files, mut known): (Vec<PictureFile>, HashMap<String, Option<String>>) = Default::default();
    let mut failed = None;
    book.each_figure(&mut |figure| {
        // Where one file cannot be had, the others would only be waited for.
        if failed.is_some() {
            return;
        }
        if let Some(address) = known.get(&figure.src) {
            figure.address = address.clone();
            return;
        }
        let address = match placing {
            Placing::Within => pictures.within(figure),
            Placing::Beside => pictures.beside(figure, &mut files),
            Placing::InWord => pictures.in_word(figure, &mut files),
            Placing::Nowhere => Ok(None),
        };
        match address {
            Ok(address) => {
                known.insert(figure.src.clone(), address.clone());
                figure.address = address;
            }
            Err(error) => failed = Some(error),
        }
    });
    failed.map_or(Ok(files), Err)
}

/// Returns the pictures of a book that is to be printed: their files, and those of their small forms.
pub(super) fn to_print(book: &mut Book) -> Vec<(String, Option<String>)> {
    let mut files = Vec::new();
    book.each_figure(&mut |figure| {
        let pair = (figure.src.clone(), figure.small.clone());
        if !files.contains(&pair) {
            files.push(pair);
        }
    });
    files
}

impl Pictures<'_> {
    /// Returns the address that contains the small form of a picture.
    fn within(&mut self, figure: &Figure) -> Result<Option<String>> {
        let Some(bytes) = self.read(figure.small.as_ref().unwrap_or(&figure.src), u64::MAX)? else {
            return Ok(None);
        };
        let media_type = media_type(figure, &bytes, figure.small.is_some());
        Ok(Some(format!("data:{media_type};base64,{}", STANDARD.encode(bytes))))
    }

    /// Adds a picture to the files, and returns its address.
    fn beside(&mut self, figure: &Figure, files: &mut Vec<PictureFile>) -> Result<Option<String>> {
        let limit = if figure.small.is_some() { LARGE } else { u64::MAX };
        let (found, is_small) = match (self.read(&figure.src, limit)?, &figure.small) {
            (None, Some(small)) => (self.read(small, u64::MAX)?, true),
            (found, _) => (found, false),
        };
        let Some(bytes) = found else { return Ok(None) };
        let media_type = media_type(figure, &bytes, is_small);
        let ending = FileKind::of_media_type(media_type).and_then(|kind| kind.endings().first());
        let path = format!("pictures/{}.{}", figure.src, ending.copied().unwrap_or("png"));
        files.push(PictureFile { path: path.clone(), media_type, bytes });
        Ok(Some(path))
    }

    /// Adds a picture to the files of a Word document, WebP, which Word does not know, in its small form.
    fn in_word(&mut self, figure: &Figure, files: &mut Vec<PictureFile>) -> Result<Option<String>> {
        if figure.kind != Some(FileKind::Webp) {
            return self.beside(figure, files);
        }
        let Some(small) = &figure.small else { return Ok(None) };
        self.beside(&Figure { src: small.clone(), small: None, kind: None, ..figure.clone() }, files)
    }

    /// Reads a file, unless it is larger than this, or than what is left.
    fn read(&mut self, hash: &str, limit: u64) -> Result<Option<Vec<u8>>> {
        let most = limit.min(self.left);
        let read = self.blobs.file(hash).and_then(|file| match file.length() {
            length if length > most => Ok(None),
            _ => file.whole().map(Some),
        });
        match read {
            Ok(bytes) => {
                self.left -= bytes.as_ref().map_or(0, |bytes| bytes.len() as u64);
                Ok(bytes)
            }
            // It may be there: the file must not lack it for whoever asks for it now.
            Err(error) if error.code == Code::Unavailable => Err(error),
            Err(error) => {
                tracing::error!(%error, hash, "a picture of an edition is missing or was altered");
                Ok(None)
            }
        }
    }
}

fn media_type(figure: &Figure, bytes: &[u8], is_small: bool) -> &'static str {
    match figure.kind.filter(|_| !is_small) {
        Some(kind) => kind.media_type(),
        None => thumbnail_type(bytes),
    }
}
