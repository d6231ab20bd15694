//! Where files are that are in a bucket, and how long to wait for them.

use std::time::Duration;

use secrecy::SecretString;

/// Where a bucket is, and how to use it.
pub struct BucketSettings {
    /// Its name.
    pub bucket: String,
    /// The address of the storage (`https://host`), or empty for Amazon's in that region.
    pub endpoint: String,
    /// The region.
    pub region: String,
    /// What all names in it begin with, or empty.
    pub prefix: String,
    /// The key with which requests are signed.
    pub access_key: String,
    /// Its secret.
    pub secret_key: SecretString,
    /// Whether the bucket is named in the path of addresses, or else in the name of the host.
    pub path_style: bool,
    /// How long to wait.
    pub patience: Patience,
}

/// How long to wait for storage.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// For a connection.
    pub connecting: Duration,
    /// For a piece of a file and for all else that is short, with all repetitions.
    pub asking: Duration,
    /// For a file to be stored, with all repetitions.
    pub storing: Duration,
    /// For other requests to end, if there are too many.
    pub waiting: Duration,
}

impl Default for Patience {
    fn default() -> Patience {
        Patience {
            connecting: Duration::from_secs(3),
            asking: Duration::from_secs(15),
            storing: Duration::from_secs(60),
            waiting: Duration::from_secs(5),
        }
    }
}

impl BucketSettings {
    /// Returns the address of the storage, with the bucket in the name of its host unless it is in the path.
    pub fn address(&self) -> String {
        let endpoint = self.endpoint.trim_end_matches('/');
        match endpoint.split_once("://") {
            Some((scheme, host)) if !self.path_style => format!("{scheme}://{}.{host}", self.bucket),
            _ => endpoint.to_owned(),
        }
    }
}
