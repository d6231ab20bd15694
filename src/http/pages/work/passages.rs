//! The paragraphs of two texts that were compared, in the order in which they are read.

use crate::domain::comparison::{Hunk, Op};

/// Maximum number of characters of unchanged paragraphs that are not worth folding away.
const SHORT: usize = 240;

/// What stands for a line end, or for a space, that is all that changed.
const LINE_END: &str = "¶";
const SPACE: &str = "␣";

/// A part of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run<'a> {
    /// Whether both versions have it.
    pub op: Op,
    /// The text.
    pub text: &'a str,
}

/// Something to read.
#[derive(Debug, PartialEq)]
pub enum Item<'a> {
    /// Paragraphs that are the same in both versions.
    Same(Vec<Vec<Run<'a>>>),
    /// A paragraph of which parts changed.
    Changed(Vec<Run<'a>>),
    /// Paragraphs that are only in the earlier version, and paragraphs that are only in the later one.
    Whole {
        /// Those of the earlier version.
        gone: Vec<Vec<Run<'a>>>,
        /// Those of the later version.
        new: Vec<Vec<Run<'a>>>,
    },
    /// One end of a move.
    Moved {
        /// The number of the move.
        number: u32,
        /// `Delete` where the paragraph was, `Insert` where it is now.
        op: Op,
        /// The paragraph.
        text: &'a str,
    },
}

impl<'a> Run<'a> {
    /// Returns a hunk as a run. White space that was all that changed is made visible.
    pub fn of(hunk: &'a Hunk) -> Run<'a> {
        let text = match hunk.text.trim().is_empty() && hunk.op != Op::Equal {
            true if hunk.text.contains('\n') => LINE_END,
            true => SPACE,
            false => &hunk.text,
        };
        Run { op: hunk.op, text }
    }

    /// Returns the runs of a paragraph without the signs that make it a heading, unless these changed.
    pub fn without_marks(runs: &[Run<'a>]) -> Vec<Run<'a>> {
        let mut runs = runs.to_vec();
        let is_single = runs.len() == 1;
        if let Some(first) = runs.first_mut().filter(|first| first.op == Op::Equal || is_single) {
            let text = first.text.trim_start();
            let rest = text.trim_start_matches('#');
            if text.len() - rest.len() <= 6 && rest.len() < text.len() && rest.starts_with(' ') {
                first.text = rest.trim_start();
            }
        }
        runs
    }
}

/// Whether a field is only in one of the versions.
pub fn is_one_sided(hunks: &[Hunk], op: Op) -> bool {
    !hunks.is_empty() && hunks.iter().all(|hunk| hunk.op == op && hunk.moved.is_none())
}

/// Returns what there is to read in two texts that were compared.
pub fn items(hunks: &[Hunk]) -> Vec<Item<'_>> {
    let mut found = Vec::new();
    let mut runs: Vec<Run<'_>> = Vec::new();
    for (at, hunk) in hunks.iter().enumerate() {
        if let Some(number) = hunk.moved {
            add(std::mem::take(&mut runs), &mut found);
            found.push(Item::Moved { number, op: hunk.op, text: &hunk.text });
            continue;
        }
        if hunk.op != Op::Equal && hunk.text.trim().is_empty() {
            let is_break = breaks(&hunk.text).next().is_some();
            if !is_break || divides(hunks, at) {
                runs.push(Run::of(hunk));
            }
            if is_break {
                add(std::mem::take(&mut runs), &mut found);
            }
            continue;
        }
        let mut begin = 0;
        for (end, next) in breaks(&hunk.text) {
            push(&mut runs, hunk.op, &hunk.text[begin..end]);
            add(std::mem::take(&mut runs), &mut found);
            begin = next;
        }
        push(&mut runs, hunk.op, &hunk.text[begin..]);
    }
    add(runs, &mut found);
    found
}

/// Whether the end of a paragraph that changed stands between two texts that did not: there it is all that changed.
fn divides(hunks: &[Hunk], at: usize) -> bool {
    let is_text = |hunk: Option<&Hunk>| hunk.is_some_and(|hunk| hunk.op == Op::Equal && hunk.moved.is_none());
    let (before, after) = (at.checked_sub(1).and_then(|at| hunks.get(at)), hunks.get(at + 1));
    is_text(before)
        && is_text(after)
        && before.is_some_and(|hunk| !hunk.text.ends_with('\n'))
        && after.is_some_and(|hunk| !hunk.text.starts_with('\n'))
}

fn push<'a>(runs: &mut Vec<Run<'a>>, op: Op, text: &'a str) {
    // Line ends before a paragraph belong to what was before it.
    let text = if runs.is_empty() { text.trim_start_matches('\n') } else { text };
    if !text.is_empty() {
        runs.push(Run { op, text });
    }
}

/// Adds a paragraph to what was found before it.
fn add<'a>(mut runs: Vec<Run<'a>>, found: &mut Vec<Item<'a>>) {
    if let Some(last) = runs.last_mut() {
        last.text = last.text.trim_end();
    }
    runs.retain(|run| !run.text.is_empty());
    if runs.iter().all(|run| run.text.trim().is_empty()) {
        return;
    }
    let all = |op: Op| runs.iter().all(|run| run.op == op);
    match (all(Op::Equal), all(Op::Delete), all(Op::Insert), found.last_mut()) {
        (true, _, _, Some(Item::Same(paragraphs))) => paragraphs.push(runs),
        (true, ..) => found.push(Item::Same(vec![runs])),
        (_, true, _, Some(Item::Whole { gone, new })) if new.is_empty() => gone.push(runs),
        (_, true, ..) => found.push(Item::Whole { gone: vec![runs], new: Vec::new() }),
        (_, _, true, Some(Item::Whole { new, .. })) => new.push(runs),
        (_, _, true, _) => found.push(Item::Whole { gone: Vec::new(), new: vec![runs] }),
        // Nothing is left of what was there: it was replaced, not changed.
        _ if runs.iter().all(|run| run.op != Op::Equal) => {
            let (gone, new) = runs.into_iter().partition(|run| run.op == Op::Delete);
            found.push(Item::Whole { gone: vec![gone], new: vec![new] });
        }
        _ => found.push(Item::Changed(runs)),
    }
}

/// Returns the ends of paragraphs in a text, each with the beginning of what follows: line ends with an empty line
/// between them.
fn breaks(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let end = at + text[at..].find('\n')?;
            let space = text[end..].len() - text[end..].trim_start().len();
            let next = end + space;
            at = next.max(end + 1);
            if text[end..next].matches('\n').count() > 1 {
                // The white space that begins the next line is part of it.
                let begin = text[..next].rfind('\n').map_or(next, |line| line + 1);
                return Some((end, begin));
            }
        }
    })
}

