//! Sending, renewing, listing and revoking invitations.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{People, place_faults};
use crate::domain::account::{Membership, Role, email_address, shown_address};
use crate::domain::event::{Event, EventKind};
use crate::domain::ids::{InstitutionId, InvitationId};
use crate::domain::institution::{Institution, InstitutionRef};
use crate::domain::language::UiLanguage;
use crate::domain::letter::{Failure, Progress};
use crate::domain::time::Timestamp;
use crate::error::{Code, Error, Fault, Result};
use crate::policy::{Context, Permit, Task, permit_task};
use crate::services::input::Input;
use crate::services::page::{Page, Paging};
use crate::store::{About, Change, Db, Invitation, NewMail, Sending, Tx};

/// How long an invitation can be accepted.
const INVITED_SECONDS: i64 = 14 * 24 * 60 * 60;
/// If a person is invited again within this time, no other mail is sent.
const LETTER_LASTS: i64 = 60 * 60;
/// The period over which invitation mails are counted.
const COUNTED_OVER: i64 = 24 * 60 * 60;
/// Maximum number of mails to one address, from all inviters.
const MOST_TO_ADDRESS: i64 = 5;
/// Maximum number of mails sent by one account.
const MOST_OF_ACCOUNT: i64 = 100;

/// A person to invite.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Invite {
    /// The e-mail address to send the invitation to.
    #[schema(max_length = 254, example = "ana@example.org")]
    pub email: String,
    /// The institution's identifier or slug, for an author or a focal point.
    #[schema(max_length = 100, example = "mre-co")]
    pub institution: Option<String>,
    /// The role granted on acceptance.
    pub role: Role,
    /// The language of the mail.
    pub language: UiLanguage,
}

/// An invitation.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct InvitationView {
    /// Its identifier.
    pub id: InvitationId,
    /// The e-mail address it was sent to.
    pub email: String,
    /// The institution, for an author or a focal point.
    pub institution: Option<InstitutionRef>,
    /// The role granted on acceptance.
    pub role: Role,
    /// The language of the mail.
    pub language: UiLanguage,
    /// Whether it can be accepted, and if not, why.
    pub state: InvitationState,
    /// The state of its latest mail; null if none is known.
    pub letter: Option<LetterView>,
    /// When it was first sent.
    pub created_at: Timestamp,
    /// When it expires.
    pub expires_at: Timestamp,
    /// When it was accepted, if it was.
    pub accepted_at: Option<Timestamp>,
    /// When it was revoked, if it was.
    pub revoked_at: Option<Timestamp>,
}

/// The state of an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum InvitationState {
    /// It can be accepted.
    Open,
    /// It was accepted.
    Accepted,
    /// It was revoked.
    Revoked,
    /// It has expired.
    Expired,
    /// The inviter can no longer grant this role. Inviting the person again makes the invitation valid.
    Void,
}

/// The state of a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LetterView {
    /// The progress of sending it.
    pub state: Progress,
    /// When a mail server accepted it, if one did.
    pub sent_at: Option<Timestamp>,
    /// Why it was abandoned, if it was.
    pub failure: Option<Failure>,
}

/// The response to an invitation.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Invited {
    /// The invitation.
    pub invitation: InvitationView,
    /// Whether the invitation is new, i.e. there was no open one before.
    pub new: bool,
}

