//! Words that are nearly another one, by the letters that differ (Levenshtein with transpositions).

use std::sync::LazyLock;

use levenshtein_automata::{DFA, Distance, LevenshteinAutomatonBuilder};
use tantivy_fst::Automaton;

/// One mistake is a letter too many, too few, another, or two in the wrong order.
static BUILDERS: LazyLock<[LevenshteinAutomatonBuilder; 2]> =
    LazyLock::new(|| [1, 2].map(|mistakes| LevenshteinAutomatonBuilder::new(mistakes, true)));

/// Walks through a dictionary along the words that are near.
pub(in crate::search) struct Fuzzy(DFA);

impl Fuzzy {
    /// The words with at most one or two mistakes.
    pub(in crate::search) fn within(word: &str, mistakes: u8) -> Fuzzy {
        Fuzzy(BUILDERS[usize::from(mistakes > 1)].build_dfa(word))
    }

    /// The words that begin so, with at most one mistake.
    pub(in crate::search) fn prefix(text: &str) -> Fuzzy {
        Fuzzy(BUILDERS[0].build_prefix_dfa(text))
    }

    /// Whether a word is near.
    pub(in crate::search) fn meets(&self, word: &str) -> bool {
        self.mistakes(word).is_some()
    }

    /// How many mistakes a word has that is near.
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
