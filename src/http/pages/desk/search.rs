//! Search over all stages: the counterpart of `GET /api/v1/desk/search`.

use actix_web::HttpRequest;
use askama::Template;

use super::list::state;
use super::words::{day, title_or_none};
use crate::domain::html::Html;
use crate::domain::links::encoded;
use crate::domain::time::Timestamp;
use crate::domain::workflow::Stage;
use crate::http::answer::HandlerResult;
use crate::http::pages::form::Fields;
use crate::http::pages::head::{Head, Place};
use crate::http::pages::ids::hidden;
use crate::http::pages::lists;
use crate::http::pages::page::Page;
use crate::http::pages::values::foreign;
use crate::http::searching::asked as search_of;
use crate::http::state::SharedState;
use crate::search::Facet;
use crate::services::blocking;
use crate::services::page::Paging;
use crate::services::search::{DeskAnswer, DeskItem, DeskSearch};

/// The operation whose counterpart this is.
const OPERATION: &str = "/api/v1/desk/search";
/// The filters on the page.
const FACETS: [(Facet, &str); 4] = [
    (Facet::Stage, "desk-filter-stage"),
    (Facet::Chapter, "desk-filter-chapter"),
    (Facet::Country, "desk-filter-practice-country"),
    (Facet::Institution, "desk-filter-institution"),
];
/// Number of values of a filter that are shown at once.
const SHOWN: usize = 8;
/// Maximum number of characters of an extract without marks.
const LONGEST_EXTRACT: usize = 220;

#[derive(Template)]
#[template(path = "desk/search.html")]
struct SearchPage<'a> {
    page: &'a Page,
    q: &'a str,
    heading: String,
    is_complete: bool,
    entries: Vec<Entry>,
    facets: Vec<FacetView>,
    is_filtered: bool,
    /// The address of the same search without filters.
    unfiltered: String,
    range: String,
    previous: Option<String>,
    next: Option<String>,
}

struct FacetView {
    name: &'static str,
    legend: String,
    options: Vec<OptionView>,
    more: Vec<OptionView>,
    more_label: String,
}

struct OptionView {
    value: String,
    label: String,
    count: String,
    is_set: bool,
}

struct Entry {
    address: String,
    title: Html,
    lang: Option<String>,
    stage: String,
    countries: String,
    institution: String,
    chapter: String,
    extract: Html,
    submitted: String,
}

/// Shows what was found.
pub async fn show(page: Page, services: SharedState, request: HttpRequest) -> HandlerResult {
    page.signed_in()?;
    let asked = Fields::of_query(&request);
    let mut params = page.params(&request, OPERATION);
    let mut search = search_of(&mut params, page.language);
    search.facets = FACETS.iter().map(|(facet, _)| *facet).collect();
    let stages = params.named("stage", Stage::named);
    let search = DeskSearch { search, stages, submitted_from: None, submitted_before: None, explain: false };
    let paging = params.paging();
    let read = paging.as_ref().ok().copied();
    let (context, shared) = (page.context(), services.clone());
    let found = blocking(move || {
        let answer = shared.searches.at_the_desk(&context, paging.map(|paging| (search, paging)))?;
        Ok((answer, shared.sections.now()))
    });
    let (answer, now) = found.await.map_err(hidden)?;
    let content = SearchPage::new(&page, &answer, &asked, read, now);
    page.render(&Head::unlisted(page.say("desk-search-title"), Place::Desk), &content)
}

