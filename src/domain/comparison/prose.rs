//! Comparing two texts: paragraphs first, then the sentences of changed paragraphs, then the words of changed sentences.

use std::collections::{HashMap, HashSet, VecDeque};
use std::ops::Range;
use std::time::Instant;

use super::hunks::{Hunk, Hunks, Op};
use super::matching::{Edit, Profiles, deadline, edits, paired};
use super::pieces::{Piece, paragraphs, sentences, texts, words};

/// The number of words from which a paragraph found elsewhere counts as moved; shorter ones recur by chance.
const MOVED_WORDS: usize = 3;

/// Compares two texts. The equal and deleted hunks are `from`, the equal and inserted ones are `to`. A paragraph that
/// was moved is deleted in one place and inserted in another, under the same number in `moved`.
pub fn compare(from: &str, to: &str) -> Vec<Hunk> {
    let mut hunks = Hunks::default();
    if from == to {
        hunks.equal(from);
        return hunks.all;
    }
    let deadline = deadline();
    let ((from_lead, from), (to_lead, to)) = (paragraphs(from), paragraphs(to));
    hunks.change(from_lead, to_lead);
    let found = changed(&from, &to, deadline);
    let moves = Moves::among(&found, &from, &to);
    let profiles = Profiles::of(
        &found,
        |at| (!moves.from.contains_key(&at)).then_some(from[at].text),
        |at| (!moves.to.contains_key(&at)).then_some(to[at].text),
    );
    let found = paired(found, |one, other| profiles.alike(one, other));
    let mut walk = Walk { from: &from, to: &to, moves: &moves, hunks: &mut hunks };
    walk.along(&found, |hunks, from, to| compare_sentences(from, to, deadline, hunks));
    hunks.all
}

fn changed(from: &[Piece<'_>], to: &[Piece<'_>], deadline: Instant) -> Vec<Edit> {
    edits(&texts(from), &texts(to), deadline)
}

fn compare_sentences(from: &str, to: &str, deadline: Instant, hunks: &mut Hunks) {
    let (from, to) = (sentences(from), sentences(to));
    let found = changed(&from, &to, deadline);
    let profiles = Profiles::of(&found, |at| Some(from[at].text), |at| Some(to[at].text));
    let found = paired(found, |one, other| profiles.alike(one, other));
    let mut walk = Walk { from: &from, to: &to, moves: &Moves::default(), hunks };
    walk.along(&found, |hunks, from, to| compare_words(from, to, deadline, hunks));
}

/// Paragraphs that stand in another place: their numbers, by their positions before and after.
#[derive(Default)]
struct Moves {
    from: HashMap<usize, u32>,
    to: HashMap<usize, u32>,
}

impl Moves {
    fn among(edits: &[Edit], from: &[Piece<'_>], to: &[Piece<'_>]) -> Moves {
        let removed: HashSet<&str> = positions(edits, |edit| &edit.from).map(|at| from[at].text).collect();
        let mut added: HashMap<&str, VecDeque<usize>> = HashMap::new();
        for at in positions(edits, |edit| &edit.to) {
            let text = to[at].text;
            if removed.contains(text) && text.split_whitespace().nth(MOVED_WORDS - 1).is_some() {
                added.entry(text).or_default().push_back(at);
            }
        }
        let mut moves = Moves::default();
        let mut number = 0;
        for at in positions(edits, |edit| &edit.from) {
            if let Some(target) = added.get_mut(from[at].text).and_then(VecDeque::pop_front) {
                number += 1;
                moves.from.insert(at, number);
                moves.to.insert(target, number);
            }
        }
        moves
    }
}

fn positions<'a>(
    edits: &'a [Edit],
    side: impl Fn(&'a Edit) -> &'a Range<usize> + 'a,
) -> impl Iterator<Item = usize> + 'a {
    edits.iter().flat_map(move |edit| side(edit).clone())
}

