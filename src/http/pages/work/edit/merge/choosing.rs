//! Conflicts as whole sentences, and what a person chose for each.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::values::Values;
use crate::domain::html::Html;
use crate::domain::version::hex;
use crate::http::pages::form::{FieldFault, Fields, FormFaults};
use crate::http::pages::page::Page;
use crate::http::pages::work::differences::Differences;
use crate::services::forms::TemplateForm;
use crate::services::sections::{ConflictView, MergeView, MergedPart, Texts};

/// The prefix of the field with a choice, and that of the field with a text written anew.
const CHOICE: &str = "choice:";
const EDITED: &str = "edited:";
/// Number of characters shown of the text around a conflict.
const AROUND: usize = 160;

/// Reads and shows choices.
pub struct Choosing<'a> {
    /// The page.
    pub page: &'a Page,
    /// The form, which has the names of fields.
    pub form: &'a TemplateForm,
    /// What was chosen.
    pub fields: &'a Fields,
    /// Shows what differs.
    pub differences: &'a Differences<'a>,
}

/// What was chosen.
struct Chosen<'a> {
    page: &'a Page,
    form: &'a TemplateForm,
    fields: &'a Fields,
}

/// A conflict, as a person sees it.
pub struct Conflicting {
    /// Names the fields: made of the conflict itself, so that a choice is never taken for that of another one.
    pub key: String,
    /// Where it is.
    pub label: String,
    /// The end of the text before it.
    pub before: String,
    /// What it was before.
    pub base: Html,
    /// What the latest version has.
    pub theirs: Html,
    /// What the person wrote.
    pub mine: Html,
    /// The choices, with their texts.
    pub choices: Vec<(&'static str, String, bool)>,
    /// The text to be written anew, if it is one.
    pub edited: Option<String>,
    /// What is wrong.
    pub fault: Option<String>,
}

impl Choosing<'_> {
    /// Returns the conflicts, with what was chosen for them.
    pub fn conflicts(&self, view: &MergeView, faults: &FormFaults) -> Vec<Conflicting> {
        let mut found = Vec::new();
        for conflict in &view.conflicts {
            let label = self.form.label_at(&conflict.pointer);
            if conflict.parts.is_empty() {
                found.push(self.value(conflict, label, faults));
                continue;
            }
            let mut before = String::new();
            for part in &conflict.parts {
                match part {
                    MergedPart::Text { text } => before.clone_from(text),
                    MergedPart::Conflict { .. } => {
                        let end = ending(&std::mem::take(&mut before));
                        found.push(self.sentences(conflict, part, label.clone(), end, faults));
                    }
                }
            }
        }
        found
    }

    fn sentences(
        &self,
        conflict: &ConflictView,
        part: &MergedPart,
        label: String,
        before: String,
        faults: &FormFaults,
    ) -> Conflicting {
        let key = key(conflict, part);
        let (base, mine, theirs, yours) = match part {
            MergedPart::Conflict { base, your_changes, their_changes, yours, .. } => (
                base.as_str(),
                self.differences.words(your_changes),
                self.differences.words(their_changes),
                yours.as_str(),
            ),
            MergedPart::Text { text } => (text.as_str(), Html::default(), Html::default(), text.as_str()),
        };
        let typed = self.fields.one(&format!("{EDITED}{key}"));
        Conflicting {
            fault: faults.at(&format!("/{CHOICE}{key}")).map(str::to_owned),
            choices: self.choices(&key, &["mine", "theirs", "both", "edited"]),
            edited: Some(typed.unwrap_or(yours.trim_end()).to_owned()),
            base: or_nothing(self.page, Html::escaped(base)),
            mine: or_nothing(self.page, mine),
            theirs: or_nothing(self.page, theirs),
            label,
            before,
            key,
        }
    }

    fn value(&self, conflict: &ConflictView, label: String, faults: &FormFaults) -> Conflicting {
        let key = key_of_value(conflict);
        let values = Values { page: self.page, form: self.form };
        let shown = |value: &Option<Value>| match value {
            Some(value) => Html::escaped(&values.value(&conflict.pointer, value)),
            None => or_nothing(self.page, Html::default()),
        };
        Conflicting {
            fault: faults.at(&format!("/{CHOICE}{key}")).map(str::to_owned),
            choices: self.choices(&key, &["mine", "theirs"]),
            edited: None,
            base: shown(&conflict.base),
            mine: shown(&conflict.yours),
            theirs: shown(&conflict.theirs),
            before: String::new(),
            label,
            key,
        }
    }

    fn choices(&self, key: &str, all: &[&'static str]) -> Vec<(&'static str, String, bool)> {
        let chosen = self.fields.typed(&format!("{CHOICE}{key}"));
        let text = |choice: &str| match choice {
            "mine" => self.page.say("merge-mine"),
            "theirs" => self.page.say("merge-theirs"),
            "both" => self.page.say("merge-both"),
            _ => self.page.say("merge-edited"),
        };
        all.iter().map(|choice| (*choice, text(choice), *choice == chosen)).collect()
    }

    /// Returns texts written anew for conflicts that are no longer there: nothing typed is lost.
    pub fn leftover(&self, conflicts: &[Conflicting], texts: &Texts) -> Vec<String> {
        let written = written_anew(self.fields, texts);
        let gone = written.filter(|(key, _)| conflicts.iter().all(|conflict| conflict.key != *key));
        gone.map(|(_, text)| text.to_owned()).collect()
    }
}

/// Returns the texts that were written anew, with the keys of their conflicts, whether they were chosen or not. A field
/// that was left as it was shown has what the person's text has in any case.
pub fn written_anew<'f>(fields: &'f Fields, texts: &Texts) -> impl Iterator<Item = (&'f str, &'f str)> {
    let edited = fields.of_people().filter_map(|(name, text)| Some((name.strip_prefix(EDITED)?, text)));
    edited.filter(move |(_, text)| {
        let is_there = texts.body.contains(text.trim())
            || texts.practice.values().any(|value| has_text(value, text.trim()));
        !text.trim().is_empty() && !is_there
    })
}

