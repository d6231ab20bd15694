//! Sections: writing them and taking them through the workflow. Each act reads the section under the lock, asks the
//! policy, changes the section and records what happened.

mod acts;
mod adapting;
mod comparing;
mod composing;
mod desk;
mod forming;
mod history;
mod importing;
mod input;
mod merging;
mod practice_ref;
mod reading;
mod standing;
mod view;
mod work;
mod working_copies;
mod writing;

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use crate::domain::attachment::digest;
use crate::domain::compendium::Compendium;
use crate::domain::event::{Event, EventKind};
use crate::domain::ids::{CompendiumId, SectionId};
use crate::domain::practice::Template;
use crate::domain::section::{Section, Version};
use crate::domain::workflow::Act;
use crate::error::{Error, Result};
use crate::policy::{Context, Permit};
use crate::services::catalog::CatalogCache;
use crate::store::{Change, Db, Store, Tx};

pub use crate::store::SectionOrder;
pub use adapting::AdaptedFrom;
pub(in crate::services) use comparing::comparison;
pub use comparing::{CompareQuery, FileChange, VersionComparison};
pub use composing::{ChapterChoice, Composing, Merging, OtherWriter};
pub use desk::{DecidedLine, Desk, DeskLine, DeskQuery, DeskSection, RecordEntry};
pub use history::{DecisionView, RoundView, VersionView, WholeVersion};
pub use importing::{AS_IMPORTED, FromFile};
pub use input::{
    Decide, Decision, IfMatch, NewSection, Restore, Save, SectionQuery, Submit, Unpublish, Withdraw,
};
pub use merging::{ConflictView, Merge, MergeView, MergedPart, Texts};
pub use practice_ref::PracticeRef;
pub(super) use practice_ref::{adapted_by, adapted_from};
pub use standing::{SectionFiles, Standing, SubmissionCheck};
pub use view::{SectionLine, SectionView};
pub use work::{FieldsLacking, WorkItem, WorkList, WorkPart, WorkRound, WorkSections};
pub use working_copies::{KeepWorkingCopy, Replaces, WorkingCopyView};

/// The acts on sections.
pub struct Sections {
    store: Arc<Store>,
    templates: RwLock<HashMap<(CompendiumId, u32), Arc<Template>>>,
    names: Arc<CatalogCache>,
}

impl Sections {
    /// Creates the service for the sections in this store.
    pub fn new(store: Arc<Store>) -> Sections {
        Sections { store, templates: RwLock::default(), names: Arc::default() }
    }

    /// Shares the names of vocabulary values with other services.
    pub fn with_names(self, names: Arc<CatalogCache>) -> Sections {
        Sections { names, ..self }
    }

    /// The common beginning of all acts on a section.
    fn act(
        &self,
        context: &Context,
        id: SectionId,
        act: Act,
        change: impl FnOnce(&mut Tx, Permit, Section) -> Result<Change<SectionView>>,
    ) -> Result<SectionView> {
        context.actor.user()?;
        self.store.write(context, |tx| {
            let section = tx.section(id)?.ok_or_else(Error::not_found)?;
            let permit = tx.permit(act, &section)?;
            change(tx, permit, section)
        })
    }

    /// A template, compiled only once, since numbered templates never change.
    fn template(&self, db: &mut Db, of: CompendiumId, number: u32) -> Result<Arc<Template>> {
        let known = self.templates.read().unwrap_or_else(PoisonError::into_inner).get(&(of, number)).cloned();
        if let Some(template) = known {
            return Ok(template);
        }
        let template = Arc::new(db.template(of, number)?);
        self.templates.write().unwrap_or_else(PoisonError::into_inner).insert((of, number), template.clone());
        Ok(template)
    }
}

/// The current version of the working copy. Only the institution may perform the acts that read it.
fn current_version(tx: &mut Tx, section: &Section) -> Result<Version> {
    let actor = tx.actor().clone();
    tx.visible_version(&actor.viewer(), section.id, section.version)?
        .ok_or_else(|| Error::internal("a section's current version is not there"))
}

fn compendium_of(db: &mut Db, section: &Section) -> Result<(Compendium, u32)> {
    db.compendium(&section.compendium.to_string())?
        .ok_or_else(|| Error::internal("a section without its compendium"))
}

fn at_version(name: EventKind, version: &Version) -> Event {
    let event = Event::about(name, version.section);
    let event = event.with("version", version.number).with("hash", version.hash.as_str());
    match digest(&version.attachments) {
        Ok(Some(described)) => event.with("attachments", described),
        // It can always be written as JSON; if not, the version would not have been stored.
        Ok(None) | Err(_) => event,
    }
}

fn made(tx: &mut Tx, section: &Section, events: Vec<Event>) -> Result<Change<SectionView>> {
    let actor = tx.actor().clone();
    Ok(Change::Made(view::view(tx, &actor, section)?, events))
}
