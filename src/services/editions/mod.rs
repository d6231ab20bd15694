//! Editions: numbered snapshots of a compendium, from the draft to the frozen edition.

mod answers;
mod cataloguing;
mod changes;
mod citing;
mod contents;
mod files;
mod input;
mod logos;
mod pictures;
mod preparing;
mod printing;
mod publishers;
mod settling;
mod sitemap;
mod texts;
mod verifying;
mod view;
mod writing;

use std::sync::Arc;

use tokio::sync::Semaphore;

use crate::blobs::Blobs;
use crate::domain::day::Day;
use crate::domain::edition::{Edition, EditionState};
use crate::domain::event::{Event, EventKind};
use crate::domain::ids::EditionId;
use crate::domain::links::Links;
use crate::error::{Code, Error, Result};
use crate::policy::{Actor, Context, EditionReach, Permit, Task};
use crate::services::book::Books;
use crate::services::page::{Page, Paging};
use crate::store::{Change, Db, EditionFilter, Store, Tx};

pub use answers::{Answers, OpenSection, Unanswered};
pub use changes::{ChangedEntry, EditionChanges, EditionEntryRef};
pub use contents::{EntriesChapter, EntryLine, EntryList};
pub(super) use files::content;
pub use files::{EditionFile, EditionFormat, EditionPart, EditionPartLine, FileContent, PartAddresses};
pub use input::{ChangeEdition, Freeze, MakeCandidate, NewEdition, SetEntries, SetPart, SetParts};
pub use preparing::{Preparation, PreparedChapter, PreparedPractice};
pub use printing::{COMMAND, PrintState, Printer, read_to_print};
pub use sitemap::ListedEdition;
pub use texts::SavedText;
pub use verifying::VerifiedEdition;
pub use view::{
    Contents, ContentsChapter, ContentsEntry, EditionLine, EditionView, EntryChoice, PartTexts, TextView,
};

/// Maximum number of files made at once: each has the whole edition in memory.
const AT_ONCE: usize = 4;

/// The editions of compendia.
pub struct Editions {
    store: Arc<Store>,
    links: Links,
    books: Books,
    blobs: Arc<Blobs>,
    printer: Printer,
    /// Prints excerpts.
    excerpts: Printer,
    /// The turns for making files.
    making: Semaphore,
}

/// Which editions to list.
#[derive(Clone, Debug, Default)]
pub struct EditionQuery {
    /// The identifier or slug of a compendium.
    pub compendium: Option<String>,
    /// Those in one of these states; all if empty.
    pub states: Vec<EditionState>,
}

impl Editions {
    /// Creates the service for the editions in this store. `links` creates the URLs; books are stored in `blobs`. The
    /// printers are for whole editions and for excerpts.
    pub fn new(
        store: Arc<Store>,
        links: Links,
        books: Books,
        blobs: Arc<Blobs>,
        [printer, excerpts]: [Printer; 2],
    ) -> Editions {
        let making = Semaphore::new(AT_ONCE);
        Editions { store, links, books, blobs, printer, excerpts, making }
    }

    /// Returns the editions that the caller may read, the newest first.
    ///
    /// # Errors
    /// The faults of the query.
    pub fn list(
        &self,
        context: &Context,
        query: Result<(EditionQuery, Paging)>,
    ) -> Result<Page<EditionLine>> {
        let (query, paging) = query?;
        let today = Day::of(self.store.clock().now());
        self.store.read(|db| {
            let mut filter = EditionFilter { states: query.states, ..EditionFilter::default() };
            if let Some(named) = &query.compendium {
                let Some((compendium, _)) = db.compendium(named)? else {
                    return Ok(paging.page(Vec::new(), 0));
                };
                filter.compendium = Some(compendium.id);
            }
            let reach = context.actor.readable_editions();
            let (found, total) = db.list_editions(reach, today, &filter, paging.skip, paging.limit)?;
            let lines = found.into_iter().map(|edition| view::line(db, &self.links, edition));
            Ok(paging.page(lines.collect::<Result<_>>()?, total))
        })
    }

