//! Two to six practices side by side.

use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use askama::Template;
use serde_json::Value;

use super::form::Fields;
use super::head::{Head, PageContent, Place};
use super::page::Page;
use super::values::{Field, Values, countries, foreign};
use crate::domain::html::Html;
use crate::domain::ids::SectionId;
use crate::domain::labels::Label;
use crate::domain::language::Language;
use crate::domain::text::tidied;
use crate::error::{Code, Error, Result};
use crate::http::answer::HandlerResult;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::published::{ComparedField, ComparedSection, Comparison, PublishedSection, Reading};

/// Maximum number of practices.
const MOST: usize = 6;
/// Number of similar practices that are offered in addition.
const OFFERED: usize = 3;
/// The parameter that leaves out what is the same in all practices.
const DIFFERING: &str = "differing";
/// The fields that are not rows: the title is at the head of the column, and without consent nothing is published.
const LEFT_OUT: [&str; 2] = ["title", "consent"];
/// Number of characters from which on a plain text is set like the longer ones.
const LONG: usize = 120;

/// What was asked for.
struct Asked {
    /// The practices, each once.
    ids: Vec<SectionId>,
    /// Number of those that cannot exist.
    unknown: usize,
    /// Whether there were more than can be compared.
    is_cut: bool,
    /// Whether to leave out what is the same in all of them.
    differing: bool,
}

/// The practices that can be compared, and what is to be said of the others.
struct Left {
    chosen: Vec<Chosen>,
    comparison: Option<Comparison>,
    notes: Vec<String>,
}

/// A practice that was chosen.
struct Chosen {
    id: SectionId,
    title: String,
    language: Language,
    countries: Vec<String>,
    institution: Label,
}

#[derive(Template)]
#[template(path = "compare.html")]
struct ComparePage<'a> {
    page: &'a Page,
    title: String,
    lede: String,
    is_compared: bool,
    /// Whether anything was asked for.
    is_asked: bool,
    notes: Vec<String>,
    heads: Vec<Compared>,
    rows: Vec<Row>,
    region: String,
    differing: bool,
    /// The practices to which others can be added.
    ids: Vec<String>,
    can_add: bool,
    offered: Vec<Offered>,
}

/// A practice at the head of its column.
struct Compared {
    title: String,
    /// The language of the title, if it is not the page's.
    lang: Option<String>,
    address: String,
    countries: Vec<(String, String)>,
    institution: String,
    /// The address of the comparison without it, and the name of the link.
    remove: (String, String),
}

struct Row {
    label: String,
    is_same: bool,
    cells: Vec<Cell>,
}

struct Cell {
    html: Option<Html>,
    is_prose: bool,
}

/// A practice that can be added.
struct Offered {
    title: String,
    lang: Option<String>,
    address: String,
}

/// Shows practices side by side, or how to choose them.
pub async fn show(page: Page, state: SharedState, request: HttpRequest) -> HandlerResult {
    let params = page.params(&request, "/api/v1/compare");
    let named = params.all("section");
    params.done(())?;
    let asked = Asked::of(&named, !Fields::of_query(&request).typed(DIFFERING).is_empty());
    let reader = page.clone();
    let (status, content) = blocking(move || content(&reader, &state, asked)).await?;
    page.frame(status, &content.head, &content.main)
}

impl Asked {
    fn of(named: &[String], differing: bool) -> Asked {
        let mut asked = Asked { ids: Vec::new(), unknown: 0, is_cut: false, differing };
        for name in named {
            match name.parse() {
                Err(_) => asked.unknown += 1,
                Ok(id) if asked.ids.contains(&id) => {}
                Ok(_) if asked.ids.len() == MOST => asked.is_cut = true,
                Ok(id) => asked.ids.push(id),
            }
        }
        asked
    }
}

