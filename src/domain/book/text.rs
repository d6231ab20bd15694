//! The texts of a book: blocks and what stands in them. What Markdown has that no book needs, such as raw HTML, is not
//! here.

use serde::{Deserialize, Serialize};

use crate::domain::attachment::FileKind;
use crate::domain::ids::AttachmentId;

/// A block of text. `t` names its kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "t", rename_all = "lowercase")]
pub enum Block {
    /// A paragraph.
    P {
        /// The text.
        c: Vec<Inline>,
        /// The number that it is cited by, unique in the practice or part, from 1; only top-level blocks have one.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        n: Option<u32>,
    },
    /// A heading, from 1 for the highest in this text; no level is left out.
    H {
        /// The level.
        level: u8,
        /// The text.
        c: Vec<Inline>,
    },
    /// A list with bullets.
    Ul {
        /// The items.
        items: Vec<Vec<Block>>,
        /// As for paragraphs.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        n: Option<u32>,
    },
    /// A numbered list.
    Ol {
        /// The number of the first item.
        start: u32,
        /// The items.
        items: Vec<Vec<Block>>,
        /// As for paragraphs.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        n: Option<u32>,
    },
    /// A quotation.
    Quote {
        /// The text.
        blocks: Vec<Block>,
        /// As for paragraphs.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        n: Option<u32>,
    },
    /// Text to be shown as it is, line by line.
    Code {
        /// The text.
        text: String,
    },
    /// A line across the page.
    Hr,
    /// A table.
    Table(Table),
    /// A picture.
    Fig(Figure),
}

/// A picture. Its file is not in the book, which names it by its hash.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// The SHA-256 of its bytes, in lower-case hexadecimal.
    pub src: String,
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// The caption; empty if it has none.
    pub caption: Vec<Inline>,
    /// Who made it; empty if nobody is named.
    pub credit: String,
    /// The type of the file; PNG if a book does not say it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub kind: Option<FileKind>,
    /// The SHA-256 of its small form, if it has one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub small: Option<String>,
    /// The attachment that it is, which has an address on the site.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub attachment: Option<AttachmentId>,
    /// Where the picture is for the file that is being made; where there is none, only what it shows is said.
    #[serde(skip)]
    pub address: Option<String>,
}

impl Block {
    /// Calls `visit` with each picture in the block, also in lists and quotations.
    pub fn each_figure(&mut self, visit: &mut dyn FnMut(&mut Figure)) {
        match self {
            Block::Fig(figure) => visit(figure),
            Block::Quote { blocks, .. } => blocks.iter_mut().for_each(|block| block.each_figure(visit)),
            Block::Ul { items, .. } | Block::Ol { items, .. } => {
                items.iter_mut().flatten().for_each(|block| block.each_figure(visit));
            }
            // Footnotes, tables and lines of text show no pictures.
            Block::P { .. } | Block::H { .. } | Block::Code { .. } | Block::Hr | Block::Table(_) => {}
        }
    }
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// The head; empty if there is none.
    pub head: Row,
    /// The rows, all with as many cells.
    pub rows: Vec<Row>,
    /// How the columns are aligned.
    pub align: Vec<Alignment>,
    /// The caption; empty if the heading above says it all.
    pub caption: Vec<Inline>,
    /// Whether the head is in the language of the book, as in tables of records, not in that of the text.
    pub is_head_foreign: bool,
}

/// The cells of a row.
pub type Row = Vec<Vec<Inline>>;

/// How a column is aligned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Alignment {
    /// Where reading starts.
    #[default]
    Left,
    /// In the middle.
    Center,
    /// Where reading ends: numbers.
    Right,
}

/// A piece of text: a plain string, or an object of which `t` names the kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Inline {
    /// Text.
    Text(String),
    /// Text that is marked.
    Marked(Marked),
}

/// Marked text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "t", rename_all = "lowercase")]
pub enum Marked {
    /// Emphasis.
    Em {
        /// The text.
        c: Vec<Inline>,
    },
    /// Strong emphasis.
    Strong {
        /// The text.
        c: Vec<Inline>,
    },
    /// Struck out.
    S {
        /// The text.
        c: Vec<Inline>,
    },
    /// Superscript.
    Sup {
        /// The text.
        c: Vec<Inline>,
    },
    /// Code.
    Code {
        /// The text.
        text: String,
    },
    /// A link.
    A {
        /// Its address: a website or an email address.
        href: String,
        /// The text.
        c: Vec<Inline>,
    },
    /// The end of a line.
    Br,
    /// A footnote, where it is called.
    Note {
        /// What it says.
        blocks: Vec<Block>,
    },
}

/// Returns a text without its marks.
pub fn plain(content: &[Inline]) -> String {
    let piece = |inline: &Inline| match inline {
        Inline::Text(text) => text.clone(),
        Inline::Marked(Marked::Code { text }) => text.clone(),
        Inline::Marked(marked) => plain(marked.content().unwrap_or_default()),
    };
    content.iter().map(piece).collect()
}

impl Marked {
    /// Returns the text that is marked; `None` for what is no text around others.
    pub fn content(&self) -> Option<&[Inline]> {
        match self {
            Marked::Em { c }
            | Marked::Strong { c }
            | Marked::S { c }
            | Marked::Sup { c }
            | Marked::A { c, .. } => Some(c),
            Marked::Code { .. } | Marked::Br | Marked::Note { .. } => None,
        }
    }
}
