//! The pictures and annexes of a section: adding them, saying what they are, and taking them out.

use actix_web::{HttpRequest, web};
use askama::Template;
use serde_json::json;

use super::overview::title_of;
use crate::domain::attachment::{Described, LARGEST_ATTACHMENT, MOST_ATTACHMENTS};
use crate::domain::fault::Fault;
use crate::domain::ids::{AttachmentId, SectionId};
use crate::domain::text::tidied;
use crate::domain::workflow::Act;
use crate::error::{Code, Error, Result};
use crate::http::answer::HandlerResult;
use crate::http::arriving::Kind;
use crate::http::pages::annexes::kind_and_size;
use crate::http::pages::attachments::{folder, named};
use crate::http::pages::flash::Flash;
use crate::http::pages::form::{FieldFault, Fields, FormFaults, PostedForm};
use crate::http::pages::head::{Head, Place};
use crate::http::pages::ids::{hidden, section_id};
use crate::http::pages::lists::foreign_text;
use crate::http::pages::page::Page;
use crate::http::pages::uploaded::UploadedForm;
use crate::http::state::SharedState;
use crate::messages;
use crate::services::attachments::{Arrived, AttachmentView, DescribeAttachment, NewAttachment};
use crate::services::blocking;
use crate::services::input::Input;
use crate::services::published::{Picture, shown_picture};
use crate::services::sections::{SectionFiles, SectionView};

/// The button that takes an attachment out.
const REMOVE: &str = "remove";
/// The fields about an attachment.
const DESCRIPTION: [&str; 3] = ["alt", "caption", "credit"];

#[derive(Template)]
#[template(path = "work/files.html")]
struct FilesPage<'a> {
    page: &'a Page,
    faults: &'a FormFaults,
    section_title: String,
    lang: Option<String>,
    overview: String,
    here: String,
    text: String,
    version: String,
    can_save: bool,
    is_unsaved: bool,
    files: Vec<FileForm>,
    /// The form for another one; none if there cannot be more.
    new: Option<Description>,
    file_fault: Option<String>,
    limits: String,
    full: String,
    largest: usize,
}

/// An attachment, with the form that says what it is.
struct FileForm {
    id: AttachmentId,
    number: usize,
    name: String,
    meta: String,
    address: String,
    picture: Option<Picture>,
    /// The Markdown that puts a picture into a text.
    line: Option<String>,
    description: Description,
}

/// What is said about an attachment.
struct Description {
    /// What the ids of its fields begin with.
    prefix: String,
    alt: Option<Control>,
    caption: Control,
    credit: Control,
}

struct Control {
    value: String,
    fault: Option<String>,
}

/// What was sent and refused.
#[derive(Default)]
struct Refused<'a> {
    /// The attachment that it was about; none for another one.
    about: Option<AttachmentId>,
    typed: Option<&'a Fields>,
    faults: FormFaults,
}

/// Shows the pictures and annexes.
pub async fn show(page: Page, state: SharedState, path: web::Path<(String, String)>) -> HandlerResult {
    page.signed_in()?;
    let found = read(&page, &state, section_id(&path.1)?).await?;
    shown(&page, &found, &Refused::default())
}

/// Adds a picture or an annex.
pub async fn add(
    request: HttpRequest,
    state: SharedState,
    payload: web::Payload,
    path: web::Path<(String, String)>,
) -> HandlerResult {
    let page = Page::of(&request).await?;
    page.signed_in()?;
    let id = section_id(&path.1)?;
    let (attachments, context) = (state.attachments.clone(), page.context());
    let place = blocking(move || attachments.slot(&context, id)).await.map_err(hidden);
    let sent = match place {
        Ok(place) => {
            let kind = Kind::Upload;
            let form = UploadedForm::read(&request, payload.into_inner(), kind, LARGEST_ATTACHMENT).await;
            form.map(|form| (form, place))
        }
        Err(error) => Err(error),
    };
    let (form, _place) = match sent {
        Ok(sent) => sent,
        Err(error) => return refused(&page, &state, id, None, &Fields::default(), error).await,
    };
    if form.fields.switches_language() {
        let found = read(&page, &state, id).await?;
        return shown(&page, &found, &Refused { typed: Some(&form.fields), ..Refused::default() });
    }
    let context = form.context();
    let _held = form.held.clone();
    let text = |name: &str| form.fields.one(name).map(str::to_owned);
    let new = NewAttachment {
        file_name: form.file.as_ref().map(|file| file.name.clone()).unwrap_or_default(),
        file: form.file.map(|file| Arrived::Held(file.bytes)),
        described: Described { alt: text("alt"), caption: text("caption"), credit: text("credit") },
    };
    match state.attachments.add(context, id, new).await.map_err(hidden) {
        Ok(_) => Ok(page.redirect(&format!("/work/{id}/files"), Some(Flash::FileAdded))),
        Err(error) => refused(&page, &state, id, None, &form.fields, error).await,
    }
}

