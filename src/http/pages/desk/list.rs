//! The desk: what waits for editors, and what they did last.

use actix_web::HttpRequest;
use askama::Template;

use super::words::{day, days_between, sections_and_editions, title_or_none};
use crate::domain::country;
use crate::domain::links::encoded;
use crate::domain::section::Outcome;
use crate::domain::workflow::Stage;
use crate::http::answer::HandlerResult;
use crate::http::pages::form::Fields;
use crate::http::pages::frame::NavigationLink;
use crate::http::pages::head::{Head, Place};
use crate::http::pages::ids::hidden;
use crate::http::pages::page::Page;
use crate::http::pages::values::foreign;
use crate::http::state::SharedState;
use crate::policy::FourEyes;
use crate::services::blocking;
use crate::services::page::Paging;
use crate::services::sections::{DecidedLine, Desk, DeskLine, DeskQuery};

/// Number of waiting sections on a page.
const WAITING: i64 = 50;
/// The stages that the list can be narrowed to, by their names in addresses.
const STAGES: [(&str, &str); 3] = [
    ("submitted", "desk-waiting-title"),
    ("approved", "desk-unpublished-title"),
    ("changes_requested", "desk-returned-title"),
];

#[derive(Template)]
#[template(path = "desk/list.html")]
struct ListPage<'a> {
    page: &'a Page,
    nav: [NavigationLink; 3],
    lede: String,
    filters: Vec<Filter>,
    is_filtered: bool,
    mine: Vec<Line>,
    others: Vec<Line>,
    unpublished: Vec<Line>,
    returned: Vec<Line>,
    decided: Vec<Line>,
    /// Which parts are shown.
    shows: [bool; 3],
    /// The addresses of the page before and of the next one.
    previous: Option<String>,
    next: Option<String>,
}

/// A filter with its values.
struct Filter {
    name: &'static str,
    label: String,
    options: Vec<Choice>,
}

struct Choice {
    value: String,
    label: String,
    is_set: bool,
}

/// A section in a table.
struct Line {
    address: String,
    title: String,
    lang: Option<String>,
    institution: String,
    chapter: String,
    /// The round and the version, or what was decided.
    what: String,
    /// Since when.
    since: String,
    /// Why it is not theirs to decide; empty if it is.
    why: String,
}

/// Shows the desk.
pub async fn show(page: Page, state: SharedState, request: HttpRequest) -> HandlerResult {
    page.signed_in()?;
    let asked = Fields::of_query(&request);
    let one = |name: &str| asked.one(name).map(str::to_owned).into_iter().collect::<Vec<_>>();
    let query = DeskQuery {
        chapter: one("chapter"),
        institution: one("institution"),
        country: one("country").into_iter().map(|code| code.to_uppercase()).collect(),
    };
    let paging = Paging::new(Some(WAITING), asked.one("cursor"));
    let (context, shared) = (page.context(), state.clone());
    let read = paging.as_ref().ok().copied();
    let listed = blocking(move || shared.sections.desk(&context, paging.map(|paging| (query, paging))));
    let desk = listed.await.map_err(hidden)?;
    let content = ListPage::new(&page, &desk, &asked, read);
    page.render(&Head::unlisted(page.say("desk-title"), Place::Desk), &content)
}

impl<'a> ListPage<'a> {
    fn new(page: &'a Page, desk: &Desk, asked: &Fields, paging: Option<Paging>) -> ListPage<'a> {
        let lines = |found: &[DeskLine], what: fn(&Page, &DeskLine) -> String| {
            found.iter().map(|line| Line::of(page, desk, line, what(page, line))).collect::<Vec<Line>>()
        };
        let (mine, others): (Vec<DeskLine>, Vec<DeskLine>) =
            desk.waiting.items.iter().cloned().partition(|line| line.four_eyes.is_none());
        let stage = asked.one("stage").filter(|stage| STAGES.iter().any(|(name, _)| name == stage));
        let at = |cursor: Option<&str>| {
            let kept = ["chapter", "institution", "country", "stage"].into_iter();
            let kept = kept.filter_map(|name| Some(format!("{name}={}", encoded(asked.one(name)?))));
            let all: Vec<String> = kept.chain(cursor.map(|cursor| format!("cursor={cursor}"))).collect();
            page.to(&format!("/desk?{}", all.join("&")))
        };
        let previous = paging.and_then(Paging::previous);
        ListPage {
            page,
            nav: sections_and_editions(page),
            lede: lede(page, desk),
            filters: filters(page, desk, asked),
            is_filtered: ["chapter", "institution", "country", "stage"]
                .iter()
                .any(|name| asked.one(name).is_some()),
            mine: lines(&mine, round),
            others: lines(&others, round),
            unpublished: lines(&desk.unpublished.items, approved),
            returned: lines(&desk.returned.items, |page, _| page.say("desk-changes-requested")),
            decided: desk.decided.iter().map(|line| Line::decided(page, desk, line)).collect(),
            shows: STAGES.map(|(name, _)| stage.is_none_or(|stage| stage == name)),
            previous: previous.map(|before| at(before.cursor().as_deref())),
            next: desk.waiting.next.as_deref().map(|cursor| at(Some(cursor))),
        }
    }
}

impl Line {
    fn of(page: &Page, desk: &Desk, line: &DeskLine, what: String) -> Line {
        let section = &line.section;
        let since = line.decided_at.or(section.submitted_at).unwrap_or(section.updated_at);
        Line {
            address: page.to(&format!("/desk/{}", section.id)),
            title: title_or_none(page, section.title.as_deref().unwrap_or_default()),
            lang: foreign(page, &section.language),
            institution: section.institution.name.in_language(page.language).to_owned(),
            chapter: chapter(page, line),
            what,
            since: day(page, desk.now, since),
            why: line.four_eyes.map(|why| page.say(why_not(why))).unwrap_or_default(),
        }
    }

