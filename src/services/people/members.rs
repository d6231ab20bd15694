//! The members of an institution.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::People;
use crate::domain::account::{Role, shown_address};
use crate::domain::event::{Event, EventKind};
use crate::domain::ids::UserId;
use crate::domain::time::Timestamp;
use crate::error::{Error, Result};
use crate::policy::{Context, Task, permit_task};
use crate::services::page::{Page, Paging};
use crate::store::Change;

/// A member of an institution.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct MemberView {
    /// The account.
    pub user: UserId,
    /// The person's name.
    pub name: String,
    /// The person's e-mail address.
    pub email: String,
    /// `author` or `focal_point`.
    pub role: Role,
    /// When the membership began.
    pub since: Timestamp,
}

impl People {
    /// The members of an institution.
    ///
    /// # Errors
    /// Those of the policy; `not_found`; `invalid`.
    pub fn members(
        &self,
        context: &Context,
        institution: &str,
        paging: Result<Paging>,
    ) -> Result<Page<MemberView>> {
        context.actor.user()?;
        self.store.read(|db| {
            let institution = db.institution(institution)?.ok_or_else(Error::not_found)?;
            permit_task(&context.actor, Task::ListMembers, Some(institution.id))?;
            let paging = paging?;
            let (members, total) = db.members(institution.id, paging.skip, paging.limit)?;
            let views = members.into_iter().map(|member| MemberView {
                user: member.account.id,
                name: member.account.name,
                email: shown_address(&member.account.email),
                role: member.role,
                since: member.since,
            });
            Ok(paging.page(views.collect(), total))
        })
    }

    /// Removes a member from an institution.
    ///
    /// # Errors
    /// Those of the policy; `not_found`.
    pub fn remove_member(&self, context: &Context, institution: &str, user: UserId) -> Result<()> {
        context.actor.user()?;
        self.store.write(context, |tx| {
            let institution = tx.institution(institution)?.ok_or_else(Error::not_found)?;
            let permit = tx.permit_task(Task::RemoveMember, Some(institution.id))?;
            if !tx.remove_member(&permit, user, institution.id)? {
                return Err(Error::not_found());
            }
            let event = Event::new(EventKind::MemberRemoved)
                .with("user", user.to_string())
                .with("institution", institution.id.to_string());
            Ok(Change::Made((), vec![event]))
        })
    }
}