    /// Returns an edition.
    ///
    /// # Errors
    /// `not_found`; `forbidden` for a token that may not read.
    pub fn edition(&self, context: &Context, id: EditionId) -> Result<EditionView> {
        self.read(context, id, |db, edition| view::view(db, &self.links, &context.actor, &edition))
    }

    /// Returns the manifest of a candidate or a frozen edition, byte for byte as it was hashed.
    ///
    /// # Errors
    /// `not_found`, also for a draft; `forbidden` for a token that may not read.
    pub fn manifest(&self, context: &Context, id: EditionId) -> Result<String> {
        self.read(context, id, |_, edition| edition.manifest.ok_or_else(Error::not_found))
    }

    /// Reads an edition that the caller may read.
    fn read<T>(
        &self,
        context: &Context,
        id: EditionId,
        query: impl FnOnce(&mut Db, Edition) -> Result<T>,
    ) -> Result<T> {
        let today = Day::of(self.store.clock().now());
        self.store.read(|db| {
            let edition = readable(db, &context.actor, id, today)?;
            query(db, edition)
        })
    }
}

/// Returns an edition that the actor may read. Everything that shows an edition, or versions pinned in it, begins here.
///
/// # Errors
/// `not_found` if there is none for the actor; `forbidden` for a token that may not read it.
fn readable(db: &mut Db, actor: &Actor, id: EditionId, today: Day) -> Result<Edition> {
    let edition = known(db, actor, id, today)?;
    match actor.readable_editions().covers(edition.state, edition.until, today) {
        true => Ok(edition),
        false => Err(Error::new(Code::Forbidden)),
    }
}

/// Returns an edition that the actor may know of.
fn known(db: &mut Db, actor: &Actor, id: EditionId, today: Day) -> Result<Edition> {
    let edition = db.edition(id)?.ok_or_else(Error::not_found)?;
    let reach: EditionReach = actor.edition_reach();
    match reach.covers(edition.state, edition.until, today) {
        true => Ok(edition),
        false => Err(Error::not_found()),
    }
}

/// Returns an edition that the caller may change, with the permit to do so.
///
/// # Errors
/// `not_found`; `forbidden`; `wrong_stage` if it is frozen.
fn changeable(tx: &mut Tx, id: EditionId) -> Result<(Permit, Edition)> {
    let (actor, today) = (tx.actor().clone(), Day::of(tx.now));
    let edition = known(tx, &actor, id, today)?;
    let permit = tx.permit_task(Task::ManageEditions, None)?;
    match edition.state {
        EditionState::Frozen => Err(Error::new(Code::WrongStage)
            .detail("detail-edition-frozen")
            .member("stage", edition.state.name())
            .member("permitted_acts", Vec::<String>::new())),
        EditionState::Draft | EditionState::Candidate => Ok((permit, edition)),
    }
}

/// Returns an event about an edition.
fn event(kind: EventKind, edition: &Edition) -> Event {
    Event::new(kind)
        .with("edition", edition.id.to_string())
        .with("compendium", edition.compendium.to_string())
        .with("revision", edition.revision)
}

/// Records a change to an edition. A candidate becomes a draft again, and what was pinned for it is forgotten.
fn changed(tx: &mut Tx, links: &Links, permit: &Permit, mut edition: Edition) -> Result<Change<EditionView>> {
    if edition.state == EditionState::Candidate {
        tx.pin_entries(permit, &edition, &[])?;
        edition = Edition {
            state: EditionState::Draft,
            until: None,
            outline: Vec::new(),
            manifest: None,
            hash: None,
            logos: Vec::new(),
            book: None,
            ..edition
        };
    }
    edition.revision += 1;
    edition.updated_at = tx.now;
    tx.change_edition(permit, &edition)?;
    let actor = tx.actor().clone();
    let shown = view::view(tx, links, &actor, &edition)?;
    Ok(Change::Made(shown, vec![event(EventKind::EditionChanged, &edition)]))
}
