//! What people wrote, as paragraphs, lists, tables and footnotes of a Word document (ISO/IEC 29500-1, 17).

use quick_xml::Writer;

use super::links::Links;
use super::pictures::Pictures;
use crate::documents::xml::Elements;
use crate::domain::book::{Block, Words};
use crate::domain::language::Language;

/// The lowest level of headings that texts have.
const LOWEST: u8 = 6;
/// The deepest level of lists, from 0.
const DEEPEST: u8 = 8;
/// How far each level of a list is indented, in twentieths of a point.
pub(super) const STEP: u32 = 360;
/// The list of everything with bullets.
pub(super) const BULLETS: u32 = 1;

/// A numbered list: its level, and its first number.
#[derive(Clone, Copy)]
pub(super) struct Numbered {
    /// From 0.
    pub level: u8,
    /// The first number.
    pub start: u32,
}

/// A footnote that was called.
pub(super) struct Footnote {
    /// What it says.
    pub blocks: Vec<Block>,
    /// The language of the text that calls it.
    pub language: Language,
}

/// A part of a document being written.
pub(super) struct Text<'b> {
    writer: Writer<Vec<u8>>,
    /// The words of the book.
    pub words: &'b Words,
    /// The language of the document.
    pub around: Language,
    /// The language of what is being written.
    pub language: Language,
    /// The addresses that texts link to.
    pub links: Links,
    /// Footnotes in the order in which they are called. `None` inside footnotes, which cannot call others.
    pub footnotes: Option<Vec<Footnote>>,
    /// Numbered lists, each of which counts by itself.
    pub lists: Vec<Numbered>,
    /// The pictures of the document.
    pub pictures: Pictures,
    bookmarks: u32,
    /// Number of tables so far.
    pub tables: u32,
}

impl Elements for Text<'_> {
    fn writer(&mut self) -> &mut Writer<Vec<u8>> {
        &mut self.writer
    }
}

/// Where a block is.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// The level of the highest headings.
    top: u8,
    /// The number of lists around it.
    depth: u8,
    /// The style of ordinary paragraphs.
    style: &'static str,
}

/// The properties of a paragraph.
#[derive(Clone, Copy, Default)]
pub(super) struct Paragraph {
    /// Its style; empty for body text.
    pub style: &'static str,
    /// The list that it is an item of, and its level.
    pub list: Option<(u32, u8)>,
    /// Indentation in twentieths of a point, if it is not the style's.
    pub indent: Option<u32>,
    /// How it is aligned, if not on the left.
    pub align: Option<&'static str>,
}

impl Paragraph {
    /// Returns a paragraph of a style.
    pub(super) fn of(style: &'static str) -> Paragraph {
        Paragraph { style, ..Paragraph::default() }
    }
}

impl<'b> Text<'b> {
    /// Creates a part in the language of the document.
    pub(super) fn new(words: &'b Words, language: Language) -> Text<'b> {
        Text {
            writer: Writer::new(Vec::new()),
            words,
            around: language.clone(),
            language,
            links: Links::default(),
            footnotes: Some(Vec::new()),
            lists: Vec::new(),
            pictures: Pictures::default(),
            bookmarks: 0,
            tables: 0,
        }
    }

    /// Returns what was written.
    pub(super) fn finish(self) -> Vec<u8> {
        self.writer.into_inner()
    }

    /// Writes something in another language.
    pub(super) fn in_language(&mut self, language: &Language, write: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.language, language.clone());
        write(self);
        self.language = before;
    }

    /// Writes a text, whose highest headings have the level `top`.
    pub(super) fn blocks(&mut self, blocks: &[Block], top: u8) {
        self.placed(blocks, Place { top, depth: 0, style: "" });
    }

    /// Writes a footnote with its number.
    pub(super) fn footnote(&mut self, blocks: &[Block]) {
        let rest = match blocks.split_first() {
            Some((Block::P { c, .. }, rest)) => {
                self.paragraph(Paragraph::of("FootnoteText"), |text| {
                    text.note_number("w:footnoteRef", &[]);
                    text.plain(" ");
                    text.inlines(c);
                });
                rest
            }
            _ => {
                self.paragraph(Paragraph::of("FootnoteText"), |text| text.note_number("w:footnoteRef", &[]));
                blocks
            }
        };
        self.placed(rest, Place { top: LOWEST, depth: 0, style: "FootnoteText" });
    }

    fn placed(&mut self, blocks: &[Block], place: Place) {
        for block in blocks {
            self.block(block, place);
        }
    }

