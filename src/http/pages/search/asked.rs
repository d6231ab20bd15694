//! Reading the query of a search.

use super::query::ListQuery;
use crate::error::{Code, Fault, FaultCode, Faults, Result};
use crate::http::pages::page::Page;
use crate::http::params::Params;
use crate::http::searching;
use crate::search::Facet;
use crate::services::page::Paging;
use crate::services::search::Search;
use crate::services::stored_query::StoredQuery;

/// The operation whose counterpart this is.
pub const OPERATION: &str = "/api/v1/search";
/// Maximum number of characters of a query: a saved search has no more, and a search reads no more bytes.
pub const LONGEST_QUERY: usize = 2000;

/// Maximum number of filter values in a query. Each is named on the page with an address that repeats all the others.
const MOST_VALUES: usize = 100;
/// Maximum number of characters of a filter value, as in saved searches.
const LONGEST_VALUE: usize = 200;

/// A query, as it was read.
pub struct Asked {
    /// The parameters as typed; in their usual form if nothing is wrong.
    pub typed: ListQuery,
    /// The search, without what is wrong.
    pub search: Search,
    /// The page of the list, or what is wrong with the query.
    pub paging: Result<Paging, Faults>,
}

/// Reads a query. A query that cannot even be decoded is an error of its own.
pub fn read(page: &Page, mut params: Params) -> Result<Asked> {
    let mut typed = ListQuery::typed(&params);
    let mut search = searching::asked(&mut params, page.language);
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
