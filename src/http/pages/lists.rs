//! What pages that lead to result lists have in common: addresses, entries, and shades for counts.

use super::page::Page;
use crate::domain::country;
use crate::domain::html::Html;
use crate::domain::labels::Label;
use crate::domain::language::{Language, UiLanguage};
use crate::domain::links::List;
use crate::services::search::SearchItem;

/// Maximum number of characters of a summary in a list.
const LONGEST_EXTRACT: usize = 240;
/// Maximum number of countries that an entry names.
const MOST_COUNTRIES: usize = 4;

/// A practice in a list.
pub struct Entry {
    /// The address of its page.
    pub address: String,
    /// Its title.
    pub title: String,
    /// The language of its texts, if it is not that of the page.
    pub lang: Option<String>,
    /// The name of its institution.
    pub institution: String,
    /// Its countries, its institution, and its language if it is not that of the page.
    pub meta: String,
    /// The beginning of its summary.
    pub extract: String,
}

impl Entry {
    /// Presents a practice that was found.
    pub fn of(page: &Page, item: &SearchItem) -> Entry {
        let institution = item.institution.name.in_language(page.language).to_owned();
        let lang = foreign_text(page, &item.lang);
        let mut meta = vec![countries(page, &item.countries), institution.clone()];
        meta.extend(lang.is_some().then(|| page.say(written_in(&item.lang))));
        meta.retain(|part| !part.is_empty());
        Entry {
            address: page.to(&format!("/practices/{}", item.section_id)),
            title: item.title.clone(),
            lang,
            institution,
            meta: meta.join(" · "),
            extract: shortened(&item.summary, LONGEST_EXTRACT),
        }
    }
}

/// A link with a number: how many practices the list at its address has.
pub struct Counted {
    /// The address of the list.
    pub address: String,
    /// What is counted.
    pub label: String,
    /// The number, as the language writes it.
    pub count: String,
    /// What is counted, in words: `3 prácticas`.
    pub practices: String,
}

impl Counted {
    /// Presents a number of practices.
    pub fn new(page: &Page, address: String, label: impl Into<String>, count: u64) -> Counted {
        let number = usize::try_from(count).unwrap_or(usize::MAX);
        Counted {
            address,
            label: label.into(),
            count: page.number(number),
            practices: page.count("practices-counted", number),
        }
    }
}

/// Returns the address of the list of practices that these filters leave.
pub fn list_at(page: &Page, filters: &[(&str, &str)]) -> String {
    page.to(&format!("/search{}", query(page, filters)))
}

/// Returns the address of the feed of the practices that these filters leave, in the page's language.
pub fn feed_at(page: &Page, filters: &[(&str, &str)]) -> String {
    let filters: Vec<_> = filters.iter().copied().chain([("lang", page.language.code())]).collect();
    page.at(&format!("/api/v1/feeds/published.atom{}", query(page, &filters)))
}

/// Returns the element that tells feed readers about a feed.
pub fn feed_link(title: &str, address: &str) -> Html {
    let (title, address) = (Html::escaped(title), Html::escaped(address));
    Html::trusted(format!(
        "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"{title}\" href=\"{address}\">\n"
    ))
}

/// Returns a query with its question mark, encoded as in permanent URLs; empty if there are no parameters.
pub fn query(page: &Page, parameters: &[(&str, &str)]) -> String {
    let url = page.links.list(List::Search, parameters.iter().copied());
    url.find('?').map(|at| url[at..].to_owned()).unwrap_or_default()
}

/// Returns the class of a count in pictures and tables: how much there is, in four steps.
pub fn shade(count: u64) -> &'static str {
    match count {
        0 => "c0",
        1..=2 => "c1",
        3..=5 => "c2",
        _ => "c3",
    }
}

/// Returns texts as an enumeration: `a, b and c`.
pub fn enumerated(page: &Page, texts: &[String]) -> String {
    match texts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => {
            let first = first.join(", ");
            page.with_args("enumeration", [("first", first.into()), ("last", last.into())])
        }
    }
}

/// Returns the language to mark a text with if it is not in the page's own.
pub fn foreign_text(page: &Page, language: &Language) -> Option<String> {
    (language.ui_language() != Some(page.language)).then(|| language.as_str().to_owned())
}

/// Returns the language that a label comes in if it has no text in the page's own.
pub fn foreign_label(page: &Page, label: &Label) -> Option<String> {
    let has = |code: &&str| label.0.contains_key(*code);
    let found = [page.language.code(), "en", "es"].into_iter().find(has);
    let found = found.or_else(|| label.0.keys().next().map(String::as_str))?;
    (found != page.language.code()).then(|| found.to_owned())
}

/// Returns the id of the text that says in which language a practice is written.
pub fn written_in(language: &Language) -> &'static str {
    match language.ui_language() {
        Some(UiLanguage::Es) => "written-in-es",
        Some(UiLanguage::En) => "written-in-en",
        Some(UiLanguage::Pt) => "written-in-pt",
        Some(UiLanguage::Fr) => "written-in-fr",
        None => "written-in-other",
    }
}

/// Returns the beginning of a text that is too long for a list, up to a word of more than three letters: articles and
/// the like say nothing by themselves.
pub fn shortened(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let mut beginning = &text[..end];
    while let Some((words, last)) = beginning.rsplit_once(char::is_whitespace) {
        let is_whole = beginning.len() < end;
        if is_whole && last.chars().count() > 3 {
            break;
        }
        beginning = words.trim_end();
    }
    format!("{}…", beginning.trim_end_matches(|c: char| c.is_whitespace() || ",;:.".contains(c)))
}

/// Returns the names of the first countries, and how many more there are.
pub fn countries(page: &Page, codes: &[String]) -> String {
    let name = |code: &String| {
        country::name(code).map_or(code.as_str(), |name| name.in_language(page.language)).to_owned()
    };
    // One more is named rather than counted.
    let named = if codes.len() <= MOST_COUNTRIES + 1 { codes.len() } else { MOST_COUNTRIES };
    let names: Vec<String> = codes[..named].iter().map(name).collect();
    let names = names.join(", ");
    match codes.len() - named {
        0 => names,
        more => page.with_args("countries-and-more", [("names", names.into()), ("count", more.into())]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_ends_with_a_whole_word() {
        assert_eq!(shortened("Corto", 5), "Corto");
        assert_eq!(shortened("Una frase, larga", 12), "Una frase…");
        assert_eq!(shortened("Mecanismos y vías de migración", 22), "Mecanismos y vías…");
        assert_eq!(shortened("Ñandúes", 3), "Ñan…", "a single word is cut between characters");
    }

    #[test]
    fn shades_are_those_of_the_key() {
        assert_eq!([0, 1, 2, 3, 5, 6, 99].map(shade), ["c0", "c1", "c1", "c2", "c2", "c3", "c3"]);
    }
}
