//! The list of countries, and the page of each.

use actix_web::http::header::LOCATION;
use actix_web::{HttpResponse, web};
use askama::Template;

use super::head::{Head, PageContent, Place};
use super::lists::{Counted, Entry, feed_at, feed_link, list_at};
use super::page::Page;
use crate::domain::country;
use crate::error::Result;
use crate::http::answer::HandlerResult;
use crate::http::state::SharedState;
use crate::services::search::{Country, CountryLine, FacetCount, Lacking, Membership, Regions};

#[derive(Template)]
#[template(path = "countries.html")]
struct CountriesPage<'a> {
    page: &'a Page,
    lede: String,
    regions: Vec<Region>,
    is_complete: bool,
}

/// A part of the region with its countries.
struct Region {
    /// The id of its heading.
    id: String,
    label: String,
    /// The address and the text of the link to all its practices.
    all: Option<(String, String)>,
    countries: Vec<Counted>,
    /// Those about which nothing is published yet.
    without: Vec<Counted>,
}

#[derive(Template)]
#[template(path = "country.html")]
struct CountryPage<'a> {
    page: &'a Page,
    name: &'a str,
    lede: String,
    latest: Vec<Entry>,
    /// The link to the list of all its practices, if there are more than the latest.
    more: Option<String>,
    all: String,
    /// What the lists of what is missing mean.
    lacks: String,
    lacks_chapters: Vec<Counted>,
    lacks_objectives: Vec<Counted>,
    /// The counts, in two columns.
    counts: [Vec<Counts>; 2],
    institutions: Vec<Counted>,
    regions: String,
    memberships: Vec<Group>,
    feed: String,
    follow: String,
    is_complete: bool,
}

/// Counts by the values of a facet.
struct Counts {
    heading: String,
    items: Vec<Counted>,
}

/// A group that a country takes or took part in.
struct Group {
    address: String,
    label: String,
    /// How and when; there may be several periods.
    periods: Vec<String>,
}

/// Shows the countries by part of the region.
pub async fn list(page: Page, state: SharedState) -> HandlerResult {
    let searches = state.searches.clone();
    let make = move |page: &Page| {
        let regions = searches.regions(page.language)?;
        let head = Head::new(page.say("countries-title"), Place::Countries)
            .described(page.say("countries-description"));
        let shown = CountriesPage {
            page,
            lede: countries_lede(page, &regions),
            is_complete: regions.index.complete,
            regions: presented(page, &regions),
        };
        Ok(PageContent { is_lasting: regions.index.complete, ..page.content(head, &shown)? })
    };
    page.cached(&state, "countries".to_owned(), make).await
}

fn countries_lede(page: &Page, regions: &Regions) -> String {
    let lines = regions.regions.iter().flat_map(|region| &region.countries).chain(&regions.elsewhere);
    match lines.filter(|line| line.total > 0).count() {
        0 => page.say("countries-lede-none"),
        some => page.count("countries-lede", some),
    }
}

fn presented(page: &Page, found: &Regions) -> Vec<Region> {
    let mut regions: Vec<Region> = found
        .regions
        .iter()
        .map(|one| {
            let text = page.count("country-see-all", usize::try_from(one.total).unwrap_or(usize::MAX));
            let all = (list_at(page, &[("sub_region", &one.value)]), text);
            region(page, format!("region-{}", one.value), &one.label, Some(all), &one.countries)
        })
        .collect();
    if !found.elsewhere.is_empty() {
        let label = page.say("countries-elsewhere");
        regions.push(region(page, "elsewhere".to_owned(), &label, None, &found.elsewhere));
    }
    regions
}

fn region(
    page: &Page,
    id: String,
    label: &str,
    all: Option<(String, String)>,
    lines: &[CountryLine],
) -> Region {
    let counted = |line: &CountryLine| {
        Counted::new(page, page.to(&format!("/countries/{}", line.code)), &line.label, line.total)
    };
    let (with, without): (Vec<&CountryLine>, Vec<_>) = lines.iter().partition(|line| line.total > 0);
    Region {
        id,
        label: label.to_owned(),
        all: all.filter(|_| !with.is_empty()),
        countries: with.into_iter().map(counted).collect(),
        without: without.into_iter().map(counted).collect(),
    }
}

/// Shows a country. A code in lower case leads to the address with capitals.
pub async fn show(page: Page, state: SharedState, path: web::Path<(String, String)>) -> HandlerResult {
    let (_, code) = path.into_inner();
    if country::name(&code).is_none() && country::name(&code.to_ascii_uppercase()).is_some() {
        return Ok(to_capitals(&page, &code.to_ascii_uppercase()));
    }
    let searches = state.searches.clone();
    let key = format!("countries/{code}");
    let make = move |page: &Page| content(page, &searches.country(&code, Ok(page.language))?);
    page.cached(&state, key, make).await
}

fn content(page: &Page, found: &Country) -> Result<PageContent> {
    let name = found.name.in_language(page.language);
    let feed = feed_at(page, &[("country", &found.code)]);
    let lede = country_lede(page, name, found);
    let args = [("country", name.into()), ("lede", lede.as_str().into())];
    let head = Head::new(name, Place::Countries).described(page.with_args("country-description", args));
    let title = page.with_args("country-feed-title", [("country", name.into())]);
    let head = Head { extra: feed_link(&title, &feed), ..head };
    let shown = shown(page, name, lede, feed, found);
    Ok(PageContent { is_lasting: found.index.complete, ..page.content(head, &shown)? })
}

