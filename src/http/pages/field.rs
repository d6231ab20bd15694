//! A field of a form: its label, hint and fault, and the control itself.

use askama::Template;

use super::form::FormFaults;
use crate::domain::html::Html;
use crate::error::{Error, Result};

/// A field with one line to fill in, or with options to choose from.
#[derive(Template)]
#[template(path = "partials/field.html")]
pub struct Field<'a> {
    id: String,
    name: &'a str,
    label: String,
    kind: &'static str,
    hint: String,
    value: &'a str,
    fault: Option<&'a str>,
    /// What browsers may fill in; empty if that is nothing in particular.
    autocomplete: &'static str,
    width: &'static str,
    is_required: bool,
    /// The values to choose from, with their names; none if something is to be typed.
    options: Vec<(String, String)>,
}

impl<'a> Field<'a> {
    /// Describes a field of text.
    pub fn new(name: &'a str, label: String) -> Field<'a> {
        Field {
            id: name.trim_start_matches('/').replace('/', "-"),
            name,
            label,
            kind: "text",
            hint: String::new(),
            value: "",
            fault: None,
            autocomplete: "",
            width: "w-l",
            is_required: true,
            options: Vec::new(),
        }
    }

    /// Describes a field for a password, which never comes back filled in.
    pub fn password(name: &'a str, label: String, autocomplete: &'static str) -> Field<'a> {
        Field { kind: "password", autocomplete, ..Field::new(name, label) }
    }

    /// Describes a field for an email address.
    pub fn email(name: &'a str, label: String) -> Field<'a> {
        Field { kind: "email", autocomplete: "username", ..Field::new(name, label) }
    }

    /// Offers these values with their names, of which one is chosen.
    pub fn options(self, options: Vec<(String, String)>) -> Field<'a> {
        Field { options, ..self }
    }

    /// Lets it be left empty.
    pub fn optional(self) -> Field<'a> {
        Field { is_required: false, ..self }
    }

    /// Sets what is filled in.
    pub fn value(self, value: &'a str) -> Field<'a> {
        Field { value, ..self }
    }

    /// Sets a sentence that helps to fill it in.
    pub fn hint(self, hint: String) -> Field<'a> {
        Field { hint, ..self }
    }

    /// Sets how browsers fill it in by themselves.
    pub fn autocomplete(self, autocomplete: &'static str) -> Field<'a> {
        Field { autocomplete, ..self }
    }

    /// Makes it narrow, for numbers.
    pub fn narrow(self) -> Field<'a> {
        Field { width: "w-s", ..self }
    }

    /// Makes it as wide as the text, for titles.
    pub fn wide(self) -> Field<'a> {
        Field { width: "", ..self }
    }

    /// Adds what is wrong with it, if anything is.
    pub fn faults(self, faults: &'a FormFaults) -> Field<'a> {
        Field { fault: faults.at(self.name), ..self }
    }

    /// Returns it as HTML.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn html(self) -> Result<Html> {
        self.render().map(Html::trusted).map_err(Error::internal)
    }

    /// Whether what is filled in comes back: passwords never do.
    fn shows_value(&self) -> bool {
        !self.value.is_empty() && self.kind != "password"
    }

    fn is_chosen(&self, value: &str) -> bool {
        self.value == value
    }

    fn described_by(&self) -> String {
        let hint = (!self.hint.is_empty()).then(|| format!("{}-hint", self.id));
        let fault = self.fault.map(|_| format!("{}-fault", self.id));
        hint.into_iter().chain(fault).collect::<Vec<_>>().join(" ")
    }
}

/// Returns fields one below the other.
///
/// # Errors
/// Internal errors only.
pub fn fields<'a>(all: impl IntoIterator<Item = Field<'a>>) -> Result<Html> {
    let mut html = String::new();
    for field in all {
        html.push_str(field.html()?.as_str());
    }
    Ok(Html::trusted(html))
}
