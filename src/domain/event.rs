//! The events recorded in the journal. They are named in the past tense and hold identifiers, numbers and hashes, but
//! never e-mail addresses or texts, so that a person's data can be erased without breaking the chain.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use strum::{IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use super::ids::SectionId;
use super::names::names;
use super::time::Timestamp;
use super::version::canonical;

macro_rules! kinds {
    ($($variant:ident $name:literal;)*) => {
        /// The kinds of events. A name consists of the subject, a dot, and what happened to it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, IntoStaticStr, VariantArray)]
        pub enum EventKind { $(#[doc = $name] #[strum(serialize = $name)] $variant,)* }
    };
}

kinds! {
    SectionCreated "section.created";
    SectionSaved "section.saved";
    SectionRestored "section.restored";
    SectionMoved "section.moved";
    SectionSubmitted "section.submitted";
    SectionWithdrawn "section.withdrawn";
    SectionApproved "section.approved";
    SectionChangesRequested "section.changes_requested";
    SectionRejected "section.rejected";
    SectionPublished "section.published";
    SectionUnpublished "section.unpublished";
    SectionReopened "section.reopened";
    SectionDeleted "section.deleted";
    SectionPurged "section.purged";
    SectionContactChanged "section.contact_changed";
    SectionAdaptedFromChanged "section.adapted_from_changed";
    AttachmentAdded "attachment.added";
    AttachmentChanged "attachment.changed";
    AttachmentRemoved "attachment.removed";
    InstitutionCreated "institution.created";
    InstitutionChanged "institution.changed";
    InvitationSent "invitation.sent";
    InvitationRenewed "invitation.renewed";
    InvitationRevoked "invitation.revoked";
    UserCreated "user.created";
    UserChanged "user.changed";
    UserSuspended "user.suspended";
    UserReinstated "user.reinstated";
    UserRolesChanged "user.roles_changed";
    UserPasswordChanged "user.password_changed";
    MemberJoined "member.joined";
    MemberRemoved "member.removed";
    CompendiumCreated "compendium.created";
    CompendiumChanged "compendium.changed";
    ChaptersChanged "chapters.changed";
    TemplateChanged "template.changed";
    VocabularyChanged "vocabulary.changed";
    SearchSaved "search.saved";
    SearchChanged "search.changed";
    SearchRemoved "search.removed";
    ThesaurusChanged "thesaurus.changed";
    EditionCreated "edition.created";
    EditionChanged "edition.changed";
    EditionCandidate "edition.candidate";
    EditionFrozen "edition.frozen";
}

names!(EventKind);

/// An event that is not in the journal yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// What happened.
    pub kind: EventKind,
    /// The section it is about, if any.
    pub section: Option<SectionId>,
    /// Identifiers, numbers and hashes with details.
    pub data: Map<String, Value>,
}

impl Event {
    /// Creates an event that is not about a section.
    pub fn new(kind: EventKind) -> Event {
        Event { kind, section: None, data: Map::new() }
    }

    /// Creates an event about a section.
    pub fn about(kind: EventKind, section: SectionId) -> Event {
        Event { kind, section: Some(section), data: Map::new() }
    }

    /// Adds an identifier, number or hash.
    pub fn with(mut self, key: &str, value: impl Into<Value>) -> Event {
        self.data.insert(key.to_owned(), value.into());
        self
    }
}

/// A journal entry, as it is hashed and as it is shown to callers who may see all of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Entry {
    /// Its number: 1, 2, 3 … without gaps, in the order in which the changes took effect.
    pub seq: i64,
    /// When it happened.
    pub at: Timestamp,
    /// The account that caused it, or `system`.
    pub actor: String,
    /// The request it was part of.
    pub request_id: String,
    /// What happened, e.g. `section.submitted`.
    pub event: String,
    /// The section it is about, if any.
    pub section: Option<SectionId>,
    /// Identifiers, numbers and hashes with details.
    #[schema(value_type = Object)]
    pub data: Map<String, Value>,
}

/// A SHA-256 digest.
pub type Digest32 = [u8; 32];

/// The chain's initial value, before the first entry.
pub const GENESIS: Digest32 = [0; 32];

impl Entry {
    /// Returns the kind of event, or `None` if a newer program wrote it and this one does not know the kind.
    pub fn kind(&self) -> Option<EventKind> {
        EventKind::named(&self.event)
    }

    /// Returns the `entry_hash`: the SHA-256 of the entry's RFC 8785 form.
    ///
    /// # Errors
    /// Fails if the entry cannot be written as JSON, which cannot happen to an entry created from an [`Event`].
    pub fn hash(&self) -> Result<Digest32, serde_json::Error> {
        Ok(Sha256::digest(canonical(self)?).into())
    }
}

/// Returns the chain after an entry: the SHA-256 of the 32 bytes of the preceding chain followed by the 32 bytes of the
/// entry's hash.
pub fn chain(before: &Digest32, entry_hash: &Digest32) -> Digest32 {
    Sha256::new().chain_update(before).chain_update(entry_hash).finalize().into()
}

/// Parses a digest from hexadecimal; `None` if it is not one.
pub fn digest_from_hex(text: &str) -> Option<Digest32> {
    let mut digest = GENESIS;
    hex::decode_to_slice(text, &mut digest).ok()?;
    Some(digest)
}

/// Formats a digest in lower-case hexadecimal.
pub fn digest_to_hex(digest: &Digest32) -> String {
    hex::encode(digest)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn entry(seq: i64, actor: &str, number: i64) -> Entry {
        let mut data = Map::new();
        data.insert("version".into(), number.into());
        Entry {
            seq,
            at: Timestamp::from_micros(1_743_580_800_000_000 + seq),
            actor: actor.into(),
            request_id: "r".into(),
            event: EventKind::SectionSaved.name().into(),
            section: None,
            data,
        }
    }

    fn chained(entries: &[Entry]) -> Digest32 {
        entries.iter().fold(GENESIS, |before, entry| chain(&before, &entry.hash().unwrap()))
    }

    #[test]
    fn the_first_link_is_the_hash_over_32_zero_bytes_and_the_first_entrys_hash() {
        let first = entry(1, "system", 1);
        let json = r#"{"actor":"system","at":"2025-04-02T08:00:00.000001Z","data":{"version":1},"event":"section.saved","request_id":"r","section":null,"seq":1}"#;
        let mut bytes = vec![0; 32];
        bytes.extend(Sha256::digest(json));
        assert_eq!(chained(&[first]), <Digest32>::from(Sha256::digest(bytes)));
    }

    proptest! {
        #[test]
        fn changing_leaving_out_or_swapping_any_entry_breaks_the_chain(
            numbers in prop::collection::vec(0i64..1000, 2..12), at in any::<prop::sample::Index>(), how in 0..3,
        ) {
            let entries: Vec<Entry> = numbers.iter().zip(1..).map(|(n, seq)| entry(seq, "a", *n)).collect();
            let mut changed = entries.clone();
            let at = at.index(entries.len());
            match how {
                0 => changed[at].actor.push('b'),
                1 => { changed.remove(at); }
                _ => { let last = changed.len() - 1; changed.swap(at, if at == last { 0 } else { last }); }
            }
            prop_assert_ne!(chained(&entries), chained(&changed));
        }

        #[test]
        fn a_digest_reads_back_from_its_hexadecimal(digest in any::<[u8; 32]>()) {
            prop_assert_eq!(digest_from_hex(&digest_to_hex(&digest)), Some(digest));
        }
    }
}
