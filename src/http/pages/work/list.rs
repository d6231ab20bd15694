//! The sections of a person's institutions, by what is to be done next.

use actix_web::HttpRequest;
use askama::Template;

use super::when;
use crate::domain::links::encoded;
use crate::domain::section::Outcome;
use crate::domain::text::tidied;
use crate::domain::time::Timestamp;
use crate::domain::workflow::Stage;
use crate::http::answer::HandlerResult;
use crate::http::pages::form::Fields;
use crate::http::pages::head::{Head, Place};
use crate::http::pages::ids::hidden;
use crate::http::pages::lists::foreign_text;
use crate::http::pages::page::Page;
use crate::http::state::SharedState;
use crate::messages::Arg;
use crate::services::blocking;
use crate::services::page::Paging;
use crate::services::sections::{FieldsLacking, WorkItem, WorkList, WorkPart, WorkRound, WorkSections};

/// Number of sections of each part on the page with all of them, and on the page of one part.
const SOME: i64 = 10;
const MANY: i64 = 50;

#[derive(Template)]
#[template(path = "work/list.html")]
struct ListPage<'a> {
    page: &'a Page,
    lede: String,
    /// The address of the page with all parts, if this is one of them.
    back: Option<String>,
    /// The parts that have sections.
    parts: Vec<Part>,
    /// Where colleagues are invited, by institution.
    invites: Vec<(String, String)>,
}

struct Part {
    id: String,
    title: String,
    rows: Vec<Row>,
    /// The way to all sections of the part, if only some are shown.
    all: Option<(String, String)>,
    previous: Option<String>,
    next: Option<String>,
}

struct Row {
    title: String,
    lang: Option<String>,
    /// The address of its page, unless it is deleted.
    address: Option<String>,
    /// What happened last, what is missing, what is not saved.
    sentences: Vec<String>,
    /// The chapter, and the institution if there are several.
    place: String,
    status: String,
    class: &'static str,
    restore: Option<RestoreForm>,
}

struct RestoreForm {
    address: String,
    version: u32,
}

/// Shows the sections, or those of one part.
pub async fn show(page: Page, state: SharedState, request: HttpRequest) -> HandlerResult {
    page.signed_in()?;
    let query = Fields::of_query(&request);
    let part = query.one("part").and_then(WorkPart::named);
    let cursor = query.one("cursor").filter(|_| part.is_some()).map(str::to_owned);
    let limit = if part.is_some() { MANY } else { SOME };
    // An address that somebody has changed by hand leads to the beginning.
    let paging = Paging::new(Some(limit), cursor.as_deref()).or_else(|_| Paging::new(Some(limit), None));
    let context = page.context();
    let list = blocking(move || state.sections.work(&context, part, paging)).await.map_err(hidden)?;
    let is_later = cursor.is_some();
    let parts = list.parts.iter().filter(|part| !part.items.is_empty());
    let content = ListPage {
        page: &page,
        lede: lede(&page, &list),
        back: part.map(|_| page.to("/work")),
        parts: parts.map(|of| shown(&page, &list, of, part.is_some(), is_later)).collect(),
        invites: invites(&page, &list),
    };
    page.render(&Head::unlisted(page.say("work-title"), Place::Work), &content)
}

fn lede(page: &Page, list: &WorkList) -> String {
    let turn = list.parts.iter().find(|part| part.part == WorkPart::Turn);
    let count = turn.map_or(0, |part| usize::try_from(part.total).unwrap_or_default());
    if turn.is_none() || list.parts.iter().all(|part| part.total == 0) {
        let names = list.institutions.iter().map(|of| of.name.in_language(page.language).to_owned());
        return names.collect::<Vec<_>>().join(" · ");
    }
    page.count("work-lede", count)
}

fn invites(page: &Page, list: &WorkList) -> Vec<(String, String)> {
    let invite = list.invites.iter().map(|institution| {
        let name = institution.name.in_language(page.language);
        let text = page.with_args("work-invite", [("institution", name.into())]);
        (page.to(&format!("/admin/institutions/{}", encoded(&institution.slug))), text)
    });
    invite.collect()
}

fn shown(page: &Page, list: &WorkList, of: &WorkSections, is_alone: bool, is_later: bool) -> Part {
    let name = of.part.name();
    let here = page.to(&format!("/work?part={name}"));
    let has_more = of.next.is_some();
    let total = usize::try_from(of.total).unwrap_or_default();
    Part {
        id: format!("part-{name}"),
        title: page.say(&format!("work-part-{name}")),
        rows: of.items.iter().map(|item| row(page, list, of.part, item)).collect(),
        all: (has_more && !is_alone).then(|| (here.clone(), page.count("work-all-of-part", total))),
        previous: is_later.then(|| here.clone()),
        next: of.next.as_ref().filter(|_| is_alone).map(|next| format!("{here}&cursor={}", encoded(next))),
    }
}

fn row(page: &Page, list: &WorkList, part: WorkPart, item: &WorkItem) -> Row {
    let line = &item.line;
    let title = tidied(line.title.as_deref().unwrap_or_default());
    let mut place = Vec::new();
    place.extend(line.chapter.as_ref().map(|chapter| chapter.title.in_language(page.language).to_owned()));
    if list.institutions.len() > 1 {
        place.push(line.institution.name.in_language(page.language).to_owned());
    }
    let (status, class) = status(page, part, item);
    let address = page.to(&format!("/work/{}", line.id));
    Row {
        lang: foreign_text(page, &line.language).filter(|_| !title.is_empty()),
        title: if title.is_empty() { page.say("work-untitled") } else { title },
        sentences: sentences(page, list.now, part, item),
        place: place.join(" · "),
        status,
        class,
        restore: (part == WorkPart::Deleted)
            .then(|| RestoreForm { address: format!("{address}/restore"), version: item.version }),
        address: (part != WorkPart::Deleted).then_some(address),
    }
}

