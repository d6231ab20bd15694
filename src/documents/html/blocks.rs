//! Writes the elements of a text, from comrak's tree.

use std::collections::HashMap;

use comrak::Node;
use comrak::arena_tree::NodeEdge;
use comrak::nodes::{ListType, NodeList, NodeValue};

use super::cleaning::{REL, address};
use super::outline::{Heading, Outline};
use super::output::Output;
use super::style::Style;
use super::text::{BlockText, piece, text_of, words};
use crate::domain::text::is_blank;

/// Maximum nesting of quotations and lists, and of emphasis. Reading HTML takes time that grows with the depth for each
/// element, and nobody can see a difference at this depth.
const DEEPEST: usize = 32;

/// Returns the HTML of a text, its headings, and its number of words.
pub fn write<'a>(root: Node<'a>, style: &Style<'_>) -> (String, Vec<Heading>, usize) {
    let mut writer = Writer::new(style, Outline::of(root, style));
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(node) => {
                let end = writer.enter(node);
                writer.ends.push(end);
            }
            NodeEdge::End(node) => {
                let end = writer.ends.pop().unwrap_or_default();
                writer.leave(node, end);
            }
        }
    }
    if writer.notes.begun > 0 {
        writer.output.tag("</ol>\n");
    }
    (writer.output.finish(), writer.outline.headings, writer.words)
}

/// Returns the source of a text as HTML, and its number of words.
pub fn write_source(markdown: &str, style: &Style<'_>) -> (String, usize) {
    let mut writer = Writer::new(style, Outline::default());
    for paragraph in markdown.split("\n\n").filter(|paragraph| !is_blank(paragraph)) {
        writer.output.tag("<p>");
        writer.begin(paragraph);
        writer.output.text(paragraph);
        writer.output.tag("</p>\n");
    }
    (writer.output.finish(), writer.words)
}

pub(super) struct Writer<'s> {
    pub(super) style: &'s Style<'s>,
    pub(super) outline: Outline,
    pub(super) output: Output,
    words: usize,
    /// The end tags of the elements that are open; empty for those that are left out.
    ends: Vec<&'static str>,
    /// Number of headings that have been begun.
    pub(super) headings: usize,
    /// Number of quotations and lists around.
    depth: usize,
    /// Number of emphasised elements around.
    emphasis: usize,
    /// Number of pictures around: the description of one may contain further ones.
    pub(super) pictures: usize,
    /// Whether the picture around is shown, so that its description stands in it.
    pub(super) is_shown: bool,
    /// Whether the paragraph consists of pictures only.
    pub(super) is_picture: bool,
    /// Whether the paragraph consists of pictures that are shown, each of them a figure by itself.
    pub(super) is_figures: bool,
    /// Whether nothing in the paragraph is visible, so that it is left out.
    is_hidden: bool,
    is_link: bool,
    pub(super) notes: Notes,
    pub(super) table: Table,
}

/// The state of footnotes.
#[derive(Default)]
pub(super) struct Notes {
    /// Number of footnotes that have been begun.
    pub(super) begun: usize,
    /// Number of references that have been written, by footnote.
    pub(super) referred: HashMap<usize, usize>,
    /// The footnotes referred to within a link, after which the references follow: links cannot contain each other.
    pub(super) waiting: Vec<usize>,
}

/// The state of the current table.
#[derive(Default)]
pub(super) struct Table {
    /// Number of tables that have been begun.
    pub(super) number: usize,
    /// Whether each column is aligned to the right, as numbers are.
    pub(super) is_right: Vec<bool>,
    pub(super) is_head: bool,
    pub(super) has_body: bool,
    pub(super) column: usize,
    /// Whether the first column has no heading, so that its cells are the headings of the rows.
    pub(super) has_row_headings: bool,
}

