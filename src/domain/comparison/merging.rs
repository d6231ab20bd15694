//! Merging two texts made from the same one: by paragraph, then by sentence, never by word, since two changes to one
//! sentence can make a sentence that nobody wrote.

use std::collections::HashSet;
use std::time::Instant;

use super::matching::{Edit, Profiles, deadline, edits, paired};
use super::pieces::{Piece, begins_line, paragraphs, sentences, texts};
use super::threeway::{By, Stretch, pick, stretches};

/// Two texts merged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The parts, in order. They are the text, once one side of each conflict is chosen.
    pub parts: Vec<Part>,
}

/// A part of a merged text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// The same in both, or changed in one only.
    Text(String),
    /// Changed by both in different ways.
    Conflict(Conflict),
}

/// Whole sentences that both sides changed. Each text ends with the white space that follows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The sentences before; empty if both added something in the same place.
    pub base: String,
    /// What the first side made of them; empty if it removed them.
    pub a: String,
    /// What the second side made of them.
    pub b: String,
}

impl Merged {
    /// The text, if there is no conflict.
    pub fn text(&self) -> Option<String> {
        self.conflicts().next().is_none().then(|| self.resolved(|conflict| &conflict.a))
    }

    /// The conflicts, in order.
    pub fn conflicts(&self) -> impl Iterator<Item = &Conflict> {
        self.parts.iter().filter_map(|part| match part {
            Part::Conflict(conflict) => Some(conflict),
            Part::Text(_) => None,
        })
    }

    /// The text with what is chosen of each conflict.
    pub fn resolved<'a>(&'a self, choose: impl Fn(&'a Conflict) -> &'a str) -> String {
        let texts = self.parts.iter().map(|part| match part {
            Part::Text(text) => text.as_str(),
            Part::Conflict(conflict) => choose(conflict),
        });
        texts.collect()
    }
}

/// Merges two texts made from `base`. Changes to different sentences are merged. A conflict is reported if both changed
/// a sentence in different ways, or both added something in the same place. A sentence that both kept stays.
pub fn merge(base: &str, a: &str, b: &str) -> Merged {
    if let Some(text) = pick(base, a, b) {
        return Merged { parts: vec![Part::Text(text.to_owned())] };
    }
    let sides = [Side::of(base), Side::of(a), Side::of(b)];
    let mut merging = Merging { deadline: deadline(), placed: Vec::new() };
    merging.level([&sides[0].pieces, &sides[1].pieces, &sides[2].pieces], Level::Paragraphs);
    let [base_side, a_side, b_side] = &sides;
    let lead = space(base_side.lead, a_side.lead, b_side.lead);
    let tail = space(base_side.tail, a_side.tail, b_side.tail);
    let merged = Merged { parts: written(&merging.placed, lead, tail) };
    match merged.conflicts().next().is_none() && !keeps(base, a, b, &merging.placed) {
        true => {
            let conflict = Conflict { base: base.to_owned(), a: a.to_owned(), b: b.to_owned() };
            Merged { parts: vec![Part::Conflict(conflict)] }
        }
        false => merged,
    }
}

/// A paragraph or sentence of one side.
#[derive(Clone, Copy, PartialEq)]
struct Unit<'a> {
    text: &'a str,
    /// The white space after it; none at the end of the text.
    gap: Option<&'a str>,
    /// Whether a paragraph begins with it.
    opens: bool,
}

/// One of the three texts.
struct Side<'a> {
    lead: &'a str,
    pieces: Vec<Unit<'a>>,
    tail: &'a str,
}

