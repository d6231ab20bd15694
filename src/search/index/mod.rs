//! An index in a folder: opening, writing, searching.

pub mod building;
pub mod collation;
pub mod document;
pub mod facets;
pub mod folders;
pub mod hit;
pub mod live;
pub mod parts;
pub mod schema;
pub mod stored;
pub mod vocabulary;

use std::fs::{self, File};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tantivy::directory::MmapDirectory;
use tantivy::indexer::{IndexWriterOptions, LogMergePolicy};
use tantivy::store::Compressor;
use tantivy::{IndexReader, IndexSettings, IndexWriter, ReloadPolicy, Searcher, SearcherGeneration};

use crate::domain::ids::SectionId;
use crate::error::{Error, Result};
use crate::search::analysis::{Analysis, analyzers};
use crate::search::index::document::Document;
use crate::search::index::schema::{Fields, VERSION};
use crate::search::index::vocabulary::Lexicon;

/// Memory that the writer may use before it writes a segment.
const WRITER_BYTES: usize = 48 * 1024 * 1024;
/// Number of segments of similar size that are merged into one. Fewer segments make searching faster, since each costs
/// a lookup for every word and field; but the more segments a merge takes, the less often a text is rewritten.
const MERGED_SEGMENTS: usize = 8;
/// Segments are of similar size if they have at least a quarter of the documents of the largest; given as the binary
/// logarithm.
const LIKE_SIZE: f64 = 2.0;
/// Segments with fewer documents than this are treated as being of similar size. The default is 10,000, with which
/// everything in a smaller installation would be rewritten every few commits.
const SMALL_SEGMENT: u32 = 50;
/// A segment is rewritten once this share of it has been replaced or removed.
const DEAD_SHARE: f32 = 0.3;

/// Approximate size in bytes of the blocks in which documents are stored, about that of one document: to read a
/// document, its whole block has to be decompressed.
const STORED_TOGETHER: usize = 8 * 1024;

/// The state in which an index was found when it was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    /// Intact, with everything up to its cursor.
    Kept,
    /// There was none, so a new one was created.
    New,
    /// There was one that could not be kept, for this reason; it is now empty.
    Remade(String),
}

/// A state of an index: each commit and each merge creates a new one.
#[derive(Clone, Debug, PartialEq)]
pub struct State(SearcherGeneration);

impl State {
    pub(in crate::search) fn of(searcher: &Searcher) -> State {
        State(searcher.generation().clone())
    }
}

/// An index. Any number of threads can search it while one writes.
pub struct Index {
    fields: Fields,
    analysis: Analysis,
    lexicon: Arc<Lexicon>,
    index: tantivy::Index,
    reader: IndexReader,
    writer: Mutex<Option<IndexWriter>>,
    cursor: AtomicI64,
    opened: Opened,
    path: PathBuf,
    folder: PathBuf,
    /// Held as long as the index is open.
    lock: Arc<File>,
}

impl Index {
    /// Opens the index in this folder, creating it if there is none. An index that is damaged or of another schema is
    /// removed and replaced with an empty one: see [`Index::opened`].
    ///
    /// # Errors
    /// `internal` if the folder cannot be used, or if another process is using it.
    pub fn open(path: &Path) -> Result<Index> {
        let lock = Arc::new(folders::serve(path)?);
        let fields = Fields::new();
        let mut damage = None;
        while let Some((_, folder)) = folders::newest(path)? {
            match sound(&folder, &fields) {
                Ok(index) => {
                    folders::clear_up(path, &folder)?;
                    return Index::assemble(path, folder, fields, index, Opened::Kept, lock);
                }
                Err(why) => {
                    tracing::warn!(folder = %folder.display(), why, "the index is damaged");
                    folders::remove(&folder)?;
                    damage = Some(why);
                }
            }
        }
        let folder = folders::first(path);
        let outdated = folders::clear_up(path, &folder)?;
        let outdated = outdated.map(|other| format!("it was {other}, not v{VERSION}"));
        let opened = damage.or(outdated).map_or(Opened::New, Opened::Remade);
        let index = create(&folder, &fields)?;
        Index::assemble(path, folder, fields, index, opened, lock)
    }

