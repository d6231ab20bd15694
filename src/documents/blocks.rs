//! A document between reading and writing: blocks made of lines of glyphs. A glyph is one character with its marks,
//! because Word splits text into runs arbitrarily, while in Markdown adjacent characters matter.

/// Strong emphasis.
pub(super) const BOLD: u8 = 1;
/// Emphasis.
pub(super) const ITALIC: u8 = 2;
/// Struck through.
pub(super) const STRIKE: u8 = 4;
/// Code.
pub(super) const CODE: u8 = 8;

/// The content of one position in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// A character.
    Char(char),
    /// A line break within a paragraph.
    Break,
    /// A reference to the note with that number, counted from 1.
    Note(usize),
}

/// One position in a line, with its marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Glyph {
    /// The content.
    pub what: What,
    /// [`BOLD`], [`ITALIC`], [`STRIKE`], [`CODE`].
    pub marks: u8,
    /// The number of its link, counted from 1; 0 means none.
    pub link: u32,
}

impl Glyph {
    /// Creates a character without marks.
    pub(super) fn plain(c: char) -> Glyph {
        Glyph { what: What::Char(c), marks: 0, link: 0 }
    }

    /// Returns whether it is invisible: a space or a line break.
    pub(super) fn is_space(self) -> bool {
        match self.what {
            What::Char(c) => c.is_whitespace(),
            What::Break => true,
            What::Note(_) => false,
        }
    }
}

/// The glyphs of a paragraph, a heading or a cell.
pub(super) type Line = Vec<Glyph>;

/// One block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// A heading of level 1 to 6.
    Heading(u8, Line),
    /// A paragraph.
    Paragraph(Line),
    /// A quotation.
    Quote(Vec<Block>),
    /// Code, with its line ends.
    Code(String),
    /// A list.
    List(List),
    /// The picture with this number, from 0.
    Picture(usize),
    /// A table: rows of cells, all of the same length, the first one being the header.
    Table(Vec<Vec<Line>>),
}

/// A list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct List {
    /// Whether it is numbered rather than bulleted.
    pub ordered: bool,
    /// The first number.
    pub start: u32,
    /// The items, each of which begins with a paragraph.
    pub items: Vec<Vec<Block>>,
}

/// A whole document.
#[derive(Debug, Default)]
pub(super) struct Document {
    /// The body.
    pub blocks: Vec<Block>,
    /// Footnotes and endnotes, in the order in which the body refers to them.
    pub notes: Vec<Vec<Block>>,
    /// The addresses of links, percent-encoded.
    pub links: Vec<String>,
    /// What stands for each picture: Markdown, or nothing.
    pub pictures: Vec<String>,
}

/// Returns the text as a line without marks.
pub(super) fn plain(text: &str) -> Line {
    text.chars().map(Glyph::plain).collect()
}

/// Returns whether nothing in the line is visible.
pub(super) fn is_blank(line: &[Glyph]) -> bool {
    line.iter().all(|glyph| glyph.is_space())
}

/// Returns the text of a line on one line, without marks and notes.
pub(super) fn text_of(line: &[Glyph]) -> String {
    let mut text = String::new();
    for glyph in line {
        match glyph.what {
            What::Char(c) if c.is_control() && !c.is_whitespace() => {}
            What::Char(c) if !c.is_whitespace() => text.push(c),
            What::Char(_) | What::Break if !text.ends_with(' ') => text.push(' '),
            _ => {}
        }
    }
    text.trim().to_owned()
}
