//! Editions as they are shown.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::publishers;
use crate::domain::compendium::CompendiumRef;
use crate::domain::day::Day;
use crate::domain::edition::{
    CorrectedEdition, Edition, EditionNumber, EditionState, EditionText, Imprint, PartKey, PartKind,
};
use crate::domain::ids::{ChapterId, EditionId, SectionId};
use crate::domain::institution::InstitutionRef;
use crate::domain::labels::Label;
use crate::domain::language::{Language, UiLanguage};
use crate::domain::links::Links;
use crate::domain::logo::PublisherLogo;
use crate::domain::section::Maturity;
use crate::domain::time::Timestamp;
use crate::error::{Error, Result};
use crate::policy::{Actor, Task, permit_task};
use crate::services::attachments::AttachmentView;
use crate::store::Db;

/// An edition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct EditionView {
    /// Its identifier.
    pub id: EditionId,
    /// Its URL.
    #[schema(example = "https://acervo.example.org/api/v1/editions/01960000-0000-7000-8000-000000000001")]
    pub url: String,
    /// The compendium it belongs to.
    pub compendium: CompendiumRef,
    /// Its state.
    pub state: EditionState,
    /// How many times it has changed, from 1: the number in its `ETag`.
    pub revision: u32,
    /// Its title in each language.
    pub title: Label,
    /// Its subtitle in each language; empty if it has none.
    pub subtitle: Label,
    /// Its languages, the main one first.
    pub languages: Vec<UiLanguage>,
    /// The chosen chapters, which stand for all inside them; null for all chapters.
    pub chapters: Option<Vec<ChapterId>>,
    /// The data of its imprint.
    pub imprint: Imprint,
    /// The logos of those who publish it. The file is at `/editions/{id}/logos/{publisher}`.
    #[serde(default)]
    pub logos: Vec<PublisherLogo>,
    /// The texts of the secretariat.
    pub parts: Vec<PartTexts>,
    /// Which practices were left out or put first. Only for editors.
    pub entry_choice: Option<EntryChoice>,
    /// The frozen edition that it corrects.
    pub corrects: Option<CorrectedEdition>,
    /// The last day on which member institutions can read the candidate.
    pub until: Option<Day>,
    /// Its number, once it is frozen.
    pub number: Option<EditionNumber>,
    /// Its date, once it is frozen.
    pub date: Option<Day>,
    /// What it changes, in Markdown in each language.
    pub changes: Label,
    /// The SHA-256 of its manifest, in lower-case hexadecimal, once it is a candidate or frozen.
    pub hash: Option<String>,
    /// The SHA-256 of the whole edition with every name written out, in lower-case hexadecimal.
    pub book: Option<String>,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// When it was frozen.
    pub frozen_at: Option<Timestamp>,
}

/// The practices that were left out of an edition or put first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct EntryChoice {
    /// Published practices that it leaves out.
    pub left_out: Vec<SectionId>,
    /// Practices that come first in their chapters, in this order.
    pub order: Vec<SectionId>,
}

/// A text of the secretariat.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct PartTexts {
    /// The kind of text.
    pub part: PartKind,
    /// Which foreword, from 1; null for all other kinds.
    pub number: Option<u32>,
    /// The chapter that it introduces; null for all other kinds.
    pub chapter: Option<ChapterId>,
    /// The text in each language.
    pub texts: BTreeMap<String, TextView>,
}

/// A text of the secretariat in one language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct TextView {
    /// The Markdown.
    pub text: String,
    /// How many times it has been saved.
    pub version: u32,
    /// The SHA-256 of its UTF-8 bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// When it was saved.
    pub saved_at: Timestamp,
}

/// An edition with all its texts.
#[derive(Clone, Debug)]
pub struct Contents {
    /// The edition.
    pub edition: EditionView,
    /// Its chapters, each before those inside it.
    pub chapters: Vec<ContentsChapter>,
}

/// A chapter of an edition with all its texts.
#[derive(Clone, Debug)]
pub struct ContentsChapter {
    /// Its number: `1`, and `1.2` for one inside another.
    pub number: String,
    /// Its level, from 1.
    pub level: u8,
    /// Its identifier.
    pub id: ChapterId,
    /// Its slug.
    pub slug: String,
    /// Its title in each language.
    pub title: Label,
    /// Its introduction, in Markdown in each language of the edition that has one.
    pub introduction: Label,
    /// Its practices, in order.
    pub entries: Vec<ContentsEntry>,
}

/// A practice of an edition, in the version that the edition has.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ContentsEntry {
    /// Its number in the edition.
    #[schema(example = "1.2")]
    pub number: String,
    /// The practice.
    pub section: SectionId,
    /// The number of the version.
    pub version: u32,
    /// The hash of the version: SHA-256 in lower-case hexadecimal.
    pub hash: String,
    /// The language it is written in.
    pub language: Language,
    /// The template that the version was checked against.
    pub template_version: u32,
    /// Its title.
    pub title: String,
    /// The structured fields.
    #[schema(value_type = Object)]
    pub practice: Map<String, Value>,
    /// The Markdown body.
    pub body: String,
    /// The pictures and annexes, in the order in which the hash covers their files.
    pub attachments: Vec<AttachmentView>,
    /// The maturity of the practice according to the decision that approved the version.
    pub maturity: Option<Maturity>,
    /// When the version was first published.
    pub published_at: Option<Timestamp>,
    /// The institution it belongs to.
    pub institution: InstitutionRef,
}

