//! Where a new section belongs: its institution, its chapter and its language, for the forms that ask for them.

use askama::Template;

use crate::domain::compendium::{Chapter, Compendium};
use crate::domain::html::Html;
use crate::domain::institution::InstitutionRef;
use crate::domain::labels::Label;
use crate::domain::language::UiLanguage;
use crate::error::{Error, Result};
use crate::http::pages::field::Field;
use crate::http::pages::form::{Fields, FormFaults};
use crate::http::pages::languages;
use crate::http::pages::page::Page;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::page::Paging;

/// The choice that stands for a language that is not in the list.
const OTHER: &str = "other";
/// The vocabulary with the names of languages.
const LANGUAGES: &str = "languages";

/// Everything that a new section can belong to.
pub struct Places {
    institutions: Vec<InstitutionRef>,
    compendia: Vec<(Compendium, Vec<Chapter>)>,
    /// The languages that have names, by their tags.
    languages: Vec<(String, Label)>,
}

/// What was chosen; a field that was left empty is missing.
pub struct Chosen {
    /// The compendium's identifier.
    pub compendium: Option<String>,
    /// The chapter's identifier.
    pub chapter: Option<String>,
    /// The institution's identifier.
    pub institution: Option<String>,
    /// The language's tag.
    pub language: Option<String>,
}

struct Options {
    title: String,
    options: Vec<Choice>,
}

struct Choice {
    value: String,
    name: String,
    is_chosen: bool,
}

#[derive(Template)]
#[template(path = "work/places.html")]
struct PlaceFields<'a> {
    page: &'a Page,
    institution: Option<Html>,
    chapters: Vec<Options>,
    chapter_fault: Option<&'a str>,
    language: Html,
}

#[derive(Template)]
#[template(path = "work/language.html")]
struct LanguageFields<'a> {
    page: &'a Page,
    options: Vec<Choice>,
    other: &'a str,
    fault: Option<&'a str>,
}

impl Places {
    /// Reads them, for the person whose page it is.
    ///
    /// # Errors
    /// `forbidden` for those who write for no institution.
    pub async fn read(page: &Page, state: &SharedState) -> Result<Places> {
        let (context, state) = (page.context(), state.clone());
        blocking(move || {
            let institutions = state.sections.writes_for(&context)?;
            let all = Paging { skip: 0, limit: Paging::MOST };
            let mut compendia = Vec::new();
            for compendium in state.settings.compendia(all)?.items {
                let chapters = state.settings.chapters(&compendium.slug)?.items;
                compendia.push((compendium, chapters));
            }
            // An administrator may have removed it.
            let languages = state.settings.vocabulary(LANGUAGES).map(|found| found.items).unwrap_or_default();
            let languages = languages.into_iter().map(|term| (term.value, term.label)).collect();
            Ok(Places { institutions, compendia, languages })
        })
        .await
    }

    /// Returns what was chosen in a form.
    pub fn chosen(&self, typed: &Fields) -> Chosen {
        let chapter = typed.one("chapter");
        let compendium = self.compendia.iter().find(|(_, chapters)| {
            let is_it = |id: &str| Some(id) == chapter;
            flat(chapters).iter().any(|(_, of)| is_it(&of.id.to_string()) || is_it(&of.slug))
        });
        // A chapter that is not there is a fault of the chapter, not of the compendium, which nobody chooses.
        let compendium = compendium.or_else(|| self.compendia.first());
        let only = match self.institutions.as_slice() {
            [only] => Some(only.id.to_string()),
            _ => None,
        };
        Chosen {
            compendium: compendium.map(|(of, _)| of.id.to_string()),
            chapter: chapter.map(str::to_owned),
            institution: typed.one("institution").map(str::to_owned).or(only),
            language: language_of(typed),
        }
    }

