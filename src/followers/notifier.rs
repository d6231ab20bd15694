//! Tells people by mail what happened: reads the journal, puts mails into the queue, and sends what is due.
//! One node at a time does it, by a lease; each mail is sent at least once.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::auth::{Purpose, Secrets};
use crate::domain::account::Role;
use crate::domain::event::Entry;
use crate::domain::ids::{InvitationId, UserId};
use crate::domain::language::Tongue;
use crate::domain::section::Section;
use crate::domain::time::Timestamp;
use crate::error::{Error, Result};
use crate::followers::{Follower, digests};
use crate::mail::{Letter, Mailer, SendError};
use crate::messages::text;
use crate::store::{Account, Db, Mail, NewMail, Store};

const NAME: &str = "notifier";
const BATCH: i64 = 200;
/// So many letters are sent before the queue hears of it: each time costs a write that others wait for. What it has not
/// heard of is sent again after a crash.
const TELLS_EVERY: usize = 20;
/// The queue hears of them after that time at the latest, well before another node may send.
const TELLS_AFTER: Duration = Duration::from_secs(5);
/// For how many seconds a node has the right to send.
const LEASE_SECONDS: i64 = 60;
/// For how long letters gather: nobody waits for one so closely.
const GATHERS: Duration = Duration::from_millis(250);
/// After so many attempts a mail is given up.
const MOST_ATTEMPTS: u32 = 12;

/// The notifier.
pub struct Notifier {
    store: Arc<Store>,
    secrets: Arc<Secrets>,
    mailer: Mailer,
    public_url: String,
    holder: String,
}

impl Notifier {
    /// A notifier of what happens in that store. `public_url` makes the links.
    pub fn new(store: Arc<Store>, secrets: Arc<Secrets>, mailer: Mailer, public_url: String) -> Notifier {
        Notifier { store, secrets, mailer, public_url, holder: uuid::Uuid::now_v7().to_string() }
    }

