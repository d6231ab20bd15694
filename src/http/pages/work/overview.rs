//! One section as its institution sees it: what is to be done, who has it, what was asked for, and what can be done.

use actix_web::web;
use askama::Template;

use super::list::{kept, lacking};
use super::tasks::{Task, Texts, edit_at, tasks};
use super::timeline::{steps, timeline};
use super::when;
use crate::domain::html::Html;
use crate::domain::ids::SectionId;
use crate::domain::section::Outcome;
use crate::domain::text::tidied;
use crate::domain::workflow::{Act, Stage};
use crate::error::{Code, Error, Fault, Result};
use crate::http::answer::HandlerResult;
use crate::http::pages::form::FormFaults;
use crate::http::pages::head::{Head, Place};
use crate::http::pages::ids::{hidden, section_id};
use crate::http::pages::lists::foreign_text;
use crate::http::pages::page::Page;
use crate::http::state::SharedState;
use crate::messages::Arg;
use crate::services::blocking;
use crate::services::forms::TemplateForm;
use crate::services::sections::{DecisionView, SectionView, Standing};

#[derive(Template)]
#[template(path = "work/overview.html")]
struct OverviewPage<'a> {
    page: &'a Page,
    faults: &'a FormFaults,
    place: String,
    title: String,
    lang: Option<String>,
    lede: String,
    asked: Option<Asked>,
    /// A sentence about the caller's own unsaved text, if there is one.
    kept: Option<String>,
    edit: String,
    groups: Vec<Task>,
    submit: Option<SubmitLink>,
    /// The text, where it cannot be edited now.
    body: Option<BodyLink>,
    acts: Vec<ActLink>,
    earlier: Html,
    earlier_title: String,
    steps: Html,
    versions: String,
}

/// What the secretariat asked for.
struct Asked {
    title: String,
    message: String,
    reasons: Vec<Reason>,
    meta: String,
}

struct Reason {
    label: String,
    text: String,
    address: Option<String>,
}

struct SubmitLink {
    text: String,
    button: String,
    address: String,
    is_ready: bool,
}

struct BodyLink {
    title: String,
    link: String,
    address: String,
}

struct ActLink {
    name: String,
    what: String,
    address: String,
    is_download: bool,
}

/// Shows a section.
pub async fn show(page: Page, state: SharedState, path: web::Path<(String, String)>) -> HandlerResult {
    page.signed_in()?;
    let id = section_id(&path.1)?;
    let (standing, form) = read(&page, &state, id).await.map_err(hidden)?;
    shown(&page, &standing, &form, &FormFaults::default())
}

/// Whether an act that was refused with this code is explained on the section's page, which shows what it is now.
pub fn can_say(code: Code) -> bool {
    matches!(code, Code::WrongStage | Code::VersionConflict)
}

/// Shows a section after an act on it was refused, because it is not any more what it was when the form was made.
///
/// # Errors
/// The refusal itself, for those who do not see the page.
pub async fn refused(page: &Page, state: &SharedState, id: SectionId, refusal: Error) -> HandlerResult {
    let Ok((standing, form)) = read(page, state, id).await else { return Err(refusal.into()) };
    let text = match refusal.code {
        Code::VersionConflict => "overview-version-moved",
        _ => "overview-stage-moved",
    };
    shown(page, &standing, &form, &FormFaults::said(refusal.code, None, page.say(text)))
}

async fn read(page: &Page, state: &SharedState, id: SectionId) -> Result<(Standing, TemplateForm)> {
    let (sections, context, reader) = (state.sections.clone(), page.context(), page.language);
    blocking(move || {
        let standing = sections.standing(&context, id)?;
        let form = sections.form(&context, standing.section.compendium.id, None, reader)?;
        Ok((standing, form))
    })
    .await
}

fn shown(page: &Page, standing: &Standing, form: &TemplateForm, faults: &FormFaults) -> HandlerResult {
    let content = content(page, standing, form, faults)?;
    let title = content.title.clone();
    let title = match faults.is_empty() {
        true => title,
        false => page.with_args("form-error-title", [("title", title.into())]),
    };
    page.render_form(&Head::unlisted(title, Place::Work), faults, &content)
}

fn content<'a>(
    page: &'a Page,
    standing: &Standing,
    form: &TemplateForm,
    faults: &'a FormFaults,
) -> Result<OverviewPage<'a>> {
    let section = &standing.section;
    let may = |act: Act| section.permitted_acts.contains(&act);
    let here = page.to(&format!("/work/{}", section.id));
    let asked = last_decision(standing);
    let found: Vec<Fault> = standing.faults.iter().cloned().collect();
    let texts = Texts {
        practice: &section.practice.clone().unwrap_or_default(),
        body: section.body.as_deref().unwrap_or_default(),
        faults: &found,
        files: standing.files,
        reasons: asked.map_or(&[], |decision| &decision.reasons),
    };
    let is_writing = matches!(section.stage, Stage::Draft | Stage::ChangesRequested);
    let mut place = Vec::new();
    place.extend(section.chapter.as_ref().map(|chapter| chapter.title.in_language(page.language).to_owned()));
    place.push(section.institution.name.in_language(page.language).to_owned());
    let line = timeline(page, standing, form);
    Ok(OverviewPage {
        page,
        faults,
        place: place.join(" · "),
        title: title_of(page, section),
        lang: foreign_text(page, &section.language),
        lede: lede(page, standing),
        asked: asked.map(|decision| of_decision(page, standing, form, decision, is_writing)),
        kept: standing.kept_at.map(|at| kept(page, standing.now, at)),
        edit: format!("{here}/edit"),
        groups: if is_writing && may(Act::Save) { tasks(page, section.id, form, &texts) } else { Vec::new() },
        submit: may(Act::Submit).then(|| submit(page, standing, &here)),
        body: (!is_writing).then(|| BodyLink {
            title: page.say("overview-text"),
            link: page
                .with_args("overview-read", [("version", section.version.unwrap_or(1).to_string().into())]),
            address: match section.published_version.filter(|_| section.stage == Stage::Approved) {
                Some(_) => page.to(&format!("/practices/{}", section.id)),
                None => format!("{here}/versions"),
            },
        }),
        acts: acts(page, standing, &here),
        earlier_title: page.count("timeline-earlier", line.earlier_rounds),
        earlier: steps(&line.earlier)?,
        steps: steps(&line.steps)?,
        versions: format!("{here}/versions"),
    })
}

