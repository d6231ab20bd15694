//! Archives that have the same bytes for the same files.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::error::{Error, Result};

/// Returns an archive with these files, in this order. The first one is not compressed if `is_first_plain`, as programs
/// need that tell the kind of an archive by its first bytes.
///
/// # Errors
/// Internal errors only.
pub fn zipped(files: &[(String, Vec<u8>)], is_first_plain: bool) -> Result<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (at, (name, bytes)) in files.iter().enumerate() {
        let method = match is_first_plain && at == 0 {
            true => CompressionMethod::Stored,
            false => CompressionMethod::Deflated,
        };
        // Always the same time: the bytes must not depend on when they were made.
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        archive.start_file(name.as_str(), options).map_err(Error::internal)?;
        archive.write_all(bytes).map_err(Error::internal)?;
    }
    Ok(archive.finish().map_err(Error::internal)?.into_inner())
}
