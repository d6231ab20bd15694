//! The practices that a published practice was adapted from and those adapted from it, directly or indirectly.

use std::collections::HashMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::{Publications, published};
use crate::domain::ids::SectionId;
use crate::error::Result;
use crate::services::sections::PracticeRef;
use crate::store::{Db, Link};

/// Maximum number of steps in either direction.
const DEEPEST: i32 = 10;
/// Maximum number of sections shown.
const MOST: usize = 200;

/// The tree of adaptations around a published section.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Adaptations {
    /// The sections, all of them published. The most distant sources come first.
    pub sections: Vec<AdaptationNode>,
    /// Which section was adapted from which.
    pub links: Vec<AdaptationLink>,
    /// False if there is more than is shown: at most ten steps in either direction and two hundred sections.
    pub complete: bool,
}

/// A section in the tree.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AdaptationNode {
    /// The section.
    #[serde(flatten)]
    pub section: PracticeRef,
    /// 0 for the requested section, -1 for its sources, 1 for its adaptations, and so on.
    #[schema(example = -1)]
    pub depth: i32,
}

/// A link between a section and one of its sources.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct AdaptationLink {
    /// The section.
    pub section: SectionId,
    /// The section it was adapted from.
    pub adapted_from: SectionId,
}

impl Publications {
    /// Returns the tree of adaptations around a published section.
    ///
    /// # Errors
    /// `not_found`; `unpublished`.
    pub fn adaptations(&self, id: SectionId) -> Result<Adaptations> {
        self.store.read(|db| {
            published(db, id, None)?;
            let mut tree =
                Tree { depths: HashMap::new(), sections: Vec::new(), links: Vec::new(), complete: true };
            tree.admit(db, vec![id], 0)?;
            tree.grow(db, id, -1)?;
            tree.grow(db, id, 1)?;
            tree.sections.sort_by_key(|node| node.depth);
            let links = tree.links.into_iter();
            let links =
                links.map(|link| AdaptationLink { section: link.section, adapted_from: link.adapted_from });
            Ok(Adaptations { links: links.collect(), sections: tree.sections, complete: tree.complete })
        })
    }
}

struct Tree {
    depths: HashMap<SectionId, i32>,
    sections: Vec<AdaptationNode>,
    links: Vec<Link>,
    complete: bool,
}

impl Tree {
    /// Adds the sections that are published and not yet in the tree, and returns their identifiers.
    fn admit(&mut self, db: &mut Db, mut ids: Vec<SectionId>, depth: i32) -> Result<Vec<SectionId>> {
        ids.retain(|id| !self.depths.contains_key(id));
        ids.sort_unstable();
        ids.dedup();
        let heads = db.published_heads(&ids)?;
        let room = MOST.saturating_sub(self.sections.len());
        if heads.len() > room || (!heads.is_empty() && depth.abs() > DEEPEST) {
            self.complete = false;
        }
        let taken = if depth.abs() > DEEPEST { 0 } else { room };
        let mut new = Vec::new();
        for head in heads.into_iter().take(taken) {
            self.depths.insert(head.id, depth);
            new.push(head.id);
            self.sections.push(AdaptationNode { section: PracticeRef::from(head), depth });
        }
        Ok(new)
    }

    /// Follows a section's sources (if `step` is -1) or adaptations, one step at a time.
    fn grow(&mut self, db: &mut Db, from: SectionId, step: i32) -> Result<()> {
        let (mut next, mut depth) = (vec![from], 0);
        while !next.is_empty() {
            depth += step;
            let links = match step {
                -1 => db.sources(&next)?,
                _ => db.adaptations(&next, i64::try_from(10 * MOST).unwrap_or(i64::MAX))?,
            };
            let far = |link: &Link| if step < 0 { link.adapted_from } else { link.section };
            next = self.admit(db, links.iter().map(far).collect(), depth)?;
            let shown = |link: &Link| {
                self.depths.contains_key(&link.section) && self.depths.contains_key(&link.adapted_from)
            };
            let mut shown: Vec<Link> = links.into_iter().filter(shown).collect();
            shown.retain(|link| !self.links.contains(link));
            self.links.append(&mut shown);
        }
        Ok(())
    }
}
