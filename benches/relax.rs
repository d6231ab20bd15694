//! Questions that are relaxed or corrected, compared with questions whose words all match, in the same run. If
//! ACERVO_CORPUS names a folder of judged collections, the sections take their texts from it in turn, and the questions
//! come from it as well; otherwise both are generated. ACERVO_BENCH_DATA keeps the data between runs.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use crate::ROUNDS;
use crate::collections::{Text, mistyped, questions, texts};
use crate::data::{Filled, fill, fill_with};
use crate::figures::{Pair, median, title, verdict};
use crate::load::{Client, get, load};
use crate::process::{Server, copy};
use crate::search::{Once, escaped};
use crate::texts::Dice;

/// Number of questions of each kind.
const QUESTIONS: usize = 240;
/// Number of sections from which words are taken.
const SECTIONS: usize = 600;
/// Questions whose words all match are made of words that occur in more than 1 in this many of these sections.
const FREQUENT: usize = 20;
const MOST_MIB: f64 = 400.0;
const REST: &str = "facets=country,theme,gcm_objective,institution&limit=10";
/// Number of sections that are entered by the API.
const BY_THE_API: usize = 10_000;
const COLLECTIONS: [&str; 5] =
    ["ar-legal-es", "faquad-pt", "service-public-fr", "xquad-en-es", "libreoffice-help-crosslingual"];

/// A language and a question in it.
type Question = (String, String);

/// Questions of one kind, with the maximum ratio of their median to that of questions whose words all match.
struct Kind {
    name: &'static str,
    most: f64,
    questions: Once,
    medians: Pair,
    p99: Pair,
}

/// Returns the folder of judged collections.
fn corpus() -> Option<PathBuf> {
    std::env::var_os("ACERVO_CORPUS").map(PathBuf::from)
}

pub fn measure(master: &Path, sections: usize, scratch: &Path) {
    let judged: Vec<Text> = corpus().iter().flat_map(|corpus| collected(corpus)).collect();
    let filled = fill_with(master, "", sections, &judged);
    let folder = scratch.join("relaxing");
    copy(master, &folder);
    let server = Server::service(&folder, "");
    title(&format!("Questions that are relaxed or corrected, in {sections} sections, 1 client"));
    ask(&server, &filled);
    let memory = server.anonymous_mib();
    println!("  memory after it (RssAnon): {memory:.0} MiB");
}

/// Measures the service's memory after it was filled by the API and queried.
pub fn memory(folder: &Path) {
    fill(folder, "", 0);
    let server = Server::service(folder, "");
    title(&format!("Memory (RssAnon) after {BY_THE_API} sections were entered by the API"));
    crate::write::enter(&server, BY_THE_API);
    println!("  after filling: {:.0} MiB", server.anonymous_mib());
    let mut connection = Client::open(server.address);
    let filled = Filled { ids: newest(&mut connection) };
    ask(&server, &filled);
    let memory = server.anonymous_mib();
    println!("  after asking: {memory:.0} MiB   {}< {MOST_MIB} MiB", verdict(memory < MOST_MIB));
}

fn newest(connection: &mut Client) -> Vec<String> {
    let mut ids = Vec::new();
    let mut next = String::new();
    while ids.len() < SECTIONS {
        let page = connection.send(&get(&format!("/api/v1/search?limit=100{next}")));
        let page: serde_json::Value = serde_json::from_slice(page.body).expect("JSON");
        let items = page["items"].as_array().expect("items");
        ids.extend(items.iter().map(|item| item["section_id"].as_str().expect("an id").to_owned()));
        let Some(cursor) = page["next"].as_str() else { break };
        next = format!("&cursor={}", escaped(cursor));
    }
    ids
}

fn collected(corpus: &Path) -> Vec<Text> {
    let mut all = Vec::new();
    for name in COLLECTIONS {
        let own = corpus.join("ir").join(name).join("documents.jsonl");
        let parallel = corpus.join("parallel/libreoffice-help.en-es-fr-pt.jsonl");
        all.extend(texts(if own.exists() { &own } else { &parallel }));
    }
    // So that the first thousand include some of each.
    let mut dice = Dice(5);
    for n in (1..all.len()).rev() {
        all.swap(n, dice.below(n + 1));
    }
    all
}

