//! Drawings: pictures by their descriptions, the text in shapes and diagrams, and a count of the rest.

use std::collections::{HashMap, HashSet};

use super::body::Reader;
use super::flow::Piece;
use super::package::Relations;
use super::runs::Run;
use super::xml::{self, El};
use crate::documents::blocks::{Block, ITALIC, Line, List, is_blank, plain};
use crate::documents::unread::UnreadKind;
use crate::error::Result;

/// Maximum number of nested levels of a diagram; deeper points are put on the last level.
const MAX_LEVELS: usize = 8;
/// Maximum depth to which a chain of points is followed at once; deeper points come after all others.
const MAX_STEPS: usize = 100;

/// The components found in one drawing.
#[derive(Default)]
struct Drawn {
    /// Described as a whole, which covers its pictures.
    described: bool,
    decorative: bool,
    pictures: u32,
    shapes: u32,
    /// Number of elements counted under a kind of their own.
    named: u32,
}

impl<'a> Reader<'a> {
    /// Reads a drawing. A picture that is in the document itself follows its paragraph; any other is replaced by its
    /// description, which is written for readers who cannot see it. Text boxes follow their paragraph.
    pub(super) fn drawing(
        &mut self,
        parent: El<'a>,
        relations: &Relations,
        look: Run<'a>,
        out: &mut Line,
    ) -> Result<()> {
        if let Some(picture) = self.embedded(parent, relations) {
            let number = self.pictures.len();
            self.pictures.push(picture);
            self.boxes.push(Piece::Block(Block::Picture(number)));
            return Ok(());
        }
        let before = (out.len(), self.boxes.len());
        let mut drawn = Drawn::default();
        self.drawn(parent, relations, look, out, &mut drawn)?;
        let silent = before == (out.len(), self.boxes.len());
        // An embedded object is displayed by a picture of it.
        if !drawn.described && !drawn.decorative && xml::word(parent) != "object" {
            self.unread.add(UnreadKind::Picture, drawn.pictures);
        }
        if silent && !drawn.decorative && drawn.pictures + drawn.named == 0 && drawn.shapes > 0 {
            self.unread.one(UnreadKind::Shape);
        }
        Ok(())
    }

    fn drawn(
        &mut self,
        parent: El<'a>,
        relations: &Relations,
        look: Run<'a>,
        out: &mut Line,
        drawn: &mut Drawn,
    ) -> Result<()> {
        self.deadline.check()?;
        for el in parent.children().filter(El::is_element) {
            if let Some(branch) = xml::branch(el, self.deadline)? {
                self.drawn(branch, relations, look, out, drawn)?;
            } else if xml::word(el) == "txbxContent" {
                let pieces = self.pieces(el, relations)?.into_pieces();
                self.boxes.extend(pieces);
            } else if xml::drawn(el) == "p" {
                self.boxed(drawn_line(el))?;
            } else {
                if let Some(text) = described(el, drawn) {
                    self.text(&format!("[{}]", text.trim()), Run { marks: ITALIC, ..look }, out)?;
                }
                match el.tag_name().name() {
                    "relIds" => self.diagram(el, relations, drawn)?,
                    "textpath" => self.boxed(plain(xml::attribute(el, "string").unwrap_or_default()))?,
                    _ => {}
                }
                if let Some(kind) = unreadable(el) {
                    drawn.named += 1;
                    self.unread.one(kind);
                }
                self.drawn(el, relations, look, out, drawn)?;
            }
        }
        Ok(())
    }

    fn diagram(&mut self, el: El<'a>, relations: &Relations, drawn: &mut Drawn) -> Result<()> {
        let part = xml::attribute(el, "dm").and_then(|id| relations.get(id));
        let Some(blocks) = part.and_then(|part| self.diagrams.get(&part.target)).cloned() else {
            drawn.named += 1;
            self.unread.one(UnreadKind::Diagram);
            return Ok(());
        };
        self.spend(blocks.iter().map(size).sum())?;
        self.boxes.extend(blocks.into_iter().map(Piece::Block));
        Ok(())
    }

    /// Adds a paragraph of a shape, after the current paragraph.
    fn boxed(&mut self, line: Line) -> Result<()> {
        self.spend(line.len())?;
        if !is_blank(&line) {
            self.boxes.push(Piece::Block(Block::Paragraph(line)));
        }
        Ok(())
    }
}

/// Returns the description given by an element of a drawing. Counts pictures and shapes.
fn described<'a>(el: El<'a>, drawn: &mut Drawn) -> Option<&'a str> {
    let alt = |el: El<'a>| xml::attribute(el, "alt").filter(|text| xml::describes(text));
    let whole = drawn.described;
    match el.tag_name().name() {
        "docPr" => {
            drawn.decorative |= is_decorative(el);
            drawn.described = xml::description(el).is_some();
            xml::description(el)
        }
        // The description of the whole drawing is repeated on its only picture.
        "cNvPr" => xml::description(el).filter(|_| !whole),
        "pic" => {
            let own = el.descendants().filter(|el| el.tag_name().name() == "cNvPr");
            drawn.pictures += u32::from(own.filter_map(xml::description).next().is_none());
            None
        }
        "imagedata" => {
            drawn.pictures += u32::from(el.parent().and_then(alt).is_none());
            None
        }
        "wsp" | "shape" | "rect" | "roundrect" | "oval" | "arc" | "curve" | "polyline" | "group" => {
            drawn.decorative |= xml::attribute(el, "hr").is_some();
            drawn.shapes += u32::from(!is_line(el));
            drawn.described |= el.tag_name().name() == "group" && alt(el).is_some();
            alt(el).filter(|_| !whole)
        }
        _ => None,
    }
}

