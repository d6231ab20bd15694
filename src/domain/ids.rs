//! Identifiers: UUIDv7, so that they sort by time. Each kind has a type of its own.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// A new identifier, which sorts after all earlier ones.
            #[allow(clippy::new_without_default)]
            pub fn new() -> $name {
                $name(Uuid::now_v7())
            }

            /// The identifier as sixteen bytes.
            pub fn as_bytes(&self) -> &[u8; 16] {
                self.0.as_bytes()
            }

            /// The identifier with these sixteen bytes.
            pub fn from_bytes(bytes: [u8; 16]) -> $name {
                $name(Uuid::from_bytes(bytes))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        /// Only the hyphenated form is accepted, so that an identifier has one spelling.
        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<$name, uuid::Error> {
                text.parse::<uuid::fmt::Hyphenated>().map(|id| $name(id.into_uuid()))
            }
        }
    )*};
}

ids! {
    /// An account.
    UserId;
    /// A stakeholder that contributes.
    InstitutionId;
    /// A framework document.
    CompendiumId;
    /// A chapter of a compendium.
    ChapterId;
    /// A report section.
    SectionId;
    /// An edition of a compendium.
    EditionId;
    /// A submission round: one version submitted for review.
    RoundId;
    /// An invitation.
    InvitationId;
    /// A session, with all the tokens issued for it.
    SessionId;
    /// A personal API token.
    ApiTokenId;
    /// A saved search.
    SavedSearchId;
    /// A mail in the queue.
    MailId;
    /// A picture or annex of a section.
    AttachmentId;
}
