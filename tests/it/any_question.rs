//! Any query gets a response: no query and no filter makes a search fail or keeps it busy.

use std::time::{Duration, Instant};

use acervo::domain::account::Role;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::json;

use crate::app::{Reply, TestApp, section};

/// Number of queries. Each is sent to the search, to the completions, and to one export or feed.
pub const QUESTIONS: usize = 150;
/// The service itself ends a search after five seconds.
const PATIENCE: Duration = Duration::from_secs(10);

/// A part of a query: operators of the query language, words from the texts, and anything unexpected.
fn piece() -> impl Strategy<Value = String> {
    let signs = prop::sample::select(vec![
        "\"",
        "“",
        "«",
        "»",
        "-",
        "--",
        "(",
        ")",
        ":",
        "::",
        "OR",
        "OR OR",
        "AND",
        "*",
        "?",
        "~2",
        "^9",
        "title:",
        "-title:\"",
        "country:",
        "country:CO",
        "-country:CO",
        "theme:",
        "year:",
        "year:2018-2020",
        "year:9999..0000",
        "year:x",
        "objective:99",
        "institution:",
        "nadie:nada",
        "\\",
        "/",
        "&",
        "%",
        "+",
        "'",
        "l’",
        "\u{2BC}",
        "[a TO z]",
        "{",
        "}",
        "<b>",
        ";",
        "--'",
    ]);
    let words = prop::sample::select(vec![
        "ventanilla",
        "móvil",
        "movil",
        "ventanila",
        "consulado",
        "migrasion",
        "de",
        "la",
        "the",
        "C.A.N.",
        "EE. UU.",
        "25.871",
        "3º",
        "socio-económico",
        "a-b-c-d",
        "l'inclusion",
        "ventanillamovil",
        "0",
        "-1",
        "1e999",
        "NaN",
        "null",
    ]);
    let strange = prop::sample::select(vec![
        "\u{0}",
        "\u{feff}",
        "\u{202e}",
        "\u{200d}",
        "\u{301}\u{301}\u{301}",
        "🙂",
        "👩‍👩‍👧",
        "العربية",
        "עברית",
        "中文字",
        "ﬁ",
        "ß",
        "İ",
        "ı",
        "\u{1d400}",
        "\u{10ffff}",
        "\n",
        "\t",
        "\u{85}",
        "\u{a0}",
        "ø̈",
        "ñ",
        "n\u{303}",
        "ŉ",
        "ǆ",
    ]);
    prop_oneof![
        3 => signs.prop_map(str::to_owned),
        4 => words.prop_map(str::to_owned),
        2 => strange.prop_map(str::to_owned),
        2 => any::<String>(),
        1 => ("[a-zñ]{1,3}", 20usize..400).prop_map(|(part, times)| part.repeat(times)),
        1 => ("[-(\"]{1,2}", 10usize..300).prop_map(|(part, times)| part.repeat(times)),
        1 => ("[a-z]{1,2}", 40usize..200).prop_map(|(part, times)| format!("{part} OR ").repeat(times)),
    ]
}

pub fn question() -> impl Strategy<Value = String> {
    (prop::collection::vec(piece(), 0..12), prop::sample::select(vec!["", " ", "  "]))
        .prop_map(|(pieces, between)| pieces.join(between))
}

/// Parameters with any name and value, many of them known.
pub fn parameters() -> impl Strategy<Value = Vec<(String, String)>> {
    let name = prop_oneof![
        8 => prop::sample::select(vec![
            "language", "country", "sub_region", "membership", "chapter", "theme", "gcm_objective", "guiding_principle",
            "institution", "target_group", "practice_type", "compendium", "scope", "maturity", "has_evaluation",
            "year_from", "year_to", "sort", "facets", "limit", "cursor", "lang", "stage", "submitted_from", "submitted_before",
        ]).prop_map(str::to_owned),
        1 => "[a-z_]{1,12}",
        1 => any::<String>(),
    ];
    let value = prop_oneof![
        6 => prop::sample::select(vec![
            "CO", "co", "XX", "es", "pt-BR", "work", "health", "14", "0", "-1", "2019", "99999999999999999999", "-9223372036854775808",
            "9223372036854775807", "true", "maybe", "newest", "oldest", "title", "relevance", "submitted", "2026-05-01T00:00:00Z", "-009999-01-01T00:00:00Z", "country,theme,language", "country,nothing",
            "consular-cooperation", "mre-co", "framework-document", "1", "100", "101", "c2tpcDo1", "c2tpcDo5OTk5OQ", "", "1e3", "0x10",
        ]).prop_map(str::to_owned),
        1 => any::<String>(),
        1 => "[a-z]{200,900}",
    ];
    prop::collection::vec((name, value), 0..5)
}

