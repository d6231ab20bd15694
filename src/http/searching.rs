//! What a search is asked by: the parameters that API and pages share.

use std::collections::BTreeMap;

use actix_web::HttpRequest;

use super::call::ui_language;
use super::params::Params;
use crate::domain::fault::FaultCode;
use crate::domain::language::UiLanguage;
use crate::error::Result;
use crate::search::Facet;
use crate::services::page::Paging;
use crate::services::search::Search;
use crate::services::stored_query::sort_named;

/// Returns the search that a query asks for, with the facets to count, and the page of its results.
///
/// # Errors
/// `invalid` with what is wrong with the query.
pub fn read(mut params: Params, reader: UiLanguage) -> Result<(Search, Paging)> {
    let mut search = asked(&mut params, reader);
    search.facets = counted(&mut params, Facet::PUBLIC);
    Ok((search, params.paging()?))
}

/// Returns the facets to count, restricted to those allowed.
pub fn counted(params: &mut Params, of: &[Facet]) -> Vec<Facet> {
    let mut facets = Vec::new();
    for name in params.all("facets").iter().flat_map(|names| names.split(',')).map(str::trim) {
        match Facet::named(name).filter(|facet| of.contains(facet)) {
            Some(facet) if !facets.contains(&facet) => facets.push(facet),
            Some(_) => {}
            None => params.fault("facets", FaultCode::NotOneOfThem),
        }
    }
    facets
}

/// Returns the search that a query asks for, without facets to count and paging: the part that lists, feeds and exports
/// share.
pub fn asked(params: &mut Params, reader: UiLanguage) -> Search {
    let mut filters = BTreeMap::new();
    for facet in Facet::PUBLIC {
        let values = params.all(facet.name());
        let values: Vec<String> = match facet {
            Facet::Country => values.iter().map(|code| code.to_uppercase()).collect(),
            _ => values,
        };
        if !values.is_empty() {
            filters.insert(*facet, values);
        }
    }
    let sort = params.named("sort", sort_named);
    Search {
        q: params.one("q").unwrap_or_default().to_owned(),
        lang: params.one("lang").and_then(UiLanguage::of).unwrap_or(reader),
        filters,
        year_from: params.read("year_from"),
        year_to: params.read("year_to"),
        sort: sort.first().copied().unwrap_or_default(),
        literal: params.read("expand") == Some(false),
        facets: Vec::new(),
    }
}

/// Returns the facet that the columns of a matrix are asked to be, if any.
pub fn columns(params: &mut Params) -> Option<Facet> {
    let columns = params.named("columns", |name| {
        Facet::named(name)
            .filter(|facet| matches!(facet, Facet::Chapter | Facet::GcmObjective | Facet::Theme))
    });
    columns.first().copied()
}

/// Returns the reader's language, from `lang` or the `Accept-Language` header.
pub fn reader(request: &HttpRequest, params: Params) -> Result<UiLanguage> {
    let named = params.one("lang").and_then(UiLanguage::of);
    let named = params.done(named)?;
    Ok(named.unwrap_or_else(|| ui_language(request)))
}
