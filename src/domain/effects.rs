//! The effects of journal entries. All code that reads the journal to decide what to do uses these, so a new kind of
//! event does not compile until its effects are specified for each of them.

use super::event::{Entry, EventKind};

/// The effects of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effects {
    /// Sections to update in the public index.
    pub public_index: Reindex,
    /// Sections to update in the editors' index.
    pub editors_index: Reindex,
    /// The mails to send, if any.
    pub notice: Option<Notice>,
    /// Whether it may change what the public sees.
    pub changes_public: bool,
    /// Whether digests report its section as new.
    pub is_news: bool,
    /// The part of the catalog to reload.
    pub catalog: CatalogChange,
}

/// Sections to update in an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reindex {
    /// None.
    Nothing,
    /// The section of the entry.
    Section,
    /// All sections of the institution named in the entry.
    Institution,
    /// All.
    Everything,
}

/// Who is notified of an entry, and about what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Notifies the editors of a version that awaits them.
    SubmissionToEditors,
    /// Notifies the section's creator, its submitter and the institution's focal points of the section's current state.
    DecisionToInstitution,
    /// Notifies the institution's focal points of a new member.
    MemberToFocalPoints,
    /// Notifies the owner of an account of a new password.
    PasswordToOwner,
}

/// The part of the catalog that an entry changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CatalogChange {
    /// Nothing.
    Nothing,
    /// Institutions, chapters, compendia or vocabulary values.
    Names,
    /// The thesaurus. Because it is large, it is reloaded only for its own changes.
    Thesaurus,
}

impl Effects {
    /// The effects of an entry from which nothing follows.
    const NONE: Effects = Effects {
        public_index: Reindex::Nothing,
        editors_index: Reindex::Nothing,
        notice: None,
        changes_public: false,
        is_news: false,
        catalog: CatalogChange::Nothing,
    };

    /// The effects of an act on a section that is visible only to its institution and the editors. Editors see the
    /// section's stage, which any act may change.
    const SECTION: Effects = Effects { editors_index: Reindex::Section, ..Effects::NONE };

    /// The effects of an act on a section that changes what is published.
    const PUBLICATION: Effects =
        Effects { public_index: Reindex::Section, changes_public: true, ..Effects::SECTION };

    /// The effects of a change of names.
    const NAMES: Effects = Effects { changes_public: true, catalog: CatalogChange::Names, ..Effects::NONE };

    /// The effects of an entry whose kind this program does not know because a newer one wrote it. They are harmless
    /// if unnecessary: the section is updated in the editors' index, and names are reloaded. Nobody is notified, and
    /// nothing is reported as new.
    const UNKNOWN: Effects =
        Effects { editors_index: Reindex::Section, catalog: CatalogChange::Names, ..Effects::NONE };
}

impl EventKind {
    /// Returns the effects of entries of this kind.
    pub fn effects(self) -> Effects {
        const NONE: Effects = Effects::NONE;
        const SECTION: Effects = Effects::SECTION;
        let notifying = |notice: Notice, effects: Effects| Effects { notice: Some(notice), ..effects };
        let reindexing =
            |what: Reindex| Effects { public_index: what, editors_index: what, ..Effects::NAMES };
        match self {
            EventKind::SectionCreated
            | EventKind::SectionSaved
            | EventKind::SectionRestored
            // If a version was moved to another chapter, the public sees that only once the version is published.
            | EventKind::SectionMoved
            | EventKind::SectionWithdrawn
            | EventKind::SectionReopened
            | EventKind::SectionPurged
            | EventKind::SectionContactChanged
            | EventKind::SectionAdaptedFromChanged => SECTION,
            EventKind::SectionSubmitted => notifying(Notice::SubmissionToEditors, SECTION),
            EventKind::SectionApproved
            | EventKind::SectionChangesRequested
            | EventKind::SectionRejected => notifying(Notice::DecisionToInstitution, SECTION),
            // The institution has already been notified of the approval.
            EventKind::SectionPublished => Effects { is_news: true, ..Effects::PUBLICATION },
            EventKind::SectionUnpublished => notifying(Notice::DecisionToInstitution, Effects::PUBLICATION),
            EventKind::SectionDeleted => Effects { public_index: Reindex::Section, ..SECTION },
            // A new institution or compendium has no sections yet.
            EventKind::InstitutionCreated | EventKind::CompendiumCreated => {
                Effects { changes_public: false, ..Effects::NAMES }
            }
            EventKind::InstitutionChanged => reindexing(Reindex::Institution),
            // Of a compendium, the indexes contain only the slug, which does not change.
            EventKind::CompendiumChanged => Effects::NAMES,
            EventKind::ChaptersChanged | EventKind::VocabularyChanged => reindexing(Reindex::Everything),
            // The thesaurus expands queries, so they find more or less. The indexes contain nothing from it.
            EventKind::ThesaurusChanged => {
                Effects { changes_public: true, catalog: CatalogChange::Thesaurus, ..NONE }
            }
            EventKind::MemberJoined => notifying(Notice::MemberToFocalPoints, NONE),
            EventKind::UserPasswordChanged => notifying(Notice::PasswordToOwner, NONE),
            // What is worked on is released only with the version that lists it.
            EventKind::AttachmentAdded
            | EventKind::AttachmentChanged
            | EventKind::AttachmentRemoved
            // A version keeps the template it was checked against.
            | EventKind::TemplateChanged
            // Mails to people without an account are queued when the invitation is created.
            | EventKind::InvitationSent
            | EventKind::InvitationRenewed
            | EventKind::InvitationRevoked
            | EventKind::UserCreated
            | EventKind::UserChanged
            | EventKind::UserSuspended
            | EventKind::UserReinstated
            | EventKind::UserRolesChanged
            | EventKind::MemberRemoved
            | EventKind::SearchSaved
            | EventKind::SearchChanged
            | EventKind::SearchRemoved
            // Neither indexes nor feeds contain editions, and no names come from them.
            | EventKind::EditionCreated
            | EventKind::EditionChanged
            | EventKind::EditionCandidate
            | EventKind::EditionFrozen => NONE,
        }
    }

