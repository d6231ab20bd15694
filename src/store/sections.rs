//! Sections, versions and rounds: reading them, and the changes that acts make.

use diesel::dsl::{auto_type, count_star, exists, max};
use diesel::prelude::*;

use super::connection::Db;
use super::rows::{RoundRow, SectionRow, VersionRow, asked_number, number, parsed, to_number};
use super::schema::{originals, rounds, sections, versions};
use super::write::Tx;
use crate::domain::account::Role;
use crate::domain::ids::{ChapterId, RoundId, SectionId, UserId};
use crate::domain::language::Language;
use crate::domain::section::{Contact, Ended, Maturity, Outcome, Round, Section, Version};
use crate::domain::time::Timestamp;
use crate::domain::version::{Hashed, canonical};
use crate::domain::workflow::{Act, Stage};
use crate::error::{Error, Result};
use crate::policy::{Actor, Permit, Subject, Task};

/// The versions that an actor may see, joined with their sections: those of their own institutions; for
/// editors those put forward and not withdrawn; for everyone those once published of what is published.
/// Every read of sections starts here.
#[auto_type]
fn visible(own: Vec<String>, editor: bool) -> _ {
    let put_forward = rounds::table.filter(
        rounds::section
            .eq(versions::section)
            .and(rounds::version.eq(versions::number))
            .and(rounds::outcome.ne("withdrawn")),
    );
    sections::deleted_at.is_null().and(
        sections::institution
            .eq_any(own)
            .or(sections::published_version.is_not_null().and(versions::published_at.is_not_null()))
            .or(editor.into_sql::<diesel::sql_types::Bool>().and(exists(put_forward))),
    )
}

/// The sections that an actor may know of; the same rule as [`Subject::is_known_to`].
#[auto_type]
fn known(own: Vec<String>, editor: bool) -> _ {
    sections::deleted_at.is_null().and(
        sections::institution
            .eq_any(own)
            .or(sections::published_version.is_not_null())
            .or(editor.into_sql::<diesel::sql_types::Bool>().and(sections::rounds.gt(0_i32))),
    )
}

fn own(actor: &Actor) -> Vec<String> {
    actor.institutions().iter().map(ToString::to_string).collect()
}

/// Which sections a list shows. Values in one field are alternatives, the fields all hold.
#[derive(Clone, Debug, Default)]
pub struct SectionFilter {
    /// Compendia.
    pub compendium: Vec<String>,
    /// Chapters.
    pub chapter: Vec<String>,
    /// Institutions.
    pub institution: Vec<String>,
    /// Stages.
    pub stage: Vec<Stage>,
    /// Only sections of the actor's own institutions.
    pub mine: bool,
}

/// How a list of sections is ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionOrder {
    /// The last changed first.
    Updated,
    /// The last created first.
    Created,
    /// The first created first.
    Oldest,
}

/// A version's line in a history or a list.
#[derive(Clone, Debug)]
pub struct VersionLine {
    /// The section.
    pub section: SectionId,
    /// The version's number.
    pub number: u32,
    /// The practice's title, empty if it has none yet.
    pub title: String,
    /// The version's hash.
    pub hash: String,
    /// Who saved it.
    pub author: UserId,
    /// What they said about it.
    pub message: Option<String>,
    /// When.
    pub created_at: Timestamp,
    /// When the public first saw it.
    pub published_at: Option<Timestamp>,
}

type LineRow = (String, i32, String, String, String, Option<String>, i64, Option<i64>);

fn line(row: LineRow) -> Result<VersionLine> {
    let (section, version, title, hash, author, message, created_at, published_at) = row;
    Ok(VersionLine {
        section: parsed("versions.section", &section)?,
        number: number("versions.number", version)?,
        title,
        hash,
        author: parsed("versions.author", &author)?,
        message,
        created_at: Timestamp::from_micros(created_at),
        published_at: published_at.map(Timestamp::from_micros),
    })
}

