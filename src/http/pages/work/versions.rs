//! The versions of a section, for whoever may see them, and one version as a whole.

use std::collections::HashMap;

use actix_web::{HttpRequest, web};
use askama::Template;

use crate::domain::html::Html;
use crate::domain::ids::{SectionId, UserId};
use crate::domain::section::Outcome;
use crate::domain::text::tidied;
use crate::domain::workflow::Act;
use crate::error::{Code, Result};
use crate::http::answer::HandlerResult;
use crate::http::pages::annexes::{Annex, annexes};
use crate::http::pages::attachments::folder;
use crate::http::pages::form::Fields;
use crate::http::pages::head::{Head, Place};
use crate::http::pages::ids::{hidden, section_id};
use crate::http::pages::page::Page;
use crate::http::pages::practice::Written;
use crate::http::pages::values::settled;
use crate::http::state::SharedState;
use crate::policy::Access;
use crate::services::page::Paging;
use crate::services::published::Reading;
use crate::services::sections::{RoundView, SectionView, VersionView};
use crate::services::{Context, blocking};

/// A section with its versions.
pub struct History {
    /// The section, as the reader sees it.
    pub section: SectionView,
    /// How close the reader is to it.
    pub access: Access,
    /// The versions on this page of the list, latest first.
    pub versions: Vec<VersionView>,
    /// The cursor of the next page.
    pub next: Option<String>,
    /// The rounds, latest first; none for those who may not see them.
    pub rounds: Vec<RoundView>,
    /// The names of the people who took part, by account; none for those who may not see the rounds.
    pub people: HashMap<UserId, String>,
}

#[derive(Template)]
#[template(path = "work/versions.html")]
struct VersionsPage<'a> {
    page: &'a Page,
    back: Link,
    lang: Option<&'a str>,
    title: String,
    lede: String,
    lines: Vec<Line>,
    compare: String,
    previous: Option<String>,
    next: Option<String>,
}

#[derive(Template)]
#[template(path = "work/version.html")]
struct VersionPage<'a> {
    page: &'a Page,
    back: Link,
    versions: String,
    lang: Option<&'a str>,
    title: String,
    line: Line,
    is_latest: bool,
    summary: Option<Html>,
    annexes: Vec<Annex>,
    text: Written,
}

/// The link to where the section stands.
pub struct Link {
    /// Its address.
    pub address: String,
    /// Its name.
    pub name: String,
}

/// A version in the list.
struct Line {
    number: String,
    name: String,
    saved: String,
    message: String,
    /// What happened to it, in order.
    happened: Vec<String>,
    address: String,
    /// The addresses of the comparison with the version before it, and of the form to restore it.
    compare: Option<String>,
    restore: Option<String>,
}

impl History {
    /// Reads a section with its versions.
    ///
    /// # Errors
    /// `unauthenticated`; `not_found`; `invalid`.
    pub fn read(
        state: &SharedState,
        context: &Context,
        id: SectionId,
        paging: Result<Paging>,
    ) -> Result<History> {
        let section = state.sections.get(context, id)?;
        let access = state.sections.access(context, id)?;
        let versions = state.sections.history(context, id, paging)?;
        let rounds = match state.sections.rounds(context, id) {
            Ok(rounds) => rounds.items,
            Err(error) if error.code == Code::Forbidden => Vec::new(),
            Err(error) => return Err(error),
        };
        let people = match state.sections.people(context, id) {
            Ok(people) => people,
            Err(error) if error.code == Code::Forbidden => HashMap::new(),
            Err(error) => return Err(error),
        };
        Ok(History { section, access, versions: versions.items, next: versions.next, rounds, people })
    }

    /// Returns the place in the navigation that the section belongs to for the reader.
    pub fn place(&self) -> Place {
        match self.access {
            Access::Editor => Place::Desk,
            _ => Place::Work,
        }
    }

    /// Returns the link to where the section stands for the reader.
    pub fn back(&self, page: &Page) -> Link {
        let id = self.section.id;
        let path = match self.access {
            Access::Institution => format!("/work/{id}"),
            Access::Editor => format!("/desk/{id}"),
            Access::Public => format!("/practices/{id}"),
        };
        Link { address: page.to(&path), name: self.title(page) }
    }

    /// Returns the title of the latest version.
    pub fn title(&self, page: &Page) -> String {
        let practice = self.section.practice.as_ref();
        let title = practice.and_then(|practice| practice.get("title")?.as_str()).unwrap_or_default();
        let title = tidied(title);
        if title.trim().is_empty() { page.say("versions-untitled") } else { title }
    }

    /// Returns the `lang` of the section's texts, if it is not the page's.
    pub fn lang(&self, page: &Page) -> Option<&str> {
        let language = &self.section.language;
        (language.ui_language() != Some(page.language)).then_some(language.as_str())
    }
}

