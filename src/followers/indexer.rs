//! Keeps the index up to date with what is published. Its place in the journal stands in the index's own
//! commit, so index and place cannot disagree; to index everything anew is to delete a folder.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::documents::markdown::plain_text;
use crate::domain::country;
use crate::domain::event::Entry;
use crate::domain::ids::{ChapterId, CompendiumId, SectionId};
use crate::domain::practice::Template;
use crate::error::Result;
use crate::followers::Follower;
use crate::followers::rebuilding::Filled;
use crate::search::{Document, Index, Passage, Shelf};
use crate::store::{Db, Published, Store, Term, Vocabulary};

/// How many entries of the journal one commit takes in.
const BATCH: i64 = 500;
/// How many sections are read together.
const TOGETHER: usize = 500;
/// For how long publications gather: a commit costs about as much for one section as for ten.
const GATHERS: Duration = Duration::from_millis(50);
/// A practice without an end goes on: it overlaps every later year.
const OPEN_END: i64 = 9999;
/// The log hears of an index that is being filled every so many seconds.
const TELLS_EVERY: u64 = 10;

/// The indexer.
pub struct Indexer {
    shelf: Arc<Shelf>,
    feed: Feed,
    /// An index that was built beside, while it catches up with the one that is searched.
    beside: Option<(Index, Feed)>,
    /// The head of the journal when the index was opened: once past it, the index is complete.
    complete_at: Option<i64>,
    /// Whether the last step did not come to a good end: the index is then opened again, which compares every
    /// file. Of a folder that was deleted in part, no later write would succeed.
    doubt: bool,
}

impl Indexer {
    /// An indexer from that store to that index.
    pub fn new(store: Arc<Store>, shelf: Arc<Shelf>) -> Indexer {
        Indexer { shelf, feed: Feed::new(store), beside: None, complete_at: None, doubt: false }
    }

    /// Says whether an index is being made anew.
    fn tell(&self, rebuilding: bool) {
        self.shelf.set_rebuilding(rebuilding);
        metrics::gauge!("acervo_index_rebuilding").set(if rebuilding { 1.0 } else { 0.0 });
    }

    /// Brings an index that was built beside a batch further, if there is one. When it holds what the one that is
    /// searched holds, it takes its place. Whether anything was done.
    fn beside(&mut self, index: &Index, head: i64) -> Result<bool> {
        let found = match self.beside.take() {
            Some(found) => Some(found),
            None => index.newer()?.map(|next| (next, Feed::new(self.feed.store.clone()))),
        };
        let Some((next, mut feed)) = found else { return Ok(false) };
        feed.seen = feed.seen.max(next.cursor());
        feed.follow(&next, head)?;
        if feed.seen < self.feed.seen {
            self.beside = Some((next, feed));
            return Ok(true);
        }
        self.shelf.switch(next);
        self.feed = feed;
        tracing::info!("an index that was built beside has taken the place of the old one");
        Ok(true)
    }
}

/// What brings one index up to date.
pub(super) struct Feed {
    store: Arc<Store>,
    templates: HashMap<(CompendiumId, u32), Arc<Template>>,
    /// The last entry that was looked at. Entries that change nothing for a reader move this and not the
    /// index's own cursor: a commit is dear, and looking at them again after a restart does no harm.
    seen: i64,
    progress: Box<dyn Fn(Filled) + Send>,
}

impl Feed {
    /// A feed from that store, at the journal's beginning. It tells the log how far it is.
    pub(super) fn new(store: Arc<Store>) -> Feed {
        let told = AtomicU64::new(0);
        let progress = move |filled: Filled| {
            let times = filled.took.as_secs() / TELLS_EVERY;
            if told.swap(times, Ordering::Relaxed) < times {
                tracing::info!(%filled, "the index is being filled");
            }
        };
        Feed { store, templates: HashMap::new(), seen: 0, progress: Box::new(progress) }
    }

