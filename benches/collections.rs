//! Judged collections: documents, queries and the documents relevant to each, from JSON Lines and tables, and the plain
//! ranking that ours is compared with.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use serde_json::Value;
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{Language, LowerCaser, RemoveLongFilter, SimpleTokenizer, Stemmer, TextAnalyzer};
use tantivy::{TantivyDocument, Term};

/// A searchable text.
#[derive(Clone, Debug)]
pub struct Text {
    pub id: String,
    pub lang: String,
    pub title: String,
    pub text: String,
}

/// A judged question.
#[derive(Clone, Debug)]
pub struct Question {
    pub id: String,
    pub lang: String,
    pub kind: String,
    pub text: String,
}

/// The relevant documents of each question, with their grades.
pub type Judged = HashMap<String, HashMap<String, f64>>;

pub fn lines(path: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

fn field(row: &Value, name: &str) -> String {
    row[name].as_str().unwrap_or_default().to_owned()
}

pub fn texts(path: &Path) -> Vec<Text> {
    lines(path).iter().map(text).collect()
}

pub fn text(row: &Value) -> Text {
    Text {
        id: field(row, "id"),
        lang: field(row, "lang"),
        title: field(row, "title"),
        text: field(row, "text"),
    }
}

pub fn questions(path: &Path) -> Vec<Question> {
    let question = |row: &Value| Question {
        id: field(row, "id"),
        lang: field(row, "lang"),
        kind: field(row, "kind"),
        text: field(row, "query"),
    };
    lines(path).iter().map(question).collect()
}

pub fn judged(path: &Path) -> Judged {
    let text = std::fs::read_to_string(path).expect("judgements");
    let mut judged = Judged::new();
    for line in text.lines().skip(1) {
        let mut cells = line.split('\t');
        let (Some(query), Some(document), Some(grade)) = (cells.next(), cells.next(), cells.next()) else {
            continue;
        };
        let grade = grade.parse().expect("a grade");
        judged.entry(query.to_owned()).or_default().insert(document.to_owned(), grade);
    }
    judged
}

/// Computes nDCG@10 (Järvelin and Kekäläinen 2002) with the grades as gains, over the documents that can be found.
pub fn ndcg(found: &[String], grades: &HashMap<String, f64>, among: &HashSet<&str>) -> f64 {
    let discount = |rank: usize| 1.0 / ((rank + 2) as f64).log2();
    let gain = |(rank, id): (usize, &String)| grades.get(id).copied().unwrap_or(0.0) * discount(rank);
    let got: f64 = found.iter().take(10).enumerate().map(gain).sum();
    let mut best: Vec<f64> =
        grades.iter().filter(|(id, _)| among.contains(id.as_str())).map(|(_, grade)| *grade).collect();
    best.sort_by(|a, b| b.total_cmp(a));
    let ideal: f64 = best.iter().take(10).enumerate().map(|(rank, grade)| grade * discount(rank)).sum();
    if ideal == 0.0 { 0.0 } else { got / ideal }
}

/// Makes one seeded typing error in one word of five letters or more: two letters swapped, one left out, doubled, or
/// replaced. `None` if the question has no such word.
pub fn mistyped(text: &str, seed: u64) -> Option<String> {
    let mut dice = crate::texts::Dice(seed.wrapping_mul(2_654_435_761).wrapping_add(12_345));
    let long = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count() >= 5;
    let words: Vec<&str> = text.split_whitespace().filter(long).collect();
    if words.is_empty() {
        return None;
    }
    let word = words[dice.below(words.len())];
    let mut letters: Vec<char> = word.chars().collect();
    let places: Vec<usize> = (1..letters.len() - 1).filter(|at| letters[*at].is_alphabetic()).collect();
    let at = places[dice.below(places.len())];
    match dice.below(4) {
        0 => letters.swap(at, at + 1),
        1 => drop(letters.remove(at)),
        2 => letters.insert(at, letters[at]),
        _ => letters[at] = char::from(b'a' + dice.below(26) as u8),
    }
    Some(text.replacen(word, &letters.into_iter().collect::<String>(), 1))
}

/// Plain tantivy: one field, words in lower case, the language's standard stemmer, BM25, any of the words.
pub struct Plain {
    index: tantivy::Index,
    searcher: tantivy::Searcher,
    id: Field,
    text: Field,
}

impl Plain {
    pub fn new<'a>(lang: &str, texts: impl Iterator<Item = &'a Text>) -> Plain {
        let mut schema = Schema::builder();
        let id = schema.add_text_field("id", STRING | STORED);
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("plain")
            .set_index_option(IndexRecordOption::WithFreqsAndPositions);
        let text = schema.add_text_field("text", TextOptions::default().set_indexing_options(indexing));
        let index = tantivy::Index::create_in_ram(schema.build());
        let stemmer = match lang {
            "es" => Language::Spanish,
            "pt" => Language::Portuguese,
            "fr" => Language::French,
            _ => Language::English,
        };
        let plain = TextAnalyzer::builder(SimpleTokenizer::default())
            .filter(RemoveLongFilter::limit(40))
            .filter(LowerCaser)
            .filter(Stemmer::new(stemmer));
        index.tokenizers().register("plain", plain.build());
        let mut writer = index.writer_with_num_threads(1, 50_000_000).expect("a writer");
        for one in texts {
            let mut row = TantivyDocument::default();
            row.add_text(id, &one.id);
            row.add_text(text, format!("{}\n{}", one.title, one.text));
            writer.add_document(row).expect("a document");
        }
        writer.commit().expect("a commit");
        let searcher = index.reader().expect("a reader").searcher();
        Plain { index, searcher, id, text }
    }

    pub fn search(&self, question: &str) -> Vec<String> {
        let mut analyzer = self.index.tokenizers().get("plain").expect("an analyzer");
        let mut stream = analyzer.token_stream(question);
        let mut any: Vec<Box<dyn Query>> = Vec::new();
        while stream.advance() {
            let term = Term::from_field_text(self.text, &stream.token().text);
            any.push(Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)));
        }
        let found =
            self.searcher.search(&BooleanQuery::union(any), &TopDocs::with_limit(10).order_by_score());
        let id = |place| {
            use tantivy::schema::Value as _;
            let row: TantivyDocument = self.searcher.doc(place).expect("a document");
            row.get_first(self.id).and_then(|id| id.as_str()).expect("an id").to_owned()
        };
        found.expect("an answer").into_iter().map(|(_, place)| id(place)).collect()
    }
}