    /// Returns the names of the kinds whose effects match, for queries over the journal.
    pub fn names_with(such: impl Fn(Effects) -> bool) -> Vec<&'static str> {
        EventKind::ALL.iter().filter(|kind| such(kind.effects())).map(|kind| kind.name()).collect()
    }
}

impl Entry {
    /// Returns the entry's effects, even if this program does not know its kind.
    pub fn effects(&self) -> Effects {
        self.kind().map_or(Effects::UNKNOWN, EventKind::effects)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::Timestamp;

    #[test]
    fn only_what_is_published_or_taken_back_concerns_the_public_index() {
        let concerned = EventKind::names_with(|effects| effects.public_index == Reindex::Section);
        assert_eq!(concerned, ["section.published", "section.unpublished", "section.deleted"]);
        assert_eq!(
            EventKind::names_with(|effects| effects.public_index == Reindex::Institution),
            ["institution.changed"]
        );
        assert_eq!(
            EventKind::names_with(|effects| effects.public_index == Reindex::Everything),
            ["chapters.changed", "vocabulary.changed"]
        );
    }

    #[test]
    fn editors_are_shown_where_a_section_stands_after_every_act_on_it() {
        for kind in EventKind::ALL {
            let about_section = kind.name().starts_with("section.");
            let effects = kind.effects();
            assert_eq!(effects.editors_index == Reindex::Section, about_section, "{}", kind.name());
            if !about_section {
                assert_eq!(effects.editors_index, effects.public_index, "{}", kind.name());
            }
        }
    }

    #[test]
    fn digests_report_what_is_published_and_nothing_else() {
        assert_eq!(EventKind::names_with(|effects| effects.is_news), ["section.published"]);
    }

    #[test]
    fn only_these_notify_anyone() {
        let notified = |notice| EventKind::names_with(|effects| effects.notice == Some(notice));
        assert_eq!(notified(Notice::SubmissionToEditors), ["section.submitted"]);
        let decisions =
            ["section.approved", "section.changes_requested", "section.rejected", "section.unpublished"];
        assert_eq!(notified(Notice::DecisionToInstitution), decisions);
        assert_eq!(notified(Notice::MemberToFocalPoints), ["member.joined"]);
        assert_eq!(notified(Notice::PasswordToOwner), ["user.password_changed"]);
    }

    #[test]
    fn what_the_public_is_shown_changes_by_publications_and_by_names() {
        let changing = [
            "section.published",
            "section.unpublished",
            "institution.changed",
            "compendium.changed",
            "chapters.changed",
            "vocabulary.changed",
            "thesaurus.changed",
        ];
        assert_eq!(EventKind::names_with(|effects| effects.changes_public), changing);
    }

    #[test]
    fn the_catalog_is_read_again_when_what_it_holds_changed() {
        let names = [
            "institution.created",
            "institution.changed",
            "compendium.created",
            "compendium.changed",
            "chapters.changed",
            "vocabulary.changed",
        ];
        assert_eq!(EventKind::names_with(|effects| effects.catalog == CatalogChange::Names), names);
        let thesaurus = EventKind::names_with(|effects| effects.catalog == CatalogChange::Thesaurus);
        assert_eq!(thesaurus, ["thesaurus.changed"]);
    }

    #[test]
    fn a_kind_that_only_a_newer_program_knows_is_looked_at_and_nobody_is_told_of_it() {
        let entry = Entry {
            seq: 1,
            at: Timestamp::from_micros(0),
            actor: "system".into(),
            request_id: "r".into(),
            event: "section.translated".into(),
            section: None,
            data: serde_json::Map::new(),
        };
        let effects = entry.effects();
        assert_eq!((effects.public_index, effects.editors_index), (Reindex::Nothing, Reindex::Section));
        assert_eq!((effects.notice, effects.changes_public, effects.is_news), (None, false, false));
        assert_eq!(effects.catalog, CatalogChange::Names);
        let known = Entry { event: "section.published".into(), ..entry };
        assert_eq!(known.effects(), EventKind::SectionPublished.effects());
    }
}
