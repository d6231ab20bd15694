//! What is true of every text.

use std::cell::RefCell;

use proptest::prelude::*;
use proptest::sample::select;

use super::checking::{assert_sound, read};
use super::output::BREAK;
use super::*;
use crate::documents::markdown::plain_text;
use crate::domain::text::is_blank;

/// Pieces that mean something in Markdown or HTML, or nearly do.
const PIECES: [&str; 88] = [
    "a",
    "visa ",
    "ñ",
    "你",
    "\u{a0}",
    "\u{301}",
    "😀",
    "\u{202e}",
    " ",
    "  ",
    "    ",
    "\t",
    "\n",
    "\n\n",
    "\n\n\n",
    "\r\n",
    "\\",
    "\\\n",
    "  \n",
    "*",
    "**",
    "***",
    "_",
    "__",
    "~",
    "~~",
    "`",
    "``",
    "```\n",
    "~~~\n",
    "# ",
    "## ",
    "#### ",
    "\n# ",
    "\n===\n",
    "\n---\n",
    "> ",
    ">>> ",
    "\n> ",
    "- ",
    "\n- ",
    "\n  - ",
    "\n1. ",
    "\n7) ",
    "- [ ] ",
    "| ",
    " | ",
    "\n| a | b |\n|---|--:|\n| c | d |\n",
    "\n|---|---|\n",
    "[",
    "]",
    "](",
    ")",
    "](#a)",
    "](https://a.example)",
    "[x](javascript:alert(1))",
    "[x](<JaVaScRiPt:alert(1)>)",
    "[x](data:text/html,<script>)",
    "[a]: javascript:x\n",
    "\n[a]: https://a.example \"t\"\n",
    "<https://a.example/?a&b>",
    "<javascript:x>",
    "<a@b.example>",
    "![",
    "![x](y)",
    "[^1]",
    "[^2]",
    "\n[^1]: ",
    "\n[^2]: x\n\n    ",
    "\n\n[^1]: y[^2]\n",
    "<b>",
    "</b>",
    "<script>",
    "</script>",
    "<img src=x onerror=alert(1)>",
    "\n<div onclick=\"x\">\n",
    "</div>",
    "<!--",
    "-->",
    "<style>",
    "</p>",
    "&lt;",
    "&#106;",
    "&#0;",
    "&#13;",
    "&quot;",
    "\"",
    "'",
];

fn markdown() -> impl Strategy<Value = String> {
    let piece = prop_oneof![12 => select(&PIECES[..]).prop_map(str::to_owned), 1 => "\\PC{0,6}", 1 => any::<char>().prop_map(String::from)];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Returns the text that is shown, without what the renderer adds.
fn shown_text(html: &str) -> String {
    let mut own = String::new();
    let mut rest = html;
    // What is added is in links with a role.
    while let Some(at) = rest.find(" role=\"doc-") {
        let start = rest[..at].rfind('<').unwrap();
        own.push_str(&rest[..start]);
        rest = rest[at..].split_once("</a>").unwrap().1;
    }
    own.push_str(rest);
    read(&own.replace("Picture:", "").replace("Picture", "")).1
}

fn printable(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || c.is_whitespace()).collect()
}

/// Returns the visible characters of a text. A heading or a paragraph without any is left out.
fn visible(text: &str) -> String {
    text.chars().filter(|c| !is_blank(c.encode_utf8(&mut [0; 4]))).collect()
}

proptest! {
    #[test]
    fn nothing_but_harmless_elements_comes_out_and_the_cleaner_changes_none(source in markdown()) {
        let raw = written(&source, &STYLE).0.replace(BREAK, "");
        assert_sound(&raw);
        let rendered = render(&source, &STYLE);
        prop_assert_eq!(&raw, rendered.html.as_str());
        for heading in &rendered.headings {
            let tag = format!("<h{} id=\"{}\">", heading.level, heading.id);
            prop_assert!(raw.contains(&tag), "{}", tag);
        }
    }

    #[test]
    fn what_is_shown_is_what_is_searched(source in markdown()) {
        let (raw, ..) = written(&source, &STYLE);
        prop_assert_eq!(visible(&shown_text(&raw)), visible(&plain_text(&source)));
    }

    #[test]
    fn marks_change_nothing_else_and_cover_what_was_asked(
        source in markdown(),
        marks in proptest::collection::vec((0_usize..40, 0_usize..12), 0..4),
    ) {
        let blocks = RefCell::new(String::new());
        let mark = |text: &str| -> Vec<Range<usize>> {
            let ranges: Vec<_> = marks.iter().map(|(at, length)| {
                text.floor_char_boundary(*at)..text.floor_char_boundary(at + length)
            }).collect();
            for (at, c) in text.char_indices() {
                if ranges.iter().any(|range| range.contains(&at)) {
                    blocks.borrow_mut().push(c);
                }
            }
            ranges
        };
        let (with, ..) = written(&source, &Style { mark: &mark, ..STYLE });
        let (without, ..) = written(&source, &STYLE);
        assert_sound(&with);
        prop_assert_eq!(with.replace("<mark>", "").replace("</mark>", ""), without);
        let marked: String = with.split("<mark>").skip(1).map(|part| part.split_once("</mark>").unwrap().0).collect();
        prop_assert_eq!(visible(&read(&marked).1), visible(&blocks.borrow()));
    }

    #[test]
    fn a_plain_text_stays_text(text in "\\PC{0,40}", at in 0_usize..40) {
        let shown = marked(&text, vec![0..at, at..at + 3]);
        let (tags, read) = read(shown.as_str());
        prop_assert!(tags.iter().all(|tag| tag.name == "mark"));
        prop_assert_eq!(read.replace('\u{a0}', " "), printable(&text).replace('\u{a0}', " "));
    }
}
