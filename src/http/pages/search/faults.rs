//! What is wrong with a query, in sentences.

use super::asked::LONGEST_QUERY;
use super::query::ListQuery;
use crate::domain::fault::{Fault, FaultCode, cut};
use crate::http::pages::page::Page;
use crate::messages::{self, Arg};
use crate::search::Facet;
use crate::services::search::Chosen;

/// Maximum number of characters of a typed value that a sentence repeats.
const LONGEST_REPEATED: usize = 80;

/// A sentence about a parameter.
pub struct QueryFault {
    /// The parameter.
    pub name: String,
    /// What is wrong, and what to do.
    pub text: String,
    /// The identifier of the field to correct; empty if there is none.
    pub field: &'static str,
}

impl QueryFault {
    /// Returns the sentence about a fault.
    pub fn of(page: &Page, fault: &Fault, typed: &ListQuery) -> QueryFault {
        let name = fault.pointer.strip_prefix("/query/").unwrap_or_default();
        let value = cut(typed.one(name), LONGEST_REPEATED);
        let with_typed = |id: &str| page.with_args(id, [("typed", Arg::from(&value))]);
        let (text, field) = match (name, fault.code) {
            (_, FaultCode::NulCharacter) => (messages::fault(page.language, fault), ""),
            ("q", FaultCode::TooLong) => (page.count("search-fault-long", LONGEST_QUERY), "q"),
            ("year_from", _) => (with_typed("search-fault-year"), "year_from"),
            ("year_to", _) => (with_typed("search-fault-year"), "year_to"),
            ("sort", _) => (with_typed("search-fault-sort"), "sort"),
            ("expand", _) => (with_typed("search-fault-expand"), ""),
            ("limit", _) => (with_typed("search-fault-limit"), ""),
            ("cursor", _) => (page.say("search-fault-cursor"), ""),
            _ => (messages::fault(page.language, fault), ""),
        };
        QueryFault { name: name.to_owned(), text, field }
    }

    /// Returns the sentence about a value of a filter that does not exist.
    pub fn unknown(page: &Page, chosen: &Chosen) -> QueryFault {
        let (facet, typed) = (facet_name(page, chosen.facet), cut(&chosen.typed, LONGEST_REPEATED));
        let text = page.with_args("search-fault-value", [("typed", typed.into()), ("facet", facet.into())]);
        QueryFault { name: chosen.facet.name().to_owned(), text, field: "filters" }
    }

    /// Returns a sentence about the query as a whole.
    pub fn general(text: String) -> QueryFault {
        QueryFault { name: String::new(), text, field: "" }
    }
}

/// Returns the name of a facet.
pub fn facet_name(page: &Page, facet: Facet) -> String {
    page.say(&format!("search-facet-{}", facet.name().replace('_', "-")))
}
