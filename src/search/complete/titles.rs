//! Titles that complete a prefix, found in the index's own dictionaries: that of titles for those that begin with it,
//! that of words for the others. The number of entries examined is bounded, however many titles there are.

use tantivy::columnar::StrColumn;
use tantivy::postings::TermInfo;
use tantivy::query::{BooleanQuery, EnableScoring, Query as Tantivy, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocSet, Searcher, SegmentReader, TERMINATED};

use crate::error::{Error, Result};
use crate::search::analysis::{Rules, is_stop_word};
use crate::search::complete::prefix::{Prefix, PrefixWord, Rank, Token, tokens};
use crate::search::index::Index;
use crate::search::index::hit::Titled;
use crate::search::index::parts::Part;
use crate::search::index::schema::{Fields, PLAIN_TITLE, PLAIN_TITLE_BYTES, RELEASED_AT, Terms};
use crate::search::index::stored::Front;

/// Maximum number of words with the prefix that are examined in each segment, and of the most frequent among them that
/// are searched for.
const WORDS_LOOKED_AT: usize = 1_000;
const WORDS: usize = 32;
/// Maximum number of documents examined in each segment.
const DOCUMENTS: usize = 1_000;
/// Number of titles examined for each one requested.
const SPARE: usize = 3;
/// Minimum number of letters needed to search for titles that merely contain the word.
const SHORTEST: usize = 2;
/// A word with fewer letters is the beginning of so many others that, if there are other words, the titles that contain
/// those are read instead, up to the maximum below.
const LONG: usize = 4;
const TITLES: usize = 256;
/// A plain form of at least this length may have been cut off, before a letter of at most four bytes.
const CUT: usize = PLAIN_TITLE_BYTES - 3;

impl Index {
    /// Returns at most `most` documents whose titles complete the prefix, best match first, with how well they match.
    ///
    /// # Errors
    /// `internal` if the index can no longer be read and has to be reopened.
    pub fn titles(&self, prefix: &Prefix, most: usize) -> Result<Vec<(Rank, Titled)>> {
        let (searcher, fields) = (self.searcher(), self.fields());
        let words = fields.text(Part::Title, Rules::Exact);
        let titles = Titles { searcher: &searcher, fields, words, prefix, most };
        let places = titles.places().map_err(Error::internal)?;
        let read = places.into_iter().map(|(rank, place)| {
            let front = searcher.doc::<Front>(place).map_err(Error::internal)?;
            Ok((rank, fields.titled(front)?))
        });
        read.collect()
    }
}

struct Titles<'a> {
    searcher: &'a Searcher,
    fields: &'a Fields,
    words: Terms,
    prefix: &'a Prefix,
    most: usize,
}

