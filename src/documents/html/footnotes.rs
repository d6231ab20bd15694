//! Writes footnotes, the references to them, and the links back.

use super::blocks::Writer;

/// Maximum number of links from a footnote back to the references to it.
const MOST_BACK_LINKS: usize = 20;

impl Writer<'_> {
    /// Writes a reference to a footnote.
    pub(super) fn refer(&mut self, note: usize) {
        let reference = self.notes.referred.entry(note).or_default();
        *reference += 1;
        let reference = *reference;
        self.output.tag("<sup><a");
        self.output.attribute("href", &format!("#{}", self.note_id(note)));
        if reference <= MOST_BACK_LINKS {
            self.output.attribute("id", &self.reference_id(note, reference));
        }
        self.output.attribute("role", "doc-noteref");
        self.output.attribute("aria-label", &self.style.labels.note(note));
        self.own_language();
        self.output.tag(">");
        self.output.label(&note.to_string());
        self.output.tag("</a></sup>");
    }

    /// Begins the next footnote. They are at the end of the tree, in the order of their numbers.
    pub(super) fn footnote(&mut self) -> &'static str {
        self.notes.begun += 1;
        if self.notes.begun == 1 {
            self.output.tag("<ol class=\"footnotes\">\n");
        }
        self.output.tag("<li");
        self.output.attribute("id", &self.note_id(self.notes.begun));
        self.element(">", "</li>\n")
    }

    /// Writes the links from the current footnote back to the references to it.
    pub(super) fn back_links(&mut self) {
        let note = self.notes.begun;
        let references = self.outline.references(note);
        for reference in 1..=references.min(MOST_BACK_LINKS) {
            let which = (references > 1).then_some(reference);
            self.output.tag(" <a");
            self.output.attribute("href", &format!("#{}", self.reference_id(note, reference)));
            self.output.attribute("role", "doc-backlink");
            self.output.attribute("aria-label", &self.style.labels.back(note, which));
            self.own_language();
            self.output.tag(">");
            // The second character asks for the arrow as text rather than as a coloured picture.
            self.output.label("↩\u{fe0e}");
            if let Some(which) = which {
                self.output.label(&which.to_string());
            }
            self.output.tag("</a>");
        }
    }

    // No slug has an underscore, so these differ from every heading's.

    fn note_id(&self, note: usize) -> String {
        format!("{}note_{note}", self.style.prefix)
    }

    fn reference_id(&self, note: usize, reference: usize) -> String {
        format!("{}ref_{note}_{reference}", self.style.prefix)
    }
}
