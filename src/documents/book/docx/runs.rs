//! Pieces of text of a Word document with their marks, links and footnotes.

use super::text::{Footnote, Text, tag};
use crate::documents::xml::Elements;
use crate::domain::book::{Block, Inline, Marked};

/// How a piece of text looks.
#[derive(Clone, Copy, Default)]
struct Look {
    bold: bool,
    italic: bool,
    strike: bool,
    raised: bool,
    style: Option<&'static str>,
}

impl Text<'_> {
    /// Writes a text without marks.
    pub(super) fn plain(&mut self, text: &str) {
        self.run(text, Look::default());
    }

    /// Writes what a picture shows.
    pub(super) fn described(&mut self, text: &str) {
        self.run(text, Look { italic: true, ..Look::default() });
    }

    /// Writes a label: a text that stands out.
    pub(super) fn label(&mut self, text: &str) {
        self.run(text, Look { bold: true, ..Look::default() });
    }

    /// Writes code.
    pub(super) fn code(&mut self, text: &str) {
        self.run(text, Look { style: Some("VerbatimChar"), ..Look::default() });
    }

    /// Writes a link to a bookmark.
    pub(super) fn link_within(&mut self, bookmark: &str, write: impl FnOnce(&mut Self)) {
        self.open("w:hyperlink", &[("w:anchor", bookmark), ("w:history", "1")]);
        write(self);
        self.close("w:hyperlink");
    }

    /// Writes the text of a block.
    pub(super) fn inlines(&mut self, content: &[Inline]) {
        self.looking(content, Look::default());
    }

    fn looking(&mut self, content: &[Inline], look: Look) {
        for inline in content {
            match inline {
                Inline::Text(text) => self.run(text, look),
                Inline::Marked(marked) => self.marked(marked, look),
            }
        }
    }

    fn marked(&mut self, marked: &Marked, look: Look) {
        match marked {
            Marked::Em { c } => self.looking(c, Look { italic: true, ..look }),
            Marked::Strong { c } => self.looking(c, Look { bold: true, ..look }),
            Marked::S { c } => self.looking(c, Look { strike: true, ..look }),
            Marked::Sup { c } => self.looking(c, Look { raised: true, ..look }),
            Marked::Code { text } => self.run(text, Look { style: Some("VerbatimChar"), ..look }),
            Marked::A { href, c } => match self.links.id(href) {
                Some(id) => {
                    self.open("w:hyperlink", &[("r:id", &id), ("w:history", "1")]);
                    self.looking(c, Look { style: Some("Hyperlink"), ..look });
                    self.close("w:hyperlink");
                }
                None => self.looking(c, look),
            },
            Marked::Br => {
                self.open("w:r", &[]);
                self.empty("w:br", &[]);
                self.close("w:r");
            }
            Marked::Note { blocks } => self.call(blocks, look),
        }
    }

    /// Writes the reference to a footnote. What a footnote says about itself follows in brackets.
    fn call(&mut self, blocks: &[Block], look: Look) {
        let language = self.language.clone();
        if let Some(footnotes) = &mut self.footnotes {
            footnotes.push(Footnote { blocks: blocks.to_vec(), language });
            let id = footnotes.len().to_string();
            self.note_number("w:footnoteReference", &[("w:id", &id)]);
            return;
        }
        self.run(" [", look);
        for (at, block) in blocks.iter().enumerate() {
            if let Block::P { c, .. } = block {
                self.run(if at == 0 { "" } else { " " }, look);
                self.looking(c, look);
            }
        }
        self.run("]", look);
    }

    /// Writes the number of a footnote, where it is called or in the footnote itself.
    pub(super) fn note_number(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.open("w:r", &[]);
        self.open("w:rPr", &[]);
        self.empty("w:rStyle", &[("w:val", "FootnoteReference")]);
        self.close("w:rPr");
        self.empty(name, attributes);
        self.close("w:r");
    }

    fn run(&mut self, text: &str, look: Look) {
        if text.is_empty() {
            return;
        }
        self.open("w:r", &[]);
        self.open("w:rPr", &[]);
        // In the order of the schema (17.3.2.28).
        if let Some(style) = look.style {
            self.empty("w:rStyle", &[("w:val", style)]);
        }
        for (is_set, name) in [(look.bold, "w:b"), (look.italic, "w:i"), (look.strike, "w:strike")] {
            if is_set {
                self.empty(name, &[]);
            }
        }
        if look.raised {
            self.empty("w:vertAlign", &[("w:val", "superscript")]);
        }
        if self.language != self.around {
            let code = tag(&self.language).to_owned();
            self.empty("w:lang", &[("w:val", &code), ("w:eastAsia", &code), ("w:bidi", &code)]);
        }
        self.close("w:rPr");
        self.element("w:t", &[("xml:space", "preserve")], text);
        self.close("w:r");
    }
}
