//! The page of a step of the form.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use askama::Template;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::control::Controls;
use super::counter::Counter;
use super::steps::{VERSION, address, step_path};
use crate::domain::attachment::ADDRESS;
use crate::domain::html::Html;
use crate::domain::links::encoded;
use crate::domain::practice::title;
use crate::domain::text::tidied;
use crate::domain::version::hex;
use crate::domain::workflow::{Act, Stage};
use crate::error::Result;
use crate::http::answer::HandlerResult;
use crate::http::pages::attachments::folder;
use crate::http::pages::form::{Fields, FormFaults};
use crate::http::pages::head::{Head, Place};
use crate::http::pages::page::Page;
use crate::http::pages::values::{foreign, settled};
use crate::http::pages::work::when::moment;
use crate::services::forms::entering::Entered;
use crate::services::forms::{BODY, FormField};
use crate::services::published::{Picture, shown_picture};
use crate::services::sections::{Composing, Texts};

/// The field with the time at which the working copy that a page shows was kept; empty if there was none.
pub const KEPT_AT: &str = "kept_at";
/// The field with a digest of what the working copy had for the step when the page showed it.
pub const SEEN: &str = "seen";

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
    /// How what was typed differs from what was kept in another window, if a person has to choose.
    pub other: Option<Html>,
    /// What was typed that has no field here any more.
    pub leftover: Vec<String>,
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
    /// The address of this step.
    here: String,
    base_version: u32,
    kept_at: String,
    seen: String,
    other: Option<&'a Html>,
    leftover: Vec<String>,
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
    pictures: Vec<PlacedPicture>,
    files: String,
}

/// A picture that can be put into the text.
struct PlacedPicture {
    small: Picture,
    name: String,
    /// The address that stands for it in a text.
    src: String,
    line: String,
}

impl<'a> Shown<'a> {
    /// Shows a step with these texts.
    pub fn of(
        page: &'a Page,
        composing: &'a Composing,
        texts: &'a Texts,
        step: &'a str,
        faults: &'a FormFaults,
    ) -> Shown<'a> {
        Shown { page, composing, texts, step, faults, fields: None, other: None, leftover: Vec::new() }
    }

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
            here: page.to(&step_path(composing, self.step)),
            base_version: composing.base_version(),
            kept_at: composing.copy.as_ref().map(|copy| copy.saved_at.to_string()).unwrap_or_default(),
            seen: seen(composing, self.step, None),
            other: self.other.as_ref(),
            leftover: self.leftover.clone(),
            notices: self.notices(can_save),
            content: self.content()?,
            steps: self.steps(),
            // What was kept is not what stands in the form then.
            status: if self.other.is_some() { String::new() } else { self.status() },
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
                pictures: self.pictures(),
                files: page_of_files(self.page, self.composing),
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

    /// Returns the pictures that can be put into a text.
    fn pictures(&self) -> Vec<PlacedPicture> {
        let files = self.composing.files.iter().zip(&self.composing.file_lines);
        let pictures = files.filter_map(|(file, line)| {
            let small = shown_picture(file, &folder(self.page));
            let src = format!("{ADDRESS}{}", file.id);
            Some(PlacedPicture { small, name: tidied(&file.file_name), src, line: line.clone()? })
        });
        pictures.collect()
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
        let files = Step {
            address: page_of_files(self.page, self.composing),
            label: self.page.say("attachments-title"),
            is_current: false,
            is_faulty: false,
        };
        let mut steps: Vec<Step> = groups.chain(own).map(step).collect();
        // Before the free text, into which pictures are put.
        steps.insert(steps.len() - 2, files);
        steps
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
        if composing.has_unsaved_files {
            let link = (page_of_files(page, composing), page.say("attachments-title"));
            notices.push(Notice { text: page.say("attachments-unsaved"), link: Some(link) });
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

fn page_of_files(page: &Page, composing: &Composing) -> String {
    page.to(&format!("/work/{}/files", composing.section.id))
}

/// Returns a digest of what the working copy, or else the current version, has for the fields that a step shows; or, if it
/// was sent, for those that its form has, wherever they are by then.
pub fn seen(composing: &Composing, step: &str, sent: Option<&Entered<'_>>) -> String {
    let texts = composing.texts();
    let is_shown = |field: &&FormField| match sent {
        Some(entered) => entered.has(&field.pointer),
        None => !field.is_retired && composing.form.group_at(&field.pointer) == Some(step),
    };
    let fields = composing.form.fields().filter(is_shown);
    let values: BTreeMap<_, _> = fields.map(|field| (&field.name, texts.practice.get(&field.name))).collect();
    let body = (step == BODY).then_some(&texts.body);
    hex(&Sha256::digest(json!([values, body]).to_string()))
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
