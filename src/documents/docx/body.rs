//! The body: which paragraphs there are, and what each of them is.

use super::flow::{Flow, Piece};
use super::notes::Notes;
use super::numbering::{Label, Numbering};
use super::package::Relations;
use super::runs::Field;
use super::styles::{self, Role, Styles};
use super::xml::{self, El};
use crate::documents::blocks::{Block, Line, is_blank, plain, text_of};
use crate::documents::bounds::{Deadline, MAX_READ_CHARS};
use crate::documents::too_large;
use crate::error::Result;

/// What reading needs to know and what it has gathered.
pub(super) struct Reader<'a> {
    pub(super) styles: Styles,
    pub(super) numbering: Numbering,
    pub(super) notes: Notes<'a>,
    pub(super) links: Vec<String>,
    pub(super) fields: Vec<Field>,
    /// What the text boxes of the paragraph at hand hold.
    pub(super) boxes: Vec<Piece>,
    /// Text whose paragraph mark is deleted: it belongs to the next paragraph.
    pub(super) carried: Line,
    /// Cells of tables so far, blank ones included.
    pub(super) cells: usize,
    pub(super) in_note: bool,
    title: Option<String>,
    read: usize,
    deadline: &'a Deadline,
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
            links: Vec::new(),
            fields: Vec::new(),
            boxes: Vec::new(),
            carried: Line::new(),
            cells: 0,
            in_note: false,
            title: None,
            read: 0,
        }
    }

    /// The title that a style marks as such, and the addresses of all links.
    pub(super) fn finish(self) -> (Option<String>, Vec<String>) {
        (self.title, self.links)
    }

    /// The blocks of a part's body, or of a note: fields do not reach beyond.
    pub(super) fn part(&mut self, body: El<'a>, relations: &Relations) -> Result<Vec<Block>> {
        self.fields.clear();
        self.carried.clear();
        self.blocks(body, relations)
    }

    /// The blocks in a container: the body, a cell, a text box.
    pub(super) fn blocks(&mut self, container: El<'a>, relations: &Relations) -> Result<Vec<Block>> {
        Ok(self.pieces(container, relations)?.assemble())
    }

    /// The pieces of a container that stands on its own.
    pub(super) fn pieces(&mut self, container: El<'a>, relations: &Relations) -> Result<Flow> {
        let carried = std::mem::take(&mut self.carried);
        let mut flow = Flow::default();
        self.walk(container, relations, &mut flow)?;
        let left = std::mem::replace(&mut self.carried, carried);
        if !is_blank(&left) {
            flow.push(Piece::Block(Block::Paragraph(left)));
        }
        Ok(flow)
    }

    fn walk(&mut self, container: El<'a>, relations: &Relations, flow: &mut Flow) -> Result<()> {
        for el in container.children() {
            match xml::word(el) {
                "p" => self.paragraph(el, relations, flow)?,
                "tbl" => {
                    for piece in self.table(el, relations)? {
                        flow.push(piece);
                    }
                }
                "sdt" if is_left_out(el) => {}
                "sdt" => {
                    if let Some(content) = xml::child(el, "sdtContent") {
                        self.walk(content, relations, flow)?;
                    }
                }
                "ins" | "moveTo" | "customXml" | "smartTag" => self.walk(el, relations, flow)?,
                "" => {
                    if let Some(branch) = xml::branch(el) {
                        self.walk(branch, relations, flow)?;
                    } else if xml::math(el) == "oMathPara" {
                        let mut line = Line::new();
                        self.runs(el, relations, 0, &mut line)?;
                        flow.push(Piece::Block(Block::Paragraph(line)));
                    }
                }
                _ => {}
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
        let mut line = std::mem::take(&mut self.carried);
        let boxes = std::mem::take(&mut self.boxes);
        self.runs(el, relations, 0, &mut line)?;
        let boxes = std::mem::replace(&mut self.boxes, boxes);

        let mark = properties.and_then(|properties| xml::child(properties, "rPr"));
        let joined = mark
            .is_some_and(|mark| ["del", "moveFrom"].into_iter().any(|name| xml::child(mark, name).is_some()));
        if joined && role != Role::Contents {
            self.carried = line;
        } else {
            // An empty paragraph counts as well: Word shows its number.
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
        let label_text = label.as_ref().filter(|label| label.ordered).map(|label| label.text.clone());
        let labelled = |line: &mut Line| {
            if let Some(text) = label_text.filter(|text| !text.is_empty()) {
                line.splice(0..0, plain(&format!("{text} ")));
            }
        };
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
                labelled(&mut line);
                flow.push(Piece::Block(Block::Heading(level.min(6), line)));
            }
            Role::Code => flow.push(Piece::Code(line)),
            Role::Body | Role::Quote | Role::Continued => match label {
                Some(label) if label.worded => {
                    labelled(&mut line);
                    flow.push(Piece::Block(Block::Paragraph(line)));
                }
                Some(label) => flow.push(Piece::Item(label, line)),
                None if role == Role::Quote => flow.push(Piece::Quote(line)),
                None if role == Role::Continued => flow.push(Piece::Continued(line)),
                None => flow.push(Piece::Block(Block::Paragraph(line))),
            },
        }
    }

    /// The number of a paragraph, by itself or by its style.
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

    /// Counts text that was read, whatever becomes of it.
    pub(super) fn spend(&mut self, chars: usize) -> Result<()> {
        self.deadline.check()?;
        self.read = self.read.saturating_add(chars);
        if self.read > MAX_READ_CHARS { Err(too_large()) } else { Ok(()) }
    }
}

/// A content control that shows its prompt (`Choose an item.`) has nothing in it; a gallery of contents is
/// a table of contents.
pub(super) fn is_left_out(control: El<'_>) -> bool {
    let Some(properties) = xml::child(control, "sdtPr") else { return false };
    let gallery = xml::child(properties, "docPartObj").and_then(|part| xml::value(part, "docPartGallery"));
    xml::toggle(properties, "showingPlcHdr") == Some(true) || gallery == Some("Table of Contents")
}
