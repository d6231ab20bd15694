//! The text within a block, with its marks.

use comrak::Node;
use comrak::arena_tree::NodeEdge;
use comrak::nodes::NodeValue;
use serde_json::{Value, json};

use crate::documents::html::text_within;

/// Returns the inline elements of a block; `None` if the editor has none for one of them.
pub(super) fn inlines(block: &Node<'_>) -> Option<Value> {
    let mut content = Content::default();
    let mut edges = block.traverse();
    while let Some(edge) = edges.next() {
        match edge {
            NodeEdge::Start(node) if node.same_node(block) => {}
            NodeEdge::End(node) if node.same_node(block) => {}
            NodeEdge::Start(node) => {
                if content.begin(&node)? {
                    // What is within a picture is its description, which was read with it.
                    edges.by_ref().find(|edge| matches!(edge, NodeEdge::End(end) if end.same_node(node)));
                }
            }
            NodeEdge::End(node) => content.end(&node),
        }
    }
    Some(content.found.into())
}

#[derive(Default)]
struct Content {
    found: Vec<Value>,
    /// The marks around, with how many of each kind: emphasis within emphasis is no more than emphasis.
    marks: Vec<Value>,
    /// Whether each open element added a mark.
    open: Vec<bool>,
}

impl Content {
    /// Begins an element. Returns whether everything within it is done, `None` if the editor has no such element.
    fn begin(&mut self, node: &Node<'_>) -> Option<bool> {
        match &node.data().value {
            NodeValue::Text(text) => self.text(text),
            // A line that was broken in the source is one line; only blocks that are edited are written that way.
            NodeValue::SoftBreak => self.text(" "),
            NodeValue::LineBreak => self.add(json!({ "type": "hard_break" })),
            NodeValue::HtmlInline(html) => self.add(json!({ "type": "html", "attrs": { "text": html } })),
            NodeValue::FootnoteReference(note) => {
                self.add(json!({ "type": "note", "attrs": { "label": note.name } }));
            }
            NodeValue::Code(code) => {
                self.marks.push(json!({ "type": "code" }));
                self.text(&code.literal);
                self.marks.pop();
            }
            NodeValue::Image(image) => {
                let attrs = json!({ "src": image.url, "title": image.title, "alt": text_within(node) });
                self.add(json!({ "type": "image", "attrs": attrs }));
                return Some(true);
            }
            NodeValue::Emph => self.mark(json!({ "type": "em" })),
            NodeValue::Strong => self.mark(json!({ "type": "strong" })),
            NodeValue::Strikethrough => self.mark(json!({ "type": "strike" })),
            NodeValue::Link(link) => {
                self.mark(json!({ "type": "link", "attrs": { "href": link.url, "title": link.title } }));
            }
            _ => return None,
        }
        Some(false)
    }

    fn end(&mut self, node: &Node<'_>) {
        let is_mark = matches!(
            node.data().value,
            NodeValue::Emph | NodeValue::Strong | NodeValue::Strikethrough | NodeValue::Link(_)
        );
        if is_mark && self.open.pop() == Some(true) {
            self.marks.pop();
        }
    }

    fn mark(&mut self, mark: Value) {
        let is_new = !self.marks.contains(&mark);
        self.open.push(is_new);
        if is_new {
            self.marks.push(mark);
        }
    }

    fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if let Some(last) = self.found.last_mut().filter(|last| last["type"] == "text") {
            let is_same = match last.get("marks") {
                Some(marks) => marks.as_array() == Some(&self.marks),
                None => self.marks.is_empty(),
            };
            if let (true, Some(Value::String(before))) = (is_same, last.get_mut("text")) {
                before.push_str(text);
                return;
            }
        }
        self.add(json!({ "type": "text", "text": text }));
    }

    fn add(&mut self, mut element: Value) {
        if !self.marks.is_empty() {
            element["marks"] = self.marks.clone().into();
        }
        self.found.push(element);
    }
}
