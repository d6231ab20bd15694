//! Who has not answered: institutions without a published practice, and how far they are.

use actix_web::web;
use askama::Template;

use super::edition::{Above, read, titled};
use crate::domain::country;
use crate::domain::workflow::Stage;
use crate::http::answer::HandlerResult;
use crate::http::pages::desk::words::{day, title_or_none};
use crate::http::pages::head::{Head, Place};
use crate::http::pages::ids::hidden;
use crate::http::pages::page::Page;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::editions::{Answers, OpenSection, Unanswered};

#[derive(Template)]
#[template(path = "desk/editions/answers.html")]
struct AnswersPage<'a> {
    page: &'a Page,
    above: Option<Above>,
    lede: String,
    groups: Vec<Group>,
}

/// Institutions that are about as far.
struct Group {
    id: &'static str,
    heading: String,
    what: String,
    lines: Vec<Line>,
}

struct Line {
    name: String,
    lang: Option<String>,
    country: String,
    sections: Vec<SectionLine>,
}

struct SectionLine {
    address: String,
    title: String,
    status: String,
    class: &'static str,
    since: String,
}

/// Lists the institutions that have not answered.
pub async fn show(page: Page, state: SharedState, at: web::Path<(String, String)>) -> HandlerResult {
    let now = read(&page, &state, &at.1).await?;
    let (context, editions, id) = (page.context(), state.editions.clone(), now.edition.id);
    let answers = blocking(move || editions.answers(&context, id)).await.map_err(hidden)?;
    let content = AnswersPage {
        page: &page,
        above: Some(Above::of(&page, &now.edition)),
        lede: lede(&page, &answers),
        groups: groups(&page, &answers),
    };
    page.render(&Head::unlisted(page.say("edesk-answers"), Place::Desk), &content)
}

fn lede(page: &Page, answers: &Answers) -> String {
    let counts = [
        page.count("edesk-answered", answers.answered),
        page.count("edesk-unanswered", answers.unanswered.len()),
    ];
    counts.join(" ")
}

fn groups(page: &Page, answers: &Answers) -> Vec<Group> {
    let of = |id: &'static str, is_it: fn(&Unanswered) -> bool| {
        let lines = answers.unanswered.iter().filter(|one| is_it(one)).map(|one| line(page, answers, one));
        Group {
            id,
            heading: page.say(&format!("edesk-answers-{id}")),
            what: page.say(&format!("edesk-answers-{id}-what")),
            lines: lines.collect(),
        }
    };
    let groups = [
        of("begun", |one| !one.sections.is_empty()),
        of("silent", |one| one.sections.is_empty() && one.has_members),
        of("absent", |one| one.sections.is_empty() && !one.has_members),
    ];
    groups.into_iter().filter(|group| !group.lines.is_empty()).collect()
}

fn line(page: &Page, answers: &Answers, one: &Unanswered) -> Line {
    let (name, lang) = titled(page, &one.institution.name);
    let country = one
        .country
        .as_deref()
        .map(|code| country::name(code).map_or(code, |name| name.in_language(page.language)).to_owned());
    Line {
        name,
        lang,
        country: country.unwrap_or_default(),
        sections: one.sections.iter().map(|section| section_line(page, answers, section)).collect(),
    }
}

fn section_line(page: &Page, answers: &Answers, section: &OpenSection) -> SectionLine {
    let (status, class) = match section.stage {
        Stage::Draft if section.was_withdrawn => ("edesk-answer-withdrawn", ""),
        Stage::Draft => ("edesk-answer-draft", ""),
        Stage::Submitted => ("edesk-answer-submitted", "todo"),
        Stage::InReview => ("edesk-answer-in-review", "todo"),
        Stage::ChangesRequested => ("edesk-answer-changes-requested", "wait"),
        Stage::Approved => ("edesk-answer-approved", "todo"),
        Stage::Rejected => ("edesk-answer-rejected", ""),
    };
    SectionLine {
        address: page.to(&format!("/desk/{}", section.id)),
        title: match &section.title {
            Some(title) => title_or_none(page, title),
            None => page.say("edesk-answer-unseen"),
        },
        status: page.say(status),
        class,
        since: section.since.map(|at| day(page, answers.now, at)).unwrap_or_default(),
    }
}
