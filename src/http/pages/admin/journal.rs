//! The journal in words, narrowed down, and verified.

use std::time::Duration;

use actix_web::HttpRequest;
use askama::Template;

use super::nav::{navigation, or_absent};
use super::sentences::sentence;
use crate::domain::html::Html;
use crate::domain::time::Timestamp;
use crate::http::answer::HandlerResult;
use crate::http::pages::flash::Flash;
use crate::http::pages::form::{Fields, PostedForm};
use crate::http::pages::frame::NavigationLink;
use crate::http::pages::head::{Head, Place};
use crate::http::pages::lists::query;
use crate::http::pages::page::Page;
use crate::http::state::SharedState;
use crate::messages::format;
use crate::services::journal::{EntryFilter, EntryGroup, EntryRow, EntryRows, ToldEntry, Verification, Who};
use crate::services::{Verdict, blocking};

/// The path of the page.
const PATH: &str = "/admin/journal";
/// Number of entries on a page.
const A_PAGE: usize = 50;
/// How long somebody waits for a verification before they are told that it goes on.
const PATIENCE: Duration = Duration::from_secs(3);
/// Seconds of a day.
const DAY: i64 = 24 * 60 * 60;

#[derive(Template)]
#[template(path = "admin/journal.html")]
struct JournalPage<'a> {
    page: &'a Page,
    nav: Vec<NavigationLink>,
    verified: Verified,
    rows: Vec<Row>,
    pills: Vec<(String, String)>,
    hidden: Vec<(&'static str, String)>,
    by: &'a str,
    has_person: bool,
    groups: Vec<(String, String, bool)>,
    from: &'a str,
    to: &'a str,
    date_fault: bool,
    is_narrowed: bool,
    next: String,
    first: String,
}

/// What is known of the last verification.
struct Verified {
    text: String,
    /// The end of the chain, if it holds.
    chain: String,
    is_bad: bool,
    is_running: bool,
}

/// An entry, or several that the reader may not see.
struct Row {
    sentence: Html,
    meta: String,
    /// The address with all entries about the same text, what the link says, and the title.
    more: Option<(String, String, String)>,
}

/// Shows entries, the latest first.
pub async fn show(page: Page, state: SharedState, request: HttpRequest) -> HandlerResult {
    page.signed_in()?;
    let asked = Asked::of(&Fields::of_query(&request));
    let (context, filter, before) = (page.context(), asked.filter.clone(), asked.before);
    let shared = state.clone();
    let read = move || {
        let rows = shared.journal.rows(&context, &filter, before, A_PAGE)?;
        Ok((rows, shared.journal.verification(&context)?))
    };
    let (found, verification) = or_absent(blocking(read).await)?;
    let content = JournalPage {
        page: &page,
        nav: navigation(&page),
        verified: verified(&page, &verification),
        rows: found.rows.iter().map(|each| row(&page, each, &asked)).collect(),
        pills: pills(&page, &asked, &found),
        hidden: asked.hidden(),
        by: &asked.filter.name,
        has_person: asked.filter.actor.is_some(),
        groups: groups(&page, &asked),
        from: &asked.from,
        to: &asked.to,
        date_fault: asked.date_fault,
        is_narrowed: asked.is_narrow(),
        next: found
            .next
            .map(|next| asked.address(&page, |with| with.before = Some(next)))
            .unwrap_or_default(),
        first: if asked.before.is_some() { asked.address(&page, |_| ()) } else { String::new() },
    };
    page.render(&Head::unlisted(page.say("journal-title"), Place::Administration), &content)
}

/// Verifies the journal: waits a while, and otherwise says that it goes on.
pub async fn verify(form: PostedForm, state: SharedState) -> HandlerResult {
    form.page.signed_in()?;
    let (page, context) = (form.page.clone(), form.page.context());
    let verify = move || {
        let ends = state.journal.verify(&context)?;
        // Hanging up means that it has ended; both are told by the next page.
        let _ = ends.recv_timeout(PATIENCE);
        Ok(())
    };
    or_absent(blocking(verify).await)?;
    Ok(page.redirect(PATH, Some(Flash::JournalVerified)))
}

/// What the query asks for.
#[derive(Clone, Default)]
struct Asked {
    filter: EntryFilter,
    before: Option<i64>,
    from: String,
    to: String,
    date_fault: bool,
}

impl Asked {
    fn of(fields: &Fields) -> Asked {
        let day = |name: &str| {
            let text = fields.typed(name).trim();
            (text.to_owned(), format!("{text}T00:00:00Z").parse::<Timestamp>().ok())
        };
        let ((from, begins), (to, ends)) = (day("from"), day("to"));
        let group = EntryGroup::ALL.iter().find(|(_, name)| *name == fields.typed("kind"));
        Asked {
            date_fault: [(&from, begins), (&to, ends)]
                .iter()
                .any(|(text, day)| !text.is_empty() && day.is_none()),
            filter: EntryFilter {
                section: fields.typed("section").parse().ok(),
                actor: fields.typed("by").parse().ok(),
                name: fields.typed("person").trim().to_owned(),
                group: group.map(|(group, _)| *group),
                from: begins,
                until: ends.map(|day| day.plus_seconds(DAY)),
            },
            before: fields.typed("before").parse().ok(),
            from,
            to,
        }
    }

    fn is_narrow(&self) -> bool {
        let filter = &self.filter;
        filter.section.is_some()
            || filter.actor.is_some()
            || filter.group.is_some()
            || ![&filter.name, &self.from, &self.to].iter().all(|text| text.is_empty())
    }

