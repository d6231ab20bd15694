//! The pictures and annexes of sections: adding, describing and removing them, and reading their files.
//!
//! They belong to what an institution works on, so whoever may save the section may change them, as long as its stage
//! allows saving. What others see is what versions list: a file is visible to whoever sees a version that lists it.

mod view;

use std::fs::File;
use std::io::{Read, Seek};
use std::path::PathBuf;
use std::sync::Arc;

use tokio::sync::Semaphore;

use super::page::Page;
use super::slots::{Slots, UploadSlot};
use crate::blobs::{Blob, Blobs};
use crate::documents::attached::{self, Examined};
use crate::domain::attachment::{Attachment, Described, FileKind, LARGEST_ATTACHMENT, MOST_ATTACHMENTS};
use crate::domain::day::Day;
use crate::domain::event::{Event, EventKind};
use crate::domain::ids::{AttachmentId, SectionId};
use crate::domain::section::Section;
use crate::domain::text::tidied;
use crate::domain::workflow::Act;
use crate::error::{Code, Error, Fault, FaultCode, Result};
use crate::policy::{Access, Actor, Context, Task, Viewer, permit, permit_task};
use crate::services::blocking;
use crate::services::input::Input;
use crate::store::{Change, Db, Store, StoredAttachment, Tx};

pub use view::{AttachmentView, DescribeAttachment};

/// Maximum number of files examined at once. A picture may take a core for a second, and 256 MiB.
const AT_ONCE: usize = 1;
/// Maximum number of files in memory at once, examined or being stored, which may take a while.
const HELD_AT_ONCE: usize = 4;
/// Number of characters kept of a file name.
const LONGEST_NAME: usize = 255;

/// The service for attachments.
pub struct Attachments {
    store: Arc<Store>,
    blobs: Arc<Blobs>,
    /// Where files lie while they arrive.
    folder: PathBuf,
    holding: Arc<Semaphore>,
    reading: Arc<Semaphore>,
    slots: Slots,
}

/// A file that has arrived.
pub enum Arrived {
    /// On the disk.
    Stored(File),
    /// In memory.
    Held(Vec<u8>),
}

/// A file to be attached.
pub struct NewAttachment {
    /// The file; none if none was sent.
    pub file: Option<Arrived>,
    /// The file name given by the uploader.
    pub file_name: String,
    /// What is said about it.
    pub described: Described,
}

/// A file of an attachment that may be seen.
pub struct VisibleFile {
    /// What the attachment is.
    pub attachment: Attachment,
    /// SHA-256 of the file: of the attachment's own, or of its small form.
    pub sha256: String,
}

/// The file of an attachment.
pub struct AttachedFile {
    /// The open file.
    pub file: Blob,
    /// Its media type.
    pub media_type: &'static str,
    /// What it is called, and what the attachment is.
    pub attachment: Attachment,
}

impl Attachments {
    /// Creates the service. Files are stored in `blobs`, and lie in `folder`, without a name, while they arrive.
    pub fn new(store: Arc<Store>, blobs: Arc<Blobs>, folder: PathBuf) -> Attachments {
        let [holding, reading] = [HELD_AT_ONCE, AT_ONCE].map(|most| Arc::new(Semaphore::new(most)));
        Attachments { store, blobs, folder, holding, reading, slots: Slots::default() }
    }

    /// Reserves a place for a file that is about to arrive, if it could be attached to the section now.
    ///
    /// # Errors
    /// Those of the policy for saving; `too_many_files` at `/file`; `too_many_requests` if the account has another upload
    /// in progress.
    pub fn slot(&self, context: &Context, id: SectionId) -> Result<UploadSlot> {
        let of = context.actor.user()?.id;
        self.store.read(|db| {
            let section = db.section(id)?.ok_or_else(Error::not_found)?;
            let subject = db.subject(&context.actor, &section)?;
            permit(&context.actor, Act::Save, &subject)?;
            has_room(db, id)
        })?;
        self.slots.take(of)
    }

