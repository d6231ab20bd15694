//! Search results, and all practices if nothing is asked: the counterpart of `GET /api/v1/search`.

mod facets;
mod faults;
mod file;
mod notes;
mod query;
mod save;
mod suggestions;
mod view;

use std::sync::Arc;

use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use self::faults::QueryFault;
use self::query::ListQuery;
use self::save::SaveForm;
use self::view::ResultsPage;
use super::head::PageContent;
use super::{Head, Page, Place};
use crate::domain::html::Html;
use crate::error::{Code, Error, Fault, FaultCode, Faults, Result};
use crate::http::SharedState;
use crate::http::answer::HandlerResult;
use crate::http::api::search::asked as search_of;
use crate::http::params::Params;
use crate::messages;
use crate::search::Facet;
use crate::services::blocking;
use crate::services::page::Paging;
use crate::services::search::{Results, Search};
use crate::services::stored_query::StoredQuery;

pub use file::send;
pub use save::save;

/// The operation whose counterpart this is.
const OPERATION: &str = "/api/v1/search";
/// Maximum number of characters of a query: a saved search has no more, and a search reads no more bytes.
const LONGEST_QUERY: usize = 2000;

/// Maximum number of filter values in a query. Each is named on the page with an address that repeats all the others.
const MOST_VALUES: usize = 100;
/// Maximum number of characters of a filter value, as in saved searches.
const LONGEST_VALUE: usize = 200;

/// A query, as it was read.
struct Asked {
    /// The parameters as typed; in their usual form if nothing is wrong.
    typed: ListQuery,
    /// The search, without what is wrong.
    search: Search,
    /// The page of the list, or what is wrong with the query.
    paging: Result<Paging, Faults>,
}

/// Shows the results of a search.
pub async fn show(page: Page, state: SharedState, request: HttpRequest) -> HandlerResult {
    let asked = read(&page, page.params(&request, OPERATION))?;
    list(&page, &state, asked, None).await
}

/// Returns the path of the page for signing in that leads back to this path.
fn sign_in_path(path: &str) -> String {
    format!("/sign-in?next={}", utf8_percent_encode(path, NON_ALPHANUMERIC))
}

/// Reads a query. A query that cannot even be decoded is an error of its own.
fn read(page: &Page, mut params: Params) -> Result<Asked> {
    let mut typed = ListQuery::typed(&params);
    let mut search = search_of(&mut params, page.language);
    let values = || search.filters.values().flatten();
    let is_long = |value: &String| value.chars().count() > LONGEST_VALUE;
    if values().count() > MOST_VALUES || values().any(is_long) {
        search.filters.clear();
        typed = typed.without(&Facet::PUBLIC.iter().map(|facet| facet.name()).collect::<Vec<_>>());
        params.fault_with(Fault::new("/query", FaultCode::TooManyItems).with("limit", MOST_VALUES));
    }
    if search.q.chars().count() > LONGEST_QUERY {
        search.q.clear();
        params.fault_with(Fault::new("/query/q", FaultCode::TooLong).with("limit", LONGEST_QUERY));
    }
    // Equal searches are then equal keys of the cache.
    search = Search { facets: Facet::PUBLIC.to_vec(), ..StoredQuery::of(&search).search(page.language) };
    match params.paging() {
        Ok(paging) => Ok(Asked { typed: ListQuery::of(&search, paging), search, paging: Ok(paging) }),
        Err(error) if error.code == Code::Invalid => Ok(Asked { typed, search, paging: Err(error.faults) }),
        Err(error) => Err(error),
    }
}

