//! What institutions, chapters, compendia and values are called, and the thesaurus. They are read once, and again
//! when the journal has an entry that changes one of them (the thesaurus, which is large, only for its own changes); the
//! journal is asked each time, so all nodes show the same.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use crate::domain::compendium::{Chapter, Compendium};
use crate::domain::ids::{ChapterId, CompendiumId, InstitutionId};
use crate::domain::institution::Institution;
use crate::domain::labels::Label;
use crate::domain::thesaurus::Concept;
use crate::error::Result;
use crate::search::{self, Facet};
use crate::store::{Db, Term};

/// Everything with a name, at one moment.
pub struct Catalog {
    /// The institutions.
    pub institutions: HashMap<InstitutionId, Institution>,
    /// The chapters of all compendia, each without those below it.
    pub chapters: HashMap<ChapterId, Chapter>,
    /// The compendia, the oldest first.
    pub compendia: Vec<Compendium>,
    /// The thesaurus, by identifier; the same one in memory for as long as it does not change.
    pub thesaurus: Arc<Vec<Concept>>,
    /// The same, as questions are read by it.
    readable: Readable,
    institution_slugs: HashMap<String, InstitutionId>,
    chapter_slugs: HashMap<String, ChapterId>,
    /// The chapters of each compendium in the order of their tree.
    pub in_order: HashMap<CompendiumId, Vec<ChapterId>>,
    /// By the vocabulary's name and the value.
    terms: HashMap<String, HashMap<String, Label>>,
    /// By the vocabulary's name, in order.
    lists: HashMap<String, Vec<Term>>,
}

impl Catalog {
    /// The institution with that slug or identifier.
    pub fn institution(&self, name: &str) -> Option<&Institution> {
        let id = self.institution_slugs.get(&name.to_lowercase()).copied().or_else(|| name.parse().ok())?;
        self.institutions.get(&id)
    }

    /// The chapter with that slug or identifier.
    pub fn chapter(&self, name: &str) -> Option<&Chapter> {
        let id = self.chapter_slugs.get(&name.to_lowercase()).copied().or_else(|| name.parse().ok())?;
        self.chapters.get(&id)
    }

    /// The compendium with that slug or identifier.
    pub fn compendium(&self, name: &str) -> Option<&Compendium> {
        self.compendia.iter().find(|one| one.slug.eq_ignore_ascii_case(name) || one.id.to_string() == name)
    }

    /// The slug by which the index knows an institution, a chapter or a compendium.
    pub fn slug(&self, facet: Facet, name: &str) -> Option<&str> {
        Some(match facet {
            Facet::Institution => &self.institution(name)?.slug,
            Facet::Chapter => &self.chapter(name)?.slug,
            Facet::Compendium => &self.compendium(name)?.slug,
            _ => return None,
        })
    }

    /// What a value of a vocabulary is called.
    pub fn term(&self, vocabulary: &str, value: &str) -> Option<&Label> {
        self.terms.get(vocabulary)?.get(value)
    }

    /// The thesaurus, as questions are read by it; made when it is first asked for.
    pub fn concepts(&self) -> Arc<search::Thesaurus> {
        self.readable.get_or_init(|| Arc::new(search::Thesaurus::of(&self.thesaurus))).clone()
    }

    /// The values of a vocabulary, in order; none if there is no such vocabulary.
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

/// What is known, with the entry of the journal up to which it holds.
#[derive(Default)]
pub struct CatalogCache(RwLock<Option<(i64, Arc<Catalog>)>>);

impl CatalogCache {
    /// What everything is called now.
    ///
    /// # Errors
    /// Our own faults alone.
    pub fn now(&self, db: &mut Db) -> Result<Arc<Catalog>> {
        // The head comes first: what is read after it may be newer, never older.
        let head = db.journal_head()?;
        self.at(db, head)
    }

    /// What everything is called, the journal's last entry having been seen to be that one.
    ///
    /// # Errors
    /// Our own faults alone.
    pub fn at(&self, db: &mut Db, head: i64) -> Result<Arc<Catalog>> {
        let held = self.0.read().unwrap_or_else(PoisonError::into_inner).clone();
        let known = match held {
            Some((at, known)) if at == head => return Ok(known),
            // A head before it is that of a database that was put back.
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
