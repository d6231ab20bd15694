//! Reduces letters to their plain form: lower case, without accents, without purely typographical differences.

use unicode_normalization::char::decompose_canonical;

use super::characters::{is_apostrophe, is_hyphen};
use super::numbers;

/// Returns the plain form of a word or number. `keep_tilde` keeps `ñ` as a letter of its own, as in Spanish.
pub fn fold(word: &str, keep_tilde: bool) -> String {
    let mut plain = String::with_capacity(word.len());
    fold_into(word, keep_tilde, &mut plain);
    plain
}

/// Does the same into an existing string, replacing its contents.
pub fn fold_into(word: &str, keep_tilde: bool, plain: &mut String) {
    plain.clear();
    let is_pointed = |c: char| matches!(c, '.' | ',' | ' ') || is_apostrophe(c);
    if word.as_bytes().first().is_some_and(u8::is_ascii_digit) && word.contains(is_pointed) {
        return plain.push_str(&numbers::plain(word));
    }
    for c in word.chars() {
        // Most characters are these, and need no table to be converted to lower case.
        match c.to_ascii_lowercase() {
            c @ ('a'..='z' | '0'..='9') => plain.push(c),
            // Only acronyms contain them: "C.A.N.", "EE. UU.".
            '.' | ' ' => {}
            _ => c.to_lowercase().for_each(|c| push_letter(c, keep_tilde, plain)),
        }
    }
}

fn push_letter(c: char, keep_tilde: bool, plain: &mut String) {
    match c {
        '\u{303}' if keep_tilde && plain.ends_with('n') => {
            plain.pop();
            plain.push('ñ');
        }
        'ñ' if keep_tilde => plain.push('ñ'),
        _ => fold_letter(c, &mut |letter| plain.push(letter)),
    }
}

/// Passes on the plain form of a letter, without characters that are not part of a word.
pub fn fold_letter(c: char, plain: &mut impl FnMut(char)) {
    if let Some(letters) = other_form(c) {
        return letters.chars().for_each(plain);
    }
    let mut has_accent = false;
    if !c.is_ascii() {
        decompose_canonical(c, |part| has_accent |= is_accent(part));
    }
    if !has_accent {
        // In other scripts, letters have parts that are not accents, which are kept.
        return plain(c);
    }
    decompose_canonical(c, |part| match other_form(part) {
        Some(letters) => letters.chars().for_each(&mut *plain),
        None => plain(part),
    });
}

/// Returns whether a character is an accent in any script.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}'
        | '\u{FE20}'..='\u{FE2F}')
}

/// Returns the plain form of a letter if it differs; `None` if the letter is already plain, or has accents that none of
/// the four languages uses.
fn other_form(c: char) -> Option<&'static str> {
    Some(match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' => "a",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ẽ' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' | 'ỹ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        'æ' => "ae",
        'œ' => "oe",
        'ß' => "ss",
        'þ' => "th",
        'ς' => "σ",
        // The joined form of a compound has no hyphens.
        _ if is_accent(c) || is_hyphen(c) => "",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn accents_go_and_the_spanish_letter_stays_where_it_is_wanted() {
        assert_eq!(fold("Œuvre", false), "oeuvre");
        assert_eq!(fold("AÇÕES", false), "acoes");
        assert_eq!(fold("AÑO", true), "año");
        assert_eq!(fold("an\u{303}o", true), "año");
        assert_eq!(fold("español", false), "espanol");
        assert_eq!(fold("accio\u{301}n", true), "accion");
        assert_eq!(fold("GROẞ STRAßE İŞ", false), "gross strasse is".replace(' ', ""));
        assert_eq!(fold("Tiếng", false), "tieng");
        assert_eq!(fold("ЁЖ ὍΣΟΣ ὅσος", false), "ежοσοσοσοσ");
        assert_eq!(fold("한국 がい", false), "한국がい");
    }

    #[test]
    fn a_number_has_one_form() {
        assert_eq!(fold("25.871", false), "25871");
        assert_eq!(fold("31 654", false), "31654");
        assert_eq!(fold("10,7", false), "10.7");
        assert_eq!(fold("B–2", false), "b2");
    }
}
