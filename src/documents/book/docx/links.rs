//! Addresses that a part of a Word document links to.

use oxiri::Iri;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What Word reads in no address; letters beyond ASCII are always encoded.
const ENCODED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The addresses, each once, in the order in which they came.
#[derive(Default)]
pub(super) struct Links(Vec<String>);

impl Links {
    /// Returns the id of the relationship to an address; `None` for what is no address, as Word opens no document that has
    /// such a one.
    pub(super) fn id(&mut self, href: &str) -> Option<String> {
        let address = utf8_percent_encode(href, ENCODED).to_string();
        Iri::parse(address.as_str()).ok()?;
        let at = self.0.iter().position(|known| *known == address).unwrap_or_else(|| {
            self.0.push(address);
            self.0.len() - 1
        });
        Some(format!("link{at}"))
    }

    /// Returns the ids with their addresses.
    pub(super) fn all(&self) -> impl Iterator<Item = (String, &str)> {
        self.0.iter().enumerate().map(|(at, address)| (format!("link{at}"), address.as_str()))
    }
}
