//! Lists, a page at a time.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::{Error, Fault, Result};

/// Which page of a list is asked for. Services take what came of reading it, and tell its faults after the policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Paging {
    /// How many items before it are left out.
    pub skip: i64,
    /// How many items it has at most: 1 to 100.
    pub limit: i64,
}

/// A page of a list.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Page<T> {
    /// What is on this page.
    pub items: Vec<T>,
    /// The cursor of the next page; null on the last.
    pub next: Option<String>,
    /// How many items the whole list has.
    pub total: i64,
}

impl Paging {
    /// How many items a page has unless asked otherwise.
    pub const DEFAULT: i64 = 20;
    /// How many it can be asked for at most.
    pub const MOST: i64 = 100;

    /// The page that `limit` and `cursor` ask for.
    ///
    /// # Errors
    /// `invalid`, if the limit is out of bounds or the cursor is none that was handed out.
    pub fn new(limit: Option<i64>, cursor: Option<&str>) -> Result<Paging> {
        let limit = limit.unwrap_or(Paging::DEFAULT);
        let mut faults = Vec::new();
        if limit < 1 {
            faults.push(Fault::new("/query/limit", "too_small").with("limit", 1));
        } else if limit > Paging::MOST {
            faults.push(Fault::new("/query/limit", "too_large").with("limit", Paging::MOST));
        }
        let skip = match cursor.map(read_cursor) {
            None => 0,
            Some(Some(skip)) => skip,
            Some(None) => {
                faults.push(Fault::new("/query/cursor", "wrong_form"));
                0
            }
        };
        if faults.is_empty() { Ok(Paging { skip, limit }) } else { Err(Error::invalid(faults)) }
    }

    /// The page with these items, of a list with that many.
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