/// Leads to the same page at the address with the code in capitals, for good.
fn to_capitals(page: &Page, code: &str) -> HttpResponse {
    let mut address = page.to(&format!("/countries/{code}"));
    if !page.query.is_empty() {
        address = format!("{address}?{}", page.query);
    }
    HttpResponse::PermanentRedirect().insert_header((LOCATION, address)).finish()
}

fn country_lede(page: &Page, name: &str, found: &Country) -> String {
    let total = usize::try_from(found.total).unwrap_or(usize::MAX);
    if total == 0 {
        return page.with_args("country-lede-none", [("country", name.into())]);
    }
    let institutions = found.institutions.iter().filter(|one| one.count > 0).count();
    let (practices, institutions) =
        (page.count("practices-counted", total), page.count("institutions-counted", institutions));
    page.with_args("country-lede", [("practices", practices.into()), ("institutions", institutions.into())])
}

fn shown<'a>(page: &'a Page, name: &'a str, lede: String, feed: String, found: &Country) -> CountryPage<'a> {
    let code = found.code.as_str();
    let here = |facet: &str, value: &str| list_at(page, &[("country", code), (facet, value)]);
    let institutions = found.institutions.iter().map(|one| {
        let label = one.institution.name.in_language(page.language);
        Counted::new(page, here("institution", &one.institution.slug), label, one.count)
    });
    let more = found.latest.len() < usize::try_from(found.total).unwrap_or(usize::MAX);
    CountryPage {
        page,
        name,
        lede,
        latest: found.latest.iter().map(|item| Entry::of(page, item)).collect(),
        more: more.then(|| page.count("country-see-all", usize::try_from(found.total).unwrap_or(usize::MAX))),
        all: list_at(page, &[("country", code)]),
        lacks: page.with_args("country-lacks-explained", [("country", name.into())]),
        lacks_chapters: found.lacks.chapters.iter().map(|one| lacking(page, "chapter", one)).collect(),
        lacks_objectives: found
            .lacks
            .gcm_objectives
            .iter()
            .map(|one| lacking(page, "gcm_objective", one))
            .collect(),
        counts: counts(page, code, found),
        institutions: institutions.collect(),
        regions: found.regions.join(", "),
        memberships: groups(page, &found.memberships),
        feed,
        follow: page.with_args("country-follow", [("country", name.into())]),
        is_complete: found.index.complete,
    }
}

/// Returns a topic that others have practices on, with the number of these countries.
fn lacking(page: &Page, facet: &str, one: &Lacking) -> Counted {
    let others = usize::try_from(one.others).unwrap_or(usize::MAX);
    Counted {
        address: list_at(page, &[(facet, &one.value)]),
        label: numbered(page, facet, &one.value, &one.label),
        count: page.number(others),
        practices: page.count("country-others", others),
    }
}

fn counts(page: &Page, code: &str, found: &Country) -> [Vec<Counts>; 2] {
    let facets: [(&str, &str, &[FacetCount]); 3] = [
        ("chapter", "columns-chapter", &found.chapters),
        ("theme", "columns-theme", &found.themes),
        ("gcm_objective", "columns-gcm-objective", &found.gcm_objectives),
    ];
    let facets = facets.into_iter().filter(|(_, _, items)| !items.is_empty());
    let counts = facets.map(|(facet, heading, items)| Counts {
        heading: page.say(heading),
        items: items
            .iter()
            .map(|one| {
                let label = numbered(page, facet, &one.value, &one.label);
                let address = list_at(page, &[("country", code), (facet, &one.value)]);
                Counted::new(page, address, label, one.count)
            })
            .collect(),
    });
    let mut first: Vec<Counts> = counts.collect();
    // The last list, that of the objectives, is long and takes the second column.
    let second = first.split_off(first.len().saturating_sub(1));
    [first, second]
}

/// Returns the label of a value. Objectives of the Global Compact are known by their numbers.
pub(super) fn numbered(page: &Page, facet: &str, value: &str, label: &str) -> String {
    match facet {
        "gcm_objective" if value != label => {
            page.with_args("objective-numbered", [("number", value.into()), ("label", label.into())])
        }
        _ => label.to_owned(),
    }
}

/// Returns the memberships, with the periods of each group together.
fn groups(page: &Page, memberships: &[Membership]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for one in memberships {
        let period = period(page, one);
        match groups.iter_mut().find(|group| group.label == one.label) {
            Some(group) => group.periods.push(period),
            None => groups.push(Group {
                address: list_at(page, &[("membership", &one.group)]),
                label: one.label.clone(),
                periods: vec![period],
            }),
        }
    }
    groups
}

/// Returns how and when a country took part in a group: `Member since 1975`.
fn period(page: &Page, one: &Membership) -> String {
    let status = match one.status.as_str() {
        "member" => page.say("membership-member"),
        "associate" => page.say("membership-associate"),
        "observer" => page.say("membership-observer"),
        "suspended" => page.say("membership-suspended"),
        other => other.to_owned(),
    };
    let year = |date: &Option<String>| date.as_deref().map(|date| date.chars().take(4).collect::<String>());
    let (id, from, until) = match (year(&one.from), year(&one.until)) {
        (None, None) => return status,
        (Some(from), None) => ("membership-since", from, String::new()),
        (None, Some(until)) => ("membership-until", String::new(), until),
        (Some(from), Some(until)) => ("membership-between", from, until),
    };
    page.with_args(id, [("status", status.into()), ("from", from.into()), ("until", until.into())])
}