/// Changes what is said about an attachment, or takes it out.
pub async fn change(
    form: PostedForm,
    state: SharedState,
    path: web::Path<(String, String, String)>,
) -> HandlerResult {
    let page = &form.page;
    page.signed_in()?;
    let (id, of) = (section_id(&path.1)?, named(&path.2)?);
    if form.fields.switches_language() {
        let found = read(page, &state, id).await?;
        let sent = Refused { about: Some(of), typed: Some(&form.fields), ..Refused::default() };
        return shown(page, &found, &sent);
    }
    // An address names what it is about as a whole.
    let found = read(page, &state, id).await?;
    if found.attachments.iter().all(|attachment| attachment.id != of) {
        return Err(Error::not_found().into());
    }
    let (context, attachments) = (form.context(), state.attachments.clone());
    let removes = form.fields.one(REMOVE).is_some();
    let input = described(&form.fields);
    let done = blocking(move || match removes {
        true => attachments.remove(&context, of),
        false => attachments.describe(&context, of, input).map(|_| ()),
    });
    match done.await.map_err(hidden) {
        Ok(()) => {
            let flash = if removes { Flash::FileRemoved } else { Flash::FileDescribed };
            Ok(page.redirect(&format!("/work/{id}/files"), Some(flash)))
        }
        Err(error) => refused(page, &state, id, Some(of), &form.fields, error).await,
    }
}

/// Returns what the form of an attachment says: a field that is empty removes what was said.
fn described(fields: &Fields) -> Input<DescribeAttachment> {
    let sent = DESCRIPTION.into_iter().filter(|name| fields.has_field(name));
    let members =
        sent.map(|name| (name.to_owned(), fields.one(name).map_or(json!(null), |text| text.into())));
    Input::new(members.collect::<serde_json::Map<_, _>>().into())
}

async fn read(page: &Page, state: &SharedState, id: SectionId) -> Result<SectionFiles> {
    let (context, sections) = (page.context(), state.sections.clone());
    blocking(move || sections.files(&context, id)).await.map_err(hidden)
}

/// Shows the page again with what is wrong, and with everything that was typed.
async fn refused(
    page: &Page,
    state: &SharedState,
    id: SectionId,
    about: Option<AttachmentId>,
    typed: &Fields,
    error: Error,
) -> HandlerResult {
    let megabytes = LARGEST_ATTACHMENT / 1024 / 1024;
    let said = |code, text: String| FormFaults::said(code, Some("/file"), text);
    let faults = match error.code {
        Code::TooLarge if error.faults.is_empty() => {
            said(error.code, page.count("attachments-too-large", megabytes))
        }
        Code::TooManyRequests => said(error.code, page.say("import-one-at-a-time")),
        Code::WrongStage => FormFaults::said(error.code, None, page.say("edit-stage-forbids")),
        _ => {
            let found = read(page, state, id).await?;
            let number = about.and_then(|of| found.attachments.iter().position(|file| file.id == of));
            let prefix = prefix(number);
            FormFaults::told_by(page, error, |fault| told(page, fault, &prefix))?
        }
    };
    let found = read(page, state, id).await?;
    shown(page, &found, &Refused { about, typed: Some(typed), faults })
}

