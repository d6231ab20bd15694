//! Notifies people by mail: reads the journal, queues mails and sends those that are due. Only one node does so at a
//! time, by means of a lease. Each mail is sent at least once.

mod letters;

use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::Value;

use secrecy::ExposeSecret;

use crate::auth::{Purpose, Secrets};
use crate::domain::effects::Notice;
use crate::domain::event::Entry;
use crate::domain::ids::UserId;
use crate::domain::letter::{Failure, Progress};
use crate::domain::links::Links;
use crate::domain::time::Timestamp;
use crate::error::{Error, Result};
use crate::followers::{Follower, digests};
use crate::mail::{Letter, Mailer, SendError};
use crate::messages::text;
use crate::store::{About, Db, Mail, NewMail, Sending, Store};
use letters::Contents;

const NAME: &str = "notifier";
const BATCH: i64 = 200;
/// Number of mails sent before their outcomes are recorded in the queue, since each time costs a write that others wait
/// for. After a crash, mails whose outcomes were not recorded are sent again.
const TELLS_EVERY: usize = 20;
/// Maximum time until outcomes are recorded, well before another node may send.
const TELLS_AFTER: Duration = Duration::from_secs(5);
/// Number of seconds for which a node has the right to send.
const LEASE_SECONDS: i64 = 60;
/// How long mails are gathered: nobody needs one faster than that.
const GATHERS: Duration = Duration::from_millis(250);
/// Minimum time between two mails to the same person about the same section.
const QUIET_SECONDS: i64 = 5 * 60;
/// Number of attempts after which a mail is given up.
const MOST_ATTEMPTS: u32 = 12;

/// The notifier.
pub struct Notifier {
    store: Arc<Store>,
    secrets: Arc<Secrets>,
    mailer: Mailer,
    links: Links,
    holder: String,
}

impl Notifier {
    /// Creates a notifier for this store. `links` creates the URLs in mails.
    pub fn new(store: Arc<Store>, secrets: Arc<Secrets>, mailer: Mailer, links: Links) -> Notifier {
        Notifier { store, secrets, mailer, links, holder: uuid::Uuid::now_v7().to_string() }
    }

    /// Queues the mails about the next entries, in one transaction with the position in the journal. Their contents are
    /// read before: on SQLite, a person who is saving a section would have to wait for that.
    fn queue(&self) -> Result<bool> {
        let (cursor, entries) = self.store.read(|db| {
            let cursor = db.cursor(NAME)?;
            Ok((cursor, db.journal_after(cursor, BATCH)?))
        })?;
        let Some(last) = entries.last().map(|found| found.entry.seq) else { return Ok(false) };
        let mut mails = Vec::new();
        self.store.read(|db| {
            for found in &entries {
                mails.extend(self.mails(db, &found.entry)?);
            }
            Ok(())
        })?;
        let now = self.store.clock().now();
        self.store.write_unjournaled(|db| {
            // Another node may have done this in the meantime.
            if !db.lease(NAME, &self.holder, now, now.plus_seconds(LEASE_SECONDS))?
                || db.cursor(NAME)? != cursor
            {
                return Ok(false);
            }
            for mail in &mails {
                add(db, mail, now)?;
            }
            db.set_cursor(NAME, last)?;
            Ok(true)
        })
    }

    /// Sends the mails that are due.
    fn send(&self) -> Result<bool> {
        let now = self.store.clock().now();
        let due = self.store.read(|db| db.due_mails(now, BATCH))?;
        if due.is_empty()
            || !self
                .store
                .write_unjournaled(|db| db.lease(NAME, &self.holder, now, now.plus_seconds(LEASE_SECONDS)))?
        {
            return Ok(false);
        }
        let (mut told, mut untold) = (Instant::now(), Vec::new());
        for (mail, left) in due.iter().zip((0..due.len()).rev()) {
            // A mail that cannot be created must not block the others.
            let sent = match self.letter(mail, now) {
                Ok(Some(letter)) => self.mailer.send(&letter).map(|()| Outcome::Sent),
                Ok(None) => Ok(Outcome::NothingToSay),
                Err(error) => Err(SendError::Permanent(Failure::Refused, error.to_string())),
            };
            untold.push((mail, sent));
            if left == 0 || untold.len() >= TELLS_EVERY || told.elapsed() >= TELLS_AFTER {
                self.tell(std::mem::take(&mut untold), now)?;
                told = Instant::now();
            }
        }
        let (waiting, given_up) = self.store.read(|db| db.mail_counts())?;
        metrics::gauge!("acervo_mails_waiting").set(waiting as f64);
        metrics::gauge!("acervo_mails_given_up").set(given_up as f64);
        Ok(true)
    }

