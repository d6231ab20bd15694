//! Merging what somebody wrote with a version that was saved in the meantime. A person confirms what was merged, and
//! chooses where both changed the same sentence.

mod choosing;
mod values;

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;
use serde_json::json;

use super::faults::Teller;
use super::shown::{KEPT_AT, Shown, section_title};
use super::steps::{self, VERSION, composing, step_path};
use crate::domain::html::Html;
use crate::domain::ids::SectionId;
use crate::error::{Code, Result};
use crate::http::answer::HandlerResult;
use crate::http::pages::flash::Flash;
use crate::http::pages::form::{Fields, FormFaults, PostedForm};
use crate::http::pages::head::{Head, Place};
use crate::http::pages::ids::hidden;
use crate::http::pages::page::Page;
use crate::http::pages::values::foreign;
use crate::http::pages::work::differences::{Differences, View};
use crate::http::pages::work::when::moment;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::input::Input;
use crate::services::sections::{Composing, IfMatch, KeepWorkingCopy, Merge, Merging, Save};

use choosing::{Choosing, Conflicting, resolved};

#[derive(Template)]
#[template(path = "work/edit/merge.html")]
struct MergePage<'a> {
    page: &'a Page,
    faults: &'a FormFaults,
    section_title: String,
    lang: Option<String>,
    overview: String,
    address: String,
    back: String,
    lede: String,
    version: u32,
    kept_at: String,
    conflicts: Vec<Conflicting>,
    /// What was written anew for a conflict that is no longer there.
    leftover: Vec<String>,
    /// What the result changes in the latest version.
    changes: Html,
    message: String,
    button: String,
}

/// Shows what would be saved, and the conflicts.
pub async fn show(page: Page, state: SharedState, path: web::Path<(String, String)>) -> HandlerResult {
    page.signed_in()?;
    let composing = composing(&page, &state, &path.1).await?;
    let Some(merging) = merging(&page, &state, &composing).await? else {
        return Ok(page.redirect(&step_path(&composing, VERSION), None));
    };
    shown(&page, &composing, &merging, &Fields::default(), &FormFaults::default(), StatusCode::OK)
}

/// Saves what was merged as a version over the one that it was merged with.
pub async fn save(form: PostedForm, state: SharedState, path: web::Path<(String, String)>) -> HandlerResult {
    let page = &form.page;
    page.signed_in()?;
    let composing = composing(page, &state, &path.1).await?;
    let typed = &form.fields;
    let Some(merging) = merging(page, &state, &composing).await? else {
        return too_late(page, &composing, typed);
    };
    if typed.switches_language() {
        return shown(page, &composing, &merging, typed, &FormFaults::default(), StatusCode::OK);
    }
    let kept_at = composing.copy.as_ref().map(|copy| copy.saved_at.to_string());
    let is_as_shown = typed.typed("version") == merging.view.version.to_string()
        && typed.one(KEPT_AT) == kept_at.as_deref();
    if !is_as_shown {
        let faults = FormFaults::general(page.say("merge-moved-again"));
        return shown(page, &composing, &merging, typed, &faults, StatusCode::CONFLICT);
    }
    let texts = match resolved(page, &composing.form, typed, &merging.view) {
        Ok(texts) => texts,
        Err(missing) => {
            let faults = FormFaults::listed(missing);
            return shown(page, &composing, &merging, typed, &faults, faults.status());
        }
    };
    let mut save = json!({"practice": texts.practice, "body": texts.body});
    if let Some(message) = typed.one("message") {
        save["message"] = message.into();
    }
    let (context, id, version) = (form.context(), composing.section.id, merging.view.version);
    let (sections, copy) = (state.sections.clone(), composing.as_read());
    let saved = blocking(move || {
        sections.save_copy(&context, id, IfMatch::AnyOf(vec![version]), Input::<Save>::new(save), copy)
    });
    match saved.await.map_err(hidden) {
        Ok(_) => Ok(page.redirect(&format!("/work/{id}"), Some(Flash::VersionSaved))),
        Err(error) if matches!(error.code, Code::VersionConflict | Code::WrongStage) => {
            moved_again(page, &state, id, typed).await
        }
        Err(error) if error.code == Code::Invalid => {
            // What was chosen is kept, and its faults are shown where they can be corrected.
            let keep = KeepWorkingCopy {
                base_version: version,
                practice: texts.practice,
                body: texts.body,
                replaces: None,
            };
            let (context, sections) = (page.context(), state.sections.clone());
            let kept = blocking(move || sections.keep_from(&context, id, keep.into(), copy, None)).await;
            match kept.map_err(hidden) {
                Ok(_) => faulty(page, &state, id, typed).await,
                Err(error) if error.code == Code::Conflict => moved_again(page, &state, id, typed).await,
                Err(error) => Err(error.into()),
            }
        }
        Err(error) => Err(error.into()),
    }
}