/// Returns a status in words, and how it is drawn.
fn status(page: &Page, part: WorkPart, item: &WorkItem) -> (String, &'static str) {
    let (id, class) = match (part, item.line.stage) {
        (WorkPart::Turn, Stage::ChangesRequested) if !item.is_corrected() => ("work-status-correct", "todo"),
        (WorkPart::Turn, _) if item.lacks.is_some_and(FieldsLacking::is_nothing) => {
            ("work-status-ready", "todo")
        }
        (WorkPart::Turn, _) => ("work-status-write", "todo"),
        (_, Stage::Submitted) => ("work-status-waiting", "wait"),
        (_, Stage::InReview) => ("work-status-review", "wait"),
        (WorkPart::Published, _) if item.line.published_version.is_some() => ("work-status-published", ""),
        (WorkPart::Published, _) if item.unpublished.is_some() => ("work-status-unpublished", "wait"),
        (WorkPart::Published, _) => ("work-status-approved", "wait"),
        _ => ("work-status-closed", ""),
    };
    (page.say(id), class)
}

/// Returns one sentence for each thing to know: what happened last, what is missing, and what is not saved yet.
fn sentences(page: &Page, now: Timestamp, part: WorkPart, item: &WorkItem) -> Vec<String> {
    let mut said = vec![happened(page, now, part, item)];
    if part == WorkPart::Turn && item.is_corrected() {
        said.push(saved(page, now, item, "work-said-corrected"));
    }
    if let Some(lacks) = item.lacks {
        said.push(lacking(page, lacks));
    }
    if part == WorkPart::Turn && item.line.published_version.is_some() {
        said.push(numbered(page, "work-still-published", item.line.published_version.unwrap_or_default()));
    }
    if let Some(at) = item.kept_at.filter(|_| part != WorkPart::Deleted) {
        said.push(kept(page, now, at));
    }
    said.retain(|sentence| !sentence.is_empty());
    said
}

/// Returns what the caller's own unsaved text is.
pub fn kept(page: &Page, now: Timestamp, at: Timestamp) -> String {
    page.with_args("work-kept", [("when", when::moment(page, now, at).into())])
}

/// Returns how much keeps a version from being submitted.
pub fn lacking(page: &Page, lacks: FieldsLacking) -> String {
    let missing = match lacks.missing {
        0 => String::new(),
        count => {
            page.with_args("work-missing", [("count", count.into()), ("required", Arg::from(lacks.required))])
        }
    };
    let faulty = match lacks.faulty {
        0 => String::new(),
        count => page.count("work-faulty", count),
    };
    [missing, faulty].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
}

fn numbered(page: &Page, id: &str, version: u32) -> String {
    page.with_args(id, [("version", version.to_string().into())])
}

fn happened(page: &Page, now: Timestamp, part: WorkPart, item: &WorkItem) -> String {
    let day = |at| when::day(page, now, at);
    if let (WorkPart::Deleted, Some(at), Some(until)) = (part, item.deleted_at, item.restorable_until) {
        let args = [("when", day(at).into()), ("date", page.date(until).into())];
        return page.with_args("work-said-deleted", args);
    }
    match (part, &item.round) {
        (WorkPart::Published, _) if item.line.published_version.is_some() => {
            let version = item.line.published_version.unwrap_or_default().to_string();
            let at = item.published_at.map(|at| page.date(at)).unwrap_or_default();
            page.with_args("work-said-published", [("version", version.into()), ("date", at.into())])
        }
        (WorkPart::Published, _) if item.unpublished.is_some() => {
            let (at, reason) = item.unpublished.clone().unwrap_or((now, String::new()));
            page.with_args("work-said-unpublished", [("when", day(at).into()), ("reason", reason.into())])
        }
        (_, Some(round)) if part != WorkPart::Turn || item.line.stage == Stage::ChangesRequested => {
            of_round(page, now, round)
        }
        _ => saved(page, now, item, "work-said-saved"),
    }
}

fn saved(page: &Page, now: Timestamp, item: &WorkItem, id: &str) -> String {
    let Some((who, at)) = &item.saved else { return String::new() };
    let (when, version) = (when::day(page, now, *at), item.version.to_string());
    page.with_args(id, [("who", Arg::from(who)), ("when", when.into()), ("version", version.into())])
}

fn of_round(page: &Page, now: Timestamp, round: &WorkRound) -> String {
    let (id, who, at) = match &round.ended {
        None => ("work-said-submitted", &round.submitted.0, round.submitted.1),
        Some((outcome, who, at)) => {
            let id = match outcome {
                Outcome::Withdrawn => "work-said-withdrawn",
                Outcome::Approved => "work-said-approved",
                Outcome::ChangesRequested => "work-said-changes",
                Outcome::Rejected => "work-said-rejected",
            };
            (id, who, *at)
        }
    };
    let (number, version) = (round.number.to_string(), round.version.to_string());
    page.with_args(
        id,
        [
            ("who", Arg::from(who)),
            ("when", when::day(page, now, at).into()),
            ("round", number.into()),
            ("version", version.into()),
        ],
    )
}
