//! The journal as people read it: with the names that things and persons have now, and narrowed down.

use std::collections::{BTreeSet, HashMap};

use serde_json::Value;

use super::Journal;
use super::groups::EntryGroup;
use super::released::Released;
use crate::domain::account::Role;
use crate::domain::event::{Entry, EventKind};
use crate::domain::ids::{InstitutionId, InvitationId, SectionId, UserId};
use crate::domain::labels::Label;
use crate::domain::language::Language;
use crate::domain::practice::title;
use crate::domain::text::folded;
use crate::domain::time::Timestamp;
use crate::error::{Error, Result};
use crate::policy::{Context, Task, permit_task};
use crate::store::{Db, JournalFilter, Linked};

/// Number of entries read at once.
const BATCH: i64 = 200;
/// Most entries looked at for one page: what the caller may not see takes as long as what is shown.
const MOST_LOOKED_AT: usize = 2_000;
/// Most persons that a name may stand for.
const MOST_NAMESAKES: usize = 100;

/// Which entries to show. What is not set narrows nothing.
#[derive(Clone, Debug, Default)]
pub struct EntryFilter {
    /// Those about this section.
    pub section: Option<SectionId>,
    /// Those caused by this account.
    pub actor: Option<UserId>,
    /// Those caused by somebody whose name contains these words; empty for everybody.
    pub name: String,
    /// Those of this group.
    pub group: Option<EntryGroup>,
    /// Those at this time or later.
    pub from: Option<Timestamp>,
    /// Those before this time.
    pub until: Option<Timestamp>,
}

/// A part of the journal, the latest entries first.
#[derive(Clone, Debug, Default)]
pub struct EntryRows {
    /// The entries.
    pub rows: Vec<EntryRow>,
    /// The number before which the next part begins; `None` at the end.
    pub next: Option<i64>,
    /// The title of the section that the filter names, if the caller may see one.
    pub section: Option<SectionTitle>,
    /// The person that the filter names.
    pub actor: Option<Who>,
}

/// An entry, or several that the caller may not see.
#[derive(Clone, Debug)]
pub enum EntryRow {
    /// An entry with its names.
    Told(Box<ToldEntry>),
    /// Entries about texts that the caller may not see.
    Hidden {
        /// The number of the first one.
        first: i64,
        /// The number of the last one.
        last: i64,
    },
}

/// An entry with the names of what it is about, as they are now.
#[derive(Clone, Debug)]
pub struct ToldEntry {
    /// Its number.
    pub seq: i64,
    /// When it happened.
    pub at: Timestamp,
    /// What happened; `None` if this program does not know it.
    pub kind: Option<EventKind>,
    /// Who did it.
    pub actor: Who,
    /// The section it is about.
    pub section: Option<(SectionId, Option<SectionTitle>)>,
    /// The account it is about.
    pub user: Option<Who>,
    /// The name of the institution, the compendium or the vocabulary it is about.
    pub name: Option<Label>,
    /// The roles it is about.
    pub roles: Vec<Role>,
    /// The version it is about.
    pub version: Option<usize>,
    /// How many things it is about.
    pub count: Option<usize>,
}

/// Somebody who caused an entry, or whom it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// The service itself, or somebody at its machine.
    Service,
    /// Somebody with an account.
    Account(UserId, String),
    /// Somebody whose account no longer exists.
    Forgotten,
}

/// The title of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionTitle {
    /// The title of the latest version that the caller may see.
    pub title: String,
    /// Its language.
    pub language: Language,
    /// Whether the section is published.
    pub is_published: bool,
}

impl Journal {
    /// Returns entries before a number, or the last ones, with the names of what they are about. Unless the filter
    /// leaves only a time, entries that the caller may not see are left out: to list them would say how much work is
    /// being done on a section, or by a person.
    ///
    /// # Errors
    /// Those of the policy.
    pub fn rows(
        &self,
        context: &Context,
        filter: &EntryFilter,
        before: Option<i64>,
        limit: usize,
    ) -> Result<EntryRows> {
        permit_task(&context.actor, Task::ReadJournal, None)?;
        self.store.read(|db| {
            let mut names = Names { context, released: HashMap::new(), titles: HashMap::new() };
            let stored = stored(db, filter)?;
            let is_narrow = filter.section.is_some() || stored.actors.is_some() || stored.kinds.is_some();
            let (mut found, next) = names.visible(db, &stored, before, limit)?;
            if is_narrow {
                found.retain(|found| matches!(found, Found::Visible(_)));
            }
            let people = people(db, &found)?;
            let mut rows: Vec<EntryRow> = Vec::new();
            for found in found {
                match found {
                    Found::Visible(entry) => {
                        rows.push(EntryRow::Told(Box::new(names.told(db, entry, &people)?)));
                    }
                    Found::Hidden(seq) => match rows.last_mut() {
                        Some(EntryRow::Hidden { first, .. }) if *first == seq + 1 => *first = seq,
                        _ => rows.push(EntryRow::Hidden { first: seq, last: seq }),
                    },
                }
            }
            let section = filter.section.map(|id| names.title(db, id)).transpose()?.flatten();
            let actor = match filter.actor {
                Some(id) => Some(db.account(id)?.map_or(Who::Forgotten, |of| Who::Account(of.id, of.name))),
                None => None,
            };
            Ok(EntryRows { rows, next, section, actor })
        })
    }
}

