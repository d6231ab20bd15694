//! The structured fields of a practice, and the template (a JSON Schema) that defines them.
//!
//! In a template, `required` means *required to submit*: a draft may lack fields, but those it has must be known, have
//! the right type and be within the character limits. Submitting also enforces `required`, lower bounds and
//! `x-max-words`.

use jsonschema::error::ValidationErrorKind;
use jsonschema::{PatternOptions, ValidationError, Validator};
use serde_json::{Map, Value};

use super::country;
use super::fault::{Fault, FaultCode, Faults, escaped};
use super::institution::Institution;
use super::text::is_blank;
use super::version::inexact_number;

mod places;

pub use places::{BODY, PRACTICE, Step};

/// The field with country codes, used by search and facets.
const COUNTRIES: &str = "countries";

/// A numbered template of a compendium, ready to check practices against.
pub struct Template {
    /// Its number, from 1.
    pub number: u32,
    /// The JSON Schema, as administrators wrote it.
    pub schema: Value,
    draft: Validator,
    complete: Validator,
}

/// The schema cannot be used as a template.
#[derive(Debug, thiserror::Error)]
#[error("not a template: {0}")]
pub struct NotATemplate(String);

impl Template {
    /// Creates a template from its schema.
    ///
    /// # Errors
    /// If the schema is not a JSON Schema of an object, or refers to other schemas (`$ref`).
    pub fn new(number: u32, schema: Value) -> Result<Template, NotATemplate> {
        let compile = |schema: &Value| {
            jsonschema::options()
                .with_draft(jsonschema::Draft::Draft202012)
                .with_pattern_options(PatternOptions::regex())
                .should_validate_formats(true)
                .with_format("uri", is_web_address)
                .build(schema)
                .map_err(|error| NotATemplate(error.to_string()))
        };
        if schema.get("type") != Some(&Value::from("object")) || !schema["properties"].is_object() {
            return Err(NotATemplate("it must be the schema of an object with properties".into()));
        }
        if mentions_reference(&schema) {
            return Err(NotATemplate("it must not refer to other schemas ($ref)".into()));
        }
        Ok(Template {
            number,
            draft: compile(&without_lower_bounds(&schema))?,
            complete: compile(&schema)?,
            schema,
        })
    }

    /// All faults of a practice as a draft, with pointers into the practice. `before` is the practice that the section
    /// has now: a retired field may keep its value, but must not be given a new one.
    pub fn draft_faults(&self, practice: &Map<String, Value>, before: Option<&Map<String, Value>>) -> Faults {
        let value = Value::Object(practice.clone());
        let mut faults = faults_of(&self.draft, &value);
        faults.extend(country_faults(practice));
        if let Some(pointer) = inexact_number(&value) {
            faults.push(Fault::new(pointer, FaultCode::NumberNotExact));
        }
        for (name, field) in practice {
            let retired = self.schema["properties"][name]["x-retired"] == Value::Bool(true);
            if retired && before.and_then(|before| before.get(name)) != Some(field) {
                faults.push(Fault::new(format!("/{}", escaped(name)), FaultCode::RetiredField));
            }
        }
        faults
    }

    /// All faults that prevent a practice from being submitted, with pointers into the practice. A blank text does not
    /// fill a field or an item of a list.
    pub fn submission_faults(&self, practice: &Map<String, Value>) -> Faults {
        let mut filled = Value::Object(practice.clone());
        let mut blanks = Faults::default();
        take_out_blanks(&self.schema, &mut filled, &mut String::new(), &mut blanks);
        let mut faults = faults_of(&self.complete, &filled);
        faults.retain(|fault| blanks.iter().all(|blank| blank.pointer != fault.pointer));
        faults.join(blanks);
        faults.extend(country_faults(practice));
        for (name, field) in practice {
            let limit = self.schema["properties"][name]["x-max-words"].as_u64();
            if let (Some(limit), Some(text)) = (limit, field.as_str()) {
                let words = Template::words(text) as u64;
                if words > limit {
                    let fault = Fault::new(format!("/{}", escaped(name)), FaultCode::TooManyWords);
                    faults.push(fault.with("limit", limit).with("actual", words));
                }
            }
        }
        faults
    }

    /// The number of words in a text, as the word limits count them.
    pub fn words(text: &str) -> usize {
        text.split_whitespace().filter(|word| !is_blank(word)).count()
    }

    /// All faults that prevent `next` from succeeding this template: fields may be added or retired, but never retyped
    /// or removed, so that every version stays readable.
    pub fn succession_faults(&self, next: &Value) -> Faults {
        let mut faults = Faults::default();
        compare(&self.schema, next, "", &mut faults);
        faults
    }

