//! The acts of authors and focal points on one section, each with what follows from it said before.

use actix_web::{HttpRequest, web};
use askama::Template;
use serde_json::{Map, Value, json};

use super::message::Message;
use super::overview::{self, title_of};
use crate::domain::html::Html;
use crate::domain::ids::SectionId;
use crate::domain::workflow::Act;
use crate::error::{Code, Error, Result};
use crate::http::answer::HandlerResult;
use crate::http::pages::field::{Field, fields};
use crate::http::pages::flash::Flash;
use crate::http::pages::form::{Fields, FormFaults, PostedForm};
use crate::http::pages::head::{Head, Place};
use crate::http::pages::ids::{hidden, section_id};
use crate::http::pages::lists::foreign_text;
use crate::http::pages::page::Page;
use crate::http::state::SharedState;
use crate::services::input::Input;
use crate::services::sections::{IfMatch, Restore, Save, SectionView, Standing, Unpublish, Withdraw};
use crate::services::{Context, blocking};

/// The forms of this page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ActForm {
    Withdraw,
    Restore,
    Delete,
    Unpublish,
    Contact,
}

#[derive(Template)]
#[template(path = "work/act.html")]
struct ActPage<'a> {
    page: &'a Page,
    faults: &'a FormFaults,
    section: String,
    lang: Option<String>,
    title: String,
    what: String,
    follows: Vec<String>,
    fields: Html,
    button: String,
    is_danger: bool,
    here: String,
    back: String,
}

#[derive(Template)]
#[template(path = "work/contact.html")]
struct ContactFields<'a> {
    page: &'a Page,
    fields: Html,
    is_public: bool,
}

impl ActForm {
    fn named(name: &str) -> Result<ActForm> {
        Ok(match name {
            "withdraw" => ActForm::Withdraw,
            "restore" => ActForm::Restore,
            "delete" => ActForm::Delete,
            "unpublish" => ActForm::Unpublish,
            "contact" => ActForm::Contact,
            _ => return Err(Error::not_found()),
        })
    }

    fn name(self) -> &'static str {
        match self {
            ActForm::Withdraw => "withdraw",
            ActForm::Restore => "restore",
            ActForm::Delete => "delete",
            ActForm::Unpublish => "unpublish",
            ActForm::Contact => "contact",
        }
    }

    /// Returns the act that has to be permitted.
    fn act(self) -> Act {
        match self {
            ActForm::Withdraw => Act::Withdraw,
            ActForm::Restore => Act::Restore,
            ActForm::Delete => Act::Delete,
            ActForm::Unpublish => Act::Unpublish,
            ActForm::Contact => Act::Save,
        }
    }

    /// Returns the number of sentences about what follows.
    fn follows(self) -> usize {
        match self {
            ActForm::Withdraw | ActForm::Restore | ActForm::Unpublish => 3,
            ActForm::Delete => 2,
            ActForm::Contact => 0,
        }
    }

    fn done(self) -> Flash {
        match self {
            ActForm::Withdraw => Flash::Withdrawn,
            ActForm::Restore => Flash::VersionRestored,
            ActForm::Delete => Flash::DraftDeleted,
            ActForm::Unpublish => Flash::Unpublished,
            ActForm::Contact => Flash::ContactSaved,
        }
    }
}

/// Shows the form of an act.
pub async fn show(
    page: Page,
    state: SharedState,
    request: HttpRequest,
    path: web::Path<(String, String, String)>,
) -> HandlerResult {
    page.signed_in()?;
    let (id, form) = (section_id(&path.1)?, ActForm::named(&path.2)?);
    let standing = read(&state, page.context(), id).await.map_err(hidden)?;
    if !standing.section.permitted_acts.contains(&form.act()) {
        return overview::refused(&page, &state, id, Error::new(Code::WrongStage)).await;
    }
    let mut typed = Fields::of_query(&request);
    if form == ActForm::Restore && typed.typed("version").parse::<u32>().is_err() {
        return Err(Error::not_found().into());
    }
    if let (ActForm::Contact, Some(contact)) = (form, &standing.section.contact) {
        typed.set("/contact/name", &contact.name);
        typed.set("/contact/email", &contact.email);
        typed.set("/contact/public", if contact.public { "true" } else { "" });
    }
    shown(&page, form, &standing, &typed, &FormFaults::default())
}

/// Performs an act.
pub async fn act(
    posted: PostedForm,
    state: SharedState,
    path: web::Path<(String, String, String)>,
) -> HandlerResult {
    posted.page.signed_in()?;
    let (id, form) = (section_id(&path.1)?, ActForm::named(&path.2)?);
    let (page, context) = (posted.page.clone(), posted.context());
    let mut typed = posted.fields;
    if typed.switches_language() {
        let standing = read(&state, page.context(), id).await.map_err(hidden)?;
        return shown(&page, form, &standing, &typed, &FormFaults::default());
    }
    let was_deleted = !typed.take("deleted").is_empty();
    match perform(&state, context, id, form, &typed).await {
        Ok(()) if form == ActForm::Delete => Ok(page.redirect("/work", Some(form.done()))),
        Ok(()) => {
            let flash = if was_deleted { Flash::DraftBack } else { form.done() };
            Ok(page.redirect(&format!("/work/{id}"), Some(flash)))
        }
        Err(error) if overview::can_say(error.code) => overview::refused(&page, &state, id, error).await,
        Err(error) => {
            let faults = FormFaults::of(&page, error)?;
            let standing = read(&state, page.context(), id).await?;
            shown(&page, form, &standing, &typed, &faults)
        }
    }
}

