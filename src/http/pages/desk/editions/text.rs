//! A text of the secretariat in one language.

use actix_web::{HttpRequest, web};
use askama::Template;
use serde_json::json;

use super::edition::{Above, path, read};
use super::keeping::{Kept, SEEN, frozen, is_frozen, keep, moved, name_of, refused, says_frozen};
use super::text_name::{key, label, language, saved, text_path};
use crate::domain::comparison::{FieldChange, compare};
use crate::domain::edition::{EditionState, PartKey, PartKind};
use crate::domain::fault::Fault;
use crate::domain::html::Html;
use crate::domain::language::UiLanguage;
use crate::error::{Error, Result};
use crate::http::answer::HandlerResult;
use crate::http::pages::flash::Flash;
use crate::http::pages::form::{Fields, FormFaults, PostedForm};
use crate::http::pages::head::{Head, Place};
use crate::http::pages::ids::hidden;
use crate::http::pages::languages;
use crate::http::pages::page::Page;
use crate::http::pages::work::differences::{Differences, View};
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::editions::{Preparation, SetParts};
use crate::services::forms::TemplateForm;
use crate::services::input::Input;
use crate::services::page::Paging;

/// The field with the text.
const TEXT: &str = "text";

#[derive(Template)]
#[template(path = "desk/editions/text.html")]
struct TextPage<'a> {
    page: &'a Page,
    above: Option<Above>,
    faults: &'a FormFaults,
    title: String,
    title_lang: Option<String>,
    what: String,
    is_candidate: bool,
    is_earlier: bool,
    tabs: Vec<Tab>,
    address: String,
    history: String,
    seen: &'a str,
    text: &'a str,
    language: &'static str,
    code: &'static str,
    moved: Option<Html>,
    /// The same text in the other languages that have it.
    others: Vec<Other>,
}

/// The same text in another language.
struct Tab {
    address: String,
    name: &'static str,
    code: &'static str,
    is_current: bool,
}

struct Other {
    name: &'static str,
    code: &'static str,
    text: String,
}

/// Where a text is: which one, and in which language.
#[derive(Clone, Copy)]
struct Spot {
    key: PartKey,
    language: UiLanguage,
}

type Path = web::Path<(String, String, String, String)>;

/// Shows a text, or one that was saved earlier, to be saved again.
pub async fn show(page: Page, state: SharedState, at: Path, request: HttpRequest) -> HandlerResult {
    let now = read(&page, &state, &at.1).await?;
    let spot = Spot { key: key(&now, &at.2)?, language: language(&now, &at.3)? };
    if is_frozen(&now) {
        return frozen(&page, &now.edition, &Fields::default());
    }
    let asked = Fields::of_query(&request);
    let mut typed = Fields::default();
    typed.set(SEEN, &part(&now, spot));
    match asked.one("from") {
        None => typed.set(TEXT, saved(&now.edition, spot.key, spot.language).map_or("", |text| &text.text)),
        Some(version) => {
            let version = version.parse().map_err(|_| Error::not_found())?;
            typed.set(TEXT, &earlier(&page, &state, &now, spot, version).await?);
            typed.set("from", "1");
        }
    }
    shown(&page, &now, spot, &typed, &FormFaults::default(), None)
}

/// Saves a text.
pub async fn save(form: PostedForm, state: SharedState, at: Path) -> HandlerResult {
    let (page, context, typed) = (form.page.clone(), form.context(), form.fields);
    let now = read(&page, &state, &at.1).await?;
    let spot = Spot { key: key(&now, &at.2)?, language: language(&now, &at.3)? };
    if typed.switches_language() {
        return shown(&page, &now, spot, &typed, &FormFaults::default(), None);
    }
    let (id, seen) = (now.edition.id, typed.typed(SEEN).to_owned());
    let value = value(spot, typed.typed(TEXT));
    let kept = keep(
        (&state, context, id),
        seen,
        move |now| part(now, spot),
        move |editions, context, expected| {
            editions.set_parts(context, id, expected, Input::<SetParts>::new(value.clone()))
        },
    );
    match kept.await {
        Ok(Kept::Saved(edition)) => {
            let to = match typed.one("then") {
                Some("stay") => text_path(&edition, spot.key, spot.language),
                _ => path(&edition, ""),
            };
            Ok(page.redirect(&to, Some(Flash::Saved)))
        }
        Ok(Kept::Moved) => collided(&page, &state, &at.1, spot, &typed).await,
        Err(error) if says_frozen(&error) => refused(&page, &state, &at.1, &typed).await,
        Err(error) => shown(&page, &now, spot, &typed, &faults(&page, error)?, None),
    }
}

/// Names the text that is saved.
fn part(now: &Preparation, spot: Spot) -> String {
    name_of(&now.edition, &saved(&now.edition, spot.key, spot.language).map(|text| &text.text))
}

fn value(spot: Spot, text: &str) -> serde_json::Value {
    let mut texts = serde_json::Map::new();
    texts.insert(spot.language.code().to_owned(), text.into());
    let mut item = json!({"part": spot.key.part, "texts": texts});
    if let Some(number) = spot.key.number {
        item["number"] = number.into();
    }
    if let Some(chapter) = spot.key.chapter {
        item["chapter"] = chapter.to_string().into();
    }
    json!({"items": [item]})
}

