//! The initial data of a new installation: the Bogotá framework document with its chapters and template, the
//! vocabularies and the thesaurus. Administrators can change all of it; nothing in the code depends on it.

use std::collections::HashMap;
use std::sync::OnceLock;

use serde::Deserialize;
use serde_json::Value;

use crate::documents::skos;
use crate::domain::compendium::{Chapter, Compendium, Settings};
use crate::domain::event::{Event, EventKind};
use crate::domain::ids::{ChapterId, CompendiumId};
use crate::domain::labels::Label;
use crate::domain::language::Language;
use crate::domain::thesaurus::Concept;
use crate::domain::thesaurus::import::adopt;
use crate::domain::vocabulary::{GroupMember, Term, Vocabulary};
use crate::error::{Error, Result};
use crate::policy::{Context, Task};
use crate::store::{Change, Store};

const COMPENDIUM: &str = include_str!("../defaults/compendium.json");
const VOCABULARIES: &str = include_str!("../defaults/vocabularies.json");
const COUNTRY_GROUPS: &str = include_str!("../defaults/country_groups.json");
const THESAURUS: &str = include_str!("../defaults/thesaurus.ttl");
/// The prefix of the concepts' IRIs in the file.
const THESAURUS_BASE: &str = "https://acervo.example/thesaurus/";
const TEMPLATE: &str = include_str!("../../schema/practice.schema.json");

#[derive(Deserialize)]
struct ShippedCompendium {
    slug: String,
    title: Label,
    languages: Vec<Language>,
    settings: Settings,
    chapters: Vec<ShippedChapter>,
}

#[derive(Deserialize)]
struct ShippedChapter {
    slug: String,
    title: Label,
    children: Vec<ShippedChapter>,
}

#[derive(Clone, Deserialize)]
struct ShippedGroup {
    value: String,
    kind: String,
    label: Label,
    members: Vec<GroupMember>,
}

/// The initial template of a new compendium.
///
/// # Errors
/// None, as shown by a test: the file is compiled in.
pub fn template() -> Result<Value> {
    serde_json::from_str(TEMPLATE).map_err(Error::internal)
}

/// The thesaurus that ships with Acervo, ordered by identifier.
///
/// # Errors
/// None, as shown by a test: the file is compiled in.
pub fn thesaurus() -> Result<&'static [Concept]> {
    // Read only once, even if several services are started in one process.
    static SHIPPED: OnceLock<Vec<Concept>> = OnceLock::new();
    if let Some(read) = SHIPPED.get() {
        return Ok(read);
    }
    let (described, mut left_out) = skos::read_shipped(THESAURUS.as_bytes(), THESAURUS_BASE)?;
    let concepts = adopt(described, THESAURUS_BASE, &HashMap::new(), &mut left_out);
    match left_out.told.first() {
        None => Ok(SHIPPED.get_or_init(|| concepts)),
        Some(omission) => Err(Error::internal(format!("the thesaurus that ships has a fault: {omission:?}"))),
    }
}

/// Creates what is missing: the default compendium and the vocabularies unless there is a compendium, and the thesaurus
/// unless there ever was one.
///
/// # Errors
/// Internal errors only.
pub fn ensure(store: &Store) -> Result<()> {
    ensure_compendium(store)?;
    ensure_thesaurus(store)
}

fn ensure_thesaurus(store: &Store) -> Result<()> {
    if store.read(|db| db.has_had_thesaurus())? {
        return Ok(());
    }
    let shipped = thesaurus()?;
    store.write(&Context::system(), |tx| {
        // Another program may have been faster.
        if tx.has_had_thesaurus()? {
            return Ok(Change::Unchanged(()));
        }
        let permit = tx.permit_task(Task::ManageThesaurus, None)?;
        tx.set_thesaurus(&permit, shipped)?;
        Ok(Change::Made((), vec![super::thesaurus::changed(shipped)?]))
    })
}

