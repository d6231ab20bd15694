//! The state of a section according to the journal, for comparison with the store. The journal's chain shows whether an
//! entry was changed. Since the entries name the hash and the fate of every version, they also show whether a version,
//! a round or the published state was changed without the journal.

mod editions;

use std::fmt;

use serde_json::Value;

use super::attachment::{digest, hashes};
use super::event::{Entry, EventKind};
use super::ids::ChapterId;
use super::section::{Outcome, Round, Section, Version};
use super::time::Timestamp;
use super::version::Hashed;
use super::workflow::{Act, Stage};

pub use editions::{ToldEdition, manifest_differences};

/// A difference between a section or an edition and the journal, or what it was when it was hashed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The identifier of the section or the edition, as stored where the difference was found.
    pub of: String,
    /// The part that differs.
    pub part: Part,
    /// What is wrong.
    pub why: &'static str,
}

/// A part of a section or of an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The section itself.
    Whole,
    /// The version with this number.
    Version(u32),
    /// The round with this number.
    Round(u32),
    /// The edition itself.
    Edition,
    /// A text of the edition.
    EditionText,
    /// The book that is stored with the edition.
    EditionBook,
    /// The entry of the edition at this place, from 1.
    EditionEntry(u32),
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (of, why) = (&self.of, self.why);
        match self.part {
            Part::Whole => write!(f, "section {of}: {why}"),
            Part::Version(number) => write!(f, "section {of}, version {number}: {why}"),
            Part::Round(number) => write!(f, "section {of}, round {number}: {why}"),
            Part::Edition => write!(f, "edition {of}: {why}"),
            Part::EditionBook => write!(f, "edition {of}, its book: {why}"),
            Part::EditionText => write!(f, "edition {of}, a text: {why}"),
            Part::EditionEntry(place) => write!(f, "edition {of}, entry {place}: {why}"),
        }
    }
}

/// A section according to the journal.
#[derive(Clone, Debug, Default)]
pub struct Told {
    created: Option<Done>,
    institution: String,
    /// `None` once an entry does not follow from those before it.
    stage: Option<Stage>,
    versions: Vec<ToldVersion>,
    rounds: Vec<ToldRound>,
    published: Option<u32>,
    published_at: Option<Timestamp>,
    unpublished_at: Option<Timestamp>,
    approved: Option<u32>,
    deleted_at: Option<Timestamp>,
    purged: bool,
}

/// Who did something, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Done {
    by: String,
    at: Timestamp,
}

#[derive(Clone, Debug)]
struct ToldVersion {
    hash: String,
    /// The digest of what it says about its attachments, if it has any.
    attachments: Option<String>,
    made: Done,
    /// The new chapter, if it differs from that of the preceding version.
    moved_to: Option<String>,
    published_at: Option<Timestamp>,
    maturity: Option<String>,
}

#[derive(Clone, Debug)]
struct ToldRound {
    id: String,
    version: u32,
    hash: String,
    opened: Done,
    ended: Option<(Outcome, Done)>,
}

/// Returns `why` as the error unless `holds`.
fn hold(holds: bool, why: &'static str) -> Result<(), &'static str> {
    if holds { Ok(()) } else { Err(why) }
}

fn text<'a>(entry: &'a Entry, key: &str) -> &'a str {
    entry.data.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn version(entry: &Entry) -> u32 {
    entry.data.get("version").and_then(Value::as_u64).and_then(|number| number.try_into().ok()).unwrap_or(0)
}

