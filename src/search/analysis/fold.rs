//! Brings letters to their plain form: small, without accents, without what is only typography.

use super::words::{is_hyphen, is_mark};

/// The plain form of a word or a number. `keep_tilde` leaves `ñ` a letter of its own, as Spanish counts it.
pub fn fold(word: &str, keep_tilde: bool) -> String {
    let mut plain = String::with_capacity(word.len());
    fold_into(word, keep_tilde, &mut plain);
    plain
}

/// The same into a string that is there, whatever stands in it.
pub fn fold_into(word: &str, keep_tilde: bool, plain: &mut String) {
    plain.clear();
    if word.as_bytes().first().is_some_and(u8::is_ascii_digit) && word.contains(['.', ',']) {
        return plain.push_str(&number(word));
    }
    for c in word.chars() {
        // Most letters are these, and making them small needs no table.
        match c.to_ascii_lowercase() {
            c @ ('a'..='z' | '0'..='9') => plain.push(c),
            // Only an acronym has them inside: "C.A.N.", "EE. UU.".
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
        _ => match fold_letter(c) {
            Some(letters) => plain.push_str(letters),
            None => plain.push(c),
        },
    }
}

/// The plain form of a letter that has another; nothing for what is its own.
pub fn fold_letter(c: char) -> Option<&'static str> {
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
        // The mark of an ordinal (`3º`, `nº`) and the number of a note (`palabra¹`) are no part of the word.
        'º' | 'ª' | '²' | '³' | '¹' | '\u{2070}'..='\u{2079}' => "",
        // The joined form of a compound has no hyphens.
        _ if is_mark(c) || is_hyphen(c) => "",
        _ => return None,
    })
}

/// `25.871`, `25,871` and `25871` are one number; `10,7` and `10.7` another.
fn number(word: &str) -> String {
    let groups: Vec<&str> = word.split(['.', ',']).collect();
    let thousands = groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3);
    groups.join(if thousands { "" } else { "." })
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
    }

    #[test]
    fn a_number_has_one_form() {
        assert_eq!(fold("25.871", false), "25871");
        assert_eq!(fold("25,871", false), "25871");
        assert_eq!(fold("1.250.000", false), "1250000");
        assert_eq!(fold("10,7", false), "10.7");
        assert_eq!(fold("3º", false), "3");
    }
}
