//! The logos of institutions: giving, taking away and reading them. Everybody may see them.

use std::sync::Arc;

use serde_json::Value;
use tokio::sync::Semaphore;

use super::slots::{Slots, UploadSlot};
use crate::blobs::{Blob, Blobs};
use crate::documents::attached;
use crate::domain::event::{Event, EventKind};
use crate::domain::institution::Institution;
use crate::domain::logo::Logo;
use crate::error::{Error, Fault, FaultCode, Result};
use crate::policy::{Context, Task, permit_task};
use crate::services::blocking;
use crate::store::{Change, Store};

/// Maximum number of pictures examined at once. One may take a core for a second, and 256 MiB.
const AT_ONCE: usize = 1;

/// The service for logos.
pub struct Logos {
    store: Arc<Store>,
    blobs: Arc<Blobs>,
    reading: Arc<Semaphore>,
    slots: Slots,
}

/// The file of a logo.
pub struct LogoFile {
    /// The open file.
    pub file: Blob,
    /// What it is.
    pub logo: Logo,
}

impl Logos {
    /// Creates the service. Files are stored in `blobs`.
    pub fn new(store: Arc<Store>, blobs: Arc<Blobs>) -> Logos {
        Logos { store, blobs, reading: Arc::new(Semaphore::new(AT_ONCE)), slots: Slots::default() }
    }

    /// Returns an institution to those who may give it a logo.
    ///
    /// # Errors
    /// Those of the policy; `not_found`.
    pub fn institution(&self, context: &Context, named: &str) -> Result<Institution> {
        permit_task(&context.actor, Task::ManageLogos, None)?;
        self.store.read(|db| db.institution(named)?.ok_or_else(Error::not_found))
    }

    /// Returns whether the caller may give logos, for pages that only offer to.
    pub fn may_manage(&self, context: &Context) -> bool {
        permit_task(&context.actor, Task::ManageLogos, None).is_ok()
    }

    /// Reserves a place for a file that is about to arrive, if it could become the logo of this institution.
    ///
    /// # Errors
    /// Those of the policy; `not_found`; `too_many_requests` if the account has another upload in progress.
    pub fn slot(&self, context: &Context, named: &str) -> Result<UploadSlot> {
        let of = context.actor.user()?.id;
        self.institution(context, named)?;
        self.slots.take(of)
    }

    /// Gives an institution a logo, in place of the one that it may have. Editions that were frozen keep theirs.
    ///
    /// # Errors
    /// Those of the policy; `not_found`; `invalid` with the fault of the file, at `/file`.
    pub async fn give(&self, context: Context, named: String, file: Option<Vec<u8>>) -> Result<Institution> {
        context.actor.user()?;
        let bytes = file.ok_or_else(|| Error::invalid(vec![Fault::new("/file", FaultCode::Required)]))?;
        let place = self.reading.clone().acquire_owned().await.map_err(Error::internal)?;
        let (store, blobs) = (self.store.clone(), self.blobs.clone());
        blocking(move || {
            let picture = attached::logo(&bytes);
            drop(place);
            let picture = picture?;
            let logo = Logo {
                sha256: blobs.keep(&picture.bytes)?,
                media_type: picture.media_type.to_owned(),
                bytes: u64::try_from(picture.bytes.len()).map_err(Error::internal)?,
                width: picture.size.0,
                height: picture.size.1,
            };
            set(&store, &context, &named, Some(logo))
        })
        .await
    }

    /// Takes away the logo of an institution. Editions that were frozen keep it.
    ///
    /// # Errors
    /// Those of the policy; `not_found`.
    pub fn take_away(&self, context: &Context, named: &str) -> Result<Institution> {
        set(&self.store, context, named, None)
    }

    /// Returns the logo of an institution.
    ///
    /// # Errors
    /// `not_found`, also if it has none.
    pub fn logo(&self, named: &str) -> Result<Logo> {
        let found = self.store.read(|db| db.institution(named))?;
        found.and_then(|one| one.logo).ok_or_else(Error::not_found)
    }

    /// Opens the file of a logo, of an institution or of an edition.
    ///
    /// # Errors
    /// `internal` if it is missing, or not as long as it was; `unavailable` if it cannot be had now.
    pub fn open(&self, logo: Logo) -> Result<LogoFile> {
        let file = self.blobs.file(&logo.sha256)?;
        if file.length() != logo.bytes {
            return Err(Error::internal(format!("the kept file {} has another length", logo.sha256)));
        }
        Ok(LogoFile { file, logo })
    }
}

fn set(store: &Store, context: &Context, named: &str, logo: Option<Logo>) -> Result<Institution> {
    store.write(context, |tx| {
        let permit = tx.permit_task(Task::ManageLogos, None)?;
        let before = tx.institution(named)?.ok_or_else(Error::not_found)?;
        if before.logo == logo {
            return Ok(Change::Unchanged(before));
        }
        tx.set_logo(&permit, &before, logo.as_ref())?;
        let sha256 = logo.as_ref().map_or(Value::Null, |logo| logo.sha256.as_str().into());
        let event = Event::new(EventKind::InstitutionChanged)
            .with("institution", before.id.to_string())
            .with("logo", sha256);
        Ok(Change::Made(Institution { logo, ..before }, vec![event]))
    })
}
