//! One section at the desk: as the public will see it, what changed, its versions, its record, and the decision.

use std::sync::LazyLock;

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;

use super::list::{stage, why_not};
use super::reasons::ReasonField;
use super::record::{self, ReasonLine, RecordLine};
use super::words::{days_between, title_or_none};
use crate::domain::html::Html;
use crate::domain::ids::SectionId;
use crate::domain::practice::{BODY, PRACTICE};
use crate::domain::text::tidied;
use crate::domain::workflow::Act;
use crate::error::Result;
use crate::http::answer::HandlerResult;
use crate::http::pages::annexes::{Annex, annexes};
use crate::http::pages::attachments::folder;
use crate::http::pages::form::{Fields, FormFaults};
use crate::http::pages::head::{Head, Place};
use crate::http::pages::ids::{hidden, section_id};
use crate::http::pages::page::Page;
use crate::http::pages::practice::Written;
use crate::http::pages::values::settled;
use crate::http::pages::work::differences::{Differences, View};
use crate::http::pages::work::files_changed::changed;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::forms::TemplateForm;
use crate::services::published::{Presented, Reading};
use crate::services::sections::{CompareQuery, DeskSection, VersionComparison, WholeVersion};

/// The vocabulary with the names of maturities.
const MATURITIES: &str = "maturities";
/// The decisions, with the ids of their names and of what follows from them.
const DECISIONS: [(&str, &str, &str); 3] = [
    ("approve", "desk-approve", "desk-approve-what"),
    ("request_changes", "desk-request-changes", "desk-request-changes-what"),
    ("reject", "desk-reject", "desk-reject-what"),
];

static NOTHING_TYPED: LazyLock<Fields> = LazyLock::new(Fields::default);
static NO_FAULTS: LazyLock<FormFaults> = LazyLock::new(FormFaults::default);

/// What is shown.
pub struct Shown<'a> {
    /// The section.
    pub id: SectionId,
    /// What was typed into the form.
    pub typed: &'a Fields,
    /// What is wrong with that.
    pub faults: &'a FormFaults,
    /// The status, if it is not that of the faults.
    pub status: Option<StatusCode>,
}

impl Shown<'_> {
    /// The page as it is opened.
    pub fn of(id: SectionId) -> Shown<'static> {
        Shown { id, typed: &NOTHING_TYPED, faults: &NO_FAULTS, status: None }
    }
}

/// What the page is made of.
struct Found {
    desk: DeskSection,
    form: TemplateForm,
    presented: Option<Presented>,
    comparison: Option<VersionComparison>,
    maturities: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "desk/section.html")]
struct SectionPage<'a> {
    page: &'a Page,
    faults: &'a FormFaults,
    typed: &'a Fields,
    here: String,
    institution: String,
    round: String,
    title: String,
    lang: Option<&'a str>,
    meta: String,
    changes: Option<Changes>,
    /// Whether it is the first version that editors decide on.
    is_first: bool,
    text: Option<Public>,
    versions: String,
    record: Vec<RecordLine>,
    decision: DecisionForm,
    /// What was typed into the form for the decision, if the form is not there any more.
    lost: Vec<String>,
}

/// What changed since the last decision.
struct Changes {
    heading: String,
    /// What was asked for.
    asked: Option<Asked>,
    html: Html,
    count: String,
    address: String,
}

struct Asked {
    when: String,
    message: String,
    reasons: Vec<ReasonLine>,
}

/// The text, with a field beside each part for what to change there.
struct Public {
    title: ReasonField,
    summary: Option<(Html, ReasonField)>,
    parts: Vec<(String, String, Html, ReasonField)>,
    facts: Vec<(String, Html, ReasonField)>,
    annexes: Vec<Annex>,
    /// Fields that are empty.
    missing: Vec<ReasonField>,
}

/// What the editor may do now.
#[derive(Default)]
struct DecisionForm {
    /// Whether they may decide.
    decides: bool,
    /// Why they may not, although it waits for a decision; empty otherwise.
    why_not: String,
    version: String,
    /// The sentence that says which version it is about.
    about: String,
    choices: Vec<ChoiceView>,
    maturities: Vec<(String, String)>,
    /// What is said if there is nothing to decide.
    stands: String,
    /// The approved version and what is said before it is published, if it can be.
    publish: Option<(u32, String)>,
    unpublishes: bool,
    reopens: bool,
    public: Option<String>,
}

struct ChoiceView {
    value: &'static str,
    label: String,
    hint: String,
    is_set: bool,
}

/// Shows a section.
pub async fn show(page: Page, state: SharedState, path: web::Path<(String, String)>) -> HandlerResult {
    page.signed_in()?;
    let id = section_id(&path.1)?;
    shown(&page, &state, Shown::of(id)).await
}

