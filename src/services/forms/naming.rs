//! Names of the places in a section that JSON Pointers point to: for faults, comparisons and reasons.

use super::building::spoken;
use super::{BODY, FieldKind, FormField, FormGroup, TemplateForm};
use crate::domain::fault::cut;
use crate::domain::text::turns_direction;
use crate::messages::{self, Arg};

/// Number of characters shown of a name that the template does not have.
const LONGEST_NAME: usize = 60;

/// Members of a section outside its practice that have a label.
const OTHERS: [(&str, &str); 7] = [
    ("/body", "edit-free-text"),
    ("/chapter", "edit-chapter"),
    ("/message", "edit-message"),
    ("/language", "edit-language"),
    ("/contact", "edit-contact"),
    ("/contact/name", "edit-contact-name"),
    ("/contact/email", "edit-contact-email"),
];

impl TemplateForm {
    /// Returns the name of the place that a pointer into a section points to, in the reader's language: "Indicators, 2:
    /// Source". For places that the template does not have, also no longer, it is made of what the pointer says.
    pub fn label_at(&self, pointer: &str) -> String {
        if let Some((_, text)) = OTHERS.iter().find(|(known, _)| *known == pointer) {
            return messages::plain(self.reader, text);
        }
        let mut steps = steps(pointer);
        if steps.first().is_some_and(|first| first == "attachments") {
            return messages::plain(self.reader, "attachments-title");
        }
        if steps.first().is_some_and(|first| first == "practice") {
            steps.remove(0);
        }
        let Some((name, rest)) = steps.split_first() else {
            return messages::plain(self.reader, "edit-whole-section");
        };
        match self.fields().find(|field| field.name == *name) {
            Some(field) => self.labelled(field.label.clone(), field, rest),
            None => self.unknown(name),
        }
    }

    /// Returns the group in which the place that a pointer points to is filled in, [`BODY`] for the free text.
    pub fn group_at(&self, pointer: &str) -> Option<&str> {
        if pointer == "/body" {
            return Some(BODY);
        }
        let steps = steps(pointer);
        let [practice, name, ..] = steps.as_slice() else { return None };
        let has_it = |group: &&FormGroup| group.fields.iter().any(|field| field.name == *name);
        let group = self.groups.iter().find(has_it).filter(|_| practice == "practice");
        group.map(|group| group.name.as_str())
    }

    /// Returns the field, part or item that a pointer points to.
    pub fn field_at(&self, pointer: &str) -> Option<&FormField> {
        let steps = steps(pointer);
        let (practice, steps) = steps.split_first()?;
        let (name, rest) = steps.split_first().filter(|_| practice == "practice")?;
        let mut field = self.fields().find(|field| field.name == *name)?;
        for step in rest {
            field = match field.kind {
                FieldKind::Group => field.part(step)?,
                FieldKind::List if row(step).is_some() => field.parts.first()?,
                // A row has no description of its own: its parts have.
                FieldKind::Table if row(step).is_some() => field,
                FieldKind::Table => field.part(step)?,
                _ => return None,
            };
        }
        Some(field)
    }

    fn labelled(&self, label: String, field: &FormField, rest: &[String]) -> String {
        let Some((step, rest)) = rest.split_first() else { return label };
        match (field.kind, row(step)) {
            (FieldKind::Table | FieldKind::List, Some(row)) => {
                let label = self.composed("edit-label-row", &label, "row", &(row + 1).to_string());
                match (field.kind, rest.split_first()) {
                    (_, None) => label,
                    (FieldKind::Table, Some((name, rest))) => self.part(label, field, name, rest),
                    (_, Some(_)) => match field.parts.first() {
                        Some(item) => self.labelled(label, item, rest),
                        None => label,
                    },
                }
            }
            (FieldKind::Group, _) => self.part(label, field, step, rest),
            // The place of an option among others says nothing to a person.
            _ => label,
        }
    }

    fn part(&self, label: String, field: &FormField, name: &str, rest: &[String]) -> String {
        match field.part(name) {
            Some(part) => {
                let label = self.composed("edit-label-part", &label, "part", &part.label);
                self.labelled(label, part, rest)
            }
            None => self.composed("edit-label-part", &label, "part", &self.unknown(name)),
        }
    }

    fn composed(&self, text: &str, label: &str, name: &str, value: &str) -> String {
        messages::text(self.reader, text, [("label", Arg::from(label)), (name, Arg::from(value))])
    }

    fn unknown(&self, name: &str) -> String {
        let readable = |c: &char| !c.is_control() && !turns_direction(*c);
        cut(&spoken(name).chars().filter(readable).collect::<String>(), LONGEST_NAME)
    }
}

/// Returns the steps of a JSON Pointer (RFC 6901).
pub(super) fn steps(pointer: &str) -> Vec<String> {
    let steps = pointer.split('/').skip(1);
    steps.map(|step| step.replace("~1", "/").replace("~0", "~")).collect()
}

/// Returns the number of a row, from 0, or of one that is to be appended.
pub(super) fn row(step: &str) -> Option<u64> {
    let is_number = step == "0" || (!step.starts_with('0') && step.bytes().all(|byte| byte.is_ascii_digit()));
    if is_number && !step.is_empty() { step.parse::<u32>().ok().map(u64::from) } else { None }
}