/// Shows a list, or what is wrong with its query. `save` is the form for saving it, if it was sent.
async fn list(page: &Page, state: &SharedState, asked: Asked, save: Option<SaveForm>) -> HandlerResult {
    let Asked { typed, search, paging } = asked;
    let paging = match paging {
        Ok(paging) => paging,
        Err(faults) => {
            let faults: Vec<_> = faults.iter().map(|fault| QueryFault::of(page, fault, &typed)).collect();
            // What nobody sees in a field cannot be corrected there, so it must not come again with the next search.
            let unseen = faults.iter().map(|fault| fault.name.as_str());
            let unseen: Vec<&str> =
                unseen.filter(|name| ["sort", "expand", "limit"].contains(name)).collect();
            let typed = typed.without(&unseen);
            return faulty(page, state, typed, search, faults).await;
        }
    };
    let refused = save.as_ref().map(|save| &save.faults).filter(|faults| !faults.is_empty());
    let status = refused.map_or(StatusCode::OK, |faults| faults.status());
    let (reader, shared, query, wanted) = (page.clone(), state.clone(), typed.clone(), search.clone());
    let made = blocking(move || {
        let key = (reader.language, query.path_at(paging));
        let make = || {
            let results = shared.searches.results(wanted, paging)?;
            if facets::unknown(&results).next().is_some() {
                return Err(Error::new(Code::Invalid));
            }
            let save = save.unwrap_or_else(|| SaveForm::named(query.one("q")));
            let view = ResultsPage::new(&reader, &query, paging, &results, Vec::new(), &save, true);
            content(&reader, &view, &results, paging)
        };
        match reader.person {
            Some(_) => Ok(Arc::new(make()?)),
            None => shared.cache.page(&shared.searches, key, make),
        }
    });
    match made.await {
        Ok(content) => page.frame(status, &content.head, &content.main),
        // The page is too far down, or a filter does not exist.
        Err(error) if error.code == Code::Invalid => {
            let detail = error.detail.is_some().then(|| messages::detail(page.language, &error));
            let faults = detail.into_iter().map(QueryFault::general).collect();
            faulty(page, state, typed, search, faults).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Shows a query with what is wrong with it; the filters beside it are those of what is right.
async fn faulty(
    page: &Page,
    state: &SharedState,
    typed: ListQuery,
    search: Search,
    mut faults: Vec<QueryFault>,
) -> HandlerResult {
    let (reader, shared) = (page.clone(), state.clone());
    let content = blocking(move || {
        let paging = Paging { skip: 0, limit: 1 };
        let results = shared.searches.results(search, paging)?;
        faults.extend(facets::unknown(&results).map(|chosen| QueryFault::unknown(&reader, chosen)));
        let save = SaveForm::default();
        let view = ResultsPage::new(&reader, &typed, paging, &results, faults, &save, false);
        content(&reader, &view, &results, paging)
    });
    let content = content.await?;
    page.frame(StatusCode::UNPROCESSABLE_ENTITY, &content.head, &content.main)
}

fn content(page: &Page, view: &ResultsPage<'_>, results: &Results, paging: Paging) -> Result<PageContent> {
    let mut title = view::title(page, view.query, results);
    if !view.faults.is_empty() || !view.save.faults.is_empty() {
        title = page.with_args("form-error-title", [("title", title.into())]);
    }
    let head = match view.query.is_empty() && paging.skip == 0 {
        true => Head::new(title, Place::Practices),
        false => Head::unlisted(title, Place::Practices),
    };
    let description = page.count("search-description", results.answer.total);
    let head = Head { extra: links(page, view), ..head.described(description) };
    let is_lasting = results.answer.index.complete && !results.answer.query.cut_short;
    Ok(PageContent { is_lasting, ..page.content(head, view)? })
}

/// Returns the links of the page to others, for programs.
fn links(page: &Page, view: &ResultsPage<'_>) -> Html {
    if !view.has_list {
        return Html::default();
    }
    let mut links = format!(
        "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"{}\" href=\"{}\">",
        Html::escaped(&page.say("search-feed-title")),
        Html::escaped(&view.feed)
    );
    for (relation, address) in [("prev", &view.previous), ("next", &view.next)] {
        if !address.is_empty() {
            links.push_str(&format!("<link rel=\"{relation}\" href=\"{}\">", Html::escaped(address)));
        }
    }
    Html::trusted(links)
}