    /// The same feed, saying how far it has filled a new index.
    pub(super) fn with_progress(self, progress: impl Fn(Filled) + Send + 'static) -> Feed {
        Feed { progress: Box::new(progress), ..self }
    }

    /// Brings an index to where the journal is now, from wherever it is.
    pub(super) fn catch_up(&mut self, index: &Index) -> Result<()> {
        let head = self.store.read(|db| db.journal_head())?;
        while self.seen < head {
            self.follow(index, head)?;
        }
        Ok(())
    }

    /// Fills an empty index with everything that is published.
    fn fill(&mut self, index: &Index) -> Result<()> {
        let (head, total) = self.store.read(|db| Ok((db.journal_head()?, db.published_number()?)))?;
        let mut names = Names::default();
        let (mut after, mut done) = (None, 0);
        let begun = Instant::now();
        loop {
            let batch = self.store.read(|db| db.published_after(after, BATCH))?;
            let Some(last) = batch.last() else { break };
            after = Some(*last);
            self.update(index, &batch, &mut names)?;
            done += batch.len() as u64;
            // What is published meanwhile may be more than there was.
            (self.progress)(Filled { done, total: total.max(done), took: begun.elapsed() });
        }
        // What was published meanwhile comes after `head` in the journal, and is followed from there.
        index.commit(head)
    }

    /// Follows the journal a batch further.
    fn follow(&mut self, index: &Index, head: i64) -> Result<()> {
        if index.cursor() == 0 && head > 0 {
            self.fill(index)?;
            self.seen = index.cursor();
        } else if self.seen > head {
            // The index is of another database, or of one that was put back: nothing in it can be trusted.
            tracing::warn!(cursor = self.seen, head, "the index is ahead of the journal and is made anew");
            index.clear()?;
            self.seen = 0;
        } else if self.seen < head {
            let entries = self.store.read(|db| db.journal_after(self.seen, BATCH))?;
            let Some(last) = entries.last().map(|found| found.entry.seq) else { return Ok(()) };
            let mut concerned = BTreeSet::new();
            for found in &entries {
                concerned.extend(self.concerned(&found.entry)?);
            }
            let mut names = Names::default();
            let concerned: Vec<SectionId> = concerned.into_iter().collect();
            for batch in concerned.chunks(TOGETHER) {
                self.update(index, batch, &mut names)?;
            }
            if !concerned.is_empty() {
                index.commit(last)?;
            }
            self.seen = last;
        }
        Ok(())
    }

    /// Brings sections up to date: in the index as they are published, or out of it. They are read together: one
    /// by one, waiting for the database would keep the indexer behind many writers.
    fn update(&mut self, index: &Index, ids: &[SectionId], names: &mut Names) -> Result<()> {
        let templates = &mut self.templates;
        let documents = self.store.read(|db| {
            let published = db.published_of(ids)?;
            published
                .into_iter()
                .map(|found| document(db, found, templates, names))
                .collect::<Result<Vec<_>>>()
        })?;
        let shown: HashSet<SectionId> = documents.iter().map(|document| document.section).collect();
        for document in &documents {
            index.put(document)?;
        }
        for id in ids.iter().filter(|id| !shown.contains(id)) {
            index.remove(*id)?;
        }
        Ok(())
    }

    /// The sections that an entry may have changed for a reader.
    fn concerned(&self, entry: &Entry) -> Result<Vec<SectionId>> {
        let named = |key: &str| entry.data.get(key).and_then(Value::as_str);
        match entry.event.as_str() {
            "section.published" | "section.unpublished" | "section.moved" | "section.deleted" => {
                Ok(entry.section.into_iter().collect())
            }
            "institution.changed" => self.store.read(|db| db.published_in(named("institution"), None)),
            "chapters.changed" | "vocabulary.changed" => self.store.read(|db| db.published_in(None, None)),
            _ => Ok(Vec::new()),
        }
    }
}

