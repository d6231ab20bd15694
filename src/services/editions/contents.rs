//! What an edition consists of: chapters and practices in order, with their numbers.

use std::collections::HashSet;

use serde::Serialize;
use utoipa::ToSchema;

use super::view::{Contents, ContentsChapter, ContentsEntry};
use super::{Editions, view};
use crate::domain::compendium::Chapter;
use crate::domain::edition::{
    Edition, EditionState, EditionText, MOST_ENTRIES, Outline, OutlineChapter, PartKey, PartKind, Pin,
    arrange, in_choice,
};
use crate::domain::ids::{ChapterId, EditionId, SectionId};
use crate::domain::institution::InstitutionRef;
use crate::domain::labels::Label;
use crate::domain::language::Language;
use crate::error::{Error, Result};
use crate::policy::Context;
use crate::services::attachments::AttachmentView;
use crate::store::Db;

/// Number of practices whose languages are read at once.
pub(super) const TOGETHER: usize = 500;

/// The chapters and practices of an edition, without their texts.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EntryList {
    /// The chapters, each before those inside it.
    pub chapters: Vec<EntriesChapter>,
}

/// A chapter of an edition with its practices, without their texts.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EntriesChapter {
    /// Its number: `1`, and `1.2` for one inside another.
    #[schema(example = "1")]
    pub number: String,
    /// Its level, from 1.
    pub level: u8,
    /// Its identifier.
    pub id: ChapterId,
    /// Its slug.
    pub slug: String,
    /// Its title in each language.
    pub title: Label,
    /// Its practices, in order.
    pub entries: Vec<EntryLine>,
}

/// A practice of an edition, without its texts.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EntryLine {
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
    /// Its title.
    pub title: String,
    /// The institution it belongs to.
    pub institution: InstitutionRef,
}

impl Editions {
    /// Returns an edition with all its texts. A draft has what is published now.
    ///
    /// # Errors
    /// `not_found`; `forbidden` for a token that may not read.
    pub fn contents(&self, context: &Context, id: EditionId) -> Result<Contents> {
        self.read(context, id, |db, edition| {
            let shown = view::view(db, &self.links, &context.actor, &edition)?;
            let texts = db.edition_texts(id)?;
            let outline = outline(db, &edition)?;
            Ok(Contents { edition: shown, chapters: chapters(db, &edition, &texts, outline)? })
        })
    }

    /// Returns the chapters and practices of an edition, without their texts. A draft has what is published now.
    ///
    /// # Errors
    /// `not_found`; `forbidden` for a token that may not read.
    pub fn entries(&self, context: &Context, id: EditionId) -> Result<EntryList> {
        self.read(context, id, |db, edition| {
            let outline = outline(db, &edition)?;
            let mut lines = lines(db, &outline.pins)?.into_iter().peekable();
            let mut chapters = Vec::with_capacity(outline.chapters.len());
            for chapter in outline.chapters {
                let mut entries = Vec::new();
                while let Some((_, line)) = lines.next_if(|(of, _)| *of == chapter.id) {
                    entries.push(line);
                }
                let OutlineChapter { number, level, id, slug, title } = chapter;
                chapters.push(EntriesChapter { number, level, id, slug, title, entries });
            }
            Ok(EntryList { chapters })
        })
    }

    /// Returns a practice in the version that the edition has, even if it is no longer published.
    ///
    /// # Errors
    /// `not_found`; `forbidden` for a token that may not read.
    pub fn entry(&self, context: &Context, id: EditionId, section: SectionId) -> Result<ContentsEntry> {
        self.read(context, id, |db, edition| {
            let pin = pin(db, &edition, section)?.ok_or_else(Error::not_found)?;
            whole(db, pin)
        })
    }
}

/// Returns the entry that a practice has in an edition.
pub(super) fn pin(db: &mut Db, edition: &Edition, section: SectionId) -> Result<Option<Pin>> {
    match edition.state {
        EditionState::Draft => Ok(outline(db, edition)?.pins.into_iter().find(|pin| pin.section == section)),
        EditionState::Candidate | EditionState::Frozen => db.edition_pin(edition.id, section),
    }
}

