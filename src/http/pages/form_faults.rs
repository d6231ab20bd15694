//! What is wrong with a form that somebody sent, as its page says it.

use actix_web::http::StatusCode;

use super::page::Page;
use crate::error::{Code, Error, Fault, Result};
use crate::messages;

/// What is wrong with a field of a form.
#[derive(Clone, Debug, Default)]
pub struct FieldFault {
    /// The JSON Pointer of the field.
    pub pointer: String,
    /// What is wrong and what to do.
    pub text: String,
    /// The name of the field; empty if the sentence says enough.
    pub label: String,
    /// The address of the field, which the summary leads to.
    pub address: String,
}

/// What is wrong with a form, for its page.
#[derive(Default)]
pub struct FormFaults {
    faults: Vec<FieldFault>,
    /// A sentence about the whole form.
    pub general: Option<String>,
    status: Option<u16>,
    retry_after: Option<u64>,
}

impl FormFaults {
    /// Returns what an error says about a form, or the error itself if it is not about what was typed.
    ///
    /// # Errors
    /// The error, if it is our own fault or concerns the right to do it.
    pub fn of(page: &Page, error: Error) -> Result<FormFaults> {
        FormFaults::told_by(page, error, |fault| FieldFault {
            pointer: fault.pointer.clone(),
            text: messages::fault(page.language, fault),
            label: String::new(),
            address: format!("#{}", anchor(&fault.pointer)),
        })
    }

    /// Returns the same, with what the page itself says about each fault of a field.
    ///
    /// # Errors
    /// As for [`FormFaults::of`].
    pub fn told_by(page: &Page, error: Error, tell: impl Fn(&Fault) -> FieldFault) -> Result<FormFaults> {
        let (status, retry_after) = (Some(error.code.status()), error.retry_after);
        let (faults, general) = match error.code {
            Code::Invalid | Code::Malformed | Code::UnsupportedMediaType | Code::TooLarge
                if !error.faults.is_empty() =>
            {
                let is_general = |fault: &&Fault| fault.pointer.is_empty();
                let general =
                    error.faults.iter().find(is_general).map(|fault| messages::fault(page.language, fault));
                let others = error.faults.iter().filter(|fault| !is_general(fault));
                (others.map(tell).collect(), general)
            }
            Code::Invalid | Code::InvalidCredentials | Code::TooManyRequests | Code::Conflict => {
                (Vec::new(), Some(messages::detail(page.language, &error)))
            }
            _ => return Err(error),
        };
        Ok(FormFaults { faults, general, status, retry_after })
    }

    /// Returns the title of the form's page, which says so if there are faults.
    pub fn title(&self, page: &Page, id: &str) -> String {
        let title = page.say(id);
        if self.is_empty() { title } else { page.with_args("form-error-title", [("title", title.into())]) }
    }

    /// Returns what the page itself found to be wrong.
    pub fn listed(faults: Vec<FieldFault>) -> FormFaults {
        FormFaults { faults, ..FormFaults::default() }
    }

    /// Returns a sentence about the whole form.
    pub fn general(text: String) -> FormFaults {
        FormFaults { general: Some(text), ..FormFaults::default() }
    }

    /// Returns a sentence about the whole form, or about one of its fields, with the status of this code.
    pub fn said(code: Code, field: Option<&str>, text: String) -> FormFaults {
        let faults = FormFaults { status: Some(code.status()), ..FormFaults::default() };
        match field {
            Some(field) => {
                let address = format!("#{}", anchor(field));
                let fault = FieldFault { pointer: field.to_owned(), text, label: String::new(), address };
                FormFaults { faults: vec![fault], ..faults }
            }
            None => FormFaults { general: Some(text), ..faults },
        }
    }

    /// Returns the status of the form's page: 200 if nothing is wrong, otherwise that of the error.
    pub fn status(&self) -> StatusCode {
        if self.is_empty() {
            return StatusCode::OK;
        }
        let status = self.status.and_then(|status| StatusCode::from_u16(status).ok());
        status.unwrap_or(StatusCode::UNPROCESSABLE_ENTITY)
    }

    /// Returns after how many seconds the form can be sent again, if it has to wait.
    pub fn retry_after(&self) -> Option<u64> {
        self.retry_after
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.faults.is_empty() && self.general.is_none()
    }

