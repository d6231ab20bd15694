//! Making a form of a template.

use serde_json::Value;

use super::{BODY, FieldKind, FormField, FormGroup, FormOption, Labels, Limits, TemplateForm};
use crate::domain::country;
use crate::domain::fault::escaped;
use crate::domain::language::UiLanguage;
use crate::messages;
use crate::search;
use crate::services::catalog::Catalog;

/// Maximum depth of parts within parts.
const DEEPEST: usize = 6;
/// How much fits a page, where the template does not say what belongs together: a table counts as three lines.
const PAGE: usize = 12;
/// The number of labels that name a group without a label of its own.
const NAMED: usize = 3;

impl TemplateForm {
    /// Makes the form of a template.
    pub(in crate::services) fn new(
        number: u32,
        schema: &Value,
        names: &Catalog,
        reader: UiLanguage,
    ) -> TemplateForm {
        let builder = Builder { labels: Labels { names, reader } };
        TemplateForm { number, groups: builder.groups(schema), reader }
    }
}

struct Builder<'a> {
    labels: Labels<'a>,
}

impl Builder<'_> {
    fn groups(&self, schema: &Value) -> Vec<FormGroup> {
        let mut groups: Vec<FormGroup> = Vec::new();
        for given in schema["x-groups"].as_array().into_iter().flatten() {
            let Some(name) = given["name"].as_str().filter(|name| !name.is_empty()) else { continue };
            if groups.iter().all(|group| group.name != name) {
                groups.push(FormGroup {
                    name: name.to_owned(),
                    label: self.labels.text(&given["label"]).unwrap_or_else(|| spoken(name)),
                    help: self.labels.text(&given["help"]).unwrap_or_default(),
                    fields: Vec::new(),
                });
            }
        }
        let mut others = Vec::new();
        for (name, field) in schema["properties"].as_object().into_iter().flatten() {
            let group = field["x-group"].as_str().unwrap_or_default();
            let group = groups.iter_mut().find(|known| known.name == group);
            let field = self.field("/practice", name, name, field, is_required(schema, name));
            match group {
                Some(group) => group.fields.push(field),
                None => others.push(field),
            }
        }
        groups.retain(|group| !group.fields.is_empty());
        match groups.is_empty() {
            true => groups = split(others),
            false if !others.is_empty() => groups.push(FormGroup {
                name: "others".to_owned(),
                label: messages::plain(self.labels.reader, "edit-other-fields"),
                help: String::new(),
                fields: others,
            }),
            false => {}
        }
        with_unique_names(groups)
    }

    /// Describes a field. `path` is its name after those of what it is part of, which names its vocabulary.
    fn field(&self, above: &str, name: &str, path: &str, schema: &Value, is_required: bool) -> FormField {
        let pointer = format!("{above}/{}", escaped(name));
        let labels = &self.labels;
        let label = labels.given_label(schema).unwrap_or_else(|| spoken(name));
        FormField {
            label,
            help: labels.text(&schema["x-help"]).unwrap_or_default(),
            is_required,
            is_retired: schema["x-retired"] == Value::Bool(true),
            is_main_first: schema["x-main-first"] == Value::Bool(true),
            item: labels.text(&schema["x-item"]).unwrap_or_default(),
            name: name.to_owned(),
            ..self.value(&pointer, path, schema)
        }
    }

    /// Describes a value without what only a field has.
    fn value(&self, pointer: &str, path: &str, schema: &Value) -> FormField {
        let kind = FieldKind::named(self.labels.narrower_kind(schema, path));
        let items = &schema["items"];
        let (limits_of, parts) = match kind {
            FieldKind::Group => (schema, self.parts(pointer, path, schema)),
            FieldKind::Table => (schema, self.parts(&format!("{pointer}/-"), path, items)),
            FieldKind::List if pointer.split('/').count() < DEEPEST => {
                (schema, vec![self.value(&format!("{pointer}/-"), path, items)])
            }
            _ => (schema, Vec::new()),
        };
        let number = if schema["type"] == "array" { items } else { schema };
        FormField {
            pointer: pointer.to_owned(),
            name: String::new(),
            label: String::new(),
            help: String::new(),
            kind,
            is_required: false,
            is_retired: false,
            is_main_first: false,
            is_whole: number["type"] == "integer",
            limits: Limits {
                words: limits_of["x-max-words"].as_u64(),
                characters: limits_of["maxLength"].as_u64(),
                items: limits_of["maxItems"].as_u64(),
            },
            options: self.options(kind, path, if schema["type"] == "array" { items } else { schema }),
            parts,
            item: String::new(),
        }
    }

    fn parts(&self, above: &str, path: &str, schema: &Value) -> Vec<FormField> {
        let parts = schema["properties"].as_object();
        let parts = parts.filter(|_| above.split('/').count() < DEEPEST + 2).into_iter().flatten();
        let described = parts.map(|(name, part)| {
            self.field(above, name, &format!("{path}_{name}"), part, is_required(schema, name))
        });
        described.collect()
    }

    fn options(&self, kind: FieldKind, path: &str, schema: &Value) -> Vec<FormOption> {
        match kind {
            FieldKind::Option | FieldKind::Options => self.chosen_from(path, schema),
            FieldKind::Country | FieldKind::Countries => self.countries(),
            _ => Vec::new(),
        }
    }

    /// Returns the template's options, or without any those of the vocabulary.
    fn chosen_from(&self, path: &str, schema: &Value) -> Vec<FormOption> {
        let terms = self.labels.vocabulary(path);
        let label_of = |text: &str| {
            let term = terms.iter().find(|term| term.value == text);
            let label = term.map(|term| term.label.in_language(self.labels.reader));
            label.filter(|label| !label.is_empty()).map_or_else(|| spoken(text), str::to_owned)
        };
        let is_number = matches!(schema["type"].as_str(), Some("integer" | "number"));
        let values: Vec<Value> = match schema["enum"].as_array() {
            Some(values) => {
                values.iter().filter(|value| value.is_string() || value.is_number()).cloned().collect()
            }
            None => terms
                .iter()
                .filter_map(|term| match is_number {
                    true => term.value.parse::<i64>().ok().map(Value::from),
                    false => Some(Value::from(term.value.as_str())),
                })
                .collect(),
        };
        let described = values.into_iter().map(|value| {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            // What is known by its number is shown with it.
            let label = label_of(&text);
            let label = if value.is_number() && label != text { format!("{text}. {label}") } else { label };
            FormOption { label, text, value }
        });
        described.collect()
    }

    fn countries(&self) -> Vec<FormOption> {
        let reader = self.labels.reader;
        let named = country::codes().map(|code| {
            let label = country::name(code).map_or(code, |name| name.in_language(reader));
            FormOption { value: code.into(), text: code.to_owned(), label: label.to_owned() }
        });
        let mut options: Vec<FormOption> = named.collect();
        options.sort_by_cached_key(|option| search::sort_key(&option.label));
        options
    }
}