impl People {
    /// Invites a person; the mail is sent afterwards. An open invitation to the same role is renewed: its link stays
    /// the same and is valid for two weeks from now. A mail is sent unless the last one was requested within the hour
    /// and was not abandoned.
    ///
    /// # Errors
    /// Those of the policy; `invalid`; `conflict` if the person already has the role; `too_many_requests` after too
    /// many mails to this address or from this account.
    pub fn invite(&self, context: &Context, input: Input<Invite>) -> Result<Invited> {
        context.actor.user()?;
        self.store.write(context, |tx| {
            let named = input.text("institution").map(str::to_owned);
            let named = input.ok().and_then(|invite| invite.institution.clone()).or(named);
            let institution = match &named {
                Some(named) => tx.institution(named)?,
                None => None,
            };
            let id = institution.as_ref().map(|institution| institution.id);
            let permit = tx.permit_task(task_for(named.is_some()), id)?;
            let invite = input.get()?;
            let mut faults = place_faults(invite.role, named.is_some(), institution.is_some());
            let email = email_address(&invite.email).map_err(|code| faults.push(Fault::new("/email", code)));
            let (Ok(email), true) = (email, faults.is_empty()) else { return Err(Error::invalid(faults)) };
            if has_already(tx, &email, invite.role, institution.as_ref())? {
                return Err(Error::new(Code::Conflict).detail("detail-already-member"));
            }
            let invitation = Invitation {
                id: InvitationId::new(),
                email,
                institution: id,
                role: invite.role,
                language: invite.language,
                invited_by: tx.actor().user_id(),
                created_at: tx.now,
                expires_at: tx.now.plus_seconds(INVITED_SECONDS),
                accepted_at: None,
                revoked_at: None,
            };
            let now = tx.now;
            if let Some(open) = tx.open_invitation(&invitation.email, id, invite.role, now)? {
                let renewed = Invitation { id: open.id, created_at: open.created_at, ..invitation };
                return renew(tx, &permit, &open, renewed, institution.as_ref());
            }
            write_to(tx, &invitation)?;
            tx.create_invitation(&permit, &invitation)?;
            let event = about(EventKind::InvitationSent, &invitation);
            let shown = shown(tx, invitation, institution.as_ref())?;
            Ok(Change::Made(Invited { invitation: shown, new: true }, vec![event]))
        })
    }

    /// The invitations that the caller may see: all of them for administrators, those to their own institutions for
    /// focal points.
    ///
    /// # Errors
    /// Those of the policy; `invalid`.
    pub fn invitations(&self, context: &Context, paging: Result<Paging>) -> Result<Page<InvitationView>> {
        let user = context.actor.user()?;
        let all = permit_task(&context.actor, Task::InviteRole, None).is_ok();
        let own: Vec<InstitutionId> = user
            .memberships
            .iter()
            .map(|membership| membership.institution)
            .filter(|id| permit_task(&context.actor, Task::InviteMember, Some(*id)).is_ok())
            .collect();
        if !all && own.is_empty() {
            return Err(Error::new(Code::Forbidden));
        }
        let paging = paging?;
        self.store.read(|db| {
            let (found, total) = db.invitations((!all).then_some(&own[..]), paging.skip, paging.limit)?;
            let now = self.store.clock().now();
            Ok(paging.page(views(db, found, now)?, total))
        })
    }

    /// Revokes an invitation. One that has already been accepted or revoked stays unchanged.
    ///
    /// # Errors
    /// Those of the policy; `not_found`, also if the caller may not see it.
    pub fn revoke_invitation(&self, context: &Context, id: InvitationId) -> Result<()> {
        context.actor.user()?;
        self.store.write(context, |tx| {
            let invitation = tx.invitation(id)?.ok_or_else(Error::not_found)?;
            let task = invitation.task();
            let permit = tx.permit_task(task, invitation.institution).map_err(|_| Error::not_found())?;
            if invitation.accepted_at.is_some() || invitation.revoked_at.is_some() {
                return Ok(Change::Unchanged(()));
            }
            tx.revoke_invitation(&permit, task, id)?;
            let event = Event::new(EventKind::InvitationRevoked).with("invitation", id.to_string());
            Ok(Change::Made((), vec![event]))
        })
    }
}

/// The invitations as they are shown.
pub(super) fn views(db: &mut Db, found: Vec<Invitation>, now: Timestamp) -> Result<Vec<InvitationView>> {
    let ids: Vec<InstitutionId> = found.iter().filter_map(|invitation| invitation.institution).collect();
    let institutions = db.institutions_by_id(&ids)?;
    let ids: Vec<InvitationId> = found.iter().map(|invitation| invitation.id).collect();
    let letters = db.sendings_about(&ids)?;
    let views = found.into_iter().map(|invitation| {
        let of = institutions.iter().find(|institution| Some(institution.id) == invitation.institution);
        view(db, invitation, of, &letters, now)
    });
    views.collect()
}

fn task_for(institution: bool) -> Task {
    if institution { Task::InviteMember } else { Task::InviteRole }
}

