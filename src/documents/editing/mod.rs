//! Markdown for the rich text editor: the tree of a text as JSON, each top-level block with the lines it comes from.
//!
//! The editor writes blocks that were not touched as they were, by their lines, so that it changes nothing else. There
//! is one parser for everything: what an author sees while writing is what readers see. A tree rather than HTML: nothing
//! has to be cleaned, and nothing of the source is lost on the way (addresses, alignments, names of footnotes, raw HTML).
//! What the editor has no element for is a block of source, which it shows and does not change.

mod inlines;
#[cfg(test)]
mod tests;

use comrak::nodes::{ListDelimType, ListType, NodeValue, TableAlignment};
use comrak::{Arena, Node};
use serde::Serialize;
use serde_json::{Value, json};

use super::bounds::Deadline;
use super::markdown::options;
use inlines::inlines;

/// Maximum nesting of blocks. What is nested deeper is shown as source.
const DEEPEST: usize = 16;

/// A text for the editor.
#[derive(Clone, Debug, Serialize)]
pub struct Editable {
    /// The top-level blocks, in order. Every line that is not blank belongs to one.
    pub blocks: Vec<EditableBlock>,
}

/// A top-level block of a text.
#[derive(Clone, Debug, Serialize)]
pub struct EditableBlock {
    /// Its first line, from 1.
    pub from: usize,
    /// Its last line.
    pub to: usize,
    /// The block: `type`, `attrs`, `content` and `marks`, as the editor's library has them.
    pub node: Value,
}

/// Returns a text as the editor's tree.
///
/// Stack use does not depend on nesting. A text that takes longer than two seconds to parse is one block of source.
pub fn editable(markdown: &str) -> Editable {
    let lines: Vec<&str> = markdown.split('\n').collect();
    let arena = Arena::new();
    let deadline = Deadline::short();
    let past = || deadline.passed();
    let mut options = options();
    options.parse.leave_footnote_definitions = true;
    // A carriage return by itself ends a line for the parser and not for the editor.
    let is_plain = !markdown.contains('\r');
    let root = is_plain.then(|| comrak::try_parse_document(&arena, markdown, &options, &past));
    let mut blocks = Vec::new();
    if let Some(Ok(root)) = root {
        let spans = spans(root, lines.len());
        for (from, to, nodes) in spans {
            add_source(
                &lines,
                blocks.last().map_or(1, |last: &EditableBlock| last.to + 1),
                from,
                &mut blocks,
            );
            let node = match nodes.as_slice() {
                [node] if !has_definition(&lines[from - 1..to], node) => block(node, 0),
                _ => None,
            };
            let node = node.unwrap_or_else(|| source(&lines[from - 1..to].join("\n")));
            blocks.push(EditableBlock { from, to, node });
        }
    }
    let next = blocks.last().map_or(1, |last| last.to + 1);
    add_source(&lines, next, lines.len() + 1, &mut blocks);
    Editable { blocks }
}