fn told(page: &Page, fault: &Fault, prefix: &str) -> FieldFault {
    let name = fault.pointer.trim_start_matches('/');
    FieldFault {
        pointer: fault.pointer.clone(),
        text: messages::fault(page.language, fault),
        label: match name {
            "alt" | "caption" | "credit" => page.say(&format!("attachments-{name}")),
            _ => String::new(),
        },
        address: if name == "file" { "#file".to_owned() } else { format!("#{prefix}-{name}") },
    }
}

/// Returns what the ids of the fields of an attachment begin with: as in the pointers of faults.
fn prefix(number: Option<usize>) -> String {
    number.map_or("new".to_owned(), |number| format!("attachments-{number}"))
}

fn shown(page: &Page, found: &SectionFiles, sent: &Refused<'_>) -> HandlerResult {
    let section: &SectionView = &found.section;
    let here = page.to(&format!("/work/{}/files", section.id));
    let edit = page.to(&format!("/work/{}/edit", section.id));
    let can_save = section.permitted_acts.contains(&Act::Save);
    let has_room = can_save && found.attachments.len() < MOST_ATTACHMENTS;
    let is_about = |of: Option<AttachmentId>| sent.typed.is_some() && sent.about == of;
    let files = found.attachments.iter().enumerate().map(|(number, of)| {
        let typed = sent.typed.filter(|_| is_about(Some(of.id)));
        let lacks_alt = of.is_picture() && of.alt.is_none();
        FileForm {
            id: of.id,
            number: number + 1,
            name: tidied(&of.file_name),
            meta: kind_and_size(page, of),
            address: format!("{}/{}", folder(page), of.id),
            picture: of.is_picture().then(|| shown_picture(of, &folder(page))),
            line: found.lines.get(number).cloned().flatten(),
            description: description(prefix(Some(number)), Some(of), typed, &sent.faults)
                .lacking(lacks_alt.then(|| page.say("attachments-alt-lacks"))),
        }
    });
    let new = description(prefix(None), None, sent.typed.filter(|_| is_about(None)), &sent.faults);
    let content = FilesPage {
        page,
        faults: &sent.faults,
        section_title: title_of(page, section),
        lang: foreign_text(page, &section.language),
        overview: page.to(&format!("/work/{}", section.id)),
        text: format!("{edit}?group=body"),
        version: format!("{edit}?group=version"),
        here,
        can_save,
        is_unsaved: found.is_unsaved,
        files: files.collect(),
        new: has_room.then_some(new),
        file_fault: sent.faults.at("file").map(str::to_owned),
        limits: page.count("attachments-file-hint", LARGEST_ATTACHMENT / 1024 / 1024),
        full: page.count("attachments-full", MOST_ATTACHMENTS),
        largest: LARGEST_ATTACHMENT,
    };
    let head = Head::unlisted(sent.faults.title(page, "attachments-title"), Place::Work);
    page.render_form(&head, &sent.faults, &content)
}

/// Returns the fields about an attachment, with what was typed or else with what is said about it.
fn description(
    prefix: String,
    of: Option<&AttachmentView>,
    typed: Option<&Fields>,
    faults: &FormFaults,
) -> Description {
    let control = |name: &str, said: Option<&String>| Control {
        value: match typed {
            Some(typed) => typed.typed(name).to_owned(),
            None => said.cloned().unwrap_or_default(),
        },
        fault: typed.and_then(|_| faults.at(name)).map(str::to_owned),
    };
    let has_alt = of.is_none_or(AttachmentView::is_picture);
    Description {
        alt: has_alt.then(|| control("alt", of.and_then(|of| of.alt.as_ref()))),
        caption: control("caption", of.and_then(|of| of.caption.as_ref())),
        credit: control("credit", of.and_then(|of| of.credit.as_ref())),
        prefix,
    }
}

impl Description {
    /// Says that the alternative text is lacking, unless something else is wrong with it.
    fn lacking(mut self, text: Option<String>) -> Description {
        if let (Some(alt), Some(text)) = (&mut self.alt, text) {
            alt.fault.get_or_insert(text);
        }
        self
    }
}