fn has_already(db: &mut Db, email: &str, role: Role, institution: Option<&Institution>) -> Result<bool> {
    let Some(account) = db.account_by_email(email)? else { return Ok(false) };
    match institution {
        Some(institution) => {
            let wanted = Membership { institution: institution.id, role };
            Ok(db.memberships(account.id)?.contains(&wanted))
        }
        None => Ok(db.roles(account.id)?.contains(&role)),
    }
}

/// Renews an open invitation in the name of the current inviter. If that changes nothing and the mail is on its way,
/// the invitation stays unchanged.
fn renew(
    tx: &mut Tx,
    permit: &Permit,
    open: &Invitation,
    renewed: Invitation,
    institution: Option<&Institution>,
) -> Result<Change<Invited>> {
    let last = tx.sendings_about(&[open.id])?.remove(&open.id);
    let lately = last.is_some_and(|sending| {
        sending.progress != Progress::GivenUp && tx.now.seconds_since(sending.called_for) < LETTER_LASTS
    });
    let again = !(lately && tx.invitation_stands(open)?);
    let same = (open.invited_by, open.language) == (renewed.invited_by, renewed.language);
    if !again && same {
        let invitation = shown(tx, open.clone(), institution)?;
        return Ok(Change::Unchanged(Invited { invitation, new: false }));
    }
    if again {
        write_to(tx, &renewed)?;
    }
    tx.renew_invitation(permit, &renewed)?;
    let event = about(EventKind::InvitationRenewed, &renewed);
    Ok(Change::Made(Invited { invitation: shown(tx, renewed, institution)?, new: false }, vec![event]))
}

/// Queues the mail for an invitation, unless there have been too many. Does not look at accounts, so the response
/// reveals nothing about them.
fn write_to(tx: &mut Tx, invitation: &Invitation) -> Result<()> {
    let now = tx.now;
    let since = now.plus_seconds(-COUNTED_OVER);
    let counts = tx.invitation_letters_since(since, &invitation.email, invitation.invited_by)?;
    for ((count, first), most) in counts.into_iter().zip([MOST_TO_ADDRESS, MOST_OF_ACCOUNT]) {
        if count >= most {
            let wait = COUNTED_OVER - now.seconds_since(first.unwrap_or(now));
            let wait = u64::try_from(wait.max(1)).map_err(Error::internal)?;
            let error = Error::new(Code::TooManyRequests).detail("detail-too-many-invitations");
            return Err(error.retry_after(wait));
        }
    }
    let kind = if invitation.institution.is_some() { "invitation" } else { "invitation-installation" };
    let mail = NewMail {
        about: About::Invitation(invitation.id),
        kind: kind.to_owned(),
        recipient: invitation.email.clone(),
        language: invitation.language,
        args: BTreeMap::new(),
    };
    tx.add_mail(&mail, now)
}

fn about(name: EventKind, invitation: &Invitation) -> Event {
    let event = Event::new(name).with("invitation", invitation.id.to_string());
    event.with("role", invitation.role.name())
}

/// The invitation as returned after a write.
fn shown(tx: &mut Tx, invitation: Invitation, institution: Option<&Institution>) -> Result<InvitationView> {
    let letters = tx.sendings_about(&[invitation.id])?;
    let now = tx.now;
    view(tx, invitation, institution, &letters, now)
}

fn view(
    db: &mut Db,
    invitation: Invitation,
    institution: Option<&Institution>,
    letters: &HashMap<InvitationId, Sending>,
    now: Timestamp,
) -> Result<InvitationView> {
    let state = match &invitation {
        Invitation { accepted_at: Some(_), .. } => InvitationState::Accepted,
        Invitation { revoked_at: Some(_), .. } => InvitationState::Revoked,
        expired if !expired.is_open(now) => InvitationState::Expired,
        open if db.invitation_stands(open)? => InvitationState::Open,
        _ => InvitationState::Void,
    };
    let letter = letters.get(&invitation.id).map(|sending| LetterView {
        state: sending.progress,
        sent_at: sending.sent_at,
        failure: sending.failure,
    });
    Ok(InvitationView {
        id: invitation.id,
        email: shown_address(&invitation.email),
        institution: institution.map(InstitutionRef::from),
        role: invitation.role,
        language: invitation.language,
        state,
        letter,
        created_at: invitation.created_at,
        expires_at: invitation.expires_at,
        accepted_at: invitation.accepted_at,
        revoked_at: invitation.revoked_at,
    })
}
