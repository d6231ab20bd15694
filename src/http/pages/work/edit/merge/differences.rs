//! What differs between two texts of a section, as HTML.

use askama::Template;
use serde_json::Value;

use crate::domain::comparison::{FieldChange, Hunk, Op, Row, RowOp};
use crate::domain::html::Html;
use crate::error::{Error, Result};
use crate::http::pages::Page;
use crate::messages::format;
use crate::services::forms::entering::shown;
use crate::services::forms::{FieldKind, FormField, TemplateForm};

/// Number of characters of unchanged text shown on each side of a change.
const AROUND: usize = 200;

/// Shows differences.
pub struct Differences<'a> {
    /// The page.
    pub page: &'a Page,
    /// The form, which has the names of fields and options.
    pub form: &'a TemplateForm,
}

#[derive(Template)]
#[template(path = "work/edit/changes.html")]
struct Changes<'a> {
    lang: Option<&'a str>,
    changes: Vec<Change>,
}

struct Change {
    label: String,
    /// What changed; of a list, one item for each.
    items: Vec<Html>,
}

impl Differences<'_> {
    /// Returns the differences, field by field; empty if there are none.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn html(&self, changes: &[FieldChange], lang: Option<&str>) -> Result<Html> {
        if changes.is_empty() {
            return Ok(Html::default());
        }
        let changes = changes
            .iter()
            .map(|change| Change { label: self.form.label_at(&change.pointer), items: self.items(change) });
        let changes = Changes { lang, changes: changes.collect() };
        Ok(Html::trusted(changes.render().map_err(Error::internal)?))
    }

    fn items(&self, change: &FieldChange) -> Vec<Html> {
        if !change.rows.is_empty() {
            let rows = change.rows.iter().filter(|row| row.op != RowOp::Equal);
            return rows.map(|row| self.row(&change.pointer, row)).collect();
        }
        match self.form.field_at(&change.pointer).map(|field| field.kind) {
            Some(FieldKind::Text | FieldKind::Markdown) | None => vec![marked(&change.hunks)],
            Some(_) => {
                let hunks = change.hunks.iter().filter(|hunk| hunk.op != Op::Equal);
                hunks
                    .map(|hunk| {
                        let value = serde_json::from_str(&hunk.text).ok();
                        let value = value.unwrap_or_else(|| Value::from(hunk.text.as_str()));
                        within(hunk.op, &self.value(&change.pointer, &value))
                    })
                    .collect()
            }
        }
    }

    fn row(&self, pointer: &str, row: &Row) -> Html {
        let place = row.to.or(row.from).unwrap_or_default();
        let pointer = format!("{pointer}/{place}");
        match row.op {
            RowOp::Insert => within(Op::Insert, &self.value(&pointer, &row.value)),
            RowOp::Delete => within(Op::Delete, &self.value(&pointer, &row.value)),
            _ => {
                let mut html = String::new();
                for change in &row.fields {
                    let label = self.form.label_at(&change.pointer);
                    html.push_str(Html::escaped(&label).as_str());
                    html.push_str(": ");
                    for item in self.items(change) {
                        html.push_str(item.as_str());
                        html.push(' ');
                    }
                }
                Html::trusted(html)
            }
        }
    }

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

/// Returns a text with what was added and removed in it; long stretches without a change are left out.
pub fn marked(hunks: &[Hunk]) -> Html {
    let mut html = String::new();
    for (at, hunk) in hunks.iter().enumerate() {
        match hunk.op {
            Op::Equal => {
                let (has_before, has_after) = (at > 0, at + 1 < hunks.len());
                html.push_str(Html::escaped(&shortened(&hunk.text, has_before, has_after)).as_str());
            }
            op => html.push_str(within(op, &hunk.text).as_str()),
        }
    }
    Html::trusted(html)
}

fn within(op: Op, text: &str) -> Html {
    let text = Html::escaped(text);
    Html::trusted(match op {
        Op::Insert => format!("<ins>{text}</ins>"),
        Op::Delete => format!("<del>{text}</del>"),
        Op::Equal => text.to_string(),
    })
}

/// Returns the beginning and the end of a long text, as far as there is a change beside them.
fn shortened(text: &str, has_before: bool, has_after: bool) -> String {
    let count = text.chars().count();
    let shown = if has_before { AROUND } else { 0 } + if has_after { AROUND } else { 0 };
    if count <= shown + AROUND {
        return text.to_owned();
    }
    let head: String = text.chars().take(if has_before { AROUND } else { 0 }).collect();
    let tail: String = text.chars().skip(count - if has_after { AROUND } else { 0 }).collect();
    format!("{head} […] {tail}")
}
