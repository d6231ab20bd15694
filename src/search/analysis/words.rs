//! Cuts text into words, the same way for every language, so that positions agree between the fields.

use std::ops::Range;

/// Longer words are not language (keys, base64, a line without spaces): they are left out of index and query.
const MAX_BYTES: usize = 64;
/// A compound of more parts than that is a slug or a chain, of which nobody types the joined form.
const MAX_PARTS: usize = 3;
/// What French shortens before a vowel: `l'inclusion` is the word `inclusion`.
const ELIDED: [&str; 13] =
    ["l", "d", "j", "n", "s", "m", "t", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"];

/// A word of a text, by its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// Which word of the text it is.
    pub position: usize,
    /// How many words it covers: more than one for the joined form of a compound.
    pub span: usize,
}

/// The words of a text, in order. A compound (`socio-económico`) comes joined first, then part by part, so
/// that it meets both `socioeconómico` and `socio económico`.
pub fn words(text: &str) -> Words<'_> {
    Words { text, at: 0, position: 0, parts_until: 0, waiting: None }
}

/// The iterator that [`words`] gives.
pub struct Words<'a> {
    text: &'a str,
    at: usize,
    position: usize,
    /// Up to here the parts of a compound go that has been given joined already.
    parts_until: usize,
    waiting: Option<Range<usize>>,
}

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        if let Some(range) = self.waiting.take() {
            return Some(self.give(range));
        }
        loop {
            let start = self.run_start(self.at)?;
            let run = self.run_end(start);
            let end = self.acronym_end(start, run).unwrap_or_else(|| self.number_end(run, start));
            self.at = end;
            if end - start > MAX_BYTES {
                self.position += 1;
                continue;
            }
            if self.is_elided(start, end) || self.is_possessive(start, end) {
                continue;
            }
            if start >= self.parts_until {
                let (whole, parts) = self.compound(start, end);
                self.parts_until = whole;
                if (2..=MAX_PARTS).contains(&parts) && whole - start <= MAX_BYTES {
                    self.waiting = Some(start..end);
                    return Some(Word { range: start..whole, position: self.position, span: parts });
                }
            }
            return Some(self.give(start..end));
        }
    }
}

impl Words<'_> {
    fn give(&mut self, range: Range<usize>) -> Word {
        self.position += 1;
        Word { range, position: self.position - 1, span: 1 }
    }

    // Text is mostly ASCII, and all of it comes through here: these two look at bytes while they can.

    fn run_start(&self, from: usize) -> Option<usize> {
        let mut at = from;
        loop {
            match self.text.as_bytes().get(at)? {
                b if b.is_ascii_alphanumeric() => return Some(at),
                b if b.is_ascii() => at += 1,
                _ => match self.char_at(at)? {
                    c if is_letter(c) => return Some(at),
                    c => at += c.len_utf8(),
                },
            }
        }
    }

    fn run_end(&self, start: usize) -> usize {
        let mut at = start;
        while let Some(b) = self.text.as_bytes().get(at) {
            if b.is_ascii_alphanumeric() {
                at += 1;
            } else if b.is_ascii() {
                break;
            } else if *b == 0xC3 && !matches!(self.text.as_bytes()[at + 1], 0x97 | 0xB7) {
                // À to ÿ, but for × and ÷: the accents of the four languages.
                at += 2;
            } else {
                match self.char_at(at) {
                    Some(c) if is_letter(c) || is_mark(c) => at += c.len_utf8(),
                    _ => break,
                }
            }
        }
        at
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text[at..].chars().next()
    }

    /// The end of `25.871` or `10,7`: digits with single points or commas between them.
    fn number_end(&self, run_end: usize, start: usize) -> usize {
        let digits = |from: usize, to: usize| self.text.as_bytes()[from..to].iter().all(u8::is_ascii_digit);
        let mut end = run_end;
        if digits(start, end) {
            while matches!(self.text.as_bytes().get(end), Some(b'.' | b',')) {
                let further = self.run_end(end + 1);
                if further == end + 1 || !digits(end + 1, further) {
                    break;
                }
                end = further;
            }
        }
        end
    }

    /// The end of `C.A.N.` or `EE. UU.`: capitals, one or two at a time, with points between them.
    fn acronym_end(&self, start: usize, first_end: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let capitals = |from: usize, to: usize| {
            (1..=2).contains(&(to - from)) && bytes[from..to].iter().all(u8::is_ascii_uppercase)
        };
        let doubled = |from: usize, to: usize| to - from == 2 && bytes[from] == bytes[from + 1];
        let mut end = None;
        let (mut from, mut to) = (start, first_end);
        while capitals(from, to) && bytes.get(to) == Some(&b'.') {
            // Only doubled letters stand apart: "EE. UU.", but not "Art. V. A".
            let apart = usize::from(doubled(from, to) && bytes.get(to + 1) == Some(&b' '));
            let next = to + 1 + apart;
            let next_end = self.run_end(next);
            if !capitals(next, next_end) || (apart == 1 && !doubled(next, next_end)) {
                break;
            }
            (from, to) = (next, next_end);
            end = Some(to);
        }
        end
    }

    fn is_elided(&self, start: usize, end: usize) -> bool {
        self.char_at(end).is_some_and(is_apostrophe)
            && self.text[end..].chars().nth(1).is_some_and(char::is_alphanumeric)
            && ELIDED.iter().any(|elided| elided.eq_ignore_ascii_case(&self.text[start..end]))
    }

    fn is_possessive(&self, start: usize, end: usize) -> bool {
        let mut before = self.text[..start].chars().rev();
        matches!(&self.text[start..end], "s" | "S")
            && before.next().is_some_and(is_apostrophe)
            && before.next().is_some_and(char::is_alphanumeric)
    }

    /// Where the compound that begins with this word ends, and of how many parts it is. Only letters
    /// compound.
    fn compound(&self, start: usize, first_end: usize) -> (usize, usize) {
        let lettered = |from: usize, to: usize| !self.text[from..to].contains(char::is_numeric);
        let (mut end, mut parts) = (first_end, 1);
        while let Some(hyphen) = self.char_at(end).filter(|c| is_hyphen(*c)) {
            let from = end + hyphen.len_utf8();
            let next_end = self.run_end(from);
            if next_end == from || !lettered(from, next_end) || !lettered(start, first_end) {
                break;
            }
            end = next_end;
            parts += 1;
        }
        (end, parts)
    }
}