/// Returns how many unchanged paragraphs are shown before those that are folded away, and the first that is shown after
/// them: the ones next to a change are, and all if they are short. `around` says whether there is a change before them,
/// and one after them.
pub fn kept(paragraphs: &[Vec<Run<'_>>], (is_after, is_before): (bool, bool)) -> (usize, usize) {
    let count = paragraphs.len();
    let (before, after) = (usize::from(is_after), count.saturating_sub(usize::from(is_before)));
    let Some(folded) = paragraphs.get(before..after) else { return (count, count) };
    let length: usize = folded.iter().flatten().map(|run| run.text.chars().count()).sum();
    if length <= SHORT { (count, count) } else { (before, after) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::comparison::compare;

    fn told(item: &Item<'_>) -> String {
        let runs = |runs: &[Run<'_>]| {
            let told = runs.iter().map(|run| match run.op {
                Op::Equal => run.text.to_owned(),
                Op::Insert => format!("+{}+", run.text),
                Op::Delete => format!("-{}-", run.text),
            });
            told.collect::<String>()
        };
        let all =
            |paragraphs: &[Vec<Run<'_>>]| paragraphs.iter().map(|p| runs(p)).collect::<Vec<_>>().join("|");
        match item {
            Item::Same(paragraphs) => format!("same {}", all(paragraphs)),
            Item::Changed(changed) => format!("changed {}", runs(changed)),
            Item::Whole { gone, new } => format!("gone {} new {}", all(gone), all(new)),
            Item::Moved { number, op, text } => format!("{op:?} {number} {}", text.trim()),
        }
    }

    fn all(from: &str, to: &str) -> Vec<String> {
        items(&compare(from, to)).iter().map(told).collect()
    }

    #[test]
    fn paragraphs_are_the_same_changed_or_only_in_one_version() {
        assert_eq!(
            all(
                "Uno.\n\nDos mesas de trabajo.\n\nTres.",
                "Uno.\n\nDos mesas de diálogo.\n\nTres.\n\nCuatro casas nuevas."
            ),
            [
                "same Uno.",
                "changed Dos mesas de -trabajo-+diálogo+.",
                "same Tres.",
                "gone  new +Cuatro casas nuevas.+"
            ]
        );
        assert_eq!(all("", "Uno.\n\nDos."), ["gone  new +Uno.+|+Dos.+"]);
        assert_eq!(all("Uno.\n\nDos.", ""), ["gone -Uno.-|-Dos.- new "]);
    }

    #[test]
    fn a_moved_paragraph_is_named_at_both_ends() {
        let found = all(
            "El primero de los párrafos.\n\nEl segundo párrafo largo.\n\nEl tercero también.",
            "El segundo párrafo largo.\n\nEl tercero también.\n\nEl primero de los párrafos.",
        );
        assert!(found.iter().any(|item| item == "Delete 1 El primero de los párrafos."), "{found:?}");
        assert!(found.iter().any(|item| item == "Insert 1 El primero de los párrafos."), "{found:?}");
    }

    #[test]
    fn white_space_that_is_all_that_changed_is_visible() {
        let hunks = [
            Hunk { op: Op::Equal, text: "Uno.".into(), moved: None },
            Hunk { op: Op::Insert, text: "\n\n".into(), moved: None },
            Hunk { op: Op::Equal, text: "Dos.".into(), moved: None },
        ];
        let told: Vec<String> = items(&hunks).iter().map(told).collect();
        assert_eq!(told, ["changed Uno.+¶+", "same Dos."]);
    }

    #[test]
    fn the_signs_of_a_heading_are_left_out_unless_they_changed() {
        let run = |op, text| Run { op, text };
        assert_eq!(Run::without_marks(&[run(Op::Insert, "## Datos")]), [run(Op::Insert, "Datos")]);
        let changed = [run(Op::Delete, "##"), run(Op::Insert, "###"), run(Op::Equal, " Datos")];
        assert_eq!(Run::without_marks(&changed), changed);
        assert_eq!(Run::without_marks(&[run(Op::Equal, "#uno")]), [run(Op::Equal, "#uno")]);
    }

    #[test]
    fn no_paragraph_is_lost_whatever_the_white_space() {
        for text in ["\n\n", "a\n \n\tb\n\n\n  c", " \n\n a", "a\u{a0}\n\nb\r\n\r\nc", "\n", "a\n\n"] {
            let hunks = [Hunk { op: Op::Equal, text: text.into(), moved: None }];
            let found: String = items(&hunks).iter().map(told).collect();
            for word in text.split_whitespace() {
                assert!(found.contains(word), "{text:?}: {found}");
            }
        }
    }

    #[test]
    fn long_unchanged_passages_are_folded_but_for_what_is_next_to_a_change() {
        let long = "palabra ".repeat(40);
        let paragraph = || vec![Run { op: Op::Equal, text: &long }];
        let five: Vec<_> = (0..5).map(|_| paragraph()).collect();
        assert_eq!(kept(&five, (true, true)), (1, 4));
        assert_eq!(kept(&five, (false, true)), (0, 4));
        assert_eq!(kept(&five, (true, false)), (1, 5));
        assert_eq!(kept(&five[..2], (true, true)), (2, 2), "nothing to fold");
        assert_eq!(kept(&five[..1], (true, true)), (1, 1));
    }
}
