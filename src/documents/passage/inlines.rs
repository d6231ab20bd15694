//! The text within a block of a book.

use comrak::Node;
use comrak::nodes::NodeValue;

use super::{DEEPEST, Reader};
use crate::documents::html::{address, text_within};
use crate::domain::book::{Inline, Marked};

/// Maximum nesting of emphasis and links.
const DEEPEST_MARK: usize = 8;

impl<'a> Reader<'a> {
    /// Returns the text of a block.
    pub(super) fn inlines(&self, block: Node<'a>, depth: usize) -> Vec<Inline> {
        let mut content = Vec::new();
        self.read(block, depth, 0, &mut content);
        content
    }

    fn read(&self, parent: Node<'a>, depth: usize, marks: usize, into: &mut Vec<Inline>) {
        if marks > DEEPEST_MARK {
            return push(into, &text_within(parent));
        }
        for node in parent.children() {
            let within = || {
                let mut content = Vec::new();
                self.read(node, depth, marks + 1, &mut content);
                content
            };
            let marked = match &node.data().value {
                NodeValue::Text(text) => {
                    push(into, text);
                    continue;
                }
                NodeValue::SoftBreak => {
                    push(into, " ");
                    continue;
                }
                NodeValue::Image(_) => Marked::Em { c: vec![Inline::Text(text_within(node))] },
                NodeValue::LineBreak => Marked::Br,
                NodeValue::Code(code) => Marked::Code { text: code.literal.clone() },
                NodeValue::Emph => Marked::Em { c: within() },
                NodeValue::Strong => Marked::Strong { c: within() },
                NodeValue::Strikethrough => Marked::S { c: within() },
                NodeValue::Link(link) => match address(&link.url) {
                    Some(href) => Marked::A { href, c: within() },
                    None => {
                        into.extend(within());
                        continue;
                    }
                },
                NodeValue::FootnoteReference(reference) => match self.note(&reference.name, depth) {
                    Some(note) => note,
                    None => continue,
                },
                _ => continue,
            };
            into.push(Inline::Marked(marked));
        }
    }

    /// Returns a footnote. One that is called within footnotes, possibly its own, is left out at some depth.
    fn note(&self, name: &str, depth: usize) -> Option<Marked> {
        // The notes in a note count for half of what may be nested, since each may call many.
        let depth = depth + DEEPEST / 2;
        let node = self.notes.get(name).filter(|_| depth < DEEPEST)?;
        Some(Marked::Note { blocks: self.blocks(node, depth) })
    }
}

/// Adds text, to the text before it if there is one.
fn push(into: &mut Vec<Inline>, text: &str) {
    match into.last_mut() {
        Some(Inline::Text(before)) => before.push_str(text),
        _ => into.push(Inline::Text(text.to_owned())),
    }
}
