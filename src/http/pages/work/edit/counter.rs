//! The number of words of a text, and how many it may have.

use crate::domain::text::is_blank;
use crate::http::pages::page::Page;

/// How many words a text has.
pub struct Counter {
    /// The most that it may have.
    pub limit: Option<u64>,
    /// In words.
    pub text: String,
    /// Whether there are too many.
    pub is_over: bool,
}

impl Counter {
    /// Counts the words of a text.
    pub fn of(page: &Page, text: &str, limit: Option<u64>) -> Counter {
        let words = text.split_whitespace().filter(|word| !is_blank(word)).count();
        let most = limit.map(|limit| usize::try_from(limit).unwrap_or(usize::MAX));
        let over = most.map_or(0, |most| words.saturating_sub(most));
        let text = match most {
            None => page.count("edit-words", words),
            Some(most) if over > 0 => page.with_args(
                "edit-words-over",
                [("count", words.into()), ("most", most.into()), ("over", over.into())],
            ),
            Some(most) => page.with_args("edit-words-of", [("count", words.into()), ("most", most.into())]),
        };
        Counter { limit, text, is_over: over > 0 }
    }
}
