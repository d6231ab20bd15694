//! The values of a practice's fields as HTML, in the reader's language.

use askama::Template;
use serde_json::Value;

use super::page::Page;
use crate::domain::country;
use crate::domain::html::Html;
use crate::domain::language::Language;
use crate::domain::links::encoded;
use crate::domain::text::turns_direction;
use crate::error::{Error, Result};
use crate::messages::format;
use crate::services::published::{FieldLayout, FieldPart, Heading, Passage, Reading};

/// Characters to percent-encode in a query: all but the unreserved ones (RFC 3986, 2.3).
/// Number of characters from which on a text in a table needs a wide column.
const LONG: usize = 60;

/// A field with its value, as the services give it.
#[derive(Clone, Copy)]
pub struct Field<'a> {
    /// Its label.
    pub label: &'a str,
    /// The type of its value.
    pub kind: &'a str,
    /// How people see it.
    pub layout: &'a FieldLayout,
    /// Its value.
    pub value: &'a Value,
}

/// A text of a practice, with the number of its words.
pub struct Text {
    /// The text, as block elements.
    pub html: Html,
    /// Number of words.
    pub words: usize,
    /// The headings in it, in order.
    pub headings: Vec<Heading>,
}

/// Writes the values of one practice.
pub struct Values<'a> {
    /// The page that they are on.
    pub page: &'a Page,
    /// How the practice's own texts are read.
    pub reading: &'a Reading,
}

/// Something short: a name, a number, a date.
#[derive(Default)]
struct Entry {
    /// What the text is, where it could be mistaken for something else.
    label: Option<String>,
    text: Html,
    /// The language of the text, if it is not the page's.
    lang: Option<String>,
    address: Option<String>,
    /// Whether the address is on another site.
    is_elsewhere: bool,
    /// What else is known of it.
    more: Vec<Entry>,
}

#[derive(Template)]
#[template(path = "partials/entries.html")]
struct Entries {
    entries: Vec<Entry>,
    is_list: bool,
    is_ordered: bool,
}

#[derive(Template)]
#[template(path = "partials/rows.html")]
struct Rows<'a> {
    label: &'a str,
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
}

struct Column {
    label: String,
    /// The class of its cells: `num` for numbers, `long` for texts of some length.
    class: &'static str,
}

struct Cell {
    class: &'static str,
    entry: Entry,
}

#[derive(Template)]
#[template(path = "partials/prose.html")]
struct Prose<'a> {
    lang: Option<&'a str>,
    html: Html,
}

