//! The body: its paragraphs, and the role of each.

use std::collections::HashMap;

use super::controls::{self, LeftOut, Prompts};
use super::fields::{self, Field, Marks};
use super::flow::{Flow, Piece};
use super::notes::{self, Notes};
use super::numbering::{Label, Numbering, Sign};
use super::package::{EmbeddedPicture, Relations};
use super::styles::{self, Role, Styles};
use super::xml::{self, El};
use crate::documents::blocks::{Block, Line, is_blank, plain, text_of};
use crate::documents::bounds::{Deadline, MAX_READ_CHARS, too_large};
use crate::documents::unread::{Tally, UnreadKind};
use crate::error::Result;

/// The state of reading: the inputs and the results so far.
pub(super) struct Reader<'a> {
    pub(super) styles: Styles,
    pub(super) numbering: Numbering,
    pub(super) notes: Notes<'a>,
    /// The placeholder texts that content controls show until they are filled in.
    pub(super) prompts: Prompts,
    /// The texts of diagrams, by the names of their parts.
    pub(super) diagrams: HashMap<String, Vec<Block>>,
    pub(super) links: Vec<String>,
    /// The valid field marks in the current story.
    pub(super) marks: Marks,
    pub(super) fields: Vec<Field>,
    /// The content of the text boxes in the current paragraph.
    pub(super) boxes: Vec<Piece>,
    /// Text whose paragraph mark is deleted, so that it belongs to the next paragraph.
    pub(super) carried: Line,
    /// Number of table cells so far, including blank ones.
    pub(super) cells: usize,
    pub(super) in_note: bool,
    /// The pictures that are in the document itself, in the order in which they stand there.
    pub(super) pictures: Vec<EmbeddedPicture>,
    /// Whether the current paragraph has hidden text.
    pub(super) hidden: bool,
    /// Content that was not read.
    pub(super) unread: Tally,
    /// Whether the previous paragraph was a line of a table of contents.
    in_contents: bool,
    title: Option<String>,
    read: usize,
    pub(super) deadline: &'a Deadline,
}

