//! Where uploaded files are.

use super::folder;
use crate::blobs::Blobs;
use crate::config::Config;
use crate::error::Result;

/// The subfolder of the data folder with uploaded files and the books of editions.
const BLOBS: &str = "blobs";

/// Opens the bucket of the settings, or the folder for files in the data folder.
///
/// # Errors
/// If it cannot be used; the error says what to do.
pub fn open(config: &Config) -> Result<Blobs> {
    #[cfg(feature = "s3")]
    if !config.s3.bucket.is_empty() {
        let s3 = &config.s3;
        return Blobs::in_bucket(&crate::blobs::BucketSettings {
            bucket: s3.bucket.clone(),
            endpoint: s3.endpoint.clone(),
            region: s3.region.clone(),
            prefix: s3.prefix.clone(),
            access_key: s3.access_key.clone(),
            secret_key: s3.secret_key.clone(),
            path_style: s3.path_style,
            patience: crate::blobs::Patience::default(),
        });
    }
    let part = config.data_dir.join(BLOBS);
    folder::about(part.clone(), Blobs::open(&part))
}
