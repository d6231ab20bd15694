//! The groups in which people look for entries of the journal.

use crate::domain::event::EventKind;

/// A group of kinds of entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryGroup {
    /// What institutions write.
    Writing,
    /// What is submitted, decided and published, and editions.
    Decisions,
    /// Institutions, their members, and invitations.
    Institutions,
    /// Accounts and their roles.
    Accounts,
    /// Compendia, chapters, templates, vocabularies and the thesaurus.
    Settings,
    /// Saved searches.
    Searches,
}

impl EntryGroup {
    /// Every group with its name in addresses.
    pub const ALL: [(EntryGroup, &str); 6] = [
        (EntryGroup::Writing, "writing"),
        (EntryGroup::Decisions, "decisions"),
        (EntryGroup::Institutions, "institutions"),
        (EntryGroup::Accounts, "accounts"),
        (EntryGroup::Settings, "settings"),
        (EntryGroup::Searches, "searches"),
    ];

    /// Returns the kinds of the group.
    pub(super) fn kinds(self) -> &'static [EventKind] {
        use EventKind::*;
        match self {
            EntryGroup::Writing => &[
                SectionCreated,
                SectionSaved,
                SectionRestored,
                SectionMoved,
                SectionDeleted,
                SectionPurged,
                SectionContactChanged,
                SectionAdaptedFromChanged,
                AttachmentAdded,
                AttachmentChanged,
                AttachmentRemoved,
            ],
            EntryGroup::Decisions => &[
                SectionSubmitted,
                SectionWithdrawn,
                SectionApproved,
                SectionChangesRequested,
                SectionRejected,
                SectionPublished,
                SectionUnpublished,
                SectionReopened,
                EditionCreated,
                EditionChanged,
                EditionCandidate,
                EditionFrozen,
            ],
            EntryGroup::Institutions => &[
                InstitutionCreated,
                InstitutionChanged,
                InvitationSent,
                InvitationRenewed,
                InvitationRevoked,
                MemberJoined,
                MemberRemoved,
            ],
            EntryGroup::Accounts => &[
                UserCreated,
                UserChanged,
                UserSuspended,
                UserReinstated,
                UserRolesChanged,
                UserPasswordChanged,
            ],
            EntryGroup::Settings => &[
                CompendiumCreated,
                CompendiumChanged,
                ChaptersChanged,
                TemplateChanged,
                VocabularyChanged,
                ThesaurusChanged,
            ],
            EntryGroup::Searches => &[SearchSaved, SearchChanged, SearchRemoved],
        }
    }
}
