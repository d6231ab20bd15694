//! Shows where the words occur: snippets of the stored texts with `<mark>` around the matches.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use crate::domain::html::escape;
use crate::search::analysis::{Analysis, Beginnings, Rules, normal, stretches, words};
use crate::search::index::hit::Highlight;
use crate::search::index::parts::Part;
use crate::search::index::parts::SearchedIn;

/// Approximate length of a snippet, in bytes.
const PIECE: usize = 200;
/// Maximum distance between the first and last mark of a snippet, in bytes, which leaves room around them.
const CORE: usize = 150;
/// How far back a snippet looks for the beginning of its sentence, in bytes.
const LEAD: usize = 60;
/// Maximum number of bytes scanned in the passages of one hit.
const SCANNED: usize = 256 * 1024;

/// The words and phrases to mark. Each word or phrase of the query has a bit, so that snippets with more of them can be
/// preferred.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    next: u32,
    /// The bits of words and phrases that were typed; the others belong to alternative names for them.
    typed: u64,
    words: [HashMap<String, [u64; 3]>; 5],
    phrases: Vec<Phrase>,
    phrase_terms: HashSet<String>,
    beginnings: Beginnings,
}

#[derive(Clone, Debug)]
struct Phrase {
    bits: [u64; 3],
    terms: Vec<String>,
}

impl Phrase {
    /// Returns the location of the phrase, if it ends with the last of these words.
    fn ends(&self, run: &[(Option<String>, Range<usize>)], part: usize) -> Option<Spot> {
        let last = &run[run.len().checked_sub(self.terms.len())?..];
        let (first, end) = (last.first()?.1.start, last.last()?.1.end);
        let same = last.iter().zip(&self.terms).all(|((term, _), wanted)| term.as_ref() == Some(wanted));
        let bits = self.bits[part];
        (same && bits != 0).then_some(Spot { range: first..end, bits })
    }
}

fn bits(mark: u32, place: SearchedIn) -> [u64; 3] {
    Part::ALL.map(|part| match place {
        SearchedIn::Anywhere => 1 << mark,
        SearchedIn::In(only) if only == part => 1 << mark,
        SearchedIn::In(_) | SearchedIn::Institution => 0,
    })
}

impl Marks {
    /// Returns the number of the next word or phrase to mark that was typed; `None` if there is no room for more.
    pub fn begin(&mut self) -> Option<u32> {
        let mark = self.begin_name()?;
        self.typed |= 1 << mark;
        Some(mark)
    }

    /// Does the same for alternative names of something that was typed.
    pub fn begin_name(&mut self) -> Option<u32> {
        self.next += 1;
        (self.next <= u64::BITS).then_some(self.next - 1)
    }

    /// Marks a term produced by these rules.
    pub fn word(&mut self, mark: u32, place: SearchedIn, rules: Rules, term: String) {
        self.beginnings.add(&term);
        let marks_of = self.words[rules.index()].entry(term).or_default();
        for (marks_of, new) in marks_of.iter_mut().zip(bits(mark, place)) {
            *marks_of |= new;
        }
    }

    /// Marks a sequence of exact terms.
    pub fn phrase(&mut self, mark: u32, place: SearchedIn, terms: Vec<String>) {
        if !terms.is_empty() {
            terms.iter().for_each(|term| self.beginnings.add(term));
            self.phrase_terms.extend(terms.iter().cloned());
            self.phrases.push(Phrase { bits: bits(mark, place), terms });
        }
    }

    fn is_empty(&self) -> bool {
        self.phrases.is_empty() && self.words.iter().all(HashMap::is_empty)
    }
}

/// Creates the highlights of one response, caching the marks of each word for subsequent texts.
pub struct Highlighter {
    marks: Arc<Marks>,
    analysis: Analysis,
    marks_of: [HashMap<String, WordMarks>; 5],
}

#[derive(Clone, Default)]
struct WordMarks {
    bits: [u64; 3],
    /// The exact term, if it belongs to a phrase.
    phrase_term: Option<String>,
}

struct Spot {
    range: Range<usize>,
    bits: u64,
}

impl Highlighter {
    /// Creates a highlighter for the marks of a query.
    pub fn new(marks: Arc<Marks>, analysis: Analysis) -> Highlighter {
        Highlighter { marks, analysis, marks_of: Default::default() }
    }

