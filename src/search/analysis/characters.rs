//! The characters that words are made of, and those that hold parts of words together.

use unicode_normalization::char::is_combining_mark;

/// The hyphens that hold a compound together, and the dashes that are typed for them in codes (`COVID–19`).
pub fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2012}' | '–')
}

/// What belongs to the letter before it: accents that no letter has of its own.
pub fn is_mark(c: char) -> bool {
    !c.is_ascii() && is_combining_mark(c)
}

/// What words are made of. Some apostrophes are letters to Unicode; taken for the beginning of a word that has no
/// letter they would be found again and again without end.
pub fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && !is_apostrophe(c)
}

/// Everything that is typed for an apostrophe.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '\u{2BC}' | '\u{2BB}' | '\u{2032}' | '`' | '´')
}
