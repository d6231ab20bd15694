//! What follows from an entry of the journal. Everything that reads the journal to find out what to do asks here, so
//! a new kind of event does not compile until it says what it means for each of them.

use super::event::{Entry, EventKind};

/// What follows from an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effects {
    /// What the public index has to look at again.
    pub public_index: Reindex,
    /// What the editors' index has to look at again.
    pub editors_index: Reindex,
    /// Who is notified by mail, if anyone.
    pub notice: Option<Notice>,
    /// Whether it may change what the public is shown.
    pub changes_public: bool,
    /// Whether digests report its section as new.
    pub is_news: bool,
    /// What of the catalog has to be read again.
    pub catalog: CatalogChange,
}

/// Which sections an index has to look at again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reindex {
    /// None.
    Nothing,
    /// The one that the entry is about.
    Section,
    /// All of the institution that the entry names.
    Institution,
    /// All.
    Everything,
}

/// Who is notified of an entry, and of what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The editors, of a version that waits for them.
    SubmissionToEditors,
    /// Those in the section's institution whom it concerns, of how the section stands.
    DecisionToInstitution,
    /// The institution's focal points, of a new member.
    MemberToFocalPoints,
    /// The owner of an account, of a new password.
    PasswordToOwner,
}

/// What of the catalog an entry changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CatalogChange {
    /// Nothing.
    Nothing,
    /// Institutions, chapters, compendia or values of vocabularies.
    Names,
    /// The thesaurus. It is large, so it is read again only for this.
    Thesaurus,
}

impl Effects {
    /// Of an entry that nothing follows from.
    const NONE: Effects = Effects {
        public_index: Reindex::Nothing,
        editors_index: Reindex::Nothing,
        notice: None,
        changes_public: false,
        is_news: false,
        catalog: CatalogChange::Nothing,
    };

    /// Of an act on a section that only its institution and the editors can see. Editors are shown the stage of a
    /// section, which any act may change.
    const SECTION: Effects = Effects { editors_index: Reindex::Section, ..Effects::NONE };

    /// Of an act on a section that changes what is published.
    const PUBLICATION: Effects =
        Effects { public_index: Reindex::Section, changes_public: true, ..Effects::SECTION };

    /// Of a change to what things are called.
    const NAMES: Effects = Effects { changes_public: true, catalog: CatalogChange::Names, ..Effects::NONE };

    /// Of an entry whose kind this program does not know, since a newer one wrote it. It does what is harmless if it
    /// was not needed: look at the section again, and read names again. Nobody is notified, and nothing is said to
    /// be new.
    const UNKNOWN: Effects =
        Effects { editors_index: Reindex::Section, catalog: CatalogChange::Names, ..Effects::NONE };
}

impl EventKind {
    /// What follows from an entry of this kind.
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
            // A version that was moved to another chapter is shown there once it is published, not before.
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
            // The institution was notified of the approval.
            EventKind::SectionPublished => Effects { is_news: true, ..Effects::PUBLICATION },
            EventKind::SectionUnpublished => notifying(Notice::DecisionToInstitution, Effects::PUBLICATION),
            EventKind::SectionDeleted => Effects { public_index: Reindex::Section, ..SECTION },
            // What was just created has no sections yet.
            EventKind::InstitutionCreated | EventKind::CompendiumCreated => {
                Effects { changes_public: false, ..Effects::NAMES }
            }
            EventKind::InstitutionChanged => reindexing(Reindex::Institution),
            // The indexes hold a compendium's slug alone, which does not change.
            EventKind::CompendiumChanged => Effects::NAMES,
            EventKind::ChaptersChanged | EventKind::VocabularyChanged => reindexing(Reindex::Everything),
            // Queries are expanded by the thesaurus, so they find more or less. The indexes hold nothing of it.
            EventKind::ThesaurusChanged => {
                Effects { changes_public: true, catalog: CatalogChange::Thesaurus, ..NONE }
            }
            EventKind::MemberJoined => notifying(Notice::MemberToFocalPoints, NONE),
            EventKind::UserPasswordChanged => notifying(Notice::PasswordToOwner, NONE),
            // A version keeps the template that it was checked against.
            EventKind::TemplateChanged
            // Letters to people who have no account yet are queued where the invitation is made.
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
            | EventKind::SearchRemoved => NONE,
        }
    }

    /// The names of the kinds with such effects, for queries over the journal.
    pub fn names_with(such: impl Fn(Effects) -> bool) -> Vec<&'static str> {
        EventKind::ALL.iter().filter(|kind| such(kind.effects())).map(|kind| kind.name()).collect()
    }
}

impl Entry {
    /// What follows from it, also where this program does not know its kind.
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
