//! An edition as a list of what there is to do, in the order of the printed book.

use actix_web::web;
use askama::Template;

use super::edition::{Above, Standing, path, read};
use super::text_name::{label, saved, text_path};
use crate::domain::edition::{EditionState, MOST_FOREWORDS, PartKey, PartKind};
use crate::domain::fault::Fault;
use crate::domain::language::UiLanguage;
use crate::http::answer::HandlerResult;
use crate::http::pages::head::{Head, Place};
use crate::http::pages::languages;
use crate::http::pages::page::Page;
use crate::http::state::SharedState;
use crate::services::editions::Preparation;

#[derive(Template)]
#[template(path = "desk/editions/tasks.html")]
struct TasksPage<'a> {
    page: &'a Page,
    above: Option<Above>,
    title: &'a str,
    lang: Option<String>,
    standing: String,
    warning: Option<String>,
    is_frozen: bool,
    lacking: Vec<Lack>,
    groups: Vec<Group>,
    public: String,
    correction: String,
    candidate: String,
    freeze: String,
    is_candidate: bool,
    answers: String,
}

/// What an edition lacks, with where it is filled in.
pub struct Lack {
    /// What is to be done.
    pub text: String,
    /// The address of the page for it.
    pub address: String,
}

/// Parts of the book that stand together.
struct Group {
    id: &'static str,
    heading: String,
    parts: Vec<Part>,
    /// A link to something that can be added.
    more: Option<(String, String)>,
}

/// A part of the book.
struct Part {
    name: String,
    lang: Option<String>,
    what: String,
    states: Vec<State>,
}

/// What there is of a part, in one language or in all of them.
struct State {
    address: String,
    label: String,
    lang: Option<&'static str>,
    status: String,
    class: &'static str,
}

/// Shows what there is to do, or for a frozen edition where to find it.
pub async fn show(page: Page, state: SharedState, at: web::Path<(String, String)>) -> HandlerResult {
    let now = read(&page, &state, &at.1).await?;
    let edition = &now.edition;
    let title = edition.title.in_language(page.language);
    let to = |below: &str| page.to(&path(edition, below));
    let is_frozen = edition.state == EditionState::Frozen;
    let content = TasksPage {
        page: &page,
        above: None,
        title,
        lang: crate::http::pages::lists::foreign_label(&page, &edition.title),
        standing: Standing::of(&edition.line(), now.today).say(&page),
        warning: (edition.state == EditionState::Candidate).then(|| page.say("edesk-candidate-changes")),
        is_frozen,
        lacking: if is_frozen { Vec::new() } else { lacking(&page, &now) },
        groups: if is_frozen { Vec::new() } else { groups(&page, &now) },
        public: page.to(&format!("/editions/{}", edition.id)),
        correction: to("/correction"),
        candidate: to("/candidate"),
        freeze: to("/freeze"),
        is_candidate: edition.state == EditionState::Candidate,
        answers: to("/answers"),
    };
    page.render(&Head::unlisted(title, Place::Desk), &content)
}

/// Returns what has to be there before the edition can be a candidate or frozen, in sentences.
pub fn lacking(page: &Page, now: &Preparation) -> Vec<Lack> {
    let lack = |fault: &Fault| Lack {
        text: lacks(page, fault),
        address: page.to(&path(
            &now.edition,
            &match fault.pointer.strip_prefix("/title/") {
                Some(code) => format!("/title#title-{code}"),
                None => "/practices".to_owned(),
            },
        )),
    };
    now.lacking.iter().map(lack).collect()
}

fn lacks(page: &Page, fault: &Fault) -> String {
    if let Some(language) = fault.pointer.strip_prefix("/title/").and_then(UiLanguage::of) {
        return page.with_args("edesk-lacks-title", [("language", languages::name(language).into())]);
    }
    match fault.args.iter().find(|(name, _)| *name == "limit") {
        Some((_, limit)) => page.with_args("edesk-lacks-fewer", [("limit", limit.as_str().into())]),
        None => page.say("edesk-lacks-practice"),
    }
}

fn groups(page: &Page, now: &Preparation) -> Vec<Group> {
    let plain = |part: PartKind| PartKey { part, number: None, chapter: None };
    let text = |part: PartKind| text_part(page, now, plain(part));
    let group = |id: &'static str, heading: &str, parts: Vec<Part>| Group {
        id,
        heading: page.say(heading),
        parts,
        more: None,
    };
    let (forewords, more) = forewords(page, now);
    let opening = [PartKind::Acknowledgements, PartKind::Notes, PartKind::Summary].map(text).into_iter();
    let introductions = now.chapters.iter().filter(|chapter| chapter.is_chosen);
    let introductions = introductions.map(|chapter| introduction(page, now, chapter.id));
    vec![
        group("cover", "edesk-group-cover", vec![title_part(page, now)]),
        group(
            "imprint",
            "edesk-group-imprint",
            vec![imprint_part(page, now), text(PartKind::ImprintNotes), text(PartKind::Disclaimers)],
        ),
        Group {
            more,
            ..group("opening", "edesk-group-opening", forewords.into_iter().chain(opening).collect())
        },
        group("practices", "edesk-group-practices", vec![practices_part(page, now)]),
        group("chapters", "edesk-group-chapters", introductions.collect()),
        group("end", "edesk-group-end", [PartKind::Mandate, PartKind::Errata].map(text).into()),
    ]
    .into_iter()
    .filter(|group| !group.parts.is_empty())
    .collect()
}