    /// Returns the whole title, the best snippet of the summary, and the best snippet of the passage that contains most
    /// of the query; each only if it contains something to mark.
    pub fn highlight(
        &mut self,
        rules: Rules,
        title: &str,
        summary: &str,
        passages: &[(&str, &str)],
    ) -> Vec<Highlight> {
        let mut highlights = Vec::new();
        if self.marks.is_empty() {
            return highlights;
        }
        let spots = self.spots(rules, Part::Title, title, None);
        if !spots.is_empty() {
            highlights
                .push(Highlight { field: "title".to_owned(), html: render(title, 0..title.len(), &spots) });
        }
        let spots = self.spots(rules, Part::Summary, summary, Some(self.wanted(Part::Summary)));
        if let Some((core, _)) = best(&spots) {
            highlights.push(piece("summary", summary, core, &spots));
        }
        highlights.extend(self.passage(rules, passages));
        highlights
    }

    /// Returns everything to mark in a text, in order and without overlaps.
    pub fn ranges(&mut self, rules: Rules, part: Part, text: &str) -> Vec<Range<usize>> {
        if self.marks.is_empty() {
            return Vec::new();
        }
        merged(self.spots(rules, part, text, None).iter())
    }

    fn passage(&mut self, rules: Rules, passages: &[(&str, &str)]) -> Option<Highlight> {
        let wanted = self.wanted(Part::Text);
        let (mut left, mut most, mut met, mut chosen) = (SCANNED, 0, 0, None);
        for (field, whole) in passages {
            let text = &whole[..whole.floor_char_boundary(left)];
            left -= text.len();
            let spots = self.spots(rules, Part::Text, text, Some(wanted));
            if let Some((core, bits)) = best(&spots)
                && bits.count_ones() > most
            {
                (most, met) = (bits.count_ones(), bits);
                chosen = Some((field, whole, core, spots));
            }
            if left == 0 || met & wanted == wanted {
                break;
            }
        }
        chosen.map(|(field, whole, core, spots)| piece(field, whole, core, &spots))
    }

    /// Returns the bits of everything typed that can occur in this part. A snippet with all of it needs no alternative
    /// names.
    fn wanted(&self, part: Part) -> u64 {
        let words = self.marks.words.iter().flat_map(HashMap::values);
        let phrases = self.marks.phrases.iter().map(|phrase| &phrase.bits);
        words.chain(phrases).fold(0, |all, bits| all | bits[part as usize]) & self.marks.typed
    }

    /// Returns the spots to mark, up to the end of the first snippet that has everything in `enough`.
    fn spots(&mut self, rules: Rules, part: Part, text: &str, enough: Option<u64>) -> Vec<Spot> {
        let (part, marks) = (part as usize, self.marks.clone());
        let normal = normal(text);
        let text = normal.text();
        let mut spots: Vec<Spot> = Vec::new();
        let (mut seen, mut end) = (0, text.len());
        let mut run: Vec<(Option<String>, Range<usize>)> = Vec::new();
        'text: for stretch in stretches(&marks.beginnings, rules, text) {
            if stretch.after_others {
                run.clear();
            }
            let from = stretch.range.start;
            for word in words(&text[stretch.range]) {
                if spots.len() > seen && end == text.len() {
                    seen = spots.len();
                    end = enough.and_then(|enough| complete(&spots, enough)).unwrap_or(end);
                }
                let range = from + word.range.start..from + word.range.end;
                if range.start >= end {
                    break 'text;
                }
                let typed = &text[range.clone()];
                if !marks.beginnings.may_have(rules, typed) {
                    // Part of a number takes no position in a phrase.
                    if word.span > 0 {
                        run.clear();
                    }
                    continue;
                }
                let WordMarks { bits, phrase_term } = self.marks_of(rules, typed);
                let bits = bits[part];
                if bits != 0 {
                    spots.push(Spot { range: range.clone(), bits });
                }
                if marks.phrases.is_empty() || word.span != 1 {
                    continue;
                }
                run.push((phrase_term, range));
                spots.extend(marks.phrases.iter().filter_map(|phrase| phrase.ends(&run, part)));
            }
        }
        spots.sort_by_key(|spot| spot.range.start);
        for spot in &mut spots {
            spot.range = normal.written(spot.range.clone());
        }
        spots
    }

    fn marks_of(&mut self, rules: Rules, word: &str) -> WordMarks {
        if let Some(marks_of) = self.marks_of[rules.index()].get(word) {
            return marks_of.clone();
        }
        let mut new = WordMarks::default();
        for by in if rules == Rules::Exact { vec![rules] } else { vec![rules, Rules::Exact] } {
            let Some(term) = self.analysis.term(by, word) else { continue };
            if let Some(bits) = self.marks.words[by.index()].get(&term) {
                new.bits.iter_mut().zip(bits).for_each(|(new, bits)| *new |= bits);
            }
            if by == Rules::Exact && self.marks.phrase_terms.contains(&term) {
                new.phrase_term = Some(term);
            }
        }
        self.marks_of[rules.index()].insert(word.to_owned(), new.clone());
        new
    }
}