/// Whether a text stands anywhere in a value.
fn has_text(value: &Value, text: &str) -> bool {
    match value {
        Value::String(all) => all.contains(text),
        Value::Array(items) => items.iter().any(|item| has_text(item, text)),
        Value::Object(parts) => parts.values().any(|part| has_text(part, text)),
        _ => false,
    }
}

/// Returns the texts with what was chosen.
///
/// # Errors
/// The conflicts for which nothing was chosen.
pub fn resolved(
    page: &Page,
    form: &TemplateForm,
    fields: &Fields,
    view: &MergeView,
) -> Result<Texts, Vec<FieldFault>> {
    Chosen { page, form, fields }.resolved(view)
}

impl Chosen<'_> {
    fn resolved(&self, view: &MergeView) -> Result<Texts, Vec<FieldFault>> {
        let texts = view.merged.as_ref().or(view.proposal.as_ref());
        let mut root = json!({
            "practice": texts.map(|texts| texts.practice.clone()).unwrap_or_default(),
            "body": texts.map(|texts| texts.body.clone()).unwrap_or_default(),
        });
        let mut missing = Vec::new();
        // From the end, so that what is removed moves nothing that comes later.
        for conflict in view.conflicts.iter().rev() {
            let value = match conflict.parts.is_empty() {
                true => match self.chosen(conflict, &key_of_value(conflict), &mut missing) {
                    "theirs" => conflict.theirs.clone(),
                    _ => conflict.yours.clone(),
                },
                false => {
                    let parts = conflict.parts.iter().map(|part| self.text_of(conflict, part, &mut missing));
                    Some(Value::String(parts.collect()))
                }
            };
            put(&mut root, &conflict.pointer, value);
        }
        if !missing.is_empty() {
            missing.reverse();
            return Err(missing);
        }
        let body = root["body"].as_str().unwrap_or_default().to_owned();
        let practice = root["practice"].as_object_mut().map(std::mem::take).unwrap_or_default();
        Ok(Texts { practice, body })
    }

    fn text_of(&self, conflict: &ConflictView, part: &MergedPart, missing: &mut Vec<FieldFault>) -> String {
        let (theirs, yours) = match part {
            MergedPart::Text { text } => return text.clone(),
            MergedPart::Conflict { theirs, yours, .. } => (theirs, yours),
        };
        let key = key(conflict, part);
        let space = |text: &str| text[text.trim_end().len()..].to_owned();
        match self.chosen(conflict, &key, missing) {
            "theirs" => theirs.clone(),
            "both" => {
                let between = if space(yours).is_empty() && !yours.is_empty() { " " } else { "" };
                format!("{yours}{between}{theirs}")
            }
            "edited" => {
                let text = self.fields.typed(&format!("{EDITED}{key}")).trim_end();
                let after = if space(yours).is_empty() { space(theirs) } else { space(yours) };
                if text.is_empty() { String::new() } else { format!("{text}{after}") }
            }
            _ => yours.clone(),
        }
    }

    fn chosen(&self, conflict: &ConflictView, key: &str, missing: &mut Vec<FieldFault>) -> &str {
        let chosen = self.fields.typed(&format!("{CHOICE}{key}"));
        if !["mine", "theirs", "both", "edited"].contains(&chosen) {
            missing.push(FieldFault {
                pointer: format!("/{CHOICE}{key}"),
                text: self.page.say("merge-choose"),
                label: self.form.label_at(&conflict.pointer),
                address: format!("#conflict-{key}"),
            });
        }
        chosen
    }
}

fn key(conflict: &ConflictView, part: &MergedPart) -> String {
    let MergedPart::Conflict { base, theirs, yours, .. } = part else { return String::new() };
    hashed(&json!([conflict.pointer, base, theirs, yours]))
}

fn key_of_value(conflict: &ConflictView) -> String {
    hashed(&json!([conflict.pointer, conflict.base, conflict.theirs, conflict.yours]))
}

fn hashed(value: &Value) -> String {
    hex(&Sha256::digest(value.to_string()))[..16].to_owned()
}

/// Sets or removes what stands at a pointer.
fn put(root: &mut Value, pointer: &str, value: Option<Value>) {
    let Some((above, last)) = pointer.rsplit_once('/') else { return };
    let name = last.replace("~1", "/").replace("~0", "~");
    match (root.pointer_mut(above), value) {
        (Some(Value::Object(fields)), Some(value)) => drop(fields.insert(name, value)),
        (Some(Value::Object(fields)), None) => drop(fields.remove(&name)),
        (Some(Value::Array(rows)), Some(value)) => {
            if let Some(row) = name.parse::<usize>().ok().and_then(|at| rows.get_mut(at)) {
                *row = value;
            }
        }
        _ => {}
    }
}

/// Returns the end of a text.
fn ending(text: &str) -> String {
    let count = text.chars().count();
    match count > AROUND {
        true => format!("…{}", text.chars().skip(count - AROUND).collect::<String>()),
        false => text.to_owned(),
    }
}

fn or_nothing(page: &Page, html: Html) -> Html {
    match html.as_str().trim().is_empty() {
        true => page.html("merge-nothing", []),
        false => html,
    }
}
