//! What fields have in common, new ones and those that exist: label, help, group, limits, and whether they are required.

use serde_json::Value;

use super::super::controls::{Choice, Control, InLanguages};
use super::super::pointers::label;
use super::schema;
use super::stored::Stored;
use crate::domain::html::Html;
use crate::domain::labels::Label;
use crate::domain::language::UiLanguage;
use crate::error::{Fault, FaultCode, Faults, Result};
use crate::http::pages::form::{Fields, FormFaults};
use crate::http::pages::page::Page;
use crate::services::forms::FieldKind;

/// The members of a field that hold its limits.
pub const LIMITS: [&str; 3] = ["x-max-words", "maxLength", "maxItems"];

/// The numbers that a form sets: the member of the field that holds it, its label, and a sentence about it.
const NUMBERS: [(&str, &str, &str); 3] = [
    ("x-max-words", "field-max-words", "field-max-words-hint"),
    ("maxLength", "field-max-length", "field-max-length-hint"),
    ("maxItems", "field-max-items", "field-max-items-hint"),
];

/// Returns the text from which a name is made: the English one, otherwise any.
pub fn named_in(label: &Label) -> &str {
    label.in_language(UiLanguage::En)
}

/// Sets label, help, group and the name of a row.
pub fn describe(field: &mut Value, typed: &Fields, faults: &mut Faults) {
    let called = label(typed, "/x-label");
    if called.0.is_empty() {
        faults.push(Fault::new("/x-label", FaultCode::Required));
    }
    schema::set_label_at(field, "x-label", &called);
    if let (Some(group), Some(members)) = (typed.one("/x-group"), field.as_object_mut()) {
        members.insert("x-group".to_owned(), group.into());
    }
    schema::set_label_at(field, "x-help", &label(typed, "/x-help"));
    schema::set_label_at(field, "x-item", &label(typed, "/x-item"));
}

/// Sets the limits that the field may have. What was left empty is no limit; a limit that was there for characters or
/// entries is not taken away.
pub fn set_numbers(field: &mut Value, typed: &Fields, faults: &mut Faults) {
    for (member, ..) in NUMBERS {
        if !has_number(field, member) {
            continue;
        }
        let pointer = format!("/{member}");
        match typed.typed(&pointer).trim() {
            "" if member == "x-max-words" => schema::set_number(field, member, None),
            "" => {}
            text => match text.parse::<u64>() {
                Ok(0) => faults.push(Fault::new(pointer, FaultCode::TooSmall).with("limit", 1)),
                Ok(number) => schema::set_number(field, member, Some(number)),
                Err(_) => faults.push(Fault::new(pointer, FaultCode::WrongForm)),
            },
        }
    }
}

/// Whether a field of this type has such a limit.
fn has_number(field: &Value, member: &str) -> bool {
    let is_text = field["type"] == "string" && field["enum"].is_null() && field["pattern"].is_null();
    match member {
        "maxItems" => field["type"] == "array",
        "maxLength" => is_text,
        _ => is_text && field["format"].is_null(),
    }
}

/// Returns the controls for the limits.
pub fn numbers(page: &Page, field: &Value, typed: &Fields, faults: &FormFaults) -> Result<Vec<Html>> {
    let fitting = NUMBERS.into_iter().filter(|(member, ..)| has_number(field, member));
    let control = |(member, id, hint): (&str, &str, &str)| {
        let control = Control::number(format!("/{member}"), page.say(id)).hint(page.say(hint));
        control.filled(typed, faults).html()
    };
    fitting.map(control).collect()
}

/// Returns the controls for label, help and group.
pub fn description(page: &Page, stored: &Stored, typed: &Fields, faults: &FormFaults) -> Result<[Html; 3]> {
    let texts = |name: &'static str, legend: &str, hint: &str, has_lines: bool| InLanguages {
        name,
        legend: page.say(legend),
        hint: page.say(hint),
        has_lines,
    };
    let group = Control::options("/x-group", page.say("field-group"), stored.group_options(page));
    Ok([
        texts("/x-label", "field-label", "field-label-hint", false).html(typed, faults)?,
        texts("/x-help", "field-help", "field-help-hint", true).html(typed, faults)?,
        group.hint(page.say("field-group-hint")).filled(typed, faults).html()?,
    ])
}

/// Returns the choice whether the field is required, with what it means for drafts.
pub fn required(page: &Page, stored: &Stored, name: &str, typed: &Fields) -> Choice {
    let filled = stored.used.filled_drafts.get(name).copied().unwrap_or(0);
    Choice {
        id: "required".to_owned(),
        name: "required".to_owned(),
        value: "true".to_owned(),
        label: page.say("field-required"),
        lang: None,
        hint: page.count("field-required-means", stored.used.drafts.saturating_sub(filled)),
        is_chosen: typed.has("required", "true"),
    }
}

/// Returns what a kind of field is called.
pub fn kind_name(page: &Page, kind: FieldKind) -> String {
    page.say(match kind {
        FieldKind::Text => "field-kind-text",
        FieldKind::Markdown => "field-kind-markdown",
        FieldKind::Link => "field-kind-link",
        FieldKind::Date => "field-kind-date",
        FieldKind::Year => "field-kind-year",
        FieldKind::Number => "field-kind-number",
        FieldKind::Boolean => "field-kind-boolean",
        FieldKind::Option => "field-kind-option",
        FieldKind::Options => "field-kind-options",
        FieldKind::Country => "field-kind-country",
        FieldKind::Countries => "field-kind-countries",
        FieldKind::Group => "field-kind-group",
        FieldKind::Table => "field-kind-table",
        FieldKind::List => "field-kind-list",
    })
}
