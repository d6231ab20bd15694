//! Request bodies as they arrive: the one place that limits their size, how slowly they may arrive, and how much memory
//! all of them may take together.

use std::io::Read;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};

use actix_web::HttpRequest;
use actix_web::dev::Payload;
use actix_web::error::PayloadError;
use actix_web::http::header::{CONTENT_ENCODING, CONTENT_LENGTH};
use actix_web::web::Bytes;
use flate2::read::MultiGzDecoder;
use futures_util::Stream;
use tokio::sync::Semaphore;

use super::pace::{Awaited, Pace};
use crate::domain::attachment::LARGEST_ATTACHMENT;
use crate::error::{Code, Error, Result};
use crate::services::thesaurus::MAX_BYTES;

/// Maximum size of a JSON body in requests that need no account, in bytes.
const LARGEST_OPEN_BODY: usize = 256 * 1024;
/// Maximum size of a JSON body, in bytes.
const LARGEST_BODY: usize = 4 * 1024 * 1024;
/// Maximum size of an uploaded file, in bytes.
pub const LARGEST_UPLOAD: usize = 50 * 1024 * 1024;
/// Number of seconds after which a request may be retried that was refused for lack of memory.
const PUT_OFF: u64 = 5;
/// Maximum number of bytes in an upload's form besides the file: boundaries, headers, field names.
const AROUND_AN_UPLOAD: usize = 64 * 1024;

/// Kinds of request bodies. JSON without an account, JSON with an account, and files each have their own share of
/// memory, so that strangers cannot keep account holders from writing, and uploads cannot keep anyone else from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// JSON from anyone: logging in, and requests with mailed links.
    Open,
    /// JSON from a caller with an account.
    SignedIn,
    /// A thesaurus.
    Thesaurus,
    /// The form with a thesaurus.
    ThesaurusForm,
    /// The form of an uploaded report.
    Upload,
    /// The form of a file to be attached, which goes to the disk as it arrives and takes no memory.
    Attachment,
}

impl Kind {
    /// Returns the maximum size of a body, in bytes.
    fn limit(self) -> usize {
        match self {
            Kind::Open => LARGEST_OPEN_BODY,
            Kind::SignedIn => LARGEST_BODY,
            Kind::Thesaurus => MAX_BYTES,
            Kind::ThesaurusForm => MAX_BYTES + AROUND_AN_UPLOAD,
            Kind::Upload => LARGEST_UPLOAD + AROUND_AN_UPLOAD,
            Kind::Attachment => LARGEST_ATTACHMENT + AROUND_AN_UPLOAD,
        }
    }
}

/// The limits on request bodies.
pub struct Bodies {
    pace: Pace,
    open: Arc<Semaphore>,
    signed: Arc<Semaphore>,
    files: Arc<Semaphore>,
}

impl Bodies {
    /// Creates the limits: the minimum pace of a body, and the memory in bytes for all of them together. Half of it is
    /// for files, the other half for JSON with and without an account.
    pub fn new(pace: Pace, memory: usize) -> Bodies {
        let share = |part: usize| Arc::new(Semaphore::new((memory / part).min(Semaphore::MAX_PERMITS)));
        Bodies { pace, open: share(4), signed: share(4), files: share(2) }
    }

    /// Starts receiving the body of a request.
    ///
    /// # Errors
    /// `payload_too_large` if its `Content-Length` exceeds the limit.
    pub(super) fn arriving(&self, request: &HttpRequest, payload: Payload, kind: Kind) -> Result<Arriving> {
        let limit = kind.limit();
        let length = request.headers().get(CONTENT_LENGTH);
        let length = length.and_then(|field| field.to_str().ok()?.parse::<usize>().ok());
        if length.is_some_and(|length| length > limit) {
            return Err(Error::new(Code::TooLarge));
        }
        let of = match kind {
            Kind::Open => &self.open,
            Kind::SignedIn => &self.signed,
            Kind::Thesaurus | Kind::ThesaurusForm | Kind::Upload | Kind::Attachment => &self.files,
        };
        let held = Held(Arc::new(Taken { of: of.clone(), bytes: AtomicUsize::new(0) }));
        let is_held = kind != Kind::Attachment;
        Ok(Arriving { payload, limit, length: 0, awaited: Awaited::new(self.pace), held, is_held })
    }
}

/// Memory taken by a body, freed when its last holder is dropped.
#[derive(Clone)]
pub struct Held(Arc<Taken>);

