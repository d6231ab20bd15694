//! Which changes of two sides to the same base meet.

use std::ops::Range;

use super::matching::Edit;

/// A stretch of the base that one side or both changed. What is between the stretches is the same on all sides.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    /// The elements of the base.
    pub(super) base: Range<usize>,
    /// The elements of the first side in their place.
    pub(super) a: Range<usize>,
    /// The elements of the second side in their place.
    pub(super) b: Range<usize>,
    /// Who changed it.
    pub(super) by: By,
}

/// Who changed a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// Only the first side.
    A,
    /// Only the second side.
    B,
    /// Both.
    Both,
}

/// The stretches that two lists of edits to one base make, in order. Edits meet if they change an element in common, or
/// add something in the same place; those that only touch do not.
pub(super) fn stretches(a: &[Edit], b: &[Edit]) -> Vec<Stretch> {
    let mut all: Vec<(bool, &Edit)> = a.iter().map(|edit| (true, edit)).collect();
    all.extend(b.iter().map(|edit| (false, edit)));
    all.sort_by_key(|(_, edit)| (edit.from.start, edit.from.end));
    let mut found: Vec<Stretch> = Vec::new();
    // How much longer each side is than the base, before and behind the last stretch.
    let (mut before, mut behind) = ([0_isize; 2], [0_isize; 2]);
    for (of_a, edit) in all {
        let grown = edit.to.len() as isize - edit.from.len() as isize;
        let by = if of_a { By::A } else { By::B };
        match found.last_mut().filter(|last| meet(&last.base, &edit.from)) {
            Some(last) => {
                last.base.end = last.base.end.max(edit.from.end);
                if last.by != by {
                    last.by = By::Both;
                }
            }
            None => {
                before = behind;
                found.push(Stretch { base: edit.from.clone(), a: 0..0, b: 0..0, by });
            }
        }
        behind[usize::from(!of_a)] += grown;
        if let Some(last) = found.last_mut() {
            last.a = shifted(last.base.start, before[0])..shifted(last.base.end, behind[0]);
            last.b = shifted(last.base.start, before[1])..shifted(last.base.end, behind[1]);
        }
    }
    found
}

fn shifted(at: usize, by: isize) -> usize {
    at.saturating_add_signed(by)
}

fn meet(one: &Range<usize>, other: &Range<usize>) -> bool {
    let overlap = one.start < other.end && other.start < one.end;
    overlap || (one.is_empty() && one == other)
}

/// The value that results when two sides change one: what either made of it, if the other left it. None if both
/// changed it differently.
pub(super) fn pick<T: PartialEq>(base: T, a: T, b: T) -> Option<T> {
    if a == b || b == base {
        Some(a)
    } else if a == base {
        Some(b)
    } else {
        None
    }
}
