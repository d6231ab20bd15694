//! XML parts, checked against limits before they are parsed.

use roxmltree::{Document, Node, ParsingOptions};

use crate::documents::bounds::{Deadline, MAX_NODES, too_large};
use crate::documents::refusal::damaged;
use crate::documents::weigh::weigh;
use crate::error::Result;

/// An element of a part.
pub(super) type El<'a> = Node<'a, 'a>;

/// The main vocabulary, as written by Office and as named by the strict standard (ISO/IEC 29500-1 and -4).
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

/// Shapes, pictures and the text in them.
const DRAWN: [&str; 2] =
    ["http://schemas.openxmlformats.org/drawingml/2006/main", "http://purl.oclc.org/ooxml/drawingml/main"];

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

/// Returns the name of an element of the main vocabulary; empty for others.
pub(super) fn word(el: El<'_>) -> &str {
    named(el, &WORD).unwrap_or_default()
}

/// Returns the name of an element of the mathematical vocabulary; empty for others.
pub(super) fn math(el: El<'_>) -> &str {
    named(el, &MATH).unwrap_or_default()
}

/// Returns the name of an element of the drawing vocabulary; empty for others.
pub(super) fn drawn(el: El<'_>) -> &str {
    named(el, &DRAWN).unwrap_or_default()
}

/// Returns the first child with that name in the main vocabulary.
pub(super) fn child<'a>(el: El<'a>, name: &str) -> Option<El<'a>> {
    el.children().find(|child| word(*child) == name)
}

/// Returns an attribute by its local name, since only some producers qualify it.
pub(super) fn attribute<'a>(el: El<'a>, name: &str) -> Option<&'a str> {
    el.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

/// Returns the attribute `val` of a child.
pub(super) fn value<'a>(el: El<'a>, name: &str) -> Option<&'a str> {
    child(el, name).and_then(|child| attribute(child, "val"))
}

/// Returns a property that is on if it is present, unless its value says off (ISO/IEC 29500-1, 17.17.4).
pub(super) fn toggle(el: El<'_>, name: &str) -> Option<bool> {
    child(el, name).map(|child| !matches!(attribute(child, "val"), Some("0" | "false" | "off" | "none")))
}

/// Returns the id of the relationship that an element refers to, e.g. that of a link.
pub(super) fn relation_id<'a>(el: El<'a>) -> Option<&'a str> {
    RELATIONS.into_iter().find_map(|space| el.attribute((space, "id")))
}

/// Namespaces that a branch of `mc:AlternateContent` may require and still be read here: shapes, groups and canvases
/// with their text boxes, and the additions of later Word versions to text.
const UNDERSTOOD: [&str; 11] = [
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
    "http://schemas.microsoft.com/office/drawing/2010/main",
    "http://schemas.openxmlformats.org/drawingml/2006/main",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "http://schemas.openxmlformats.org/drawingml/2006/lockedCanvas",
    "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "urn:schemas-microsoft-com:vml",
];

/// Number of bytes after which the text of a prompt or a header is cut off.
const LONG: usize = 4_000;

/// Elements that are never read: deleted or moved content, and properties.
const PASSED_OVER: [&str; 14] = [
    "del",
    "moveFrom",
    "conflictDel",
    "pPr",
    "rPr",
    "sectPr",
    "tblPr",
    "tblPrEx",
    "tblGrid",
    "trPr",
    "tcPr",
    "sdtPr",
    "customXmlPr",
    "smartTagPr",
];

/// Returns whether an element is skipped with all its content. Deleted rows and cells are marked in their properties.
pub(super) fn is_passed_over(el: El<'_>) -> bool {
    let deleted = |properties, mark| child(el, properties).is_some_and(|found| child(found, mark).is_some());
    match word(el) {
        "tr" => deleted("trPr", "del"),
        "tc" => deleted("tcPr", "cellDel"),
        _ => PASSED_OVER.contains(&el.tag_name().name()),
    }
}

