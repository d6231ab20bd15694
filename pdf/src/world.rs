//! All that typst can see: our own files, the fonts, the book and its pictures. There is no file system, no network, no
//! package, and no clock.

use std::collections::HashMap;
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use crate::fonts;

macro_rules! sources {
    ($($name:literal),* $(,)?) => { [$(($name, include_str!(concat!("../typst/", $name)))),*] };
}

/// The typst files, the one that is compiled first.
static SOURCES: [(&str, &str); 7] =
    sources!["edition.typ", "words.typ", "style.typ", "text.typ", "front.typ", "practice.typ", "back.typ",];

/// The path of the book, as the typst files ask for it.
const BOOK: &str = "/book.json";

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    // For cells that head a row.
    let features = [Feature::A11yExtras].into_iter().collect();
    LazyHash::new(Library::builder().with_features(features).build())
});

/// The files of one compilation.
pub struct Files {
    main: FileId,
    sources: HashMap<FileId, Source>,
    data: HashMap<FileId, Bytes>,
}

impl Files {
    /// The book as JSON, and pictures by the paths that are in it. Paths repeat from book to book, as typst never
    /// forgets one.
    pub fn new(book: Vec<u8>, pictures: Vec<(String, Vec<u8>)>) -> Option<Files> {
        let mut sources = HashMap::new();
        for (name, text) in SOURCES {
            let id = id(name)?;
            sources.insert(id, Source::new(id, text.to_owned()));
        }
        let mut data = HashMap::from([(id(BOOK)?, Bytes::new(book))]);
        for (path, bytes) in pictures {
            data.insert(id(&path)?, Bytes::new(bytes));
        }
        Some(Files { main: id(SOURCES[0].0)?, sources, data })
    }
}

fn id(path: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?).intern())
}

impl World for Files {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        fonts::book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.sources.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.data.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        fonts::font(index)
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
