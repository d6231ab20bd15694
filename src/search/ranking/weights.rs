//! All ranking weights. `cargo bench -- quality` measures their effect.

use tantivy::Score;

use crate::search::index::parts::Part;

/// Names of institutions: they are short, and people who type one mean it.
pub const INSTITUTION: Score = 1.5;
/// Names of countries, themes and chapters: below the texts, since every section has them.
pub const LABELS: Score = 0.7;
/// The exact form alongside the inflected ones, which makes a word typed without its tilde a weaker match for the word
/// that has it. It is rarer, and measured against the texts of all languages, so its own score is higher than theirs.
pub const EXACT: Score = 0.5;
/// A word of the reader's language, relative to the same letters in another.
pub const READER: Score = 1.25;
/// How much a word gains from matching in more than its best form.
pub const TIE: Score = 0.1;
/// Factor applied to the weight of a word for each mistake in it.
pub const PER_MISTAKE: Score = 0.6;
/// The name of a concept in another language, relative to the words typed.
pub const TRANSLATED: Score = 0.5;
/// Another name of a concept in the language of the query.
pub const SYNONYM: Score = 0.3;

/// Two adjacent words of the query that occur equally near each other in one part of a text.
pub const NEAR: Score = 0.15;
/// Maximum number of words between them.
pub const APART: u32 = 2;
/// Number of best matches in which proximity is checked: the first few pages.
pub const LOOKED_AT: usize = 100;
/// Queries with at least this many words are relaxed if less than a page of documents has all of them.
pub const FILLED_FROM: usize = 3;
/// Number of documents on a page.
pub const PAGE: usize = 10;
/// If more documents than this are found, no other query is proposed: the person who asked knows what they want.
pub const FEW: usize = 3;
/// Queries with at least this many words fall back to words that begin like theirs if no document has any of them.
pub const LAST_FROM: usize = 2;

/// Returns the weight of a match in a part. Parts add up. A title says what a section is about, so a word in it
/// outweighs three in the text. A higher weight would cost the judged collections more: documents that only have a word
/// of the query in their title would come before those that answer it.
pub fn part(part: Part) -> Score {
    match part {
        Part::Title => 1.5,
        Part::Summary | Part::Text => 1.0,
    }
}

/// Returns how many of `words` are enough if not all can be matched, and how many if that fails as well: all but one of
/// two to five, all but two of six …; then half; then any.
pub fn enough(words: usize) -> Vec<usize> {
    let mut steps = vec![words.saturating_sub((words / 3).max(1)), words / 2, 1];
    steps.retain(|step| (1..words).contains(step));
    steps.dedup();
    steps
}

#[cfg(test)]
mod tests {
    use super::enough;

    #[test]
    fn fewer_and_fewer_words_are_enough() {
        assert!(enough(0).is_empty() && enough(1).is_empty());
        assert_eq!(enough(2), [1]);
        assert_eq!(enough(4), [3, 2, 1]);
        assert_eq!(enough(9), [6, 4, 1]);
    }
}
