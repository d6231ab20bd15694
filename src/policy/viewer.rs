//! Which sections somebody may know of, and which versions of them they see. This is the one statement of the rule:
//! policy, views and the journal ask it, and the queries of the store say the same in SQL (`store/sections.rs`), which
//! a test there holds against it.

use super::{Actor, Subject};
use crate::domain::account::Role;
use crate::domain::ids::InstitutionId;

/// Somebody who looks at sections, as far as it matters for what they are shown. The default is the public.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Viewer {
    institutions: Vec<InstitutionId>,
    is_editor: bool,
}

/// How close a viewer is to a section, and so how much of its record they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// A member of its institution: everything.
    Institution,
    /// An editor: what was submitted, and how the work proceeds.
    Editor,
    /// Anyone else: what is published.
    Public,
}

/// What decides about a version, beside its section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VersionFacts {
    /// Whether it was ever published.
    pub was_published: bool,
    /// Whether it was submitted in a round that was not withdrawn.
    pub was_submitted: bool,
}

impl Viewer {
    /// What every editor sees, whatever else they are.
    pub fn any_editor() -> Viewer {
        Viewer { institutions: Vec::new(), is_editor: true }
    }

    /// The institutions whose sections they see as a member.
    pub fn institutions(&self) -> &[InstitutionId] {
        &self.institutions
    }

    /// Whether they are an editor.
    pub fn is_editor(&self) -> bool {
        self.is_editor
    }

    /// How close they are to the sections of an institution.
    pub fn access(&self, institution: InstitutionId) -> Access {
        if self.institutions.contains(&institution) {
            Access::Institution
        } else if self.is_editor {
            Access::Editor
        } else {
            Access::Public
        }
    }

    /// Whether they may know that the section exists: its institution always; an editor once it was submitted, since
    /// the round remains on record; anyone while it is published. Deleted sections are known as before: whoever may
    /// restore one has to be told of it.
    pub fn knows(&self, section: &Subject) -> bool {
        match self.access(section.institution) {
            Access::Institution => true,
            Access::Editor => section.situation.ever_submitted || section.situation.published,
            Access::Public => section.situation.published,
        }
    }

    /// Whether the section is there for them: they may know of it, and it is not deleted.
    pub fn is_shown(&self, section: &Subject) -> bool {
        self.knows(section) && !section.situation.deleted
    }

    /// Whether they see a version: its institution sees all; an editor what was submitted and not withdrawn; anyone
    /// what was ever published, while the section is.
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
    /// The actor as a viewer of sections.
    pub fn viewer(&self) -> Viewer {
        Viewer { institutions: self.institutions(), is_editor: self.has(Role::Editor) }
    }
}
