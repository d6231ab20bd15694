//! The values of fields in words, for conflicts about them.

use serde_json::Value;

use crate::http::pages::page::Page;
use crate::messages::format;
use crate::services::forms::entering::shown;
use crate::services::forms::{FieldKind, FormField, TemplateForm};

/// Says values in words.
pub struct Values<'a> {
    /// The page.
    pub page: &'a Page,
    /// The form, which has the names of parts and options.
    pub form: &'a TemplateForm,
}

impl Values<'_> {
    /// Returns a value in words.
    pub fn value(&self, pointer: &str, value: &Value) -> String {
        match self.form.field_at(pointer) {
            Some(field) => self.of_field(field, value),
            None => shown(value),
        }
    }

    fn of_field(&self, field: &FormField, value: &Value) -> String {
        match value {
            Value::Array(items) => {
                let items = items.iter().map(|item| match field.parts.first() {
                    Some(part) if field.kind == FieldKind::List => self.of_field(part, item),
                    _ => self.of_field(field, item),
                });
                items.collect::<Vec<_>>().join("; ")
            }
            Value::Object(parts) => {
                let known = field.parts.iter().filter_map(|part| Some((part, parts.get(&part.name)?)));
                let said = known.map(|(part, value)| {
                    let args =
                        [("label", part.label.as_str().into()), ("part", self.of_field(part, value).into())];
                    self.page.with_args("edit-label-part", args)
                });
                said.collect::<Vec<_>>().join(", ")
            }
            Value::Bool(answer) => self.page.say(if *answer { "practice-yes" } else { "practice-no" }),
            Value::Number(number) if field.kind == FieldKind::Number => {
                number.as_f64().map_or_else(|| number.to_string(), |n| format::number(self.page.language, n))
            }
            _ => {
                let text = shown(value);
                let option = field.options.iter().find(|option| option.text == text);
                match field.kind {
                    FieldKind::Date => format::partial_date(self.page.language, &text),
                    _ => option.map_or(text, |option| option.label.clone()),
                }
            }
        }
    }
}
