use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;
use crate::search::index::vocabulary::Lexicon;
use crate::search::query::spelling::Speller;

/// Returns the number of letters that are extra, missing, different or in the wrong order, by the Wagner–Fischer table
/// with swaps (optimal string alignment).
fn mistakes(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut table = vec![vec![0; other.len() + 1]; one.len() + 1];
    for i in 0..=one.len() {
        for j in 0..=other.len() {
            table[i][j] = match (i, j) {
                (0, _) | (_, 0) => i + j,
                _ => {
                    let changed = table[i - 1][j - 1] + usize::from(one[i - 1] != other[j - 1]);
                    let mut least = changed.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                    let swapped = i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
                    if swapped {
                        least = least.min(table[i - 2][j - 2] + 1);
                    }
                    least
                }
            };
        }
    }
    table[one.len()][other.len()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_nearest_words_are_guessed_and_of_those_the_most_frequent(
        words in prop::collection::btree_set("[bcdñ]{3,10}", 1..40),
        typed in "[bcdñ]{4,10}",
    ) {
        // The n-th word is in this many documents, some of which are deleted or committed separately.
        let folder = tempfile::tempdir().unwrap();
        let index = open(folder.path());
        let words: Vec<String> = words.into_iter().filter(|word| *word != typed).collect();
        let frequency = |n: usize| 1 + n % 3;
        for (n, word) in words.iter().enumerate() {
            for _ in 0..frequency(n) {
                index.put(&document("xx", word)).unwrap();
            }
            if n == words.len() / 2 {
                index.commit(1).unwrap();
            }
        }
        index.commit(2).unwrap();
        let searcher = index.searcher();
        let speller = Speller::new(&searcher, index.fields(), index.lexicon());
        let plain_typed = plain(&typed);
        let mut merged: std::collections::BTreeMap<String, usize> = Default::default();
        for (n, word) in words.iter().enumerate() {
            *merged.entry(plain(word)).or_default() += frequency(n);
        }
        let counted = |word: &str| {
            let first = usize::from(word.chars().next() != plain_typed.chars().next());
            mistakes(&plain_typed, word) + first
        };
        let most = if plain_typed.chars().count() >= 8 { 2 } else { 1 };
        let near: Vec<&String> = merged.keys().filter(|word| (1..=most).contains(&counted(word))).collect();
        let nearest = near.iter().map(|word| counted(word)).min();
        let mut expected: Vec<&String> = near.into_iter().filter(|word| Some(counted(word)) == nearest).collect();
        expected.sort_by_key(|word| (std::cmp::Reverse(merged[*word]), (*word).clone()));
        expected.truncate(3);
        let guessed: Vec<String> =
            speller.guesses(&plain_typed).unwrap().into_iter().map(|guess| guess.word).collect();
        prop_assert_eq!(guessed.iter().collect::<Vec<_>>(), expected);
    }
}

#[test]
fn the_words_of_a_large_index_are_merged_beside_and_the_last_ones_serve_meanwhile() {
    let (_folder, index) = index_of(&["Regularización", "Ventanilla"].map(|title| document("es", title)));
    // As if the index were large.
    let lexicon = Lexicon::merging_at_once(index.fields().exact(), 0);
    let guessed = |typed: &str| {
        let searcher = index.searcher();
        let speller = Speller::new(&searcher, index.fields(), &lexicon);
        speller.guesses(typed).unwrap().into_iter().map(|guess| guess.word).collect::<BTreeSet<_>>()
    };
    // The first query waits for it.
    assert!(guessed("regularizacoin").contains("regularizacion"));
    index.put(&document("es", "Zanahorias")).unwrap();
    index.commit(2).unwrap();
    let begun = Instant::now();
    while !guessed("zanahoriaz").contains("zanahorias") {
        assert!(guessed("regularizacoin").contains("regularizacion"));
        assert!(begun.elapsed() < Duration::from_secs(60));
        std::thread::yield_now();
    }
}

#[test]
fn what_was_taken_out_is_not_proposed_while_the_merged_words_still_have_it() {
    let texts = ["Zanahoria", "Ventanilla"].map(|title| document("es", title));
    let (_folder, index) = index_of(&texts);
    let lexicon = Lexicon::merging_at_once(index.fields().exact(), 0);
    let guessed = || {
        let searcher = index.searcher();
        Speller::new(&searcher, index.fields(), &lexicon).guesses("zanahorja").unwrap().len()
    };
    assert_eq!(guessed(), 1);
    index.remove(texts[0].section).unwrap();
    index.commit(2).unwrap();
    assert_eq!(guessed(), 0);
}
