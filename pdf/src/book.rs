//! The book as the typst files read it. It is the JSON form of the service's books (`src/domain/book`), read leniently:
//! what is missing or `null` is empty, and kinds of text that are unknown here are left out. Some fields are added for
//! the typst files; `clean` fills them in.

use serde::{Deserialize, Serialize};

/// An edition, a practice or the result of a search in one language.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Book {
    /// `edition`, `practice` or `search`.
    pub kind: String,
    pub language: String,
    pub edition: Edition,
    pub imprint: Vec<Remark>,
    pub forewords: Vec<Foreword>,
    pub acknowledgements: Vec<Block>,
    pub acronyms: Vec<Remark>,
    pub notes: Vec<Remark>,
    pub notes_text: Vec<Block>,
    pub summary: Vec<Block>,
    pub chapters: Vec<Chapter>,
    pub references: Vec<Block>,
    pub countries: Vec<Country>,
    pub matrix: Option<Matrix>,
    pub contributors: Vec<Listed>,
    pub mandate: Vec<Block>,
    pub glossary: Option<Glossary>,
    pub index: Vec<Listed>,
    pub colophon: Vec<Remark>,
    pub errata: Vec<Block>,
    /// Whether numbers of paragraphs are printed.
    #[serde(skip_deserializing)]
    pub numbers: bool,
    /// Whether characters were replaced, which the colophon explains.
    #[serde(skip_deserializing)]
    pub replaced: bool,
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Edition {
    pub title: String,
    /// The language of the title as typst takes it, if it is not the book's.
    pub title_language: Option<String>,
    pub subtitle: Option<String>,
    pub is_candidate: bool,
    pub number: Option<String>,
    pub number_text: Option<String>,
    /// `YYYY-MM-DD`, a day that exists.
    pub date: String,
    pub date_text: String,
    pub publishers: Vec<Publisher>,
    pub notice: Option<String>,
    pub symbol: Option<String>,
    pub url: String,
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Publisher {
    pub short: String,
    pub name: String,
    /// Its logo; nothing if it cannot be printed.
    pub logo: Option<Figure>,
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Remark {
    pub label: String,
    pub text: Vec<Inline>,
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Foreword {
    pub blocks: Vec<Block>,
    pub signed: Vec<String>,
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Chapter {
    pub number: String,
    pub level: u32,
    pub title: String,
    pub introduction: Vec<Block>,
    pub practices: Vec<Practice>,
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Practice {
    pub number: String,
    pub language: String,
    pub language_name: Option<String>,
    pub title: String,
    pub summary: String,
    pub institution: String,
    pub facts: Vec<Fact>,
    pub fields: Vec<Field>,
    pub unanswered: Vec<String>,
    pub version: u64,
    pub hash: String,
    pub published: String,
    pub url: String,
    pub citation: Vec<Inline>,
    /// Its place among all practices of the book, from 0.
    #[serde(skip_deserializing)]
    pub index: usize,
    /// The language as typst takes it: without script or region.
    #[serde(skip_deserializing)]
    pub lang: String,
}

/// A short field. `countries` and `rights` are printed in one line each, and `licence` with the version.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Fact {
    pub name: String,
    pub label: String,
    pub values: Vec<String>,
    pub is_own: bool,
}

/// A long field. `references` and `links` are printed at the end of the practice, before how to cite it.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Field {
    pub name: String,
    pub label: String,
    pub blocks: Vec<Block>,
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Country {
    pub code: String,
    pub name: String,
    pub practices: Vec<String>,
    /// The practices by their place in the book.
    #[serde(skip_deserializing)]
    pub entries: Vec<usize>,
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Listed {
    pub name: String,
    pub practices: Vec<String>,
    /// The practices by their place in the book.
    #[serde(skip_deserializing)]
    pub entries: Vec<usize>,
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Matrix {
    pub caption: String,
    pub columns: Vec<Column>,
    pub rows: Vec<MatrixRow>,
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Column {
    pub code: String,
    pub label: String,
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct MatrixRow {
    pub name: String,
    pub cells: Vec<u32>,
    pub total: u32,
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Glossary {
    pub languages: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// A block of text.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(tag = "t", rename_all = "lowercase")]
pub enum Block {
    P {
        #[serde(default)]
        c: Vec<Inline>,
        #[serde(default)]
        n: Option<u32>,
    },
    H {
        #[serde(default)]
        level: u32,
        #[serde(default)]
        c: Vec<Inline>,
    },
    Ul {
        #[serde(default)]
        items: Vec<Vec<Block>>,
        #[serde(default)]
        n: Option<u32>,
    },
    Ol {
        #[serde(default)]
        start: u32,
        #[serde(default)]
        items: Vec<Vec<Block>>,
        #[serde(default)]
        n: Option<u32>,
    },
    Quote {
        #[serde(default)]
        blocks: Vec<Block>,
        #[serde(default)]
        n: Option<u32>,
    },
    Code {
        #[serde(default)]
        text: String,
    },
    Hr,
    Table(Table),
    Fig(Figure),
    #[serde(other)]
    Unknown,
}

/// A picture in a text.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Figure {
    pub src: String,
    pub alt: String,
    pub caption: Vec<Inline>,
    pub credit: String,
    /// The path by which typst asks for it; nothing if it cannot be printed.
    #[serde(skip_deserializing)]
    pub file: Option<String>,
    /// Its width in pixels.
    #[serde(skip_deserializing)]
    pub width: u32,
    /// Its height in pixels.
    #[serde(skip_deserializing)]
    pub height: u32,
}

/// A table.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Table {
    pub head: Vec<Cell>,
    pub rows: Vec<Vec<Cell>>,
    pub align: Vec<Alignment>,
    pub caption: Vec<Inline>,
    pub is_head_foreign: bool,
    /// How many rows were left out.
    #[serde(skip_deserializing)]
    pub omitted: usize,
}

/// A cell of a table.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(from = "Vec<Inline>")]
pub struct Cell {
    pub c: Vec<Inline>,
    /// How many characters it has, from which the widths of columns follow.
    pub size: usize,
    /// How many its longest word has.
    pub word: usize,
}

impl From<Vec<Inline>> for Cell {
    fn from(c: Vec<Inline>) -> Cell {
        Cell { c, ..Cell::default() }
    }
}

#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize)]
#[serde(from = "String", rename_all = "lowercase")]
pub enum Alignment {
    #[default]
    Left,
    Center,
    Right,
}

impl From<String> for Alignment {
    fn from(name: String) -> Alignment {
        match name.as_str() {
            "center" => Alignment::Center,
            "right" => Alignment::Right,
            _ => Alignment::Left,
        }
    }
}

/// A piece of text.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(untagged)]
pub enum Inline {
    Text(String),
    Marked(Marked),
}

/// Marked text.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(tag = "t", rename_all = "lowercase")]
pub enum Marked {
    Em {
        #[serde(default)]
        c: Vec<Inline>,
    },
    Strong {
        #[serde(default)]
        c: Vec<Inline>,
    },
    S {
        #[serde(default)]
        c: Vec<Inline>,
    },
    Sup {
        #[serde(default)]
        c: Vec<Inline>,
    },
    Code {
        #[serde(default)]
        text: String,
    },
    A {
        #[serde(default)]
        href: String,
        #[serde(default)]
        c: Vec<Inline>,
    },
    Br,
    Note {
        #[serde(default)]
        blocks: Vec<Block>,
    },
    #[serde(other)]
    Unknown,
}

impl Marked {
    /// The text inside, if it has any of its own.
    pub fn content(&self) -> Option<&[Inline]> {
        match self {
            Marked::Em { c }
            | Marked::Strong { c }
            | Marked::S { c }
            | Marked::Sup { c }
            | Marked::A { c, .. } => Some(c),
            Marked::Code { .. } | Marked::Br | Marked::Note { .. } | Marked::Unknown => None,
        }
    }

    /// The same, to be changed.
    pub fn content_mut(&mut self) -> Option<&mut Vec<Inline>> {
        match self {
            Marked::Em { c }
            | Marked::Strong { c }
            | Marked::S { c }
            | Marked::Sup { c }
            | Marked::A { c, .. } => Some(c),
            Marked::Code { .. } | Marked::Br | Marked::Note { .. } | Marked::Unknown => None,
        }
    }
}