/// Returns whether an element by itself is something to read.
pub(super) fn shows(el: El<'_>) -> bool {
    let says = || el.text().is_some_and(|text| !text.trim().is_empty());
    match (word(el), math(el), drawn(el)) {
        ("t" | "delText", ..) | (_, "t", _) | (.., "t") => says(),
        ("sym" | "footnoteReference" | "endnoteReference", ..) => true,
        _ => false,
    }
}

/// Returns whether there is anything to read in an element: text, or content that becomes text.
pub(super) fn yields(el: El<'_>) -> bool {
    if is_passed_over(el) {
        return false;
    }
    let said = match el.tag_name().name() {
        "docPr" | "cNvPr" => description(el).is_some(),
        "shape" | "rect" | "group" => attribute(el, "alt").is_some_and(describes),
        "textpath" => attribute(el, "string").is_some_and(|text| !text.trim().is_empty()),
        "relIds" | "ffData" => true,
        _ => shows(el),
    };
    said || el.children().filter(El::is_element).any(yields)
}

/// Returns the one branch of `mc:AlternateContent` that is read, since all of them have the same content in different
/// forms: the first supported choice with something to read, else the fallback, else any branch with something to read.
pub(super) fn branch<'a>(el: El<'a>, deadline: &Deadline) -> Result<Option<El<'a>>> {
    if el.tag_name().name() != "AlternateContent" {
        return Ok(None);
    }
    // If they are nested, each is searched again.
    deadline.check()?;
    let named = |name: &'static str| el.children().filter(move |child| child.tag_name().name() == name);
    let mut said = named("Choice")
        .filter(|choice| is_understood(*choice))
        .chain(named("Fallback"))
        .chain(named("Choice").filter(|choice| !is_understood(*choice)))
        .filter(|branch| yields(*branch));
    Ok(said.next().or_else(|| named("Choice").chain(named("Fallback")).next()))
}

/// Returns whether all namespaces required by a choice are supported (ISO/IEC 29500-3, 7.6).
fn is_understood(choice: El<'_>) -> bool {
    let required = choice.attribute("Requires").unwrap_or_default();
    let known = |prefix| {
        let space = choice.lookup_namespace_uri(Some(prefix));
        space.is_some_and(|space| {
            UNDERSTOOD.contains(&space)
                || WORD.contains(&space)
                || MATH.contains(&space)
                || space.starts_with("http://schemas.microsoft.com/office/word/201")
                    && space.contains("/wordml")
        })
    };
    required.split_whitespace().all(known)
}

/// Returns the alternative text of a picture or shape, unless it is just the name of its file.
pub(super) fn description(el: El<'_>) -> Option<&str> {
    ["descr", "title"].into_iter().find_map(|name| attribute(el, name).filter(|text| describes(text)))
}

/// Returns whether a picture's description is more than the name of its file.
pub(super) fn describes(text: &str) -> bool {
    let text = text.trim();
    let end = text.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let file = matches!(
        end.as_str(),
        "png" | "jpg" | "jpeg" | "gif" | "bmp" | "tif" | "tiff" | "emf" | "wmf" | "svg"
    );
    !text.is_empty() && !file && !text.contains("://")
}

/// Returns the text of an element on one line, without elements that are never read; a long text is cut off.
pub(super) fn text_of(el: El<'_>) -> String {
    fn add(el: El<'_>, out: &mut String) {
        for child in el.children().filter(|child| child.is_element() && !is_passed_over(*child)) {
            if out.len() > LONG {
                return;
            }
            match word(child) {
                "t" | "delText" => out.push_str(child.text().unwrap_or_default()),
                "br" | "cr" | "tab" => out.push(' '),
                _ => add(child, out),
            }
            if word(child) == "p" {
                out.push(' ');
            }
        }
    }
    let mut text = String::new();
    add(el, &mut text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
