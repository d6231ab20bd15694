//! The sets that harvesters can choose: practices and editions, and practices by country, chapter and objective.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::domain::compendium::Chapter;
use crate::domain::country;
use crate::domain::harvest::is_set_name;
use crate::domain::ids::ChapterId;
use crate::domain::labels::Label;
use crate::domain::language::UiLanguage;
use crate::error::Result;
use crate::messages;
use crate::services::catalog::Catalog;
use crate::store::{Db, HarvestFilter, StoredSet};

/// The set of all practices.
pub(super) const PRACTICES: &str = "practices";
/// The set of all editions.
pub(super) const EDITIONS: &str = "editions";
/// The vocabulary of the objectives.
const OBJECTIVES: &str = "gcm_objectives";

/// The sets, with what is needed to name them.
pub(super) struct Sets {
    names: Arc<Catalog>,
    /// For each chapter its slug, and those of the chapters that it is inside.
    chapters: HashMap<ChapterId, Vec<String>>,
}

/// Which records are in a set.
pub(super) struct Chosen {
    /// Which practices; `None` for none.
    pub(super) practices: Option<HarvestFilter>,
    /// Which editions; `None` for none.
    pub(super) editions: Option<HarvestFilter>,
}

impl Sets {
    pub(super) fn read(db: &mut Db, names: Arc<Catalog>) -> Result<Sets> {
        let mut chapters = HashMap::new();
        for compendium in &names.compendia {
            lines(&db.chapters(compendium.id)?, &[], &mut chapters);
        }
        Ok(Sets { names, chapters })
    }

    /// Returns which records of a filter are in a set, or all of them if none is named. There is nothing in a set that
    /// does not exist.
    pub(super) fn chosen(&self, set: Option<&str>, filter: HarvestFilter) -> Chosen {
        let among = |sets: Vec<String>| Chosen {
            practices: Some(HarvestFilter { sets: Some(sets), ..filter.clone() }),
            editions: None,
        };
        match set.map(|set| set.split_once(':').unwrap_or((set, ""))) {
            None => Chosen { practices: Some(filter.clone()), editions: Some(filter) },
            Some((PRACTICES, "")) => Chosen { practices: Some(filter), editions: None },
            Some((EDITIONS, "")) => Chosen { practices: None, editions: Some(filter) },
            Some(("country", code)) => among(vec![StoredSet::country(code).name().to_owned()]),
            Some(("objective", value)) => among(vec![StoredSet::objective(value).name().to_owned()]),
            Some(("chapter", slug)) => {
                let inside =
                    self.chapters.iter().filter(|(_, line)| line.iter().any(|chapter| chapter == slug));
                among(inside.map(|(id, _)| StoredSet::chapter(*id).name().to_owned()).collect())
            }
            Some(_) => Chosen { practices: None, editions: None },
        }
    }

    /// Returns the names of the sets that a practice is in, given those that are stored.
    pub(super) fn of_practice(&self, stored: &[StoredSet]) -> Vec<String> {
        let mut names = BTreeSet::new();
        for set in stored {
            match set.parts() {
                ("chapter", id) => {
                    let line = id.parse().ok().and_then(|id: ChapterId| self.chapters.get(&id));
                    names.extend(line.into_iter().flatten().map(|slug| format!("chapter:{slug}")));
                }
                _ => _ = names.insert(set.name().to_owned()),
            }
        }
        let all = std::iter::once(PRACTICES.to_owned()).chain(names);
        all.filter(|name| is_set_name(name)).collect()
    }

    /// Returns all sets with what they are called: those of countries and objectives that a practice is or was in, and
    /// those of all chapters.
    pub(super) fn all(&self, db: &mut Db, reader: UiLanguage) -> Result<Vec<(String, String)>> {
        let mut sets = vec![
            (PRACTICES.to_owned(), messages::plain(reader, "harvest-set-practices")),
            (EDITIONS.to_owned(), messages::plain(reader, "harvest-set-editions")),
        ];
        for id in self.names.compendia.iter().filter_map(|of| self.names.in_order.get(&of.id)).flatten() {
            let Some(chapter) = self.names.chapters.get(id) else { continue };
            let name = format!("chapter:{}", chapter.slug);
            // Two compendia may have chapters with the same slug, which are one set.
            if !sets.iter().any(|(known, _)| *known == name) {
                sets.push((name, called(&chapter.title, reader)));
            }
        }
        for set in db.harvest_sets()? {
            let label = match set.parts() {
                ("country", code) => country::name(code),
                ("objective", value) => self.names.term(OBJECTIVES, value),
                _ => continue,
            };
            let value = set.parts().1.to_owned();
            sets.push((set.name().to_owned(), label.map_or(value, |label| called(label, reader))));
        }
        sets.retain(|(name, _)| is_set_name(name));
        Ok(sets)
    }
}

fn called(label: &Label, reader: UiLanguage) -> String {
    label.in_language(reader).to_owned()
}

/// Writes down, for each chapter of a tree, its slug and those of the chapters that it is inside.
fn lines(tree: &[Chapter], above: &[String], into: &mut HashMap<ChapterId, Vec<String>>) {
    for chapter in tree {
        let mut line = above.to_vec();
        line.push(chapter.slug.clone());
        lines(&chapter.children, &line, into);
        into.insert(chapter.id, line);
    }
}
