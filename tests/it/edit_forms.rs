//! The form of a section as a browser without scripts shows and sends it.

use serde_json::{Value, json};

use crate::app::{Client, Reply};
use crate::browser::Browser;

/// The groups of the default template.
pub const GROUPS: [&str; 11] = [
    "identity",
    "facts",
    "classification",
    "people",
    "context",
    "description",
    "results",
    "lessons",
    "sustainability",
    "rights",
    "publication",
];

pub fn unescaped(text: &str) -> String {
    let known =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#34;", "\""), ("&#39;", "'"), ("&#60;", "<")];
    let known = known.into_iter().chain([("&#62;", ">"), ("&#38;", "&"), ("&amp;", "&")]);
    known.fold(text.to_owned(), |text, (entity, c)| text.replace(entity, c))
}

pub fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    Some(unescaped(rest.split('"').next().unwrap()))
}

/// What a browser sends with the form of a step, as it is shown, without what the page added.
pub fn shown_fields(reply: &Reply) -> Vec<(String, String)> {
    let page = reply.page();
    let form = page.split("<form class=\"text\" id=\"edit\"").nth(1).unwrap_or_else(|| panic!("{page}"));
    let form = form.split("</form>").next().unwrap();
    let mut fields = Vec::new();
    for piece in form.split('<').skip(1) {
        let (tag, after) = piece.split_once('>').unwrap();
        let tag = format!("{} ", tag.trim_end_matches('/'));
        let name = attribute(&tag, "name");
        match (tag.split_whitespace().next().unwrap(), name) {
            ("input", Some(name)) => {
                let kind = attribute(&tag, "type").unwrap();
                if !["checkbox", "radio"].contains(&kind.as_str()) || tag.contains(" checked") {
                    fields.push((name, attribute(&tag, "value").unwrap()));
                }
            }
            ("textarea", Some(name)) => {
                fields.push((
                    name,
                    unescaped(after.strip_prefix('\n').expect("a line end, which browsers drop")),
                ));
            }
            ("select", Some(name)) => fields.push((name, String::new())),
            ("option", None) if tag.contains(" selected") => {
                fields.last_mut().unwrap().1 = attribute(&tag, "value").unwrap();
            }
            _ => {}
        }
    }
    fields
}

pub fn step(id: &str, group: &str) -> String {
    format!("/es/work/{id}/edit?group={group}")
}

/// Opens a step, changes some of its fields, presses a button and sends it. A field with several values is set anew.
pub async fn change(
    browser: &Browser,
    id: &str,
    group: &str,
    changes: &[(&str, &str)],
    button: (&str, &str),
) -> Reply {
    let shown = browser.get(&step(id, group)).await;
    assert_eq!(shown.status, 200, "{}", shown.page());
    send(browser, id, &shown, changes, button).await
}

pub async fn send(
    browser: &Browser,
    id: &str,
    shown: &Reply,
    changes: &[(&str, &str)],
    button: (&str, &str),
) -> Reply {
    let mut fields = shown_fields(shown);
    fields.retain(|(name, _)| changes.iter().all(|(changed, _)| changed != name) || name == "shown");
    fields.extend(changes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    fields.push((button.0.to_owned(), button.1.to_owned()));
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(&format!("/es/work/{id}/edit"), &fields).await
}

pub const NEXT: (&str, &str) = ("then", "next");

/// The fields that fill in a value, as a browser names them.
pub fn fields_of(pointer: &str, value: &Value, fields: &mut Vec<(String, String)>) {
    match value {
        Value::Array(items) if items.iter().all(|item| !item.is_object()) => {
            for item in items {
                fields.push((
                    pointer.to_owned(),
                    item.as_str().map_or_else(|| item.to_string(), str::to_owned),
                ));
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                fields_of(&format!("{pointer}/{at}"), item, fields);
            }
        }
        Value::Object(parts) => {
            for (name, part) in parts {
                fields_of(&format!("{pointer}/{name}"), part, fields);
            }
        }
        Value::String(text) => fields.push((pointer.to_owned(), text.clone())),
        other => fields.push((pointer.to_owned(), other.to_string())),
    }
}

pub async fn copy_of(client: &Client, id: &str) -> Value {
    client.get(&format!("/api/v1/sections/{id}/working-copy")).await.ok()
}

pub async fn empty_draft(client: &Client) -> String {
    let new = json!({
        "compendium": "framework-document", "chapter": "consular-cooperation", "institution": "mre-co",
        "language": "es", "practice": {}, "body": "",
    });
    client.post("/api/v1/sections", new).await.ok()["id"].as_str().unwrap().to_owned()
}

pub fn borrowed(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// The hidden fields of the form in `<main>`.
pub fn all_hidden(reply: &Reply) -> Vec<(String, String)> {
    let page = reply.page();
    let main = page.split("<main").nth(1).unwrap();
    let form = main
        .split("<form")
        .find(|form| form.contains("name=\"kept_for\"") || form.contains("name=\"group\""))
        .unwrap();
    let form = form.split("</form>").next().unwrap();
    let tags = form.split("<input").skip(1).map(|tag| format!("{} ", tag.split('>').next().unwrap()));
    let hidden = tags.filter(|tag| tag.contains("type=\"hidden\""));
    hidden.map(|tag| (attribute(&tag, "name").unwrap(), attribute(&tag, "value").unwrap())).collect()
}
