//! One institution: what it is, who belongs to it, and the invitations to it. Its focal points come here from their
//! work; only administrators change the institution itself.

use actix_web::web;
use askama::Template;

use super::institution_form::{self, InstitutionForm};
use super::institutions::place;
use super::invitations::{self, InvitationRow};
use super::kinds;
use super::logo::{self, ShownLogo};
use super::nav::{navigation, or_absent};
use crate::domain::account::Role;
use crate::domain::html::Html;
use crate::domain::ids::UserId;
use crate::domain::language::UiLanguage;
use crate::error::{Error, Result};
use crate::http::answer::HandlerResult;
use crate::http::pages::flash::Flash;
use crate::http::pages::form::{Fields, FormFaults, PostedForm};
use crate::http::pages::frame::NavigationLink;
use crate::http::pages::head::{Head, Place};
use crate::http::pages::lists::foreign_label;
use crate::http::pages::page::Page;
use crate::http::pages::{languages, roles};
use crate::http::state::SharedState;
use crate::services::input::Input;
use crate::services::people::{InstitutionPeople, Member};
use crate::services::settings::ChangeInstitution;
use crate::services::{Context, blocking};

#[derive(Template)]
#[template(path = "admin/institution.html")]
struct InstitutionPage<'a> {
    page: &'a Page,
    nav: Vec<NavigationLink>,
    name: &'a str,
    lang: Option<String>,
    what: String,
    faults: &'a FormFaults,
    /// The names in the other languages: the code, the language and the name.
    names: Vec<(String, String, String)>,
    logo: Option<ShownLogo>,
    logo_address: String,
    published: String,
    /// The address for changing it; empty for those who may not.
    change: String,
    members: Vec<MemberRow>,
    more_members: String,
    lacks_focal_point: bool,
    invitations: Vec<InvitationRow>,
    more_invitations: String,
    form: Html,
}

/// A member in words.
struct MemberRow {
    name: String,
    email: String,
    role: String,
    since: String,
    is_suspended: bool,
    /// The address for removing them.
    remove: String,
}

#[derive(Template)]
#[template(path = "admin/member.html")]
struct MemberPage<'a> {
    page: &'a Page,
    nav: Vec<NavigationLink>,
    title: String,
    institution: String,
    follows: Vec<String>,
    action: String,
    back: String,
    button: String,
}

/// The address of the page of an institution, below the language.
fn path(named: &str) -> String {
    format!("/admin/institutions/{named}")
}

async fn read(state: &SharedState, context: Context, named: &str) -> Result<InstitutionPeople> {
    let (people, named) = (state.people.clone(), named.to_owned());
    or_absent(blocking(move || people.of_institution(&context, &named)).await)
}

/// Shows an institution.
pub async fn show(page: Page, state: SharedState, of: web::Path<(String, String)>) -> HandlerResult {
    page.signed_in()?;
    let seen = read(&state, page.context(), &of.1).await?;
    shown(&page, &seen, &Fields::default(), &FormFaults::default())
}

/// Invites to an institution, invites again, or revokes an invitation.
pub async fn act(form: PostedForm, state: SharedState, of: web::Path<(String, String)>) -> HandlerResult {
    form.page.signed_in()?;
    let (page, context, mut typed) = (form.page.clone(), form.context(), form.fields);
    let seen = read(&state, page.context(), &of.1).await?;
    if typed.switches_language() {
        return shown(&page, &seen, &typed, &FormFaults::default());
    }
    let act = typed.take("act");
    // Whatever the form says, it is about this institution.
    typed.set("institution", &seen.institution.id.to_string());
    match invitations::act(&page, &state, context, &act, typed.clone()).await? {
        Ok(flash) => Ok(page.redirect(&path(&seen.institution.id.to_string()), Some(flash))),
        Err(faults) => shown(&page, &seen, &typed, &faults),
    }
}

fn shown(page: &Page, seen: &InstitutionPeople, typed: &Fields, faults: &FormFaults) -> HandlerResult {
    let institution = &seen.institution;
    let name = institution.name.in_language(page.language);
    let own = path(&institution.id.to_string());
    let more = |id: &str, total: i64, shown: usize| {
        let more = usize::try_from(total).unwrap_or_default().saturating_sub(shown);
        if more > 0 { page.count(id, more) } else { String::new() }
    };
    // The first one is chosen unless somebody chooses: what an institution lacks.
    let offered = match seen.focal_points {
        0 => &[Role::FocalPoint, Role::Author],
        _ => &[Role::Author, Role::FocalPoint],
    };
    let what = [
        institution.acronym.clone(),
        place(page, institution.country.as_deref()),
        kinds::name(page, institution.kind),
    ];
    let content = InstitutionPage {
        page,
        nav: navigation(page),
        name,
        lang: foreign_label(page, &institution.name),
        what: what.join(" · "),
        faults,
        names: institution
            .name
            .0
            .iter()
            .filter(|(_, text)| text.as_str() != name)
            .map(|(code, text)| (code.clone(), language_name(code), text.clone()))
            .collect(),
        logo: ShownLogo::of(page, institution),
        logo_address: page.to(&logo::path(&institution.id.to_string())),
        published: page.count("institution-published", seen.published),
        change: if seen.can_change { page.to(&format!("{own}/edit")) } else { String::new() },
        members: seen.members.items.iter().map(|member| member_row(page, &own, member)).collect(),
        more_members: more("institution-more-members", seen.members.total, seen.members.items.len()),
        lacks_focal_point: seen.focal_points == 0,
        invitations: invitations::rows(page, &seen.invitations.items),
        more_invitations: more(
            "institution-more-invitations",
            seen.invitations.total,
            seen.invitations.items.len(),
        ),
        form: invitations::form(page, offered, typed, faults)?,
    };
    let title = match faults.is_empty() {
        true => name.to_owned(),
        false => page.with_args("form-error-title", [("title", name.into())]),
    };
    let place = if seen.can_change { Place::Administration } else { Place::Work };
    page.render_form(&Head::unlisted(title, place).with_form("invite"), faults, &content)
}

