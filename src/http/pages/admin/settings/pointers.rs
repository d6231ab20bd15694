//! Forms whose fields set members of members: `/title/es`, `/items/3/label/pt`.

use serde_json::{Map, Value};

use crate::domain::labels::Label;
use crate::http::pages::form::Fields;

/// Returns the value that the fields describe: each is named by the JSON Pointer of what it sets, and `/list/-` appends
/// to a list. Members named by numbers alone are the entries of a list. Empty fields say nothing.
pub fn nested(fields: &Fields) -> Value {
    let mut root = Value::Object(Map::new());
    for (name, value) in fields.of_people().filter(|(name, value)| name.starts_with('/') && !value.is_empty())
    {
        let mut place = &mut root;
        let mut steps = name[1..].split('/').peekable();
        while let Some(step) = steps.next() {
            if step == "-" && steps.peek().is_none() {
                if place.as_object().is_some_and(Map::is_empty) {
                    *place = Value::Array(Vec::new());
                }
                if let Value::Array(items) = place {
                    items.push(value.into());
                }
                break;
            }
            // What two fields describe differently is as the first one has it.
            let Value::Object(members) = place else { break };
            let next = members.entry(step.replace("~1", "/").replace("~0", "~"));
            if steps.peek().is_none() {
                next.or_insert_with(|| value.into());
                break;
            }
            place = next.or_insert_with(|| Value::Object(Map::new()));
        }
    }
    listed(root)
}

fn listed(value: Value) -> Value {
    let Value::Object(members) = value else { return value };
    let mut members: Vec<(String, Value)> =
        members.into_iter().map(|(name, value)| (name, listed(value))).collect();
    let number = |name: &str| name.parse::<u32>().ok().filter(|_| name.bytes().all(|b| b.is_ascii_digit()));
    if !members.is_empty() && members.iter().all(|(name, _)| number(name).is_some()) {
        members.sort_by_key(|(name, _)| number(name));
        return members.into_iter().map(|(_, value)| value).collect();
    }
    Value::Object(members.into_iter().collect())
}

/// Returns the texts that were typed in each language below this pointer. Those left empty are not there.
pub fn label(fields: &Fields, pointer: &str) -> Label {
    let within = |name: &str| {
        let language = name.strip_prefix(pointer)?.strip_prefix('/')?;
        (!language.contains('/')).then(|| language.to_owned())
    };
    let typed = fields.of_people().filter(|(_, value)| !value.trim().is_empty());
    Label(typed.filter_map(|(name, value)| Some((within(name)?, value.to_owned()))).collect())
}

/// Fills in the texts in each language below this pointer.
pub fn set_label(fields: &mut Fields, pointer: &str, label: &Label) {
    for (language, text) in &label.0 {
        fields.set(&format!("{pointer}/{language}"), text);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn fields_are_put_where_their_pointers_say() {
        let mut fields = Fields::default();
        for (name, value) in [
            ("/title/es", "Uno"),
            ("/title/pt", ""),
            ("/items/10/slug", "b"),
            ("/items/2/slug", "a"),
            ("/items/2/slug/deeper", "x"),
            ("/languages/-", "es"),
            ("/languages/-", "en"),
            ("act", "save"),
        ] {
            fields.add(name, value);
        }
        let expected = json!({"title": {"es": "Uno"}, "items": [{"slug": "a"}, {"slug": "b"}], "languages": ["es", "en"]});
        assert_eq!(nested(&fields), expected);
        assert_eq!(label(&fields, "/title").0.len(), 1);
    }
}