const LINE: (
    versions::section,
    versions::number,
    versions::title,
    versions::hash,
    versions::author,
    versions::message,
    versions::created_at,
    versions::published_at,
) = (
    versions::section,
    versions::number,
    versions::title,
    versions::hash,
    versions::author,
    versions::message,
    versions::created_at,
    versions::published_at,
);

impl Db {
    /// The section, deleted or not, whoever asks: for deciding what they may do.
    pub fn section(&mut self, id: SectionId) -> Result<Option<Section>> {
        let row: Option<SectionRow> = sections::table.find(id.to_string()).first(self).optional()?;
        row.map(SectionRow::section).transpose()
    }

    /// What a decision about the section depends on.
    pub fn subject(&mut self, actor: &Actor, section: &Section) -> Result<Subject> {
        let decidable = matches!(section.stage, Stage::Submitted | Stage::InReview);
        let authors_since_decision = match actor.has(Role::Editor) && decidable {
            true => self.authors_since_decision(section.id)?,
            false => Vec::new(),
        };
        Ok(Subject {
            id: section.id,
            institution: section.institution,
            situation: section.situation(),
            authors_since_decision,
        })
    }

    fn authors_since_decision(&mut self, section: SectionId) -> Result<Vec<UserId>> {
        let decided: Option<i32> = rounds::table
            .filter(rounds::section.eq(section.to_string()))
            .filter(rounds::outcome.ne_all(["open", "withdrawn"]))
            .select(max(rounds::version))
            .first(self)?;
        let authors: Vec<String> = versions::table
            .filter(versions::section.eq(section.to_string()))
            .filter(versions::number.gt(decided.unwrap_or(0)))
            .select(versions::author)
            .distinct()
            .load(self)?;
        authors.iter().map(|id| parsed("versions.author", id)).collect()
    }

    /// A version that the actor may see: that one, or the latest.
    pub fn visible_version(
        &mut self,
        actor: &Actor,
        section: SectionId,
        version: Option<u32>,
    ) -> Result<Option<Version>> {
        let query = versions::table
            .inner_join(sections::table)
            .filter(visible(own(actor), actor.has(Role::Editor)))
            .filter(versions::section.eq(section.to_string()))
            .select(versions::all_columns);
        let row: Option<VersionRow> = match version {
            Some(n) => query.filter(versions::number.eq(asked_number(n))).first(self).optional()?,
            None => query.order(versions::number.desc()).first(self).optional()?,
        };
        row.map(VersionRow::version).transpose()
    }

    /// The versions of a section that the actor may see, the latest first, and how many there are.
    pub fn history(
        &mut self,
        actor: &Actor,
        section: SectionId,
        skip: i64,
        limit: i64,
    ) -> Result<(Vec<VersionLine>, i64)> {
        let seen = || {
            versions::table
                .inner_join(sections::table)
                .filter(visible(own(actor), actor.has(Role::Editor)))
                .filter(versions::section.eq(section.to_string()))
        };
        let total = seen().select(count_star()).first(self)?;
        let rows: Vec<LineRow> =
            seen().select(LINE).order(versions::number.desc()).offset(skip).limit(limit).load(self)?;
        Ok((rows.into_iter().map(line).collect::<Result<_>>()?, total))
    }

