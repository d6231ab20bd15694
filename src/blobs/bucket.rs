//! Files by hash in storage that is compatible with Amazon S3, under the same names as in a folder.
//!
//! Requests run on a runtime of their own, for which the caller's thread waits: each is bounded in time, their number is
//! limited, and a file is read in pieces, each with a request of its own. So no slow reader holds a connection
//! to the storage, and one that breaks off is resumed by the next piece.

use std::borrow::Cow;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use futures_util::TryStreamExt;
use object_store::aws::AmazonS3Builder;
use object_store::path::Path;
use object_store::{
    BackoffConfig, ClientOptions, GetOptions, GetRange, ObjectStore, ObjectStoreExt, PutPayload, RetryConfig,
};
use secrecy::ExposeSecret;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::RwLock;

use super::failure::Failure;
use super::limit::Limit;
use super::settings::{BucketSettings, Patience};
use crate::error::{Error, Result};

/// Number of bytes that one request reads, and that are in memory of each file being read.
const PIECE: u64 = 256 * 1024;
/// Maximum number of files being stored at once, each of which is in memory, and of those that wait for it.
const STORED_AT_ONCE: usize = 4;
const STORED_LATER: usize = 12;
/// Maximum number of other requests at once, and of those that wait for it.
const ASKED_AT_ONCE: usize = 32;
const ASKED_LATER: usize = 96;
/// Maximum number of files that one sweep removes; the next ones remove the others.
const MOST_SWEPT: usize = 10_000;
/// The SHA-256 of no bytes: of an empty file, no range can be asked for.
const OF_NOTHING: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
/// A name that no file has: asking for it finds out whether the bucket can be used.
const NOWHERE: &str = "none";

/// A bucket.
pub struct Bucket(Arc<Inner>);

struct Inner {
    store: Box<dyn ObjectStore>,
    prefix: String,
    patience: Patience,
    storing: Limit,
    asking: Limit,
    /// Held by those who store, and alone by the one who removes. It does not protect from other nodes: they would have
    /// to store the very file that this one removes, in the milliseconds between looking at it again and removing it.
    deciding: RwLock<()>,
    runtime: Option<Runtime>,
}

