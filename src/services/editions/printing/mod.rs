//! Printing: a book becomes a PDF in a process of its own, so that neither a long book nor a fault in what sets it can
//! slow down or end the service. A file is made once and kept under the hash of what it was made from.

mod turns;

use std::collections::{HashMap, HashSet};
use std::fs::{self, File};
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde::Serialize;
use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;
use utoipa::ToSchema;

use self::turns::Turns;
use crate::blobs::{Blobs, unread};
use crate::domain::version::hex;
use crate::error::{Code, Error, Result};
use crate::services::exports::{Taken, Waiting};

/// The command of the program that reads a book and writes a PDF.
pub const COMMAND: &str = "print-book";
/// What the files depend on besides the book. It changes whenever the same book gives another file.
const FORM: &str = "pdf 2";
/// How long printing one book may take.
const LONGEST: Duration = Duration::from_secs(180);
/// Maximum number of bytes of a book, of the name of a picture, and of all pictures together.
const LONGEST_BOOK: u64 = 64 << 20;
const LONGEST_NAME: u64 = 100;
const MOST_PICTURES: u64 = 256 << 20;
/// Maximum number of bytes of all files that wait on the disk while they are sent.
const MOST_SENT: u64 = 1 << 30;
/// How often it is looked whether a book is printed.
const PAUSE: Duration = Duration::from_millis(50);
/// Maximum number of editions that wait to be printed, and of excerpts and other documents, of which anybody can ask for
/// thousands.
const MOST_WAITING: usize = 16;
const MOST_OTHERS_WAITING: usize = 4;
/// The folders of printed excerpts and of other documents, in that of editions: they take the place of no edition.
const EXCERPTS: &str = "excerpts";
const DOWNLOADS: &str = "downloads";
/// Size in bytes from which on the small form of a picture is printed.
const LARGE_IN_PRINT: u64 = 16 << 20;
/// Maximum number of files that are kept; the oldest go first.
const MOST_KEPT: usize = 200;
/// Maximum number of failures that are remembered, and how long a book that failed is not printed again.
const MOST_FAILED: usize = 1_000;
const AGAIN: Duration = Duration::from_secs(600);

/// Prints books, one at a time.
#[derive(Clone)]
pub struct Printer {
    folder: PathBuf,
    program: PathBuf,
    blobs: Arc<Blobs>,
    jobs: Arc<Mutex<Jobs>>,
    most_waiting: usize,
    /// Whether it prints whole editions, which come first.
    is_for_editions: bool,
    /// Whoever has a turn prints.
    turns: Arc<Turns>,
    /// Where files that are not kept wait while they are sent.
    waiting: Arc<Waiting>,
}

#[derive(Default)]
struct Jobs {
    /// What waits or is being printed, by key.
    open: HashSet<String>,
    /// What could not be printed, and when it may be tried again.
    failed: HashMap<String, Instant>,
}

/// How far a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PrintState {
    /// It waits, or is being made.
    Running,
    /// It is there.
    Done,
    /// It could not be made. Asking for it again tries again.
    Failed,
}

/// A file, or how far it is.
pub enum Printed {
    /// The file, with its length in bytes.
    Ready(File, u64),
    /// It is being made, under this key.
    Running(String),
}

impl Printer {
    /// Creates a printer that keeps files in this folder and runs this program. Pictures come from `blobs`.
    ///
    /// # Errors
    /// If the folder cannot be created.
    pub fn new(folder: &Path, program: PathBuf, blobs: Arc<Blobs>) -> Result<Printer> {
        fs::create_dir_all(folder).map_err(Error::internal)?;
        Ok(Printer {
            folder: folder.to_owned(),
            program,
            blobs,
            jobs: Arc::default(),
            most_waiting: MOST_WAITING,
            is_for_editions: true,
            turns: Arc::default(),
            waiting: Arc::new(Waiting::room(MOST_SENT)),
        })
    }

    /// Returns a printer for excerpts, which takes turns with this one. Its files and what waits for it are kept apart.
    ///
    /// # Errors
    /// If its folder cannot be created.
    pub fn for_excerpts(&self) -> Result<Printer> {
        self.apart(EXCERPTS)
    }

    /// Returns a printer for documents of practices and searches, which takes turns with this one. Its files and what
    /// waits for it are kept apart.
    ///
    /// # Errors
    /// If its folder cannot be created.
    pub fn for_downloads(&self) -> Result<Printer> {
        self.apart(DOWNLOADS)
    }

