//! Which sections a viewer may know about, and which of their versions they see. The rule is stated only here: policy,
//! views and the journal use it. The store's queries repeat it in SQL (`store/sections.rs`), and a test in
//! `tests/it/viewers.rs` checks that the two agree.

use super::{Actor, Subject};
use crate::domain::account::Role;
use crate::domain::ids::InstitutionId;

/// Someone who views sections, reduced to the facts that determine what they see. The default is the public.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Viewer {
    institutions: Vec<InstitutionId>,
    is_editor: bool,
}

/// How close a viewer is to a section, and therefore how much of its record they see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// A member of its institution: sees everything.
    Institution,
    /// An editor: sees submitted versions and the progress of the work.
    Editor,
    /// Anyone else: sees published versions.
    Public,
}

/// The facts about a version that decide who sees it, besides those about its section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VersionFacts {
    /// Whether it was ever published.
    pub was_published: bool,
    /// Whether it was submitted in a round that was not withdrawn.
    pub was_submitted: bool,
}

impl Viewer {
    /// Returns the viewer that stands for every editor, without any memberships.
    pub fn any_editor() -> Viewer {
        Viewer { institutions: Vec::new(), is_editor: true }
    }

    /// Returns the institutions whose sections they see as a member.
    pub fn institutions(&self) -> &[InstitutionId] {
        &self.institutions
    }

    /// Returns whether they are an editor.
    pub fn is_editor(&self) -> bool {
        self.is_editor
    }

    /// Returns how close they are to the sections of an institution.
    pub fn access(&self, institution: InstitutionId) -> Access {
        if self.institutions.contains(&institution) {
            Access::Institution
        } else if self.is_editor {
            Access::Editor
        } else {
            Access::Public
        }
    }

    /// Returns whether they may know that the section exists: its institution always; editors once it was submitted,
    /// since the round remains on record; everyone while it is published. Deleting a section does not change this:
    /// whoever may restore it has to know about it.
    pub fn knows(&self, section: &Subject) -> bool {
        match self.access(section.institution) {
            Access::Institution => true,
            Access::Editor => section.situation.ever_submitted || section.situation.published,
            Access::Public => section.situation.published,
        }
    }

    /// Returns whether they may know about the section and it is not deleted.
    pub fn is_shown(&self, section: &Subject) -> bool {
        self.knows(section) && !section.situation.deleted
    }

    /// Returns whether they see a version: its institution sees all of them; editors those submitted and not withdrawn;
    /// everyone those that were ever published, while the section is published.
    pub fn sees(&self, section: &Subject, version: VersionFacts) -> bool {
        let is_public = section.situation.published && version.was_published;
        !section.situation.deleted
            && match self.access(section.institution) {
                Access::Institution => true,
                Access::Editor => version.was_submitted || is_public,
                Access::Public => is_public,
            }
    }
}

impl Actor {
    /// Returns the actor as a viewer of sections.
    pub fn viewer(&self) -> Viewer {
        Viewer { institutions: self.institutions(), is_editor: self.has(Role::Editor) }
    }
}
