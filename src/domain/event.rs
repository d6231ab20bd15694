//! What the journal tells: events, in the past tense, with identifiers, numbers and hashes, and never an
//! e-mail address or a text, so that a person can be forgotten without breaking the chain.

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
        /// The kinds of events. The name of each says what it is about, and after a dot what happened to it.
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
}

names!(EventKind);

/// Something that happened, before the journal gives it its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// What happened.
    pub kind: EventKind,
    /// The section it happened to, if it is about one.
    pub section: Option<SectionId>,
    /// Identifiers, numbers and hashes that say more.
    pub data: Map<String, Value>,
}

impl Event {
    /// An event about no section.
    pub fn new(kind: EventKind) -> Event {
        Event { kind, section: None, data: Map::new() }
    }

    /// An event about a section.
    pub fn about(kind: EventKind, section: SectionId) -> Event {
        Event { kind, section: Some(section), data: Map::new() }
    }

    /// The event with one more identifier, number or hash.
    pub fn with(mut self, key: &str, value: impl Into<Value>) -> Event {
        self.data.insert(key.to_owned(), value.into());
        self
    }
}

/// One entry of the journal, as it is hashed and as it is shown to those who may see all of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Entry {
    /// Its place: 1, 2, 3 … without a gap, in the order in which the changes took effect.
    pub seq: i64,
    /// When.
    pub at: Timestamp,
    /// The account that did it, or `system`.
    pub actor: String,
    /// The request that it was part of.
    pub request_id: String,
    /// What happened, such as `section.submitted`.
    pub event: String,
    /// The section it happened to, if it is about one.
    pub section: Option<SectionId>,
    /// Identifiers, numbers and hashes that say more.
    #[schema(value_type = Object)]
    pub data: Map<String, Value>,
}

/// A SHA-256, 32 bytes.
pub type Digest32 = [u8; 32];

/// What the chain starts from, before the first entry.
pub const GENESIS: Digest32 = [0; 32];

impl Entry {
    /// What kind of event it is; nothing if a newer program wrote it and this one does not know the kind.
    pub fn kind(&self) -> Option<EventKind> {
        EventKind::named(&self.event)
    }

    /// `entry_hash`: the SHA-256 of the entry's RFC 8785 form.
    ///
    /// # Errors
    /// If the entry cannot be written as JSON, which cannot happen to one that was made of an [`Event`].
    pub fn hash(&self) -> Result<Digest32, serde_json::Error> {
        Ok(Sha256::digest(canonical(self)?).into())
    }
}

/// The chain after an entry: SHA-256 over the 32 bytes of the chain before it and the 32 of its hash.
pub fn chain(before: &Digest32, entry_hash: &Digest32) -> Digest32 {
    Sha256::new().chain_update(before).chain_update(entry_hash).finalize().into()
}

/// The bytes of a digest in hexadecimal, if it is one.
pub fn digest_from_hex(text: &str) -> Option<Digest32> {
    let mut digest = GENESIS;
    hex::decode_to_slice(text, &mut digest).ok()?;
    Some(digest)
}

/// A digest in lower-case hexadecimal.
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