impl Drop for Inner {
    fn drop(&mut self) {
        // The last owner may be a thread that answers requests, where a runtime must not be waited for.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

impl Bucket {
    /// Opens a bucket.
    ///
    /// # Errors
    /// `internal` if the settings cannot be used, or if the bucket does not exist or may not be used; the error says
    /// what to check.
    pub fn open(settings: &BucketSettings) -> Result<Bucket> {
        let retry = RetryConfig {
            backoff: BackoffConfig { max_backoff: Duration::from_secs(1), ..BackoffConfig::default() },
            max_retries: 2,
            retry_timeout: settings.patience.asking,
        };
        let options = ClientOptions::new()
            .with_connect_timeout(settings.patience.connecting)
            .with_timeout(settings.patience.storing)
            .with_allow_http(settings.endpoint.starts_with("http://"));
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(&settings.bucket)
            .with_region(&settings.region)
            .with_access_key_id(&settings.access_key)
            .with_secret_access_key(settings.secret_key.expose_secret())
            .with_virtual_hosted_style_request(!settings.path_style)
            .with_client_options(options)
            .with_retry(retry);
        if !settings.endpoint.is_empty() {
            builder = builder.with_endpoint(settings.address());
        }
        let store = builder.build().map_err(Error::internal)?;
        let bucket = Bucket::new(Box::new(store), settings.prefix.trim_matches('/'), settings.patience)?;
        if let Err(failure) = bucket.0.look() {
            if let Some(refusal) = failure.refusal(&settings.bucket) {
                return Err(refusal);
            }
            let error = failure.into_error();
            tracing::warn!(bucket = settings.bucket, %error, "the bucket for uploaded files does not answer");
        }
        Ok(bucket)
    }

    /// Creates a bucket on a store.
    pub(super) fn new(store: Box<dyn ObjectStore>, prefix: &str, patience: Patience) -> Result<Bucket> {
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .thread_name("storage")
            .enable_all()
            .build()
            .map_err(Error::internal)?;
        Ok(Bucket(Arc::new(Inner {
            store,
            prefix: prefix.to_owned(),
            patience,
            storing: Limit::new(STORED_AT_ONCE, STORED_LATER, patience.waiting),
            asking: Limit::new(ASKED_AT_ONCE, ASKED_LATER, patience.waiting),
            deciding: RwLock::new(()),
            runtime: Some(runtime),
        })))
    }

    /// Stores the bytes under their hash, also if they are there already, which makes them new.
    ///
    /// # Errors
    /// `unavailable` if the bucket does not take them.
    pub fn keep(&self, hash: &str, bytes: Cow<'_, [u8]>) -> Result<()> {
        let inner = &self.0;
        let path = inner.path(hash);
        let stored = inner.done(&inner.storing, inner.patience.storing, async {
            let _deciding = inner.deciding.read().await;
            inner.store.put(&path, PutPayload::from(bytes.into_owned())).await
        });
        stored.map(|_| ()).map_err(Failure::into_error)
    }

    /// Opens a file.
    ///
    /// # Errors
    /// `internal` if it is missing; `unavailable` if the bucket does not answer.
    pub fn object(&self, hash: &str) -> Result<Object> {
        let path = self.0.path(hash);
        let (length, piece) = if hash == OF_NOTHING { (0, Vec::new()) } else { self.0.piece(&path, 0)? };
        Ok(Object { bucket: self.0.clone(), path, length, at: 0, begins: 0, piece })
    }

    /// Removes files that were stored before that time and are not needed. What is not named by a hash is not ours.
    ///
    /// # Errors
    /// `unavailable` if the bucket does not answer.
    pub fn sweep(&self, before: SystemTime, needed: impl Fn(&str) -> bool) -> Result<()> {
        let inner = &self.0;
        let mut listed = inner.store.list(inner.root().as_ref());
        let mut doomed = Vec::new();
        loop {
            // Each page has its own time; what is left of a page is there at once.
            let next = inner.done(&inner.asking, inner.patience.asking, listed.try_next());
            let Some(found) = next.map_err(Failure::into_error)? else { break };
            let Some(hash) = inner.hash(&found.location) else { continue };
            if SystemTime::from(found.last_modified) < before && !needed(&hash) {
                doomed.push(found.location);
            }
            if doomed.len() == MOST_SWEPT {
                break;
            }
        }
        doomed.iter().try_for_each(|path| inner.remove(path, before)).map_err(Failure::into_error)
    }

    /// Returns when a file was stored last.
    #[cfg(test)]
    pub(super) fn kept_at(&self, hash: &str) -> Result<SystemTime> {
        let (inner, path) = (&self.0, self.0.path(hash));
        let found = inner.done(&inner.asking, inner.patience.asking, inner.store.head(&path));
        found.map(|found| found.last_modified.into()).map_err(Failure::into_error)
    }

    /// Returns whether the bucket can be used; logs why if it cannot.
    pub fn answers(&self) -> bool {
        match self.0.look() {
            Ok(()) => true,
            Err(failure) => {
                tracing::error!(error = %failure.into_error(), "the bucket for uploaded files does not answer");
                false
            }
        }
    }
}

impl Inner {
    /// Waits for a request, for a limited time, if not too many are under way.
    fn done<T>(
        &self,
        limit: &Limit,
        patience: Duration,
        request: impl Future<Output = object_store::Result<T>>,
    ) -> Result<T, Failure> {
        // There is none only while this is being dropped.
        let runtime = self.runtime.as_ref().ok_or(Failure::Late)?;
        runtime.handle().block_on(async {
            let _permit = limit.acquire().await.ok_or(Failure::Busy)?;
            let answered = tokio::time::timeout(patience, request).await;
            answered.map_err(|_| Failure::Late)?.map_err(Failure::Said)
        })
    }

    /// Asks for a file that does not exist. Storage says so only to those who may also list.
    fn look(&self) -> Result<(), Failure> {
        let nowhere = self.named([NOWHERE]);
        match self.done(&self.asking, self.patience.asking, self.store.get(&nowhere)) {
            Err(failure) if !failure.is_missing_file() => Err(failure),
            _ => Ok(()),
        }
    }

    /// Reads the piece of a file that begins there, and returns it with the length of the whole.
    fn piece(&self, path: &Path, begins: u64) -> Result<(u64, Vec<u8>)> {
        let options =
            GetOptions { range: Some(GetRange::Bounded(begins..begins + PIECE)), ..GetOptions::default() };
        let read = self.done(&self.asking, self.patience.asking, async {
            let found = self.store.get_opts(path, options).await?;
            Ok((found.meta.size, found.bytes().await?.to_vec()))
        });
        read.map_err(Failure::into_error)
    }

    /// Removes a file, unless it was stored again in the meantime.
    fn remove(&self, path: &Path, before: SystemTime) -> Result<(), Failure> {
        let removed = self.done(&self.asking, self.patience.asking, async {
            let _deciding = self.deciding.write().await;
            let found = self.store.head(path).await?;
            if SystemTime::from(found.last_modified) < before {
                self.store.delete(path).await?;
            }
            Ok(())
        });
        match removed {
            // Another node has removed it.
            Err(failure) if failure.is_missing_file() => Ok(()),
            removed => removed,
        }
    }

    fn root(&self) -> Option<Path> {
        (!self.prefix.is_empty()).then(|| self.named([]))
    }

    fn path(&self, hash: &str) -> Path {
        let (first, rest) = hash.split_at(2);
        self.named([first, rest])
    }

    fn named<const N: usize>(&self, parts: [&str; N]) -> Path {
        self.prefix.split('/').filter(|part| !part.is_empty()).chain(parts).collect()
    }

    /// Returns the hash that names a file; `None` if it is not named by a hash.
    fn hash(&self, path: &Path) -> Option<String> {
        let root = self.root().unwrap_or_default();
        let parts: Vec<_> = path.prefix_match(&root)?.collect();
        let [first, rest] = parts.as_slice() else { return None };
        let is_hex = |text: &str| text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        let (first, rest) = (first.as_ref(), rest.as_ref());
        let is_hash = first.len() == 2 && rest.len() == 62 && is_hex(first) && is_hex(rest);
        is_hash.then(|| format!("{first}{rest}"))
    }
}

/// A file in a bucket that is being read.
pub struct Object {
    bucket: Arc<Inner>,
    path: Path,
    length: u64,
    /// Where reading goes on.
    at: u64,
    /// Where the piece in memory begins.
    begins: u64,
    piece: Vec<u8>,
}

impl Object {
    /// Its length in bytes.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// Reads from the beginning again.
    pub fn rewind(&mut self) {
        self.at = 0;
    }

    /// Reads some bytes; none at the end.
    ///
    /// # Errors
    /// `internal` if it is missing; `unavailable` if the bucket does not answer.
    pub fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        if self.at >= self.length || into.is_empty() {
            return Ok(0);
        }
        let mut rest = self.in_memory();
        if rest.is_empty() {
            (_, self.piece) = self.bucket.piece(&self.path, self.at)?;
            self.begins = self.at;
            rest = self.in_memory();
        }
        let length = rest.len().min(into.len());
        let (from, into) = (rest.get(..length), into.get_mut(..length));
        let (Some(from), Some(into)) = (from, into) else { return Ok(0) };
        into.copy_from_slice(from);
        self.at += u64::try_from(length).map_err(Error::internal)?;
        Ok(length)
    }

    /// Returns what is in memory of what comes next.
    fn in_memory(&self) -> &[u8] {
        let ahead = self.at.checked_sub(self.begins).and_then(|ahead| usize::try_from(ahead).ok());
        ahead.and_then(|ahead| self.piece.get(ahead..)).unwrap_or_default()
    }
}
