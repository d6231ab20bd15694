//! The people of one institution, with the invitations to it, as its focal points and administrators see them.

use super::{InvitationView, MemberView, People};
use crate::domain::account::{Role, shown_address};
use crate::domain::ids::UserId;
use crate::domain::institution::Institution;
use crate::error::{Error, Result};
use crate::policy::{Context, Task, permit_task};
use crate::services::page::{Page, Paging};
use crate::store::InvitedTo;

/// Most members and invitations that the page of an institution shows at once.
const SHOWN: i64 = 100;

/// An institution, and who belongs to it.
#[derive(Clone, Debug)]
pub struct InstitutionPeople {
    /// The institution.
    pub institution: Institution,
    /// Whether the caller may change it.
    pub can_change: bool,
    /// Its members, in order of joining.
    pub members: Page<Member>,
    /// The number of its members who are focal points and not suspended.
    pub focal_points: usize,
    /// The invitations to it that nobody has accepted or revoked, the latest first.
    pub invitations: Page<InvitationView>,
    /// The number of its published practices.
    pub published: usize,
}

/// A member, with what matters for their institution.
#[derive(Clone, Debug)]
pub struct Member {
    /// The member.
    pub view: MemberView,
    /// Whether their account is suspended.
    pub is_suspended: bool,
    /// Whether it is the caller.
    pub is_own: bool,
}

impl People {
    /// An institution with the people who belong to it and the invitations that wait. The first hundred of each.
    ///
    /// # Errors
    /// Those of the policy; `not_found`.
    pub fn of_institution(&self, context: &Context, named: &str) -> Result<InstitutionPeople> {
        context.actor.user()?;
        let now = self.store.clock().now();
        self.store.read(|db| {
            let institution = db.institution(named)?.ok_or_else(Error::not_found)?;
            permit_task(&context.actor, Task::ListMembers, Some(institution.id))?;
            permit_task(&context.actor, Task::InviteMember, Some(institution.id))?;
            let paging = Paging { skip: 0, limit: SHOWN };
            let (members, total) = db.members(institution.id, paging.skip, paging.limit)?;
            let of_focal_point = |member: &&crate::store::Member| {
                member.role == Role::FocalPoint && member.account.suspended_at.is_none()
            };
            let focal_points = members.iter().filter(of_focal_point).count();
            let members = members.into_iter().map(|member| Member {
                is_suspended: member.account.suspended_at.is_some(),
                is_own: context.actor.user_id() == Some(member.account.id),
                view: MemberView {
                    user: member.account.id,
                    name: member.account.name,
                    email: shown_address(&member.account.email),
                    role: member.role,
                    since: member.since,
                },
            });
            let members = paging.page(members.collect(), total);
            let to = InvitedTo::Institution(institution.id);
            let (found, total) = db.pending_invitations(to, paging.skip, paging.limit)?;
            let invitations = paging.page(super::invitations::views(db, found, now)?, total);
            let published = db.published_counts()?.remove(&institution.id).unwrap_or_default();
            Ok(InstitutionPeople {
                can_change: permit_task(&context.actor, Task::ManageInstitutions, None).is_ok(),
                institution,
                members,
                focal_points,
                invitations,
                published: usize::try_from(published).map_err(Error::internal)?,
            })
        })
    }

    /// The member with this account.
    ///
    /// # Errors
    /// Those of the policy; `not_found`.
    pub fn member(
        &self,
        context: &Context,
        institution: &str,
        user: UserId,
    ) -> Result<(InstitutionPeople, Member)> {
        let of = self.of_institution(context, institution)?;
        let found = of.members.items.iter().find(|member| member.view.user == user).cloned();
        found.map(|member| (of, member)).ok_or_else(Error::not_found)
    }

    /// A page of all invitations that nobody has accepted or revoked, the latest first.
    ///
    /// # Errors
    /// Those of the policy; `invalid`.
    pub fn pending(&self, context: &Context, paging: Result<Paging>) -> Result<Page<InvitationView>> {
        permit_task(&context.actor, Task::InviteRole, None)?;
        let (paging, now) = (paging?, self.store.clock().now());
        self.store.read(|db| {
            let (found, total) = db.pending_invitations(InvitedTo::Anything, paging.skip, paging.limit)?;
            Ok(paging.page(super::invitations::views(db, found, now)?, total))
        })
    }
}
