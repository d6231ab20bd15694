//! The pages of plain prose: about, help, the guides, open data and the accessibility statement. Each is written in one
//! file per language, because long texts read badly when they are cut into messages.

use askama::Template;

use super::head::{Head, Place};
use super::lists::{feed_at, list_at};
use super::page::Page;
use crate::domain::html::Html;
use crate::domain::language::UiLanguage;
use crate::domain::text::is_blank;
use crate::error::Error;
use crate::http::answer::HandlerResult;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::page::Paging;

#[derive(Template)]
#[template(path = "prose.html")]
struct ProsePage<'a> {
    page: &'a Page,
    title: &'a str,
    lede: String,
    contents: Vec<Heading>,
    text: Html,
}

/// A heading of a text.
#[derive(Debug, PartialEq)]
struct Heading {
    id: String,
    text: Html,
}

#[derive(Template)]
#[template(path = "prose/about.html")]
struct About<'a> {
    page: &'a Page,
    /// Whether an approved version is published at once.
    publishes_on_approval: bool,
    /// The compendium's notice about its texts.
    notice: Option<String>,
}

#[derive(Template)]
#[template(path = "prose/help.html")]
struct Help<'a> {
    page: &'a Page,
}

impl Help<'_> {
    /// Returns a query as a link to its results.
    fn example(&self, q: &str) -> Html {
        let (address, text) = (list_at(self.page, &[("q", q)]), Html::escaped(q));
        Html::trusted(format!("<a href=\"{}\">{text}</a>", Html::escaped(&address)))
    }
}

#[derive(Template)]
#[template(path = "prose/authors.html")]
struct Authors<'a> {
    page: &'a Page,
}

#[derive(Template)]
#[template(path = "prose/editors.html")]
struct Editors<'a> {
    page: &'a Page,
}

#[derive(Template)]
#[template(path = "prose/administrators.html")]
struct Administrators<'a> {
    page: &'a Page,
}

#[derive(Template)]
#[template(path = "prose/open_data.html")]
struct OpenData<'a> {
    page: &'a Page,
}

impl OpenData<'_> {
    /// Returns the address of all published practices as a file with this extension.
    fn file(&self, extension: &str) -> String {
        let language = self.page.language.code();
        self.page.at(&format!("/api/v1/search/export.{extension}?lang={language}"))
    }

    /// Returns the address of the feed of all published practices.
    fn feed(&self) -> String {
        feed_at(self.page, &[])
    }

    /// Returns the address at which catalogues begin to harvest.
    fn harvest(&self) -> String {
        self.page.at("/oai?verb=Identify")
    }
}

#[derive(Template)]
#[template(path = "prose/accessibility.html")]
struct Accessibility<'a> {
    page: &'a Page,
    /// The e-mail address to report barriers to.
    contact: Option<&'a str>,
}

/// Says what Acervo is, who writes and who decides.
pub async fn about(page: Page, state: SharedState) -> HandlerResult {
    let first = Paging { skip: 0, limit: 1 };
    let compendia = blocking(move || state.settings.compendia(first)).await?;
    let settings = compendia.items.into_iter().next().map(|compendium| compendium.settings);
    let notice = settings.as_ref().and_then(|settings| settings.notice.as_ref());
    let notice = notice.map(|notice| notice.in_language(page.language).to_owned());
    let text = About {
        page: &page,
        publishes_on_approval: settings.as_ref().is_none_or(|settings| settings.publish_on_approval),
        notice: notice.filter(|text| !is_blank(text)),
    };
    show(&page, ["about-title", "about-lede"], Place::About, &text)
}

/// Says how to search, filter, compare, cite and follow.
pub async fn help(page: Page) -> HandlerResult {
    show(&page, ["help-title", "help-lede"], Place::Elsewhere, &Help { page: &page })
}

/// Says how an institution writes, submits and updates its sections.
pub async fn authors(page: Page) -> HandlerResult {
    show(&page, ["authors-guide-title", "authors-guide-lede"], Place::Elsewhere, &Authors { page: &page })
}

