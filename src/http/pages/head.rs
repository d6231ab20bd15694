//! What a page says of itself: its title, its place in the navigation, and what search engines read.

use crate::domain::html::Html;

/// The parts of the site that the navigation names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The home page.
    Home,
    /// Search results and practices.
    Practices,
    /// Countries.
    Countries,
    /// The coverage table.
    Coverage,
    /// Editions.
    Editions,
    /// Side by side.
    Compare,
    /// About the site.
    About,
    /// Signing in and one's own account.
    Account,
    /// What an institution writes.
    Work,
    /// What editors decide on.
    Desk,
    /// What administrators look after.
    Administration,
    /// None of them.
    Elsewhere,
}

impl Place {
    /// Whether people work here: such pages have further styles, and no browser keeps them, since others may use it
    /// afterwards.
    pub fn is_working(self) -> bool {
        matches!(self, Place::Work | Place::Desk | Place::Administration)
    }
}

/// What a page says of itself.
#[derive(Clone)]
pub struct Head {
    /// The title, without the site's name.
    pub title: String,
    /// One or two sentences for search engines; empty if there is nothing to say.
    pub description: String,
    /// Where it is in the navigation.
    pub place: Place,
    /// Whether search engines may list it.
    pub is_listed: bool,
    /// Further elements of `<head>`.
    pub extra: Html,
    /// The id of the form that people fill in here. The language switch sends it, so that nothing typed is lost; its
    /// handler finds [`Fields::switches_language`](super::form::Fields::switches_language) and shows the same form. It
    /// is sent without the query: whatever the form needs of that is in hidden fields.
    pub form: Option<&'static str>,
}

impl Head {
    /// Describes a page that search engines may list.
    pub fn new(title: impl Into<String>, place: Place) -> Head {
        Head {
            title: title.into(),
            description: String::new(),
            place,
            is_listed: true,
            extra: Html::default(),
            form: None,
        }
    }

    /// Describes a page for one person or one moment, which search engines leave out.
    pub fn unlisted(title: impl Into<String>, place: Place) -> Head {
        Head { is_listed: false, ..Head::new(title, place) }
    }

    /// Names the form that people fill in on the page.
    pub fn with_form(self, id: &'static str) -> Head {
        Head { form: Some(id), ..self }
    }

    /// Adds a description.
    pub fn described(self, description: impl Into<String>) -> Head {
        Head { description: description.into(), ..self }
    }
}

/// The content of a page, without the frame.
pub struct PageContent {
    /// What the page says of itself.
    pub head: Head,
    /// The content of `<main>`.
    pub main: Html,
    /// Whether the same request would get the same content as long as nothing public changes. If something was cut
    /// short, it would not, and the content is not kept.
    pub is_lasting: bool,
}

impl PageContent {
    /// Returns the number of bytes that it takes.
    pub fn bytes(&self) -> usize {
        let Head { title, description, extra, .. } = &self.head;
        title.len() + description.len() + extra.as_str().len() + self.main.as_str().len()
    }
}