/// What a document has besides its blocks.
pub(super) struct Finished {
    /// The title marked as such by a style.
    pub title: Option<String>,
    /// The addresses of all links.
    pub links: Vec<String>,
    /// The pictures that are in the document itself.
    pub pictures: Vec<EmbeddedPicture>,
    /// The content that was not read.
    pub unread: Tally,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        styles: Styles,
        numbering: Numbering,
        notes: Notes<'a>,
        deadline: &'a Deadline,
    ) -> Reader<'a> {
        Reader {
            styles,
            numbering,
            notes,
            deadline,
            prompts: Prompts::default(),
            diagrams: HashMap::new(),
            links: Vec::new(),
            marks: Marks::new(),
            fields: Vec::new(),
            boxes: Vec::new(),
            carried: Line::new(),
            cells: 0,
            in_note: false,
            pictures: Vec::new(),
            hidden: false,
            unread: Tally::default(),
            in_contents: false,
            title: None,
            read: 0,
        }
    }

    /// Returns what there is besides the blocks.
    pub(super) fn finish(self) -> Finished {
        let Reader { title, links, pictures, unread, .. } = self;
        Finished { title, links, pictures, unread }
    }

    /// Reads the blocks of a part's body, or of a note; fields do not extend beyond it.
    pub(super) fn part(&mut self, body: El<'a>, relations: &Relations) -> Result<Vec<Block>> {
        let left_out = |control: El<'_>| controls::left_out(control, &self.prompts, &self.styles).is_some();
        self.marks = fields::marks(body, &left_out, self.deadline)?;
        self.fields.clear();
        self.carried.clear();
        self.blocks(body, relations)
    }

    /// Reads the text of the notes that were referred to.
    pub(super) fn notes(&mut self, footnotes: &Relations, endnotes: &Relations) -> Result<Vec<Vec<Block>>> {
        self.in_note = true;
        let notes = self.notes.take_order().into_iter().map(|(part, el)| match part {
            notes::Part::Foot => self.part(el, footnotes),
            notes::Part::End => self.part(el, endnotes),
        });
        notes.collect()
    }

    /// The blocks in a container: the body, a cell, a text box.
    pub(super) fn blocks(&mut self, container: El<'a>, relations: &Relations) -> Result<Vec<Block>> {
        Ok(self.pieces(container, relations)?.assemble())
    }

    /// Reads the pieces of a self-contained container, whose visible content does not depend on the fields around it.
    pub(super) fn pieces(&mut self, container: El<'a>, relations: &Relations) -> Result<Flow> {
        let carried = std::mem::take(&mut self.carried);
        let fields = std::mem::take(&mut self.fields);
        let mut flow = Flow::default();
        self.walk(container, relations, &mut flow)?;
        self.put_down(&mut flow);
        (self.carried, self.fields) = (carried, fields);
        Ok(flow)
    }

    /// Turns carried text into a paragraph, if no other paragraph follows for it to belong to.
    fn put_down(&mut self, flow: &mut Flow) {
        let left = std::mem::take(&mut self.carried);
        if !is_blank(&left) {
            flow.push(Piece::Block(Block::Paragraph(left)));
        }
    }

    fn walk(&mut self, container: El<'a>, relations: &Relations, flow: &mut Flow) -> Result<()> {
        for el in container.children().filter(El::is_element) {
            match xml::word(el) {
                _ if xml::is_passed_over(el) => {}
                "p" => self.paragraph(el, relations, flow)?,
                "tbl" => {
                    self.put_down(flow);
                    for piece in self.table(el, relations)? {
                        flow.push(piece);
                    }
                }
                "sdt" => self.block_control(el, relations, flow)?,
                "altChunk" => self.unread.one(UnreadKind::IncludedDocument),
                // Inline content outside a paragraph is moved into the next one.
                "r" | "hyperlink" | "fldSimple" => {
                    let mut line = std::mem::take(&mut self.carried);
                    self.inline(el, relations, 0, &mut line)?;
                    self.carried = line;
                }
                _ => {
                    if let Some(branch) = xml::branch(el, self.deadline)? {
                        self.walk(branch, relations, flow)?;
                    } else if matches!(xml::math(el), "oMath" | "oMathPara") {
                        let mut line = Line::new();
                        self.inline(el, relations, 0, &mut line)?;
                        flow.push(Piece::Block(Block::Paragraph(line)));
                    } else {
                        self.walk(el, relations, flow)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// Reads a content control around paragraphs.
    fn block_control(&mut self, el: El<'a>, relations: &Relations, flow: &mut Flow) -> Result<()> {
        self.deadline.check()?;
        match controls::left_out(el, &self.prompts, &self.styles) {
            Some(LeftOut::Contents) => self.unread.one(UnreadKind::ContentsList),
            Some(LeftOut::Prompt) => {}
            None => {
                let content = xml::child(el, "sdtContent");
                if let Some(content) = content {
                    self.walk(content, relations, flow)?;
                }
                let silent = content.is_none_or(|content| !xml::yields(content));
                if let Some(choice) = controls::choice(el).filter(|_| silent) {
                    self.spend(choice.len())?;
                    flow.push(Piece::Block(Block::Paragraph(plain(&choice))));
                }
            }
        }
        Ok(())
    }

    fn paragraph(&mut self, el: El<'a>, relations: &Relations, flow: &mut Flow) -> Result<()> {
        self.deadline.check()?;
        let properties = xml::child(el, "pPr");
        let style = properties.and_then(|properties| xml::value(properties, "pStyle"));
        let role = match properties.and_then(styles::outline) {
            Some(level) if self.styles.role(style) != Role::Contents => styles::role_of_level(level),
            _ => self.styles.role(style),
        };
        if role == Role::Contents {
            self.put_down(flow);
        }
        let mut line = std::mem::take(&mut self.carried);
        let boxes = std::mem::take(&mut self.boxes);
        let hidden = std::mem::take(&mut self.hidden);
        self.runs(el, relations, 0, &mut line)?;
        let boxes = std::mem::replace(&mut self.boxes, boxes);
        if std::mem::replace(&mut self.hidden, hidden) {
            self.unread.one(UnreadKind::HiddenText);
        }
        let contents = role == Role::Contents && !is_blank(&line);
        if contents && !std::mem::replace(&mut self.in_contents, true) {
            self.unread.one(UnreadKind::ContentsList);
        }
        self.in_contents &= contents || is_blank(&line);

        if role != Role::Contents && properties.is_some_and(joins_next) {
            self.carried = line;
        } else {
            // Empty paragraphs are numbered as well: Word shows their numbers.
            let label = self.label(properties, style);
            if !is_blank(&line) {
                self.classify(line, role, label, flow);
            }
        }
        for piece in boxes {
            flow.push(piece);
        }
        Ok(())
    }

    fn classify(&mut self, mut line: Line, role: Role, label: Option<Label>, flow: &mut Flow) {
        match role {
            Role::Contents => {}
            Role::Title => {
                if self.title.is_none() && !self.in_note {
                    self.title = Some(text_of(&line)).filter(|title| !title.is_empty());
                }
                flow.push(Piece::Block(Block::Heading(1, line)));
            }
            Role::Heading(level) => {
                // The rest of the text refers to headings by their numbers.
                if let Some(label) = label.filter(|label| label.sign != Sign::Bullet) {
                    label.put_before(&mut line);
                }
                flow.push(Piece::Block(Block::Heading(level.min(6), line)));
            }
            Role::Code => flow.push(Piece::Code(line)),
            Role::Body | Role::Quote | Role::Continued => match label {
                Some(label) if label.sign == Sign::Words => {
                    label.put_before(&mut line);
                    flow.push(Piece::Block(Block::Paragraph(line)));
                }
                Some(label) if label.sign != Sign::Nothing => flow.push(Piece::Item(label, line)),
                _ if role == Role::Quote => flow.push(Piece::Quote(line)),
                // A list paragraph without a visible sign continues the item above it.
                Some(_) => flow.push(Piece::Continued(line)),
                None if role == Role::Continued => flow.push(Piece::Continued(line)),
                None => flow.push(Piece::Block(Block::Paragraph(line))),
            },
        }
    }

    /// Returns the label of a paragraph, from its own numbering or that of its style.
    fn label(&mut self, properties: Option<El<'_>>, style: Option<&str>) -> Option<Label> {
        let own = properties.and_then(styles::in_list);
        let own_level = properties
            .and_then(|properties| xml::child(properties, "numPr"))
            .and_then(|numbering| xml::value(numbering, "ilvl"))
            .and_then(|level| level.trim().parse().ok());
        let (id, level) = match own {
            Some(own) => (own.id, own.level.unwrap_or(0)),
            None => {
                let (origin, list) = self.styles.list(style)?;
                let level =
                    own_level.or_else(|| self.numbering.level_of_style(&list.id, origin)).or(list.level);
                (list.id.clone(), level.unwrap_or(0))
            }
        };
        self.numbering.next(&id, level)
    }

    /// Adds to the number of characters read, whether or not they are kept.
    pub(super) fn spend(&mut self, chars: usize) -> Result<()> {
        self.deadline.check()?;
        self.read = self.read.saturating_add(chars);
        if self.read > MAX_READ_CHARS { Err(too_large()) } else { Ok(()) }
    }
}

/// Returns whether a paragraph is joined with the next: its mark is deleted, or it is a drop cap.
fn joins_next(properties: El<'_>) -> bool {
    let mark = xml::child(properties, "rPr");
    let deleted = |name| mark.is_some_and(|mark| xml::child(mark, name).is_some());
    let drop_cap = xml::child(properties, "framePr").and_then(|frame| xml::attribute(frame, "dropCap"));
    deleted("del") || deleted("moveFrom") || matches!(drop_cap, Some("drop" | "margin"))
}
