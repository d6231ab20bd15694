//! Writing a section: one page for each group of fields, the free text, and saving a version. What is typed is kept in
//! the person's working copy at each step.

mod control;
mod faults;
mod merge;
mod rows;
mod shown;

use actix_web::http::StatusCode;
use actix_web::web::{self, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::json;

use crate::error::{Code, Error, Result};
use crate::http::SharedState;
use crate::http::answer::HandlerResult;
use crate::http::pages::Page;
use crate::http::pages::flash::Flash;
use crate::http::pages::form::{Fields, FormFaults, PostedForm, anchor};
use crate::services::blocking;
use crate::services::forms::BODY;
use crate::services::forms::entering::Entered;
use crate::services::input::Input;
use crate::services::sections::{Composing, IfMatch, KeepWorkingCopy, Save, Texts};

use super::{hidden, section_id};
use faults::Teller;
use rows::{moved, tidy};
use shown::Shown;

/// The last step: saving a version.
const VERSION: &str = "version";
/// The header of requests that the page's script makes while somebody types.
const AUTOSAVE: &str = "x-autosave";

/// The routes of these pages.
pub fn routes(config: &mut ServiceConfig) {
    let at = |path: &str| web::resource(path);
    config
        .service(at("/work/{id}/edit").route(web::get().to(show)).route(web::post().to(save)))
        .service(at("/work/{id}/merge").route(web::get().to(merge::show)).route(web::post().to(merge::save)));
}

/// Shows a group of the form.
async fn show(
    page: Page,
    state: SharedState,
    path: web::Path<(String, String)>,
    request: HttpRequest,
) -> HandlerResult {
    page.signed_in()?;
    let composing = composing(&page, &state, &path.1).await?;
    let asked = Fields::of_query(&request);
    let step = match asked.one("group") {
        None => first_step(&composing),
        Some(name) => named_step(&composing, name).ok_or_else(Error::not_found)?,
    };
    let texts = composing.texts();
    let teller =
        Teller { page: &page, form: &composing.form, address: &address(&page, &composing), group: &step };
    // A text that nobody has touched yet has no faults to speak of.
    let faults = match step == VERSION && composing.copy.is_some() {
        true => teller.of_faults(composing.faults.clone())?,
        false => FormFaults::default(),
    };
    let shown = Shown {
        page: &page,
        composing: &composing,
        texts: &texts,
        step: &step,
        faults: &faults,
        fields: None,
    };
    shown.page(StatusCode::OK)
}

/// Keeps what was typed, and goes on; or saves it all as a version.
async fn save(
    form: PostedForm,
    state: SharedState,
    path: web::Path<(String, String)>,
    request: HttpRequest,
) -> HandlerResult {
    let page = form.page.clone();
    page.signed_in()?;
    let composing = composing(&page, &state, &path.1).await?;
    if form.fields.one("discard").is_some() {
        let (context, section) = (page.context(), composing.section.id);
        blocking(move || state.sections.drop_working_copy(&context, section)).await.map_err(hidden)?;
        return Ok(page.redirect(&format!("/work/{section}"), Some(Flash::WorkingCopyDiscarded)));
    }
    // An administrator may have renamed the groups while the form was open: what was typed is kept all the same.
    let step = named_step(&composing, form.fields.typed("group")).unwrap_or_else(|| first_step(&composing));
    if step == VERSION {
        return save_version(form, state, composing).await;
    }
    keep(form, state, composing, step, &request).await
}

async fn keep(
    form: PostedForm,
    state: SharedState,
    composing: Composing,
    step: String,
    request: &HttpRequest,
) -> HandlerResult {
    let page = &form.page;
    let is_autosave = request.headers().contains_key(AUTOSAVE);
    let base: Option<u32> = form.fields.one("base_version").and_then(|text| text.parse().ok());
    let before = before(page, &state, &composing, base).await?;
    let mut texts = typed(&composing, &step, before.unwrap_or_else(|| composing.texts()), &form.fields);
    let fields = Some(&form.fields);
    let address = address(page, &composing);
    let teller = Teller { page, form: &composing.form, address: &address, group: &step };
    let shown = |texts: &Texts, faults: &FormFaults, status: StatusCode| {
        Shown { page, composing: &composing, texts, step: &step, faults, fields }.page(status)
    };
    if form.fields.switches_language() {
        return shown(&texts, &FormFaults::default(), StatusCode::OK);
    }
    if base != Some(composing.base_version()) && composing.copy.is_some() {
        // Another window has gone on from a later version. Only the person knows which text is meant.
        let faults = FormFaults::general(page.say("edit-other-window"));
        return shown(&texts, &faults, StatusCode::CONFLICT);
    }
    let base = base.filter(|base| (1..=composing.version).contains(base)).unwrap_or(composing.version);
    let goes_to = moved(&composing, &step, &mut texts, &form.fields);
    if goes_to.is_none() && !is_autosave {
        tidy(&composing, &step, &mut texts);
    }
    let kept = Input::<KeepWorkingCopy>::new(
        json!({"base_version": base, "practice": texts.practice, "body": texts.body}),
    );
    let (context, id, sections) = (page.context(), composing.section.id, state.sections.clone());
    let practice = texts.practice.clone();
    let kept = blocking(move || {
        sections.keep_working_copy(&context, id, kept)?;
        sections.draft_faults(&context, id, &practice)
    });
    let mut found = match kept.await.map_err(hidden) {
        Ok(found) => found,
        Err(error) => {
            let faults = teller.of(error)?;
            return shown(&texts, &faults, faults.status());
        }
    };
    if is_autosave {
        return Ok(HttpResponse::NoContent().finish());
    }
    if let Some(pointer) = goes_to {
        return Ok(page.redirect(&format!("{}#{}", step_path(&composing, &step), anchor(&pointer)), None));
    }
    found.retain(|fault| composing.form.group_at(&fault.pointer) == Some(step.as_str()));
    if !found.is_empty() {
        let faults = teller.of_faults(found)?;
        return shown(&texts, &faults, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let next = match form.fields.typed("then") {
        "tasks" => format!("/work/{id}"),
        "version" => step_path(&composing, VERSION),
        "stay" => step_path(&composing, &step),
        _ => step_path(&composing, &next_step(&composing, &step)),
    };
    Ok(page.redirect(&next, None))
}

async fn save_version(form: PostedForm, state: SharedState, composing: Composing) -> HandlerResult {
    let page = &form.page;
    let texts = composing.texts();
    let address = address(page, &composing);
    let teller = Teller { page, form: &composing.form, address: &address, group: VERSION };
    let shown = |faults: &FormFaults| {
        let fields = Some(&form.fields);
        Shown { page, composing: &composing, texts: &texts, step: VERSION, faults, fields }
            .page(faults.status())
    };
    if form.fields.switches_language() {
        return shown(&FormFaults::default());
    }
    let base = composing.base_version();
    if form.fields.typed("base_version") != base.to_string() {
        return shown(&FormFaults::general(page.say("edit-other-window")));
    }
    let current = composing.section.chapter.as_ref().map(|chapter| chapter.slug.as_str());
    let chapter = form.fields.one("chapter").filter(|chapter| Some(*chapter) != current);
    if composing.copy.is_none() && chapter.is_none() {
        return shown(&FormFaults::general(page.say("edit-nothing-to-save")));
    }
    let mut save = json!({"practice": texts.practice, "body": texts.body});
    for (name, value) in [("message", form.fields.one("message")), ("chapter", chapter)] {
        if let Some(value) = value {
            save[name] = value.into();
        }
    }
    let (context, id) = (form.context(), composing.section.id);
    let saved = blocking(move || {
        state.sections.save(&context, id, IfMatch::AnyOf(vec![base]), Input::<Save>::new(save))
    });
    match saved.await.map_err(hidden) {
        Ok(_) => Ok(page.redirect(&format!("/work/{id}"), Some(Flash::VersionSaved))),
        Err(error) if error.code == Code::VersionConflict => {
            Ok(page.redirect(&format!("/work/{id}/merge"), None))
        }
        Err(error) if error.code == Code::WrongStage => {
            shown(&FormFaults::general(page.say("edit-stage-forbids")))
        }
        Err(error) => shown(&teller.of(error)?),
    }
}

/// Returns the texts that a form was filled in from: the working copy, or else the version that the page showed.
async fn before(
    page: &Page,
    state: &SharedState,
    composing: &Composing,
    base: Option<u32>,
) -> Result<Option<Texts>> {
    let Some(base) = base.filter(|base| composing.copy.is_none() && (1..composing.version).contains(base))
    else {
        return Ok(None);
    };
    let (context, id, sections) = (page.context(), composing.section.id, state.sections.clone());
    let version = blocking(move || sections.version(&context, id, base)).await.map_err(hidden)?;
    Ok(Some(Texts { practice: version.practice, body: version.body }))
}

/// Returns the texts with what was typed in this step.
fn typed(composing: &Composing, step: &str, before: Texts, fields: &Fields) -> Texts {
    let Texts { practice, body } = before;
    if step == BODY {
        let typed = fields.has_field("/body").then(|| fields.typed("/body"));
        // Browsers send line ends in their own way: what looks the same was not changed.
        let is_same = |typed: &&str| *typed == body.replace("\r\n", "\n").replace('\r', "\n");
        let body = typed.filter(|typed| !is_same(typed)).map_or(body.clone(), str::to_owned);
        return Texts { practice, body };
    }
    let entered = Entered::new(fields.of_people());
    // A form whose group is gone may hold fields that are in any other by now.
    let is_gone = fields.typed("group") != step;
    let groups = composing.form.groups.iter().filter(|group| is_gone || group.name == step);
    let practice = groups.fold(practice, |practice, group| group.filled_in(&practice, &entered));
    Texts { practice, body }
}

async fn composing(page: &Page, state: &SharedState, id: &str) -> Result<Composing> {
    let id = section_id(id)?;
    let (context, sections, reader) = (page.context(), state.sections.clone(), page.language);
    blocking(move || sections.composing(&context, id, reader)).await.map_err(hidden)
}

fn first_step(composing: &Composing) -> String {
    composing.form.groups.first().map_or(BODY, |group| group.name.as_str()).to_owned()
}

fn named_step(composing: &Composing, name: &str) -> Option<String> {
    let is_known = name == BODY || name == VERSION || composing.form.group(name).is_some();
    is_known.then(|| name.to_owned())
}

fn next_step(composing: &Composing, step: &str) -> String {
    let at = composing.form.groups.iter().position(|group| group.name == step);
    match at.map(|at| composing.form.groups.get(at + 1)) {
        Some(Some(next)) => next.name.clone(),
        Some(None) => BODY.to_owned(),
        None => VERSION.to_owned(),
    }
}

/// Returns the address of the form, without a group.
fn address(page: &Page, composing: &Composing) -> String {
    page.to(&format!("/work/{}/edit", composing.section.id))
}

fn step_path(composing: &Composing, step: &str) -> String {
    format!("/work/{}/edit?group={}", composing.section.id, encoded(step))
}

/// Returns a text as it is written in a query.
fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}