/// The language's own name, or its code if pages are not in it.
fn language_name(code: &str) -> String {
    UiLanguage::of(code).map_or_else(|| code.to_owned(), |language| languages::name(language).to_owned())
}

fn member_row(page: &Page, own: &str, member: &Member) -> MemberRow {
    MemberRow {
        name: member.view.name.clone(),
        email: member.view.email.clone(),
        role: roles::name(page, member.view.role),
        since: page.with_args("institution-member-since", [("date", page.date(member.view.since).into())]),
        is_suspended: member.is_suspended,
        remove: page.to(&format!("{own}/members/{}", member.view.user)),
    }
}

/// Shows the form for changing an institution.
pub async fn edit(page: Page, state: SharedState, of: web::Path<(String, String)>) -> HandlerResult {
    page.signed_in()?;
    let seen = read(&state, page.context(), &of.1).await?;
    let typed = institution_form::of(&seen.institution);
    show_form(&page, &seen, &typed, &FormFaults::default())
}

/// Changes an institution.
pub async fn change(form: PostedForm, state: SharedState, of: web::Path<(String, String)>) -> HandlerResult {
    form.page.signed_in()?;
    let (page, context, typed) = (form.page.clone(), form.context(), form.fields);
    let seen = read(&state, page.context(), &of.1).await?;
    if typed.switches_language() {
        return show_form(&page, &seen, &typed, &FormFaults::default());
    }
    let id = seen.institution.id.to_string();
    let (input, named) = (institution_form::value(&typed, Some(&seen.institution)), id.clone());
    let input = Input::<ChangeInstitution>::new(input);
    match blocking(move || state.settings.change_institution(&context, &named, input)).await {
        Ok(_) => Ok(page.redirect(&path(&id), Some(Flash::Saved))),
        Err(error) => show_form(&page, &seen, &typed, &or_absent(FormFaults::of(&page, error))?),
    }
}

fn show_form(page: &Page, seen: &InstitutionPeople, typed: &Fields, faults: &FormFaults) -> HandlerResult {
    if !seen.can_change {
        return Err(Error::not_found().into());
    }
    let own = path(&seen.institution.id.to_string());
    let form = InstitutionForm {
        title: seen.institution.name.in_language(page.language).to_owned(),
        lede: page.say("institution-edit-lede"),
        action: page.to(&format!("{own}/edit")),
        button: page.say("institution-save"),
        back: page.to(&own),
        reaches: page.with_args(
            "institution-edit-reaches",
            [("published", seen.published.into()), ("members", seen.members.items.len().into())],
        ),
    };
    form.show(page, navigation(page), typed, faults)
}

/// Says what follows from removing a member, and asks.
pub async fn member(
    page: Page,
    state: SharedState,
    of: web::Path<(String, String, String)>,
) -> HandlerResult {
    page.signed_in()?;
    let user: UserId = of.2.parse().map_err(|_| Error::not_found())?;
    let (people, context, named) = (state.people.clone(), page.context(), of.1.clone());
    let (seen, member) = or_absent(blocking(move || people.member(&context, &named, user)).await)?;
    let own = path(&seen.institution.id.to_string());
    let name = member.view.name.as_str();
    let institution = seen.institution.name.in_language(page.language);
    let mut follows = vec![page.say(if member.is_own { "member-follows-own" } else { "member-follows" })];
    follows.push(page.say("member-follows-texts"));
    follows.push(page.say("member-follows-again"));
    if member.view.role == Role::FocalPoint && !member.is_suspended && seen.focal_points == 1 {
        follows.push(page.say("member-follows-last"));
    }
    let content = MemberPage {
        page: &page,
        nav: navigation(&page),
        title: page.with_args("member-remove-title", [("name", name.into())]),
        institution: roles::with_institution(&page, member.view.role, Some(institution)),
        follows,
        action: page.to(&format!("{own}/members/{user}")),
        back: page.to(&own),
        button: page.say("member-remove-button"),
    };
    let place = if seen.can_change { Place::Administration } else { Place::Work };
    page.render(&Head::unlisted(content.title.clone(), place), &content)
}

/// Removes a member.
pub async fn remove(
    form: PostedForm,
    state: SharedState,
    of: web::Path<(String, String, String)>,
) -> HandlerResult {
    form.page.signed_in()?;
    let user: UserId = of.2.parse().map_err(|_| Error::not_found())?;
    let (page, context, named) = (form.page.clone(), form.context(), of.1.clone());
    let is_own = context.actor.user_id() == Some(user);
    or_absent(blocking(move || state.people.remove_member(&context, &named, user)).await)?;
    // Whoever left is no longer a member, who could see the institution's page.
    let back = if is_own && navigation(&page).is_empty() { "/account".to_owned() } else { path(&of.1) };
    Ok(page.redirect(&back, Some(Flash::MemberRemoved)))
}
