//! What stands in a line: its length, its longest word, and paragraphs that end.

use super::characters::break_words;
use crate::book::{Block, Inline, Marked};

/// The longest paragraph in characters, about two pages: the time for finding the best lines grows with the square.
pub const MOST_IN_PARAGRAPH: usize = 8_000;

/// Whether there is anything to see.
pub fn says_something(pieces: &[Inline]) -> bool {
    pieces.iter().any(|piece| match piece {
        Inline::Text(text) => !text.trim().is_empty(),
        Inline::Marked(Marked::Code { text }) => !text.trim().is_empty(),
        Inline::Marked(Marked::Note { blocks }) => !blocks.is_empty(),
        Inline::Marked(marked) => marked.content().is_some_and(says_something),
    })
}

/// A paragraph as several, if it is too long.
pub fn paragraphs(pieces: Vec<Inline>, n: Option<u32>) -> Vec<Block> {
    if size(&pieces) <= MOST_IN_PARAGRAPH {
        return vec![Block::P { c: pieces, n }];
    }
    let mut all = vec![Vec::new()];
    let mut length = 0;
    for piece in pieces {
        let parts = match piece {
            Inline::Text(text) => split(&text).into_iter().map(Inline::Text).collect(),
            Inline::Marked(mut marked) => {
                if let Some(inner) = marked.content_mut() {
                    cut(inner, MOST_IN_PARAGRAPH);
                }
                vec![Inline::Marked(marked)]
            }
        };
        for part in parts {
            let more = size(std::slice::from_ref(&part));
            if length > 0 && length + more > MOST_IN_PARAGRAPH {
                all.push(Vec::new());
                length = 0;
            }
            length += more;
            if let Some(last) = all.last_mut() {
                last.push(part);
            }
        }
    }
    let number = |(place, c)| Block::P { c, n: n.filter(|_| place == 0) };
    all.into_iter().enumerate().map(number).collect()
}

/// A text in pieces of at most half a paragraph, after spaces.
fn split(text: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut length = 0;
    for word in text.split_inclusive(' ') {
        length += word.chars().count();
        if length > MOST_IN_PARAGRAPH / 2 {
            pieces.push(String::new());
            length = 0;
        }
        if let Some(last) = pieces.last_mut() {
            last.push_str(word);
        }
    }
    pieces
}

/// Leaves only the first `most` characters.
pub fn cut(pieces: &mut Vec<Inline>, most: usize) {
    let mut left = most;
    cut_to(pieces, &mut left);
}

fn cut_to(pieces: &mut Vec<Inline>, left: &mut usize) {
    let mut kept = 0;
    for piece in pieces.iter_mut() {
        if *left == 0 {
            break;
        }
        kept += 1;
        match piece {
            Inline::Text(text) | Inline::Marked(Marked::Code { text }) => {
                if let Some((end, _)) = text.char_indices().nth(*left) {
                    text.truncate(end);
                    text.push('…');
                    *left = 0;
                } else {
                    *left -= text.chars().count();
                }
            }
            Inline::Marked(marked) => match marked.content_mut() {
                Some(inner) => cut_to(inner, left),
                None => *left -= 1,
            },
        }
    }
    pieces.truncate(kept);
}

/// How many characters the longest word has that does not break.
pub fn longest_word(pieces: &[Inline]) -> usize {
    let one = |piece: &Inline| match piece {
        Inline::Text(text) | Inline::Marked(Marked::Code { text }) => {
            let words = text.split([' ', '-', '/', '\u{200b}', '\u{ad}']);
            words.map(|word| word.chars().count()).max().unwrap_or(0)
        }
        Inline::Marked(marked) => marked.content().map_or(0, longest_word),
    };
    pieces.iter().map(one).max().unwrap_or(0)
}

/// How many characters there are to set.
pub fn size(pieces: &[Inline]) -> usize {
    let one = |piece: &Inline| match piece {
        Inline::Text(text) | Inline::Marked(Marked::Code { text }) => text.chars().count(),
        Inline::Marked(marked) => marked.content().map_or(1, size),
    };
    pieces.iter().map(one).sum()
}

/// Lets long words break that are wider than so many characters.
pub fn break_inlines(pieces: &mut [Inline], most: usize) {
    for piece in pieces {
        match piece {
            Inline::Text(text) | Inline::Marked(Marked::Code { text }) => break_words(text, most),
            Inline::Marked(marked) => {
                if let Some(inner) = marked.content_mut() {
                    break_inlines(inner, most);
                }
            }
        }
    }
}
