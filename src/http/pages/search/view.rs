//! What the page of a result list shows, ready for its template.

use askama::Template;

use super::facets::{FacetView, Pill, chosen_name, facets, pills};
use super::faults::QueryFault;
use super::file::{Document, document};
use super::notes::notes;
use super::query::ListQuery;
use super::save_form::SaveForm;
use crate::domain::country;
use crate::domain::html::Html;
use crate::domain::language::{Language, UiLanguage};
use crate::http::pages::page::Page;
use crate::http::pages::practice::LONGEST_MARKED;
use crate::http::pages::sign_in;
use crate::messages::Arg;
use crate::services::page::Paging;
use crate::services::search::{Results, SearchItem};
use crate::services::stored_query::sort_names;

/// Maximum number of characters of an extract without marks.
const LONGEST_EXTRACT: usize = 220;
/// Maximum number of countries of a practice that are named.
const MOST_COUNTRIES: usize = 5;
/// Maximum number of characters of the query that the heading repeats.
pub const LONGEST_HEADING: usize = 120;
/// The list as a file: the name of the format and its address.
const EXPORTS: [(&str, &str); 6] = [
    ("CSV", "/api/v1/search/export.csv"),
    ("Excel", "/api/v1/search/export.xlsx"),
    ("RIS", "/api/v1/search/export.ris"),
    ("BibTeX", "/api/v1/search/export.bib"),
    ("CSL-JSON", "/api/v1/search/export.csl.json"),
    ("JSON", "/api/v1/search/export.json"),
];

/// The page of a result list.
#[derive(Template)]
#[template(path = "search/results.html")]
pub struct ResultsPage<'a> {
    pub page: &'a Page,
    pub heading: Html,
    pub faults: Vec<QueryFault>,
    pub notes: Vec<Html>,
    pub pills: Vec<Pill>,
    /// The address of the same search without any filter.
    pub without_filters: String,
    pub facets: Vec<FacetView>,
    pub sorts: Vec<SortView>,
    pub entries: Vec<Entry>,
    pub exports: Vec<(&'static str, String)>,
    /// The practices of the list as one document; `None` if there are none.
    pub document: Option<Document>,
    pub feed: String,
    /// `21–40 of 133`.
    pub range: String,
    pub first: String,
    pub previous: String,
    pub next: String,
    /// The compendium's notice about everything it shows.
    pub notice: String,
    pub save: &'a SaveForm,
    /// The address of the page for signing in, which leads back here.
    pub sign_in: String,
    pub query: &'a ListQuery,
    /// Whether there is a list, rather than a query to correct.
    pub has_list: bool,
}

/// An order.
pub struct SortView {
    pub value: &'static str,
    pub label: String,
    pub is_set: bool,
}

/// A practice in the list.
pub struct Entry {
    pub id: String,
    pub address: String,
    pub title: Html,
    pub plain_title: String,
    /// The language of title and extract, if it is not the page's.
    pub lang: String,
    /// `in English`, if it is not the page's.
    pub language: String,
    pub countries: String,
    pub institution: String,
    pub extract: Html,
    pub chapter: String,
    pub date: String,
}

