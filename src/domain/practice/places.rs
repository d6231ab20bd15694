//! The places in a section's text that a JSON Pointer can name.

use serde_json::Value;

use super::Template;
use crate::domain::labels::Label;
use crate::domain::language::UiLanguage;

/// The pointer to the Markdown body of a section.
pub const BODY: &str = "/body";
/// The prefix of pointers to the structured fields of a section.
pub const PRACTICE: &str = "/practice";

/// A step on the way to a place within a practice.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step<'a> {
    /// A field with its schema.
    Field(&'a str, &'a Value),
    /// An item of a list or a row of a table, counted from 0.
    Item(usize),
}

impl Template {
    /// The steps to the place that a JSON Pointer into a section names, such as `/practice/indicators/0/unit`; none for
    /// `/body`. `None` if no practice with this template has such a place.
    pub fn steps(&self, pointer: &str) -> Option<Vec<Step<'_>>> {
        if pointer == BODY {
            return Some(Vec::new());
        }
        let tokens = pointer.strip_prefix(PRACTICE)?.strip_prefix('/')?.split('/');
        let mut schema = &self.schema;
        let mut steps = Vec::new();
        for token in tokens {
            if schema["type"] == "array" {
                let digits = token.bytes().all(|byte| byte.is_ascii_digit())
                    && !(token.len() > 1 && token.starts_with('0'));
                let index = token.parse().ok().filter(|_| digits)?;
                schema = schema.get("items")?;
                steps.push(Step::Item(index));
            } else {
                let name = token.replace("~1", "/").replace("~0", "~");
                let (name, field) = schema["properties"].as_object()?.get_key_value(&name)?;
                schema = field;
                steps.push(Step::Field(name, field));
            }
        }
        Some(steps)
    }

    /// The names of the fields on the way to a place within a practice, as people read them: `Indicators, 2, Unit`.
    /// Empty for the body and for places that this template does not have.
    pub fn place_name(&self, pointer: &str, ui_language: UiLanguage) -> String {
        let named = |step: &Step<'_>| match step {
            Step::Item(index) => index.saturating_add(1).to_string(),
            Step::Field(name, schema) => {
                let label: Option<Label> = serde_json::from_value(schema["x-label"].clone()).ok();
                let label = label.map(|label| label.in_language(ui_language).to_owned());
                label.filter(|label| !label.is_empty()).unwrap_or_else(|| (*name).to_owned())
            }
        };
        self.steps(pointer).unwrap_or_default().iter().map(named).collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn template() -> Template {
        let schema = json!({"type": "object", "properties": {
            "summary": {"type": "string", "x-label": {"es": "Resumen", "en": "Summary"}},
            "a/b~c": {"type": "string"},
            "indicators": {"type": "array", "x-label": {"en": "Indicators"}, "items": {"type": "object",
                "properties": {"unit": {"type": "string", "x-label": {"en": "Unit"}}}}},
        }});
        Template::new(1, schema).unwrap()
    }

    #[test]
    fn places_are_fields_rows_and_the_body() {
        let template = template();
        for there in [
            "/body",
            "/practice/summary",
            "/practice/a~1b~0c",
            "/practice/indicators",
            "/practice/indicators/0",
            "/practice/indicators/12/unit",
        ] {
            assert!(template.steps(there).is_some(), "{there}");
        }
        for missing in [
            "",
            "/",
            "body",
            "/body/0",
            "/practice",
            "/practice/",
            "/practice/other",
            "/practice/summary/0",
            "/practice/indicators/-",
            "/practice/indicators/01",
            "/practice/indicators/+1",
            "/practice/indicators/",
            "/practice/indicators/0/value",
            "/practice/a/b~c",
            "/practice/properties",
            "/message",
            "/practice/indicators/99999999999999999999999",
        ] {
            assert!(template.steps(missing).is_none(), "{missing}");
        }
    }

    #[test]
    fn places_are_called_as_their_labels() {
        let template = template();
        assert_eq!(template.place_name("/practice/summary", UiLanguage::Es), "Resumen");
        assert_eq!(template.place_name("/practice/indicators/1/unit", UiLanguage::Fr), "Indicators, 2, Unit");
        assert_eq!(template.place_name("/practice/a~1b~0c", UiLanguage::Fr), "a/b~c");
        assert_eq!(template.place_name("/body", UiLanguage::Fr), "");
    }
}