    fn apart(&self, name: &str) -> Result<Printer> {
        let folder = self.folder.join(name);
        fs::create_dir_all(&folder).map_err(Error::internal)?;
        let (jobs, most_waiting) = (Arc::default(), MOST_OTHERS_WAITING);
        Ok(Printer { folder, jobs, most_waiting, is_for_editions: false, ..self.clone() })
    }

    /// Puts a file of another format on the disk until it has been sent: slow readers would hold it in memory.
    ///
    /// # Errors
    /// Internal errors only.
    pub fn set_aside(&self, bytes: &[u8]) -> Result<Taken> {
        let mut file = tempfile::tempfile_in(&self.folder).map_err(Error::internal)?;
        file.write_all(bytes).and_then(|()| file.rewind()).map_err(Error::internal)?;
        Ok(self.waiting.keep(file, bytes.len() as u64))
    }

    /// Returns a printed book, or begins to print it. `pictures`: the files of its pictures, by which the book names them,
    /// and the files of their small forms.
    ///
    /// # Errors
    /// `unavailable` if too many wait, or if this one has just failed.
    pub fn print(&self, book: Vec<u8>, pictures: Vec<(String, Option<String>)>) -> Result<Printed> {
        let key = hex(&Sha256::new().chain_update(FORM).chain_update(&book).finalize());
        if let Ok(file) = File::open(self.path(&key)) {
            let length = file.metadata().map_err(Error::internal)?.len();
            return Ok(Printed::Ready(file, length));
        }
        {
            let mut jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
            if jobs.open.contains(&key) {
                return Ok(Printed::Running(key));
            }
            let has_just_failed = jobs.failed.get(&key).is_some_and(|again| *again > Instant::now());
            if has_just_failed || jobs.open.len() >= self.most_waiting {
                return Err(Error::new(Code::Unavailable));
            }
            jobs.failed.remove(&key);
            jobs.open.insert(key.clone());
        }
        let (printer, of) = (self.clone(), key.clone());
        let begun = std::thread::Builder::new().name("printing".to_owned()).spawn(move || {
            let _turn = printer.turns.take(printer.is_for_editions);
            let made = printer.make(&of, &book, &pictures);
            printer.ended(&of, made);
        });
        if let Err(error) = begun {
            self.ended(&key, Err(Error::internal(error)));
        }
        Ok(Printed::Running(key))
    }

    /// Returns how far the file with this key is.
    ///
    /// # Errors
    /// `not_found` if nobody asked for it, or long ago.
    pub fn state(&self, key: &str) -> Result<PrintState> {
        if key.len() != 64 || !key.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(Error::not_found());
        }
        let jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        if jobs.open.contains(key) {
            return Ok(PrintState::Running);
        }
        match (self.path(key).exists(), jobs.failed.contains_key(key)) {
            (true, _) => Ok(PrintState::Done),
            (false, true) => Ok(PrintState::Failed),
            (false, false) => Err(Error::not_found()),
        }
    }

    fn path(&self, key: &str) -> PathBuf {
        self.folder.join(format!("{key}.pdf"))
    }

    fn ended(&self, key: &str, made: Result<()>) {
        let mut jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        jobs.open.remove(key);
        if let Err(error) = made {
            tracing::error!(%error, key, "a book was not printed");
            let now = Instant::now();
            jobs.failed.retain(|_, again| *again > now);
            if jobs.failed.len() < MOST_FAILED {
                // What only lacks its pictures for now may succeed sooner.
                let again = error.retry_after.map_or(AGAIN, Duration::from_secs);
                jobs.failed.insert(key.to_owned(), now + again);
            }
        }
    }

    fn make(&self, key: &str, book: &[u8], pictures: &[(String, Option<String>)]) -> Result<()> {
        // Files rather than pipes: neither process ever waits for the other to read.
        let mut input = tempfile::tempfile().map_err(Error::internal)?;
        self.write(&mut input, book, pictures)?;
        std::io::Seek::rewind(&mut input).map_err(Error::internal)?;
        let output = NamedTempFile::new_in(&self.folder).map_err(Error::internal)?;
        let written = output.reopen().map_err(Error::internal)?;
        let child = Command::new(&self.program)
            .arg(COMMAND)
            .env_clear()
            .stdin(Stdio::from(input))
            .stdout(Stdio::from(written))
            .stderr(Stdio::piped())
            .spawn()
            .map_err(Error::internal)?;
        finished(child)?;
        output.persist(self.path(key)).map_err(Error::internal)?;
        self.tidy()
    }

    /// Writes what is to be printed: the book, and then each picture with its name, each with its length before it.
    fn write(&self, into: &mut File, book: &[u8], pictures: &[(String, Option<String>)]) -> Result<()> {
        let length = |length: usize| u64::try_from(length).map(u64::to_be_bytes).map_err(Error::internal);
        into.write_all(&length(book.len())?).map_err(Error::internal)?;
        into.write_all(book).map_err(Error::internal)?;
        let mut left = MOST_PICTURES;
        for (name, small) in pictures {
            let mut file = self.blobs.file(name)?;
            if let Some(small) = small.as_ref().filter(|_| file.length() > LARGE_IN_PRINT) {
                file = self.blobs.file(small)?;
            }
            let bytes = file.length();
            // What does not fit is printed as what it shows.
            if bytes > left {
                continue;
            }
            left -= bytes;
            into.write_all(&length(name.len())?).map_err(Error::internal)?;
            into.write_all(name.as_bytes()).map_err(Error::internal)?;
            into.write_all(&bytes.to_be_bytes()).map_err(Error::internal)?;
            std::io::copy(&mut file, into).map_err(unread)?;
        }
        Ok(())
    }

    /// Removes the oldest files if there are too many.
    fn tidy(&self) -> Result<()> {
        let entries = fs::read_dir(&self.folder).map_err(Error::internal)?;
        let mut files: Vec<(std::time::SystemTime, PathBuf)> = entries
            .filter_map(|entry| {
                let entry = entry.ok()?;
                Some((entry.metadata().ok()?.modified().ok()?, entry.path()))
            })
            .filter(|(_, path)| path.extension().is_some_and(|extension| extension == "pdf"))
            .collect();
        files.sort();
        for (_, path) in files.iter().take(files.len().saturating_sub(MOST_KEPT)) {
            fs::remove_file(path).map_err(Error::internal)?;
        }
        Ok(())
    }
}

