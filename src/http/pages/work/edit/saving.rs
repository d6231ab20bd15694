//! Saving what was kept as a version.

use serde_json::json;

use super::faults::Teller;
use super::shown::{KEPT_AT, Shown};
use super::steps::{VERSION, address};
use crate::error::Code;
use crate::http::answer::HandlerResult;
use crate::http::pages::flash::Flash;
use crate::http::pages::form::{FormFaults, PostedForm};
use crate::http::pages::ids::hidden;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::input::Input;
use crate::services::sections::{Composing, IfMatch, Save};

/// Saves the working copy as a version, if it is the one that the person has seen. One that is kept meanwhile stays.
pub async fn save(form: PostedForm, state: SharedState, composing: Composing) -> HandlerResult {
    let page = &form.page;
    let texts = composing.texts();
    let address = address(page, &composing);
    let teller = Teller { page, form: &composing.form, address: &address, group: VERSION };
    let shown = |faults: &FormFaults| {
        let shown = Shown::of(page, &composing, &texts, VERSION, faults);
        Shown { fields: Some(&form.fields), ..shown }.page(faults.status())
    };
    if form.fields.switches_language() {
        return shown(&FormFaults::default());
    }
    let base = composing.base_version();
    let kept_at = composing.copy.as_ref().map(|copy| copy.saved_at.to_string());
    let is_as_seen =
        !form.fields.has_field(KEPT_AT) || form.fields.typed(KEPT_AT) == kept_at.unwrap_or_default();
    if form.fields.typed("base_version") != base.to_string() || !is_as_seen {
        return shown(&FormFaults::said(Code::Conflict, None, page.say("edit-version-moved")));
    }
    let current = composing.section.chapter.as_ref().map(|chapter| chapter.slug.as_str());
    let chapter = form.fields.one("chapter").filter(|chapter| Some(*chapter) != current);
    if composing.copy.is_none() && chapter.is_none() && !composing.has_unsaved_files {
        return shown(&FormFaults::general(page.say("edit-nothing-to-save")));
    }
    let mut save = json!({"practice": texts.practice, "body": texts.body});
    for (name, value) in [("message", form.fields.one("message")), ("chapter", chapter)] {
        if let Some(value) = value {
            save[name] = value.into();
        }
    }
    let (context, id, copy) = (form.context(), composing.section.id, composing.as_read());
    let saved = blocking(move || {
        let expected = IfMatch::AnyOf(vec![base]);
        state.sections.save_copy(&context, id, expected, Input::<Save>::new(save), copy)
    });
    match saved.await.map_err(hidden) {
        Ok(_) => Ok(page.redirect(&format!("/work/{id}"), Some(Flash::VersionSaved))),
        Err(error) if error.code == Code::VersionConflict => {
            Ok(page.redirect(&format!("/work/{id}/merge"), None))
        }
        Err(error) if error.code == Code::WrongStage => {
            shown(&FormFaults::said(Code::WrongStage, None, page.say("edit-stage-forbids")))
        }
        Err(error) => shown(&teller.of(error)?),
    }
}
