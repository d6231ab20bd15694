//! HTML as it is written: tags, escaped text, and marks that open and close around the tags within a marked passage.

use std::ops::Range;

/// Separates pieces of a text that has no tags for long. The cleaner removes it. It escapes a text by looking through
/// all of the rest again for each character that it escapes, so its time would be quadratic in the length of a text.
pub const BREAK: &str = "<!---->";
/// Number of bytes of text after which a [`BREAK`] follows.
const UNBROKEN: usize = 2048;

/// HTML being written.
#[derive(Default)]
pub struct Output {
    html: String,
    /// The ranges to mark in the text of the current block, in order and apart from each other.
    marks: Vec<Range<usize>>,
    /// The first of the marks that does not end before [`Output::at`].
    next: usize,
    /// How much of the text of the current block has been written.
    at: usize,
    is_marking: bool,
    /// The length of the HTML at the last tag.
    last_tag: usize,
}

impl Output {
    /// Begins a block with this text, which follows in pieces, and these ranges to mark in it.
    pub fn begin(&mut self, text: &str, marks: Vec<Range<usize>>) {
        self.mark(false);
        self.marks = tidied(text, marks);
        (self.next, self.at) = (0, 0);
    }

    /// Writes a tag, or several.
    pub fn tag(&mut self, tag: &str) {
        self.mark(false);
        self.html.push_str(tag);
        self.last_tag = self.html.len();
    }

    /// Writes a line break that is part of the block's text.
    pub fn line_break(&mut self) {
        self.tag("<br>\n");
        self.at += 1;
    }

    /// Writes the next piece of the block's text.
    pub fn text(&mut self, piece: &str) {
        let mut rest = piece;
        while !rest.is_empty() {
            while self.marks.get(self.next).is_some_and(|mark| mark.end <= self.at) {
                self.next += 1;
            }
            let (is_marked, end) = match self.marks.get(self.next) {
                Some(mark) if mark.start <= self.at => (true, mark.end),
                Some(mark) => (false, mark.start),
                None => (false, usize::MAX),
            };
            let length = rest.floor_char_boundary(end - self.at);
            // A range that ends within a character of this piece cannot come from the block's text.
            let (now, later) = rest.split_at(if length == 0 { rest.len() } else { length });
            self.mark(is_marked);
            self.escaped(now);
            self.at += now.len();
            rest = later;
        }
    }

    /// Passes over the next piece of the block's text, which stands in an attribute.
    pub fn pass(&mut self, piece: &str) {
        self.mark(false);
        self.at += piece.len();
    }

    /// Writes text that does not belong to the block's.
    pub fn label(&mut self, text: &str) {
        self.mark(false);
        self.escaped(text);
    }

    /// Writes an attribute into a tag that has been begun.
    pub fn attribute(&mut self, name: &str, value: &str) {
        for part in [" ", name, "=\""] {
            self.html.push_str(part);
        }
        let mut quoted = value.split('"');
        escape(quoted.next().unwrap_or_default(), &mut self.html);
        for part in quoted {
            self.html.push_str("&quot;");
            escape(part, &mut self.html);
        }
        self.html.push('"');
    }

    /// Returns the HTML.
    pub fn finish(mut self) -> String {
        self.mark(false);
        self.html
    }

    fn mark(&mut self, is_marking: bool) {
        if self.is_marking != is_marking {
            self.html.push_str(if is_marking { "<mark>" } else { "</mark>" });
            self.is_marking = is_marking;
            self.last_tag = self.html.len();
        }
    }

    fn escaped(&mut self, text: &str) {
        let mut rest = text;
        while !rest.is_empty() {
            if self.html.len() >= self.last_tag + UNBROKEN {
                self.html.push_str(BREAK);
                self.last_tag = self.html.len();
            }
            let (now, later) = rest.split_at(rest.floor_char_boundary(UNBROKEN));
            escape(now, &mut self.html);
            rest = later;
        }
    }
}

/// Returns the ranges in order, without overlaps and widened to whole characters; those outside of the text are left
/// out.
fn tidied(text: &str, mut marks: Vec<Range<usize>>) -> Vec<Range<usize>> {
    marks.retain(|mark| mark.start < mark.end && mark.end <= text.len());
    marks.sort_by_key(|mark| mark.start);
    let mut tidied: Vec<Range<usize>> = Vec::with_capacity(marks.len());
    for mark in marks {
        let mark = text.floor_char_boundary(mark.start)..text.ceil_char_boundary(mark.end);
        match tidied.last_mut() {
            Some(last) if mark.start <= last.end => last.end = last.end.max(mark.end),
            _ => tidied.push(mark),
        }
    }
    tidied
}

/// Escapes text for element content, as the HTML standard serialises it, so that the cleaner finds nothing to change.
/// Control characters are left out: they show nothing, and some of them are not allowed in HTML.
fn escape(text: &str, html: &mut String) {
    let mut from = 0;
    for (at, c) in text.char_indices() {
        let escaped = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '\u{a0}' => "&nbsp;",
            '\n' | '\t' => continue,
            c if c.is_control() => "",
            _ => continue,
        };
        html.push_str(&text[from..at]);
        html.push_str(escaped);
        from = at + c.len_utf8();
    }
    html.push_str(&text[from..]);
}
