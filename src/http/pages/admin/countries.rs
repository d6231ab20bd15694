//! The countries of the world, to choose one.

use crate::domain::country;
use crate::domain::text::folded;
use crate::http::pages::page::Page;

/// Returns the codes and names of all countries, ordered by name, after an empty choice labelled with the message `none`.
pub fn by_name(page: &Page, none: &str) -> Vec<(String, String)> {
    let name = |code: &str| {
        let name = country::name(code).map(|name| name.in_language(page.language).to_owned());
        (code.to_owned(), name.unwrap_or_else(|| code.to_owned()))
    };
    let mut all: Vec<_> = country::codes().map(name).collect();
    all.sort_by_cached_key(|(_, name)| folded(name));
    all.insert(0, (String::new(), page.say(none)));
    all
}
