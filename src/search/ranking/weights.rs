//! What counts how much. All weights stand here; `cargo bench -- quality` measures what they do.

use tantivy::Score;

use crate::search::index::parts::Part;

/// A name of an institution is short, and who types it means it.
pub const INSTITUTION: Score = 1.5;
/// The names of countries, themes and chapters: below the texts, since every section has them.
pub const LABELS: Score = 0.7;
/// The exact form beside the inflected ones, which keeps a word without its tilde the weaker way to one with it. It is
/// rarer, and measured against the texts of all languages, so its own score is higher than theirs.
pub const EXACT: Score = 0.5;
/// A word of the reader's language over the same letters in another.
pub const READER: Score = 1.25;
/// What a word gains from being met in more than its best form.
pub const TIE: Score = 0.1;
/// What is left of a word's weight after each mistake in it.
pub const PER_MISTAKE: Score = 0.6;
/// What a concept is called in another language, beside what was typed.
pub const TRANSLATED: Score = 0.5;
/// Another name of a concept in the language of the question.
pub const SYNONYM: Score = 0.3;

/// Two words next to each other in the question that stand as near in a text, in one part of it.
pub const NEAR: Score = 0.15;
/// How many words may stand between them.
pub const APART: u32 = 2;
/// Of how many that were found is looked whether the words stand near each other: some pages of the best.
pub const LOOKED_AT: usize = 100;
/// From so many words on, fewer of them will do where less than a page has all.
pub const FILLED_FROM: usize = 3;
/// What is less than a page.
pub const PAGE: usize = 10;
/// Where more than so many are found, no other question is proposed: it was asked by somebody who knows what they want.
pub const FEW: usize = 3;
/// From so many words on, words that begin like them will do where no text has any.
pub const LAST_FROM: usize = 2;

/// How much what is found in a part counts. Parts add up. A title says what a section is about, so a word of it
/// outweighs three in the text. More would cost the judged collections more: texts that only have a word of the question
/// in their title would come before those that answer it.
pub fn part(part: Part) -> Score {
    match part {
        Part::Title => 1.5,
        Part::Summary | Part::Text => 1.0,
    }
}

/// How many of so many words are enough when not all can be had, and when not even those can: all but one of two
/// to five, all but two of six …; then half; then any.
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
