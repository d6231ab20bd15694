//! Words that are similar to another one, by the number of letters that differ (Levenshtein with transpositions).

use std::sync::LazyLock;

use levenshtein_automata::{DFA, Distance, LevenshteinAutomatonBuilder};
use tantivy_fst::Automaton;

/// One mistake is an extra, missing or different letter, or two letters swapped.
static BUILDERS: LazyLock<[LevenshteinAutomatonBuilder; 2]> =
    LazyLock::new(|| [1, 2].map(|mistakes| LevenshteinAutomatonBuilder::new(mistakes, true)));

/// An automaton that finds the similar words in a dictionary.
pub(in crate::search) struct Fuzzy(DFA);

impl Fuzzy {
    /// Accepts words with at most one or two mistakes.
    pub(in crate::search) fn within(word: &str, mistakes: u8) -> Fuzzy {
        Fuzzy(BUILDERS[usize::from(mistakes > 1)].build_dfa(word))
    }

    /// Accepts words with this prefix, with at most one mistake.
    pub(in crate::search) fn prefix(text: &str) -> Fuzzy {
        Fuzzy(BUILDERS[0].build_prefix_dfa(text))
    }

    /// Returns whether a word is similar.
    pub(in crate::search) fn meets(&self, word: &str) -> bool {
        self.mistakes(word).is_some()
    }

    /// Returns the number of mistakes in a word, if it is similar.
    pub(in crate::search) fn mistakes(&self, word: &str) -> Option<u8> {
        match self.0.eval(word) {
            Distance::Exact(mistakes) => Some(mistakes),
            Distance::AtLeast(_) => None,
        }
    }
}

impl Automaton for Fuzzy {
    type State = u32;

    fn start(&self) -> u32 {
        self.0.initial_state()
    }

    fn is_match(&self, state: &u32) -> bool {
        matches!(self.0.distance(*state), Distance::Exact(_))
    }

    fn can_match(&self, state: &u32) -> bool {
        *state != levenshtein_automata::SINK_STATE
    }

    fn accept(&self, state: &u32, byte: u8) -> u32 {
        self.0.transition(*state, byte)
    }
}
