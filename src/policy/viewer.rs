//! Which sections a viewer may know about, and which of their versions they see; and which editions, with the versions
//! pinned in them. The rule is stated only here: policy, views and the journal use it. The store's queries repeat it in
//! SQL (`store/sections.rs`), and a test in `tests/it/viewers.rs` checks that the two agree.

use super::{Actor, Subject};
use crate::domain::account::{Role, Scope};
use crate::domain::day::Day;
use crate::domain::edition::EditionState;
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

    /// Returns which editions the actor may know of.
    pub fn edition_reach(&self) -> EditionReach {
        if matches!(self, Actor::System) || self.has(Role::Editor) {
            EditionReach::All
        } else if self.institutions().is_empty() {
            EditionReach::Frozen
        } else {
            EditionReach::Candidates
        }
    }

    /// Returns which editions the actor may read: those it may know of, unless its token may not read what is not
    /// public.
    pub fn readable_editions(&self) -> EditionReach {
        if self.in_scope(Scope::Read) { self.edition_reach() } else { EditionReach::Frozen }
    }
}

/// Which editions there are for somebody. Whoever reads an edition also reads the versions pinned in it, even those
/// that are no longer published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditionReach {
    /// Every edition: for editors.
    All,
    /// Frozen editions, and candidates up to their last day: for members of institutions.
    Candidates,
    /// Frozen editions: for everyone.
    Frozen,
}

impl EditionReach {
    /// Returns whether an edition in this state is among them today. `until` is the last day of a candidate.
    pub fn covers(self, state: EditionState, until: Option<Day>, today: Day) -> bool {
        match state {
            EditionState::Frozen => true,
            EditionState::Candidate if self == EditionReach::Candidates => {
                until.is_some_and(|until| today <= until)
            }
            EditionState::Candidate | EditionState::Draft => self == EditionReach::All,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_candidate_is_open_to_members_up_to_and_on_its_last_day() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let last = Some(day("2026-03-02"));
        use EditionReach::{All, Candidates, Frozen};
        use EditionState as State;
        for (reach, state, on, expected) in [
            (All, State::Draft, "2026-03-03", true),
            (All, State::Candidate, "2026-03-03", true),
            (Candidates, State::Draft, "2026-03-01", false),
            (Candidates, State::Candidate, "2026-03-02", true),
            (Candidates, State::Candidate, "2026-03-03", false),
            (Frozen, State::Draft, "2026-03-01", false),
            (Frozen, State::Candidate, "2026-03-01", false),
            (Frozen, State::Frozen, "2026-03-03", true),
            (Candidates, State::Frozen, "2026-03-03", true),
        ] {
            assert_eq!(reach.covers(state, last, day(on)), expected, "{reach:?} {state:?} {on}");
        }
        assert!(!Candidates.covers(State::Candidate, None, day("2026-03-01")));
    }
}