    /// Returns the sentence about a field, or about something below it.
    pub fn at(&self, name: &str) -> Option<&str> {
        let pointer = if name.starts_with('/') { name.to_owned() } else { format!("/{name}") };
        let pointer = pointer.strip_suffix("/-").unwrap_or(&pointer);
        let is_at = |fault: &&FieldFault| {
            fault.pointer.strip_prefix(pointer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.faults.iter().find(is_at).map(|fault| fault.text.as_str())
    }

    /// Returns the sentence about a field, and not about anything below it.
    pub fn exactly_at(&self, pointer: &str) -> Option<&str> {
        self.faults.iter().find(|fault| fault.pointer == pointer).map(|fault| fault.text.as_str())
    }

    /// Returns the form with a summary in the order of its fields, which are named there by their own labels where nothing
    /// else names them: the sentence about a field is read there without the field.
    pub fn tidy_summary(&self, form: String) -> String {
        if self.faults.is_empty() { form } else { in_order(self.name_fields(form)) }
    }

    fn name_fields(&self, mut form: String) -> String {
        let unnamed = |fault: &&FieldFault| fault.label.is_empty();
        for id in self.faults.iter().filter(unnamed).filter_map(|fault| fault.address.strip_prefix('#')) {
            let Some(label) = label_in(&form, id).map(str::to_owned) else { continue };
            let link = format!("<li><a href=\"#{id}\">");
            let named = format!("{link}<b>{label}.</b> ");
            let at = form.match_indices(&link).find(|(at, _)| !form[at + link.len()..].starts_with("<b>"));
            if let Some((at, _)) = at {
                form.replace_range(at..at + link.len(), &named);
            }
        }
        form
    }

    /// Returns everything that is wrong with fields, for the summary.
    pub fn all(&self) -> &[FieldFault] {
        &self.faults
    }
}

/// Returns the form with the faults of its summary in the order in which their fields follow. Those of other pages are
/// last, as they were.
fn in_order(mut form: String) -> String {
    let list = form.find(" id=\"faults\"").and_then(|at| {
        let start = at + form[at..].find("<ul>")? + "<ul>".len();
        Some(start..start + form[start..].find("</ul>")?)
    });
    let Some(list) = list else { return form };
    let place = |item: &&str| {
        let id = item.split_once("href=\"#").and_then(|(_, rest)| rest.split('"').next());
        id.and_then(|id| form[list.end..].find(&format!(" id=\"{id}\""))).unwrap_or(usize::MAX)
    };
    let mut items: Vec<&str> = form[list.clone()].split_inclusive("</li>").collect();
    items.sort_by_cached_key(place);
    let items = items.concat();
    form.replace_range(list, &items);
    form
}

/// Returns the label of a field in a form, or the first legend in a group of fields.
fn label_in<'a>(form: &'a str, id: &str) -> Option<&'a str> {
    let label = form.split_once(&format!("<label for=\"{id}\""));
    let (_, rest) = match label {
        Some(found) => found,
        None => form.split_once(&format!(" id=\"{id}\""))?.1.split_once("<legend")?,
    };
    let text = rest.split_once('>')?.1.split('<').next()?;
    let text = text.trim().trim_end_matches([':', '.', '?']);
    (!text.is_empty()).then_some(text)
}

/// Returns the id of the field for what stands at a pointer: without what an id or a link to it must not contain.
pub fn anchor(pointer: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() || c == '_' { c } else { '-' };
    pointer.trim_start_matches('/').chars().map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::{FieldFault, FormFaults};

    fn faults(pointers: &[&str]) -> FormFaults {
        let fault = |pointer: &&str| FieldFault {
            address: format!("#{pointer}"),
            pointer: format!("/{pointer}"),
            text: "Needed.".to_owned(),
            ..FieldFault::default()
        };
        FormFaults::listed(pointers.iter().map(fault).collect())
    }

    fn item(id: &str, name: &str) -> String {
        format!("<li><a href=\"#{id}\">{name}Needed.</a></li>")
    }

    #[test]
    fn the_summary_names_fields_as_the_form_does() {
        let form = "<label for=\"title\">Title <i>(short)</i></label><input id=\"title\">\
            <fieldset class=\"field\" id=\"kind\"><legend>What is it?</legend></fieldset>";
        let (of, bare) = (faults(&["title", "kind"]), [item("title", ""), item("kind", "")].concat());
        let named = [item("title", "<b>Title.</b> "), item("kind", "<b>What is it.</b> ")].concat();
        assert_eq!(of.name_fields(format!("{bare}{form}")), format!("{named}{form}"));
    }

    #[test]
    fn the_summary_follows_the_form() {
        let page = |items: &str| {
            format!("<div id=\"faults\"><h2>x</h2><ul>{items}</ul></div><i id=\"b\"><i id=\"a\">")
        };
        let elsewhere = "<li><a href=\"/es/work#c\">Needed.</a></li>";
        let told =
            [item("gone", ""), elsewhere.to_owned(), item("a", ""), item("b", ""), item("a", "Twice ")];
        let sorted =
            [item("b", ""), item("a", ""), item("a", "Twice "), item("gone", ""), elsewhere.to_owned()];
        assert_eq!(faults(&["a"]).tidy_summary(page(&told.concat())), page(&sorted.concat()));
        assert_eq!(faults(&["a"]).tidy_summary("<p>no summary</p>".to_owned()), "<p>no summary</p>");
        let (none, untouched) = (FormFaults::default(), page(&told.concat()));
        assert_eq!(none.tidy_summary(untouched.clone()), untouched);
    }

    #[test]
    fn two_faults_of_one_field_are_both_named_and_what_has_no_label_stays_as_it_is() {
        let form = "<label for=\"a\">A</label>";
        let (of, bare) = (faults(&["a", "a", "b"]), [item("a", ""), item("a", ""), item("b", "")].concat());
        let named = [item("a", "<b>A.</b> "), item("a", "<b>A.</b> "), item("b", "")].concat();
        assert_eq!(of.name_fields(format!("{bare}{form}")), format!("{named}{form}"));
    }
}
