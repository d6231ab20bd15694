//! How text becomes terms. Every text is analysed by the rules of its language and by the exact ones, and a word of a
//! query by all of them. A change here requires a new [`super::index::schema::VERSION`].

mod beginnings;
mod characters;
mod endings;
mod fold;
pub mod fuzzy;
mod normal;
mod numbers;
mod stop;
mod stretches;
mod words;

use tantivy::tokenizer::{
    BoxTokenStream, Language as Snowball, Stemmer, TextAnalyzer, Token, TokenFilter, TokenStream, Tokenizer,
    TokenizerManager,
};

use crate::domain::language::{Language, UiLanguage};
pub use beginnings::Beginnings;
pub use characters::is_mark;
pub use normal::normal;
pub use stop::is_stop_word;
pub use stretches::stretches;
pub use words::{whole_words, words};

/// The rules by which text becomes terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rules {
    /// Inflected forms of a word in that language become the same term.
    Of(UiLanguage),
    /// Only case and accents are ignored: for phrases, and for all other languages.
    Exact,
}

impl Rules {
    /// All of them; [`Rules::index`] is the position in this list.
    pub const ALL: [Rules; 5] = [
        Rules::Of(UiLanguage::Es),
        Rules::Of(UiLanguage::En),
        Rules::Of(UiLanguage::Pt),
        Rules::Of(UiLanguage::Fr),
        Rules::Exact,
    ];

    /// Returns the rules for a text in that language.
    pub fn of(language: &Language) -> Rules {
        language.ui_language().map_or(Rules::Exact, Rules::Of)
    }

    /// Returns the position in [`Rules::ALL`].
    pub fn index(self) -> usize {
        match self {
            Rules::Of(ui_language) => ui_language as usize,
            Rules::Exact => UiLanguage::ALL.len(),
        }
    }

    /// Returns the character that terms produced by these rules begin with, in fields that hold terms by several rules;
    /// `None` for exact terms. No word contains such a character, and they all come before every letter and digit.
    pub fn mark(self) -> Option<char> {
        match self {
            Rules::Of(UiLanguage::Es) => Some('\u{1}'),
            Rules::Of(UiLanguage::En) => Some('\u{2}'),
            Rules::Of(UiLanguage::Pt) => Some('\u{3}'),
            Rules::Of(UiLanguage::Fr) => Some('\u{4}'),
            Rules::Exact => None,
        }
    }

    /// Returns a text in its normal form, as passed to the [`ANALYZER`], which has to know its rules.
    pub fn marked(self, text: &str) -> String {
        let text = normal(text);
        let text = text.text();
        let mut marked = String::with_capacity(text.len() + 1);
        marked.extend(self.mark());
        // A text must not choose its own rules.
        marked.push_str(text.trim_start_matches(|c| Rules::ALL.iter().any(|rules| rules.mark() == Some(c))));
        marked
    }

    fn analyzer(self) -> TextAnalyzer {
        let cut = Cut { rules: self };
        let Rules::Of(ui_language) = self else { return TextAnalyzer::from(cut) };
        let snowball = match ui_language {
            UiLanguage::Es => Snowball::Spanish,
            UiLanguage::En => Snowball::English,
            UiLanguage::Pt => Snowball::Portuguese,
            UiLanguage::Fr => Snowball::French,
        };
        TextAnalyzer::builder(cut).filter(Stemmer::new(snowball)).filter(Finish { ui_language }).build()
    }
}

/// The name of the analyzer for the texts of the index, which applies each text's own rules and the exact ones at once.
pub const ANALYZER: &str = "words";
/// In a dictionary, exact terms are at or after this point, and all others before it.
pub const FIRST_EXACT: &str = "0";

/// Returns the analyzers, under the names used in the schema.
pub fn analyzers() -> TokenizerManager {
    // This includes "raw", for exact values.
    let manager = TokenizerManager::default();
    manager.register(ANALYZER, TextAnalyzer::from(Both { analysis: Analysis::new() }));
    manager
}

/// Turns single words of texts in their [`normal`] form into terms, for queries and highlights.
#[derive(Clone)]
pub struct Analysis {
    analyzers: [TextAnalyzer; 5],
}

impl Analysis {
    /// Creates an analysis with all rules.
    pub fn new() -> Analysis {
        Analysis { analyzers: Rules::ALL.map(Rules::analyzer) }
    }

    /// Returns the term of one word as split by [`words`]; `None` if it has no letters or digits.
    pub fn term(&mut self, rules: Rules, word: &str) -> Option<String> {
        let mut stream = self.analyzers[rules.index()].token_stream(word);
        stream.next().map(|token| token.text.clone())
    }

    /// Returns the terms of a text word by word, each with its position; of a compound, those of its parts.
    pub fn terms(&mut self, rules: Rules, text: &str) -> Vec<(usize, String)> {
        let single = words(text).filter(|word| word.span == 1);
        single.filter_map(|word| Some((word.position, self.term(rules, &text[word.range])?))).collect()
    }
}