/// Lists the versions.
pub async fn list(
    page: Page,
    state: SharedState,
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> HandlerResult {
    page.signed_in()?;
    let id = section_id(&path.1)?;
    let paging = Paging::new(None, Fields::of_query(&request).one("cursor"));
    let read = paging.as_ref().ok().copied();
    let (context, shared) = (page.context(), state.clone());
    let history = blocking(move || History::read(&shared, &context, id, paging)).await.map_err(hidden)?;
    let at = |cursor: Option<String>| {
        let path = format!("/work/{id}/versions");
        page.to(&cursor.map_or_else(|| path.clone(), |cursor| format!("{path}?cursor={cursor}")))
    };
    let content = VersionsPage {
        page: &page,
        back: history.back(&page),
        lang: history.lang(&page),
        title: page.say("versions-title"),
        lede: page.say(match history.access {
            Access::Institution => "versions-lede",
            Access::Editor => "versions-lede-editor",
            Access::Public => "versions-lede-public",
        }),
        lines: history.versions.iter().map(|version| Line::of(&page, &history, version)).collect(),
        compare: page.to(&format!("/work/{id}/compare")),
        previous: read.and_then(Paging::previous).map(|before| at(before.cursor())),
        next: history.next.clone().map(|cursor| at(Some(cursor))),
    };
    let title = page.with_args("versions-page-title", [("title", history.title(&page).into())]);
    page.render(&Head::unlisted(title, history.place()), &content)
}

/// Shows one version as a whole.
pub async fn show(
    page: Page,
    state: SharedState,
    path: web::Path<(String, String, String)>,
) -> HandlerResult {
    page.signed_in()?;
    let id = section_id(&path.1)?;
    let number: u32 = path.2.parse().map_err(|_| crate::error::Error::not_found())?;
    let (reader, shared) = (page.clone(), state.clone());
    let read = blocking(move || {
        let context = reader.context();
        let version = shared.sections.version(&context, id, number)?;
        let history = History::read(&shared, &context, id, Paging::new(None, None))?;
        let compendium = history.section.compendium.id;
        let presented = shared.publications.presented_version(compendium, &version, reader.language)?;
        Ok((version, history, presented))
    });
    let (version, history, presented) = read.await.map_err(hidden)?;
    let reading = Reading::unmarked(page.language, &version.language);
    let reading = reading.with_pictures(&version.files, &folder(&page));
    let summary = version.practice.get("summary").and_then(|summary| summary.as_str());
    let title = tidied(&version.line.title);
    let content = VersionPage {
        page: &page,
        back: history.back(&page),
        versions: page.to(&format!("/work/{id}/versions")),
        lang: history.lang(&page),
        title: if title.trim().is_empty() { page.say("versions-untitled") } else { title },
        line: Line::of(&page, &history, &version.line),
        is_latest: history.section.version == Some(number),
        summary: summary.map(|summary| reading.summary(&settled(summary))),
        text: Written::of(&page, &presented, &reading, &version.body, 2)?,
        annexes: annexes(&page, &version.files, &version.practice, &version.body),
    };
    let head = page.with_args(
        "versions-version-title",
        [("version", number.to_string().into()), ("title", (&content.title).into())],
    );
    page.render(&Head::unlisted(head, history.place()), &content)
}

impl Line {
    fn of(page: &Page, history: &History, version: &VersionView) -> Line {
        let (id, number) = (history.section.id, version.version);
        let name = version.author.and_then(|author| history.people.get(&author));
        let date = page.date(version.created_at);
        let saved = match name {
            Some(name) => page.with_args("versions-saved-by", [("date", date.into()), ("name", name.into())]),
            None => page.with_args("versions-saved", [("date", date.into())]),
        };
        let before = history.versions.iter().find(|other| other.version < number).map(|other| other.version);
        let is_old = history.section.version.is_some_and(|latest| number < latest);
        let restores = is_old && history.section.permitted_acts.contains(&Act::Restore);
        Line {
            name: page.with_args("versions-number", [("version", number.to_string().into())]),
            saved,
            message: version.message.clone().unwrap_or_default(),
            happened: happened(page, history, version),
            address: page.to(&format!("/work/{id}/versions/{number}")),
            compare: before.map(|from| page.to(&format!("/work/{id}/compare?from={from}&to={number}"))),
            restore: restores.then(|| page.to(&format!("/work/{id}/restore?version={number}"))),
            number: number.to_string(),
        }
    }
}

/// Returns what happened to a version, in order.
fn happened(page: &Page, history: &History, version: &VersionView) -> Vec<String> {
    let mut told = Vec::new();
    let on = |id: &str, at| page.with_args(id, [("date", page.date(at).into())]);
    for round in history.rounds.iter().rev().filter(|round| round.version == Some(version.version)) {
        told.push(on("versions-submitted", round.submitted_at));
        let decided = round.decision.as_ref().map(|decision| (decision.decision, decision.decided_at));
        let ended = decided.or(round.withdrawn_at.map(|at| (Outcome::Withdrawn, at)));
        told.extend(ended.map(|(outcome, at)| match outcome {
            Outcome::Withdrawn => on("versions-withdrawn", at),
            Outcome::Approved => on("versions-approved", at),
            Outcome::ChangesRequested => on("versions-changes-requested", at),
            Outcome::Rejected => on("versions-rejected", at),
        }));
    }
    told.extend(version.published_at.map(|at| on("versions-published", at)));
    if history.section.published_version == Some(version.version) {
        told.push(page.say("versions-public-now"));
    }
    told
}