impl<'a> Side<'a> {
    fn of(text: &'a str) -> Side<'a> {
        let (lead, cut) = paragraphs(text);
        let tail = cut.last().map_or("", |last| last.gap);
        let mut pieces: Vec<Unit<'_>> =
            cut.iter().map(|piece| Unit { text: piece.text, gap: Some(piece.gap), opens: true }).collect();
        if let Some(last) = pieces.last_mut() {
            last.gap = None;
        }
        Side { lead, pieces, tail }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Level {
    Paragraphs,
    Sentences,
}

/// A piece of the result.
enum Placed<'a> {
    Piece(Unit<'a>),
    Conflict([Vec<Unit<'a>>; 3]),
}

struct Merging<'a> {
    deadline: Instant,
    placed: Vec<Placed<'a>>,
}

impl<'a> Merging<'a> {
    fn level(&mut self, [base, a, b]: [&[Unit<'a>]; 3], level: Level) {
        let (to_a, to_b) = (self.edits(base, a), self.edits(base, b));
        // Where the base goes on, and the sides with it.
        let (mut at, mut at_a, mut at_b) = (0, 0, 0);
        for stretch in stretches(&to_a, &to_b) {
            let until = stretch.base.start;
            self.same(&base[at..until], &a[at_a..], &b[at_b..]);
            self.changed(&stretch, [base, a, b], level);
            (at, at_a, at_b) = (stretch.base.end, stretch.a.end, stretch.b.end);
        }
        self.same(&base[at..], &a[at_a..], &b[at_b..]);
    }

    fn edits(&self, base: &[Unit<'a>], side: &[Unit<'a>]) -> Vec<Edit> {
        let only = |parts: &[Unit<'a>]| parts.iter().map(|part| part.text).collect::<Vec<_>>();
        let found = edits(&only(base), &only(side), self.deadline);
        let profiles = Profiles::of(&found, |at| Some(base[at].text), |at| Some(side[at].text));
        paired(found, |one, other| profiles.alike(one, other))
    }

    fn same(&mut self, base: &[Unit<'a>], a: &[Unit<'a>], b: &[Unit<'a>]) {
        for ((base, a), b) in base.iter().zip(a).zip(b) {
            self.placed.push(Placed::Piece(Unit {
                text: base.text,
                gap: gap(base.gap, a.gap, b.gap),
                opens: pick(base.opens, a.opens, b.opens).unwrap_or(base.opens),
            }));
        }
    }

    fn changed(&mut self, stretch: &Stretch, [base, a, b]: [&[Unit<'a>]; 3], level: Level) {
        let [of_base, of_a, of_b] =
            [&base[stretch.base.clone()], &a[stretch.a.clone()], &b[stretch.b.clone()]];
        match stretch.by {
            By::A => self.of_one(of_base, of_a, of_b),
            By::B => self.of_one(of_base, of_b, of_a),
            By::Both if same_texts(of_a, of_b) => {
                for (a, b) in of_a.iter().zip(of_b) {
                    let opens = a.opens || b.opens;
                    self.placed.push(Placed::Piece(Unit { gap: gap(None, a.gap, b.gap), opens, ..*a }));
                }
            }
            By::Both if level == Level::Paragraphs => {
                let cut = [by_sentence(of_base), by_sentence(of_a), by_sentence(of_b)];
                self.level([&cut[0], &cut[1], &cut[2]], Level::Sentences);
            }
            By::Both => {
                self.placed.push(Placed::Conflict([of_base.to_vec(), of_a.to_vec(), of_b.to_vec()]));
            }
        }
    }

    /// Places what one side made of a stretch that the other left as it was.
    fn of_one(&mut self, base: &[Unit<'a>], changed: &[Unit<'a>], left: &[Unit<'a>]) {
        for (index, part) in changed.iter().enumerate() {
            let mut part = *part;
            // The other side may have begun a paragraph here.
            if let (0, Some(base), Some(left)) = (index, base.first(), left.first()) {
                part.opens = pick(base.opens, part.opens, left.opens).unwrap_or(part.opens);
            }
            self.placed.push(Placed::Piece(part));
        }
    }
}

fn same_texts(a: &[Unit<'_>], b: &[Unit<'_>]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.text == b.text)
}

fn by_sentence<'a>(paragraphs: &[Unit<'a>]) -> Vec<Unit<'a>> {
    let mut all = Vec::new();
    for paragraph in paragraphs {
        let cut = sentences(paragraph.text);
        let last = cut.len().saturating_sub(1);
        for (index, Piece { text, gap }) in cut.into_iter().enumerate() {
            let gap = if index == last { paragraph.gap } else { Some(gap) };
            all.push(Unit { text, gap, opens: index == 0 });
        }
    }
    all
}

/// The white space after a piece. If both changed it, either will do, as long as it does not depend on their order.
fn gap<'a>(base: Option<&'a str>, a: Option<&'a str>, b: Option<&'a str>) -> Option<&'a str> {
    let chosen = pick(base, a, b).unwrap_or_else(|| a.max(b));
    chosen.or(base).or(a.max(b))
}

fn space<'a>(base: &'a str, a: &'a str, b: &'a str) -> &'a str {
    pick(base, a, b).unwrap_or_else(|| a.max(b))
}

/// Puts the pieces together.
fn written(placed: &[Placed<'_>], lead: &str, tail: &str) -> Vec<Part> {
    let mut parts = vec![Part::Text(lead.to_owned())];
    for (index, one) in placed.iter().enumerate() {
        let next = placed.get(index + 1).and_then(first);
        match one {
            Placed::Piece(piece) => {
                let text = format!("{}{}", piece.text, between(piece, next, tail));
                match parts.last_mut() {
                    Some(Part::Text(before)) => before.push_str(&text),
                    _ => parts.push(Part::Text(text)),
                }
            }
            Placed::Conflict(sides) => {
                let [base, a, b] = sides.each_ref().map(|side| joined(side, next, tail));
                parts.push(Part::Conflict(Conflict { base, a, b }));
            }
        }
    }
    parts.retain(|part| *part != Part::Text(String::new()));
    parts
}

/// What matters of the piece that comes next.
#[derive(Clone, Copy)]
struct Next {
    /// Whether a paragraph begins with it.
    opens: bool,
    /// Whether it has to begin a line.
    line: bool,
}

impl Next {
    fn of(unit: &Unit<'_>) -> Next {
        Next { opens: unit.opens, line: begins_line(unit.text) }
    }
}

/// What follows, whichever side of a conflict will be chosen.
fn first(placed: &Placed<'_>) -> Option<Next> {
    match placed {
        Placed::Piece(piece) => Some(Next::of(piece)),
        Placed::Conflict(sides) => {
            let firsts = sides.iter().filter_map(|side| side.first().map(Next::of));
            firsts.reduce(|one, two| Next { opens: one.opens || two.opens, line: one.line || two.line })
        }
    }
}

fn joined(side: &[Unit<'_>], next: Option<Next>, tail: &str) -> String {
    let mut text = String::new();
    for (index, piece) in side.iter().enumerate() {
        text.push_str(piece.text);
        text.push_str(between(piece, side.get(index + 1).map(Next::of).or(next), tail));
    }
    text
}

/// The white space between a piece and the next: its own, if it separates paragraphs where one begins and nowhere else.
fn between<'a>(piece: &Unit<'a>, next: Option<Next>, tail: &'a str) -> &'a str {
    let Some(next) = next else { return tail };
    match piece.gap {
        Some(gap) if (gap.matches('\n').count() > 1) == next.opens && !(gap.is_empty() && next.line) => gap,
        _ if next.opens => "\n\n",
        _ if next.line || begins_line(piece.text) => "\n",
        _ => " ",
    }
}

/// Whether each sentence that both sides kept is in the result. It can be missing only if it was there twice, and each
/// side removed another one.
fn keeps(base: &str, a: &str, b: &str, placed: &[Placed<'_>]) -> bool {
    let of = |text: &str| -> HashSet<String> {
        let cut = paragraphs(text).1;
        cut.iter().flat_map(|paragraph| texts(&sentences(paragraph.text))).map(str::to_owned).collect()
    };
    let mut kept = HashSet::new();
    for one in placed {
        if let Placed::Piece(piece) = one {
            kept.extend(texts(&sentences(piece.text)).into_iter().map(str::to_owned));
        }
    }
    let (a, b) = (of(a), of(b));
    of(base).iter().all(|sentence| kept.contains(sentence) || !(a.contains(sentence) && b.contains(sentence)))
}
