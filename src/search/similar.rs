//! Finds documents similar to a given one, by its most characteristic words, in its own language, and by the themes and
//! objectives that it shares with documents in any language.

use std::collections::HashMap;

use tantivy::collector::TopDocs;
use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, Occur, Query as Tantivy, TermQuery,
};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, Score, Searcher, Term as Key};

use crate::domain::ids::SectionId;
use crate::error::{Error, Result};
use crate::search::analysis::{Analysis, Rules, is_stop_word, normal, words};
use crate::search::index::Index;
use crate::search::index::facets::Facet;
use crate::search::index::hit::Hit;
use crate::search::index::parts::Part;
use crate::search::index::schema::{Fields, spell};
use crate::search::index::stored::Whole;

/// Maximum number of words of a document to search for: the rarest of those it uses most.
const WORDS: usize = 25;
/// Maximum number of bytes of its texts read to find them.
const READ_BYTES: usize = 128 * 1024;
/// Minimum length of a word; shorter ones carry little meaning.
const SHORTEST: usize = 3;
/// A similar document shares at least this many of the words, themes and objectives.
const SHARED: usize = 2;
/// Weights of a word in the title, in the summary and in the other texts.
const WEIGHTS: [Score; 3] = [4.0, 2.0, 1.0];
/// The other facets compared, with the weight of a shared value, which is multiplied by its rarity.
const VALUES: [(Facet, Score); 4] =
    [(Facet::Theme, 2.0), (Facet::GcmObjective, 2.0), (Facet::TargetGroup, 0.5), (Facet::PracticeType, 0.5)];

impl Index {
    /// Returns the documents most similar to a section: first those of other countries, then those that share a country
    /// with it. Empty if the section is not in the index.
    ///
    /// # Errors
    /// `internal` if the index can no longer be read and has to be reopened.
    pub fn similar(&self, section: SectionId, limit: usize) -> Result<Vec<Hit>> {
        let searcher = self.searcher();
        Likeness { searcher: &searcher, fields: self.fields(), analysis: self.analysis() }
            .hits(section, limit)
    }
}

struct Likeness<'a> {
    searcher: &'a Searcher,
    fields: &'a Fields,
    analysis: Analysis,
}

