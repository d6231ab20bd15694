//! The demonstration compendium: real practices from public sources, written for this project, entered through the
//! services as users would. It is marked as a demonstration, both in the compendium's notice and in a header field of
//! every response.

mod accounts;
mod editions;
mod pictures;

use std::ffi::OsStr;
use std::path::Path;
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::app::{self, Core};
use crate::domain::account::Role;
use crate::domain::compendium::Settings as CompendiumSettings;
use crate::domain::ids::SectionId;
use crate::domain::institution::Kind;
use crate::domain::labels::Label;
use crate::domain::language::{Language, UiLanguage};
use crate::domain::links::Links;
use crate::domain::section::Maturity;
use crate::domain::workflow::Stage;
use crate::error::{Error, Result};
use crate::services::input::Input;
use crate::services::page::Paging;
use crate::services::sections::{
    Decide, Decision, IfMatch, NewSection, Save, SectionOrder, SectionQuery, SectionView, Sections, Submit,
    Unpublish, Withdraw,
};
use crate::services::settings::{ChangeCompendium, NewInstitution, Settings};
use crate::services::{Context, blocking};

pub use accounts::{DemoAccount, offered};

static SECTIONS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/demo/sections");
const INSTITUTIONS: [&str; 2] =
    [include_str!("institutions-south-america.json"), include_str!("institutions-north-and-caribbean.json")];

const COMPENDIUM: &str = "framework-document";
const ACCOUNTS_FILE: &str = "demo-accounts.json";
/// The name of the same file until filling is complete; a start that finds it continues from there.
const UNFINISHED_FILE: &str = "demo-accounts.json.unfinished";

/// The notice that marks the demonstration.
pub const NOTICE: [(UiLanguage, &str); 4] = [
    (
        UiLanguage::Es,
        "Compendio de demostración: textos escritos para mostrar Acervo a partir de fuentes públicas. No son declaraciones de las instituciones nombradas.",
    ),
    (
        UiLanguage::En,
        "Demonstration compendium: texts written to show Acervo, from public sources. They are not statements of the institutions named.",
    ),
    (
        UiLanguage::Pt,
        "Compêndio de demonstração: textos escritos para mostrar o Acervo a partir de fontes públicas. Não são declarações das instituições mencionadas.",
    ),
    (
        UiLanguage::Fr,
        "Recueil de démonstration : textes écrits pour présenter Acervo à partir de sources publiques. Ce ne sont pas des déclarations des institutions nommées.",
    ),
];

#[derive(Deserialize)]
struct DemoInstitution {
    slug: String,
    acronym: String,
    country: Option<String>,
    kind: Kind,
    name: Label,
}

#[derive(Clone, Deserialize)]
struct DemoSection {
    institution: String,
    chapter: String,
    language: Language,
    state: State,
    message: Option<String>,
    practice: Map<String, Value>,
    body: String,
    draft_practice: Option<Map<String, Value>>,
}

/// The state in which a section of the demonstration is left.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum State {
    Draft,
    Submitted,
    Withdrawn,
    ChangesRequested,
    Rejected,
    Published,
    PublishedWithDraft,
    Unpublished,
}

/// Fills an empty installation with the demonstration and writes the accounts to the data folder; if it was filled
/// before, just reads them. Every service is used as its users use it. An interrupted run is continued: each step first
/// checks whether it was already done.
///
/// # Errors
/// Fails if the installation has other content, or something cannot be written.
pub async fn fill(core: &Core, links: &Links) -> Result<Vec<DemoAccount>> {
    let path = core.config.data_dir.join(ACCOUNTS_FILE);
    if let Ok(text) = std::fs::read_to_string(&path) {
        return serde_json::from_str(&text).map_err(Error::internal);
    }
    let settings = Settings::new(core.store.clone());
    let unfinished = core.config.data_dir.join(UNFINISHED_FILE);
    let accounts = match begun(&unfinished, &settings)? {
        Some(accounts) => accounts,
        None => begin(core, &unfinished)?,
    };
    let change = ChangeCompendium {
        title: None,
        languages: None,
        settings: Some(CompendiumSettings { publish_on_approval: true, notice: Some(notice()) }),
    };
    settings.change_compendium(&Context::system(), COMPENDIUM, Input::from(change))?;
    let slugs = enter_institutions(&settings)?;
    let mut editor = None;
    for one in &accounts {
        let (password, institution) = (Some(one.password.as_str()), one.institution.as_deref());
        let id = accounts::add(core, &one.email, password, one.role, institution).await?;
        if one.role == Role::Editor {
            editor = Some(id);
        }
    }
    let writer = accounts::writer(core, &slugs).await?;
    let editor = editor.ok_or_else(|| Error::internal("the demonstration has no editor"))?;
    let editor = accounts::as_user(core, editor)?;
    enter_sections(core, writer, editor.clone()).await?;
    editions::enter(&app::editions(core, links)?, COMPENDIUM, &editor)?;
    std::fs::rename(&unfinished, &path).map_err(Error::internal)?;
    Ok(accounts)
}

