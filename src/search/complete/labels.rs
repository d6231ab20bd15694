//! Labels that can be found by the beginnings of their words: names of countries, themes, institutions, concepts.

use crate::search::complete::prefix::{Prefix, Rank, Token, tokens};

/// Maximum number of words examined for a prefix; only a very short one is shared by more.
const LOOKED_AT: usize = 10_000;

/// Labels, each with the item that it belongs to.
pub struct Labels<T> {
    entries: Vec<Entry<T>>,
    /// Every word of every label, in order, with the index of the label.
    words: Vec<(String, u32)>,
}

struct Entry<T> {
    label: String,
    tokens: Vec<Token>,
    of: T,
}

/// A label that matches.
pub struct Suited<'a, T> {
    /// How well it matches.
    pub rank: Rank,
    /// The label.
    pub label: &'a str,
    /// The item that it belongs to.
    pub of: &'a T,
}

impl<T> Labels<T> {
    /// Creates the collection from labels, each with the position, in bytes, at which another name, such as an acronym,
    /// begins in it.
    pub fn new(labels: impl IntoIterator<Item = (String, Option<usize>, T)>) -> Labels<T> {
        let mut entries = Vec::new();
        let mut words = Vec::new();
        for (label, also, of) in labels {
            let Ok(place) = u32::try_from(entries.len()) else { break };
            let tokens = tokens(&label, also);
            words.extend(tokens.iter().map(|token| (token.word.clone(), place)));
            entries.push(Entry { label, tokens, of });
        }
        words.sort_unstable();
        words.dedup();
        Labels { entries, words }
    }

    /// Returns all labels that match, in no particular order.
    pub fn begun(&self, prefix: &Prefix) -> Vec<Suited<'_, T>> {
        // The word that leaves the fewest labels is looked up, and these are checked for the other words.
        let ranges = prefix.words().iter().map(|word| {
            let from = self.words.partition_point(|(known, _)| known.as_str() < word.front());
            let rest = &self.words[from..];
            (word, &rest[..rest.partition_point(|(known, _)| known.starts_with(word.front()))])
        });
        let Some((word, range)) = ranges.min_by_key(|(_, range)| range.len()) else { return Vec::new() };
        let looked_at = range.iter().take(LOOKED_AT).filter(|(known, _)| word.begins(known));
        let mut places: Vec<u32> = looked_at.map(|(_, place)| *place).collect();
        places.sort_unstable();
        places.dedup();
        let entries = places.into_iter().filter_map(|place| self.entries.get(place as usize));
        entries
            .filter_map(|entry| {
                let rank = prefix.rank(&entry.tokens)?;
                Some(Suited { rank, label: &entry.label, of: &entry.of })
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begun(typed: &str) -> Vec<u8> {
        let labels = ["Costa Rica", "Côte d’Ivoire", "Protección consular", "República de Corea", "Ñuble"];
        let labels = labels.into_iter().zip(0u8..).map(|(label, n)| (label.to_owned(), None, n));
        let labels = Labels::new(labels);
        let found = Prefix::of(typed).map(|typed| {
            let mut found: Vec<(Rank, u8)> =
                labels.begun(&typed).into_iter().map(|suited| (suited.rank, *suited.of)).collect();
            found.sort_unstable();
            found.into_iter().map(|(_, n)| n).collect()
        });
        found.unwrap_or_default()
    }

    #[test]
    fn labels_are_found_by_the_beginnings_of_their_words_without_accents() {
        assert_eq!(begun("co"), [0, 1, 2, 3]);
        assert_eq!(begun("CÓTE"), [1]);
        assert_eq!(begun("ivo"), [1]);
        assert_eq!(begun("cons prot"), [2]);
        assert_eq!(begun("nub"), [4]);
        assert_eq!(begun("rica c"), [0]);
        assert!(begun("xyz").is_empty() && begun("costa x").is_empty());
    }
}