    /// Returns the fields of the form, as they were filled in.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn fields(&self, page: &Page, typed: &Fields, faults: &FormFaults) -> Result<Html> {
        let chapters = self.compendia.iter().map(|(of, chapters)| {
            let options = flat(chapters).into_iter().map(|(depth, chapter)| {
                let value = chapter.id.to_string();
                let chosen = typed.typed("chapter");
                let name = chapter.title.in_language(page.language);
                Choice {
                    is_chosen: chosen == value || chosen == chapter.slug,
                    // Browsers show neither nesting nor leading spaces.
                    name: format!("{}{name}", "– ".repeat(depth)),
                    value,
                }
            });
            Options { title: of.title.in_language(page.language).to_owned(), options: options.collect() }
        });
        let institution = match self.institutions.len() > 1 || faults.at("institution").is_some() {
            false => None,
            true => {
                let named = self
                    .institutions
                    .iter()
                    .map(|of| (of.id.to_string(), of.name.in_language(page.language).to_owned()));
                let none = (String::new(), page.say("place-institution-none"));
                let field = Field::new("institution", page.say("place-institution"))
                    .options([none].into_iter().chain(named).collect())
                    .value(typed.typed("institution"));
                Some(field.faults(faults).html()?)
            }
        };
        let fields = PlaceFields {
            page,
            institution,
            chapters: chapters.collect(),
            chapter_fault: faults.at("chapter").or_else(|| faults.at("compendium")),
            language: self.language_fields(page, typed, faults)?,
        };
        fields.render().map(Html::trusted).map_err(Error::internal)
    }

    /// Returns the name of a language, in the page's language if it has one there.
    pub fn language_name(&self, page: &Page, tag: &str) -> String {
        let find = |tag: &str| self.languages.iter().find(|(known, _)| known == tag);
        let primary = tag.split('-').next().unwrap_or(tag);
        match find(tag).or_else(|| find(primary)) {
            Some((_, label)) => label.in_language(page.language).to_owned(),
            None => UiLanguage::of(tag).map(languages::name).map_or_else(|| tag.to_owned(), str::to_owned),
        }
    }

    /// Returns the fields for the language alone.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn language_fields(&self, page: &Page, typed: &Fields, faults: &FormFaults) -> Result<Html> {
        // Nobody has chosen yet: most write in the language that they read.
        let chosen = typed.one("language").unwrap_or(page.language.code());
        let mut named: Vec<(String, String)> = Vec::new();
        for (tag, label) in &self.languages {
            named.push((tag.clone(), label.in_language(page.language).to_owned()));
        }
        for (code, name) in languages::options() {
            if !named.iter().any(|(known, _)| *known == code) {
                named.push((code, name));
            }
        }
        let is_listed = named.iter().any(|(value, _)| value == chosen);
        named.push((OTHER.to_owned(), page.say("place-language-other")));
        let options = named.into_iter().map(|(value, name)| Choice {
            is_chosen: value == chosen || (value == OTHER && !is_listed),
            value,
            name,
        });
        let other = match is_listed || chosen == OTHER {
            true => typed.typed("other_language"),
            false => chosen,
        };
        let fields = LanguageFields { page, options: options.collect(), other, fault: faults.at("language") };
        fields.render().map(Html::trusted).map_err(Error::internal)
    }
}

/// Returns the tag of the language that was chosen or typed.
pub fn language_of(typed: &Fields) -> Option<String> {
    let chosen = typed.one("language").filter(|chosen| *chosen != OTHER);
    let other = typed.one("other_language").map(str::trim).filter(|other| !other.is_empty());
    match typed.one("language") {
        Some(OTHER) => other.map(str::to_owned),
        _ => chosen.map(str::to_owned),
    }
}

/// Returns chapters in the order of the tree, each with its depth.
fn flat(chapters: &[Chapter]) -> Vec<(usize, &Chapter)> {
    fn add<'a>(depth: usize, chapters: &'a [Chapter], into: &mut Vec<(usize, &'a Chapter)>) {
        for chapter in chapters {
            into.push((depth, chapter));
            add(depth + 1, &chapter.children, into);
        }
    }
    let mut all = Vec::new();
    add(0, chapters, &mut all);
    all
}
