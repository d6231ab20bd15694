//! Accounts as administrators look for them, and what would follow from suspending one.

use std::collections::{HashMap, HashSet};

use super::users::user_view;
use super::{People, UserView};
use crate::domain::account::{Membership, Role};
use crate::domain::ids::UserId;
use crate::domain::institution::InstitutionRef;
use crate::domain::text::folded;
use crate::error::{Error, Result};
use crate::policy::{Context, Task, permit_task};
use crate::services::page::{Page, Paging};
use crate::store::{AccountLine, Db};

/// Which accounts to list.
#[derive(Clone, Debug, Default)]
pub struct AccountFilter {
    /// Words that the name or the address contains, regardless of case and accents.
    pub words: String,
    /// Only those of this group.
    pub group: Option<AccountGroup>,
}

/// A group of accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountGroup {
    /// Those with this role, in any institution if it is a role in one.
    Having(Role),
    /// Those that have no role at all, and so can do nothing.
    WithoutRole,
    /// Those that are suspended.
    Suspended,
}

/// An account with all its roles.
#[derive(Clone, Debug)]
pub struct AccountEntry {
    /// The account, with its installation-wide roles.
    pub user: UserView,
    /// Its institutions, with its role in each.
    pub memberships: Vec<(InstitutionRef, Role)>,
}

/// An account, and what suspending it would end.
#[derive(Clone, Debug)]
pub struct AccountFacts {
    /// The account.
    pub entry: AccountEntry,
    /// Whether it is the caller's own. Nobody can suspend it or change its roles but another administrator.
    pub is_own: bool,
    /// The number of sessions that would end.
    pub sessions: usize,
    /// The number of tokens that would stop working while it is suspended.
    pub tokens: usize,
    /// The number of open invitations from it, which could not be accepted any longer.
    pub invitations: usize,
}

impl People {
    /// The accounts that match, by name.
    ///
    /// # Errors
    /// Those of the policy; `invalid`.
    pub fn accounts(
        &self,
        context: &Context,
        filter: &AccountFilter,
        paging: Result<Paging>,
    ) -> Result<Page<AccountEntry>> {
        permit_task(&context.actor, Task::ManageUsers, None)?;
        let paging = paging?;
        self.store.read(|db| {
            let words = folded(&filter.words);
            let words: Vec<&str> = words.split_whitespace().collect();
            let mut lines = db.account_lines()?;
            if let Some(group) = filter.group {
                keep_group(db, group, &mut lines)?;
            }
            let mut found: Vec<(String, UserId)> = Vec::new();
            for line in lines {
                let name = folded(&line.name);
                let text = format!("{name} {}", folded(&line.email));
                if words.iter().all(|word| text.contains(word)) {
                    found.push((name, line.id));
                }
            }
            found.sort();
            let total = i64::try_from(found.len()).map_err(Error::internal)?;
            let skip = usize::try_from(paging.skip).map_err(Error::internal)?;
            let limit = usize::try_from(paging.limit).map_err(Error::internal)?;
            let mut items = Vec::new();
            for (_, id) in found.into_iter().skip(skip).take(limit) {
                items.extend(entry(db, id)?);
            }
            Ok(paging.page(items, total))
        })
    }

    /// An account, and what would follow from suspending it.
    ///
    /// # Errors
    /// Those of the policy; `not_found`.
    pub fn account(&self, context: &Context, id: UserId) -> Result<AccountFacts> {
        permit_task(&context.actor, Task::ManageUsers, None)?;
        let now = self.store.clock().now();
        self.store.read(|db| {
            let entry = entry(db, id)?.ok_or_else(Error::not_found)?;
            let invitations = db.open_invitations_of(id, now)?;
            Ok(AccountFacts {
                entry,
                is_own: context.actor.user_id() == Some(id),
                sessions: db.sessions(id, now)?.len(),
                tokens: db.api_tokens(id, now)?.len(),
                invitations: usize::try_from(invitations).map_err(Error::internal)?,
            })
        })
    }
}

fn keep_group(db: &mut Db, group: AccountGroup, lines: &mut Vec<AccountLine>) -> Result<()> {
    if group == AccountGroup::Suspended {
        lines.retain(|line| line.is_suspended);
        return Ok(());
    }
    let members = db.all_memberships()?.into_iter().map(|(user, Membership { role, .. })| (user, role));
    let roles: Vec<(UserId, Role)> = members.chain(db.all_roles()?).collect();
    let is_meant = |role: Role| match group {
        AccountGroup::Having(wanted) => role == wanted,
        _ => true,
    };
    let having: HashSet<UserId> =
        roles.into_iter().filter(|(_, role)| is_meant(*role)).map(|(user, _)| user).collect();
    lines.retain(|line| having.contains(&line.id) == (group != AccountGroup::WithoutRole));
    Ok(())
}

fn entry(db: &mut Db, id: UserId) -> Result<Option<AccountEntry>> {
    let Some(account) = db.account(id)? else { return Ok(None) };
    let memberships = db.memberships(id)?;
    let ids: Vec<_> = memberships.iter().map(|membership| membership.institution).collect();
    let names: HashMap<_, _> =
        db.institutions_by_id(&ids)?.into_iter().map(|institution| (institution.id, institution)).collect();
    let memberships = memberships
        .iter()
        .filter_map(|of| Some((InstitutionRef::from(names.get(&of.institution)?), of.role)))
        .collect();
    Ok(Some(AccountEntry { user: user_view(db, account)?, memberships }))
}
