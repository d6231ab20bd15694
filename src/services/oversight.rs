//! What administrators see of the service as a whole: what waits or is wrong, and the state it is in.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use crate::domain::account::shown_address;
use crate::domain::ids::{MailId, UserId};
use crate::domain::letter::Failure;
use crate::domain::time::Timestamp;
use crate::error::{Code, Error, Result};
use crate::policy::{Context, Task, permit_task};
use crate::services::settings::institution_entries;
use crate::store::{DatabaseSize, Db, Store};

/// Most mails that were given up that are listed.
const MOST_MAILS: i64 = 100;
/// Most files whose sizes are added up: beyond, the size says that it is a part.
const MOST_FILES: usize = 200_000;

/// The service for what administrators see of the whole.
pub struct Oversight {
    store: Arc<Store>,
    data_dir: PathBuf,
    started: Instant,
}

/// What waits or is wrong.
#[derive(Clone, Debug)]
pub struct Overview {
    /// Mails that were given up.
    pub mails_given_up: usize,
    /// Invitations that can be accepted.
    pub invitations_open: usize,
    /// Invitations that nobody accepted in time.
    pub invitations_expired: usize,
    /// Institutions.
    pub institutions: usize,
    /// Institutions without a focal point who could submit.
    pub without_focal_point: usize,
    /// Accounts.
    pub accounts: usize,
    /// Accounts that are suspended.
    pub suspended: usize,
    /// Accounts that have no role, and so can do nothing.
    pub without_role: usize,
}

/// The state of the service.
#[derive(Clone, Debug)]
pub struct ServiceState {
    /// The version of the program.
    pub version: &'static str,
    /// For how many seconds it has been running.
    pub uptime: u64,
    /// The database.
    pub database: DatabaseSize,
    /// The original files of uploads.
    pub files: FolderSize,
    /// The indexes.
    pub indexes: FolderSize,
    /// The space that is free where the data folder is; `None` if it is not known.
    pub free: Option<u64>,
    /// The number of journal entries.
    pub entries: usize,
    /// Mails that wait to be sent or tried again.
    pub mails_waiting: usize,
    /// Mails that were given up, the latest first; at most a hundred.
    pub mails: Vec<LostMail>,
    /// Their total number.
    pub mails_given_up: usize,
}

/// How much space a folder takes.
#[derive(Clone, Copy, Debug, Default)]
pub struct FolderSize {
    /// Its bytes.
    pub bytes: u64,
    /// Its files.
    pub files: usize,
}

/// A mail that was given up.
#[derive(Clone, Debug)]
pub struct LostMail {
    /// Its identifier.
    pub id: MailId,
    /// Which text it has: the id in `messages/*/mail.ftl`, without `-subject`.
    pub kind: String,
    /// The recipient's address.
    pub recipient: String,
    /// When it was queued.
    pub at: Timestamp,
    /// Why it was given up.
    pub failure: Option<Failure>,
    /// Whether it makes sense to send it again.
    pub can_be_sent: bool,
}

impl Oversight {
    /// Creates the service for this store and this data folder.
    pub fn new(store: Arc<Store>, data_dir: PathBuf) -> Oversight {
        Oversight { store, data_dir, started: Instant::now() }
    }

    /// Returns what waits or is wrong.
    ///
    /// # Errors
    /// Those of the policy.
    pub fn overview(&self, context: &Context) -> Result<Overview> {
        permit_task(&context.actor, Task::ManageService, None)?;
        let now = self.store.clock().now();
        self.store.read(|db| {
            let invitations = db.invitation_counts(now)?;
            let entries = institution_entries(db)?;
            let accounts = db.account_lines()?;
            let members = db.all_memberships()?.into_iter().map(|(user, _)| user);
            let mut with_role: HashSet<UserId> = members.collect();
            with_role.extend(db.all_roles()?.into_iter().map(|(user, _)| user));
            Ok(Overview {
                mails_given_up: size(db.mails_given_up(0)?.1)?,
                invitations_open: size(invitations.open)?,
                invitations_expired: size(invitations.expired)?,
                institutions: entries.len(),
                without_focal_point: entries.iter().filter(|entry| entry.focal_points == 0).count(),
                accounts: accounts.len(),
                suspended: accounts.iter().filter(|line| line.is_suspended).count(),
                without_role: accounts.iter().filter(|line| !with_role.contains(&line.id)).count(),
            })
        })
    }

