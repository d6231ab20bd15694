//! The texts that completions need in the browser.

use serde_json::json;

use super::faults::facet_name;
use crate::http::pages::page::Page;
use crate::services::search::COMPLETED;

impl Page {
    /// Returns the texts of the list of completions, for a search box's `data-suggest-texts`: the names of their kinds,
    /// and what is announced about their number (`#`).
    pub fn suggestion_texts(&self) -> String {
        let mut kinds: serde_json::Map<String, serde_json::Value> = COMPLETED
            .iter()
            .map(|facet| (facet.name().to_owned(), facet_name(self, *facet).into()))
            .collect();
        kinds.insert("title".to_owned(), self.say("search-kind-title").into());
        kinds.insert("concept".to_owned(), self.say("search-kind-concept").into());
        json!({
            "kinds": kinds,
            "label": self.say("search-suggestions"),
            "none": self.say("search-suggestions-none"),
            "one": self.say("search-suggestions-one"),
            "many": self.say("search-suggestions-many"),
        })
        .to_string()
    }
}