impl Titles<'_> {
    fn places(&self) -> tantivy::Result<Vec<(Rank, DocAddress)>> {
        let mut found = if self.prefix.is_forgiving() { Vec::new() } else { self.beginning_so()? };
        if found.len() < self.most {
            for (rank, place) in self.holding()? {
                if !found.iter().any(|(_, known)| *known == place) {
                    found.push((rank, place));
                }
            }
        }
        found.sort_by_key(|(rank, _)| *rank);
        found.truncate(self.most);
        Ok(found)
    }

    /// Returns those that begin with the words as typed, in alphabetical order.
    fn beginning_so(&self) -> tantivy::Result<Vec<(Rank, DocAddress)>> {
        let typed: Vec<&str> = self.prefix.words().iter().map(|word| word.text.as_str()).collect();
        let begun = self.fields.title(&typed.join(" "));
        let before = self.fields.title("").serialized_value_bytes().len();
        let wanted = self.most * SPARE;
        let mut titles: Vec<(String, u32, TermInfo)> = Vec::new();
        for (n, segment) in (0..).zip(self.searcher.segment_readers()) {
            let index = segment.inverted_index(begun.field())?;
            let mut stream = index.terms().range().ge(begun.serialized_value_bytes()).into_stream()?;
            let mut looked_at = 0;
            while looked_at < wanted && stream.advance() {
                if !stream.key().starts_with(begun.serialized_value_bytes()) {
                    break;
                }
                looked_at += 1;
                if let Ok(title) = std::str::from_utf8(&stream.key()[before..]) {
                    titles.push((title.to_owned(), n, stream.value().clone()));
                }
            }
        }
        titles.sort_unstable_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
        let mut found = Vec::new();
        for (title, n, info) in titles.iter().take(wanted) {
            if found.len() >= self.most {
                break;
            }
            let segment = self.searcher.segment_reader(*n);
            let index = segment.inverted_index(begun.field())?;
            let mut having = index.read_postings_from_terminfo(info, IndexRecordOption::Basic)?;
            let rank = self.prefix.rank(&tokens(title, None)).unwrap_or(1);
            let places = living(&mut having, segment).into_iter().map(|doc| DocAddress::new(*n, doc));
            found.extend(places.map(|place| (rank, place)));
        }
        Ok(found)
    }

    /// Returns those with a word for each one typed; if there are many, the last published ones.
    fn holding(&self) -> tantivy::Result<Vec<(Rank, DocAddress)>> {
        let (mut short, mut others) = (Vec::new(), Vec::new());
        for word in self.prefix.words() {
            let is_short = word.fuzzy.is_none() && word.text.chars().count() < LONG;
            let of = if is_short && !self.stands_for_itself(word)? { &mut short } else { &mut others };
            of.push(word);
        }
        let Some(mut all) = self.each(&others)? else { return Ok(Vec::new()) };
        let mut found = Vec::new();
        if !others.is_empty() && !short.is_empty() {
            let having = BooleanQuery::intersection(all);
            let (read, are_all) = self.read_through(&self.newest(&having)?, &short)?;
            if are_all || read.len() >= self.most {
                return Ok(read);
            }
            found = read;
            all = vec![Box::new(having)];
        }
        let Some(begun) = self.each(&short)? else { return Ok(found) };
        all.extend(begun);
        let places = self.newest(&BooleanQuery::intersection(all))?;
        let mut titles = self.titles();
        for place in places.into_iter().take(self.most * SPARE) {
            if !found.iter().any(|(_, known)| *known == place) {
                found.push((self.rank(&tokens(&titles(place)?, None)), place));
            }
        }
        Ok(found)
    }

    /// Of documents whose titles have all the other words, returns those with words that begin like these as well, in
    /// the same order, and whether the result is complete.
    fn read_through(
        &self,
        places: &[DocAddress],
        short: &[&PrefixWord],
    ) -> tantivy::Result<(Vec<(Rank, DocAddress)>, bool)> {
        let mut found = Vec::new();
        let (mut titles, mut are_all) = (self.titles(), places.len() <= TITLES);
        for place in places.iter().take(TITLES) {
            let title = titles(*place)?;
            let words = tokens(&title, None);
            if short.iter().all(|begun| words.iter().any(|token| is_meant(begun, &token.word))) {
                found.push((self.rank(&words), *place));
                if found.len() == self.most * SPARE {
                    break;
                }
            } else {
                are_all &= title.len() < CUT;
            }
        }
        Ok((found, are_all))
    }

    /// Returns how well a title that is known to match does so, given its plain form. The plain form has no joined
    /// compounds, and lacks the end of a long title.
    fn rank(&self, title: &[Token]) -> Rank {
        self.prefix.rank(title).unwrap_or(Rank::MAX)
    }

    /// Returns, for each of the words, a query for the titles with a word that begins like it; `None` if there are none
    /// for one of them.
    fn each(&self, begun: &[&PrefixWord]) -> tantivy::Result<Option<Vec<Box<dyn Tantivy>>>> {
        let mut all: Vec<Box<dyn Tantivy>> = Vec::with_capacity(begun.len());
        for word in begun {
            let words = self.words(word)?;
            if words.is_empty() {
                return Ok(None);
            }
            all.push(Box::new(BooleanQuery::union(words.iter().map(|word| self.term(word)).collect())));
        }
        Ok(Some(all))
    }

    /// Returns the documents that a query matches, last published first; in a segment with many matches, the first of
    /// them.
    fn newest(&self, query: &dyn Tantivy) -> tantivy::Result<Vec<DocAddress>> {
        let mut places: Vec<(i64, DocAddress)> = Vec::new();
        for (n, segment) in (0..).zip(self.searcher.segment_readers()) {
            let published = segment.fast_fields().i64(RELEASED_AT)?;
            for doc in self.documents(query, segment)? {
                places.push((published.first(doc).unwrap_or(0), DocAddress::new(n, doc)));
            }
        }
        places.sort_unstable_by(|a, b| b.cmp(a));
        Ok(places.into_iter().map(|(_, place)| place).collect())
    }

    /// Returns a function that reads titles in their plain form.
    fn titles(&self) -> impl FnMut(DocAddress) -> tantivy::Result<String> {
        let mut columns: Vec<Option<Option<StrColumn>>> = vec![None; self.searcher.segment_readers().len()];
        move |place| {
            let column = match &mut columns[place.segment_ord as usize] {
                Some(known) => known,
                unknown => {
                    let segment = self.searcher.segment_reader(place.segment_ord);
                    unknown.insert(segment.fast_fields().str(PLAIN_TITLE)?)
                }
            };
            let mut title = String::new();
            if let Some(column) = column
                && let Some(ordinal) = column.term_ords(place.doc_id).next()
            {
                column.ord_to_str(ordinal, &mut title)?;
            }
            Ok(title)
        }
    }

    /// Returns whether a word is taken as it is: it is no longer being typed, and a title contains it. A single letter
    /// is too little for that, since titles contain it as part of codes (`B-2`).
    fn stands_for_itself(&self, begun: &PrefixWord) -> tantivy::Result<bool> {
        let typed = !begun.open && begun.fuzzy.is_none() && begun.text.chars().count() >= SHORTEST;
        Ok(typed && self.searcher.doc_freq(&self.words.key(&begun.text))? > 0)
    }

    /// Returns the words in titles that begin like this one, most frequent first.
    fn words(&self, begun: &PrefixWord) -> tantivy::Result<Vec<String>> {
        if self.stands_for_itself(begun)? {
            return Ok(vec![begun.text.clone()]);
        }
        if begun.text.chars().count() < SHORTEST && self.prefix.words().len() == 1 {
            return Ok(Vec::new());
        }
        // In alphabetical order, as in each segment.
        let mut words: Vec<(String, u64)> = Vec::new();
        for segment in self.searcher.segment_readers() {
            let index = segment.inverted_index(self.words.field())?;
            let mut new = Vec::new();
            let mut known = words.iter_mut().peekable();
            let mut looked_at = 0;
            let mut add = |word: &[u8], documents: u32| {
                looked_at += 1;
                if !word.starts_with(begun.front().as_bytes()) {
                    return false;
                }
                while known.next_if(|(known, _)| known.as_bytes() < word).is_some() {}
                if let Some((_, total)) = known.next_if(|(known, _)| known.as_bytes() == word) {
                    *total += u64::from(documents);
                } else if let Ok(word) = std::str::from_utf8(word)
                    && is_meant(begun, word)
                {
                    new.push((word.to_owned(), u64::from(documents)));
                }
                looked_at < WORDS_LOOKED_AT
            };
            match &begun.fuzzy {
                None => {
                    let mut stream = index.terms().range().ge(begun.front()).into_stream()?;
                    while stream.advance() && add(stream.key(), stream.value().doc_freq) {}
                }
                Some(fuzzy) => {
                    let mut stream = index.terms().search(fuzzy).ge(begun.front()).into_stream()?;
                    while stream.advance() && add(stream.key(), stream.value().doc_freq) {}
                }
            }
            words.append(&mut new);
            words.sort();
        }
        // The word itself is never left out.
        words.sort_unstable_by(|a, b| (b.0 == begun.text, b.1, &a.0).cmp(&(a.0 == begun.text, a.1, &b.0)));
        words.truncate(WORDS);
        Ok(words.into_iter().map(|(word, _)| word).collect())
    }

    fn term(&self, word: &str) -> Box<dyn Tantivy> {
        Box::new(TermQuery::new(self.words.key(word), IndexRecordOption::Basic))
    }

    /// Returns the documents in a segment that a query matches and that have not been deleted.
    fn documents(&self, query: &dyn Tantivy, segment: &SegmentReader) -> tantivy::Result<Vec<u32>> {
        let weight = query.weight(EnableScoring::disabled_from_searcher(self.searcher))?;
        Ok(living(&mut *weight.scorer(segment, 1.0)?, segment))
    }
}

/// Returns whether a word of a title may be the one being typed; a stop word only if it was typed in full.
fn is_meant(begun: &PrefixWord, word: &str) -> bool {
    begun.begins(word) && (word == begun.text || !is_stop_word(word))
}

/// Returns the first of these documents that have not been deleted.
fn living<D: DocSet + ?Sized>(documents: &mut D, segment: &SegmentReader) -> Vec<u32> {
    let mut found = Vec::new();
    let mut looked_at = 0;
    let mut doc = documents.doc();
    while doc != TERMINATED && looked_at < DOCUMENTS {
        looked_at += 1;
        if segment.alive_bitset().is_none_or(|alive| alive.is_alive(doc)) {
            found.push(doc);
        }
        doc = documents.advance();
    }
    found
}
