//! How text becomes terms. Every text is analysed by the rules of its language and by the exact ones; a word of a query
//! by all of them. A change here means a new [`super::schema::VERSION`].

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

/// By which rules a text becomes terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rules {
    /// Inflected forms of that language meet.
    Of(UiLanguage),
    /// Only case and accents are evened out: for phrases, and for all other languages.
    Exact,
}

impl Rules {
    /// All of them; [`Rules::index`] is the place in this list.
    pub const ALL: [Rules; 5] = [
        Rules::Of(UiLanguage::Es),
        Rules::Of(UiLanguage::En),
        Rules::Of(UiLanguage::Pt),
        Rules::Of(UiLanguage::Fr),
        Rules::Exact,
    ];

    /// The rules for a text in that language.
    pub fn of(language: &Language) -> Rules {
        language.ui_language().map_or(Rules::Exact, Rules::Of)
    }

    /// The place in [`Rules::ALL`].
    pub fn index(self) -> usize {
        match self {
            Rules::Of(ui_language) => ui_language as usize,
            Rules::Exact => UiLanguage::ALL.len(),
        }
    }

    /// With what a term begins that was made by these rules, in a field that has terms of several; nothing if exact. No
    /// word has such a character in it, and all come before every letter and digit.
    pub fn mark(self) -> Option<char> {
        match self {
            Rules::Of(UiLanguage::Es) => Some('\u{1}'),
            Rules::Of(UiLanguage::En) => Some('\u{2}'),
            Rules::Of(UiLanguage::Pt) => Some('\u{3}'),
            Rules::Of(UiLanguage::Fr) => Some('\u{4}'),
            Rules::Exact => None,
        }
    }

    /// A text in its normal form as it goes to the [`ANALYZER`], which has to know its rules.
    pub fn marked(self, text: &str) -> String {
        let text = normal(text);
        let text = text.text();
        let mut marked = String::with_capacity(text.len() + 1);
        marked.extend(self.mark());
        // A text does not choose its rules itself.
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

/// The name of what analyses the texts of the index: each by its own rules, and by the exact ones at once.
pub const ANALYZER: &str = "words";
/// All exact terms come from here on in a dictionary, and all others before.
pub const FIRST_EXACT: &str = "0";

/// The analyzers under the names by which the schema calls them.
pub fn analyzers() -> TokenizerManager {
    // With the "raw" of exact values.
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
    /// With all rules.
    pub fn new() -> Analysis {
        Analysis { analyzers: Rules::ALL.map(Rules::analyzer) }
    }

    /// The term of one word as [`words`] cuts it; nothing if it has no letter and no digit.
    pub fn term(&mut self, rules: Rules, word: &str) -> Option<String> {
        let mut stream = self.analyzers[rules.index()].token_stream(word);
        stream.next().map(|token| token.text.clone())
    }

    /// The terms of a text word by word, each with its place: of a compound those of its parts.
    pub fn terms(&mut self, rules: Rules, text: &str) -> Vec<(usize, String)> {
        let single = words(text).filter(|word| word.span == 1);
        single.filter_map(|word| Some((word.position, self.term(rules, &text[word.range])?))).collect()
    }
}

/// The plain words of a text, joined by single blanks.
pub fn plain(text: &str) -> String {
    let text = normal(text);
    let text = text.text();
    let parts = words(text).filter(|word| word.span == 1).map(|word| fold::fold(&text[word.range], false));
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The plain form of one word, or of the beginning of one, as [`words`] cuts it; empty if it has no letter and no digit.
pub fn plain_word(word: &str) -> String {
    fold::fold(word, false)
}

/// Cuts, folds and makes ready for Snowball.
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

/// Gives for each word of a text its exact term, and then, at the same place, that of the text's rules, with their mark.
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
    /// Whether the exact term is the one that is given, and the other comes next.
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

/// Takes away again the accents that [`endings::prepare`] put on.
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
