//! Writing XML.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// A document as it is written.
pub(super) type Xml = Writer<Vec<u8>>;

/// Returns the text without characters that XML 1.0 cannot represent, not even escaped, and without the other control
/// characters, which HTML does not allow.
pub(super) fn allowed(text: &str) -> String {
    let fits = |c: &char| {
        matches!(c, '\t' | '\n' | '\r') || !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')
    };
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

/// What XML is written into. Writing cannot fail, as it goes into memory.
pub(super) trait Elements {
    /// Returns what is written into.
    fn writer(&mut self) -> &mut Writer<Vec<u8>>;

    /// Begins an element.
    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        event(self.writer(), Event::Start(tag(name, attributes)));
    }

    /// Ends an element.
    fn close(&mut self, name: &str) {
        event(self.writer(), Event::End(BytesEnd::new(name)));
    }

    /// Writes an element without content.
    fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        event(self.writer(), Event::Empty(tag(name, attributes)));
    }

    /// Writes text.
    fn text(&mut self, text: &str) {
        event(self.writer(), Event::Text(BytesText::new(&allowed(text))));
    }

    /// Writes an element with a text.
    fn element(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.open(name, attributes);
        self.text(text);
        self.close(name);
    }

    /// Adds what was written before.
    fn written(&mut self, xml: &[u8]) {
        self.writer().get_mut().extend_from_slice(xml);
    }
}

fn tag<'n>(name: &'n str, attributes: &[(&str, &str)]) -> BytesStart<'n> {
    let mut tag = BytesStart::new(name);
    for (name, value) in attributes {
        tag.push_attribute((*name, allowed(value).as_str()));
    }
    tag
}

fn event(writer: &mut Writer<Vec<u8>>, event: Event<'_>) {
    // Writing into memory fails only where there is none left.
    if let Err(error) = writer.write_event(event) {
        tracing::error!(%error, "a piece of a file was not written");
    }
}
