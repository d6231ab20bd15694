//! The files of an index in their folder. tantivy's own directory waits for the disk at the end of every file, and after
//! the beginning of every file it writes anew which files there are, and waits for that, too. A commit of a few documents
//! has half a dozen files. Here all that waits until a commit needs it, and is done at once.

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

/// Where tantivy writes which files it has made, so that it can remove those that no longer count.
const LIST: &str = ".managed.json";
/// So many files wait at most: each is held open.
const MOST_WAITING: usize = 60;

/// A folder with an index in it.
#[derive(Clone, Debug)]
pub struct Directory {
    files: MmapDirectory,
    folder: PathBuf,
    waiting: Arc<Mutex<Waiting>>,
}

/// What has been written and may not have reached the disk.
#[derive(Debug, Default)]
struct Waiting {
    /// Files that are whole.
    files: Vec<File>,
    /// The list, if it has changed.
    list: Option<Vec<u8>>,
}

impl Waiting {
    fn sync(&mut self) -> io::Result<()> {
        for file in &self.files {
            file.sync_data()?;
        }
        self.files.clear();
        Ok(())
    }
}

impl Directory {
    /// The folder, which has to be there. What a process left in it that ended before a commit is removed.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub fn open(folder: &Path) -> tantivy::Result<Directory> {
        let files = MmapDirectory::open(folder)?;
        let directory = Directory { files, folder: folder.to_owned(), waiting: Arc::default() };
        directory.remove_unlisted()?;
        Ok(directory)
    }

    fn remove_unlisted(&self) -> io::Result<()> {
        let list = match fs::read(self.folder.join(LIST)) {
            Ok(list) => list,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(error),
        };
        // What cannot be read is damaged, which opening the index will tell.
        let Ok(listed) = serde_json::from_slice::<HashSet<PathBuf>>(&list) else { return Ok(()) };
        for entry in fs::read_dir(&self.folder)? {
            let name = PathBuf::from(entry?.file_name());
            let is_hidden = name.to_str().is_some_and(|name| name.starts_with('.'));
            if !is_hidden && !listed.contains(&name) {
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

    /// tantivy calls this before it says in `meta.json` which files count.
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
    /// None when it is whole.
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
    fn what_waits_is_written_before_a_commit_says_that_it_counts() {
        let folder = tempfile::tempdir().unwrap();
        let directory = Directory::open(folder.path()).unwrap();
        write(&directory, "a.idx");
        directory.atomic_write(Path::new(LIST), b"[\"a.idx\"]").unwrap();
        assert_eq!(directory.atomic_read(Path::new(LIST)).unwrap(), b"[\"a.idx\"]");
        assert!(!folder.path().join(LIST).exists());
        directory.sync_directory().unwrap();
        assert_eq!(fs::read(folder.path().join(LIST)).unwrap(), b"[\"a.idx\"]");
        assert_eq!(fs::read(folder.path().join("a.idx")).unwrap(), b"whole");
        assert!(directory.waiting().files.is_empty());
        assert!(directory.open_write(Path::new("a.idx")).is_err(), "no file is written a second time");
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
    fn what_a_crash_left_behind_is_removed_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let directory = Directory::open(folder.path()).unwrap();
        ["a.idx", "meta.json"].iter().for_each(|name| write(&directory, name));
        directory.atomic_write(Path::new(LIST), b"[\"a.idx\",\"meta.json\"]").unwrap();
        directory.sync_directory().unwrap();
        ["b.idx", ".lock"].iter().for_each(|name| write(&directory, name));
        drop(directory);
        Directory::open(folder.path()).unwrap();
        let mut left: Vec<_> =
            fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, [".lock", LIST, "a.idx", "meta.json"]);
    }
}