    /// The sections that the actor may know of, each with the latest version they may see of it, and how
    /// many there are in all.
    pub fn list_sections(
        &mut self,
        actor: &Actor,
        filter: &SectionFilter,
        order: SectionOrder,
        skip: i64,
        limit: i64,
    ) -> Result<(Vec<(Section, Option<VersionLine>)>, i64)> {
        let matching = || {
            let mut query = sections::table.filter(known(own(actor), actor.has(Role::Editor))).into_boxed();
            if !filter.compendium.is_empty() {
                query = query.filter(sections::compendium.eq_any(filter.compendium.clone()));
            }
            if !filter.chapter.is_empty() {
                query = query.filter(sections::chapter.eq_any(filter.chapter.clone()));
            }
            if !filter.institution.is_empty() {
                query = query.filter(sections::institution.eq_any(filter.institution.clone()));
            }
            if !filter.stage.is_empty() {
                let stages: Vec<&str> = filter.stage.iter().map(|stage| stage.name()).collect();
                query = query.filter(sections::stage.eq_any(stages));
            }
            if filter.mine {
                query = query.filter(sections::institution.eq_any(own(actor)));
            }
            query
        };
        let total = matching().select(count_star()).first(self)?;
        let page = match order {
            SectionOrder::Updated => matching().order((sections::updated_at.desc(), sections::id.desc())),
            SectionOrder::Created => matching().order((sections::created_at.desc(), sections::id.desc())),
            SectionOrder::Oldest => matching().order((sections::created_at.asc(), sections::id.asc())),
        };
        let rows: Vec<SectionRow> = page.offset(skip).limit(limit).load(self)?;
        let found: Vec<Section> = rows.into_iter().map(SectionRow::section).collect::<Result<_>>()?;
        let ids: Vec<String> = found.iter().map(|section| section.id.to_string()).collect();
        let rows: Vec<LineRow> = versions::table
            .inner_join(sections::table)
            .filter(visible(own(actor), actor.has(Role::Editor)))
            .filter(versions::section.eq_any(ids))
            .select(LINE)
            .order(versions::number.asc())
            .load(self)?;
        // In ascending order, so that the latest of each section is the one that stays.
        let mut latest = std::collections::HashMap::new();
        for row in rows {
            let line = line(row)?;
            latest.insert(line.section, line);
        }
        let listed = found.into_iter().map(|section| {
            let line = latest.remove(&section.id);
            (section, line)
        });
        Ok((listed.collect(), total))
    }

    /// The title of a version, whoever asks: for the mails to those who work on it.
    pub fn version_title(&mut self, section: SectionId, number: u32) -> Result<Option<String>> {
        let version = versions::table.find((section.to_string(), asked_number(number)));
        Ok(version.select(versions::title).first(self).optional()?)
    }

    /// The rounds of a section, the latest first.
    pub fn rounds(&mut self, section: SectionId) -> Result<Vec<Round>> {
        let rows: Vec<RoundRow> = rounds::table
            .filter(rounds::section.eq(section.to_string()))
            .order(rounds::number.desc())
            .load(self)?;
        rows.into_iter().map(RoundRow::round).collect()
    }

    /// Which of these sections the public sees at exactly these versions: what a hit of the index must be.
    pub fn still_published(&mut self, hits: &[(SectionId, u32)]) -> Result<Vec<SectionId>> {
        let ids: Vec<String> = hits.iter().map(|(id, _)| id.to_string()).collect();
        let rows: Vec<(String, Option<i32>)> = sections::table
            .filter(sections::id.eq_any(ids))
            .filter(sections::published_version.is_not_null())
            .filter(sections::deleted_at.is_null())
            .select((sections::id, sections::published_version))
            .load(self)?;
        let mut published = Vec::with_capacity(rows.len());
        for (id, version) in rows {
            let id: SectionId = parsed("sections.id", &id)?;
            if hits.iter().any(|(hit, of)| *hit == id && version == i32::try_from(*of).ok()) {
                published.push(id);
            }
        }
        Ok(published)
    }

    /// The sections that the public sees, in order of their identifiers, after one: for filling an index.
    pub fn published_after(&mut self, after: Option<SectionId>, limit: i64) -> Result<Vec<SectionId>> {
        let ids: Vec<String> = sections::table
            .filter(sections::published_version.is_not_null())
            .filter(sections::deleted_at.is_null())
            .filter(sections::id.gt(after.map_or_else(String::new, |id| id.to_string())))
            .select(sections::id)
            .order(sections::id.asc())
            .limit(limit)
            .load(self)?;
        ids.iter().map(|id| parsed("sections.id", id)).collect()
    }

