//! The record of a section in words: what was done, when, by whom, and what was said.

use std::collections::HashMap;

use crate::domain::event::EventKind;
use crate::domain::ids::UserId;
use crate::domain::section::FieldReason;
use crate::http::pages::page::Page;
use crate::services::forms::TemplateForm;
use crate::services::sections::{RecordEntry, RoundView};

/// An entry of the record.
pub struct RecordLine {
    /// What was done.
    pub what: String,
    /// When, and by whom.
    pub meta: String,
    /// What was said about it; empty if nothing was.
    pub message: String,
    /// What was said about single fields.
    pub reasons: Vec<ReasonLine>,
}

/// What was said about a field.
pub struct ReasonLine {
    /// The field's label.
    pub label: String,
    /// What was said.
    pub text: String,
}

impl ReasonLine {
    /// Returns what a decision says about single fields, under their names.
    pub fn all(form: &TemplateForm, reasons: &[FieldReason]) -> Vec<ReasonLine> {
        let lines = reasons
            .iter()
            .map(|reason| ReasonLine { label: form.label_at(&reason.pointer), text: reason.text.clone() });
        lines.collect()
    }
}

/// Returns the record in words, oldest first.
pub fn lines(
    page: &Page,
    form: &TemplateForm,
    record: &[RecordEntry],
    rounds: &[RoundView],
    people: &HashMap<UserId, String>,
) -> Vec<RecordLine> {
    let written = record.iter().filter_map(|entry| {
        let round = entry.round.and_then(|number| rounds.iter().find(|round| round.round == number));
        let args = [
            ("round", entry.round.unwrap_or_default().to_string().into()),
            ("version", entry.version.unwrap_or_default().to_string().into()),
        ];
        let what = page.with_args(text(entry.kind)?, args);
        let date = page.date(entry.at);
        let meta = match entry.by.and_then(|by| people.get(&by)) {
            Some(name) => page.with_args("desk-did-by", [("name", name.into()), ("date", date.into())]),
            None => date,
        };
        let decision = round.and_then(|round| round.decision.as_ref());
        let message = match entry.kind {
            EventKind::SectionSubmitted => round.and_then(|round| round.message.clone()),
            EventKind::SectionWithdrawn => round.and_then(|round| round.reason.clone()),
            _ => decision.map(|decision| decision.message.clone()),
        };
        let decides = !matches!(entry.kind, EventKind::SectionSubmitted | EventKind::SectionWithdrawn);
        let reasons = decision.filter(|_| decides).map(|decision| ReasonLine::all(form, &decision.reasons));
        Some(RecordLine {
            what,
            meta,
            message: message.unwrap_or_default().trim().to_owned(),
            reasons: reasons.unwrap_or_default(),
        })
    });
    written.collect()
}

/// Returns the id of the words for something that was done to a section, with the variables `round` and `version`.
fn text(kind: EventKind) -> Option<&'static str> {
    Some(match kind {
        EventKind::SectionCreated => "desk-did-create",
        EventKind::SectionSaved => "desk-did-save",
        EventKind::SectionRestored => "desk-did-restore",
        EventKind::SectionMoved => "desk-did-move",
        EventKind::SectionSubmitted => "desk-did-submit",
        EventKind::SectionWithdrawn => "desk-did-withdraw",
        EventKind::SectionApproved => "desk-did-approve",
        EventKind::SectionChangesRequested => "desk-did-request-changes",
        EventKind::SectionRejected => "desk-did-reject",
        EventKind::SectionPublished => "desk-did-publish",
        EventKind::SectionUnpublished => "desk-did-unpublish",
        EventKind::SectionReopened => "desk-did-reopen",
        EventKind::SectionContactChanged => "desk-did-change-contact",
        EventKind::SectionAdaptedFromChanged => "desk-did-change-adapted-from",
        _ => return None,
    })
}
