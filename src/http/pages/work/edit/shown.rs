//! The page of a step of the form.

use actix_web::http::StatusCode;
use askama::Template;

use super::control::{Controls, Counter};
use super::{VERSION, address, encoded};
use crate::domain::html::Html;
use crate::domain::practice::title;
use crate::domain::workflow::{Act, Stage};
use crate::error::Result;
use crate::http::answer::HandlerResult;
use crate::http::pages::form::{Fields, FormFaults};
use crate::http::pages::values::{foreign, settled};
use crate::http::pages::work::when::moment;
use crate::http::pages::{Head, Page, Place};
use crate::services::forms::BODY;
use crate::services::sections::{Composing, Texts};

/// What a step shows.
pub struct Shown<'a> {
    /// The page.
    pub page: &'a Page,
    /// The section, as it is kept.
    pub composing: &'a Composing,
    /// The texts to be shown.
    pub texts: &'a Texts,
    /// The step.
    pub step: &'a str,
    /// What is wrong.
    pub faults: &'a FormFaults,
    /// The fields that were sent, if any were.
    pub fields: Option<&'a Fields>,
}

#[derive(Template)]
#[template(path = "work/edit/page.html")]
struct EditPage<'a> {
    page: &'a Page,
    faults: &'a FormFaults,
    title: &'a str,
    help: &'a str,
    section_title: String,
    lang: Option<String>,
    overview: String,
    address: String,
    step: &'a str,
    base_version: u32,
    notices: Vec<Notice>,
    content: Html,
    steps: Vec<Step>,
    status: String,
    version: Option<VersionStep>,
    can_save: bool,
    discard: Option<String>,
}

/// Something that the person should know.
struct Notice {
    text: String,
    /// A link with its text.
    link: Option<(String, String)>,
}

struct Step {
    address: String,
    label: String,
    is_current: bool,
    is_faulty: bool,
}

struct VersionStep {
    lede: String,
    chapters: Vec<(String, String, bool)>,
    chapter_fault: Option<String>,
    message: String,
    message_fault: Option<String>,
    button: String,
}

#[derive(Template)]
#[template(path = "work/edit/body.html")]
struct Body<'a> {
    page: &'a Page,
    value: String,
    fault: Option<&'a str>,
    /// What the editors asked for.
    reasons: Vec<&'a str>,
    lang: Option<&'a str>,
    counter: Counter,
}