/// Shows a section with its forms as they were filled in.
///
/// # Errors
/// Those of the service; `not_found` for whoever has no desk.
pub async fn shown(page: &Page, state: &SharedState, asked: Shown<'_>) -> HandlerResult {
    let (reader, shared, id) = (page.clone(), state.clone(), asked.id);
    let found = blocking(move || found(&reader, &shared, id)).await.map_err(hidden)?;
    let content = SectionPage::new(page, &found, &asked)?;
    let title = match asked.faults.is_empty() {
        true => content.title.clone(),
        false => page.with_args("form-error-title", [("title", (&content.title).into())]),
    };
    let head = Head::unlisted(title, Place::Desk);
    let head = if content.decision.decides { head.with_form("decision") } else { head };
    let status = asked.status.unwrap_or_else(|| asked.faults.status());
    page.render_form_as(status, &head, asked.faults, &content)
}

fn found(page: &Page, state: &SharedState, id: SectionId) -> Result<Found> {
    let context = page.context();
    let desk = state.sections.at_the_desk(&context, id)?;
    let compendium = desk.section.compendium.id;
    let number = desk.version.as_ref().map(|version| version.template_version);
    let form = state.sections.form(&context, compendium, number, page.language)?;
    let presented = match &desk.version {
        Some(version) => Some(state.publications.presented_version(compendium, version, page.language)?),
        None => None,
    };
    let to = desk.version.as_ref().map(|version| version.line.version);
    let comparison = match desk.decided {
        Some(from) => {
            Some(state.sections.compare(&context, id, Ok(CompareQuery { from: Some(from), to }))?)
        }
        None => None,
    };
    // An administrator may have removed it.
    let maturities = state.settings.vocabulary(MATURITIES).map(|found| found.items).unwrap_or_default();
    let maturities =
        maturities.into_iter().map(|term| (term.value, term.label.in_language(page.language).to_owned()));
    Ok(Found { desk, form, presented, comparison, maturities: maturities.collect() })
}