/// Begins to fill an installation, if it is empty: the accounts are written down before anything is entered.
fn begin(core: &Core, unfinished: &Path) -> Result<Vec<DemoAccount>> {
    if core.store.read(|db| db.accounts(0, 1))?.1 > 0 {
        return Err(Error::internal(
            "the data folder or database has accounts already; the demonstration needs empty ones",
        ));
    }
    let accounts = accounts::accounts();
    accounts::write(unfinished, &accounts)?;
    Ok(accounts)
}

/// Enters the institutions that are not there yet. Returns the slugs of all.
fn enter_institutions(settings: &Settings) -> Result<Vec<String>> {
    let mut slugs = Vec::new();
    for source in INSTITUTIONS {
        let listed: Vec<DemoInstitution> = serde_json::from_str(source).map_err(Error::internal)?;
        for one in listed {
            if settings.institution(&one.slug).is_ok() {
                slugs.push(one.slug);
                continue;
            }
            let new =
                NewInstitution { name: one.name, acronym: one.acronym, country: one.country, kind: one.kind };
            let made = settings.create_institution(&Context::system(), Input::from(new))?;
            if made.slug != one.slug {
                return Err(Error::internal(format!("{} became {}", one.slug, made.slug)));
            }
            slugs.push(made.slug);
        }
    }
    Ok(slugs)
}

/// Enters the sections and takes each as far as it shall go.
async fn enter_sections(core: &Core, writer: Context, editor: Context) -> Result<()> {
    let sections = Arc::new(Sections::new(core.store.clone()));
    let attachments = app::attachments(core)?;
    let mut files: Vec<_> = SECTIONS.files().collect();
    files.sort_by_key(|file| file.path());
    for file in files {
        let section: DemoSection = serde_json::from_slice(file.contents()).map_err(Error::internal)?;
        let name = file.path().file_stem().and_then(OsStr::to_str).unwrap_or_default();
        let attached = pictures::of(name);
        if !attached.is_empty() {
            let (shared, context, own) = (sections.clone(), writer.clone(), section.clone());
            let view = blocking(move || entered(&shared, &context, &own)).await?;
            if view.version == Some(1) && view.submitted_at.is_none() {
                let text = (&section.practice, section.body.as_str());
                pictures::enter((&sections, &attachments), &writer, view.id, text, &attached).await?;
            }
        }
        let (sections, writer, editor) = (sections.clone(), writer.clone(), editor.clone());
        blocking(move || take(&sections, &writer, &editor, section)).await?;
    }
    Ok(())
}

/// Returns the accounts of a demonstration whose filling was interrupted in this very database, recognised by the
/// notice, which is the first thing written to it.
fn begun(unfinished: &Path, settings: &Settings) -> Result<Option<Vec<DemoAccount>>> {
    let text = std::fs::read_to_string(unfinished).ok();
    // An unreadable file was not completely written, so nothing else had been done either.
    let accounts = text.and_then(|text| serde_json::from_str(&text).ok());
    let ours = settings.compendium(COMPENDIUM)?.settings.notice == Some(notice());
    Ok(accounts.filter(|_| ours))
}

fn notice() -> Label {
    Label(
        NOTICE
            .iter()
            .map(|(ui_language, text)| (ui_language.code().to_owned(), (*text).to_owned()))
            .collect(),
    )
}

/// Returns the introduction that is printed when the demonstration starts.
pub fn introduction(accounts: &[DemoAccount], data_dir: &Path) -> String {
    let mut text =
        format!("{}\n\nAccounts (also in {}):\n", NOTICE[1].1, data_dir.join(ACCOUNTS_FILE).display());
    for account in accounts {
        let place = account.institution.as_deref().map(|slug| format!(" of {slug}")).unwrap_or_default();
        text.push_str(&format!(
            "  {:<28} {}   {}{place}\n",
            account.email,
            account.password,
            account.role.name()
        ));
    }
    text
}