fn is_required(schema: &Value, name: &str) -> bool {
    schema["required"].as_array().is_some_and(|required| required.iter().any(|each| each == name))
}

/// Returns a name of a template as words.
pub(super) fn spoken(name: &str) -> String {
    let words = name.replace(['_', '-'], " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Splits fields into groups that fit a page, each named by its first fields.
fn split(fields: Vec<FormField>) -> Vec<FormGroup> {
    let mut groups: Vec<FormGroup> = Vec::new();
    let mut weight = PAGE;
    for field in fields {
        let own = match field.kind {
            FieldKind::Table | FieldKind::List | FieldKind::Group | FieldKind::Countries => 3,
            FieldKind::Markdown | FieldKind::Options => 2,
            _ => 1,
        };
        if weight + own > PAGE {
            weight = 0;
            let name = format!("part-{}", groups.len() + 1);
            groups.push(FormGroup { name, label: String::new(), help: String::new(), fields: Vec::new() });
        }
        weight += own;
        if let Some(group) = groups.last_mut() {
            group.fields.push(field);
        }
    }
    for group in &mut groups {
        let shown: Vec<&str> = group.fields.iter().take(NAMED).map(|field| field.label.as_str()).collect();
        let more = if group.fields.len() > NAMED { "…" } else { "" };
        group.label = format!("{}{more}", shown.join(", "));
    }
    groups
}

/// Makes names unique that a template gives twice, or that we use ourselves.
fn with_unique_names(mut groups: Vec<FormGroup>) -> Vec<FormGroup> {
    let mut taken = vec![BODY.to_owned(), "version".to_owned()];
    for group in &mut groups {
        while taken.contains(&group.name) {
            group.name.push_str("-2");
        }
        taken.push(group.name.clone());
    }
    groups
}