    /// Creates an empty index in a folder of its own, for the holder of that lock.
    pub(in crate::search) fn create(path: &Path, folder: &Path, lock: File) -> Result<Index> {
        let fields = Fields::new();
        let index = create(folder, &fields)?;
        Index::assemble(path, folder.to_owned(), fields, index, Opened::New, Arc::new(lock))
    }

    /// Returns an index that was built alongside this one, if there is one and it is intact. A damaged one is removed.
    ///
    /// # Errors
    /// `internal` if the folder cannot be read.
    pub fn newer(&self) -> Result<Option<Index>> {
        let Some((_, folder)) = folders::newest(&self.path)?.filter(|(_, folder)| *folder != self.folder)
        else {
            return Ok(None);
        };
        match sound(&folder, &self.fields) {
            Ok(index) => {
                let (path, fields, lock) = (&self.path, self.fields.clone(), self.lock.clone());
                Index::assemble(path, folder, fields, index, Opened::Kept, lock).map(Some)
            }
            Err(why) => {
                tracing::warn!(folder = %folder.display(), why, "an index that was built beside is damaged");
                folders::remove(&folder)?;
                Ok(None)
            }
        }
    }

    fn assemble(
        path: &Path,
        folder: PathBuf,
        fields: Fields,
        index: tantivy::Index,
        opened: Opened,
        lock: Arc<File>,
    ) -> Result<Index> {
        let reader =
            index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into().map_err(Error::internal)?;
        let payload = index.load_metas().map_err(Error::internal)?.payload;
        let cursor = payload.and_then(|payload| payload.parse().ok()).unwrap_or(0);
        let lexicon = Lexicon::new(fields.exact());
        lexicon.prepare(&reader.searcher()).map_err(Error::internal)?;
        Ok(Index {
            fields,
            analysis: Analysis::new(),
            lexicon,
            index,
            reader,
            writer: Mutex::new(None),
            cursor: AtomicI64::new(cursor),
            opened,
            path: path.to_owned(),
            folder,
            lock,
        })
    }

    /// Stops writing, once merges in progress have been completed.
    pub(in crate::search) fn close(&self) -> Result<()> {
        match self.writer.lock().unwrap_or_else(PoisonError::into_inner).take() {
            Some(writer) => writer.wait_merging_threads().map_err(Error::internal),
            None => Ok(()),
        }
    }

    /// Takes the place of another index, whose folder is removed. Searches in progress can still read it: the system
    /// keeps files for those who have opened them.
    pub(in crate::search) fn supersede(&self, old: &Index) {
        drop(old.writer.lock().unwrap_or_else(PoisonError::into_inner).take());
        if let Err(error) = folders::clear_up(&self.path, &self.folder) {
            tracing::warn!(%error, "an old index stays until the next start");
        }
    }

    /// Returns whether its folder still exists: it can be deleted under a running service.
    pub fn is_whole(&self) -> bool {
        self.folder.join("meta.json").is_file()
    }

    /// Returns the state in which the index was found when it was opened.
    pub fn opened(&self) -> &Opened {
        &self.opened
    }

    /// Returns the journal entry up to which everything is in the index; 0 if it is new.
    pub fn cursor(&self) -> i64 {
        self.cursor.load(Ordering::Acquire)
    }

    /// Returns the number of documents that can be found.
    pub fn documents(&self) -> u64 {
        self.reader.searcher().num_docs()
    }

    /// Puts a document in place of the one with the same section and language. It can be found after [`Index::commit`].
    ///
    /// # Errors
    /// `internal` if it cannot be written. Uncommitted changes are then lost: start again from the cursor.
    pub fn put(&self, document: &Document) -> Result<()> {
        let row = self.fields.write(document);
        self.write(|writer| {
            writer.delete_term(self.fields.key(document.section, &document.language));
            writer.add_document(row).map(|_| ())
        })
    }

    /// Removes a section, in all its languages, with the next [`Index::commit`]. Returns whether it may have been in
    /// the index.
    ///
    /// # Errors
    /// As for [`Index::put`].
    pub fn remove(&self, section: SectionId) -> Result<bool> {
        let key = self.fields.section(section);
        // Uncommitted documents are not visible here, but are removed with the next commit all the same.
        let is_in = self.searcher().doc_freq(&key).map_err(Error::internal)? > 0;
        self.write(|writer| {
            writer.delete_term(key);
            Ok(is_in)
        })
    }