    /// The published sections of an institution or a chapter, for bringing the index up to date.
    pub fn published_in(
        &mut self,
        institution: Option<&str>,
        chapter: Option<&str>,
    ) -> Result<Vec<SectionId>> {
        let mut query = sections::table
            .filter(sections::published_version.is_not_null())
            .select(sections::id)
            .into_boxed();
        if let Some(institution) = institution {
            query = query.filter(sections::institution.eq(institution.to_owned()));
        }
        if let Some(chapter) = chapter {
            query = query.filter(sections::chapter.eq(chapter.to_owned()));
        }
        let ids: Vec<String> = query.load(self)?;
        ids.iter().map(|id| parsed("sections.id", id)).collect()
    }

    /// How many sections stand in a chapter, deleted ones included.
    pub fn sections_in_chapter(&mut self, chapter: ChapterId) -> Result<i64> {
        Ok(sections::table
            .filter(sections::chapter.eq(chapter.to_string()))
            .select(count_star())
            .first(self)?)
    }
}

/// What a version holds, before it is one.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    /// The structured fields.
    pub practice: serde_json::Map<String, serde_json::Value>,
    /// The Markdown body.
    pub body: String,
    /// The template that the practice was checked against.
    pub template_version: u32,
}

impl Tx<'_> {
    /// Creates a section, with its first version.
    pub fn create_section(
        &mut self,
        permit: &Permit,
        section: &Section,
        content: Content,
        message: Option<String>,
    ) -> Result<Version> {
        permit.for_task(Task::CreateSection)?;
        diesel::insert_into(sections::table).values(SectionRow::of(section)?).execute(self.db())?;
        self.insert_version(section, content, message)
    }

    /// Makes a new version of the section, for saving or restoring, and moves the section to it.
    pub fn add_version(
        &mut self,
        permit: &Permit,
        act: Act,
        section: &mut Section,
        content: Content,
        message: Option<String>,
    ) -> Result<Version> {
        section.stage = permit.for_act(act, section.id)?;
        section.version += 1;
        let version = self.insert_version(section, content, message)?;
        self.touch(section)?;
        Ok(version)
    }

    /// Changes what belongs to the section and not to its versions.
    pub fn change_section(
        &mut self,
        permit: &Permit,
        section: &mut Section,
        chapter: ChapterId,
        contact: Option<Contact>,
    ) -> Result<()> {
        section.stage = permit.for_act(Act::Save, section.id)?;
        section.chapter = chapter;
        section.contact = contact;
        self.touch(section)
    }

    /// Brings a deleted draft back.
    pub fn undelete(&mut self, permit: &Permit, section: &mut Section) -> Result<()> {
        section.stage = permit.for_act(Act::Restore, section.id)?;
        section.deleted_at = None;
        self.touch(section)
    }

    /// Puts a draft away.
    pub fn delete(&mut self, permit: &Permit, section: &mut Section) -> Result<()> {
        section.stage = permit.for_act(Act::Delete, section.id)?;
        section.deleted_at = Some(self.now);
        self.touch(section)
    }

    /// Pins the current version and opens a round for it.
    pub fn submit(
        &mut self,
        permit: &Permit,
        section: &mut Section,
        version: &Version,
        message: Option<String>,
    ) -> Result<Round> {
        section.stage = permit.for_act(Act::Submit, section.id)?;
        section.rounds += 1;
        section.submitted_at = Some(self.now);
        let round = Round {
            id: RoundId::new(),
            section: section.id,
            number: section.rounds,
            version: version.number,
            hash: version.hash.clone(),
            submitted_by: self.user()?,
            submitted_at: self.now,
            message,
            ended: None,
        };
        diesel::insert_into(rounds::table).values(RoundRow::opened(&round)?).execute(self.db())?;
        self.touch(section)?;
        Ok(round)
    }

    /// Ends the open round, by withdrawing or deciding.
    pub fn end_round(
        &mut self,
        permit: &Permit,
        act: Act,
        section: &mut Section,
        round: &Round,
        outcome: Outcome,
        message: String,
    ) -> Result<Ended> {
        section.stage = permit.for_act(act, section.id)?;
        let ended = Ended { outcome, by: self.user()?, at: self.now, message };
        diesel::update(rounds::table.find(round.id.to_string()))
            .set((
                rounds::outcome.eq(outcome.name()),
                rounds::ended_by.eq(ended.by.to_string()),
                rounds::ended_at.eq(ended.at.micros()),
                rounds::ended_message.eq(&ended.message),
            ))
            .execute(self.db())?;
        if outcome == Outcome::Approved {
            section.approved_version = Some(round.version);
        }
        self.touch(section)?;
        Ok(ended)
    }

    /// Records the maturity that the approving decision gave.
    pub fn set_maturity(&mut self, permit: &Permit, section: &mut Section, maturity: Maturity) -> Result<()> {
        permit.for_act(Act::Approve, section.id)?;
        section.maturity = Some(maturity);
        self.touch(section)
    }

    /// Shows a version to everyone. `act` is `publish`, or `approve` where that publishes at once.
    pub fn publish(&mut self, permit: &Permit, act: Act, section: &mut Section, version: u32) -> Result<()> {
        section.stage = permit.for_act(act, section.id)?;
        section.published_version = Some(version);
        section.published_at = Some(self.now);
        section.unpublished_at = None;
        section.unpublish_reason = None;
        let at = self.now.micros();
        diesel::update(versions::table.find((section.id.to_string(), to_number(version)?)))
            .filter(versions::published_at.is_null())
            .set(versions::published_at.eq(at))
            .execute(self.db())?;
        self.touch(section)
    }

    /// Takes the published version back from everyone.
    pub fn unpublish(&mut self, permit: &Permit, section: &mut Section, reason: String) -> Result<()> {
        section.stage = permit.for_act(Act::Unpublish, section.id)?;
        section.published_version = None;
        section.unpublished_at = Some(self.now);
        section.unpublish_reason = Some(reason);
        self.touch(section)
    }

    /// Opens a rejected section again.
    pub fn reopen(&mut self, permit: &Permit, section: &mut Section) -> Result<()> {
        section.stage = permit.for_act(Act::Reopen, section.id)?;
        self.touch(section)
    }

    /// Remembers which uploaded file a section came from.
    pub fn add_original(
        &mut self,
        permit: &Permit,
        section: SectionId,
        sha256: &str,
        file_name: &str,
        media_type: &str,
        bytes: usize,
    ) -> Result<()> {
        permit.for_task(Task::CreateSection)?;
        let at = self.now.micros();
        diesel::insert_into(originals::table)
            .values((
                originals::section.eq(section.to_string()),
                originals::sha256.eq(sha256),
                originals::file_name.eq(file_name),
                originals::media_type.eq(media_type),
                originals::bytes.eq(i64::try_from(bytes).map_err(Error::internal)?),
                originals::created_at.eq(at),
            ))
            .execute(self.db())?;
        Ok(())
    }

    fn user(&self) -> Result<UserId> {
        Ok(self.actor().user()?.id)
    }

    /// Writes the section's row as it now is. All writes stand in one line behind the journal's head, so what
    /// this transaction read of the row still holds.
    fn touch(&mut self, section: &mut Section) -> Result<()> {
        section.updated_at = self.now;
        let row = SectionRow::of(section)?;
        diesel::update(sections::table.find(section.id.to_string())).set(&row).execute(self.db())?;
        Ok(())
    }

    fn insert_version(
        &mut self,
        section: &Section,
        content: Content,
        message: Option<String>,
    ) -> Result<Version> {
        let Content { practice, body, template_version } = content;
        let language: &Language = &section.language;
        let hashed = Hashed {
            section: section.id,
            number: section.version,
            language,
            template_version,
            practice: &practice,
            body: &body,
            attachments: &[],
        };
        let hash = hashed.hash().map_err(Error::internal)?;
        let text =
            String::from_utf8(canonical(&practice).map_err(Error::internal)?).map_err(Error::internal)?;
        let version = Version {
            section: section.id,
            number: section.version,
            template_version,
            practice,
            body,
            hash,
            author: self.user()?,
            message,
            created_at: self.now,
            published_at: None,
        };
        diesel::insert_into(versions::table).values(VersionRow::of(&version, text)?).execute(self.db())?;
        Ok(version)
    }
}
