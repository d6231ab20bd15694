//! What an edition is called, in which languages it is, and which chapters it has.

use actix_web::web;
use askama::Template;
use serde_json::{Value, json};

use super::edition::{Above, path, read};
use super::keeping::{
    Kept, SEEN, became_candidate, frozen, is_frozen, keep, moved, name_of, refused, says_frozen,
};
use crate::domain::compendium::Chapter;
use crate::domain::edition::heading as checked;
use crate::domain::html::Html;
use crate::domain::labels::Label;
use crate::domain::language::UiLanguage;
use crate::error::{Error, Fault, Result};
use crate::http::answer::HandlerResult;
use crate::http::pages::admin::settings::controls::{Choice, InLanguages};
use crate::http::pages::admin::settings::pointers::{label, nested, set_label};
use crate::http::pages::flash::Flash;
use crate::http::pages::form::{FieldFault, Fields, FormFaults, PostedForm, anchor};
use crate::http::pages::head::{Head, Place};
use crate::http::pages::languages;
use crate::http::pages::page::Page;
use crate::http::state::SharedState;
use crate::messages;
use crate::services::editions::{ChangeEdition, EditionView, Preparation, PreparedChapter};
use crate::services::input::Input;

/// The field that says whether an edition has all chapters or some.
const WHICH: &str = "which";
/// The value of it for some.
const SOME: &str = "some";
/// The field with the main language.
const MAIN: &str = "main";

#[derive(Template)]
#[template(path = "desk/editions/heading.html")]
struct HeadingPage<'a> {
    page: &'a Page,
    above: Option<Above>,
    faults: &'a FormFaults,
    address: String,
    seen: &'a str,
    moved: Vec<(String, String)>,
    is_candidate: bool,
    fields: Html,
}

/// The controls for a title, languages and chapters.
#[derive(Template)]
#[template(path = "desk/editions/heading_fields.html")]
struct HeadingFields<'a> {
    page: &'a Page,
    faults: &'a FormFaults,
    title: Html,
    subtitle: Html,
    languages: Vec<Choice>,
    main: Vec<(String, String, bool)>,
    which: [Choice; 2],
    chapters: Vec<ChapterChoice>,
}

/// A chapter to tick.
struct ChapterChoice {
    level: u8,
    choice: Choice,
}

/// A chapter as the form names it: its identifier, its level and its title.
pub struct Named {
    /// Its identifier.
    pub id: String,
    /// Its level, from 1.
    pub level: u8,
    /// Its title in each language.
    pub title: Label,
}

/// Returns the chapters of a tree, each before those inside it.
pub fn named(tree: &[Chapter]) -> Vec<Named> {
    fn add(tree: &[Chapter], level: u8, into: &mut Vec<Named>) {
        for chapter in tree {
            into.push(Named { id: chapter.id.to_string(), level, title: chapter.title.clone() });
            add(&chapter.children, level.saturating_add(1), into);
        }
    }
    let mut all = Vec::new();
    add(tree, 1, &mut all);
    all
}

/// Shows the form.
pub async fn show(page: Page, state: SharedState, at: web::Path<(String, String)>) -> HandlerResult {
    let now = read(&page, &state, &at.1).await?;
    if is_frozen(&now) {
        return frozen(&page, &now.edition, &Fields::default());
    }
    shown(&page, &now, &filled_in(&now.edition), &FormFaults::default(), Vec::new())
}

/// Saves it.
pub async fn save(form: PostedForm, state: SharedState, at: web::Path<(String, String)>) -> HandlerResult {
    let (page, context, mut typed) = (form.page.clone(), form.context(), form.fields);
    let now = read(&page, &state, &at.1).await?;
    if typed.switches_language() {
        return shown(&page, &now, &typed, &FormFaults::default(), Vec::new());
    }
    let (id, seen) = (now.edition.id, typed.typed(SEEN).to_owned());
    let value = value(&typed);
    let kept = keep(
        (&state, context, id),
        seen,
        |now| part(&now.edition),
        move |editions, context, expected| {
            editions.change(context, id, expected, Input::<ChangeEdition>::new(value.clone()))
        },
    );
    match kept.await {
        Ok(Kept::Saved(edition)) => Ok(page.redirect(&path(&edition, ""), Some(Flash::Saved))),
        Ok(Kept::Moved) => {
            let now = read(&page, &state, &at.1).await?;
            let (seen, current) = (typed.typed(SEEN).to_owned(), part(&now.edition));
            let faults = moved(&page, &seen, &current, "edesk-moved");
            let differs = match became_candidate(&seen, &current) {
                true => Vec::new(),
                false => saved_now(&page, &now, &typed),
            };
            typed.set(SEEN, &current);
            shown(&page, &now, &typed, &faults, differs)
        }
        Err(error) if says_frozen(&error) => refused(&page, &state, &at.1, &typed).await,
        Err(error) => shown(&page, &now, &typed, &faults(&page, error)?, Vec::new()),
    }
}

