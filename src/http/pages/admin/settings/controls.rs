//! The controls of these forms: texts in one or in each language, numbers, choices.

use askama::Template;

use crate::domain::html::Html;
use crate::domain::language::UiLanguage;
use crate::error::{Error, Result};
use crate::http::pages::form::{Fields, FormFaults};
use crate::http::pages::languages;

/// A control with its label, hint and fault.
#[derive(Template)]
#[template(path = "admin/settings/control.html")]
pub struct Control {
    id: String,
    name: String,
    label: String,
    hint: String,
    value: String,
    fault: Option<String>,
    kind: Kind,
    options: Vec<(String, String)>,
    /// The language of what is filled in.
    lang: Option<String>,
    /// Whether the label is in that language too.
    is_label_in_it: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Line,
    Date,
    Number,
    Lines,
    Options,
}

/// Returns the id of the element with this name.
pub fn id_of(name: &str) -> String {
    name.trim_start_matches('/').replace('/', "-")
}

impl Control {
    /// Describes a line of text.
    pub fn line(name: impl Into<String>, label: String) -> Control {
        let name = name.into();
        Control {
            id: id_of(&name),
            name,
            label,
            hint: String::new(),
            value: String::new(),
            fault: None,
            kind: Kind::Line,
            options: Vec::new(),
            lang: None,
            is_label_in_it: false,
        }
    }

    /// Describes a whole number.
    pub fn number(name: impl Into<String>, label: String) -> Control {
        Control { kind: Kind::Number, ..Control::line(name, label) }
    }

    /// Describes a day of the calendar.
    pub fn date(name: impl Into<String>, label: String) -> Control {
        Control { kind: Kind::Date, ..Control::line(name, label) }
    }

    /// Describes a text of several lines.
    pub fn lines(name: impl Into<String>, label: String) -> Control {
        Control { kind: Kind::Lines, ..Control::line(name, label) }
    }

    /// Describes a choice of one of these values, each with its name.
    pub fn options(name: impl Into<String>, label: String, options: Vec<(String, String)>) -> Control {
        Control { kind: Kind::Options, options, ..Control::line(name, label) }
    }

    /// Adds a sentence that helps to fill it in.
    pub fn hint(self, hint: String) -> Control {
        Control { hint, ..self }
    }

    /// Says in which language label and text are.
    pub fn lang(self, lang: &str) -> Control {
        Control { is_label_in_it: true, ..self.lang_of_value(lang) }
    }

    /// Says in which language the text is.
    pub fn lang_of_value(self, lang: &str) -> Control {
        Control { lang: Some(lang.to_owned()), ..self }
    }

    fn lang_of_label(&self) -> Option<&str> {
        self.lang.as_deref().filter(|_| self.is_label_in_it)
    }

    /// Fills it in as it was typed, and adds what is wrong with it, if anything is.
    pub fn filled(self, fields: &Fields, faults: &FormFaults) -> Control {
        let (value, fault) = (fields.typed(&self.name).to_owned(), faults.at(&self.name).map(str::to_owned));
        Control { value, fault, ..self }
    }

    /// Returns it as HTML.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn html(self) -> Result<Html> {
        self.render().map(Html::trusted).map_err(Error::internal)
    }

    fn is_options(&self) -> bool {
        self.kind == Kind::Options
    }

    fn is_lines(&self) -> bool {
        self.kind == Kind::Lines
    }

    fn is_date(&self) -> bool {
        self.kind == Kind::Date
    }

    fn is_number(&self) -> bool {
        self.kind == Kind::Number
    }

    fn is_chosen(&self, value: &str) -> bool {
        self.value == value
    }

    fn described_by(&self) -> String {
        let hint = (!self.hint.is_empty()).then(|| format!("{}-hint", self.id));
        let fault = self.fault.as_ref().map(|_| format!("{}-fault", self.id));
        hint.into_iter().chain(fault).collect::<Vec<_>>().join(" ")
    }
}

/// A text in each language.
pub struct InLanguages<'a> {
    /// The pointer of the texts.
    pub name: &'a str,
    /// What they are.
    pub legend: String,
    /// A sentence that helps to fill them in; empty if there is none.
    pub hint: String,
    /// Whether they may have several lines.
    pub has_lines: bool,
}

#[derive(Template)]
#[template(path = "admin/settings/in_languages.html")]
struct InLanguagesView<'a> {
    id: String,
    legend: &'a str,
    hint: &'a str,
    fault: Option<&'a str>,
    controls: Vec<Html>,
}

impl InLanguages<'_> {
    /// Returns the four languages of the pages, and every other one in which there is a text.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn html(&self, fields: &Fields, faults: &FormFaults) -> Result<Html> {
        let known = UiLanguage::ALL
            .map(|language| (language.code().to_owned(), languages::name(language).to_owned()));
        let is_known = |code: &String| known.iter().any(|(each, _)| each == code);
        let others = super::pointers::label(fields, self.name).0.into_keys().filter(|code| !is_known(code));
        let others: Vec<_> = others.map(|code| (code.clone(), code)).collect();
        let controls = known.iter().chain(&others).map(|(code, called)| {
            let name = format!("{}/{code}", self.name);
            let control = if self.has_lines {
                Control::lines(name, called.clone())
            } else {
                Control::line(name, called.clone())
            };
            control.lang(code).filled(fields, faults).html()
        });
        let of_all = faults.all().iter().find(|fault| fault.pointer == self.name);
        let view = InLanguagesView {
            id: id_of(self.name),
            legend: &self.legend,
            hint: &self.hint,
            fault: of_all.map(|fault| fault.text.as_str()),
            controls: controls.collect::<Result<_>>()?,
        };
        view.render().map(Html::trusted).map_err(Error::internal)
    }
}

/// Something to tick or to choose, with a sentence about it.
pub struct Choice {
    /// The id of its element.
    pub id: String,
    /// The name of its field.
    pub name: String,
    /// The value that it sets.
    pub value: String,
    /// Its label.
    pub label: String,
    /// The language of the label, if it is not the page's.
    pub lang: Option<String>,
    /// A sentence about it; empty if there is none.
    pub hint: String,
    /// Whether it is ticked or chosen.
    pub is_chosen: bool,
}
