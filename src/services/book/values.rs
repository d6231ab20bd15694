//! The values of a practice's fields in words, for a book.

use serde_json::Value;

use crate::domain::book::{Alignment, Block, Field, Inline, Marked, Table};
use crate::domain::language::UiLanguage;
use crate::messages::{self, format};
use crate::services::published::{FieldPart, PresentedField};

/// A short value: its text, and whether it is the institution's own words rather than ours.
pub(super) struct Words {
    pub(super) text: String,
    pub(super) is_own: bool,
}

/// Returns the short values of a field, in order; none if it has only longer ones.
pub(super) fn short(field: &PresentedField, language: UiLanguage) -> Vec<Words> {
    match field.kind {
        "markdown" | "table" => Vec::new(),
        "group" => group(field, language),
        kind => {
            let one = std::slice::from_ref(&field.value);
            let values = field.value.as_array().map_or(one, Vec::as_slice);
            values.iter().filter_map(|value| words(kind, value, language)).collect()
        }
    }
}

/// Returns the yes and no of a group, then what else there is in it, without its longer texts.
fn group(field: &PresentedField, language: UiLanguage) -> Vec<Words> {
    let parts = || field.layout.parts.iter();
    let mut found = Vec::new();
    for (answer, text) in [(true, "practice-flags-yes"), (false, "practice-flags-no")] {
        let named = parts().filter(|part| field.value[part.name.as_str()] == Value::Bool(answer));
        let named: Vec<&str> = named.map(|part| part.label.as_str()).collect();
        if !named.is_empty() {
            let text = messages::text(language, text, [("list", named.join(", "))]);
            found.push(Words { text, is_own: false });
        }
    }
    for part in parts().filter(|part| !["boolean", "markdown"].contains(&part.kind)) {
        if let Some(said) = words(part.kind, &field.value[part.name.as_str()], language) {
            let label = messages::text(language, "practice-label", [("label", part.label.as_str())]);
            found.push(Words { text: format!("{label} {}", said.text), ..said });
        }
    }
    found
}

/// Returns a value in words; `None` if there is nothing to say.
fn words(kind: &str, value: &Value, language: UiLanguage) -> Option<Words> {
    let ours = |text: String| Some(Words { text, is_own: false });
    match kind {
        "option" | "options" => {
            let label = value["label"].as_str()?;
            // What is known by its number is named with it.
            ours(if value["value"].is_number() {
                format!("{}. {label}", value["value"])
            } else {
                label.to_owned()
            })
        }
        "country" | "countries" => ours(value["label"].as_str()?.to_owned()),
        "number" => ours(format::number(language, value.as_f64()?)),
        "boolean" => {
            ours(messages::plain(language, if value.as_bool()? { "practice-yes" } else { "practice-no" }))
        }
        "date" => ours(format::partial_date(language, value.as_str()?)),
        _ => {
            let text = match value {
                Value::String(text) => text.trim().to_owned(),
                Value::Number(number) => number.to_string(),
                _ => return None,
            };
            (!text.is_empty()).then_some(Words { text, is_own: kind != "link" })
        }
    }
}

/// Returns a table of records, each part that any of them has as a column. A name with an address is a link.
pub(super) fn table(field: &PresentedField, language: UiLanguage) -> Option<Field> {
    let rows = field.value.as_array().filter(|rows| !rows.is_empty())?;
    let is_used = |part: &&FieldPart| rows.iter().any(|row| !row[part.name.as_str()].is_null());
    let parts: Vec<&FieldPart> = field.layout.parts.iter().filter(is_used).collect();
    // One text and its address need no table.
    if let [text, link] = parts.as_slice()
        && (text.kind, link.kind) == ("text", "link")
    {
        return Some(list(field, rows, |row| linked(row, text, link)));
    }
    if let [only] = parts.as_slice() {
        return Some(list(field, rows, |row| cell(row, only, language)));
    }
    let align = |part: &&FieldPart| match part.kind {
        "number" => Alignment::Right,
        _ => Alignment::Left,
    };
    let table = Table {
        head: parts.iter().map(|part| vec![Inline::Text(part.label.clone())]).collect(),
        rows: rows.iter().map(|row| parts.iter().map(|part| cell(row, part, language)).collect()).collect(),
        align: parts.iter().map(align).collect(),
        caption: Vec::new(),
        is_head_foreign: true,
    };
    Some(of(field, vec![Block::Table(table)]))
}

fn list(field: &PresentedField, rows: &[Value], item: impl Fn(&Value) -> Vec<Inline>) -> Field {
    let items = rows.iter().map(item).filter(|c| !c.is_empty());
    let items: Vec<Vec<Block>> = items.map(|c| vec![Block::P { c, n: None }]).collect();
    of(field, vec![Block::Ul { items, n: None }])
}

fn of(field: &PresentedField, blocks: Vec<Block>) -> Field {
    Field { name: field.name.clone(), label: field.label.clone(), blocks }
}

fn linked(row: &Value, text: &FieldPart, link: &FieldPart) -> Vec<Inline> {
    let text = row[text.name.as_str()].as_str().unwrap_or_default().trim();
    let address = row[link.name.as_str()].as_str().and_then(website);
    match (text.is_empty(), address) {
        (true, None) => Vec::new(),
        (false, None) => vec![Inline::Text(text.to_owned())],
        (is_unnamed, Some(href)) => {
            let text = if is_unnamed { href.clone() } else { text.to_owned() };
            vec![Inline::Marked(Marked::A { href, c: vec![Inline::Text(text)] })]
        }
    }
}

fn cell(row: &Value, part: &FieldPart, language: UiLanguage) -> Vec<Inline> {
    let Some(said) = words(part.kind, &row[part.name.as_str()], language) else { return Vec::new() };
    match (part.kind, website(&said.text)) {
        ("link", Some(href)) => {
            vec![Inline::Marked(Marked::A { href, c: vec![Inline::Text(said.text)] })]
        }
        _ => vec![Inline::Text(said.text)],
    }
}

/// Returns the address of a website; `None` for anything else.
fn website(text: &str) -> Option<String> {
    ["https://", "http://"].iter().any(|scheme| text.starts_with(scheme)).then(|| text.to_owned())
}
