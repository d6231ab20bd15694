//! Who has a section, since when, and what comes next.

use askama::Template;

use super::when;
use crate::domain::html::Html;
use crate::domain::section::Outcome;
use crate::domain::time::Timestamp;
use crate::domain::workflow::Stage;
use crate::error::{Error, Result};
use crate::http::pages::page::Page;
use crate::messages::Arg;
use crate::services::forms::TemplateForm;
use crate::services::sections::{RoundView, Standing};

/// Number of rounds that are shown without opening them.
const OPEN_ROUNDS: usize = 2;
/// Number of seconds in a day.
const DAY: i64 = 24 * 60 * 60;

/// Something that happened, is so, or comes next.
#[derive(Default)]
pub struct Step {
    /// What.
    pub title: String,
    /// Who and when.
    pub text: String,
    /// What was said about it.
    pub message: String,
    /// What was said about single fields, by their names.
    pub reasons: Vec<(String, String)>,
    /// How many reasons there are.
    pub reasons_title: String,
    /// Whether it has happened.
    pub is_past: bool,
    /// Whether it is so now.
    pub is_current: bool,
}

/// The steps of a section.
pub struct Timeline {
    /// Those of rounds long ago.
    pub earlier: Vec<Step>,
    /// How many rounds that are.
    pub earlier_rounds: usize,
    /// All others.
    pub steps: Vec<Step>,
}

#[derive(Template)]
#[template(path = "work/steps.html")]
struct Steps<'a> {
    steps: &'a [Step],
}

/// Returns steps as HTML; nothing if there are none.
///
/// # Errors
/// Internal errors only.
pub fn steps(steps: &[Step]) -> Result<Html> {
    match steps {
        [] => Ok(Html::default()),
        _ => Steps { steps }.render().map(Html::trusted).map_err(Error::internal),
    }
}

/// Returns the steps of a section.
pub fn timeline(page: &Page, standing: &Standing, form: &TemplateForm) -> Timeline {
    let section = &standing.section;
    let began = page.with_args(
        "timeline-who-when",
        [
            ("who", Arg::from(standing.name(standing.created_by))),
            ("date", page.date(section.created_at).into()),
        ],
    );
    let began = past(page.say("timeline-draft"), began);
    let old = standing.rounds.len().saturating_sub(OPEN_ROUNDS);
    let (mut earlier, mut steps) =
        if old > 0 { (vec![began], Vec::new()) } else { (Vec::new(), vec![began]) };
    for (at, round) in standing.rounds.iter().rev().enumerate() {
        let into = if at < old { &mut earlier } else { &mut steps };
        into.push(submitted(page, standing, round));
        into.extend(ended(page, standing, form, round));
    }
    if let (Some(version), Some(at)) = (section.published_version, section.published_at) {
        let args = [("version", Arg::from(version.to_string())), ("date", page.date(at).into())];
        steps.push(past(page.say("timeline-published"), page.with_args("timeline-version-when", args)));
    }
    if let Some(at) = section.unpublished_at {
        let text = page.with_args("timeline-when", [("date", page.date(at).into())]);
        let message = section.unpublish_reason.clone().unwrap_or_default();
        steps.push(Step { message, ..past(page.say("timeline-unpublished"), text) });
    }
    steps.push(current(page, standing));
    steps.extend(next(page, standing));
    Timeline { earlier, earlier_rounds: old, steps }
}

fn past(title: String, text: String) -> Step {
    Step { title, text, is_past: true, ..Step::default() }
}

fn submitted(page: &Page, standing: &Standing, round: &RoundView) -> Step {
    let version = round.version.map(|version| version.to_string()).unwrap_or_default();
    let text = page.with_args(
        "timeline-submitted-text",
        [
            ("who", Arg::from(standing.name(round.submitted_by))),
            ("date", page.date(round.submitted_at).into()),
            ("round", round.round.to_string().into()),
            ("version", version.into()),
        ],
    );
    let message = round.message.clone().unwrap_or_default();
    Step { message, ..past(page.say("timeline-submitted"), text) }
}