/// Names the content that the form shows.
fn part(edition: &EditionView) -> String {
    name_of(edition, &(&edition.title, &edition.subtitle, &edition.languages, &edition.chapters))
}

/// Returns the form as filled in with what is stored.
pub fn filled_in(edition: &EditionView) -> Fields {
    let mut fields = Fields::default();
    set_label(&mut fields, "/title", &edition.title);
    set_label(&mut fields, "/subtitle", &edition.subtitle);
    for language in &edition.languages {
        fields.add("/languages/-", language.code());
    }
    fields.set(MAIN, edition.languages.first().map_or("", |main| main.code()));
    fields.set(WHICH, if edition.chapters.is_some() { SOME } else { "all" });
    for chapter in edition.chapters.iter().flatten() {
        fields.add("/chapters/-", &chapter.to_string());
    }
    fields.set(SEEN, &part(edition));
    fields
}

/// Returns the value that the form describes.
pub fn value(typed: &Fields) -> Value {
    let mut value = nested(typed);
    let mut languages: Vec<String> = UiLanguage::ALL
        .into_iter()
        .map(|language| language.code().to_owned())
        .filter(|code| typed.has("/languages/-", code))
        .collect();
    let main = typed.typed(MAIN);
    languages.sort_by_key(|code| code != main);
    for (name, none) in [("title", json!({})), ("subtitle", json!({}))] {
        if !value[name].is_object() {
            value[name] = none;
        }
    }
    value["languages"] = languages.into();
    if typed.typed(WHICH) != SOME {
        value["chapters"] = Value::Null;
    } else if !value["chapters"].is_array() {
        value["chapters"] = json!([]);
    }
    value
}

/// Returns what is wrong, in words that fit the form.
pub fn faults(page: &Page, error: Error) -> Result<FormFaults> {
    FormFaults::told_by(page, error, |fault: &Fault| {
        let said = match &*fault.pointer {
            "/languages" => page.say("edesk-languages-fault"),
            "/chapters" => page.say("edesk-chapters-fault"),
            "/title" => page.say("edesk-title-fault"),
            _ => messages::fault(page.language, fault),
        };
        let part = match fault.pointer.split('/').nth(1) {
            Some("title") => page.say("edesk-heading-title"),
            Some("subtitle") => page.say("edesk-heading-subtitle"),
            _ => String::new(),
        };
        FieldFault {
            pointer: fault.pointer.clone(),
            text: said,
            label: part,
            address: format!("#{}", anchor(&fault.pointer)),
        }
    })
}

/// Returns the controls of the form as they were filled in.
pub fn fields(page: &Page, chapters: &[Named], typed: &Fields, faults: &FormFaults) -> Result<Html> {
    let texts = |name: &'static str, legend: &str, hint: &str| {
        InLanguages { name, legend: page.say(legend), hint: page.say(hint), has_lines: false }
            .html(typed, faults)
    };
    let fields = HeadingFields {
        page,
        faults,
        title: texts("/title", "edesk-heading-title", "edesk-heading-title-hint")?,
        subtitle: texts("/subtitle", "edesk-heading-subtitle", "edesk-heading-subtitle-hint")?,
        languages: UiLanguage::ALL
            .into_iter()
            .map(|language| Choice {
                id: format!("language-{}", language.code()),
                name: "/languages/-".to_owned(),
                value: language.code().to_owned(),
                label: languages::name(language).to_owned(),
                lang: (language != page.language).then(|| language.code().to_owned()),
                hint: String::new(),
                is_chosen: typed.has("/languages/-", language.code()),
            })
            .collect(),
        main: languages::options()
            .into_iter()
            .map(|(code, name)| {
                let is_chosen = typed.typed(MAIN) == code;
                (code, name, is_chosen)
            })
            .collect(),
        which: which(page, typed),
        chapters: chapters.iter().map(|chapter| chapter_choice(page, chapter, typed)).collect(),
    };
    fields.render().map(Html::trusted).map_err(Error::internal)
}

