//! What is wrong with a section, said at its fields: with their names, and where to find them.

use crate::domain::fault::{Fault, FaultCode};
use crate::domain::links::encoded;
use crate::error::{Error, Faults, Result};
use crate::http::pages::form::{FieldFault, FormFaults, anchor};
use crate::http::pages::page::Page;
use crate::messages;
use crate::services::forms::{FieldKind, FormField, TemplateForm};

/// Says what is wrong with a section.
pub struct Teller<'a> {
    /// The page that says it.
    pub page: &'a Page,
    /// The form of the section.
    pub form: &'a TemplateForm,
    /// The address of the form, without the group.
    pub address: &'a str,
    /// The group that is shown; empty if it is none.
    pub group: &'a str,
}

impl Teller<'_> {
    /// Returns what an error says about the section, or the error itself if it is not about what was typed.
    ///
    /// # Errors
    /// The error, if it is our own fault or concerns the right to do it.
    pub fn of(&self, error: Error) -> Result<FormFaults> {
        FormFaults::told_by(self.page, error, |fault| self.tell(fault))
    }

    /// Returns what these faults say about the section.
    ///
    /// # Errors
    /// None in fact: faults of input are always about what was typed.
    pub fn of_faults(&self, faults: Faults) -> Result<FormFaults> {
        if faults.is_empty() { Ok(FormFaults::default()) } else { self.of(Error::invalid(faults)) }
    }

    fn tell(&self, fault: &Fault) -> FieldFault {
        let pointer = fault.pointer.as_str();
        let id = anchor(shown_at(self.form, pointer));
        let elsewhere = self.form.group_at(pointer).filter(|group| *group != self.group);
        FieldFault {
            pointer: pointer.to_owned(),
            text: self.text(fault),
            label: self.form.label_at(pointer),
            address: match elsewhere {
                Some(group) => format!("{}?group={}#{id}", self.address, encoded(group)),
                None => format!("#{id}"),
            },
        }
    }

    /// Returns a sentence that fits how the field is filled in.
    fn text(&self, fault: &Fault) -> String {
        use FaultCode::{NotAnOption, WrongForm, WrongType};
        let field = self.form.field_at(shown_at(self.form, &fault.pointer));
        let text = match (field.map(|field| (field.kind, field)), fault.code) {
            (Some((FieldKind::Number | FieldKind::Year, FormField { is_whole: true, .. })), WrongType) => {
                "edit-fault-whole-number"
            }
            (Some((FieldKind::Number | FieldKind::Year, _)), WrongType) => "edit-fault-number",
            (Some((FieldKind::Date, _)), WrongForm | WrongType) => "edit-fault-date",
            (
                Some((FieldKind::Option | FieldKind::Options | FieldKind::Country | FieldKind::Countries, _)),
                NotAnOption | WrongForm | WrongType,
            ) => "edit-fault-option",
            _ => return messages::fault(self.page.language, fault),
        };
        self.page.say(text)
    }
}

/// Returns the pointer of the control for what stands at a pointer: an option has none of its own.
fn shown_at<'p>(form: &TemplateForm, pointer: &'p str) -> &'p str {
    let mut at = pointer;
    while form.field_at(at).is_none() {
        match at.rsplit_once('/') {
            Some((above, _)) if !above.is_empty() => at = above,
            _ => return pointer,
        }
    }
    at
}