    /// Makes all changes durable and searchable, and atomically sets the cursor to `seq`.
    ///
    /// # Errors
    /// As for [`Index::put`].
    pub fn commit(&self, seq: i64) -> Result<()> {
        self.write(|writer| {
            // A plain commit() would erase the payload, and with it the cursor.
            let mut prepared = writer.prepare_commit()?;
            prepared.set_payload(&seq.to_string());
            prepared.commit()?;
            self.reader.reload()
        })?;
        self.cursor.store(seq, Ordering::Release);
        Ok(())
    }

    /// Removes everything and sets the cursor to 0.
    ///
    /// # Errors
    /// As for [`Index::put`].
    pub fn clear(&self) -> Result<()> {
        self.write(|writer| writer.delete_all_documents().map(|_| ()))?;
        self.commit(0)
    }

    pub(in crate::search) fn fields(&self) -> &Fields {
        &self.fields
    }

    pub(in crate::search) fn analysis(&self) -> Analysis {
        self.analysis.clone()
    }

    pub(in crate::search) fn lexicon(&self) -> &Arc<Lexicon> {
        &self.lexicon
    }

    /// Returns the state that the index is in: two equal states hold the same documents.
    pub fn state(&self) -> State {
        State::of(&self.searcher())
    }

    /// Returns a searcher for the state of the index after the last commit.
    pub fn searcher(&self) -> Searcher {
        self.reader.searcher()
    }

    /// Runs an action with the writer, which is created when first needed and discarded if the action fails: a writer
    /// whose thread has died never works again, but a new one does.
    fn write<T>(&self, act: impl FnOnce(&mut IndexWriter) -> tantivy::Result<T>) -> Result<T> {
        let mut slot: MutexGuard<Option<IndexWriter>> =
            self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let mut writer = match slot.take() {
            Some(writer) => writer,
            None => self.new_writer().map_err(Error::internal)?,
        };
        let done = act(&mut writer).map_err(Error::internal)?;
        *slot = Some(writer);
        Ok(done)
    }

    fn new_writer(&self) -> tantivy::Result<IndexWriter> {
        let options = IndexWriterOptions::builder()
            .memory_budget_per_thread(WRITER_BYTES)
            .num_worker_threads(1)
            .num_merge_threads(1)
            .build();
        let writer = self.index.writer_with_options(options)?;
        let mut policy = LogMergePolicy::default();
        policy.set_min_num_segments(MERGED_SEGMENTS);
        policy.set_min_layer_size(SMALL_SEGMENT);
        policy.set_level_log_size(LIKE_SIZE);
        policy.set_del_docs_ratio_before_merge(DEAD_SHARE);
        writer.set_merge_policy(Box::new(policy));
        Ok(writer)
    }
}

/// Returns the index in the folder, if it is intact: every file is read and its checksum compared.
fn sound(folder: &Path, fields: &Fields) -> std::result::Result<tantivy::Index, String> {
    let directory = MmapDirectory::open(folder).map_err(|error| error.to_string())?;
    let mut index = tantivy::Index::open(directory).map_err(|error| error.to_string())?;
    if index.schema() != fields.schema {
        return Err("its fields are others".to_owned());
    }
    // A truncated file makes the comparison itself panic.
    let compared = catch_unwind(AssertUnwindSafe(|| index.validate_checksum()));
    let damaged =
        compared.map_err(|_| "a file cannot be read".to_owned())?.map_err(|error| error.to_string())?;
    if !damaged.is_empty() {
        return Err(format!("damaged: {damaged:?}"));
    }
    index.set_tokenizers(analyzers());
    Ok(index)
}

fn create(folder: &Path, fields: &Fields) -> Result<tantivy::Index> {
    fs::create_dir_all(folder).map_err(Error::internal)?;
    let directory = MmapDirectory::open(folder).map_err(Error::internal)?;
    tantivy::Index::builder()
        .schema(fields.schema.clone())
        .settings(IndexSettings {
            docstore_compression: Compressor::Lz4,
            docstore_blocksize: STORED_TOGETHER,
            ..IndexSettings::default()
        })
        .tokenizers(analyzers())
        .open_or_create(directory)
        .map_err(Error::internal)
}
