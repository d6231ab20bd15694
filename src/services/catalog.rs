//! The names of institutions, chapters, compendia and vocabulary values, and the thesaurus. They are cached, and
//! reloaded when the journal has an entry that changes one of them (the thesaurus, which is large, only for its own
//! changes). Since the journal is consulted each time, all nodes show the same names.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use crate::domain::compendium::{Chapter, Compendium};
use crate::domain::ids::{ChapterId, CompendiumId, InstitutionId};
use crate::domain::institution::Institution;
use crate::domain::labels::Label;
use crate::domain::thesaurus::Concept;
use crate::domain::vocabulary::Term;
use crate::error::Result;
use crate::search::{self, Facet};
use crate::store::Db;

/// Everything that has a name, at one point in time.
#[derive(Default)]
pub struct Catalog {
    /// The institutions.
    pub institutions: HashMap<InstitutionId, Institution>,
    /// The chapters of all compendia, without their subchapters.
    pub chapters: HashMap<ChapterId, Chapter>,
    /// The compendia, oldest first.
    pub compendia: Vec<Compendium>,
    /// The thesaurus, by identifier. It stays the same object in memory until it changes.
    pub thesaurus: Arc<Vec<Concept>>,
    /// The thesaurus in the form used for queries.
    readable: Readable,
    institution_slugs: HashMap<String, InstitutionId>,
    chapter_slugs: HashMap<String, ChapterId>,
    /// The chapters of each compendium, in tree order.
    pub in_order: HashMap<CompendiumId, Vec<ChapterId>>,
    /// Labels by vocabulary and value.
    terms: HashMap<String, HashMap<String, Label>>,
    /// Terms by vocabulary, in order.
    lists: HashMap<String, Vec<Term>>,
}

impl Catalog {
    /// Returns the institution with this slug or identifier.
    pub fn institution(&self, name: &str) -> Option<&Institution> {
        let id = self.institution_slugs.get(&name.to_lowercase()).copied().or_else(|| name.parse().ok())?;
        self.institutions.get(&id)
    }

    /// Returns the chapter with this slug or identifier.
    pub fn chapter(&self, name: &str) -> Option<&Chapter> {
        let id = self.chapter_slugs.get(&name.to_lowercase()).copied().or_else(|| name.parse().ok())?;
        self.chapters.get(&id)
    }

    /// Returns the compendium with this slug or identifier.
    pub fn compendium(&self, name: &str) -> Option<&Compendium> {
        self.compendia.iter().find(|one| one.slug.eq_ignore_ascii_case(name) || one.id.to_string() == name)
    }

    /// Returns the slug used in the index for an institution, a chapter or a compendium.
    pub fn slug(&self, facet: Facet, name: &str) -> Option<&str> {
        Some(match facet {
            Facet::Institution => &self.institution(name)?.slug,
            Facet::Chapter => &self.chapter(name)?.slug,
            Facet::Compendium => &self.compendium(name)?.slug,
            _ => return None,
        })
    }

    /// Returns the label of a vocabulary value.
    pub fn term(&self, vocabulary: &str, value: &str) -> Option<&Label> {
        self.terms.get(vocabulary)?.get(value)
    }

    /// Returns the thesaurus in the form used for queries, which is built on first use.
    pub fn concepts(&self) -> Arc<search::Thesaurus> {
        self.readable.get_or_init(|| Arc::new(search::Thesaurus::of(&self.thesaurus))).clone()
    }

    /// Returns the values of a vocabulary, in order; empty if there is no such vocabulary.
    pub fn list(&self, vocabulary: &str) -> &[Term] {
        self.lists.get(vocabulary).map_or(&[], Vec::as_slice)
    }

    fn read(db: &mut Db, thesaurus: Arc<Vec<Concept>>, readable: Readable) -> Result<Catalog> {
        let all = i64::from(i32::MAX);
        let institutions = db.institutions(None, 0, all)?.0;
        let compendia = db.compendia(0, all)?.0;
        let (mut chapters, mut in_order) = (HashMap::new(), HashMap::new());
        for compendium in &compendia {
            flatten(db.chapters(compendium.id)?, &mut chapters, in_order.entry(compendium.id).or_default());
        }
        let lists: HashMap<String, Vec<Term>> =
            db.vocabularies()?.into_iter().map(|vocabulary| (vocabulary.name, vocabulary.items)).collect();
        let terms = lists.iter().map(|(name, terms)| {
            let labels = terms.iter().map(|term| (term.value.clone(), term.label.clone()));
            (name.clone(), labels.collect())
        });
        Ok(Catalog {
            institution_slugs: institutions.iter().map(|found| (found.slug.clone(), found.id)).collect(),
            chapter_slugs: chapters.values().map(|found| (found.slug.clone(), found.id)).collect(),
            institutions: institutions.into_iter().map(|found| (found.id, found)).collect(),
            chapters,
            compendia,
            thesaurus,
            readable,
            in_order,
            terms: terms.collect(),
            lists,
        })
    }
}

type Readable = Arc<OnceLock<Arc<search::Thesaurus>>>;

fn flatten(tree: Vec<Chapter>, into: &mut HashMap<ChapterId, Chapter>, order: &mut Vec<ChapterId>) {
    for mut chapter in tree {
        order.push(chapter.id);
        flatten(std::mem::take(&mut chapter.children), into, order);
        into.insert(chapter.id, chapter);
    }
}

/// The catalog, with the number of the journal entry up to which it is current.
#[derive(Default)]
pub struct CatalogCache(RwLock<Option<(i64, Arc<Catalog>)>>);

impl CatalogCache {
    /// Returns the current catalog.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn now(&self, db: &mut Db) -> Result<Arc<Catalog>> {
        // The head must be read first: data read after it may be newer, but never older.
        let head = db.journal_head()?;
        self.at(db, head)
    }

    /// Returns the catalog for a known last entry of the journal.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn at(&self, db: &mut Db, head: i64) -> Result<Arc<Catalog>> {
        let held = self.0.read().unwrap_or_else(PoisonError::into_inner).clone();
        let known = match held {
            Some((at, known)) if at == head => return Ok(known),
            // If the head is lower than before, the database was restored from a backup.
            Some((at, known)) if at < head && !db.names_changed_after(at)? => known,
            Some((at, known)) if at < head && !db.thesaurus_changed_after(at)? => {
                Arc::new(Catalog::read(db, known.thesaurus.clone(), known.readable.clone())?)
            }
            _ => {
                let thesaurus = Arc::new(db.concepts()?);
                Arc::new(Catalog::read(db, thesaurus, Readable::default())?)
            }
        };
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some((head, known.clone()));
        Ok(known)
    }
}
