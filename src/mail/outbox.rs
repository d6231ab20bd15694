//! The folder in which letters are filed if no SMTP server is configured.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use lettre::Message;

use super::letter::{Letter, SendError};
use crate::error::{Error, Result};

/// A folder with mode 0700 and letters with mode 0600, because their links open accounts.
#[derive(Debug)]
pub(super) struct Outbox(PathBuf);

impl Outbox {
    /// Opens the folder at that path, creating it if it is missing.
    pub(super) fn open(path: &Path) -> Result<Outbox> {
        let mut builder = DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder
            .create(path)
            .map_err(|cause| Error::internal(format!("cannot make {}: {cause}", path.display())))?;
        Ok(Outbox(path.to_owned()))
    }

    /// Files a letter as `TIME-ID.eml`, complete from the moment it has that name. Line ends are those of local text
    /// files (as in a Maildir), so that `grep` and scripts find no carriage returns.
    pub(super) fn put(&self, letter: &Letter, message: &Message) -> Result<(), SendError> {
        let time = letter.written.to_string().replace(['-', ':'], "");
        let path = self.0.join(format!("{time}-{}.eml", letter.id));
        let text = String::from_utf8_lossy(&message.formatted()).replace("\r\n", "\n");
        write(&path, text.as_bytes())
            .map_err(|cause| SendError::Transient(format!("cannot write {}: {cause}", path.display())))
    }
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // Two processes handling the same letter each write their own temporary file and rename it to the same name.
    let half_written = path.with_extension(format!("{}.tmp", std::process::id()));
    let mut options = OpenOptions::new();
    options.create(true).truncate(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&half_written)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&half_written, path)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::super::Mailer;
    use super::super::letter::tests::letter;
    use super::*;

    fn files(folder: &Path) -> Vec<PathBuf> {
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
    }

    #[test]
    fn a_letter_is_filed_once_however_often_it_is_sent() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("outbox");
        let mailer = Mailer::file(&folder, "Acervo <acervo@sela.example>").unwrap();
        mailer.send(&letter()).unwrap();
        mailer.send(&letter()).unwrap();
        let files = files(&folder);
        let names: Vec<_> = files.iter().map(|path| path.file_name().unwrap().to_str().unwrap()).collect();
        assert_eq!(names, ["20250402T080000.000001Z-11111111-1111-1111-1111-111111111111.eml"]);
        let text = fs::read_to_string(&files[0]).unwrap();
        assert!(letter().text.lines().all(|written| text.lines().any(|line| line == written)), "{text}");
        assert!(!text.contains('\r'));
    }

    #[test]
    fn letters_belong_to_their_owner_alone() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("outbox");
        Mailer::file(&folder, "acervo@sela.example").unwrap().send(&letter()).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&folder), 0o700);
        assert_eq!(mode(&files(&folder)[0]), 0o600);
    }

    #[test]
    fn a_folder_that_is_gone_is_worth_another_try() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("outbox");
        let mailer = Mailer::file(&folder, "acervo@sela.example").unwrap();
        fs::remove_dir(&folder).unwrap();
        assert!(matches!(mailer.send(&letter()), Err(SendError::Transient(_))));
    }

    #[test]
    fn a_sender_that_is_no_address_shows_at_the_start() {
        let home = tempfile::tempdir().unwrap();
        assert!(Mailer::file(home.path(), "Acervo").is_err());
        assert!(Mailer::file(home.path(), "Acervo <a@b.example>\r\nBcc: <eve@example.org>").is_err());
    }
}