    /// Records the outcomes of mails in the queue. A mail that could not be sent is tried again after 1, 2, 4 …
    /// minutes, at most half a day, or given up.
    fn tell(&self, tried: Vec<(&Mail, Result<Outcome, SendError>)>, now: Timestamp) -> Result<()> {
        self.store.write_unjournaled(|db| {
            for (mail, sent) in tried {
                let (failure, why) = match sent {
                    Ok(Outcome::Sent) => {
                        db.mail_sent(mail.id, now)?;
                        continue;
                    }
                    Ok(Outcome::NothingToSay) => {
                        db.mail_dropped(mail.id)?;
                        continue;
                    }
                    Err(SendError::Transient(why)) if mail.attempts + 1 < MOST_ATTEMPTS => {
                        let wait = 60_i64.saturating_mul(1 << mail.attempts.min(10)).min(12 * 60 * 60);
                        tracing::warn!(mail = %mail.id, why, "a mail could not be sent");
                        db.mail_failed(mail.id, &why, now.plus_seconds(wait))?;
                        continue;
                    }
                    Err(SendError::Transient(why)) => (Failure::NotReached, why),
                    Err(SendError::Permanent(failure, why)) => (failure, why),
                };
                tracing::warn!(mail = %mail.id, why, "a mail is given up");
                db.mail_given_up(mail.id, failure, &why)?;
                if let About::Invitation(id) = mail.mail.about
                    && let Some(letter) = letters::undelivered(db, id, failure)?
                {
                    db.add_mail(&letter, now)?;
                }
            }
            Ok(())
        })
    }

    /// Returns the mails required by a journal entry.
    fn mails(&self, db: &mut Db, entry: &Entry) -> Result<Vec<NewMail>> {
        let user =
            |key: &str| entry.data.get(key).and_then(Value::as_str).and_then(|id| id.parse::<UserId>().ok());
        match entry.effects().notice {
            None => Ok(Vec::new()),
            Some(Notice::MemberToFocalPoints) => letters::member_joined(db, entry, user("user")),
            Some(Notice::PasswordToOwner) => {
                let account = user("user").map(|id| db.account(id)).transpose()?.flatten();
                Ok(account.iter().map(|account| letters::mail("password-changed", account, [])).collect())
            }
            Some(Notice::SubmissionToEditors) => letters::submission(db, entry),
            Some(Notice::DecisionToInstitution) => letters::decision_on_section(db, entry),
        }
    }

    /// Returns a mail in the recipient's language as it is sent; `None` if there is nothing left to say. Links with a
    /// token are created here, so that no token is ever stored.
    fn letter(&self, mail: &Mail, now: Timestamp) -> Result<Option<Letter>> {
        let stored = Contents {
            kind: mail.mail.kind.clone(),
            recipient: mail.mail.recipient.clone(),
            language: mail.mail.language,
            args: mail.mail.args.clone(),
        };
        let contents = self.store.read(|db| match mail.mail.about {
            About::Itself => Ok(Some(stored)),
            About::Invitation(id) => letters::invitation(db, id, stored, now),
            About::Section(section, account) => letters::section(db, section, account, &self.links),
        })?;
        let Some(Contents { kind, recipient, language: ui_language, mut args }) = contents else {
            return Ok(None);
        };
        if kind == digests::KIND {
            let list = self.store.read(|db| digests::list(db, &args, ui_language, &self.links))?;
            let Some(list) = list else { return Ok(None) };
            args.insert("list".into(), list);
            args.insert("link".into(), self.links.saved_searches_page(ui_language));
        }
        if let About::Invitation(id) = mail.mail.about {
            let token = self.secrets.link_token(Purpose::Invitation, id.as_bytes());
            args.insert("link".into(), self.links.invitation_page(ui_language, token.expose_secret()));
        }
        if let Some(id) = args.remove("reset") {
            let id: uuid::Uuid = id.parse().map_err(Error::internal)?;
            let token = self.secrets.link_token(Purpose::PasswordReset, id.as_bytes());
            args.insert("link".into(), self.links.password_page(ui_language, token.expose_secret()));
        }
        letters::write_out(&mut args, ui_language);
        let borrowed = || args.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let subject = if kind == "invitation-installation" { "invitation" } else { &kind };
        Ok(Some(Letter {
            id: mail.id,
            written: mail.created_at,
            address: recipient,
            name: args.get("name").cloned().unwrap_or_default(),
            subject: text(ui_language, &format!("{subject}-subject"), borrowed()),
            text: text(ui_language, &format!("{kind}-body"), borrowed()),
            language: ui_language.into(),
        }))
    }
}

impl Follower for Notifier {
    fn name(&self) -> &'static str {
        NAME
    }

    fn step(&mut self) -> Result<bool> {
        let queued = self.queue()?;
        Ok(self.send()? || queued)
    }

    fn gathers(&self) -> Duration {
        GATHERS
    }

    fn rest(&mut self) -> Result<()> {
        self.store.write_unjournaled(|db| db.release(NAME, &self.holder))
    }
}

/// The outcome of an attempt that did not fail.
enum Outcome {
    Sent,
    NothingToSay,
}

/// Queues a mail. Each recipient gets a single mail about everything that happens to a section within a few minutes:
/// the first is sent at once, and anything within [`QUIET_SECONDS`] of it is reported together at the end of that time,
/// as it stands then. A mail that is already waiting covers everything that happens until it is sent.
fn add(db: &mut Db, mail: &NewMail, now: Timestamp) -> Result<()> {
    let About::Section(section, account) = mail.about else { return db.add_mail(mail, now) };
    match db.sending_about_section(section, account)? {
        Some(Sending { progress: Progress::Waiting, .. }) => Ok(()),
        Some(Sending { sent_at: Some(at), .. }) => {
            db.add_mail_for(mail, now.max(at.plus_seconds(QUIET_SECONDS)))
        }
        _ => db.add_mail(mail, now),
    }
}
