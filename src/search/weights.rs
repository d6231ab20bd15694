//! What counts how much. All weights stand here; `cargo bench -- quality` measures what they do.

use tantivy::Score;

use super::schema::Part;

/// A name of an institution is short, and who types it means it.
pub const INSTITUTION: Score = 1.5;
/// The names of countries, themes and chapters: below the texts, since every section has them.
pub const LABELS: Score = 0.7;
/// The exact form beside the inflected ones. It is rarer, so its own score is higher; with this it wins over
/// another inflection by little, and a word without its tilde stays the weaker way to one with it.
pub const EXACT: Score = 0.8;
/// A word of the reader's language over the same letters in another.
pub const READER: Score = 1.15;
/// What a word gains from standing in more than its best field.
pub const TIE: Score = 0.1;
/// What a concept is called in another language, beside what was typed.
pub const TRANSLATED: Score = 0.5;
/// Another name of a concept in the language of the question.
pub const SYNONYM: Score = 0.3;

/// A title says what a section is about; so does a summary, in a hundred words.
pub fn part(part: Part) -> Score {
    match part {
        Part::Title => 4.0,
        Part::Summary => 2.0,
        Part::Text => 1.0,
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
