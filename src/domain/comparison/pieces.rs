//! Cutting a text into paragraphs, a paragraph into sentences, and a sentence into words. Nothing is lost: the pieces
//! with the white space after them are the text.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

/// A paragraph or a sentence, and the white space after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    /// The piece, which never ends with white space.
    pub(super) text: &'a str,
    /// The white space up to the next piece.
    pub(super) gap: &'a str,
}

/// Cuts a text into paragraphs: lines without a blank line between them. Also gives the blank lines before the first.
pub(super) fn paragraphs(text: &str) -> (&str, Vec<Piece<'_>>) {
    let mut pieces = Vec::new();
    let mut lead = text;
    // Where the paragraph begins, and whether the line before was blank.
    let mut begin = None;
    let mut after_blank = true;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let blank = line.trim().is_empty();
        if !blank && after_blank {
            match begin {
                None => lead = &text[..at],
                Some(begin) => pieces.push(piece(&text[begin..at])),
            }
            begin = Some(at);
        }
        after_blank = blank;
        at += line.len();
    }
    if let Some(begin) = begin {
        pieces.push(piece(&text[begin..]));
    }
    (lead, pieces)
}

/// Cuts a paragraph into sentences. Items of lists, rows of tables and other lines that Markdown keeps apart are
/// sentences of their own; a line break within running text ends none.
pub(super) fn sentences(paragraph: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    for part in separate_lines(paragraph) {
        let text = part.trim_end();
        let mut begin = 0;
        // Line breaks count as spaces here; both have one byte, so the positions stay the same.
        let flat = match text.contains(['\n', '\r']) {
            true => Cow::Owned(text.replace(['\n', '\r'], " ")),
            false => Cow::Borrowed(text),
        };
        for (at, sentence) in flat.split_sentence_bound_indices() {
            let end = at + sentence.len();
            let so_far = flat[begin..end].trim();
            if end < text.len() && (so_far.is_empty() || goes_on(so_far)) {
                continue;
            }
            let end = if end == text.len() { part.len() } else { end };
            pieces.push(piece(&part[begin..end]));
            begin = end;
        }
    }
    pieces
}

/// The texts of pieces, without the white space after them.
pub(super) fn texts<'a>(pieces: &[Piece<'a>]) -> Vec<&'a str> {
    pieces.iter().map(|piece| piece.text).collect()
}

/// Cuts a sentence into words, and what stands between them, by the rules of Unicode (UAX #29).
pub(super) fn words(sentence: &str) -> Vec<&str> {
    sentence.split_word_bounds().collect()
}

/// Whether the text begins with a line that Markdown does not join to the line before.
pub(super) fn begins_line(text: &str) -> bool {
    let text = text.trim_start();
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = digits.len() < text.len() && (digits.starts_with(". ") || digits.starts_with(") "));
    let starts = ["- ", "* ", "+ ", "|", "#", ">", "```", "~~~", "[^", "    "];
    numbered || starts.iter().any(|start| text.starts_with(start))
}

fn piece(text: &str) -> Piece<'_> {
    let (text, gap) = text.split_at(text.trim_end().len());
    Piece { text, gap }
}

/// The parts of a paragraph that are kept apart in Markdown.
fn separate_lines(paragraph: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut begin = 0;
    let mut at = 0;
    let mut apart = false;
    for line in paragraph.split_inclusive('\n') {
        if at > begin && (apart || begins_line(line)) {
            parts.push(&paragraph[begin..at]);
            begin = at;
        }
        let ended = line.trim_end_matches(['\n', '\r']);
        apart = ended.ends_with("  ") || ended.ends_with('\\') || ended.trim_start().starts_with('#');
        at += line.len();
    }
    parts.push(&paragraph[begin..]);
    parts
}

/// Abbreviations, without the point, after which a sentence usually goes on.
const ABBREVIATIONS: [&str; 48] = [
    "art", "arts", "av", "avda", "cap", "cf", "cía", "col", "dpto", "dr", "dra", "ed", "ee", "ej", "excmo",
    "fig", "gral", "hon", "inc", "ing", "jr", "lic", "me", "mlle", "mme", "mr", "mrs", "ms", "no", "nro",
    "núm", "op", "pág", "págs", "pp", "prof", "sec", "sr", "sra", "sras", "sres", "srta", "st", "sta", "ste",
    "sto", "vol", "vs",
];

/// Whether what looks like the end of a sentence is an abbreviation or an initial. Taking two sentences for one is
/// harmless; taking one for two would let changes to both halves be merged.
fn goes_on(sentence: &str) -> bool {
    let Some(before) = sentence.strip_suffix('.') else { return false };
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        (Some(initial), None) => initial.is_alphabetic(),
        _ => ABBREVIATIONS.contains(&word.to_lowercase().as_str()),
    }
}
