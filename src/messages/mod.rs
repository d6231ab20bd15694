//! Texts for people, in four languages, in Fluent's format. They are compiled in; tests make sure that all four languages
//! have the same messages with the same variables.

pub mod format;

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::domain::html::Html;
use crate::domain::language::UiLanguage;
use crate::error::{Code, Error, Fault};

/// The files of a language, by name.
macro_rules! files {
    ($language:literal) => {
        files!($language: "problems", "mail", "lists", "uploads", "pages", "reading", "discovery", "home", "search",
            "practice", "countries", "account", "styleguide", "work", "edit", "versions", "desk", "admin", "settings",
            "thesaurus", "editor", "book", "editions", "edition_desk", "attachments", "harvest", "downloads", "logos")
    };
    ($language:literal: $($name:literal),*) => {
        [$(($name, include_str!(concat!($language, "/", $name, ".ftl")))),*]
    };
}

/// All files, in the order of [`UiLanguage::ALL`].
const FILES: [&[(&str, &str)]; 4] = [&files!("es"), &files!("en"), &files!("pt"), &files!("fr")];

static TEXTS: LazyLock<[FluentBundle<FluentResource>; 4]> =
    LazyLock::new(|| UiLanguage::ALL.map(|language| bundle(language, FILES[place(language)])));

fn bundle(ui_language: UiLanguage, files: &[(&str, &str)]) -> FluentBundle<FluentResource> {
    let language: LanguageIdentifier = ui_language.code().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // The marks that isolate a variable's direction would break links in plain text.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match ui_language {
        UiLanguage::Es => |value, _| grouped(UiLanguage::Es, value),
        UiLanguage::En => |value, _| grouped(UiLanguage::En, value),
        UiLanguage::Pt => |value, _| grouped(UiLanguage::Pt, value),
        UiLanguage::Fr => |value, _| grouped(UiLanguage::Fr, value),
    }));
    for (_, source) in files {
        // Entries that do not parse are dropped and the rest kept; a test catches this long before a reader does.
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(rest, _)| rest);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

fn grouped(ui_language: UiLanguage, value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    Some(format::number(ui_language, number.into()))
}

fn place(ui_language: UiLanguage) -> usize {
    UiLanguage::ALL.iter().position(|each| *each == ui_language).unwrap_or(0)
}

/// A value that a text mentions.
#[derive(Clone, Debug)]
pub enum Arg<'a> {
    /// Text, shown as it is.
    Text(Cow<'a, str>),
    /// A number, which chooses the plural and is grouped as the language does. Years are texts.
    Number(usize),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Arg<'a> {
        Arg::Text(text.into())
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Arg<'a> {
        Arg::Text(text.as_str().into())
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Arg::Text(text.into())
    }
}

impl From<usize> for Arg<'_> {
    fn from(number: usize) -> Self {
        Arg::Number(number)
    }
}

