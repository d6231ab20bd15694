//! Benchmarks of speed and memory: each figure is compared with a floor that is measured in the same run, in turns.
//! `cargo bench` measures everything, `cargo bench -- search write` only those parts. See `docs/performance.md`.

mod against;
mod bare;
mod collections;
mod concepts;
mod data;
mod figures;
mod floor;
mod load;
mod pages;
mod peers;
mod process;
mod published;
mod quality;
mod reindex;
mod relax;
mod scale;
mod search;
mod start;
mod suggest;
mod texts;
mod write;

use std::path::{Path, PathBuf};

/// Number of times that each thing is measured, in turns with its floor.
pub const ROUNDS: usize = 5;
/// Number of sections; for measurements over HTTP, ACERVO_BENCH_SECTIONS can set another number.
pub const SECTIONS: usize = 10_000;

const PARTS: [&str; 15] = [
    "search",
    "relax",
    "memory",
    "suggest",
    "published",
    "pages",
    "peers",
    "write",
    "fresh",
    "start",
    "reindex",
    "quality",
    "concepts",
    "scale",
    "against",
];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    // The processes that a benchmark starts.
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--floor", folder] => return floor::serve(Path::new(folder)),
        ["--peer", target] => return peers::serve(target),
        ["--scale-fill", folder, count] => {
            return scale::fill(Path::new(folder), count.parse().expect("a number"));
        }
        ["--scale-ask", folder, count] => {
            return scale::ask(Path::new(folder), count.parse().expect("a number"));
        }
        _ => {}
    }
    // `cargo test --all-targets` also runs benches.
    if !arguments.iter().any(|argument| argument == "--bench") {
        return println!("run with cargo bench");
    }
    let wanted: Vec<&str> = arguments.iter().map(String::as_str).filter(|name| *name != "--bench").collect();
    if let Some(unknown) = wanted.iter().find(|name| !PARTS.contains(name)) {
        eprintln!("there is no part {unknown}; the parts are {}", PARTS.join(", "));
        std::process::exit(2);
    }
    let wants = |part: &str| wanted.is_empty() || wanted.contains(&part);

    if wants("quality") {
        quality::measure();
    }
    if wants("quality") || wants("concepts") {
        concepts::measure();
    }
    if !wanted.is_empty() && wanted.iter().all(|part| ["quality", "concepts"].contains(part)) {
        return;
    }
    let scratch = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder beside the target");
    // The filled data folder: created for each run, or kept between runs at the path in ACERVO_BENCH_DATA.
    let kept = std::env::var("ACERVO_BENCH_DATA").ok().map(PathBuf::from);
    let master = kept.unwrap_or_else(|| scratch.path().join("master"));
    if wanted.contains(&"scale") {
        // Beside the data folder, which is copied as a whole.
        scale::measure(&master.with_extension("scale"));
        if wanted == ["scale"] {
            return;
        }
    }
    if wants("memory") {
        relax::memory(&scratch.path().join("empty"));
        if wanted == ["memory"] {
            return;
        }
    }
    let sections = std::env::var("ACERVO_BENCH_SECTIONS").ok().map(|count| count.parse().expect("a number"));
    if wants("relax") {
        relax::measure(&master.with_extension("relax"), sections.unwrap_or(SECTIONS), scratch.path());
        if wanted == ["relax"] {
            return;
        }
    }
    let filled = data::fill(&master, "", sections.unwrap_or(SECTIONS));
    let service = scratch.path().join("service");
    let bare = scratch.path().join("floor");
    process::copy(&master, &service);
    process::copy(&master, &bare);

    if wanted.contains(&"against") {
        against::measure(&master, scratch.path());
        if wanted == ["against"] {
            return;
        }
    }
    if wants("start") {
        start::measure(&service);
    }
    if wants("reindex") {
        reindex::measure(&master, scratch.path());
    }
    if wants("peers") {
        peers::measure(&process::Server::service(&service, ""), scratch.path());
    }
    if wants("search") || wants("suggest") || wants("published") || wants("pages") {
        let server = process::Server::service(&service, "");
        let floor = process::Server::floor(&bare, &server, &filled.ids);
        if wants("published") {
            published::measure(&server, &floor, &filled);
        }
        if wants("pages") {
            pages::measure(&server, &floor, &bare, &filled);
        }
        if wants("search") {
            search::measure(&server, &floor);
        }
        if wants("suggest") {
            suggest::measure(&server);
        }
    }
    if wants("write") {
        write::measure("SQLite", &service, "", &bare.join("acervo.db").to_string_lossy(), &filled);
    }
    if wants("fresh") {
        write::freshness("SQLite", &service, "", &filled);
    }
    if let (true, Ok(url)) = (wants("write") || wants("fresh"), std::env::var("TEST_POSTGRES_URL")) {
        data::with_postgres(&url, scratch.path(), |folder, url, floor, filled| {
            if wants("write") {
                write::measure("PostgreSQL", folder, url, floor, filled);
            }
            if wants("fresh") {
                write::freshness("PostgreSQL", folder, url, filled);
            }
        });
    }
}
