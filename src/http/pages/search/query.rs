//! The query of a result list, from which the addresses on its page are built: the same list with a filter less, in
//! another order, or as a file.

use crate::domain::links::with_parameters;
use crate::http::params::Params;
use crate::search::Facet;
use crate::services::page::Paging;
use crate::services::search::Search;
use crate::services::stored_query::StoredQuery;

/// Parameters, in a fixed order and without defaults, but for the cursor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListQuery(Vec<(&'static str, String)>);

impl ListQuery {
    /// Returns the query of a search.
    pub fn of(search: &Search, paging: Paging) -> ListQuery {
        let mut parameters = StoredQuery::of(search).parameters();
        if paging.limit != Paging::DEFAULT {
            parameters.push(("limit", paging.limit.to_string()));
        }
        ListQuery(parameters)
    }

    /// Returns a query as it was typed, whatever is wrong with it.
    pub fn typed(params: &Params) -> ListQuery {
        let mut parameters = Vec::new();
        let one = |parameters: &mut Vec<_>, name: &'static str| {
            parameters.extend(params.one(name).map(|value| (name, value.to_owned())));
        };
        one(&mut parameters, "q");
        for facet in Facet::PUBLIC {
            // As a search reads them, so that a value is found again where it is taken back.
            let values = params.all(facet.name()).into_iter().map(|value| match facet {
                Facet::Country => value.trim().to_uppercase(),
                _ => value.trim().to_owned(),
            });
            parameters.extend(values.map(|value| (facet.name(), value)));
        }
        for name in ["year_from", "year_to", "sort", "expand", "limit"] {
            one(&mut parameters, name);
        }
        ListQuery(parameters)
    }

    /// Whether nothing is asked: everything is listed as usual.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the first value of a parameter, empty if it is missing.
    pub fn one(&self, name: &str) -> &str {
        self.0.iter().find(|(each, _)| *each == name).map_or("", |(_, value)| value)
    }

    /// Returns the same query without these parameters.
    pub fn without(&self, names: &[&str]) -> ListQuery {
        ListQuery(self.0.iter().filter(|(name, _)| !names.contains(name)).cloned().collect())
    }

    /// Returns the same query without one value of a parameter.
    pub fn without_value(&self, name: &str, value: &str) -> ListQuery {
        let is_kept = |(each, given): &&(&str, String)| *each != name || given != value;
        ListQuery(self.0.iter().filter(is_kept).cloned().collect())
    }

    /// Returns the same query with only this value of a parameter; an empty one removes it.
    pub fn with(&self, name: &'static str, value: &str) -> ListQuery {
        let at = self.0.iter().position(|(each, _)| *each == name).unwrap_or(self.0.len());
        let mut query = self.clone();
        query.0.retain(|(each, _)| *each != name);
        if !value.is_empty() {
            query.0.insert(at, (name, value.to_owned()));
        }
        query
    }

    /// Returns the parameters, for the hidden fields of a form.
    pub fn fields(&self) -> &[(&'static str, String)] {
        &self.0
    }

    /// Returns the address of the list as a page, below the language.
    pub fn path(&self) -> String {
        self.address("/search", &[])
    }

    /// Returns the address of a page of the list, below the language.
    pub fn path_at(&self, paging: Paging) -> String {
        match paging.cursor() {
            None => self.path(),
            Some(cursor) => self.address("/search", &[("cursor", &cursor)]),
        }
    }

    /// Returns the address of the whole list in another form, with further parameters.
    pub fn address(&self, path: &str, more: &[(&str, &str)]) -> String {
        let parameters = self.0.iter().map(|(name, value)| (*name, value.as_str()));
        with_parameters(path.to_owned(), parameters.chain(more.iter().copied()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query() -> ListQuery {
        let fields = [
            ("sort", "title"),
            ("country", "CO"),
            ("q", "año & \"agua\""),
            ("country", "PE"),
            ("year_from", "abc"),
            ("cursor", "c2tpcDoyMA"),
            ("lang", "pt"),
        ];
        ListQuery::typed(&Params::of_fields(fields.into_iter()))
    }

    #[test]
    fn an_address_has_each_parameter_once_in_a_fixed_order() {
        let expected = "/search?q=a%C3%B1o%20%26%20%22agua%22&country=CO&country=PE&year_from=abc&sort=title";
        assert_eq!(query().path(), expected);
        assert_eq!(ListQuery::default().path(), "/search");
        let second = Paging { skip: 20, limit: 20 };
        assert_eq!(ListQuery::default().path_at(second), "/search?cursor=c2tpcDoyMA");
        assert_eq!(ListQuery::default().path_at(Paging { skip: 0, limit: 20 }), "/search");
    }

    #[test]
    fn one_thing_is_taken_back_and_the_rest_stays() {
        let query = query().without(&["q", "year_from"]);
        assert_eq!(query.path(), "/search?country=CO&country=PE&sort=title");
        assert_eq!(query.without_value("country", "CO").path(), "/search?country=PE&sort=title");
        assert_eq!(query.without(&["country"]).with("sort", "").path(), "/search");
        assert!(query.without(&["country", "sort"]).is_empty());
    }

    #[test]
    fn a_value_replaces_those_before_it_where_they_were() {
        let query = query().with("country", "BR").with("q", "luz").with("expand", "false");
        assert_eq!(query.path(), "/search?q=luz&country=BR&year_from=abc&sort=title&expand=false");
        assert_eq!(query.one("q"), "luz");
        assert_eq!(query.one("limit"), "");
    }
}