impl Shown<'_> {
    /// Returns the page.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn page(&self, status: StatusCode) -> HandlerResult {
        let (page, composing) = (self.page, self.composing);
        let label = self.label();
        let heading = match self.faults.is_empty() {
            true => label.clone(),
            false => page.with_args("form-error-title", [("title", label.as_str().into())]),
        };
        let head = Head::unlisted(heading, Place::Work).with_form("edit");
        let can_save = composing.section.permitted_acts.contains(&Act::Save);
        let group = composing.form.group(self.step);
        let content = EditPage {
            page,
            faults: self.faults,
            title: &label,
            help: group.map_or("", |group| group.help.as_str()),
            section_title: section_title(page, composing, self.texts),
            lang: foreign(page, &composing.section.language),
            overview: page.to(&format!("/work/{}", composing.section.id)),
            address: address(page, composing),
            step: self.step,
            base_version: composing.base_version(),
            notices: self.notices(can_save),
            content: self.content()?,
            steps: self.steps(),
            status: self.status(),
            version: (self.step == VERSION).then(|| self.version()),
            can_save,
            discard: composing.copy.as_ref().map(|copy| {
                let args = [
                    ("version", copy.base_version.to_string().into()),
                    ("when", moment(page, composing.now, copy.saved_at).into()),
                ];
                page.with_args("edit-discard-what", args)
            }),
        };
        page.render_as(status, &head, &content)
    }

    fn label(&self) -> String {
        match self.composing.form.group(self.step) {
            Some(group) => group.label.clone(),
            None if self.step == BODY => self.page.say("edit-free-text"),
            None => self.page.say("edit-version-title"),
        }
    }

    fn content(&self) -> Result<Html> {
        let lang = foreign(self.page, &self.composing.section.language);
        if self.step == BODY {
            let body = &self.texts.body;
            let reasons = self.composing.reasons.iter().filter(|reason| reason.pointer == "/body");
            let content = Body {
                page: self.page,
                value: body.replace("\r\n", "\n").replace('\r', "\n"),
                fault: self.faults.at("/body"),
                reasons: reasons.map(|reason| reason.text.as_str()).collect(),
                lang: lang.as_deref(),
                counter: Counter::of(self.page, body, None),
            };
            return Ok(Html::trusted(content.render().map_err(crate::error::Error::internal)?));
        }
        let controls = Controls {
            page: self.page,
            faults: self.faults,
            reasons: &self.composing.reasons,
            lang: lang.as_deref(),
        };
        let mut html = String::new();
        for field in self.composing.form.group(self.step).into_iter().flat_map(|group| &group.fields) {
            html.push_str(controls.field(field, self.texts.practice.get(&field.name))?.as_str());
        }
        Ok(Html::trusted(html))
    }

    fn steps(&self) -> Vec<Step> {
        let form = &self.composing.form;
        let groups = form.groups.iter().map(|group| (group.name.as_str(), group.label.clone()));
        let own = [(BODY, "edit-free-text"), (VERSION, "edit-version-title")];
        let own = own.map(|(name, text)| (name, self.page.say(text)));
        let base = address(self.page, self.composing);
        let has_copy = self.composing.copy.is_some();
        let step = |(name, label): (&str, String)| Step {
            address: format!("{base}?group={}", encoded(name)),
            is_current: name == self.step,
            is_faulty: has_copy
                && self.composing.faults.iter().any(|fault| form.group_at(&fault.pointer) == Some(name)),
            label,
        };
        groups.chain(own).map(step).collect()
    }

    fn notices(&self, can_save: bool) -> Vec<Notice> {
        let (page, composing) = (self.page, self.composing);
        let mut notices = Vec::new();
        if composing.has_moved() {
            let number = composing.version.to_string();
            let when = moment(page, composing.now, composing.version_at);
            let text = match &composing.version_by {
                Some(name) => page.with_args(
                    "edit-moved-by",
                    [("name", name.as_str().into()), ("version", number.into()), ("when", when.into())],
                ),
                None => page.with_args("edit-moved", [("version", number.into()), ("when", when.into())]),
            };
            let link = (page.to(&format!("/work/{}/merge", composing.section.id)), page.say("edit-to-merge"));
            notices.push(Notice { text, link: can_save.then_some(link) });
        }
        if !can_save {
            let text = match composing.section.stage {
                Stage::Rejected => page.say("edit-stage-rejected"),
                _ => page.say("edit-stage-submitted"),
            };
            notices.push(Notice { text, link: None });
        }
        for other in &composing.others {
            let when = moment(page, composing.now, other.saved_at);
            let args = [("name", other.name.as_str().into()), ("when", when.into())];
            notices.push(Notice { text: page.with_args("edit-other-writes", args), link: None });
        }
        notices
    }

    fn status(&self) -> String {
        match &self.composing.copy {
            Some(copy) => {
                let when = moment(self.page, self.composing.now, copy.saved_at);
                self.page.with_args("edit-kept", [("when", when.into())])
            }
            None => {
                let number = self.composing.version.to_string();
                self.page.with_args("edit-unchanged", [("version", number.into())])
            }
        }
    }

    fn version(&self) -> VersionStep {
        let (page, composing) = (self.page, self.composing);
        let current = composing.section.chapter.as_ref().map(|chapter| chapter.slug.as_str());
        let chosen = self.fields.and_then(|fields| fields.one("chapter")).or(current).unwrap_or_default();
        let chapters = composing.chapters.iter().map(|chapter| {
            let title = chapter.title.in_language(page.language).to_owned();
            (chapter.slug.clone(), title, chapter.slug == chosen)
        });
        let next = (composing.version + 1).to_string();
        let current = composing.version.to_string();
        VersionStep {
            lede: page.with_args(
                "edit-version-lede",
                [("next", next.as_str().into()), ("current", current.into())],
            ),
            chapters: chapters.collect(),
            chapter_fault: self.faults.at("/chapter").map(str::to_owned),
            message: self.fields.map(|fields| fields.typed("message").to_owned()).unwrap_or_default(),
            message_fault: self.faults.at("/message").map(str::to_owned),
            button: page.with_args("edit-version-button", [("next", next.into())]),
        }
    }
}

/// Returns the title of a section, as it is typed now.
pub fn section_title(page: &Page, composing: &Composing, texts: &Texts) -> String {
    let typed = settled(&title(&texts.practice));
    if !typed.trim().is_empty() {
        return typed;
    }
    let institution = composing.section.institution.name.in_language(page.language);
    page.with_args("edit-untitled", [("institution", institution.into())])
}
