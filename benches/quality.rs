//! The quality of search: judged collections against plain BM25, typing mistakes, and texts in other languages. The
//! collections are read from the folder in ACERVO_CORPUS; without it nothing is measured.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use acervo::domain::ids::{ChapterId, InstitutionId, SectionId};
use acervo::domain::language::UiLanguage;
use acervo::domain::time::Timestamp;
use acervo::search::{Document, Facet, Index, Passage, Query, Thesaurus};

use crate::collections::{Judged, Plain, Question, Text, judged, mistyped, ndcg, questions, texts};
use crate::concepts;
use crate::figures::{title, verdict};

pub fn measure() {
    let Some(corpus) = std::env::var_os("ACERVO_CORPUS").map(PathBuf::from) else {
        return println!("\nQuality: ACERVO_CORPUS names no folder with judged collections: not measured");
    };
    title("Quality: nDCG@10 against plain BM25 with the language's stemmer");
    println!(
        "  {:34} {:>5} {:>6} {:>6} {:>6} {:>6}  {:>6} {:>6} {:>7} {:>6}",
        "collection", "n", "ours", "plain", "ratio", "typos", "kept", "zero %", "literal", "ms"
    );
    let by = shipped();
    for name in
        ["ar-legal-es", "faquad-pt", "service-public-fr", "xquad-en-es", "libreoffice-help-crosslingual"]
    {
        collection(&corpus, name, &by);
    }
}

/// Returns the thesaurus that ships, as used by the service.
pub fn shipped() -> Arc<Thesaurus> {
    static SHIPPED: LazyLock<Arc<Thesaurus>> =
        LazyLock::new(|| Arc::new(Thesaurus::of(defaults::thesaurus().expect("a thesaurus"))));
    SHIPPED.clone()
}

/// Our index, filled with texts.
pub struct Ours {
    index: Index,
    ids: HashMap<SectionId, String>,
    _folder: tempfile::TempDir,
}

impl Ours {
    pub fn new<'a>(texts: impl Iterator<Item = &'a Text>) -> Ours {
        let folder = tempfile::tempdir().expect("a folder");
        let index = Index::open(folder.path()).expect("an index");
        let mut ids = HashMap::new();
        for text in texts {
            let document = document(text);
            ids.insert(document.section, text.id.clone());
            index.put(&document).expect("a document");
        }
        index.commit(1).expect("a commit");
        Ours { index, ids, _folder: folder }
    }

    /// Returns the first ten hits, and the total number.
    pub fn search(
        &self,
        text: &str,
        reader: &str,
        languages: &[&str],
        by: Option<&Arc<Thesaurus>>,
    ) -> (Vec<String>, usize) {
        let mut query = Query::new(text, UiLanguage::of(reader).unwrap_or(UiLanguage::Es));
        query.limit = 10;
        query.thesaurus = by.cloned();
        let languages = languages.iter().map(|language| (*language).to_owned()).collect();
        query.filters = BTreeMap::from([(Facet::Language, languages)]);
        let answer = self.index.search(&query).expect("an answer");
        (answer.hits.iter().map(|hit| self.ids[&hit.section].clone()).collect(), answer.total)
    }
}

fn document(text: &Text) -> Document {
    Document {
        section: SectionId::new(),
        version: 1,
        language: text.lang.parse().expect("a language"),
        compendium: "framework-document".to_owned(),
        title: text.title.clone(),
        summary: String::new(),
        passages: vec![Passage { field: "body".to_owned(), text: text.text.clone() }],
        institution: InstitutionId::new(),
        institution_slug: String::new(),
        chapter: ChapterId::new(),
        institution_names: Vec::new(),
        labels: Vec::new(),
        chapters: Vec::new(),
        countries: Vec::new(),
        sub_regions: Vec::new(),
        memberships: Vec::new(),
        practice_type: None,
        scope: None,
        themes: Vec::new(),
        gcm_objectives: Vec::new(),
        guiding_principles: Vec::new(),
        target_groups: Vec::new(),
        maturity: None,
        has_evaluation: false,
        years: None,
        released_at: Timestamp::from_micros(0),
        stage: None,
    }
}

