//! The controls with which a field of a template is filled in.

use askama::Template;
use serde_json::Value;

use super::counter::Counter;
use crate::domain::fault::escaped;
use crate::domain::html::Html;
use crate::domain::section::FieldReason;
use crate::error::{Error, Result};
use crate::http::pages::form::{FormFaults, anchor};
use crate::http::pages::page::Page;
use crate::services::forms::entering::{MAIN, shown};
use crate::services::forms::{FieldKind, FormField, MOST_ROWS};

/// Longest text, in characters, that is written in one line.
const ONE_LINE: u64 = 500;
/// Longest text, in characters, that is written in a few lines.
const FEW_LINES: u64 = 2000;

/// Makes controls.
pub struct Controls<'a> {
    /// The page that they are on.
    pub page: &'a Page,
    /// What is wrong.
    pub faults: &'a FormFaults,
    /// What the editors asked for in single fields.
    pub reasons: &'a [FieldReason],
    /// The language of the texts, if it is not the page's.
    pub lang: Option<&'a str>,
}

#[derive(Template)]
#[template(path = "work/edit/control.html")]
struct Control<'a> {
    page: &'a Page,
    id: String,
    name: &'a str,
    label: &'a str,
    hint: String,
    fault: Option<&'a str>,
    /// What the editors asked for.
    reasons: Vec<&'a str>,
    is_optional: bool,
    class: &'static str,
    lang: Option<&'a str>,
    widget: Widget<'a>,
}

enum Widget<'a> {
    Line {
        value: String,
        mode: &'static str,
        width: &'static str,
        counter: Option<Counter>,
    },
    Text {
        value: String,
        is_rich: bool,
        rows: u8,
        counter: Option<Counter>,
    },
    Select(Vec<Choice>),
    Choices {
        choices: Vec<Choice>,
        kind: &'static str,
        is_long: bool,
        main: Vec<Choice>,
        main_name: String,
    },
    Group(Html),
    Rows {
        rows: Vec<Row>,
        /// The text of the button that adds a row; `None` if there may be no more.
        add: Option<String>,
        /// What is said of rows that are not shown; `None` if all are.
        beyond: Option<String>,
        has_cells: bool,
    },
    Retired {
        text: String,
        label: &'a str,
    },
}

struct Choice {
    id: String,
    value: String,
    label: String,
    is_chosen: bool,
}

struct Row {
    pointer: String,
    id: String,
    label: String,
    fault: Option<String>,
    is_first: bool,
    controls: Html,
}

impl Control<'_> {
    /// Returns what every control says of itself to the browser: its faults, what describes it, and its language.
    fn attributes(&self) -> Html {
        let mut attributes = String::new();
        let mut add = |name: &str, value: &str| {
            attributes.push_str(&format!(" {name}=\"{}\"", Html::escaped(value)));
        };
        if self.fault.is_some() {
            add("aria-invalid", "true");
        }
        let described_by = self.described_by();
        if !described_by.is_empty() {
            add("aria-describedby", &described_by);
        }
        if let Some(lang) = self.lang {
            add("lang", lang);
        }
        Html::trusted(attributes)
    }

    fn described_by(&self) -> String {
        let hint = (!self.hint.is_empty()).then(|| format!("{}-hint", self.id));
        let fault = self.fault.map(|_| format!("{}-fault", self.id));
        let counter = match &self.widget {
            Widget::Text { counter: Some(_), .. } | Widget::Line { counter: Some(_), .. } => {
                Some(format!("{}-c", self.id))
            }
            _ => None,
        };
        hint.into_iter().chain(fault).chain(counter).collect::<Vec<_>>().join(" ")
    }
}

