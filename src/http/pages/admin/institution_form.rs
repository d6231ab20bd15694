//! The form for an institution, new or changed.

use askama::Template;
use serde_json::{Map, Value, json};

use super::{countries, kinds};
use crate::domain::html::Html;
use crate::domain::institution::Institution;
use crate::domain::language::UiLanguage;
use crate::http::answer::HandlerResult;
use crate::http::pages::field::{Field, fields};
use crate::http::pages::form::{Fields, FormFaults};
use crate::http::pages::frame::NavigationLink;
use crate::http::pages::head::{Head, Place};
use crate::http::pages::languages;
use crate::http::pages::page::Page;

/// What differs between adding and changing.
pub struct InstitutionForm {
    /// The title.
    pub title: String,
    /// What it is about.
    pub lede: String,
    /// The address to which it is sent.
    pub action: String,
    /// The name of the act.
    pub button: String,
    /// The address to go back to.
    pub back: String,
    /// What the change reaches; empty if nothing.
    pub reaches: String,
}

#[derive(Template)]
#[template(path = "admin/institution_form.html")]
struct InstitutionFormPage<'a> {
    page: &'a Page,
    nav: Vec<NavigationLink>,
    form: &'a InstitutionForm,
    faults: &'a FormFaults,
    names: Html,
    name_fault: Option<&'a str>,
    others: Html,
}

impl InstitutionForm {
    /// Shows the form, filled in.
    pub fn show(
        &self,
        page: &Page,
        nav: Vec<NavigationLink>,
        typed: &Fields,
        faults: &FormFaults,
    ) -> HandlerResult {
        let paths = UiLanguage::ALL.map(|language| (language, format!("/name/{}", language.code())));
        let names = fields(paths.iter().map(|(language, path)| {
            Field::new(path, languages::name(*language).to_owned())
                .optional()
                .wide()
                .value(typed.typed(path))
                .faults(faults)
        }))?;
        let others = fields([
            Field::new("acronym", page.say("institution-acronym"))
                .hint(page.say("institution-acronym-hint"))
                .narrow()
                .value(typed.typed("acronym"))
                .faults(faults),
            Field::new("country", page.say("institution-country"))
                .options(countries::by_name(page, "institution-without-country"))
                .value(typed.typed("country"))
                .faults(faults),
            Field::new("kind", page.say("institution-kind"))
                .options(kinds::options(page))
                .value(typed.typed("kind"))
                .faults(faults),
        ])?;
        let title = match faults.is_empty() {
            true => self.title.clone(),
            false => page.with_args("form-error-title", [("title", (&self.title).into())]),
        };
        let at_a_language = paths.iter().any(|(_, path)| faults.at(path).is_some());
        let content = InstitutionFormPage {
            page,
            nav,
            form: self,
            faults,
            names,
            name_fault: faults.at("/name").filter(|_| !at_a_language),
            others,
        };
        let head = Head::unlisted(title, Place::Administration).with_form("institution");
        page.render_form(&head, faults, &content)
    }
}

/// Returns what the form describes, as the API takes it: names in languages that the form does not offer stay.
pub fn value(typed: &Fields, before: Option<&Institution>) -> Value {
    let is_offered = |code: &str| UiLanguage::ALL.iter().any(|language| language.code() == code);
    let kept = before.into_iter().flat_map(|before| &before.name.0);
    let kept = kept.filter(|(code, _)| !is_offered(code));
    let mut name: Map<String, Value> =
        kept.map(|(code, text)| (code.clone(), text.as_str().into())).collect();
    for language in UiLanguage::ALL {
        if let Some(text) = typed.one(&format!("/name/{}", language.code())) {
            name.insert(language.code().to_owned(), text.into());
        }
    }
    json!({
        "name": name,
        "acronym": typed.typed("acronym"),
        "country": typed.one("country"),
        "kind": typed.typed("kind"),
    })
}

/// Returns the form as filled in with an institution.
pub fn of(institution: &Institution) -> Fields {
    let mut typed = Fields::default();
    for (code, text) in &institution.name.0 {
        typed.set(&format!("/name/{code}"), text);
    }
    typed.set("acronym", &institution.acronym);
    typed.set("country", institution.country.as_deref().unwrap_or_default());
    typed.set("kind", institution.kind.name());
    typed
}