impl Values<'_> {
    /// Returns a value for the margin or for a cell: a line, or a list. Nothing if there is nothing to show.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn short(&self, field: Field<'_>) -> Result<Option<Html>> {
        let entries = match field.kind {
            "table" => self.rows_as_entries(field),
            "group" => self.group_as_entries(field),
            kind => {
                let values = match field.value {
                    Value::Array(items) => items.iter().collect(),
                    value => vec![value],
                };
                let values = values.into_iter();
                values.filter_map(|value| self.entry(kind, field.layout.facet, value)).collect()
            }
        };
        written(entries, false, false)
    }

    /// Returns a value as part of the text, with what comes from it alone: a table, a list, a text. Nothing if there is
    /// nothing to show. `top` is the level of its highest headings, and every `id` in it begins with `prefix`.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn long(&self, field: Field<'_>, top: u8, prefix: &str) -> Result<Option<Text>> {
        let (html, words) = match field.kind {
            "markdown" => {
                let markdown = field.value.as_str().unwrap_or_default();
                return self.prose(Passage { markdown, top, prefix, title: field.label });
            }
            "group" => {
                let mut parts = field.layout.parts.iter().filter(|part| part.kind == "markdown");
                let text = parts.find_map(|part| field.value[part.name.as_str()].as_str());
                let Some(markdown) = text else { return Ok(None) };
                return self.prose(Passage { markdown, top, prefix, title: field.label });
            }
            "table" => {
                let texts = |kind| field.layout.parts.iter().filter(move |part| part.kind == kind).count();
                let is_line = field.layout.parts.len() == texts("text") + texts("link") && texts("link") <= 1;
                let html = match (texts("text"), is_line) {
                    (1, true) => {
                        let entries = self.rows_as_entries(field);
                        written(entries, true, texts("link") == 0)?
                    }
                    _ => self.rows(field)?,
                };
                (html, words(field.value))
            }
            _ => (self.short(field)?, words(field.value)),
        };
        Ok(html.map(|html| Text { html, words, headings: Vec::new() }))
    }

    /// Returns a Markdown text.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn prose(&self, passage: Passage<'_>) -> Result<Option<Text>> {
        let rendered = self.reading.markdown(passage);
        if rendered.html.as_str().is_empty() {
            return Ok(None);
        }
        let prose = Prose { lang: self.reading.lang(), html: rendered.html };
        Ok(Some(Text { html: html(&prose)?, words: rendered.words, headings: rendered.headings }))
    }

    fn entry(&self, kind: &str, facet: Option<&str>, value: &Value) -> Option<Entry> {
        let language = self.page.language;
        let plain = |text: String| Some(Entry { text: Html::escaped(&text), ..Entry::default() });
        match kind {
            "option" | "options" => {
                let label = value["label"].as_str()?;
                let chosen = text_of(&value["value"]);
                // What is known by its number is shown with it.
                let label = match value["value"].is_number() {
                    true => format!("{chosen}. {label}"),
                    false => label.to_owned(),
                };
                let address = facet.map(|facet| {
                    let chosen = encoded(&chosen);
                    self.page.to(&format!("/search?{facet}={chosen}"))
                });
                Some(Entry { text: Html::escaped(&label), address, ..Entry::default() })
            }
            "country" | "countries" => {
                let code = value["value"].as_str()?;
                let address = self.page.to(&format!("/countries/{}", encoded(code)));
                let label = value["label"].as_str().unwrap_or(code);
                Some(Entry { text: Html::escaped(label), address: Some(address), ..Entry::default() })
            }
            "number" => value.as_f64().and_then(|number| plain(format::number(language, number))),
            "year" => plain(text_of(value)),
            "boolean" => plain(self.page.say(if value.as_bool()? { "practice-yes" } else { "practice-no" })),
            "date" => value.as_str().and_then(|date| plain(format::partial_date(language, date))),
            "link" => {
                let address = value.as_str().filter(|address| is_web_address(address))?;
                let text = Html::escaped(host(address));
                Some(Entry {
                    text,
                    address: Some(address.to_owned()),
                    is_elsewhere: true,
                    ..Entry::default()
                })
            }
            _ => {
                let text = settled(&text_of(value));
                let lang = self.reading.lang().map(str::to_owned);
                (!text.trim().is_empty()).then(|| Entry {
                    text: self.reading.text(&text),
                    lang,
                    ..Entry::default()
                })
            }
        }
    }

    /// Returns the rows of a table one by one: the first thing that each one says, then the rest.
    fn rows_as_entries(&self, field: Field<'_>) -> Vec<Entry> {
        let rows = field.value.as_array().into_iter().flatten();
        rows.filter_map(|row| {
            let mut said = Vec::new();
            let mut link = None;
            for part in &field.layout.parts {
                match self.entry(part.kind, None, &row[part.name.as_str()]) {
                    Some(entry) if part.kind == "link" && link.is_none() => link = Some(entry),
                    Some(entry) if ["number", "boolean", "date"].contains(&part.kind) => {
                        said.push(self.labelled(part, entry));
                    }
                    Some(entry) => said.push(entry),
                    None => {}
                }
            }
            if said.is_empty() {
                return link;
            }
            let mut first = said.remove(0);
            if let Some(link) = link {
                (first.address, first.is_elsewhere) = (link.address, link.is_elsewhere);
            }
            first.more = said;
            Some(first)
        })
        .collect()
    }

    /// Returns a group's yes and no, then what else there is in it. Its longer texts are part of the text.
    fn group_as_entries(&self, field: Field<'_>) -> Vec<Entry> {
        let mut entries = Vec::new();
        let parts = || field.layout.parts.iter();
        for (answer, text) in [(true, "practice-flags-yes"), (false, "practice-flags-no")] {
            let named = parts().filter(|part| field.value[part.name.as_str()] == Value::Bool(answer));
            let named: Vec<String> = named.map(|part| within_a_sentence(&part.label)).collect();
            if !named.is_empty() {
                let text = self.page.with_args(text, [("list", named.join(", ").into())]);
                entries.push(Entry { text: Html::escaped(&text), ..Entry::default() });
            }
        }
        for part in parts().filter(|part| !["boolean", "markdown"].contains(&part.kind)) {
            if let Some(entry) = self.entry(part.kind, None, &field.value[part.name.as_str()]) {
                entries.push(self.labelled(part, entry));
            }
        }
        entries
    }

    fn rows(&self, field: Field<'_>) -> Result<Option<Html>> {
        let Some(rows) = field.value.as_array().filter(|rows| !rows.is_empty()) else { return Ok(None) };
        let is_used = |part: &&FieldPart| rows.iter().any(|row| !row[part.name.as_str()].is_null());
        let parts: Vec<&FieldPart> = field.layout.parts.iter().filter(is_used).collect();
        let is_long = |part: &FieldPart| {
            rows.iter().any(|row| text_of(&row[part.name.as_str()]).chars().count() > LONG)
        };
        let columns: Vec<Column> = parts
            .iter()
            .map(|part| Column {
                label: part.label.clone(),
                class: if part.kind == "number" {
                    "num"
                } else if is_long(part) {
                    "long"
                } else {
                    ""
                },
            })
            .collect();
        let cells = |row: &Value| {
            let cells = parts.iter().zip(&columns).map(|(part, column)| Cell {
                class: column.class,
                entry: self.entry(part.kind, None, &row[part.name.as_str()]).unwrap_or_default(),
            });
            cells.collect()
        };
        let rows = Rows { label: field.label, rows: rows.iter().map(cells).collect(), columns };
        Ok(Some(html(&rows)?))
    }

    fn labelled(&self, part: &FieldPart, entry: Entry) -> Entry {
        let label = self.page.with_args("practice-label", [("label", part.label.as_str().into())]);
        Entry { label: Some(label), ..entry }
    }
}