fn ended(page: &Page, standing: &Standing, form: &TemplateForm, round: &RoundView) -> Option<Step> {
    if let Some(at) = round.withdrawn_at {
        let text = page.with_args("timeline-when", [("date", page.date(at).into())]);
        let message = round.reason.clone().unwrap_or_default();
        return Some(Step { message, ..past(page.say("timeline-withdrawn"), text) });
    }
    let decision = round.decision.as_ref()?;
    let title = page.say(match decision.decision {
        Outcome::Approved => "timeline-approved",
        Outcome::Rejected => "timeline-rejected",
        Outcome::ChangesRequested | Outcome::Withdrawn => "timeline-changes",
    });
    let who = standing.name(decision.decided_by);
    let args = [("who", Arg::from(who)), ("date", page.date(decision.decided_at).into())];
    let reasons = decision.reasons.iter();
    let reasons: Vec<_> =
        reasons.map(|reason| (form.label_at(&reason.pointer), reason.text.clone())).collect();
    Some(Step {
        message: decision.message.clone(),
        reasons_title: page.count("timeline-reasons", reasons.len()),
        reasons,
        ..past(title, page.with_args("timeline-secretariat-when", args))
    })
}

/// Returns when the last round ended, or what happened last otherwise.
fn since(standing: &Standing) -> Timestamp {
    let Some(round) = standing.rounds.first() else { return standing.section.created_at };
    let ended = round.decision.as_ref().map(|decision| decision.decided_at).or(round.withdrawn_at);
    ended.unwrap_or(round.submitted_at)
}

fn current(page: &Page, standing: &Standing) -> Step {
    let section = &standing.section;
    let title = match section.stage {
        Stage::Draft | Stage::ChangesRequested => "timeline-with-institution",
        Stage::Submitted | Stage::InReview => "timeline-with-secretariat",
        Stage::Approved if section.published_version.is_some() => "timeline-nobody",
        Stage::Approved if section.unpublished_at.is_some() => "timeline-not-public",
        Stage::Approved => "timeline-to-be-published",
        Stage::Rejected => "timeline-closed",
    };
    let text = match section.stage {
        // A new draft beside the published version began when it was first saved, which is not recorded.
        Stage::Draft | Stage::ChangesRequested => {
            let who = standing.version.author.map_or("", |author| standing.name(author));
            let when = when::day(page, standing.now, standing.version.created_at);
            let version = standing.version.version.to_string();
            let args = [("version", Arg::from(version)), ("who", who.into()), ("when", when.into())];
            page.with_args("timeline-last-version", args)
        }
        Stage::Approved => String::new(),
        _ => page
            .with_args("timeline-since", [("when", when::day(page, standing.now, since(standing)).into())]),
    };
    Step { title: page.say(title), text, is_current: true, ..Step::default() }
}

fn next(page: &Page, standing: &Standing) -> Vec<Step> {
    let step = |title: &str, text: String| Step { title: page.say(title), text, ..Step::default() };
    let decision = || step("timeline-next-decision", took(page, standing));
    match standing.section.stage {
        Stage::Draft | Stage::ChangesRequested => {
            vec![step("timeline-next-submit", page.say("timeline-next-submit-text")), decision()]
        }
        Stage::Submitted | Stage::InReview => vec![decision()],
        _ => Vec::new(),
    }
}

/// Returns how long the last decision took; before the first one, what it can be.
fn took(page: &Page, standing: &Standing) -> String {
    let decided = standing.rounds.iter().find_map(|round| {
        let decision = round.decision.as_ref()?;
        Some((round.round, decision.decided_at.seconds_since(round.submitted_at) / DAY))
    });
    match decided {
        None => page.say("timeline-next-decision-text"),
        Some((round, days)) => {
            let days = usize::try_from(days).unwrap_or_default();
            let args = [("round", Arg::from(round.to_string())), ("count", days.into())];
            page.with_args("timeline-took", args)
        }
    }
}
