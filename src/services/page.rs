//! Paginated lists.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::{Error, Fault, FaultCode, Result};

/// The requested page of a list. Services take the result of parsing it, and report its faults after asking the policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Paging {
    /// Number of items to skip before this page.
    pub skip: i64,
    /// Maximum number of items on this page: 1 to 100.
    pub limit: i64,
}

/// A page of a list.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Page<T> {
    /// The items on this page.
    pub items: Vec<T>,
    /// The cursor of the next page; null on the last page.
    pub next: Option<String>,
    /// Total number of items in the list.
    pub total: i64,
}

impl Paging {
    /// Default number of items per page.
    pub const DEFAULT: i64 = 20;
    /// Maximum number of items per page.
    pub const MOST: i64 = 100;

    /// Parses `limit` and `cursor`.
    ///
    /// # Errors
    /// `invalid` if the limit is out of bounds or the cursor is malformed.
    pub fn new(limit: Option<i64>, cursor: Option<&str>) -> Result<Paging> {
        let limit = limit.unwrap_or(Paging::DEFAULT);
        let mut faults = Vec::new();
        if limit < 1 {
            faults.push(Fault::new("/query/limit", FaultCode::TooSmall).with("limit", 1));
        } else if limit > Paging::MOST {
            faults.push(Fault::new("/query/limit", FaultCode::TooLarge).with("limit", Paging::MOST));
        }
        let skip = match cursor.map(read_cursor) {
            None => 0,
            Some(Some(skip)) => skip,
            Some(None) => {
                faults.push(Fault::new("/query/cursor", FaultCode::WrongForm));
                0
            }
        };
        if faults.is_empty() { Ok(Paging { skip, limit }) } else { Err(Error::invalid(faults)) }
    }

    /// Returns the cursor of this page; `None` for the first one, which needs none.
    pub fn cursor(self) -> Option<String> {
        (self.skip > 0).then(|| write_cursor(self.skip))
    }

    /// Returns the page before this one; `None` for the first one.
    pub fn previous(self) -> Option<Paging> {
        (self.skip > 0).then(|| Paging { skip: (self.skip - self.limit).max(0), ..self })
    }

    /// Makes a page of these items, from a list with this total number.
    pub fn page<T>(self, items: Vec<T>, total: i64) -> Page<T> {
        let reached = self.skip + i64::try_from(items.len()).unwrap_or(i64::MAX);
        let next = (reached < total && !items.is_empty()).then(|| write_cursor(reached));
        Page { items, next, total }
    }
}

fn write_cursor(skip: i64) -> String {
    URL_SAFE_NO_PAD.encode(format!("skip:{skip}"))
}

fn read_cursor(cursor: &str) -> Option<i64> {
    let text = String::from_utf8(URL_SAFE_NO_PAD.decode(cursor).ok()?).ok()?;
    text.strip_prefix("skip:")?.parse().ok().filter(|skip| (0..=1_000_000_000).contains(skip))
}
