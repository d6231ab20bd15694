//! Invitations.

use diesel::dsl::count_star;
use diesel::prelude::*;

use super::connection::Db;
use super::rows::{named, parsed};
use super::schema::invitations;
use super::write::Tx;
use crate::domain::account::Role;
use crate::domain::ids::{InstitutionId, InvitationId, UserId};
use crate::domain::language::UiLanguage;
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::policy::{Actor, Credential, Permit, Task, permit_task};

/// An invitation.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// Its identifier; its token is derived from it.
    pub id: InvitationId,
    /// The address it was sent to.
    pub email: String,
    /// The institution, for an author or a focal point.
    pub institution: Option<InstitutionId>,
    /// The role it grants.
    pub role: Role,
    /// The language of the mail.
    pub language: UiLanguage,
    /// The account that sent it; none if it was sent from the command line.
    pub invited_by: Option<UserId>,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it expires.
    pub expires_at: Timestamp,
    /// When it was accepted, if it was.
    pub accepted_at: Option<Timestamp>,
    /// When it was revoked, if it was.
    pub revoked_at: Option<Timestamp>,
}

impl Invitation {
    /// The task that sending this invitation requires in the permission table.
    pub fn task(&self) -> Task {
        if self.institution.is_some() { Task::InviteMember } else { Task::InviteRole }
    }

    /// Whether it has been neither accepted nor revoked and has not expired. Whether it is still valid is checked by
    /// [`Db::invitation_stands`].
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.accepted_at.is_none() && self.revoked_at.is_none() && now < self.expires_at
    }
}

#[derive(Queryable, Insertable)]
#[diesel(table_name = invitations)]
struct InvitationRow {
    id: String,
    email: String,
    institution: Option<String>,
    role: String,
    language: String,
    invited_by: Option<String>,
    created_at: i64,
    expires_at: i64,
    accepted_at: Option<i64>,
    revoked_at: Option<i64>,
}

impl InvitationRow {
    fn invitation(self) -> Result<Invitation> {
        Ok(Invitation {
            id: parsed("invitations.id", &self.id)?,
            email: self.email,
            institution: self.institution.map(|id| parsed("invitations.institution", &id)).transpose()?,
            role: named("invitations.role", &self.role, Role::named)?,
            language: named("invitations.language", &self.language, UiLanguage::of)?,
            invited_by: self.invited_by.map(|id| parsed("invitations.invited_by", &id)).transpose()?,
            created_at: Timestamp::from_micros(self.created_at),
            expires_at: Timestamp::from_micros(self.expires_at),
            accepted_at: self.accepted_at.map(Timestamp::from_micros),
            revoked_at: self.revoked_at.map(Timestamp::from_micros),
        })
    }
}

impl Db {
    /// The invitation with this identifier.
    pub fn invitation(&mut self, id: InvitationId) -> Result<Option<Invitation>> {
        let row: Option<InvitationRow> = invitations::table.find(id.to_string()).first(self).optional()?;
        row.map(InvitationRow::invitation).transpose()
    }

    /// Whether its inviter would still be permitted to send it: an invitation grants nothing beyond that. Those sent
    /// from the command line are always valid.
    pub fn invitation_stands(&mut self, invitation: &Invitation) -> Result<bool> {
        let Some(id) = invitation.invited_by else { return Ok(true) };
        if self.account(id)?.is_none_or(|account| account.suspended_at.is_some()) {
            return Ok(false);
        }
        let inviter = Actor::User(self.user_now(id, Credential::Service, None)?);
        Ok(permit_task(&inviter, invitation.task(), invitation.institution).is_ok())
    }

    /// The open invitation for this address and role, if there is one.
    pub fn open_invitation(
        &mut self,
        email: &str,
        institution: Option<InstitutionId>,
        role: Role,
        now: Timestamp,
    ) -> Result<Option<Invitation>> {
        let rows: Vec<InvitationRow> = invitations::table
            .filter(invitations::email.eq(email))
            .filter(invitations::role.eq(role.name()))
            .filter(invitations::accepted_at.is_null())
            .filter(invitations::revoked_at.is_null())
            .filter(invitations::expires_at.gt(now.micros()))
            .order(invitations::id.desc())
            .load(self)?;
        let found: Vec<Invitation> =
            rows.into_iter().map(InvitationRow::invitation).collect::<Result<_>>()?;
        Ok(found.into_iter().find(|invitation| invitation.institution == institution))
    }

    /// A page of the invitations to these institutions, or of all invitations, latest first; and the total number.
    pub fn invitations(
        &mut self,
        institutions: Option<&[InstitutionId]>,
        skip: i64,
        limit: i64,
    ) -> Result<(Vec<Invitation>, i64)> {
        let matching = || {
            let mut query = invitations::table.into_boxed();
            if let Some(ids) = institutions {
                let ids: Vec<Option<String>> = ids.iter().map(|id| Some(id.to_string())).collect();
                query = query.filter(invitations::institution.eq_any(ids));
            }
            query
        };
        let total = matching().select(count_star()).first(self)?;
        let rows: Vec<InvitationRow> =
            matching().order(invitations::id.desc()).offset(skip).limit(limit).load(self)?;
        Ok((rows.into_iter().map(InvitationRow::invitation).collect::<Result<_>>()?, total))
    }
}

impl Tx<'_> {
    /// Records an invitation.
    pub fn create_invitation(&mut self, permit: &Permit, invitation: &Invitation) -> Result<()> {
        permit.for_task(invitation.task())?;
        let row = InvitationRow {
            id: invitation.id.to_string(),
            email: invitation.email.clone(),
            institution: invitation.institution.map(|id| id.to_string()),
            role: invitation.role.name().to_owned(),
            language: invitation.language.code().to_owned(),
            invited_by: invitation.invited_by.map(|id| id.to_string()),
            created_at: invitation.created_at.micros(),
            expires_at: invitation.expires_at.micros(),
            accepted_at: None,
            revoked_at: None,
        };
        diesel::insert_into(invitations::table).values(row).execute(self.db())?;
        Ok(())
    }

    /// Renews an invitation: changes its inviter, language and expiry.
    pub fn renew_invitation(&mut self, permit: &Permit, renewed: &Invitation) -> Result<()> {
        permit.for_task(renewed.task())?;
        diesel::update(invitations::table.find(renewed.id.to_string()))
            .set((
                invitations::invited_by.eq(renewed.invited_by.map(|id| id.to_string())),
                invitations::language.eq(renewed.language.code()),
                invitations::expires_at.eq(renewed.expires_at.micros()),
            ))
            .execute(self.db())?;
        Ok(())
    }

    /// Marks an invitation as accepted.
    pub fn accept_invitation(&mut self, permit: &Permit, id: InvitationId) -> Result<()> {
        permit.for_task(Task::AcceptInvitation)?;
        let at = self.now.micros();
        diesel::update(invitations::table.find(id.to_string()))
            .set(invitations::accepted_at.eq(at))
            .execute(self.db())?;
        Ok(())
    }

    /// Revokes an invitation.
    pub fn revoke_invitation(&mut self, permit: &Permit, task: Task, id: InvitationId) -> Result<()> {
        permit.for_task(task)?;
        let at = self.now.micros();
        diesel::update(invitations::table.find(id.to_string()))
            .set(invitations::revoked_at.eq(at))
            .execute(self.db())?;
        Ok(())
    }
}
