//! Messages that the next page shows: what was just done. Only their names travel, in a cookie.

use actix_web::HttpRequest;
use actix_web::cookie::Cookie;
use actix_web::cookie::time::Duration;
use strum::{EnumIter, IntoEnumIterator, IntoStaticStr};

use super::cookies::ours;
use crate::domain::links::Links;

const NAME: &str = "acervo_flash";

/// Something that was done. Its text is `flash-NAME`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Flash {
    /// The person signed in.
    SignedIn,
    /// The person signed out.
    SignedOut,
    /// A change was saved.
    Saved,
    /// A new version of a section was saved.
    VersionSaved,
    /// A picture or annex was added to a section.
    FileAdded,
    /// What is said about a picture or annex was changed.
    FileDescribed,
    /// A picture or annex was removed from a section.
    FileRemoved,
    /// A working copy was discarded.
    WorkingCopyDiscarded,
    /// An invitation was accepted.
    InvitationAccepted,
    /// The password was changed.
    PasswordChanged,
    /// A new password was set with a mailed link.
    PasswordSet,
    /// A session was ended.
    SessionEnded,
    /// All other sessions were ended.
    SessionsEnded,
    /// A token was revoked.
    TokenRevoked,
    /// A saved search was deleted.
    SearchRemoved,
    /// A search was saved.
    SearchSaved,
    /// An institution was added.
    InstitutionAdded,
    /// A person was invited.
    Invited,
    /// A person was invited again.
    InvitedAgain,
    /// An invitation was revoked.
    InvitationRevoked,
    /// A member was removed from an institution.
    MemberRemoved,
    /// The roles of an account were changed.
    RolesChanged,
    /// An account was suspended.
    AccountSuspended,
    /// An account was reinstated.
    AccountReinstated,
    /// The journal was verified, or that has begun.
    JournalVerified,
    /// A mail that was given up is sent again.
    MailAgain,
    /// A mail that was given up is no longer listed.
    MailForgotten,
    /// A compendium was created, with no chapters yet.
    CompendiumCreated,
    /// Something of the settings was removed.
    Removed,
    /// A version was approved, and is published.
    ApprovedAndPublished,
    /// A version was approved.
    Approved,
    /// An institution was asked for changes.
    ChangesRequested,
    /// A section was rejected.
    Rejected,
    /// An approved version was published.
    Published,
    /// An editor withdrew a practice from public view.
    TakenDown,
    /// A rejected section was reopened.
    Reopened,
    /// A draft was created.
    DraftMade,
    /// A section was submitted.
    Submitted,
    /// A submission was withdrawn.
    Withdrawn,
    /// An old version became the current one.
    VersionRestored,
    /// A draft was deleted.
    DraftDeleted,
    /// A deleted draft was brought back.
    DraftBack,
    /// A practice was withdrawn from public view.
    Unpublished,
    /// The contact of a practice was saved.
    ContactSaved,
    /// The practices that a practice was adapted from were saved.
    AdaptedFromSaved,
    /// An edition was created.
    EditionMade,
    /// The correction of an edition was begun.
    CorrectionBegun,
    /// An edition became a candidate.
    EditionCandidate,
    /// An edition was frozen.
    EditionFrozen,
}

impl Flash {
    /// Returns the id of its text.
    pub fn text(self) -> String {
        let name: &str = self.into();
        format!("flash-{name}")
    }
}

/// Returns the message that the page before left.
pub fn read(request: &HttpRequest) -> Option<Flash> {
    let cookie = request.cookie(NAME)?;
    Flash::iter().find(|flash| <&str>::from(*flash) == cookie.value())
}

/// Returns the cookie that leaves a message for the next page.
pub fn set(flash: Flash, links: &Links) -> Cookie<'static> {
    ours(NAME, <&str>::from(flash).to_owned(), links).max_age(Duration::minutes(5)).finish()
}

/// Returns the cookie that removes the message.
pub fn remove(links: &Links) -> Cookie<'static> {
    ours(NAME, String::new(), links).max_age(Duration::ZERO).finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::language::UiLanguage;
    use crate::messages;

    #[test]
    fn every_message_has_a_text() {
        for flash in Flash::iter() {
            assert_ne!(messages::plain(UiLanguage::Pt, &flash.text()), flash.text());
        }
    }
}
