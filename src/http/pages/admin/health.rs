//! The state of the service, in words and with what to do.

use askama::Template;

use super::invitations::failure;
use super::nav::{navigation, or_absent};
use crate::domain::ids::MailId;
use crate::error::Error;
use crate::http::answer::HandlerResult;
use crate::http::health::{IndexState, Readiness};
use crate::http::limits::LimitsUse;
use crate::http::pages::flash::Flash;
use crate::http::pages::form::{FormFaults, PostedForm};
use crate::http::pages::frame::NavigationLink;
use crate::http::pages::head::{Head, Place};
use crate::http::pages::page::Page;
use crate::http::state::SharedState;
use crate::messages::format;
use crate::services::blocking;
use crate::services::oversight::{LostMail, ServiceState};

/// The path of the page.
const PATH: &str = "/admin/health";

#[derive(Template)]
#[template(path = "admin/health.html")]
struct HealthPage<'a> {
    page: &'a Page,
    nav: Vec<NavigationLink>,
    faults: &'a FormFaults,
    lede: String,
    search: Vec<Fact>,
    storage: Vec<Fact>,
    program: Vec<Fact>,
    waiting: String,
    given_up: String,
    mails: Vec<MailRow>,
}

/// A fact in words.
struct Fact {
    label: String,
    text: String,
    /// What to do about it; empty if all is well.
    advice: String,
}

/// A mail that was given up.
struct MailRow {
    id: String,
    recipient: String,
    what: String,
    why: String,
    can_be_sent: bool,
}

/// Shows the state of the service.
pub async fn show(page: Page, state: SharedState) -> HandlerResult {
    page.signed_in()?;
    shown(&page, &state, &FormFaults::default()).await
}

/// Has a mail sent again, or takes it off the list.
pub async fn act(form: PostedForm, state: SharedState) -> HandlerResult {
    form.page.signed_in()?;
    let (page, context) = (form.page.clone(), form.context());
    let id: MailId = form.fields.typed("mail").parse().map_err(|_| Error::not_found())?;
    let oversight = state.oversight.clone();
    let (done, flash) = match form.fields.typed("act") {
        "forget" => (blocking(move || oversight.forget_mail(&context, id)).await, Flash::MailForgotten),
        _ => (blocking(move || oversight.send_again(&context, id)).await, Flash::MailAgain),
    };
    match done {
        Ok(()) => Ok(page.redirect(PATH, Some(flash))),
        Err(error) => shown(&page, &state, &or_absent(FormFaults::of(&page, error))?).await,
    }
}

async fn shown(page: &Page, state: &SharedState, faults: &FormFaults) -> HandlerResult {
    let (oversight, context) = (state.oversight.clone(), page.context());
    let seen = or_absent(blocking(move || oversight.state(&context)).await)?;
    let ready = state.health.ready().await;
    let search =
        vec![index(page, "health-index", &ready.index), index(page, "health-desk-index", &ready.desk_index)];
    let storage = storage(page, &seen, &ready);
    let troubles = search.iter().chain(&storage).filter(|fact| !fact.advice.is_empty()).count();
    let content = HealthPage {
        page,
        nav: navigation(page),
        faults,
        lede: match troubles + seen.mails_given_up {
            0 => page.say("health-well"),
            _ => page.say("health-not-well"),
        },
        search,
        storage,
        program: program(page, &seen, state.limits.used()),
        waiting: page.count("health-mails-waiting", seen.mails_waiting),
        given_up: page.count("health-mails-given-up", seen.mails_given_up),
        mails: seen.mails.iter().map(|mail| mail_row(page, mail)).collect(),
    };
    let head = Head::unlisted(faults.title(page, "health-title"), Place::Administration);
    page.render_form(&head, faults, &content)
}

fn index(page: &Page, label: &str, index: &IndexState) -> Fact {
    let lag = usize::try_from(index.lag).unwrap_or_default();
    let (text, advice) = match (index.complete, lag) {
        (true, 0) => (page.say("health-index-complete"), String::new()),
        (true, lag) => (page.count("health-index-lag", lag), String::new()),
        (false, _) => (page.say("health-index-incomplete"), page.say("health-index-advice")),
    };
    let rebuilding = if index.rebuilding { page.say("health-index-rebuilding") } else { String::new() };
    let text = [text, rebuilding].join(" ").trim().to_owned();
    Fact { label: page.say(label), text, advice }
}