impl<'a> ResultsPage<'a> {
    /// Prepares the page of a query that has this answer; `has_list` is false if the query has faults.
    pub fn new(
        page: &'a Page,
        query: &'a ListQuery,
        paging: Paging,
        results: &Results,
        faults: Vec<QueryFault>,
        save: &'a SaveForm,
        has_list: bool,
    ) -> ResultsPage<'a> {
        let answer = &results.answer;
        let at = |paging: Option<Paging>| paging.map(|paging| page.to(&query.path_at(paging)));
        let next =
            answer.next.as_deref().map(|cursor| page.to(&query.address("/search", &[("cursor", cursor)])));
        let previous = before(paging, answer.total);
        let items = if has_list { &answer.items[..] } else { &[] };
        let notice = answer.notice.as_ref().filter(|_| !page.demonstration);
        ResultsPage {
            page,
            heading: if has_list {
                heading(page, query, answer.total)
            } else {
                Html::escaped(&page.say("search-title"))
            },
            faults,
            notes: if has_list { notes(page, query, results) } else { Vec::new() },
            pills: pills(page, query, results),
            without_filters: page.to(&ListQuery::default().with("q", query.one("q")).path()),
            facets: facets(page, results),
            sorts: sorts(page, query),
            entries: items.iter().map(|item| Entry::of(page, query, item)).collect(),
            exports: exports(page, query),
            document: document(page, query, answer.total),
            feed: feed(page, query),
            range: range(page, paging, items.len(), answer.total),
            first: at(previous.filter(|before| before.skip > 0).map(|_| Paging { skip: 0, ..paging }))
                .unwrap_or_default(),
            previous: at(previous).unwrap_or_default(),
            next: next.unwrap_or_default(),
            notice: notice.map_or("", |notice| notice.in_language(page.language)).to_owned(),
            save,
            sign_in: page.to(&sign_in::path_back_to(&query.path())),
            query,
            has_list,
        }
    }

    /// The fields with everything but these parameters.
    fn kept(&self, names: &[&str]) -> Vec<(&'static str, String)> {
        self.query.without(names).fields().to_vec()
    }

    /// The fields that the filters' form repeats: what is not a filter.
    fn asked(&self) -> Vec<(&'static str, String)> {
        let is_asked = |name: &str| ["q", "sort", "expand", "limit"].contains(&name);
        self.query.fields().iter().filter(|(name, _)| is_asked(name)).cloned().collect()
    }

    fn fault(&self, name: &str) -> Option<&str> {
        self.faults.iter().find(|fault| fault.name == name).map(|fault| fault.text.as_str())
    }
}

impl Entry {
    fn of(page: &Page, query: &ListQuery, item: &SearchItem) -> Entry {
        let is_foreign = item.lang.ui_language() != Some(page.language);
        let highlight =
            |is_title: bool| item.highlights.iter().find(|one| (one.field == "title") == is_title);
        // Words that are too long to be marked need not be repeated in each address.
        let words = Some(query.one("q")).filter(|words| words.len() <= LONGEST_MARKED).unwrap_or_default();
        let q = ListQuery::default().with("q", words);
        Entry {
            id: item.section_id.to_string(),
            address: page.to(&q.address(&format!("/practices/{}", item.section_id), &[])),
            title: highlight(true).map_or_else(|| Html::escaped(&item.title), |title| title.markup()),
            plain_title: item.title.clone(),
            lang: if is_foreign { item.lang.to_string() } else { String::new() },
            language: if is_foreign { in_language(page, &item.lang) } else { String::new() },
            countries: countries(page, &item.countries),
            institution: item.institution.name.in_language(page.language).to_owned(),
            extract: highlight(false)
                .map_or_else(|| Html::escaped(&begun(&item.summary)), |one| one.markup()),
            chapter: item.chapter.title.in_language(page.language).to_owned(),
            date: page.date(item.published_at),
        }
    }
}

/// Returns `in English`.
fn in_language(page: &Page, language: &Language) -> String {
    let tag = language.as_str();
    let code = language.ui_language().map(UiLanguage::code);
    match code.unwrap_or(tag) {
        code @ ("es" | "en" | "pt" | "fr" | "nl" | "ht" | "gn" | "qu" | "ay") => {
            page.say(&format!("search-in-{code}"))
        }
        _ => page.with_args("search-in-other", [("tag", Arg::from(tag))]),
    }
}

