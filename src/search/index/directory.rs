//! The files of an index in their folder. tantivy's own directory syncs every file when it ends, and before each file
//! it rewrites the list of files and syncs that too. A commit of a few documents has half a dozen files. Here, all of
//! that is deferred until a commit needs it: the files are then synced one after another, and the list is written once.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    AntiCallToken, DirectoryLock, FileHandle, Lock, MmapDirectory, TerminatingWrite, WatchCallback,
    WatchHandle, WritePtr,
};

/// Where tantivy lists the files that it has created, so that it can remove those no longer in use.
const LIST: &str = ".managed.json";
/// Where it records which segments are in use.
const COMMIT: &str = "meta.json";
/// The names of a segment's files begin with its identifier, in this many hexadecimal digits.
const SEGMENT: usize = 32;
/// Maximum number of files waiting to be synced, since each is held open.
const MOST_WAITING: usize = 60;

/// A folder that contains an index.
#[derive(Clone, Debug)]
pub struct Directory {
    files: MmapDirectory,
    folder: PathBuf,
    waiting: Arc<Mutex<Waiting>>,
}

/// Data that has been written but may not have reached the disk.
#[derive(Debug, Default)]
struct Waiting {
    /// Files that are complete.
    files: Vec<File>,
    /// The list of files, if it has changed.
    list: Option<Vec<u8>>,
    /// Whether a file could not be synced. The system reports this once, and not necessarily to the caller that
    /// commits. From then on nothing written here can be relied on: the index has to be reopened.
    failed: bool,
}

impl Waiting {
    fn sync(&mut self) -> io::Result<()> {
        for file in self.files.drain(..) {
            if let Err(error) = file.sync_data() {
                self.failed = true;
                return Err(error);
            }
        }
        match self.failed {
            true => Err(io::Error::other("a file of the index did not reach the disk")),
            false => Ok(()),
        }
    }
}

impl Directory {
    /// Opens the folder, which has to exist. Segment files left behind by a process that ended before a commit are
    /// removed.
    ///
    /// # Errors
    /// Fails if the folder does not exist.
    pub fn open(folder: &Path) -> tantivy::Result<Directory> {
        let files = MmapDirectory::open(folder)?;
        let directory = Directory { files, folder: folder.to_owned(), waiting: Arc::default() };
        if let Err(error) = directory.remove_unlisted() {
            // They take up space and do no harm.
            tracing::warn!(folder = %folder.display(), %error, "files without a use stay in the index's folder");
        }
        Ok(directory)
    }

    /// Removes the files of segments that appear neither in the list nor in a commit. Without a list, nothing is
    /// removed.
    fn remove_unlisted(&self) -> io::Result<()> {
        let read = |name: &str| match fs::read(self.folder.join(name)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            read => read.map(Some),
        };
        let Some(list) = read(LIST)? else { return Ok(()) };
        // An unreadable list means damage, which opening the index will report.
        let Ok(listed) = serde_json::from_slice::<HashSet<String>>(&list) else { return Ok(()) };
        let committed = String::from_utf8_lossy(&read(COMMIT)?.unwrap_or_default()).replace('-', "");
        for entry in fs::read_dir(&self.folder)? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            let segment = name.get(..SEGMENT).filter(|id| id.bytes().all(|byte| byte.is_ascii_hexdigit()));
            if segment.is_some_and(|id| !committed.contains(id)) && !listed.contains(&name) {
                fs::remove_file(self.folder.join(name))?;
            }
        }
        Ok(())
    }

    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl tantivy::Directory for Directory {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        self.files.get_file_handle(path)
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.files.delete(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.files.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        let file = File::create_new(self.folder.join(path)).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => OpenWriteError::FileAlreadyExists(path.to_owned()),
            _ => OpenWriteError::wrap_io_error(error, path.to_owned()),
        })?;
        Ok(BufWriter::new(Box::new(Writing { file: Some(file), waiting: self.waiting.clone() })))
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        match self.waiting().list.as_ref().filter(|_| path == Path::new(LIST)) {
            Some(list) => Ok(list.clone()),
            None => self.files.atomic_read(path),
        }
    }

    fn atomic_write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        if path == Path::new(LIST) {
            self.waiting().list = Some(bytes.to_owned());
            return Ok(());
        }
        self.files.atomic_write(path, bytes)
    }

    /// tantivy calls this, among other times, before it records in `meta.json` which files are in use.
    fn sync_directory(&self) -> io::Result<()> {
        let mut waiting = self.waiting();
        waiting.sync()?;
        if let Some(list) = &waiting.list {
            self.files.atomic_write(Path::new(LIST), list)?;
            waiting.list = None;
        }
        self.files.sync_directory()
    }

    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        self.files.acquire_lock(lock)
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.files.watch(callback)
    }
}

