//! Large and deeply nested texts, and real ones.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::checking::assert_sound;
use super::*;
use crate::documents::import;

const LARGE: usize = 256 * 1024;

fn quick<T>(work: impl FnOnce() -> T) -> T {
    let began = Instant::now();
    let result = work();
    assert!(began.elapsed() < Duration::from_secs(15), "{:?}", began.elapsed());
    result
}

#[test]
fn size_and_time_grow_with_the_text_and_with_nothing_else() {
    for piece in [
        "a",
        "¿visa? ",
        "x&nbsp;",
        "> ",
        "- ",
        "1. ",
        "*a ",
        "**a ",
        "*a **b ",
        "_",
        "`a` ",
        "[",
        "![",
        "[a](",
        "![[",
        "&",
        "<",
        "<b>",
        "[^1]",
        "# a\n",
        "# a\n## b\n",
        "a\n\n",
        "| ",
        "[a](#a) ",
        "<https://a.example> ",
        "![a](b) ",
        "- a\n",
        "~~a~~ ",
        "[a](https://a.example) ",
        "[^1] b\n\n[^1]: c\n\n",
        "\\\n",
        "&#13;",
        "\"",
    ] {
        let length = |times: usize| {
            let source = format!("{}\n\n[^1]: note\n", piece.repeat(times));
            quick(|| render(&source, &STYLE)).html.as_str().len()
        };
        let times = LARGE / piece.len();
        let (part, whole) = (length(times / 8), length(times));
        assert!(whole <= 9 * part + 64, "{piece:?}: {part}, {whole}");
        assert!(whole < 40 * LARGE, "{piece:?}: {whole}");
    }
}

#[test]
fn deep_nesting_keeps_the_text() {
    for (open, close) in [("> ", ""), ("- ", ""), ("*", "*"), ("**", "**"), ("[", "]"), ("![", "](x)")] {
        let source = format!("{}hondo{}", open.repeat(2_000), close.repeat(2_000));
        let rendered = quick(|| render(&source, &STYLE));
        assert_sound(rendered.html.as_str());
        assert!(rendered.html.as_str().contains("hondo"), "{open}");
    }
}

#[test]
fn a_long_heading_is_not_repeated_by_each_table_under_it() {
    let source = format!("# {}\n\n{}", "título ".repeat(1_000), "| a |\n|---|\n\n".repeat(1_000));
    let rendered = quick(|| render(&source, &STYLE));
    assert_eq!(rendered.html.as_str().matches("…\"").count(), 1_000);
    assert!(rendered.html.as_str().len() < 500_000, "{}", rendered.html.as_str().len());
}

#[test]
fn a_long_table_is_shown_in_full() {
    let rows: String = (0..10_000).map(|row| format!("| fila {row} | visa |\n")).collect();
    let mark = |text: &str| text.match_indices("visa").map(|(at, _)| at..at + 4).collect();
    let source = format!("| A | B |\n|---|---|\n{rows}");
    let rendered = quick(|| render(&source, &Style { mark: &mark, ..STYLE }));
    assert_sound(rendered.html.as_str());
    assert_eq!(rendered.html.as_str().matches("<td><mark>visa</mark></td>").count(), 10_000);
    assert_eq!(rendered.words, 2 + 3 * 10_000);
}

/// Returns the real documents as Markdown, if they are available: `ACERVO_CORPUS`, or `shared/corpus` beside the
/// project.
fn real_texts() -> Vec<(String, String)> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpus");
    let corpus = std::env::var_os("ACERVO_CORPUS").map_or_else(|| PathBuf::from(beside), PathBuf::from);
    let mut texts = Vec::new();
    for folder in ["md", "docx"] {
        let Ok(entries) = std::fs::read_dir(corpus.join("office").join(folder)) else {
            eprintln!("skipped: no corpus at {}", corpus.display());
            continue;
        };
        for path in entries.filter_map(|entry| entry.ok().map(|entry| entry.path())) {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let report = std::fs::read(&path).ok().and_then(|bytes| import(&bytes, &name, "").ok());
            texts.extend(report.map(|report| (name, report.markdown)));
        }
    }
    texts
}

#[test]
fn the_cleaner_changes_nothing_in_real_texts() {
    for (name, text) in real_texts() {
        let (raw, headings, words) = quick(|| written(&text, &STYLE));
        let raw = raw.replace(output::BREAK, "");
        assert_sound(&raw);
        assert_eq!(cleaning::cleaned(&raw).as_str(), raw, "{name}");
        assert!(words > 0, "{name}");
        let steps = headings.windows(2).all(|pair| pair[1].level <= pair[0].level + 1);
        assert!(steps && headings.first().is_none_or(|first| first.level == STYLE.top), "{name}");
    }
}

#[test]
fn the_cleaner_removes_what_the_renderer_never_writes() {
    let cleaned = cleaning::cleaned(
        "<p style=\"x\" onclick=\"x\" class=\"other\">a<script>b</script><img src=\"x\"><a href=\"javascript:x\">c</a>\
         <a href=\"/api\">d</a><section role=\"alert\">e</section>",
    );
    // An image without an address shows nothing.
    assert_eq!(cleaned.as_str(), "<p>a<img><a>c</a><a>d</a></p><section>e</section>");
}
