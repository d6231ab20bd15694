//! The text of a practice as the public reads it: its fields in the template's order, with the body at the end.

use super::super::page::Page;
use super::super::values::{Field, Text, Values};
use crate::domain::html::Html;
use crate::error::Result;
use crate::services::published::{Heading, Passage, Presented, PresentedField, Reading};

/// Fields that the head of the page shows, and the consent without which nothing is published.
const SHOWN_ELSEWHERE: [&str; 3] = ["title", "summary", "consent"];
/// Maximum number of headings of the body in the contents.
const MOST_HEADINGS: usize = 40;

/// A line of the contents.
pub struct Contents {
    /// The `id` of the part.
    pub id: String,
    /// Its label.
    pub label: String,
    /// Number of words, and what the number counts.
    pub words: String,
    /// What the number counts.
    pub unit: String,
    /// The headings in it.
    pub headings: Vec<Heading>,
}

/// A part of the text.
pub struct Part {
    /// The name of the field in the template; empty for the body.
    pub name: String,
    /// Its `id`.
    pub id: String,
    /// Its label.
    pub label: String,
    /// What it says.
    pub html: Html,
}

/// A fact.
pub struct Fact {
    /// The name of the field in the template.
    pub name: String,
    /// Its label.
    pub label: String,
    /// What it says.
    pub html: Html,
}

/// The text and the facts of a practice.
pub struct Written {
    /// The parts of the text, with the number of their words.
    pub contents: Vec<Contents>,
    /// The parts of the text.
    pub parts: Vec<Part>,
    /// The facts.
    pub facts: Vec<Fact>,
}

impl Written {
    /// Writes the fields in the template's order, then the body. Short values are facts; so are the tables before the
    /// first text, which say who takes part rather than what was done.
    ///
    /// `level` is that of the headings that name the parts; those in the parts are one below.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn of(
        page: &Page,
        presented: &Presented,
        reading: &Reading,
        body: &str,
        level: u8,
    ) -> Result<Written> {
        let (values, top) = (Values { page, reading }, level + 1);
        let mut written = Written { contents: Vec::new(), parts: Vec::new(), facts: Vec::new() };
        let fields = presented.fields.iter().enumerate();
        for (at, field) in fields.filter(|(_, field)| !SHOWN_ELSEWHERE.contains(&&*field.name)) {
            let PresentedField { name, label, kind, layout, value } = field;
            let shown = Field { label, kind, layout, value };
            let is_long = *kind == "markdown" || (*kind == "table" && !written.parts.is_empty());
            if !is_long && let Some(html) = values.short(shown)? {
                written.facts.push(Fact { name: name.clone(), label: label.clone(), html });
            }
            if (is_long || *kind == "group")
                && let Some(text) = values.long(shown, top, &format!("f{at}-"))?
            {
                // Only the body is long enough for its headings to be in the contents.
                written.add(page, (name, anchor(name, at)), label, Text { headings: Vec::new(), ..text });
            }
        }
        let title = page.say("practice-body");
        let passage = Passage { markdown: body, top, prefix: "b-", title: &title };
        if let Some(mut text) = values.prose(passage)? {
            text.headings.retain(|heading| heading.level == top);
            text.headings.truncate(MOST_HEADINGS);
            written.add(page, ("", "body".to_owned()), &title, text);
        }
        Ok(written)
    }

    fn add(&mut self, page: &Page, (name, id): (&str, String), label: &str, text: Text) {
        let label = label.to_owned();
        self.contents.push(Contents {
            id: id.clone(),
            label: label.clone(),
            words: page.number(text.words),
            unit: page.count("practice-words", text.words),
            headings: text.headings,
        });
        self.parts.push(Part { name: name.to_owned(), id, label, html: text.html });
    }
}

/// Returns the `id` of a field on the page, which is the same in all versions. A name of an unusual form, which only a
/// template of one's own has, is told from others by its place.
fn anchor(name: &str, at: usize) -> String {
    let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
    if plain { format!("t-{name}") } else { format!("t{at}") }
}