struct Taken {
    of: Arc<Semaphore>,
    bytes: AtomicUsize,
}

impl Held {
    /// Takes more memory.
    ///
    /// # Errors
    /// `unavailable` if others have taken all of it.
    pub fn more(&self, bytes: usize) -> Result<()> {
        let taken = u32::try_from(bytes).ok().and_then(|bytes| self.0.of.try_acquire_many(bytes).ok());
        match taken {
            Some(taken) => {
                taken.forget();
                self.0.bytes.fetch_add(bytes, Ordering::AcqRel);
                Ok(())
            }
            None => Err(Error::new(Code::Unavailable).detail("detail-busy").retry_after(PUT_OFF)),
        }
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        self.of.add_permits(self.bytes.load(Ordering::Acquire));
    }
}

/// A request body as it arrives.
pub struct Arriving {
    payload: Payload,
    limit: usize,
    length: usize,
    awaited: Awaited,
    held: Held,
    /// Whether what arrives stays in memory.
    is_held: bool,
}

impl Arriving {
    /// Returns the memory that the body takes, to be held as long as anything made from the body exists.
    pub fn held(&self) -> Held {
        self.held.clone()
    }

    /// Returns the body decompressed with gzip. The limit is the same as for an uncompressed body.
    ///
    /// # Errors
    /// `payload_too_large`; `unavailable`; `malformed` if it is not gzip.
    pub(super) fn unpacked(&self, packed: &[u8]) -> Result<Bytes> {
        let mut reader = MultiGzDecoder::new(packed);
        let mut body = Vec::new();
        let mut piece = [0; 16 * 1024];
        loop {
            let read = reader.read(&mut piece).map_err(|error| reason(PayloadError::Io(error)))?;
            if read == 0 {
                return Ok(body.into());
            }
            if body.len() + read > self.limit {
                return Err(Error::new(Code::TooLarge));
            }
            self.held.more(read)?;
            body.extend_from_slice(&piece[..read]);
        }
    }

    fn taken(&mut self, bytes: usize) -> Result<()> {
        self.length += bytes;
        if self.length > self.limit {
            return Err(Error::new(Code::TooLarge));
        }
        self.awaited.moved(bytes);
        if self.is_held { self.held.more(bytes) } else { Ok(()) }
    }
}

impl Stream for Arriving {
    type Item = Result<Bytes, PayloadError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        match Pin::new(&mut this.payload).poll_next(context) {
            Poll::Ready(Some(Ok(chunk))) => {
                Poll::Ready(Some(this.taken(chunk.len()).map(|()| chunk).map_err(refused)))
            }
            Poll::Pending if this.awaited.is_late(context) => {
                Poll::Ready(Some(Err(refused(Error::new(Code::RequestTimeout)))))
            }
            other => other,
        }
    }
}

/// Wraps one of our errors to pass it through the code that reads a body.
fn refused(error: Error) -> PayloadError {
    PayloadError::Io(std::io::Error::other(error))
}

/// Returns why a body did not arrive.
pub(super) fn reason(error: PayloadError) -> Error {
    let broken = |cause: Box<dyn std::error::Error + Send + Sync>| Error {
        cause: Some(cause),
        ..Error::new(Code::Malformed)
    };
    match error {
        PayloadError::Io(error) => error.downcast::<Error>().unwrap_or_else(|error| broken(error.into())),
        other => broken(other.to_string().into()),
    }
}

/// How a body is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Coding {
    /// Not compressed.
    Identity,
    /// Compressed with gzip.
    Gzip,
}

impl Coding {
    /// Returns the coding that the request declares for its body.
    ///
    /// # Errors
    /// `unsupported_media_type` if it is not one of `known`.
    pub(super) fn of(request: &HttpRequest, known: &[Coding]) -> Result<Coding> {
        let mut fields = request.headers().get_all(CONTENT_ENCODING);
        let named = fields.next().map(|field| field.to_str().unwrap_or("?").trim().to_ascii_lowercase());
        let found = match (named.as_deref(), fields.next()) {
            (None | Some("" | "identity"), None) => Some(Coding::Identity),
            (Some("gzip" | "x-gzip"), None) => Some(Coding::Gzip),
            _ => None,
        };
        found.filter(|coding| known.contains(coding)).ok_or_else(|| {
            let codings = if known.contains(&Coding::Gzip) { "gzip" } else { "identity" };
            let refused = Error::new(Code::UnsupportedMediaType).detail("detail-unsupported-coding");
            refused.member("codings", codings)
        })
    }
}