    /// Returns an empty file without a name, for a file that is about to arrive.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn arriving(&self) -> Result<File> {
        tempfile::tempfile_in(&self.folder).map_err(Error::internal)
    }

    /// Attaches a file to a section. Pictures lose their metadata, and are turned upright.
    ///
    /// # Errors
    /// Those of the policy for saving; `invalid` with the faults of the file and of what is said about it; `unavailable` if
    /// it cannot be stored now.
    pub async fn add(&self, context: Context, id: SectionId, new: NewAttachment) -> Result<AttachmentView> {
        let described = new.described.tidied();
        let mut faults = described.as_ref().err().cloned().unwrap_or_default();
        let Some(file) = new.file else {
            faults.insert(0, Fault::new("/file", FaultCode::Required));
            return Err(Error::invalid(faults));
        };
        let held = self.holding.clone().acquire_owned().await.map_err(Error::internal)?;
        let place = self.reading.clone().acquire_owned().await.map_err(Error::internal)?;
        let (store, blobs, file_name) = (self.store.clone(), self.blobs.clone(), new.file_name);
        blocking(move || {
            let examined = read(file).and_then(|bytes| Ok((attached::examine(&bytes)?, bytes)));
            drop(place);
            let (examined, bytes) = match examined {
                Ok(examined) => examined,
                Err(error) if error.code == Code::Invalid => {
                    faults.splice(0..0, error.faults.iter().cloned());
                    return Err(Error::invalid(faults));
                }
                Err(error) => return Err(error),
            };
            let described = described.map_err(Error::invalid)?;
            let attachment = stored(&blobs, AttachmentId::new(), examined, &bytes, &file_name, described)?;
            drop((held, bytes));
            write_new(&store, &context, id, &attachment)
        })
        .await
    }

    /// Returns the attachments of a section: those that it has now for its institution, and for others those of the latest
    /// version that they may see.
    ///
    /// # Errors
    /// `unauthenticated`; `not_found` if the caller may not know of the section.
    pub fn list(&self, context: &Context, id: SectionId) -> Result<Page<AttachmentView>> {
        self.store.read(|db| {
            let section = known(db, &context.actor, id)?;
            let viewer = context.actor.viewer();
            let items = match viewer.access(section.institution) {
                Access::Institution => db.attachments(id)?,
                _ => {
                    db.latest_visible(&viewer, id)?.map(|shown| shown.version.attachments).unwrap_or_default()
                }
            };
            let total = i64::try_from(items.len()).map_err(Error::internal)?;
            Ok(Page { items: AttachmentView::all(&items), next: None, total })
        })
    }

    /// Changes what is said about an attachment.
    ///
    /// # Errors
    /// Those of the policy for saving; `not_found` if it was removed; `invalid`.
    pub fn describe(
        &self,
        context: &Context,
        id: AttachmentId,
        input: Input<DescribeAttachment>,
    ) -> Result<AttachmentView> {
        context.actor.user()?;
        self.store.write(context, |tx| {
            let (section, mut attachment) = current(tx, id)?;
            let permit = tx.permit(Act::Save, &section)?;
            let described = input.get()?.onto(&attachment.described).tidied().map_err(Error::invalid)?;
            if described == attachment.described {
                return Ok(Change::Unchanged(AttachmentView::from(&attachment)));
            }
            tx.describe_attachment(&permit, &section, id, &described)?;
            attachment.described = described;
            let event = about(EventKind::AttachmentChanged, &section, &attachment);
            Ok(Change::Made(AttachmentView::from(&attachment), vec![event]))
        })
    }

    /// Takes an attachment out of its section. Versions that list it keep it.
    ///
    /// # Errors
    /// Those of the policy for saving; `not_found` if it was removed before.
    pub fn remove(&self, context: &Context, id: AttachmentId) -> Result<()> {
        context.actor.user()?;
        self.store.write(context, |tx| {
            let (section, attachment) = current(tx, id)?;
            let permit = tx.permit(Act::Save, &section)?;
            tx.remove_attachment(&permit, &section, id)?;
            Ok(Change::Made((), vec![about(EventKind::AttachmentRemoved, &section, &attachment)]))
        })
    }

    /// Returns the file of an attachment, for whoever may see it.
    ///
    /// # Errors
    /// `not_found` if the caller may not see it.
    pub fn file(&self, context: &Context, id: AttachmentId) -> Result<VisibleFile> {
        let attachment = self.visible(context, id)?;
        Ok(VisibleFile { sha256: attachment.sha256.clone(), attachment })
    }

    /// Returns the small form of a picture, for whoever may see it; the picture itself if it is small.
    ///
    /// # Errors
    /// `not_found` if the caller may not see it, or if it is no picture.
    pub fn thumbnail(&self, context: &Context, id: AttachmentId) -> Result<VisibleFile> {
        let attachment = self.visible(context, id)?;
        if !attachment.kind.is_picture() {
            return Err(Error::not_found());
        }
        let sha256 = attachment.thumbnail.as_ref().unwrap_or(&attachment.sha256).clone();
        Ok(VisibleFile { attachment, sha256 })
    }

    /// Opens a file that may be seen.
    ///
    /// # Errors
    /// `unavailable` if it cannot be had now.
    pub fn open(&self, visible: VisibleFile) -> Result<AttachedFile> {
        let VisibleFile { attachment, sha256 } = visible;
        let mut file = self.blobs.file(&sha256)?;
        if sha256 != attachment.sha256 {
            let media_type = attached::thumbnail_type(&file.head::<8>()?);
            return Ok(AttachedFile { file, media_type, attachment });
        }
        if file.length() != attachment.bytes {
            return Err(Error::internal(format!("the kept file {sha256} has another length")));
        }
        Ok(AttachedFile { file, media_type: attachment.kind.media_type(), attachment })
    }

    fn visible(&self, context: &Context, id: AttachmentId) -> Result<Attachment> {
        let today = Day::of(self.store.clock().now());
        self.store.read(|db| {
            let StoredAttachment { section, attachment, is_removed } =
                db.attachment(id)?.ok_or_else(Error::not_found)?;
            let actor = &context.actor;
            // A token that may not read what is not public sees what everyone sees.
            let viewer = match permit_task(actor, Task::ReadSections, None) {
                Ok(_) => actor.viewer(),
                Err(_) => Viewer::default(),
            };
            let is_own = |db: &mut Db| -> Result<bool> {
                let found = db.section(section)?.ok_or_else(Error::not_found)?;
                let is_current = !is_removed && viewer.access(found.institution) == Access::Institution;
                Ok(is_current && found.deleted_at.is_none())
            };
            let is_visible = is_own(db)?
                || db.sees_attachment(&viewer, section, id)?
                || db.pins_attachment(actor.readable_editions(), today, section, id)?;
            if is_visible { Ok(attachment) } else { Err(Error::not_found()) }
        })
    }
}