impl Told {
    /// Processes the next entry about the section.
    ///
    /// # Errors
    /// The reason, if it does not follow from the entries before it.
    pub fn hear(&mut self, entry: &Entry) -> Result<(), &'static str> {
        let done = Done { by: entry.actor.clone(), at: entry.at };
        hold(!self.purged, "an entry tells of it after it was removed")?;
        // The effect of a newer program's entry on the section is unknown here. If anything later does not match, it
        // will show.
        let Some(kind) = entry.kind() else { return Ok(()) };
        self.take_in(kind, entry, done)
    }

    /// Processes an entry that may follow from those before it.
    fn take_in(&mut self, kind: EventKind, entry: &Entry, done: Done) -> Result<(), &'static str> {
        match kind {
            EventKind::SectionCreated => self.created(entry, done)?,
            EventKind::SectionSaved | EventKind::SectionAdaptedFromChanged => {
                self.written(entry, done)?;
                self.act(Act::Save);
            }
            EventKind::SectionRestored => {
                self.written(entry, done)?;
                self.deleted_at = None;
                self.act(Act::Restore);
            }
            EventKind::SectionMoved => self.moved(entry, done)?,
            EventKind::SectionSubmitted => self.submitted(entry, done)?,
            EventKind::SectionWithdrawn => self.ended(entry, Act::Withdraw, Outcome::Withdrawn, done)?,
            EventKind::SectionApproved => self.ended(entry, Act::Approve, Outcome::Approved, done)?,
            EventKind::SectionChangesRequested => {
                self.ended(entry, Act::RequestChanges, Outcome::ChangesRequested, done)?;
            }
            EventKind::SectionRejected => self.ended(entry, Act::Reject, Outcome::Rejected, done)?,
            EventKind::SectionPublished => self.published(entry, done.at)?,
            EventKind::SectionUnpublished => {
                self.published = None;
                self.unpublished_at = Some(done.at);
                self.act(Act::Unpublish);
            }
            EventKind::SectionReopened => self.act(Act::Reopen),
            EventKind::SectionDeleted => {
                self.deleted_at = Some(done.at);
                self.act(Act::Delete);
            }
            EventKind::SectionPurged => self.purged = true,
            // None of these changes anything that is compared with the journal.
            EventKind::SectionContactChanged
            // What a version lists is told of with the version.
            | EventKind::AttachmentAdded
            | EventKind::AttachmentChanged
            | EventKind::AttachmentRemoved
            | EventKind::InstitutionCreated
            | EventKind::InstitutionChanged
            | EventKind::InvitationSent
            | EventKind::InvitationRenewed
            | EventKind::InvitationRevoked
            | EventKind::UserCreated
            | EventKind::UserChanged
            | EventKind::UserSuspended
            | EventKind::UserReinstated
            | EventKind::UserRolesChanged
            | EventKind::UserPasswordChanged
            | EventKind::MemberJoined
            | EventKind::MemberRemoved
            | EventKind::CompendiumCreated
            | EventKind::CompendiumChanged
            | EventKind::ChaptersChanged
            | EventKind::TemplateChanged
            | EventKind::VocabularyChanged
            | EventKind::SearchSaved
            | EventKind::SearchChanged
            | EventKind::SearchRemoved
            | EventKind::ThesaurusChanged
            // They are about editions, which are compared with the journal by themselves: see `ToldEdition`.
            | EventKind::EditionCreated
            | EventKind::EditionChanged
            | EventKind::EditionCandidate
            | EventKind::EditionFrozen => {}
        }
        Ok(())
    }

    fn created(&mut self, entry: &Entry, done: Done) -> Result<(), &'static str> {
        hold(self.created.is_none(), "it was created twice")?;
        self.created = Some(done.clone());
        self.institution = text(entry, "institution").to_owned();
        self.stage = Some(Stage::Draft);
        self.written(entry, done)?;
        Ok(())
    }

    fn moved(&mut self, entry: &Entry, made: Done) -> Result<(), &'static str> {
        self.written(entry, made)?.moved_to = Some(text(entry, "chapter").to_owned());
        Ok(())
    }

    fn act(&mut self, act: Act) {
        self.stage = self.stage.and_then(|stage| stage.after(act));
    }

    /// Returns the version named by an entry: a known one, or the next. Its hash must be the same each time.
    fn written(&mut self, entry: &Entry, made: Done) -> Result<&mut ToldVersion, &'static str> {
        let (number, hash) = (version(entry), text(entry, "hash"));
        if number == self.version_count() + 1 {
            let hash = hash.to_owned();
            self.versions.push(ToldVersion {
                hash,
                attachments: entry.data.get("attachments").and_then(Value::as_str).map(str::to_owned),
                made,
                moved_to: None,
                published_at: None,
                maturity: None,
            });
        }
        self.named(number, hash)
    }

    fn named(&mut self, number: u32, hash: &str) -> Result<&mut ToldVersion, &'static str> {
        let index = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
        let found = index.and_then(|index| self.versions.get_mut(index));
        found.filter(|told| told.hash == hash).ok_or("an entry names a version that no entry before it made")
    }

    fn submitted(&mut self, entry: &Entry, opened: Done) -> Result<(), &'static str> {
        let (version, hash) = (version(entry), text(entry, "hash").to_owned());
        self.named(version, &hash)?;
        self.rounds.push(ToldRound {
            id: text(entry, "round").to_owned(),
            version,
            hash,
            opened,
            ended: None,
        });
        self.act(Act::Submit);
        Ok(())
    }

    fn ended(&mut self, entry: &Entry, act: Act, outcome: Outcome, done: Done) -> Result<(), &'static str> {
        let (number, hash, id) = (version(entry), text(entry, "hash"), text(entry, "round"));
        let round = self.rounds.last_mut().filter(|round| {
            round.ended.is_none()
                && (round.id.as_str(), round.version, round.hash.as_str()) == (id, number, hash)
        });
        round.ok_or("an entry ends a round that no entry before it opened")?.ended = Some((outcome, done));
        if outcome == Outcome::Approved {
            self.approved = Some(number);
            let maturity = entry.data.get("maturity").and_then(Value::as_str).map(str::to_owned);
            let told = self.named(number, hash)?;
            told.maturity = maturity.or(told.maturity.take());
        }
        self.act(act);
        Ok(())
    }

    fn published(&mut self, entry: &Entry, at: Timestamp) -> Result<(), &'static str> {
        let number = version(entry);
        self.named(number, text(entry, "hash"))?.published_at.get_or_insert(at);
        (self.published, self.published_at, self.unpublished_at) = (Some(number), Some(at), None);
        self.act(Act::Publish);
        Ok(())
    }

    /// Whether the section exists, i.e. was created and not removed.
    pub fn exists(&self) -> bool {
        self.created.is_some() && !self.purged
    }

    /// Number of versions.
    pub fn version_count(&self) -> u32 {
        u32::try_from(self.versions.len()).unwrap_or(u32::MAX)
    }

    /// Number of rounds.
    pub fn round_count(&self) -> u32 {
        u32::try_from(self.rounds.len()).unwrap_or(u32::MAX)
    }

    /// Checks that the section's own row agrees with the journal.
    ///
    /// # Errors
    /// The difference.
    pub fn holds(&self, section: &Section) -> Result<(), &'static str> {
        let created = Done { by: section.created_by.to_string(), at: section.created_at };
        hold(self.created.as_ref() == Some(&created), "the journal names another creator, or another time")?;
        hold(self.institution == section.institution.to_string(), "the journal names another institution")?;
        hold(self.version_count() == section.version, "the journal tells of another latest version")?;
        hold(self.round_count() == section.rounds, "the journal tells of another number of rounds")?;
        // No entry records when reviewers begin.
        let stage = if section.stage == Stage::InReview { Stage::Submitted } else { section.stage };
        hold(self.stage.is_none_or(|told| told == stage), "the journal tells of another stage")?;
        hold(self.approved == section.approved_version, "the journal tells of another approved version")?;
        hold(self.published == section.published_version, "the journal tells of another published version")?;
        let times = (section.published_at, section.unpublished_at, section.deleted_at);
        let told = (self.published_at, self.unpublished_at, self.deleted_at);
        hold(times == told, "the journal tells of other times of publishing, taking back or deleting")?;
        let opened = self.rounds.last().map(|round| round.opened.at);
        hold(section.submitted_at == opened, "the journal tells of another time of submitting")
    }

    /// Checks that a version's row agrees with the journal, and that its hash is that of its content. `before`: the
    /// chapter of the preceding version.
    ///
    /// # Errors
    /// The difference.
    pub fn holds_version(
        &self,
        section: &Section,
        version: &Version,
        before: Option<ChapterId>,
    ) -> Result<(), &'static str> {
        let hashed = Hashed {
            section: version.section,
            number: version.number,
            language: &section.language,
            template_version: version.template_version,
            practice: &version.practice,
            body: &version.body,
            attachments: &hashes(&version.attachments),
        };
        let hash = hashed.hash().map_err(|_| "its content cannot be written as JSON")?;
        hold(hash == version.hash, "its content is not what was hashed")?;
        let index = usize::try_from(version.number).ok().and_then(|number| number.checked_sub(1));
        let told = index.and_then(|index| self.versions.get(index));
        let told = told.ok_or("no entry tells of it")?;
        hold(told.hash == version.hash, "its hash is not the one that the journal names")?;
        let described =
            digest(&version.attachments).map_err(|_| "its attachments cannot be written as JSON")?;
        hold(told.attachments == described, "what it says about its attachments is not what was saved")?;
        let made = Done { by: version.author.to_string(), at: version.created_at };
        hold(told.made == made, "the journal names another author, or another time")?;
        let chapter = told.moved_to.clone().or(before.map(|chapter| chapter.to_string()));
        let stays = chapter.is_none_or(|chapter| chapter == version.chapter.to_string());
        hold(stays, "it stands in another chapter than the journal says")?;
        let maturity = version.maturity.map(|maturity| maturity.name());
        hold(told.maturity.as_deref() == maturity, "its maturity is not the one that was decided")?;
        hold(told.published_at == version.published_at, "the journal tells of another first publication")
    }

    /// Checks that a round's row agrees with the journal.
    ///
    /// # Errors
    /// The difference.
    pub fn holds_round(&self, round: &Round) -> Result<(), &'static str> {
        let index = usize::try_from(round.number).ok().and_then(|number| number.checked_sub(1));
        let told = index.and_then(|index| self.rounds.get(index)).ok_or("no entry tells of it")?;
        hold(told.id == round.id.to_string(), "no entry tells of it")?;
        let pinned = (told.version, told.hash.as_str()) == (round.version, round.hash.as_str());
        hold(pinned, "it pins another version than the journal says")?;
        let opened = Done { by: round.submitted_by.to_string(), at: round.submitted_at };
        hold(told.opened == opened, "the journal names another submitter, or another time")?;
        let ended = round.ended.as_ref();
        let ended = ended.map(|ended| (ended.outcome, Done { by: ended.by.to_string(), at: ended.at }));
        hold(told.ended == ended, "it did not end as the journal says")
    }
}

impl Difference {
    /// Creates a difference in a part of a section or an edition.
    pub fn new(of: impl ToString, part: Part, why: &'static str) -> Difference {
        Difference { of: of.to_string(), part, why }
    }
}

#[cfg(test)]
mod tests;
