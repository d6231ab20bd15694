//! Markdown: the dialect of bodies, Markdown files as reports, and the plain text of a body for the search index.

use comrak::arena_tree::NodeEdge;
use comrak::nodes::NodeValue;
use comrak::{Arena, Options};

use crate::error::Result;

use super::bounds::{Deadline, MAX_BODY_CHARS, too_large};
use super::report::{Kind, Report};

/// The dialect of bodies: CommonMark with GitHub's tables, footnotes and strike-through. No automatic links: they would
/// depend on punctuation, and `<https://…>` is explicit.
pub fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.footnotes = true;
    options.extension.strikethrough = true;
    options
}

/// Reads a Markdown file as a report: unchanged, except that its YAML front matter is removed after its title is taken.
pub(super) fn read(text: &str) -> Result<Report> {
    let (front, body) = split_front_matter(text);
    let markdown: String = body.chars().filter(|&c| c != '\0').collect();
    let markdown = format!("{}\n", markdown.trim_start_matches('\n').trim_end());
    // Checked before anything is parsed, since memory grows with the text.
    if markdown.chars().count() > MAX_BODY_CHARS {
        return Err(too_large());
    }
    let title = front.and_then(front_title).or_else(|| first_heading(&markdown));
    Ok(Report { title, markdown, kind: Kind::Markdown, pictures: Vec::new(), unread: Vec::new() })
}

/// Returns the text of a body without markup, for searching: each block on its own line, the cells of a row separated
/// by tabs, link texts without addresses, footnotes at the end. Raw HTML is dropped.
///
/// Stack use does not depend on nesting. If a body takes longer than two seconds to parse, its source is returned:
/// searchable, if not pretty.
pub fn plain_text(markdown: &str) -> String {
    let arena = Arena::new();
    let deadline = Deadline::short();
    let past = || deadline.passed();
    let Ok(root) = comrak::try_parse_document(&arena, markdown, &options(), &past) else {
        return markdown.to_owned();
    };
    let mut text = String::with_capacity(markdown.len());
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(node) => match &node.data().value {
                NodeValue::Text(piece) => text.push_str(piece),
                NodeValue::Code(code) => text.push_str(&code.literal),
                NodeValue::CodeBlock(code) => end_line(&mut text, &code.literal),
                NodeValue::SoftBreak => text.push(' '),
                NodeValue::LineBreak => text.push('\n'),
                _ => {}
            },
            NodeEdge::End(node) => match &node.data().value {
                NodeValue::Paragraph | NodeValue::Heading(_) | NodeValue::TableRow(_) => {
                    end_line(&mut text, "")
                }
                NodeValue::TableCell => text.push('\t'),
                _ => {}
            },
        }
    }
    text.truncate(text.trim_end().len());
    text
}

/// Returns the text of the first heading that has any.
pub fn first_heading(markdown: &str) -> Option<String> {
    let arena = Arena::new();
    let deadline = Deadline::short();
    let past = || deadline.passed();
    let root = comrak::try_parse_document(&arena, markdown, &options(), &past).ok()?;
    let mut open = None::<String>;
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(node) => match (&node.data().value, &mut open) {
                (NodeValue::Heading(_), open) => *open = Some(String::new()),
                (NodeValue::Text(piece), Some(text)) => text.push_str(piece),
                (NodeValue::Code(code), Some(text)) => text.push_str(&code.literal),
                (NodeValue::SoftBreak | NodeValue::LineBreak, Some(text)) => text.push(' '),
                _ => {}
            },
            NodeEdge::End(node) => {
                if matches!(node.data().value, NodeValue::Heading(_)) {
                    let text = open.take().unwrap_or_default();
                    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                    if !text.is_empty() {
                        return Some(text);
                    }
                }
            }
        }
    }
    None
}

/// Ends the current line, if there is one.
fn end_line(text: &mut String, last: &str) {
    text.push_str(last);
    text.truncate(text.trim_end_matches([' ', '\t', '\n']).len());
    if !text.is_empty() {
        text.push('\n');
    }
}

/// Splits off front matter, which is between a first line `---` and a line `---` or `...`.
fn split_front_matter(text: &str) -> (Option<&str>, &str) {
    let Some(rest) = text.strip_prefix("---").map(|rest| rest.trim_start_matches([' ', '\t'])) else {
        return (None, text);
    };
    let Some(rest) = rest.strip_prefix('\n') else { return (None, text) };
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            let front = rest.get(..at).unwrap_or_default();
            // A thematic break looks the same, but front matter has keys.
            let keyed = front.lines().any(|line| line.contains(':'));
            return if keyed {
                (Some(front), rest.get(at + line.len()..).unwrap_or_default())
            } else {
                (None, text)
            };
        }
        at += line.len();
    }
    (None, text)
}

/// Returns the `title` of front matter: plain, quoted, or a block of indented lines. The rest of YAML is not supported.
fn front_title(front: &str) -> Option<String> {
    let mut lines = front.lines();
    let value = lines.by_ref().find_map(|line| line.strip_prefix("title:"))?.trim();
    let title = match value.chars().next() {
        Some('|' | '>') => {
            lines.take_while(|line| line.starts_with([' ', '\t'])).collect::<Vec<_>>().join(" ")
        }
        Some('"') => unescaped(value.strip_prefix('"')?.rsplit_once('"')?.0),
        Some('\'') => value.strip_prefix('\'')?.rsplit_once('\'')?.0.replace("''", "'"),
        _ => value.split(" #").next().unwrap_or_default().to_owned(),
    };
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    (!title.is_empty()).then_some(title)
}

/// Unescapes double-quoted YAML (1.2.2, 5.7): characters by their code, spaces for line ends, other escapes unchanged.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        let escape = if c == '\\' { chars.next() } else { None };
        let digits = match escape {
            None => {
                out.push(c);
                continue;
            }
            Some('x') => 2,
            Some('u') => 4,
            Some('U') => 8,
            Some('_') => {
                out.push('\u{A0}');
                continue;
            }
            Some('n' | 't' | 'r' | 'N' | 'L' | 'P') => {
                out.push(' ');
                continue;
            }
            Some(other) => {
                out.push(other);
                continue;
            }
        };
        let code: String = chars.by_ref().take(digits).collect();
        out.extend(u32::from_str_radix(&code, 16).ok().and_then(char::from_u32).filter(|c| !c.is_control()));
    }
    out
}