/// Returns the top-level blocks with their lines. Those that share lines are together.
fn spans<'a>(root: Node<'a>, count: usize) -> Vec<(usize, usize, Vec<Node<'a>>)> {
    let mut spans: Vec<(usize, usize, Vec<Node<'a>>)> = Vec::new();
    for node in root.children() {
        let position = node.data().sourcepos;
        let from = position.start.line.clamp(1, count);
        let to = position.end.line.clamp(from, count);
        match spans.last_mut() {
            Some((_, end, nodes)) if from <= *end => {
                *end = to.max(*end);
                nodes.push(node);
            }
            _ => spans.push((from, to, vec![node])),
        }
    }
    spans
}

/// Adds what is on the lines before `end`, if anything is: definitions of links, which are in no tree.
fn add_source(lines: &[&str], from: usize, end: usize, blocks: &mut Vec<EditableBlock>) {
    let is_blank = |line: &usize| lines.get(line - 1).is_none_or(|line| line.trim().is_empty());
    let Some(first) = (from..end).find(|line| !is_blank(line)) else { return };
    let last = (first..end).rev().find(|line| !is_blank(line)).unwrap_or(first);
    let node = source(&lines[first - 1..last].join("\n"));
    blocks.push(EditableBlock { from: first, to: last, node });
}

/// Whether these lines may define the address of a link. Such definitions are in no tree: writing the block again would
/// lose them.
fn has_definition(lines: &[&str], node: &Node<'_>) -> bool {
    if matches!(node.data().value, NodeValue::CodeBlock(_) | NodeValue::Table(_) | NodeValue::Heading(_)) {
        return false;
    }
    lines.iter().any(|line| {
        let inner = line
            .trim_start_matches(|c: char| c.is_whitespace() || c.is_ascii_digit() || ">*+-.)".contains(c));
        inner.strip_prefix('[').is_some_and(|rest| !rest.starts_with('^') && rest.contains("]:"))
    })
}

fn source(text: &str) -> Value {
    json!({ "type": "source", "attrs": { "text": text } })
}

/// Returns a block; `None` if the editor has no element for it or it is nested too deeply.
fn block(node: &Node<'_>, depth: usize) -> Option<Value> {
    if depth > DEEPEST {
        return None;
    }
    let value = &node.data().value;
    Some(match value {
        NodeValue::Paragraph => json!({ "type": "paragraph", "content": inlines(node)? }),
        NodeValue::Heading(heading) => {
            json!({ "type": "heading", "attrs": { "level": heading.level }, "content": inlines(node)? })
        }
        NodeValue::ThematicBreak => json!({ "type": "rule" }),
        NodeValue::CodeBlock(code) => {
            let text = code.literal.strip_suffix('\n').unwrap_or(&code.literal);
            let content = if text.is_empty() { json!([]) } else { json!([{ "type": "text", "text": text }]) };
            json!({ "type": "code_block", "attrs": { "info": code.info }, "content": content })
        }
        NodeValue::BlockQuote => json!({ "type": "blockquote", "content": blocks(node, depth)? }),
        NodeValue::FootnoteDefinition(note) => {
            json!({ "type": "footnote", "attrs": { "label": note.name }, "content": blocks(node, depth)? })
        }
        NodeValue::List(list) => {
            let mut items = Vec::new();
            for item in node.children() {
                if !matches!(item.data().value, NodeValue::Item(_)) {
                    return None;
                }
                items.push(json!({ "type": "list_item", "content": blocks(&item, depth)? }));
            }
            let tight = list.tight;
            let (kind, attrs) = match list.list_type {
                ListType::Bullet => (
                    "bullet_list",
                    json!({ "tight": tight, "marker": char::from(list.bullet_char).to_string() }),
                ),
                ListType::Ordered => {
                    let marker = if list.delimiter == ListDelimType::Paren { ")" } else { "." };
                    ("ordered_list", json!({ "tight": tight, "order": list.start, "marker": marker }))
                }
            };
            json!({ "type": kind, "attrs": attrs, "content": items })
        }
        NodeValue::HtmlBlock(html) if depth > 0 => source(html.literal.trim_end_matches('\n')),
        NodeValue::Table(table) if !node.children().any(|row| row.children().next().is_none()) => {
            let rows = node.children().map(|row| table_row(&row, &table.alignments));
            json!({ "type": "table", "content": rows.collect::<Option<Vec<Value>>>()? })
        }
        _ => return None,
    })
}

/// Returns the blocks within a block, at least one: the editor needs a place for the cursor.
fn blocks(node: &Node<'_>, depth: usize) -> Option<Vec<Value>> {
    let mut found = Vec::new();
    for child in node.children() {
        found.push(block(&child, depth + 1)?);
    }
    if found.is_empty() {
        found.push(json!({ "type": "paragraph" }));
    }
    Some(found)
}

fn table_row(row: &Node<'_>, alignments: &[TableAlignment]) -> Option<Value> {
    let is_head = matches!(row.data().value, NodeValue::TableRow(true));
    let kind = if is_head { "table_header" } else { "table_cell" };
    let mut cells = Vec::new();
    for (cell, alignment) in row.children().zip(alignments) {
        let align = match alignment {
            TableAlignment::None => Value::Null,
            TableAlignment::Left => "left".into(),
            TableAlignment::Center => "center".into(),
            TableAlignment::Right => "right".into(),
        };
        let paragraph = json!({ "type": "paragraph", "content": inlines(&cell)? });
        cells.push(json!({ "type": kind, "attrs": { "align": align }, "content": [paragraph] }));
    }
    Some(json!({ "type": "table_row", "content": cells }))
}
