//! The tree of a compendium's chapters.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Expected, Settings, named, revision};
use crate::domain::compendium::Chapter;
use crate::domain::event::{Event, EventKind};
use crate::domain::ids::ChapterId;
use crate::domain::labels::Label;
use crate::error::{Code, Error, Fault, FaultCode, Faults, Result};
use crate::policy::{Context, Task};
use crate::services::input::Input;
use crate::store::Change;

/// Maximum number of chapters in a compendium, and maximum depth of nesting.
const MOST_CHAPTERS: usize = 500;

const DEEPEST_CHAPTER: usize = 5;

/// The chapters of a compendium, as a tree.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Chapters {
    /// The top-level chapters, in order.
    pub items: Vec<Chapter>,
}

/// A chapter in a new tree. With the identifier of an existing chapter, it changes that chapter; without one, it is
/// new.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetChapter {
    /// The identifier of an existing chapter.
    pub id: Option<ChapterId>,
    /// Its slug, unique within the compendium and used in URLs.
    #[schema(pattern = "^[a-z0-9]+(-[a-z0-9]+)*$", max_length = 100, example = "consular-cooperation")]
    pub slug: String,
    /// Its title in each language; at least one is needed.
    pub title: Label,
    /// Its child chapters, in order.
    #[serde(default)]
    #[schema(no_recursion)]
    pub children: Vec<SetChapter>,
}

/// A complete new tree of chapters.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetChapters {
    /// The top-level chapters, in order.
    pub items: Vec<SetChapter>,
}

impl Settings {
    /// The tree of a compendium's chapters.
    ///
    /// # Errors
    /// `not_found`.
    pub fn chapters(&self, named: &str) -> Result<Chapters> {
        self.store.read(|db| {
            let (compendium, _) = db.compendium(named)?.ok_or_else(Error::not_found)?;
            Ok(Chapters { items: db.chapters(compendium.id)? })
        })
    }

    /// Replaces the whole tree of a compendium's chapters, if it is one that the caller expects, by the [`revision`] of
    /// its items.
    ///
    /// # Errors
    /// Those of the policy; `not_found`; `version_conflict` if another tree was expected; `invalid`; `conflict` if a
    /// chapter with sections would be removed.
    pub fn set_chapters(
        &self,
        context: &Context,
        id: &str,
        input: Input<SetChapters>,
        expected: &Expected,
    ) -> Result<Chapters> {
        self.store.write(context, |tx| {
            let permit = tx.permit_task(Task::ManageCompendia, None)?;
            let (compendium, _) = tx.compendium(id)?.ok_or_else(Error::not_found)?;
            let before = tx.chapters(compendium.id)?;
            expected.check(true, &revision(&before)?)?;
            let mut known = HashSet::new();
            collect_ids(&before, &mut known);
            let mut reading =
                Reading { known, used: HashSet::new(), slugs: HashSet::new(), faults: Faults::default() };
            let tree = reading.chapters(input.get()?.items, "/items", 1);
            if reading.used.len() > MOST_CHAPTERS {
                reading
                    .faults
                    .push(Fault::new("/items", FaultCode::TooManyItems).with("limit", MOST_CHAPTERS));
            }
            if !reading.faults.is_empty() {
                return Err(Error::invalid(reading.faults));
            }
            if tree == before {
                return Ok(Change::Unchanged(Chapters { items: tree }));
            }
            for gone in reading.known.difference(&reading.used) {
                if tx.sections_in_chapter(*gone)? > 0 {
                    return Err(Error::new(Code::Conflict)
                        .detail("detail-chapter-in-use")
                        .member("chapter", gone.to_string()));
                }
            }
            tx.set_chapters(&permit, compendium.id, &tree)?;
            let event = Event::new(EventKind::ChaptersChanged).with("compendium", compendium.id.to_string());
            Ok(Change::Made(Chapters { items: tree }, vec![event]))
        })
    }
}

fn collect_ids(tree: &[Chapter], into: &mut HashSet<ChapterId>) {
    for chapter in tree {
        into.insert(chapter.id);
        collect_ids(&chapter.children, into);
    }
}

/// Turns a new tree into chapters and collects its faults.
struct Reading {
    known: HashSet<ChapterId>,
    used: HashSet<ChapterId>,
    slugs: HashSet<String>,
    faults: Faults,
}

impl Reading {
    fn chapters(&mut self, items: Vec<SetChapter>, pointer: &str, depth: usize) -> Vec<Chapter> {
        if depth > DEEPEST_CHAPTER && !items.is_empty() {
            self.faults.push(Fault::new(pointer, FaultCode::TooDeep).with("limit", DEEPEST_CHAPTER));
            return Vec::new();
        }
        let mut chapters = Vec::with_capacity(items.len());
        for (index, item) in items.into_iter().enumerate() {
            let at = format!("{pointer}/{index}");
            let title = named(item.title, &format!("{at}/title"), &mut self.faults);
            if !self.slugs.insert(item.slug.clone()) {
                self.faults.push(Fault::new(format!("{at}/slug"), FaultCode::RepeatedItems));
            }
            let id = item.id.unwrap_or_else(ChapterId::new);
            if item.id.is_some() && !self.known.contains(&id) {
                self.faults.push(Fault::new(format!("{at}/id"), FaultCode::Unknown));
            }
            if !self.used.insert(id) {
                self.faults.push(Fault::new(format!("{at}/id"), FaultCode::RepeatedItems));
            }
            let children = self.chapters(item.children, &format!("{at}/children"), depth + 1);
            chapters.push(Chapter { id, slug: item.slug, title, children });
        }
        chapters
    }
}