impl<'s> Writer<'s> {
    fn new(style: &'s Style<'s>, outline: Outline) -> Writer<'s> {
        Writer {
            style,
            outline,
            output: Output::default(),
            words: 0,
            ends: Vec::new(),
            headings: 0,
            depth: 0,
            emphasis: 0,
            pictures: 0,
            is_shown: false,
            is_picture: false,
            is_figures: false,
            is_hidden: false,
            is_link: false,
            notes: Notes::default(),
            table: Table::default(),
        }
    }

    /// Begins a block with this text.
    pub(super) fn begin(&mut self, text: &str) {
        self.words += words(text);
        self.output.begin(text, (self.style.mark)(text));
    }

    /// Writes the beginning of an element, and returns its end.
    fn enter(&mut self, node: Node<'_>) -> &'static str {
        let value = &node.data().value;
        if self.is_hidden {
            return "";
        }
        if self.pictures > 0 {
            self.pictures += usize::from(matches!(value, NodeValue::Image(_)));
            let text = piece(value).unwrap_or_default();
            if self.is_shown {
                self.output.pass(text)
            } else {
                self.output.text(text)
            }
            return "";
        }
        match value {
            NodeValue::Paragraph => self.paragraph(node),
            NodeValue::Heading(_) => self.heading(node),
            NodeValue::BlockQuote => self.container("<blockquote>\n", "</blockquote>\n"),
            NodeValue::List(list) => self.list(list),
            NodeValue::Item(_) => match self.ends.last() {
                Some(&"") | None => "",
                Some(_) => self.element("<li>", "</li>\n"),
            },
            NodeValue::CodeBlock(code) => self.code_block(&code.literal),
            NodeValue::ThematicBreak => self.element("<hr>\n", ""),
            NodeValue::FootnoteDefinition(note) if note.total_references > 0 => self.footnote(),
            NodeValue::Table(table) => self.begin_table(&table.alignments),
            NodeValue::TableRow(is_head) => self.row(*is_head),
            NodeValue::TableCell => self.cell(node),
            NodeValue::Emph => self.emphasised("<em>", "</em>"),
            NodeValue::Strong => self.emphasised("<strong>", "</strong>"),
            NodeValue::Strikethrough => self.emphasised("<del>", "</del>"),
            NodeValue::Code(code) => {
                self.output.tag("<code>");
                self.output.text(&code.literal);
                "</code>"
            }
            NodeValue::Link(link) => self.link(node, &link.url),
            NodeValue::Image(image) => match self.style.pictures.at(&image.url) {
                Some(picture) => self.shown_picture(node, picture),
                None => self.picture(node),
            },
            NodeValue::FootnoteReference(reference) => {
                match self.is_link {
                    true => self.notes.waiting.push(reference.ix as usize),
                    false => self.refer(reference.ix as usize),
                }
                ""
            }
            NodeValue::LineBreak | NodeValue::SoftBreak if self.is_figures => {
                self.output.pass("\n");
                ""
            }
            NodeValue::LineBreak => {
                self.output.line_break();
                ""
            }
            NodeValue::SoftBreak => {
                self.output.text("\n");
                ""
            }
            // Raw HTML has no text of its own and is dropped.
            other => {
                self.output.text(piece(other).unwrap_or_default());
                ""
            }
        }
    }

    /// Writes the end of an element.
    fn leave(&mut self, node: Node<'_>, end: &'static str) {
        let value = &node.data().value;
        match value {
            NodeValue::Image(_) => {
                self.pictures -= 1;
                self.is_shown &= self.pictures > 0;
            }
            NodeValue::Paragraph => {
                self.is_picture = false;
                self.is_figures = false;
                self.is_hidden = false;
                if ends_note(node) {
                    self.back_links();
                }
            }
            NodeValue::Heading(_) => self.is_hidden = false,
            NodeValue::FootnoteDefinition(_)
                if !end.is_empty() && !node.last_child().is_some_and(ends_note) =>
            {
                self.output.tag("<p>");
                self.back_links();
                self.output.tag("</p>\n");
            }
            NodeValue::Table(_) if self.table.has_body => self.output.tag("</tbody>\n"),
            NodeValue::BlockQuote | NodeValue::List(_) if !end.is_empty() => self.depth -= 1,
            NodeValue::Emph | NodeValue::Strong | NodeValue::Strikethrough if !end.is_empty() => {
                self.emphasis -= 1;
            }
            _ => {}
        }
        if end.is_empty() {
            return;
        }
        self.output.tag(end);
        if matches!(value, NodeValue::Link(_)) {
            self.is_link = false;
            for note in std::mem::take(&mut self.notes.waiting) {
                self.refer(note);
            }
        }
    }

    pub(super) fn element(&mut self, start: &str, end: &'static str) -> &'static str {
        self.output.tag(start);
        end
    }

    fn container(&mut self, start: &str, end: &'static str) -> &'static str {
        if self.depth == DEEPEST {
            return "";
        }
        self.depth += 1;
        self.element(start, end)
    }

    fn emphasised(&mut self, start: &str, end: &'static str) -> &'static str {
        if self.emphasis == DEEPEST {
            return "";
        }
        self.emphasis += 1;
        self.element(start, end)
    }

    fn list(&mut self, list: &NodeList) -> &'static str {
        match (list.list_type, list.start) {
            (ListType::Bullet, _) => self.container("<ul>\n", "</ul>\n"),
            (ListType::Ordered, 1) => self.container("<ol>\n", "</ol>\n"),
            (ListType::Ordered, start) => self.container(&format!("<ol start=\"{start}\">\n"), "</ol>\n"),
        }
    }

    fn code_block(&mut self, code: &str) -> &'static str {
        self.output.tag("<pre><code>");
        self.begin(code);
        self.output.text(code);
        "</code></pre>\n"
    }

    fn paragraph(&mut self, node: Node<'_>) -> &'static str {
        let block = text_of(node);
        self.begin(&block.text);
        let is_item = self.ends.last().is_some_and(|end| *end == "</li>\n");
        if is_item && is_in_tight_list(node) {
            return "\n";
        }
        self.is_hidden = !block.is_visible;
        if self.is_hidden && !ends_note(node) {
            return "";
        }
        self.is_picture = block.is_visible && node.children().all(is_picture_or_blank);
        self.is_figures = self.is_figures_alone(node);
        if self.is_figures {
            return "";
        }
        self.element(if self.is_picture { "<p class=\"picture\">" } else { "<p>" }, "</p>\n")
    }

    fn heading(&mut self, node: Node<'_>) -> &'static str {
        let BlockText { text, is_visible } = text_of(node);
        self.begin(&text);
        if is_blank(&text) {
            self.is_hidden = !is_visible;
            return if is_visible { self.element("<p>", "</p>\n") } else { "" };
        }
        let Some(heading) = self.outline.headings.get(self.headings) else { return "" };
        self.headings += 1;
        let (start, end) = match heading.level {
            1 => ("<h1", "</h1>\n"),
            2 => ("<h2", "</h2>\n"),
            3 => ("<h3", "</h3>\n"),
            4 => ("<h4", "</h4>\n"),
            5 => ("<h5", "</h5>\n"),
            _ => ("<h6", "</h6>\n"),
        };
        self.output.tag(start);
        self.output.attribute("id", &heading.id);
        self.element(">", end)
    }

    fn link(&mut self, node: Node<'_>, url: &str) -> &'static str {
        if self.is_link || !text_of(node).is_visible {
            return "";
        }
        let (href, rel) = match url.strip_prefix('#') {
            Some(anchor) => (self.outline.target(anchor).map(|id| format!("#{id}")), None),
            None => (address(url), Some(REL)),
        };
        let Some(href) = href else { return "" };
        self.output.tag("<a");
        self.output.attribute("href", &href);
        if let Some(rel) = rel {
            self.output.attribute("rel", rel);
        }
        self.is_link = true;
        self.element(">", "</a>")
    }

    /// Says, in a tag that has been begun, that the element is in the reader's language, if the text around is not.
    pub(super) fn own_language(&mut self) {
        if self.style.foreign.is_some() {
            self.output.attribute("lang", self.style.language.code());
        }
    }
}

fn is_in_tight_list(paragraph: Node<'_>) -> bool {
    let list = paragraph.parent().and_then(|item| item.parent());
    list.is_some_and(|list| matches!(&list.data().value, NodeValue::List(list) if list.tight))
}

fn is_picture_or_blank(inline: Node<'_>) -> bool {
    match &inline.data().value {
        NodeValue::Image(_) | NodeValue::SoftBreak | NodeValue::LineBreak => true,
        NodeValue::Text(text) => is_blank(text),
        _ => false,
    }
}

/// Returns whether a node is a paragraph that ends a footnote.
pub(super) fn ends_note(node: Node<'_>) -> bool {
    let is_note = |node: Node<'_>| matches!(&node.data().value, NodeValue::FootnoteDefinition(note) if note.total_references > 0);
    matches!(node.data().value, NodeValue::Paragraph)
        && node.next_sibling().is_none()
        && node.parent().is_some_and(is_note)
}
