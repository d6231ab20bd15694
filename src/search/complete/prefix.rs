//! Partially typed text: which labels it matches, how well, and which parts of them to mark.

use std::ops::Range;

use crate::domain::html::escape;
use crate::search::analysis::fuzzy::Fuzzy;
use crate::search::analysis::{is_mark, normal, plain_word, words};

/// Limits on the length of text to be completed.
const MAX_BYTES: usize = 200;
const MAX_WORDS: usize = 8;
/// Minimum number of letters in a word that may have a mistake.
const FORGIVEN_FROM: usize = 5;

/// The words typed so far, each the beginning of a word.
pub struct Prefix {
    /// In the order in which they were typed; never empty.
    words: Vec<PrefixWord>,
}

/// A partially typed word.
pub(in crate::search) struct PrefixWord {
    /// Without case and accents.
    pub text: String,
    /// Whether it is still being typed. Otherwise an exact match is preferred.
    pub open: bool,
    /// If a mistake is allowed, the words that are similar enough.
    pub fuzzy: Option<Fuzzy>,
}

/// A word of a label.
pub(in crate::search) struct Token {
    /// Without case and accents.
    pub word: String,
    position: usize,
    span: usize,
    /// Whether the label, or another name in it, begins here.
    begins: bool,
}

/// How well a label matches, best first: whether it begins with the words, or has them together elsewhere, or has them
/// apart; and within each of these, whether all but the last are whole words.
pub type Rank = u8;

impl PrefixWord {
    /// Returns whether that word, without case and accents, begins like this one.
    pub fn begins(&self, word: &str) -> bool {
        match &self.fuzzy {
            None => word.starts_with(&self.text),
            Some(fuzzy) => word.chars().next() == self.text.chars().next() && fuzzy.meets(word),
        }
    }

    /// Returns the beginning shared by all words that it can match.
    pub fn front(&self) -> &str {
        match self.fuzzy {
            None => &self.text,
            Some(_) => &self.text[..self.text.chars().next().map_or(0, char::len_utf8)],
        }
    }
}

impl Prefix {
    /// Creates a prefix from the text typed. `None` if it has no words, or is too long to be completed.
    pub fn of(text: &str) -> Option<Prefix> {
        if text.len() > MAX_BYTES {
            return None;
        }
        let text = normal(text);
        let text = text.text();
        let mut begun = Vec::new();
        for (n, word) in words(text).filter(|word| word.span == 1).enumerate() {
            // A gap means a word that was too long to be kept.
            if n == MAX_WORDS || word.position != n {
                return None;
            }
            let open = word.range.end == text.len();
            let text = plain_word(&text[word.range]);
            if !text.is_empty() {
                begun.push(PrefixWord { text, open, fuzzy: None });
            }
        }
        (!begun.is_empty()).then_some(Prefix { words: begun })
    }

    /// Returns the same prefix with one mistake allowed in each longer word, except in its first letter; `None` if no
    /// word is long enough.
    pub fn forgiving(&self) -> Option<Prefix> {
        let long = |word: &PrefixWord| {
            word.text.chars().count() >= FORGIVEN_FROM && !word.text.contains(|c: char| c.is_ascii_digit())
        };
        self.words.iter().any(long).then(|| Prefix {
            words: self
                .words
                .iter()
                .map(|word| PrefixWord {
                    text: word.text.clone(),
                    open: word.open,
                    fuzzy: long(word).then(|| Fuzzy::prefix(&word.text)),
                })
                .collect(),
        })
    }

    /// Returns whether mistakes are allowed in it.
    pub(in crate::search) fn is_forgiving(&self) -> bool {
        self.words.iter().any(|word| word.fuzzy.is_some())
    }

    pub(in crate::search) fn words(&self) -> &[PrefixWord] {
        &self.words
    }