/// Returns the kind of an element of a drawing that cannot be expressed as text.
fn unreadable(el: El<'_>) -> Option<UnreadKind> {
    Some(match el.tag_name().name() {
        "chart" => UnreadKind::Chart,
        "control" => UnreadKind::Control,
        "contentPart" => UnreadKind::Ink,
        // Formulas from Word before 2007, and from other programs.
        "OLEObject" if xml::attribute(el, "ProgID").is_some_and(|name| name.starts_with("Equation.")) => {
            UnreadKind::Formula
        }
        "OLEObject" => UnreadKind::EmbeddedFile,
        _ => return None,
    })
}

/// Returns whether an element is marked as decorative.
fn is_decorative(el: El<'_>) -> bool {
    let mark = el.descendants().find(|el| el.tag_name().name() == "decorative");
    mark.is_some_and(|mark| matches!(xml::attribute(mark, "val"), Some("1" | "true")))
}

/// Returns whether a shape is a straight line or a connector.
fn is_line(shape: El<'_>) -> bool {
    shape.descendants().any(|el| match el.tag_name().name() {
        "cNvCnPr" => true,
        "prstGeom" => {
            xml::attribute(el, "prst").is_some_and(|form| form == "line" || form.contains("Connector"))
        }
        _ => false,
    })
}

/// Reads a paragraph in the DrawingML vocabulary.
fn drawn_line(paragraph: El<'_>) -> Line {
    let mut text = String::new();
    for el in paragraph.descendants() {
        match xml::drawn(el) {
            "t" => text.push_str(el.text().unwrap_or_default()),
            "br" => text.push(' '),
            _ => {}
        }
    }
    plain(&text)
}

/// Returns the number of characters in a block of a diagram.
fn size(block: &Block) -> usize {
    match block {
        Block::Paragraph(line) => line.len(),
        Block::List(list) => list.items.iter().flatten().map(size).sum(),
        _ => 0,
    }
}

/// Returns the texts of a diagram (SmartArt, ISO/IEC 29500-1, 21.4.3) as the list of its points.
pub(super) fn diagram(root: El<'_>) -> Vec<Block> {
    let mut points: Vec<(&str, Vec<Block>, &str)> = Vec::new();
    for point in listed(root, "ptLst") {
        let Some(id) = xml::attribute(point, "modelId") else { continue };
        let kind = xml::attribute(point, "type").unwrap_or("node");
        if kind == "pres" {
            continue;
        }
        let lines = point.descendants().filter(|el| xml::drawn(*el) == "p").map(drawn_line);
        let lines = lines.filter(|line| !is_blank(line)).map(Block::Paragraph);
        points.push((id, lines.collect(), kind));
    }
    let mut below: HashMap<&str, Vec<(u32, &str)>> = HashMap::new();
    for link in listed(root, "cxnLst") {
        let ends = xml::attribute(link, "srcId").zip(xml::attribute(link, "destId"));
        if let Some((from, to)) =
            ends.filter(|_| matches!(xml::attribute(link, "type"), None | Some("parOf")))
        {
            let order = xml::attribute(link, "srcOrd").and_then(|order| order.parse().ok()).unwrap_or(0);
            below.entry(from).or_default().push((order, to));
        }
    }
    below.values_mut().for_each(|points| points.sort_by_key(|(order, _)| *order));
    let texts = points.iter().map(|(id, blocks, _)| (*id, blocks.clone())).collect();
    let mut tree = Tree { texts, below, seen: HashSet::new() };
    let mut items = Vec::new();
    let tops = points.iter().filter(|(_, _, kind)| *kind == "doc").chain(&points);
    for (id, ..) in tops {
        tree.add(id, 0, 0, &mut items);
    }
    if items.is_empty() { Vec::new() } else { vec![Block::List(List { ordered: false, start: 1, items })] }
}

/// Returns the elements of one of a diagram's lists.
fn listed<'a>(root: El<'a>, list: &'static str) -> impl Iterator<Item = El<'a>> {
    let lists = root.children().filter(move |el| el.tag_name().name() == list);
    lists.flat_map(|list| list.children()).filter(El::is_element)
}

/// The points of a diagram, with the points below each.
struct Tree<'t> {
    texts: HashMap<&'t str, Vec<Block>>,
    below: HashMap<&'t str, Vec<(u32, &'t str)>>,
    seen: HashSet<&'t str>,
}

impl<'t> Tree<'t> {
    /// Adds a point with all points below it; each is added once, even if there are cycles.
    fn add(&mut self, id: &'t str, level: usize, steps: usize, items: &mut Vec<Vec<Block>>) {
        if steps >= MAX_STEPS || !self.seen.insert(id) {
            return;
        }
        let mut item = self.texts.remove(id).unwrap_or_default();
        let children = self.below.remove(id).unwrap_or_default();
        let nests = !item.is_empty() && level < MAX_LEVELS;
        let mut inner = Vec::new();
        for (_, child) in children {
            self.add(child, level + usize::from(nests), steps + 1, &mut inner);
        }
        if nests && !inner.is_empty() {
            item.push(Block::List(List { ordered: false, start: 1, items: std::mem::take(&mut inner) }));
        }
        if !item.is_empty() {
            items.push(item);
        }
        items.append(&mut inner);
    }
}
