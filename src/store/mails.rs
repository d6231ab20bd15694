//! The mail queue: each mail is sent at least once, with retries, and failed mails are kept in a list.

use std::collections::HashMap;

use diesel::dsl::{count_star, min};
use diesel::prelude::*;

use super::connection::Db;
use super::prepared::prepared;
use super::rows::{json, named, parsed, to_json};
use super::schema::{invitations, mails};
use crate::domain::ids::{InvitationId, MailId, SectionId, UserId};
use crate::domain::language::UiLanguage;
use crate::domain::letter::{Failure, Progress};
use crate::domain::time::Timestamp;
use crate::error::Result;

/// What a mail is about: nothing in particular, or an object. A mail about an object is written when it is sent, from
/// the object's state at that time, and is dropped if there is nothing left to say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum About {
    /// Nothing that can change: the mail itself holds its content.
    #[default]
    Itself,
    /// An invitation.
    Invitation(InvitationId),
    /// The progress of a section, sent to the given account.
    Section(SectionId, UserId),
}

/// A mail to be sent. It holds no secrets: links are created when it is sent.
#[derive(Clone, Debug)]
pub struct NewMail {
    /// What it is about.
    pub about: About,
    /// Which text to use: the id in `messages/*/mail.ftl`, without `-subject` or `-body`.
    pub kind: String,
    /// The recipient's address.
    pub recipient: String,
    /// The recipient's language.
    pub language: UiLanguage,
    /// The arguments of the text.
    pub args: std::collections::BTreeMap<String, String>,
}

/// A mail in the queue.
#[derive(Clone, Debug)]
pub struct Mail {
    /// Its identifier.
    pub id: MailId,
    /// The mail to be sent.
    pub mail: NewMail,
    /// When it was queued, or the earliest time it could be sent.
    pub created_at: Timestamp,
    /// Number of attempts to send it.
    pub attempts: u32,
}

/// The state of the latest mail about an object.
#[derive(Clone, Copy, Debug)]
pub struct Sending {
    /// The progress of sending it.
    pub progress: Progress,
    /// When the mail was requested.
    pub called_for: Timestamp,
    /// When a mail server accepted it, if one did.
    pub sent_at: Option<Timestamp>,
    /// Why it was abandoned, if it was.
    pub failure: Option<Failure>,
}

type Row = (String, String, String, String, String, i64, i32, Option<String>, Option<String>, Option<String>);
type SendingRow = (Option<String>, i64, Option<i64>, Option<i64>, Option<String>);

fn sending((_, called_for, next, sent, failure): SendingRow) -> Result<Sending> {
    let progress = match (next, sent) {
        (Some(_), _) => Progress::Waiting,
        (None, Some(_)) => Progress::Sent,
        (None, None) => Progress::GivenUp,
    };
    Ok(Sending {
        progress,
        called_for: Timestamp::from_micros(called_for),
        sent_at: sent.map(Timestamp::from_micros),
        failure: failure.map(|name| named("mails.failure_kind", &name, Failure::named)).transpose()?,
    })
}

impl Db {
    /// Queues a mail.
    pub fn add_mail(&mut self, mail: &NewMail, now: Timestamp) -> Result<()> {
        self.add_mail_for(mail, now)
    }

    /// Queues a mail that is neither written nor sent before `due`.
    pub fn add_mail_for(&mut self, mail: &NewMail, due: Timestamp) -> Result<()> {
        let (invitation, section, account) = match mail.about {
            About::Itself => (None, None, None),
            About::Invitation(id) => (Some(id.to_string()), None, None),
            About::Section(section, account) => (None, Some(section.to_string()), Some(account.to_string())),
        };
        diesel::insert_into(mails::table)
            .values((
                mails::id.eq(MailId::new().to_string()),
                mails::kind.eq(&mail.kind),
                mails::recipient.eq(&mail.recipient),
                mails::language.eq(mail.language.code()),
                mails::args.eq(to_json(&mail.args)?),
                mails::created_at.eq(due.micros()),
                mails::next_attempt_at.eq(due.micros()),
                mails::attempts.eq(0),
                mails::invitation.eq(invitation),
                mails::section.eq(section),
                mails::account.eq(account),
            ))
            .execute(self)?;
        Ok(())
    }

    /// The mails that are due, oldest first.
    pub fn due_mails(&mut self, now: Timestamp, limit: i64) -> Result<Vec<Mail>> {
        let rows: Vec<Row> = mails::table
            .filter(mails::next_attempt_at.le(now.micros()))
            .select((
                mails::id,
                mails::kind,
                mails::recipient,
                mails::language,
                mails::args,
                mails::created_at,
                mails::attempts,
                mails::invitation,
                mails::section,
                mails::account,
            ))
            .order(mails::id)
            .limit(limit)
            .load(self)?;
        rows.into_iter()
            .map(
                |(
                    id,
                    kind,
                    recipient,
                    language,
                    args,
                    created_at,
                    attempts,
                    invitation,
                    section,
                    account,
                )| {
                    let about = match (invitation, section, account) {
                        (Some(id), _, _) => About::Invitation(parsed("mails.invitation", &id)?),
                        (None, Some(section), Some(account)) => About::Section(
                            parsed("mails.section", &section)?,
                            parsed("mails.account", &account)?,
                        ),
                        _ => About::Itself,
                    };
                    Ok(Mail {
                        id: parsed("mails.id", &id)?,
                        mail: NewMail {
                            about,
                            kind,
                            recipient,
                            language: named("mails.language", &language, UiLanguage::of)?,
                            args: json("mails.args", &args)?,
                        },
                        created_at: Timestamp::from_micros(created_at),
                        attempts: u32::try_from(attempts).unwrap_or(0),
                    })
                },
            )
            .collect()
    }