/// Shows the merge as it is now, with what was chosen and written for it.
async fn moved_again(page: &Page, state: &SharedState, id: SectionId, typed: &Fields) -> HandlerResult {
    let faults = FormFaults::general(page.say("merge-moved-again"));
    let composing = steps::composing(page, state, &id.to_string()).await?;
    match merging(page, state, &composing).await? {
        Some(merging) => shown(page, &composing, &merging, typed, &faults, StatusCode::PRECONDITION_FAILED),
        None => too_late(page, &composing, typed),
    }
}

/// Shows what was merged and kept, with its faults and the message.
async fn faulty(page: &Page, state: &SharedState, id: SectionId, typed: &Fields) -> HandlerResult {
    let composing = steps::composing(page, state, &id.to_string()).await?;
    let address = steps::address(page, &composing);
    let teller = Teller { page, form: &composing.form, address: &address, group: VERSION };
    let faults = teller.of_faults(composing.faults.clone())?;
    let texts = composing.texts();
    let shown = Shown::of(page, &composing, &texts, VERSION, &faults);
    Shown { fields: Some(typed), ..shown }.page(faults.status())
}

/// Says that there is nothing to merge any more, and shows what was written for that: the section was submitted, or the
/// working copy was discarded or saved, meanwhile.
fn too_late(page: &Page, composing: &Composing, typed: &Fields) -> HandlerResult {
    let faults = FormFaults::general(page.say("merge-too-late"));
    let texts = composing.texts();
    let shown = Shown::of(page, composing, &texts, VERSION, &faults);
    let leftover = choosing::written_anew(typed, &texts).map(|(_, text)| text.to_owned()).collect();
    Shown { fields: Some(typed), leftover, ..shown }.page(StatusCode::CONFLICT)
}

/// Returns the merge of the working copy with the latest version; `None` if there is nothing to merge, or not now.
async fn merging(page: &Page, state: &SharedState, composing: &Composing) -> Result<Option<Merging>> {
    let Some(copy) = composing.copy.as_ref().filter(|_| composing.has_moved()) else { return Ok(None) };
    let merge =
        Merge { base_version: copy.base_version, practice: copy.practice.clone(), body: copy.body.clone() };
    let (context, id, sections) = (page.context(), composing.section.id, state.sections.clone());
    match blocking(move || sections.merging(&context, id, merge)).await {
        Ok(merging) => Ok(Some(merging)),
        Err(error) if error.code == Code::WrongStage => Ok(None),
        Err(error) => Err(hidden(error)),
    }
}

fn shown(
    page: &Page,
    composing: &Composing,
    merging: &Merging,
    fields: &Fields,
    faults: &FormFaults,
    status: StatusCode,
) -> HandlerResult {
    let lang = foreign(page, &composing.section.language);
    let sides = ["merge-side-theirs", "merge-side-mine"].map(|side| page.say(side));
    let differences = Differences {
        page,
        form: &composing.form,
        lang: lang.as_deref(),
        view: View::One,
        heading: 3,
        sides: [&sides[0], &sides[1]],
    };
    let choosing = Choosing { page, form: &composing.form, fields, differences: &differences };
    let conflicts = choosing.conflicts(&merging.view, faults);
    let version = merging.view.version;
    let title = faults.title(page, "merge-title");
    let texts = composing.texts();
    let content = MergePage {
        page,
        faults,
        section_title: section_title(page, composing, &texts),
        overview: page.to(&format!("/work/{}", composing.section.id)),
        address: page.to(&format!("/work/{}/merge", composing.section.id)),
        back: page.to(&format!("/work/{}/edit", composing.section.id)),
        lede: lede(page, composing, version),
        version,
        kept_at: composing.copy.as_ref().map(|copy| copy.saved_at.to_string()).unwrap_or_default(),
        leftover: choosing.leftover(&conflicts, &texts),
        changes: differences.fields(&merging.changes),
        message: match fields.has_field("message") {
            true => fields.typed("message").to_owned(),
            false => page.with_args("merge-message", [("version", version.to_string().into())]),
        },
        button: page.with_args("edit-version-button", [("next", (version + 1).to_string().into())]),
        conflicts,
        lang: lang.clone(),
    };
    page.render_as(status, &Head::unlisted(title, Place::Work).with_form("merge"), &content)
}

fn lede(page: &Page, composing: &Composing, version: u32) -> String {
    let number = version.to_string();
    let when = moment(page, composing.now, composing.version_at);
    match &composing.version_by {
        Some(name) => page.with_args(
            "edit-moved-by",
            [("name", name.as_str().into()), ("version", number.into()), ("when", when.into())],
        ),
        None => page.with_args("edit-moved", [("version", number.into()), ("when", when.into())]),
    }
}
