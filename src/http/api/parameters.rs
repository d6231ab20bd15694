//! The search parameters in the API's document, generated from the filters and orders that the code defines.

use utoipa::IntoParams;
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder};
use utoipa::openapi::{RefOr, Required, Schema, Type};

use crate::domain::language::UiLanguage;
use crate::search::Facet;
use crate::services::exports::Separator;
use crate::services::stored_query::sort_names;

/// Parameters of a search: words, filters and the reader's language. Lists, feeds and exports share them.
pub struct Asked;
/// Parameters that narrow a list: a filter for each public facet, and the years.
pub struct Filters;
/// The filters within one compendium.
pub struct FiltersWithin;
/// The order of a list.
pub struct Order;
/// The separator between the cells of a table.
pub struct Separators;
/// The facets to count among published sections.
pub struct Counted;
/// The facets to count among sections released to editors.
pub struct CountedAtTheDesk;

fn parameter(name: &str, description: &str, schema: impl Into<RefOr<Schema>>) -> Parameter {
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Query)
        .required(Required::False)
        .description(Some(description))
        .schema(Some(schema))
        .build()
}

fn of(kind: Type) -> ObjectBuilder {
    ObjectBuilder::new().schema_type(kind)
}

fn many() -> ArrayBuilder {
    ArrayBuilder::new().items(of(Type::String))
}

/// Returns a description of the values of a filter.
fn values_of(facet: Facet) -> &'static str {
    match facet {
        Facet::Language => "Only texts in these languages",
        Facet::Country => "ISO 3166-1 alpha-2",
        Facet::SubRegion => "Parts of the region",
        Facet::Membership => "Regional bodies that the countries are members of",
        Facet::Chapter | Facet::Institution | Facet::Compendium => "Identifiers or slugs",
        Facet::Theme => "Inclusion themes",
        Facet::GcmObjective => "Objectives of the Global Compact, 1 to 23",
        Facet::TargetGroup => "Target groups",
        Facet::PracticeType => "Types of practice",
        Facet::GuidingPrinciple => "Guiding principles",
        Facet::Scope => "How far the practice reaches",
        Facet::Maturity => "What the decision said of it",
        Facet::HasEvaluation => "`true` or `false`",
        Facet::Stage => "Where the working copy stands",
    }
}

fn countable(facets: &[Facet]) -> Parameter {
    let names: Vec<&str> = facets.iter().map(|facet| facet.name()).collect();
    let description =
        format!("What to count, by the filters' names ({}); repeats or takes commas", names.join(", "));
    parameter("facets", &description, many())
}

impl IntoParams for Asked {
    fn into_params(place: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let literal = "`false`: only what was typed, without other names of its concepts";
        let codes = of(Type::String).enum_values(Some(UiLanguage::ALL.map(UiLanguage::code)));
        let mut all = vec![parameter("q", "Words, phrases, exclusions, fields", of(Type::String))];
        all.extend(Filters::into_params(place));
        all.push(parameter("expand", literal, of(Type::Boolean)));
        all.push(parameter("lang", "The reader's language, for labels; never filters", codes));
        all
    }
}

impl IntoParams for Filters {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let filter = |facet: &Facet| {
            parameter(facet.name(), &format!("{}; repeats for OR", values_of(*facet)), many())
        };
        let year = |name, description| parameter(name, description, of(Type::Integer));
        let mut all: Vec<Parameter> = Facet::PUBLIC.iter().map(filter).collect();
        all.push(year("year_from", "Practices that went on in or after that year"));
        all.push(year("year_to", "Practices that had begun in or before that year"));
        all
    }
}

impl IntoParams for FiltersWithin {
    fn into_params(place: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let mut all = Filters::into_params(place);
        all.retain(|parameter| parameter.name != Facet::Compendium.name());
        all
    }
}

impl IntoParams for Order {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let names = of(Type::String).enum_values(Some(sort_names()));
        vec![parameter("sort", "The order; `newest` and `oldest` go by release", names)]
    }
}

impl IntoParams for Separators {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let names = of(Type::String).enum_values(Some(Separator::ALL.map(Separator::name)));
        vec![parameter("separator", "What stands between two cells; a comma unless asked otherwise", names)]
    }
}

impl IntoParams for Counted {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        vec![countable(Facet::PUBLIC)]
    }
}

impl IntoParams for CountedAtTheDesk {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        vec![countable(Facet::ALL)]
    }
}