impl Follower for Indexer {
    fn name(&self) -> &'static str {
        "indexer"
    }

    fn step(&mut self) -> Result<bool> {
        if self.doubt || !self.shelf.is_sound() {
            self.complete_at = None;
            self.feed.seen = 0;
            self.beside = None;
            if !self.shelf.reopen()? {
                return Ok(false);
            }
            self.doubt = false;
        }
        let Some(index) = self.shelf.index() else { return Ok(false) };
        let head = self.feed.store.read(|db| db.journal_head())?;
        let goal = *self.complete_at.get_or_insert(head);
        self.feed.seen = self.feed.seen.max(index.cursor());
        let before = self.feed.seen;
        let empty = index.cursor() == 0 && head > 0;
        self.tell(empty || self.beside.is_some() || self.shelf.has_builder());
        // Stays in doubt also if the step panics.
        self.doubt = true;
        self.feed.follow(&index, head)?;
        self.doubt = false;
        let switched = self.beside(&index, head)?;
        let index = self.shelf.index().unwrap_or(index);
        self.shelf.set_reached(self.feed.seen);
        metrics::gauge!("acervo_index_lag").set((head - self.feed.seen).max(0) as f64);
        metrics::gauge!("acervo_index_documents").set(index.documents() as f64);
        if self.feed.seen >= goal {
            self.shelf.set_complete(true);
        }
        Ok(switched || self.feed.seen != before)
    }

    fn gathers(&self) -> Duration {
        GATHERS
    }
}

/// Names that many sections share, read once a batch.
#[derive(Default)]
struct Names {
    vocabularies: Option<Vec<Vocabulary>>,
    chapters: HashMap<ChapterId, (Vec<String>, Vec<String>)>,
}

impl Names {
    fn items(&mut self, db: &mut Db, vocabulary: &str) -> Result<&[Term]> {
        let known = match self.vocabularies.take() {
            Some(known) => known,
            None => db.vocabularies()?,
        };
        let found = self.vocabularies.insert(known).iter().find(|known| known.name == vocabulary);
        Ok(found.map_or(&[], |known| &known.items))
    }

    /// What a value is called, in every language.
    fn of(&mut self, db: &mut Db, vocabulary: &str, values: &[String]) -> Result<Vec<String>> {
        let fitting = self.items(db, vocabulary)?;
        let fitting = fitting.iter().filter(|term| values.contains(&term.value));
        Ok(fitting.flat_map(|term| term.label.0.values().cloned()).collect())
    }

    /// The groups of a vocabulary that any of the countries is a member of now.
    fn groups(&mut self, db: &mut Db, vocabulary: &str, countries: &[String]) -> Result<Vec<String>> {
        let items = self.items(db, vocabulary)?;
        let belongs = |group: &&Term| {
            let mut now = group.members.iter().filter(|one| one.status == "member" && one.until.is_none());
            now.any(|one| countries.contains(&one.country))
        };
        Ok(items.iter().filter(belongs).map(|group| group.value.clone()).collect())
    }

    /// A chapter and those above it: slugs, and names in every language.
    fn chapters(&mut self, db: &mut Db, found: &Published) -> Result<(Vec<String>, Vec<String>)> {
        if let Some(known) = self.chapters.get(&found.chapter.id) {
            return Ok(known.clone());
        }
        let line = db.chapter_line(found.chapter.id)?;
        let ids: Vec<_> = line.iter().filter_map(|id| id.parse().ok()).collect();
        let chapters = db.chapters_by_id(&ids)?;
        let slugs = chapters.iter().map(|chapter| chapter.slug.clone()).collect();
        let titles = chapters.into_iter().flat_map(|chapter| chapter.title.0.into_values()).collect();
        Ok(self.chapters.entry(found.chapter.id).or_insert((slugs, titles)).clone())
    }
}

