//! Keeping what was typed in a step. A text never takes the place of one that the person has not seen: two windows may
//! show the same section.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use serde_json::json;

use super::faults::Teller;
use super::rows::{moved, tidy};
use super::shown::{KEPT_AT, SEEN, Shown, seen};
use super::steps::{self, VERSION, address, next_step, step_path};
use crate::domain::html::Html;
use crate::error::{Code, Error, Result};
use crate::http::answer::HandlerResult;
use crate::http::pages::form::{Fields, FormFaults, PostedForm, anchor};
use crate::http::pages::ids::hidden;
use crate::http::pages::page::Page;
use crate::http::pages::values::foreign;
use crate::http::pages::work::differences::{Differences, View};
use crate::http::problem::Problem;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::forms::BODY;
use crate::services::forms::entering::Entered;
use crate::services::input::Input;
use crate::services::sections::{Composing, KeepWorkingCopy, Texts, WorkingCopyView};

/// The header of requests that the page's script makes while somebody types.
const AUTOSAVE: &str = "x-autosave";
/// The field with the number of requests that the page's script had made from a form before.
const TURN: &str = "turn";
/// The field of a page that shows two texts to choose from: only the buttons that save decide.
const UNDECIDED: &str = "undecided";
/// How often a step is read again because another request of the same person was faster.
const ATTEMPTS: usize = 3;

/// A step that was sent.
struct Sent<'a> {
    page: &'a Page,
    state: &'a SharedState,
    fields: &'a Fields,
    step: &'a str,
    is_autosave: bool,
}

/// Keeps what was typed, and goes on.
pub async fn keep(
    form: PostedForm,
    state: SharedState,
    mut composing: Composing,
    step: String,
    request: &HttpRequest,
) -> HandlerResult {
    let is_autosave = request.headers().contains_key(AUTOSAVE);
    let sent = Sent { page: &form.page, state: &state, fields: &form.fields, step: &step, is_autosave };
    for _ in 0..ATTEMPTS {
        if let Some(response) = sent.attempt(&mut composing).await? {
            return Ok(response);
        }
        composing = steps::composing(&form.page, &state, &composing.section.id.to_string()).await?;
    }
    let texts = sent.texts(&composing, &Entered::new(form.fields.of_people())).await?;
    sent.collided(&composing, &texts).await
}

