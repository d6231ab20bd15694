//! A field for a few sentences.

use askama::Template;

use crate::domain::html::Html;
use crate::error::{Error, Result};

/// A field for a message or a reason.
#[derive(Template)]
#[template(path = "work/message.html")]
pub struct Message<'a> {
    /// Its name.
    pub name: &'static str,
    /// What it is for.
    pub label: String,
    /// What helps to fill it in; may be empty.
    pub hint: String,
    /// What was typed.
    pub value: &'a str,
    /// What is wrong with it, if anything is.
    pub fault: Option<&'a str>,
    /// Whether it has to be filled in.
    pub is_required: bool,
}

impl Message<'_> {
    /// Returns it as HTML.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn html(&self) -> Result<Html> {
        self.render().map(Html::trusted).map_err(Error::internal)
    }

    fn described_by(&self) -> String {
        let hint = (!self.hint.is_empty()).then(|| format!("{}-hint", self.name));
        let fault = self.fault.map(|_| format!("{}-fault", self.name));
        hint.into_iter().chain(fault).collect::<Vec<_>>().join(" ")
    }
}
