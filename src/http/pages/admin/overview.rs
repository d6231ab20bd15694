//! Where the administration begins: what waits or is wrong, and the way to each part.

use askama::Template;

use super::nav::{navigation, or_absent};
use crate::http::answer::HandlerResult;
use crate::http::health::Readiness;
use crate::http::pages::frame::NavigationLink;
use crate::http::pages::head::{Head, Place};
use crate::http::pages::page::Page;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::journal::Verification;
use crate::services::oversight::Overview;
use crate::services::{Context, Verdict};

#[derive(Template)]
#[template(path = "admin/overview.html")]
struct OverviewPage<'a> {
    page: &'a Page,
    nav: Vec<NavigationLink>,
    /// What somebody has to see to.
    tasks: Vec<Task>,
    /// How much there is of everything.
    sums: Vec<String>,
    parts: Vec<Part>,
}

/// Something to see to.
struct Task {
    text: String,
    address: String,
    act: String,
}

/// A part of the administration.
struct Part {
    address: String,
    name: String,
    what: String,
}

/// Shows the overview.
pub async fn show(page: Page, state: SharedState) -> HandlerResult {
    page.signed_in()?;
    let context = page.context();
    let (oversight, asks) = (state.oversight.clone(), context.clone());
    let seen = or_absent(blocking(move || oversight.overview(&asks)).await)?;
    let verification = verification(&state, context).await?;
    let ready = state.health.ready().await;
    let content = OverviewPage {
        page: &page,
        nav: navigation(&page),
        tasks: tasks(&page, &seen, &ready, &verification),
        sums: sums(&page, &seen),
        parts: parts(&page),
    };
    page.render(&Head::unlisted(page.say("admin-title"), Place::Administration), &content)
}

async fn verification(state: &SharedState, context: Context) -> crate::error::Result<Verification> {
    let state = state.clone();
    blocking(move || state.journal.verification(&context)).await
}

fn tasks(page: &Page, seen: &Overview, ready: &Readiness, verification: &Verification) -> Vec<Task> {
    let mut tasks = Vec::new();
    let mut add = |text: String, path: &str, act: &str| {
        tasks.push(Task { text, address: page.to(path), act: page.say(act) });
    };
    if matches!(
        verification,
        Verification::Ended { verdict: Verdict::Broken { .. } | Verdict::Altered { .. }, .. }
    ) {
        add(page.say("overview-journal-broken"), "/admin/journal", "overview-see-journal");
    }
    if ready.data_folder != "ok" {
        add(page.say("overview-disk"), "/admin/health", "overview-see-health");
    }
    if ready.files.is_some_and(|state| state != "ok") {
        add(page.say("overview-bucket"), "/admin/health", "overview-see-health");
    }
    if !ready.index.complete || !ready.desk_index.complete {
        add(page.say("overview-index"), "/admin/health", "overview-see-health");
    }
    let counted = [
        (seen.mails_given_up, "overview-mails", "/admin/health", "overview-see-mails"),
        (seen.invitations_expired, "overview-expired", "/admin/people", "overview-see-invitations"),
        (
            seen.without_focal_point,
            "overview-without-focal-point",
            "/admin/institutions?without=focal_point",
            "overview-see-institutions",
        ),
        (seen.without_role, "overview-without-role", "/admin/people?group=none", "overview-see-accounts"),
    ];
    for (count, text, path, act) in counted {
        if count > 0 {
            add(page.count(text, count), path, act);
        }
    }
    tasks
}

fn sums(page: &Page, seen: &Overview) -> Vec<String> {
    let accounts = [("count", seen.accounts.into()), ("suspended", seen.suspended.into())];
    vec![
        page.count("overview-institutions", seen.institutions),
        page.with_args("overview-accounts", accounts),
        page.count("overview-invitations", seen.invitations_open),
    ]
}

fn parts(page: &Page) -> Vec<Part> {
    let part = |path: &str, name: &str, what: &str| Part {
        address: page.to(path),
        name: page.say(name),
        what: page.say(what),
    };
    vec![
        part("/admin/institutions", "admin-nav-institutions", "overview-part-institutions"),
        part("/admin/people", "admin-nav-people", "overview-part-people"),
        part("/admin/compendium", "admin-nav-compendium", "overview-part-compendium"),
        part("/admin/vocabularies", "admin-nav-vocabularies", "overview-part-vocabularies"),
        part("/admin/thesaurus", "admin-nav-thesaurus", "overview-part-thesaurus"),
        part("/admin/journal", "admin-nav-journal", "overview-part-journal"),
        part("/admin/health", "admin-nav-health", "overview-part-health"),
    ]
}
