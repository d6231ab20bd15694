//! Texts for people, in four languages, in Fluent's format: problems, mails, result lists and uploads. They are
//! compiled in; a test makes sure that all four have the same messages with the same variables.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::domain::language::UiLanguage;
use crate::error::{Code, Error, Fault};

static TEXTS: LazyLock<[FluentBundle<FluentResource>; 4]> = LazyLock::new(|| {
    let bundle = |language: &str, sources: [&str; 4]| {
        let language: LanguageIdentifier = language.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // The marks that isolate a variable's direction would break links in plain text.
        bundle.set_use_isolating(false);
        for source in sources {
            // Entries that do not parse are dropped and the rest kept; a test catches this long before a reader does.
            let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(rest, _)| rest);
            bundle.add_resource_overriding(resource);
        }
        bundle
    };
    [
        bundle(
            "es",
            [
                include_str!("es/problems.ftl"),
                include_str!("es/mail.ftl"),
                include_str!("es/lists.ftl"),
                include_str!("es/uploads.ftl"),
            ],
        ),
        bundle(
            "en",
            [
                include_str!("en/problems.ftl"),
                include_str!("en/mail.ftl"),
                include_str!("en/lists.ftl"),
                include_str!("en/uploads.ftl"),
            ],
        ),
        bundle(
            "pt",
            [
                include_str!("pt/problems.ftl"),
                include_str!("pt/mail.ftl"),
                include_str!("pt/lists.ftl"),
                include_str!("pt/uploads.ftl"),
            ],
        ),
        bundle(
            "fr",
            [
                include_str!("fr/problems.ftl"),
                include_str!("fr/mail.ftl"),
                include_str!("fr/lists.ftl"),
                include_str!("fr/uploads.ftl"),
            ],
        ),
    ]
});

/// Returns the text with that id and these arguments. If no text has the id, the id itself is returned.
pub fn text<'a>(
    ui_language: UiLanguage,
    id: &str,
    args: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> String {
    find(ui_language, id, args).unwrap_or_else(|| id.to_owned())
}

fn find<'a>(
    ui_language: UiLanguage,
    id: &str,
    args: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Option<String> {
    let bundle = &TEXTS[UiLanguage::ALL.iter().position(|each| *each == ui_language).unwrap_or(0)];
    let pattern = bundle.get_message(id)?.value()?;
    let mut values = FluentArgs::new();
    for (name, value) in args {
        values.set(name.to_owned(), FluentValue::from(value));
    }
    Some(bundle.format_pattern(pattern, Some(&values), &mut Vec::new()).into_owned())
}

fn borrowed<'a>(args: &'a [(&'static str, String)]) -> impl Iterator<Item = (&'a str, &'a str)> {
    args.iter().map(|(name, value)| (*name, value.as_str()))
}

/// Returns the title of a code.
pub fn title(ui_language: UiLanguage, code: Code) -> String {
    text(ui_language, &format!("title-{}", code.name().replace('_', "-")), [])
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

    const PROBLEMS: [&str; 4] = [
        include_str!("es/problems.ftl"),
        include_str!("en/problems.ftl"),
        include_str!("pt/problems.ftl"),
        include_str!("fr/problems.ftl"),
    ];
    const MAILS: [&str; 4] = [
        include_str!("es/mail.ftl"),
        include_str!("en/mail.ftl"),
        include_str!("pt/mail.ftl"),
        include_str!("fr/mail.ftl"),
    ];

    const LISTS: [&str; 4] = [
        include_str!("es/lists.ftl"),
        include_str!("en/lists.ftl"),
        include_str!("pt/lists.ftl"),
        include_str!("fr/lists.ftl"),
    ];
    const UPLOADS: [&str; 4] = [
        include_str!("es/uploads.ftl"),
        include_str!("en/uploads.ftl"),
        include_str!("pt/uploads.ftl"),
        include_str!("fr/uploads.ftl"),
    ];

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
        for sources in [PROBLEMS, MAILS, LISTS, UPLOADS] {
            let spanish = messages(sources[0]);
            assert!(!spanish.is_empty());
            for source in &sources[1..] {
                assert_eq!(messages(source), spanish);
            }
        }
    }

    #[test]
    fn every_code_has_a_title_and_a_detail() {
        let known = messages(PROBLEMS[0]);
        for code in Code::ALL {
            for kind in ["title", "detail"] {
                let id = format!("{kind}-{}", code.name().replace('_', "-"));
                assert!(known.contains_key(&id), "{id}");
            }
        }
    }

    #[test]
    fn every_fault_has_a_text_and_every_text_of_a_fault_its_fault() {
        let known = messages(PROBLEMS[0]);
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
        let known = messages(PROBLEMS[0]);
        let named: Vec<&str> =
            source.split(".detail(\"").skip(1).map(|call| call.split('"').next().unwrap()).collect();
        assert!(named.contains(&"detail-search-cut-short"), "{named:?}");
        for id in named {
            assert!(known.contains_key(id), "{id}");
        }
    }
}