    /// Returns the state of the service.
    ///
    /// # Errors
    /// Those of the policy.
    pub fn state(&self, context: &Context) -> Result<ServiceState> {
        permit_task(&context.actor, Task::ManageService, None)?;
        let folder = |names: &[&str]| {
            names.iter().fold(FolderSize::default(), |size, name| {
                let mut size = size;
                add_up(&self.data_dir.join(name), &mut size);
                size
            })
        };
        self.store.read(|db| {
            let (mails, given_up) = lost_mails(db, self.store.clock().now())?;
            Ok(ServiceState {
                version: env!("CARGO_PKG_VERSION"),
                uptime: self.started.elapsed().as_secs(),
                database: db.size()?,
                files: folder(&["blobs"]),
                indexes: folder(&["index", "desk-index"]),
                free: fs4::available_space(&self.data_dir).ok(),
                entries: size(db.journal_head()?)?,
                mails_waiting: size(db.mail_counts()?.0)?,
                mails,
                mails_given_up: given_up,
            })
        })
    }

    /// Has a mail that was given up sent again.
    ///
    /// # Errors
    /// Those of the policy; `not_found`; `conflict` if what it says no longer counts.
    pub fn send_again(&self, context: &Context, id: MailId) -> Result<()> {
        let now = self.store.clock().now();
        self.store.write_unjournaled_as(&context.actor, |db, actor| {
            permit_task(actor, Task::ManageService, None)?;
            let (mails, _) = lost_mails(db, now)?;
            let mail = mails.into_iter().find(|mail| mail.id == id).ok_or_else(Error::not_found)?;
            if !mail.can_be_sent {
                return Err(Error::new(Code::Conflict).detail("detail-mail-outdated"));
            }
            db.mail_again(id, now)
        })?;
        self.store.bell().ring();
        Ok(())
    }

    /// Takes a mail that was given up off the list.
    ///
    /// # Errors
    /// Those of the policy; `not_found`.
    pub fn forget_mail(&self, context: &Context, id: MailId) -> Result<()> {
        self.store.write_unjournaled_as(&context.actor, |db, actor| {
            permit_task(actor, Task::ManageService, None)?;
            if !db.is_given_up(id)? {
                return Err(Error::not_found());
            }
            db.mail_dropped(id)
        })
    }
}

/// The mails that were given up, and their total number.
fn lost_mails(db: &mut Db, now: Timestamp) -> Result<(Vec<LostMail>, usize)> {
    let (found, total) = db.mails_given_up(MOST_MAILS)?;
    let mut mails = Vec::new();
    for mail in found {
        let can_be_sent = match mail.invitation {
            Some(id) => db.invitation(id)?.is_some_and(|invitation| invitation.is_open(now)),
            // The link to set a password counts for an hour, which is long past.
            None => mail.kind != "password-reset",
        };
        mails.push(LostMail {
            id: mail.id,
            kind: mail.kind,
            recipient: shown_address(&mail.recipient),
            at: mail.created_at,
            failure: mail.failure,
            can_be_sent,
        });
    }
    Ok((mails, size(total)?))
}

fn size(count: i64) -> Result<usize> {
    usize::try_from(count).map_err(Error::internal)
}

/// Adds up the files in a folder and those below. What cannot be read counts for nothing.
fn add_up(folder: &Path, size: &mut FolderSize) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        if size.files >= MOST_FILES {
            return;
        }
        match entry.metadata() {
            Ok(found) if found.is_dir() => add_up(&entry.path(), size),
            Ok(found) if found.is_file() => {
                size.bytes += found.len();
                size.files += 1;
            }
            _ => {}
        }
    }
}
