//! The form for saving a search.

use crate::domain::digest::DigestFrequency;
use crate::http::pages::form::FormFaults;
use crate::http::pages::page::Page;

/// What was typed into the form for saving a search.
#[derive(Default)]
pub struct SaveForm {
    /// The name; before anything is typed, the words searched for.
    pub name: String,
    /// How often to send new results.
    pub digest: String,
    /// What is wrong with them.
    pub faults: FormFaults,
}

impl SaveForm {
    /// Returns the form as it is before anything is typed.
    pub fn named(name: &str) -> SaveForm {
        SaveForm { name: name.to_owned(), ..SaveForm::default() }
    }

    /// The frequencies to choose from: their names, what they mean, and whether they are chosen.
    pub fn frequencies(&self, page: &Page) -> Vec<(&'static str, String, bool)> {
        let frequency = |each: &DigestFrequency| {
            let name = each.name();
            let is_set =
                self.digest == name || (self.digest.is_empty() && *each == DigestFrequency::default());
            (name, page.say(&format!("search-frequency-{name}")), is_set)
        };
        DigestFrequency::ALL.iter().map(frequency).collect()
    }
}