/// A book to be printed, and its pictures by name.
pub type ToPrint = (Vec<u8>, HashMap<String, Vec<u8>>);

/// Reads what is to be printed, as the process that prints gets it.
///
/// # Errors
/// If it is not complete, or too long.
pub fn read_to_print(mut from: impl Read) -> std::io::Result<ToPrint> {
    let book = piece(&mut from, LONGEST_BOOK)?.ok_or(std::io::ErrorKind::UnexpectedEof)?;
    let mut pictures = HashMap::new();
    while let Some(name) = piece(&mut from, LONGEST_NAME)? {
        let bytes = piece(&mut from, MOST_PICTURES)?.ok_or(std::io::ErrorKind::UnexpectedEof)?;
        pictures.insert(String::from_utf8_lossy(&name).into_owned(), bytes);
    }
    Ok((book, pictures))
}

/// Reads the next piece; `None` at the end.
fn piece(from: &mut impl Read, longest: u64) -> std::io::Result<Option<Vec<u8>>> {
    let mut length = [0; 8];
    if from.read(&mut length[..1])? == 0 {
        return Ok(None);
    }
    from.read_exact(&mut length[1..])?;
    let length = u64::from_be_bytes(length);
    if length > longest {
        return Err(std::io::ErrorKind::InvalidData.into());
    }
    let mut bytes = Vec::new();
    from.take(length).read_to_end(&mut bytes)?;
    match u64::try_from(bytes.len()) == Ok(length) {
        true => Ok(Some(bytes)),
        false => Err(std::io::ErrorKind::UnexpectedEof.into()),
    }
}

/// Waits until a process has ended well; ends it if it takes too long.
fn finished(mut child: Child) -> Result<()> {
    let begun = Instant::now();
    let status = loop {
        match child.try_wait().map_err(Error::internal)? {
            Some(status) => break status,
            None if begun.elapsed() > LONGEST => {
                let _ = child.kill();
                let _ = child.wait();
                return Err(Error::internal("printing took too long"));
            }
            None => std::thread::sleep(PAUSE),
        }
    };
    if status.success() {
        return Ok(());
    }
    let mut said = String::new();
    if let Some(mut stderr) = child.stderr.take() {
        let _ = (&mut stderr).take(4096).read_to_string(&mut said);
    }
    Err(Error::internal(format!("printing ended with {status}: {said}")))
}

#[cfg(test)]
mod tests;