impl<'a> SectionPage<'a> {
    fn new(page: &'a Page, found: &'a Found, asked: &Shown<'a>) -> Result<SectionPage<'a>> {
        let desk = &found.desk;
        let section = &desk.section;
        let is_foreign = section.language.ui_language() != Some(page.language);
        let title = desk.version.as_ref().map(|version| version.line.title.as_str());
        let decision = DecisionForm::new(page, found, asked.typed);
        let lost = match decision.decides {
            true => Vec::new(),
            false => {
                let written = |(name, text): &(&str, &str)| {
                    (*name == "message" || name.starts_with("/reasons")) && !text.trim().is_empty()
                };
                asked.typed.of_people().filter(written).map(|(_, text)| text.to_owned()).collect()
            }
        };
        Ok(SectionPage {
            page,
            faults: asked.faults,
            typed: asked.typed,
            here: page.to(&format!("/desk/{}", section.id)),
            institution: section.institution.name.in_language(page.language).to_owned(),
            round: round(page, desk),
            title: title_or_none(page, title.unwrap_or_default()),
            lang: is_foreign.then_some(section.language.as_str()),
            meta: meta(page, desk),
            changes: found.comparison.as_ref().map(|comparison| Changes::new(page, found, comparison)),
            is_first: desk.decided.is_none() && desk.version.is_some() && desk.open_round().is_some(),
            text: match (&desk.version, &found.presented) {
                (Some(version), Some(presented)) => {
                    Some(Public::new(page, &found.form, version, presented, asked)?)
                }
                _ => None,
            },
            versions: page.to(&format!("/work/{}/versions", section.id)),
            record: record::lines(page, &found.form, &desk.record, &desk.rounds, &desk.people),
            decision,
            lost,
        })
    }
}

impl Changes {
    fn new(page: &Page, found: &Found, comparison: &VersionComparison) -> Changes {
        let desk = &found.desk;
        let [from, to] = [comparison.from, comparison.to].map(|number| number.to_string());
        let sides =
            [&from, &to].map(|number| page.with_args("versions-number", [("version", number.into())]));
        let is_foreign = desk.section.language.ui_language() != Some(page.language);
        let differences = Differences {
            page,
            form: &found.form,
            lang: is_foreign.then_some(desk.section.language.as_str()),
            view: View::One,
            heading: 3,
            sides: [&sides[0], &sides[1]],
        };
        let decided = desk
            .rounds
            .iter()
            .find(|round| round.version == Some(comparison.from) && round.decision.is_some());
        let asked = decided.and_then(|round| round.decision.as_ref()).map(|decision| {
            let when = page.date(decision.decided_at);
            Asked {
                when: page.with_args("desk-asked-on", [("date", when.into())]),
                message: decision.message.trim().to_owned(),
                reasons: ReasonLine::all(&found.form, &decision.reasons),
            }
        });
        Changes {
            heading: page.with_args("desk-changes-title", [("version", (&from).into())]),
            asked: asked.filter(|asked| !asked.message.is_empty() || !asked.reasons.is_empty()),
            html: differences.all(comparison),
            count: page.count("versions-changed-fields", changed(comparison)),
            address: page.to(&format!("/work/{}/compare?from={from}&to={to}", desk.section.id)),
        }
    }
}

impl Public {
    fn new(
        page: &Page,
        form: &TemplateForm,
        version: &WholeVersion,
        presented: &Presented,
        asked: &Shown<'_>,
    ) -> Result<Public> {
        let reading = Reading::unmarked(page.language, &version.language);
        let reading = reading.with_pictures(&version.files, &folder(page));
        let written = Written::of(page, presented, &reading, &version.body, 3)?;
        let field = |name: &str| {
            let pointer = match name {
                "" => BODY.to_owned(),
                name => format!("{PRACTICE}/{}", crate::domain::fault::escaped(name)),
            };
            let about = form.label_at(&pointer);
            ReasonField::at(&pointer, about, asked.typed, asked.faults)
        };
        let text = |name: &str| version.practice.get(name).and_then(|value| value.as_str());
        let summary = text("summary").filter(|summary| !summary.trim().is_empty());
        let is_shown = |name: &str| {
            ["title", "consent"].contains(&name)
                || (name == "summary" && summary.is_some())
                || written.facts.iter().any(|fact| fact.name == name)
                || written.parts.iter().any(|part| part.name == name)
        };
        let mut missing: Vec<ReasonField> = form
            .fields()
            .filter(|of| !is_shown(&of.name) && !of.is_retired)
            .map(|of| field(&of.name))
            .collect();
        if version.body.trim().is_empty() {
            missing.push(field(""));
        }
        // A group has its longer text among the parts, and the rest among the facts: it is one field.
        let facts: Vec<String> = written.facts.iter().map(|fact| fact.name.clone()).collect();
        let parts = written.parts.into_iter().filter(|part| !part.html.as_str().is_empty());
        Ok(Public {
            title: field("title"),
            summary: summary.map(|summary| (reading.summary(&settled(summary)), field("summary"))),
            parts: parts
                .map(|part| {
                    let mut reason = field(&part.name);
                    if facts.contains(&part.name) {
                        reason.name = String::new();
                    }
                    (part.id, part.label, part.html, reason)
                })
                .collect(),
            annexes: annexes(page, &version.files, &version.practice, &version.body),
            facts: written.facts.into_iter().map(|fact| (fact.label, fact.html, field(&fact.name))).collect(),
            missing,
        })
    }
}

impl DecisionForm {
    fn new(page: &Page, found: &Found, typed: &Fields) -> DecisionForm {
        let desk = &found.desk;
        let section = &desk.section;
        let may = |act: Act| section.permitted_acts.contains(&act);
        let version = desk.open_round().and_then(|round| round.version);
        let decides = may(Act::Approve) && version.is_some();
        let choices = DECISIONS.map(|(value, label, hint)| {
            let hint = match value {
                "approve" if desk.publishes => "desk-approve-publishes",
                _ => hint,
            };
            ChoiceView {
                value,
                label: page.say(label),
                hint: page.say(hint),
                is_set: typed.one("decision") == Some(value),
            }
        });
        let any = (String::new(), page.say("desk-maturity-none"));
        let numbered = |id: &str, number: u32| page.with_args(id, [("version", number.to_string().into())]);
        let approved = desk.approved_version.filter(|_| may(Act::Publish));
        DecisionForm {
            decides,
            why_not: desk.four_eyes.map(|why| page.say(why_not(why))).unwrap_or_default(),
            about: version.map(|version| numbered("desk-about-version", version)).unwrap_or_default(),
            version: version.map(|version| version.to_string()).unwrap_or_default(),
            choices: choices.into(),
            maturities: [any].into_iter().chain(found.maturities.iter().cloned()).collect(),
            stands: page.say(stage(section.stage)),
            publish: approved.map(|version| (version, numbered("desk-publish-what", version))),
            unpublishes: may(Act::Unpublish),
            reopens: may(Act::Reopen),
            public: section.published_version.map(|_| page.to(&format!("/practices/{}", section.id))),
        }
    }
}

/// Returns the round and the version that the page is about.
fn round(page: &Page, desk: &DeskSection) -> String {
    let version = desk.version.as_ref().map(|version| version.line.version.to_string());
    match (desk.rounds.first(), version) {
        (Some(round), Some(version)) => {
            let round = round.round.to_string();
            page.with_args("desk-round", [("round", round.into()), ("version", version.into())])
        }
        _ => String::new(),
    }
}

/// Returns since when it waits, or where it stands.
fn meta(page: &Page, desk: &DeskSection) -> String {
    match desk.open_round() {
        Some(round) => {
            let submitted =
                page.with_args("desk-submitted-on", [("date", page.date(round.submitted_at).into())]);
            format!("{submitted} {}", page.count("desk-waits", days_between(round.submitted_at, desk.now)))
        }
        None => tidied(&page.say(stage(desk.section.stage))),
    }
}
