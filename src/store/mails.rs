//! The queue of mails: at least once each, with retries, and a list of those that could not be sent.

use diesel::dsl::count_star;
use diesel::prelude::*;

use super::connection::Db;
use super::prepared::prepared;
use super::rows::{json, named, parsed, to_json};
use super::schema::mails;
use crate::domain::ids::MailId;
use crate::domain::language::Tongue;
use crate::domain::time::Timestamp;
use crate::error::Result;

/// A mail to be sent. It holds no secret: links are made when it is sent.
#[derive(Clone, Debug)]
pub struct NewMail {
    /// Which text: the id in `messages/*/mail.ftl`, without `-subject` or `-body`.
    pub kind: String,
    /// The address.
    pub recipient: String,
    /// The recipient's language.
    pub language: Tongue,
    /// What the text needs.
    pub args: std::collections::BTreeMap<String, String>,
}

/// A mail in the queue.
#[derive(Clone, Debug)]
pub struct Mail {
    /// Its identifier.
    pub id: MailId,
    /// What is to be sent.
    pub mail: NewMail,
    /// When it was put into the queue.
    pub created_at: Timestamp,
    /// How often sending it was tried.
    pub attempts: u32,
}

type Row = (String, String, String, String, String, i64, i32);

impl Db {
    /// Puts a mail into the queue.
    pub fn add_mail(&mut self, mail: &NewMail, now: Timestamp) -> Result<()> {
        diesel::insert_into(mails::table)
            .values((
                mails::id.eq(MailId::new().to_string()),
                mails::kind.eq(&mail.kind),
                mails::recipient.eq(&mail.recipient),
                mails::language.eq(mail.language.code()),
                mails::args.eq(to_json(&mail.args)?),
                mails::created_at.eq(now.micros()),
                mails::next_attempt_at.eq(now.micros()),
                mails::attempts.eq(0),
            ))
            .execute(self)?;
        Ok(())
    }

    /// The mails whose turn it is, the oldest first.
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
            ))
            .order(mails::id)
            .limit(limit)
            .load(self)?;
        rows.into_iter()
            .map(|(id, kind, recipient, language, args, created_at, attempts)| {
                Ok(Mail {
                    id: parsed("mails.id", &id)?,
                    mail: NewMail {
                        kind,
                        recipient,
                        language: named("mails.language", &language, Tongue::of)?,
                        args: json("mails.args", &args)?,
                    },
                    created_at: Timestamp::from_micros(created_at),
                    attempts: u32::try_from(attempts).unwrap_or(0),
                })
            })
            .collect()
    }

    /// Takes a sent mail out of the queue. What it said is forgotten.
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

    /// Records that a mail could not be sent; `again` says when to try once more, nothing that it is given up.
    pub fn mail_failed(&mut self, id: MailId, why: &str, again: Option<Timestamp>) -> Result<()> {
        diesel::update(mails::table.find(id.to_string()))
            .set((
                mails::attempts.eq(mails::attempts + 1),
                mails::failure.eq(why),
                mails::next_attempt_at.eq(again.map(Timestamp::micros)),
            ))
            .execute(self)?;
        Ok(())
    }

    /// How many mails wait, and how many were given up.
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

    /// Deletes what is known of mails sent before `month`.
    pub fn forget_mails(&mut self, month: Timestamp) -> Result<()> {
        diesel::delete(mails::table.filter(mails::sent_at.lt(month.micros()))).execute(self)?;
        Ok(())
    }
}