/// A file that is being written.
struct Writing {
    /// `None` once it is complete.
    file: Option<File>,
    waiting: Arc<Mutex<Waiting>>,
}

impl Write for Writing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.file {
            Some(file) => file.write(bytes),
            None => Err(io::Error::other("the file is whole already")),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl TerminatingWrite for Writing {
    fn terminate_ref(&mut self, _: AntiCallToken) -> io::Result<()> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.files.extend(self.file.take());
        if waiting.files.len() >= MOST_WAITING { waiting.sync() } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use tantivy::Directory as _;

    use super::*;

    fn write(directory: &Directory, name: &str) {
        let mut file = directory.open_write(Path::new(name)).unwrap();
        file.write_all(b"whole").unwrap();
        file.terminate().unwrap();
    }

    #[test]
    fn files_and_their_list_wait_until_the_folder_is_synced() {
        let folder = tempfile::tempdir().unwrap();
        let directory = Directory::open(folder.path()).unwrap();
        write(&directory, "a.idx");
        directory.atomic_write(Path::new(LIST), b"[\"a.idx\"]").unwrap();
        assert_eq!(directory.atomic_read(Path::new(LIST)).unwrap(), b"[\"a.idx\"]");
        assert!(!folder.path().join(LIST).exists());
        assert_eq!(directory.waiting().files.len(), 1);
        directory.sync_directory().unwrap();
        assert_eq!(fs::read(folder.path().join(LIST)).unwrap(), b"[\"a.idx\"]");
        assert_eq!(fs::read(folder.path().join("a.idx")).unwrap(), b"whole");
        assert!(directory.waiting().files.is_empty());
        assert!(directory.open_write(Path::new("a.idx")).is_err(), "no file is written a second time");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn after_a_file_that_did_not_reach_the_disk_nothing_is_committed() {
        let folder = tempfile::tempdir().unwrap();
        let directory = Directory::open(folder.path()).unwrap();
        directory.atomic_write(Path::new(LIST), b"[]").unwrap();
        // This cannot be synced, as there is no storage behind it.
        directory.waiting().files.push(File::options().write(true).open("/dev/full").unwrap());
        write(&directory, "a.idx");
        for _ in 0..2 {
            assert!(directory.sync_directory().is_err());
        }
        assert!(!folder.path().join(LIST).exists());
        Directory::open(folder.path()).unwrap().sync_directory().unwrap();
    }

    #[test]
    fn a_long_time_without_a_commit_does_not_hold_every_file_open() {
        let folder = tempfile::tempdir().unwrap();
        let directory = Directory::open(folder.path()).unwrap();
        for n in 0..3 * MOST_WAITING {
            write(&directory, &format!("{n}.idx"));
            assert!(directory.waiting().files.len() < MOST_WAITING);
        }
    }

    #[test]
    fn segments_that_a_crash_left_behind_are_removed_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let name = |n: u8| format!("{}.idx", format!("{n:02x}").repeat(16));
        let directory = Directory::open(folder.path()).unwrap();
        let kept = [name(1), name(2), "notes.txt".to_owned(), ".lock".to_owned()];
        kept.iter().for_each(|name| write(&directory, name));
        write(&directory, &name(3));
        drop(directory);
        // Without a list, it is unknown which files are left over.
        Directory::open(folder.path()).unwrap();
        assert!(folder.path().join(name(3)).exists());
        // The list may be older than the commit if the folder was copied while in use.
        fs::write(folder.path().join(LIST), format!("[\"{}\"]", name(1))).unwrap();
        let id = uuid::Uuid::from_bytes([2; 16]);
        fs::write(folder.path().join(COMMIT), format!("{{\"segments\": [{{\"segment_id\": \"{id}\"}}]}}"))
            .unwrap();
        Directory::open(folder.path()).unwrap();
        let left = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
        let left: HashSet<String> = left.map(|name| name.into_string().unwrap()).collect();
        let expected = kept.into_iter().chain([LIST.to_owned(), COMMIT.to_owned()]);
        assert_eq!(left, expected.collect());
    }
}