fn storage(page: &Page, seen: &ServiceState, ready: &Readiness) -> Vec<Fact> {
    let kind = if seen.database.is_postgres { "PostgreSQL" } else { "SQLite" };
    let database = size(page, u64::try_from(seen.database.bytes).unwrap_or_default());
    let free = match seen.free {
        Some(free) => page.with_args("health-free-known", [("size", size(page, free).into())]),
        None => page.say("health-free-unknown"),
    };
    let advice = match ready.data_folder {
        "ok" => String::new(),
        "full" => page.say("health-disk-full"),
        "unwritable" => page.say("health-disk-unwritable"),
        _ => page.say("health-disk-unavailable"),
    };
    let fact = |label: &str, text: String| Fact { label: page.say(label), text, advice: String::new() };
    vec![
        fact(
            "health-database",
            page.with_args("health-database-size", [("kind", kind.into()), ("size", database.into())]),
        ),
        fact("health-journal", page.count("health-journal-entries", seen.entries)),
        files(page, seen, ready.files),
        fact("health-index-size", size(page, seen.indexes.bytes)),
        Fact { label: page.say("health-free"), text: free, advice },
    ]
}

/// Returns where uploaded files are: how many are in the data folder, or whether the bucket can be used.
fn files(page: &Page, seen: &ServiceState, bucket: Option<&str>) -> Fact {
    let size = [("count", seen.files.files.into()), ("size", size(page, seen.files.bytes).into())];
    let (text, advice) = match bucket {
        None => (page.with_args("health-files-size", size), String::new()),
        Some("ok") => (page.say("health-files-bucket"), String::new()),
        Some(_) => (page.say("health-files-bucket"), page.say("health-bucket-unavailable")),
    };
    Fact { label: page.say("health-files"), text, advice }
}

fn program(page: &Page, seen: &ServiceState, limits: Option<LimitsUse>) -> Vec<Fact> {
    let fact = |label: &str, text: String| Fact { label: page.say(label), text, advice: String::new() };
    let limits = match limits {
        None => page.say("health-limits-off"),
        Some(limits) => {
            let count = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
            let quotas = [
                ("address", count(limits.per_address.into()).into()),
                ("account", count(limits.per_account.into()).into()),
            ];
            let refused = count(limits.refused_addresses + limits.refused_accounts);
            [page.with_args("health-limits-quotas", quotas), page.count("health-limits-refused", refused)]
                .join(" ")
        }
    };
    vec![
        fact("health-version", page.with_args("health-version-is", [("version", seen.version.into())])),
        fact("health-uptime", uptime(page, seen.uptime)),
        fact("health-limits", limits),
    ]
}

/// Returns for how long something has been going on, in the unit that says most.
fn uptime(page: &Page, seconds: u64) -> String {
    let count = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    match seconds {
        0..3600 => page.count("health-minutes", count(seconds / 60)),
        3600..172_800 => page.count("health-hours", count(seconds / 3600)),
        _ => page.count("health-days", count(seconds / 86_400)),
    }
}

/// Returns a size in bytes as people say it.
fn size(page: &Page, bytes: u64) -> String {
    let units = ["kB", "MB", "GB", "TB"];
    let mut size = bytes as f64 / 1000.0;
    let mut unit = 0;
    while size >= 1000.0 && unit + 1 < units.len() {
        size /= 1000.0;
        unit += 1;
    }
    let rounded = if size < 10.0 { (size * 10.0).round() / 10.0 } else { size.round() };
    format!("{}\u{a0}{}", format::number(page.language, rounded), units[unit])
}

fn mail_row(page: &Page, mail: &LostMail) -> MailRow {
    let what = [("what", page.say(kind(&mail.kind)).into()), ("date", page.date(mail.at).into())];
    MailRow {
        id: mail.id.to_string(),
        recipient: mail.recipient.clone(),
        what: page.with_args("health-mail", what),
        why: failure(page, mail.failure),
        can_be_sent: mail.can_be_sent,
    }
}

/// Returns the text that says what a mail is about.
fn kind(kind: &str) -> &'static str {
    match kind {
        "invitation" | "invitation-installation" => "health-mail-invitation",
        "invitation-undelivered" => "health-mail-undelivered",
        "password-reset" | "password-changed" => "health-mail-password",
        "member-joined" => "health-mail-member",
        "digest" => "health-mail-digest",
        _ => "health-mail-section",
    }
}