/// Returns the forewords that there are, and the link to the next one.
fn forewords(page: &Page, now: &Preparation) -> (Vec<Part>, Option<(String, String)>) {
    let edition = &now.edition;
    let written = edition.parts.iter().filter_map(|part| part.number).max().unwrap_or(0);
    let signed = u32::try_from(edition.imprint.signatories.len()).unwrap_or(0);
    let last = written.max(signed).min(MOST_FOREWORDS);
    let key = |number| PartKey { part: PartKind::Foreword, number: Some(number), chapter: None };
    let parts = (1..=last).map(|number| {
        let signatory = edition.imprint.signatories.get(number as usize - 1);
        let what = match signatory {
            Some(one) => page.with_args("edesk-signed-by", [("name", one.name.as_str().into())]),
            None => page.say("edesk-unsigned"),
        };
        Part { what, ..text_part(page, now, key(number)) }
    });
    let main = edition.languages.first().copied().unwrap_or(page.language);
    let more = (last < MOST_FOREWORDS)
        .then(|| (page.to(&text_path(edition, key(last + 1), main)), page.say("edesk-foreword-add")));
    (parts.collect(), more)
}

fn introduction(page: &Page, now: &Preparation, chapter: crate::domain::ids::ChapterId) -> Part {
    let found = now.chapters.iter().find(|one| one.id == chapter);
    let count = found.map_or(0, |one| one.practices.iter().filter(|one| !one.is_left_out).count());
    Part {
        what: page.count("edesk-chapter-practices", count),
        ..text_part(page, now, PartKey::introduction(chapter))
    }
}

/// Returns a text of the secretariat with its state in each language.
fn text_part(page: &Page, now: &Preparation, key: PartKey) -> Part {
    let edition = &now.edition;
    let is_begun = edition.languages.iter().any(|language| saved(edition, key, *language).is_some());
    let states = edition.languages.iter().map(|language| {
        let (status, class) = match saved(edition, key, *language) {
            Some(_) => ("edesk-state-written", ""),
            None if is_begun => ("edesk-state-missing", "todo"),
            None => ("edesk-state-optional", "opt"),
        };
        in_language(page, *language, page.to(&text_path(edition, key, *language)), (status, class))
    });
    let (name, lang) = label(page, now, key);
    let what = match key.part {
        PartKind::Foreword | PartKind::Introduction => String::new(),
        part => page.say(&format!("edesk-what-{}", part.name().replace('_', "-"))),
    };
    Part { name, lang, what, states: states.collect() }
}

fn in_language(
    page: &Page,
    language: UiLanguage,
    address: String,
    (status, class): (&str, &'static str),
) -> State {
    State {
        address,
        label: languages::name(language).to_owned(),
        lang: (language != page.language).then(|| language.code()),
        status: page.say(status),
        class,
    }
}

fn title_part(page: &Page, now: &Preparation) -> Part {
    let edition = &now.edition;
    let states = edition.languages.iter().map(|language| {
        let state = match edition.title.0.contains_key(language.code()) {
            true => ("edesk-state-written", ""),
            false => ("edesk-state-required", "bad"),
        };
        let anchor = format!("/title#title-{}", language.code());
        in_language(page, *language, page.to(&path(edition, &anchor)), state)
    });
    let what = match &edition.chapters {
        None => page.say("edesk-chapters-all"),
        Some(chosen) => page.count("edesk-chapters-count", chosen.len()),
    };
    Part { name: page.say("edesk-heading"), lang: None, what, states: states.collect() }
}

fn imprint_part(page: &Page, now: &Preparation) -> Part {
    let imprint = &now.edition.imprint;
    let publishers = imprint.publishers.iter().map(|one| one.short.clone());
    let isbns = (!imprint.isbns.is_empty()).then(|| page.count("edesk-isbns", imprint.isbns.len()));
    let others = [&imprint.symbol, &imprint.doi, &imprint.licence].into_iter().flatten().cloned();
    let known: Vec<String> = publishers.chain(isbns).chain(others).collect();
    let (status, class) = match known.is_empty() {
        true => ("edesk-state-optional", "opt"),
        false => ("edesk-state-begun", ""),
    };
    let what = if known.is_empty() { page.say("edesk-imprint-what") } else { known.join(" · ") };
    let state = State {
        address: page.to(&path(&now.edition, "/imprint")),
        label: page.say("edesk-imprint-link"),
        lang: None,
        status: page.say(status),
        class,
    };
    Part { name: page.say("edesk-imprint"), lang: None, what, states: vec![state] }
}

fn practices_part(page: &Page, now: &Preparation) -> Part {
    let (all, included) =
        (now.chapters.iter().map(|chapter| chapter.practices.len()).sum::<usize>(), now.included().count());
    let counts = [page.count("edesk-practices", included), page.count("edesk-left-out", all - included)];
    let (status, class) = match included {
        0 => ("edesk-state-required", "bad"),
        _ => ("edesk-state-ready", ""),
    };
    let state = State {
        address: page.to(&path(&now.edition, "/practices")),
        label: page.say("edesk-practices-link"),
        lang: None,
        status: page.say(status),
        class,
    };
    let what = if all > included { counts.join(" ") } else { counts[0].clone() };
    Part { name: page.say("edesk-practices-title"), lang: None, what, states: vec![state] }
}
