//! Roles, as pages name them.

use super::page::Page;
use crate::domain::account::Role;

/// Returns the name of a role.
pub fn name(page: &Page, role: Role) -> String {
    page.say(&format!("role-{}", role.name().replace('_', "-")))
}

/// Returns the name of a role with that of its institution, if it has one.
pub fn with_institution(page: &Page, role: Role, institution: Option<&str>) -> String {
    let role = name(page, role);
    match institution {
        Some(institution) => page
            .with_args("role-in-institution", [("role", role.into()), ("institution", institution.into())]),
        None => role,
    }
}