/// Returns the plain words of a text, joined by single spaces.
pub fn plain(text: &str) -> String {
    let text = normal(text);
    let text = text.text();
    let parts = words(text).filter(|word| word.span == 1).map(|word| fold::fold(&text[word.range], false));
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Returns the plain form of a word, or of the beginning of one, as split by [`words`]; empty if it has no letters or
/// digits.
pub fn plain_word(word: &str) -> String {
    fold::fold(word, false)
}

/// Splits and folds words, and prepares them for Snowball.
#[derive(Clone)]
struct Cut {
    rules: Rules,
}

impl Tokenizer for Cut {
    type TokenStream<'a> = CutStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> CutStream<'a> {
        CutStream { rules: self.rules, text, words: words(text), token: Token::default() }
    }
}

struct CutStream<'a> {
    rules: Rules,
    text: &'a str,
    words: words::Words<'a>,
    token: Token,
}

impl TokenStream for CutStream<'_> {
    fn advance(&mut self) -> bool {
        for word in self.words.by_ref() {
            let keep_tilde = self.rules == Rules::Of(UiLanguage::Es);
            fold::fold_into(&self.text[word.range.clone()], keep_tilde, &mut self.token.text);
            if self.token.text.is_empty() {
                continue;
            }
            if let Rules::Of(ui_language) = self.rules {
                endings::prepare(ui_language, &mut self.token.text);
            }
            self.token.offset_from = word.range.start;
            self.token.offset_to = word.range.end;
            self.token.position = word.position;
            self.token.position_length = word.span;
            return true;
        }
        false
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

/// Emits, for each word of a text, its exact term and then, at the same position, its term by the text's rules, with
/// their mark.
#[derive(Clone)]
struct Both {
    analysis: Analysis,
}

impl Tokenizer for Both {
    type TokenStream<'a> = BothStream<'a>;

    fn token_stream<'a>(&'a mut self, marked: &'a str) -> BothStream<'a> {
        let rules = Rules::ALL.into_iter().find(|rules| rules.mark() == marked.chars().next());
        let rules = rules.unwrap_or(Rules::Exact);
        let text = &marked[rules.mark().map_or(0, char::len_utf8)..];
        let words = self.analysis.analyzers[rules.index()].token_stream(text);
        BothStream { mark: rules.mark(), text, words, exact: Token::default(), gives_exact: false }
    }
}

struct BothStream<'a> {
    mark: Option<char>,
    text: &'a str,
    /// The words by the text's own rules.
    words: BoxTokenStream<'a>,
    exact: Token,
    /// Whether the current term is the exact one, with the other to follow.
    gives_exact: bool,
}

impl TokenStream for BothStream<'_> {
    fn advance(&mut self) -> bool {
        if self.gives_exact {
            self.gives_exact = false;
            return true;
        }
        if !self.words.advance() {
            return false;
        }
        if let Some(mark) = self.mark {
            let word = self.words.token_mut();
            fold::fold_into(&self.text[word.offset_from..word.offset_to], false, &mut self.exact.text);
            self.exact.offset_from = word.offset_from;
            self.exact.offset_to = word.offset_to;
            self.exact.position = word.position;
            self.exact.position_length = word.position_length;
            word.text.insert(0, mark);
            self.gives_exact = !self.exact.text.is_empty();
        }
        true
    }

    fn token(&self) -> &Token {
        if self.gives_exact { &self.exact } else { self.words.token() }
    }

    fn token_mut(&mut self) -> &mut Token {
        if self.gives_exact { &mut self.exact } else { self.words.token_mut() }
    }
}

/// Removes the accents that [`endings::prepare`] added.
#[derive(Clone)]
struct Finish {
    ui_language: UiLanguage,
}

impl TokenFilter for Finish {
    type Tokenizer<T: Tokenizer> = Finishing<T>;

    fn transform<T: Tokenizer>(self, inner: T) -> Finishing<T> {
        Finishing { ui_language: self.ui_language, inner }
    }
}

#[derive(Clone)]
struct Finishing<T> {
    ui_language: UiLanguage,
    inner: T,
}

impl<T: Tokenizer> Tokenizer for Finishing<T> {
    type TokenStream<'a> = FinishingStream<T::TokenStream<'a>>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Self::TokenStream<'a> {
        FinishingStream { ui_language: self.ui_language, inner: self.inner.token_stream(text) }
    }
}

struct FinishingStream<S> {
    ui_language: UiLanguage,
    inner: S,
}

impl<S: TokenStream> TokenStream for FinishingStream<S> {
    fn advance(&mut self) -> bool {
        let more = self.inner.advance();
        if more {
            let text = &mut self.inner.token_mut().text;
            if !text.is_ascii() {
                *text = fold::fold(text, self.ui_language == UiLanguage::Es);
            }
            endings::finish(self.ui_language, text);
        }
        more
    }

    fn token(&self) -> &Token {
        self.inner.token()
    }

    fn token_mut(&mut self) -> &mut Token {
        self.inner.token_mut()
    }
}

#[cfg(test)]
mod tests;
