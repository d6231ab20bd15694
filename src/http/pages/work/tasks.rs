//! The groups of a section's form as a list of tasks: what is complete, what is missing, what the secretariat asked for.

use serde_json::{Map, Value};

use crate::domain::ids::SectionId;
use crate::domain::links::encoded;
use crate::domain::section::FieldReason;
use crate::domain::text::is_blank;
use crate::error::{Fault, FaultCode};
use crate::http::pages::page::Page;
use crate::services::forms::{BODY, FormGroup, TemplateForm};

/// Number of fields that a task names.
const NAMED: usize = 6;

/// What the pointers to attachments begin with.
const ATTACHMENTS: &str = "/attachments";

/// A group of the form.
pub struct Task {
    /// Its label.
    pub label: String,
    /// The address of its page.
    pub address: String,
    /// What is missing or asked for, by name.
    pub meta: String,
    /// Its status in words.
    pub status: String,
    /// How the status is drawn.
    pub class: &'static str,
}

/// What the tasks depend on.
pub struct Texts<'a> {
    /// The structured fields.
    pub practice: &'a Map<String, Value>,
    /// The Markdown body.
    pub body: &'a str,
    /// What keeps them from being submitted.
    pub faults: &'a [Fault],
    /// Number of pictures and annexes.
    pub files: usize,
    /// What the secretariat asked for in the last decision.
    pub reasons: &'a [FieldReason],
}

/// Returns the address of the page where a group is filled in.
pub fn edit(page: &Page, id: SectionId, group: &str) -> String {
    page.to(&format!("/work/{id}/edit?group={}", encoded(group)))
}

/// Returns the address where the place that a pointer points to is filled in.
pub fn edit_at(page: &Page, id: SectionId, form: &TemplateForm, pointer: &str) -> String {
    let anchor = pointer.trim_start_matches('/').replace('/', "-");
    if pointer.starts_with(ATTACHMENTS) {
        return page.to(&format!("/work/{id}/files#{}", encoded(&anchor)));
    }
    match form.group_at(pointer) {
        Some(group) => format!("{}#{}", edit(page, id, group), encoded(&anchor)),
        None => page.to(&format!("/work/{id}/edit")),
    }
}

/// Returns a task for each group, one for pictures and annexes, and one for the free text.
pub fn tasks(page: &Page, id: SectionId, form: &TemplateForm, texts: &Texts<'_>) -> Vec<Task> {
    let mut tasks: Vec<Task> =
        form.groups.iter().map(|group| of_group(page, id, form, group, texts)).collect();
    tasks.push(of_files(page, id, texts));
    let label = page.say("task-body");
    let (status, class) = match is_blank(texts.body) {
        true => ("task-optional", "wait"),
        false => ("task-written", ""),
    };
    let commented =
        names(form, texts.reasons.iter().map(|reason| &*reason.pointer).filter(|at| *at == "/body"));
    tasks.push(match commented.is_empty() {
        true => Task {
            label,
            address: edit(page, id, BODY),
            meta: page.say("task-body-what"),
            status: page.say(status),
            class,
        },
        false => Task {
            label,
            address: edit(page, id, BODY),
            meta: page.say("task-commented"),
            status: page.count("task-comments", commented.len()),
            class: "todo",
        },
    });
    tasks
}

/// Returns the task about pictures and annexes.
fn of_files(page: &Page, id: SectionId, texts: &Texts<'_>) -> Task {
    let here = texts.faults.iter().filter(|fault| fault.pointer.starts_with(ATTACHMENTS));
    let lacking = here.clone().filter(|fault| fault.code == FaultCode::NoAlternativeText).count();
    let is_unsaved = here.clone().any(|fault| fault.code == FaultCode::FilesNotSaved);
    let (status, class) = match (lacking, texts.files) {
        (0, 0) => (page.say("attachments-task-none"), "wait"),
        (0, count) => (page.count("attachments-task-count", count), if is_unsaved { "todo" } else { "" }),
        (count, _) => (page.count("attachments-task-faulty", count), "todo"),
    };
    let meta = if is_unsaved { "attachments-task-unsaved" } else { "attachments-task-what" };
    Task {
        label: page.say("attachments-title"),
        address: page.to(&format!("/work/{id}/files")),
        meta: page.say(meta),
        status,
        class,
    }
}

fn of_group(page: &Page, id: SectionId, form: &TemplateForm, group: &FormGroup, texts: &Texts<'_>) -> Task {
    let is_here = |pointer: &str| form.group_at(pointer) == Some(group.name.as_str());
    let is_missing = |fault: &&Fault| {
        fault.code == FaultCode::Required && group.fields.iter().any(|field| *field.pointer == *fault.pointer)
    };
    let here: Vec<&Fault> = texts.faults.iter().filter(|fault| is_here(&fault.pointer)).collect();
    let missing = names(form, here.iter().filter(|fault| is_missing(fault)).map(|fault| &*fault.pointer));
    let faulty = names(form, here.iter().filter(|fault| !is_missing(fault)).map(|fault| &*fault.pointer));
    let asked = texts.reasons.iter().map(|reason| &*reason.pointer).filter(|pointer| is_here(pointer));
    let asked = names(form, asked);
    let mut meta = Vec::new();
    for (id, list) in [("task-asked", &asked), ("task-missing", &missing), ("task-faulty", &faulty)] {
        if !list.is_empty() {
            meta.push(page.with_args(id, [("list", some(page, list).into())]));
        }
    }
    let is_empty = group.fields.iter().all(|field| !texts.practice.contains_key(&field.name));
    let (status, class) = match (asked.len(), faulty.len(), missing.len()) {
        (0, 0, 0) if is_empty => (page.say("task-optional"), "wait"),
        (0, 0, 0) => (page.say("task-complete"), ""),
        (0, 0, count) => (page.count("task-status-missing", count), "todo"),
        (0, _, _) => (page.say("task-status-faulty"), "bad"),
        (count, _, _) => (page.count("task-comments", count), "todo"),
    };
    let (label, address) = (group.label.clone(), edit(page, id, &group.name));
    Task { label, address, meta: meta.join(" "), status, class }
}

/// Returns the names of the places that pointers point to, each once.
fn names<'a>(form: &TemplateForm, pointers: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in pointers.map(|pointer| form.label_at(pointer)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Returns the first of several names, and how many more there are.
fn some(page: &Page, names: &[String]) -> String {
    // One more is named rather than counted.
    let named = if names.len() <= NAMED + 1 { names.len() } else { NAMED };
    let text = names[..named].join(" · ");
    match names.len() - named {
        0 => text,
        more => page.with_args("task-and-more", [("names", text.into()), ("count", more.into())]),
    }
}