fn which(page: &Page, typed: &Fields) -> [Choice; 2] {
    let is_some = typed.typed(WHICH) == SOME;
    [("all", "edesk-chapters-all", !is_some), (SOME, "edesk-chapters-some", is_some)].map(
        |(value, label, is_chosen)| Choice {
            id: format!("which-{value}"),
            name: WHICH.to_owned(),
            value: value.to_owned(),
            label: page.say(label),
            lang: None,
            hint: String::new(),
            is_chosen,
        },
    )
}

fn chapter_choice(page: &Page, chapter: &Named, typed: &Fields) -> ChapterChoice {
    let (label, lang) = super::edition::titled(page, &chapter.title);
    ChapterChoice {
        level: chapter.level,
        choice: Choice {
            id: format!("chapter-{}", chapter.id),
            name: "/chapters/-".to_owned(),
            value: chapter.id.clone(),
            label,
            lang,
            hint: String::new(),
            is_chosen: typed.has("/chapters/-", &chapter.id),
        },
    }
}

fn shown(
    page: &Page,
    now: &Preparation,
    typed: &Fields,
    faults: &FormFaults,
    moved: Vec<(String, String)>,
) -> HandlerResult {
    let chapters = chapters_of(now);
    let content = HeadingPage {
        page,
        above: Some(Above::of(page, &now.edition)),
        faults,
        address: page.to(&path(&now.edition, "/title")),
        seen: typed.typed(SEEN),
        moved,
        is_candidate: now.edition.state == crate::domain::edition::EditionState::Candidate,
        fields: fields(page, &chapters, typed, faults)?,
    };
    let head = Head::unlisted(faults.title(page, "edesk-heading"), Place::Desk);
    page.render_form(&head.with_form("edition"), faults, &content)
}

fn chapters_of(now: &Preparation) -> Vec<Named> {
    let named =
        |one: &PreparedChapter| Named { id: one.id.to_string(), level: one.level, title: one.title.clone() };
    now.chapters.iter().map(named).collect()
}

/// Returns what is saved now and differs from what was typed, each with what it is.
fn saved_now(page: &Page, now: &Preparation, typed: &Fields) -> Vec<(String, String)> {
    let (chapters, mut found) = (chapters_of(now), Vec::new());
    let nothing = || page.say("edesk-nothing");
    for (pointer, name, saved) in [
        ("/title", "edesk-heading-title", &now.edition.title),
        ("/subtitle", "edesk-heading-subtitle", &now.edition.subtitle),
    ] {
        let typed = checked(label(typed, pointer), pointer, false, &mut Default::default());
        for language in UiLanguage::ALL {
            let (saved, typed) = (saved.0.get(language.code()), typed.0.get(language.code()));
            if saved != typed {
                let name = format!("{} ({})", page.say(name), languages::name(language));
                found.push((name, saved.cloned().unwrap_or_else(nothing)));
            }
        }
    }
    let saved = filled_in(&now.edition);
    let value = |fields: &Fields| {
        let value = value(fields);
        (value["languages"].clone(), value["chapters"].clone())
    };
    let ((languages_saved, chapters_saved), (languages_typed, chapters_typed)) =
        (value(&saved), value(typed));
    if languages_saved != languages_typed {
        let named: Vec<&str> = now.edition.languages.iter().map(|one| languages::name(*one)).collect();
        found.push((page.say("edesk-languages"), named.join(", ")));
    }
    if chapters_saved != chapters_typed {
        let is_chosen = |one: &&Named| saved.has("/chapters/-", &one.id);
        let named = chapters.iter().filter(is_chosen).map(|one| one.title.in_language(page.language));
        let named = named.collect::<Vec<_>>().join("; ");
        let all = now.edition.chapters.is_none();
        found.push((page.say("edesk-chapters"), if all { page.say("edesk-chapters-all") } else { named }));
    }
    found
}