/// Returns the names of the first countries, and the number of the others.
fn countries(page: &Page, codes: &[String]) -> String {
    let shown = if codes.len() > MOST_COUNTRIES + 1 { MOST_COUNTRIES } else { codes.len() };
    let names = codes
        .iter()
        .take(shown)
        .map(|code| country::name(code).map_or(code.as_str(), |name| name.in_language(page.language)));
    let names = names.collect::<Vec<_>>().join(", ");
    match codes.len() - shown {
        0 => names,
        more => page.with_args("search-countries-more", [("names", names.into()), ("count", more.into())]),
    }
}

/// Returns the beginning of a text, ended between two words.
fn begun(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(LONGEST_EXTRACT) else { return text.to_owned() };
    let begun = &text[..end];
    let begun = begun.rsplit_once(char::is_whitespace).map_or(begun, |(begun, _)| begun);
    format!("{}…", begun.trim_end_matches([',', ';', ':', '.', ' ']))
}

fn heading(page: &Page, query: &ListQuery, total: usize) -> Html {
    let q = crate::domain::fault::cut(query.one("q"), LONGEST_HEADING);
    match q.as_str() {
        "" if query.is_empty() => page.html("search-heading-all", [("count", Arg::Number(total))]),
        "" => page.html("search-heading", [("count", Arg::Number(total))]),
        q => page.html("search-heading-words", [("count", Arg::Number(total)), ("q", q.into())]),
    }
}

fn sorts(page: &Page, query: &ListQuery) -> Vec<SortView> {
    let set = query.one("sort");
    let sort = |(at, value): (usize, &'static str)| SortView {
        value,
        label: page.say(&format!("search-sort-{value}")),
        is_set: value == set || (at == 0 && set.is_empty()),
    };
    sort_names().into_iter().enumerate().map(sort).collect()
}

/// Returns the list as files, with names and labels in the page's language. Spreadsheets expect semicolons where commas
/// separate decimals.
fn exports(page: &Page, query: &ListQuery) -> Vec<(&'static str, String)> {
    let query = query.without(&["limit"]);
    let address = |(name, path): (&'static str, &'static str)| {
        let mut more = vec![("lang", page.language.code())];
        if path.ends_with("csv") && page.language != UiLanguage::En {
            more.push(("separator", "semicolon"));
        }
        (name, page.at(&query.address(path, &more)))
    };
    EXPORTS.into_iter().map(address).collect()
}

/// Returns the address of the feed of a list, which has its own order.
pub fn feed(page: &Page, query: &ListQuery) -> String {
    let query = query.without(&["limit", "sort"]);
    page.at(&query.address("/api/v1/feeds/published.atom", &[("lang", page.language.code())]))
}

/// Returns the page before this one; of a page behind the end, the last one.
fn before(paging: Paging, total: usize) -> Option<Paging> {
    let total = i64::try_from(total).unwrap_or(i64::MAX);
    match paging.skip >= total && total > 0 {
        true => Some(Paging { skip: (total - 1) / paging.limit * paging.limit, ..paging }),
        false => paging.previous(),
    }
}

fn range(page: &Page, paging: Paging, shown: usize, total: usize) -> String {
    let before = usize::try_from(paging.skip).unwrap_or(0);
    match shown {
        0 => String::new(),
        _ if shown == total => page.count("search-range-all", total),
        _ => {
            let args = [("from", before + 1), ("to", before + shown), ("total", total)];
            page.with_args("search-range", args.map(|(name, number)| (name, Arg::Number(number))))
        }
    }
}

/// Returns the title of a list: the words searched for, or else the names of its filters.
pub fn title(page: &Page, query: &ListQuery, results: &Results) -> String {
    let q = crate::domain::fault::cut(query.one("q"), LONGEST_HEADING);
    let names = results.chosen.iter().map(|chosen| chosen_name(page, chosen, results));
    let subject = if q.is_empty() { names.collect::<Vec<_>>().join(", ") } else { q };
    match subject.as_str() {
        "" => page.say("search-title"),
        subject => page.with_args("search-title-of", [("subject", Arg::from(subject))]),
    }
}