impl Likeness<'_> {
    fn hits(mut self, section: SectionId, limit: usize) -> Result<Vec<Hit>> {
        let itself = self.fields.section(section);
        let Some(place) = self.best(&*exact(itself.clone()), 1)?.pop() else { return Ok(Vec::new()) };
        let row = self.row(place.1)?;
        let (of, passages) = self.fields.read(&row)?;
        let mut traits = self.words(&of, &passages)?;
        traits.extend(self.values(place.1)?);
        if traits.is_empty() || limit == 0 {
            return Ok(Vec::new());
        }
        let shared = SHARED.min(traits.len());
        let alike: Box<dyn Tantivy> =
            Box::new(BooleanQuery::union_with_minimum_required_clauses(traits, shared));
        let countries: Vec<Box<dyn Tantivy>> =
            of.countries.iter().map(|code| exact(self.fields.facet(Facet::Country, code))).collect();
        let not_itself = (Occur::MustNot, exact(itself));
        let mut elsewhere = vec![(Occur::Must, alike.box_clone()), (not_itself.0, not_itself.1.box_clone())];
        elsewhere.extend(countries.iter().map(|country| (Occur::MustNot, country.box_clone())));
        let mut places = self.best(&BooleanQuery::new(elsewhere), limit)?;
        let left = limit.saturating_sub(places.len());
        if left > 0 && !countries.is_empty() {
            let here: Box<dyn Tantivy> =
                Box::new(ConstScoreQuery::new(Box::new(BooleanQuery::union(countries)), 0.0));
            let here = vec![(Occur::Must, alike), not_itself, (Occur::Must, here)];
            places.extend(self.best(&BooleanQuery::new(here), left)?);
        }
        places.into_iter().map(|(score, place)| self.hit(score, place)).collect()
    }

    fn best(&self, query: &dyn Tantivy, limit: usize) -> Result<Vec<(Score, DocAddress)>> {
        self.searcher.search(query, &TopDocs::with_limit(limit).order_by_score()).map_err(Error::internal)
    }

    fn row(&self, place: DocAddress) -> Result<Whole> {
        self.searcher.doc(place).map_err(Error::internal)
    }

    fn hit(&self, score: Score, place: DocAddress) -> Result<Hit> {
        let row = self.row(place)?;
        let (hit, _) = self.fields.read(&row)?;
        Ok(Hit { score, ..hit })
    }

    /// Returns the rarity of a feature that this many documents have.
    fn rarity(&self, documents: u64) -> Score {
        let all = self.searcher.num_docs().max(documents) as f64;
        let having = documents as f64;
        (1.0 + (all - having + 0.5) / (having + 0.5)).ln() as Score
    }

    /// Returns queries for the most characteristic words, each matching any text in the same language.
    fn words(&mut self, of: &Hit, passages: &[(&str, &str)]) -> Result<Vec<Box<dyn Tantivy>>> {
        let rules = Rules::of(&of.language);
        let mut used: HashMap<String, [u32; 3]> = HashMap::new();
        let mut left = READ_BYTES;
        let texts = [(Part::Title, of.title.as_str()), (Part::Summary, of.summary.as_str())];
        let rest = passages.iter().map(|(_, text)| (Part::Text, *text));
        for (part, text) in texts.into_iter().chain(rest) {
            let text = &text[..text.floor_char_boundary(left)];
            left -= text.len();
            let text = normal(text);
            let text = text.text();
            for word in words(text).filter(|word| word.span == 1) {
                let word = &text[word.range];
                let tells = word.chars().count() >= SHORTEST && word.chars().any(char::is_alphabetic);
                if tells
                    && !is_stop_word(word)
                    && let Some(term) = self.analysis.term(rules, word)
                {
                    used.entry(term).or_default()[part as usize] += 1;
                }
            }
        }
        let mut telling = Vec::with_capacity(used.len());
        for (term, uses) in used {
            let keys = Part::ALL.map(|part| self.fields.text(part, rules).key(&term));
            let mut documents = 0;
            for key in &keys {
                documents = self.searcher.doc_freq(key).map_err(Error::internal)?.max(documents);
            }
            // A word that no other document contains cannot lead to one.
            if documents > 1 {
                let weights = uses.iter().zip(WEIGHTS);
                let use_here: Score =
                    weights.map(|(times, weight)| weight * (1.0 + *times as Score).ln()).sum();
                telling.push((use_here * self.rarity(documents), term, keys));
            }
        }
        telling.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        telling.truncate(WORDS);
        let queries = telling.into_iter().map(|(_, _, keys)| {
            let parts = keys.into_iter().zip(WEIGHTS).map(|(key, weight)| -> Box<dyn Tantivy> {
                let query = TermQuery::new(key, IndexRecordOption::WithFreqs);
                Box::new(BoostQuery::new(Box::new(query), weight))
            });
            Box::new(DisjunctionMaxQuery::new(parts.collect())) as Box<dyn Tantivy>
        });
        Ok(queries.collect())
    }

    /// Returns queries for the themes and similar values of a document; the rarer a value, the higher its score.
    fn values(&self, place: DocAddress) -> Result<Vec<Box<dyn Tantivy>>> {
        let segment = self.searcher.segment_reader(place.segment_ord);
        let mut queries: Vec<Box<dyn Tantivy>> = Vec::new();
        for (facet, weight) in VALUES {
            let column = segment.fast_fields().str(facet.name()).map_err(Error::internal)?;
            let Some(column) = column else { continue };
            for ordinal in column.term_ords(place.doc_id) {
                let mut value = String::new();
                column.ord_to_str(ordinal, &mut value).map_err(Error::internal)?;
                let key = self.fields.facet(facet, &spell(facet, &value));
                let documents = self.searcher.doc_freq(&key).map_err(Error::internal)?;
                let score = weight * self.rarity(documents);
                queries.push(Box::new(ConstScoreQuery::new(exact(key), score)));
            }
        }
        Ok(queries)
    }
}

fn exact(key: Key) -> Box<dyn Tantivy> {
    Box::new(TermQuery::new(key, IndexRecordOption::Basic))
}