/// The document of a published section.
fn document(
    db: &mut Db,
    found: Published,
    templates: &mut HashMap<(CompendiumId, u32), Arc<Template>>,
    names: &mut Names,
) -> Result<Document> {
    let key = (found.compendium.id, found.version.template_version);
    let template = match templates.get(&key) {
        Some(template) => template.clone(),
        None => {
            let template = Arc::new(db.template(key.0, key.1)?);
            templates.insert(key, template.clone());
            template
        }
    };
    let (chapters, mut labels) = names.chapters(db, &found)?;
    let practice = &found.version.practice;
    let texts = |name: &str| -> Vec<String> {
        let values = practice.get(name).and_then(Value::as_array).into_iter().flatten();
        values.map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned)).collect()
    };
    let text = |name: &str| practice.get(name).and_then(Value::as_str).map(str::to_owned);
    let mut countries = texts("countries");
    if countries.is_empty() {
        countries.extend(found.institution.country.clone());
    }
    let (themes, objectives) = (texts("inclusion_themes"), texts("gcm_objectives"));
    let (principles, groups) = (texts("guiding_principles"), texts("target_groups"));
    for code in &countries {
        labels.extend(country::name(code).into_iter().flat_map(|name| name.0.values().cloned()));
    }
    labels.extend(names.of(db, "inclusion_themes", &themes)?);
    let mut institution_names: Vec<String> = found.institution.name.0.values().cloned().collect();
    institution_names.push(found.institution.acronym.clone());
    institution_names.extend(text("implementing_institution"));
    Ok(Document {
        section: found.section.id,
        version: found.version.number,
        language: found.section.language.clone(),
        compendium: found.compendium.slug,
        title: text("title").unwrap_or_default(),
        summary: text("summary").unwrap_or_default(),
        passages: passages(&template, practice, &found.version.body),
        institution: found.institution.id,
        institution_slug: found.institution.slug,
        institution_names,
        labels,
        chapter: found.chapter.id,
        chapters,
        sub_regions: names.groups(db, "sub_regions", &countries)?,
        memberships: names.groups(db, "memberships", &countries)?,
        countries,
        practice_type: text("practice_type"),
        scope: text("scope"),
        themes,
        gcm_objectives: objectives.iter().filter_map(|objective| objective.parse().ok()).collect(),
        guiding_principles: principles,
        target_groups: groups,
        maturity: found.version.maturity.map(|maturity| maturity.name().to_owned()),
        has_evaluation: practice.get("evaluation").and_then(Value::as_array).is_some_and(|rows| {
            rows.iter().any(|row| row["type"].as_str().is_some_and(|kind| kind != "none_yet"))
        }),
        years: years(text("start"), text("end"), text("status").as_deref()),
        published_at: found.section.published_at.unwrap_or(found.version.created_at),
    })
}

/// The texts beside title and summary: those that say what was done come first, then the rest in the
/// template's order, then the body.
fn passages(template: &Template, practice: &serde_json::Map<String, Value>, body: &str) -> Vec<Passage> {
    const FIRST: [&str; 4] = ["description", "results", "objectives", "context_problem"];
    const APART: [&str; 3] = ["title", "summary", "implementing_institution"];
    let rank = |name: &str| FIRST.iter().position(|first| *first == name).unwrap_or(FIRST.len());
    let mut texts = template.texts(practice);
    texts.retain(|(name, _)| !APART.contains(name));
    texts.sort_by_key(|(name, _)| rank(name));
    texts.push(("body", body.to_owned()));
    texts
        .into_iter()
        .map(|(name, text)| Passage { field: name.to_owned(), text: plain_text(&text) })
        .filter(|passage| !passage.text.trim().is_empty())
        .collect()
}

fn years(
    start: Option<String>,
    end: Option<String>,
    status: Option<&str>,
) -> Option<std::ops::RangeInclusive<i64>> {
    let year = |text: &str| text.get(..4).and_then(|year| year.parse::<i64>().ok());
    let from = year(&start?)?;
    let to = match end.as_deref().and_then(year) {
        Some(to) => to,
        None if status == Some("completed") => from,
        None => OPEN_END,
    };
    Some(from..=to.max(from))
}
