//! How the words of a query were read, in sentences, each with a way out.

use super::query::ListQuery;
use crate::domain::html::Html;
use crate::domain::language::UiLanguage;
use crate::http::pages::page::Page;
use crate::messages::Arg;
use crate::services::search::{Corrected, Expanded, Results};

/// Maximum number of concepts whose other names are listed, and of names per concept.
const CONCEPTS: usize = 3;
const NAMES: usize = 6;

/// Returns the sentences about a query and its results.
pub fn notes(page: &Page, query: &ListQuery, results: &Results) -> Vec<Html> {
    let (answer, read) = (&results.answer, &results.answer.query);
    let here = page.to(&query.path());
    let q = query.one("q");
    let mut notes = Vec::new();
    if !answer.index.complete {
        notes.push(page.html("search-index-incomplete", [("address", Arg::from(&here))]));
    }
    if read.cut_short {
        notes.push(page.html("search-cut-short", [("address", Arg::from(&here))]));
    }
    notes.extend(corrected(page, query, &read.corrected));
    if let Some(meant) = &read.did_you_mean {
        let address = page.to(&query.with("q", meant).path());
        notes.push(page.html("search-did-you-mean", [("meant", meant.into()), ("address", address.into())]));
    }
    if read.relaxed {
        notes.push(relaxed(page, query));
    }
    notes.extend(expanded(page, query, &read.expanded));
    if query.one("expand") == "false" && !q.is_empty() {
        let address = page.to(&query.without(&["expand"]).path());
        notes.push(page.html("search-literal", [("address", Arg::from(address))]));
    }
    for country in &results.countries {
        let address = page.to(&query.with("q", &country.rest).with("country", &country.code).path());
        let args = [("country", country.label.into()), ("address", address.into())];
        notes.push(page.html("search-only-country", args));
    }
    notes
}

/// Returns one sentence about all words that were corrected. In quotation marks, nothing is corrected.
fn corrected(page: &Page, query: &ListQuery, corrected: &[Corrected]) -> Option<Html> {
    let first = corrected.first()?;
    let mut typed: Vec<&str> = vec![&first.typed];
    let mut meant: Vec<&str> = Vec::new();
    for one in corrected {
        if !typed.contains(&one.typed.as_str()) {
            typed.push(&one.typed);
        }
        if !meant.contains(&one.meant.as_str()) {
            meant.push(&one.meant);
        }
    }
    let quoted = query.one("q").split_whitespace().map(|word| match typed.contains(&word) {
        true => format!("\"{word}\""),
        false => word.to_owned(),
    });
    let quoted = quoted.collect::<Vec<_>>().join(" ");
    let quoted = if quoted.contains('"') { quoted } else { phrase(query.one("q")) };
    let args = [
        ("meant", meant.join(", ").into()),
        ("typed", typed.join(", ").into()),
        ("address", page.to(&query.with("q", &quoted).path()).into()),
    ];
    Some(page.html("search-corrected", args))
}

fn relaxed(page: &Page, query: &ListQuery) -> Html {
    let q = query.one("q");
    if q.contains(['"', '“', '”', '«', '»', ':', '(', '-']) {
        return Html::escaped(&page.say("search-relaxed"));
    }
    let address = page.to(&query.with("q", &phrase(q)).path());
    page.html("search-relaxed-phrase", [("address", Arg::from(address))])
}

fn phrase(q: &str) -> String {
    format!("\"{}\"", q.replace(['"', '“', '”', '«', '»'], " ").trim())
}

/// Returns one sentence for each concept that was also searched for by its other names, and the way back.
fn expanded(page: &Page, query: &ListQuery, expanded: &[Expanded]) -> Option<Html> {
    let sentences = expanded.iter().take(CONCEPTS).map(|concept| {
        let begin = page.html("search-expanded", [("typed", Arg::from(&concept.typed))]);
        format!("{begin} {}.", names(page, concept))
    });
    let sentences: Vec<String> = sentences.collect();
    let address = page.to(&query.with("expand", "false").path());
    let back = page.html("search-expanded-back", [("address", Arg::from(address))]);
    (!sentences.is_empty()).then(|| Html::trusted(format!("{} {back}", sentences.join(" "))))
}

/// Returns the names of a concept, in turn one of each language: the reader's first.
fn names(page: &Page, concept: &Expanded) -> String {
    let languages = || {
        let others = UiLanguage::ALL.into_iter().filter(|each| *each != page.language);
        std::iter::once(page.language).chain(others)
    };
    let longest = concept.names.values().map(Vec::len).max().unwrap_or(0);
    let turns = (0..longest).flat_map(|turn| languages().map(move |language| (turn, language)));
    let named =
        turns.filter_map(|(turn, language)| Some((language, concept.names.get(&language)?.get(turn)?)));
    let marked = named.take(NAMES).map(|(language, name)| {
        let name = Html::escaped(name);
        match language == page.language {
            true => format!("<i>{name}</i>"),
            false => format!("<i lang=\"{}\">{name}</i>", language.code()),
        }
    });
    marked.collect::<Vec<_>>().join(", ")
}