    fn block(&mut self, block: &Block, place: Place) {
        match block {
            Block::P { c, .. } => self.paragraph(ordinary(place), |text| text.inlines(c)),
            Block::H { level, c } => {
                let level = place.top.saturating_add(level.saturating_sub(1)).min(LOWEST);
                self.heading(level, None, |text| text.inlines(c));
            }
            Block::Ul { items, .. } => self.list(BULLETS, items, place),
            Block::Ol { start, items, .. } => {
                self.lists.push(Numbered { level: place.depth.min(DEEPEST), start: *start });
                let number = BULLETS.saturating_add(u32::try_from(self.lists.len()).unwrap_or(u32::MAX));
                self.list(number, items, place);
            }
            Block::Quote { blocks, .. } => self.placed(blocks, Place { style: "Quote", ..place }),
            Block::Code { text } => {
                for line in text.lines() {
                    self.paragraph(
                        Paragraph { indent: indent(place), ..Paragraph::of("SourceCode") },
                        |text| {
                            text.plain(line);
                        },
                    );
                }
            }
            Block::Hr => self.rule(),
            Block::Table(table) => self.table(table, None),
            Block::Fig(figure) => self.figure(figure),
        }
    }

    fn list(&mut self, list: u32, items: &[Vec<Block>], place: Place) {
        let level = place.depth.min(DEEPEST);
        let inside = Place { depth: place.depth.saturating_add(1), ..place };
        for item in items {
            let first = Paragraph { list: Some((list, level)), ..Paragraph::of("ListParagraph") };
            let rest = match item.split_first() {
                Some((Block::P { c, .. }, rest)) => {
                    self.paragraph(first, |text| text.inlines(c));
                    rest
                }
                _ => {
                    self.paragraph(first, |_| {});
                    item
                }
            };
            self.placed(rest, inside);
        }
    }

    fn rule(&mut self) {
        self.open("w:p", &[]);
        self.open("w:pPr", &[]);
        self.open("w:pBdr", &[]);
        let line = [("w:val", "single"), ("w:sz", "6"), ("w:space", "1"), ("w:color", "B9C2C2")];
        self.empty("w:bottom", &line);
        self.close("w:pBdr");
        self.close("w:pPr");
        self.close("w:p");
    }

    /// Writes a heading, which links can lead to if it has a bookmark.
    pub(super) fn heading(&mut self, level: u8, bookmark: Option<&str>, write: impl FnOnce(&mut Self)) {
        let style = match level {
            0 | 1 => "Heading1",
            2 => "Heading2",
            3 => "Heading3",
            4 => "Heading4",
            5 => "Heading5",
            _ => "Heading6",
        };
        self.paragraph(Paragraph::of(style), |text| {
            let Some(name) = bookmark else { return write(text) };
            let id = text.bookmarks.to_string();
            text.bookmarks += 1;
            text.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", name)]);
            write(text);
            text.empty("w:bookmarkEnd", &[("w:id", &id)]);
        });
    }

    /// Writes a paragraph.
    pub(super) fn paragraph(&mut self, paragraph: Paragraph, write: impl FnOnce(&mut Self)) {
        self.open("w:p", &[]);
        let Paragraph { style, list, indent, align } = paragraph;
        self.open("w:pPr", &[]);
        if !style.is_empty() {
            self.empty("w:pStyle", &[("w:val", style)]);
        }
        if let Some((list, level)) = list {
            self.open("w:numPr", &[]);
            self.empty("w:ilvl", &[("w:val", &level.to_string())]);
            self.empty("w:numId", &[("w:val", &list.to_string())]);
            self.close("w:numPr");
        }
        if let Some(indent) = indent {
            self.empty("w:ind", &[("w:left", &indent.to_string())]);
        }
        if let Some(align) = align {
            self.empty("w:jc", &[("w:val", align)]);
        }
        self.close("w:pPr");
        write(self);
        self.close("w:p");
    }
}

/// Returns an ordinary paragraph of a place; one in a list follows the first one of its item.
fn ordinary(place: Place) -> Paragraph {
    let style = match (place.depth, place.style) {
        (1.., "") => "ListContinue",
        (_, style) => style,
    };
    Paragraph { indent: indent(place), ..Paragraph::of(style) }
}

fn indent(place: Place) -> Option<u32> {
    (place.depth > 0).then(|| STEP * u32::from(place.depth.min(DEEPEST + 1)))
}

/// Returns a language as Word's dictionaries are called: ours are the varieties of the Americas.
pub(super) fn tag(language: &Language) -> &str {
    match language.as_str() {
        "es" => "es-MX",
        "pt" => "pt-BR",
        "en" => "en-US",
        "fr" => "fr-FR",
        other => other,
    }
}
