//! The text of a block without its markup, piece by piece as it is written and as a whole.

use comrak::Node;
use comrak::arena_tree::NodeEdge;
use comrak::nodes::NodeValue;

use crate::domain::text::is_blank;

/// The text of a block.
pub struct BlockText {
    /// The text, as it is searched.
    pub text: String,
    /// Whether anything of the block is visible: the text, a picture, or a reference to a footnote.
    pub is_visible: bool,
}

/// Returns the text of a block or of an inline element.
pub fn text_of(block: Node<'_>) -> BlockText {
    let mut text = String::new();
    let mut has_object = false;
    for edge in block.traverse() {
        let NodeEdge::Start(node) = edge else { continue };
        let value = &node.data().value;
        has_object |= matches!(value, NodeValue::Image(_) | NodeValue::FootnoteReference(_));
        text.extend(piece(value));
    }
    BlockText { is_visible: has_object || !is_blank(&text), text }
}

/// Returns the text of a single node, if it has any of its own.
pub fn piece(value: &NodeValue) -> Option<&str> {
    match value {
        NodeValue::Text(text) => Some(text),
        NodeValue::Code(code) => Some(&code.literal),
        NodeValue::SoftBreak => Some(" "),
        NodeValue::LineBreak => Some("\n"),
        _ => None,
    }
}

/// Returns the number of words: whatever stands between spaces and is visible.
pub fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| !is_blank(word)).count()
}
