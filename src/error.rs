//! Errors, distinguished by stable codes. Knows nothing of HTTP: `http::problem` turns an [`Error`] into a response,
//! once, and the texts for people come from `messages`.

use std::borrow::Cow;

use serde_json::{Map, Value};

pub use crate::domain::fault::{Fault, FaultCode, Faults};
use crate::domain::fault::{LONGEST_QUOTED, cut};

/// The result of everything that can fail for a reason worth reporting to the caller.
pub type Result<T, E = Error> = std::result::Result<T, E>;

macro_rules! codes {
    ($($variant:ident $name:literal $status:literal $doc:literal;)*) => {
        /// The one table of codes: name on the wire and HTTP status. The titles in four languages are in
        /// `messages/*/problems.ftl` under `title-{code}`, the default detail under `detail-{code}`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Code { $(#[doc = $doc] $variant,)* }

        impl Code {
            /// Every code, in the table's order.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];

            /// Returns the stable name, as in `code` of a problem document.
            pub fn name(self) -> &'static str {
                match self { $(Code::$variant => $name,)* }
            }

            /// Returns the HTTP status of a response with this code.
            pub fn status(self) -> u16 {
                match self { $(Code::$variant => $status,)* }
            }
        }
    };
}

codes! {
    Malformed "malformed" 400 "the bytes are not what they claim to be (JSON, UTF-8, a document)";
    Unauthenticated "unauthenticated" 401 "no credential, or one that no longer counts";
    InvalidCredentials "invalid_credentials" 401 "e-mail address and password do not belong together";
    TokenReused "token_reused" 401 "a used refresh token came again: its family is ended";
    Forbidden "forbidden" 403 "the caller may know of it but not do this";
    FourEyes "four_eyes" 403 "whoever decides must not have written it nor belong to its institution";
    NotFound "not_found" 404 "absent, or the caller may not know that it exists";
    MethodNotAllowed "method_not_allowed" 405 "the address exists, the method does not";
    NotAcceptable "not_acceptable" 406 "none of the accepted media types can be given";
    WrongStage "wrong_stage" 409 "the section's stage does not allow this act";
    VersionMoved "version_moved" 409 "the decision names another version than the submitted one";
    InProgress "in_progress" 409 "the same request, with the same idempotency key, is under way";
    Conflict "conflict" 409 "it clashes with something that exists already";
    Unpublished "unpublished" 410 "it was published and is not any more";
    VersionConflict "version_conflict" 412 "somebody saved a later version in the meantime";
    RequestTimeout "request_timeout" 408 "the body came too slowly, or stopped coming";
    TooLarge "payload_too_large" 413 "more bytes than are accepted here";
    UnsupportedMediaType "unsupported_media_type" 415 "a media type that is not accepted here";
    Invalid "invalid" 422 "well formed, but with faults: they are in `errors`";
    Incomplete "incomplete" 422 "required fields are missing: they are in `errors`";
    IdempotencyMismatch "idempotency_mismatch" 422 "the idempotency key was used for another request";
    PreconditionRequired "precondition_required" 428 "writing over a version needs `If-Match`";
    TooManyRequests "too_many_requests" 429 "a limit is used up; `Retry-After` says for how long";
    HeadersTooLarge "request_header_fields_too_large" 431 "the header fields are larger than accepted";
    Internal "internal" 500 "our fault; the request id leads to the cause in the log";
    Unavailable "unavailable" 503 "not ready yet, stopping, or too much under way";
}

/// A failure: the part for the caller, and separately the part for the log.
#[derive(Debug)]
pub struct Error {
    /// The code.
    pub code: Code,
    /// The key of a more specific text than `detail-{code}`, if there is one.
    pub detail: Option<Cow<'static, str>>,
    /// The arguments of the detail.
    pub args: Vec<(&'static str, String)>,
    /// Every fault of the input, up to a hundred.
    pub faults: Faults,
    /// Further members of the problem document, such as `current_version`.
    pub members: Box<Map<String, Value>>,
    /// Number of seconds after which to try again.
    pub retry_after: Option<u64>,
    /// The internal cause: logged once with the request id, never sent.
    pub cause: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Error {
    /// Creates an error with that code and the code's own text.
    pub fn new(code: Code) -> Error {
        Error {
            code,
            detail: None,
            args: Vec::new(),
            faults: Faults::default(),
            members: Box::default(),
            retry_after: None,
            cause: None,
        }
    }

    /// Creates an error for bad input, with every fault found. `faults` must not be empty.
    pub fn invalid(faults: impl Into<Faults>) -> Error {
        Error { faults: faults.into(), ..Error::new(Code::Invalid) }
    }

    /// Creates an error for something missing or hidden: the two are never distinguished.
    pub fn not_found() -> Error {
        Error::new(Code::NotFound)
    }

    /// Creates an error for a fault of our own. The cause is logged and goes nowhere else.
    pub fn internal(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
        Error { cause: Some(cause.into()), ..Error::new(Code::Internal) }
    }

    /// Sets a more specific text, by its key in `problems.ftl`.
    pub fn detail(mut self, key: &'static str) -> Error {
        self.detail = Some(Cow::Borrowed(key));
        self
    }

    /// Adds an argument for the text.
    pub fn arg(mut self, name: &'static str, value: impl ToString) -> Error {
        self.args.push((name, cut(&value.to_string(), LONGEST_QUOTED)));
        self
    }

    /// Adds a member to the problem document.
    pub fn member(mut self, name: &str, value: impl Into<Value>) -> Error {
        self.members.insert(name.to_owned(), value.into());
        self
    }

    /// Sets the number of seconds after which to try again.
    pub fn retry_after(mut self, seconds: u64) -> Error {
        self.retry_after = Some(seconds);
        self
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code.name())?;
        for fault in &self.faults {
            write!(f, " {}:{}", fault.pointer, fault.code)?;
        }
        match &self.cause {
            Some(cause) => write!(f, ": {cause}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.cause.as_ref().map(|cause| cause.as_ref() as _)
    }
}