/// Returns the chapters and entries of an edition: those that were pinned or, for a draft, what is published now.
pub(super) fn outline(db: &mut Db, edition: &Edition) -> Result<Outline> {
    if edition.state == EditionState::Draft {
        let tree = db.chapters(edition.compendium)?;
        let texts = db.edition_texts(edition.id)?;
        let mut outline = drafted(db, edition, &tree, &texts)?;
        outline.pins.truncate(MOST_ENTRIES);
        return Ok(outline);
    }
    Ok(Outline { chapters: edition.outline.clone(), pins: db.edition_pins(edition.id)? })
}

/// Returns the chapters and entries that an edition would have now.
pub(super) fn drafted(
    db: &mut Db,
    edition: &Edition,
    tree: &[Chapter],
    texts: &[EditionText],
) -> Result<Outline> {
    let chosen = in_choice(tree, edition.chapters.as_deref());
    let left_out: HashSet<SectionId> = edition.left_out.iter().copied().collect();
    let lines = db.published_lines(edition.compendium)?;
    let taken =
        lines.into_iter().filter(|line| chosen.contains(&line.chapter) && !left_out.contains(&line.section));
    let introduced = texts
        .iter()
        .filter(|text| !text.text.is_empty() && edition.languages.contains(&text.language))
        .filter_map(|text| text.key.chapter)
        .filter(|chapter| chosen.contains(chapter))
        .collect();
    Ok(arrange(tree, taken.collect(), &edition.order, &introduced))
}

/// Returns chapters with all their texts.
pub(super) fn chapters(
    db: &mut Db,
    edition: &Edition,
    texts: &[EditionText],
    outline: Outline,
) -> Result<Vec<ContentsChapter>> {
    let mut pins = outline.pins.into_iter().peekable();
    let mut chapters = Vec::with_capacity(outline.chapters.len());
    for OutlineChapter { number, level, id, slug, title } in outline.chapters {
        let introduction = introduction(edition, texts, id);
        let mut entries = Vec::new();
        while let Some(pin) = pins.next_if(|pin| pin.chapter == id) {
            entries.push(whole(db, pin)?);
        }
        chapters.push(ContentsChapter { number, level, id, slug, title, introduction, entries });
    }
    Ok(chapters)
}

fn introduction(edition: &Edition, texts: &[EditionText], chapter: ChapterId) -> Label {
    let key = PartKey::introduction(chapter);
    debug_assert_eq!(key.part, PartKind::Introduction);
    let own = texts.iter().filter(|text| {
        text.key == key && !text.text.is_empty() && edition.languages.contains(&text.language)
    });
    Label(own.map(|text| (text.language.code().to_owned(), text.text.clone())).collect())
}

fn whole(db: &mut Db, pin: Pin) -> Result<ContentsEntry> {
    let found = db.pinned_version(pin.section, pin.version)?;
    let (section, version) = found.ok_or_else(|| Error::internal("a pinned version is not there"))?;
    Ok(ContentsEntry {
        number: pin.number,
        section: pin.section,
        version: pin.version,
        hash: pin.hash,
        language: section.language,
        template_version: version.template_version,
        title: pin.title,
        practice: version.practice,
        body: version.body,
        attachments: AttachmentView::all(&version.attachments),
        maturity: version.maturity,
        published_at: version.published_at,
        institution: pin.institution,
    })
}

/// Returns entries without their texts, each with the chapter it is in.
pub(super) fn lines(db: &mut Db, pins: &[Pin]) -> Result<Vec<(ChapterId, EntryLine)>> {
    let mut lines = Vec::with_capacity(pins.len());
    for pins in pins.chunks(TOGETHER) {
        let ids: Vec<SectionId> = pins.iter().map(|pin| pin.section).collect();
        let mut languages = db.languages_of(&ids)?;
        for pin in pins {
            let language = languages.remove(&pin.section);
            let line = EntryLine {
                number: pin.number.clone(),
                section: pin.section,
                version: pin.version,
                hash: pin.hash.clone(),
                language: language.ok_or_else(|| Error::internal("an entry without its section"))?,
                title: pin.title.clone(),
                institution: pin.institution.clone(),
            };
            lines.push((pin.chapter, line));
        }
    }
    Ok(lines)
}