async fn read(state: &SharedState, context: Context, id: SectionId) -> Result<Standing> {
    let sections = state.sections.clone();
    blocking(move || sections.standing(&context, id)).await
}

async fn perform(
    state: &SharedState,
    context: Context,
    id: SectionId,
    form: ActForm,
    typed: &Fields,
) -> Result<()> {
    let (sections, typed) = (state.sections.clone(), typed.clone());
    blocking(move || match form {
        ActForm::Withdraw => sections.withdraw(&context, id, typed.input::<Withdraw>()).map(|_| ()),
        ActForm::Unpublish => sections.unpublish(&context, id, typed.input::<Unpublish>()).map(|_| ()),
        ActForm::Restore => {
            let input = typed.input_with_numbers::<Restore>(&["version"]);
            sections.restore(&context, id, input).map(|_| ())
        }
        ActForm::Delete => sections.delete(&context, id),
        ActForm::Contact => {
            // The contact is saved with the text as it is, of which that makes no version.
            let section = sections.standing(&context, id)?.section;
            let expected = IfMatch::AnyOf(section.version.into_iter().collect());
            sections.save(&context, id, expected, with_contact(section, &typed)).map(|_| ())
        }
    })
    .await
}

/// Returns the section's text with the contact that was filled in.
fn with_contact(section: SectionView, typed: &Fields) -> Input<Save> {
    let mut contact = Map::new();
    for (field, name) in [("/contact/name", "name"), ("/contact/email", "email")] {
        contact.extend(typed.one(field).map(|text| (name.to_owned(), Value::from(text))));
    }
    contact.insert("public".to_owned(), typed.has("/contact/public", "true").into());
    Input::new(json!({"practice": section.practice, "body": section.body, "contact": contact}))
}

fn shown(
    page: &Page,
    form: ActForm,
    standing: &Standing,
    typed: &Fields,
    faults: &FormFaults,
) -> HandlerResult {
    let section = &standing.section;
    let name = form.name();
    let version = typed.typed("version").to_owned();
    let back = page.to(&format!("/work/{}", section.id));
    let numbered = |id: &str| match form {
        ActForm::Restore => page.with_args(id, [("version", version.clone().into())]),
        _ => page.say(id),
    };
    let title = numbered(&format!("act-{name}-title"));
    let content = ActPage {
        page,
        faults,
        section: title_of(page, section),
        lang: foreign_text(page, &section.language),
        what: page.say(&format!("act-{name}-what")),
        follows: (1..=form.follows()).map(|at| page.say(&format!("act-{name}-follows-{at}"))).collect(),
        fields: fields_of(page, form, typed, faults)?,
        button: numbered(&format!("act-{name}-button")),
        is_danger: matches!(form, ActForm::Delete | ActForm::Unpublish),
        here: format!("{back}/{name}"),
        back,
        title: title.clone(),
    };
    let title = match faults.is_empty() {
        true => title,
        false => page.with_args("form-error-title", [("title", title.into())]),
    };
    page.render_form(&Head::unlisted(title, Place::Work).with_form("act"), faults, &content)
}

fn fields_of(page: &Page, form: ActForm, typed: &Fields, faults: &FormFaults) -> Result<Html> {
    match form {
        ActForm::Withdraw | ActForm::Unpublish => {
            let name = form.name();
            let label = page.say(&format!("act-{name}-reason"));
            let hint = page.say(&format!("act-{name}-reason-hint"));
            Message {
                name: "reason",
                label,
                hint,
                value: typed.typed("reason"),
                fault: faults.at("reason"),
                is_required: true,
            }
            .html()
        }
        ActForm::Restore => {
            let (label, hint) = (page.say("act-restore-message"), page.say("act-restore-message-hint"));
            let message = Message {
                name: "message",
                label,
                hint,
                value: typed.typed("message"),
                fault: faults.at("message"),
                is_required: false,
            };
            let version = Html::escaped(typed.typed("version"));
            let hidden = format!("<input type=\"hidden\" name=\"version\" value=\"{version}\">");
            Ok(Html::trusted(format!("{hidden}{}", message.html()?)))
        }
        ActForm::Delete => Ok(Html::default()),
        ActForm::Contact => {
            let contact = fields([
                Field::new("/contact/name", page.say("contact-name"))
                    .hint(page.say("contact-name-hint"))
                    .value(typed.typed("/contact/name"))
                    .faults(faults),
                Field::email("/contact/email", page.say("contact-email"))
                    .autocomplete("off")
                    .value(typed.typed("/contact/email"))
                    .faults(faults),
            ])?;
            let is_public = typed.has("/contact/public", "true");
            let all = ContactFields { page, fields: contact, is_public };
            all.render().map(Html::trusted).map_err(Error::internal)
        }
    }
}
