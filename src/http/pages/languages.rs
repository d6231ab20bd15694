//! The four languages, to choose one from.

use super::field::Field;
use super::page::Page;
use crate::domain::language::UiLanguage;

/// Returns the field with the language for pages and mails.
pub fn field<'a>(page: &Page, chosen: &'a str) -> Field<'a> {
    Field::new("language", page.say("language-label"))
        .hint(page.say("language-hint"))
        .options(options())
        .value(chosen)
}

/// Returns the codes of the languages with their own names.
pub fn options() -> Vec<(String, String)> {
    UiLanguage::ALL.map(|language| (language.code().to_owned(), name(language).to_owned())).into()
}

/// Returns a language's own name.
pub fn name(language: UiLanguage) -> &'static str {
    match language {
        UiLanguage::Es => "Español",
        UiLanguage::En => "English",
        UiLanguage::Pt => "Português",
        UiLanguage::Fr => "Français",
    }
}
