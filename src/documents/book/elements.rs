//! XML element by element, with all texts escaped.

use quick_xml::Writer;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};

/// What XML is written into. Writing cannot fail, as it goes into memory.
pub trait Elements {
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
        event(self.writer(), Event::Text(BytesText::new(&legal(text))));
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
        tag.push_attribute((*name, legal(value).as_str()));
    }
    tag
}

fn event(writer: &mut Writer<Vec<u8>>, event: Event<'_>) {
    // Writing into memory fails only where there is none left.
    if let Err(error) = writer.write_event(event) {
        tracing::error!(%error, "a piece of a file was not written");
    }
}

/// Returns a text without the characters that XML does not allow (XML 1.0, 2.2).
fn legal(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}'))
        .collect()
}