fn ask(server: &Server, filled: &Filled) {
    let mut connection = Client::open(server.address);
    let said = said(&mut connection, filled);
    let strict = of_words(&mut connection, &said, true);
    let relaxed = of_words(&mut connection, &said, false);
    let corrected = strict.iter().cycle().take(8 * QUESTIONS).enumerate().filter_map(|(n, (lang, q))| {
        let wrong = (lang.clone(), mistyped(q, n as u64)?);
        (is(&mut connection, &wrong, "\"corrected\":[")).then_some(wrong)
    });
    let corrected: Vec<Question> = corrected.take(QUESTIONS).collect();
    let once = |questions: Vec<Question>| {
        assert!(!questions.is_empty(), "there are such questions");
        let asked = questions.into_iter().map(|(lang, q)| (q, format!("lang={lang}&{REST}")));
        Once::new("/api/v1/search", asked)
    };
    let kind = |name: &'static str, most: f64, questions: Vec<Question>| {
        println!("  {name}: {} questions, as {:?}", questions.len(), questions[0].1);
        Kind { name, most, questions: once(questions), medians: Pair::new(), p99: Pair::new() }
    };
    let mut all = once(strict);
    let mut kinds = [
        kind("relaxed, three words of a text", 4.0, relaxed),
        kind("one typing mistake", 4.0, corrected),
        kind("whole questions", 10.0, whole(&said)),
    ];
    for round in 0..=ROUNDS {
        let strict = load(server.address, 1, &all.questions(QUESTIONS), QUESTIONS, 200);
        for kind in &mut kinds {
            let run = load(server.address, 1, &kind.questions.questions(QUESTIONS), QUESTIONS, 200);
            // The first round is a warm-up.
            if round > 0 {
                kind.medians.add(run.median(), strict.median());
                kind.p99.add(run.p99(), strict.median());
            }
        }
    }
    println!("  all words, median: {:.2} ms; what follows is beside it", median(&kinds[0].medians.floor));
    for Kind { name, most, medians, p99, .. } in &kinds {
        for (what, pair, most) in [("median", medians, *most), ("p99", p99, 40.0)] {
            println!(
                "  {name:32} {what:6} {:5.2} ×  {:8.2} ms   {}≤ {most} ×",
                pair.ratio(),
                median(&pair.ours),
                verdict(pair.ratio() <= most)
            );
        }
    }
}

/// The language and the words of a section.
struct Said {
    lang: String,
    words: Vec<String>,
}

fn said(connection: &mut Client, filled: &Filled) -> Vec<Said> {
    let step = (filled.ids.len() / SECTIONS).max(1);
    let ids = filled.ids.iter().step_by(step).take(SECTIONS);
    let sections = ids.map(|id| {
        let reply = connection.send(&get(&format!("/api/v1/published/{id}")));
        let section: serde_json::Value = serde_json::from_slice(reply.body).expect("JSON");
        let practice = &section["practice"];
        let texts = [&practice["title"], &practice["summary"], &practice["description"], &section["body"]];
        let texts: Vec<&str> = texts.into_iter().filter_map(|text| text.as_str()).collect();
        let words = texts.join(" ");
        let words = words.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
        let lang = section["language"].as_str().or(section["lang"].as_str()).unwrap_or("es");
        Said { lang: lang.to_owned(), words: words.map(str::to_owned).collect() }
    });
    sections.filter(|said| said.words.len() > 20).collect()
}

/// Makes questions from three words of a text. If `strict`, there is a page of texts with all of them; otherwise there
/// is not.
fn of_words(connection: &mut Client, said: &[Said], strict: bool) -> Vec<Question> {
    let mut having: HashMap<&str, usize> = HashMap::new();
    for one in said {
        for word in one.words.iter().map(String::as_str).collect::<HashSet<_>>() {
            *having.entry(word).or_default() += 1;
        }
    }
    let mut dice = Dice(if strict { 21 } else { 22 });
    let mut questions = Vec::new();
    for _ in 0..40 * QUESTIONS {
        if questions.len() == QUESTIONS {
            break;
        }
        let one = &said[dice.below(said.len())];
        let long = one.words.iter().filter(|word| word.chars().count() > 4);
        let fitting: Vec<&String> =
            long.filter(|word| !strict || having[word.as_str()] * FREQUENT > said.len()).collect();
        if fitting.len() < 3 {
            continue;
        }
        let words: Vec<&str> = (0..3).map(|_| fitting[dice.below(fitting.len())].as_str()).collect();
        let question = (one.lang.clone(), words.join(" "));
        let relaxed = is(connection, &question, "\"relaxed\":true");
        if relaxed != strict && !is(connection, &question, "\"corrected\":[") {
            questions.push(question);
        }
    }
    questions
}

/// Returns whether the response says so about how the question was read.
fn is(connection: &mut Client, (lang, q): &Question, told: &str) -> bool {
    let reply = connection.send(&get(&format!("/api/v1/search?q={}&lang={lang}&limit=1", escaped(q))));
    reply.text().contains(told)
}

/// Returns questions from the judged collections, or else sentences from the texts.
fn whole(said: &[Said]) -> Vec<Question> {
    let mut dice = Dice(23);
    let Some(corpus) = corpus() else {
        let sentences = (0..QUESTIONS).map(|_| {
            let one = &said[dice.below(said.len())];
            let from = dice.below(one.words.len() - 13);
            (one.lang.clone(), one.words[from..from + 8 + dice.below(5)].join(" "))
        });
        return sentences.collect();
    };
    let all =
        COLLECTIONS.iter().flat_map(|name| questions(&corpus.join("ir").join(name).join("queries.jsonl")));
    let long: Vec<Question> = all
        .filter(|question| question.text.split_whitespace().count() > 6)
        .map(|question| (question.lang, question.text))
        .collect();
    (0..QUESTIONS).map(|_| long[dice.below(long.len())].clone()).collect()
}
