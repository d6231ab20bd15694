//! Roles, as pages name them.

use super::page::Page;
use crate::domain::account::Role;
use crate::services::accounts::Person;

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

/// Returns the path of the page on which somebody begins: the editors' desk, their institution's sections or the
/// administration, otherwise their account.
pub fn start(person: Option<&Person>) -> &'static str {
    let Some(actor) = person.map(Person::actor) else { return "/account" };
    if actor.has(Role::Editor) {
        "/desk"
    } else if !actor.institutions().is_empty() {
        "/work"
    } else if actor.has(Role::Administrator) {
        "/admin"
    } else {
        "/account"
    }
}