/// Says how the secretariat reads, decides and publishes.
pub async fn editors(page: Page) -> HandlerResult {
    show(&page, ["editors-guide-title", "editors-guide-lede"], Place::Elsewhere, &Editors { page: &page })
}

/// Says how administrators keep institutions, accounts and the compendium in order.
pub async fn administrators(page: Page) -> HandlerResult {
    show(
        &page,
        ["administrators-guide-title", "administrators-guide-lede"],
        Place::Elsewhere,
        &Administrators { page: &page },
    )
}

/// Says what of the compendium can be taken along, as which files, and by which interfaces.
pub async fn open_data(page: Page) -> HandlerResult {
    show(&page, ["open-data-title", "open-data-lede"], Place::Elsewhere, &OpenData { page: &page })
}

/// States how accessible the pages are, and how to report barriers.
pub async fn accessibility(page: Page, state: SharedState) -> HandlerResult {
    show(
        &page,
        ["accessibility-title", "accessibility-lede"],
        Place::Elsewhere,
        &Accessibility { page: &page, contact: state.contact.as_deref() },
    )
}

fn show(page: &Page, [title, lede]: [&str; 2], place: Place, text: &impl Template) -> HandlerResult {
    let text = text.render().map_err(Error::internal)?;
    let (title, lede) = (page.say(title), page.say(lede));
    let head = Head::new(title.as_str(), place).described(lede.as_str());
    let content =
        ProsePage { page, title: &title, lede, contents: headings(&text), text: Html::trusted(text) };
    page.render(&head, &content)
}

/// Returns the headings of a text of ours, for its table of contents.
fn headings(html: &str) -> Vec<Heading> {
    let each = html.split("<h2 id=\"").skip(1).filter_map(|rest| {
        let (id, rest) = rest.split_once("\">")?;
        let (text, _) = rest.split_once("</h2>")?;
        Some(Heading { id: id.to_owned(), text: Html::trusted(text.to_owned()) })
    });
    each.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page's text in each language, as it is written.
    macro_rules! texts {
        ($name:literal) => {
            [
                include_str!(concat!("prose/", $name, ".es.html")),
                include_str!(concat!("prose/", $name, ".en.html")),
                include_str!(concat!("prose/", $name, ".pt.html")),
                include_str!(concat!("prose/", $name, ".fr.html")),
            ]
        };
    }

    fn all() -> [[&'static str; 4]; 7] {
        [
            texts!("about"),
            texts!("help"),
            texts!("authors"),
            texts!("editors"),
            texts!("administrators"),
            texts!("open_data"),
            texts!("accessibility"),
        ]
    }

    fn ids(html: &str) -> Vec<String> {
        headings(html).into_iter().map(|heading| heading.id).collect()
    }

    #[test]
    fn a_text_has_the_same_sections_in_all_languages() {
        for texts in all() {
            let expected = ids(texts[0]);
            assert!(expected.len() > 3, "{expected:?}");
            for text in texts {
                assert_eq!(ids(text), expected);
                assert_eq!(text.matches("<h2").count(), expected.len(), "every heading can be linked to");
            }
        }
    }

    #[test]
    fn a_text_has_the_same_number_of_paragraphs_examples_and_links_in_all_languages() {
        for texts in all() {
            for mark in ["<p>", "<li>", "self.example(", "page.to(", "page.at("] {
                let counts = texts.map(|text| text.matches(mark).count());
                assert_eq!(counts, [counts[0]; 4], "{mark} in {:?}", ids(texts[0]));
            }
        }
    }

    #[test]
    fn french_punctuation_has_narrow_spaces_before_it() {
        for texts in all() {
            for (before, mark) in texts[3].chars().zip(texts[3].chars().skip(1)) {
                let wants_space = matches!(mark, ';' | '!' | '?' | '»') || (mark == ':' && before == ' ');
                assert!(!wants_space || before == '\u{202f}', "{before:?} before {mark:?}");
            }
        }
    }
}