/// Returns a label as it is written after the first words of a sentence: without its capital, unless it begins with an
/// acronym.
fn within_a_sentence(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => label.to_owned(),
    }
}

/// Returns the names of countries, each with the address of its page.
pub fn countries(page: &Page, codes: &[String]) -> Vec<(String, String)> {
    let named = codes.iter().map(|code| {
        let name = country::name(code).map_or(code.as_str(), |name| name.in_language(page.language));
        (name.to_owned(), page.to(&format!("/countries/{}", encoded(code))))
    });
    named.collect()
}

/// Returns the `lang` that a text in this language needs on a page.
pub fn foreign(page: &Page, language: &Language) -> Option<String> {
    (language.ui_language() != Some(page.language)).then(|| language.as_str().to_owned())
}

/// Returns a text without characters that would turn the direction of what follows it in the line.
pub fn settled(text: &str) -> String {
    text.chars().filter(|c| !turns_direction(*c)).collect()
}

fn written(entries: Vec<Entry>, is_list: bool, is_ordered: bool) -> Result<Option<Html>> {
    if entries.is_empty() {
        return Ok(None);
    }
    let is_list = is_list || entries.len() > 1;
    Ok(Some(html(&Entries { is_list, is_ordered, entries })?))
}

fn html(template: &impl Template) -> Result<Html> {
    Ok(Html::trusted(template.render().map_err(Error::internal)?))
}

/// Returns a text or a number as text.
fn text_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// Number of words in a value, without those of addresses.
fn words(value: &Value) -> usize {
    match value {
        Value::String(text) if is_web_address(text) => 0,
        Value::String(text) => text.split_whitespace().count(),
        Value::Array(items) => items.iter().map(words).sum(),
        Value::Object(fields) => fields.values().map(words).sum(),
        _ => 0,
    }
}

/// Whether an address may be followed: templates ask for nothing else, but only here it becomes a link.
fn is_web_address(text: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| text.starts_with(scheme))
}

fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or(rest)
}