/// The filter as the store takes it: with the persons that a name may stand for.
fn stored(db: &mut Db, filter: &EntryFilter) -> Result<JournalFilter> {
    let words = folded(&filter.name);
    let words: Vec<&str> = words.split_whitespace().collect();
    let actors = match filter.actor {
        Some(id) => Some(vec![id]),
        None if words.is_empty() => None,
        None => {
            let is_meant = |name: &str| {
                let name = folded(name);
                words.iter().all(|word| name.contains(word))
            };
            let lines = db.account_lines()?.into_iter().filter(|line| is_meant(&line.name));
            Some(lines.map(|line| line.id).take(MOST_NAMESAKES).collect())
        }
    };
    Ok(JournalFilter {
        section: filter.section,
        actors,
        kinds: filter.group.map(EntryGroup::kinds),
        from: filter.from,
        until: filter.until,
    })
}

enum Found {
    Visible(Entry),
    Hidden(i64),
}

/// What is looked up once for all entries of a part.
struct Names<'a> {
    context: &'a Context,
    released: HashMap<SectionId, Released>,
    titles: HashMap<SectionId, Option<SectionTitle>>,
}

impl Names<'_> {
    /// Returns at most `limit` entries that the caller may see, those between them that they may not, and the number
    /// before which to go on.
    fn visible(
        &mut self,
        db: &mut Db,
        filter: &JournalFilter,
        mut before: Option<i64>,
        limit: usize,
    ) -> Result<(Vec<Found>, Option<i64>)> {
        let (mut found, mut shown, mut looked_at) = (Vec::new(), 0, 0);
        loop {
            let batch = db.journal_before(before, filter, BATCH)?;
            if batch.is_empty() {
                return Ok((found, None));
            }
            for Linked { entry, .. } in batch {
                if shown == limit || looked_at == MOST_LOOKED_AT {
                    return Ok((found, before));
                }
                (before, looked_at) = (Some(entry.seq), looked_at + 1);
                if self.is_visible(db, &entry)? {
                    shown += 1;
                    found.push(Found::Visible(entry));
                } else {
                    found.push(Found::Hidden(entry.seq));
                }
            }
        }
    }

    fn is_visible(&mut self, db: &mut Db, entry: &Entry) -> Result<bool> {
        let Some(id) = entry.section else { return Ok(true) };
        Ok(Released::known(db, &self.context.actor, &mut self.released, id)?.shows(entry))
    }

    fn title(&mut self, db: &mut Db, id: SectionId) -> Result<Option<SectionTitle>> {
        if let Some(known) = self.titles.get(&id) {
            return Ok(known.clone());
        }
        let viewer = self.context.actor.viewer();
        let found = match (db.section(id)?, db.latest_visible(&viewer, id)?) {
            (Some(section), Some(visible)) => Some(SectionTitle {
                title: title(&visible.version.practice),
                language: section.language,
                is_published: section.published_version.is_some(),
            }),
            _ => None,
        };
        self.titles.insert(id, found.clone());
        Ok(found)
    }

    fn told(&mut self, db: &mut Db, entry: Entry, people: &HashMap<UserId, String>) -> Result<ToldEntry> {
        let who = |id: Option<UserId>| match id {
            Some(id) => people.get(&id).map_or(Who::Forgotten, |name| Who::Account(id, name.clone())),
            None => Who::Forgotten,
        };
        let actor = if entry.actor == "system" { Who::Service } else { who(entry.actor.parse().ok()) };
        let number = |name: &str| entry.data.get(name).and_then(Value::as_u64).map(usize::try_from);
        let section = entry.section.map(|id| Ok::<_, Error>((id, self.title(db, id)?))).transpose()?;
        Ok(ToldEntry {
            seq: entry.seq,
            at: entry.at,
            kind: entry.kind(),
            actor,
            section,
            user: text(&entry, "user").map(|id| who(id.parse().ok())),
            name: name(db, &entry)?,
            roles: roles(&entry),
            version: number("version").transpose().map_err(Error::internal)?,
            count: number("concepts").transpose().map_err(Error::internal)?,
        })
    }
}

fn text<'a>(entry: &'a Entry, name: &str) -> Option<&'a str> {
    entry.data.get(name).and_then(Value::as_str)
}

fn roles(entry: &Entry) -> Vec<Role> {
    let many = entry.data.get("roles").and_then(Value::as_array);
    let many = many.into_iter().flatten().filter_map(Value::as_str);
    many.chain(text(entry, "role")).filter_map(Role::named).collect()
}

/// Returns the names of all accounts that these entries mention.
fn people(db: &mut Db, found: &[Found]) -> Result<HashMap<UserId, String>> {
    let mut ids = BTreeSet::new();
    for found in found {
        if let Found::Visible(entry) = found {
            ids.extend(entry.actor.parse::<UserId>());
            ids.extend(text(entry, "user").and_then(|id| id.parse::<UserId>().ok()));
        }
    }
    let ids: Vec<UserId> = ids.into_iter().collect();
    db.names_of(&ids)
}

/// Returns the name of the institution, the compendium or the vocabulary that an entry is about.
fn name(db: &mut Db, entry: &Entry) -> Result<Option<Label>> {
    let mut institution = text(entry, "institution").and_then(|id| id.parse::<InstitutionId>().ok());
    if let Some(id) = text(entry, "invitation").and_then(|id| id.parse::<InvitationId>().ok()) {
        institution = db.invitation(id)?.and_then(|invitation| invitation.institution);
    }
    if let Some(id) = institution {
        return Ok(db.institutions_by_id(&[id])?.into_iter().next().map(|institution| institution.name));
    }
    if let Some(id) = text(entry, "compendium") {
        return Ok(db.compendium(id)?.map(|(compendium, _)| compendium.title));
    }
    match text(entry, "vocabulary") {
        Some(name) => Ok(db.vocabulary(name)?.map(|vocabulary| vocabulary.title)),
        None => Ok(None),
    }
}
