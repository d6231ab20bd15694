//! What the addresses of these pages name, and the navigation between those about a compendium.

use serde::Deserialize;

use crate::http::pages::frame::NavigationLink;
use crate::http::pages::page::Page;

/// What the address of a page names after the language: a compendium, a vocabulary, a concept.
#[derive(Deserialize)]
pub struct Named {
    #[serde(alias = "slug", alias = "id")]
    pub name: String,
}

/// Returns the navigation between the pages about a compendium.
pub fn navigation(page: &Page, slug: &str) -> [NavigationLink; 3] {
    [("", "settings-title"), ("/chapters", "chapters-title"), ("/template", "template-title")].map(
        |(below, name)| {
            let path = format!("/admin/compendium/{slug}{below}");
            let is_current = match below {
                "" => !page.path.ends_with("/chapters") && !page.path.contains("/template"),
                _ => page.path.contains(below),
            };
            NavigationLink { address: page.to(&path), name: page.say(name), is_current }
        },
    )
}
