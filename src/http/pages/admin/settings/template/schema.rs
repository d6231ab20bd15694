//! Templates as JSON, with the changes that administrators make to them.

use serde_json::{Map, Value, json};

use crate::domain::labels::Label;

/// The pattern of a year, a month or a day.
const DATE: &str = "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$";
/// The greatest length of a field's name.
pub const LONGEST_NAME: usize = 60;

/// The kinds of fields that can be added, by the names that the form has for them.
pub const KINDS: [&str; 11] = [
    "text",
    "markdown",
    "option",
    "options",
    "number",
    "year",
    "date",
    "boolean",
    "link",
    "countries",
    "table",
];
/// The kinds of parts that rows can have.
pub const PART_KINDS: [&str; 6] = ["text", "number", "year", "date", "boolean", "link"];

/// A group of fields.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its name in the template.
    pub name: String,
    /// What it is called.
    pub label: Label,
    /// What its fields have in common.
    pub help: Label,
}

/// Returns the groups, in order.
pub fn groups(schema: &Value) -> Vec<Group> {
    let group = |group: &Value| Group {
        name: group["name"].as_str().unwrap_or_default().to_owned(),
        label: label_at(group, "label"),
        help: label_at(group, "help"),
    };
    schema["x-groups"].as_array().into_iter().flatten().map(group).collect()
}

/// Returns the texts of a member in each language; none if it has no texts.
pub fn label_at(value: &Value, member: &str) -> Label {
    serde_json::from_value(value[member].clone()).unwrap_or_default()
}

/// Sets the texts of a member, or removes it if there are none.
pub fn set_label_at(value: &mut Value, member: &str, label: &Label) {
    let Some(members) = value.as_object_mut() else { return };
    if label.0.is_empty() {
        members.shift_remove(member);
    } else {
        members.insert(member.to_owned(), json!(label));
    }
}

/// Sets a number, or removes it.
pub fn set_number(value: &mut Value, member: &str, number: Option<u64>) {
    let Some(members) = value.as_object_mut() else { return };
    match number {
        Some(number) => drop(members.insert(member.to_owned(), number.into())),
        None => drop(members.shift_remove(member)),
    }
}

/// Returns the fields with their schemas, in order.
pub fn fields(schema: &Value) -> impl Iterator<Item = (&String, &Value)> {
    schema["properties"].as_object().into_iter().flatten()
}

/// Whether a field must be filled in to submit.
pub fn is_required(schema: &Value, name: &str) -> bool {
    schema["required"].as_array().is_some_and(|names| names.iter().any(|each| each == name))
}

/// Sets whether a field must be filled in to submit.
pub fn require(schema: &mut Value, name: &str, required: bool) {
    if !schema["required"].is_array() {
        schema["required"] = json!([]);
    }
    if let Some(names) = schema["required"].as_array_mut() {
        names.retain(|each| each != name);
        if required {
            names.push(name.into());
        }
    }
    let field = &mut schema["properties"][name];
    // An empty list would fill a required field.
    if field["type"] == "array" && required && field["minItems"].as_u64().unwrap_or(0) == 0 {
        set_number(field, "minItems", Some(1));
    } else if field["type"] == "array" && !required && field["minItems"] == 1 {
        set_number(field, "minItems", None);
    }
}

/// Sets whether a field is retired: it then keeps what it holds, and is not filled in anew.
pub fn retire(schema: &mut Value, name: &str, retired: bool) {
    if retired {
        schema["properties"][name]["x-retired"] = true.into();
        require(schema, name, false);
    } else if let Some(members) = schema["properties"][name].as_object_mut() {
        members.shift_remove("x-retired");
    }
}

/// Puts the fields, and the groups, into this order. Those that are not named stay at the end.
pub fn reorder(schema: &mut Value, order: &[String], group_order: &[String]) {
    if let Some(fields) = schema["properties"].as_object_mut() {
        let mut old = std::mem::take(fields);
        let named: Vec<(String, Value)> =
            order.iter().filter_map(|name| Some((name.clone(), old.shift_remove(name)?))).collect();
        *fields = named.into_iter().chain(old).collect();
    }
    if let Some(groups) = schema.get_mut("x-groups").and_then(Value::as_array_mut) {
        let place =
            |group: &Value| group_order.iter().position(|name| group["name"] == **name).unwrap_or(usize::MAX);
        groups.sort_by_key(place);
    }
}

