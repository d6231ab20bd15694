//! One account: its roles, and suspending and reinstating it.

use actix_web::web;
use askama::Template;
use serde_json::{Value, json};

use super::nav::{navigation, or_absent};
use super::people::all_roles;
use crate::domain::account::Role;
use crate::domain::ids::UserId;
use crate::error::{Error, Fault, FaultCode, Result};
use crate::http::answer::HandlerResult;
use crate::http::pages::flash::Flash;
use crate::http::pages::form::{Fields, FormFaults, PostedForm};
use crate::http::pages::frame::NavigationLink;
use crate::http::pages::head::{Head, Place};
use crate::http::pages::page::Page;
use crate::http::pages::{languages, roles};
use crate::http::state::SharedState;
use crate::services::input::Input;
use crate::services::people::{AccountFacts, ChangeUser};
use crate::services::{Context, blocking};

/// The roles that administrators give here.
const GIVEN: [Role; 4] = [Role::Editor, Role::Administrator, Role::Reviewer, Role::Researcher];
/// The field with the roles: a list.
const ROLES: &str = "/roles/-";
/// The field with the roles that the account had when the page was shown, by their names.
const SEEN: &str = "seen";

#[derive(Template)]
#[template(path = "admin/person.html")]
struct PersonPage<'a> {
    page: &'a Page,
    nav: Vec<NavigationLink>,
    faults: &'a FormFaults,
    name: &'a str,
    about: String,
    is_suspended: bool,
    is_own: bool,
    roles: Vec<String>,
    institutions: Vec<(String, String)>,
    choices: Vec<Choice>,
    follows: Vec<String>,
    action: String,
    journal: String,
    /// The roles that the account has, by their names.
    seen: String,
    /// What they are in words, if somebody else has changed them since the form was opened.
    now: Option<String>,
}

/// A role to tick.
struct Choice {
    code: &'static str,
    name: String,
    hint: String,
    is_ticked: bool,
}

fn path(id: UserId) -> String {
    format!("/admin/people/{id}")
}

async fn read(state: &SharedState, context: Context, id: &str) -> Result<AccountFacts> {
    let people = state.people.clone();
    let id: Option<UserId> = id.parse().ok();
    let read = move || match id {
        Some(id) => people.account(&context, id),
        None => Err(Error::not_found()),
    };
    or_absent(blocking(read).await)
}

/// Shows an account.
pub async fn show(page: Page, state: SharedState, of: web::Path<(String, String)>) -> HandlerResult {
    page.signed_in()?;
    let facts = read(&state, page.context(), &of.1).await?;
    shown(&page, &facts, None, &FormFaults::default())
}

/// Changes the roles of an account, suspends or reinstates it.
pub async fn act(form: PostedForm, state: SharedState, of: web::Path<(String, String)>) -> HandlerResult {
    form.page.signed_in()?;
    let (page, context, mut typed) = (form.page.clone(), form.context(), form.fields);
    let facts = read(&state, page.context(), &of.1).await?;
    let act = typed.take("act");
    if typed.switches_language() {
        return shown(&page, &facts, Some(&typed), &FormFaults::default());
    }
    let (input, flash, seen) = match act.as_str() {
        "suspend" => (json!({"suspended": true}), Flash::AccountSuspended, None),
        "reinstate" => (json!({"suspended": false}), Flash::AccountReinstated, None),
        "roles" => {
            let seen = typed.take(SEEN);
            let seen = seen.split(' ').filter_map(Role::named).collect::<Vec<_>>();
            (with_roles(&typed), Flash::RolesChanged, Some(seen))
        }
        _ => return Err(Error::invalid(vec![Fault::new("/act", FaultCode::NotAnOption)]).into()),
    };
    let (people, id) = (state.people.clone(), facts.entry.user.id);
    let (input, caller) = (Input::<ChangeUser>::new(input), page.context());
    match blocking(move || people.change_user(&context, id, input, seen.as_deref())).await {
        Ok(_) => Ok(page.redirect(&path(id), Some(flash))),
        Err(error) => {
            let facts = read(&state, caller, &of.1).await?;
            shown(&page, &facts, Some(&typed), &or_absent(FormFaults::of(&page, error))?)
        }
    }
}

/// The form as input: no role ticked means none.
fn with_roles(typed: &Fields) -> Value {
    let mut value = typed.value();
    if value["roles"].is_null() {
        value["roles"] = json!([]);
    }
    value
}

fn shown(page: &Page, facts: &AccountFacts, typed: Option<&Fields>, faults: &FormFaults) -> HandlerResult {
    let user = &facts.entry.user;
    let is_ticked = |role: Role| match typed {
        Some(typed) => typed.has(ROLES, role.name()),
        None => user.roles.contains(&role),
    };
    let institutions = facts.entry.memberships.iter().map(|(institution, role)| {
        let name = institution.name.in_language(page.language);
        let address = page.to(&format!("/admin/institutions/{}", institution.id));
        (address, roles::with_institution(page, *role, Some(name)))
    });
    let content = PersonPage {
        page,
        nav: navigation(page),
        faults,
        name: &user.name,
        about: [
            user.email.clone(),
            page.with_args("person-since", [("date", page.date(user.created_at).into())]),
            page.with_args("person-language", [("language", languages::name(user.language).into())]),
        ]
        .join(" · "),
        is_suspended: user.suspended,
        is_own: facts.is_own,
        roles: all_roles(page, &facts.entry),
        institutions: institutions.collect(),
        choices: GIVEN
            .map(|role| Choice {
                code: role.name(),
                name: roles::name(page, role),
                hint: page.say(&format!("person-role-{}", role.name())),
                is_ticked: is_ticked(role),
            })
            .into(),
        follows: follows(page, facts),
        action: page.to(&path(user.id)),
        journal: page.to(&format!("/admin/journal?by={}", user.id)),
        seen: user.roles.iter().map(|role| role.name()).collect::<Vec<_>>().join(" "),
        now: (typed.is_some() && !faults.is_empty()).then(|| now(page, &user.roles)),
    };
    let title = match faults.is_empty() {
        true => user.name.clone(),
        false => page.with_args("form-error-title", [("title", (&user.name).into())]),
    };
    let mut head = Head::unlisted(title, Place::Administration);
    if !facts.is_own {
        head = head.with_form("roles");
    }
    page.render_form(&head, faults, &content)
}

/// Says which roles an account has.
fn now(page: &Page, roles: &[Role]) -> String {
    if roles.is_empty() {
        return page.say("person-roles-now-none");
    }
    let names: Vec<String> = roles.iter().map(|role| roles::name(page, *role)).collect();
    let names = names.join(", ");
    page.with_args("person-roles-now", [("roles", names.into())])
}

/// Says what follows from suspending an account.
fn follows(page: &Page, facts: &AccountFacts) -> Vec<String> {
    let mut follows = vec![page.count("person-follows-sessions", facts.sessions)];
    if facts.tokens > 0 {
        follows.push(page.count("person-follows-tokens", facts.tokens));
    }
    if facts.invitations > 0 {
        follows.push(page.count("person-follows-invitations", facts.invitations));
    }
    follows.push(page.say("person-follows-texts"));
    follows
}