/// Returns the last decision, if it is one that the institution has to do something about.
fn last_decision(standing: &Standing) -> Option<&DecisionView> {
    let decision = standing.rounds.iter().find_map(|round| round.decision.as_ref())?;
    let is_open = !matches!(standing.section.stage, Stage::Submitted | Stage::InReview | Stage::Approved);
    (is_open && decision.decision != Outcome::Approved).then_some(decision)
}

fn of_decision(
    page: &Page,
    standing: &Standing,
    form: &TemplateForm,
    decision: &DecisionView,
    is_writing: bool,
) -> Asked {
    let title = match decision.decision {
        Outcome::Rejected => "overview-rejected",
        _ => "overview-asked",
    };
    let version = standing.rounds.iter().find(|round| round.decision.is_some());
    let version = version.and_then(|round| round.version).unwrap_or_default();
    let args = [
        ("who", Arg::from(standing.name(decision.decided_by))),
        ("when", when::day(page, standing.now, decision.decided_at).into()),
        ("version", version.to_string().into()),
    ];
    let id = standing.section.id;
    let reasons = decision.reasons.iter().map(|reason| Reason {
        label: form.label_at(&reason.pointer),
        text: reason.text.clone(),
        address: is_writing.then(|| edit_at(page, id, form, &reason.pointer)),
    });
    Asked {
        title: page.say(title),
        message: decision.message.clone(),
        reasons: reasons.collect(),
        meta: page.with_args("overview-asked-by", args),
    }
}

fn lede(page: &Page, standing: &Standing) -> String {
    let section = &standing.section;
    let id = match section.stage {
        Stage::Draft if section.published_version.is_some() => "overview-lede-next-draft",
        Stage::Draft => "overview-lede-draft",
        Stage::Submitted => "overview-lede-submitted",
        Stage::InReview => "overview-lede-review",
        Stage::ChangesRequested => "overview-lede-changes",
        Stage::Approved if section.published_version.is_some() => "overview-lede-published",
        Stage::Approved if section.unpublished_at.is_some() => "overview-lede-unpublished",
        Stage::Approved => "overview-lede-approved",
        Stage::Rejected => "overview-lede-rejected",
    };
    page.say(id)
}

fn submit(page: &Page, standing: &Standing, here: &str) -> SubmitLink {
    let is_ready = standing.lacks.is_nothing();
    SubmitLink {
        text: match is_ready {
            true => page.say("overview-ready"),
            false => {
                let lacks = lacking(page, standing.lacks);
                page.with_args("overview-not-ready", [("lacks", lacks.into())])
            }
        },
        button: page.say(if is_ready { "overview-submit-button" } else { "overview-check-button" }),
        address: format!("{here}/submit"),
        is_ready,
    }
}

fn acts(page: &Page, standing: &Standing, here: &str) -> Vec<ActLink> {
    let section = &standing.section;
    let may = |act: Act| section.permitted_acts.contains(&act);
    let link = |name: &str, path: &str, what: bool| ActLink {
        name: page.say(&format!("overview-act-{name}")),
        what: if what { page.say(&format!("overview-act-{name}-what")) } else { String::new() },
        address: format!("{here}/{path}"),
        is_download: path == "original",
    };
    let mut acts = Vec::new();
    if may(Act::Withdraw) {
        acts.push(link("withdraw", "withdraw", true));
    }
    if may(Act::Save) && section.stage == Stage::Approved {
        acts.push(link("new-draft", "edit", true));
    }
    if section.version.is_some_and(|version| version > 1) {
        acts.push(link("compare", "compare", false));
    }
    if may(Act::Save) {
        let has_contact = section.contact.is_some();
        acts.push(link(if has_contact { "contact-change" } else { "contact-add" }, "contact", true));
        acts.push(link("adapted-from", "adapted-from", true));
    }
    if standing.original.is_some() {
        acts.push(link("original", "original", true));
    }
    if section.published_version.is_some() {
        let address = page.to(&format!("/practices/{}", section.id));
        acts.push(ActLink { address, ..link("public", "", false) });
    }
    if may(Act::Unpublish) {
        acts.push(link("unpublish", "unpublish", true));
    }
    if may(Act::Delete) {
        acts.push(link("delete", "delete", true));
    }
    acts
}

/// Returns the title of a section, or that it has none yet.
pub fn title_of(page: &Page, section: &SectionView) -> String {
    let title = section.practice.as_ref().and_then(|practice| practice.get("title")?.as_str());
    let title = tidied(title.unwrap_or_default());
    if title.is_empty() { page.say("work-untitled") } else { title }
}