/// Writes the hunks of two lists of pieces.
struct Walk<'a> {
    from: &'a [Piece<'a>],
    to: &'a [Piece<'a>],
    moves: &'a Moves,
    hunks: &'a mut Hunks,
}

impl Walk<'_> {
    /// Goes along the edits; `within` compares two pieces of which one is a changed form of the other.
    fn along(&mut self, edits: &[Edit], within: impl Fn(&mut Hunks, &str, &str)) {
        let (mut from, mut to) = (0, 0);
        for edit in edits {
            self.same(from..edit.from.start, to);
            if edit.paired {
                let (before, after) = (self.from[edit.from.start], self.to[edit.to.start]);
                within(self.hunks, before.text, after.text);
                self.hunks.change(before.gap, after.gap);
            } else {
                self.replaced(edit);
            }
            (from, to) = (edit.from.end, edit.to.end);
        }
        self.same(from..self.from.len(), to);
    }

    fn same(&mut self, from: Range<usize>, to: usize) {
        for (before, after) in self.from[from].iter().zip(&self.to[to..]) {
            self.hunks.equal(before.text);
            self.hunks.change(before.gap, after.gap);
        }
    }

    fn replaced(&mut self, edit: &Edit) {
        for (op, range, pieces, moves) in [
            (Op::Delete, &edit.from, self.from, &self.moves.from),
            (Op::Insert, &edit.to, self.to, &self.moves.to),
        ] {
            for at in range.clone() {
                let Piece { text, gap } = pieces[at];
                self.hunks.push(op, &format!("{text}{gap}"), moves.get(&at).copied());
            }
        }
    }
}

/// A stretch of words that is the same or was replaced, as bytes of both texts.
struct Stretch {
    same: bool,
    from: Range<usize>,
    to: Range<usize>,
}

fn compare_words(from: &str, to: &str, deadline: Instant, hunks: &mut Hunks) {
    for stretch in joined(stretches(from, to, deadline), from) {
        match stretch.same {
            true => hunks.equal(&from[stretch.from]),
            false => hunks.change(&from[stretch.from], &to[stretch.to]),
        }
    }
}

fn stretches(from: &str, to: &str, deadline: Instant) -> Vec<Stretch> {
    let (from, to) = (words(from), words(to));
    let (starts, ends) = (offsets(&from), offsets(&to));
    let mut all = Vec::new();
    let mut push = |same: bool, from: Range<usize>, to: Range<usize>| {
        let bytes = (starts[from.start]..starts[from.end], ends[to.start]..ends[to.end]);
        if !(bytes.0.is_empty() && bytes.1.is_empty()) {
            all.push(Stretch { same, from: bytes.0, to: bytes.1 });
        }
    };
    let (mut i, mut j) = (0, 0);
    for edit in edits(&from, &to, deadline) {
        push(true, i..edit.from.start, j..edit.to.start);
        (i, j) = (edit.from.end, edit.to.end);
        push(false, edit.from, edit.to);
    }
    push(true, i..from.len(), j..to.len());
    all
}

/// The position at which each word begins, and the end.
fn offsets(words: &[&str]) -> Vec<usize> {
    let mut at = 0;
    let begins = words.iter().map(|word| {
        at += word.len();
        at
    });
    std::iter::once(0).chain(begins).collect()
}

/// Joins replacements with nothing but spaces and signs between them: two phrases are easier to read than alternating
/// words.
fn joined(stretches: Vec<Stretch>, text: &str) -> Vec<Stretch> {
    let replaces = |stretch: &Stretch| !stretch.same && !stretch.from.is_empty() && !stretch.to.is_empty();
    let mut all: Vec<Stretch> = Vec::with_capacity(stretches.len());
    for stretch in stretches {
        if let [.., before, between] = all.as_mut_slice()
            && replaces(&stretch)
            && replaces(before)
            && between.same
            && !text[between.from.clone()].contains(char::is_alphanumeric)
        {
            before.from.end = stretch.from.end;
            before.to.end = stretch.to.end;
            all.pop();
        } else {
            all.push(stretch);
        }
    }
    all
}
