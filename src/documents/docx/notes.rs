//! Footnotes and endnotes: numbered together in the order in which the body refers to them, since a web page has only
//! one foot.

use std::collections::HashMap;

use roxmltree::Document;

use super::xml::{self, El};

/// Which of the two parts a note is in.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Part {
    Foot,
    End,
}

/// The notes of a document, and which of them the body refers to.
pub(super) struct Notes<'a> {
    found: HashMap<(Part, &'a str), El<'a>>,
    numbers: HashMap<(Part, &'a str), usize>,
    order: Vec<(Part, El<'a>)>,
}

impl<'a> Notes<'a> {
    /// Collects all notes of both parts that contain something to read; separators are notes that do not.
    pub(super) fn new(footnotes: Option<&'a Document<'a>>, endnotes: Option<&'a Document<'a>>) -> Notes<'a> {
        let mut found = HashMap::new();
        for (part, document) in [(Part::Foot, footnotes), (Part::End, endnotes)] {
            for el in document.into_iter().flat_map(|document| document.root_element().children()) {
                let ordinary = matches!(xml::attribute(el, "type"), None | Some("normal"));
                if let Some(id) = xml::attribute(el, "id").filter(|_| ordinary && xml::yields(el)) {
                    found.insert((part, id), el);
                }
            }
        }
        Notes { found, numbers: HashMap::new(), order: Vec::new() }
    }

    /// Returns the number of the note that an element refers to; the same number each time.
    pub(super) fn number(&mut self, reference: &str, id: &'a str) -> Option<usize> {
        let part = if reference == "endnoteReference" { Part::End } else { Part::Foot };
        let (&key, &el) = self.found.get_key_value(&(part, id))?;
        Some(*self.numbers.entry(key).or_insert_with(|| {
            self.order.push((part, el));
            self.order.len()
        }))
    }

    /// Takes the notes that were referred to, in that order.
    pub(super) fn take_order(&mut self) -> Vec<(Part, El<'a>)> {
        std::mem::take(&mut self.order)
    }
}