/// Returns the text with that id and these arguments. If no text has the id, the id itself is returned.
pub fn text<'a, T: Into<Arg<'a>>>(
    ui_language: UiLanguage,
    id: &str,
    args: impl IntoIterator<Item = (&'a str, T)>,
) -> String {
    find(ui_language, id, args).unwrap_or_else(|| id.to_owned())
}

/// Returns the text with that id and no arguments.
pub fn plain(ui_language: UiLanguage, id: &str) -> String {
    text(ui_language, id, NO_ARGS)
}

/// Returns a text that contains markup of ours, with its arguments escaped.
pub fn html<'a, T: Into<Arg<'a>>>(
    ui_language: UiLanguage,
    id: &str,
    args: impl IntoIterator<Item = (&'a str, T)>,
) -> Html {
    let args = args.into_iter().map(|(name, value)| match value.into() {
        Arg::Text(text) => (name, Arg::from(Html::escaped(&text).to_string())),
        number => (name, number),
    });
    Html::trusted(text(ui_language, id, args))
}

const NO_ARGS: [(&str, &str); 0] = [];

fn find<'a, T: Into<Arg<'a>>>(
    ui_language: UiLanguage,
    id: &str,
    args: impl IntoIterator<Item = (&'a str, T)>,
) -> Option<String> {
    let bundle = &TEXTS[place(ui_language)];
    let pattern = bundle.get_message(id)?.value()?;
    let mut values = FluentArgs::new();
    for (name, value) in args {
        let value = match value.into() {
            Arg::Text(text) => FluentValue::String(text),
            Arg::Number(number) => FluentValue::from(number),
        };
        values.set(name.to_owned(), value);
    }
    Some(bundle.format_pattern(pattern, Some(&values), &mut Vec::new()).into_owned())
}

fn borrowed<'a>(args: &'a [(&'static str, String)]) -> impl Iterator<Item = (&'a str, &'a str)> {
    args.iter().map(|(name, value)| (*name, value.as_str()))
}

/// Returns the title of a code.
pub fn title(ui_language: UiLanguage, code: Code) -> String {
    plain(ui_language, &format!("title-{}", code.name().replace('_', "-")))
}

/// Returns the detail of an error, beyond its title, including what to do next.
pub fn detail(ui_language: UiLanguage, error: &Error) -> String {
    let general = format!("detail-{}", error.code.name().replace('_', "-"));
    let exact = error.detail.as_deref().and_then(|id| find(ui_language, id, borrowed(&error.args)));
    exact.unwrap_or_else(|| text(ui_language, &general, borrowed(&error.args)))
}

/// Returns the text of a fault.
pub fn fault(ui_language: UiLanguage, fault: &Fault) -> String {
    text(ui_language, &format!("fault-{}", fault.code.name().replace('_', "-")), borrowed(&fault.args))
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::error::FaultCode;

    /// Returns the source of a file in Spanish.
    fn spanish(name: &str) -> &'static str {
        FILES[0].iter().find(|(each, _)| *each == name).unwrap().1
    }

    /// Returns each message of a source with the variables that it uses.
    fn messages(source: &str) -> BTreeMap<String, BTreeSet<String>> {
        FluentResource::try_new(source.to_owned()).expect("the texts parse");
        let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut current = String::new();
        for line in source.lines() {
            if let Some((id, _)) = line.split_once(" =").filter(|(id, _)| !id.starts_with([' ', '#', '.'])) {
                current = id.to_owned();
                found.entry(current.clone()).or_default();
            }
            for piece in line.split('$').skip(1) {
                let name: String =
                    piece.chars().take_while(|c| c.is_alphanumeric() || *c == '_' || *c == '-').collect();
                found.entry(current.clone()).or_default().insert(name);
            }
        }
        found
    }

    #[test]
    fn the_four_languages_have_the_same_texts_with_the_same_variables() {
        let mut ids = BTreeSet::new();
        for (at, (name, source)) in FILES[0].iter().enumerate() {
            let spanish = messages(source);
            assert!(!spanish.is_empty());
            for files in &FILES[1..] {
                assert_eq!(files[at].0, *name);
                assert_eq!(messages(files[at].1), spanish, "{name}");
            }
            let twice: Vec<String> = spanish.into_keys().filter(|id| !ids.insert(id.clone())).collect();
            assert_eq!(twice, Vec::<String>::new(), "{name}: ids that another file has");
        }
    }

    #[test]
    fn every_code_has_a_title_and_a_detail() {
        let known = messages(spanish("problems"));
        for code in Code::ALL {
            for kind in ["title", "detail"] {
                let id = format!("{kind}-{}", code.name().replace('_', "-"));
                assert!(known.contains_key(&id), "{id}");
            }
        }
    }

    #[test]
    fn every_fault_has_a_text_and_every_text_of_a_fault_its_fault() {
        let known = messages(spanish("problems"));
        let id = |code: FaultCode| format!("fault-{}", code.name().replace('_', "-"));
        let expected: BTreeSet<String> = FaultCode::ALL.map(id).into();
        let found: BTreeSet<String> = known.keys().filter(|id| id.starts_with("fault-")).cloned().collect();
        assert_eq!(found, expected);
    }

    /// Exact details are named where they are given, so they are read from the source code itself.
    #[test]
    fn every_exact_detail_that_the_code_names_has_a_text() {
        fn sources(folder: &std::path::Path, into: &mut String) {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    sources(&path, into);
                } else if path.extension().is_some_and(|extension| extension == "rs")
                    && !path.ends_with("messages/mod.rs")
                {
                    let source = std::fs::read_to_string(&path).unwrap();
                    into.push_str(&source);
                }
            }
        }
        let mut source = String::new();
        sources(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut source);
        let known = messages(spanish("problems"));
        let named: Vec<&str> =
            source.split(".detail(\"").skip(1).map(|call| call.split('"').next().unwrap()).collect();
        assert!(named.contains(&"detail-search-cut-short"), "{named:?}");
        for id in named {
            assert!(known.contains_key(id), "{id}");
        }
    }

    /// The printed edition has its words with its design, all other formats have them here.
    #[test]
    fn the_parts_of_an_edition_have_the_same_names_in_print() {
        let words = include_str!("../../pdf/typst/words.typ");
        for ui_language in UiLanguage::ALL {
            let section = words.split_once(&format!("\n  {}: (", ui_language.code())).unwrap().1;
            let printed =
                |name: &str| section.split_once(&format!("{name}: \"")).unwrap().1.split('"').next().unwrap();
            for (name, in_print) in [
                ("contents", "contents"),
                ("foreword", "foreword"),
                ("acknowledgements", "thanks"),
                ("acronyms", "acronyms"),
                ("notes", "notes"),
                ("summary", "summary"),
                ("countries", "countries"),
                ("matrix", "matrix"),
                ("contributors", "contributors"),
                ("mandate", "mandate"),
                ("glossary", "glossary"),
                ("index", "index"),
                ("colophon", "colophon"),
                ("errata", "errata"),
                ("references", "references"),
            ] {
                assert_eq!(plain(ui_language, &format!("book-word-{name}")), printed(in_print), "{name}");
            }
        }
    }
}