/// The hyphens that hold a compound together; a dash is none.
pub fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// What belongs to the letter before it: combining accents, soft hyphens (Word leaves them) and joiners.
pub fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{AD}' | '\u{200C}' | '\u{200D}')
}

/// What words are made of. Some apostrophes are letters to Unicode; taken for the beginning of a word that has no
/// letter they would be found again and again without end.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && !is_apostrophe(c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '\u{2BC}' | '\u{2BB}' | '`' | '´')
}

#[cfg(test)]
mod tests {
    use super::words;

    fn cut(text: &str) -> Vec<String> {
        words(text).map(|word| format!("{}:{}", word.position, &text[word.range])).collect()
    }

    #[test]
    fn numbers_of_laws_stay_whole() {
        assert_eq!(cut("Ley 25.871/2004, art. 3º"), ["0:Ley", "1:25.871", "2:2004", "3:art", "4:3º"]);
        assert_eq!(cut("3×4÷ñ ÿé"), ["0:3", "1:4", "2:ñ", "3:ÿé"]);
        assert_eq!(cut("ODS 10.7. En 2019-05"), ["0:ODS", "1:10.7", "2:En", "3:2019", "4:05"]);
    }

    #[test]
    fn any_character_comes_to_an_end() {
        assert_eq!(cut("\u{2BC} \u{2BB}okina l\u{2BC}inclusion"), ["0:okina", "1:inclusion"]);
        for c in ('\0'..=char::MAX).filter(|c| !c.is_ascii()) {
            for text in [format!("{c}"), format!("a{c}b"), format!("A.{c}.B-{c}")] {
                assert!(words(&text).take(20).count() < 20, "{c:?}");
            }
        }
    }

    #[test]
    fn an_acronym_with_points_is_one_word() {
        assert_eq!(cut("la C.A.N. y EE. UU."), ["0:la", "1:C.A.N", "2:y", "3:EE. UU"]);
        assert_eq!(cut("U.S. law, O.N.U"), ["0:U.S", "1:law", "2:O.N.U"]);
        assert_eq!(cut("Art. V. A. b.c"), ["0:Art", "1:V", "2:A", "3:b", "4:c"]);
        assert_eq!(cut("fin de la A.B"), ["0:fin", "1:de", "2:la", "3:A.B"]);
    }

    #[test]
    fn what_french_elides_and_what_english_owns_is_no_word() {
        assert_eq!(cut("l’inclusion d'accueil, qu'elle"), ["0:inclusion", "1:accueil", "2:elle"]);
        assert_eq!(cut("the migrant's rights"), ["0:the", "1:migrant", "2:rights"]);
        assert_eq!(cut("d' l"), ["0:d", "1:l"]);
    }

    #[test]
    fn a_compound_comes_joined_and_in_parts() {
        assert_eq!(
            cut("la socio-económica hoy"),
            ["0:la", "1:socio-económica", "1:socio", "2:económica", "3:hoy"]
        );
        assert_eq!(cut("a-b-c-d"), ["0:a", "1:b", "2:c", "3:d"]);
        assert_eq!(cut("-a -- b-"), ["0:a", "1:b"]);
    }

    #[test]
    fn accents_written_apart_and_soft_hyphens_do_not_cut_a_word() {
        assert_eq!(cut("accio\u{301}n migra\u{ad}toria"), ["0:accio\u{301}n", "1:migra\u{ad}toria"]);
    }
}