impl Sent<'_> {
    /// Keeps what was typed; `None` if the working copy is no longer the one that was read.
    async fn attempt(&self, composing: &mut Composing) -> Result<Option<HttpResponse>, Problem> {
        let entered = Entered::new(self.fields.of_people());
        let before = self.texts(composing, &Entered::default()).await?;
        let mut texts = self.texts(composing, &entered).await?;
        let too_many = entered.faults();
        if !too_many.is_empty() {
            return self.refused(composing, &texts, Error::invalid(too_many)).map(Some);
        }
        if self.collides(composing, &texts, &entered) {
            return self.collided(composing, &texts).await.map(Some);
        }
        let is_changed = (&before.practice, &before.body) != (&texts.practice, &texts.body);
        let goes_to = moved(composing, &mut texts, self.fields);
        let stays = self.is_autosave || self.fields.switches_language();
        if goes_to.is_none() && !stays {
            tidy(composing, &mut texts, &entered);
        }
        // Who only reads in another language has written nothing.
        if is_changed || !self.fields.switches_language() {
            match self.kept(composing, &texts).await {
                Ok(kept) => (composing.copy, composing.kept_by) = (Some(kept), self.form()),
                Err(error) if error.code == Code::Conflict => return Ok(None),
                Err(error) => return self.refused(composing, &texts, error).map(Some),
            }
        }
        self.went_well(composing, &texts, goes_to).await.map(Some)
    }

    /// Returns the texts that the form was filled in from, with what was typed.
    async fn texts(&self, composing: &Composing, entered: &Entered<'_>) -> Result<Texts> {
        let before = self.before(composing).await?.unwrap_or_else(|| composing.texts());
        let practice = composing.form.filled_in(&before.practice, entered);
        let typed = entered.text("/body").filter(|_| self.step == BODY);
        // Browsers send line ends in their own way: what looks the same was not changed.
        let is_same = |typed: &&str| *typed == before.body.replace("\r\n", "\n").replace('\r', "\n");
        let body = typed.filter(|typed| !is_same(typed)).map(str::to_owned);
        Ok(Texts { practice, body: body.unwrap_or(before.body) })
    }

    /// Returns the version that the page showed, if there is no working copy and another version by now.
    async fn before(&self, composing: &Composing) -> Result<Option<Texts>> {
        let is_earlier = |base: &u32| composing.copy.is_none() && (1..composing.version).contains(base);
        let Some(base) = self.base().filter(is_earlier) else { return Ok(None) };
        let (context, id) = (self.page.context(), composing.section.id);
        let sections = self.state.sections.clone();
        let version = blocking(move || sections.version(&context, id, base)).await.map_err(hidden)?;
        Ok(Some(Texts { practice: version.practice, body: version.body }))
    }

    fn base(&self) -> Option<u32> {
        self.fields.one("base_version").and_then(|text| text.parse().ok())
    }

    /// Returns what names the form and how many requests were made from it before.
    fn form(&self) -> Option<String> {
        self.fields.key().map(|key| format!("{key} {}", self.turn()))
    }

    fn turn(&self) -> u64 {
        self.fields.typed(TURN).parse().unwrap_or_default()
    }

    /// Whether the working copy has a text of this step that neither the page showed nor its form kept itself. A request
    /// of the form that was overtaken by a later one is late, and collides too.
    fn collides(&self, composing: &Composing, texts: &Texts, entered: &Entered<'_>) -> bool {
        let Some(copy) = &composing.copy else { return false };
        if (&copy.practice, &copy.body) == (&texts.practice, &texts.body) {
            return false;
        }
        if self.fields.has_field(UNDECIDED) && self.fields.one("then").is_none() {
            return true;
        }
        if !self.fields.has_field(KEPT_AT) {
            return self.base() != Some(copy.base_version);
        }
        let kept_by = composing.kept_by.as_deref().and_then(|by| by.split_once(' '));
        let is_own = kept_by.is_some_and(|(key, turn)| {
            self.fields.key() == Some(key) && turn.parse().is_ok_and(|turn: u64| turn <= self.turn())
        });
        let is_shown = self.fields.typed(KEPT_AT) == copy.saved_at.to_string()
            || self.fields.typed(SEEN) == seen(composing, self.step, Some(entered));
        !is_own && !is_shown
    }

    async fn kept(&self, composing: &Composing, texts: &Texts) -> Result<WorkingCopyView> {
        let base = match &composing.copy {
            Some(copy) => copy.base_version,
            None => {
                let base = self.base().filter(|base| (1..=composing.version).contains(base));
                base.unwrap_or(composing.version)
            }
        };
        let keep = json!({"base_version": base, "practice": texts.practice, "body": texts.body});
        let keep = Input::<KeepWorkingCopy>::new(keep);
        let (context, id, sections) =
            (self.page.context(), composing.section.id, self.state.sections.clone());
        let (replaces, form) = (composing.as_read(), self.form());
        blocking(move || sections.keep_from(&context, id, keep, replaces, form)).await.map_err(hidden)
    }

    /// Says that the working copy has another text of this step, and shows both. What was typed stays in the form.
    async fn collided(&self, composing: &Composing, texts: &Texts) -> HandlerResult {
        if self.is_autosave {
            return Err(Error::new(Code::Conflict).into());
        }
        let page = self.page;
        let (context, id, sections) = (page.context(), composing.section.id, self.state.sections.clone());
        let (kept, typed) = (composing.texts(), texts.clone());
        let changes =
            blocking(move || sections.changes(&context, id, &kept, &typed)).await.map_err(hidden)?;
        let lang = foreign(page, &composing.section.language);
        let sides = ["edit-other-kept", "edit-other-typed"].map(|side| page.say(side));
        let differences = Differences {
            page,
            form: &composing.form,
            lang: lang.as_deref(),
            view: View::One,
            heading: 3,
            sides: [&sides[0], &sides[1]],
        };
        let other: Html = differences.fields(&changes);
        let faults = FormFaults::general(page.say("edit-other-window"));
        let shown = Shown::of(page, composing, texts, self.step, &faults);
        Shown { other: Some(other), fields: Some(self.fields), ..shown }.page(StatusCode::CONFLICT)
    }

    fn refused(&self, composing: &Composing, texts: &Texts, error: Error) -> HandlerResult {
        let address = address(self.page, composing);
        let teller = Teller { page: self.page, form: &composing.form, address: &address, group: self.step };
        let faults = teller.of(error)?;
        let shown = Shown::of(self.page, composing, texts, self.step, &faults);
        Shown { fields: Some(self.fields), ..shown }.page(faults.status())
    }

    /// Goes on after the text was kept: where the form says, unless a field of this step has a fault.
    async fn went_well(
        &self,
        composing: &Composing,
        texts: &Texts,
        goes_to: Option<String>,
    ) -> HandlerResult {
        let page = self.page;
        if self.is_autosave {
            let kept_at = composing.copy.as_ref().map(|copy| copy.saved_at.to_string());
            let mut response = HttpResponse::NoContent();
            response.insert_header(("x-kept-at", kept_at.unwrap_or_default()));
            let seen = seen(composing, self.step, Some(&Entered::new(self.fields.of_people())));
            return Ok(response.insert_header(("x-seen", seen)).finish());
        }
        if let Some(pointer) = goes_to {
            // The field may be in another group since the form was opened.
            let step = composing.form.group_at(&pointer).unwrap_or(self.step);
            return Ok(page.redirect(&format!("{}#{}", step_path(composing, step), anchor(&pointer)), None));
        }
        if self.fields.switches_language() {
            return Ok(page.redirect(&step_path(composing, self.step), None));
        }
        let (context, id, sections) = (page.context(), composing.section.id, self.state.sections.clone());
        let practice = texts.practice.clone();
        let found = blocking(move || sections.draft_faults(&context, id, &practice)).await;
        let mut found = found.map_err(hidden)?;
        found.retain(|fault| composing.form.group_at(&fault.pointer) == Some(self.step));
        if !found.is_empty() {
            return self.refused(composing, texts, Error::invalid(found));
        }
        let next = match self.fields.typed("then") {
            "tasks" => format!("/work/{id}"),
            "version" => step_path(composing, VERSION),
            "stay" => step_path(composing, self.step),
            _ => step_path(composing, &next_step(composing, self.step)),
        };
        Ok(page.redirect(&next, None))
    }
}