    fn decided(page: &Page, desk: &Desk, line: &DecidedLine) -> Line {
        let outcome = page.say(match line.outcome {
            Outcome::Approved => "desk-outcome-approved",
            Outcome::ChangesRequested => "desk-outcome-changes-requested",
            Outcome::Rejected => "desk-outcome-rejected",
            Outcome::Withdrawn => "desk-outcome-withdrawn",
        });
        Line {
            address: page.to(&format!("/desk/{}", line.section.id)),
            title: title_or_none(page, &line.title),
            lang: foreign(page, &line.section.language),
            institution: line.section.institution.name.in_language(page.language).to_owned(),
            chapter: String::new(),
            what: page
                .with_args("desk-decided-by", [("outcome", outcome.into()), ("name", (&line.by).into())]),
            since: day(page, desk.now, line.at),
            why: String::new(),
        }
    }
}

/// Returns the id of the sentence that says why a section is not theirs to decide.
pub fn why_not(why: FourEyes) -> &'static str {
    match why {
        FourEyes::Member => "desk-four-eyes-member",
        FourEyes::Wrote => "desk-four-eyes-wrote",
    }
}

fn chapter(page: &Page, line: &DeskLine) -> String {
    let chapter = line.section.chapter.as_ref();
    chapter.map(|chapter| chapter.title.in_language(page.language).to_owned()).unwrap_or_default()
}

fn round(page: &Page, line: &DeskLine) -> String {
    let version = line.section.version.unwrap_or_default().to_string();
    page.with_args("desk-round", [("round", line.round.to_string().into()), ("version", version.into())])
}

fn approved(page: &Page, line: &DeskLine) -> String {
    match line.section.published_version {
        None => page.say("desk-not-published"),
        Some(version) => page.with_args("desk-older-published", [("version", version.to_string().into())]),
    }
}

fn lede(page: &Page, desk: &Desk) -> String {
    let waiting = usize::try_from(desk.waiting.total).unwrap_or_default();
    let mut lede = page.count("desk-waiting-count", waiting);
    let oldest = desk.waiting.items.first().and_then(|line| line.section.submitted_at);
    if let Some(oldest) = oldest {
        lede.push(' ');
        lede.push_str(&page.count("desk-oldest", days_between(oldest, desk.now)));
    }
    lede
}

fn filters(page: &Page, desk: &Desk, asked: &Fields) -> Vec<Filter> {
    let named = |name: &'static str, label: &str, values: Vec<(String, String)>| {
        let any = (String::new(), page.say("desk-any"));
        let options = [any].into_iter().chain(values).map(|(value, label)| Choice {
            is_set: asked.typed(name) == value,
            value,
            label,
        });
        Filter { name, label: page.say(label), options: options.collect() }
    };
    let sorted = |mut values: Vec<(String, String)>| {
        values.sort_by_cached_key(|(_, label)| label.to_lowercase());
        values.dedup();
        values
    };
    let chapters = desk.chapters.iter();
    let chapters = chapters.map(|of| (of.slug.clone(), of.title.in_language(page.language).to_owned()));
    let institutions = desk.institutions.iter();
    let institutions =
        institutions.map(|(of, _)| (of.slug.clone(), of.name.in_language(page.language).to_owned()));
    let countries = desk.institutions.iter().filter_map(|(_, country)| country.clone()).map(|code| {
        let name = country::name(&code).map_or(code.as_str(), |name| name.in_language(page.language));
        (code.clone(), name.to_owned())
    });
    let stages = STAGES.iter().map(|(name, text)| ((*name).to_owned(), page.say(text)));
    vec![
        named("stage", "desk-filter-stage", stages.collect()),
        named("chapter", "desk-filter-chapter", chapters.collect()),
        named("country", "desk-filter-country", sorted(countries.collect())),
        named("institution", "desk-filter-institution", sorted(institutions.collect())),
    ]
}

/// Returns the id of the sentence about a stage.
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Draft => "desk-stage-draft",
        Stage::Submitted => "desk-stage-submitted",
        Stage::InReview => "desk-stage-in-review",
        Stage::ChangesRequested => "desk-stage-changes-requested",
        Stage::Approved => "desk-stage-approved",
        Stage::Rejected => "desk-stage-rejected",
    }
}

/// Returns the id of the name of a stage, as editors know it.
pub fn state(stage: Stage) -> &'static str {
    match stage {
        Stage::Draft => "desk-state-draft",
        Stage::Submitted => "desk-state-submitted",
        Stage::InReview => "desk-state-in-review",
        Stage::ChangesRequested => "desk-state-changes-requested",
        Stage::Approved => "desk-state-approved",
        Stage::Rejected => "desk-state-rejected",
    }
}