    /// Takes a sent mail out of the queue and erases its recipient and arguments.
    pub fn mail_sent(&mut self, id: MailId, now: Timestamp) -> Result<()> {
        let sent = diesel::update(mails::table.find(id.to_string())).set((
            mails::sent_at.eq(now.micros()),
            mails::next_attempt_at.eq(None::<i64>),
            mails::recipient.eq(""),
            mails::args.eq("{}"),
        ));
        prepared(sent.returning(mails::id)).get_result::<String>(self).optional()?;
        Ok(())
    }

    /// Removes a mail that has nothing left to say from the queue.
    pub fn mail_dropped(&mut self, id: MailId) -> Result<()> {
        diesel::delete(mails::table.find(id.to_string())).execute(self)?;
        Ok(())
    }

    /// Records that a mail could not be sent; `again` is the time of the next attempt.
    pub fn mail_failed(&mut self, id: MailId, why: &str, again: Timestamp) -> Result<()> {
        diesel::update(mails::table.find(id.to_string()))
            .set((
                mails::attempts.eq(mails::attempts + 1),
                mails::failure.eq(why),
                mails::next_attempt_at.eq(again.micros()),
            ))
            .execute(self)?;
        Ok(())
    }

    /// Records that a mail could not be sent and was abandoned.
    pub fn mail_given_up(&mut self, id: MailId, kind: Failure, why: &str) -> Result<()> {
        diesel::update(mails::table.find(id.to_string()))
            .set((
                mails::attempts.eq(mails::attempts + 1),
                mails::failure.eq(why),
                mails::failure_kind.eq(kind.name()),
                mails::next_attempt_at.eq(None::<i64>),
            ))
            .execute(self)?;
        Ok(())
    }

    /// The state of the latest mail to an account about a section, if there was one.
    pub fn sending_about_section(&mut self, section: SectionId, account: UserId) -> Result<Option<Sending>> {
        let row: Option<SendingRow> = mails::table
            .filter(mails::section.eq(section.to_string()))
            .filter(mails::account.eq(account.to_string()))
            .select((
                mails::section,
                mails::created_at,
                mails::next_attempt_at,
                mails::sent_at,
                mails::failure_kind,
            ))
            .order(mails::id.desc())
            .first(self)
            .optional()?;
        row.map(sending).transpose()
    }

    /// The state of the latest mail about each of these invitations. Invitations without a mail are left out.
    pub fn sendings_about(&mut self, ids: &[InvitationId]) -> Result<HashMap<InvitationId, Sending>> {
        let ids: Vec<Option<String>> = ids.iter().map(|id| Some(id.to_string())).collect();
        let rows: Vec<SendingRow> = mails::table
            .filter(mails::invitation.eq_any(ids))
            .select((
                mails::invitation,
                mails::created_at,
                mails::next_attempt_at,
                mails::sent_at,
                mails::failure_kind,
            ))
            // In the map, the latest mail replaces earlier ones.
            .order(mails::id)
            .load(self)?;
        let about = |row: SendingRow| {
            let id = parsed("mails.invitation", row.0.as_deref().unwrap_or_default())?;
            Ok((id, sending(row)?))
        };
        rows.into_iter().map(about).collect()
    }

    /// The number of invitation mails requested since a point in time, and when the first of them was: for mails to an
    /// address, and for mails on behalf of an account.
    pub fn invitation_letters_since(
        &mut self,
        since: Timestamp,
        email: &str,
        inviter: Option<UserId>,
    ) -> Result<[(i64, Option<Timestamp>); 2]> {
        let lately = || {
            mails::table
                .inner_join(invitations::table.on(mails::invitation.eq(invitations::id.nullable())))
                .filter(mails::created_at.gt(since.micros()))
                .select((count_star(), min(mails::created_at)))
        };
        let to: (i64, Option<i64>) = lately().filter(invitations::email.eq(email)).first(self)?;
        let inviter = inviter.map(|id| id.to_string());
        let of: (i64, Option<i64>) = lately().filter(invitations::invited_by.eq(inviter)).first(self)?;
        Ok([to, of].map(|(count, first)| (count, first.map(Timestamp::from_micros))))
    }

    /// The number of mails waiting, and the number of mails abandoned.
    pub fn mail_counts(&mut self) -> Result<(i64, i64)> {
        let waiting =
            mails::table.filter(mails::next_attempt_at.is_not_null()).select(count_star()).first(self)?;
        let given_up = mails::table
            .filter(mails::next_attempt_at.is_null())
            .filter(mails::sent_at.is_null())
            .select(count_star())
            .first(self)?;
        Ok((waiting, given_up))
    }

    /// Deletes the records of mails sent before `month`.
    pub fn forget_mails(&mut self, month: Timestamp) -> Result<()> {
        diesel::delete(mails::table.filter(mails::sent_at.lt(month.micros()))).execute(self)?;
        Ok(())
    }
}
