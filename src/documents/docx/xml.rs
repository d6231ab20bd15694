//! XML parts, checked before they are parsed: the parser takes memory and time by what is in them.

use roxmltree::{Document, Node, ParsingOptions};

use crate::documents::bounds::{
    MAX_ATTRIBUTES, MAX_ATTRIBUTES_EACH, MAX_DEPTH, MAX_NAMESPACES, MAX_NAMESPACES_IN_FORCE, MAX_NODES,
};
use crate::documents::{damaged, refused, too_large};
use crate::error::{Code, Result};

/// An element of a part.
pub(super) type El<'a> = Node<'a, 'a>;

/// The main vocabulary, as Office writes it and as the strict standard names it (ISO/IEC 29500-1 and -4).
const WORD: [&str; 2] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
];
const MATH: [&str; 2] = [
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
];
const RELATIONS: [&str; 2] = [
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
];

/// Parses a part. Document types are refused: they declare entities, and no Word document has one.
pub(super) fn parse(text: &str) -> Result<Document<'_>> {
    weigh(text)?;
    let options =
        ParsingOptions { allow_dtd: false, nodes_limit: MAX_NODES as u32, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(|cause| match cause {
        roxmltree::Error::NodesLimitReached => too_large(),
        cause => damaged(cause),
    })
}

/// Depth, elements, attributes and namespaces of a part, counted without building anything. It need not
/// tell good XML from bad, but must see in good XML at least what the parser will see.
fn weigh(text: &str) -> Result<()> {
    let count = |wanted: u8| text.bytes().filter(|&byte| byte == wanted).count();
    if count(b'<') > MAX_NODES || count(b'=') > MAX_ATTRIBUTES {
        return Err(too_large());
    }
    let mut rest = text;
    let mut declared = 0;
    // For each open element the namespaces that it declares; their sum is what is in force.
    let mut open: Vec<usize> = Vec::new();
    let mut in_force = 0;
    while let Some((_, tag)) = rest.split_once('<') {
        let past = |end: &str| tag.split_once(end).map_or("", |(_, after)| after);
        rest = match tag.as_bytes() {
            [b'!', b'-', b'-', ..] => past("-->"),
            [b'!', b'[', ..] => past("]]>"),
            [b'!', ..] => return Err(damaged("a document type")),
            [b'?', ..] => past("?>"),
            [b'/', ..] => {
                in_force -= open.pop().unwrap_or(0);
                past(">")
            }
            _ => {
                let (inside, after) = split_tag(tag);
                let namespaces = inside.matches("xmlns").count();
                declared += namespaces;
                if declared > MAX_NAMESPACES
                    || in_force + namespaces > MAX_NAMESPACES_IN_FORCE
                    || inside.matches('=').count() > MAX_ATTRIBUTES_EACH
                        && attributes(inside) > MAX_ATTRIBUTES_EACH
                {
                    return Err(refused(Code::Invalid, "document_too_complex"));
                }
                if !inside.ends_with('/') {
                    open.push(namespaces);
                    in_force += namespaces;
                    if open.len() > MAX_DEPTH {
                        return Err(refused(Code::Invalid, "document_too_deep"));
                    }
                }
                after
            }
        };
    }
    Ok(())
}

/// A start tag up to its `>`, which may also stand inside quotes, and what follows it.
fn split_tag(tag: &str) -> (&str, &str) {
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => {
                return (tag.get(..at).unwrap_or_default(), tag.get(at + 1..).unwrap_or_default());
            }
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    (tag, "")
}

/// Attributes of a start tag: equals signs outside of quotes.
fn attributes(tag: &str) -> usize {
    let mut quote = None;
    let mut found = 0;
    for byte in tag.bytes() {
        match (quote, byte) {
            (None, b'=') => found += 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    found
}

fn named<'a>(el: El<'a>, spaces: &[&str]) -> Option<&'a str> {
    let name = el.tag_name();
    name.namespace().filter(|space| spaces.contains(space)).map(|_| name.name())
}

/// The name of an element of the main vocabulary; empty for others.
pub(super) fn word(el: El<'_>) -> &str {
    named(el, &WORD).unwrap_or_default()
}

/// The name of an element of the mathematical vocabulary; empty for others.
pub(super) fn math(el: El<'_>) -> &str {
    named(el, &MATH).unwrap_or_default()
}

/// The first child of that name in the main vocabulary.
pub(super) fn child<'a>(el: El<'a>, name: &str) -> Option<El<'a>> {
    el.children().find(|child| word(*child) == name)
}

/// An attribute by its local name: producers differ in whether they qualify it.
pub(super) fn attribute<'a>(el: El<'a>, name: &str) -> Option<&'a str> {
    el.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

/// The attribute `val` of a child.
pub(super) fn value<'a>(el: El<'a>, name: &str) -> Option<&'a str> {
    child(el, name).and_then(|child| attribute(child, "val"))
}

/// A property that is on by being there, unless its value says off (ISO/IEC 29500-1, 17.17.4).
pub(super) fn toggle(el: El<'_>, name: &str) -> Option<bool> {
    child(el, name).map(|child| !matches!(attribute(child, "val"), Some("0" | "false" | "off" | "none")))
}

/// The relationship that an element names, such as a link's.
pub(super) fn relation_id<'a>(el: El<'a>) -> Option<&'a str> {
    RELATIONS.into_iter().find_map(|space| el.attribute((space, "id")))
}

/// The one branch of `mc:AlternateContent` that is read: the others say the same in another way.
pub(super) fn branch(el: El<'_>) -> Option<El<'_>> {
    if el.tag_name().name() != "AlternateContent" {
        return None;
    }
    let named = |name: &'static str| el.children().find(move |child| child.tag_name().name() == name);
    named("Choice").or_else(|| named("Fallback"))
}
