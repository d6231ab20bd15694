//! Lists and completions as they were written out before: they are given again until the journal or the index moves.

use std::sync::Arc;

use super::{Search, SearchAnswer, Searches};
use crate::domain::language::UiLanguage;
use crate::error::{Error, Result};
use crate::search::State;
use crate::services::catalog::Catalog;
use crate::services::kept::Kept;
use crate::services::page::Paging;

/// What a search found, written out.
pub struct WrittenList {
    /// The permanent address of the list.
    pub url: String,
    /// The cursor of the next page.
    pub next: Option<String>,
    /// The answer as JSON.
    pub json: Arc<[u8]>,
}

impl WrittenList {
    pub(super) fn of(answer: SearchAnswer) -> Result<WrittenList> {
        let json = serde_json::to_vec(&answer).map_err(Error::internal)?.into();
        Ok(WrittenList { url: answer.url, next: answer.next, json })
    }
}

/// What an answer is made from: the journal's chain, and the state of the index.
#[derive(PartialEq)]
pub(super) struct MadeFrom {
    chain: String,
    index: State,
}

/// What was asked for lately.
#[derive(Default)]
pub(super) struct Lately {
    pub lists: Kept<(Search, Paging), MadeFrom, WrittenList>,
    pub completions: Kept<(String, UiLanguage, usize), MadeFrom, [u8]>,
}

impl Searches {
    /// What everything is called now, and what an answer would be made from: nothing that could be kept, unless the
    /// index has everything.
    pub(super) fn now(&self) -> Result<(Arc<Catalog>, Option<MadeFrom>)> {
        // The journal comes first: what is read after it may be newer, never older.
        let (names, chain) = self.store.read(|db| {
            let (head, chain) = db.journal_end()?;
            Ok((self.names.at(db, head)?, chain))
        })?;
        let index = self.live.index().filter(|_| self.live.is_complete());
        Ok((names, index.map(|index| MadeFrom { chain, index: index.state() })))
    }
}
