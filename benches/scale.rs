//! A hundred thousand sections and a million, fed straight to the index: complete searches against the same compiled
//! queries and collectors, in a separate process. Takes most of an hour, so it runs only when named:
//! `cargo bench -- scale`. `ACERVO_BENCH_DATA` keeps the indexes between runs.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use acervo::domain::language::UiLanguage;
use acervo::search::{Facet, Index, Query};

use crate::figures::{Pair, median, quantile, title, verdict};
use crate::process::{anonymous_mib, size};
use crate::reindex::documents;
use crate::texts::Words;

/// Numbers of sections.
const SIZES: [usize; 2] = [100_000, 1_000_000];
const QUESTIONS: usize = 240;
const ROUNDS: usize = 5;
/// As often as the indexer commits when it fills an index.
const BATCH: usize = 500;

/// Results for one size, to be compared with the next.
struct Asked {
    rare: f64,
}

pub fn measure(folder: &Path) {
    let mut smaller: Option<Asked> = None;
    for size in SIZES {
        let index = folder.join(format!("scale-{size}"));
        if !index.join("filled").exists() {
            child(&["--scale-fill", &index.to_string_lossy(), &size.to_string()]);
        }
        let rare: f64 = child(&["--scale-ask", &index.to_string_lossy(), &size.to_string()])
            .lines()
            .find_map(|line| line.strip_prefix("rare ")?.parse().ok())
            .expect("a figure");
        if let Some(smaller) = &smaller {
            let growth = rare / smaller.rare;
            println!(
                "  rare words: {growth:.2} × their time at {}   {}< 4 ×",
                SIZES[0],
                verdict(growth < 4.0)
            );
        }
        smaller = Some(Asked { rare });
    }
}

/// Runs this program again, so that its memory is that of the index alone. Its output is passed on.
fn child(arguments: &[&str]) -> String {
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    let output = command.args(arguments).stderr(std::process::Stdio::inherit()).output().expect("a process");
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let shown: Vec<&str> = text.lines().filter(|line| !line.starts_with("rare ")).collect();
    println!("{}", shown.join("\n"));
    text
}

pub fn fill(folder: &Path, count: usize) {
    let begun = Instant::now();
    let index = Index::open(folder).expect("an index");
    index.clear().expect("an empty index");
    for (n, document) in (1..).zip(documents(count)) {
        index.put(&document).expect("a document");
        if n % (100 * BATCH) == 0 {
            eprintln!("{n} of {count} sections, {:.0} a second", n as f64 / begun.elapsed().as_secs_f64());
        }
    }
    index.commit(1).expect("a commit");
    drop(index);
    std::fs::write(folder.join("filled"), "").expect("a mark");
    title(&format!("{count} sections fed to the index"));
    println!(
        "  {:.0} s, {:.0} a second, {:.0} MiB",
        begun.elapsed().as_secs_f64(),
        count as f64 / begun.elapsed().as_secs_f64(),
        size(folder)
    );
}

pub fn ask(folder: &Path, count: usize) {
    let index = Index::open(folder).expect("an index");
    title(&format!("Search in {count} sections, in process: 1 to 3 words, 10 hits, 4 facets, snippets"));
    let facets = [Facet::Country, Facet::Theme, Facet::GcmObjective, Facet::Institution];
    let queries: Vec<Query> = Words::new()
        .questions(QUESTIONS)
        .into_iter()
        .map(|(lang, text)| Query {
            limit: 10,
            facets: facets.to_vec(),
            ..Query::new(text, UiLanguage::of(lang).unwrap_or(UiLanguage::Es))
        })
        .collect();
    let searcher = index.searcher();
    let shares: Vec<f64> = queries
        .iter()
        .map(|query| index.search(query).expect("an answer").total as f64 / count as f64)
        .collect();
    let mut all = (Pair::new(), Pair::new());
    let (mut rare, mut third, mut rare_pair) = (Vec::new(), Vec::new(), Pair::new());
    for _ in 0..ROUNDS {
        let (mut ours, mut floor) = (Vec::new(), Vec::new());
        for query in &queries {
            let compiled = index.compile(&searcher, query).expect("a query");
            let begun = Instant::now();
            compiled.run(&searcher).expect("places");
            floor.push(begun.elapsed().as_secs_f64() * 1e3);
            let begun = Instant::now();
            index.search(query).expect("an answer");
            ours.push(begun.elapsed().as_secs_f64() * 1e3);
        }
        all.0.add(median(&ours), median(&floor));
        all.1.add(quantile(&ours, 0.99), quantile(&floor, 0.99));
        let of = |from: f64, to: f64, times: &[f64]| -> Vec<f64> {
            let fitting = times.iter().zip(&shares).filter(|(_, share)| (from..to).contains(share));
            fitting.map(|(time, _)| *time).collect()
        };
        rare_pair.add(median(&of(0.0, 0.01, &ours)), median(&of(0.0, 0.01, &floor)));
        rare.extend(of(0.0, 0.01, &ours));
        third.extend(of(0.3, 0.7, &ours));
    }
    all.0.print("median", "ms", "≤ 1.5 ×", all.0.ratio() <= 1.5);
    all.1.print("p99", "ms", "≤ 2.5 ×", all.1.ratio() <= 2.5);
    rare_pair.print("median where under 1 % match", "ms", "", true);
    let p99 = quantile(&third, 0.99);
    println!(
        "  where 30 % and more match ({} questions): median {:.1} ms, p99 {p99:.1} ms   {}< 500 ms",
        third.len() / ROUNDS,
        median(&third),
        verdict(p99 < 500.0)
    );
    let memory = anonymous_mib("self");
    println!("  memory after it (RssAnon): {memory:.0} MiB   {}< 500 MiB", verdict(memory < 500.0));
    println!("rare {}", median(&rare));
}
