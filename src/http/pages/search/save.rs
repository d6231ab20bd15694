//! Saving the search whose results are shown.

use serde_json::{Map, Value, json};

use super::{Asked, list, read};
use crate::domain::digest::DigestFrequency;
use crate::http::SharedState;
use crate::http::answer::HandlerResult;
use crate::http::pages::Page;
use crate::http::pages::flash::Flash;
use crate::http::pages::form::{Fields, FormFaults, PostedForm};
use crate::http::params::Params;
use crate::services::blocking;
use crate::services::input::Input;
use crate::services::saved_searches::NewSavedSearch;
use crate::services::stored_query::StoredQuery;

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

/// Saves the search that the form repeats, and leads back to its results.
pub async fn save(form: PostedForm, state: SharedState) -> HandlerResult {
    form.page.signed_in()?;
    let asked = read(&form.page, Params::of_fields(form.fields.of_people()))?;
    if asked.paging.is_err() {
        return list(&form.page, &state, asked, None).await;
    }
    let input = input(&form.page, &form.fields, &asked);
    let (context, shared) = (form.context(), state.clone());
    match blocking(move || shared.saved_searches.save(&context, input)).await {
        Ok(_) => Ok(form.page.redirect(&asked.typed.path(), Some(Flash::SearchSaved))),
        Err(error) => {
            let save = SaveForm {
                name: form.fields.typed("name").to_owned(),
                digest: form.fields.typed("digest").to_owned(),
                faults: FormFaults::of(&form.page, error)?,
            };
            list(&form.page, &state, asked, Some(save)).await
        }
    }
}

fn input(page: &Page, fields: &Fields, asked: &Asked) -> Input<NewSavedSearch> {
    let mut members = Map::new();
    for name in ["name", "digest"] {
        members.extend(fields.one(name).map(|value| (name.to_owned(), Value::from(value))));
    }
    members.insert("query".to_owned(), json!(StoredQuery::of(&asked.search)));
    members.insert("language".to_owned(), page.language.code().into());
    Input::new(Value::Object(members))
}
