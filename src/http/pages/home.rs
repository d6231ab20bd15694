//! The home page: the search, what there is in numbers, chapters, the region and the latest practices.

use std::cmp::Reverse;

use askama::Template;
use serde_json::json;

use super::head::{Head, PageContent, Place};
use super::lists::{Counted, Entry, enumerated, feed_at, feed_link, foreign_label, list_at};
use super::page::Page;
use super::tiles::Tiles;
use crate::domain::html::Html;
use crate::domain::language::UiLanguage;
use crate::domain::text::is_blank;
use crate::error::Result;
use crate::http::answer::HandlerResult;
use crate::http::state::SharedState;
use crate::services::search::{CountryLine, FacetCount, Overview};

/// Number of countries listed as those with the most practices.
const MOST_LISTED: usize = 7;

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage<'a> {
    page: &'a Page,
    title: &'a str,
    /// The language of the title, if it is not the page's.
    title_lang: Option<String>,
    numbers: Option<Html>,
    compendia: Vec<Chapters>,
    tiles: Tiles,
    most: Vec<Counted>,
    countries: Vec<Counted>,
    latest: Vec<Entry>,
    is_complete: bool,
    all: String,
    feed: String,
}

/// The chapters of a compendium.
struct Chapters {
    /// Its title, if there are several compendia.
    title: Option<String>,
    chapters: Vec<Counted>,
}

/// Shows the home page.
pub async fn show(page: Page, state: SharedState) -> HandlerResult {
    let searches = state.searches.clone();
    page.cached(&state, "home".to_owned(), move |page| content(page, &searches.overview(page.language)?))
        .await
}

fn content(page: &Page, overview: &Overview) -> Result<PageContent> {
    let compendium = overview.compendia.first().map(|one| &one.compendium.title);
    let title = compendium.map(|title| title.in_language(page.language)).filter(|title| !is_blank(title));
    let title = title.map_or_else(|| page.say("site-subject"), str::to_owned);
    let feed = feed_at(page, &[]);
    let head = Head::new(title.as_str(), Place::Home).described(description(page, &title, overview));
    let feed_link = feed_link(&page.say("home-feed"), &feed);
    let head = Head { extra: Html::trusted(format!("{feed_link}{}", site(page, &title))), ..head };
    let shown = HomePage {
        page,
        title: &title,
        title_lang: compendium.and_then(|title| foreign_label(page, title)),
        numbers: (overview.total > 0).then(|| numbers(page, overview)),
        compendia: chapters(page, overview),
        tiles: Tiles::of(page, &overview.countries),
        most: most(page, &overview.countries),
        countries: overview.countries.iter().map(|line| country(page, line)).collect(),
        latest: overview.latest.iter().map(|item| Entry::of(page, item)).collect(),
        is_complete: overview.index.complete,
        all: list_at(page, &[]),
        feed,
    };
    Ok(PageContent { is_lasting: overview.index.complete, ..page.content(head, &shown)? })
}

/// Returns the site as schema.org describes it, with the search that engines may offer beside it.
fn site(page: &Page, title: &str) -> Html {
    let site = json!({
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": page.say("site-name"),
        "alternateName": title,
        "url": page.url(),
        "inLanguage": page.language.code(),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": format!("{}?q={{search_term_string}}", page.links.page(page.language, "/search")),
            },
            "query-input": "required name=search_term_string",
        },
    });
    Html::trusted(format!("<script type=\"application/ld+json\">{}</script>\n", Html::json(&site)))
}

fn description(page: &Page, title: &str, overview: &Overview) -> String {
    let practices = page.count("practices-counted", overview.total);
    page.with_args("home-description", [("title", title.into()), ("practices", practices.into())])
}

/// Returns what there is, in one or two sentences.
fn numbers(page: &Page, overview: &Overview) -> Html {
    let listed = |of: &dyn Fn(&&CountryLine) -> bool| overview.countries.iter().filter(of).count();
    let members = listed(&|line| line.member);
    let members_with_practices = listed(&|line| line.member && line.total > 0);
    let countries = listed(&|line| line.total > 0);
    let practices = page.count("practices-counted", overview.total);
    let institutions = page.count("institutions-counted", overview.institutions);
    let countries = page.count("countries-counted", countries);
    let args = [
        ("practices", practices.into()),
        ("institutions", institutions.into()),
        ("countries", countries.into()),
    ];
    let mut sentences = vec![page.html("home-numbers", args).to_string()];
    if members > 0 {
        let args = [("members", members.into()), ("count", members_with_practices.into())];
        sentences.push(page.html("home-members", args).to_string());
    }
    let languages = languages(page, &overview.languages);
    if !languages.is_empty() {
        sentences.push(page.html("home-languages", [("languages", languages.into())]).to_string());
    }
    Html::trusted(sentences.join(" "))
}

/// Returns the number of practices in each language: `24 in Spanish, 6 in English and 1 in another language`.
fn languages(page: &Page, counted: &[FacetCount]) -> String {
    let count = |one: &FacetCount| usize::try_from(one.count).unwrap_or(usize::MAX);
    let own = |one: &&FacetCount| UiLanguage::of(&one.value).is_some();
    let mut texts: Vec<String> = counted
        .iter()
        .filter(own)
        .map(|one| page.count(&format!("home-in-{}", one.value), count(one)))
        .collect();
    match counted.iter().filter(|one| !own(one)).map(count).sum() {
        0 => {}
        others => texts.push(page.count("home-in-other", others)),
    }
    enumerated(page, &texts)
}

fn chapters(page: &Page, overview: &Overview) -> Vec<Chapters> {
    let several = overview.compendia.len() > 1;
    let compendia = overview.compendia.iter().filter(|one| !one.chapters.is_empty());
    compendia
        .map(|one| Chapters {
            title: several.then(|| one.compendium.title.in_language(page.language).to_owned()),
            chapters: one
                .chapters
                .iter()
                .map(|chapter| {
                    let address = list_at(page, &[("chapter", &chapter.value)]);
                    Counted::new(page, address, &chapter.label, chapter.count)
                })
                .collect(),
        })
        .collect()
}

/// Returns the countries with the most practices.
fn most(page: &Page, countries: &[CountryLine]) -> Vec<Counted> {
    let mut most: Vec<&CountryLine> = countries.iter().filter(|line| line.total > 0).collect();
    // The order by name is kept among equals.
    most.sort_by_key(|line| Reverse(line.total));
    most.into_iter().take(MOST_LISTED).map(|line| country(page, line)).collect()
}

fn country(page: &Page, line: &CountryLine) -> Counted {
    Counted::new(page, page.to(&format!("/countries/{}", line.code)), &line.label, line.total)
}