pub fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric();
    text.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

/// A few practices, so that there are words, similar words and values to be found.
pub async fn library(app: &TestApp) {
    let (ana, eva) = (app.author("ana").await, app.editor("eva").await);
    let bia = app.member("bia", Role::Author, "mre-br").await;
    for (language, title) in
        [("es", "Ventanilla consular móvil"), ("en", "Mobile consulates"), ("fr", "L’inclusion à l’école")]
    {
        let mut new = section("mre-co", title);
        new["language"] = language.into();
        ana.publishes(&eva, new).await;
    }
    let mut new = section("mre-br", "Ações de regularização");
    (new["language"], new["practice"]["countries"]) = ("pt".into(), json!(["BR"]));
    bia.publishes(&eva, new).await;
    app.settle();
}

/// Whether a response is well-formed according to its media type.
fn is_whole(reply: &Reply) -> bool {
    if reply.bytes.starts_with(b"PK") {
        return crate::exports::parts(reply).contains("</worksheet>");
    }
    let Ok(text) = std::str::from_utf8(&reply.bytes) else { return false };
    match reply.header("content-type").split(';').next().unwrap_or_default() {
        "application/json" | "application/problem+json" | "application/vnd.citationstyles.csl+json" => {
            serde_json::from_str::<serde_json::Value>(text).is_ok()
        }
        "application/atom+xml" => roxmltree::Document::parse(text).is_ok(),
        "text/html" => roxmltree::Document::parse(text.trim_start_matches("<!DOCTYPE html>")).is_ok(),
        "text/csv" => text.starts_with('\u{feff}') && text.ends_with("\r\n"),
        "application/x-research-info-systems" => {
            text.matches("TY  - ").count() == text.matches("ER  - ").count()
        }
        "application/x-bibtex" => text.is_empty() || text.trim_end().ends_with('}'),
        _ => false,
    }
}

stories! {
    async fn any_question_with_any_filters_is_answered_in_time(app) {
        library(&app).await;
        let (reader, editor) = (app.anonymous(), app.editor("vera").await);
        let mut runner = TestRunner::deterministic();
        let (questions, filters) = (question(), parameters());
        let files = ["search/export.csv", "search/export.xlsx", "search/export.json", "search/export.ris", "search/export.bib", "search/export.csl.json",
            "search/export.html", "feeds/published.atom"];
        let (mut answered, mut refused) = (0, 0);
        for n in 0..QUESTIONS {
            let asked = questions.new_tree(&mut runner).unwrap().current();
            let more = filters.new_tree(&mut runner).unwrap().current();
            let mut query = format!("q={}", encoded(&asked));
            for (name, value) in &more {
                query.push_str(&format!("&{}={}", encoded(name), encoded(value)));
            }
            for path in ["search", "search/suggest", "desk/search", files[n % files.len()]] {
                let begun = Instant::now();
                let who = if path == "desk/search" { &editor } else { &reader };
                let reply = who.get(&format!("/api/v1/{path}?{query}")).await;
                let took = begun.elapsed();
                let status = reply.status.as_u16();
                // 414 and 431 are for URLs that are too long.
                assert!([200, 400, 414, 422, 431].contains(&status), "{status} for {path}: {asked:?} {more:?}");
                assert!(is_whole(&reply), "{path} is broken for {asked:?} {more:?}: {reply:?}");
                assert!(took < PATIENCE, "{took:?} for {path}: {asked:?} {more:?}");
                if status == 200 { answered += 1 } else { refused += 1 }
            }
        }
        // Not everything is refused, and not everything is accepted.
        assert!(answered > QUESTIONS && refused > QUESTIONS / 10, "{answered} answered, {refused} refused");
        reader.get("/api/v1/search?q=ventanilla").await.ok();
    }
}