fn has_room(db: &mut Db, section: SectionId) -> Result<()> {
    if db.attachments(section)?.len() < MOST_ATTACHMENTS {
        return Ok(());
    }
    let fault = Fault::new("/file", FaultCode::TooManyFiles).with("limit", MOST_ATTACHMENTS);
    Err(Error::invalid(vec![fault]))
}

/// Reads a file that has arrived.
fn read(file: Arrived) -> Result<Vec<u8>> {
    let mut file = match file {
        Arrived::Held(bytes) => return Ok(bytes),
        Arrived::Stored(file) => file,
    };
    file.rewind().map_err(Error::internal)?;
    let mut bytes = Vec::new();
    let limit = u64::try_from(LARGEST_ATTACHMENT).map_err(Error::internal)?;
    file.take(limit + 1).read_to_end(&mut bytes).map_err(Error::internal)?;
    if bytes.len() > LARGEST_ATTACHMENT {
        return Err(Error::new(Code::TooLarge));
    }
    Ok(bytes)
}

/// Stores the file of an attachment, a picture with its small form.
///
/// # Errors
/// `unavailable` if they cannot be stored now.
pub(super) fn stored(
    blobs: &Blobs,
    id: AttachmentId,
    examined: Examined,
    bytes: &[u8],
    file_name: &str,
    described: Described,
) -> Result<Attachment> {
    let Examined { kind, picture } = examined;
    let kept = picture.as_ref().map_or(bytes, |picture| &picture.bytes);
    let thumbnail = picture.as_ref().and_then(|picture| picture.thumbnail.as_deref());
    // Alternative texts are for pictures only.
    let alt = described.alt.filter(|_| kind.is_picture());
    Ok(Attachment {
        id,
        sha256: blobs.keep(kept)?,
        kind,
        bytes: u64::try_from(kept.len()).map_err(Error::internal)?,
        file_name: named(file_name, kind),
        size: picture.as_ref().map(|picture| picture.size),
        thumbnail: thumbnail.map(|bytes| blobs.keep(bytes)).transpose()?,
        described: Described { alt, ..described },
    })
}

/// Returns the name of a file as it is kept: one line, without folders, and a name of its kind if it has none.
fn named(file_name: &str, kind: FileKind) -> String {
    let last = file_name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = tidied(last).chars().take(LONGEST_NAME).collect();
    match name.is_empty() {
        true => format!("file.{}", kind.endings().first().copied().unwrap_or_default()),
        false => name,
    }
}

/// Adds an attachment whose file is stored, if the caller may still do so.
fn write_new(
    store: &Store,
    context: &Context,
    id: SectionId,
    attachment: &Attachment,
) -> Result<AttachmentView> {
    context.actor.user()?;
    store.write(context, |tx| {
        let section = tx.section(id)?.ok_or_else(Error::not_found)?;
        let permit = tx.permit(Act::Save, &section)?;
        has_room(tx, id)?;
        tx.add_attachment(&permit, &section, attachment)?;
        let event = about(EventKind::AttachmentAdded, &section, attachment);
        Ok(Change::Made(AttachmentView::from(attachment), vec![event]))
    })
}

/// Returns an attachment that its section has now.
fn current(tx: &mut Tx, id: AttachmentId) -> Result<(Section, Attachment)> {
    let found = tx.attachment(id)?.filter(|found| !found.is_removed).ok_or_else(Error::not_found)?;
    let section = tx.section(found.section)?.ok_or_else(Error::not_found)?;
    // Editors know of a section without seeing what is worked on: for them, the attachment does not exist.
    if tx.actor().viewer().access(section.institution) != Access::Institution {
        tx.actor().user()?;
        return Err(Error::not_found());
    }
    Ok((section, found.attachment))
}

/// Returns the section, if the caller may know of it.
fn known(db: &mut Db, actor: &Actor, id: SectionId) -> Result<Section> {
    permit_task(actor, Task::ReadSections, None)?;
    let section = db.section(id)?.ok_or_else(Error::not_found)?;
    let subject = db.subject(actor, &section)?;
    if actor.viewer().is_shown(&subject) { Ok(section) } else { Err(Error::not_found()) }
}

/// Returns the event of a change to what is worked on. It names the next version, which will list the attachment: only
/// those to whom that version is released see more of the entry than that it exists.
fn about(kind: EventKind, section: &Section, attachment: &Attachment) -> Event {
    Event::about(kind, section.id)
        .with("version", section.version + 1)
        .with("attachment", attachment.id.to_string())
        .with("sha256", attachment.sha256.as_str())
}