    /// Returns how well a label matches; `None` if it does not have all the words.
    pub(in crate::search) fn rank(&self, label: &[Token]) -> Option<Rank> {
        let first = self.words.first()?;
        let together = label.iter().filter(|token| first.begins(&token.word)).filter_map(|token| {
            let whole = self.follow(token, label)?;
            Some(2 * Rank::from(!token.begins) + Rank::from(!whole))
        });
        together.min().or_else(|| {
            let mut whole = true;
            for word in &self.words {
                let mut met = label.iter().filter(|token| word.begins(&token.word)).peekable();
                met.peek()?;
                whole &= word.open || met.any(|token| token.word == word.text);
            }
            Some(4 + Rank::from(!whole))
        })
    }

    /// If the words occur in a row from this token on, returns whether all that are no longer being typed match
    /// exactly.
    fn follow(&self, first: &Token, label: &[Token]) -> Option<bool> {
        let mut whole = true;
        let mut here = first;
        for (n, word) in self.words.iter().enumerate() {
            if n > 0 {
                let next = here.position + here.span;
                here = label.iter().find(|token| token.position == next && word.begins(&token.word))?;
            }
            whole &= word.open || here.word == word.text;
        }
        Some(whole)
    }

    /// Returns the label as escaped HTML, with `<mark>` around the parts that were typed.
    pub fn marked(&self, label: &str) -> String {
        let mut marks: Vec<Range<usize>> = Vec::new();
        let normal = normal(label);
        for word in words(normal.text()) {
            let text = &normal.text()[word.range.clone()];
            let folded = plain_word(text);
            for begun in self.words.iter().filter(|begun| begun.begins(&folded)) {
                marks.push(normal.written(word.range.start..word.range.start + typed(text, begun)));
            }
        }
        marks.sort_by_key(|mark| (mark.start, mark.end));
        let mut html = String::with_capacity(label.len() + 16);
        let mut at = 0;
        let mut marks = marks.into_iter().peekable();
        while let Some(mark) = marks.next() {
            let mut end = mark.end;
            // Overlapping parts, such as a compound and its first part, become one mark.
            while let Some(next) = marks.next_if(|next| next.start <= end) {
                end = end.max(next.end);
            }
            escape(&label[at..mark.start], &mut html);
            html.push_str("<mark>");
            escape(&label[mark.start..end], &mut html);
            html.push_str("</mark>");
            at = end;
        }
        escape(&label[at..], &mut html);
        html
    }
}

/// Returns how much of a word was typed, in bytes.
fn typed(word: &str, begun: &PrefixWord) -> usize {
    if begun.fuzzy.is_some() {
        return word.len();
    }
    let mut ends = word.char_indices().map(|(at, c)| (at + c.len_utf8(), c)).peekable();
    while let Some((end, _)) = ends.next() {
        if plain_word(&word[..end]).len() >= begun.text.len() {
            // Accents stay with their letter.
            let mut end = end;
            while let Some((further, _)) = ends.next_if(|(_, c)| is_mark(*c)) {
                end = further;
            }
            return end;
        }
    }
    word.len()
}