/// Returns the schema of a new field of this kind, or of a part of rows. `options` are the values to choose from.
pub fn of_kind(kind: &str, options: &[String]) -> Value {
    match kind {
        "markdown" => json!({"type": "string", "minLength": 1, "maxLength": 5000, "x-translatable": true,
            "contentMediaType": "text/markdown"}),
        "option" => json!({"type": "string", "enum": options}),
        "options" => {
            json!({"type": "array", "items": {"type": "string", "enum": options}, "uniqueItems": true})
        }
        "number" => json!({"type": "number"}),
        "year" => json!({"type": "integer", "minimum": 1900, "maximum": 2100}),
        "date" => json!({"type": "string", "pattern": DATE}),
        "boolean" => json!({"type": "boolean"}),
        "link" => json!({"type": "string", "format": "uri", "maxLength": 2000}),
        "countries" => json!({"type": "array", "items": {"type": "string", "pattern": "^[A-Z]{2}$"},
            "uniqueItems": true, "maxItems": 40}),
        "table" => json!({"type": "array", "maxItems": 50,
            "items": {"type": "object", "additionalProperties": false, "properties": {}, "required": []}}),
        _ => json!({"type": "string", "minLength": 1, "maxLength": 500, "x-translatable": true}),
    }
}

/// Returns a name for something with this label: letters, digits and underscores, not one of those that are taken.
pub fn named_after(label: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let slug = crate::domain::institution::slug(label, None).replace('-', "_");
    let slug: String = slug.trim_start_matches(|c: char| !c.is_ascii_lowercase()).chars().take(50).collect();
    let slug = slug.trim_end_matches('_');
    let wanted = if slug.is_empty() { "field" } else { slug };
    let numbered = (2..1_000).map(|number| format!("{wanted}_{number}"));
    std::iter::once(wanted.to_owned()).chain(numbered).find(|name| !is_taken(name)).unwrap_or_default()
}

/// Whether this can be the name of a field or a group.
pub fn is_name(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    name.len() <= LONGEST_NAME
        && name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(plain)
}

/// Returns the part of a field that holds its options, its parts: the items of a list, otherwise the field itself.
pub fn inner(field: &Value) -> &Value {
    if field["type"] == "array" { &field["items"] } else { field }
}

/// Returns the same to be changed.
pub fn inner_mut(field: &mut Value) -> &mut Value {
    if field["type"] == "array" { &mut field["items"] } else { field }
}

/// Returns the parts of a field's rows, or of a field that is a group.
pub fn parts(field: &Value) -> Option<&Map<String, Value>> {
    inner(field)["properties"].as_object()
}

/// Returns the options of a field, as texts.
pub fn options(field: &Value) -> Option<Vec<String>> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    inner(field)["enum"].as_array().map(|options| options.iter().map(text).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::practice::Template;

    #[test]
    fn every_kind_is_a_field_of_a_template() {
        for kind in KINDS {
            let mut field = of_kind(kind, &["a".to_owned()]);
            set_label_at(&mut field, "x-label", &Label([("es".to_owned(), "Campo".to_owned())].into()));
            let mut schema =
                json!({"type": "object", "additionalProperties": false, "properties": {"new": field}});
            require(&mut schema, "new", true);
            assert!(Template::new(1, schema).is_ok(), "{kind}");
        }
    }

    #[test]
    fn names_are_made_of_labels_and_are_free() {
        assert_eq!(named_after("Presupuesto (USD)", |_| false), "presupuesto_usd");
        assert_eq!(named_after("2030", |_| false), "field");
        assert_eq!(named_after("Área", |name| name == "area"), "area_2");
        assert!(is_name("gender_budget") && !is_name("Ñandú") && !is_name("") && !is_name("2x"));
    }

    #[test]
    fn a_field_is_required_retired_and_ordered() {
        let mut schema =
            json!({"type": "object", "properties": {"a": {"type": "array"}, "b": {"type": "string"}}});
        require(&mut schema, "a", true);
        assert!(is_required(&schema, "a") && schema["properties"]["a"]["minItems"] == 1);
        retire(&mut schema, "a", true);
        assert!(!is_required(&schema, "a") && schema["properties"]["a"]["minItems"].is_null());
        reorder(&mut schema, &["b".to_owned()], &[]);
        assert_eq!(fields(&schema).map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["b", "a"]);
    }
}