impl<'a> Controls<'a> {
    /// Returns the control of a field of the practice, filled in with its value.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn field(&self, field: &FormField, value: Option<&Value>) -> Result<Html> {
        self.at(&format!("/practice/{}", escaped(&field.name)), field, value, "")
    }

    /// Returns the control of what stands at a pointer.
    fn at(
        &self,
        pointer: &str,
        field: &FormField,
        value: Option<&Value>,
        class: &'static str,
    ) -> Result<Html> {
        if field.is_retired {
            return self.retired(pointer, field, value);
        }
        let fault = match field.kind {
            FieldKind::Group | FieldKind::Table | FieldKind::List => self.faults.exactly_at(pointer),
            _ => self.faults.at(pointer),
        };
        self.rendered(pointer, field, self.widget(pointer, field, value)?, fault, class)
    }

    fn rendered(
        &self,
        pointer: &str,
        field: &FormField,
        widget: Widget<'_>,
        fault: Option<&str>,
        class: &'static str,
    ) -> Result<Html> {
        let is_whole = pointer.matches('/').count() == 2;
        let reasons = self.reasons.iter().filter(|reason| {
            let rest = reason.pointer.strip_prefix(pointer);
            // What is asked of a part of a field is said at the field, where no row has moved meanwhile.
            rest.is_some_and(|rest| is_whole && (rest.is_empty() || rest.starts_with('/')))
        });
        let written = matches!(field.kind, FieldKind::Text | FieldKind::Markdown);
        let control = Control {
            page: self.page,
            id: anchor(pointer),
            name: pointer,
            label: &field.label,
            hint: self.hint(field),
            fault,
            reasons: reasons.map(|reason| reason.text.as_str()).collect(),
            is_optional: !field.is_required,
            class,
            lang: self.lang.filter(|_| written),
            widget,
        };
        html(&control)
    }

    fn widget<'f>(&self, pointer: &str, field: &'f FormField, value: Option<&Value>) -> Result<Widget<'f>> {
        let text = value.map(shown).unwrap_or_default();
        Ok(match field.kind {
            FieldKind::Text | FieldKind::Markdown => self.text(pointer, field, text),
            FieldKind::Link => line(text, "url", ""),
            FieldKind::Date => line(text, "", "w-s"),
            FieldKind::Year => line(text, "numeric", "w-s"),
            FieldKind::Number => {
                let mode = if field.is_whole { "numeric" } else { "decimal" };
                line(text, mode, "w-s")
            }
            FieldKind::Boolean => self.answers(pointer, value),
            FieldKind::Option | FieldKind::Country => self.one_of(pointer, field, text),
            FieldKind::Options | FieldKind::Countries => self.any_of(pointer, field, value),
            FieldKind::Group => {
                let mut parts = String::new();
                for part in &field.parts {
                    let below = format!("{pointer}/{}", escaped(&part.name));
                    let value = value.and_then(|whole| whole.get(&part.name));
                    parts.push_str(self.at(&below, part, value, "")?.as_str());
                }
                Widget::Group(Html::trusted(parts))
            }
            FieldKind::Table | FieldKind::List => self.rows(pointer, field, value)?,
        })
    }

    fn text<'f>(&self, pointer: &str, field: &FormField, value: String) -> Widget<'f> {
        let is_part = pointer.matches('/').count() > 2;
        let longest = field.limits.characters.unwrap_or(if is_part { ONE_LINE } else { FEW_LINES });
        let is_rich = field.kind == FieldKind::Markdown;
        let counter = (is_rich || field.limits.words.is_some())
            .then(|| Counter::of(self.page, &value, field.limits.words));
        if !is_rich && longest <= ONE_LINE && !value.contains('\n') {
            return Widget::Line { value, mode: "", width: "", counter };
        }
        let rows = match longest {
            ..=ONE_LINE => 2,
            long if long <= FEW_LINES => 4,
            _ => 8,
        };
        Widget::Text { value, is_rich, rows, counter }
    }

    /// Yes, no, or nothing said.
    fn answers<'f>(&self, pointer: &str, value: Option<&Value>) -> Widget<'f> {
        let id = anchor(pointer);
        let answers = [
            ("true", "practice-yes", value == Some(&Value::Bool(true))),
            ("false", "practice-no", value == Some(&Value::Bool(false))),
            ("", "edit-not-answered", value.is_none()),
        ];
        let choices = answers.map(|(answer, text, is_chosen)| Choice {
            id: format!("{id}-{}", if answer.is_empty() { "none" } else { answer }),
            value: answer.to_owned(),
            label: self.page.say(text),
            is_chosen,
        });
        let (main, main_name) = (Vec::new(), String::new());
        Widget::Choices { choices: choices.into(), kind: "radio", is_long: false, main, main_name }
    }

    fn one_of<'f>(&self, pointer: &str, field: &FormField, chosen: String) -> Widget<'f> {
        let id = anchor(pointer);
        let none = Choice {
            id: String::new(),
            value: String::new(),
            label: self.page.say("edit-choose"),
            is_chosen: chosen.is_empty(),
        };
        let mut choices = vec![none];
        choices.extend(offered(&id, field, |text| text == chosen));
        if !chosen.is_empty() && choices.iter().all(|choice| !choice.is_chosen) {
            choices.push(Choice { id, value: chosen.clone(), label: chosen, is_chosen: true });
        }
        Widget::Select(choices)
    }

    fn any_of<'f>(&self, pointer: &str, field: &FormField, value: Option<&Value>) -> Widget<'f> {
        let id = anchor(pointer);
        let chosen: Vec<String> = value.and_then(Value::as_array).into_iter().flatten().map(shown).collect();
        let mut choices: Vec<Choice> =
            offered(&id, field, |text| chosen.iter().any(|each| each == text)).collect();
        let is_known = |text: &String| field.options.iter().any(|option| option.text == **text);
        for (at, text) in chosen.iter().enumerate().filter(|(_, text)| !is_known(text)) {
            let id = format!("{id}-other-{at}");
            choices.push(Choice { id, value: text.clone(), label: text.clone(), is_chosen: true });
        }
        let is_long = choices.len() > 40;
        if is_long {
            // Among so many, those that are chosen must be seen first.
            choices.sort_by_key(|choice| !choice.is_chosen);
        }
        let mut main = Vec::new();
        if field.is_main_first {
            let first = chosen.first().cloned().unwrap_or_default();
            let none = self.page.say("edit-no-main");
            main.push(Choice {
                id: String::new(),
                value: String::new(),
                label: none,
                is_chosen: first.is_empty(),
            });
            main.extend(offered(&id, field, |text| text == first));
        }
        Widget::Choices { choices, kind: "checkbox", is_long, main, main_name: format!("{MAIN}{pointer}") }
    }

    fn rows<'f>(&self, pointer: &str, field: &FormField, value: Option<&Value>) -> Result<Widget<'f>> {
        let mut rows = Vec::new();
        let all = value.and_then(Value::as_array).map_or(&[] as &[Value], Vec::as_slice);
        for (at, row) in all.iter().take(MOST_ROWS).enumerate() {
            let below = format!("{pointer}/{at}");
            let mut controls = String::new();
            let label = self.page.with_args(
                "edit-label-row",
                [("label", field.label.as_str().into()), ("row", (at + 1).to_string().into())],
            );
            match field.parts.first() {
                Some(item) if field.kind == FieldKind::List => {
                    let item = FormField { label: label.clone(), is_required: true, ..item.clone() };
                    controls.push_str(self.at(&below, &item, Some(row), "all")?.as_str());
                }
                _ => {
                    for part in &field.parts {
                        let pointer = format!("{below}/{}", escaped(&part.name));
                        let value = row.get(&part.name);
                        controls.push_str(self.at(&pointer, part, value, cell(part))?.as_str());
                    }
                }
            }
            rows.push(Row {
                // The only control of a list's item has the id that its pointer gives.
                id: if field.kind == FieldKind::List {
                    format!("{}-row", anchor(&below))
                } else {
                    anchor(&below)
                },
                fault: self
                    .faults
                    .exactly_at(&below)
                    .map(str::to_owned)
                    .filter(|_| field.kind == FieldKind::Table),
                is_first: at == 0,
                pointer: below,
                controls: Html::trusted(controls),
                label,
            });
        }
        let is_full = rows.len() >= field.limits.rows();
        let beyond = all.len() - rows.len();
        let beyond = (beyond > 0).then(|| self.page.count("edit-rows-beyond", beyond));
        let item = if field.item.is_empty() { self.page.say("edit-a-row") } else { field.item.clone() };
        let add = (!is_full).then(|| self.page.with_args("edit-add", [("item", item.into())]));
        Ok(Widget::Rows { rows, add, beyond, has_cells: field.kind == FieldKind::Table })
    }

    /// A field that is not used any more: what it has, to be read or removed.
    fn retired(&self, pointer: &str, field: &FormField, value: Option<&Value>) -> Result<Html> {
        let Some(value) = value else { return Ok(Html::default()) };
        let widget = Widget::Retired { text: shown(value), label: &field.label };
        self.rendered(pointer, field, widget, self.faults.at(pointer), "")
    }

    fn hint(&self, field: &FormField) -> String {
        let hint = field.help.clone();
        let more = match field.kind {
            FieldKind::Date if hint.is_empty() => Some(self.page.say("edit-hint-date")),
            FieldKind::Table | FieldKind::List => {
                field.limits.items.map(|most| self.page.count("edit-hint-rows", most as usize))
            }
            _ => None,
        };
        match more {
            Some(more) if !hint.is_empty() => hint + " " + &more,
            Some(more) => more,
            None => hint,
        }
    }
}

fn line<'a>(value: String, mode: &'static str, width: &'static str) -> Widget<'a> {
    Widget::Line { value, mode, width, counter: None }
}

/// Returns the options of a field.
fn offered(id: &str, field: &FormField, is_chosen: impl Fn(&str) -> bool) -> impl Iterator<Item = Choice> {
    field.options.iter().enumerate().map(move |(at, option)| Choice {
        id: format!("{id}-o{at}"),
        value: option.text.clone(),
        label: option.label.clone(),
        is_chosen: is_chosen(&option.text),
    })
}

/// Returns the class of a cell by what it holds: what is short stands beside others.
fn cell(part: &FormField) -> &'static str {
    let is_short = part.limits.characters.is_some_and(|most| most <= 100);
    match part.kind {
        FieldKind::Number | FieldKind::Year | FieldKind::Date | FieldKind::Option => "",
        FieldKind::Text if is_short => "",
        _ => "all",
    }
}

fn html(template: &impl Template) -> Result<Html> {
    Ok(Html::trusted(template.render().map_err(Error::internal)?))
}
