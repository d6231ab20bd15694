//! What the pages of the administration have in common: the navigation between them, and how they are refused.

use crate::domain::account::Role;
use crate::error::{Code, Error, Result};
use crate::http::pages::frame::NavigationLink;
use crate::http::pages::page::Page;

/// The pages, with the texts that name them.
const PAGES: [(&str, &str); 8] = [
    ("/admin", "admin-nav-overview"),
    ("/admin/institutions", "admin-nav-institutions"),
    ("/admin/people", "admin-nav-people"),
    ("/admin/compendium", "admin-nav-compendium"),
    ("/admin/vocabularies", "admin-nav-vocabularies"),
    ("/admin/thesaurus", "admin-nav-thesaurus"),
    ("/admin/journal", "admin-nav-journal"),
    ("/admin/health", "admin-nav-health"),
];

/// Returns the navigation between these pages, for `admin/nav.html`. It is empty for people who come to one of them
/// only: a focal point to the own institution, an editor to the journal.
pub fn navigation(page: &Page) -> Vec<NavigationLink> {
    if !page.context().actor.has(Role::Administrator) {
        return Vec::new();
    }
    let is_at = |path: &str| {
        let rest = page.path.strip_prefix(path);
        rest.is_some_and(|rest| rest.is_empty() || (path != "/admin" && rest.starts_with('/')))
    };
    let link = |(path, name): (&str, &str)| NavigationLink {
        address: page.to(path),
        name: page.say(name),
        is_current: is_at(path),
    };
    PAGES.into_iter().map(link).collect()
}

/// Returns `not_found` in place of `forbidden`: whoever may not see a page learns nothing about it.
///
/// # Errors
/// That of the result, otherwise unchanged.
pub fn or_absent<T>(result: Result<T>) -> Result<T> {
    result.map_err(|error| if error.code == Code::Forbidden { Error::not_found() } else { error })
}