impl<'a> SearchPage<'a> {
    fn new(
        page: &'a Page,
        answer: &DeskAnswer,
        asked: &'a Fields,
        paging: Option<Paging>,
        now: Timestamp,
    ) -> SearchPage<'a> {
        let at = |cursor: Option<&str>| {
            let kept = asked.of_people().filter(|(name, value)| *name != "cursor" && !value.is_empty());
            let kept = kept.map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
            let all: Vec<String> = kept.chain(cursor.map(|cursor| format!("cursor={cursor}"))).collect();
            page.to(&format!("/desk/search?{}", all.join("&")))
        };
        let skip = paging.map_or(0, |paging| usize::try_from(paging.skip).unwrap_or_default());
        let range = [
            ("first", page.number(skip + 1).into()),
            ("last", page.number(skip + answer.items.len()).into()),
            ("total", page.number(answer.total).into()),
        ];
        let is_set = |(facet, _): &(Facet, &str)| asked.one(facet.name()).is_some();
        SearchPage {
            page,
            q: asked.typed("q"),
            heading: page.count("desk-found", answer.total),
            is_complete: answer.index.complete,
            entries: answer.items.iter().map(|item| Entry::of(page, item, now)).collect(),
            facets: FACETS.iter().map(|facet| FacetView::of(page, *facet, answer, asked)).collect(),
            is_filtered: FACETS.iter().any(is_set),
            unfiltered: page.to(&format!("/desk/search?q={}", encoded(asked.typed("q")))),
            range: page.with_args("desk-range", range),
            previous: paging.and_then(Paging::previous).map(|before| at(before.cursor().as_deref())),
            next: answer.next.as_deref().map(|cursor| at(Some(cursor))),
        }
    }
}

impl FacetView {
    fn of(page: &Page, (facet, legend): (Facet, &str), answer: &DeskAnswer, asked: &Fields) -> FacetView {
        let named = |value: &str, label: &str| match (facet, Stage::named(value)) {
            (Facet::Stage, Some(of)) => page.say(state(of)),
            _ => label.to_owned(),
        };
        let counted = answer.facets.get(facet.name()).into_iter().flatten();
        let mut all: Vec<OptionView> = counted
            .map(|one| OptionView {
                label: named(&one.value, &one.label),
                count: page.number(usize::try_from(one.count).unwrap_or(usize::MAX)),
                is_set: asked.has(facet.name(), &one.value),
                value: one.value.clone(),
            })
            .collect();
        // What is set but found nowhere can be taken back.
        for (_, value) in asked.of_people().filter(|(name, value)| *name == facet.name() && !value.is_empty())
        {
            if !all.iter().any(|option| option.value == value) {
                let (label, count) = (named(value, value), page.number(0));
                all.push(OptionView { value: value.to_owned(), label, count, is_set: true });
            }
        }
        let (options, more): (Vec<_>, Vec<_>) =
            all.into_iter().enumerate().partition(|(at, option)| *at < SHOWN || option.is_set);
        let more: Vec<OptionView> = more.into_iter().map(|(_, option)| option).collect();
        FacetView {
            name: facet.name(),
            legend: page.say(legend),
            options: options.into_iter().map(|(_, option)| option).collect(),
            more_label: page.count("search-facet-more", more.len()),
            more,
        }
    }
}

impl Entry {
    fn of(page: &Page, item: &DeskItem, now: Timestamp) -> Entry {
        let highlight =
            |is_title: bool| item.highlights.iter().find(|one| (one.field == "title") == is_title);
        let plain = || Html::escaped(&lists::shortened(&item.summary, LONGEST_EXTRACT));
        let submitted = item
            .submitted_at
            .map(|at| page.with_args("desk-submitted", [("day", day(page, now, at).into())]));
        Entry {
            address: page.to(&format!("/desk/{}", item.section_id)),
            title: highlight(true)
                .map_or_else(|| Html::escaped(&title_or_none(page, &item.title)), |title| title.markup()),
            lang: foreign(page, &item.lang),
            stage: page.say(state(item.stage)),
            countries: lists::countries(page, &item.countries),
            institution: item.institution.name.in_language(page.language).to_owned(),
            chapter: item.chapter.title.in_language(page.language).to_owned(),
            extract: highlight(false).map_or_else(plain, |one| one.markup()),
            submitted: submitted.unwrap_or_default(),
        }
    }
}
