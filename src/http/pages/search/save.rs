//! Saving the search whose results are shown.

use serde_json::{Map, Value, json};

use super::asked::{Asked, read};
use super::list::list;
use super::save_form::SaveForm;
use crate::http::answer::HandlerResult;
use crate::http::pages::flash::Flash;
use crate::http::pages::form::{Fields, FormFaults, PostedForm};
use crate::http::pages::page::Page;
use crate::http::params::Params;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::input::Input;
use crate::services::saved_searches::NewSavedSearch;
use crate::services::stored_query::StoredQuery;

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