/// Returns the words of a label. `also`: the position, in bytes, at which another name begins in it.
pub(in crate::search) fn tokens(label: &str, also: Option<usize>) -> Vec<Token> {
    let normal = normal(label);
    let tokens = words(normal.text()).map(|word| Token {
        begins: word.position == 0 || also == Some(normal.written(word.range.clone()).start),
        word: plain_word(&normal.text()[word.range]),
        position: word.position,
        span: word.span,
    });
    tokens.filter(|token| !token.word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rank(typed: &str, label: &str) -> Option<Rank> {
        Prefix::of(typed)?.rank(&tokens(label, None))
    }

    #[test]
    fn a_label_that_begins_so_comes_before_one_in_which_words_do() {
        let label = "Protección consular en la frontera";
        for (typed, expected) in [
            ("prot", Some(0)),
            ("PROTECCIÓN c", Some(0)),
            ("prot cons", Some(1)),
            ("cons", Some(2)),
            ("consular en la fr", Some(2)),
            ("front prot", Some(5)),
            ("frontera protección", Some(4)),
            ("consulares", None),
            ("prot xyz", None),
        ] {
            assert_eq!(rank(typed, label), expected, "{typed}");
        }
        assert_eq!(rank("socioec", "Estudio socio-económico"), Some(2));
        assert_eq!(rank("socio ec", "Estudio socio-económico"), Some(2));
        assert_eq!(rank("incl", "L’inclusion scolaire"), Some(0));
        assert_eq!(rank("l’incl", "L’inclusion scolaire"), Some(0));
        assert_eq!(rank("mre", "Ministerio (MRE)"), Some(2));
        assert_eq!(Prefix::of("mre").unwrap().rank(&tokens("Ministerio (MRE)", Some(12))), Some(0));
    }

    #[test]
    fn one_mistake_is_forgiven_in_a_longer_word_but_not_in_its_first_letter() {
        let forgiven = |typed: &str, label: &str| {
            Prefix::of(typed).and_then(|begun| begun.forgiving())?.rank(&tokens(label, None))
        };
        assert_eq!(forgiven("protecsion", "Protección consular"), Some(0));
        assert_eq!(forgiven("portecc", "Protección consular"), Some(0));
        assert_eq!(forgiven("brotecc", "Protección consular"), None);
        assert_eq!(forgiven("protxxsion", "Protección consular"), None);
        assert!(Prefix::of("prat").unwrap().forgiving().is_none());
        assert!(Prefix::of("258719").unwrap().forgiving().is_none());
    }

    #[test]
    fn what_was_typed_is_marked_and_everything_else_is_escaped() {
        let marked = |typed: &str, label: &str| Prefix::of(typed).unwrap().marked(label);
        assert_eq!(
            marked("cons pro", "Protección consular"),
            "<mark>Pro</mark>tección <mark>cons</mark>ular"
        );
        assert_eq!(marked("proteccio", "Proteccio\u{301}n"), "<mark>Proteccio\u{301}</mark>n");
        assert_eq!(marked("oeu", "Œuvre & <b>"), "<mark>Œu</mark>vre &amp; &lt;b&gt;");
        assert_eq!(marked("socio", "socio-económico"), "<mark>socio</mark>-económico");
    }

    #[test]
    fn what_nobody_completes_is_no_beginning() {
        for text in ["", "  ", "¿?", "\u{2BC}", &"palabra ".repeat(9), &"a".repeat(201), &"a".repeat(100)] {
            assert!(Prefix::of(text).is_none(), "{text}");
        }
        assert!(Prefix::of(&"palabra ".repeat(8)).is_some());
    }

    proptest! {
        #[test]
        fn every_beginning_of_a_label_fits_it_and_marks_change_no_letter(label in "\\PC{1,40}", cut in 1usize..40) {
            let typed: String = label.chars().take(cut).collect();
            if let Some(begun) = Prefix::of(&typed) {
                let html = begun.marked(&label);
                let mut escaped = String::new();
                escape(&label, &mut escaped);
                prop_assert_eq!(html.replace("<mark>", "").replace("</mark>", ""), escaped);
                let simple = label.chars().all(|c| c.is_ascii_lowercase() || c == ' ');
                prop_assert!(!simple || begun.rank(&tokens(&label, None)).is_some_and(|rank| rank < 2));
            }
        }

        #[test]
        fn every_beginning_of_plain_words_fits_them(label in "[a-záñç]{1,8}( [a-záñç]{1,8}){0,3}", cut in 1usize..30) {
            let typed: String = label.chars().take(cut).collect();
            let fits = Prefix::of(&typed).unwrap().rank(&tokens(&label, None));
            prop_assert!(fits.is_some_and(|rank| rank < 2), "{} {:?}", typed, fits);
        }
    }
}