fn content(page: &Page, state: &SharedState, asked: Asked) -> Result<(StatusCode, PageContent)> {
    let is_asked = !asked.ids.is_empty() || asked.unknown > 0;
    let differing = asked.differing;
    let Left { chosen, comparison, notes } = left(page, state, asked)?;
    let rows = match &comparison {
        Some(comparison) => rows(page, state, comparison, differing)?,
        None => Vec::new(),
    };
    let ids: Vec<SectionId> = chosen.iter().map(|chosen| chosen.id).collect();
    let count = ids.len();
    let (title, lede) = match (&comparison, count) {
        (Some(_), _) => (page.count("compare-side-by-side", count), page.say("compare-lede")),
        (None, 1) => (page.say("compare-one-title"), page.say("compare-one")),
        (None, _) if is_asked => (page.say("compare-title"), page.say("compare-none-left")),
        (None, _) => (page.say("compare-title"), page.say("compare-how")),
    };
    let status = match comparison.is_some() || !is_asked {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let head = match is_asked {
        true => Head::unlisted(&title, Place::Compare),
        false => Head::new(&title, Place::Compare).described(&lede),
    };
    let shown = ComparePage {
        page,
        title,
        lede,
        is_compared: comparison.is_some(),
        is_asked,
        notes,
        offered: offered(page, state, &ids)?,
        heads: heads(page, chosen, differing),
        rows,
        region: page.count("compare-region", count),
        differing,
        can_add: count < MOST,
        ids: ids.iter().map(SectionId::to_string).collect(),
    };
    Ok((status, page.content(head, &shown)?))
}

/// Compares those of the practices that are published.
fn left(page: &Page, state: &SharedState, asked: Asked) -> Result<Left> {
    let Asked { mut ids, mut unknown, is_cut, .. } = asked;
    let mut notes = Vec::new();
    if is_cut {
        notes.push(page.say("compare-too-many"));
    }
    let (comparison, chosen) = loop {
        let tried = match ids.as_slice() {
            [] => break (None, Vec::new()),
            [only] => {
                state.publications.get(*only, Ok(None)).map(|section| (None, vec![Chosen::of(section)]))
            }
            several => {
                let named: Vec<String> = several.iter().map(SectionId::to_string).collect();
                state.publications.compare(&named, page.language).map(|comparison| {
                    let chosen = comparison.sections.iter().map(Chosen::compared).collect();
                    (Some(comparison), chosen)
                })
            }
        };
        let error = match tried {
            Ok(found) => break found,
            Err(error) if matches!(error.code, Code::NotFound | Code::Unpublished) => error,
            Err(error) => return Err(error),
        };
        let member = |name: &str| error.members.get(name).and_then(Value::as_str);
        let before = ids.len();
        let missing = member("section").map(str::to_owned);
        ids.retain(|id| before > 1 && missing.as_ref().is_none_or(|missing| id.to_string() != *missing));
        if ids.len() == before {
            return Err(error);
        }
        match member("section_title") {
            Some(title) => notes.push(page.with_args("compare-gone", [("title", tidied(title).into())])),
            None => unknown += 1,
        }
    };
    if unknown > 0 {
        notes.push(page.count("compare-unknown", unknown));
    }
    Ok(Left { chosen, comparison, notes })
}

impl Chosen {
    fn of(section: PublishedSection) -> Chosen {
        let countries = section.practice.get("countries").and_then(Value::as_array);
        let countries = countries.into_iter().flatten().filter_map(Value::as_str);
        Chosen {
            id: section.id,
            title: tidied(&section.title),
            language: section.language,
            countries: countries.map(str::to_owned).collect(),
            institution: section.institution.name,
        }
    }

    fn compared(section: &ComparedSection) -> Chosen {
        Chosen {
            id: section.id,
            title: tidied(&section.title),
            language: section.lang.clone(),
            countries: section.countries.clone(),
            institution: section.institution.name.clone(),
        }
    }
}

fn heads(page: &Page, chosen: Vec<Chosen>, differing: bool) -> Vec<Compared> {
    let ids: Vec<SectionId> = chosen.iter().map(|chosen| chosen.id).collect();
    let heads = chosen.into_iter().map(|chosen| {
        let others: Vec<SectionId> = ids.iter().copied().filter(|id| *id != chosen.id).collect();
        let remove = page.with_args("compare-remove-which", [("title", (&chosen.title).into())]);
        Compared {
            lang: foreign(page, &chosen.language),
            address: page.to(&format!("/practices/{}", chosen.id)),
            countries: countries(page, &chosen.countries),
            institution: chosen.institution.in_language(page.language).to_owned(),
            remove: (address(page, &others, differing), remove),
            title: chosen.title,
        }
    });
    heads.collect()
}

/// Returns the address of a comparison.
fn address(page: &Page, ids: &[SectionId], differing: bool) -> String {
    let mut query: Vec<String> = ids.iter().map(|id| format!("section={id}")).collect();
    if differing {
        query.push(format!("{DIFFERING}=1"));
    }
    page.to(&format!("/compare?{}", query.join("&")))
}

fn rows(page: &Page, state: &SharedState, compared: &Comparison, differing: bool) -> Result<Vec<Row>> {
    let mut readings = Vec::new();
    for section in &compared.sections {
        let marker = state.searches.marker("", page.language, true, &section.lang)?;
        readings.push(Reading::new(page.language, &section.lang, marker));
    }
    let mut rows = Vec::new();
    let fields = compared.fields.iter().enumerate();
    let is_left_out = |field: &ComparedField| LEFT_OUT.contains(&&*field.name) || (differing && field.same);
    let shown = fields.filter(|(_, field)| !is_left_out(field));
    for (at, field) in shown {
        let mut cells = Vec::new();
        for (column, (value, reading)) in field.values.iter().zip(&readings).enumerate() {
            let values = Values { page, reading };
            cells.push(cell(&values, field, value, &format!("c{column}-f{at}-"))?);
        }
        if cells.iter().any(|cell| cell.html.is_some()) {
            rows.push(Row { label: field.label.clone(), is_same: field.same, cells });
        }
    }
    Ok(rows)
}

fn cell(values: &Values<'_>, field: &ComparedField, value: &Value, prefix: &str) -> Result<Cell> {
    let ComparedField { label, kind, layout, .. } = field;
    let shown = Field { label, kind, layout, value };
    if value.is_null() {
        return Ok(Cell { html: None, is_prose: false });
    }
    let is_text = *kind == "markdown";
    let short = if is_text { None } else { values.short(shown)? };
    let long = if is_text || *kind == "group" { values.long(shown, 2, prefix)? } else { None };
    let html = match (short, long.map(|text| text.html)) {
        (Some(short), Some(long)) => Some(Html::trusted(format!("{short}{long}"))),
        (short, long) => short.or(long),
    };
    let is_prose = is_text || value.as_str().is_some_and(|text| text.chars().count() > LONG);
    Ok(Cell { html, is_prose })
}

/// Returns practices similar to the first one that are not compared yet.
fn offered(page: &Page, state: &SharedState, ids: &[SectionId]) -> Result<Vec<Offered>> {
    let Some(first) = ids.first().filter(|_| ids.len() < MOST) else { return Ok(Vec::new()) };
    let wanted = i64::try_from(MOST + OFFERED).map_err(Error::internal)?;
    let similar = state.searches.similar(*first, Ok(Some(wanted)))?.items;
    let new = similar.into_iter().filter(|item| !ids.contains(&item.section_id)).take(OFFERED);
    let offered = new.map(|item| {
        let with: Vec<SectionId> = ids.iter().copied().chain([item.section_id]).collect();
        Offered {
            address: address(page, &with, false),
            lang: foreign(page, &item.lang),
            title: tidied(&item.title),
        }
    });
    Ok(offered.collect())
}