fn ensure_compendium(store: &Store) -> Result<()> {
    if store.read(|db| db.compendia(0, 1))?.1 > 0 {
        return Ok(());
    }
    let shipped: ShippedCompendium = serde_json::from_str(COMPENDIUM).map_err(Error::internal)?;
    let mut vocabularies: Vec<Vocabulary> = serde_json::from_str(VOCABULARIES).map_err(Error::internal)?;
    vocabularies.extend(country_groups()?);
    let template = template()?;
    store.write(&Context::system(), |tx| {
        // Another program may have been faster.
        if tx.compendia(0, 1)?.1 > 0 {
            return Ok(Change::Unchanged(()));
        }
        let permit = tx.permit_task(Task::ManageCompendia, None)?;
        let compendium = Compendium {
            id: CompendiumId::new(),
            slug: shipped.slug,
            title: shipped.title,
            languages: shipped.languages,
            settings: shipped.settings,
        };
        tx.create_compendium(&permit, &compendium, &template)?;
        tx.set_chapters(&permit, compendium.id, &chapters(shipped.chapters))?;
        let about = |name: EventKind| Event::new(name).with("compendium", compendium.id.to_string());
        let mut events = vec![about(EventKind::CompendiumCreated), about(EventKind::ChaptersChanged)];
        let permit = tx.permit_task(Task::ManageVocabularies, None)?;
        for vocabulary in &vocabularies {
            tx.set_vocabulary(&permit, Task::ManageVocabularies, vocabulary)?;
            events
                .push(Event::new(EventKind::VocabularyChanged).with("vocabulary", vocabulary.name.as_str()));
        }
        Ok(Change::Made((), events))
    })
}

fn chapters(shipped: Vec<ShippedChapter>) -> Vec<Chapter> {
    shipped
        .into_iter()
        .map(|chapter| Chapter {
            id: ChapterId::new(),
            slug: chapter.slug,
            title: chapter.title,
            children: chapters(chapter.children),
        })
        .collect()
}

/// The regional bodies and sub-regions, with their member countries.
fn country_groups() -> Result<[Vocabulary; 2]> {
    let groups: Vec<ShippedGroup> = serde_json::from_str(COUNTRY_GROUPS).map_err(Error::internal)?;
    let titles = [
        (
            "memberships",
            "membership",
            ["Organismos regionales", "Regional bodies", "Organismos regionais", "Organismes régionaux"],
        ),
        ("sub_regions", "sub_region", ["Subregiones", "Sub-regions", "Sub-regiões", "Sous-régions"]),
    ];
    Ok(titles.map(|(name, kind, title)| {
        let title = ["es", "en", "pt", "fr"].into_iter().zip(title);
        let title = Label(title.map(|(language, text)| (language.into(), text.into())).collect());
        let of_kind = groups.iter().filter(|group| group.kind == kind).cloned();
        let items =
            of_kind.map(|group| Term { value: group.value, label: group.label, members: group.members });
        Vocabulary { name: name.to_owned(), title, items: items.collect() }
    }))
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use unicode_normalization::is_nfc;

    use super::*;
    use crate::domain::language::UiLanguage;

    #[test]
    fn the_thesaurus_is_in_four_languages_and_no_label_stands_in_it_twice() {
        assert!(is_nfc(THESAURUS));
        let concepts = thesaurus().unwrap();
        assert!(concepts.len() > 500, "{}", concepts.len());
        let mut labelled: HashMap<(UiLanguage, String), &str> = HashMap::new();
        let mut doubles = Vec::new();
        for concept in concepts {
            for ui_language in UiLanguage::ALL {
                let labels = concept
                    .labels
                    .get(&ui_language)
                    .unwrap_or_else(|| panic!("{} in {ui_language:?}", concept.id));
                for label in std::iter::once(&labels.preferred).chain(&labels.alternatives) {
                    if let Some(other) = labelled.insert((ui_language, label.to_lowercase()), &concept.id) {
                        doubles.push(format!("{ui_language:?} {label}: {other} and {}", concept.id));
                    }
                }
            }
        }
        assert!(doubles.is_empty(), "{doubles:#?}");
    }

    #[test]
    fn the_thesaurus_is_written_as_it_is_exported() {
        let written = skos::write(thesaurus().unwrap(), THESAURUS_BASE).unwrap();
        assert!(written == THESAURUS, "{}", written.lines().take(8).collect::<Vec<_>>().join("\n"));
    }
}