    /// The texts of a practice written in its own language, each with the name of its field; these are the texts that
    /// are searched. The texts of a list are joined with line breaks.
    pub fn texts<'a>(&'a self, practice: &Map<String, Value>) -> Vec<(&'a str, String)> {
        let Some(properties) = self.schema["properties"].as_object() else { return Vec::new() };
        let mut texts = Vec::new();
        for (name, schema) in properties {
            let mut text = String::new();
            if let Some(field) = practice.get(name) {
                collect_texts(schema, field, &mut text);
            }
            if !is_blank(&text) {
                texts.push((name.as_str(), text));
            }
        }
        texts
    }
}

/// Removes blank texts from a practice, so that the schema reports what is missing. Anything the schema cannot report
/// is added as a fault: a blank item of a list, and a blank text in an optional field that must not be empty.
fn take_out_blanks(schema: &Value, value: &mut Value, pointer: &mut String, faults: &mut Faults) {
    let blank = |value: &Value| value.as_str().is_some_and(is_blank);
    let length = pointer.len();
    match value {
        Value::Object(fields) => fields.retain(|name, field| {
            let of = &schema["properties"][name];
            pointer.push('/');
            pointer.push_str(&escaped(name));
            take_out_blanks(of, field, pointer, faults);
            let required =
                schema["required"].as_array().is_some_and(|names| names.iter().any(|one| one == name));
            if blank(field) && !required && of["minLength"].as_u64() > Some(0) {
                faults.push(Fault::new(pointer.as_str(), FaultCode::Blank));
            }
            pointer.truncate(length);
            !blank(field)
        }),
        Value::Array(items) => {
            for (index, item) in items.iter_mut().enumerate() {
                pointer.push_str(&format!("/{index}"));
                take_out_blanks(&schema["items"], item, pointer, faults);
                if blank(item) {
                    faults.push(Fault::new(pointer.as_str(), FaultCode::Blank));
                }
                pointer.truncate(length);
            }
        }
        _ => {}
    }
}

/// Faults for codes of two capital letters that are not those of a country. Anything not in the form of a code is
/// reported by the template.
fn country_faults(practice: &Map<String, Value>) -> impl Iterator<Item = Fault> {
    let codes = practice.get(COUNTRIES).and_then(Value::as_array).into_iter().flatten().enumerate();
    codes.filter_map(|(index, code)| {
        let code =
            code.as_str().filter(|code| code.len() == 2 && code.chars().all(|c| c.is_ascii_uppercase()))?;
        country::name(code)
            .is_none()
            .then(|| Fault::new(format!("/{COUNTRIES}/{index}"), FaultCode::NotACountry))
    })
}

fn collect_texts(schema: &Value, value: &Value, into: &mut String) {
    match value {
        Value::String(text) if schema["x-translatable"] == Value::Bool(true) => {
            if !into.is_empty() {
                into.push('\n');
            }
            into.push_str(text);
        }
        Value::Array(items) => items.iter().for_each(|item| collect_texts(&schema["items"], item, into)),
        Value::Object(fields) => {
            fields.iter().for_each(|(name, field)| collect_texts(&schema["properties"][name], field, into));
        }
        _ => {}
    }
}

/// The schema without the constraints that only a complete practice must meet.
fn without_lower_bounds(schema: &Value) -> Value {
    match schema {
        Value::Object(fields) => Value::Object(
            fields
                .iter()
                .filter(|(name, _)| !matches!(name.as_str(), "minLength" | "minItems"))
                // As a keyword `required` is a list; as the name of a field it has a schema.
                .filter(|(name, field)| !(name.as_str() == "required" && field.is_array()))
                .map(|(name, field)| (name.clone(), without_lower_bounds(field)))
                .collect(),
        ),
        Value::Array(items) => Value::Array(items.iter().map(without_lower_bounds).collect()),
        other => other.clone(),
    }
}

fn mentions_reference(schema: &Value) -> bool {
    match schema {
        Value::Object(fields) => fields.iter().any(|(name, field)| {
            matches!(name.as_str(), "$ref" | "$dynamicRef") && field.is_string() || mentions_reference(field)
        }),
        Value::Array(items) => items.iter().any(mentions_reference),
        _ => false,
    }
}

fn compare(old: &Value, new: &Value, pointer: &str, faults: &mut Faults) {
    for keyword in ["type", "format", "contentMediaType", "x-translatable"] {
        if old.get(keyword) != new.get(keyword) {
            faults.push(Fault::new(format!("{pointer}/{keyword}"), FaultCode::RetypedField));
        }
    }
    if let Some(options) = old["enum"].as_array() {
        let kept = |option| new["enum"].as_array().is_some_and(|new| new.contains(option));
        if !options.iter().all(kept) {
            faults.push(Fault::new(format!("{pointer}/enum"), FaultCode::RemovedOption));
        }
    }
    if let Some(properties) = old["properties"].as_object() {
        for (name, field) in properties {
            let below = format!("{pointer}/properties/{}", escaped(name));
            match new["properties"].get(name) {
                Some(next) => compare(field, next, &below, faults),
                None => faults.push(Fault::new(below, FaultCode::RemovedField)),
            }
        }
    }
    if old["items"].is_object() {
        compare(&old["items"], &new["items"], &format!("{pointer}/items"), faults);
    }
}

