//! One's own account, as returned to its owner.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::account::{Role, Scope, shown_address};
use crate::domain::ids::UserId;
use crate::domain::institution::InstitutionRef;
use crate::domain::language::UiLanguage;
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::policy::User;
use crate::store::{Account, Db};

/// One's own account.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Me {
    /// Its identifier.
    pub id: UserId,
    /// Its e-mail address.
    pub email: String,
    /// The person's name.
    pub name: String,
    /// The language for pages and mails.
    pub language: UiLanguage,
    /// The installation-wide roles.
    pub roles: Vec<Role>,
    /// The roles in institutions.
    pub memberships: Vec<MembershipView>,
    /// The scopes of the API token in use. Null for a session, which is not limited to scopes.
    pub scopes: Option<Vec<Scope>>,
    /// When the account was created.
    pub created_at: Timestamp,
}

/// A role in an institution.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct MembershipView {
    /// The institution.
    pub institution: InstitutionRef,
    /// `author` or `focal_point`.
    pub role: Role,
}

pub(crate) fn me(db: &mut Db, account: &Account, user: &User) -> Result<Me> {
    let ids: Vec<_> = user.memberships.iter().map(|membership| membership.institution).collect();
    let institutions = db.institutions_by_id(&ids)?;
    let memberships = user.memberships.iter().filter_map(|membership| {
        let institution = institutions.iter().find(|found| found.id == membership.institution)?;
        Some(MembershipView { institution: InstitutionRef::from(institution), role: membership.role })
    });
    Ok(Me {
        id: account.id,
        email: shown_address(&account.email),
        name: account.name.clone(),
        language: account.language,
        roles: user.roles.clone(),
        memberships: memberships.collect(),
        scopes: user.scopes.clone(),
        created_at: account.created_at,
    })
}