    /// The address of the page with a change; it begins with the latest entries unless the change says otherwise.
    fn address(&self, page: &Page, change: impl FnOnce(&mut Asked)) -> String {
        let mut with = Asked { before: None, ..self.clone() };
        change(&mut with);
        let text = |id: Option<String>| id.unwrap_or_default();
        let group = EntryGroup::ALL.iter().find(|(group, _)| Some(*group) == with.filter.group);
        let parameters = [
            ("section", text(with.filter.section.map(|id| id.to_string()))),
            ("by", text(with.filter.actor.map(|id| id.to_string()))),
            ("person", with.filter.name),
            ("kind", group.map(|(_, name)| (*name).to_owned()).unwrap_or_default()),
            ("from", with.from),
            ("to", with.to),
            ("before", text(with.before.map(|before| before.to_string()))),
        ];
        let set: Vec<(&str, &str)> = parameters
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        page.to(&format!("{PATH}{}", query(page, &set)))
    }

    /// What links have set, which the form for the rest repeats.
    fn hidden(&self) -> Vec<(&'static str, String)> {
        let section = self.filter.section.map(|id| ("section", id.to_string()));
        section.into_iter().chain(self.filter.actor.map(|id| ("by", id.to_string()))).collect()
    }
}

fn groups(page: &Page, asked: &Asked) -> Vec<(String, String, bool)> {
    let group = |(group, name): &(EntryGroup, &str)| {
        let is_set = asked.filter.group == Some(*group);
        ((*name).to_owned(), page.say(&format!("journal-group-{name}")), is_set)
    };
    EntryGroup::ALL.iter().map(group).collect()
}

/// What links have set, each with the address without it.
fn pills(page: &Page, asked: &Asked, found: &EntryRows) -> Vec<(String, String)> {
    let mut pills = Vec::new();
    if asked.filter.section.is_some() {
        let title = found.section.as_ref().map(|section| section.title.clone());
        let title = title.unwrap_or_else(|| page.say("journal-some-section"));
        let text = page.with_args("journal-only-section", [("title", title.into())]);
        pills.push((text, asked.address(page, |with| with.filter.section = None)));
    }
    if let Some(who) = &found.actor {
        let name = match who {
            Who::Account(_, name) => name.clone(),
            Who::Service => page.say("journal-service"),
            Who::Forgotten => page.say("journal-forgotten"),
        };
        let text = page.with_args("journal-only-person", [("name", name.into())]);
        pills.push((text, asked.address(page, |with| with.filter.actor = None)));
    }
    pills
}

fn row(page: &Page, row: &EntryRow, asked: &Asked) -> Row {
    match row {
        EntryRow::Hidden { first, last } => {
            let count = usize::try_from(last - first + 1).unwrap_or_default();
            let numbers = if first == last {
                page.with_args("journal-number", [("seq", number(page, *first).into())])
            } else {
                let ends = [("first", number(page, *first).into()), ("last", number(page, *last).into())];
                page.with_args("journal-numbers", ends)
            };
            Row { sentence: Html::escaped(&page.count("journal-hidden", count)), meta: numbers, more: None }
        }
        EntryRow::Told(entry) => told(page, entry, asked),
    }
}

fn told(page: &Page, entry: &ToldEntry, asked: &Asked) -> Row {
    let section = entry.section.as_ref().filter(|_| asked.filter.section.is_none());
    let more = section.map(|(id, title)| {
        let address = asked.address(page, |with| with.filter.section = Some(*id));
        let title = title.as_ref().map(|title| title.title.clone()).unwrap_or_default();
        (address, page.say("journal-more-section"), title)
    });
    let number = page.with_args("journal-number", [("seq", number(page, entry.seq).into())]);
    Row {
        sentence: sentence(page, entry),
        meta: format!("{} · {number}", format::moment(page.language, entry.at)),
        more,
    }
}

fn number(page: &Page, seq: i64) -> String {
    page.number(usize::try_from(seq).unwrap_or_default())
}

fn verified(page: &Page, verification: &Verification) -> Verified {
    let moment = |at: Timestamp| format::moment(page.language, at);
    let plain = |text: String| Verified { text, chain: String::new(), is_bad: false, is_running: false };
    let bad = |text: String| Verified { is_bad: true, ..plain(text) };
    let count = |number: i64| usize::try_from(number).unwrap_or_default();
    match verification {
        Verification::None => plain(page.say("journal-not-verified")),
        Verification::Running { done, of } => {
            let counts = [("done", count(*done).into()), ("of", count(*of).into())];
            Verified { is_running: true, ..plain(page.with_args("journal-verifying", counts)) }
        }
        Verification::Failed { at } => {
            bad(page.with_args("journal-verify-failed", [("moment", moment(*at).into())]))
        }
        Verification::Ended { at, verdict, last_entry_at } => match verdict {
            Verdict::Holds { entries, chain } => Verified {
                chain: chain.clone(),
                ..plain(page.with_args(
                    "journal-holds",
                    [
                        ("moment", moment(*at).into()),
                        ("count", count(*entries).into()),
                        ("last", last_entry_at.map(moment).unwrap_or_default().into()),
                    ],
                ))
            },
            Verdict::Broken { seq, .. } => bad(page.with_args(
                "journal-broken",
                [("moment", moment(*at).into()), ("seq", number(page, *seq).into())],
            )),
            Verdict::Altered { differences } => bad(page.with_args(
                "journal-altered",
                [("moment", moment(*at).into()), ("count", differences.len().into())],
            )),
        },
    }
}