/// All faults that a compiled schema finds in a value, with pointers into the value.
pub fn faults_of(validator: &Validator, value: &Value) -> Faults {
    let mut faults = Faults::default();
    // Creating errors is expensive, and nearly every value has none.
    if validator.is_valid(value) {
        return faults;
    }
    for error in validator.iter_errors(value) {
        collect_faults(&error, &mut faults);
    }
    faults
}

fn collect_faults(error: &ValidationError<'_>, faults: &mut Faults) {
    let at = error.instance_path().to_string();
    match error.kind() {
        ValidationErrorKind::Required { property } => {
            let name = property.as_str().unwrap_or_default();
            faults.push(Fault::new(format!("{at}/{}", escaped(name)), FaultCode::Required));
        }
        ValidationErrorKind::AdditionalProperties { unexpected }
        | ValidationErrorKind::UnevaluatedProperties { unexpected } => {
            for name in unexpected {
                faults.push_with(|| Fault::new(format!("{at}/{}", escaped(name)), FaultCode::UnknownField));
            }
        }
        // "Null or something else": the faults of the something else are the helpful ones.
        ValidationErrorKind::AnyOf { context } | ValidationErrorKind::OneOfNotValid { context } => {
            let of_type = |error: &ValidationError<'_>| {
                matches!(error.kind(), ValidationErrorKind::Type { .. })
                    && error.instance_path().to_string() == at
            };
            match context.iter().find(|branch| !branch.iter().any(of_type)) {
                Some(branch) => branch.iter().for_each(|error| collect_faults(error, faults)),
                None => faults.push(Fault::new(at, FaultCode::WrongType)),
            }
        }
        kind => faults.push_with(|| fault_of(kind, at)),
    }
}

fn fault_of(kind: &ValidationErrorKind, at: String) -> Fault {
    let listed = |options: &Value| match options.as_array() {
        Some(options) => options
            .iter()
            .map(|option| option.as_str().map_or_else(|| option.to_string(), str::to_owned))
            .collect::<Vec<_>>()
            .join(", "),
        None => options.to_string(),
    };
    match kind {
        ValidationErrorKind::Type { .. } => Fault::new(at, FaultCode::WrongType),
        ValidationErrorKind::Enum { options } => {
            Fault::new(at, FaultCode::NotAnOption).with("options", listed(options))
        }
        ValidationErrorKind::MaxLength { limit } => Fault::new(at, FaultCode::TooLong).with("limit", limit),
        ValidationErrorKind::MinLength { limit } => Fault::new(at, FaultCode::TooShort).with("limit", limit),
        ValidationErrorKind::MaxItems { limit } => {
            Fault::new(at, FaultCode::TooManyItems).with("limit", limit)
        }
        ValidationErrorKind::MinItems { limit } => {
            Fault::new(at, FaultCode::TooFewItems).with("limit", limit)
        }
        ValidationErrorKind::Maximum { limit } | ValidationErrorKind::ExclusiveMaximum { limit } => {
            Fault::new(at, FaultCode::TooLarge).with("limit", limit)
        }
        ValidationErrorKind::Minimum { limit } | ValidationErrorKind::ExclusiveMinimum { limit } => {
            Fault::new(at, FaultCode::TooSmall).with("limit", limit)
        }
        ValidationErrorKind::UniqueItems => Fault::new(at, FaultCode::RepeatedItems),
        ValidationErrorKind::Pattern { .. } => Fault::new(at, FaultCode::WrongForm),
        ValidationErrorKind::Format { format } if format == "uri" => {
            Fault::new(at, FaultCode::NotAWebAddress)
        }
        ValidationErrorKind::Format { .. } => Fault::new(at, FaultCode::WrongForm),
        _ => Fault::new(at, FaultCode::NotAllowed),
    }
}

/// Whether the text is an absolute web address. Others (`javascript:`, `file:`) are refused on input, so that no page
/// or export needs to check.
fn is_web_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        !host.is_empty()
            && !text.chars().any(|c| c.is_whitespace() || c.is_control() || "<>\"`{}|\\^".contains(c))
    })
}

/// A practice's title.
pub fn title(practice: &Map<String, Value>) -> String {
    practice.get("title").and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// Where a practice was done: where it names no country, in that of its institution.
pub fn countries(practice: &Map<String, Value>, institution: &Institution) -> Vec<String> {
    let named = practice.get("countries").and_then(Value::as_array).into_iter().flatten();
    let mut countries: Vec<String> = named.filter_map(Value::as_str).map(str::to_owned).collect();
    if countries.is_empty() {
        countries.extend(institution.country.clone());
    }
    countries
}

#[cfg(test)]
mod tests;