/// Returns where the snippet that closes with the last spot ends, if it has everything in `enough`.
fn complete(spots: &[Spot], enough: u64) -> Option<usize> {
    let end = spots.last()?.range.end;
    let mut bits = 0;
    for spot in spots.iter().rev().take_while(|spot| spot.range.start + CORE >= end) {
        bits |= spot.bits;
        if bits & enough == enough {
            return Some(spot.range.start + PIECE);
        }
    }
    None
}

/// Returns the stretch of at most [`CORE`] bytes with the most distinct bits, or among those with the most spots; the
/// first if several are equal.
fn best(spots: &[Spot]) -> Option<(Range<usize>, u64)> {
    let mut best: Option<(Range<usize>, u64, (u32, usize))> = None;
    for (first, spot) in spots.iter().enumerate() {
        let (mut bits, mut end, mut count) = (0, spot.range.end, 0);
        for next in spots[first..].iter().take_while(|next| next.range.end <= spot.range.start + CORE) {
            bits |= next.bits;
            end = end.max(next.range.end);
            count += 1;
        }
        // A single phrase may be longer than a core.
        bits |= spot.bits;
        let worth = (bits.count_ones(), count);
        if best.as_ref().is_none_or(|(.., most)| worth > *most) {
            best = Some((spot.range.start..end, bits, worth));
        }
    }
    best.map(|(range, bits, _)| (range, bits))
}

fn piece(field: &str, text: &str, core: Range<usize>, spots: &[Spot]) -> Highlight {
    let start = lead(text, core.start);
    let end = tail(text, core.end, PIECE.saturating_sub(core.end - start));
    let mut html = String::new();
    if !text[..start].trim_end().is_empty()
        && !text[..start].trim_end().ends_with(['.', '!', '?', ':', ';', '\n'])
    {
        html.push('…');
    }
    html.push_str(&render(text, start..end, spots));
    if !text[end..].trim().is_empty() && !html.ends_with('.') {
        html.push('…');
    }
    Highlight { field: field.to_owned(), html }
}

/// Returns the beginning of the sentence, or of a word, before the core.
fn lead(text: &str, core: usize) -> usize {
    let from = text.floor_char_boundary(core.saturating_sub(LEAD));
    let before = &text[from..core];
    if let Some(at) = before.rfind('\n') {
        return from + at + 1;
    }
    if let Some(at) = ["? ", "! ", ". "].iter().filter_map(|end| before.rfind(end)).max() {
        return from + at + 2;
    }
    match before.find(char::is_whitespace) {
        _ if from == 0 => 0,
        Some(at) => from + at + before[at..].chars().next().map_or(0, char::len_utf8),
        None => core,
    }
}

/// Returns the end of the last whole word after the core that fits into `room`.
fn tail(text: &str, core: usize, room: usize) -> usize {
    let to = text.floor_char_boundary(core + room).max(core);
    let after = &text[core..to];
    let end = if let Some(at) = after.find('\n') {
        core + at
    } else if to == text.len() {
        to
    } else {
        core + after.rfind(char::is_whitespace).unwrap_or(0)
    };
    core + text[core..end].trim_end().len()
}

fn render(text: &str, range: Range<usize>, spots: &[Spot]) -> String {
    let mut html = String::with_capacity(range.len() + 32);
    let mut at = range.start;
    let inside = spots.iter().filter(|spot| spot.range.start >= range.start && spot.range.end <= range.end);
    for mark in merged(inside) {
        escape(&text[at..mark.start], &mut html);
        html.push_str("<mark>");
        escape(&text[mark.clone()], &mut html);
        html.push_str("</mark>");
        at = mark.end;
    }
    escape(&text[at..range.end], &mut html);
    html
}

/// Returns what the spots, which are in order, cover. Overlapping ones, such as a word within its phrase, become one.
fn merged<'a>(spots: impl Iterator<Item = &'a Spot>) -> Vec<Range<usize>> {
    let mut merged: Vec<Range<usize>> = Vec::new();
    for spot in spots {
        match merged.last_mut() {
            Some(last) if spot.range.start < last.end => last.end = last.end.max(spot.range.end),
            _ => merged.push(spot.range.clone()),
        }
    }
    merged
}
