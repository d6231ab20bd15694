//! Which institutions the publishers of an edition are: they have logos, which the edition shows.

use crate::domain::html::Html;
use crate::error::Result;
use crate::http::pages::admin::logo;
use crate::http::pages::admin::settings::controls::Control;
use crate::http::pages::form::{Fields, FormFaults};
use crate::http::pages::page::Page;
use crate::http::state::SharedState;
use crate::services::blocking;
use crate::services::settings::InstitutionName;

/// The institutions to choose from.
pub struct Institutions(Vec<InstitutionName>);

impl Institutions {
    /// Reads them.
    ///
    /// # Errors
    /// Internal errors only.
    pub async fn read(page: &Page, state: &SharedState) -> Result<Institutions> {
        let (shared, language) = (state.clone(), page.language);
        blocking(move || shared.settings.institution_names(language)).await.map(Institutions)
    }
}

/// Returns the choice of the institution that a publisher is, with the way to its logo.
///
/// # Errors
/// Internal errors only.
pub fn institution(
    page: &Page,
    known: &Institutions,
    member: &str,
    fields: &Fields,
    faults: &FormFaults,
) -> Result<Html> {
    let none = (String::new(), page.say("edesk-publisher-no-institution"));
    let options = known.0.iter().map(|one| (one.id.to_string(), one.name.clone()));
    let options = std::iter::once(none).chain(options).collect();
    let control = Control::options(member, page.say("edesk-publisher-institution"), options)
        .hint(page.say("edesk-publisher-institution-hint"));
    let mut html = control.filled(fields, faults).html()?.to_string();
    let chosen = fields.typed(member);
    if let Some(one) = known.0.iter().find(|one| one.id.to_string() == chosen) {
        let text = if one.has_logo { "edesk-publisher-logo" } else { "edesk-publisher-no-logo" };
        html.push_str(&format!(
            "<p><a href=\"{}\">{}</a></p>",
            Html::escaped(&page.to(&logo::path(chosen))),
            Html::escaped(&page.with_args(text, [("name", one.name.as_str().into())])),
        ));
    }
    Ok(Html::trusted(html))
}