/// Returns what is wrong, at the one field that there is.
fn faults(page: &Page, mut error: Error) -> Result<FormFaults> {
    error.faults = error.faults.map(|fault| Fault { pointer: format!("/{TEXT}"), ..fault });
    FormFaults::of(page, error)
}

/// Returns a text as it was saved at some time.
async fn earlier(
    page: &Page,
    state: &SharedState,
    now: &Preparation,
    spot: Spot,
    version: u32,
) -> Result<String> {
    let (context, editions, id) = (page.context(), state.editions.clone(), now.edition.id);
    let at = move |skip: i64| {
        let chapter = spot.key.chapter.map(|id| id.to_string());
        Ok((spot.key.number, chapter, Paging { skip, limit: 1 }))
    };
    let found = blocking(move || {
        let (part, language) = (spot.key.part, spot.language);
        let newest = editions.text_history(&context, id, part, language, at(0))?.items;
        let newest = newest.first().map_or(0, |text| text.version);
        let skip = newest.checked_sub(version).ok_or_else(Error::not_found)?;
        Ok(editions.text_history(&context, id, part, language, at(skip.into()))?.items)
    });
    let found = found.await.map_err(hidden)?.into_iter().find(|text| text.version == version);
    found.map(|text| text.text).ok_or_else(Error::not_found)
}

/// Shows what was typed beside what somebody else saved meanwhile.
async fn collided(page: &Page, state: &SharedState, id: &str, spot: Spot, typed: &Fields) -> HandlerResult {
    let now = read(page, state, id).await?;
    let before = saved(&now.edition, spot.key, spot.language).map(|text| text.text.clone());
    let before = before.unwrap_or_default();
    let after = typed.typed(TEXT).to_owned();
    if before == after {
        return Ok(page.redirect(&path(&now.edition, ""), Some(Flash::Saved)));
    }
    let hunks = blocking(move || Ok(compare(&before, &after))).await?;
    let form = TemplateForm::without_fields(page.language);
    let sides = ["edesk-saved", "edesk-typed-now"].map(|side| page.say(side));
    let lang = (spot.language != page.language).then(|| spot.language.code());
    let differences =
        Differences { page, form: &form, lang, view: View::One, heading: 3, sides: [&sides[0], &sides[1]] };
    let change = FieldChange { pointer: format!("/{TEXT}"), hunks, rows: Vec::new() };
    let html = differences.field(&change, "change");
    let faults = moved(page, typed.typed(SEEN), &part(&now, spot), "edesk-moved-text");
    let mut fields = typed.clone();
    fields.set(SEEN, &part(&now, spot));
    shown(page, &now, spot, &fields, &faults, Some(html))
}

fn shown(
    page: &Page,
    now: &Preparation,
    spot: Spot,
    typed: &Fields,
    faults: &FormFaults,
    moved: Option<Html>,
) -> HandlerResult {
    let edition = &now.edition;
    let (title, title_lang) = label(page, now, spot.key);
    let what = match spot.key.part {
        PartKind::Foreword => signed(page, now, spot.key),
        part => page.say(&format!("edesk-what-{}", part.name().replace('_', "-"))),
    };
    let tab = |language: &UiLanguage| Tab {
        address: page.to(&text_path(edition, spot.key, *language)),
        name: languages::name(*language),
        code: language.code(),
        is_current: *language == spot.language,
    };
    let other = |language: &UiLanguage| {
        let text = saved(edition, spot.key, *language).filter(|_| *language != spot.language)?;
        Some(Other { name: languages::name(*language), code: language.code(), text: text.text.clone() })
    };
    let here = page.to(&text_path(edition, spot.key, spot.language));
    let head_title = format!("{title} ({})", languages::name(spot.language));
    let content = TextPage {
        page,
        above: Some(Above::of(page, edition)),
        faults,
        title,
        title_lang,
        what,
        is_candidate: edition.state == EditionState::Candidate,
        is_earlier: typed.one("from").is_some(),
        tabs: edition.languages.iter().map(tab).collect(),
        history: format!("{here}/history"),
        address: here,
        seen: typed.typed(SEEN),
        text: typed.typed(TEXT),
        language: languages::name(spot.language),
        code: spot.language.code(),
        moved,
        others: edition.languages.iter().filter_map(other).collect(),
    };
    let head_title = match faults.is_empty() {
        true => head_title,
        false => page.with_args("form-error-title", [("title", head_title.into())]),
    };
    page.render_form(&Head::unlisted(head_title, Place::Desk).with_form("edition"), faults, &content)
}

/// Says who signs a foreword.
fn signed(page: &Page, now: &Preparation, key: PartKey) -> String {
    let at = usize::try_from(key.number.unwrap_or(1)).unwrap_or(usize::MAX).saturating_sub(1);
    match now.edition.imprint.signatories.get(at) {
        Some(one) => page.with_args("edesk-signed-by", [("name", one.name.as_str().into())]),
        None => page.say("edesk-unsigned"),
    }
}
