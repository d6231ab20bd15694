//! Countries: ISO 3166-1 alpha-2 codes, with names from CLDR 47.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::labels::Label;

static NAMES: LazyLock<BTreeMap<String, Label>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../defaults/countries.json")).unwrap_or_default());

/// The country's name in each language; none if the code is not that of a country.
pub fn name(code: &str) -> Option<&'static Label> {
    NAMES.get(code)
}

/// The codes of all countries, in order.
pub fn codes() -> impl Iterator<Item = &'static str> {
    NAMES.keys().map(String::as_str)
}

#[cfg(test)]
mod tests {
    #[test]
    fn countries_have_names_in_four_languages() {
        assert_eq!(super::NAMES.len(), 249);
        assert_eq!(super::name("BR").unwrap().0["pt"], "Brasil");
        assert_eq!(super::name("XX"), None);
    }
}
