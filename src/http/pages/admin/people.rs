//! The accounts of the installation, and all invitations that wait.

use actix_web::HttpRequest;
use askama::Template;

use super::invitations::{self, InvitationRow};
use super::nav::{navigation, or_absent};
use super::pager::{Pager, asked};
use crate::domain::account::Role;
use crate::domain::html::Html;
use crate::http::answer::HandlerResult;
use crate::http::pages::form::{Fields, FormFaults, PostedForm};
use crate::http::pages::frame::NavigationLink;
use crate::http::pages::head::{Head, Place};
use crate::http::pages::page::Page;
use crate::http::pages::roles;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::page::Paging;
use crate::services::people::{AccountEntry, AccountFilter, AccountGroup};

/// The path of the list.
const PATH: &str = "/admin/people";
/// Most invitations that are shown.
const MOST_INVITATIONS: i64 = 100;
/// Most roles of an account that the list names.
const MOST_ROLES: usize = 4;
/// The roles that administrators invite to here; those in an institution are on its page.
const INVITED_TO: [Role; 4] = [Role::Editor, Role::Administrator, Role::Reviewer, Role::Researcher];

#[derive(Template)]
#[template(path = "admin/people.html")]
struct PeoplePage<'a> {
    page: &'a Page,
    nav: Vec<NavigationLink>,
    faults: &'a FormFaults,
    rows: Vec<Row>,
    found: String,
    pager: Pager,
    q: &'a str,
    groups: Vec<(String, String, bool)>,
    is_narrowed: bool,
    invitations: Vec<InvitationRow>,
    more_invitations: String,
    form: Html,
}

/// An account in the list.
struct Row {
    address: String,
    name: String,
    email: String,
    roles: Vec<String>,
    is_suspended: bool,
}

/// Lists accounts and invitations.
pub async fn show(page: Page, state: SharedState, request: HttpRequest) -> HandlerResult {
    page.signed_in()?;
    shown(&page, &state, &request, &Fields::default(), &FormFaults::default()).await
}

/// Invites to a role, invites again, or revokes an invitation.
pub async fn act(form: PostedForm, state: SharedState, request: HttpRequest) -> HandlerResult {
    form.page.signed_in()?;
    let (page, context, mut typed) = (form.page.clone(), form.context(), form.fields);
    if typed.switches_language() {
        return shown(&page, &state, &request, &typed, &FormFaults::default()).await;
    }
    let act = typed.take("act");
    match invitations::act(&page, &state, context, &act, typed.clone()).await? {
        Ok(flash) => Ok(page.redirect(PATH, Some(flash))),
        Err(faults) => shown(&page, &state, &request, &typed, &faults).await,
    }
}

async fn shown(
    page: &Page,
    state: &SharedState,
    request: &HttpRequest,
    typed: &Fields,
    faults: &FormFaults,
) -> HandlerResult {
    let (fields, paging) = asked(request);
    let filter = AccountFilter { words: fields.typed("q").to_owned(), group: group(fields.typed("group")) };
    let (people, context) = (state.people.clone(), page.context());
    let read = move || {
        let accounts = people.accounts(&context, &filter, Ok(paging))?;
        let first = Paging { skip: 0, limit: MOST_INVITATIONS };
        Ok((accounts, people.pending(&context, Ok(first))?))
    };
    let (accounts, pending) = or_absent(blocking(read).await)?;
    let filters = [("q", fields.typed("q")), ("group", fields.typed("group"))];
    let count = |total: i64| usize::try_from(total).unwrap_or_default();
    let more = count(pending.total).saturating_sub(pending.items.len());
    let content = PeoplePage {
        page,
        nav: navigation(page),
        faults,
        rows: accounts.items.iter().map(|entry| row(page, entry)).collect(),
        found: page.count("people-found", count(accounts.total)),
        pager: Pager::of(page, PATH, &filters, paging, &accounts),
        q: fields.typed("q"),
        groups: groups(page, fields.typed("group")),
        is_narrowed: filters.iter().any(|(_, value)| !value.is_empty()),
        invitations: invitations::rows(page, &pending.items),
        more_invitations: if more > 0 {
            page.count("institution-more-invitations", more)
        } else {
            String::new()
        },
        form: invitations::form(page, &INVITED_TO, typed, faults)?,
    };
    let head = Head::unlisted(faults.title(page, "people-title"), Place::Administration).with_form("invite");
    page.render_form(&head, faults, &content)
}

/// Returns the group with this name in addresses.
fn group(name: &str) -> Option<AccountGroup> {
    match name {
        "none" => Some(AccountGroup::WithoutRole),
        "suspended" => Some(AccountGroup::Suspended),
        role => Role::named(role).map(AccountGroup::Having),
    }
}

fn groups(page: &Page, chosen: &str) -> Vec<(String, String, bool)> {
    use Role::*;
    let all = [FocalPoint, Author, Editor, Administrator, Reviewer, Researcher];
    let named = all.iter().map(|role| (role.name().to_owned(), roles::name(page, *role)));
    let others = [("none", "people-without-role"), ("suspended", "people-suspended")];
    let others = others.into_iter().map(|(code, text)| (code.to_owned(), page.say(text)));
    named
        .chain(others)
        .map(|(code, name)| {
            let is_chosen = code == chosen;
            (code, name, is_chosen)
        })
        .collect()
}

fn row(page: &Page, entry: &AccountEntry) -> Row {
    let mut roles = all_roles(page, entry);
    let more = roles.len().saturating_sub(MOST_ROLES);
    if more > 1 {
        roles.truncate(MOST_ROLES);
        roles.push(page.count("people-more-roles", more));
    }
    Row {
        address: page.to(&format!("{PATH}/{}", entry.user.id)),
        name: entry.user.name.clone(),
        email: entry.user.email.clone(),
        roles,
        is_suspended: entry.user.suspended,
    }
}

/// Returns every role of an account, with its institution if it is a role in one.
pub fn all_roles(page: &Page, entry: &AccountEntry) -> Vec<String> {
    let in_institutions = entry.memberships.iter().map(|(institution, role)| {
        roles::with_institution(page, *role, Some(institution.name.in_language(page.language)))
    });
    let everywhere = entry.user.roles.iter().map(|role| roles::name(page, *role));
    in_institutions.chain(everywhere).collect()
}
