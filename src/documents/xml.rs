//! Writing XML.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

/// A document as it is written.
pub(super) type Xml = Writer<Vec<u8>>;

/// Returns the text without characters that XML 1.0 cannot represent, not even escaped.
pub(super) fn allowed(text: &str) -> String {
    let fits = |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    text.chars().filter(fits).collect()
}

/// Writes the declaration with which a document begins.
pub(super) fn declaration(xml: &mut Xml) -> io::Result<()> {
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))
}

/// Writes an element with a text. Attributes without a value are left out.
pub(super) fn element(
    xml: &mut Xml,
    name: &str,
    attributes: &[(&str, Option<&str>)],
    text: &str,
) -> io::Result<()> {
    let given: Vec<(&str, String)> = attributes
        .iter()
        .filter_map(|(name, value)| {
            value.filter(|value| !value.is_empty()).map(|value| (*name, allowed(value)))
        })
        .collect();
    xml.create_element(name)
        .with_attributes(given.iter().map(|(name, value)| (*name, value.as_str())))
        .write_text_content(BytesText::new(&allowed(text)))?;
    Ok(())
}

/// Writes an element that has others in it.
pub(super) fn around(
    xml: &mut Xml,
    name: &str,
    attributes: &[(&str, &str)],
    write: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    xml.create_element(name).with_attributes(attributes.iter().copied()).write_inner_content(write)?;
    Ok(())
}
