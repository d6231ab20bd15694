//! What editors prepare an edition from: every chapter and every published practice that may go into it, also those that
//! are left out of it, and what it still lacks.

use std::collections::{HashMap, HashSet};

use super::settling::complete;
use super::view::EditionView;
use super::{Editions, contents, known, view};
use crate::domain::compendium::Chapter;
use crate::domain::day::Day;
use crate::domain::edition::{Edition, EditionNumber, Outline, Pin, arrange, in_choice};
use crate::domain::fault::Faults;
use crate::domain::ids::{ChapterId, EditionId, SectionId};
use crate::domain::institution::InstitutionRef;
use crate::domain::labels::Label;
use crate::domain::language::Language;
use crate::error::{Error, Result};
use crate::policy::{Context, Task, permit_task};
use crate::store::Db;

/// An edition with everything that it can be made of.
#[derive(Clone, Debug)]
pub struct Preparation {
    /// The edition.
    pub edition: EditionView,
    /// All chapters of its compendium, each before those inside it.
    pub chapters: Vec<PreparedChapter>,
    /// What it lacks before it can be a candidate or frozen; empty if nothing.
    pub lacking: Faults,
    /// The number that it gets if none is chosen; `None` if there are no more numbers.
    pub next_number: Option<EditionNumber>,
    /// Today.
    pub today: Day,
}

/// A chapter with the published practices that may become entries.
#[derive(Clone, Debug)]
pub struct PreparedChapter {
    /// Its identifier.
    pub id: ChapterId,
    /// Its slug.
    pub slug: String,
    /// Its level, from 1.
    pub level: u8,
    /// Its title in each language.
    pub title: Label,
    /// Whether it is among the chapters that were chosen for the edition.
    pub is_chosen: bool,
    /// Its practices in the edition's order, with those that are left out; none if the chapter is not chosen.
    pub practices: Vec<PreparedPractice>,
    /// The same practices in the order that they have if nothing is put first.
    pub usual_order: Vec<SectionId>,
}

/// A published practice that may become an entry.
#[derive(Clone, Debug)]
pub struct PreparedPractice {
    /// The practice.
    pub section: SectionId,
    /// The number of the published version.
    pub version: u32,
    /// Its title.
    pub title: String,
    /// The language it is written in.
    pub language: Language,
    /// The institution it belongs to.
    pub institution: InstitutionRef,
    /// The country of that institution, if it has one.
    pub country: Option<String>,
    /// Whether the edition leaves it out.
    pub is_left_out: bool,
}

impl Preparation {
    /// Returns the practices that the edition has.
    pub fn included(&self) -> impl Iterator<Item = &PreparedPractice> {
        let all = self.chapters.iter().flat_map(|chapter| &chapter.practices);
        all.filter(|practice| !practice.is_left_out)
    }
}

impl Editions {
    /// Checks that the caller prepares editions.
    ///
    /// # Errors
    /// `unauthenticated`; `forbidden` to everyone but editors.
    pub fn may_prepare(&self, context: &Context) -> Result<()> {
        permit_task(&context.actor, Task::ManageEditions, None).map(drop)
    }

    /// Returns an edition with everything that it can be made of now. A frozen edition no longer changes: what is
    /// published since says nothing about it.
    ///
    /// # Errors
    /// `unauthenticated`; `forbidden` to everyone but editors; `not_found`.
    pub fn preparation(&self, context: &Context, id: EditionId) -> Result<Preparation> {
        self.may_prepare(context)?;
        let today = Day::of(self.store.clock().now());
        self.store.read(|db| {
            let edition = known(db, &context.actor, id, today)?;
            let tree = db.chapters(edition.compendium)?;
            let texts = db.edition_texts(id)?;
            let outline = contents::drafted(db, &edition, &tree, &texts)?;
            let lacking = complete(&edition, &outline).err().map(|error| error.faults).unwrap_or_default();
            let given = db.edition_numbers(edition.compendium)?;
            let corrected = view::corrected(db, &edition)?.map(|of| of.number);
            Ok(Preparation {
                chapters: chapters(db, &edition, &tree)?,
                edition: view::view(db, &self.links, &context.actor, &edition)?,
                lacking,
                next_number: EditionNumber::next(&given, corrected),
                today,
            })
        })
    }
}

/// Returns all chapters with the practices that may go into the edition.
fn chapters(db: &mut Db, edition: &Edition, tree: &[Chapter]) -> Result<Vec<PreparedChapter>> {
    let chosen = in_choice(tree, edition.chapters.as_deref());
    let mut lines = db.published_lines(edition.compendium)?;
    lines.retain(|line| chosen.contains(&line.chapter));
    let countries: HashMap<SectionId, Option<String>> =
        lines.iter().map(|line| (line.section, line.institution.country.clone())).collect();
    // With an introduction, a chapter is in the outline although it has no practice.
    let all = in_choice(tree, None);
    let usual = arrange(tree, lines.clone(), &[], &all);
    let Outline { chapters, pins } = arrange(tree, lines, &edition.order, &all);
    let mut usual_order: HashMap<ChapterId, Vec<SectionId>> = HashMap::new();
    for pin in usual.pins {
        usual_order.entry(pin.chapter).or_default().push(pin.section);
    }
    let left_out: HashSet<SectionId> = edition.left_out.iter().copied().collect();
    let mut practices = practices(db, pins, &countries, &left_out)?;
    let prepared = chapters.into_iter().map(|chapter| PreparedChapter {
        is_chosen: chosen.contains(&chapter.id),
        practices: practices.remove(&chapter.id).unwrap_or_default(),
        usual_order: usual_order.remove(&chapter.id).unwrap_or_default(),
        id: chapter.id,
        slug: chapter.slug,
        level: level(tree, chapter.id, 1).unwrap_or(1),
        title: chapter.title,
    });
    Ok(prepared.collect())
}

/// Returns the level of a chapter in the tree.
fn level(tree: &[Chapter], id: ChapterId, at: u8) -> Option<u8> {
    tree.iter().find_map(|chapter| match chapter.id == id {
        true => Some(at),
        false => level(&chapter.children, id, at.saturating_add(1)),
    })
}

/// Returns practices by chapter, in order.
fn practices(
    db: &mut Db,
    pins: Vec<Pin>,
    countries: &HashMap<SectionId, Option<String>>,
    left_out: &HashSet<SectionId>,
) -> Result<HashMap<ChapterId, Vec<PreparedPractice>>> {
    let mut found: HashMap<ChapterId, Vec<PreparedPractice>> = HashMap::new();
    for pins in pins.chunks(contents::TOGETHER) {
        let ids: Vec<SectionId> = pins.iter().map(|pin| pin.section).collect();
        let mut languages = db.languages_of(&ids)?;
        for pin in pins {
            let language = languages.remove(&pin.section);
            found.entry(pin.chapter).or_default().push(PreparedPractice {
                section: pin.section,
                version: pin.version,
                title: pin.title.clone(),
                language: language.ok_or_else(|| Error::internal("a practice without its section"))?,
                institution: pin.institution.clone(),
                country: countries.get(&pin.section).cloned().flatten(),
                is_left_out: left_out.contains(&pin.section),
            });
        }
    }
    Ok(found)
}
