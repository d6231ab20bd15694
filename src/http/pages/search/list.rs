//! The page of results.

use std::sync::Arc;

use actix_web::HttpRequest;
use actix_web::http::StatusCode;

use super::super::head::PageContent;
use super::super::head::{Head, Place};
use super::super::page::Page;
use super::asked::{Asked, OPERATION, read};
use super::faults::QueryFault;
use super::query::ListQuery;
use super::save_form::SaveForm;
use super::view::ResultsPage;
use super::{facets, view};
use crate::domain::html::Html;
use crate::error::{Code, Error, Result};
use crate::http::answer::HandlerResult;
use crate::http::state::SharedState;
use crate::messages;
use crate::services::blocking;
use crate::services::page::Paging;
use crate::services::search::{Results, Search};

/// Shows the results of a search.
pub async fn show(page: Page, state: SharedState, request: HttpRequest) -> HandlerResult {
    let asked = read(&page, page.params(&request, OPERATION))?;
    list(&page, &state, asked, None).await
}

/// Shows a list, or what is wrong with its query. `save` is the form for saving it, if it was sent.
pub async fn list(page: &Page, state: &SharedState, asked: Asked, save: Option<SaveForm>) -> HandlerResult {
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