/// An edition in a list.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct EditionLine {
    /// Its identifier.
    pub id: EditionId,
    /// Its URL.
    pub url: String,
    /// The compendium it belongs to.
    pub compendium: CompendiumRef,
    /// Its state.
    pub state: EditionState,
    /// Its title in each language.
    pub title: Label,
    /// Its subtitle in each language; empty if it has none.
    pub subtitle: Label,
    /// Its languages, the main one first.
    pub languages: Vec<UiLanguage>,
    /// The frozen edition that it corrects.
    pub corrects: Option<EditionId>,
    /// The last day on which member institutions can read the candidate.
    pub until: Option<Day>,
    /// Its number, once it is frozen.
    pub number: Option<EditionNumber>,
    /// Its date, once it is frozen.
    pub date: Option<Day>,
    /// The SHA-256 of its manifest, in lower-case hexadecimal, once it is a candidate or frozen.
    pub hash: Option<String>,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// When it was frozen.
    pub frozen_at: Option<Timestamp>,
}

impl EditionView {
    /// Returns the edition as a line of a list.
    pub fn line(&self) -> EditionLine {
        EditionLine {
            id: self.id,
            url: self.url.clone(),
            compendium: self.compendium.clone(),
            state: self.state,
            title: self.title.clone(),
            subtitle: self.subtitle.clone(),
            languages: self.languages.clone(),
            corrects: self.corrects.as_ref().map(|corrected| corrected.edition),
            until: self.until,
            number: self.number,
            date: self.date,
            hash: self.hash.clone(),
            updated_at: self.updated_at,
            frozen_at: self.frozen_at,
        }
    }
}

/// Returns an edition as it is shown to somebody who may read it.
pub(super) fn view(db: &mut Db, links: &Links, actor: &Actor, edition: &Edition) -> Result<EditionView> {
    let manages = permit_task(actor, Task::ManageEditions, None).is_ok();
    let texts = db.edition_texts(edition.id)?;
    let is_shown = |text: &EditionText| match manages {
        true => !text.text.is_empty(),
        false => text.is_part_of(edition),
    };
    Ok(EditionView {
        id: edition.id,
        url: url(links, edition.id),
        compendium: compendium(db, edition)?,
        state: edition.state,
        revision: edition.revision,
        title: edition.title.clone(),
        subtitle: edition.subtitle.clone(),
        languages: edition.languages.clone(),
        chapters: edition.chapters.clone(),
        imprint: edition.imprint.clone(),
        logos: publishers::logos(db, edition)?,
        parts: parts(texts.into_iter().filter(is_shown)),
        entry_choice: manages
            .then(|| EntryChoice { left_out: edition.left_out.clone(), order: edition.order.clone() }),
        corrects: corrected(db, edition)?,
        until: edition.until,
        number: edition.number,
        date: edition.date,
        changes: edition.changes.clone(),
        hash: edition.hash.clone(),
        book: edition.book.clone(),
        created_at: edition.created_at,
        updated_at: edition.updated_at,
        frozen_at: edition.frozen_at,
    })
}

/// Returns an edition as a line of a list.
pub(super) fn line(db: &mut Db, links: &Links, edition: Edition) -> Result<EditionLine> {
    Ok(EditionLine {
        id: edition.id,
        url: url(links, edition.id),
        compendium: compendium(db, &edition)?,
        state: edition.state,
        title: edition.title,
        subtitle: edition.subtitle,
        languages: edition.languages,
        corrects: edition.corrects,
        until: edition.until,
        number: edition.number,
        date: edition.date,
        hash: edition.hash,
        updated_at: edition.updated_at,
        frozen_at: edition.frozen_at,
    })
}

fn url(links: &Links, id: EditionId) -> String {
    links.api(&format!("editions/{id}"))
}

fn compendium(db: &mut Db, edition: &Edition) -> Result<CompendiumRef> {
    let found = db.compendium(&edition.compendium.to_string())?;
    let (compendium, _) = found.ok_or_else(|| Error::internal("an edition without its compendium"))?;
    Ok(CompendiumRef::from(&compendium))
}

/// Returns the edition that one corrects. It is frozen, so it has a number and a hash.
pub(super) fn corrected(db: &mut Db, edition: &Edition) -> Result<Option<CorrectedEdition>> {
    let Some(id) = edition.corrects else { return Ok(None) };
    let found = db.edition(id)?.and_then(|of| Some((of.number?, of.hash?)));
    let (number, hash) = found.ok_or_else(|| Error::internal("a corrected edition is not frozen"))?;
    Ok(Some(CorrectedEdition { edition: id, number, hash }))
}

/// Returns texts together with the same texts in other languages, in the order of an edition.
fn parts(texts: impl Iterator<Item = EditionText>) -> Vec<PartTexts> {
    let mut by_key: BTreeMap<PartKey, BTreeMap<String, TextView>> = BTreeMap::new();
    for EditionText { key, language, version, text, sha256, saved_at, .. } in texts {
        let text = TextView { text, version, sha256, saved_at };
        by_key.entry(key).or_default().insert(language.code().to_owned(), text);
    }
    let part = |(key, texts): (PartKey, _)| PartTexts {
        part: key.part,
        number: key.number,
        chapter: key.chapter,
        texts,
    };
    by_key.into_iter().map(part).collect()
}