fn collection(corpus: &Path, name: &str, by: &Arc<Thesaurus>) {
    let folder = corpus.join("ir").join(name);
    let documents = match name {
        "libreoffice-help-crosslingual" => texts(&corpus.join("parallel/libreoffice-help.en-es-fr-pt.jsonl")),
        _ => texts(&folder.join("documents.jsonl")),
    };
    let (asked, grades) = (questions(&folder.join("queries.jsonl")), judged(&folder.join("qrels.tsv")));
    let mut kinds: BTreeMap<String, Vec<&Question>> = BTreeMap::new();
    for question in &asked {
        kinds.entry(format!("{} {}", question.lang, question.kind)).or_default().push(question);
    }
    for (kind, questions) in kinds {
        let lang = questions[0].lang.as_str();
        let own = |text: &&Text| text.lang == lang;
        // Each language separately: a filter does not make a question find more if texts in other languages match it.
        let ours = Ours::new(documents.iter().filter(own));
        let row = Row { name: format!("{name} {kind}"), ours: &ours, lang, grades: &grades, by };
        row.print(&questions, &documents.iter().filter(own).collect::<Vec<_>>(), &[lang], 1.0);
        let others: Vec<&Text> = documents.iter().filter(|text| !own(text)).collect();
        if !others.is_empty() {
            let languages: HashSet<&str> = others.iter().map(|text| text.lang.as_str()).collect();
            let ours = Ours::new(others.iter().copied());
            let row = Row {
                name: format!("{name} {kind}, other languages"),
                ours: &ours,
                lang,
                grades: &grades,
                by,
            };
            row.print(&questions, &others, &languages.into_iter().collect::<Vec<_>>(), 1.0);
        }
    }
}

struct Row<'a> {
    name: String,
    ours: &'a Ours,
    lang: &'a str,
    grades: &'a Judged,
    by: &'a Arc<Thesaurus>,
}

impl Row<'_> {
    fn print(&self, asked: &[&Question], documents: &[&Text], languages: &[&str], least: f64) {
        let plain = Plain::new(self.lang, documents.iter().copied());
        let among: HashSet<&str> = documents.iter().map(|text| text.id.as_str()).collect();
        let (mut ours, mut theirs, mut zero) = (0.0, 0.0, 0);
        let (mut literal, mut took) = (0.0, Duration::ZERO);
        let (mut clean, mut typing, mut typed_in) = (0.0, 0.0, 0);
        for (n, question) in asked.iter().enumerate() {
            let grades = &self.grades[&question.id];
            let begun = Instant::now();
            let (found, total) = self.ours.search(&question.text, self.lang, languages, Some(self.by));
            took += begun.elapsed();
            let score = ndcg(&found, grades, &among);
            let (as_typed, _) = self.ours.search(&question.text, self.lang, languages, None);
            literal += ndcg(&as_typed, grades, &among);
            zero += usize::from(total == 0);
            ours += score;
            let plain_score = ndcg(&plain.search(&question.text), grades, &among);
            theirs += plain_score;
            if score + 0.2 < plain_score && std::env::var_os("ACERVO_BENCH_MISSES").is_some() {
                println!("    {score:.2} < {plain_score:.2} of {total}: {}", question.text);
            }
            if total == 0 && std::env::var_os("ACERVO_BENCH_MISSES").is_some() {
                println!("    nothing: {}", question.text);
            }
            if let Some(wrong) = mistyped(&question.text, n as u64) {
                clean += score;
                typed_in += 1;
                let typed =
                    ndcg(&self.ours.search(&wrong, self.lang, languages, Some(self.by)).0, grades, &among);
                typing += typed;
                if typed + 0.5 < score && std::env::var_os("ACERVO_BENCH_MISSES").is_some() {
                    println!("    typed {typed:.2} < {score:.2}: {wrong}");
                }
            }
        }
        let n = asked.len() as f64;
        let (ratio, kept, zero) = (ours / theirs, typing / clean, 100.0 * zero as f64 / n);
        let met = ratio >= least && kept >= 0.9 && zero < 1.0 && ours >= 0.99 * literal;
        println!(
            "  {:34} {n:5} {:6.3} {:6.3} {ratio:6.3} {:6.3}  {kept:6.3} {zero:6.1} {:7.3} {:6.2}  {}ratio ≥ {least}, kept ≥ 0.9, zero < 1 %, literal ≤ 1.01 × ours",
            self.name,
            ours / n,
            theirs / n,
            typing / f64::from(typed_in),
            literal / n,
            took.as_secs_f64() * 1e3 / n,
            verdict(met),
        );
    }
}