    /// Puts the mails about the next entries into the queue, in one transaction with the place in the journal. What
    /// they say is read before: on SQLite, whoever writes an article would wait for it.
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
        self.store.keep_books(|db| {
            // Another node may have done it meanwhile.
            if !db.lease(NAME, &self.holder, now, now.plus_seconds(LEASE_SECONDS))?
                || db.cursor(NAME)? != cursor
            {
                return Ok(false);
            }
            for mail in &mails {
                db.add_mail(mail, now)?;
            }
            db.set_cursor(NAME, last)?;
            Ok(true)
        })
    }

    /// Sends what is due.
    fn send(&self) -> Result<bool> {
        let now = self.store.clock().now();
        let due = self.store.read(|db| db.due_mails(now, BATCH))?;
        if due.is_empty()
            || !self
                .store
                .keep_books(|db| db.lease(NAME, &self.holder, now, now.plus_seconds(LEASE_SECONDS)))?
        {
            return Ok(false);
        }
        let (mut told, mut untold) = (Instant::now(), Vec::new());
        for (mail, left) in due.iter().zip((0..due.len()).rev()) {
            // A mail that cannot be written must not hold up the others.
            let sent = match self.letter(mail) {
                Ok(Some(letter)) => self.mailer.send(&letter),
                Ok(None) => Ok(()),
                Err(error) => Err(SendError::Permanent(error.to_string())),
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

    /// Tells the queue what became of mails. What could not be sent is tried again after 1, 2, 4 … minutes, half a day
    /// at most, or given up.
    fn tell(&self, tried: Vec<(&Mail, Result<(), SendError>)>, now: Timestamp) -> Result<()> {
        self.store.keep_books(|db| {
            for (mail, sent) in tried {
                let (why, permanent) = match sent {
                    Ok(()) => {
                        db.mail_sent(mail.id, now)?;
                        continue;
                    }
                    Err(SendError::Permanent(why)) => (why, true),
                    Err(SendError::Transient(why)) => (why, false),
                };
                let wait = 60_i64.saturating_mul(1 << mail.attempts.min(10)).min(12 * 60 * 60);
                let again = (!permanent && mail.attempts + 1 < MOST_ATTEMPTS).then(|| now.plus_seconds(wait));
                tracing::warn!(mail = %mail.id, why, given_up = again.is_none(), "a mail could not be sent");
                db.mail_failed(mail.id, &why, again)?;
            }
            Ok(())
        })
    }

    /// The mails that an entry of the journal calls for.
    fn mails(&self, db: &mut Db, entry: &Entry) -> Result<Vec<NewMail>> {
        let user =
            |key: &str| entry.data.get(key).and_then(Value::as_str).and_then(|id| id.parse::<UserId>().ok());
        match entry.event.as_str() {
            "invitation.sent" => invitation(db, entry),
            "member.joined" => member_joined(db, entry, user("user")),
            "user.password_changed" => {
                let account = user("user").map(|id| db.account(id)).transpose()?.flatten();
                Ok(account.iter().map(|account| mail("password-changed", account, [])).collect())
            }
            "section.submitted"
            | "section.approved"
            | "section.changes_requested"
            | "section.rejected"
            | "section.unpublished" => self.about_section(db, entry),
            _ => Ok(Vec::new()),
        }
    }

    fn about_section(&self, db: &mut Db, entry: &Entry) -> Result<Vec<NewMail>> {
        let Some(section) = entry.section.map(|id| db.section(id)).transpose()?.flatten() else {
            return Ok(Vec::new());
        };
        let Some(institution) = db.institution(&section.institution.to_string())? else {
            return Ok(Vec::new());
        };
        let round = entry.data.get("round").and_then(Value::as_str).unwrap_or_default();
        let round = db.rounds(section.id)?.into_iter().find(|found| found.id.to_string() == round);
        let number = entry.data.get("version").and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok());
        let title = number
            .map(|number| db.version_title(section.id, number))
            .transpose()?
            .flatten()
            .unwrap_or_default();
        let published = section.published_version.is_some();
        let kind = match entry.event.as_str() {
            "section.submitted" => "section-submitted",
            "section.approved" if published => "decision-approved",
            "section.approved" => "decision-approved-waiting",
            "section.changes_requested" => "decision-changes-requested",
            "section.rejected" => "decision-rejected",
            _ => "section-unpublished",
        };
        let recipients = match kind {
            "section-submitted" => db.accounts_with(Role::Editor)?,
            _ => concerned(db, &section, round.as_ref().map(|round| round.submitted_by))?,
        };
        let path = if kind == "decision-approved" { "published" } else { "sections" };
        let link = format!("{}/api/v1/{path}/{}", self.public_url, section.id);
        let message = round
            .and_then(|round| round.ended)
            .map(|ended| ended.message)
            .filter(|message| !message.is_empty());
        let message = message.unwrap_or_else(|| "—".to_owned());
        let reason = section.unpublish_reason.clone().unwrap_or_default();
        let mails =
            recipients.iter().filter(|account| account.id.to_string() != entry.actor).map(|account| {
                let institution = institution.name.in_tongue(account.language).to_owned();
                let args = [
                    ("title", title.clone()),
                    ("institution", institution),
                    ("message", message.clone()),
                    ("reason", reason.clone()),
                    ("link", link.clone()),
                ];
                mail(kind, account, args)
            });
        Ok(mails.collect())
    }

    /// The letter of a mail, in the recipient's language; nothing if there is nothing left to say. Links with a
    /// token are made here, so that no token is ever stored.
    fn letter(&self, mail: &Mail) -> Result<Option<Letter>> {
        let tongue = mail.mail.language;
        let mut args = mail.mail.args.clone();
        if mail.mail.kind == digests::KIND {
            let list = self.store.read(|db| digests::list(db, &args, tongue, &self.public_url))?;
            let Some(list) = list else { return Ok(None) };
            args.insert("list".into(), list);
            args.insert("link".into(), format!("{}/api/v1/me/searches", self.public_url));
        }
        if let Some(id) = args.remove("invitation") {
            let id: InvitationId = id.parse().map_err(Error::internal)?;
            let token = self.secrets.link_token(Purpose::Invitation, id.as_bytes());
            args.insert("link".into(), self.link("accept-invitation", &token));
        }
        if let Some(id) = args.remove("reset") {
            let id: uuid::Uuid = id.parse().map_err(Error::internal)?;
            let token = self.secrets.link_token(Purpose::PasswordReset, id.as_bytes());
            args.insert("link".into(), self.link("reset-password", &token));
        }
        if let Some(role) = args.get("role").cloned() {
            args.insert("role".into(), text(tongue, &format!("role-{}", role.replace('_', "-")), []));
        }
        if let Some(expires) = args.get("expires").cloned() {
            // To the minute, in UTC: which day it is for the recipient nobody here knows.
            let minute = expires.get(..16).unwrap_or(&expires).replace('T', " ");
            args.insert("expires".into(), format!("{minute} UTC"));
        }
        let borrowed = || args.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let kind = mail.mail.kind.as_str();
        let subject = if kind.starts_with("invitation") { "invitation" } else { kind };
        Ok(Some(Letter {
            id: mail.id,
            written: mail.created_at,
            address: mail.mail.recipient.clone(),
            name: args.get("name").cloned().unwrap_or_default(),
            subject: text(tongue, &format!("{subject}-subject"), borrowed()),
            text: text(tongue, &format!("{kind}-body"), borrowed()),
            language: tongue.into(),
        }))
    }

    fn link(&self, page: &str, token: &secrecy::SecretString) -> String {
        use secrecy::ExposeSecret;
        format!("{}/{page}?token={}", self.public_url, token.expose_secret())
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
        self.store.keep_books(|db| db.release(NAME, &self.holder))
    }
}

fn mail<const N: usize>(kind: &str, to: &Account, args: [(&str, String); N]) -> NewMail {
    let mut args: BTreeMap<String, String> =
        args.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    args.insert("name".to_owned(), to.name.clone());
    NewMail { kind: kind.to_owned(), recipient: to.email.clone(), language: to.language, args }
}

/// Who hears of a decision: who created the section, who submitted it, and the institution's focal points.
fn concerned(db: &mut Db, section: &Section, submitter: Option<UserId>) -> Result<Vec<Account>> {
    let (members, _) = db.members(section.institution, 0, i64::from(i32::MAX))?;
    let wanted = |id: UserId, role: Role| {
        role == Role::FocalPoint || id == section.created_by || Some(id) == submitter
    };
    let members = members.into_iter().filter(|member| wanted(member.account.id, member.role));
    Ok(members.map(|member| member.account).filter(|account| account.suspended_at.is_none()).collect())
}

fn invitation(db: &mut Db, entry: &Entry) -> Result<Vec<NewMail>> {
    let id = entry.data.get("invitation").and_then(Value::as_str).and_then(|id| id.parse().ok());
    let Some(invitation) = id.map(|id| db.invitation(id)).transpose()?.flatten() else {
        return Ok(Vec::new());
    };
    let inviter = invitation.invited_by.map(|id| db.account(id)).transpose()?.flatten();
    let institution = invitation.institution.map(|id| db.institution(&id.to_string())).transpose()?.flatten();
    let tongue: Tongue = invitation.language;
    let mut args = BTreeMap::from([
        ("invitation".to_owned(), invitation.id.to_string()),
        ("inviter".to_owned(), inviter.map_or_else(|| "Acervo".to_owned(), |account| account.name)),
        ("role".to_owned(), invitation.role.name().to_owned()),
        ("expires".to_owned(), invitation.expires_at.to_string()),
    ]);
    let kind = match institution {
        Some(institution) => {
            args.insert("institution".to_owned(), institution.name.in_tongue(tongue).to_owned());
            "invitation"
        }
        None => "invitation-installation",
    };
    Ok(vec![NewMail { kind: kind.to_owned(), recipient: invitation.email, language: tongue, args }])
}

fn member_joined(db: &mut Db, entry: &Entry, user: Option<UserId>) -> Result<Vec<NewMail>> {
    let named = entry.data.get("institution").and_then(Value::as_str);
    let Some(institution) = named.map(|id| db.institution(id)).transpose()?.flatten() else {
        return Ok(Vec::new());
    };
    let Some(member) = user.map(|id| db.account(id)).transpose()?.flatten() else { return Ok(Vec::new()) };
    let role = entry.data.get("role").and_then(Value::as_str).unwrap_or("author");
    let (members, _) = db.members(institution.id, 0, i64::from(i32::MAX))?;
    let focal_points = members.into_iter().filter(|found| {
        found.role == Role::FocalPoint
            && found.account.id != member.id
            && found.account.suspended_at.is_none()
    });
    let mails = focal_points.map(|found| {
        let name = institution.name.in_tongue(found.account.language).to_owned();
        mail(
            "member-joined",
            &found.account,
            [("member", member.name.clone()), ("institution", name), ("role", role.to_owned())],
        )
    });
    Ok(mails.collect())
}