/// Takes one section to its intended state, from whatever state it is in.
fn take(sections: &Sections, writer: &Context, editor: &Context, section: DemoSection) -> Result<()> {
    let mut view = entered(sections, writer, &section)?;
    let id = view.id;
    if section.state == State::Draft {
        return Ok(());
    }
    if view.submitted_at.is_none() {
        view = sections.submit(writer, id, Input::from(Submit::default()))?;
    }
    if view.stage == Stage::Submitted {
        let decide = |decision: Decision| decide(sections, editor, &view, decision, section.message.clone());
        match section.state {
            State::Draft | State::Submitted => {}
            State::Withdrawn => {
                let reason = "Falta la autorización interna / internal clearance is pending".to_owned();
                sections.withdraw(writer, id, Input::from(Withdraw { reason }))?;
            }
            State::ChangesRequested => decide(Decision::RequestChanges)?,
            State::Rejected => decide(Decision::Reject)?,
            State::Published | State::PublishedWithDraft | State::Unpublished => decide(Decision::Approve)?,
        }
    }
    let now = sections.get(writer, id)?;
    if section.state == State::PublishedWithDraft && now.version == Some(1) {
        draft(sections, writer, id, &section)?;
    }
    if section.state == State::Unpublished && now.published_version.is_some() {
        let reason = section.message.clone().unwrap_or_else(|| "Retirada".to_owned());
        sections.unpublish(editor, id, Input::from(Unpublish { reason }))?;
    }
    Ok(())
}

/// Returns the section, which is created if it is not there yet.
fn entered(sections: &Sections, writer: &Context, section: &DemoSection) -> Result<SectionView> {
    match find(sections, writer, section)? {
        Some(view) => Ok(view),
        None => sections.create(writer, Input::from(new(section))),
    }
}

/// Returns the section, if an interrupted start has already entered it.
fn find(sections: &Sections, writer: &Context, section: &DemoSection) -> Result<Option<SectionView>> {
    let query = SectionQuery {
        compendium: Vec::new(),
        chapter: Vec::new(),
        institution: vec![section.institution.clone()],
        country: Vec::new(),
        stage: Vec::new(),
        mine: true,
        order: SectionOrder::Oldest,
    };
    let page = sections.list(writer, Ok((query, Paging { skip: 0, limit: Paging::MOST })))?;
    let title = section.practice.get("title").and_then(Value::as_str);
    let found = page.items.into_iter().find(|line| line.title.as_deref() == title);
    found.map(|line| sections.get(writer, line.id)).transpose()
}

fn new(section: &DemoSection) -> NewSection {
    NewSection {
        compendium: COMPENDIUM.to_owned(),
        chapter: section.chapter.clone(),
        institution: section.institution.clone(),
        language: section.language.clone(),
        practice: section.practice.clone(),
        body: section.body.clone(),
        message: None,
        contact: None,
    }
}

fn decide(
    sections: &Sections,
    editor: &Context,
    view: &SectionView,
    decision: Decision,
    message: Option<String>,
) -> Result<()> {
    let established = view.practice.as_ref().and_then(|practice| practice.get("status"))
        == Some(&"institutionalised".into());
    let maturity = if established { Maturity::Institutionalised } else { Maturity::Good };
    let decide = Decide {
        decision,
        version: view.version.unwrap_or(1),
        message: Some(message.unwrap_or_else(|| "—".to_owned())),
        maturity: (decision == Decision::Approve).then_some(maturity),
        reasons: Vec::new(),
    };
    sections.decide(editor, view.id, Input::from(decide)).map(|_| ())
}

/// Saves the next version, while the public reads the approved one.
fn draft(sections: &Sections, writer: &Context, id: SectionId, section: &DemoSection) -> Result<()> {
    let mut practice = section.practice.clone();
    practice.extend(section.draft_practice.clone().unwrap_or_default());
    let save = Save { practice, body: section.body.clone(), message: None, chapter: None, contact: None };
    sections.save(writer, id, IfMatch::AnyOf(vec![1]), Input::from(save)).map(|_| ())
}
