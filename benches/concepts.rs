//! Search across languages by concepts: a concept's name in one language is searched for in the texts in another. The
//! relevant texts are not judged but known: those whose own parallel text in the question's language contains the name.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

use acervo::domain::language::UiLanguage;
use acervo::search::{Thesaurus, plain};
use acervo::services::defaults;

use crate::collections::{Text, lines, text};
use crate::figures::{title, verdict};
use crate::quality::{Ours, shipped};

const FILES: [&str; 5] = [
    "parallel/un2015-extracts.en-es-fr.jsonl",
    "parallel/sdg-un-metadata.en-es-fr.jsonl",
    "parallel/sdg-national-metadata.fr-pt-en.jsonl",
    "topical/udhr.en-es-fr-pt.jsonl",
    "topical/los-angeles-declaration.en-es-fr-pt.jsonl",
];
/// Maximum number of relevant texts. A name that occurs in more is too general to say which ten are right.
const MOST_RELEVANT: usize = 5;

/// The results for a pair of languages.
#[derive(Default)]
struct Tally {
    asked: usize,
    /// Number of questions with a relevant text among the first ten: with the thesaurus, and without.
    hits: [usize; 2],
    nothing: [usize; 2],
}

pub fn measure() {
    let Some(corpus) = std::env::var_os("ACERVO_CORPUS").map(PathBuf::from) else {
        return println!("\nConcepts: ACERVO_CORPUS names no folder with parallel texts: not measured");
    };
    title(
        "Across languages: names of concepts asked of the parallel texts in another language, right ones among the first ten",
    );
    println!(
        "  {:10} {:>5} {:>6} {:>8} {:>8} {:>8} {:>8}",
        "languages", "texts", "n", "hits@10", "without", "zero %", "without"
    );
    let mut groups: BTreeMap<String, HashMap<String, Text>> = BTreeMap::new();
    for file in FILES {
        for row in lines(&corpus.join(file)) {
            let text = text(&row);
            let group = row["group"].as_str().expect("a group").to_owned();
            groups.entry(group).or_default().insert(text.lang.clone(), text);
        }
    }
    let by = shipped();
    let mut whole = Tally::default();
    for asked in UiLanguage::ALL {
        for answered in UiLanguage::ALL.into_iter().filter(|ui_language| *ui_language != asked) {
            let pairs = groups.values();
            let pairs: Vec<(&Text, &Text)> = pairs
                .filter_map(|group| Some((group.get(asked.code())?, group.get(answered.code())?)))
                .collect();
            let tally = pair(asked, answered, &pairs, &by);
            tally.print(&format!("{} → {}", asked.code(), answered.code()), pairs.len());
            whole.asked += tally.asked;
            for way in 0..2 {
                whole.hits[way] += tally.hits[way];
                whole.nothing[way] += tally.nothing[way];
            }
        }
    }
    whole.print("all", 0);
    let met = whole.asked >= 150 && whole.hits[0] * 10 >= whole.asked * 6;
    println!("  {}at least 150 questions, 60 % with a right text among the first ten", verdict(met));
}

fn pair(asked: UiLanguage, answered: UiLanguage, pairs: &[(&Text, &Text)], by: &Arc<Thesaurus>) -> Tally {
    let mut tally = Tally::default();
    if pairs.is_empty() {
        return tally;
    }
    let ours = Ours::new(pairs.iter().map(|(_, text)| *text));
    let partners: Vec<(String, &str)> = pairs
        .iter()
        .map(|(of, text)| (spaced(&format!("{} {}", of.title, of.text)), text.id.as_str()))
        .collect();
    for concept in defaults::thesaurus().expect("a thesaurus") {
        let (Some(labels), true) = (concept.labels.get(&asked), concept.labels.contains_key(&answered))
        else {
            continue;
        };
        let name = spaced(&labels.preferred);
        let relevant: HashSet<&str> =
            partners.iter().filter(|(text, _)| text.contains(&name)).map(|(_, id)| *id).collect();
        if !(1..=MOST_RELEVANT).contains(&relevant.len()) {
            continue;
        }
        tally.asked += 1;
        for (way, by) in [Some(by), None].into_iter().enumerate() {
            let (found, total) = ours.search(&labels.preferred, asked.code(), &[], by);
            let hit = found.iter().any(|id| relevant.contains(id.as_str()));
            tally.hits[way] += usize::from(hit);
            tally.nothing[way] += usize::from(total == 0);
            if way == 0 && std::env::var_os("ACERVO_BENCH_QUESTIONS").is_some() {
                let found = if hit { "found" } else { "MISSED" };
                println!(
                    "    {} → {} {found} {}: {}",
                    asked.code(),
                    answered.code(),
                    concept.id,
                    labels.preferred
                );
            }
        }
    }
    tally
}

/// Returns the words of a text in their plain form, with a space on either side of each.
fn spaced(text: &str) -> String {
    format!(" {} ", plain(text))
}

impl Tally {
    fn print(&self, name: &str, texts: usize) {
        if self.asked == 0 {
            return;
        }
        let share = |count: usize| 100.0 * count as f64 / self.asked as f64;
        println!(
            "  {name:10} {texts:5} {:6} {:8.1} {:8.1} {:8.1} {:8.1}",
            self.asked,
            share(self.hits[0]),
            share(self.hits[1]),
            share(self.nothing[0]),
            share(self.nothing[1]),
        );
    }
}
