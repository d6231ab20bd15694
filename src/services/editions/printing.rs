//! Printing: a book becomes a PDF in a process of its own, so that neither a long book nor a fault in what sets it can
//! slow down or end the service. A file is made once and kept under the hash of what it was made from.

use std::collections::{HashMap, HashSet};
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde::Serialize;
use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;
use utoipa::ToSchema;

use crate::domain::version::hex;
use crate::error::{Code, Error, Result};

/// The command of the program that reads a book and writes a PDF.
pub const COMMAND: &str = "print-book";
/// What the files depend on besides the book. It changes whenever the same book gives another file.
const FORM: &str = "pdf 1";
/// How long printing one book may take.
const LONGEST: Duration = Duration::from_secs(180);
/// How often it is looked whether a book is printed.
const PAUSE: Duration = Duration::from_millis(50);
/// Maximum number of books that wait to be printed.
const MOST_WAITING: usize = 16;
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
    jobs: Arc<Mutex<Jobs>>,
}

#[derive(Default)]
struct Jobs {
    /// What waits or is being printed, by key.
    open: HashSet<String>,
    /// What could not be printed, with the time.
    failed: HashMap<String, Instant>,
    turn: Arc<Mutex<()>>,
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
    /// Creates a printer that keeps files in this folder and runs this program.
    ///
    /// # Errors
    /// If the folder cannot be created.
    pub fn new(folder: &Path, program: PathBuf) -> Result<Printer> {
        fs::create_dir_all(folder).map_err(Error::internal)?;
        Ok(Printer { folder: folder.to_owned(), program, jobs: Arc::default() })
    }

    /// Returns a printed book, or begins to print it.
    ///
    /// # Errors
    /// `unavailable` if too many wait, or if this one has just failed.
    pub fn print(&self, book: Vec<u8>) -> Result<Printed> {
        let key = hex(&Sha256::new().chain_update(FORM).chain_update(&book).finalize());
        if let Ok(file) = File::open(self.path(&key)) {
            let length = file.metadata().map_err(Error::internal)?.len();
            return Ok(Printed::Ready(file, length));
        }
        let turn = {
            let mut jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
            if jobs.open.contains(&key) {
                return Ok(Printed::Running(key));
            }
            let has_just_failed = jobs.failed.get(&key).is_some_and(|at| at.elapsed() < AGAIN);
            if has_just_failed || jobs.open.len() >= MOST_WAITING {
                return Err(Error::new(Code::Unavailable));
            }
            jobs.failed.remove(&key);
            jobs.open.insert(key.clone());
            jobs.turn.clone()
        };
        let (printer, of) = (self.clone(), key.clone());
        let begun = std::thread::Builder::new().name("printing".to_owned()).spawn(move || {
            let _turn = turn.lock().unwrap_or_else(PoisonError::into_inner);
            let made = printer.make(&of, &book);
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
            jobs.failed.retain(|_, at| at.elapsed() < AGAIN);
            if jobs.failed.len() < MOST_FAILED {
                jobs.failed.insert(key.to_owned(), Instant::now());
            }
        }
    }

    fn make(&self, key: &str, book: &[u8]) -> Result<()> {
        // Files rather than pipes: neither process ever waits for the other to read.
        let mut input = tempfile::tempfile().map_err(Error::internal)?;
        input.write_all(book).map_err(Error::internal)?;
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
        let _ = std::io::Read::read_to_string(&mut std::io::Read::take(&mut stderr, 4096), &mut said);
    }
    Err(Error::internal(format!("printing ended with {status}: {said}")))
}
