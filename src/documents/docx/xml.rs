//! XML parts, weighed before they are parsed.

use roxmltree::{Document, Node, ParsingOptions};

use crate::documents::bounds::MAX_NODES;
use crate::documents::weigh::weigh;
use crate::documents::{damaged, too_large};
use crate::error::Result;

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
