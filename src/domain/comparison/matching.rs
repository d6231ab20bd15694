//! What changed between two sequences, and which of the changed elements belong together.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::time::{Duration, Instant};

use similar::{Algorithm, DiffOp, capture_diff_slices_deadline};
use unicode_segmentation::UnicodeSegmentation;

/// After this time, longer changes are reported instead of the shortest ones. Only texts made for the purpose take as
/// long.
const LONGEST: Duration = Duration::from_millis(1500);

/// The number of elements that are examined for the one that an element has become.
const WINDOW: usize = 32;

/// The share of common words from which a text counts as a changed form of another.
const ALIKE: f32 = 0.4;

/// The share from which no better counterpart is looked for.
const SURELY_ALIKE: f32 = 0.75;

/// Elements that were replaced: removed if nothing replaces them, added if they replace nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    /// The elements before.
    pub(super) from: Range<usize>,
    /// The elements after.
    pub(super) to: Range<usize>,
    /// Whether it is one element, which was changed.
    pub(super) paired: bool,
}

/// The moment at which a comparison that begins now has to end.
pub(super) fn deadline() -> Instant {
    Instant::now() + LONGEST
}

/// The edits that turn one sequence into another, in order. Everything else is the same.
pub(super) fn edits<T: Hash + Eq>(from: &[T], to: &[T], deadline: Instant) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    for op in capture_diff_slices_deadline(Algorithm::Myers, from, to, Some(deadline)) {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let (from, to) = (op.old_range(), op.new_range());
        match edits.last_mut() {
            Some(last) if last.from.end == from.start && last.to.end == to.start => {
                last.from.end = from.end;
                last.to.end = to.end;
            }
            _ => edits.push(Edit { from, to, paired: false }),
        }
    }
    edits
}

/// Splits each edit at the elements that were changed rather than replaced. `alike` gives the share that two elements
/// have in common.
pub(super) fn paired(edits: Vec<Edit>, alike: impl Fn(usize, usize) -> f32) -> Vec<Edit> {
    let mut all = Vec::with_capacity(edits.len());
    for edit in edits {
        let (mut from, mut to) = (edit.from.start, edit.to.start);
        for one in edit.from.clone() {
            let Some(other) = counterpart(one, to..edit.to.end, &alike) else { continue };
            push(&mut all, from..one, to..other);
            all.push(Edit { from: one..one + 1, to: other..other + 1, paired: true });
            (from, to) = (one + 1, other + 1);
        }
        push(&mut all, from..edit.from.end, to..edit.to.end);
    }
    all
}

fn push(edits: &mut Vec<Edit>, from: Range<usize>, to: Range<usize>) {
    if !(from.is_empty() && to.is_empty()) {
        edits.push(Edit { from, to, paired: false });
    }
}

fn counterpart(one: usize, among: Range<usize>, alike: impl Fn(usize, usize) -> f32) -> Option<usize> {
    let mut best: Option<(usize, f32)> = None;
    for other in among.take(WINDOW) {
        let share = alike(one, other);
        if share >= SURELY_ALIKE {
            return Some(other);
        }
        if share >= ALIKE && best.is_none_or(|(_, most)| share > most) {
            best = Some((other, share));
        }
    }
    best.map(|(other, _)| other)
}

/// The words of a text, in no particular order, for telling how much two texts have in common.
pub(super) struct Profile(Vec<u64>);

impl Profile {
    /// The profile of a text.
    pub(super) fn of(text: &str) -> Profile {
        let hash = |word: &str| {
            let mut hasher = DefaultHasher::new();
            word.hash(&mut hasher);
            hasher.finish()
        };
        let mut words: Vec<u64> = text.unicode_words().map(hash).collect();
        words.sort_unstable();
        Profile(words)
    }

    /// The share of words that both have, from 0 to 1.
    pub(super) fn alike(&self, other: &Profile) -> f32 {
        let (shorter, longer) = (self.0.len().min(other.0.len()), self.0.len().max(other.0.len()));
        let total = (shorter + longer) as f32;
        if shorter == 0 || 2.0 * shorter as f32 / total < ALIKE {
            return 0.0;
        }
        let (mut i, mut j, mut common) = (0, 0, 0_usize);
        while let (Some(a), Some(b)) = (self.0.get(i), other.0.get(j)) {
            common += usize::from(a == b);
            i += usize::from(a <= b);
            j += usize::from(b <= a);
        }
        2.0 * common as f32 / total
    }
}

/// The profiles of the elements that edits affect, for [`paired`].
pub(super) struct Profiles {
    from: Vec<Option<Profile>>,
    to: Vec<Option<Profile>>,
}

impl Profiles {
    /// The profiles of the elements that were edited, as texts. Only edits that replace something need them.
    pub(super) fn of<'a>(
        edits: &[Edit],
        from: impl Fn(usize) -> Option<&'a str>,
        to: impl Fn(usize) -> Option<&'a str>,
    ) -> Profiles {
        let mut profiles = Profiles { from: Vec::new(), to: Vec::new() };
        for edit in edits.iter().filter(|edit| !edit.from.is_empty() && !edit.to.is_empty()) {
            profiles.from.resize_with(edit.from.end, || None);
            profiles.to.resize_with(edit.to.end, || None);
            for at in edit.from.clone() {
                profiles.from[at] = from(at).map(Profile::of);
            }
            for at in edit.to.clone() {
                profiles.to[at] = to(at).map(Profile::of);
            }
        }
        profiles
    }

    /// The share that two elements have in common.
    pub(super) fn alike(&self, from: usize, to: usize) -> f32 {
        match (self.from.get(from), self.to.get(to)) {
            (Some(Some(from)), Some(Some(to))) => from.alike(to),
            _ => 0.0,
        }
    }
}
