//! Why a request to a bucket failed.

use crate::domain::fault::cut;
use crate::error::{Code, Error};

/// Number of seconds after which to try again.
const AGAIN_IN: u64 = 30;
/// Maximum number of characters of a cause in the log: storage answers with whole documents.
const LONGEST_CAUSE: usize = 1_000;

/// Why a request failed.
pub enum Failure {
    /// Too many requests are under way.
    Busy,
    /// It took too long.
    Late,
    /// What the storage said.
    Said(object_store::Error),
}

impl Failure {
    /// Returns the error for a start that cannot succeed, if the storage has answered that the bucket cannot be used, which
    /// waiting will not change.
    pub fn refusal(&self, bucket: &str) -> Option<Error> {
        use object_store::Error::{NotFound, PermissionDenied, Unauthenticated};
        let Failure::Said(cause) = self else { return None };
        matches!(cause, NotFound { .. } | PermissionDenied { .. } | Unauthenticated { .. }).then(|| {
            Error::internal(format!(
                "the bucket {bucket} cannot be used ({}): check s3.bucket, s3.endpoint, s3.region, s3.access_key and \
                 s3.secret_key; the key must be allowed to list, read, write and delete below s3.prefix",
                cut(&cause.to_string(), LONGEST_CAUSE)
            ))
        })
    }

    /// Returns whether the storage has answered that there is no such file, and not that there is no such bucket, which it
    /// tells apart only in words.
    pub fn is_missing_file(&self) -> bool {
        match self {
            Failure::Said(cause @ object_store::Error::NotFound { .. }) => {
                !cause.to_string().contains("NoSuchBucket")
            }
            _ => false,
        }
    }

    /// Returns the error for the caller: a file that is missing is a fault of ours, all else may pass.
    pub fn into_error(self) -> Error {
        let is_missing = self.is_missing_file();
        let cause = match self {
            Failure::Said(cause) => cut(&cause.to_string(), LONGEST_CAUSE),
            Failure::Busy => "too many requests to the storage are under way".to_owned(),
            Failure::Late => "the storage did not answer in time".to_owned(),
        };
        if is_missing {
            return Error::internal(cause);
        }
        let error = Error::new(Code::Unavailable).detail("detail-files-unavailable").retry_after(AGAIN_IN);
        Error { cause: Some(cause.into()), ..error }
    }
}
