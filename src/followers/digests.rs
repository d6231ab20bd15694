//! Sends people mails about new results of their saved searches, at the requested times. Which publications are new is
//! determined from the journal and not from the clock, so that none is reported twice or left out, however late a node
//! is. State and mail are written in one transaction, which only the first of several nodes completes.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::country;
use crate::domain::digest::DigestFrequency;
use crate::domain::ids::{SectionId, UserId};
use crate::domain::language::UiLanguage;
use crate::domain::links::Links;
use crate::domain::text::tidied;
use crate::domain::time::Timestamp;
use crate::error::{Error, Result};
use crate::followers::Follower;
use crate::messages::text;
use crate::search::LiveIndex;
use crate::store::{About, Db, NewMail, SavedSearch, Store};

const NAME: &str = "digests";
/// The kind of digest mails in the queue.
pub(super) const KIND: &str = "digest";
/// Number of seconds for which a node has the right to write.
const LEASE_SECONDS: i64 = 60;
/// Maximum number of practices named in a mail for one saved search.
const MOST_NAMED: usize = 20;

/// Runs a saved search. Returns the URL of the whole list, and the sections published at or after the given time,
/// newest first.
pub type Find = Box<dyn Fn(&SavedSearch, Timestamp) -> Result<(String, Vec<SectionId>)> + Send>;

/// The follower that writes digests.
pub struct Digests {
    store: Arc<Store>,
    live: Arc<LiveIndex>,
    find: Find,
    holder: String,
    /// The due time of the last digests that have all been written.
    done: Option<Timestamp>,
}

/// The new results of one saved search, as stored in the mail queue. Only identifiers are stored, so that sections
/// unpublished before the mail is sent are left out.
#[derive(Serialize, Deserialize)]
struct News {
    name: String,
    url: String,
    sections: Vec<SectionId>,
}

impl Digests {
    /// Creates digests of the saved searches in this store. `find` runs them in this index.
    pub fn new(store: Arc<Store>, live: Arc<LiveIndex>, find: Find) -> Digests {
        Digests { store, live, find, holder: uuid::Uuid::now_v7().to_string(), done: None }
    }

    /// Returns the new results of a saved search up to a journal entry, if there are any.
    fn news(&self, saved: &SavedSearch, until: i64) -> Result<Option<News>> {
        let published = self.store.read(|db| db.published_between(saved.told_seq, until))?;
        let Some(oldest) = published.values().min() else { return Ok(None) };
        let (url, mut sections) = (self.find)(saved, *oldest)?;
        sections.retain(|section| published.contains_key(section));
        Ok((!sections.is_empty()).then(|| News { name: saved.name.clone(), url, sections }))
    }

    /// Writes a mail to one account about all its saved searches that are due.
    fn write_to(&self, user: UserId, now: Timestamp, until: i64) -> Result<()> {
        let (account, mut due) = self.store.read(|db| Ok((db.account(user)?, db.saved_searches(user)?)))?;
        due.retain(|saved| saved.digest.last_due(now).is_some_and(|due| saved.told_at < due));
        // A suspended account is sent nothing, and does not get it later either.
        let account = account.filter(|account| account.suspended_at.is_none());
        let mut letter = Vec::new();
        for saved in &due {
            letter.push(if account.is_some() { self.news(saved, until)? } else { None });
        }
        self.store.write_unjournaled(|db| {
            let mut told = Vec::new();
            for (saved, news) in due.iter().zip(letter) {
                if db.tell(saved, until, now)? {
                    told.extend(news);
                }
            }
            let (Some(account), false) = (account, told.is_empty()) else { return Ok(()) };
            let args = BTreeMap::from([
                ("name".to_owned(), account.name),
                ("account".to_owned(), account.id.to_string()),
                ("news".to_owned(), serde_json::to_string(&told).map_err(Error::internal)?),
            ]);
            let kind = KIND.to_owned();
            let (recipient, language) = (account.email, account.language);
            db.add_mail(&NewMail { about: About::Itself, kind, recipient, language, args }, now)
        })
    }
}

impl Follower for Digests {
    fn name(&self) -> &'static str {
        NAME
    }

    fn step(&mut self) -> Result<bool> {
        let now = self.store.clock().now();
        let (Some(daily), Some(weekly)) =
            (DigestFrequency::Daily.last_due(now), DigestFrequency::Weekly.last_due(now))
        else {
            return Ok(false);
        };
        // Searches saved or changed after that time are due at the next one.
        if self.done == Some(daily) {
            return Ok(false);
        }
        // Only indexed sections can be found: later publications are reported next time.
        let until = self.live.reached();
        if !self.live.is_complete() {
            return Ok(false);
        }
        let Some(user) = self.store.read(|db| db.digest_due(daily, weekly))? else {
            self.done = Some(daily);
            return Ok(false);
        };
        let held_until = now.plus_seconds(LEASE_SECONDS);
        if !self.store.write_unjournaled(|db| db.lease(NAME, &self.holder, now, held_until))? {
            return Ok(false);
        }
        self.write_to(user, now, until)?;
        Ok(true)
    }

    fn rest(&mut self) -> Result<()> {
        self.store.write_unjournaled(|db| db.release(NAME, &self.holder))
    }
}

/// Returns the list in a digest mail, with the sections that are still published when it is sent. `None` if there are
/// none, or if the account has been suspended.
pub(super) fn list(
    db: &mut Db,
    args: &BTreeMap<String, String>,
    ui_language: UiLanguage,
    links: &Links,
) -> Result<Option<String>> {
    let arg = |name: &str| args.get(name).map_or("", String::as_str);
    let account = db.account(arg("account").parse().map_err(Error::internal)?)?;
    if account.is_none_or(|account| account.suspended_at.is_some()) {
        return Ok(None);
    }
    let news: Vec<News> = serde_json::from_str(arg("news")).map_err(Error::internal)?;
    let mut parts = Vec::new();
    for of in news {
        let mut items = Vec::new();
        let mut rest = of.sections.iter();
        for id in rest.by_ref() {
            items.extend(item(db, *id, ui_language, links)?);
            if items.len() == MOST_NAMED {
                break;
            }
        }
        if items.is_empty() {
            continue;
        }
        if rest.len() > 0 {
            let count = rest.len().to_string();
            items.push(text(ui_language, "digest-more", [("count", count.as_str())]));
        }
        parts.push(format!("{}\n{}\n\n{}", tidied(&of.name), of.url, items.join("\n\n")));
    }
    Ok((!parts.is_empty()).then(|| parts.join("\n\n")))
}

/// Returns the title, institution and countries, and URL of a section, if it is published.
fn item(db: &mut Db, id: SectionId, ui_language: UiLanguage, links: &Links) -> Result<Option<String>> {
    let Some(found) = db.published(id, None)? else { return Ok(None) };
    let practice = &found.version.practice;
    let named = practice.get("countries").and_then(Value::as_array).into_iter().flatten();
    let mut codes: Vec<&str> = named.filter_map(Value::as_str).collect();
    if codes.is_empty() {
        codes.extend(found.institution.country.as_deref());
    }
    let countries =
        codes.iter().map(|code| country::name(code).map_or(*code, |name| name.in_language(ui_language)));
    let from: Vec<&str> =
        [found.institution.name.in_language(ui_language)].into_iter().chain(countries).collect();
    let title = practice.get("title").and_then(Value::as_str).unwrap_or_default();
    let page = links.published_page_in(ui_language, id);
    Ok(Some(format!("- {}\n  {}\n  {page}", tidied(title), tidied(&from.join(", ")))))
}
