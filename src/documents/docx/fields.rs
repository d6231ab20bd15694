//! Fields: which of their marks are valid, and the content of a field.
//!
//! A field consists of three marks among the runs (begin, separate, end), and the content between the first two is its
//! code, which is invisible. A mark may be missing or in the wrong place. So the marks of a story (the body, a note, a
//! text box, a cell) are matched before it is read, and those that do not match are ignored: content may be shown
//! unnecessarily, but visible content is never lost.

use std::collections::HashMap;

use roxmltree::NodeId;

use super::xml::{self, El};
use crate::documents::bounds::Deadline;
use crate::error::Result;

/// Maximum number of fields open at the same time. Each piece of text checks all of them to see whether it is shown.
const MAX_FIELDS: usize = 50;

/// A field between its begin and its end. Its code is not shown; its result is.
#[derive(Debug, Default)]
pub(super) struct Field {
    pub(super) code: String,
    pub(super) in_result: bool,
    pub(super) link: u32,
}

impl Field {
    /// Returns whether the field is displayed from its code alone: a formula from Word before 2007.
    pub(super) fn is_formula(&self) -> bool {
        self.code.split_whitespace().next().is_some_and(|name| name.eq_ignore_ascii_case("EQ"))
    }
}

/// The valid marks, each with whether its field's result contains text.
pub(super) type Marks = HashMap<NodeId, bool>;

/// The direct content of one part of a field, excluding nested fields.
#[derive(Clone, Copy, Debug, Default)]
struct Held {
    code: bool,
    text: bool,
}

/// A field that has begun.
struct Open {
    begin: NodeId,
    separate: Option<NodeId>,
    before: Held,
    after: Held,
}

impl Open {
    fn here(&mut self) -> &mut Held {
        if self.separate.is_some() { &mut self.after } else { &mut self.before }
    }

    /// Returns whether all marks are present. Code consists of code and complete fields; if it contains text, or if the
    /// result contains code as well as text, a mark is missing.
    fn is_whole(&self) -> bool {
        self.before.code && !self.before.text && !(self.after.code && self.after.text)
    }
}

/// Returns the valid marks of a story. `left_out` returns whether a content control is not read.
pub(super) fn marks(story: El<'_>, left_out: &dyn Fn(El<'_>) -> bool, deadline: &Deadline) -> Result<Marks> {
    let mut matching = Matching { left_out, deadline, marks: Marks::new() };
    matching.gather(story, &mut Vec::new())?;
    Ok(matching.marks)
}

struct Matching<'m> {
    left_out: &'m dyn Fn(El<'_>) -> bool,
    deadline: &'m Deadline,
    marks: Marks,
}

impl Matching<'_> {
    fn gather(&mut self, parent: El<'_>, open: &mut Vec<Open>) -> Result<()> {
        for el in parent.children().filter(El::is_element) {
            match xml::word(el) {
                _ if xml::is_passed_over(el) => {}
                "sdt" => {
                    // Each call searches the whole content of the control.
                    self.deadline.check()?;
                    if !(self.left_out)(el) {
                        self.gather(el, open)?;
                    }
                }
                "tc" | "txbxContent" => {
                    self.deadline.check()?;
                    hold(open, |held| held.text |= xml::yields(el));
                    self.gather(el, &mut Vec::new())?;
                }
                "fldChar" => mark(el, open, &mut self.marks),
                "instrText" | "delInstrText" => {
                    let says = el.text().is_some_and(|text| !text.trim().is_empty());
                    hold(open, |held| held.code |= says);
                }
                _ if xml::shows(el) => hold(open, |held| held.text = true),
                _ => self.gather(xml::branch(el, self.deadline)?.unwrap_or(el), open)?,
            }
        }
        Ok(())
    }
}

fn hold(open: &mut [Open], change: impl FnOnce(&mut Held)) {
    if let Some(open) = open.last_mut() {
        change(open.here());
    }
}

fn mark(el: El<'_>, open: &mut Vec<Open>, marks: &mut Marks) {
    match xml::attribute(el, "fldCharType") {
        Some("begin") => {
            if open.len() >= MAX_FIELDS {
                open.remove(0);
            }
            let held = Held::default();
            open.push(Open { begin: el.id(), separate: None, before: held, after: held });
        }
        Some("separate") => {
            if let Some(open) = open.last_mut().filter(|open| open.separate.is_none()) {
                open.separate = Some(el.id());
            }
        }
        Some("end") => {
            let Some(closed) = open.pop() else { return };
            if closed.is_whole() {
                let ids = [Some(closed.begin), closed.separate, Some(el.id())];
                marks.extend(ids.into_iter().flatten().map(|id| (id, closed.after.text)));
            } else {
                // Treated as if its marks did not exist, so its content belongs to the field around it.
                hold(open, |held| {
                    held.code |= closed.before.code || closed.after.code;
                    held.text |= closed.before.text || closed.after.text;
                });
            }
        }
        _ => {}
    }
}

/// Returns the address in the code `HYPERLINK "https://…" \l "anchor" \o "tip"` (ISO/IEC 29500-1, 17.16.5.25).
pub(super) fn hyperlink(code: &str) -> Option<String> {
    let code = code.trim_start();
    let (name, rest) = code.split_at_checked("HYPERLINK".len())?;
    if !name.eq_ignore_ascii_case("HYPERLINK") {
        return None;
    }
    let mut url = None;
    let mut switch = String::new();
    for (quoted, word) in words(rest) {
        if !quoted && word.starts_with('\\') {
            switch = word;
        } else if switch == "\\l" {
            url = url.map(|url: String| format!("{url}#{word}"));
            switch.clear();
        } else if switch == "\\o" || switch == "\\t" || switch == "\\s" {
            switch.clear();
        } else {
            url = url.or(Some(word));
        }
    }
    url
}

/// Returns the words of a field's code, each with whether it was in quotes.
fn words(text: &str) -> Vec<(bool, String)> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let quoted = rest.strip_prefix(['"', '“']);
        let (word, after) = match quoted {
            Some(inside) => inside.split_once(['"', '”']).unwrap_or((inside, "")),
            None => rest.split_once(char::is_whitespace).unwrap_or((rest, "")),
        };
        found.push((quoted.is_some(), word.to_owned()));
        rest = after.trim_start();
    }
    found
}
